//! The best completion at a caret.
//!
//! Each source gives at most one continuation with a weight, which grows with what was typed of it and with the words before
//! it that agree; the heaviest is offered, and none where all are light. The weights were set by hand and looked at with
//! `tests/bench/completion.rs`, which replays translations.

use super::offer::{Offer, OfferKind};
use super::piece::{begins, first_word, is_letter, open_word, words};
use super::proposal::{Place, Proposal};
use super::stock::Stock;
use crate::text::slice;

/// So many words of a continuation are shown.
const SHOWN: usize = 12;
/// A term or a name has at most so many words before the one that is being typed.
const PHRASE: usize = 4;
/// So many typed words are looked at.
const TAIL: usize = 400;
/// Lighter continuations are not offered.
const LEAST: u32 = 40;

/// What can be offered in one segment, prepared for every keystroke.
#[derive(Clone, Debug, Default)]
pub struct Completer {
    proposals: Vec<Proposal>,
    pieces: Vec<Offer>,
    stock: Stock,
}

/// What may be typed next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The text that would follow the caret: the rest of the word that is being typed, and what comes behind it.
    pub text: String,
    /// Where it comes from; none for a word that the translation uses near by.
    pub kind: Option<OfferKind>,
}

impl Completion {
    /// The part of the text that ends with its first word.
    pub fn word(&self) -> &str {
        first_word(&self.text)
    }
}

impl Completer {
    /// Completes from `offers`, the best first, from the words of `near`, the translations of the neighbourhood, and from `likely`
    /// words as [`likely_words`](super::likely_words) gives them.
    pub fn new<'a>(
        offers: &[Offer],
        near: impl IntoIterator<Item = &'a str>,
        likely: &'a [(String, u32)],
    ) -> Self {
        let (whole, pieces): (Vec<_>, Vec<_>) = offers.iter().partition(|offer| offer.kind.is_whole());
        Self {
            proposals: whole.into_iter().map(|it| Proposal::new(it.kind, &it.text)).collect(),
            pieces: pieces.into_iter().filter(|it| !it.text.trim().is_empty()).cloned().collect(),
            stock: Stock::new(near, likely),
        }
    }

    /// What may follow `before`, the plain text up to the caret, where no word stands in `after`, the text behind it.
    pub fn complete(&self, before: &str, after: &str) -> Option<Completion> {
        if after.chars().any(is_letter) {
            return None;
        }
        let typed = Typed::new(before);
        let whole = self.proposals.iter().filter_map(|it| from_proposal(it, &typed));
        let pieces = self.pieces.iter().filter_map(|it| from_piece(it, &typed));
        let all = whole.chain(pieces).chain(from_stock(&self.stock, &typed));
        // The first of equals: offers come with the best first.
        let best = all.reduce(|best, it| if it.weight > best.weight { it } else { best });
        let Continuation { rest, kind, weight } = best?;
        let text = shown(rest, &typed);
        (weight >= LEAST && !text.trim().is_empty()).then_some(Completion { text, kind })
    }
}

/// What is typed, taken apart once.
struct Typed<'a> {
    /// The text up to the caret, its end where it is long.
    before: &'a str,
    /// The word at the caret; empty behind a blank.
    word: &'a str,
    /// The words before it, in lower case.
    done: Vec<String>,
    /// Where each of them and the word at the caret begin in `before`.
    starts: Vec<usize>,
}

impl<'a> Typed<'a> {
    fn new(before: &'a str) -> Self {
        let cut = before.char_indices().rev().nth(TAIL * 8).map_or(0, |(at, _)| at);
        let before = slice(before, cut..before.len());
        let at = open_word(before);
        let ranges = words(slice(before, 0..at));
        let done = ranges.iter().map(|word| slice(before, word.clone()).to_lowercase()).collect();
        let starts = ranges.iter().map(|word| word.start).chain([at]).collect();
        Self { before, word: slice(before, at..before.len()), done, starts }
    }

    fn used(&self, text: &str) -> bool {
        let wanted: Vec<String> =
            words(text).into_iter().map(|word| slice(text, word).to_lowercase()).collect();
        !wanted.is_empty() && self.done.windows(wanted.len()).any(|it| it == wanted)
    }
}

struct Continuation<'a> {
    rest: &'a str,
    kind: Option<OfferKind>,
    weight: u32,
}

/// How many letters of a word were typed, up to a limit.
fn letters(typed: &str, most: u32) -> u32 {
    u32::try_from(typed.chars().count()).unwrap_or(most).min(most)
}

fn from_proposal<'a>(proposal: &'a Proposal, typed: &Typed<'_>) -> Option<Continuation<'a>> {
    let place = proposal.place(&typed.done, typed.word)?;
    let Place { context, telling, fresh, from } = place;
    let base = match proposal.kind {
        OfferKind::Match => 30,
        OfferKind::Machine => 26,
        _ => 5,
    };
    let context = u32::try_from(context).unwrap_or_default().min(4);
    // Behind a blank only words that agree speak for it, and `of the` says nothing.
    let doubt = u32::from(!telling) * 10 + u32::from(!fresh) * 10 + u32::from(context == 0) * 15;
    let weight = (base + 14 * context + 7 * letters(typed.word, 4)).saturating_sub(doubt);
    Some(Continuation { rest: proposal.rest(from), kind: Some(proposal.kind), weight })
}

fn from_piece<'a>(piece: &'a Offer, typed: &Typed<'_>) -> Option<Continuation<'a>> {
    // The longest part of what was typed that the piece begins with: `prime mini` of `prime minister`.
    let starts = typed.starts.iter().rev().take(PHRASE + 1).rev();
    let taken = starts.filter_map(|at| {
        let head = slice(typed.before, *at..typed.before.len());
        let taken = begins(&piece.text, head)?;
        (!head.is_empty() && taken < piece.text.len()).then_some((taken, head))
    });
    let (taken, head) = taken.max_by_key(|(taken, _)| *taken)?;
    let base = match piece.kind {
        OfferKind::Name => 36,
        OfferKind::Placeable => 40,
        _ => 34,
    };
    let weight = (base + 8 * letters(head, 8)).saturating_sub(u32::from(typed.used(&piece.text)) * 14);
    Some(Continuation { rest: slice(&piece.text, taken..piece.text.len()), kind: Some(piece.kind), weight })
}

fn from_stock<'a>(stock: &'a Stock, typed: &Typed<'_>) -> Option<Continuation<'a>> {
    if typed.word.is_empty() {
        return None;
    }
    let (rest, worth) = stock.complete(typed.word)?;
    let weight = 8 + 10 * letters(typed.word, 4) + worth;
    Some(Continuation { rest, kind: None, weight })
}

/// The first words of a continuation, up to the end of its line, without the blanks that were typed already.
fn shown(rest: &str, typed: &Typed<'_>) -> String {
    let line = rest.split('\n').next().unwrap_or_default();
    let blank = typed.before.is_empty() || typed.before.ends_with(char::is_whitespace);
    let line = if blank && typed.word.is_empty() { line.trim_start() } else { line };
    let end = words(line).get(SHOWN).map_or(line.len(), |word| word.start);
    slice(line, 0..end).trim_end().to_owned()
}
