//! Language and direction of the elements around a translation.

use std::ops::Range;

use super::elements::{Level, is_void, level};
use super::tokens::{Attribute, Kind, Tag, Token, tokens};
use crate::formats::skeleton::{Place, TargetParagraph, spliced};
use crate::text::{Direction, Language, slice};

/// From which language into which a page goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn<'a> {
    pub(super) source: &'a Language,
    pub(super) target: &'a Language,
}

impl Turn<'_> {
    /// Whether the languages run in different directions.
    fn flips(&self) -> bool {
        self.source.direction() != self.target.direction()
    }
}

type Edit = (Range<usize>, String);

/// What is to be changed in the start tags and style sheets of a page. `html` and the blocks around the translation get its language
/// and direction; a block of nothing but text that is not translated gets those of the source.
pub(super) fn edits(
    text: &str,
    tokens: &[Token],
    places: &[Place],
    paragraphs: &[TargetParagraph],
    turn: Turn<'_>,
) -> Vec<Edit> {
    let uses = uses(tokens, places, paragraphs);
    let has_root = uses.iter().any(|it| it.tag.name == "html");
    let mut edits = Vec::new();
    for it in &uses {
        let attributes = attributes_of(text, it, turn, has_root);
        edits.extend(tag_edits(text, it.tag, turn, it.translated, &attributes));
    }
    if turn.flips() {
        edits.extend(style_sheets(text, tokens));
    }
    edits
}

/// A start tag inside of a paragraph, with the language and direction of the translation where it names those of the source.
pub(super) fn markup(markup: &str, turn: Turn<'_>) -> String {
    let tokens = tokens(markup);
    let mut edits = Vec::new();
    for token in &tokens {
        if let Kind::Start(tag) = &token.kind {
            edits.extend(tag_edits(markup, tag, turn, true, &[]));
        }
    }
    spliced(markup, edits).unwrap_or_else(|_| markup.to_owned())
}

/// An element that stands around paragraphs.
struct Use<'a> {
    tag: &'a Tag,
    /// Whether it is a block, and the innermost one of a paragraph.
    innermost: bool,
    translated: bool,
    untranslated: bool,
    turned: Option<Direction>,
}

/// The elements around the paragraphs.
fn uses<'a>(tokens: &'a [Token], places: &[Place], paragraphs: &[TargetParagraph]) -> Vec<Use<'a>> {
    let mut uses: Vec<Use<'a>> = Vec::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut order: Vec<usize> = (0..places.len().min(paragraphs.len())).collect();
    order.sort_by_key(|at| places.get(*at).map_or(0, |place| place.range.start));
    let mut next = order.into_iter().peekable();
    let none = |at: usize| places.get(at).is_none_or(|place| place.range.is_empty());
    for token in tokens {
        while let Some(at) =
            next.next_if(|at| places.get(*at).is_none_or(|it| it.range.start < token.range.end))
        {
            if let Some(paragraph) = paragraphs.get(at).filter(|_| !none(at)) {
                mark(&mut uses, &open, paragraph);
            }
        }
        match &token.kind {
            Kind::Start(tag) if !is_void(&tag.name) => {
                open.push((&tag.name, uses.len()));
                let (translated, untranslated, innermost) = (false, false, false);
                uses.push(Use { tag, innermost, translated, untranslated, turned: None });
            }
            Kind::End(name) => {
                if let Some(place) = open.iter().rposition(|(other, _)| other == name) {
                    open.truncate(place);
                }
            }
            _ => {}
        }
    }
    uses
}

fn mark(uses: &mut [Use<'_>], open: &[(&str, usize)], paragraph: &TargetParagraph) {
    let is_translated = paragraph.text.is_some();
    let mut is_inner = true;
    for (name, at) in open.iter().rev() {
        let Some(it) = uses.get_mut(*at) else { continue };
        if is_inner && level(name) == Level::Block {
            is_inner = false;
            it.innermost = true;
            it.turned = paragraph.turned.filter(|_| is_translated);
        }
        let done = if is_translated { &mut it.translated } else { &mut it.untranslated };
        // What stands around it was marked before.
        if std::mem::replace(done, true) && !is_inner {
            break;
        }
    }
}

/// The attributes that an element must have.
fn attributes_of(text: &str, it: &Use<'_>, turn: Turn<'_>, has_root: bool) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    let of = |language: &Language| (("lang", language.tag().to_owned()), ("dir", dir(language.direction())));
    match (it.translated, it.untranslated) {
        (true, _) if it.tag.name == "html" => {
            let (lang, direction) = of(turn.target);
            out.push(lang);
            if turn.flips() || it.tag.attribute("dir").is_some() {
                out.push(direction);
            }
        }
        (true, false) if it.innermost && !has_root && turn.flips() => {
            out.extend(<[_; 2]>::from(of(turn.target)));
        }
        (false, true) if it.innermost && has_root => {
            let (lang, direction) = of(turn.source);
            out.extend(it.tag.attribute("lang").is_none().then_some(lang));
            out.extend((turn.flips() && it.tag.attribute("dir").is_none()).then_some(direction));
        }
        _ => {}
    }
    if let Some(turned) = it.turned.filter(|_| it.innermost && !it.untranslated) {
        out.retain(|(name, _)| *name != "dir");
        out.push(("dir", dir(turned)));
    }
    if it.tag.name == "html" && text.contains("xml:lang") && it.translated {
        out.push(("xml:lang", turn.target.tag().to_owned()));
    }
    out
}

