//! What the network thread does with a question: ask, judge, ask once more with what was wrong, and tell.

use std::path::PathBuf;
use std::sync::Arc;

use super::engines::month_of;
use super::question::Asked;
use crate::app::clock::now_ms;
use crate::assist::{self, Question, TermObeyed, Violation};
use crate::model::SegmentId;
use crate::mt::{
    Answer, Answers, Asker, Batch, Catalog, Client, Engine, Item, MtError, Patience, Reach, Told, Usage,
};
use crate::store::{MonthlyUse, Sent, SentLog};

/// A question for the network thread.
pub(in crate::app) struct MachineJob {
    pub(in crate::app) engine: Engine,
    pub(in crate::app) reach: Reach,
    /// Terms of the whole project, for engines that keep a glossary.
    pub(in crate::app) glossary: Arc<[(String, String)]>,
    pub(in crate::app) patience: Patience,
    /// The name of the project, for the log.
    pub(in crate::app) project: String,
    /// Where it is noted what was sent.
    pub(in crate::app) log: SentLog,
    /// Where the characters of the month are counted.
    pub(in crate::app) use_file: PathBuf,
    /// Batches with what is known of each segment; none to list what the engine offers.
    pub(in crate::app) batches: Vec<(Batch, Vec<Asked>)>,
}

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

/// What the network thread tells about a question.
#[derive(Debug)]
pub enum MachineEvent {
    /// A request goes out, text comes in, or there is a pause.
    Told(Told),
    /// Segments were answered and judged, with the question of each for the cache.
    Answered(Vec<(SegmentId, u64, Judged)>, Usage),
    /// What the engine offers, and what it made of one word.
    Offers(Catalog),
    /// There is no more to come.
    Done(Result<(), MtError>),
}

/// Does the work of a job. Dropping the future closes the connection.
pub(in crate::app) async fn work(job: MachineJob, tell: &mut (dyn FnMut(MachineEvent) + Send)) {
    let result = try_work(job, tell).await;
    tell(MachineEvent::Done(result));
}

async fn try_work(job: MachineJob, tell: &mut (dyn FnMut(MachineEvent) + Send)) -> Result<(), MtError> {
    let client = Client::usual(job.reach)?;
    let signature = job.engine.signature();
    let can_be_told = job.engine.kind.is_chat();
    let is_counted = !job.engine.endpoint.is_local();
    let noted =
        Noted { project: job.project, engine: signature.clone(), log: job.log, use_file: job.use_file };
    let mut asker = Asker::new(client, job.engine, job.glossary);
    if job.batches.is_empty() {
        tell(MachineEvent::Offers(asker.catalog().await?));
    }
    for (batch, asked) in job.batches {
        let mut forward = |told| {
            noted.sent(&told);
            tell(MachineEvent::Told(told));
        };
        let answers = asker.translate(&batch, job.patience, &mut forward).await?;
        let mut judged = judge(&batch, &asked, &answers, &signature);
        let mut usage = answers.usage;
        if can_be_told {
            let again = faulty(&batch, &asked, &judged);
            if !again.is_empty() {
                // What went well is worth more than a retry that fails.
                if let Ok(second) =
                    asker.translate(&batch.with_items(again), job.patience, &mut forward).await
                {
                    usage.add(second.usage);
                    improve(&mut judged, judge(&batch, &asked, &second, &signature));
                }
            }
        }
        if is_counted {
            noted.used(usage.chars);
        }
        tell(MachineEvent::Answered(judged, usage));
    }
    Ok(())
}

/// Notes what is sent. A log or a count that cannot be written does not stop the work that the user asked for.
struct Noted {
    project: String,
    engine: String,
    log: SentLog,
    use_file: PathBuf,
}

impl Noted {
    fn sent(&self, told: &Told) {
        if let Told::Sending { url, body } = told {
            let (project, engine) = (self.project.clone(), self.engine.clone());
            self.log.add(&Sent { at: now_ms(), project, engine, url: url.clone(), body: body.clone() }).ok();
        }
    }

    fn used(&self, characters: usize) {
        MonthlyUse::at(&self.use_file).add(&month_of(now_ms()), characters as u64).ok();
    }
}

/// Judges each answer of a batch.
fn judge(
    batch: &Batch,
    asked: &[Asked],
    answers: &Answers,
    signature: &str,
) -> Vec<(SegmentId, u64, Judged)> {
    let one = |answer: &Answer| {
        let asked = asked.iter().find(|asked| asked.item.id == answer.id)?;
        let judged = Judged {
            text: answer.text.clone(),
            signature: signature.to_owned(),
            violations: violations(batch, asked, answer),
            terms: assist::obeyed(&asked.terms, &answer.text, &batch.to),
            examples: batch.examples.len(),
            neighbours: batch.before.len() + batch.after.len(),
            millis: answers.millis,
            usage: answers.usage,
            ..Judged::default()
        };
        Some((asked.segment, asked.revision, judged))
    };
    answers.list.iter().filter_map(one).collect()
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
fn faulty(batch: &Batch, asked: &[Asked], judged: &[(SegmentId, u64, Judged)]) -> Vec<Item> {
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
fn improve(first: &mut [(SegmentId, u64, Judged)], second: Vec<(SegmentId, u64, Judged)>) {
    for (segment, _, better) in second {
        let found = first.iter_mut().find(|(other, ..)| *other == segment);
        if let Some((.., judged)) = found {
            let is_better = better.violations.len() <= judged.violations.len();
            let kept = if is_better { better } else { std::mem::take(judged) };
            *judged = Judged { retried: true, ..kept };
        }
    }
}
