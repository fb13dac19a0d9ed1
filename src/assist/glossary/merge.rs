//! Several entries made one, so that nothing that any of them said is lost.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::duplicates::{Likeness, duplicates};
use crate::model::{Edit, Entry, EntryId, Extra, Stamp, Term, TermStatus};
use crate::text::Language;

/// The edits that put one entry in the place of the first of `ids` and take out the others; none where fewer than two of them
/// are in the glossary. `changed` is who does it, and when.
pub fn merge_edits(glossary: &BTreeMap<EntryId, Arc<Entry>>, ids: &[EntryId], changed: &Stamp) -> Vec<Edit> {
    let mut there: Vec<Arc<Entry>> = Vec::new();
    for entry in ids.iter().filter_map(|id| glossary.get(id)) {
        if !there.iter().any(|known| known.id == entry.id) {
            there.push(Arc::clone(entry));
        }
    }
    let [first, rest @ ..] = there.as_slice() else { return Vec::new() };
    if rest.is_empty() {
        return Vec::new();
    }
    let mut whole = merged(&there);
    whole.changed = changed.clone();
    let removed =
        rest.iter().map(|entry| Edit::Entry { id: entry.id, before: Some(Arc::clone(entry)), after: None });
    let put = Edit::Entry { id: first.id, before: Some(Arc::clone(first)), after: Some(Arc::new(whole)) };
    std::iter::once(put).chain(removed).collect()
}

/// One entry of several, under the number of the first.
///
/// Terms that are the same are one; of two statuses the stricter one stays. Where two entries say different things of one field,
/// the second becomes a further field.
pub fn merged<E: Borrow<Entry>>(entries: &[E]) -> Entry {
    let mut entries = entries.iter().map(Borrow::borrow);
    let Some(first) = entries.next() else { return Entry::default() };
    let mut whole = first.clone();
    for entry in entries {
        take_in(&mut whole, entry);
    }
    whole.tidy();
    whole
}

/// The entries of several glossaries in one, those with the same term and the same translation merged, numbered from 1; and how
/// many were merged into others.
pub fn without_duplicates<E: Borrow<Entry>>(
    entries: &[E],
    source: &Language,
    target: &Language,
) -> (Vec<Entry>, usize) {
    let numbered = (1..).zip(entries).map(|(id, entry)| Entry { id: EntryId(id), ..entry.borrow().clone() });
    let mut all: BTreeMap<EntryId, Entry> = numbered.map(|entry| (entry.id, entry)).collect();
    let list: Vec<_> = all.values().cloned().collect();
    for duplicate in duplicates(&list, source, target) {
        let Some((first, rest)) = duplicate.entries.split_first() else { continue };
        if duplicate.likeness != Likeness::Pair {
            continue;
        }
        for other in rest {
            // Either may be part of another entry already.
            if let (Some(whole), Some(part)) = (all.get(first).cloned(), all.get(other)) {
                let whole = merged(&[&whole, part]);
                all.remove(other);
                all.insert(*first, whole);
            }
        }
    }
    let count = entries.len() - all.len();
    let renumbered = (1..).zip(all.into_values()).map(|(id, entry)| Entry { id: EntryId(id), ..entry });
    (renumbered.collect(), count)
}

fn take_in(whole: &mut Entry, other: &Entry) {
    let extra = &mut whole.extra;
    put(&mut whole.domain, extra, "domain", &other.domain);
    put(&mut whole.definition, extra, "definition", &other.definition);
    append(&mut whole.note, &other.note);
    whole.created = older(&whole.created, &other.created);
    whole.changed = newer(&whole.changed, &other.changed);
    add_extra(extra, &other.extra);
    for term in &other.terms {
        let same = |known: &&mut Term| known.language == term.language && known.text == term.text;
        match whole.terms.iter_mut().find(same) {
            Some(known) => take_in_term(known, term),
            None => whole.terms.push(term.clone()),
        }
    }
}

fn take_in_term(known: &mut Term, other: &Term) {
    let extra = &mut known.extra;
    known.status = stricter(known.status, other.status);
    put(&mut known.part_of_speech, extra, "part of speech", &other.part_of_speech);
    put(&mut known.gender, extra, "gender", &other.gender);
    put(&mut known.source, extra, "source", &other.source);
    put(&mut known.example, extra, "example", &other.example);
    append(&mut known.note, &other.note);
    let fresh: Vec<_> =
        other.variants.iter().filter(|form| !known.variants.contains(form)).cloned().collect();
    known.variants.extend(fresh);
    known.created = older(&known.created, &other.created);
    known.changed = newer(&known.changed, &other.changed);
    add_extra(extra, &other.extra);
}

