//! The one thread that talks to other machines. It has one question open at a time; dropping it closes the connection.

use std::thread;

use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::{Answers, JobEvent};
use crate::mt::{self, Answer, Client, Endpoint, MtError, Request};

enum Message {
    Ask { number: u64, endpoint: Endpoint, request: Request },
    Cancel,
}

/// The near side of the network.
pub struct Network {
    queue: Sender<Message>,
}

impl Network {
    /// Starts the thread; without one every question is answered with an error.
    pub fn start(answers: Answers) -> Self {
        let (queue, messages) = channel(16);
        thread::Builder::new().name("network".to_owned()).spawn(move || run(messages, &answers)).ok();
        Self { queue }
    }

    /// Asks a server; a question that is still open is dropped. False where the queue is full.
    pub fn ask(&self, number: u64, endpoint: Endpoint, request: Request) -> bool {
        self.queue.try_send(Message::Ask { number, endpoint, request }).is_ok()
    }

    /// Drops the open question.
    pub fn cancel(&self) {
        // A full queue holds newer questions, which drop the open one as well.
        self.queue.try_send(Message::Cancel).ok();
    }
}

fn run(messages: Receiver<Message>, answers: &Answers) {
    match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(serve(messages, answers)),
        Err(_error) => answers.send(JobEvent::Failed),
    }
}

async fn serve(mut messages: Receiver<Message>, answers: &Answers) {
    // Made once: building it reads the machine's certificates.
    let mut client = None;
    let mut next = messages.recv().await;
    while let Some(message) = next {
        let Message::Ask { number, endpoint, request } = message else {
            next = messages.recv().await;
            continue;
        };
        tokio::select! {
            biased;
            newer = messages.recv() => next = newer,
            result = ask(&mut client, &endpoint, &request) => {
                answers.send(JobEvent::Translated(number, result));
                next = messages.recv().await;
            }
        }
    }
}

async fn ask(client: &mut Option<Client>, endpoint: &Endpoint, request: &Request) -> Result<Answer, MtError> {
    let client = match client {
        Some(client) => client,
        None => client.insert(mt::client()?),
    };
    mt::translate(client, endpoint, request).await
}
