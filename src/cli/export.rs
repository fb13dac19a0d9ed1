//! The command that exports, and what can be chosen of a bilingual file.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::Failure;
use super::commands::{impossible, print, unreadable};
use crate::app::clock::parse_date;
use crate::app::headless::{self, ExportFailure};
use crate::app::{
    BilingualLayout, BilingualOptions, Export, Format, Layout, Order, PageSize, TagsShown, TextStyle, Unit,
    WIDTHS,
};

#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// The project file
    project: PathBuf,
    /// What the file shows
    #[arg(long, value_enum, default_value = "bilingual")]
    layout: LayoutName,
    /// What kind of file
    #[arg(long, value_enum)]
    format: FormatName,
    /// The file to write
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    out: PathBuf,
    /// Put the source at the right-hand side; the same as --order target
    #[arg(long)]
    source_right: bool,
    #[command(flatten)]
    look: Look,
}

/// How a bilingual file looks.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Bilingual files")]
struct Look {
    /// Which text comes first: at the left of a table, above in interlinear text
    #[arg(long, value_enum, default_value = "source")]
    order: OrderName,
    /// What a row or a pair is made of
    #[arg(long, value_enum, default_value = "segment")]
    by: UnitName,
    /// Share of the source in the width of both columns, in percent
    #[arg(long, default_value_t = 50, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(i64::from(*WIDTHS.start())..=i64::from(*WIDTHS.end())))]
    width: u8,
    /// Show the numbers of the segments (the usual), or not: --numbers=false
    #[arg(long, num_args = 0..=1, default_value = "true", default_missing_value = "true", require_equals = true, value_name = "BOOL")]
    numbers: bool,
    /// Show the states of the segments
    #[arg(long)]
    states: bool,
    /// Show the notes of the segments
    #[arg(long)]
    notes: bool,
    /// Leave out what was never changed, or not since the moment of --since
    #[arg(long)]
    only_changed: bool,
    /// What was changed before this moment counts as unchanged: 2026-11-24 or 2026-11-24T09:30, in UTC
    #[arg(long, value_name = "DATE", requires = "only_changed", value_parser = moment)]
    since: Option<i64>,
    /// What becomes of inline tags
    #[arg(long, value_enum, default_value = "formatted")]
    tags: TagsName,
    /// Font of the source
    #[arg(long, value_name = "NAME")]
    source_font: Option<String>,
    /// Size of the source, in points
    #[arg(long, value_name = "POINTS", value_parser = half_points)]
    source_size: Option<u16>,
    /// Font of the translation
    #[arg(long, value_name = "NAME")]
    target_font: Option<String>,
    /// Size of the translation, in points
    #[arg(long, value_name = "POINTS", value_parser = half_points)]
    target_size: Option<u16>,
    /// The paper
    #[arg(long, value_enum, default_value = "a4")]
    page: PageName,
    /// Lay the page on its side
    #[arg(long)]
    landscape: bool,
    /// Leave out the title
    #[arg(long)]
    no_title: bool,
    /// Leave out file, languages, progress and date
    #[arg(long)]
    no_metadata: bool,
    /// Leave out the names of the columns
    #[arg(long)]
    no_heads: bool,
    /// Leave out the numbers of the pages
    #[arg(long)]
    no_page_numbers: bool,
    /// Leave out the hidden names of the segments, by which a reviewed file is read back
    #[arg(long)]
    no_identity: bool,
    /// Begin CSV and TSV without a byte order mark
    #[arg(long)]
    no_bom: bool,
}

