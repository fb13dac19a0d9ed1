//! Writing the translation into the page: texts into their places, and the language and direction of what stands around them.

use std::collections::HashMap;
use std::ops::Range;

use super::charset::charset_of;
use super::inline::decoded;
use super::read;
use super::tokens::{Kind, Tag, Token, tokens};
use super::turn::{self, Turn};
use crate::formats::bilingual::is_allowed;
use crate::formats::error::WriteError;
use crate::formats::pieces::{TextPiece, pieces};
use crate::formats::runs::runs;
use crate::formats::skeleton::{Place, TargetParagraph, spliced};
use crate::text::{Direction, Language, slice};

/// Longer paragraphs are no titles and no descriptions.
const TITLE_BYTES: usize = 1000;

/// The page with the translation in its places. Language and direction are those of the translation wherever it stands; what is not
/// translated keeps its own.
pub(in crate::formats) fn write(
    text: &str,
    places: &[Place],
    paragraphs: &[TargetParagraph],
    (source, target): (&Language, &Language),
) -> Result<String, WriteError> {
    if paragraphs.iter().all(|paragraph| paragraph.text.is_none()) {
        return Ok(text.to_owned());
    }
    let tokens = tokens(text);
    let turn = Turn { source, target };
    let mut edits = turns(text, &tokens, (places, paragraphs), turn);
    let titles = titles(&tokens);
    let page = Page { turn, no_break: text.contains("&nbsp;"), line_break: line_break(text) };
    for (place, paragraph) in places.iter().zip(paragraphs) {
        let Some(pieces) = pieces(paragraph) else { continue };
        let is_title =
            titles.iter().any(|title| title.start <= place.range.start && place.range.end <= title.end);
        let new = if is_title { plain(paragraph) } else { page.written(&pieces, paragraph.turned) };
        edits.push((place.range.clone(), new));
    }
    edits.extend(head_edits(text, &tokens, places, paragraphs));
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    spliced(text, edits)
}

/// Language and direction of all that has a text. What stands beside the article is not translated either, and keeps its own.
fn turns(
    text: &str,
    tokens: &[Token],
    (places, paragraphs): (&[Place], &[TargetParagraph]),
    turn: Turn<'_>,
) -> Vec<(Range<usize>, String)> {
    let titles = titles(tokens);
    let in_title = |range: &Range<usize>| {
        titles.iter().any(|title| title.start <= range.start && range.end <= title.end)
    };
    let mut others = read::others(text, tokens, places);
    // Titles that say the same as a paragraph get its translation.
    others.retain(|range| !in_title(range));
    let known = places.len().min(paragraphs.len());
    let mut places = places.get(..known).unwrap_or_default().to_vec();
    let mut paragraphs = paragraphs.get(..known).unwrap_or_default().to_vec();
    paragraphs.resize_with(known + others.len(), TargetParagraph::default);
    places.extend(others.into_iter().map(|range| Place { part: 0, range }));
    turn::edits(text, tokens, &places, &paragraphs, turn)
}

/// The page with `encoding` as the one that it names, where it names another one or where it has letters and names none.
pub(in crate::formats) fn with_charset(text: &str, encoding: &str, has_mark: bool) -> String {
    let tokens = tokens(text);
    let mut edits = Vec::new();
    let mut named = has_mark || text.is_ascii();
    for (token, tag) in start_tags(&tokens).filter(|(_, tag)| tag.name == "meta") {
        let Some(charset) = charset_of(text, tag) else { continue };
        named = true;
        let same = encoding_rs::Encoding::for_label(charset.trim().as_bytes());
        if same.is_none_or(|same| same.name() != encoding) {
            edits
                .push((token.range.clone(), format!("<meta charset=\"{}\">", encoding.to_ascii_lowercase())));
        }
    }
    if text.trim_start().starts_with("<?xml") {
        named = true;
        edits.extend(xml_edit(text, encoding));
    }
    let head = start_tags(&tokens).find(|(_, tag)| tag.name == "head");
    if let Some((token, _)) = head.filter(|_| !named) {
        let meta = format!("<meta charset=\"{}\">", encoding.to_ascii_lowercase());
        edits.push((token.range.end..token.range.end, meta));
    }
    edits.sort_by_key(|(range, _)| range.start);
    spliced(text, edits).unwrap_or_else(|_| text.to_owned())
}

fn xml_edit(text: &str, encoding: &str) -> Option<(Range<usize>, String)> {
    let end = text.find("?>")?;
    let declaration = slice(text, 0..end);
    let name = declaration.find("encoding")?;
    let start = name + slice(declaration, name..end).find(['"', '\''])? + 1;
    let length = slice(declaration, start..end).find(['"', '\''])?;
    let same = encoding_rs::Encoding::for_label(slice(text, start..start + length).as_bytes());
    same.is_none_or(|same| same.name() != encoding)
        .then(|| (start..start + length, encoding.to_ascii_lowercase()))
}

pub(super) fn start_tags(tokens: &[Token]) -> impl Iterator<Item = (&Token, &Tag)> {
    tokens.iter().filter_map(|token| match &token.kind {
        Kind::Start(tag) => Some((token, &**tag)),
        _ => None,
    })
}

/// Where the titles stand in which no tag is one.
fn titles(tokens: &[Token]) -> Vec<Range<usize>> {
    let is_title = |token: &Token| matches!(&token.kind, Kind::Start(tag) if tag.name == "title");
    let pairs = tokens.windows(2).filter_map(|pair| match pair {
        [start, content] if is_title(start) && content.kind == Kind::Text => Some(content.range.clone()),
        _ => None,
    });
    pairs.collect()
}

