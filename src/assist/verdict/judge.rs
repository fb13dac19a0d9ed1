//! Judges one answer: placeables, numbers, terms, language, length.

use super::language::{is_in, is_same};
use super::numbers::{added, missing};
use super::rule::{Violation, ViolationRule};
use super::terms::{ExpectedTerm, violations};
use crate::text::{Language, PlaceableKind, Plain, TagForm, TagTable, missing_placeables};

/// An answer and what it answers.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The source with its inline tags.
    pub source: &'a str,
    /// The answer with its inline tags.
    pub target: &'a str,
    /// The tags that both may hold.
    pub tags: &'a TagTable,
    /// The language of the source.
    pub from: &'a Language,
    /// The language wished for.
    pub to: &'a Language,
    /// The terms of the glossary that the source holds.
    pub terms: &'a [ExpectedTerm],
    /// Whether the engine itself says that it stopped before the end.
    pub cut_off: bool,
}

/// Lengths are judged only where the source has at least so many code points: short texts vary too much.
const JUDGED_LENGTH: usize = 24;
/// The shortest and longest translation, as a share of the code points of its source. Between Arabic, English and French the
/// means lie between .8 and 1.4; one in a thousand translated sentences of news lies outside of these bounds.
const SHORTEST: f64 = 0.35;
const LONGEST: f64 = 3.2;

/// What is wrong with an answer, the gravest first; empty where nothing was found.
pub fn verdict(question: &Question<'_>) -> Vec<Violation> {
    let source = Plain::new(question.source, question.tags).text;
    let target = Plain::new(question.target, question.tags).text;
    if target.trim().is_empty() {
        return vec![Violation::new(ViolationRule::Empty, "", "")];
    }
    if is_same(&source, &target, question.from, question.to) {
        return vec![Violation::new(ViolationRule::SameAsSource, "", "")];
    }
    let mut out = Vec::new();
    if question.cut_off {
        out.push(Violation::new(ViolationRule::CutOff, "", ""));
    }
    if !is_in(&target, &source, question.to) {
        out.push(Violation::new(ViolationRule::Language, "", question.to.name()));
    }
    if tags(question.tags, question.source) != tags(question.tags, question.target) {
        out.push(Violation::new(ViolationRule::Tags, "", ""));
    }
    let addresses = missing_placeables(&source, &target).into_iter();
    out.extend(
        addresses
            .filter(|missing| missing.kind == PlaceableKind::Address)
            .map(|missing| Violation::new(ViolationRule::Address, &missing.value, "")),
    );
    out.extend(missing(&source, &target, question.to));
    out.extend(added(&source, &target, question.from));
    out.extend(violations(question.terms, &target, question.to));
    out.extend(length(&source, &target));
    out
}

/// The tags of a text as a sorted list, so that two can be compared as multisets.
fn tags(table: &TagTable, text: &str) -> Vec<(u32, u8)> {
    let rank = |form| match form {
        TagForm::Opening => 0,
        TagForm::Closing => 1,
        TagForm::Alone => 2,
    };
    let mut tags: Vec<_> = table.spans(text).iter().map(|span| (span.number, rank(span.form))).collect();
    tags.sort_unstable();
    tags
}

fn length(source: &str, target: &str) -> Option<Violation> {
    let count = |text: &str| text.trim().chars().count();
    let (source, target) = (count(source), count(target));
    let ratio = target as f64 / source.max(1) as f64;
    let word = match ratio {
        _ if source < JUDGED_LENGTH => return None,
        ratio if ratio < SHORTEST => "short",
        ratio if ratio > LONGEST => "long",
        _ => return None,
    };
    Some(Violation::new(ViolationRule::Length, word, ""))
}
