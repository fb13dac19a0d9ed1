//! Which columns of a table hold the text and its translation.

use crate::formats::glossary::{Column, EntryField, Mapping, TermField};
use crate::text::Language;

/// The columns of a table of pairs, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) source: usize,
    /// None where there is no translation.
    pub(super) target: Option<usize>,
    pub(super) state: Option<usize>,
    pub(super) note: Option<usize>,
    /// The languages that the header names.
    pub(super) languages: Option<(Language, Language)>,
}

impl Columns {
    /// Those that a header names; none where it does not name two of texts. With `wanted` those of these languages.
    pub(super) fn of_header(
        mapping: &Mapping,
        names: &[String],
        wanted: Option<&(Language, Language)>,
    ) -> Option<Self> {
        let text = |column: &Column| match column {
            Column::Term(language, TermField::Text) => Some(language.clone()),
            _ => None,
        };
        let texts: Vec<(usize, Language)> =
            mapping.columns.iter().enumerate().filter_map(|(at, column)| Some((at, text(column)?))).collect();
        let of = |language: &Language| texts.iter().find(|(_, it)| it.primary() == language.primary());
        let chosen = wanted.and_then(|(from, to)| Some((of(from)?, of(to)?)));
        let (source, target) = chosen.or_else(|| Some((texts.first()?, texts.get(1)?)))?;
        let find = |wanted: &dyn Fn(&Column) -> bool| mapping.columns.iter().position(wanted);
        let is_state = |column: &Column| matches!(column, Column::Term(_, TermField::Status));
        let is_note = |column: &Column| {
            matches!(column, Column::Entry(EntryField::Note) | Column::Term(_, TermField::Note))
        };
        // "Source" and "target" name no language.
        let named = [source.0, target.0].iter().all(|at| names.get(*at).is_some_and(|name| !is_role(name)));
        Some(Self {
            source: source.0,
            target: Some(target.0),
            state: find(&is_state),
            note: find(&is_note),
            languages: named.then(|| (source.1.clone(), target.1.clone())),
        })
    }

    /// The first two columns with running text, for a table without a header; none where there is no column with any.
    pub(super) fn of_content(rows: &[Vec<String>]) -> Option<Self> {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let filled =
            |at: usize| rows.iter().filter(|row| row.get(at).is_some_and(|cell| is_text(cell))).count();
        // A number, a date or a mark in front of each text is no text.
        let enough = |at: &usize| filled(*at) > 0 && filled(*at) * 4 >= rows.len();
        let mut texts = (0..width).filter(enough);
        let source = texts.next()?;
        let target = texts.next();
        let note = texts.next().or_else(|| target.map(|target| target + 1)).filter(|at| *at < width);
        Some(Self { source, target, state: None, note, languages: None })
    }
}

fn is_role(name: &str) -> bool {
    ["source", "src", "target", "trg", "tgt", "translation"].contains(&name.trim().to_lowercase().as_str())
}

/// Whether a cell holds words, and not only a number or a sign.
fn is_text(cell: &str) -> bool {
    cell.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
}
