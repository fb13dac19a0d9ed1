//! Tables of pairs: CSV, TSV and Excel.

use super::columns::Columns;
use super::{Pair, PairOptions, Pairs};
use crate::formats::error::{ReadError, ReadWarning};
use crate::formats::glossary::{Cells, cells_of, columns_of};
use crate::model::State;
use crate::text;

/// The pairs of a table; none where it has a single column, unless it is a workbook.
pub(super) fn read(
    bytes: &[u8],
    workbook: bool,
    options: PairOptions<'_>,
) -> Result<Option<Pairs>, ReadError> {
    let cells = cells_of(bytes, workbook, options.encoding)?;
    Ok(of_cells(cells, options, |columns, _| workbook || columns.target.is_some()))
}

/// The pairs among the cells of a table; none where its columns are not `accepted`.
pub(super) fn of_cells(
    cells: Cells,
    options: PairOptions<'_>,
    accepted: impl Fn(&Columns, &[(u64, Vec<String>)]) -> bool,
) -> Option<Pairs> {
    let first = cells.rows.first().map(|(_, row)| row.as_slice()).unwrap_or_default();
    let header = columns_of(first).and_then(|mapping| Columns::of_header(&mapping, first, options.languages));
    let skipped = usize::from(header.is_some());
    let columns = header.or_else(|| {
        let rows: Vec<_> = cells.rows.iter().map(|(_, row)| row.clone()).collect();
        Columns::of_content(&rows)
    });
    let columns = columns.filter(|columns| accepted(columns, &cells.rows))?;
    let (mut rows, mut warnings) = (Vec::new(), cells.warnings);
    for (line, row) in cells.rows.iter().skip(skipped) {
        match pair(row, &columns) {
            Some(pair) => rows.push(pair),
            None => warnings.push(ReadWarning {
                line: *line,
                message: "there is no text to translate in this row; it is left out".to_owned(),
            }),
        }
    }
    Some(Pairs { rows, languages: columns.languages, encoding: cells.encoding, warnings })
}

/// The pair in a row; none where its text is empty.
pub(super) fn pair(row: &[String], columns: &Columns) -> Option<Pair> {
    let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", String::as_str);
    let tidy = |cell: &str| text::clean(cell).trim().to_owned();
    let source = tidy(cell(Some(columns.source)));
    (!source.is_empty()).then(|| Pair {
        source,
        target: tidy(cell(columns.target)),
        state: state(cell(columns.state)),
        note: tidy(cell(columns.note)),
        ..Pair::default()
    })
}

/// The state of its words, as the exports of this program have them.
fn state(cell: &str) -> Option<State> {
    State::ALL.into_iter().find(|state| state.words().eq_ignore_ascii_case(cell.trim()))
}
