//! Cuts the tokens of a page into blocks: what stands between two tags of block level is one paragraph.

use std::ops::Range;

use super::elements::{Level, heading_level, is_void, level};
use super::inline::is_white;
use super::tokens::{Kind, Tag, Token};
use crate::text::slice;

/// The inline pieces of a paragraph, as they stand in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// The level of the heading that it is.
    pub(super) heading: Option<u8>,
    /// Whether its blanks are seen as they stand.
    pub(super) preformatted: bool,
    /// In order and without gaps.
    pub(super) pieces: Vec<Piece>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) role: Role,
}

/// What a piece of a paragraph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Text to translate.
    Text,
    /// The start tag of an element of this name.
    Open(String),
    /// The end tag of an element of this name.
    Close(String),
    /// Something that stands in the text: a picture, a comment, text that is not for translation.
    Alone,
    /// A line break.
    Break,
}

/// The blocks of a page. Of its text only the tokens for which `is_wanted` (by their index) is for translation.
pub(super) fn blocks(text: &str, tokens: &[Token], is_wanted: &dyn Fn(usize) -> bool) -> Vec<Block> {
    let ends = ends(tokens);
    let (block, out) = (Block::default(), Vec::new());
    let mut cutter = Cutter { text, is_wanted, block, heading: None, preformatted: false, out };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let end = ends.get(at).copied().flatten().filter(|end| is_unit(text, tokens, at, *end)).unwrap_or(at);
        let range = token.range.start..tokens.get(end).map_or(token.range.end, |last| last.range.end);
        cutter.take(token, range, at);
        at = end + 1;
    }
    cutter.flush();
    cutter.out
}

/// For each start tag the index of its end tag, where it has one: the nearest of its name that no other has taken.
fn ends(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut ends = vec![None; tokens.len()];
    let mut open: std::collections::HashMap<&str, Vec<usize>> = std::collections::HashMap::new();
    for (at, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Start(tag) if !is_void(&tag.name) => open.entry(&tag.name).or_default().push(at),
            Kind::End(name) => {
                let start = open.get_mut(name.as_str()).and_then(Vec::pop);
                if let Some(slot) = start.and_then(|start| ends.get_mut(start)) {
                    *slot = Some(at);
                }
            }
            _ => {}
        }
    }
    ends
}

/// Whether the element between two tokens is not text of the article. Preformatted text is where it is no code.
fn is_unit(text: &str, tokens: &[Token], start: usize, end: usize) -> bool {
    let Some(Token { kind: Kind::Start(tag), .. }) = tokens.get(start) else { return false };
    match level(&tag.name) {
        Level::Unit | Level::BlockUnit => true,
        Level::Preformatted => is_code(text, tag, tokens.get(start + 1..end).unwrap_or_default()),
        Level::Inline | Level::Block | Level::Break | Level::Void => false,
    }
}

/// Whether a preformatted text says of itself that it is code.
fn is_code(text: &str, tag: &Tag, inside: &[Token]) -> bool {
    let class = tag.value(text, "class").unwrap_or_default().to_ascii_lowercase();
    let says = ["code", "highlight", "lang", "brush", "prettyprint", "listing", "source", "console"];
    let is_mark = |token: &Token| matches!(&token.kind, Kind::Start(tag) if matches!(tag.name.as_str(), "code" | "samp" | "kbd" | "tt"));
    says.iter().any(|word| class.contains(word)) || inside.iter().any(is_mark)
}

struct Cutter<'a> {
    text: &'a str,
    is_wanted: &'a dyn Fn(usize) -> bool,
    block: Block,
    heading: Option<u8>,
    /// Whether a line end ends a paragraph.
    preformatted: bool,
    out: Vec<Block>,
}

