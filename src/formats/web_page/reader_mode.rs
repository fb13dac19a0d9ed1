//! The article in a page as the reader mode of a browser finds it, and which text of the page belongs to it.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Article, Config, Readability};

use super::elements::{Level, closed_by_start, is_void, level};
use super::inline::decoded;
use super::tokens::{Kind, Token, tokens};
use crate::model::Metadata;
use crate::text::slice;

/// A page with more elements, or with more of them in each other, is taken as a whole: finding its article could take too long.
const MAX_ELEMENTS: usize = 150_000;
const MAX_DEPTH: usize = 400;
/// The attribute that tells which element of the page one of the article was.
const MARK: &str = "data-mqb-at";

/// What the reader mode has found.
#[derive(Debug)]
pub(super) struct Found {
    /// What the page says of itself.
    pub(super) metadata: Metadata,
    /// For each token of the page, whether it is a text of the article.
    pub(super) wanted: Vec<bool>,
}

/// Finds the article of a page; none where there is none, or where looking for it would take too long.
pub(super) fn find(text: &str, tokens: &[Token]) -> Option<Found> {
    let parents = parents(tokens)?;
    let article = read(marked(text, tokens))?;
    let found = texts(&article.content);
    let wanted = wanted(text, tokens, &parents, &found);
    let metadata = Metadata {
        title: article.title,
        byline: article.byline.unwrap_or_default(),
        date: article.published_time.unwrap_or_default(),
        link: article.url.unwrap_or_default(),
        site: article.site_name.unwrap_or_default(),
    };
    Some(Found { metadata, wanted })
}

/// What the library finds. It is made by others: a page that breaks it (an embedded `https:…/`, cut within the sign, does) has no article,
/// and is taken as a whole.
fn read(page: String) -> Option<Article> {
    let config = Config { max_elements_to_parse: MAX_ELEMENTS, ..Config::default() };
    let parse = || Readability::new(page, None, Some(config)).ok()?.parse().ok();
    catch_unwind(AssertUnwindSafe(parse)).ok().flatten()
}

/// The page with a mark at each start tag.
fn marked(text: &str, tokens: &[Token]) -> String {
    let mut out = String::with_capacity(text.len() + tokens.len() * 12);
    let mut end = 0;
    for (at, token) in tokens.iter().enumerate() {
        if let Kind::Start(tag) = &token.kind
            && is_marked(&tag.name)
        {
            out.push_str(slice(text, end..tag.name_end));
            for part in [" ", MARK, "=", &at.to_string(), " "] {
                out.push_str(part);
            }
            end = tag.name_end;
        }
    }
    out.push_str(slice(text, end..text.len()));
    out
}

/// The reader mode takes all attributes from `font`.
fn is_marked(name: &str) -> bool {
    !matches!(name, "font" | "html" | "head" | "body" | "script" | "style")
}

/// For each token the marked element that it stands in, by the index of its start tag; none for a page that is too deep.
fn parents(tokens: &[Token]) -> Option<Vec<Option<usize>>> {
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut parents = Vec::with_capacity(tokens.len());
    let mut elements = 0;
    for (at, token) in tokens.iter().enumerate() {
        parents.push(open.last().map(|(_, start)| *start));
        match &token.kind {
            Kind::Start(tag) => {
                elements += 1;
                close_implied(&mut open, &tag.name);
                if is_marked(&tag.name) && !is_void(&tag.name) {
                    open.push((&tag.name, at));
                }
            }
            Kind::End(name) => {
                if let Some(place) = open.iter().rposition(|(other, _)| other == name) {
                    open.truncate(place);
                }
            }
            _ => {}
        }
        if open.len() > MAX_DEPTH || elements > MAX_ELEMENTS {
            return None;
        }
    }
    Some(parents)
}

/// A start tag ends some elements that are still open, as `li` does the `li` before it.
fn close_implied(open: &mut Vec<(&str, usize)>, name: &str) {
    let (closed, bounds) = closed_by_start(name);
    if closed.is_empty() {
        return;
    }
    let mut cut = None;
    for (place, (other, _)) in open.iter().enumerate().rev() {
        if bounds.contains(other) {
            break;
        }
        if closed.contains(other) {
            cut = Some(place);
        } else if closed == ["p"] && level(other) == Level::Block {
            break;
        }
    }
    if let Some(place) = cut {
        open.truncate(place);
    }
}

/// The texts of the article by the mark of the nearest marked element around them, without white space.
fn texts(article: &str) -> HashMap<usize, String> {
    let mut texts: HashMap<usize, String> = HashMap::new();
    let mut open: Vec<(String, Option<usize>)> = Vec::new();
    for token in tokens(article) {
        match token.kind {
            Kind::Text => {
                let mark = open.iter().rev().find_map(|(_, mark)| *mark);
                let text = squeezed(slice(article, token.range));
                texts.entry(mark.unwrap_or(usize::MAX)).or_default().push_str(&text);
            }
            Kind::Start(tag) if !is_void(&tag.name) => {
                let mark = tag.value(article, MARK).and_then(|mark| mark.parse().ok());
                open.push((tag.name, mark));
            }
            Kind::End(name) => {
                if let Some(place) = open.iter().rposition(|(other, _)| *other == name) {
                    open.truncate(place);
                }
            }
            _ => {}
        }
    }
    texts
}

fn squeezed(written: &str) -> String {
    decoded(written).chars().filter(|c| !c.is_whitespace()).collect()
}

fn wanted(
    text: &str,
    tokens: &[Token],
    parents: &[Option<usize>],
    found: &HashMap<usize, String>,
) -> Vec<bool> {
    let is_wanted = |(at, token): (usize, &Token)| {
        if token.kind != Kind::Text {
            return false;
        }
        let own = squeezed(slice(text, token.range.clone()));
        // Links that run a script are taken apart: their text then stands in the element around them.
        let mut place = parents.get(at).copied().flatten();
        while let Some(start) = place {
            if let Some(texts) = found.get(&start) {
                return texts.contains(&own);
            }
            place = parents.get(start).copied().flatten();
        }
        found.get(&usize::MAX).is_some_and(|texts| texts.contains(&own))
    };
    tokens.iter().enumerate().map(is_wanted).collect()
}
