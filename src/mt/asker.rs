//! Asks one engine for batches: splits what is too large, waits where it is asked to, goes down the ladder of reply forms.

use std::sync::Arc;
use std::time::Instant;

use super::chat::{Events, partial_text, prompt, translations};
use super::classic_ask::Prepared;
use super::family::{BatchLimits, Chat, Content, Family, Rung};
use super::protect::{Form, restored};
use super::refusal::refusal;
use super::{Answer, Answers, Batch, Catalog, Client, Engine, Item, MtError, Usage, pace};
use crate::text::clean;

/// What happens while a question is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A request with this body goes to this address; it holds no key.
    Sending {
        /// The address.
        url: String,
        /// The body.
        body: String,
    },
    /// A language model has written so much of the translation of its only segment.
    Writing(String),
    /// The next try comes in so many milliseconds.
    Waiting(u64),
}

/// How long a failure is put up with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Somebody waits for the answer: one more try at most.
    Interactive,
    /// A whole document: as often as makes sense.
    Document,
}

/// Asks one engine. It remembers what it has learnt: the form of reply that the engine knows, the glossary that lies there.
pub struct Asker {
    pub(super) client: Client,
    pub(super) engine: Engine,
    rung: Rung,
    /// The most segments that it has turned out to take at once.
    most: usize,
    /// Source and target of all terms that the engine may keep as a glossary.
    pub(super) glossary: Arc<[(String, String)]>,
    pub(super) prepared: Option<Prepared>,
}

impl Asker {
    /// Asks `engine` through `client`. `glossary` holds the terms of the whole project, for engines that keep one.
    pub fn new(client: Client, engine: Engine, glossary: Arc<[(String, String)]>) -> Self {
        Self { client, engine, rung: Rung::default(), most: usize::MAX, glossary, prepared: None }
    }

    /// Whether the engine understands what was wrong with its answer.
    pub fn can_be_told(&self) -> bool {
        self.engine.kind.is_chat()
    }

    /// What the engine offers. It sends no text, and so it tests address and key.
    ///
    /// Errors: every class of `MtError` but those of a text.
    pub async fn catalog(&self) -> Result<Catalog, MtError> {
        let family = self.engine.kind.family();
        let call = match family {
            Family::Classic(classic) => classic.catalog(&self.engine),
            Family::Chat(chat) => chat.catalog(&self.engine),
        };
        let reply = self.client.send(&self.engine, &call, &mut |_| {}).await?;
        match family {
            Family::Classic(classic) if reply.is_success() => classic.read_catalog(&reply),
            Family::Chat(chat) if reply.is_success() => chat.read_catalog(&reply),
            Family::Classic(classic) => Err(refusal(&reply, &classic.said(&reply), &self.engine, None)),
            Family::Chat(chat) => Err(refusal(&reply, &chat.said(&reply), &self.engine, None)),
        }
    }

    /// The translations of a batch, in its order. Segments that the engine left out even when it was asked for them alone are
    /// missing in the answer.
    ///
    /// Dropping the future closes the connection as soon as the runtime that polled it runs again.
    /// Errors: every class of `MtError`; what was answered before is lost with it, so that long lists go in batches.
    pub async fn translate(
        &mut self,
        batch: &Batch,
        patience: Patience,
        tell: &mut (dyn FnMut(Told) + Send),
    ) -> Result<Answers, MtError> {
        self.check(batch)?;
        let started = Instant::now();
        let mut out = Answers::default();
        let mut open = self.parts(batch);
        while let Some(part) = open.pop() {
            match self.patiently(&part, patience, tell).await {
                Ok((answers, usage)) => {
                    out.usage.add(usage);
                    open.extend(left(&part, &answers));
                    out.list.extend(answers);
                }
                Err(error) if part.items.len() > 1 && self.is_too_much(&error) => {
                    if !matches!(error, MtError::BadReply(_)) {
                        self.most = part.items.len() / 2;
                        let rest = std::mem::take(&mut open);
                        open.extend(rest.iter().flat_map(|part| self.parts(part)));
                    }
                    open.extend(halves(&part));
                }
                Err(error) => return Err(error),
            }
        }
        out.list.sort_by_key(|answer| batch.items.iter().position(|item| item.id == answer.id));
        out.usage.chars = out.usage.chars.max(batch.chars());
        out.millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Ok(out)
    }

