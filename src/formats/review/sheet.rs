//! An Excel workbook that comes back from a reviewer, saved by Excel, `LibreOffice` or another program.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::exported;
use super::identity::{Identity, Place, essence};
use super::package::{Package, attribute, referred};
use super::reviewed::{Comment, Piece, ProblemKind, ReviewError, ReviewProblem, Reviewed, UnnamedRow};
use crate::formats::bilingual::{IDENTITY_HEAD, NOTE_HEAD, STATE_HEAD};
use crate::formats::glossary::{TableRow, read_workbook};

/// More lines than a sheet has.
const MOST_LINES: u64 = 1_048_576;

/// Reads the first sheet with content.
pub(super) fn read(bytes: &[u8], mut package: Package<'_>) -> Result<Reviewed, ReviewError> {
    let rows = read_workbook(bytes).map_err(|error| ReviewError::Damaged { reason: error.to_string() })?;
    let comments = comments(&mut package)?;
    let merged = merged(&mut package)?;
    let columns = Columns::of(&rows);
    let mut reviewed = Reviewed::default();
    for row in &rows {
        let at = format!("row {}", row.line);
        let of_row = comments.get(&row.line).cloned().unwrap_or_default();
        let Some(identity) = columns.identity_of(row) else {
            let cells: Vec<String> = row.cells.iter().map(|cell| cell.trim().to_owned()).collect();
            if !columns.is_head(row) {
                let behind = reviewed.pieces.len();
                reviewed.unnamed.push(UnnamedRow { cells, at, comments: of_row, behind });
            }
            continue;
        };
        if merged.iter().any(|lines| lines.contains(&row.line)) {
            let (segment, text) = (Some(identity.segment), String::new());
            reviewed.problems.push(ReviewProblem {
                kind: ProblemKind::RowsJoined,
                segment,
                at: at.clone(),
                text,
            });
        }
        for (place, column) in columns.places() {
            let text = row.cells.get(column).map_or("", |cell| cell.trim()).replace("\r\n", "\n");
            let comments = if place == Place::Target { of_row.clone() } else { Vec::new() };
            let at = at.clone();
            reviewed.pieces.push(Piece { identity, place, text, named: true, at, revision: None, comments });
        }
    }
    reviewed.exported = package.part("docProps/custom.xml")?.and_then(|part| exported::read(&part.text));
    Ok(reviewed)
}

/// Which column holds what, found by what is in them, as a reviewer may have moved them.
#[derive(Default)]
struct Columns {
    identity: Option<usize>,
    source: Option<usize>,
    target: Option<usize>,
    state: Option<usize>,
    note: Option<usize>,
}

impl Columns {
    fn of(rows: &[TableRow]) -> Self {
        let identity = most(rows, |row, column| cell(row, column).and_then(name).is_some());
        let Some(names) = identity else { return Self::default() };
        let agrees = |row: &TableRow, column: usize, wanted: fn(&Identity) -> u32| {
            let identity = cell(row, names).and_then(name);
            identity.is_some_and(|identity| {
                column != names && essence(cell(row, column).unwrap_or("")) == wanted(&identity)
            })
        };
        let source = most(rows, |row, column| agrees(row, column, |identity| identity.source));
        let is_empty = |row: &TableRow, column| cell(row, column).is_none_or(|text| text.trim().is_empty());
        let target = most(rows, |row, column| {
            Some(column) != source
                && !is_empty(row, column)
                && agrees(row, column, |identity| identity.target)
        });
        // Where every translation was changed, it stands behind its source, as it was written.
        let target = target.or_else(|| source.map(|source| source + 1).filter(|target| *target != names));
        let headed = |head: &str| {
            let first = rows.first().filter(|row| cell(row, names).and_then(name).is_none())?;
            first.cells.iter().position(|cell| cell.trim() == head)
        };
        Self { identity, source, target, state: headed(STATE_HEAD), note: headed(NOTE_HEAD) }
    }

    fn identity_of(&self, row: &TableRow) -> Option<Identity> {
        cell(row, self.identity?).and_then(name)
    }

    fn places(&self) -> impl Iterator<Item = (Place, usize)> {
        let places = [
            (Place::Source, self.source),
            (Place::Target, self.target),
            (Place::State, self.state),
            (Place::Note, self.note),
        ];
        places.into_iter().filter_map(|(place, column)| Some((place, column?)))
    }

    fn is_head(&self, row: &TableRow) -> bool {
        row.line == 1
            && self.identity.is_none_or(|at| cell(row, at).is_some_and(|text| text.trim() == IDENTITY_HEAD))
    }
}

