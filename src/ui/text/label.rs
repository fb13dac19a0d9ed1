//! Text that is only read: one line with an ellipsis, or rows.

use std::rc::Rc;

use egui::accesskit::Role;
use egui::{Align2, Color32, Painter, Pos2, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::typesetter::Typesetter;
use crate::text::Direction;
use crate::typeset::{Face, Layout, TextStyle};
use crate::ui::controls;

/// A text in one style and colour.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Label<'a> {
    text: &'a str,
    style: TextStyle,
    direction: Direction,
    color: Color32,
    max_width: f32,
    wrapped: bool,
}

impl<'a> Label<'a> {
    /// One line, as wide as it must be; the direction is that of the text's language.
    pub fn new(text: &'a str, style: TextStyle, direction: Direction, color: Color32) -> Self {
        Self { text, style, direction, color, max_width: f32::INFINITY, wrapped: false }
    }

    /// One line of at most `width` points, with an ellipsis at its end where it is longer.
    pub fn max_width(mut self, width: f32) -> Self {
        self.max_width = width;
        self
    }

    /// Rows of `width` points.
    pub fn wrapped(mut self, width: f32) -> Self {
        self.max_width = width;
        self.wrapped = true;
        self
    }

    /// The direction that was given.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The layout, from the typesetter's cache.
    pub fn layout(&self, typesetter: &mut Typesetter) -> Rc<Layout> {
        if self.wrapped {
            typesetter.layout(self.text, &self.style, self.direction, self.max_width)
        } else {
            typesetter.line(self.text, &self.style, self.direction, self.max_width)
        }
    }

    /// Takes room in `ui` and shows the text there; the whole of an elided text is in the tooltip.
    pub fn show(&self, ui: &mut Ui, typesetter: &mut Typesetter) -> Response {
        let layout = self.layout(typesetter);
        let size = vec2(layout.width.ceil(), layout.height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        self.finish(ui, typesetter, &layout, rect.min, response)
    }

    /// Shows the text in `rect`, at the side where its direction begins, in the middle of the height.
    pub fn show_in(&self, ui: &Ui, typesetter: &mut Typesetter, rect: Rect) -> Response {
        let limited = Self { max_width: self.max_width.min(rect.width()), ..*self };
        let layout = limited.layout(typesetter);
        let align = if self.direction.is_rtl() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        let place = align.align_size_within_rect(vec2(layout.width, layout.height), rect);
        let id = ui.scope_id().with(("label", self.text, rect.min.x.to_bits(), rect.min.y.to_bits()));
        let response = ui.interact(place, id, Sense::hover());
        limited.finish(ui, typesetter, &layout, place.min, response)
    }

    /// Paints the text with its first baseline at `baseline.y`; `baseline.x` is where its direction begins. Returns the
    /// rectangle that it takes. Gives no accessible name: what it belongs to has to carry one.
    pub fn paint_at(&self, painter: &Painter, typesetter: &mut Typesetter, baseline: Pos2) -> Rect {
        let layout = self.layout(typesetter);
        let left = if self.direction.is_rtl() { baseline.x - layout.width } else { baseline.x };
        let origin = pos2(left, baseline.y - self.style.baseline());
        typesetter.paint(painter, &layout, origin, self.color);
        Rect::from_min_size(origin, vec2(layout.width, layout.height))
    }

    fn finish(
        &self,
        ui: &Ui,
        typesetter: &mut Typesetter,
        layout: &Layout,
        origin: Pos2,
        response: Response,
    ) -> Response {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.text));
        if ui.is_rect_visible(response.rect) {
            typesetter.paint(ui.painter(), layout, origin, self.color);
        }
        if layout.elided { tooltip(response, typesetter, self.text, self.direction) } else { response }
    }
}

/// A tooltip that may hold Arabic, at most 320 wide.
pub fn tooltip(
    response: Response,
    typesetter: &mut Typesetter,
    text: &str,
    direction: Direction,
) -> Response {
    let style = match direction {
        Direction::Rtl => TextStyle::new(Face::SansArabic, 13.0, 18.0),
        Direction::Ltr => TextStyle::new(Face::Sans, 12.0, 16.0),
    };
    controls::tooltip_with(response, |ui, color| {
        let width = typesetter.width_of(text, &style, direction).ceil().min(320.0);
        Label::new(text, style, direction, color).wrapped(width).show(ui, typesetter);
    })
}