    /// The parts of a batch that are not larger than what the engine has turned out to take, the last one first.
    fn parts(&self, batch: &Batch) -> Vec<Batch> {
        let parts = batch.items.chunks(self.most.max(1)).map(|items| batch.with_items(items.to_vec()));
        parts.rev().collect()
    }

    /// Whether fewer segments at once may do where these were refused.
    fn is_too_much(&self, error: &MtError) -> bool {
        match error {
            MtError::TooLarge { .. } | MtError::BadReply(_) => true,
            MtError::Rate { retry_after: None } => self.counts_texts(),
            _ => false,
        }
    }

    fn counts_texts(&self) -> bool {
        matches!(self.engine.kind.family(), Family::Classic(classic) if classic.counts_texts())
    }

    fn check(&self, batch: &Batch) -> Result<(), MtError> {
        if batch.items.iter().all(|item| item.text.trim().is_empty()) {
            return Err(MtError::Empty);
        }
        let limit = self.client.limits.text;
        let longest = batch.items.iter().map(|item| item.text.chars().count()).max().unwrap_or(0);
        if longest > limit {
            return Err(MtError::TooLarge { chars: longest, limit: Some(limit) });
        }
        Ok(())
    }

    /// Asks for a batch as often as makes sense.
    async fn patiently(
        &mut self,
        batch: &Batch,
        patience: Patience,
        tell: &mut (dyn FnMut(Told) + Send),
    ) -> Result<(Vec<Answer>, Usage), MtError> {
        let mut tries = 0;
        loop {
            let error = match self.once(batch, tell).await {
                Ok(answers) => return Ok(answers),
                Err(error) => error,
            };
            tries += 1;
            let waits = matches!(error, MtError::Rate { .. }) || error.retry_after().is_some();
            let may = patience == Patience::Document || (tries < 2 && !waits);
            // Those of a model have been down the whole ladder; those of several segments are asked for in parts.
            let several = batch.items.len() > 1;
            let is_final = match error {
                MtError::BadReply(_) => several || self.engine.kind.is_chat(),
                MtError::Rate { retry_after: None } => several && tries > 1 && self.counts_texts(),
                _ => false,
            };
            let Some(pause) = pace::pause(&error, tries, self.client.limits.pause, pace::chance())
                .filter(|_| may && !is_final)
            else {
                return Err(error);
            };
            tell(Told::Waiting(u64::try_from(pause.as_millis()).unwrap_or(u64::MAX)));
            tokio::time::sleep(pause).await;
        }
    }

    async fn once(
        &mut self,
        batch: &Batch,
        tell: &mut (dyn FnMut(Told) + Send),
    ) -> Result<(Vec<Answer>, Usage), MtError> {
        match self.engine.kind.family() {
            Family::Classic(classic) => self.classic(classic, batch, tell).await,
            Family::Chat(chat) => self.chat(chat, batch, tell).await,
        }
    }

    /// Goes down the ladder of reply forms until there is an answer. A form that the server does not know is not asked for again.
    async fn chat(
        &mut self,
        chat: &dyn Chat,
        batch: &Batch,
        tell: &mut (dyn FnMut(Told) + Send),
    ) -> Result<(Vec<Answer>, Usage), MtError> {
        let mut rung = self.rung;
        let mut usage = Usage::default();
        loop {
            if rung == Rung::Single && batch.items.len() > 1 {
                return Err(MtError::BadReply("it holds no translations"));
            }
            match self.write(chat, batch, rung, tell).await {
                Ok(content) => {
                    usage.add(Usage { requests: 1, ..content.usage });
                    let answers = answers(batch, &content);
                    if !answers.is_empty() {
                        return Ok((answers, usage));
                    }
                }
                Err(MtError::Format) => self.rung = rung.next().unwrap_or(rung),
                Err(error) => return Err(error),
            }
            rung = rung.next().ok_or(MtError::BadReply("it holds no translations"))?;
        }
    }

