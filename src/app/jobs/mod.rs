//! The only threads: a small pool, the writer of the project file, and the network.
//!
//! The window never waits for any of them: it hands work over through bounded queues and takes answers in with
//! [`Jobs::take`]. Edits are never dropped: what a full queue does not take waits in order on this side.

mod event;
mod network;
mod pool;
mod serial;
mod writer;

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

pub use event::{Attaching, Copied, ExportAnswer, JobError, JobEvent};
pub use network::Network;
use pool::Pool;
pub use pool::Task;
use serial::Serial;
pub use writer::Writer;

/// Called from any thread when an answer is there, so that the window wakes up.
pub type Wake = std::sync::Arc<dyn Fn() + Send + Sync>;

/// Gives answers back to the window.
#[derive(Clone)]
pub struct Answers {
    sender: SyncSender<JobEvent>,
    wake: Wake,
}

impl Answers {
    /// Hands an answer over and wakes the window; waits while the window has a thousand to take in.
    pub fn send(&self, event: JobEvent) {
        if self.sender.send(event).is_ok() {
            (self.wake)();
        }
    }

    /// Hands an answer over where there is room for it; false where there is none.
    pub fn offer(&self, event: JobEvent) -> bool {
        let taken = self.sender.try_send(event).is_ok();
        if taken {
            (self.wake)();
        }
        taken
    }
}

/// All that goes on in the background.
pub struct Jobs {
    answers: Answers,
    events: Receiver<JobEvent>,
    /// Answers that came while another was waited for.
    postponed: VecDeque<JobEvent>,
    pool: Pool,
    /// For changes of memory files; below `events`, so that it never waits for a window that is gone.
    serial: Option<Serial>,
    /// For what the user waits for: long work in the pool never stands before it.
    interactive: Pool,
    network: Option<Network>,
    /// Work in the pool that has not answered yet.
    pending: usize,
}

impl Jobs {
    /// No thread starts before there is work.
    pub fn new(wake: Wake) -> Self {
        let (sender, events) = sync_channel(1024);
        let answers = Answers { sender, wake };
        let (pool, interactive) = (Pool::new("job", 2), Pool::new("look-up", 1));
        let postponed = VecDeque::new();
        Self { answers, events, postponed, pool, interactive, serial: None, network: None, pending: 0 }
    }

    /// Where threads give their answers.
    pub fn answers(&self) -> Answers {
        self.answers.clone()
    }

    /// Does `task` on a thread of the pool.
    pub fn run(&mut self, task: Task) {
        self.pending += 1;
        self.pool.run(task, &self.answers);
    }

    /// Does `task` behind the others that were given here, on a thread of its own; all of them are done before the program ends.
    pub fn run_in_order(&mut self, task: Task) {
        self.pending += 1;
        let answers = self.answers.clone();
        self.serial.get_or_insert_with(|| Serial::start("memory", answers)).run(task);
    }

    /// Does a look-up that the user waits for, on a thread of its own.
    pub fn look_up(&mut self, task: Task) {
        self.pending += 1;
        self.interactive.run(task, &self.answers);
    }

    /// The network's thread, started when it is first needed.
    pub fn network(&mut self) -> &mut Network {
        let answers = self.answers.clone();
        self.network.get_or_insert_with(|| Network::start(answers))
    }

    /// Wakes the window, as there is more to take in.
    pub fn wake(&self) {
        (self.answers.wake)();
    }

    /// The next answer, if there is one.
    pub fn take(&mut self) -> Option<JobEvent> {
        self.serial.iter_mut().for_each(Serial::pump);
        let event = self.postponed.pop_front().or_else(|| self.events.try_recv().ok())?;
        self.note(&event);
        Some(event)
    }

    /// Waits at most `limit` for the next answer.
    pub fn wait(&mut self, limit: Duration) -> Option<JobEvent> {
        let event = self.postponed.pop_front().or_else(|| self.events.recv_timeout(limit).ok())?;
        self.note(&event);
        Some(event)
    }

    /// Waits at most `limit` for an answer of the writer; the others are taken later, in their order.
    pub(in crate::app) fn wait_for_writer(&mut self, limit: Duration) -> Option<JobEvent> {
        let since = Instant::now();
        while let Some(left) = remaining(since, limit) {
            let event = self.events.recv_timeout(left).ok()?;
            if event.is_of_writer() {
                return Some(event);
            }
            self.postponed.push_back(event);
        }
        None
    }

    /// Whether the pool has work whose answer was not taken yet.
    pub fn is_busy(&self) -> bool {
        self.pending > 0
    }

    fn note(&mut self, event: &JobEvent) {
        if event.is_of_pool() {
            self.pending = self.pending.saturating_sub(1);
        }
    }
}

/// Counts the time to a limit, so that a loop that waits cannot wait for ever.
pub(crate) fn remaining(since: Instant, limit: Duration) -> Option<Duration> {
    limit.checked_sub(since.elapsed()).filter(|left| !left.is_zero())
}
