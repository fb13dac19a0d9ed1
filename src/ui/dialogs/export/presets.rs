//! The presets: choosing, keeping, renaming and deleting them.

use std::path::PathBuf;

use egui::{Id, Popup, Ui};

use super::form::{label, settle};
use crate::app::{Command, Export, ExportStep, PresetChange, Workspace};
use crate::text::Direction;
use crate::ui::controls::{Button, chooser, menu_row};
use crate::ui::text::{Field, FieldSpec, Typesetter};

/// What a name is being typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
    New,
    Rename,
}

/// Which preset is chosen, and the name that is being typed.
#[derive(Default)]
pub(super) struct Presets {
    chosen: Option<String>,
    naming: Option<(Naming, Field)>,
    /// Whether the field was just opened.
    fresh: bool,
}

impl Presets {
    /// With the preset that `export` is made after, if there is one.
    pub(super) fn of(export: &Export, workspace: &Workspace) -> Self {
        let presets = workspace.settings.export_presets.all();
        let same = presets.iter().find(|preset| **preset == export.preset(&preset.name));
        Self { chosen: same.map(|preset| preset.name.clone()), ..Self::default() }
    }

    /// Ends typing a name; whether one was typed.
    pub(super) fn cancel(&mut self) -> bool {
        self.naming.take().is_some()
    }

    /// Puts the preset first that is exported with, where it was not changed since.
    pub(super) fn used(&self, export: &Export) -> Option<Command> {
        let preset = export.preset(self.chosen.as_ref()?);
        Some(Command::ExportStep(ExportStep::Presets(PresetChange::Use(Box::new(preset)))))
    }

    /// Shows the row of presets.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        typesetter: &mut Typesetter,
        workspace: &Workspace,
        (export, commands): (&mut Export, &mut Vec<Command>),
    ) {
        label(ui, typesetter, "Preset");
        if self.naming.is_some() {
            self.name(ui, typesetter, export, commands);
            return;
        }
        let presets = &workspace.settings.export_presets;
        ui.horizontal(|ui| {
            let known = self.chosen.as_ref().and_then(|name| presets.get(name));
            let changed = known.is_some_and(|preset| *preset != export.preset(&preset.name));
            let word = match known {
                Some(preset) if changed => format!("{} (changed)", preset.name),
                Some(preset) => preset.name.clone(),
                None => "None".to_owned(),
            };
            let choice = chooser(ui, typesetter, "Preset", &word);
            Popup::menu(&choice).width(260.0).show(|ui| {
                for preset in presets.all() {
                    let chosen = known.is_some_and(|known| known.name == preset.name);
                    if menu_row(ui, typesetter, &preset.name, chosen).clicked() {
                        if let Some(wanted) = Export::of_preset(preset, PathBuf::new()) {
                            *export = wanted;
                            settle(export, workspace);
                        }
                        self.chosen = Some(preset.name.clone());
                        ui.close();
                    }
                }
                if presets.all().is_empty() {
                    ui.add_space(4.0);
                    label(ui, typesetter, "Save your choices under a name to have them again");
                    ui.add_space(4.0);
                }
            });
            if ui.add(Button::quiet("Save…").name("Save as a preset…")).clicked() {
                self.ask(Naming::New, if changed { self.chosen.clone() } else { None });
            }
            if let Some(name) = known.map(|preset| preset.name.clone()) {
                if ui.add(Button::quiet("Rename…").name("Rename the preset…")).clicked() {
                    self.ask(Naming::Rename, Some(name.clone()));
                }
                if ui.add(Button::quiet("Delete").name("Delete the preset")).clicked() {
                    commands.push(Command::ExportStep(ExportStep::Presets(PresetChange::Remove(name))));
                    self.chosen = None;
                }
            }
        });
        ui.add_space(4.0);
    }

    fn ask(&mut self, naming: Naming, name: Option<String>) {
        let mut field = Field::new(&name.unwrap_or_default());
        field.select_all();
        self.naming = Some((naming, field));
        self.fresh = true;
    }

    /// The field for a name, with what can be done with it.
    fn name(
        &mut self,
        ui: &mut Ui,
        typesetter: &mut Typesetter,
        export: &Export,
        commands: &mut Vec<Command>,
    ) {
        let Some((naming, field)) = &mut self.naming else { return };
        let naming = *naming;
        let id = Id::unique("export-preset-name");
        let (mut done, mut cancelled) = (false, false);
        ui.horizontal(|ui| {
            let spec = FieldSpec {
                placeholder: "A name for these choices",
                ..FieldSpec::new(id, "Name of the preset", Direction::Ltr, 240.0)
            };
            done = field.show(ui, typesetter, &spec).submitted;
            let word = if naming == Naming::New { "Save" } else { "Rename" };
            let name = if naming == Naming::New { "Save the preset" } else { "Rename the preset" };
            done |= ui.add(Button::new(word).name(name)).clicked();
            cancelled = ui.add(Button::quiet("Cancel").name("Keep no preset")).clicked();
        });
        if std::mem::take(&mut self.fresh) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.add_space(4.0);
        let name = field.text().trim().to_owned();
        if done && !name.is_empty() {
            let change = match (naming, self.chosen.clone()) {
                (Naming::Rename, Some(from)) => PresetChange::Rename { from, to: name.clone() },
                _ => PresetChange::Keep(Box::new(export.preset(&name))),
            };
            commands.push(Command::ExportStep(ExportStep::Presets(change)));
            self.chosen = Some(name);
        }
        if cancelled || done {
            self.naming = None;
        }
    }
}
