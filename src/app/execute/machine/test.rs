//! The test of an engine that is being set up.

use crate::app::machine::{AnswerCache, MachineJob, engine_of};
use crate::app::{MachineEvent, MachineTest, Workspace};
use crate::mt::{Patience, Secret};
use crate::store::{EngineSetting, SentLog};

impl Workspace {
    /// Lists what an engine offers; it sends no text of the project.
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
        self.tested = Some(MachineTest { number, ..MachineTest::default() });
        let job = MachineJob {
            reach: self.reach(),
            glossary: Vec::new().into(),
            patience: Patience::Interactive,
            batches: Vec::new(),
            project: String::new(),
            log: SentLog::at(&self.folders.sent_log_file()),
            use_file: self.folders.monthly_use_file(),
            cache: AnswerCache::default(),
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
            MachineEvent::Told(_) | MachineEvent::Answered(..) | MachineEvent::Keep(_) => {}
        }
    }
}
