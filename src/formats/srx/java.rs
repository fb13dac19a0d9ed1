//! Regular expressions of Java in the words of `fancy-regex`.
//!
//! Classes (`\w`, `\s`, `\d`, `\b`) are those of Unicode, as with Java's flag `(?U)` and in ICU: without it no Arabic letter would
//! be one of a word.

use super::properties::{escaped, property};

/// The expression, or why it cannot be said: with the place, counted in characters from 1.
pub(super) fn translated(pattern: &str) -> Result<String, String> {
    let mut scanner = Scanner::new(pattern);
    while let Some(c) = scanner.next() {
        scanner.step(c)?;
    }
    if scanner.classes.is_empty() { Ok(scanner.out) } else { Err(scanner.at_place("a [ is not closed")) }
}

/// Reads an expression from the left.
pub(super) struct Scanner {
    chars: Vec<char>,
    at: usize,
    pub(super) out: String,
    /// For each class that is open, whether something stands in it.
    pub(super) classes: Vec<bool>,
    /// Whether a minus sign that follows is no range: the item before it is a class.
    pub(super) after_class: bool,
    /// Whether groups are referred to. Else none is kept: this version of `fancy-regex` looks behind at the wrong place after
    /// one that is.
    keeps_groups: bool,
}

impl Scanner {
    fn new(pattern: &str) -> Self {
        let chars = pattern.chars().collect();
        let out = String::with_capacity(pattern.len());
        let keeps_groups = refers_to_groups(pattern);
        Self { chars, at: 0, out, classes: Vec::new(), after_class: false, keeps_groups }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    pub(super) fn next_if(&mut self, wanted: char) -> bool {
        let is_there = self.peek() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    pub(super) fn at_place(&self, reason: &str) -> String {
        format!("{reason} (character {})", self.at)
    }

    fn step(&mut self, c: char) -> Result<(), String> {
        match c {
            '\\' => self.escape(),
            _ if !self.classes.is_empty() => {
                self.in_class(c);
                Ok(())
            }
            '[' => {
                self.open_class();
                Ok(())
            }
            '(' => self.group(),
            c => {
                self.out.push(c);
                Ok(())
            }
        }
    }

    /// Java's flags `u`, `U` and `d` are about what Unicode is here anyway.
    fn group(&mut self) -> Result<(), String> {
        self.out.push('(');
        if !self.next_if('?') {
            self.out.push_str(if self.keeps_groups { "" } else { "?:" });
            return Ok(());
        }
        if !self.keeps_groups && self.skip_name() {
            self.out.push_str("?:");
            return Ok(());
        }
        let is_flags = self.peek().is_some_and(|c| c.is_ascii_alphabetic() || c == '-');
        if !is_flags {
            self.out.push('?');
            return Ok(());
        }
        let mut flags = String::new();
        loop {
            match self.next() {
                Some(c @ (':' | ')')) => {
                    self.flags(&flags, c);
                    return Ok(());
                }
                Some('u' | 'U' | 'd') => {}
                Some(c @ ('i' | 'm' | 's' | 'x' | '-')) => flags.push(c),
                _ => return Err(self.at_place("this flag is not known")),
            }
        }
    }

    /// Passes over the name of a group: `<name>`.
    fn skip_name(&mut self) -> bool {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let is_name = matches!(rest, ['<', first, ..] if first.is_ascii_alphabetic());
        let length = rest.iter().position(|c| *c == '>').filter(|_| is_name);
        self.at += length.map_or(0, |length| length + 1);
        length.is_some()
    }

    fn flags(&mut self, flags: &str, end: char) {
        let flags = flags.trim_end_matches('-');
        match (flags.is_empty(), end) {
            (true, ')') => drop(self.out.pop()),
            (_, end) => {
                self.out.push('?');
                self.out.push_str(flags);
                self.out.push(end);
            }
        }
    }

    fn escape(&mut self) -> Result<(), String> {
        let c = self.next().ok_or_else(|| self.at_place("it ends with a backslash"))?;
        let in_class = !self.classes.is_empty();
        self.note_item(matches!(c, 'h' | 'H' | 'v' | 'V' | 'w' | 'W' | 's' | 'S' | 'd' | 'D' | 'p' | 'P'));
        match c {
            'Q' => self.quoted(),
            // The end of a quotation that was not opened.
            'E' => {}
            'h' => self.out.push_str(r"[ \t\x{a0}\x{1680}\x{180e}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}]"),
            'H' => {
                self.out.push_str(r"[^ \t\x{a0}\x{1680}\x{180e}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}]");
            }
            'v' => self.out.push_str(r"[\n\x{b}\f\r\x{85}\x{2028}\x{2029}]"),
            'V' => self.out.push_str(r"[^\n\x{b}\f\r\x{85}\x{2028}\x{2029}]"),
            'u' => self.unicode()?,
            'x' => self.hexadecimal()?,
            '0' => self.octal()?,
            'c' => {
                let control = self.next().ok_or_else(|| self.at_place("nothing follows \\c"))?;
                self.literal(char::from_u32(u32::from(control) ^ 64).unwrap_or(control));
            }
            'e' => self.literal('\u{1b}'),
            'a' => self.literal('\u{7}'),
            'p' | 'P' => self.property(c == 'P')?,
            't' | 'n' | 'r' | 'f' | 'd' | 'D' | 's' | 'S' | 'w' | 'W' => self.keep(c),
            'b' | 'B' | 'A' | 'G' | 'z' | 'Z' | 'R' | 'k' | '1'..='9' if !in_class => self.keep(c),
            c if c.is_ascii_alphanumeric() => {
                return Err(self.at_place(&format!("\\{c} is not known")));
            }
            c => self.literal(c),
        }
        Ok(())
    }

    fn keep(&mut self, c: char) {
        self.out.push('\\');
        self.out.push(c);
    }

    pub(super) fn literal(&mut self, c: char) {
        escaped(&mut self.out, c);
    }

    /// From `\Q` to `\E`, or to the end.
    fn quoted(&mut self) {
        while let Some(c) = self.next() {
            if c == '\\' && self.next_if('E') {
                return;
            }
            self.note_item(false);
            self.literal(c);
        }
    }

    fn unicode(&mut self) -> Result<(), String> {
        let first = self.digits(4, 16)?;
        let low = self.surrogate(first);
        let code = low.map_or(first, |low| 0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00));
        self.code(code)
    }

    /// The second half of a character that is written as two.
    fn surrogate(&mut self, first: u32) -> Option<u32> {
        let start = self.at;
        if (0xd800..0xdc00).contains(&first) && self.next_if('\\') && self.next_if('u') {
            let low = self.digits(4, 16).ok().filter(|low| (0xdc00..0xe000).contains(low));
            if low.is_some() {
                return low;
            }
        }
        self.at = start;
        None
    }

    fn hexadecimal(&mut self) -> Result<(), String> {
        if !self.next_if('{') {
            let code = self.digits(2, 16)?;
            return self.code(code);
        }
        let mut code = 0_u32;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(16)) {
            self.at += 1;
            code = code.saturating_mul(16).saturating_add(digit);
        }
        if self.next_if('}') { self.code(code) } else { Err(self.at_place("\\x{ is not closed")) }
    }

