//! The command palette: every action by a part of its name.

use egui::{Context, Id, Key, Modal, Modifiers, Rect, Sense, Ui, pos2, vec2};

use crate::app::Action;
use crate::text::Direction;
use crate::ui::parts::Parts;
use crate::ui::text::{Field, FieldSpec};
use crate::ui::theme::{Tokens, icons};
use crate::ui::top_bar::works_without_project;
use crate::ui::{controls, keymap};

const WIDTH: f32 = 640.0;
const TOP: f32 = 96.0;
const ROW: f32 = 36.0;
const MOST: usize = 9;

/// The palette; closed unless it was opened.
#[derive(Default)]
pub struct Palette {
    field: Option<Field>,
    chosen: usize,
    fresh: bool,
    closed: bool,
}

impl Palette {
    /// Opens it.
    pub fn open(&mut self) {
        *self = Self { field: Some(Field::default()), fresh: true, ..Self::default() };
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.field.is_some()
    }

    /// Whether it was closed since this was last asked.
    pub fn take_closed(&mut self) -> bool {
        std::mem::take(&mut self.closed)
    }

    /// Shows it over the window.
    pub fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) {
        let Some(mut field) = self.field.take() else { return };
        let project = parts.open().is_some();
        let found = matching(field.text(), project);
        self.keys(ctx, found.len());
        let tokens = Tokens::of(ctx);
        let frame = egui::Frame::new()
            .fill(tokens.raised)
            .stroke((1.0, tokens.line))
            .corner_radius(8)
            .inner_margin(8);
        let area =
            Modal::default_area(Id::unique("palette")).anchor(egui::Align2::CENTER_TOP, vec2(0.0, TOP));
        let modal = Modal::new(Id::unique("palette")).area(area).frame(frame);
        let modal = modal.backdrop_color(egui::Color32::from_black_alpha(77));
        let width = WIDTH.min(ctx.content_rect().width() - 48.0);
        let shown = modal.show(ctx, |ui| {
            ui.set_width(width - 16.0);
            let mut spec =
                FieldSpec::new(Id::unique("palette-field"), "Command", Direction::Ltr, width - 16.0);
            (spec.placeholder, spec.icon, spec.height) =
                ("Type what you want to do", Some(icons::MAGNIFYING_GLASS), 44.0);
            let output = field.show(ui, parts.typesetter, &spec);
            if std::mem::take(&mut self.fresh) {
                output.response.request_focus();
            }
            if output.changed {
                self.chosen = 0;
            }
            let pressed = rows(ui, &matching(field.text(), project), self.chosen);
            pressed.or_else(|| output.submitted.then_some(self.chosen))
        });
        let escape = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if let Some(action) =
            shown.inner.and_then(|number| matching(field.text(), project).get(number).copied())
        {
            parts.actions.push(action);
            self.closed = true;
        } else if escape || shown.should_close() {
            self.closed = true;
        } else {
            self.field = Some(field);
        }
    }

    fn keys(&mut self, ctx: &Context, count: usize) {
        let last = count.min(MOST).saturating_sub(1);
        ctx.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.chosen = if self.chosen >= last { 0 } else { self.chosen + 1 };
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.chosen = self.chosen.checked_sub(1).unwrap_or(last);
            }
        });
        self.chosen = self.chosen.min(last);
    }
}

/// The actions whose names hold every word of `query`, those that begin with it first.
fn matching(query: &str, project: bool) -> Vec<Action> {
    let query = query.trim().to_lowercase();
    let mut found: Vec<_> = Action::ALL
        .iter()
        .copied()
        .filter(|action| *action != Action::Palette && (project || works_without_project(*action)))
        .filter(|action| query.split_whitespace().all(|word| action.label().to_lowercase().contains(word)))
        .collect();
    let rank = |label: String| match label.split([' ', '-']).position(|word| word.starts_with(&query)) {
        Some(0) => 0,
        Some(_) => 1,
        None => 2,
    };
    found.sort_by_key(|action| rank(action.label().to_lowercase()));
    found
}

fn rows(ui: &mut Ui, actions: &[Action], chosen: usize) -> Option<usize> {
    let tokens = Tokens::of(ui.ctx());
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(8.0);
    let mut pressed = None;
    for (number, action) in actions.iter().take(MOST).enumerate() {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let label = action.label();
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, number == chosen, label)
        });
        let fill =
            if number == chosen { Some(tokens.accent_soft) } else { controls::quiet_fill(tokens, &response) };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, 6.0, fill);
        }
        row_texts(ui, rect, *action, tokens);
        if response.clicked() {
            pressed = Some(number);
        }
    }
    if actions.is_empty() {
        ui.label(egui::RichText::new("No command has such a name").color(tokens.text2));
    }
    pressed
}

fn row_texts(ui: &Ui, rect: Rect, action: Action, tokens: &Tokens) {
    let font = |size| egui::FontId::proportional(size);
    let label = ui.painter().layout_no_wrap(action.label().to_owned(), font(13.0), tokens.text);
    let menu = ui.painter().layout_no_wrap(action.menu().label().to_owned(), font(12.0), tokens.text3);
    let key = ui.painter().layout_no_wrap(keymap::words(action), font(12.0), tokens.text3);
    let y = |galley: &egui::Galley| (rect.center().y - galley.size().y / 2.0).round();
    let left = rect.left() + 12.0;
    let behind = left + label.size().x.ceil() + 12.0;
    ui.painter().galley(pos2(left, y(&label)), label, tokens.text);
    ui.painter().galley(pos2(behind, y(&menu)), menu, tokens.text3);
    ui.painter().galley(pos2((rect.right() - 12.0 - key.size().x).round(), y(&key)), key, tokens.text3);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_found_by_parts_of_their_names() {
        assert_eq!(matching("undo", true), [Action::Undo]);
        assert_eq!(matching("export ag", true), [Action::ExportAgain]);
        assert!(matching("confirm", true).first() == Some(&Action::Confirm));
        assert!(matching("confirm", false).is_empty());
    }
}
