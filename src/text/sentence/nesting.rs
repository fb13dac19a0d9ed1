//! The quotes and brackets that are open at a place in the paragraph.

use super::chars::{bracket_pair, closing_bracket, is_blank, is_quote, stop_kind};
use super::stop::Opener;

/// Deeper nesting is broken text; forgetting it keeps a paragraph of nothing but brackets linear.
const DEEPEST: usize = 16;

/// The open quotes and brackets, innermost last.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    open: Vec<Opener>,
}

/// The side of a quote or bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Opening,
    Closing,
}

impl Nesting {
    /// The side of the quote or bracket `c` between its neighbours; none for any other character.
    pub(super) fn side(&self, before: Option<char>, c: char, after: Option<char>) -> Option<Side> {
        match c {
            '﴾' | '﴿' if self.position(c).is_some() => Some(Side::Closing),
            _ if bracket_pair(c).is_some() => Some(Side::Opening),
            _ if closing_bracket(c) => Some(Side::Closing),
            _ if is_quote(c) => Some(self.quote_side(before, c, after)),
            _ => None,
        }
    }

    /// Writers mix up `“` and `”`, and some languages turn `«` and `»` round; what touches the quote says more.
    fn quote_side(&self, before: Option<char>, c: char, after: Option<char>) -> Side {
        let outer = |side: Option<char>| side.is_none_or(|c| is_blank(c) || matches!(c, '(' | '['));
        let is_open = self.position(c).is_some();
        match (outer(before), after.is_none_or(ends_a_quote)) {
            (true, false) => Side::Opening,
            (false, true) => Side::Closing,
            _ if matches!(c, '«' | '‹') && !is_open => Side::Opening,
            _ if matches!(c, '»' | '›') || is_open => Side::Closing,
            _ => Side::Opening,
        }
    }

    pub(super) fn open(&mut self, opener: Opener) {
        if self.open.len() == DEEPEST {
            self.open.clear();
        }
        self.open.push(opener);
    }

    /// Takes the opener that `c` closes, and all that was opened inside it.
    pub(super) fn close(&mut self, c: char) -> Option<Opener> {
        let at = self.position(c)?;
        let opener = self.open.get(at).copied();
        self.open.truncate(at);
        opener
    }

    /// Whether a bracket is open.
    pub(super) fn in_bracket(&self) -> bool {
        self.open.iter().any(|opener| bracket_pair(opener.mark).is_some())
    }

    /// Forgets the brackets: a sentence that ended inside of one was no aside.
    pub(super) fn sentence_ended(&mut self) {
        self.open.retain(|opener| bracket_pair(opener.mark).is_none());
    }

    /// Whether `c` has an opener that it could close.
    pub(super) fn is_open(&self, c: char) -> bool {
        self.position(c).is_some()
    }

    fn position(&self, c: char) -> Option<usize> {
        self.open.iter().rposition(|opener| {
            bracket_pair(opener.mark).map_or_else(|| family(opener.mark) == family(c), |pair| pair == c)
        })
    }
}

fn ends_a_quote(c: char) -> bool {
    is_blank(c) || closing_bracket(c) || stop_kind(c).is_some() || matches!(c, ',' | '،' | '»' | '”' | '-')
}

fn family(quote: char) -> u8 {
    match quote {
        '«' | '»' => 1,
        '‹' | '›' => 2,
        _ if is_quote(quote) => 3,
        _ => 0,
    }
}
