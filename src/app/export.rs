//! From a project to a file for others: which layout, which format, where to.

use std::path::PathBuf;

use crate::formats::{self, Bilingual, BilingualOptions, Cell, Column, Row, TagsShown};
use crate::model::{Document, DocumentId, ParagraphKind, Project};
use crate::text::Language;

/// What an exported file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Source and translation beside each other.
    Bilingual,
    /// The translation alone.
    Target,
}

/// The kind of an exported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A Word document.
    Docx,
    /// A web page.
    Html,
    /// Plain text.
    Text,
    /// Fields separated by tabs.
    Tsv,
    /// Fields separated by commas.
    Csv,
    /// Text with the marks of Markdown.
    Markdown,
    /// An Excel workbook.
    Xlsx,
}

impl Format {
    /// The ending of such a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Tsv => "tsv",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Xlsx => "xlsx",
        }
    }

    /// What people call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Docx => "Word document",
            Self::Html => "web page",
            Self::Text => "plain text",
            Self::Tsv => "tab-separated text",
            Self::Csv => "comma-separated text",
            Self::Markdown => "Markdown",
            Self::Xlsx => "Excel workbook",
        }
    }
}

/// One export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// What it shows.
    pub layout: Layout,
    /// What kind of file.
    pub format: Format,
    /// Where to.
    pub path: PathBuf,
    /// How a bilingual file looks.
    pub options: BilingualOptions,
    /// What was changed after this moment counts as changed, in milliseconds since 1970; 0 for all that was ever changed.
    pub since: i64,
}

impl Export {
    /// An export as it is usual.
    pub fn new(layout: Layout, format: Format, path: PathBuf) -> Self {
        Self { layout, format, path, options: BilingualOptions::default(), since: 0 }
    }

    /// What goes into the file. The translation alone, and plain text of a Markdown article, are in the article's own markup.
    pub fn bilingual(&self, project: &Project, source_first: bool, date: &str) -> Bilingual {
        let mut options = self.options.clone();
        let is_markdown = project.documents.first().is_some_and(|document| is_markdown(&document.name));
        if self.layout == Layout::Target || (self.format == Format::Text && is_markdown) {
            options.tags = TagsShown::Markup;
        }
        bilingual(project, (source_first, &options), self.since, date)
    }
}

/// The bytes of an export, or what to say.
pub fn render(layout: Layout, format: Format, bilingual: &Bilingual) -> Result<Vec<u8>, String> {
    match (layout, format) {
        (Layout::Bilingual, Format::Docx) => {
            formats::docx::write(bilingual).map_err(|error| error.to_string())
        }
        (Layout::Bilingual, Format::Html) => Ok(formats::html::write(bilingual).into_bytes()),
        (Layout::Bilingual, Format::Text) => Ok(formats::plain::pairs(bilingual).into_bytes()),
        (Layout::Bilingual, Format::Tsv) => Ok(formats::bilingual::tsv(bilingual).into_bytes()),
        (Layout::Bilingual, Format::Csv) => Ok(formats::bilingual::csv(bilingual).into_bytes()),
        (Layout::Bilingual, Format::Markdown) => Ok(formats::bilingual::markdown(bilingual).into_bytes()),
        (Layout::Bilingual, Format::Xlsx) => {
            formats::bilingual::xlsx(bilingual).map_err(|error| error.to_string())
        }
        (Layout::Target, Format::Text) => Ok(formats::plain::target_only(bilingual).into_bytes()),
        (Layout::Target, _) => Err("the translation alone can be exported as plain text".to_owned()),
    }
}

/// The first article of `project`, with the choices of the user and whether the source stands at the left in the window.
///
/// What was changed after `since` (milliseconds since 1970) counts as changed; `date` is ISO.
pub fn bilingual(
    project: &Project,
    (in_window, options): (bool, &BilingualOptions),
    since: i64,
    date: &str,
) -> Bilingual {
    let empty = Document::cut(DocumentId(0), "", (Language::new("ar"), Language::new("en")), &[], 0);
    let document = project.documents.first().unwrap_or(&empty);
    let labels = Language::new("en");
    let (title, title_language) = match document.title.as_str() {
        "" => (super::opening::stem(&document.name), labels.clone()),
        title => (title, document.source.clone()),
    };
    Bilingual {
        title: title.to_owned(),
        title_language,
        metadata: metadata(document, date),
        label_language: labels,
        source: column(&document.source),
        target: column(&document.target),
        source_first: options.source_left(in_window),
        rows: (0..document.segments.len()).filter_map(|index| row(document, options, since, index)).collect(),
        project: project_number(document),
        options: options.clone(),
        author: String::new(),
        program: concat!("Muqabala ", env!("CARGO_PKG_VERSION")).to_owned(),
        date: date.to_owned(),
    }
}

fn is_markdown(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
}

/// A number that tells this article from others, whatever is done to its segments: from its name and paragraphs.
fn project_number(document: &Document) -> u64 {
    let kinds = document.paragraphs.iter().map(|paragraph| match paragraph.kind {
        ParagraphKind::Body => 'b',
        ParagraphKind::Heading(_) => 'h',
        ParagraphKind::Blank => ' ',
    });
    formats::digest(&format!("{}\n{}", document.name, kinds.collect::<String>()))
}

fn column(language: &Language) -> Column {
    Column { heading: language.name().to_owned(), language: language.clone() }
}

fn metadata(document: &Document, date: &str) -> Vec<(String, String)> {
    let done = document.segments.iter().filter(|segment| segment.status.state.is_done()).count();
    vec![
        ("File".to_owned(), document.name.clone()),
        ("Languages".to_owned(), format!("{} to {}", document.source.name(), document.target.name())),
        ("Confirmed".to_owned(), format!("{done} of {} segments", document.segments.len())),
        ("Date".to_owned(), date.to_owned()),
    ]
}

fn row(document: &Document, options: &BilingualOptions, since: i64, index: usize) -> Option<Row> {
    let segment = document.segments.get(index)?;
    let (tags, heading) = (document.tags(segment), document.heading(index));
    let (source, target) = document.directions(segment);
    let cell = |text: &str, direction| Cell::of(text, tags, options.tags, heading.is_some(), direction);
    Some(Row {
        id: segment.id.0,
        number: index + 1,
        lead: segment.lead.clone(),
        source: cell(&segment.source, source),
        target: cell(&segment.target, target),
        heading,
        paragraph_start: document.starts_paragraph(index),
        state: segment.status.state.words().to_owned(),
        note: segment.note.clone(),
        changed: segment.status.changed_at > since,
    })
}
