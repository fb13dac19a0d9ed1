//! Whether numbers, web addresses and mail addresses came through a translation.

/// Whether everything of `source` that must not change is in `target` too, as often; the target may hold more.
///
/// Numbers compare by value in whichever digits (`١٬٢٠٠` is `1,200` is `1200`), addresses letter by letter.
pub(super) fn kept(source: &str, target: &str) -> bool {
    let mut there = of(target);
    of(source).iter().all(|wanted| match there.iter().position(|found| found == wanted) {
        Some(at) => {
            there.swap_remove(at);
            true
        }
        None => false,
    })
}

/// The placeables of a text, with repetitions, addresses first.
fn of(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = String::with_capacity(text.len());
    for word in text.split(is_end) {
        match address(word) {
            Some(address) => out.push(address.to_owned()),
            None => rest.push_str(word),
        }
        rest.push(' ');
    }
    numbers(&rest, &mut out);
    out
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
fn numbers(text: &str, out: &mut Vec<String>) {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).copied().and_then(digit_of);
    let mut run = Run::default();
    for (at, c) in chars.iter().enumerate() {
        let between = at > 0 && digit(at - 1).is_some() && digit(at + 1).is_some();
        match (digit_of(*c), separator_of(*c)) {
            (Some(value), _) => run.push(value),
            (None, Some(separator)) if between => run.part(separator),
            _ => run.finish(out),
        }
    }
    run.finish(out);
}

/// Digits and single separators in a row: `1,234.5` or `14/3`'s `14`.
#[derive(Default)]
struct Run {
    groups: Vec<String>,
    separators: Vec<char>,
}

impl Run {
    fn push(&mut self, digit: char) {
        match self.groups.last_mut() {
            Some(group) => group.push(digit),
            None => self.groups.push(digit.to_string()),
        }
    }

    fn part(&mut self, separator: char) {
        self.separators.push(separator);
        self.groups.push(String::new());
    }

    /// A number with groups of thousands, with a fraction, or else (dates, versions) one number for each group.
    fn finish(&mut self, out: &mut Vec<String>) {
        let Self { groups, separators } = std::mem::take(self);
        match (groups.split_last(), separators.split_last()) {
            (None, _) => {}
            (Some((only, [])), _) => out.push(only.clone()),
            (Some(_), _) if is_thousands(&groups, &separators) => out.push(groups.concat()),
            (Some((fraction, whole)), Some((mark, before)))
                if is_fraction(*mark)
                    && (whole.len() == 1 || is_thousands(whole, before))
                    && !before.contains(mark) =>
            {
                out.push(decimal(&whole.concat(), fraction));
            }
            _ => out.extend(groups),
        }
    }
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
            assert_eq!(of(text), expected, "{text}");
        }
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
            assert_eq!(kept(source, target), expected, "{source} / {target}");
        }
    }
}
