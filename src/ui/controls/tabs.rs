//! The row of tabs at the head of a stack of panels.

use egui::accesskit::Role;
use egui::{FontId, Galley, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

use super::shared::focus_ring;
use crate::ui::theme::{Tokens, strong};

const PADDING: f32 = 8.0;
const COUNT_GAP: f32 = 6.0;
const LINE: f32 = 2.0;

/// One tab.
#[derive(Clone, Copy, Debug)]
pub struct Tab<'a> {
    /// Its word, which is also the accessible name.
    pub word: &'a str,
    /// How many things it holds; shown behind the word unless none.
    pub count: Option<usize>,
}

/// Draws the tabs, `height` high (36, compact 32), and returns the number of the one that was pressed.
///
/// The open tab has a line of 2 points at its foot. Give the row a left margin of 8 less than the text below, because a
/// tab has a padding of 8.
pub fn tab_row(ui: &mut Ui, tabs: &[Tab<'_>], open: usize, height: f32) -> Option<usize> {
    let mut pressed = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.horizontal(|ui| {
            for (i, tab) in tabs.iter().enumerate() {
                if show_tab(ui, tab, i == open, height).clicked() {
                    pressed = Some(i);
                }
            }
        });
    });
    pressed
}

fn show_tab(ui: &mut Ui, tab: &Tab<'_>, open: bool, height: f32) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let word = |font: FontId| ui.painter().layout_no_wrap(tab.word.into(), font, tokens.text2);
    let (plain, wide) = (word(FontId::proportional(13.0)), word(strong(13.0)));
    let count = tab.count.map(|count| {
        ui.painter().layout_no_wrap(count.to_string(), FontId::proportional(12.0), tokens.text3)
    });
    // The wider of both weights, so that opening a tab moves no other.
    let word_width = wide.size().x.max(plain.size().x).ceil();
    let count_width = count.as_ref().map_or(0.0, |count| COUNT_GAP + count.size().x).ceil();
    let size = vec2(word_width + count_width + PADDING * 2.0, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), open, tab.word));
    let ink = if open || response.hovered() { tokens.text } else { tokens.text2 };
    let left = rect.left() + PADDING;
    let baseline = (rect.center().y + ascent(&plain) / 2.0 - 2.0).round();
    let put = |galley: Arc<Galley>, x: f32, ink| {
        let top = baseline - ascent(&galley);
        ui.painter().galley_with_override_text_color(pos2(x, top), galley, ink);
    };
    put(if open { wide } else { plain }, left, ink);
    if let Some(count) = count {
        put(count, left + word_width + COUNT_GAP, tokens.text3);
    }
    if open {
        let foot = Rect::from_min_max(
            pos2(left, rect.bottom() - LINE),
            pos2(left + word_width + count_width, rect.bottom()),
        );
        ui.painter().rect_filled(foot, 0.0, tokens.accent);
    }
    focus_ring(ui, &response, rect.shrink(3.0), 4.0);
    response
}

/// From the top of a galley of one row down to its baseline.
fn ascent(galley: &Galley) -> f32 {
    galley.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y)
}
