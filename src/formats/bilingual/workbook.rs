//! Pairs as an Excel workbook.

use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::pairs::{Bilingual, Row, Side};
use super::sheet::{SheetColumn, columns, text};
use super::{PageSize, Unit};
use crate::formats::error::WriteError;
use crate::formats::review::{PROPERTY, Place, exported_value, of_cells};
use crate::text::Direction;

/// The name of the column with the hidden names of the segments, by which a reviewed workbook is read back.
pub(in crate::formats) const IDENTITY_HEAD: &str = "Muqabala (keep this column)";

/// The heads of the other columns that are not texts.
pub(in crate::formats) const STATE_HEAD: &str = "State";
pub(in crate::formats) const NOTE_HEAD: &str = "Note";

/// The widths of columns in characters; the two texts share [`TEXTS`].
const TEXTS: f64 = 110.0;
const NUMBER: f64 = 7.0;
const STATE: f64 = 14.0;
const NOTE: f64 = 30.0;

/// Sizes in points, the height of a line in sizes, and the highest row that there is.
const USUAL: f64 = 11.0;
const SMALL: f64 = 9.0;
const LEADING: f64 = 1.4;
const HIGHEST: f64 = 409.0;
/// Lines are broken between words, so that they are not filled.
const ROOM: f64 = 1.1;

/// One sheet that runs from the side of the source, with a head that stays in sight and is repeated on every page. Every cell is a
/// text, so that none is run as a formula.
pub fn xlsx(bilingual: &Bilingual) -> Result<Vec<u8>, WriteError> {
    let columns = columns(bilingual);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(bilingual));
    let sheet = workbook.add_worksheet();
    sheet.set_name("Translation")?;
    sheet.set_right_to_left(bilingual.table_is_rtl());
    page(sheet, bilingual, columns.len() as u16)?;
    for (at, column) in columns.iter().enumerate() {
        sheet.set_column_width(at as u16, width(bilingual, *column))?;
        if bilingual.options.column_heads {
            sheet.write_string_with_format(
                0,
                at as u16,
                head(bilingual, *column),
                &head_format(bilingual, *column),
            )?;
        }
    }
    let looks = Looks::new(bilingual);
    let first = u32::from(bilingual.options.column_heads);
    for (block, line) in bilingual.blocks().zip(first..) {
        sheet.set_row_height(line, height(bilingual, block, &columns))?;
        for (at, column) in columns.iter().enumerate() {
            let (text, look) = (text(bilingual, block, *column), looks.of(block, *column));
            let look = if runs_as_formula(&text) { look.set_quote_prefix() } else { look };
            sheet.write_string_with_format(line, at as u16, text, &look)?;
        }
    }
    identities(sheet, bilingual, columns.len() as u16)?;
    Ok(workbook.save_to_buffer()?)
}

fn properties(bilingual: &Bilingual) -> DocProperties {
    let mut properties = DocProperties::new().set_title(&bilingual.title).set_comment(&bilingual.program);
    if bilingual.options.identity {
        properties = properties.set_custom_property(PROPERTY, exported_value(bilingual).as_str());
    }
    if bilingual.author.is_empty() { properties } else { properties.set_author(&bilingual.author) }
}

fn page(sheet: &mut Worksheet, bilingual: &Bilingual, columns: u16) -> Result<(), WriteError> {
    let options = &bilingual.options;
    sheet.set_paper_size(if options.page == PageSize::A4 { 9 } else { 1 });
    if options.landscape {
        sheet.set_landscape();
    }
    sheet.set_print_fit_to_pages(1, 0);
    if options.column_heads {
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
    }
    if options.page_numbers {
        sheet.set_footer("&C&P / &N");
    }
    let last = bilingual.blocks().count() as u32;
    if last > 0 && columns > 0 {
        sheet.set_print_area(0, 0, last, columns - 1)?;
    }
    Ok(())
}

fn width(bilingual: &Bilingual, column: SheetColumn) -> f64 {
    let share = f64::from(bilingual.options.source_share()) / 100.0;
    match column {
        SheetColumn::Number => NUMBER,
        SheetColumn::Text(Side::Source) => TEXTS * share,
        SheetColumn::Text(Side::Target) => TEXTS * (1.0 - share),
        SheetColumn::State => STATE,
        SheetColumn::Note => NOTE,
    }
}

fn head(bilingual: &Bilingual, column: SheetColumn) -> &str {
    match column {
        SheetColumn::Number => "#",
        SheetColumn::Text(side) => &bilingual.column(side).heading,
        SheetColumn::State => STATE_HEAD,
        SheetColumn::Note => NOTE_HEAD,
    }
}

