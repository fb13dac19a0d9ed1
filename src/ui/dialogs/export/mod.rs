//! How the article is to be exported: layout, kind of file, options and presets, with a picture of the first page.

mod form;
mod options;
mod presets;
mod preview;

use std::path::PathBuf;

use egui::{Context, Id, Layout as Arrangement, UiBuilder, vec2};

use super::Answer;
use crate::app::{Command, Export, ExportStep, Format, Layout, Workspace};
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::Parts;
use presets::Presets;
use preview::Preview;

/// The width of the dialog, of its form and of the room between that and the page.
const WIDTH: f32 = 960.0;
const FORM: f32 = 464.0;
const GAP: f32 = 24.0;
/// The height of form and page, where the window has it.
const HEIGHT: f32 = 600.0;

/// The dialog.
pub(super) struct ExportDialog {
    export: Export,
    presets: Presets,
    preview: Preview,
    /// What a picture was asked for last.
    asked: Option<Export>,
}

impl ExportDialog {
    /// With what was exported last, or else the preset that was used last.
    pub(super) fn new(workspace: &Workspace) -> Self {
        let settings = &workspace.settings;
        let last = workspace.open.as_ref().and_then(|open| open.last_export.clone());
        let remembered = settings.last_export.as_ref().map(|last| &last.preset);
        let preset = remembered.or_else(|| settings.export_presets.all().first());
        let export = last.or_else(|| Export::of_preset(preset?, PathBuf::new()));
        let usual = || Export::new(Layout::Bilingual, Format::Docx, PathBuf::new());
        let mut export = export.unwrap_or_else(usual);
        form::settle(&mut export, workspace);
        Self { presets: Presets::of(&export, workspace), export, preview: Preview::default(), asked: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        if parts.open().is_none() {
            return Answer::Cancel;
        }
        let workspace = parts.workspace;
        let dialog = Dialog { id: Id::unique("export-dialog"), title: "Export" };
        let height = HEIGHT.min(ctx.content_rect().height() - 176.0).max(280.0);
        let mut commands = Vec::new();
        let output = dialog.show_wide(ctx, parts.typesetter, WIDTH, |ui, typesetter| {
            let whole = ui.available_rect_before_wrap();
            let width = (whole.width() * FORM / (WIDTH - 48.0)).floor();
            let (rect, _) = ui.allocate_exact_size(vec2(whole.width(), height), egui::Sense::hover());
            let left = rect.with_max_x(rect.left() + width);
            let form = UiBuilder::new().max_rect(left).layout(Arrangement::top_down(egui::Align::Min));
            ui.scope_builder(form.id_salt("export-form"), |ui| {
                // As high as the page beside it, however little there is to choose: the buttons stand below both.
                let options = egui::ScrollArea::vertical().id_salt("export-options").auto_shrink(false);
                options.show(ui, |ui| {
                    ui.set_width(width - 16.0);
                    self.presets.show(ui, typesetter, workspace, (&mut self.export, &mut commands));
                    form::show(ui, typesetter, workspace, &mut self.export);
                });
            });
            let right = rect.with_min_x(left.right() + GAP);
            self.preview.show(ui, typesetter, right, workspace.pictured.as_ref());
            Dialog::buttons(ui, |ui| {
                let export = ui.add(Button::primary("Export…").name("Choose where to export")).clicked();
                (export, ui.add(Button::new("Cancel")).clicked())
            })
        });
        let (export, cancel) = output.inner;
        parts.commands.append(&mut commands);
        if self.asked.as_ref() != Some(&self.export) {
            self.asked = Some(self.export.clone());
            parts.commands.push(Command::ExportStep(ExportStep::Preview(Box::new(self.export.clone()))));
        }
        if export {
            parts.commands.extend(self.presets.used(&self.export));
            parts.requests.export = Some(self.export.clone());
        }
        let cancelled = output.cancelled && !self.presets.cancel();
        if export || cancel || cancelled { Answer::Cancel } else { Answer::Stay }
    }
}
