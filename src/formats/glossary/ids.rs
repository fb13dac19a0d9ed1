//! The names of entries in files and their numbers here.

use std::collections::HashSet;

use crate::model::{Entry, EntryId};

/// The largest number that `SQLite` can hold.
const LARGEST: u64 = i64::MAX as u64;

/// Gives each entry the number that its name in the file is (`17` or `c17`); one that has another name, or a number that
/// another has, gets a new number and keeps the name as a further field.
pub(super) fn number(named: Vec<(String, Entry)>) -> Vec<Entry> {
    let mut taken = HashSet::new();
    let own: Vec<_> = named.iter().map(|(name, _)| of_name(name).filter(|id| taken.insert(*id))).collect();
    let mut next = 1;
    let mut entries = Vec::with_capacity(named.len());
    for ((name, mut entry), id) in named.into_iter().zip(own) {
        let id = id.unwrap_or_else(|| {
            while !taken.insert(next) {
                next += 1;
            }
            if !name.is_empty() {
                entry.extra.push(("id".to_owned(), name));
            }
            next
        });
        entry.id = EntryId(id);
        entry.tidy();
        entries.push(entry);
    }
    entries
}

fn of_name(name: &str) -> Option<u64> {
    let digits = name.strip_prefix('c').unwrap_or(name);
    let plain = !digits.starts_with(['0', '+']);
    digits.parse().ok().filter(|id| plain && (1..=LARGEST).contains(id))
}
