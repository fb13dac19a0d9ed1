//! Numbers by value, web addresses and mail addresses in a text: what a translation must carry over unchanged.

use std::ops::Range;

/// What a placeable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceableKind {
    /// A number in any digits.
    Number,
    /// A web address or a mail address.
    Address,
}

/// A part of a text that has the same value in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeable {
    /// What it is.
    pub kind: PlaceableKind,
    /// Its bytes.
    pub range: Range<usize>,
    /// A number in European digits with a point before its fraction, else the text itself.
    pub value: String,
}

/// The placeables of a text, in order and with repetitions.
///
/// Numbers are read by value in whichever digits (`١٬٢٠٠` is `1,200` is `1200`), addresses letter by letter; a date or a
/// version is one number for each of its parts.
pub fn placeables(text: &str) -> Vec<Placeable> {
    let mut out = addresses(text);
    let mut bare = text.to_owned();
    for found in out.iter().rev() {
        bare.replace_range(found.range.clone(), &" ".repeat(found.range.len()));
    }
    numbers(&bare, &mut out);
    out.sort_by_key(|found| found.range.start);
    out
}

/// The placeables of `source` that `target` lacks or has too rarely; the target may hold more.
pub fn missing_placeables(source: &str, target: &str) -> Vec<Placeable> {
    let mut there = placeables(target);
    let is_missing = |wanted: &Placeable| match there.iter().position(|found| found.value == wanted.value) {
        Some(at) => {
            there.swap_remove(at);
            false
        }
        None => true,
    };
    placeables(source).into_iter().filter(is_missing).collect()
}

fn addresses(text: &str) -> Vec<Placeable> {
    let mut start = 0;
    let words = text.split_inclusive(is_end).filter_map(|word| {
        let at = start;
        start += word.len();
        let found = address(word.trim_end_matches(is_end))?;
        let offset = at + word.find(found)?;
        let range = offset..offset + found.len();
        Some(Placeable { kind: PlaceableKind::Address, range, value: found.to_owned() })
    });
    words.collect()
}

/// What cannot stand inside an address; a no-break space can group digits, and so it does not part words.
fn is_end(c: char) -> bool {
    (c.is_whitespace() && !is_narrow(c)) || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '،' | '؛')
}

fn is_narrow(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The address in a word, without the brackets and stops around it.
fn address(word: &str) -> Option<&str> {
    let web = ["https://", "http://", "www."].iter().filter_map(|start| word.find(start)).min();
    let bare = |part: &'_ str| -> usize { part.trim_end_matches(is_edge).len() };
    if let Some(start) = web {
        let url = word.get(start..)?;
        return url.get(..bare(url));
    }
    // A one-letter prefix or a bracket may stand before a mail address, and an Arabic word right after it.
    let at = word.find('@')?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let name = word.get(..at)?.rfind(|c| !is_part(c)).map_or(0, |byte| byte + 1);
    let start = (name..=at).find(|byte| word.is_char_boundary(*byte))?;
    let tail = word.get(at + 1..)?;
    let end = at + 1 + tail.find(|c| !is_part(c)).unwrap_or(tail.len());
    let mail = word.get(start..end)?.trim_end_matches(is_edge);
    (start < at && mail.get(at - start..)?.contains('.')).then_some(mail)
}

fn is_edge(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '/' | '=' | '&' | '#' | '%' | '_' | '-' | '+' | '~')
        || matches!(c, '؟' | '…' | '’' | '‘' | '。')
}

/// Appends the numbers of a text, each in European digits with a point before its fraction.
fn numbers(text: &str, out: &mut Vec<Placeable>) {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: usize| digit_of(chars.get(at)?.1);
    let mut run = Run::default();
    for (at, (byte, c)) in chars.iter().enumerate() {
        let between = at > 0 && digit(at - 1).is_some() && digit(at + 1).is_some();
        match (digit_of(*c), separator_of(*c)) {
            (Some(value), _) => run.push(value, *byte, c.len_utf8()),
            (None, Some(separator)) if between => run.part(separator),
            _ => run.finish(out),
        }
    }
    run.finish(out);
}

/// Digits in a row with their bytes.
#[derive(Clone, Default)]
struct Group {
    digits: String,
    range: Range<usize>,
}

/// Digits and single separators in a row: `1,234.5` or `14/3`'s `14`.
#[derive(Default)]
struct Run {
    groups: Vec<Group>,
    separators: Vec<char>,
    parted: bool,
}

impl Run {
    fn push(&mut self, digit: char, at: usize, length: usize) {
        if self.groups.is_empty() || std::mem::take(&mut self.parted) {
            self.groups.push(Group { digits: String::new(), range: at..at });
        }
        if let Some(group) = self.groups.last_mut() {
            group.digits.push(digit);
            group.range.end = at + length;
        }
    }

    fn part(&mut self, separator: char) {
        self.separators.push(separator);
        self.parted = true;
    }