    fn octal(&mut self) -> Result<(), String> {
        let mut code = self.digits(1, 8)?;
        for _ in 0..2 {
            match self.peek().and_then(|c| c.to_digit(8)).filter(|digit| code * 8 + digit <= 0o377) {
                Some(digit) => code = code * 8 + digit,
                None => break,
            }
            self.at += 1;
        }
        self.code(code)
    }

    fn digits(&mut self, count: usize, radix: u32) -> Result<u32, String> {
        let mut code = 0;
        for _ in 0..count {
            let digit = self.next().and_then(|c| c.to_digit(radix));
            code = code * radix + digit.ok_or_else(|| self.at_place("a digit of a character is missing"))?;
        }
        Ok(code)
    }

    fn code(&mut self, code: u32) -> Result<(), String> {
        let c = char::from_u32(code).ok_or_else(|| self.at_place("there is no such character"))?;
        self.literal(c);
        Ok(())
    }

    fn property(&mut self, negated: bool) -> Result<(), String> {
        let name: String = if self.next_if('{') {
            let rest = self.chars.get(self.at..).unwrap_or_default();
            let length = rest.iter().position(|c| *c == '}');
            let length = length.ok_or_else(|| self.at_place("\\p{ is not closed"))?;
            self.at += length + 1;
            rest_of(&self.chars, self.at - length - 1, length)
        } else {
            self.next().map(String::from).ok_or_else(|| self.at_place("nothing follows \\p"))?
        };
        let class =
            property(&name, negated).ok_or_else(|| self.at_place(&format!("\\p{{{name}}} is not known")))?;
        self.out.push_str(&class);
        Ok(())
    }
}

