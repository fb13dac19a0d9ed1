//! What a bilingual file shows, and how its pages look.

use egui::{Popup, Ui};

use super::form::label;
use crate::app::{
    BilingualLayout, BilingualOptions, Export, Format, Layout, Order, PDF_FONTS, PageSize, TextStyle, Unit,
    Workspace,
};
use crate::text::Language;
use crate::ui::controls::{Choice, checkbox, chooser, menu_row, segmented};
use crate::ui::text::Typesetter;

/// The width of a column of boxes.
const COLUMN: f32 = 208.0;

/// The shares of the source that are offered, in percent.
const SHARES: [(&str, u8); 5] = [("35%", 35), ("40%", 40), ("50%", 50), ("60%", 60), ("65%", 65)];

/// Shows the options that the layout and the kind of file have.
pub(super) fn show(ui: &mut Ui, typesetter: &mut Typesetter, workspace: &Workspace, export: &mut Export) {
    let has = Has::of(export);
    if has.rows {
        rows(ui, typesetter, export, has);
    }
    if has.shown {
        label(ui, typesetter, "Show");
        shown(ui, &mut export.options, has);
        ui.add_space(4.0);
    }
    if has.fonts {
        fonts(ui, typesetter, workspace, export);
    }
    if has.pages {
        label(ui, typesetter, "Page");
        page(ui, &mut export.options, export.layout);
    }
}

/// Which options mean anything.
#[derive(Clone, Copy)]
struct Has {
    rows: bool,
    shown: bool,
    fonts: bool,
    pages: bool,
    table: bool,
    front: bool,
}

impl Has {
    fn of(export: &Export) -> Self {
        let both = export.layout == Layout::Bilingual;
        let document = matches!(export.format, Format::Docx | Format::Html | Format::Pdf);
        let pages =
            matches!(export.format, Format::Docx | Format::Pdf) && (both || export.format == Format::Pdf);
        Self {
            rows: both && document,
            shown: both,
            fonts: pages,
            pages,
            table: both && export.options.layout == BilingualLayout::SideBySide,
            front: both && document,
        }
    }
}

fn rows(ui: &mut Ui, typesetter: &mut Typesetter, export: &mut Export, has: Has) {
    let options = &mut export.options;
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            label(ui, typesetter, if has.table { "A row for each" } else { "A pair for each" });
            let choices = ["Segment", "Paragraph"].map(|word| Choice { word, icon: None, tip: "" });
            if let Some(at) = segmented(ui, &choices, usize::from(options.unit == Unit::Paragraph)) {
                options.unit = if at == 1 { Unit::Paragraph } else { Unit::Segment };
            }
        });
        ui.vertical(|ui| {
            label(ui, typesetter, if has.table { "Left column" } else { "Above" });
            order(ui, typesetter, options, has);
        });
    });
    ui.add_space(4.0);
    if has.table {
        label(ui, typesetter, "Width of the source");
        let choices = SHARES.map(|(word, _)| Choice { word, icon: None, tip: "" });
        let now = SHARES.iter().position(|(_, share)| *share == options.source_width).unwrap_or(usize::MAX);
        if let Some((_, share)) = segmented(ui, &choices, now).and_then(|at| SHARES.get(at)) {
            options.source_width = *share;
        }
        ui.add_space(4.0);
    }
}

fn order(ui: &mut Ui, typesetter: &mut Typesetter, options: &mut BilingualOptions, has: Has) {
    let window = if has.table { "As in the window" } else { "The source" };
    let all = [
        (Order::Window, window),
        (Order::SourceFirst, "The source"),
        (Order::TargetFirst, "The translation"),
    ];
    let offered = all.iter().filter(|(order, _)| has.table || *order != Order::SourceFirst);
    let now = all.iter().find(|(order, _)| *order == options.order).map_or(window, |(_, word)| word);
    let name = if has.table { "Left column" } else { "Above" };
    let choice = chooser(ui, typesetter, name, now);
    Popup::menu(&choice).width(200.0).show(|ui| {
        for (order, word) in offered {
            if menu_row(ui, typesetter, word, *order == options.order).clicked() {
                options.order = *order;
                ui.close();
            }
        }
    });
}

