//! Terms of the article that the glossaries lack: arrows move, Enter or the space bar takes one into the glossary, Escape closes.

use egui::{Context, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, vec2};

use super::{Answer, answer};
use crate::app::{Candidate, Command};
use crate::model::{Document, Entry, EntryId};
use crate::text::Direction;
use crate::ui::controls::{self, Button, Dialog};
use crate::ui::parts::{Parts, interface_style, panel_style, small_style};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::{Tokens, icons};

const ROW: f32 = 38.0;
const WIDTH: f32 = 640.0;

/// The list with the row that the keys have reached, and what was taken.
#[derive(Default)]
pub(super) struct CandidatesDialog {
    at: usize,
    taken: Vec<String>,
    moved: bool,
    /// Whether the list was given the keyboard's focus.
    focused: bool,
}

impl CandidatesDialog {
    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let Some((open, document)) = parts.open() else { return Answer::Cancel };
        let found = open.study.candidates.as_deref();
        let count = found.map_or(0, <[Candidate]>::len);
        let mut take = self.keys(ctx, count).then_some(self.at);
        let dialog = Dialog { id: Id::unique("candidates-dialog"), title: "Terms in the article" };
        let output = dialog.show_wide(ctx, parts.typesetter, WIDTH, |ui, typesetter| {
            self.take_focus(ui);
            sentence(ui, typesetter, found);
            ScrollArea::vertical().max_height(ROW * 10.0).auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (number, candidate) in found.unwrap_or_default().iter().enumerate() {
                    if self.row(ui, typesetter, document, (number, candidate)) {
                        take = Some(number);
                    }
                }
            });
            self.moved = false;
            Dialog::buttons(ui, |ui| {
                let close = ui.add(Button::primary("Done").name("Close the list of terms")).clicked();
                if found.is_none_or(<[Candidate]>::is_empty) {
                    return close;
                }
                let color = Tokens::of(ui.ctx()).text3;
                ui.label(
                    egui::RichText::new("Up, Down: move · Enter: add to the glossary").small().color(color),
                );
                close
            })
        });
        let taken = take.and_then(|number| found?.get(number));
        if let Some(candidate) = taken.filter(|it| !self.taken.contains(&it.term)) {
            self.taken.push(candidate.term.clone());
            parts.commands.push(put(document, candidate));
        }
        answer(None, output.inner || output.cancelled)
    }

    /// The list has the keyboard's focus, and keeps the arrows, until Tab leads on to the button.
    fn take_focus(&mut self, ui: &Ui) {
        let room = Rect::from_min_size(ui.cursor().min, vec2(1.0, 1.0));
        let response = ui.interact(room, list(), Sense::focusable_noninteractive());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::accesskit::Role::ListBox, true, "Terms in the article")
        });
        if !std::mem::replace(&mut self.focused, true) {
            response.request_focus();
        }
        let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list(), filter));
    }

    /// Moves by the arrows; whether Enter or the space bar was pressed.
    fn keys(&mut self, ctx: &Context, count: usize) -> bool {
        if !ctx.memory(|memory| memory.has_focus(list())) {
            return false;
        }
        let pressed = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let before = self.at;
        for (key, step) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 9), (Key::PageUp, -9)] {
            if pressed(key) {
                self.at = self.at.saturating_add_signed(step).min(count.saturating_sub(1));
            }
        }
        let take = pressed(Key::Enter) || pressed(Key::Space);
        self.moved |= before != self.at;
        take && count > 0
    }

    /// A candidate: its likely translation, the term, how often it stands there; whether it was pressed.
    fn row(
        &mut self,
        ui: &mut Ui,
        typesetter: &mut Typesetter,
        document: &Document,
        (number, candidate): (usize, &Candidate),
    ) -> bool {
        let tokens = Tokens::of(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let translation = candidate.translations.first().map_or("", String::as_str);
        let name = format!("Candidate {}: {} = {translation}", number + 1, candidate.term);
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name.as_str()));
        if number == self.at {
            ui.painter().rect_filled(rect, 6.0, tokens.accent_soft);
            if self.moved {
                ui.scroll_to_rect(rect, None);
            }
        } else if let Some(fill) = controls::quiet_fill(tokens, &response) {
            ui.painter().rect_filled(rect, 6.0, fill);
        }
        cells(
            ui,
            typesetter,
            document,
            rect.shrink2(vec2(8.0, 0.0)),
            candidate,
            self.taken.contains(&candidate.term),
        );
        if response.clicked() {
            self.at = number;
            self.focused = false;
        }
        response.clicked()
    }
}

fn list() -> Id {
    Id::unique("candidates-list")
}

fn cells(
    ui: &Ui,
    typesetter: &mut Typesetter,
    document: &Document,
    rect: Rect,
    candidate: &Candidate,
    taken: bool,
) {
    let tokens = Tokens::of(ui.ctx());
    let (source, target) = (&document.source, &document.target);
    let mark = Rect::from_center_size(egui::pos2(rect.left() + 8.0, rect.center().y), vec2(16.0, 16.0));
    let (icon, color) = if taken { (icons::CHECK, tokens.ok) } else { (icons::PLUS, tokens.text3) };
    icon.paint(ui.painter(), mark, icons::SMALL, color);
    let count = format!("{}×", candidate.count);
    let column = |from: f32, to: f32| {
        Rect::from_min_max(
            egui::pos2(rect.left() + from, rect.top()),
            egui::pos2(rect.left() + to, rect.bottom()),
        )
    };
    Label::new(&count, small_style(), Direction::Ltr, tokens.text3).show_in(
        ui,
        typesetter,
        column(28.0, 64.0),
    );
    let middle = rect.width() * 0.58;
    let (words, color) = match candidate.translations.first() {
        Some(translation) => (translation.as_str(), tokens.text),
        None => ("no translation seen", tokens.text3),
    };
    let label = Label::new(words, interface_style(), target.direction(), color);
    label.show_in(ui, typesetter, column(72.0, middle));
    let label = Label::new(&candidate.term, panel_style(source), source.direction(), tokens.text);
    label.show_in(ui, typesetter, column(middle + 12.0, rect.width()));
}

fn sentence(ui: &mut Ui, typesetter: &mut Typesetter, found: Option<&[Candidate]>) {
    let words = match found {
        None => "Looking for terms…".to_owned(),
        Some([]) => "No word or phrase comes often enough to be a term that the glossaries lack.".to_owned(),
        Some(found) => {
            format!("{} words and phrases that the glossaries lack, the likeliest first.", found.len())
        }
    };
    let color = Tokens::of(ui.ctx()).text2;
    let width = ui.available_width();
    Label::new(&words, interface_style(), Direction::Ltr, color).wrapped(width).show(ui, typesetter);
}

/// The entry that a candidate becomes: without a translation where none was seen.
fn put(document: &Document, candidate: &Candidate) -> Command {
    let translation = candidate.translations.first().map_or("", String::as_str);
    let source = (&document.source, candidate.term.as_str());
    let entry = Entry::of_pair(EntryId(0), source, (&document.target, translation));
    Command::PutEntries { glossary: 0, entries: vec![entry] }
}
