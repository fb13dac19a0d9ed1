//! The one thread that talks to other machines. Dropping a question closes its connection.

use std::collections::HashMap;
use std::thread;

use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::{AbortHandle, LocalSet};

use super::{Answers, JobEvent};
use crate::app::machine::{MachineEvent, MachineJob, work};

enum Message {
    Ask(u64, Box<MachineJob>),
    Cancel(u64),
}

/// The near side of the network.
pub struct Network {
    queue: Sender<Message>,
}

impl Network {
    /// Starts the thread; without one every question is answered with an error.
    pub fn start(answers: Answers) -> Self {
        let (queue, messages) = channel(64);
        thread::Builder::new().name("network".to_owned()).spawn(move || run(messages, &answers)).ok();
        Self { queue }
    }

    /// Asks an engine. False where the queue is full.
    pub(in crate::app) fn ask(&self, number: u64, job: MachineJob) -> bool {
        self.queue.try_send(Message::Ask(number, Box::new(job))).is_ok()
    }

    /// Drops a question; nothing that it still brings is to be applied. False where the queue is full.
    pub fn cancel(&self, number: u64) -> bool {
        self.queue.try_send(Message::Cancel(number)).is_ok()
    }
}

fn run(messages: Receiver<Message>, answers: &Answers) {
    match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => LocalSet::new().block_on(&runtime, serve(messages, answers)),
        Err(_error) => answers.send(JobEvent::Failed),
    }
}

async fn serve(mut messages: Receiver<Message>, answers: &Answers) {
    let mut open: HashMap<u64, AbortHandle> = HashMap::new();
    while let Some(message) = messages.recv().await {
        open.retain(|_, handle| !handle.is_finished());
        match message {
            Message::Ask(number, job) => {
                let answers = answers.clone();
                let task = tokio::task::spawn_local(async move {
                    let mut tell =
                        |event: MachineEvent| answers.send(JobEvent::Machine(number, Box::new(event)));
                    work(*job, &mut tell).await;
                });
                open.insert(number, task.abort_handle());
            }
            Message::Cancel(number) => {
                if let Some(handle) = open.remove(&number) {
                    handle.abort();
                }
            }
        }
    }
}
