//! Presses and drags in a pane.

use egui::{PointerButton, Pos2, Response, Ui};

use super::pane::Turn;
use super::typesetter::Typesetter;

const SAME_PLACE: f32 = 6.0;
const SOON: f64 = 0.4;

/// Presses in quick succession at one place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clicks {
    count: u32,
    at: Pos2,
    time: f64,
}

impl Clicks {
    /// Counts a press; a fourth one begins anew.
    fn press(&mut self, at: Pos2, time: f64) -> u32 {
        let again = time - self.time < SOON && at.distance(self.at) < SAME_PLACE;
        let count = if again && self.count < 3 { self.count + 1 } else { 1 };
        *self = Self { count, at, time };
        count
    }
}

impl Turn<'_, '_> {
    pub(super) fn pointer(&mut self, ui: &Ui, typesetter: &mut Typesetter, response: &Response) {
        let (pressed, released, shift, time, place) = ui.input(|input| {
            let pointer = &input.pointer;
            let pressed = pointer.button_pressed(PointerButton::Primary);
            let released = !pointer.button_down(PointerButton::Primary);
            (pressed, released, input.modifiers.shift, input.time, pointer.interact_pos())
        });
        let held = response.is_pointer_button_down_on() || response.drag_started();
        if let Some(place) = place.filter(|_| held) {
            let layout = self.layout(typesetter);
            let point = place - self.pane.origin(self.spec, &layout);
            if pressed {
                let clicks = self.pane.clicks.press(place, time);
                let extend = shift && clicks == 1 && response.has_focus();
                self.pane.editor.press(&layout, (point.x, point.y), clicks, extend);
                self.pane.active_at = time;
                response.request_focus();
            } else {
                self.pane.editor.drag(&layout, (point.x, point.y));
            }
        }
        if released {
            self.pane.editor.release();
        }
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
