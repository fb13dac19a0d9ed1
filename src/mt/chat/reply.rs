//! Reads translations out of what a model wrote: strict JSON, JSON in a code fence or between prose, or cut off.

use serde::Deserialize;
use serde_json::Value;

use crate::text::slice;

/// Id and text of each translation, those that are whole where it is cut off; none where no JSON of that shape can be found.
pub(in crate::mt) fn translations(content: &str) -> Option<Vec<(String, String)>> {
    let content = without_thoughts(content);
    whole(&content).or_else(|| Some(singles(&content)).filter(|found| !found.is_empty()))
}

fn whole(content: &str) -> Option<Vec<(String, String)>> {
    let mut rest = content;
    while let Some(start) = rest.find(['{', '[']) {
        rest = slice(rest, start..rest.len());
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        if let Some(found) = values.next().and_then(Result::ok).and_then(|value| of_value(&value)) {
            return Some(found);
        }
        rest = slice(rest, 1..rest.len());
    }
    None
}

/// The text of the first translation in a reply that is still being written.
pub(in crate::mt) fn partial_text(content: &str) -> Option<String> {
    let content = without_thoughts(content);
    let (_, after) = content.split_once("\"text\"")?;
    let raw = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let end = end_of_string(raw);
    // The last character may be half an escape: shorter and shorter, until what is there is a string.
    (0..=6.min(end)).find_map(|less| {
        let text = raw.get(..end - less)?;
        serde_json::from_str(&format!("\"{text}\"")).ok()
    })
}

/// Each translation by itself, in a list that never ends.
fn singles(content: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = content;
    while let Some(start) = rest.find('{') {
        rest = slice(rest, start..rest.len());
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Translation>();
        let end = match values.next() {
            Some(Ok(found)) => {
                out.push((id(&found.id), found.text));
                values.byte_offset()
            }
            _ => 1,
        };
        rest = slice(rest, end..rest.len());
    }
    out
}

#[derive(Deserialize)]
struct Translation {
    id: Value,
    text: String,
}

/// The object that was asked for, or the bare list, which some models prefer.
fn of_value(value: &Value) -> Option<Vec<(String, String)>> {
    let list = value.get("translations").unwrap_or(value).as_array()?;
    let read = |value: &Value| serde_json::from_value::<Translation>(value.clone()).ok();
    let found: Vec<_> = list.iter().filter_map(read).map(|found| (id(&found.id), found.text)).collect();
    (!found.is_empty() || list.is_empty()).then_some(found)
}

fn id(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What a model thought aloud goes, also where it never came to an end.
fn without_thoughts(content: &str) -> String {
    let mut out = String::new();
    let mut rest = content;
    while let Some((before, thought)) = rest.split_once("<think>") {
        out.push_str(before);
        rest = thought.split_once("</think>").map_or("", |(_, after)| after);
    }
    // Some servers leave out the opening tag.
    let rest = rest.rsplit_once("</think>").map_or(rest, |(_, after)| after);
    out.push_str(rest);
    out
}

fn end_of_string(raw: &str) -> usize {
    let mut escaped = false;
    for (at, c) in raw.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    raw.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(id: &str, text: &str) -> (String, String) {
        (id.to_owned(), text.to_owned())
    }

    #[test]
    fn translations_are_found_in_every_dress() {
        let json = r#"{"translations":[{"id":"a1","text":"He said \"no\"."}]}"#;
        for content in [
            json.to_owned(),
            format!("Here it is:\n```json\n{json}\n```\nAnything else?"),
            format!("<think>a {{\"translations\":[]}} draft</think>\n{json}"),
            format!("thinking</think>{json}"),
            format!("{{oops}} [1 {json}"),
            r#"[{"id":"a1","text":"He said \"no\"."}]"#.to_owned(),
        ] {
            assert_eq!(translations(&content), Some(vec![pair("a1", "He said \"no\".")]), "{content}");
        }
        for content in
            ["", "I cannot do that.", "{\"translations\":[{\"id\":\"a", "<think>{\"translations\":[]}"]
        {
            assert_eq!(translations(content), None, "{content}");
        }
        let cut_off = r#"{"translations":[{"id":"a","text":"one"},{"id":"b","text":"two"},{"id":"c","te"#;
        assert_eq!(translations(cut_off), Some(vec![pair("a", "one"), pair("b", "two")]));
        assert_eq!(
            translations(r#"{"translations":[{"id":7,"text":"x"},{"id":"b"}]}"#),
            Some(vec![pair("7", "x")])
        );
    }

    #[test]
    fn a_reply_that_is_being_written_shows_what_is_there() {
        for (content, expected) in [
            (r#"{"translations":[{"id":"a","te"#, None),
            (r#"{"translations":[{"id":"a","text": "#, None),
            (r#"{"translations":[{"id":"a","text":"The mini"#, Some("The mini")),
            (r#"{"translations":[{"id":"a","text":"say \"no\"\u00"#, Some("say \"no\"")),
            (r#"{"translations":[{"id":"a","text":"done"}]}"#, Some("done")),
        ] {
            assert_eq!(partial_text(content).as_deref(), expected, "{content}");
        }
    }
}
