//! Asking for a suggestion, inserting it, dropping the question.

use std::sync::Arc;

use crate::app::machine::{
    Asked, Asking, Context, Failure, MachineJob, Suggestion, account, examples, whole_glossary,
};
use crate::app::{Notice, Prompt, Severity, Workspace};
use crate::model::Origin;
use crate::mt::{Batch, Engine, Patience, keeps_glossaries};
use crate::store::SentLog;
use crate::text::TextChange;

impl Workspace {
    /// Sends the active segment to all engines that are asked, or asks the user for what is missing.
    pub(in crate::app::execute) fn suggest(&mut self) {
        if self.open.as_ref().is_none_or(|open| open.active_segment().is_none()) {
            return;
        }
        let engines: Vec<usize> = self.asked_engines();
        if engines.is_empty() {
            self.prompt = Some(Prompt::Engines { then_ask: true });
            return;
        }
        let mut ready = Vec::new();
        for number in engines {
            let Some(setting) = self.settings.machine.engines.get(number).cloned() else { continue };
            let Some(engine) = self.engine(number) else {
                self.prompt = Some(Prompt::Engines { then_ask: true });
                return;
            };
            if self.ask_for_consent(&engine, false) {
                return;
            }
            if self.looks_for_key(&setting) {
                self.asks_when_keyed = true;
                return;
            }
            if account(&setting).is_some() {
                ready.push((number, engine));
            }
        }
        self.cancel_suggestion();
        for (number, engine) in ready {
            self.ask_engine(number, engine);
        }
    }

    /// The numbers of the engines that are asked for suggestions.
    fn asked_engines(&self) -> Vec<usize> {
        let engines = self.settings.machine.engines.iter().enumerate();
        engines.filter(|(_, engine)| engine.is_asked).map(|(number, _)| number).collect()
    }

    fn ask_engine(&mut self, number: usize, engine: Engine) {
        let mut context = Context { style: self.settings.machine.style.clone(), ..Context::default() };
        let Some(open) = self.open.as_mut() else { return };
        if engine.kind.is_chat()
            && let Some((found, true)) = open.active_segment().and_then(|it| open.matches.of_segment(it))
        {
            context.examples = examples(&found.matches);
        }
        let signature = engine.signature();
        let Some((batch, asked)) = open.question(open.active, context) else { return };
        open.machine
            .failures
            .retain(|failure| failure.segment != asked.segment || failure.signature != signature);
        let id = open.machine.next_number();
        open.machine.asking.push(Asking {
            number: id,
            segment: asked.segment,
            revision: asked.revision,
            engine: number,
            signature,
            written: String::new(),
        });
        if let Err(failure) = self.send(id, engine, vec![(batch, vec![asked])], Patience::Interactive) {
            self.drop_question(id);
            self.notify(failure);
        }
    }

    /// Hands a question to the network; a notice where it may not go, or there is no room.
    pub(super) fn send(
        &mut self,
        number: u64,
        engine: Engine,
        batches: Vec<(Batch, Vec<Asked>)>,
        patience: Patience,
    ) -> Result<(), Notice> {
        let characters: u64 = batches.iter().map(|(batch, _)| batch.chars() as u64).sum();
        if !engine.endpoint.is_local() && self.characters_left().is_some_and(|left| characters > left) {
            let hint = "Wait for the next month, or raise the limit in the settings of machine translation";
            return Err(Notice::error("The limit of this month is reached; nothing was sent", hint));
        }
        let open = self.open.as_ref();
        let document = open.and_then(crate::app::Open::document).filter(|_| keeps_glossaries(&engine));
        let glossary = open.zip(document).map(|(open, it)| whole_glossary(it, open.glossaries()));
        let glossary = glossary.unwrap_or_default();
        let job = MachineJob {
            reach: self.reach(),
            glossary,
            patience,
            lists: false,
            batches,
            project: open.map(crate::app::Open::name).unwrap_or_default(),
            log: SentLog::at(&self.folders.sent_log_file()),
            use_file: self.folders.monthly_use_file(),
            cache: open.map(|open| open.machine.cache.clone()).unwrap_or_default(),
            engine,
        };
        if self.jobs.network().ask(number, job) {
            return Ok(());
        }
        Err(Notice::new(Severity::Warning, "The machine is still busy", "Ask again in a moment"))
    }

    /// Drops the questions about single segments that are on their way.
    pub(in crate::app) fn cancel_suggestion(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        let asking = std::mem::take(&mut open.machine.asking);
        if asking.is_empty() {
            return;
        }
        for question in asking {
            self.jobs.network().cancel(question.number);
        }
        "Cancelled the question to the machine".clone_into(&mut self.said);
    }

    pub(super) fn drop_question(&mut self, number: u64) -> Option<Asking> {
        let asking = &mut self.open.as_mut()?.machine.asking;
        let at = asking.iter().position(|asking| asking.number == number)?;
        Some(asking.remove(at))
    }

    /// Inserts the suggestion of an engine for the active segment; the best one where none is named.
    pub(in crate::app::execute) fn insert_suggestion(&mut self, engine: Option<usize>) {
        let Some(segment) = self.active() else { return };
        let Some(open) = self.open.as_ref() else { return };
        let all = open.machine.suggestions(segment.id, segment.source_revision);
        let named = engine.and_then(|number| all.into_iter().find(|it| it.engine == number));
        let best = named.or_else(|| open.machine.suggestion(segment.id, segment.source_revision));
        let Some(suggested) = best.map(|it| it.answer.as_suggested()) else {
            "There is no suggestion for this segment".clone_into(&mut self.said);
            return;
        };
        let change = TextChange::between(&segment.target, &suggested.text);
        if self.change_target_by(&segment, change, Origin::Machine, Some(Arc::new(suggested))) {
            "Inserted the machine suggestion".clone_into(&mut self.said);
        }
    }

    pub(super) fn take_suggestion(&mut self, asking: &Asking, answer: crate::app::machine::Judged) {
        let Some(open) = self.open.as_mut() else { return };
        let Asking { segment, revision, engine, .. } = *asking;
        open.machine.keep(Suggestion { segment, revision, engine, answer });
    }

    pub(super) fn take_failure(&mut self, asking: Asking, summary: String, hint: String) {
        let Some(open) = self.open.as_mut() else { return };
        let Asking { segment, signature, .. } = asking;
        open.machine.failures.retain(|failure| failure.segment == segment && failure.signature != signature);
        open.machine.failures.push(Failure { segment, signature, summary, hint });
    }
}
