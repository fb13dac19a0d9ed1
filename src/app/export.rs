//! From a project to a file for others: which layout, which format, where to.

use std::path::PathBuf;

use crate::app::Exporting;
use crate::app::clock::{iso_date, now_ms};
use crate::app::intake::{Original, told};
use crate::app::memory::units::unit_of_segment;
use crate::app::target::{format_of, write_target};
use crate::formats::memory::TmxWriter;
use crate::formats::{self, ArticleFormat, Bilingual, BilingualOptions, Cell, Column, Row, TagsShown};
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
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// Fields separated by tabs.
    Tsv,
    /// Fields separated by commas.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// A translation memory: the pairs that have a translation.
    Tmx,
    /// Pages to print or to send.
    Pdf,
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
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Tmx => "tmx",
            Self::Pdf => "pdf",
        }
    }

    /// The format in which the translation of such an article is written into its own file.
    pub fn of(article: ArticleFormat) -> Self {
        match article {
            ArticleFormat::Plain | ArticleFormat::Table => Self::Text,
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
            Self::Csv => "comma-separated text",
            Self::Xlsx => "Excel workbook",
            Self::Tmx => "translation memory (TMX)",
            Self::Pdf => "PDF",
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

    /// What goes into the file. Plain text of a Markdown article is in the article's own markup.
    pub fn bilingual(&self, project: &Project, source_first: bool, date: &str) -> Bilingual {
        let mut options = self.options.clone();
        let is_markdown = project.documents.first().is_some_and(|document| is_markdown(&document.name));
        if self.format == Format::Text && is_markdown {
            options.tags = TagsShown::Markup;
        }
        bilingual(project, (source_first, &options), self.since, date)
    }

    /// The same with the first segments alone, as many as a page can show at most.
    pub(super) fn beginning(&self, project: &Project, source_first: bool, date: &str) -> Bilingual {
        rows_of(project, (source_first, &self.options), self.since, date, MOST_OF_A_PAGE)
    }
}

/// What to say of an export of what was changed that has nothing to show.
pub(super) fn nothing_changed(bilingual: &Bilingual) -> Option<&'static str> {
    let is_empty = bilingual.options.only_changed && bilingual.shown() == 0;
    is_empty.then_some("nothing was changed in that time, so the file is empty")
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
        (_, Format::Tmx) => Err("a translation memory is made of the project itself".to_owned()),
        (layout, Format::Pdf) => super::pdf::render(layout, bilingual, &Exporting::default()),
        (Layout::Target, Format::Text) => Ok(formats::plain::target_only(bilingual).into_bytes()),
        (Layout::Target, _) => {
            Err("the translation alone can be exported in the article's own format, as plain text or as PDF"
                .to_owned())
        }
    }
}

/// The pairs of the first article that have a translation, as TMX.
pub(super) fn tmx(document: &Document) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("the translation memory could not be written ({error})");
    let mut writer = TmxWriter::new(Vec::new(), Some(&document.source)).map_err(failed)?;
    for segment in document.segments.iter().filter(|segment| !segment.target.trim().is_empty()) {
        writer.write(&unit_of_segment(document, segment)).map_err(failed)?;
    }
    writer.finish().map_err(failed)
}

/// The bytes of the translation alone and what to say of them: in the format of the article, into its own file where there is one, or
/// as plain text.
pub(super) fn render_target(
    export: &Export,
    project: &Project,
    original: Option<&Original>,
) -> Result<(Vec<u8>, Vec<String>), String> {
    let document = project.documents.first().ok_or("the project has no article")?;
    if let Some(original) = original.filter(|original| is_own(format_of(original), export.format)) {
        let written = write_target(document, original).map_err(|error| error.to_string())?;
        return Ok((written.bytes, written.warnings.iter().map(told).collect()));
    }
    let bytes = render(export.layout, export.format, &export.bilingual(project, true, &iso_date(now_ms())))?;
    Ok((bytes, Vec::new()))
}

/// Whether a format is the one of the article's file. A table of texts and translations has no place for the translation alone.
fn is_own(article: ArticleFormat, format: Format) -> bool {
    article != ArticleFormat::Table && Format::of(article) == format
}

/// The first article of `project`, with the choices of the user and whether the source stands at the left in the window.
///
/// What was changed after `since` (milliseconds since 1970) counts as changed; `date` is ISO.
pub fn bilingual(project: &Project, choices: (bool, &BilingualOptions), since: i64, date: &str) -> Bilingual {
    rows_of(project, choices, since, date, usize::MAX)
}

/// More segments than a page can show.
const MOST_OF_A_PAGE: usize = 160;

/// The same with at most `most` rows; where they are not all, those that are not shown do not count.
fn rows_of(
    project: &Project,
    (in_window, options): (bool, &BilingualOptions),
    since: i64,
    date: &str,
    most: usize,
) -> Bilingual {
    let empty = Document::cut(DocumentId(0), "", (Language::new("ar"), Language::new("en")), &[], 0);
    let document = project.documents.first().unwrap_or(&empty);
    let labels = Language::new("en");
    let (title, title_language) = match document.metadata.title.as_str() {
        "" => (super::opening::stem(&document.name), labels.clone()),
        title => (title, document.source.clone()),
    };
    let wanted = |row: &Row| most == usize::MAX || !options.only_changed || row.changed;
    let rows =
        (0..document.segments.len()).filter_map(|index| row(document, options, since, index)).filter(wanted);
    Bilingual {
        title: title.to_owned(),
        title_language,
        metadata: metadata(document, date),
        label_language: labels,
        source: column(&document.source),
        target: column(&document.target),
        source_first: options.source_left(in_window),
        rows: rows.take(most).collect(),
        project: project_number(document),
        options: options.clone(),
        author: document.metadata.byline.clone(),
        program: concat!("Muqabala ", env!("CARGO_PKG_VERSION")).to_owned(),
        date: date.to_owned(),
    }
}

fn is_markdown(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
}

/// A number that tells this article from others, whatever is done to its segments: from its name and paragraphs.
pub(super) fn project_number(document: &Document) -> u64 {
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
    let article = &document.metadata;
    let article = [
        ("Author", &article.byline),
        ("Published", &article.date),
        ("Site", &article.site),
        ("Link", &article.link),
    ];
    let known = article.into_iter().filter(|(_, value)| !value.is_empty());
    let mut all: Vec<_> = known.map(|(label, value)| (label.to_owned(), value.clone())).collect();
    all.extend([
        ("File".to_owned(), document.name.clone()),
        ("Languages".to_owned(), format!("{} to {}", document.source.name(), document.target.name())),
        ("Confirmed".to_owned(), format!("{done} of {} segments", document.segments.len())),
        ("Date".to_owned(), date.to_owned()),
    ]);
    all
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
