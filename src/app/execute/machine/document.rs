//! Pre-translating the document with a machine: estimated first, batch by batch, cancelled at once, resumed where it stopped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::execute::matches::names_of;
use crate::app::jobs::JobEvent;
use crate::app::machine::{Asked, DocumentRun, Given, Preparation, account, is_open, machine_fillings};
use crate::app::{MachineEvent, Notice, Prompt, Severity, Workspace};
use crate::model::GroupKind;
use crate::mt::{Batch, Engine, MtError, Patience, Told, Usage, batch_limits};

impl Workspace {
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
        if account(&setting).is_some() && self.looks_for_key(&setting) {
            let hint = "Start again once the keyring of the system has answered";
            return self.notify(Notice::new(Severity::Info, "The key is being looked for", hint));
        }
        self.cancel_document();
        let Some(open) = self.open.as_mut() else { return };
        let total = open.document().map_or(0, |it| it.segments.iter().filter(|it| is_open(it)).count());
        if total == 0 {
            "Every segment has a translation".clone_into(&mut self.said);
            return;
        }
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
        self.prepare_document(id, &engine);
    }

    /// Has the questions of a run made in a job.
    fn prepare_document(&mut self, number: u64, engine: &Engine) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(document) = open.document().cloned() else { return };
        let stop = Arc::new(AtomicBool::new(false));
        open.machine.stop = Arc::clone(&stop);
        let is_told = engine.kind.is_chat();
        let preparation = Preparation {
            document,
            glossaries: open.glossaries().cloned().collect(),
            memories: if is_told { open.matches.memories().to_vec() } else { Vec::new() },
            names: names_of(open),
            style: self.settings.machine.style.clone(),
            limits: batch_limits(engine),
        };
        let project = open.number;
        self.jobs.run(Box::new(move || {
            let batches = preparation.batches(&|| stop.load(Ordering::Relaxed));
            JobEvent::MachineReady(project, number, batches.unwrap_or_default())
        }));
    }

    /// Sends the questions of a run that are ready now, unless it was stopped meanwhile.
    pub(in crate::app::execute) fn send_document(
        &mut self,
        project: u64,
        number: u64,
        batches: Vec<(Batch, Vec<Asked>)>,
    ) {
        let open = self.open.as_ref().filter(|open| open.number == project);
        let run = open.and_then(|open| open.machine.document.as_ref());
        let Some(run) = run.filter(|run| run.number == number && run.is_running) else { return };
        let Some(engine) = self.engine(run.engine) else { return };
        if let Err(notice) = self.send(number, engine, batches, Patience::Document) {
            self.stop_document();
            self.notify(notice);
        }
    }

    /// Stops at once; what was answered stays.
    pub(in crate::app) fn cancel_document(&mut self) {
        let Some(run) = self.stop_document() else { return };
        self.jobs.network().cancel(run.number);
        self.said = format!("Stopped: {} of {} segments are translated", run.done, run.total);
    }

    /// The run that was under way.
    fn stop_document(&mut self) -> Option<DocumentRun> {
        let open = self.open.as_mut()?;
        let run = open.machine.document.as_mut().filter(|run| run.is_running)?;
        run.is_running = false;
        run.waiting = 0;
        let run = run.clone();
        open.machine.stop.store(true, Ordering::Relaxed);
        Some(run)
    }

    pub(super) fn take_document(&mut self, event: MachineEvent) {
        let run = self.open.as_mut().and_then(|open| open.machine.document.as_mut());
        let Some(run) = run else { return };
        match event {
            MachineEvent::Told(Told::Waiting(millis)) => run.waiting = millis,
            MachineEvent::Told(_) => run.waiting = 0,
            MachineEvent::Offers(_) => {}
            MachineEvent::Keep(answers) => self.keep_answers(answers),
            MachineEvent::Answered(answers, usage) => {
                run.done += answers.len();
                run.usage.add(usage);
                self.fill(answers);
            }
            MachineEvent::Done(result) => self.document_done(result),
        }
    }

    /// Puts answers into segments that are still empty and whose source is still the one that was sent.
    fn fill(&mut self, answers: Vec<Given>) {
        let Some(open) = self.open.as_ref() else { return };
        let (edits, faulty) = machine_fillings(&open.project, answers, |status| self.stamped(status));
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
}
