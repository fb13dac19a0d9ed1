//! The memory files of the project in the order in which they count, and what can be done with each.

use egui::{Context, Id, Ui};

use super::{Answer, answer};
use crate::app::clock::iso_date;
use crate::app::{About, Command, Memories, MemoryCommand, MemoryFlaw, OpenMemory};
use crate::model::AttachedMemory;
use crate::text::Direction;
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::{Tokens, icons};

const WIDTH: f32 = 680.0;

/// The dialog: the memory that is looked at.
#[derive(Default)]
pub(super) struct MemoriesDialog {
    chosen: usize,
}

/// What was pressed.
enum Wish {
    Set(Vec<AttachedMemory>),
    Do(MemoryCommand),
    Import(usize),
    Export(usize),
}

impl MemoriesDialog {
    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let Some((open, _)) = parts.open() else { return Answer::Cancel };
        let memories = &open.memories;
        let dialog = Dialog { id: Id::unique("memories-dialog"), title: "Memories of the project" };
        let mut wish = None;
        let output = dialog.show_wide(ctx, parts.typesetter, WIDTH, |ui, typesetter| {
            let tokens = Tokens::of(ui.ctx());
            let words = "The upper memory counts more. Confirmed segments also go into the one that is written to.";
            Label::new(words, interface_style(), Direction::Ltr, tokens.text2).show(ui, typesetter);
            ui.add_space(4.0);
            if memories.all.is_empty() {
                let words = "No memory is attached. Attach a memory file (.mqm), or make a new one and import a TMX into it.";
                Label::new(words, interface_style(), Direction::Ltr, tokens.text3).show(ui, typesetter);
            }
            for number in 0..memories.all.len() {
                wish = self.line(ui, typesetter, memories, number).or_else(|| wish.take());
            }
            if let Some(memory) = memories.all.get(self.chosen) {
                ui.add_space(8.0);
                wish = details(ui, typesetter, memory, self.chosen).or_else(|| wish.take());
            }
            wish = going_on(ui, typesetter, memories).or_else(|| wish.take());
            Dialog::buttons(ui, |ui| {
                let close = ui.add(Button::primary("Close")).clicked();
                let attach = ui.add(Button::new("Attach…").name("Attach a memory…")).clicked();
                let create = ui.add(Button::new("New…").name("New memory…")).clicked();
                (close, attach, create)
            })
        });
        let (close, attach, create) = output.inner;
        match wish {
            Some(Wish::Set(all)) => parts.commands.push(command(MemoryCommand::Set(all))),
            Some(Wish::Do(wish)) => parts.commands.push(command(wish)),
            Some(Wish::Import(memory)) => parts.requests.import_memory = Some(memory),
            Some(Wish::Export(memory)) => parts.requests.export_memory = Some(memory),
            None => {}
        }
        parts.requests.attach_memory |= attach;
        parts.requests.create_memory |= create;
        answer(None, close || output.cancelled)
    }

    fn line(
        &mut self,
        ui: &mut Ui,
        typesetter: &mut Typesetter,
        memories: &Memories,
        number: usize,
    ) -> Option<Wish> {
        let memory = memories.all.get(number)?;
        let tokens = Tokens::of(ui.ctx());
        let all = || memories.all.iter().map(|memory| memory.attached.clone()).collect::<Vec<_>>();
        let mut wish = None;
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_width(330.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                let style =
                    if number == self.chosen { interface_style().strong() } else { interface_style() };
                let name = memory.name();
                let response = Label::new(&name, style, Direction::Ltr, tokens.text)
                    .max_width(330.0)
                    .show(ui, typesetter);
                let words = format!("{} · {}", state(memory), memory.attached.path);
                let label = Label::new(&words, small_style(), Direction::Ltr, tokens.text3).max_width(330.0);
                let below = label.show(ui, typesetter);
                if response.union(below).interact(egui::Sense::click()).clicked() {
                    self.chosen = number;
                }
            });
            let icon = |ui: &mut Ui, icon, name: &str| icons::icon_button(ui, icon, name, 32.0).clicked();
            for (pressed, to) in [
                (
                    number > 0 && icon(ui, icons::CARET_UP, "Count it before the one above"),
                    number.wrapping_sub(1),
                ),
                (
                    number + 1 < memories.all.len()
                        && icon(ui, icons::CARET_DOWN, "Count it behind the one below"),
                    number + 1,
                ),
            ] {
                if pressed {
                    let mut all = all();
                    all.swap(number, to.min(memories.all.len() - 1));
                    wish = Some(Wish::Set(all));
                }
            }
            let (words, tip) = access_words(&memory.attached);
            if ui.add(Button::quiet(words).tip(tip)).clicked() {
                wish = Some(Wish::Set(turned(all(), number)));
            }
            if icon(ui, icons::PENCIL_SIMPLE, "Look at it") {
                self.chosen = number;
            }
            if icon(ui, icons::X, "Take it off this project; the file stays") {
                let mut all = all();
                all.remove(number);
                wish = Some(Wish::Set(all));
            }
        });
        wish
    }
}