fn head_format(bilingual: &Bilingual, column: SheetColumn) -> Format {
    let format = Format::new().set_bold().set_background_color(Color::RGB(0xEDEDED));
    let format = format.set_border_bottom(FormatBorder::Thin);
    match column {
        SheetColumn::Text(side) => aligned(format, bilingual.column(side).language.direction()),
        _ => format,
    }
}

/// A text that begins at the side of its direction. An indent keeps texts apart that meet at the border of two columns.
fn aligned(format: Format, direction: Direction) -> Format {
    let align = if direction.is_rtl() { FormatAlign::Right } else { FormatAlign::Left };
    format.set_align(align).set_indent(1)
}

/// The height that the texts of a row need, in points. Excel finds it by itself; others show one line and cut the rest.
fn height(bilingual: &Bilingual, block: &[Row], columns: &[SheetColumn]) -> f64 {
    let of = |column: &SheetColumn| {
        let points = match column {
            SheetColumn::Text(side) => points(bilingual, *side),
            SheetColumn::Number | SheetColumn::State => SMALL,
            SheetColumn::Note => USUAL,
        };
        // The width of a column is counted in digits of the usual size, which are about as wide as letters are on average.
        let letters = (width(bilingual, *column) * USUAL / points).max(1.0);
        let text = text(bilingual, block, *column);
        let lines =
            text.split('\n').map(|line| (line.chars().count() as f64 * ROOM / letters).ceil().max(1.0));
        lines.sum::<f64>() * points * LEADING
    };
    columns.iter().map(of).fold(0.0, f64::max).min(HIGHEST)
}

/// The size of the texts of a side, in points.
fn points(bilingual: &Bilingual, side: Side) -> f64 {
    let options = &bilingual.options;
    let style = if side == Side::Source { &options.source_text } else { &options.target_text };
    match (style.half_points, bilingual.column(side).language.direction().is_rtl()) {
        (0, true) => 14.0,
        (0, false) => 12.0,
        (chosen, _) => f64::from(chosen) / 2.0,
    }
}

/// The hidden column, where each row is one segment. In a sheet by paragraph there is no telling where a segment ends.
fn identities(sheet: &mut Worksheet, bilingual: &Bilingual, at: u16) -> Result<(), WriteError> {
    if !bilingual.options.identity || bilingual.options.unit == Unit::Paragraph {
        return Ok(());
    }
    if bilingual.options.column_heads {
        sheet.write_string(0, at, IDENTITY_HEAD)?;
    }
    let first = u32::from(bilingual.options.column_heads);
    for (row, line) in bilingual.blocks().flatten().zip(first..) {
        let identity = of_cells(bilingual.project, row.id, &row.source, &row.target);
        sheet.write_string(line, at, identity.name(Place::Number))?;
    }
    sheet.set_column_hidden(at)?;
    Ok(())
}

/// How cells look, by column.
struct Looks {
    source: Format,
    target: Format,
    small: Format,
    note: Format,
}

impl Looks {
    fn new(bilingual: &Bilingual) -> Self {
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let text = |side| {
            let options = &bilingual.options;
            let style = if side == Side::Source { &options.source_text } else { &options.target_text };
            let rtl = bilingual.column(side).language.direction().is_rtl();
            let points = points(bilingual, side);
            let usual = if rtl { "Times New Roman" } else { "Calibri" };
            let font = if style.font.is_empty() { usual } else { &style.font };
            wrapped.clone().set_font_name(font).set_font_size(points)
        };
        let grey = wrapped.clone().set_font_color(Color::RGB(0x595959));
        Self {
            source: text(Side::Source),
            target: text(Side::Target),
            small: grey.clone().set_font_size(SMALL),
            note: grey,
        }
    }

    fn of(&self, block: &[Row], column: SheetColumn) -> Format {
        let SheetColumn::Text(side) = column else {
            return if column == SheetColumn::Note { self.note.clone() } else { self.small.clone() };
        };
        let format = if side == Side::Source { &self.source } else { &self.target }.clone();
        let Some(first) = block.first() else { return format };
        let direction = first.cell(side).direction;
        let order = if direction.is_rtl() { 2 } else { 1 };
        let format = aligned(format.set_reading_direction(order), direction);
        if first.heading.is_some() { format.set_bold() } else { format }
    }
}

/// Whether Excel would run the text if it were typed again.
fn runs_as_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\'', '\t'])
}
