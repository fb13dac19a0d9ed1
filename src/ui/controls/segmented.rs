//! The switch between a few views: one track, one raised choice.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align2, FontId, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::shared::{focus_ring, outline_in_high_contrast, tooltip};
use crate::ui::theme::{Icon, Tokens, icons, strong};

const HEIGHT: f32 = 32.0;
const INSET: f32 = 2.0;
const PADDING: f32 = 14.0;

/// One of the choices.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// The word, which is also the accessible name.
    pub word: &'a str,
    /// Stands in for the word where there is no room; the word is its tooltip then.
    pub icon: Option<Icon>,
    /// What it does and its key; may be empty.
    pub tip: &'a str,
}

/// Draws the switch, 32 high, and returns the number of the choice that was pressed.
pub fn segmented(ui: &mut Ui, choices: &[Choice<'_>], chosen: usize) -> Option<usize> {
    // Both weights are measured, so that a choice is as wide when it is chosen: nothing jumps.
    let galley =
        |choice: &Choice<'_>, font| ui.painter().layout_no_wrap(choice.word.into(), font, tokens(ui).text2);
    let galleys: Vec<_> =
        choices.iter().map(|c| (galley(c, FontId::proportional(13.0)), galley(c, strong(13.0)))).collect();
    let width = |i: usize| match (choices.get(i).and_then(|c| c.icon), galleys.get(i)) {
        (Some(_), _) | (None, None) => 36.0,
        (None, Some((_, wide))) => (wide.size().x + PADDING * 2.0).ceil(),
    };
    let widths: Vec<f32> = (0..choices.len()).map(width).collect();
    let whole: f32 = widths.iter().sum();
    let (track, _) = ui.allocate_exact_size(vec2(whole + INSET * 2.0, HEIGHT), Sense::hover());
    ui.painter().rect_filled(track, 8.0, tokens(ui).sunken);
    outline_in_high_contrast(ui, track, 8.0);
    let mut left = track.min + Vec2::splat(INSET);
    let mut pressed = None;
    for (i, ((choice, galley), width)) in choices.iter().zip(galleys).zip(widths).enumerate() {
        let part = Rect::from_min_size(left, vec2(width, HEIGHT - INSET * 2.0));
        left.x = part.right();
        if show_choice(ui, choice, galley, part, i == chosen).clicked() {
            pressed = Some(i);
        }
    }
    pressed
}

fn show_choice(
    ui: &Ui,
    choice: &Choice<'_>,
    galleys: (Arc<Galley>, Arc<Galley>),
    rect: Rect,
    chosen: bool,
) -> Response {
    let tokens = tokens(ui);
    let response = ui.interact(rect, ui.scope_id().with(("choice", choice.word)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, choice.word));
    if chosen {
        ui.painter().rect_filled(rect, 6.0, tokens.raised);
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    }
    let ink = if chosen || response.hovered() { tokens.text } else { tokens.text2 };
    if let Some(icon) = choice.icon {
        icon.paint(ui.painter(), rect, icons::SIZE, ink);
    } else {
        let galley = if chosen { galleys.1 } else { galleys.0 };
        let place = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
        ui.painter().galley_with_override_text_color(place.min, galley, ink);
    }
    focus_ring(ui, &response, rect, 6.0);
    match (choice.icon, choice.tip) {
        (Some(_), "") => tooltip(response, choice.word),
        (None, "") => response,
        (_, tip) => tooltip(response, tip),
    }
}

fn tokens(ui: &Ui) -> &'static Tokens {
    Tokens::of(ui.ctx())
}
