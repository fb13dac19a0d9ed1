//! Reading a page: which of its text is the article, and what it says of itself.

use std::ops::Range;

use super::blocks::blocks;
use super::inline::{decoded, paragraph};
use super::reader_mode::{self, Found};
use super::tokens::{Kind, Tag, Token, tokens};
use crate::formats::article::{Article, DecodedAs, Paragraph, ParagraphKind};
use crate::formats::encoding::Decoded;
use crate::formats::error::ReadWarning;
use crate::formats::skeleton::{ArticleFormat, Place, Skeleton};
use crate::model::Metadata;
use crate::text::{Language, slice};

/// An article with fewer words than this share of the page's is no article but a piece of it that looked like one.
const FEWEST_WORDS: usize = 10;

/// Whether a text begins like a page: with a document type or the element `html`; where it may be a piece of one, also with any
/// element of a text.
pub(in crate::formats) fn is_page(text: &str, may_be_piece: bool) -> bool {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("", |(_, rest)| rest).trim_start();
    }
    let head = rest.chars().take(16).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return true;
    }
    let names = [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "article",
        "section",
        "body",
        "head",
        "meta",
        "table",
        "ul",
        "ol",
        "span",
        "blockquote",
    ];
    let name: String = head.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect();
    may_be_piece
        && head.starts_with('<')
        && names.contains(&name.as_str())
        && (rest.contains("</") || name == "meta")
}

/// The paragraphs of a decoded page.
pub(in crate::formats) fn read(decoded: &Decoded, whole_page: bool) -> Article {
    let text = decoded.text.as_str();
    let tokens = tokens(text);
    let found = if whole_page { None } else { reader_mode::find(text, &tokens) };
    let found = found.filter(|found| is_article(text, &tokens, found));
    let mut warnings = Vec::new();
    let whole = found.is_none();
    if whole && !whole_page {
        let message = "no article was found in the page, so all of its text was taken".to_owned();
        warnings.push(ReadWarning { line: 0, message });
    }
    let metadata = found.as_ref().map_or_else(|| metadata(text, &tokens), |found| found.metadata.clone());
    let mut paragraphs = paragraphs(text, &tokens, found.as_ref());
    if !whole {
        add_title(text, &tokens, &metadata.title, &mut paragraphs);
    }
    let (paragraphs, places): (Vec<_>, Vec<_>) = paragraphs.into_iter().unzip();
    Article {
        metadata,
        paragraphs,
        skeleton: Skeleton { whole_page: whole, ..Skeleton::of_text(ArticleFormat::Html, places) },
        decoded: Some(DecodedAs::from(decoded)),
        wrapped: false,
        language: language(text, &tokens),
        warnings,
        notes: Vec::new(),
    }
}

/// Where the texts of a page stand that are not in `places`: the menus beside an article.
pub(super) fn others(text: &str, tokens: &[Token], places: &[Place]) -> Vec<Range<usize>> {
    let all = blocks(text, tokens, &|_| true);
    let ranges = all.iter().filter_map(|block| paragraph(text, block)).map(|(_, range)| range);
    let mut taken: Vec<_> = places.iter().map(|place| place.range.clone()).collect();
    taken.sort_unstable_by_key(|range| (range.start, range.end));
    let is_other = |range: &Range<usize>| {
        let next = taken.partition_point(|it| it.end <= range.start);
        taken.get(next).is_none_or(|it| range.end <= it.start)
    };
    ranges.filter(is_other).collect()
}

fn paragraphs(text: &str, tokens: &[Token], found: Option<&Found>) -> Vec<(Paragraph, Range<usize>)> {
    let is_wanted = |at: usize| found.is_none_or(|found| found.wanted.get(at).copied().unwrap_or_default());
    blocks(text, tokens, &is_wanted).iter().filter_map(|block| paragraph(text, block)).collect()
}

/// Whether what was found is worth to be taken for the article: it has words, or the page has no more.
fn is_article(text: &str, tokens: &[Token], found: &Found) -> bool {
    let words = |wanted: &dyn Fn(usize) -> bool| -> usize {
        let texts = tokens.iter().enumerate().filter(|(at, token)| token.kind == Kind::Text && wanted(*at));
        texts.map(|(_, token)| slice(text, token.range.clone()).split_whitespace().count()).sum()
    };
    let own = words(&|at| found.wanted.get(at).copied().unwrap_or_default());
    own >= FEWEST_WORDS || own * 2 >= words(&|_| true)
}

