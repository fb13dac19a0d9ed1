//! What can be asked of the open project.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::app::jobs::Writer;
use crate::app::{EntryKey, Format, Open, Saved, Shared, TermHit, Used};
use crate::formats::ArticleFormat;
use crate::model::{Document, Entry, EntryId, Pair, Segment};
use crate::text::TagTable;

impl Open {
    /// The article that is worked on.
    pub fn document(&self) -> Option<&Document> {
        self.project.documents.first()
    }

    /// The format in which the translation can be written into the article's own file; for an article of another window, that which
    /// its name says.
    pub fn article_format(&self) -> Option<Format> {
        let document = self.document()?;
        let original = self.original.as_ref().filter(|original| original.document == document.id);
        let known = original.and_then(|original| original.skeleton.as_ref()).map(|skeleton| skeleton.format);
        Some(Format::of(known.unwrap_or_else(|| ArticleFormat::of_name(&document.name))))
    }

    /// The active segment.
    pub fn active_segment(&self) -> Option<&Segment> {
        self.document()?.segments.get(self.active)
    }

    /// The terms in the source of a segment.
    pub fn terms(&self, segment: &Segment) -> Rc<[TermHit]> {
        let tags = self.document().map_or(TagTable::NONE, |document| document.tags(segment));
        self.lookups.terms(segment, tags)
    }

    /// Whether the translations of an entry were used in a segment.
    pub fn used(&self, segment: &Segment, (glossary, id): EntryKey) -> Used {
        let entry = self.glossary(glossary).and_then(|glossary| glossary.get(&id));
        let (Some(document), Some(entry)) = (self.document(), entry) else { return Used::default() };
        let place = (segment, document.tags(segment));
        self.lookups.used(place, ((glossary, id), entry), &document.target)
    }

    /// Tells the projects apart that are opened one after the other in one run of the program.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The best pair of terms of an entry between the languages of the article; none where one of them has no term.
    pub fn pair(&self, (glossary, entry): EntryKey) -> Option<Pair<'_>> {
        let document = self.document()?;
        self.glossary(glossary)?.get(&entry)?.pair(&document.source, &document.target)
    }

    /// A number that nothing in the project or its history has.
    pub(super) fn fresh_id(&self) -> u64 {
        self.project.highest_id().max(self.history.highest_id()) + 1
    }

    /// The hosts that segments may be sent to, for people; empty where there is none.
    pub fn consent_hosts(&self) -> String {
        let consent = self.project.consent.as_deref().unwrap_or_default();
        let hosts =
            consent.split(' ').map(|origin| origin.split_once("://").map_or(origin, |(_, host)| host));
        hosts.collect::<Vec<_>>().join(", ")
    }

    /// The entries of a glossary: 0 is the project's own, the others are the shared ones from 1.
    pub fn glossary(&self, number: usize) -> Option<&BTreeMap<EntryId, Arc<Entry>>> {
        match number.checked_sub(1) {
            None => Some(&self.project.glossary),
            Some(at) => self.shared.get(at).map(Shared::entries),
        }
    }

    /// All glossaries in the order of their numbers: the project's own, then the shared ones by priority.
    pub fn glossaries(&self) -> impl Iterator<Item = &BTreeMap<EntryId, Arc<Entry>>> {
        std::iter::once(&self.project.glossary).chain(self.shared.iter().map(Shared::entries))
    }

    /// A number that no entry of the glossary has or had.
    pub(super) fn fresh_entry_id(&self, glossary: usize) -> u64 {
        let shared = glossary.checked_sub(1).and_then(|at| self.shared.get(at));
        shared.map_or_else(
            || self.fresh_id(),
            |shared| shared.glossary.highest_id().max(shared.history.highest_id()) + 1,
        )
    }

    /// Whether what is on screen is on disk, the shared glossaries included.
    pub fn saved(&self) -> Saved {
        let own = match &self.writer {
            _ if self.failed => Saved::Failed,
            Some(writer) if writer.last() > self.saved => Saved::Writing,
            _ => Saved::Yes,
        };
        let all = || std::iter::once(own).chain(self.shared.iter().map(Shared::saved));
        [Saved::Failed, Saved::Writing]
            .into_iter()
            .find(|state| all().any(|it| it == *state))
            .unwrap_or(Saved::Yes)
    }

    /// The writers of the project and of its shared glossaries.
    pub(super) fn writers(&mut self) -> impl Iterator<Item = &mut Writer> {
        self.writer.iter_mut().chain(self.shared.iter_mut().filter_map(|shared| shared.writer.as_mut()))
    }

    /// Whether every change is on disk. What has failed before is tried once more by now, so that only the numbers count.
    pub(super) fn is_on_disk(&self) -> bool {
        let done = |writer: Option<&Writer>, saved| writer.is_none_or(|writer| writer.last() <= saved);
        done(self.writer.as_ref(), self.saved)
            && self.shared.iter().all(|shared| done(shared.writer.as_ref(), shared.saved))
    }

    /// The project's name: that of its file without the ending.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }
}
