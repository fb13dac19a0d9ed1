//! One request to an engine that translates texts, with the glossary that is kept there in step with the project's.

use super::asker::{Asker, Told};
use super::call::Call;
use super::client::Reply;
use super::family::{Classic, Glossaries};
use super::protect::{needs_form, protected, restored};
use super::refusal::refusal;
use super::{Answer, Batch, Item, MtError, Usage};

/// A glossary that lies at the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prepared {
    /// Languages and a hash of the content.
    name: String,
    id: String,
}

/// What the names of our glossaries begin with, by which stale ones are told from those of others.
const PREFIX: &str = "muqabala";

impl Asker {
    pub(super) async fn classic(
        &mut self,
        classic: &dyn Classic,
        batch: &Batch,
        tell: &mut (dyn FnMut(Told) + Send),
    ) -> Result<(Vec<Answer>, Usage), MtError> {
        if classic.code(&batch.from, false).is_none() || classic.code(&batch.to, true).is_none() {
            return Err(MtError::Unsupported { from: batch.from.clone(), to: batch.to.clone() });
        }
        let texts: Vec<String> = batch.items.iter().map(|item| marked(classic, item, batch)).collect();
        let glossary = self.glossary_id(classic, batch, tell).await?;
        let call = classic.translate(&self.engine, batch, &texts, glossary.as_deref());
        let reply = self.said_and_done(&call, tell).await?;
        if !reply.is_success() {
            return Err(refusal(&reply, &classic.said(&reply), &self.engine, Some(batch)));
        }
        let (texts, usage) = classic.read(&reply)?;
        if texts.len() != batch.items.len() {
            return Err(MtError::BadReply("it holds another number of texts than were sent"));
        }
        let answers =
            batch.items.iter().zip(texts).map(|(item, text)| answer(classic, item, &text)).collect();
        Ok((answers, Usage { requests: usage.requests + 1, ..usage }))
    }

    /// The id of the glossary that lies at the engine with the content of this moment: found by its name, or made. Ours of
    /// the same pair with another content go.
    async fn glossary_id(
        &mut self,
        classic: &dyn Classic,
        batch: &Batch,
        tell: &mut (dyn FnMut(Told) + Send),
    ) -> Result<Option<String>, MtError> {
        let Some(glossaries) = classic.glossaries().filter(|_| !self.glossary.is_empty()) else {
            return Ok(None);
        };
        let pair = format!("{PREFIX} {}-{} ", batch.from.primary(), batch.to.primary());
        let name = format!("{pair}{:016x}", content_hash(&self.glossary));
        if self.prepared.as_ref().is_none_or(|prepared| prepared.name != name) {
            let id = self.keep_glossary(classic, glossaries, batch, &pair, &name, tell).await?;
            self.prepared = Some(Prepared { name, id });
        }
        Ok(self.prepared.as_ref().map(|prepared| prepared.id.clone()))
    }

    async fn keep_glossary(
        &self,
        classic: &dyn Classic,
        glossaries: &dyn Glossaries,
        batch: &Batch,
        pair: &str,
        name: &str,
        tell: &mut (dyn FnMut(Told) + Send),
    ) -> Result<String, MtError> {
        let refused = |reply: &Reply| refusal(reply, &classic.said(reply), &self.engine, Some(batch));
        let reply = self.said_and_done(&glossaries.list(&self.engine), tell).await?;
        if !reply.is_success() {
            return Err(refused(&reply));
        }
        let (ours, mut found) = (glossaries.read_list(&reply)?, None);
        for (other, id) in ours.into_iter().filter(|(other, _)| other.starts_with(pair)) {
            if other == name && found.is_none() {
                found = Some(id);
            } else {
                // One that is gone already is as good.
                self.said_and_done(&glossaries.delete(&self.engine, &id), tell).await.ok();
            }
        }
        if let Some(id) = found {
            return Ok(id);
        }
        let call = glossaries.create(&self.engine, name, batch, &self.glossary);
        let reply = self.said_and_done(&call, tell).await?;
        if reply.is_success() { glossaries.read_created(&reply) } else { Err(refused(&reply)) }
    }

    /// Tells what is sent, and sends it.
    async fn said_and_done(
        &self,
        call: &Call,
        tell: &mut (dyn FnMut(Told) + Send),
    ) -> Result<Reply, MtError> {
        tell(Told::Sending { url: call.url().to_owned(), body: call.shown() });
        self.client.send(&self.engine, call, &mut |_| {}).await
    }
}

pub(super) fn marked(classic: &dyn Classic, item: &Item, batch: &Batch) -> String {
    classic.with_terms(&protected(item, classic.form()), batch)
}

fn answer(classic: &dyn Classic, item: &Item, text: &str) -> Answer {
    let (text, whole) = restored(item, classic.form(), text);
    Answer { id: item.id.clone(), text, damaged: needs_form(item) && !whole, cut_off: false }
}

/// FNV-1a over 64 bits: the same in every version of the program, as a name at the engine must be.
pub(super) fn content_hash(terms: &[(String, String)]) -> u64 {
    let bytes = terms.iter().flat_map(|(source, target)| {
        source.bytes().chain(std::iter::once(0)).chain(target.bytes()).chain(std::iter::once(1))
    });
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
