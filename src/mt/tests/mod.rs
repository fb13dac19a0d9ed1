//! Every engine against a server on loopback that answers in its shapes: what is sent, and what becomes of every kind of reply.

mod chat;
mod classic;
mod glossaries;
mod local_only;
mod shapes;
mod table;

use super::server::{Act, Seen, Server};
use super::{
    Answers, Asker, Batch, Client, Engine, EngineKind, Item, Limits, MtError, Patience, Reach, Secret, Told,
};
use crate::text::{Language, TagTable};

pub(super) const KEY: &str = "k-very-secret";

/// A batch from Arabic to English with the ids `s0`, `s1` and so on.
pub(super) fn batch(texts: &[&str]) -> Batch {
    let item = |(at, text): (usize, &&str)| Item {
        id: format!("s{at}"),
        text: (*text).to_owned(),
        tags: TagTable::default(),
        kept: Vec::new(),
        reminders: Vec::new(),
    };
    Batch {
        from: Language::new("ar-SA"),
        to: Language::new("en-GB"),
        items: texts.iter().enumerate().map(item).collect(),
        terms: Vec::new(),
        examples: Vec::new(),
        before: Vec::new(),
        after: Vec::new(),
        style: String::new(),
    }
}

pub(super) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// An engine of a kind at a server of the test, with a key.
pub(super) fn engine(kind: EngineKind, server: &Server) -> Engine {
    let engine = Engine::new(kind, &server.address(), Secret::new(KEY)).unwrap();
    Engine { model: "tiny".to_owned(), ..engine }
}

/// What came of a question, and what the server and the user have seen of it.
pub(super) struct Asked {
    pub(super) result: Result<Answers, MtError>,
    pub(super) seen: Vec<Seen>,
    pub(super) told: Vec<Told>,
}

impl Asked {
    pub(super) fn texts(&self) -> Vec<&str> {
        self.result.as_ref().unwrap().list.iter().map(|answer| answer.text.as_str()).collect()
    }

    pub(super) fn error(self) -> MtError {
        self.result.unwrap_err()
    }
}

/// Asks a server that plays `acts`, one for each connection.
pub(super) fn ask_with(
    kind: EngineKind,
    batch: &Batch,
    patience: Patience,
    limits: Limits,
    acts: Vec<Act>,
) -> Asked {
    let server = Server::start(acts);
    let mut asker =
        Asker::new(Client::new(limits, Reach::Anywhere).unwrap(), engine(kind, &server), Vec::new().into());
    let mut told = Vec::new();
    let result = run(asker.translate(batch, patience, &mut |what| told.push(what)));
    drop(asker);
    Asked { result, seen: server.finish(), told }
}

pub(super) fn ask(kind: EngineKind, batch: &Batch, acts: Vec<Act>) -> Asked {
    ask_with(kind, batch, Patience::Interactive, quick(), acts)
}

/// The usual limits with short pauses.
pub(super) fn quick() -> Limits {
    Limits { pause: std::time::Duration::from_millis(2), ..Limits::default() }
}

#[test]
fn dropping_a_question_closes_its_connection() {
    let server = Server::start(vec![Act::Hold(Vec::new())]);
    let client = Client::new(quick(), Reach::Anywhere).unwrap();
    let mut asker = Asker::new(client, engine(EngineKind::LibreTranslate, &server), Vec::new().into());
    let given_up = run(async {
        let question = batch(&["نعم"]);
        let mut tell = |_| {};
        let asking = asker.translate(&question, Patience::Document, &mut tell);
        tokio::time::timeout(std::time::Duration::from_millis(200), asking).await.is_err()
    });
    drop(asker);
    assert!(given_up && server.finish()[0].closed);
}
