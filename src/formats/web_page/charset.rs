//! The encoding of a page: by its byte order mark, by what it says of itself, else by its bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use super::tokens::{Kind, Tag, tokens};
use crate::formats::encoding::{Decoded, decode};
use crate::formats::error::ReadError;
use crate::text::slice;

/// So many bytes at the start of a page are searched for its encoding; pages with large scripts before it exist.
const LOOKED_AT: usize = 16 * 1024;
/// So many characters of more than one byte in valid UTF-8 cannot be chance.
const NO_CHANCE: usize = 8;

/// The text of a page, in the encoding of the label `choice` or else in its own.
///
/// Where the bytes speak against what the page says of itself, the bytes are right: saved pages are often encoded anew.
pub(in crate::formats) fn decode_page(bytes: &[u8], choice: Option<&str>) -> Result<Decoded, ReadError> {
    if choice.is_some() || Encoding::for_bom(bytes).is_some() {
        return decode(bytes, choice);
    }
    let guessed = decode(bytes, None)?;
    let wide = guessed.encoding.starts_with("UTF-16");
    let Some(declared) = declared(bytes).filter(|_| !wide) else { return Ok(guessed) };
    let certain = guessed.encoding == UTF_8.name()
        && guessed.text.chars().filter(|c| !c.is_ascii()).count() >= NO_CHANCE;
    if certain && !guessed.guessed {
        return Ok(guessed);
    }
    let read = decode(bytes, Some(declared.name()))?;
    Ok(if read.replaced > guessed.replaced { guessed } else { read })
}

/// The encoding that a page names, in a `meta` element or in an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = WINDOWS_1252.decode_without_bom_handling(bytes.get(..LOOKED_AT).unwrap_or(bytes)).0;
    let label = xml_encoding(&head).or_else(|| meta_encoding(&head))?;
    let encoding = Encoding::for_label(label.trim().as_bytes())?;
    // The page was read as ASCII so far, so it is no UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else if encoding == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    })
}

fn xml_encoding(head: &str) -> Option<String> {
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let declaration = slice(declaration, 0..declaration.find("?>")?);
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.split(quote).nth(1).map(str::to_owned)
}

fn meta_encoding(head: &str) -> Option<String> {
    tokens(head).iter().find_map(|token| match &token.kind {
        Kind::Start(tag) if tag.name == "meta" => charset_of(head, tag),
        _ => None,
    })
}

/// The encoding that a `meta` element names.
pub(super) fn charset_of(text: &str, meta: &Tag) -> Option<String> {
    if let Some(charset) = meta.value(text, "charset") {
        return Some(charset.to_owned());
    }
    let is_type = meta.value(text, "http-equiv")?.eq_ignore_ascii_case("content-type");
    let content = meta.value(text, "content").filter(|_| is_type)?.to_ascii_lowercase();
    let (_, charset) = content.split_once("charset")?;
    let charset = charset
        .trim_start()
        .strip_prefix('=')?
        .trim_matches(|c: char| c.is_whitespace() || "\"'".contains(c));
    charset.split([';', ' ', '"', '\'']).next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_names() {
        let body = "<p>وصل القطار القديم إلى محطة المدينة</p>";
        for (head, label) in [
            ("<meta charset=windows-1256>", "windows-1256"),
            ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=Windows-1256'>", "windows-1256"),
            ("<?xml version='1.0' encoding=\"ISO-8859-6\"?>", "iso-8859-6"),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let page = format!("{head}{body}");
            let decoded = decode_page(&encoding.encode(&page).0, None).unwrap();
            assert_eq!(
                (decoded.text, decoded.encoding, decoded.guessed),
                (page, encoding.name(), false),
                "{head}"
            );
        }
    }

    #[test]
    fn the_bytes_count_more_than_what_the_page_says() {
        let page = "<meta charset=windows-1256><p>وصل القطار القديم إلى محطة المدينة</p>";
        assert_eq!(decode_page(page.as_bytes(), None).unwrap().text, page);
        let page = page.replace("windows-1256", "utf-8");
        let bytes = encoding_rs::WINDOWS_1256.encode(&page).0;
        assert_eq!(decode_page(&bytes, None).unwrap().text, page);
        let marked = format!("\u{feff}{page}").encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        assert_eq!(decode_page(&marked, None).unwrap().text, page);
    }
}