fn cell(row: &TableRow, column: usize) -> Option<&str> {
    row.cells.get(column).map(String::as_str)
}

fn name(text: &str) -> Option<Identity> {
    Identity::parse(text).map(|(identity, _)| identity)
}

/// The column in which most rows do so; none where no row does.
fn most(rows: &[TableRow], does: impl Fn(&TableRow, usize) -> bool) -> Option<usize> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let count = |column: usize| rows.iter().filter(|row| does(row, column)).count();
    let counts = (0..width).map(|column| (count(column), std::cmp::Reverse(column)));
    counts.max().filter(|(count, _)| *count > 0).map(|(_, column)| column.0)
}

/// The comments of the sheets, old and new ones, by line.
fn comments(package: &mut Package<'_>) -> Result<BTreeMap<u64, Vec<Comment>>, ReviewError> {
    let mut all: BTreeMap<u64, Vec<Comment>> = BTreeMap::new();
    let threads = package.names("xl/threadedComments/");
    let names = if threads.is_empty() { package.names("xl/comments") } else { threads };
    let people = match package.names("xl/persons/").first() {
        Some(name) => package.part(name)?.map_or_else(BTreeMap::new, |part| people(&part.text)),
        None => BTreeMap::new(),
    };
    for name in names {
        let Some(part) = package.part(&name)? else { continue };
        for (line, comment) in comments_of(&part.text, &people) {
            all.entry(line).or_default().push(comment);
        }
    }
    Ok(all)
}

/// The names of people by their ids.
fn people(xml: &str) -> BTreeMap<String, String> {
    let mut reader = Reader::from_str(xml);
    let mut all = BTreeMap::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "person" => {
                all.extend(attribute(&tag, "id").zip(attribute(&tag, "displayName")));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    all
}

fn comments_of(xml: &str, people: &BTreeMap<String, String>) -> Vec<(u64, Comment)> {
    let mut reader = Reader::from_str(xml);
    let (mut all, mut authors, mut open): (Vec<_>, Vec<String>, Option<(u64, Comment)>) =
        (Vec::new(), Vec::new(), None);
    let mut inside = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => {
                inside = tag.local_name().as_ref().to_owned();
                match inside.as_str() {
                    "author" => authors.push(String::new()),
                    "comment" | "threadedComment" => {
                        let value = |name| attribute(&tag, name).unwrap_or_default();
                        let old =
                            value("authorId").parse().ok().and_then(|at: usize| authors.get(at)).cloned();
                        let author = people.get(&value("personId")).cloned().or(old).unwrap_or_default();
                        let comment = Comment { author, date: value("dT"), text: String::new() };
                        open = Some((line_of(&value("ref")), comment));
                    }
                    _ => {}
                }
            }
            Event::End(tag) => {
                inside.clear();
                if matches!(tag.local_name().as_ref(), "comment" | "threadedComment") {
                    all.extend(open.take().filter(|(_, comment)| !comment.text.trim().is_empty()));
                }
            }
            Event::Text(text) => put(&inside, &mut authors, &mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => put(&inside, &mut authors, &mut open, &referred(&reference)),
            Event::Eof => break,
            _ => {}
        }
    }
    all
}

fn put(inside: &str, authors: &mut [String], open: &mut Option<(u64, Comment)>, text: &str) {
    match (inside, authors.last_mut(), open) {
        ("author", Some(author), _) => author.push_str(text),
        ("t" | "text", _, Some((_, comment))) => comment.text.push_str(text),
        _ => {}
    }
}

/// The lines of regions that reach over several lines.
fn merged(package: &mut Package<'_>) -> Result<Vec<std::ops::RangeInclusive<u64>>, ReviewError> {
    let Some(name) = package.names("xl/worksheets/").into_iter().next() else { return Ok(Vec::new()) };
    let Some(part) = package.part(&name)? else { return Ok(Vec::new()) };
    let mut reader = Reader::from_str(&part.text);
    let mut all = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "mergeCell" => {
                let region = attribute(&tag, "ref").unwrap_or_default();
                let (from, to) = region.split_once(':').unwrap_or((&region, &region));
                let (from, to) = (line_of(from), line_of(to));
                all.extend((from < to).then_some(from..=to));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(all)
}

/// The line of a cell such as `C12`.
fn line_of(cell: &str) -> u64 {
    let digits = cell.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.parse().unwrap_or(0).min(MOST_LINES)
}
