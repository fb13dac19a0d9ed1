//! Pre-translating the document with a machine: estimated first, batch by batch, cancelled at once, resumed where it stopped.

use crate::app::clock::now_ms;
use crate::app::machine::{Asked, DocumentRun, Estimate, Judged, MachineJob, account, engine_of, month_of};
use crate::app::{MachineEvent, MachineTest, Notice, Prompt, Severity, Workspace};
use crate::model::{Edit, GroupKind, Origin, SegmentId, Side, State, Status};
use crate::mt::{Batch, MtError, Patience, Told, Usage, batch_limits, batches};
use crate::store::{MonthlyUse, SentLog};
use crate::text::TextChange;

/// What a language model reads beside the text, in tokens for each request: rules, neighbours, terms.
const TOKENS_AROUND: u64 = 600;

impl Workspace {
    /// What is left of the month's limit; none without one.
    pub(super) fn characters_left(&self) -> Option<u64> {
        let limit = self.settings.machine.monthly_characters?;
        let used = MonthlyUse::at(&self.folders.monthly_use_file()).characters(&month_of(now_ms()));
        Some(limit.saturating_sub(used))
    }

    /// Asks whether the document is to be pre-translated, with what that would send and cost. Sends nothing.
    pub(in crate::app::execute) fn propose_document(&mut self) {
        let first = self.settings.machine.engines.iter().position(|engine| engine.is_asked);
        let Some(number) = first.filter(|number| self.engine(*number).is_some()) else {
            self.prompt = Some(Prompt::Engines { then_ask: false });
            return;
        };
        let estimate = self.estimate(number);
        let Some(estimate) = estimate.filter(|estimate| estimate.segments > 0) else {
            "Every segment has a translation".clone_into(&mut self.said);
            return;
        };
        self.prompt = Some(Prompt::Estimate(Box::new(estimate)));
    }

    /// What a pre-translation with this engine would send.
    pub fn estimate(&self, number: usize) -> Option<Estimate> {
        let engine = self.engine(number)?;
        let price = self.settings.machine.engines.get(number)?.price;
        let open = self.open.as_ref()?;
        let document = open.document()?;
        let empty: Vec<_> = document.segments.iter().filter(|segment| is_empty(segment)).collect();
        let characters: u64 = empty.iter().map(|segment| segment.source.chars().count() as u64).sum();
        let limits = batch_limits(&engine);
        let requests = (empty.len().div_ceil(limits.items)).max((characters as usize).div_ceil(limits.chars));
        // Two letters of Arabic are about one token; the translation is about as long.
        let tokens = if engine.kind.is_chat() { characters + requests as u64 * TOKENS_AROUND } else { 0 };
        let priced = if tokens > 0 { tokens } else { characters };
        Some(Estimate {
            engine: number,
            signature: engine.signature(),
            segments: empty.len(),
            characters,
            tokens,
            requests,
            cost: (priced * price).div_ceil(1_000_000),
            left: self.characters_left().filter(|_| !engine.endpoint.is_local()),
        })
    }

    /// Pre-translates all segments that are empty, from the first one on.
    pub(in crate::app::execute) fn translate_document(&mut self, number: usize) {
        let Some(setting) = self.settings.machine.engines.get(number).cloned() else { return };
        let Some(engine) = self.engine(number) else {
            self.prompt = Some(Prompt::Engines { then_ask: false });
            return;
        };
        if !self.may_write() {
            return;
        }
        if self.ask_for_consent(&engine, true) {
            self.document_after_consent = Some(number);
            return;
        }
        if engine.kind.needs_key() && account(&setting).is_some() && self.looks_for_key(&setting) {
            let hint = "Start again once the keyring of the system has answered";
            return self.notify(Notice::new(Severity::Info, "The key is being looked for", hint));
        }
        self.cancel_document();
        let questions = self.document_questions(number);
        let total: usize = questions.iter().map(|(_, asked)| asked.len()).sum();
        let Some(open) = self.open.as_mut().filter(|_| total > 0) else {
            "Every segment has a translation".clone_into(&mut self.said);
            return;
        };
        let id = open.machine.next_number();
        open.machine.document = Some(DocumentRun {
            number: id,
            engine: number,
            signature: engine.signature(),
            total,
            done: 0,
            faulty: Vec::new(),
            usage: Usage::default(),
            waiting: 0,
            is_running: true,
        });
        if let Err(notice) = self.send(id, engine, questions, Patience::Document) {
            self.stop_document();
            self.notify(notice);
        }
    }

    /// The empty segments in batches that the engine takes; those of one batch follow each other.
    fn document_questions(&self, number: usize) -> Vec<(Batch, Vec<Asked>)> {
        let (Some(engine), Some(open)) = (self.engine(number), self.open.as_ref()) else { return Vec::new() };
        let Some(document) = open.document() else { return Vec::new() };
        let context = self.machine_context();
        let places = document.segments.iter().enumerate().filter(|(_, segment)| is_empty(segment));
        let asked: Vec<(usize, Asked)> = places.filter_map(|(at, _)| Some((at, open.asked(at)?))).collect();
        let items = asked.iter().map(|(_, asked)| asked.item.clone()).collect();
        let mut rest = asked.into_iter();
        let cut = batches(items, batch_limits(&engine)).into_iter().filter_map(|items| {
            let part: Vec<(usize, Asked)> = rest.by_ref().take(items.len()).collect();
            let (first, last) = (part.first()?.0, part.last()?.0);
            let asked: Vec<Asked> = part.into_iter().map(|(_, asked)| asked).collect();
            Some((open.question(&asked, first..last + 1, &context)?, asked))
        });
        cut.collect()
    }