fn dir(direction: Direction) -> String {
    if direction.is_rtl() { "rtl" } else { "ltr" }.to_owned()
}

/// The changes in one start tag: `wanted` attributes, and those that speak of the source where a translation stands in it.
fn tag_edits(
    text: &str,
    tag: &Tag,
    turn: Turn<'_>,
    translated: bool,
    wanted: &[(&'static str, String)],
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for attribute in &tag.attributes {
        let value = slice(text, attribute.value.clone());
        let new = match wanted.iter().find(|(name, _)| *name == attribute.name) {
            Some((_, new)) => Some(new.clone()),
            None if translated => turned_value(&attribute.name, value, turn),
            None => None,
        };
        if let Some(new) = new.filter(|new| new != value) {
            edits.push((attribute.range.clone(), written(text, attribute, &new)));
        }
    }
    let missing = wanted.iter().filter(|(name, _)| tag.attribute(name).is_none());
    let parts = missing.flat_map(|(name, value)| [" ", *name, "=\"", value.as_str(), "\""]);
    let added = parts.collect::<String>();
    if !added.is_empty() {
        edits.insert(0, (tag.name_end..tag.name_end, added));
    }
    edits
}

/// An attribute with another value, in the quotation marks that it had.
fn written(text: &str, attribute: &Attribute, value: &str) -> String {
    let name = slice(text, attribute.range.start..attribute.range.start + attribute.name.len());
    let quote = if slice(text, attribute.range.clone()).ends_with('\'') { '\'' } else { '"' };
    format!("{name}={quote}{value}{quote}")
}

/// The value of an attribute in the translation; none where it stays.
fn turned_value(name: &str, value: &str, turn: Turn<'_>) -> Option<String> {
    match name {
        "lang" | "xml:lang" => {
            let named = Language::new(value.trim());
            (named.primary() == turn.source.primary()).then(|| turn.target.tag().to_owned())
        }
        "dir" if turn.flips() => {
            let is_source = value.trim().eq_ignore_ascii_case(&dir(turn.source.direction()));
            is_source.then(|| dir(turn.target.direction()))
        }
        "align" if turn.flips() => match value.trim().to_ascii_lowercase().as_str() {
            "left" => Some("right".to_owned()),
            "right" => Some("left".to_owned()),
            _ => None,
        },
        "style" if turn.flips() => Some(turned_css(value)),
        _ => None,
    }
}

/// The style sheets of a page, with `direction` and `text-align` mirrored.
fn style_sheets(text: &str, tokens: &[Token]) -> Vec<Edit> {
    let is_style = |token: &Token| matches!(&token.kind, Kind::Start(tag) if tag.name == "style");
    let sheets = tokens.windows(2).filter_map(|pair| match pair {
        [start, content] if is_style(start) && content.kind == Kind::Raw => Some(content.range.clone()),
        _ => None,
    });
    let turned = sheets.map(|range| (range.clone(), turned_css(slice(text, range))));
    turned.filter(|(range, new)| slice(text, range.clone()) != new).collect()
}

/// CSS with `direction`, `text-align`, `float` and the sides of boxes mirrored.
fn turned_css(css: &str) -> String {
    let lower = css.to_ascii_lowercase();
    let mut edits: Vec<Edit> = Vec::new();
    for (property, pair) in
        [("direction", ["rtl", "ltr"]), ("text-align", ["right", "left"]), ("float", ["right", "left"])]
    {
        for (at, _) in lower.match_indices(property) {
            let before = slice(&lower, 0..at).chars().next_back();
            if before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-') {
                continue;
            }
            let start = at + property.len();
            let rest = slice(&lower, start..lower.len());
            let Some(value) = rest.trim_start().strip_prefix(':').map(str::trim_start) else { continue };
            let from = lower.len() - value.len();
            for (old, new) in [(pair[0], pair[1]), (pair[1], pair[0])] {
                let ends =
                    value.strip_prefix(old).is_some_and(|it| !it.starts_with(|c: char| c.is_alphanumeric()));
                if ends {
                    edits.push((from..from + old.len(), new.to_owned()));
                }
            }
        }
    }
    edits.extend(turned_sides(&lower));
    edits.sort_by_key(|(range, _)| range.start);
    spliced(css, edits).unwrap_or_else(|_| css.to_owned())
}

/// The names of properties that speak of one side of a box.
fn turned_sides(lower: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for name in ["margin-", "padding-", "border-"] {
        for (at, _) in lower.match_indices(name) {
            let start = at + name.len();
            let side = slice(lower, start..lower.len());
            for (old, new) in [("left", "right"), ("right", "left")] {
                let rest = side.strip_prefix(old).map(str::trim_start);
                if rest.is_some_and(|rest| rest.starts_with([':', '-'])) {
                    edits.push((start..start + old.len(), new.to_owned()));
                }
            }
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_are_mirrored() {
        let css = "a{DIRECTION : rtl;flex-direction:rtl;text-align:right!important;margin-left:1px;border-right-color:red}";
        let expected = "a{DIRECTION : ltr;flex-direction:rtl;text-align:left!important;margin-right:1px;border-left-color:red}";
        assert_eq!(turned_css(css), expected);
        assert_eq!(turned_css(expected), css);
        assert_eq!(turned_css("p{text-align:center;float:inherit}"), "p{text-align:center;float:inherit}");
    }
}
