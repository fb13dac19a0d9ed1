//! One change of many entries, as edits that are undone together.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Edit, Entry, EntryId, Stamp, TermStatus};
use crate::text::Language;

/// What is done to each of the chosen entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// Its terms of a language get this status.
    Status(Language, TermStatus),
    /// Its subject field becomes this.
    Domain(String),
    /// Its remark becomes this.
    Note(String),
    /// Its terms of the first language become ones of the second, as when a file had named its languages wrongly.
    Language(Language, Language),
    /// It goes.
    Remove,
}

/// The edits that do it to the entries of these ids; those that are already so stay as they are. `changed` is who does it, and
/// when.
pub fn bulk_edits(
    glossary: &BTreeMap<EntryId, Arc<Entry>>,
    ids: &[EntryId],
    bulk: &Bulk,
    changed: &Stamp,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut ids = ids.to_vec();
    ids.sort();
    ids.dedup();
    for before in ids.iter().filter_map(|id| glossary.get(id)) {
        let after = after(before, bulk);
        if after.as_ref() != Some(before.as_ref()) {
            let after = after.map(|entry| Arc::new(Entry { changed: changed.clone(), ..entry }));
            edits.push(Edit::Entry { id: before.id, before: Some(Arc::clone(before)), after });
        }
    }
    edits
}

fn after(before: &Entry, bulk: &Bulk) -> Option<Entry> {
    let mut entry = before.clone();
    match bulk {
        Bulk::Status(language, status) => {
            for term in entry.terms.iter_mut().filter(|term| term.language.primary() == language.primary()) {
                term.status = *status;
            }
        }
        Bulk::Domain(domain) => entry.domain.clone_from(domain),
        Bulk::Note(note) => entry.note.clone_from(note),
        Bulk::Language(from, to) => {
            for term in entry.terms.iter_mut().filter(|term| term.language == *from) {
                term.language = to.clone();
            }
        }
        Bulk::Remove => return None,
    }
    entry.tidy();
    Some(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes_is_an_edit() {
        let (ar, en, fr) = (Language::new("ar"), Language::new("en"), Language::new("fr"));
        let pair = |id, target| Arc::new(Entry::of_pair(EntryId(id), (&ar, "قطار"), (&en, target)));
        let glossary: BTreeMap<_, _> =
            [pair(1, "train"), pair(2, "rail")].into_iter().map(|e| (e.id, e)).collect();
        let ids = [EntryId(2), EntryId(1), EntryId(2), EntryId(9)];
        let stamp = Stamp { who: "me".into(), at: 5 };
        let edits = |bulk: &Bulk| bulk_edits(&glossary, &ids, bulk, &stamp);
        assert_eq!(edits(&Bulk::Status(en.clone(), TermStatus::Preferred)), []);
        assert_eq!(edits(&Bulk::Remove).len(), 2);
        let forbidden = edits(&Bulk::Status(en.clone(), TermStatus::Forbidden));
        assert_eq!(forbidden.len(), 2);
        let Some(Edit::Entry { after: Some(entry), .. }) = forbidden.first() else { panic!("{forbidden:?}") };
        assert_eq!((entry.terms[1].status, &entry.changed), (TermStatus::Forbidden, &stamp));
        let french = edits(&Bulk::Language(en, fr.clone()));
        let Some(Edit::Entry { after: Some(entry), .. }) = french.first() else { panic!("{french:?}") };
        assert_eq!(entry.terms[1].language, fr);
    }
}
