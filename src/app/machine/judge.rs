//! Judges the answers of a machine, and says what is to be asked once more.

use super::question::Asked;
use crate::assist::{self, Question, TermObeyed, Violation};
use crate::model::{SegmentId, Suggested};
use crate::mt::{Answer, Answers, Batch, Item, Usage};

/// An answer with its evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// The translation.
    pub text: String,
    /// Engine, model and host.
    pub signature: String,
    /// What is wrong with it, after one retry where the engine can be told.
    pub violations: Vec<Violation>,
    /// What became of the terms of the glossary.
    pub terms: Vec<TermObeyed>,
    /// How many examples of the memory were sent along.
    pub examples: usize,
    /// How many neighbours were sent along.
    pub neighbours: usize,
    /// How long the request took, in milliseconds.
    pub millis: u64,
    /// What the request cost.
    pub usage: Usage,
    /// Whether it was asked for a second time.
    pub retried: bool,
    /// Whether it was not asked for now, but kept from before.
    pub from_cache: bool,
}

impl Judged {
    /// What stays with a segment that takes it over.
    pub(in crate::app) fn as_suggested(&self) -> Suggested {
        Suggested { engine: self.signature.clone(), text: self.text.clone() }
    }
}

/// The answer to a question about a segment of this revision.
pub(in crate::app) type Given = (SegmentId, u64, Judged);

/// What went to an engine with the segments of a batch.
#[derive(Clone, Debug, Default)]
pub(super) struct Went {
    /// Engine, model and host.
    pub(super) signature: String,
    examples: usize,
    neighbours: usize,
}

impl Went {
    /// To an engine of this signature; `is_told` where it takes more than texts and terms.
    pub(super) fn new(batch: &Batch, signature: &str, is_told: bool) -> Self {
        let signature = signature.to_owned();
        if !is_told {
            return Self { signature, ..Self::default() };
        }
        Self { signature, examples: batch.examples.len(), neighbours: batch.before.len() + batch.after.len() }
    }
}

/// Judges each answer of a batch.
pub(super) fn judge(batch: &Batch, asked: &[Asked], answers: &Answers, went: &Went) -> Vec<Given> {
    let one = |answer: &Answer| {
        let asked = asked.iter().find(|asked| asked.item.id == answer.id)?;
        let judged = Judged {
            text: answer.text.clone(),
            signature: went.signature.clone(),
            violations: violations(batch, asked, answer),
            terms: assist::obeyed(&asked.terms, &answer.text, &batch.to),
            examples: went.examples,
            neighbours: went.neighbours,
            millis: answers.millis,
            usage: answers.usage,
            ..Judged::default()
        };
        Some((asked.segment, asked.revision, judged))
    };
    answers.list.iter().filter_map(one).collect()
}

/// Judges an answer that was kept from before, by the rules and terms of today.
pub(super) fn judge_kept(batch: &Batch, asked: &Asked, text: &str, went: &Went) -> Given {
    let answer = Answer { id: asked.item.id.clone(), text: text.to_owned(), ..Answer::default() };
    let judged = Judged {
        text: text.to_owned(),
        signature: went.signature.clone(),
        violations: violations(batch, asked, &answer),
        terms: assist::obeyed(&asked.terms, text, &batch.to),
        examples: went.examples,
        neighbours: went.neighbours,
        from_cache: true,
        ..Judged::default()
    };
    (asked.segment, asked.revision, judged)
}

fn violations(batch: &Batch, asked: &Asked, answer: &Answer) -> Vec<Violation> {
    assist::verdict(&Question {
        source: &asked.item.text,
        target: &answer.text,
        tags: &asked.item.tags,
        from: &batch.from,
        to: &batch.to,
        terms: &asked.terms,
        cut_off: answer.cut_off,
    })
}

/// The segments whose answers are faulty, with what was wrong for the engine.
pub(super) fn faulty(batch: &Batch, asked: &[Asked], judged: &[Given]) -> Vec<Item> {
    let again = judged.iter().filter(|(.., judged)| !judged.violations.is_empty());
    let items = again.filter_map(|(segment, _, judged)| {
        let asked = asked.iter().find(|asked| asked.segment == *segment)?;
        let item = batch.items.iter().find(|item| item.id == asked.item.id)?;
        Some(Item {
            reminders: judged.violations.iter().map(Violation::instruction).collect(),
            ..item.clone()
        })
    });
    items.collect()
}

/// Takes the second answer where it has no more faults than the first.
pub(super) fn improve(first: &mut [Given], second: Vec<Given>) {
    for (segment, _, better) in second {
        let found = first.iter_mut().find(|(other, ..)| *other == segment);
        if let Some((.., judged)) = found {
            let is_better = better.violations.len() <= judged.violations.len();
            let kept = if is_better { better } else { std::mem::take(judged) };
            *judged = Judged { retried: true, ..kept };
        }
    }
}
