//! Takes in what the network tells about a question; what belongs to none that is open is dropped.

use crate::app::{MachineEvent, Workspace};
use crate::mt::{MtError, Told};

impl Workspace {
    pub(in crate::app::execute) fn take_machine(&mut self, number: u64, event: MachineEvent) {
        if self.tested.as_ref().is_some_and(|test| test.number == number) {
            return self.take_test(event);
        }
        let Some(open) = self.open.as_mut() else { return };
        if open.machine.document.as_ref().is_some_and(|run| run.number == number && run.is_running) {
            return self.take_document(event);
        }
        let Some(asking) = open.machine.asking.iter_mut().find(|asking| asking.number == number) else {
            return;
        };
        match event {
            MachineEvent::Told(Told::Writing(text)) => asking.written = text,
            MachineEvent::Told(_) | MachineEvent::Offers(_) => {}
            MachineEvent::Keep(answers) => self.keep_answers(answers),
            MachineEvent::Answered(answers, _) => {
                let asking = asking.clone();
                for (_, _, answer) in answers {
                    self.take_suggestion(&asking, answer);
                }
            }
            MachineEvent::Done(result) => self.question_done(number, result),
        }
    }

    fn question_done(&mut self, number: u64, result: Result<(), MtError>) {
        let Some(asking) = self.drop_question(number) else { return };
        let answered = self.open.as_ref().is_some_and(|open| {
            open.machine
                .suggestions(asking.segment, asking.revision)
                .iter()
                .any(|it| it.engine == asking.engine)
        });
        match result {
            Err(error) => self.take_failure(asking, error.to_string(), error.hint()),
            Ok(()) if !answered => {
                let error = MtError::BadReply("it holds no translation");
                self.take_failure(asking, error.to_string(), error.hint());
            }
            Ok(()) => {}
        }
    }
}
