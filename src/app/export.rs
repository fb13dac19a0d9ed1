//! From a project to a file for others: which layout, which format, where to.

use std::path::PathBuf;

use crate::app::intake::{Original, told};
use crate::app::target::{format_of, write_target};
use crate::formats::{self, ArticleFormat, Bilingual, Column, Row};
use crate::model::{Document, DocumentId, Project};
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
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// Fields separated by tabs.
    Tsv,
}

impl Format {
    /// The ending of such a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Tsv => "tsv",
        }
    }

    /// The format in which the translation of such an article is written into its own file.
    pub fn of(article: ArticleFormat) -> Self {
        match article {
            ArticleFormat::Plain => Self::Text,
            ArticleFormat::Markdown => Self::Markdown,
            ArticleFormat::Html => Self::Html,
            ArticleFormat::Docx => Self::Docx,
        }
    }

    /// What people call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Docx => "Word document",
            Self::Html => "web page",
            Self::Markdown => "Markdown",
            Self::Text => "plain text",
            Self::Tsv => "tab-separated text",
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
}

/// The bytes of an export, or what to say.
pub fn render(layout: Layout, format: Format, bilingual: &Bilingual) -> Result<Vec<u8>, String> {
    match (layout, format) {
        (Layout::Bilingual, Format::Docx) => {
            formats::docx::write(bilingual).map_err(|error| error.to_string())
        }
        (Layout::Bilingual, Format::Html) => Ok(formats::html::write(bilingual).into_bytes()),
        (Layout::Bilingual, Format::Text) => Ok(formats::plain::pairs(bilingual).into_bytes()),
        (Layout::Bilingual, Format::Tsv) => Ok(formats::plain::tsv(bilingual).into_bytes()),
        (Layout::Bilingual, Format::Markdown) => {
            Err("source and translation together cannot be exported as Markdown".to_owned())
        }
        (Layout::Target, Format::Text) => Ok(formats::plain::target_only(bilingual).into_bytes()),
        (Layout::Target, _) => {
            Err("the translation alone can be exported in the article's own format or as plain text"
                .to_owned())
        }
    }
}

/// The bytes of the translation alone and what to say of them: in the format of the article, into its own file where there is one, or
/// as plain text.
pub(super) fn render_target(
    format: Format,
    project: &Project,
    original: Option<&Original>,
) -> Result<(Vec<u8>, Vec<String>), String> {
    let document = project.documents.first().ok_or("the project has no article")?;
    if let Some(original) = original.filter(|original| Format::of(format_of(original)) == format) {
        let written = write_target(document, original).map_err(|error| error.to_string())?;
        return Ok((written.bytes, written.warnings.iter().map(told).collect()));
    }
    render(Layout::Target, format, &bilingual(project, true, "")).map(|bytes| (bytes, Vec::new()))
}

/// The first article of `project` in the order of the window; `date` is ISO.
pub fn bilingual(project: &Project, source_first: bool, date: &str) -> Bilingual {
    let empty = Document::cut(DocumentId(0), "", (Language::new("ar"), Language::new("en")), &[], 0);
    let document = project.documents.first().unwrap_or(&empty);
    let labels = Language::new("en");
    let (title, title_language) = match document.metadata.title.as_str() {
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
        source_first,
        rows: (0..document.segments.len()).filter_map(|index| row(document, index)).collect(),
        program: concat!("Muqabala ", env!("CARGO_PKG_VERSION")).to_owned(),
        date: date.to_owned(),
    }
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

fn row(document: &Document, index: usize) -> Option<Row> {
    let segment = document.segments.get(index)?;
    let tags = document.tags(segment);
    Some(Row {
        number: index + 1,
        source: tags.restored(&segment.source).into_owned(),
        target: tags.restored(&segment.target).into_owned(),
        heading: document.heading(index),
        paragraph_start: document.starts_paragraph(index),
        state: segment.status.state.words().to_owned(),
        turned: (segment.status.source_direction, segment.status.target_direction),
    })
}