fn command(command: MemoryCommand) -> Command {
    Command::Memory(Box::new(command))
}

fn access_words(memory: &AttachedMemory) -> (&'static str, &'static str) {
    match (memory.writing, memory.read_only) {
        (true, _) => ("Written to", "Never change it from this project"),
        (false, true) => ("Read only", "Let this project change it"),
        (false, false) => ("Can be changed", "Let confirmed segments go into it"),
    }
}

/// The next of: can be changed, written to (no other one is then), read only.
fn turned(mut all: Vec<AttachedMemory>, number: usize) -> Vec<AttachedMemory> {
    let Some(now) = all.get(number).cloned() else { return all };
    let (writing, read_only) = match (now.writing, now.read_only) {
        (true, _) => (false, true),
        (false, true) => (false, false),
        (false, false) => (true, false),
    };
    for (at, memory) in all.iter_mut().enumerate() {
        if at == number {
            (memory.writing, memory.read_only) = (writing, read_only);
        } else if writing {
            memory.writing = false;
        }
    }
    all
}

fn state(memory: &OpenMemory) -> String {
    match &memory.about {
        None => "being opened…".to_owned(),
        Some(Err(_)) => "cannot be used".to_owned(),
        Some(Ok(about)) => units(about.units),
    }
}

fn units(count: usize) -> String {
    if count == 1 { "1 unit".to_owned() } else { format!("{count} units") }
}

/// What there is in the memory that is looked at, and what can be done with it.
fn details(ui: &mut Ui, typesetter: &mut Typesetter, memory: &OpenMemory, number: usize) -> Option<Wish> {
    let tokens = Tokens::of(ui.ctx());
    let about = match &memory.about {
        Some(Ok(about)) => about,
        Some(Err(why)) => {
            Label::new(why, interface_style(), Direction::Ltr, tokens.err)
                .wrapped(WIDTH - 48.0)
                .show(ui, typesetter);
            return None;
        }
        None => return None,
    };
    let mut wish = None;
    let pairs = statistics(about);
    Label::new(&pairs, interface_style(), Direction::Ltr, tokens.text2)
        .max_width(WIDTH - 48.0)
        .show(ui, typesetter);
    ui.horizontal(|ui| {
        let writable = about.writable && !memory.attached.read_only;
        let why = "This memory is read only";
        let changing = |word, tip: &'static str| {
            Button::new(word).enabled(writable).tip(if writable { tip } else { why })
        };
        if ui.add(changing("Import…", "Add the units of a TMX, TSV, CSV or another memory")).clicked() {
            wish = Some(Wish::Import(number));
        }
        if ui.add(Button::new("Export…").tip("Write it as TMX, TSV or CSV")).clicked() {
            wish = Some(Wish::Export(number));
        }
        if ui.add(changing("Clean up…", "Find units that are no help")).clicked() {
            wish = Some(Wish::Do(MemoryCommand::FindFlaws(number)));
        }
        if ui.add(changing("Undo", "Take back the last change of units")).clicked() {
            wish = Some(Wish::Do(MemoryCommand::Undo(number)));
        }
        if ui.add(changing("Redo", "Do the last change again")).clicked() {
            wish = Some(Wish::Do(MemoryCommand::Redo(number)));
        }
    });
    for import in about.imports.iter().filter(|import| import.added > 0).take(4) {
        ui.horizontal(|ui| {
            let words = format!("{} · {} · {}", iso_date(import.at), import.file, units(import.added));
            let label = Label::new(&words, small_style(), Direction::Ltr, tokens.text2);
            label.max_width(440.0).show(ui, typesetter);
            if import.undone {
                Label::new("undone", small_style(), Direction::Ltr, tokens.text3).show(ui, typesetter);
            } else if ui.add(Button::quiet("Undo this import")).clicked() {
                wish = Some(Wish::Do(MemoryCommand::UndoImport { memory: number, import: import.id }));
            }
        });
    }
    wish
}

fn statistics(about: &About) -> String {
    let pair =
        |pair: &crate::app::PairCount| format!("{} → {}: {}", pair.source, pair.target, units(pair.units));
    let mut words: Vec<_> = about.pairs.iter().take(4).map(pair).collect();
    if about.pairs.len() > 4 {
        words.push(format!("{} more pairs of languages", about.pairs.len() - 4));
    }
    if words.is_empty() {
        "It is empty; import a TMX, or confirm segments.".to_owned()
    } else {
        words.join(" · ")
    }
}

