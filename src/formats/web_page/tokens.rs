//! The tokens of an HTML text with their bytes: tags and attributes, text, and what is neither.
//!
//! As the tokenizer of the HTML standard sees them, without its tree; any text has tokens, and together they are the text.

use std::ops::Range;

use crate::text::slice;

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a piece of the text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Characters, with character references.
    Text,
    /// The content of an element like `script`, in which no tag is one.
    Raw,
    /// A start tag.
    Start(Box<Tag>),
    /// An end tag, with the name in small letters.
    End(String),
    /// A comment, a document type, a processing instruction.
    Other,
}

/// A start tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// In small letters.
    pub(super) name: String,
    /// Where the name ends.
    pub(super) name_end: usize,
    /// In order.
    pub(super) attributes: Vec<Attribute>,
}

/// An attribute of a start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    /// In small letters.
    pub(super) name: String,
    /// From its name to the end of its value, quotation marks included.
    pub(super) range: Range<usize>,
    /// The bytes of the value without quotation marks; empty behind the name where there is none.
    pub(super) value: Range<usize>,
}

impl Tag {
    /// An attribute by its name; the first one counts.
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// The written value of an attribute, with its character references.
    pub(super) fn value<'a>(&self, text: &'a str, name: &str) -> Option<&'a str> {
        self.attribute(name).map(|attribute| slice(text, attribute.value.clone()))
    }
}

/// The tokens of `text`, in order and without gaps.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), at: 0, out: Vec::new(), dead_ends: Vec::new() };
    while scanner.at < text.len() {
        scanner.step();
    }
    scanner.out
}

/// Elements whose content is no markup. `noscript` is one for a browser that runs scripts.
const RAW: &[&str] =
    &["script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "title", "textarea"];

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    out: Vec<Token>,
    /// The names of raw elements that have no end from here on; looking for each of them again would take the square of the time.
    dead_ends: Vec<String>,
}