    /// Stops at once; what was answered stays.
    pub(in crate::app) fn cancel_document(&mut self) {
        let Some(run) = self.stop_document() else { return };
        self.jobs.network().cancel(run.number);
        self.said = format!("Stopped: {} of {} segments are translated", run.done, run.total);
    }

    /// The run that was under way.
    fn stop_document(&mut self) -> Option<DocumentRun> {
        let run = self.open.as_mut()?.machine.document.as_mut().filter(|run| run.is_running)?;
        run.is_running = false;
        run.waiting = 0;
        Some(run.clone())
    }

    pub(super) fn take_document(&mut self, event: MachineEvent) {
        let run = self.open.as_mut().and_then(|open| open.machine.document.as_mut());
        let Some(run) = run else { return };
        match event {
            MachineEvent::Told(Told::Waiting(millis)) => run.waiting = millis,
            MachineEvent::Told(_) => run.waiting = 0,
            MachineEvent::Offers(_) => {}
            MachineEvent::Answered(answers, usage) => {
                run.done += answers.len();
                run.usage.add(usage);
                self.fill(answers);
            }
            MachineEvent::Done(result) => self.document_done(result),
        }
    }

    /// Puts answers into segments that are still empty and whose source is still the one that was sent.
    fn fill(&mut self, answers: Vec<(SegmentId, u64, Judged)>) {
        let Some(open) = self.open.as_ref() else { return };
        let mut edits = Vec::new();
        let mut faulty = Vec::new();
        for (id, revision, answer) in answers {
            let segment = open.project.segment(id).filter(|segment| segment.source_revision == revision);
            let Some(segment) = segment.filter(|segment| is_empty(segment) && !answer.text.is_empty()) else {
                continue;
            };
            if !answer.violations.is_empty() {
                faulty.push(id);
            }
            let change = TextChange::between("", &answer.text);
            edits.push(Edit::Text { segment: id, side: Side::Target, change });
            let before = segment.status.clone();
            let after = Status {
                state: State::PreTranslated,
                origin: Origin::Machine,
                ..self.stamped(&segment.status)
            };
            edits.push(Edit::Status { segment: id, before, after });
        }
        if let Some(run) = self.open.as_mut().and_then(|open| open.machine.document.as_mut()) {
            run.faulty.extend(faulty);
        }
        self.apply(GroupKind::Machine, edits);
    }

    fn document_done(&mut self, result: Result<(), MtError>) {
        let Some(run) = self.stop_document() else { return };
        let words =
            format!("{} of {} segments were pre-translated by {}", run.done, run.total, run.signature);
        match result {
            Ok(()) => {
                let hint = match run.faulty.len() {
                    0 => "Look at each of them before it is confirmed".to_owned(),
                    1 => "One has faults; all are to be looked at before they are confirmed".to_owned(),
                    count => {
                        format!("{count} have faults; all are to be looked at before they are confirmed")
                    }
                };
                self.notify(Notice::new(Severity::Success, words, hint));
            }
            Err(error) => {
                let hint = format!("{} Pre-translate again goes on where it stopped.", error.hint());
                self.notify(Notice::error(format!("{words}; then {error}"), hint));
            }
        }
    }

    pub(super) fn go_on_with_consent(&mut self) {
        match self.document_after_consent.take() {
            Some(number) => self.translate_document(number),
            None => self.suggest(),
        }
    }

    /// Lists what an engine offers; it sends no text of the project.
    pub(in crate::app::execute) fn test_engine(
        &mut self,
        setting: &crate::store::EngineSetting,
        key: Option<crate::mt::Secret>,
    ) {
        let key = key.or_else(|| self.key_of(setting));
        let engine = match engine_of(setting, key) {
            Ok(engine) => engine,
            Err(error) => {
                self.tested = Some(MachineTest::failed(&error));
                return;
            }
        };
        self.tests += 1;
        let number = self.tests;
        self.tested = Some(MachineTest { number, ..MachineTest::default() });
        let job = MachineJob {
            reach: self.reach(),
            glossary: Vec::new().into(),
            patience: Patience::Interactive,
            batches: Vec::new(),
            project: String::new(),
            log: SentLog::at(&self.folders.sent_log_file()),
            use_file: self.folders.monthly_use_file(),
            engine,
        };
        if !self.jobs.network().ask(number, job) {
            self.tested = None;
        }
    }

    pub(super) fn take_test(&mut self, event: MachineEvent) {
        let Some(test) = self.tested.as_mut() else { return };
        match event {
            MachineEvent::Offers(catalog) => test.catalog = Some(catalog),
            MachineEvent::Done(Err(error)) => {
                *test = MachineTest { number: test.number, ..MachineTest::failed(&error) }
            }
            MachineEvent::Done(Ok(())) => test.is_done = true,
            MachineEvent::Told(_) | MachineEvent::Answered(..) => {}
        }
    }
}

fn is_empty(segment: &crate::model::Segment) -> bool {
    segment.target.is_empty() && !segment.status.locked && !segment.source.trim().is_empty()
}
