//! Cuts a long list of segments into batches that an engine takes.

use super::Item;
use super::family::BatchLimits;

/// The items in batches, in order; an item that is longer than the limit is a batch of its own.
pub fn batches(items: Vec<Item>, limits: BatchLimits) -> Vec<Vec<Item>> {
    let mut out: Vec<Vec<Item>> = Vec::new();
    let mut chars = 0;
    for item in items {
        let length = item.text.chars().count();
        match out.last_mut() {
            Some(batch) if batch.len() < limits.items && chars + length <= limits.chars => {
                chars += length;
                batch.push(item);
            }
            _ => {
                chars = length;
                out.push(vec![item]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_keep_the_order_and_the_limits() {
        let items = super::super::tests::batch(&["aaaa", "bb", "cc", "dddddddddd", "e", "f", "g", "h"]).items;
        let limits = BatchLimits { items: 3, chars: 8 };
        let cut = batches(items, limits);
        let texts: Vec<Vec<&str>> =
            cut.iter().map(|batch| batch.iter().map(|item| item.text.as_str()).collect()).collect();
        assert_eq!(texts, [vec!["aaaa", "bb", "cc"], vec!["dddddddddd"], vec!["e", "f", "g"], vec!["h"]]);
    }
}