/// Whether an expression refers back to a group: `\1`, `\k<name>`.
fn refers_to_groups(pattern: &str) -> bool {
    let mut escaped = false;
    pattern.chars().any(|c| {
        let refers = escaped && matches!(c, '1'..='9' | 'k');
        escaped = c == '\\' && !escaped;
        refers
    })
}

fn rest_of(chars: &[char], from: usize, length: usize) -> String {
    chars.iter().skip(from).take(length).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_of_java_are_said_in_other_words() {
        for (java, expected) in [
            (r"\w+\.", r"\w+\."),
            (r"\Q.a*\E+b", r"\.a\*+b"),
            (r"\Qa.b", r"a\.b"),
            (r"\u060C\uD83D\uDE00", "،😀"),
            (r"\x{61F}\x2E\056", r"؟\.\."),
            (r"\«\<\ \'\-", r"«<\ '\-"),
            (r"(?iu)a(?U)b(?:c)(?u:d)(?<n>e)(?<=f)(?>g)", r"(?i)ab(?:c)(?:d)(?:e)(?<=f)(?>g)"),
            (r"[\w-.]", r"[\w\-.]"),
            (r"[a-z&&[^bc]]", r"[a-z&&[^bc]]"),
            (r"[]a~~--]", r"[\]a\~\~-\-]"),
            (r"[[:a]", r"[[\:a]"),
            (r"\p{IsL}\P{Lu}\pL", r"\p{L}\P{Lu}\p{L}"),
            (r"a++b*+c?+d{2}+", r"a++b*+c?+d{2}+"),
            (r"(a|(b))\(c", r"(?:a|(?:b))\(c"),
            (r"(a)\1(?<n>b)\k<n>", r"(a)\1(?<n>b)\k<n>"),
            (r#"["-[\u002C]]"#, r#"["\-[,]]"#),
        ] {
            let found = translated(java);
            if java == "[[:a]" {
                assert!(found.is_err(), "the outer class is open");
            } else {
                assert_eq!(found.as_deref(), Ok(expected), "{java}");
            }
        }
    }

    #[test]
    fn what_cannot_be_said_is_told_with_its_place() {
        for (java, reason) in [
            (r"a\", "it ends with a backslash (character 2)"),
            (r"[a", "a [ is not closed (character 2)"),
            (r"\p{Nowhere}x", "\\p{Nowhere} is not known (character 11)"),
            (r"\p{L", "\\p{ is not closed (character 3)"),
            (r"\y", "\\y is not known (character 2)"),
            (r"\u06", "a digit of a character is missing (character 4)"),
            (r"(?q)", "this flag is not known (character 3)"),
            (r"\ud800x", "there is no such character (character 6)"),
        ] {
            assert_eq!(translated(java), Err(reason.to_owned()), "{java}");
        }
    }
}
