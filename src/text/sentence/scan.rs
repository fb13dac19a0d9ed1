//! Walks through a paragraph once, finds each stop and the marks that belong to it, and asks the rules.

use std::iter::Peekable;
use std::ops::Range;

use super::SentenceRules;
use super::chars::{
    self, StopKind, bracket_pair, is_blank, is_closing, is_dash, is_mark, is_single_quote, stop_kind,
};
use super::list_numbers::Enumeration;
use super::nesting::{Nesting, Side};
use super::stop::{Opener, Stop};
use super::{arabic, glued, latin, rules, words};
use crate::text::boundaries::sentence_starts;
use crate::text::slice;
use crate::text::tags::{self, TagForm};

/// The byte offsets at which a new sentence (or the white space before it) begins.
pub(super) fn breaks(paragraph: &str, rules: &SentenceRules) -> Vec<usize> {
    let plain = chars::without_line_breaks(paragraph);
    let mut scanner = Scanner::new(&plain, rules);
    let mut unicode = sentence_starts(&plain).peekable();
    while let Some(c) = scanner.here() {
        scanner.foreign_break(&mut unicode);
        scanner.step(c);
    }
    scanner.found
}

struct Scanner<'a> {
    text: &'a str,
    rules: &'a SentenceRules,
    at: usize,
    previous: Option<char>,
    sentence: usize,
    has_words: bool,
    dash_open: bool,
    nesting: Nesting,
    enumeration: Enumeration,
    token: glued::Token,
    found: Vec<usize>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, rules: &'a SentenceRules) -> Self {
        Self {
            text,
            rules,
            at: 0,
            previous: None,
            sentence: 0,
            has_words: false,
            dash_open: false,
            nesting: Nesting::default(),
            enumeration: Enumeration::default(),
            token: glued::Token::default(),
            found: Vec::new(),
        }
    }

    fn here(&self) -> Option<char> {
        slice(self.text, self.at..self.text.len()).chars().next()
    }

    /// The character at the byte `at`, or after the tags there.
    fn char_at(&self, at: usize) -> Option<char> {
        let rest = slice(self.text, at..self.text.len());
        slice(rest, tags::leading(rest)..rest.len()).chars().next()
    }

    /// The tag here with its length.
    fn tag(&self) -> Option<(TagForm, usize)> {
        tags::tag(slice(self.text, self.at..self.text.len()))
    }

    fn advance(&mut self, c: char) {
        self.at += c.len_utf8();
        self.previous = Some(c);
    }

    fn step(&mut self, c: char) {
        if stop_kind(c).is_some() {
            return self.stop(c);
        }
        if let Some((_, length)) = self.tag() {
            self.at += length;
            return;
        }
        let next = self.char_at(self.at + c.len_utf8());
        match self.nesting.side(self.previous, c, next) {
            Some(Side::Opening) => self.open(c),
            Some(Side::Closing) => drop(self.nesting.close(c)),
            None => self.plain(c, next),
        }
        self.advance(c);
    }

    fn plain(&mut self, c: char, next: Option<char>) {
        let is_between_blanks = self.previous.is_none_or(is_blank) && next.is_none_or(is_blank);
        if is_dash(c) && is_between_blanks && self.has_words {
            self.dash_open = !self.dash_open;
        }
        self.has_words |= c.is_alphanumeric();
    }

    fn open(&mut self, mark: char) {
        let before = words::char_before(self.text, self.at);
        let word = words::before(self.text, words::trimmed_end(self.text, self.at));
        let introduced =
            matches!(before, Some(':' | ',' | '،')) || arabic::is_speech(word) || latin::is_speech(word);
        self.nesting.open(Opener { mark, mid_sentence: self.has_words, introduced });
    }

    /// A break of UAX #29 at a stop that is not in our own table, such as the danda or the Armenian full stop.
    fn foreign_break(&mut self, unicode: &mut Peekable<impl Iterator<Item = usize>>) {
        while unicode.next_if(|start| *start < self.at).is_some() {}
        if unicode.next_if_eq(&self.at).is_none() {
            return;
        }
        let head = slice(self.text, 0..self.at).chars().rev().take(16);
        let mark = head
            .into_iter()
            .find(|c| !is_blank(*c) && !is_mark(*c) && !is_closing(*c) && bracket_pair(*c).is_none());
        if mark.is_some_and(|c| stop_kind(c).is_none() && !c.is_alphanumeric()) {
            self.end_sentence(self.at, self.at);
        }
    }

    /// Reads the run of stops, the marks that belong to it and the blanks after it, and decides.
    fn stop(&mut self, first: char) {
        let (mut kind, mut run) = self.run(first);
        let mut closed = None;
        while !is_optional(kind) {
            if let Some(c) = self.here().filter(|c| is_sentence_stop(*c)) {
                // `؟».` and `!).`: the last stop is that of the sentence.
                (kind, run) = self.run(c);
                closed = None;
            } else if !self.closing_mark(&mut closed) {
                break;
            }
        }
        let end = self.at;
        self.skip_blanks();
        let in_address = self.token.is_address_at(self.text, run.start);
        let stop = Stop {
            text: self.text,
            kind,
            run,
            end,
            next: self.at,
            sentence: self.sentence,
            closed,
            dash_open: self.dash_open,
            in_address,
        };
        if self.decide(&stop) {
            self.end_sentence(stop.end, stop.next);
        }
    }

    fn decide(&mut self, stop: &Stop<'_>) -> bool {
        let optional = is_optional(stop.kind);
        if !self.has_words || stop.next == self.text.len() || (optional && self.nesting.in_bracket()) {
            return false;
        }
        if stop.kind == StopKind::Period && self.enumeration.is_marker(stop) {
            return false;
        }
        rules::ends_sentence(stop, self.rules)
    }

    fn end_sentence(&mut self, end: usize, next: usize) {
        self.found.push(end);
        self.sentence = next;
        self.has_words = false;
        self.dash_open = false;
        self.nesting.sentence_ended();
    }

    fn run(&mut self, first: char) -> (StopKind, Range<usize>) {
        let start = self.at;
        let mut kind = stop_kind(first).unwrap_or(StopKind::Strong);
        self.advance(first);
        while let Some(c) = self.here().filter(|c| is_sentence_stop(*c) && !is_optional(kind)) {
            let strong = kind == StopKind::Strong || stop_kind(c) == Some(StopKind::Strong);
            kind = if strong { StopKind::Strong } else { StopKind::Ellipsis };
            self.advance(c);
        }
        (kind, start..self.at)
    }

    /// Takes one mark that belongs to the sentence that stopped before it.
    fn closing_mark(&mut self, closed: &mut Option<Opener>) -> bool {
        let Some(c) = self.here() else { return false };
        let next = self.char_at(self.at + c.len_utf8());
        if is_mark(c) || (is_single_quote(c) && next.is_none_or(|c| !c.is_alphanumeric())) {
            self.advance(c);
            return true;
        }
        if let Some(length) = self.closing_tag() {
            self.at += length;
            return true;
        }
        if let Some(length) = reference_mark(slice(self.text, self.at..self.text.len())) {
            self.at += length;
            self.previous = Some(']');
            return true;
        }
        if self.nesting.side(self.previous, c, next) == Some(Side::Closing) {
            *closed = self.nesting.close(c).or(*closed);
            self.advance(c);
            return true;
        }
        self.spaced_quote(closed)
    }

    /// The length of a tag that closes, or stands alone before a space as a note does.
    fn closing_tag(&self) -> Option<usize> {
        let (tag, length) = self.tag()?;
        let after = slice(self.text, self.at + length..self.text.len());
        let belongs = tag == TagForm::Closing
            || (tag == TagForm::Alone && (after.is_empty() || after.starts_with(is_blank)));
        belongs.then_some(length)
    }

    /// French sets a space before `»`.
    fn spaced_quote(&mut self, closed: &mut Option<Opener>) -> bool {
        let mut rest = slice(self.text, self.at..self.text.len()).chars();
        let (Some(space), Some(quote)) = (rest.next(), rest.next()) else { return false };
        let is_spaced = is_blank(space) && matches!(quote, '»' | '›') && self.nesting.is_open(quote);
        if is_spaced {
            self.advance(space);
            *closed = self.nesting.close(quote).or(*closed);
            self.advance(quote);
        }
        is_spaced
    }

    fn skip_blanks(&mut self) {
        while let Some(c) = self.here().filter(|c| is_blank(*c)) {
            self.advance(c);
        }
    }
}

fn is_sentence_stop(c: char) -> bool {
    stop_kind(c).is_some_and(|kind| !is_optional(kind))
}

fn is_optional(kind: StopKind) -> bool {
    matches!(kind, StopKind::Colon | StopKind::Semicolon)
}

/// The length in bytes of a note reference such as `[12]` or `²` at the start of `rest`.
fn reference_mark(rest: &str) -> Option<usize> {
    if let Some(c) = rest.chars().next().filter(|c| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')) {
        return Some(c.len_utf8());
    }
    let inner = rest.strip_prefix('[')?;
    let digits: usize = inner.chars().take(4).take_while(|c| c.is_numeric()).map(char::len_utf8).sum();
    let closes = slice(inner, digits..inner.len()).starts_with(']');
    (digits > 0 && closes).then_some(digits + 2)
}