/// Writes the file and says how large it is.
pub(super) fn run(args: &ExportArgs, (out, err): (&mut dyn Write, &mut dyn Write)) -> Result<(), Failure> {
    let export = Export {
        options: options(args),
        since: args.look.since.unwrap_or(0),
        ..Export::new(args.layout.into(), args.format.into(), args.out.clone())
    };
    let written = headless::export(&args.project, true, &export).map_err(|failure| match failure {
        ExportFailure::NotRead(notice) => unreadable(&notice),
        ExportFailure::NotWritten(notice) => impossible(&notice),
    })?;
    let format = Format::from(args.format);
    let ending = args.out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if format.extension() != ending && Format::ALL.iter().any(|other| other.extension() == ending) {
        // Where nobody can be told, the file is written all the same.
        writeln!(err, "muqabala: {} is a {}, whatever its name says", args.out.display(), format.words())
            .ok();
    }
    for line in &written.told {
        // Where nobody can be told, the file is written all the same.
        writeln!(err, "muqabala: {line}").ok();
    }
    print(writeln!(out, "{}: {} segments, {} bytes", args.out.display(), written.segments, written.bytes))
}

fn options(args: &ExportArgs) -> BilingualOptions {
    let look = &args.look;
    let style = |font: &Option<String>, size: Option<u16>| TextStyle {
        font: font.clone().unwrap_or_default(),
        half_points: size.unwrap_or(0),
    };
    BilingualOptions {
        layout: match args.layout {
            LayoutName::Interlinear => BilingualLayout::Interlinear,
            LayoutName::Bilingual | LayoutName::Target => BilingualLayout::SideBySide,
        },
        unit: if look.by == UnitName::Segment { Unit::Segment } else { Unit::Paragraph },
        order: if args.source_right || look.order == OrderName::Target {
            Order::TargetFirst
        } else {
            Order::SourceFirst
        },
        source_width: look.width,
        numbers: look.numbers,
        states: look.states,
        notes: look.notes,
        only_changed: look.only_changed,
        source_text: style(&look.source_font, look.source_size),
        target_text: style(&look.target_font, look.target_size),
        title: !look.no_title,
        metadata: !look.no_metadata,
        page_numbers: !look.no_page_numbers,
        column_heads: !look.no_heads,
        tags: match look.tags {
            TagsName::Formatted => TagsShown::Formatted,
            TagsName::Numbered => TagsShown::Numbered,
            TagsName::Markup => TagsShown::Markup,
        },
        page: if look.page == PageName::A4 { PageSize::A4 } else { PageSize::Letter },
        landscape: look.landscape,
        identity: !look.no_identity,
        byte_order_mark: !look.no_bom,
    }
}

fn moment(text: &str) -> Result<i64, String> {
    parse_date(text).ok_or_else(|| "write a date as 2026-11-24 or 2026-11-24T09:30".to_owned())
}

fn half_points(text: &str) -> Result<u16, String> {
    let points: f32 =
        text.parse().map_err(|_error| "write a size in points, such as 12 or 10.5".to_owned())?;
    if (4.0..=96.0).contains(&points) {
        Ok((points * 2.0).round() as u16)
    } else {
        Err("4 to 96 points".to_owned())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LayoutName {
    Bilingual,
    Interlinear,
    Target,
}

impl From<LayoutName> for Layout {
    fn from(name: LayoutName) -> Self {
        match name {
            LayoutName::Bilingual | LayoutName::Interlinear => Self::Bilingual,
            LayoutName::Target => Self::Target,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OrderName {
    Source,
    Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum UnitName {
    Segment,
    Paragraph,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TagsName {
    Formatted,
    Numbered,
    Markup,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum PageName {
    A4,
    Letter,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    Docx,
    Html,
    Md,
    Xlsx,
    Csv,
    Tsv,
    Txt,
    Tmx,
    Pdf,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Docx => Self::Docx,
            FormatName::Html => Self::Html,
            FormatName::Md => Self::Markdown,
            FormatName::Xlsx => Self::Xlsx,
            FormatName::Csv => Self::Csv,
            FormatName::Tsv => Self::Tsv,
            FormatName::Txt => Self::Text,
            FormatName::Tmx => Self::Tmx,
            FormatName::Pdf => Self::Pdf,
        }
    }
}
