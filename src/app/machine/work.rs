//! What the network thread does with a question: look whether it was asked before, ask, judge, ask once more with what was wrong,
//! and tell.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::answers::AnswerCache;
use super::engines::month_of;
use super::judge::{Given, Went, faulty, improve, judge, judge_kept};
use super::question::{Asked, term_rules};
use crate::app::clock::now_ms;
use crate::assist::ViolationRule;
use crate::mt::{Asker, Batch, Catalog, Client, Engine, MtError, Patience, Reach, Told, Usage, question_key};
use crate::store::{KeptAnswer, MonthlyUse, Sent, SentLog};

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
    /// The answers to questions that were asked before.
    pub(in crate::app) cache: AnswerCache,
    /// Whether it is to list what the engine offers, and to stop there where it does not offer the languages of the batches.
    pub(in crate::app) lists: bool,
    /// Batches with what is known of each segment.
    pub(in crate::app) batches: Vec<(Batch, Vec<Asked>)>,
}

/// What the network thread tells about a question.
#[derive(Debug)]
pub enum MachineEvent {
    /// A request goes out, text comes in, or there is a pause.
    Told(Told),
    /// Segments were answered and judged.
    Answered(Vec<Given>, Usage),
    /// Answers that are to be kept in the project.
    Keep(Vec<KeptAnswer>),
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
    let is_counted = !job.engine.endpoint.is_local();
    let noted = Noted {
        project: job.project,
        engine: job.engine.signature(),
        log: job.log,
        use_file: job.use_file,
        is_counted,
    };
    let asker = Asker::new(client, job.engine.clone(), Arc::clone(&job.glossary));
    let mut desk = AskingDesk { asker, noted, patience: job.patience };
    if job.lists {
        let catalog = desk.asker.catalog().await?;
        let batch = job.batches.first().map(|(batch, _)| batch);
        let unsupported = batch.filter(|batch| !catalog.offers(&batch.from, &batch.to));
        let unsupported =
            unsupported.map(|it| MtError::Unsupported { from: it.from.clone(), to: it.to.clone() });
        tell(MachineEvent::Offers(catalog));
        if let Some(error) = unsupported {
            return Err(error);
        }
    }
    for (batch, asked) in job.batches {
        let sorted =
            Sorted::new(&batch, asked, |only| question_key(&job.engine, only, &job.glossary), &job.cache);
        let went = Went::new(&batch, &desk.noted.engine, desk.asker.can_be_told());
        let mut given = sorted.known(&batch, &went);
        let mut usage = Usage::default();
        if !sorted.open.is_empty() {
            let items = sorted.open.iter().map(|(_, asked)| asked.item.clone()).collect();
            let (answers, cost) = desk.ask(&batch.with_items(items), (&sorted.asked(), &went), tell).await?;
            let kept = sorted.kept(&answers, &went.signature);
            job.cache.keep(&kept);
            given.extend(sorted.repeated(&batch, &kept, &went));
            given.extend(answers);
            usage = cost;
            tell(MachineEvent::Keep(kept));
        }
        tell(MachineEvent::Answered(given, usage));
    }
    Ok(())
}

/// The segments of a batch: those whose question was asked before, those that are to be asked, and those that ask the same as one of
/// them.
struct Sorted {
    known: Vec<(Asked, String)>,
    open: Vec<(String, Asked)>,
    repeated: Vec<(String, Asked)>,
}

impl Sorted {
    fn new(batch: &Batch, asked: Vec<Asked>, key_of: impl Fn(&Batch) -> String, cache: &AnswerCache) -> Self {
        let key = |asked: Asked| {
            let terms = term_rules(std::slice::from_ref(&asked));
            (key_of(&Batch { items: vec![asked.item.clone()], terms, ..batch.clone() }), asked)
        };
        let named: Vec<(String, Asked)> = asked.into_iter().map(key).collect();
        let found = cache.find(named.iter().map(|(key, _)| key.as_str()));
        let mut sorted = Self { known: Vec::new(), open: Vec::new(), repeated: Vec::new() };
        for (key, asked) in named {
            if let Some(text) = found.get(&key) {
                sorted.known.push((asked, text.clone()));
            } else if sorted.open.iter().any(|(other, _)| *other == key) {
                sorted.repeated.push((key, asked));
            } else {
                sorted.open.push((key, asked));
            }
        }
        sorted
    }