/// The headline is mostly no part of what a reader mode takes for the article, but it is to be translated. A heading before the
/// article counts more than the title of the page, behind which the name of the site may stand.
fn add_title(text: &str, tokens: &[Token], title: &str, paragraphs: &mut Vec<(Paragraph, Range<usize>)>) {
    let is_title = |paragraph: &Paragraph| says_title(&paragraph.tags.without(&paragraph.text), title);
    if title.is_empty() || paragraphs.iter().take(3).any(|(paragraph, _)| is_title(paragraph)) {
        return;
    }
    let all = blocks(text, tokens, &|_| true);
    let all = all.iter().filter_map(|block| paragraph(text, block));
    let first = paragraphs.first().map_or(text.len(), |(_, place)| place.start);
    let headlines = all.filter(|(paragraph, place)| place.end <= first && is_title(paragraph));
    let best = headlines.max_by_key(|(paragraph, _)| matches!(paragraph.kind, ParagraphKind::Heading(_)));
    if let Some((paragraph, place)) = best {
        paragraphs.insert(0, (Paragraph { kind: ParagraphKind::Heading(1), ..paragraph }, place));
    }
}

/// Whether a text is the title, or all of it but the name of the site behind it.
fn says_title(text: &str, title: &str) -> bool {
    let (text, title) = (squeezed(text), squeezed(title));
    let rest = title.strip_prefix(text.as_str()).filter(|_| !text.is_empty());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['|', '-', '–', '—', '·', '«', '»', ':']))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn start_tags(tokens: &[Token]) -> impl Iterator<Item = (usize, &Tag)> {
    tokens.iter().enumerate().filter_map(|(at, token)| match &token.kind {
        Kind::Start(tag) => Some((at, &**tag)),
        _ => None,
    })
}

/// What a page says of itself in its head, where the reader mode has not looked.
fn metadata(text: &str, tokens: &[Token]) -> Metadata {
    let value = |tag: &Tag, name: &str| tag.value(text, name).map(|value| decoded(value).into_owned());
    let meta = |names: &[&str]| {
        let named = |tag: &Tag| value(tag, "property").or_else(|| value(tag, "name"));
        let matches =
            |tag: &Tag| named(tag).is_some_and(|it| names.contains(&it.to_ascii_lowercase().as_str()));
        let mut tags = start_tags(tokens).filter(|(_, tag)| tag.name == "meta" && matches(tag));
        tags.find_map(|(_, tag)| value(tag, "content")).unwrap_or_default().trim().to_owned()
    };
    let is_canonical = |tag: &Tag| {
        tag.name == "link" && value(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
    };
    let canonical =
        start_tags(tokens).find(|(_, tag)| is_canonical(tag)).and_then(|(_, tag)| value(tag, "href"));
    let title = start_tags(tokens).find(|(_, tag)| tag.name == "title").and_then(|(at, _)| {
        let content = tokens.get(at + 1).filter(|token| token.kind == Kind::Text)?;
        Some(decoded(slice(text, content.range.clone())).split_whitespace().collect::<Vec<_>>().join(" "))
    });
    let link = meta(&["og:url"]);
    Metadata {
        title: title.unwrap_or_else(|| meta(&["og:title"])),
        byline: meta(&["author", "dc.creator", "article:author"]),
        date: meta(&["article:published_time", "date", "dc.date"]),
        link: if link.is_empty() { canonical.unwrap_or_default() } else { link },
        site: meta(&["og:site_name"]),
    }
}

/// The language that the page names as its own.
fn language(text: &str, tokens: &[Token]) -> Option<Language> {
    let named =
        |tag: &Tag| tag.value(text, "lang").or_else(|| tag.value(text, "xml:lang")).map(str::to_owned);
    let mut tags = start_tags(tokens).filter(|(_, tag)| matches!(tag.name.as_str(), "html" | "body"));
    let tag = tags.find_map(|(_, tag)| named(tag)).filter(|tag| !tag.trim().is_empty())?;
    Some(Language::new(tag.trim()))
}
