//! Addresses of the web in a text, so that they can be clicked.

use std::ops::Range;

use crate::text::slice;

/// The bytes of each address in `text`, and where it leads.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(found) = next(text, from) {
        from = found.end.max(from + 1);
        let address = slice(text, found.clone());
        if address.len() > "https://a".len() {
            out.push((found, address.to_owned()));
        }
    }
    out
}

fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let at = from + ["https://", "http://"].into_iter().filter_map(|scheme| rest.find(scheme)).min()?;
    let tail = slice(text, at..text.len());
    let end = tail.find(|c: char| !is_of_an_address(c)).unwrap_or(tail.len());
    Some(at..at + trimmed(slice(tail, 0..end)))
}

/// The characters of RFC 3986; an address with others is written with percent signs.
fn is_of_an_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

/// The length without the stop, comma or closing bracket of the sentence that it stands in.
fn trimmed(address: &str) -> usize {
    let mut end = address.len();
    loop {
        let head = slice(address, 0..end);
        let bare = head.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        let unpaired = bare.ends_with(')') && bare.matches(')').count() > bare.matches('(').count();
        let bare = if unpaired || bare.ends_with(']') { slice(bare, 0..bare.len() - 1) } else { bare };
        if bare.len() == end {
            return end;
        }
        end = bare.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_the_signs_of_its_sentence() {
        let found = |text: &str| find(text).into_iter().map(|(_, address)| address).collect::<Vec<_>>();
        assert_eq!(found("see https://example.org/news, and"), ["https://example.org/news"]);
        assert_eq!(
            found("(http://a.example/x_(y)). «https://b.example/?q=1&r=2#t»"),
            ["http://a.example/x_(y)", "https://b.example/?q=1&r=2#t"]
        );
        assert_eq!(found("راجع https://example.org/أخبار و http:// فقط"), ["https://example.org/"]);
        assert_eq!(
            found("[x](https://example.org/a) https://example.org"),
            ["https://example.org/a", "https://example.org"]
        );
        assert!(found("httpx://a https:").is_empty());
    }
}