impl Cutter<'_> {
    fn take(&mut self, token: &Token, range: Range<usize>, at: usize) {
        match &token.kind {
            Kind::Text if (self.is_wanted)(at) && self.preformatted => self.lines(&range),
            Kind::Text if (self.is_wanted)(at) => self.push(range, Role::Text),
            Kind::Text | Kind::Raw | Kind::Other => self.push(range, Role::Alone),
            Kind::Start(tag) => self.start(tag, range),
            Kind::End(name) => self.end(name, range),
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>) {
        match level(&tag.name) {
            Level::Break => self.line_break(range),
            Level::Inline => self.push(range, Role::Open(tag.name.clone())),
            Level::Void | Level::Unit => self.push(range, Role::Alone),
            Level::BlockUnit => self.flush(),
            Level::Preformatted => {
                self.flush();
                self.preformatted = true;
            }
            Level::Block => {
                self.flush();
                if let Some(level) = heading_level(&tag.name) {
                    self.heading = Some(level);
                } else if !matches!(tag.name.as_str(), "div" | "center") {
                    self.heading = None;
                }
            }
        }
    }

    fn end(&mut self, name: &str, range: Range<usize>) {
        match level(name) {
            Level::Inline => self.push(range, Role::Close(name.to_owned())),
            Level::Block | Level::BlockUnit | Level::Preformatted => {
                self.flush();
                self.preformatted &= level(name) != Level::Preformatted;
                if heading_level(name).is_some() {
                    self.heading = None;
                }
            }
            // `</br>` is one for a browser; the others are ends of nothing.
            Level::Break => self.line_break(range),
            Level::Void | Level::Unit => self.push(range, Role::Alone),
        }
    }

    fn lines(&mut self, range: &Range<usize>) {
        let mut start = range.start;
        for line in slice(self.text, range.clone()).split_inclusive('\n') {
            self.push(start..start + line.len(), Role::Text);
            start += line.len();
            if line.ends_with('\n') {
                self.flush();
            }
        }
    }

    /// Two line breaks in a row end the paragraph.
    fn line_break(&mut self, range: Range<usize>) {
        let is_seen = |piece: &&Piece| match piece.role {
            Role::Text => !is_white(slice(self.text, piece.range.clone())),
            Role::Break => true,
            Role::Open(_) | Role::Close(_) | Role::Alone => false,
        };
        let last = self.block.pieces.iter().rev().find(is_seen);
        if last.is_some_and(|piece| piece.role == Role::Break) {
            return self.flush();
        }
        self.push(range, Role::Break);
    }

    fn push(&mut self, range: Range<usize>, role: Role) {
        self.block.pieces.push(Piece { range, role });
    }

    fn flush(&mut self) {
        let pieces = std::mem::take(&mut self.block.pieces);
        let is_text =
            |piece: &Piece| piece.role == Role::Text && !is_white(slice(self.text, piece.range.clone()));
        if pieces.iter().any(is_text) {
            self.out.push(Block { heading: self.heading, preformatted: self.preformatted, pieces });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::inline::paragraph;
    use super::super::tokens::tokens;
    use super::*;

    /// The paragraphs as (text, what stands in their place).
    fn check(page: &str, expected: &[(&str, &str)]) {
        let blocks = blocks(page, &tokens(page), &|_| true);
        let found: Vec<_> = blocks.iter().filter_map(|block| paragraph(page, block)).collect();
        let found: Vec<_> =
            found.iter().map(|(it, place)| (it.text.as_str(), slice(page, place.clone()))).collect();
        assert_eq!(found, expected, "{page}");
        for (it, place) in blocks.iter().filter_map(|block| paragraph(page, block)) {
            let restored = it.tags.restored(&it.text).into_owned();
            assert_eq!(
                it.tags.spans(&it.text).is_empty(),
                it.tags.is_empty(),
                "{page}: {restored} {place:?}"
            );
        }
    }

    #[test]
    fn blocks_are_paragraphs_and_inline_elements_tags() {
        check(
            "<p>One <b>two</b> three.</p>four",
            &[("One <1>two</1> three.", "One <b>two</b> three."), ("four", "four")],
        );
        check("<ul>\n <li> a <i> b</i>\n c\n<li>d</ul>", &[("a <1>b</1> c", "a <i> b</i>\n c"), ("d", "d")]);
        check("<p>a &lt;1&gt; <em>b</em>&nbsp;&nbsp;</p>", &[("a <1> <2>b</2>", "a &lt;1&gt; <em>b</em>")]);
        check(
            "x<script>var a = '<p>no</p>';</script>y",
            &[("x<1/>y", "x<script>var a = '<p>no</p>';</script>y")],
        );
        check("<p>\u{a0}</p><p>&nbsp;</p><p><img src=a></p><p></p>", &[]);
    }

    #[test]
    fn few_tags_are_made() {
        check("<p><a href=x><b>all</b></a></p>", &[("all", "all")]);
        check("<p><img> <span></span>text <i></i><!-- c --></p>", &[("text", "text")]);
        check("a <b><i>x</i></b> b", &[("a <1>x</1> b", "a <b><i>x</i></b> b")]);
        check("a <b><i>x</i> y</b> b", &[("a <1><2>x</2> y</1> b", "a <b><i>x</i> y</b> b")]);
        check("a<span></span><img><wbr>b", &[("a<1/>b", "a<span></span><img><wbr>b")]);
        check("a <b>x<i>y</b>z</i> c", &[("a <1>x<2/>y</1>z<3/> c", "a <b>x<i>y</b>z</i> c")]);
    }

    #[test]
    fn one_line_break_is_one_and_two_end_the_paragraph() {
        check("a <br> b<br><br>c<br>&nbsp;<br/>d<br>", &[("a\nb", "a <br> b"), ("c", "c"), ("d", "d")]);
        check("<b>a<br></b><br>b", &[("a", "a"), ("b", "b")]);
    }

    #[test]
    fn preformatted_text_is_read_by_lines_and_code_is_not() {
        check(
            "<pre>\n one  1\n  <b>two</b> x\n</pre>z  z",
            &[("one  1", "one  1"), ("<1>two</1> x", "<b>two</b> x"), ("z z", "z  z")],
        );
        check("<pre><code>let a;</code></pre><pre class='brush: js'>var a;</pre>z", &[("z", "z")]);
    }

    #[test]
    fn headings_have_their_level_also_in_bad_markup() {
        let page = "<h2>a</h2>b<h1><div>c</div></h1><h3>d<p>e";
        let levels: Vec<_> =
            blocks(page, &tokens(page), &|_| true).iter().map(|block| block.heading).collect();
        assert_eq!(levels, [Some(2), None, Some(1), Some(3), None]);
    }
}
