//! A picture of the first page, from the pages that a PDF is painted from.

use std::sync::Arc;

use egui::{Color32, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Ink, PageLine, Pictured};
use crate::text::Direction;
use crate::typeset::Layout;
use crate::ui::parts::small_style;
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::Tokens;

/// Room around the page, and below it for a line of words.
const PADDING: f32 = 20.0;
const FOOT: f32 = 28.0;

/// The picture, ready to be painted.
#[derive(Default)]
pub(super) struct Preview {
    of: Option<Arc<Pictured>>,
    lines: Vec<Line>,
}

/// A line of the page.
struct Line {
    layout: Layout,
    x: f32,
    baseline: f32,
    color: Color32,
}

impl Preview {
    /// Shows the page as large as it fits into `rect`.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        typesetter: &mut Typesetter,
        rect: Rect,
        pictured: Option<&Arc<Pictured>>,
    ) {
        let tokens = Tokens::of(ui.ctx());
        ui.painter().rect_filled(rect, 8.0, tokens.sunken);
        self.follow(pictured);
        let Some(pictured) = &self.of else { return };
        let page = &pictured.page;
        let room = rect.shrink(PADDING).with_max_y(rect.bottom() - FOOT - 8.0);
        let zoom = (room.width() / page.width).min(room.height() / page.height);
        let size = (vec2(page.width, page.height) * zoom).floor();
        let sheet = Rect::from_min_size((room.center() - size / 2.0).round(), size);
        let response = ui.interact(sheet, ui.scope_id().with("page"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Image, true, "The first page"));
        let shadow =
            egui::Shadow { offset: [0, 2], blur: 10, spread: 0, color: Color32::from_black_alpha(40) };
        ui.painter().add(shadow.as_shape(sheet, 1.0));
        ui.painter().rect_filled(sheet, 1.0, Color32::WHITE);
        ui.painter().rect_stroke(sheet, 1.0, Stroke::new(1.0, tokens.line), StrokeKind::Outside);
        let painter = ui.painter().with_clip_rect(sheet.intersect(ui.clip_rect()));
        for bar in &page.bars {
            let place = sheet.min + vec2(bar.x, bar.y) * zoom;
            let size = vec2(bar.width * zoom, (bar.thickness * zoom).max(0.5));
            painter.rect_filled(Rect::from_min_size(place, size), 0.0, color(bar.ink));
        }
        for line in &self.lines {
            let origin = sheet.min + vec2(line.x, line.baseline) * zoom;
            typesetter.paint_zoomed(&painter, &line.layout, origin, line.color, zoom);
        }
        let words = if pictured.exact { "First page" } else { "First page, about as it will look" };
        let width = typesetter.width_of(words, &small_style(), Direction::Ltr);
        let place = pos2(rect.center().x - width / 2.0, rect.bottom() - 14.0);
        Label::new(words, small_style(), Direction::Ltr, tokens.text3).paint_at(
            ui.painter(),
            typesetter,
            place,
        );
    }

    /// Takes a new picture over.
    fn follow(&mut self, pictured: Option<&Arc<Pictured>>) {
        let Some(pictured) = pictured else { return };
        if self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, pictured)) {
            return;
        }
        self.lines = pictured.page.lines.iter().map(line).collect();
        self.of = Some(Arc::clone(pictured));
    }
}

/// The line as a layout of one row, whose baseline is its origin.
fn line(line: &PageLine) -> Line {
    let mut row = line.row.clone();
    (row.top, row.baseline) = (0.0, 0.0);
    let layout = Layout {
        width: row.width,
        height: row.height,
        direction: if row.rtl { Direction::Rtl } else { Direction::Ltr },
        rows: vec![row],
        font_size: line.size,
        missing: Vec::new(),
        elided: false,
    };
    Line { layout, x: line.x, baseline: line.baseline, color: color(line.ink) }
}

fn color(ink: Ink) -> Color32 {
    let [red, green, blue] = ink.rgb();
    Color32::from_rgb(red, green, blue)
}