/// What takes long, with a way to stop it.
fn going_on(ui: &mut Ui, typesetter: &mut Typesetter, memories: &Memories) -> Option<Wish> {
    let work = memories.work.as_ref()?;
    let tokens = Tokens::of(ui.ctx());
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    ui.horizontal(|ui| {
        let words = format!("{} · {} %", work.words, (work.done() * 100.0) as u32);
        Label::new(&words, interface_style(), Direction::Ltr, tokens.text)
            .max_width(400.0)
            .show(ui, typesetter);
        let progress = crate::ui::controls::Progress { suggested: work.done(), ..Default::default() };
        crate::ui::controls::progress_bar(ui, progress, false, &words);
        ui.add(Button::quiet("Stop")).clicked().then_some(Wish::Do(MemoryCommand::Stop))
    })
    .inner
}

/// What a file would bring, before it is imported.
pub(super) fn preview(ctx: &Context, parts: &mut Parts<'_>) -> Answer {
    let Some((open, _)) = parts.open() else { return Answer::Cancel };
    let Some(preview) = &open.memories.preview else { return Answer::Cancel };
    let dialog = Dialog { id: Id::unique("memory-import-dialog"), title: "Import into the memory" };
    let output = dialog.show_wide(ctx, parts.typesetter, WIDTH, |ui, typesetter| {
        let tokens = Tokens::of(ui.ctx());
        let found = &preview.found;
        let name = preview.path.file_name().unwrap_or_default().to_string_lossy();
        let words = format!("{name} · {} for the languages of the article", units(found.units));
        let label = Label::new(&words, interface_style().strong(), Direction::Ltr, tokens.text);
        label.max_width(WIDTH - 48.0).show(ui, typesetter);
        egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            for unit in found.first.iter().take(8) {
                for (text, language) in
                    [(&unit.source, &unit.source_language), (&unit.target, &unit.target_language)]
                {
                    let style = crate::ui::parts::panel_style(language);
                    let label = Label::new(text, style, language.direction(), tokens.text);
                    label.max_width(WIDTH - 60.0).show(ui, typesetter);
                }
                ui.add_space(4.0);
            }
        });
        for warning in found.warnings.iter().take(3) {
            let label = Label::new(warning, small_style(), Direction::Ltr, tokens.warn);
            label.max_width(WIDTH - 48.0).show(ui, typesetter);
        }
        if found.warnings.len() > 3 {
            let words = format!("{} more places are left out or put right", found.warnings.len() - 3);
            Label::new(&words, small_style(), Direction::Ltr, tokens.warn).show(ui, typesetter);
        }
        Dialog::buttons(ui, |ui| {
            let go = ui.add(Button::primary("Import")).clicked();
            let cancel = ui.add(Button::new("Cancel")).clicked();
            (go, cancel)
        })
    });
    let (go, cancel) = output.inner;
    if go || cancel || output.cancelled {
        return Answer::Do(command(MemoryCommand::Import(go)));
    }
    Answer::Stay
}

/// The flaws of a memory, all of which are chosen at first.
pub(super) struct CleanDialog {
    chosen: Vec<MemoryFlaw>,
}

impl Default for CleanDialog {
    fn default() -> Self {
        Self { chosen: MemoryFlaw::ALL.into() }
    }
}

impl CleanDialog {
    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let Some((open, _)) = parts.open() else { return Answer::Cancel };
        let Some((_, flaws)) = &open.memories.flaws else { return Answer::Cancel };
        let dialog = Dialog { id: Id::unique("memory-clean-dialog"), title: "Clean up the memory" };
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            let tokens = Tokens::of(ui.ctx());
            for flaw in MemoryFlaw::ALL {
                let count = flaws.count(flaw);
                let on = self.chosen.contains(&flaw) && count > 0;
                ui.horizontal(|ui| {
                    let icon = if on { icons::CHECK } else { icons::CIRCLE };
                    let name = format!("{}: {count}", flaw.words());
                    if icons::icon_button(ui, icon, &name, 32.0).clicked() && count > 0 {
                        if on {
                            self.chosen.retain(|other| *other != flaw);
                        } else {
                            self.chosen.push(flaw);
                        }
                    }
                    let words = format!("{} · {}", flaw.words(), units(count));
                    let color = if on { tokens.text } else { tokens.text3 };
                    Label::new(&words, interface_style(), Direction::Ltr, color).show(ui, typesetter);
                });
            }
            let count: usize = self.chosen.iter().map(|flaw| flaws.count(*flaw)).sum();
            let word = format!("Take out {}", units(count));
            Dialog::buttons(ui, |ui| {
                let go = ui.add(Button::primary(&word).enabled(count > 0).tip("It can be undone")).clicked();
                let cancel = ui.add(Button::new("Cancel")).clicked();
                (go, cancel)
            })
        });
        let (go, cancel) = output.inner;
        if go {
            return Answer::Do(command(MemoryCommand::Clean(self.chosen.clone())));
        }
        if cancel || output.cancelled {
            Answer::Do(command(MemoryCommand::Clean(Vec::new())))
        } else {
            Answer::Stay
        }
    }
}