    fn asked(&self) -> Vec<Asked> {
        self.open.iter().map(|(_, asked)| asked.clone()).collect()
    }

    fn known(&self, batch: &Batch, went: &Went) -> Vec<Given> {
        self.known.iter().map(|(asked, text)| judge_kept(batch, asked, text, went)).collect()
    }

    /// The answers that are worth keeping: one that was cut off or is empty is not.
    fn kept(&self, answers: &[Given], signature: &str) -> Vec<KeptAnswer> {
        let is_whole = |rule: ViolationRule| !matches!(rule, ViolationRule::CutOff | ViolationRule::Empty);
        let keep = |(key, asked): &(String, Asked)| {
            let (.., judged) = answers.iter().find(|(segment, ..)| *segment == asked.segment)?;
            judged.violations.iter().all(|violation| is_whole(violation.rule)).then(|| KeptAnswer {
                key: key.clone(),
                engine: signature.to_owned(),
                text: judged.text.clone(),
                at: now_ms(),
            })
        };
        self.open.iter().filter_map(keep).collect()
    }

    fn repeated(&self, batch: &Batch, kept: &[KeptAnswer], went: &Went) -> Vec<Given> {
        let texts: HashMap<&str, &str> = kept.iter().map(|it| (it.key.as_str(), it.text.as_str())).collect();
        let given =
            |(key, asked): &(String, Asked)| Some(judge_kept(batch, asked, texts.get(key.as_str())?, went));
        self.repeated.iter().filter_map(given).collect()
    }
}

/// Asks one engine, and notes what was sent.
struct AskingDesk {
    asker: Asker,
    noted: Noted,
    patience: Patience,
}

impl AskingDesk {
    /// The judged answers to a batch, with one retry where the engine can be told what was wrong.
    async fn ask(
        &mut self,
        batch: &Batch,
        (asked, went): (&[Asked], &Went),
        tell: &mut (dyn FnMut(MachineEvent) + Send),
    ) -> Result<(Vec<Given>, Usage), MtError> {
        let Self { asker, noted, patience } = self;
        let mut forward = |told| {
            noted.sent(&told);
            tell(MachineEvent::Told(told));
        };
        let answers = asker.translate(batch, *patience, &mut forward).await?;
        let mut judged = judge(batch, asked, &answers, went);
        let mut usage = answers.usage;
        let again = if asker.can_be_told() { faulty(batch, asked, &judged) } else { Vec::new() };
        if !again.is_empty() {
            // What went well is worth more than a retry that fails.
            if let Ok(second) = asker.translate(&batch.with_items(again), *patience, &mut forward).await {
                usage.add(second.usage);
                improve(&mut judged, judge(batch, asked, &second, went));
            }
        }
        noted.used(usage.chars);
        Ok((judged, usage))
    }
}

/// Notes what is sent. A log or a count that cannot be written does not stop the work that the user asked for.
struct Noted {
    project: String,
    engine: String,
    log: SentLog,
    use_file: PathBuf,
    /// Whether the characters count for the month.
    is_counted: bool,
}

impl Noted {
    fn sent(&self, told: &Told) {
        if let Told::Sending { url, body } = told {
            let (project, engine) = (self.project.clone(), self.engine.clone());
            self.log.add(&Sent { at: now_ms(), project, engine, url: url.clone(), body: body.clone() }).ok();
        }
    }

    fn used(&self, characters: usize) {
        if self.is_counted {
            MonthlyUse::at(&self.use_file).add(&month_of(now_ms()), characters as u64).ok();
        }
    }
}
