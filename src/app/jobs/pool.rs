//! Threads for work that reads files or takes longer than a frame.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::{Answers, JobEvent};

/// Work for a thread; its answer is one event.
pub type Task = Box<dyn FnOnce() -> JobEvent + Send>;

const QUEUE: usize = 64;

pub(super) struct Pool {
    name: &'static str,
    threads: usize,
    queue: Option<SyncSender<Task>>,
}

impl Pool {
    /// So many threads of this name, once there is work.
    pub(super) fn new(name: &'static str, threads: usize) -> Self {
        Self { name, threads, queue: None }
    }

    pub(super) fn run(&mut self, task: Task, answers: &Answers) {
        let (name, threads) = (self.name, self.threads);
        let queue = self.queue.get_or_insert_with(|| start(name, threads, answers));
        match queue.try_send(task) {
            Ok(()) => {}
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => answers.send(JobEvent::Overloaded),
        }
    }
}

fn start(name: &str, threads: usize, answers: &Answers) -> SyncSender<Task> {
    let (sender, receiver) = sync_channel(QUEUE);
    let receiver = Arc::new(Mutex::new(receiver));
    for number in 0..threads {
        let (receiver, answers) = (Arc::clone(&receiver), answers.clone());
        let thread = thread::Builder::new().name(format!("{name}-{number}"));
        // Without a thread the queue fills and each task is answered with `Overloaded`.
        thread.spawn(move || work(&receiver, &answers)).ok();
    }
    sender
}

fn work(tasks: &Mutex<Receiver<Task>>, answers: &Answers) {
    loop {
        let next = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(task) = next else { return };
        let answer = catch_unwind(AssertUnwindSafe(task)).unwrap_or(JobEvent::Failed);
        answers.send(answer);
    }
}