    async fn write(
        &self,
        chat: &dyn Chat,
        batch: &Batch,
        rung: Rung,
        tell: &mut (dyn FnMut(Told) + Send),
    ) -> Result<Content, MtError> {
        let stream = batch.items.len() == 1;
        let call = chat.call(&self.engine, &prompt(batch, rung, stream));
        tell(Told::Sending { url: call.url().to_owned(), body: call.shown() });
        let (mut events, mut content) = (Events::default(), Content::default());
        let mut chunk = |bytes: &[u8]| {
            for event in events.take(bytes) {
                chat.event(&event, &mut content);
                if let Some(text) = partial_text(&content.text) {
                    tell(Told::Writing(text));
                }
            }
        };
        let mut nothing = |_: &[u8]| {};
        let reply =
            self.client.send(&self.engine, &call, if stream { &mut chunk } else { &mut nothing }).await?;
        if !reply.is_success() {
            return Err(refusal(&reply, &chat.said(&reply), &self.engine, Some(batch)));
        }
        // A server that knows no streaming answers in one piece.
        if content.text.is_empty() { chat.read(&reply) } else { Ok(content) }
    }
}

/// What an engine takes in one request.
pub fn batch_limits(engine: &Engine) -> BatchLimits {
    match engine.kind.family() {
        Family::Classic(classic) => classic.limits(),
        Family::Chat(chat) => chat.limits(),
    }
}

/// Whether the engine keeps glossaries, so that it is to be given the terms of the whole project.
pub fn keeps_glossaries(engine: &Engine) -> bool {
    matches!(engine.kind.family(), Family::Classic(classic) if classic.glossaries().is_some())
}

/// An id for a segment of a request that nobody can guess.
pub fn random_id() -> String {
    format!("s{:08x}", pace::random() as u32)
}

/// The answers with known ids, the first where one is given twice. A single one that was cut off is given as far as it goes.
fn answers(batch: &Batch, content: &Content) -> Vec<Answer> {
    let found = translations(&content.text).unwrap_or_default();
    let mut out = Vec::new();
    for item in &batch.items {
        if let Some((_, text)) = found.iter().find(|(id, _)| *id == item.id) {
            out.push(answer(item, text, false));
        }
    }
    let partial = if out.is_empty() && content.cut_off { partial_text(&content.text) } else { None };
    if let ([item], Some(text)) = (batch.items.as_slice(), partial) {
        out.push(answer(item, &text, true));
    }
    out
}

fn answer(item: &Item, text: &str, cut_off: bool) -> Answer {
    let (text, whole) = restored(item, Form::Visible, text);
    Answer { id: item.id.clone(), text: clean(&text).into_owned(), damaged: !whole, cut_off }
}

/// What is still to be asked for. Where nothing at all came back, in two halves; what was asked for alone is given up.
fn left(part: &Batch, answers: &[Answer]) -> Vec<Batch> {
    let is_open = |item: &&Item| answers.iter().all(|answer| answer.id != item.id);
    let open: Vec<Item> = part.items.iter().filter(is_open).cloned().collect();
    match open.len() {
        0 => Vec::new(),
        count if count == part.items.len() => {
            if count > 1 {
                halves(part)
            } else {
                Vec::new()
            }
        }
        _ => vec![part.with_items(open)],
    }
}

/// The second half first, as the last one is asked next.
fn halves(part: &Batch) -> Vec<Batch> {
    let (first, second) = part.items.split_at(part.items.len() / 2);
    vec![part.with_items(second.to_vec()), part.with_items(first.to_vec())]
}