/// A prohibition counts more than a permission, and a preference more than that.
fn stricter(a: TermStatus, b: TermStatus) -> TermStatus {
    [TermStatus::Forbidden, TermStatus::Preferred].into_iter().find(|it| [a, b].contains(it)).unwrap_or(a)
}

fn put(place: &mut String, extra: &mut Vec<Extra>, name: &str, value: &str) {
    if place.is_empty() {
        value.clone_into(place);
    } else if place != value && !value.is_empty() {
        add_extra(extra, &[(name.to_owned(), value.to_owned())]);
    }
}

fn append(note: &mut String, other: &str) {
    if note.is_empty() {
        other.clone_into(note);
    } else if !other.is_empty() && !note.lines().any(|line| line == other) && note != other {
        note.push('\n');
        note.push_str(other);
    }
}

fn add_extra(extra: &mut Vec<Extra>, other: &[Extra]) {
    for field in other {
        if !extra.contains(field) {
            extra.push(field.clone());
        }
    }
}

/// The earlier of two times that are known.
fn older(a: &Stamp, b: &Stamp) -> Stamp {
    let b_first = a.at == 0 || (b.at != 0 && b.at < a.at);
    if b_first && *b != Stamp::default() { b.clone() } else { a.clone() }
}

fn newer(a: &Stamp, b: &Stamp) -> Stamp {
    if b.at > a.at || *a == Stamp::default() { b.clone() } else { a.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(id: u64, source: &str, target: &str) -> Entry {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        Entry::of_pair(EntryId(id), (&ar, source), (&en, target))
    }

    #[test]
    fn nothing_that_any_entry_said_is_lost() {
        let mut a = pair(3, "قطار", "train");
        (a.domain, a.note) = ("rail".into(), "n1".into());
        a.created.at = 20;
        let mut b = pair(5, "قطار", "train");
        (b.domain, b.note) = ("travel".into(), "n2".into());
        b.created.at = 10;
        b.terms[0].variants = vec!["قطارات".into()];
        b.terms[1].status = TermStatus::Forbidden;
        b.terms.push(Term::new(&Language::new("fr"), "train"));
        let whole = merged(&[&a, &b]);
        assert_eq!((whole.id, whole.created.at), (EntryId(3), 10));
        assert_eq!((whole.domain.as_str(), whole.note.as_str()), ("rail", "n1\nn2"));
        assert_eq!(whole.extra, [("domain".to_owned(), "travel".to_owned())]);
        assert_eq!(whole.terms.len(), 3);
        assert_eq!((whole.terms[0].variants.len(), whole.terms[1].status), (1, TermStatus::Forbidden));
    }

    #[test]
    fn merging_is_edits_that_undo_takes_back() {
        let entries = [pair(1, "قطار", "train"), pair(2, "قطار", "railway train"), pair(3, "باب", "door")];
        let glossary: BTreeMap<_, _> = entries.into_iter().map(|entry| (entry.id, Arc::new(entry))).collect();
        let mut project = crate::model::Project { glossary, ..Default::default() };
        let before = project.clone();
        let edits = merge_edits(&project.glossary, &[EntryId(1), EntryId(2), EntryId(1)], &Stamp::default());
        let inverses: Vec<_> = edits.iter().map(|edit| project.apply(edit).unwrap()).collect();
        assert_eq!(project.glossary.keys().map(|id| id.0).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(project.glossary[&EntryId(1)].terms.len(), 3);
        for edit in inverses.iter().rev() {
            project.apply(edit).unwrap();
        }
        assert_eq!(project, before);
        assert_eq!(merge_edits(&before.glossary, &[EntryId(1), EntryId(1)], &Stamp::default()), []);
    }

    #[test]
    fn glossaries_are_put_together() {
        let (ar, en) = (Language::new("ar"), Language::new("en"));
        let all = [
            pair(1, "قطار", "train"),
            pair(1, "قِطار", "Train"),
            pair(1, "قطار", "rail"),
            pair(7, "باب", "door"),
        ];
        let (entries, merged) = without_duplicates(&all, &ar, &en);
        assert_eq!((entries.len(), merged), (3, 1));
        assert_eq!(entries.iter().map(|entry| entry.id.0).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(entries[0].terms.len(), 4, "both spellings stay");
    }
}
