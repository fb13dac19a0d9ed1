//! The beads in sight.

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::row::{self, BeadRow};
use super::{Caret, gutter};
use crate::app::Aligning;
use crate::model::Alignment;
use crate::ui::grid::Columns;
use crate::ui::heights::Heights;
use crate::ui::parts::Parts;

/// About how high a bead is before it was measured.
const ESTIMATE: f64 = 96.0;
/// Kept above and below a bead that is brought into sight.
const MARGIN: f32 = 48.0;

/// The heights of the beads, as far as they were measured.
#[derive(Default)]
pub(super) struct Rows {
    heights: Heights,
    /// The width that they were measured in.
    width: f32,
}

impl Rows {
    /// Shows the beads in `rect`, and gives the caret where a text was pressed. `bring` brings the bead that is looked at into sight.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        parts: &mut Parts<'_>,
        (alignment, aligning): (&Alignment, &Aligning),
        caret: Option<Caret>,
        bring: bool,
    ) -> Option<Caret> {
        let count = alignment.beads.len();
        if (self.width - rect.width()).abs() > 0.5 {
            (self.heights, self.width) = (Heights::new(count, ESTIMATE), rect.width());
        } else if self.heights.len() != count {
            self.heights.resize(count, ESTIMATE);
        }
        let columns = Columns::new(rect, parts.workspace.settings.source_first);
        let mut pressed = None;
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("beads"), |ui| {
            ui.set_clip_rect(rect.intersect(ui.clip_rect()));
            let area = ScrollArea::vertical().id_salt("beads").auto_shrink(false);
            area.show_viewport(ui, |ui, view| {
                ui.set_min_size(vec2(rect.width(), self.heights.total() as f32));
                let origin = ui.min_rect().top();
                pressed = self.in_view(ui, parts, &columns, (alignment, aligning), caret, (origin, view));
                if bring {
                    self.measure_around(parts, alignment, &columns, aligning.active);
                    let top = origin + self.heights.top(aligning.active) as f32;
                    let height = self.heights.get(aligning.active) as f32;
                    let place = Rect::from_min_size(pos2(rect.left(), top), vec2(1.0, height))
                        .expand2(vec2(0.0, MARGIN));
                    ui.scroll_to_rect(place, None);
                }
            });
        });
        pressed
    }

    fn in_view(
        &mut self,
        ui: &mut Ui,
        parts: &mut Parts<'_>,
        columns: &Columns,
        (alignment, aligning): (&Alignment, &Aligning),
        caret: Option<Caret>,
        (origin, view): (f32, Rect),
    ) -> Option<Caret> {
        let mut pressed = None;
        let mut index = self.heights.find(f64::from(view.top()));
        let mut top = origin + self.heights.top(index) as f32;
        while index < alignment.beads.len() && top < origin + view.bottom() {
            let Some(row) = BeadRow::new(parts, alignment, columns, index, top) else { break };
            if self.heights.set(index, f64::from(row.rect.height())) != 0.0 {
                ui.ctx().request_repaint();
            }
            pressed = row::show(ui, parts, &row, (alignment, aligning), caret).or(pressed);
            gutter::show(ui, parts, &row, aligning.active == index);
            top = row.rect.bottom();
            index += 1;
        }
        pressed
    }

    /// The bead that is brought into sight and its neighbours are measured first, so that it comes to rest where it stays.
    fn measure_around(
        &mut self,
        parts: &mut Parts<'_>,
        alignment: &Alignment,
        columns: &Columns,
        active: usize,
    ) {
        for index in active.saturating_sub(8)..(active + 8).min(alignment.beads.len()) {
            if let Some(row) = BeadRow::new(parts, alignment, columns, index, 0.0) {
                self.heights.set(index, f64::from(row.rect.height()));
            }
        }
    }
}
