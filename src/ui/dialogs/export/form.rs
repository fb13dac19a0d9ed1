//! Layout and kind of file, and what goes with them.

use egui::{Popup, Ui};

use super::options;
use crate::app::{BilingualLayout, Export, Format, Layout, Workspace};
use crate::text::Direction;
use crate::ui::controls::{Choice, chooser, menu_row, segmented};
use crate::ui::parts::small_style;
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::Tokens;

const LAYOUTS: [(&str, Layout, BilingualLayout); 3] = [
    ("Side by side", Layout::Bilingual, BilingualLayout::SideBySide),
    ("Interlinear", Layout::Bilingual, BilingualLayout::Interlinear),
    ("Translation only", Layout::Target, BilingualLayout::SideBySide),
];

/// Shows everything that can be chosen.
pub(super) fn show(ui: &mut Ui, typesetter: &mut Typesetter, workspace: &Workspace, export: &mut Export) {
    label(ui, typesetter, "Layout");
    let choices = LAYOUTS.map(|(word, ..)| Choice { word, icon: None, tip: "" });
    let now = LAYOUTS.iter().position(|(_, layout, bilingual)| {
        *layout == export.layout && (*layout == Layout::Target || *bilingual == export.options.layout)
    });
    if let Some((_, layout, bilingual)) =
        segmented(ui, &choices, now.unwrap_or(0)).and_then(|at| LAYOUTS.get(at))
    {
        export.layout = *layout;
        export.options.layout = *bilingual;
        settle(export, workspace);
    }
    ui.add_space(4.0);
    label(ui, typesetter, "Kind of file");
    let formats = workspace.formats_of(export.layout);
    let word = name(export.format);
    let choice = chooser(ui, typesetter, "Kind of file", word);
    Popup::menu(&choice).width(240.0).show(|ui| {
        for format in formats {
            if menu_row(ui, typesetter, name(format), format == export.format).clicked() {
                export.format = format;
                ui.close();
            }
        }
    });
    ui.add_space(4.0);
    options::show(ui, typesetter, workspace, export);
}

/// Takes another kind of file where the layout is not written as this one.
pub(super) fn settle(export: &mut Export, workspace: &Workspace) {
    let formats = workspace.formats_of(export.layout);
    if !formats.contains(&export.format) {
        export.format = formats.first().copied().unwrap_or(Format::Pdf);
    }
}

/// What stands over a choice.
pub(super) fn label(ui: &mut Ui, typesetter: &mut Typesetter, words: &str) {
    let color = Tokens::of(ui.ctx()).text3;
    Label::new(words, small_style(), Direction::Ltr, color).show(ui, typesetter);
    // 4 points stand between a label and what it is for.
    ui.add_space(4.0 - ui.spacing().item_spacing.y);
}

/// The name of a kind of file, with its ending.
fn name(format: Format) -> &'static str {
    match format {
        Format::Docx => "Word document (.docx)",
        Format::Pdf => "PDF (.pdf)",
        Format::Html => "Web page (.html)",
        Format::Markdown => "Markdown (.md)",
        Format::Text => "Plain text (.txt)",
        Format::Xlsx => "Excel workbook (.xlsx)",
        Format::Csv => "Comma-separated values (.csv)",
        Format::Tsv => "Tab-separated values (.tsv)",
        Format::Tmx => "Translation memory (.tmx)",
    }
}
