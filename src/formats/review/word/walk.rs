//! From the XML of the main part to paragraphs and rows of cells, each with its text, its bookmarks and what happened to it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::formats::review::identity::Identity;
use crate::formats::review::package::{attribute, referred};
use crate::formats::review::reviewed::Revision;

/// Elements are nested at most this deep; what is deeper is not read.
const DEEPEST: usize = 512;
/// Elements whose content is no text of the cell: pictures and their boxes, older forms of the same, earlier properties.
const SKIPPED: [&str; 10] = [
    "drawing",
    "pict",
    "object",
    "Fallback",
    "pPrChange",
    "rPrChange",
    "tcPrChange",
    "trPrChange",
    "tblPrChange",
    "sectPr",
];

/// A paragraph outside of tables, or a row of one.
#[derive(Debug)]
pub(super) enum Block {
    Text(Content),
    Row(Row),
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// Deleted with tracked changes.
    pub(super) deleted: bool,
}

/// A cell of a row.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) content: Content,
    /// Belongs to the cell above.
    pub(super) merged: bool,
    /// How many columns it covers.
    pub(super) span: usize,
}

/// The text of a cell or paragraph.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// With what was inserted, without what was deleted; a line for each paragraph.
    pub(super) text: String,
    /// The names of this program's bookmarks and where they begin, in bytes of the text.
    pub(super) marks: Vec<(usize, String)>,
    /// The ids of comments and where they stand.
    pub(super) comments: Vec<(usize, String)>,
    /// Tracked changes and where they stand.
    pub(super) revisions: Vec<(usize, Revision)>,
    /// Whether a picture, a note or a table stands in it.
    pub(super) has_other: bool,
    paragraphs: usize,
    /// The next paragraph goes on in the same line, as the end of the last one was deleted.
    joined: bool,
}

/// The blocks of the part, and whether it ended before its end.
pub(super) fn blocks(xml: &str) -> (Vec<Block>, bool) {
    let mut walk = Walk::default();
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => walk.open(&tag),
            Ok(Event::Empty(tag)) => {
                walk.open(&tag);
                walk.close(tag.local_name().as_ref());
            }
            Ok(Event::End(tag)) => walk.close(tag.local_name().as_ref()),
            Ok(Event::Text(text)) => walk.push(&text.xml10_content()),
            Ok(Event::CData(text)) => walk.push(&text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => walk.push(&referred(&reference)),
            Ok(Event::Eof) => break,
            Ok(Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_)) => {}
            Err(_) => {
                walk.cut = true;
                break;
            }
        }
    }
    walk.finish()
}

#[derive(Default)]
struct Walk {
    path: Vec<String>,
    blocks: Vec<Block>,
    row: Option<Row>,
    cell: Option<Cell>,
    paragraph: Option<Content>,
    tables: usize,
    /// How deep in elements that are skipped.
    skipped: usize,
    /// How deep in what was deleted.
    deleted: usize,
    /// The ids of this program's bookmarks that are open outside of tables.
    open_marks: Vec<String>,
    too_deep: usize,
    cut: bool,
}

impl Walk {
    fn open(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name().as_ref().to_owned();
        if self.path.len() >= DEEPEST {
            self.too_deep += 1;
            self.cut = true;
            return;
        }
        let skip = SKIPPED.contains(&name.as_str());
        if skip || self.skipped > 0 {
            self.skipped += usize::from(skip);
            if skip && matches!(name.as_str(), "drawing" | "pict" | "object") {
                self.mark_other();
            }
        } else {
            self.open_element(tag, &name);
        }
        self.path.push(name);
    }

