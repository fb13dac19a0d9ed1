//! Asks how segments are to be filled from the memories, and shows what that would do.

use egui::{Context, Id, RichText, Ui};

use super::{Answer, answer};
use crate::app::{Command, FillOptions, Filled, PreTranslation};
use crate::ui::controls::{Button, Choice, Dialog, progress_unknown, segmented};
use crate::ui::parts::Parts;
use crate::ui::theme::Tokens;

/// The figures to choose from.
const FIGURES: [u8; 5] = [101, 100, 95, 85, 75];
const WORDS: [&str; 5] = ["Context", "100 %", "95 %", "85 %", "75 %"];

pub(super) struct PreTranslateDialog {
    figure: usize,
    only_empty: bool,
    /// What was counted last.
    counted: Option<FillOptions>,
}

impl Default for PreTranslateDialog {
    fn default() -> Self {
        Self { figure: FIGURES.len() - 1, only_empty: true, counted: None }
    }
}

impl PreTranslateDialog {
    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let options = self.options();
        if self.counted != Some(options) {
            self.counted = Some(options);
            parts.commands.push(Command::PreTranslate { options, dry: true });
        }
        let counts = parts.workspace.open.as_ref().map(|open| &open.pre_translation);
        let filled = match counts {
            Some(PreTranslation::Counted(filled)) => Some(&**filled),
            _ => None,
        };
        let some = filled.is_some_and(|filled| !filled.edits.is_empty());
        let dialog = Dialog { id: Id::unique("pre-translate-dialog"), title: "Pre-translate" };
        let output = dialog.show(ctx, parts.typesetter, |ui, _| {
            self.choices(ui);
            ui.add_space(12.0);
            shown(ui, filled);
            Dialog::buttons(ui, |ui| {
                let fill = Button::primary("Fill").name("Fill the segments").enabled(some);
                let fill = fill.tip("No segment has such a match");
                (ui.add(fill).clicked(), ui.add(Button::new("Cancel")).clicked())
            })
        });
        let (fill, cancel) = output.inner;
        let cancel = cancel || output.cancelled;
        if cancel && !fill {
            parts.commands.push(Command::CancelPreTranslation);
        }
        answer(fill.then_some(Command::PreTranslate { options, dry: false }), cancel)
    }

    fn options(&self) -> FillOptions {
        let least = FIGURES.get(self.figure).copied().unwrap_or(75);
        FillOptions { least, only_empty: self.only_empty }
    }

    fn choices(&mut self, ui: &mut Ui) {
        ui.label(RichText::new("From matches of at least").small());
        let choices = WORDS.map(|word| Choice { word, icon: None, tip: "" });
        if let Some(figure) = segmented(ui, &choices, self.figure) {
            self.figure = figure;
        }
        ui.add_space(8.0);
        ui.checkbox(&mut self.only_empty, "Only segments without a translation");
        let tokens = Tokens::of(ui.ctx());
        let note = "Confirmed and locked segments are never touched. One undo takes it all back.";
        ui.label(RichText::new(note).small().color(tokens.text3));
    }
}

/// How many segments would be filled, by the figures of their matches.
fn shown(ui: &mut Ui, filled: Option<&Filled>) {
    let Some(filled) = filled else {
        progress_unknown(ui, "Counting");
        return;
    };
    egui::Grid::new("pre-translate-counts").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
        let mut line = |words: &str, count: usize| {
            ui.label(words);
            ui.label(RichText::new(count.to_string()).strong());
            ui.end_row();
        };
        for (band, count) in &filled.bands {
            line(band.words(), *count);
        }
        line("Without a match", filled.without);
        line("Left alone", filled.left);
        if filled.doubtful > 0 {
            line("Of those, with numbers to look at", filled.doubtful);
        }
    });
}
