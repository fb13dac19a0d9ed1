//! The caret: where it stands, when it blinks, and what input methods are told of it.

use egui::{IMEPurpose, Pos2, Rect, Ui, output::IMEOutput, pos2, vec2};

use super::lines::{Pixels, fill};
use super::pane::{PaneSpec, TextPane};
use crate::typeset::{Layout, Position};
use crate::ui::theme::{Tokens, reduced_motion};

const WIDTH: f32 = 2.0;
/// The flag at its head, which points the writing direction.
const FLAG: (f32, f32) = (4.0, 2.0);
const HALF_BLINK: f64 = 0.5;
/// After so many seconds without input it stays, so that a window left alone needs no frames.
const REST_AFTER: f64 = 10.0;

/// The caret's rectangle on screen: 24 high for Arabic of 18, 20 for Latin of 15, in the middle of its row.
pub(super) fn rect(layout: &Layout, origin: Pos2, position: Position) -> Rect {
    let caret = layout.caret(position);
    let height = (layout.font_size * 4.0 / 3.0).round().min(caret.height);
    let top = origin.y + caret.top + ((caret.height - height) / 2.0).floor();
    Rect::from_min_size(pos2(origin.x + caret.x - WIDTH / 2.0, top), vec2(WIDTH, height))
}

/// Draws the caret when it is time, and tells the input method where it is.
pub(super) fn show(ui: &Ui, pane: &TextPane, spec: &PaneSpec<'_>, layout: &Layout, origin: Pos2) {
    let rect = rect(layout, origin, pane.editor.caret());
    if !spec.editable {
        return;
    }
    tell_input_method(ui, spec, rect);
    let (time, window_active) = ui.input(|input| (input.time, input.focused));
    if window_active && visible(ui, time - pane.active_at) {
        paint(ui, layout, rect, origin, pane.editor.caret());
    }
}

/// Whether the caret is seen so long after the last input; asks for the frame in which that changes.
fn visible(ui: &Ui, since: f64) -> bool {
    if reduced_motion(ui.ctx()) {
        return true;
    }
    let (seen, next) = blink(since);
    if let Some(next) = next {
        ui.ctx().request_repaint_after_secs(next as f32);
    }
    seen
}

/// Whether the caret is seen, and in how many seconds that changes.
fn blink(since: f64) -> (bool, Option<f64>) {
    if since >= REST_AFTER {
        return (true, None);
    }
    let halves = (since.max(0.0) / HALF_BLINK).floor();
    (halves % 2.0 == 0.0, Some((halves + 1.0) * HALF_BLINK - since))
}

/// Draws where a text that is dragged would come: a caret that does not blink.
pub(super) fn paint_drop(ui: &Ui, layout: &Layout, origin: Pos2, place: Position) {
    paint(ui, layout, rect(layout, origin, place), origin, place);
}

fn paint(ui: &Ui, layout: &Layout, rect: Rect, origin: Pos2, position: Position) {
    let (painter, accent) = (ui.painter(), Tokens::of(ui.ctx()).accent);
    let (pixels, caret) = (Pixels(ui.ctx().pixels_per_point()), layout.caret(position));
    let snap = |x: f32| pixels.whole(x);
    let (left, top) = (snap(rect.left()), snap(rect.top()));
    let bottom = snap(rect.bottom());
    // Between two directions the next letter may come at two places: the upper half is where typing goes on in the
    // direction of the flag, the lower half is the other place.
    let middle = snap(rect.center().y);
    let foot = if caret.split.is_some() { middle } else { bottom };
    fill(painter, Rect::from_min_max(pos2(left, top), pos2(left + WIDTH, foot)), accent);
    if let Some(other) = caret.split {
        let left = snap(origin.x + other - WIDTH / 2.0);
        fill(painter, Rect::from_min_max(pos2(left, middle), pos2(left + WIDTH, bottom)), accent);
    }
    let flag_left = if caret.rtl { left + WIDTH - FLAG.0 } else { left };
    fill(painter, Rect::from_min_size(pos2(flag_left, top), vec2(FLAG.0, FLAG.1)), accent);
}

fn tell_input_method(ui: &Ui, spec: &PaneSpec<'_>, cursor_rect: Rect) {
    let to_screen = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
    let ime = IMEOutput {
        purpose: IMEPurpose::Normal,
        rect: to_screen * spec.rect,
        cursor_rect: to_screen * cursor_rect,
        should_interrupt_composition: false,
    };
    ui.output_mut(|output| output.ime = Some(ime));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_blinks_by_halves_and_rests_after_ten_seconds() {
        for (since, seen, next) in [
            (0.0, true, Some(0.5)),
            (0.4, true, Some(0.1)),
            (0.5, false, Some(0.5)),
            (0.9, false, Some(0.1)),
            (1.0, true, Some(0.5)),
            (9.9, false, Some(0.1)),
            (10.0, true, None),
        ] {
            let (is_seen, is_next) = blink(since);
            assert_eq!(is_seen, seen, "{since}");
            assert!(is_next.zip(next).is_none_or(|(a, b)| (a - b).abs() < 1e-9), "{since}");
            assert_eq!(is_next.is_some(), next.is_some(), "{since}");
        }
    }
}
