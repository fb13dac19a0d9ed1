//! A thread that does its work in the order in which it was given, all of it before the program ends.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::{self, JoinHandle};

use super::{Answers, JobEvent, Task};

const QUEUE: usize = 64;

/// The near side of the thread.
pub(super) struct Serial {
    queue: Option<SyncSender<Task>>,
    waiting: VecDeque<Task>,
    thread: Option<JoinHandle<()>>,
}

impl Serial {
    /// Starts a thread of this name; without one nothing is ever done.
    pub(super) fn start(name: &str, answers: Answers) -> Self {
        let (sender, tasks) = sync_channel::<Task>(QUEUE);
        let work = move || {
            for task in tasks {
                let answer = catch_unwind(AssertUnwindSafe(task)).unwrap_or(JobEvent::Failed);
                answers.send(answer);
            }
        };
        let thread = thread::Builder::new().name(name.to_owned()).spawn(work).ok();
        Self { queue: Some(sender), waiting: VecDeque::new(), thread }
    }

    /// Does `task` behind the others.
    pub(super) fn run(&mut self, task: Task) {
        self.waiting.push_back(task);
        self.pump();
    }

    /// Hands over what a full queue did not take before.
    pub(super) fn pump(&mut self) {
        let Some(queue) = &self.queue else { return };
        while let Some(task) = self.waiting.pop_front() {
            if let Err(TrySendError::Full(task) | TrySendError::Disconnected(task)) = queue.try_send(task) {
                return self.waiting.push_front(task);
            }
        }
    }
}

impl Drop for Serial {
    fn drop(&mut self) {
        if let Some(queue) = self.queue.take() {
            for task in self.waiting.drain(..) {
                if queue.send(task).is_err() {
                    break;
                }
            }
        }
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}
