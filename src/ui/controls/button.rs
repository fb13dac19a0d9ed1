//! Buttons with a word: normal, primary, quiet and danger.

use egui::accesskit::Role;
use egui::{Color32, FontId, Rect, Response, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::shared::{focus_ring, quiet_fill, tooltip};
use crate::ui::theme::{Icon, Tokens, icons, strong};

const HEIGHT: f32 = 30.0;
const RADIUS: f32 = 6.0;
const ICON_GAP: f32 = 6.0;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// With an edge.
    #[default]
    Normal,
    /// The one that a view is for; at most one in a view.
    Primary,
    /// Without an edge.
    Quiet,
    /// Without an edge and in the accent colour: the one thing to do in an empty place.
    Link,
    /// For what cannot be undone; only in a dialog.
    Danger,
}

/// A button of 30 points height.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Button<'a> {
    text: &'a str,
    kind: Kind,
    icon: Option<Icon>,
    name: &'a str,
    enabled: bool,
    tip: &'a str,
}

impl<'a> Button<'a> {
    /// A normal button; `text` is its word and its accessible name.
    pub fn new(text: &'a str) -> Self {
        Self { text, kind: Kind::Normal, icon: None, name: text, enabled: true, tip: "" }
    }

    /// The primary button of a view.
    pub fn primary(text: &'a str) -> Self {
        Self { kind: Kind::Primary, ..Self::new(text) }
    }

    /// A button without an edge.
    pub fn quiet(text: &'a str) -> Self {
        Self { kind: Kind::Quiet, ..Self::new(text) }
    }

    /// The action of an empty place.
    pub fn link(text: &'a str) -> Self {
        Self { kind: Kind::Link, ..Self::new(text) }
    }

    /// A button for what cannot be undone.
    pub fn danger(text: &'a str) -> Self {
        Self { kind: Kind::Danger, ..Self::new(text) }
    }

    /// With an icon before the word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With an accessible name that says more than its word ("Fix: double space").
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Whether it can be pressed; where not, the tooltip must say why.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// With a tooltip.
    pub fn tip(mut self, tip: &'a str) -> Self {
        self.tip = tip;
        self
    }

    fn padding(self) -> f32 {
        if matches!(self.kind, Kind::Quiet | Kind::Link) { 8.0 } else { 12.0 }
    }

    fn font(self) -> FontId {
        if self.kind == Kind::Primary { strong(13.0) } else { FontId::proportional(13.0) }
    }

    fn ink(self, tokens: &Tokens) -> Color32 {
        match self.kind {
            Kind::Normal => tokens.text,
            Kind::Primary => tokens.on_accent,
            Kind::Quiet => tokens.text2,
            Kind::Link => tokens.accent,
            Kind::Danger => tokens.err,
        }
    }

    fn paint_frame(self, ui: &Ui, rect: Rect, response: &Response, tokens: &Tokens) {
        let fill = match self.kind {
            Kind::Quiet | Kind::Link => quiet_fill(tokens, response).unwrap_or(Color32::TRANSPARENT),
            Kind::Primary if response.hovered() => tokens.accent_hover,
            Kind::Primary => tokens.accent,
            Kind::Normal | Kind::Danger => quiet_fill(tokens, response).unwrap_or(tokens.raised),
        };
        ui.painter().rect_filled(rect, RADIUS, fill);
        if matches!(self.kind, Kind::Normal | Kind::Danger) {
            ui.painter().rect_stroke(rect, RADIUS, Stroke::new(1.0, tokens.control), StrokeKind::Inside);
        }
        focus_ring(ui, response, rect, RADIUS);
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let enabled = self.enabled;
        ui.add_enabled_ui(enabled, |ui| {
            let tokens = Tokens::of(ui.ctx());
            let ink = self.ink(tokens);
            let galley = ui.painter().layout_no_wrap(self.text.to_owned(), self.font(), ink);
            let lead = self.icon.map_or(0.0, |_| icons::SIZE + ICON_GAP);
            let width = self.padding() * 2.0 + lead + galley.size().x;
            let (rect, response) = ui.allocate_exact_size(vec2(width.ceil(), HEIGHT), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name));
            if ui.is_rect_visible(rect) {
                self.paint_frame(ui, rect, &response, tokens);
                let left = rect.left() + self.padding();
                if let Some(icon) = self.icon {
                    let place = Rect::from_min_size(pos2(left, rect.top()), vec2(icons::SIZE, HEIGHT));
                    icon.paint(ui.painter(), place, icons::SIZE, ink);
                }
                let top = rect.center().y - galley.size().y / 2.0;
                ui.painter().galley(pos2(left + lead, top), galley, ink);
            }
            if self.tip.is_empty() { response } else { tooltip(response, self.tip) }
        })
        .inner
    }
}
