//! The thin bar that says how much is done.

use egui::accesskit::Role;
use egui::{Color32, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::shared::outline_in_high_contrast;
use crate::ui::theme::{Tokens, reduced_motion};

const WIDTH: f32 = 96.0;
const HEIGHT: f32 = 4.0;
const SECONDS_PER_ROUND: f64 = 1.6;

/// Shares of the whole, each from 0 to 1; together at most 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// Confirmed: green.
    pub done: f32,
    /// Draft: amber.
    pub draft: f32,
    /// Pre-translated: accent.
    pub suggested: f32,
}

/// Draws the bar, 96 x 4; it fills from the right where `rtl`. `name` says in words what it shows.
pub fn progress_bar(ui: &mut Ui, progress: Progress, rtl: bool, name: &str) -> Response {
    let (rect, response) = track(ui, name);
    let t = Tokens::of(ui.ctx());
    let mut from = 0.0;
    for (share, color) in [(progress.done, t.ok), (progress.draft, t.warn), (progress.suggested, t.accent)] {
        let to = (from + share.max(0.0)).min(1.0);
        part(ui, rect, from..to, rtl, color);
        from = to;
    }
    response
}

/// The bar of something whose length is not known: a third of it moves, or stands still where nothing may move.
pub fn progress_unknown(ui: &mut Ui, name: &str) -> Response {
    let (rect, response) = track(ui, name);
    let still = reduced_motion(ui.ctx());
    let time = if still { 0.0 } else { ui.input(|i| i.time) };
    let phase = (time / SECONDS_PER_ROUND).fract() as f32 * 4.0 / 3.0 - 1.0 / 3.0;
    let (from, to) = if still { (0.0, 1.0 / 3.0) } else { (phase.max(0.0), (phase + 1.0 / 3.0).min(1.0)) };
    part(ui, rect, from..to, false, Tokens::of(ui.ctx()).accent);
    if !still {
        ui.ctx().request_repaint();
    }
    response
}

fn track(ui: &mut Ui, name: &str) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, ui.is_enabled(), name));
    let sunken = Tokens::of(ui.ctx()).sunken;
    ui.painter().rect_filled(rect, HEIGHT / 2.0, sunken);
    outline_in_high_contrast(ui, rect.expand(1.0), HEIGHT / 2.0 + 1.0);
    (rect, response)
}

fn part(ui: &Ui, rect: Rect, share: std::ops::Range<f32>, rtl: bool, color: Color32) {
    let share = if rtl { 1.0 - share.end..1.0 - share.start } else { share };
    if share.end > share.start {
        let x = |share: f32| rect.left() + (share * rect.width()).round();
        let part = Rect::from_min_max(pos2(x(share.start), rect.top()), pos2(x(share.end), rect.bottom()));
        ui.painter().with_clip_rect(part.intersect(ui.clip_rect())).rect_filled(rect, HEIGHT / 2.0, color);
    }
}
