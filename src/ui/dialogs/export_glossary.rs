//! How a glossary is to be exported: the kind of file, its encoding, and which terms.

use egui::{Context, Id, Popup};

use super::Answer;
use crate::model::EntryId;
use crate::text::Direction;
use crate::ui::controls::{Button, Choice, Dialog, chooser, menu_row, segmented};
use crate::ui::parts::{Parts, small_style};
use crate::ui::picker::GlossaryOut;
use crate::ui::text::Label;
use crate::ui::theme::Tokens;

/// The kinds of files: what people call them, their ending, and whether they have an encoding.
const KINDS: [(&str, &str, bool); 6] = [
    ("CSV", "csv", true),
    ("TSV", "tsv", true),
    ("Excel", "xlsx", false),
    ("TBX", "tbx", false),
    ("OmegaT", "txt", true),
    ("Shared", "mqg", false),
];
const ENCODINGS: [&str; 4] = ["UTF-8", "UTF-16LE", "windows-1256", "windows-1252"];

pub(super) struct ExportGlossaryDialog {
    kind: usize,
    encoding: usize,
    glossary: usize,
    /// The terms that are chosen in the manager; none for all.
    chosen: Vec<EntryId>,
    only_chosen: bool,
}

impl ExportGlossaryDialog {
    pub(super) fn new(glossary: usize, chosen: Vec<EntryId>) -> Self {
        let only_chosen = chosen.len() > 1;
        Self { kind: 0, encoding: 0, glossary, chosen, only_chosen }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let Some((open, _)) = parts.open() else { return Answer::Cancel };
        let total = open.glossary(self.glossary).map_or(0, std::collections::BTreeMap::len);
        let dialog = Dialog { id: Id::unique("export-glossary-dialog"), title: "Export the glossary" };
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            let color = Tokens::of(ui.ctx()).text3;
            Label::new("Kind of file", small_style(), Direction::Ltr, color).show(ui, typesetter);
            let choices = KINDS.map(|(word, ..)| Choice { word, icon: None, tip: "" });
            self.kind = segmented(ui, &choices, self.kind).unwrap_or(self.kind);
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                if KINDS.get(self.kind).is_some_and(|kind| kind.2) {
                    let now = ENCODINGS.get(self.encoding).copied().unwrap_or("UTF-8");
                    let choice = chooser(ui, typesetter, "Encoding", &format!("Encoding: {now}"));
                    Popup::menu(&choice).width(200.0).show(|ui| {
                        for (number, name) in ENCODINGS.iter().enumerate() {
                            if menu_row(ui, typesetter, name, number == self.encoding).clicked() {
                                self.encoding = number;
                                ui.close();
                            }
                        }
                    });
                }
                if self.chosen.len() > 1 {
                    let all = format!("All {total} terms");
                    let chosen = format!("The {} chosen", self.chosen.len());
                    let now = if self.only_chosen { &chosen } else { &all };
                    let choice = chooser(ui, typesetter, "Terms", now);
                    Popup::menu(&choice).width(200.0).show(|ui| {
                        for (only, words) in [(false, &all), (true, &chosen)] {
                            if menu_row(ui, typesetter, words, only == self.only_chosen).clicked() {
                                self.only_chosen = only;
                                ui.close();
                            }
                        }
                    });
                }
            });
            Dialog::buttons(ui, |ui| {
                let export = Button::primary("Export…").name("Choose where to export").enabled(total > 0);
                let export = ui.add(export.tip("There are no terms")).clicked();
                (export, ui.add(Button::new("Cancel")).clicked())
            })
        });
        let (export, cancel) = output.inner;
        if export {
            parts.requests.export_glossary = Some(self.out());
        }
        if export || cancel || output.cancelled { Answer::Cancel } else { Answer::Stay }
    }

    fn out(&self) -> GlossaryOut {
        let (words, extension, text) = KINDS.get(self.kind).copied().unwrap_or(KINDS[0]);
        let encoding = text.then(|| ENCODINGS.get(self.encoding).map(|name| (*name).to_owned())).flatten();
        let ids = if self.only_chosen { self.chosen.clone() } else { Vec::new() };
        GlossaryOut { words, extension, glossary: self.glossary, ids, encoding }
    }
}