    fn open_element(&mut self, tag: &BytesStart<'_>, name: &str) {
        match name {
            "tbl" => {
                self.tables += 1;
                if self.tables > 1 {
                    self.mark_other();
                }
            }
            "tr" if self.tables == 1 => self.row = Some(Row::default()),
            "tc" if self.tables == 1 => self.cell = Some(Cell { span: 1, ..Cell::default() }),
            "gridSpan" => {
                let span = attribute(tag, "val").and_then(|value| value.parse().ok()).unwrap_or(1);
                if let Some(cell) = &mut self.cell {
                    cell.span = usize::clamp(span, 1, 63);
                }
            }
            "vMerge" | "hMerge" => {
                let continues = attribute(tag, "val").is_none_or(|value| value != "restart");
                if let Some(cell) = &mut self.cell {
                    cell.merged |= continues;
                }
            }
            "p" => self.open_paragraph(),
            "del" | "moveFrom" | "ins" | "moveTo" => self.tracked(tag, name),
            "bookmarkStart" => self.bookmark(tag),
            "bookmarkEnd" => {
                let id = attribute(tag, "id").unwrap_or_default();
                self.open_marks.retain(|open| *open != id);
            }
            "commentReference" | "commentRangeStart" => {
                let id = attribute(tag, "id").unwrap_or_default();
                if let Some(content) = self.content() {
                    let at = content.text.len();
                    if !content.comments.iter().any(|(_, known)| *known == id) {
                        content.comments.push((at, id));
                    }
                }
            }
            "footnoteReference" | "endnoteReference" => self.mark_other(),
            "tab" if self.parent() == "r" => self.write("\t"),
            "br" | "cr" if self.parent() == "r" => self.write("\n"),
            "noBreakHyphen" => self.write("\u{2011}"),
            "softHyphen" => self.write("\u{ad}"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        self.path.pop();
        if self.skipped > 0 {
            self.skipped -= usize::from(SKIPPED.contains(&name));
            return;
        }
        match name {
            "del" | "moveFrom" if !self.is_about_properties() => {
                self.deleted = self.deleted.saturating_sub(1);
            }
            "p" => self.close_paragraph(),
            "tc" if self.tables == 1 => {
                if let (Some(row), Some(cell)) = (&mut self.row, self.cell.take()) {
                    row.cells.push(cell);
                }
            }
            "tr" if self.tables == 1 => self.blocks.extend(self.row.take().map(Block::Row)),
            "tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }

    /// A paragraph of a cell, or one of its own; one in which a bookmark of this program is still open goes on with the last.
    fn open_paragraph(&mut self) {
        if self.cell.is_none() && self.paragraph.is_none() {
            self.paragraph = Some(Content::default());
        }
        let Some(content) = self.content() else { return };
        if content.paragraphs > 0 && !content.joined {
            content.text.push('\n');
        }
        content.joined = false;
        content.paragraphs += 1;
    }

    fn close_paragraph(&mut self) {
        if self.cell.is_none() && self.open_marks.is_empty() {
            self.blocks.extend(self.paragraph.take().map(Block::Text));
        }
    }

    /// What was inserted or deleted: a run, the end of a paragraph, a row.
    fn tracked(&mut self, tag: &BytesStart<'_>, name: &str) {
        let deletes = matches!(name, "del" | "moveFrom");
        let value = |name| attribute(tag, name).unwrap_or_default();
        let revision = Revision { author: value("author"), date: value("date") };
        match (self.parent(), deletes) {
            ("trPr", true) => {
                if let Some(row) = &mut self.row {
                    row.deleted = true;
                }
            }
            ("trPr", false) => {}
            ("rPr", true) => {
                if let Some(content) = self.content() {
                    content.joined = true;
                    content.revisions.push((content.text.len(), revision));
                }
            }
            (_, false) => self.note(&revision),
            (_, true) => {
                self.deleted += 1;
                self.note(&revision);
            }
        }
    }

    fn note(&mut self, revision: &Revision) {
        if let Some(content) = self.content() {
            content.revisions.push((content.text.len(), revision.clone()));
        }
    }

    fn bookmark(&mut self, tag: &BytesStart<'_>) {
        let name = attribute(tag, "name").unwrap_or_default();
        if Identity::parse(&name).is_none() {
            return;
        }
        let in_table = self.tables > 0;
        if let Some(content) = self.content() {
            let at = content.text.len();
            content.marks.push((at, name));
            if !in_table {
                self.open_marks.push(attribute(tag, "id").unwrap_or_default());
            }
        }
    }

    fn push(&mut self, text: &str) {
        if self.skipped == 0 && self.path.last().is_some_and(|name| name == "t") {
            self.write(text);
        }
    }

    fn write(&mut self, text: &str) {
        if self.deleted > 0 {
            return;
        }
        if let Some(content) = self.content() {
            content.text.push_str(text);
        }
    }

    fn mark_other(&mut self) {
        if self.deleted > 0 {
            return;
        }
        if let Some(content) = self.content() {
            content.has_other = true;
        }
    }

    fn content(&mut self) -> Option<&mut Content> {
        match &mut self.cell {
            Some(cell) => Some(&mut cell.content),
            None => self.paragraph.as_mut(),
        }
    }

    fn parent(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// Whether the element that was just closed is about the end of a paragraph or a row, and not about runs.
    fn is_about_properties(&self) -> bool {
        matches!(self.parent(), "rPr" | "trPr")
    }

    fn finish(mut self) -> (Vec<Block>, bool) {
        if let (Some(row), Some(cell)) = (&mut self.row, self.cell.take()) {
            row.cells.push(cell);
        }
        self.blocks.extend(self.row.take().map(Block::Row));
        self.blocks.extend(self.paragraph.take().map(Block::Text));
        let cut = self.cut || !self.path.is_empty();
        (self.blocks, cut)
    }
}