fn shown(ui: &mut Ui, options: &mut BilingualOptions, has: Has) {
    egui::Grid::new("export-shown").num_columns(2).spacing([16.0, 0.0]).show(ui, |ui| {
        checkbox(ui, &mut options.numbers, "Segment numbers", COLUMN, "");
        checkbox(ui, &mut options.title, "Title", COLUMN, "");
        ui.end_row();
        checkbox(ui, &mut options.states, "States", COLUMN, "");
        if has.front {
            checkbox(ui, &mut options.metadata, "About the article", COLUMN, "File, languages, date");
        }
        ui.end_row();
        checkbox(ui, &mut options.notes, "Notes", COLUMN, "");
        if has.table {
            checkbox(ui, &mut options.column_heads, "Names of the languages", COLUMN, "On every page");
        }
        ui.end_row();
        checkbox(ui, &mut options.only_changed, "Only what was changed", COLUMN, "");
        if has.pages {
            checkbox(ui, &mut options.page_numbers, "Page numbers", COLUMN, "");
        }
        ui.end_row();
    });
}

fn fonts(ui: &mut Ui, typesetter: &mut Typesetter, workspace: &Workspace, export: &mut Export) {
    let Some(document) = workspace.open.as_ref().and_then(|open| open.document()) else { return };
    let (source, target) = (document.source.clone(), document.target.clone());
    let both = export.layout == Layout::Bilingual;
    label(ui, typesetter, if both { "Texts" } else { "Text" });
    let options = &mut export.options;
    if both {
        font(ui, typesetter, &source, &mut options.source_text);
    }
    if !both || source != target {
        font(ui, typesetter, &target, &mut options.target_text);
    }
    ui.add_space(4.0);
}

/// Font and size of the texts in a language.
fn font(ui: &mut Ui, typesetter: &mut Typesetter, language: &Language, style: &mut TextStyle) {
    ui.horizontal(|ui| {
        let usual = if language.is_arabic_script() { "Noto Naskh Arabic" } else { "Noto Sans" };
        let now = if style.font.is_empty() { usual.to_owned() } else { style.font.clone() };
        let word = format!("{}: {now}", language.name());
        let choice = chooser(ui, typesetter, &format!("Font of {}", language.name()), &word);
        Popup::menu(&choice).width(220.0).show(|ui| {
            for name in PDF_FONTS {
                if menu_row(ui, typesetter, name, name == now).clicked() {
                    style.font = if name == usual { String::new() } else { name.to_owned() };
                    ui.close();
                }
            }
        });
        let now = sizes(style.half_points);
        let choice = chooser(ui, typesetter, &format!("Size of {}", language.name()), &now);
        Popup::menu(&choice).width(140.0).show(|ui| {
            egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                for half_points in [0, 16, 18, 20, 21, 22, 24, 26, 28, 30, 32, 36, 40] {
                    let word = sizes(half_points);
                    if menu_row(ui, typesetter, &word, half_points == style.half_points).clicked() {
                        style.half_points = half_points;
                        ui.close();
                    }
                }
            });
        });
    });
}

fn sizes(half_points: u16) -> String {
    match half_points {
        0 => "Usual size".to_owned(),
        even if even.is_multiple_of(2) => format!("{} pt", even / 2),
        odd => format!("{}.5 pt", odd / 2),
    }
}

fn page(ui: &mut Ui, options: &mut BilingualOptions, layout: Layout) {
    ui.horizontal(|ui| {
        let choices = ["A4", "Letter"].map(|word| Choice { word, icon: None, tip: "" });
        if let Some(at) = segmented(ui, &choices, usize::from(options.page == PageSize::Letter)) {
            options.page = if at == 1 { PageSize::Letter } else { PageSize::A4 };
        }
        let choices = ["Upright", "Landscape"].map(|word| Choice { word, icon: None, tip: "" });
        if let Some(at) = segmented(ui, &choices, usize::from(options.landscape)) {
            options.landscape = at == 1;
        }
    });
    if layout == Layout::Target {
        checkbox(ui, &mut options.page_numbers, "Page numbers", COLUMN, "");
    }
}
