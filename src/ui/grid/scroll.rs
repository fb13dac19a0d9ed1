//! Which rows are in sight. The place is a row and how far it is scrolled, so that rows that turn out higher than they were
//! estimated move nothing.

use egui::{Key, Modifiers, Rect, Sense, Ui, pos2, vec2};

use super::rows::Rows;
use crate::ui::parts::Parts;
use crate::ui::theme::Tokens;

/// The space kept above and below a row that is brought into sight.
const MARGIN: f32 = 12.0;
/// A row this far away is not measured on the way to it.
const FAR: usize = 60;

/// The place in the article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scroll {
    /// The first row in sight.
    row: usize,
    /// Its top, relative to that of the view: 0 or less, but at the very beginning.
    offset: f32,
}

impl Scroll {
    /// Follows the wheel, and the keys that turn pages.
    pub fn wheel(&mut self, ui: &Ui, rect: Rect, rows: &mut Rows, parts: &mut Parts<'_>) {
        let mut delta = 0.0;
        if ui.rect_contains_pointer(rect) {
            delta += ui.input(|input| input.smooth_scroll_delta().y);
        }
        let page = rect.height() - 60.0;
        ui.input_mut(|input| {
            for (key, amount) in [(Key::PageUp, page), (Key::PageDown, -page)] {
                if input.consume_key(Modifiers::NONE, key) {
                    delta += amount;
                }
            }
        });
        if delta != 0.0 {
            parts.log.mark("scroll");
            self.by(delta, rect.height(), rows, parts);
        }
    }

    /// The place for an article that is opened at a row: its beginning where the row is in sight from there, else the row in the
    /// upper third, with what stands above it.
    pub fn begin_at(&mut self, row: usize, view: f32, rows: &mut Rows, parts: &mut Parts<'_>) {
        let mut bottom = MARGIN;
        let fits = (0..=row).all(|above| {
            bottom += rows.measure(parts, above);
            bottom <= view
        });
        (self.row, self.offset) = if fits { (0, 0.0) } else { (row, (view * 0.3).round()) };
    }

    /// Brings a row into sight, by as little as it takes.
    pub fn bring(&mut self, row: usize, view: f32, rows: &mut Rows, parts: &mut Parts<'_>) {
        let height = rows.measure(parts, row);
        if height > view && row == self.row {
            // It fills the view already; the caret is followed within it.
        } else if row < self.row || (row == self.row && self.offset < 0.0) || height > view {
            (self.row, self.offset) = (row, if row == 0 { 0.0 } else { MARGIN });
        } else {
            let top = if row - self.row > FAR { f32::INFINITY } else { self.top_of(row, rows, parts) };
            if top + height + MARGIN <= view {
                return;
            }
            (self.row, self.offset) = (row, view - height - MARGIN);
        }
        self.settle(view, rows, parts);
    }

    /// Moves the rows so that the caret is seen, as when a translation grows beyond the view.
    pub fn follow(&mut self, ui: &Ui, caret: Rect, view: Rect, rows: &mut Rows, parts: &mut Parts<'_>) {
        let above = (view.top() + MARGIN - caret.top()).max(0.0);
        let below = (caret.bottom() + MARGIN - view.bottom()).max(0.0);
        if above > 0.0 || below > 0.0 {
            self.by(above - below, view.height(), rows, parts);
            ui.ctx().request_repaint();
        }
    }

    /// The rows in sight with their tops on screen.
    pub fn rows_in_sight(&mut self, rect: Rect, rows: &mut Rows, parts: &mut Parts<'_>) -> Vec<(usize, f32)> {
        self.settle(rect.height(), rows, parts);
        let mut seen = Vec::new();
        let (mut row, mut top) = (self.row, self.offset);
        while row < rows.count() && top < rect.height() {
            seen.push((row, rect.top() + top));
            top += rows.measure(parts, row);
            row += 1;
        }
        seen
    }

    /// Shows the bar at the edge; it can be dragged.
    pub fn bar(&mut self, ui: &mut Ui, rect: Rect, rows: &mut Rows, parts: &mut Parts<'_>) {
        let total = rows.total() as f32;
        if total <= rect.height() {
            return;
        }
        let thumb = (rect.height() * rect.height() / total).max(32.0);
        let track = rect.height() - thumb;
        let now = (rows.top(self.row) as f32 - self.offset) / (total - rect.height());
        let area = Rect::from_min_max(pos2(rect.right() - 12.0, rect.top()), rect.max);
        let response = ui.interact(area, ui.scope_id().with("bar"), Sense::click_and_drag());
        if let Some(pointer) = response.interact_pointer_pos() {
            let part = ((pointer.y - rect.top() - thumb / 2.0) / track).clamp(0.0, 1.0);
            let y = f64::from(part) * f64::from(total - rect.height());
            self.row = rows.find(y);
            self.offset = (rows.top(self.row) - y) as f32;
            self.settle(rect.height(), rows, parts);
            parts.log.mark("scroll");
        }
        let over = response.hovered() || response.dragged();
        let width = if over { 8.0 } else { 4.0 };
        let top = rect.top() + now.clamp(0.0, 1.0) * track;
        let place = Rect::from_min_size(pos2(rect.right() - width - 2.0, top), vec2(width, thumb));
        let tokens = Tokens::of(ui.ctx());
        ui.painter().rect_filled(place, width / 2.0, if over { tokens.text3 } else { tokens.line });
    }

    /// Moves the rows down by `delta` points, at most to an end of the article.
    fn by(&mut self, delta: f32, view: f32, rows: &mut Rows, parts: &mut Parts<'_>) {
        self.offset += delta;
        self.settle(view, rows, parts);
    }

    fn settle(&mut self, view: f32, rows: &mut Rows, parts: &mut Parts<'_>) {
        self.row = self.row.min(rows.count().saturating_sub(1));
        while self.offset > 0.0 && self.row > 0 {
            self.row -= 1;
            self.offset -= rows.measure(parts, self.row);
        }
        if self.row == 0 && self.offset > 0.0 {
            self.offset = 0.0;
        }
        while self.row + 1 < rows.count() {
            let height = rows.measure(parts, self.row);
            if self.offset + height > 0.0 {
                break;
            }
            self.offset += height;
            self.row += 1;
        }
        self.stop_at_the_end(view, rows, parts);
    }

    fn stop_at_the_end(&mut self, view: f32, rows: &mut Rows, parts: &mut Parts<'_>) {
        let mut bottom = self.offset;
        for row in self.row..rows.count() {
            bottom += rows.measure(parts, row);
            if bottom >= view {
                return;
            }
        }
        let mut gap = view - bottom;
        while gap > 0.0 && (self.row > 0 || self.offset < 0.0) {
            if self.offset < 0.0 {
                let step = gap.min(-self.offset);
                self.offset += step;
                gap -= step;
            } else {
                self.row -= 1;
                self.offset = -rows.measure(parts, self.row);
            }
        }
    }

    fn top_of(&self, row: usize, rows: &mut Rows, parts: &mut Parts<'_>) -> f32 {
        (self.row..row).map(|row| rows.measure(parts, row)).sum::<f32>() + self.offset
    }
}
