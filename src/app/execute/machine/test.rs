//! The test of an engine that is being set up.

use crate::app::machine::{AnswerCache, MachineJob, engine_of, word_question};
use crate::app::{MachineEvent, MachineTest, Workspace};
use crate::mt::{Patience, Secret};
use crate::store::{EngineSetting, SentLog};
use crate::text::Language;

impl Workspace {
    /// Lists what an engine offers, and has it translate one word, unless its model is still to be chosen; no text of the project is sent.
    pub(in crate::app::execute) fn test_engine(&mut self, setting: &EngineSetting, key: Option<Secret>) {
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
        let usual = || (Language::new("ar"), Language::new("en"));
        let document = self.open.as_ref().and_then(|open| open.document());
        let (from, to) = document.map_or_else(usual, |it| (it.source.clone(), it.target.clone()));
        let (batch, asked) = word_question(&from, &to);
        let word = asked.item.text.clone();
        let may_ask = !engine.kind.is_chat() || !engine.model.is_empty();
        let job = MachineJob {
            reach: self.reach(),
            glossary: Vec::new().into(),
            patience: Patience::Interactive,
            lists: true,
            batches: if may_ask { vec![(batch, vec![asked])] } else { Vec::new() },
            project: String::new(),
            log: SentLog::at(&self.folders.sent_log_file()),
            use_file: self.folders.monthly_use_file(),
            cache: AnswerCache::default(),
            engine,
        };
        self.tested = Some(MachineTest { number, asked: word, ..MachineTest::default() });
        if !self.jobs.network().ask(number, job) {
            self.tested = None;
        }
    }

    pub(super) fn take_test(&mut self, event: MachineEvent) {
        let Some(test) = self.tested.as_mut() else { return };
        match event {
            MachineEvent::Offers(catalog) => test.catalog = Some(catalog),
            MachineEvent::Done(Err(error)) => {
                *test = std::mem::take(test).ended(&error);
            }
            MachineEvent::Done(Ok(())) => test.is_done = true,
            MachineEvent::Answered(answers, _) => {
                test.word = answers.into_iter().next().map(|(.., answer)| (test.asked.clone(), answer.text));
            }
            MachineEvent::Told(_) | MachineEvent::Keep(_) => {}
        }
    }
}
