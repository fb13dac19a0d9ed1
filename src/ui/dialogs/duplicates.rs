//! Entries of the glossary that say the same, to be made one.

use egui::{Context, Id, ScrollArea, Ui};

use super::{Answer, answer};
use crate::app::{Command, Duplicate, Likeness, duplicates};
use crate::model::{Document, Entry, EntryId};
use crate::text::Direction;
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::{Parts, interface_style, panel_style, small_style};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::Tokens;

/// The duplicates of a glossary as it was when they were looked for.
#[derive(Default)]
pub(super) struct DuplicatesDialog {
    of: Option<u64>,
    found: Vec<Duplicate>,
}

impl DuplicatesDialog {
    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let Some((open, document)) = parts.open() else { return Answer::Cancel };
        if self.of != Some(open.lookups.epoch()) {
            let entries: Vec<&Entry> = open.project.glossary.values().map(|entry| &**entry).collect();
            self.found = duplicates(&entries, &document.source, &document.target);
            self.of = Some(open.lookups.epoch());
        }
        let mut merge = None;
        let dialog = Dialog { id: Id::unique("duplicates-dialog"), title: "Merge duplicate terms" };
        let glossary = &open.project.glossary;
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            if self.found.is_empty() {
                sentence(ui, typesetter, "No two terms say the same.");
            } else {
                sentence(
                    ui,
                    typesetter,
                    "A merged term keeps every translation, form and remark. Undo takes it back.",
                );
            }
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for duplicate in &self.found {
                    let entries = duplicate.entries.iter().filter_map(|id| glossary.get(id)).map(|it| &**it);
                    if group(ui, typesetter, document, duplicate, &entries.collect::<Vec<_>>()) {
                        merge = Some(duplicate.entries.clone());
                    }
                }
            });
            let same = self.of_the_same_pair();
            Dialog::buttons(ui, |ui| {
                let words = format!("Merge the {} with the same translation", same.len());
                let all = Button::primary(&words).enabled(!same.is_empty()).tip("There are none");
                (ui.add(all).clicked().then_some(same), ui.add(Button::new("Close")).clicked())
            })
        });
        if let Some(ids) = merge {
            parts.commands.push(Command::MergeEntries { glossary: 0, ids });
        }
        let (all, close) = output.inner;
        for ids in all.into_iter().flatten() {
            parts.commands.push(Command::MergeEntries { glossary: 0, ids });
        }
        answer(None, close || output.cancelled)
    }

    /// Those that differ in nothing that a translator would miss.
    fn of_the_same_pair(&self) -> Vec<Vec<EntryId>> {
        let same = self.found.iter().filter(|it| it.likeness == Likeness::Pair);
        same.map(|it| it.entries.clone()).collect()
    }
}

fn sentence(ui: &mut Ui, typesetter: &mut Typesetter, words: &str) {
    let color = Tokens::of(ui.ctx()).text2;
    let width = ui.available_width();
    Label::new(words, interface_style(), Direction::Ltr, color).wrapped(width).show(ui, typesetter);
}

/// A term with its translations; whether they are to be made one.
fn group(
    ui: &mut Ui,
    typesetter: &mut Typesetter,
    document: &Document,
    duplicate: &Duplicate,
    entries: &[&Entry],
) -> bool {
    let tokens = Tokens::of(ui.ctx());
    let targets =
        entries.iter().filter_map(|entry| Some(entry.terms_in(&document.target).next()?.text.as_str()));
    let mut targets: Vec<_> = targets.collect();
    targets.dedup();
    let words = targets.join(" · ");
    ui.horizontal(|ui| {
        let merge = ui.add(Button::new("Merge").name("Merge these terms")).clicked();
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let (source, target) = (&document.source, &document.target);
            let label = Label::new(&duplicate.source, panel_style(source), source.direction(), tokens.text);
            label.max_width(300.0).show(ui, typesetter);
            let label = Label::new(&words, small_style(), target.direction(), tokens.text3);
            label.max_width(300.0).show(ui, typesetter);
        });
        merge
    })
    .inner
}