    /// A number with groups of thousands, with a fraction, or else (dates, versions) one number for each group.
    fn finish(&mut self, out: &mut Vec<Placeable>) {
        let Self { groups, separators, .. } = std::mem::take(self);
        let digits: Vec<String> = groups.iter().map(|group| group.digits.clone()).collect();
        if let Some(value) = whole_value(&digits, &separators) {
            out.extend(number(value, &groups));
            return;
        }
        let each =
            groups.iter().filter_map(|group| number(group.digits.clone(), std::slice::from_ref(group)));
        out.extend(each);
    }
}

/// The number that all of `groups` are; none without digits.
fn number(value: String, groups: &[Group]) -> Option<Placeable> {
    let (first, last) = (groups.first()?, groups.last()?);
    Some(Placeable { kind: PlaceableKind::Number, range: first.range.start..last.range.end, value })
}

/// The value of groups that are one number; none where each is one of its own.
fn whole_value(groups: &[String], separators: &[char]) -> Option<String> {
    if is_thousands(groups, separators) {
        return Some(groups.concat());
    }
    let (fraction, whole) = groups.split_last()?;
    let (mark, before) = separators.split_last()?;
    let has_fraction =
        is_fraction(*mark) && (whole.len() == 1 || is_thousands(whole, before)) && !before.contains(mark);
    has_fraction.then(|| decimal(&whole.concat(), fraction))
}

fn is_thousands(groups: &[String], separators: &[char]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    let Some(mark) = separators.first() else { return false };
    separators.iter().all(|other| other == mark)
        && (*mark != '.' || separators.len() > 1)
        && *mark != '٫'
        && first.len() <= 3
        && !first.starts_with('0')
        && rest.iter().all(|group| group.len() == 3)
}

fn is_fraction(mark: char) -> bool {
    matches!(mark, '.' | ',' | '٫')
}

/// `3.50` and `3.5` are the same value.
fn decimal(whole: &str, fraction: &str) -> String {
    match fraction.trim_end_matches('0') {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    }
}

/// The European digit of a digit in any of the three sets that Arabic script uses.
fn digit_of(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// What may stand between the digits of one number.
fn separator_of(c: char) -> Option<char> {
    match c {
        '.' | ',' | '٫' => Some(c),
        '٬' => Some('٬'),
        '\'' | '’' => Some('’'),
        c if is_narrow(c) => Some('\u{a0}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeables_are_found_and_numbers_written_by_value() {
        for (text, expected) in [
            ("في 14 مارس 2019 بنسبة 35% (1200)", &["14", "2019", "35", "1200"][..]),
            ("١٬٢٠٠ و١٢٫٥٠ و۳۴", &["1200", "12.5", "34"]),
            ("1,200 and 1,234,567.80 and 0,250", &["1200", "1234567.8", "0.25"]),
            ("1\u{202f}200 et 3,5; 1.200.000", &["1200", "3.5", "1200000"]),
            ("14/3/2019, 14.3.2019, v1.2.3", &["14", "3", "2019", "14", "3", "2019", "1", "2", "3"]),
            ("COVID-19, 5. 6,", &["19", "5", "6"]),
            ("12,34,56 1,200.5,7", &["12", "34", "56", "1", "200", "5", "7"]),
            ("انظر (https://example.org/a?b=2).", &["https://example.org/a?b=2"]),
            ("«www.example.org/9»،", &["www.example.org/9"]),
            ("إلى me.you2@example.org، أو", &["me.you2@example.org"]),
            ("بme@example.org.", &["me@example.org"]),
            ("@handle a@b", &[]),
            ("", &[]),
        ] {
            let found = placeables(text);
            let values: Vec<_> = found.iter().map(|found| found.value.as_str()).collect();
            assert_eq!(values, expected, "{text}");
        }
    }

    #[test]
    fn ranges_are_those_of_the_text() {
        let text = "بلغ ١٬٢٠٠ مجلد، انظر (https://example.org/a).";
        let found: Vec<_> = placeables(text)
            .into_iter()
            .map(|found| (crate::text::slice(text, found.range), found.kind))
            .collect();
        assert_eq!(
            found,
            [("١٬٢٠٠", PlaceableKind::Number), ("https://example.org/a", PlaceableKind::Address)]
        );
    }

    #[test]
    fn what_is_missing_or_too_rare_shows() {
        for (source, target, expected) in [
            ("عام ٢٠١٩ بنسبة ٣٥٪", "in 2019 by 35 %", true),
            ("١٢٠٠ مجلد", "1,200 volumes", true),
            ("1200 مجلد", "1,300 volumes", false),
            ("5 من 5", "5 of five", false),
            ("خمسة", "5 of 5", true),
            ("راسل a@b.org", "write to a@b.org.", true),
            ("راسل a@b.org", "write to a@b .org", false),
            ("https://a.org/X", "https://a.org/x", false),
        ] {
            assert_eq!(missing_placeables(source, target).is_empty(), expected, "{source} / {target}");
        }
    }
}