impl Scanner<'_> {
    fn step(&mut self) {
        let start = self.at;
        let kind = match (self.byte(0), self.byte(1)) {
            (b'<', b'!') => self.declaration(),
            (b'<', b'?') => self.bogus(),
            (b'<', b'/') if self.byte(2).is_ascii_alphabetic() => self.end_tag(),
            (b'<', b'/') if self.byte(2) != 0 => self.bogus(),
            (b'<', next) if next.is_ascii_alphabetic() => self.start_tag(),
            _ => self.characters(),
        };
        let raw = match &kind {
            Kind::Start(tag) if RAW.contains(&tag.name.as_str()) => Some(tag.name.clone()),
            _ => None,
        };
        self.push(start, kind);
        if let Some(name) = raw {
            self.raw(&name);
        }
    }

    /// The byte so far ahead; 0 behind the end.
    fn byte(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or_default()
    }

    fn push(&mut self, start: usize, kind: Kind) {
        if let (Kind::Text, Some(Token { range, kind: Kind::Text })) = (&kind, self.out.last_mut()) {
            range.end = self.at;
            return;
        }
        self.out.push(Token { range: start..self.at, kind });
    }

    /// Goes behind the next occurrence of `end`, or to the end of the text.
    fn skip_past(&mut self, end: &str) {
        let rest = slice(self.text, self.at..self.text.len());
        self.at += rest.find(end).map_or(rest.len(), |found| found + end.len());
    }

    fn bogus(&mut self) -> Kind {
        self.skip_past(">");
        Kind::Other
    }

    fn declaration(&mut self) -> Kind {
        let rest = slice(self.text, self.at..self.text.len());
        if rest.starts_with("<!--") {
            // `<!-->` and `<!--->` are whole comments.
            self.at += if rest.starts_with("<!-->") || rest.starts_with("<!--->") { 2 } else { 4 };
            self.skip_past("-->");
        } else if rest.starts_with("<![CDATA[") {
            self.skip_past("]]>");
        } else {
            self.skip_past(">");
        }
        Kind::Other
    }

    fn characters(&mut self) -> Kind {
        self.at += 1;
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| *byte == b'<').unwrap_or(rest.len());
        Kind::Text
    }

    /// The content of a raw element; its end tag is the next token.
    fn raw(&mut self, name: &str) {
        if self.dead_ends.iter().any(|dead| dead == name) {
            return;
        }
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let is_end = |at: &usize| {
            let tail = rest.get(at + 2..).unwrap_or_default();
            rest.get(at + 1) == Some(&b'/')
                && tail.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
                && tail.get(name.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
        };
        let mut starts = memchr::memchr_iter(b'<', rest);
        match starts.find(is_end) {
            Some(length) => self.at += length,
            // Without an end it would swallow the rest of the page.
            None => return self.dead_ends.push(name.to_owned()),
        }
        if self.at > start {
            let kind = if matches!(name, "title" | "textarea") { Kind::Text } else { Kind::Raw };
            self.out.push(Token { range: start..self.at, kind });
        }
    }

    fn end_tag(&mut self) -> Kind {
        self.at += 2;
        let name = self.name();
        // What looks like attributes is skipped, quotation marks and all.
        self.attributes();
        Kind::End(name)
    }

    fn start_tag(&mut self) -> Kind {
        self.at += 1;
        let name = self.name();
        let name_end = self.at;
        Kind::Start(Box::new(Tag { name, name_end, attributes: self.attributes() }))
    }

    fn name(&mut self) -> String {
        let start = self.at;
        while !matches!(self.byte(0), 0 | b'>' | b'/') && !self.byte(0).is_ascii_whitespace() {
            self.at += 1;
        }
        slice(self.text, start..self.at).to_ascii_lowercase()
    }

    /// The attributes up to `>`, behind which it goes.
    fn attributes(&mut self) -> Vec<Attribute> {
        let mut attributes = Vec::new();
        loop {
            while self.byte(0).is_ascii_whitespace() || self.byte(0) == b'/' || self.is_stray_null() {
                self.at += 1;
            }
            match self.byte(0) {
                b'>' => {
                    self.at += 1;
                    return attributes;
                }
                0 if self.at >= self.bytes.len() => return attributes,
                _ => attributes.push(self.attribute()),
            }
        }
    }

    /// A NUL is a byte like any other, but `byte` also gives it for the end.
    fn is_stray_null(&self) -> bool {
        self.at < self.bytes.len() && self.byte(0) == 0
    }

    fn attribute(&mut self) -> Attribute {
        let start = self.at;
        // A first `=` belongs to the name.
        self.at += 1;
        while !matches!(self.byte(0), 0 | b'=' | b'>' | b'/') && !self.byte(0).is_ascii_whitespace() {
            self.at += 1;
        }
        let end = self.at;
        let name = slice(self.text, start..end).to_ascii_lowercase();
        while self.byte(0).is_ascii_whitespace() {
            self.at += 1;
        }
        if self.byte(0) != b'=' {
            self.at = end;
            return Attribute { name, range: start..end, value: end..end };
        }
        self.at += 1;
        while self.byte(0).is_ascii_whitespace() {
            self.at += 1;
        }
        let value = self.value();
        Attribute { name, range: start..self.at, value }
    }

    fn value(&mut self) -> Range<usize> {
        let quote = self.byte(0);
        if quote == b'"' || quote == b'\'' {
            let start = self.at + 1;
            let rest = self.bytes.get(start..).unwrap_or_default();
            let length = memchr::memchr(quote, rest).unwrap_or(rest.len());
            self.at = (start + length + 1).min(self.bytes.len());
            return start..start + length;
        }
        let start = self.at;
        while self.at < self.bytes.len() && self.byte(0) != b'>' && !self.byte(0).is_ascii_whitespace() {
            self.at += 1;
        }
        start..self.at
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tags_have_their_attributes_with_their_places() {
        let text = "<A HREF='x y' class=b/c checked  data-x = \"&quot;\"/>";
        let tokens = tokens(text);
        let [Token { range, kind: Kind::Start(tag) }] = tokens.as_slice() else { panic!("{tokens:?}") };
        assert_eq!((range.clone(), tag.name.as_str(), tag.name_end), (0..text.len(), "a", 2));
        let found: Vec<_> =
            tag.attributes.iter().map(|it| (it.name.as_str(), slice(text, it.value.clone()))).collect();
        assert_eq!(found, [("href", "x y"), ("class", "b/c"), ("checked", ""), ("data-x", "&quot;")]);
        assert_eq!(slice(text, tag.attributes[3].range.clone()), "data-x = \"&quot;\"");
    }

    #[test]
    fn what_is_no_tag_is_text() {
        let kinds = |text: &str| -> String {
            let letter = |token: Token| match token.kind {
                Kind::Text => 't',
                Kind::Raw => 'r',
                Kind::Start(_) => 's',
                Kind::End(_) => 'e',
                Kind::Other => 'o',
            };
            tokens(text).into_iter().map(letter).collect()
        };
        for (text, expected) in [
            ("a < b & c <3 </", "t"),
            ("<!doctype html><!-- <p> --><p>x</p><?x ?></ y>", "oosteoo"),
            ("<script>a</b></SCRIPT >x", "sret"),
            ("<title>a<b></title>", "ste"),
            ("<style>a", "st"),
            ("<!--", "o"),
            ("<p a='", "s"),
        ] {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_its_tokens(text in "([<>/!=?'\" a-cش\\-\u{0}]|<p|</p>|<script>|</script>|<!--|-->){0,40}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert_eq!(token.range.start, end);
                prop_assert!(text.is_char_boundary(token.range.end) && token.range.end > end);
                end = token.range.end;
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