fn line_break(text: &str) -> &'static str {
    if text.contains("<br />") {
        "<br />"
    } else if text.contains("<br/>") {
        "<br/>"
    } else {
        "<br>"
    }
}

/// How texts are written in a page.
struct Page<'a> {
    turn: Turn<'a>,
    /// Whether the page writes its no-break spaces by name.
    no_break: bool,
    line_break: &'static str,
}

impl Page<'_> {
    fn written(&self, pieces: &[TextPiece<'_>], turned: Option<Direction>) -> String {
        let base = turned.unwrap_or_else(|| self.turn.target.direction());
        let mut out = String::new();
        for piece in pieces {
            match piece {
                TextPiece::Text(text) => self.text(&mut out, text, base),
                TextPiece::Markup(markup) => out.push_str(&turn::markup(markup, self.turn)),
            }
        }
        out
    }

    /// Words of the other direction are isolated, so that a number or a bracket after a quotation stays where it belongs; see
    /// `html::write` for why without `dir`.
    fn text(&self, out: &mut String, text: &str, base: Direction) {
        for run in runs(text, base) {
            if run.direction == base {
                self.escape(out, run.text);
                continue;
            }
            out.push_str("<bdi");
            let languages = [self.turn.source, self.turn.target];
            if let Some(language) = languages.into_iter().find(|it| it.direction() == run.direction) {
                out.push_str(" lang=\"");
                self.escape(out, language.tag());
                out.push('"');
            }
            out.push('>');
            self.escape(out, run.text);
            out.push_str("</bdi>");
        }
    }

    fn escape(&self, out: &mut String, text: &str) {
        for c in text.chars().filter(|c| is_allowed(*c)) {
            match c {
                '\u{a0}' if self.no_break => out.push_str("&nbsp;"),
                '\n' => out.push_str(self.line_break),
                c => push_escaped(out, c),
            }
        }
    }
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        c => out.push(c),
    }
}

/// A translation without tags, escaped for a title or an attribute.
fn plain(paragraph: &TargetParagraph) -> String {
    let text = paragraph.text.as_deref().unwrap_or_default();
    let mut out = String::new();
    for c in paragraph.tags.without(text).trim().chars().filter(|c| is_allowed(*c)) {
        match c {
            '\n' => out.push(' '),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => push_escaped(&mut out, c),
        }
    }
    out
}

/// Titles and descriptions in the head that say the same as a paragraph that is translated.
fn head_edits(
    text: &str,
    tokens: &[Token],
    places: &[Place],
    paragraphs: &[TargetParagraph],
) -> Vec<(Range<usize>, String)> {
    let known = translations(text, tokens, places, paragraphs);
    let mut edits = Vec::new();
    for title in titles(tokens) {
        let taken = places.iter().any(|place| place.range.start < title.end && title.start < place.range.end);
        if !taken && let Some(edit) = titled(text, title, &known) {
            edits.push(edit);
        }
    }
    for (_, tag) in start_tags(tokens).filter(|(_, tag)| tag.name == "meta" && is_shown(text, tag)) {
        let Some(content) = tag.attribute("content") else { continue };
        edits.extend(titled(text, content.value.clone(), &known));
    }
    edits
}

fn is_shown(text: &str, meta: &Tag) -> bool {
    let name = meta.value(text, "property").or_else(|| meta.value(text, "name")).unwrap_or_default();
    ["og:title", "twitter:title", "description", "og:description", "twitter:description"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// The translation of what stands in `range`, or of its part before the name of the site.
fn titled(
    text: &str,
    range: Range<usize>,
    known: &HashMap<String, String>,
) -> Option<(Range<usize>, String)> {
    let written = slice(text, range.clone());
    let ends = written.match_indices([' ', '\u{a0}']).map(|(at, _)| at).filter(|at| {
        let rest = slice(written, *at..written.len()).trim_start();
        rest.starts_with(['|', '-', '–', '—', '·', '«', '»'])
    });
    std::iter::once(written.len()).chain(ends).find_map(|end| {
        let part = slice(written, 0..end);
        let lead = part.len() - part.trim_start().len();
        let new = known.get(&squeezed(&decoded(part)))?.clone();
        Some((range.start + lead..range.start + part.trim_end().len(), new))
    })
}

/// The plain translations of the shorter paragraphs by their source, without white space.
fn translations(
    text: &str,
    tokens: &[Token],
    places: &[Place],
    paragraphs: &[TargetParagraph],
) -> HashMap<String, String> {
    let mut known = HashMap::new();
    let mut rest = tokens;
    for (place, paragraph) in places.iter().zip(paragraphs) {
        if paragraph.text.is_none() || place.range.len() > TITLE_BYTES {
            continue;
        }
        rest = rest
            .get(rest.partition_point(|token| token.range.end <= place.range.start)..)
            .unwrap_or_default();
        let inside = rest.iter().take_while(|token| token.range.start < place.range.end);
        let texts = inside.filter(|token| token.kind == Kind::Text).map(|token| {
            let range = token.range.start.max(place.range.start)..token.range.end.min(place.range.end);
            decoded(slice(text, range)).into_owned()
        });
        let source = squeezed(&texts.collect::<String>());
        if !source.is_empty() {
            known.entry(source).or_insert_with(|| plain(paragraph));
        }
    }
    known
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
