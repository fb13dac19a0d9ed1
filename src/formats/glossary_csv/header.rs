//! How a glossary file is laid out: its delimiter, and which column is what.

use crate::formats::error::ReadError;
use crate::text::Language;

/// The file without what stands before its first row.
pub(super) struct Layout<'a> {
    pub(super) body: &'a str,
    pub(super) delimiter: u8,
    /// Lines that were cut off at the start.
    pub(super) lines_before: u64,
}

/// Finds the delimiter: Excel's line `sep=`, or the one that the most of the first lines have.
pub(super) fn layout(text: &str) -> Layout<'_> {
    if let Some((first, body)) = text.split_once('\n')
        && let Some(&[delimiter]) = first.trim_end().strip_prefix("sep=").map(str::as_bytes)
    {
        return Layout { body, delimiter, lines_before: 1 };
    }
    Layout { body: text, delimiter: sniff(text), lines_before: 0 }
}

fn sniff(text: &str) -> u8 {
    const LINES: usize = 20;
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(LINES);
    let having = |delimiter: char| {
        let all = lines().filter(|line| count(line, delimiter) > 0).count();
        // The header, which has no running text, decides between equals.
        let first = lines().next().map_or(0, |line| count(line, delimiter));
        (all, first)
    };
    let candidates = [('\t', b'\t'), (',', b','), (';', b';')];
    let best = candidates.into_iter().rev().max_by_key(|(delimiter, _)| having(*delimiter));
    best.map_or(b',', |(_, byte)| byte)
}

/// How often the delimiter stands outside of quotation marks.
fn count(line: &str, delimiter: char) -> usize {
    line.split('"').step_by(2).map(|part| part.matches(delimiter).count()).sum()
}

/// Where each field stands, counted from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) status: Option<usize>,
    pub(super) variants: Option<usize>,
    pub(super) domain: Option<usize>,
    pub(super) note: Option<usize>,
}

impl Default for Columns {
    /// The columns of a file without a header, as `OmegaT` has them.
    fn default() -> Self {
        Self { source: 0, target: 1, note: Some(2), status: None, variants: None, domain: None }
    }
}

impl Columns {
    /// The columns that the first row names; `None` where it is no header but a row of terms.
    pub(super) fn of_header(
        cells: &[String],
        line: u64,
        source: &Language,
        target: &Language,
    ) -> Result<Option<Self>, ReadError> {
        let names: Vec<String> = cells.iter().map(|cell| cell.trim().to_lowercase()).collect();
        let find = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
        let by_language = (column_of(&names, source), column_of(&names, target));
        // Both by language or both by these names: a glossary may say in a column "source" where a term comes from.
        let (found_source, found_target) = match by_language {
            (None, None) => (
                find(&["source", "src", "source term", "term"]),
                find(&["target", "trg", "tgt", "target term", "translation"]),
            ),
            found => found,
        };
        let missing = match (found_source, found_target) {
            (Some(source), Some(target)) if source != target => {
                return Ok(Some(Self {
                    source,
                    target,
                    status: find(&["status", "state", "priority"]),
                    variants: find(&["variants", "variant", "synonyms", "forms"]),
                    domain: find(&["domain", "field", "subject"]),
                    note: find(&["note", "notes", "comment", "comments", "definition"]),
                }));
            }
            (None, _) => source,
            _ => target,
        };
        if !looks_like_header(&names) {
            return Ok(None);
        }
        Err(ReadError::MissingColumn {
            line,
            language: missing.name().to_owned(),
            code: missing.tag().to_owned(),
            found: names.join(", "),
        })
    }
}

/// The column of the same tag, or else of the same language in any region, or of its English name.
fn column_of(names: &[String], language: &Language) -> Option<usize> {
    let tag = language.tag().to_lowercase();
    let english = language.name().to_lowercase();
    let exact = names.iter().position(|name| name.replace('_', "-") == tag);
    let named = || names.iter().position(|name| *name == english);
    let akin = || names.iter().position(|name| name.split(['-', '_']).next() == Some(language.primary()));
    exact.or_else(named).or_else(akin)
}

/// Whether at least two cells are names that only a header has. One may be a term of its own ("note", "it").
fn looks_like_header(names: &[String]) -> bool {
    const FIELDS: &[&str] = &["status", "variants", "domain", "note", "notes", "comment", "source", "target"];
    let known = names.iter().filter(|name| {
        FIELDS.contains(&name.as_str()) || Language::known().iter().any(|(tag, _)| tag == name)
    });
    known.count() >= 2
}
