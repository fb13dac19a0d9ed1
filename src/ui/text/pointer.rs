//! Presses and drags in a pane: selecting, taking selected text along, and the selection that the middle button pastes.

use egui::{CursorIcon, DragAndDrop, Event, OutputCommand, PointerButton, Pos2, Rect, Response, Ui};

use super::pane::Turn;
use super::typesetter::Typesetter;
use crate::text::Selection;
use crate::typeset::Layout;

const SAME_PLACE: f32 = 6.0;
const SOON: f64 = 0.4;
/// How often a selection grows while the pointer is held outside of what is seen, in seconds.
const SCROLL_STEP: f32 = 0.06;

/// Presses in quick succession at one place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clicks {
    count: u32,
    at: Pos2,
    time: f64,
}

impl Clicks {
    /// Counts a press; a fourth one begins anew.
    pub(super) fn press(&mut self, at: Pos2, time: f64) -> u32 {
        let again = time - self.time < SOON && at.distance(self.at) < SAME_PLACE;
        let count = if again && self.count < 3 { self.count + 1 } else { 1 };
        *self = Self { count, at, time };
        count
    }
}

/// Selected text on its way to another place.
#[derive(Clone, Debug)]
struct Dragged {
    text: String,
    from: egui::Id,
}

/// What the pointer does in this frame.
struct Pointer {
    pressed: bool,
    released: bool,
    shift: bool,
    copies: bool,
    time: f64,
    place: Option<Pos2>,
}

impl Pointer {
    fn of(ui: &Ui) -> Self {
        ui.input(|input| {
            let pointer = &input.pointer;
            Self {
                pressed: pointer.button_pressed(PointerButton::Primary),
                released: !pointer.button_down(PointerButton::Primary),
                shift: input.modifiers.shift,
                copies: input.modifiers.command || input.modifiers.alt,
                time: input.time,
                place: pointer.interact_pos(),
            }
        })
    }
}

impl Turn<'_, '_> {
    pub(super) fn pointer(&mut self, ui: &Ui, typesetter: &mut Typesetter, response: &Response) {
        let pointer = Pointer::of(ui);
        let held = response.is_pointer_button_down_on() || response.drag_started();
        if let Some(place) = pointer.place.filter(|_| held) {
            let layout = self.layout(typesetter);
            if pointer.pressed {
                self.press(&layout, place, &pointer, response);
            } else {
                self.drag(ui, &layout, place);
            }
        }
        self.drop_of(ui, typesetter, &pointer, response);
        if pointer.released {
            self.release(typesetter, response);
        }
        self.middle_click(ui, typesetter, response);
        self.settle(ui, &pointer);
    }

    fn point(&self, layout: &Layout, place: Pos2) -> (f32, f32) {
        let point = place - self.pane.origin(self.spec, layout);
        (point.x, point.y)
    }

    fn press(&mut self, layout: &Layout, place: Pos2, pointer: &Pointer, response: &Response) {
        let clicks = self.pane.clicks.press(place, pointer.time);
        let extend = pointer.shift && clicks == 1 && response.has_focus();
        let point = self.point(layout, place);
        self.pane.active_at = pointer.time;
        response.request_focus();
        if clicks == 1 && !extend && self.pane.editor.is_on_selection(layout, point) {
            self.pane.grab = Some(place);
        } else {
            self.pane.editor.press(layout, point, clicks, extend);
        }
    }

    fn drag(&mut self, ui: &Ui, layout: &Layout, place: Pos2) {
        let Some(start) = self.pane.grab else {
            let point = self.point(layout, place);
            self.pane.editor.drag(layout, point);
            if !ui.clip_rect().contains(place) {
                // The rows move under a pointer that rests.
                ui.ctx().request_repaint_after_secs(SCROLL_STEP);
            }
            return;
        };
        let text = self.pane.taken_text().to_owned();
        if text.is_empty() {
            return;
        }
        if start.distance(place) >= SAME_PLACE && !DragAndDrop::has_payload_of_type::<Dragged>(ui.ctx()) {
            DragAndDrop::set_payload(ui.ctx(), Dragged { text, from: self.spec.id });
        }
    }

    /// Shows where dragged text would come, and takes it when the button is released over this pane.
    fn drop_of(&mut self, ui: &Ui, typesetter: &mut Typesetter, pointer: &Pointer, response: &Response) {
        self.pane.drop = None;
        let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
        let here = pointer.place.filter(|place| self.area(ui).contains(*place));
        let Some(place) = here.filter(|_| self.spec.editable) else { return };
        let layout = self.layout(typesetter);
        let at = self.pane.editor.place_at(&layout, self.point(&layout, place));
        let copy = pointer.copies || dragged.from != self.spec.id;
        ui.ctx().set_cursor_icon(if copy { CursorIcon::Copy } else { CursorIcon::Move });
        if !pointer.released {
            self.pane.drop = Some(at);
            return;
        }
        DragAndDrop::clear_payload(ui.ctx());
        self.pane.grab = None;
        response.request_focus();
        if dragged.from == self.spec.id {
            let change = self.pane.editor.drop_selection(at.index, copy);
            self.changes.extend(change);
        } else {
            self.pane.editor.select(Selection::caret(at.index));
            self.insert(&dragged.text);
        }
    }

    /// A press on the selection that did not become a drag sets the caret.
    fn release(&mut self, typesetter: &mut Typesetter, response: &Response) {
        if let Some(start) = self.pane.grab.take()
            && response.clicked()
        {
            let layout = self.layout(typesetter);
            let point = self.point(&layout, start);
            self.pane.editor.press(&layout, point, 1, false);
        }
        self.pane.editor.release();
    }

    /// Pastes what the middle button brings on X11 and Wayland, where it was pressed.
    fn middle_click(&mut self, ui: &Ui, typesetter: &mut Typesetter, response: &Response) {
        let area = self.area(ui);
        let pasted = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::MiddleClickPaste { pos, text } if area.contains(*pos) => Some((*pos, text.clone())),
                _ => None,
            })
        });
        let Some((place, text)) = pasted.filter(|_| self.spec.editable) else { return };
        let layout = self.layout(typesetter);
        let at = self.pane.editor.place_at(&layout, self.point(&layout, place));
        self.pane.editor.select(Selection::caret(at.index));
        self.insert(&text);
        response.request_focus();
    }

    /// Tells the system what is selected once the pointer rests, for the middle button to paste.
    fn settle(&mut self, ui: &Ui, pointer: &Pointer) {
        let now = self.pane.editor.selection();
        if now != self.pane.settled && pointer.released {
            self.pane.settled = now;
            let text = self.pane.taken_text();
            if !text.is_empty() {
                let command = OutputCommand::TextSelectionSettled(text.to_owned());
                ui.output_mut(|output| output.commands.push(command));
            }
        }
    }

    fn area(&self, ui: &Ui) -> Rect {
        self.spec.rect.expand2(egui::vec2(10.0, 4.0)).intersect(ui.clip_rect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn presses_count_while_they_are_quick_and_near() {
        let mut clicks = Clicks { count: 0, at: Pos2::ZERO, time: -9.0 };
        for (x, time, count) in
            [(0.0, 0.0, 1), (1.0, 0.2, 2), (0.0, 0.4, 3), (0.0, 0.5, 1), (40.0, 0.6, 1), (40.0, 2.0, 1)]
        {
            assert_eq!(clicks.press(pos2(x, 0.0), time), count, "{x} {time}");
        }
    }
}
