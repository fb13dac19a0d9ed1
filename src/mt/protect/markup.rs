//! The markup in which protected parts travel, written and read leniently.

use std::borrow::Cow;

use super::Form;
use crate::text::{TagForm, slice};

/// A piece of what came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Tag(TagForm, u32),
    /// The content of an element that is not to be translated, by its number.
    Kept(usize),
}

pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

pub(super) fn tag(form: Form, tag: TagForm, number: u32) -> String {
    match (form, tag) {
        (Form::Html, TagForm::Opening) => format!("<span id=\"t{number}\">"),
        (Form::Html, TagForm::Closing) => "</span>".to_owned(),
        (Form::Html, TagForm::Alone) => format!("<img id=\"t{number}\">"),
        (_, TagForm::Opening) => format!("<t{number}>"),
        (_, TagForm::Closing) => format!("</t{number}>"),
        (_, TagForm::Alone) => format!("<t{number}/>"),
    }
}

pub(super) fn kept(form: Form, number: usize, text: &str) -> String {
    let text = escaped(text);
    match form {
        Form::Html => format!("<span translate=\"no\" class=\"notranslate\" id=\"k{number}\">{text}</span>"),
        _ => format!("<k n=\"{number}\">{text}</k>"),
    }
}

/// Reads what came back; elements that nobody sent are left out, text between them stays.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut open: Vec<Element> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        push_text(&mut out, &open, slice(rest, 0..start));
        let inner = slice(rest, start + 1..rest.len());
        let Some(end) = inner.find('>').filter(|end| *end > 0 && *end <= MAX_ELEMENT) else {
            push_text(&mut out, &open, "<");
            rest = inner;
            continue;
        };
        element(slice(inner, 0..end), &mut open, &mut out);
        rest = slice(inner, end + 1..inner.len());
    }
    push_text(&mut out, &open, rest);
    out
}

/// No element that is sent is longer, in bytes, with room for what engines add.
const MAX_ELEMENT: usize = 120;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    Tag(u32),
    Kept,
    Other,
}

/// Takes in what stands between `<` and `>`; engines put spaces anywhere and change the case.
fn element(inner: &str, open: &mut Vec<Element>, out: &mut Vec<Piece>) {
    let squeezed: String = inner.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let (is_closing, body) =
        squeezed.strip_prefix('/').map_or((false, squeezed.as_str()), |body| (true, body));
    let (is_alone, body) = body.strip_suffix('/').map_or((false, body), |body| (true, body));
    if let Some(number) = body.strip_prefix('t').and_then(|digits| digits.parse().ok()) {
        let form = match (is_closing, is_alone) {
            (true, _) => TagForm::Closing,
            (_, true) => TagForm::Alone,
            _ => TagForm::Opening,
        };
        out.push(Piece::Tag(form, number));
    } else if is_closing && (body == "span" || body == "k") {
        if let Some(Element::Tag(number)) = open.pop() {
            out.push(Piece::Tag(TagForm::Closing, number));
        }
    } else if body.starts_with("img") {
        out.extend(id(body, 't').map(|number| Piece::Tag(TagForm::Alone, number as u32)));
    } else if body.starts_with("span") || body.starts_with('k') {
        open.push(opened(body, out));
    }
}

fn opened(body: &str, out: &mut Vec<Piece>) -> Element {
    if let Some(number) = id(body, 'k') {
        out.push(Piece::Kept(number));
        return Element::Kept;
    }
    let Some(number) = id(body, 't') else { return Element::Other };
    out.push(Piece::Tag(TagForm::Opening, number as u32));
    Element::Tag(number as u32)
}

/// The number in `id="t7"`, or in `n="7"` for what is kept.
fn id(body: &str, letter: char) -> Option<usize> {
    let body: String = body.chars().filter(|c| !matches!(c, '"' | '\'')).collect();
    let after = match (body.split_once(&format!("id={letter}")), letter) {
        (Some((_, after)), _) => after.to_owned(),
        (None, 'k') => body.strip_prefix("kn=")?.to_owned(),
        _ => return None,
    };
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The content of something kept is not read: what was sent is put back.
fn push_text(out: &mut Vec<Piece>, open: &[Element], text: &str) {
    if !text.is_empty() && !open.contains(&Element::Kept) {
        out.push(Piece::Text(unescaped(text)));
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(slice(rest, 0..start));
        let tail = slice(rest, start..rest.len());
        let end = tail.find(';').filter(|end| *end <= 8);
        let known = end.and_then(|end| Some((entity(slice(tail, 1..end))?, end)));
        let (c, length) = known.map_or(('&', 1), |(c, end)| (c, end + 1));
        out.push(c);
        rest = slice(tail, length..tail.len());
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let digits = name.strip_prefix('#')?;
            let hex = digits.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
            char::from_u32(hex.unwrap_or_else(|| digits.parse()).ok()?)
        }
    }
}
