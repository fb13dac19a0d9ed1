//! The icons of the window: code points of the Phosphor fonts, and how to draw one.

use egui::{Align2, Color32, FontFamily, FontId, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo};

use super::Tokens;
use super::fonts::{ICONS, ICONS_BOLD, ICONS_FILL};

/// The stroke of an icon; each is a font of its own with the same code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Lines of normal width.
    #[default]
    Regular,
    /// Wider lines.
    Bold,
    /// Filled shapes.
    Fill,
}

/// One icon: its code point in Phosphor 2.1 and the weight in which it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Icon {
    glyph: char,
    weight: Weight,
}

impl Icon {
    /// The same icon with wider lines.
    pub const fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    /// The same icon, filled.
    pub const fn fill(self) -> Self {
        Self { weight: Weight::Fill, ..self }
    }

    /// The character that the icon fonts draw as this icon.
    pub const fn glyph(self) -> char {
        self.glyph
    }

    /// The font for this icon at `size` points.
    pub fn font(self, size: f32) -> FontId {
        let family = match self.weight {
            Weight::Regular => ICONS,
            Weight::Bold => ICONS_BOLD,
            Weight::Fill => ICONS_FILL,
        };
        FontId::new(size, FontFamily::Name(family.into()))
    }

    /// Draws the icon, `size` points large, in the middle of `rect`.
    pub fn paint(self, painter: &egui::Painter, rect: Rect, size: f32, color: Color32) {
        paint_at(painter, self, rect.center(), size, color);
    }
}

/// The side of an icon beside interface text.
pub const SIZE: f32 = 16.0;
/// The side of an icon beside small text.
pub const SMALL: f32 = 14.0;

/// A square button that shows only an icon; `name` is its tooltip and its accessible name.
///
/// It is as high as the room that `ui` gives a control, 28 in strips and 32 elsewhere: `side` points.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, side: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    let (enabled, tokens) = (ui.is_enabled(), Tokens::of(ui.ctx()));
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, enabled, name));
    if ui.is_rect_visible(rect) {
        if let Some(fill) = crate::ui::controls::quiet_fill(tokens, &response) {
            ui.painter().rect_filled(rect, 6.0, fill);
        }
        icon.paint(ui.painter(), rect, SIZE, tokens.text2);
        crate::ui::controls::focus_ring(ui, &response, rect, 6.0);
    }
    crate::ui::controls::tooltip(response, name)
}

const fn icon(glyph: char) -> Icon {
    Icon { glyph, weight: Weight::Regular }
}

fn paint_at(painter: &egui::Painter, icon: Icon, center: Pos2, size: f32, color: Color32) {
    let galley = painter.layout_no_wrap(icon.glyph.to_string(), icon.font(size), color);
    let pos = Align2::CENTER_CENTER.anchor_size(center, galley.size()).min;
    let ppp = painter.pixels_per_point();
    let pos = Pos2::new((pos.x * ppp).round() / ppp, (pos.y * ppp).round() / ppp);
    painter.galley(pos, galley, color);
}

/// Phosphor `magnifying-glass`.
pub const MAGNIFYING_GLASS: Icon = icon('\u{e30c}');
/// Phosphor `gear-six`.
pub const GEAR_SIX: Icon = icon('\u{e272}');
/// Phosphor `arrows-left-right`.
pub const ARROWS_LEFT_RIGHT: Icon = icon('\u{e0a0}');
/// Phosphor `file-text`.
pub const FILE_TEXT: Icon = icon('\u{e23a}');
/// Phosphor `file-arrow-down`.
pub const FILE_ARROW_DOWN: Icon = icon('\u{e232}');
/// Phosphor `folder-open`.
pub const FOLDER_OPEN: Icon = icon('\u{e256}');
/// Phosphor `clipboard-text`.
pub const CLIPBOARD_TEXT: Icon = icon('\u{e198}');
/// Phosphor `book-open-text`.
pub const BOOK_OPEN_TEXT: Icon = icon('\u{e8f2}');
/// Phosphor `caret-down`.
pub const CARET_DOWN: Icon = icon('\u{e136}');
/// Phosphor `caret-up`.
pub const CARET_UP: Icon = icon('\u{e13c}');
/// Phosphor `caret-right`.
pub const CARET_RIGHT: Icon = icon('\u{e13a}');
/// Phosphor `caret-left`.
pub const CARET_LEFT: Icon = icon('\u{e138}');
/// Phosphor `dots-three`.
pub const DOTS_THREE: Icon = icon('\u{e1fe}');
/// Phosphor `plus`.
pub const PLUS: Icon = icon('\u{e3d4}');
/// Phosphor `x`.
pub const X: Icon = icon('\u{e4f6}');
/// Phosphor `check`.
pub const CHECK: Icon = icon('\u{e182}');
/// Phosphor `checks`.
pub const CHECKS: Icon = icon('\u{e53a}');
/// Phosphor `circle`.
pub const CIRCLE: Icon = icon('\u{e18a}');
/// Phosphor `circle-dashed`.
pub const CIRCLE_DASHED: Icon = icon('\u{e602}');
/// Phosphor `circle-half`.
pub const CIRCLE_HALF: Icon = icon('\u{e18c}');
/// Phosphor `x-circle`.
pub const X_CIRCLE: Icon = icon('\u{e4f8}');
/// Phosphor `lock-simple`.
pub const LOCK_SIMPLE: Icon = icon('\u{e308}');
/// Phosphor `warning`.
pub const WARNING: Icon = icon('\u{e4e0}');
/// Phosphor `info`.
pub const INFO: Icon = icon('\u{e2ce}');
/// Phosphor `prohibit`.
pub const PROHIBIT: Icon = icon('\u{e3de}');
/// Phosphor `note`.
pub const NOTE: Icon = icon('\u{e348}');
/// Phosphor `push-pin`.
pub const PUSH_PIN: Icon = icon('\u{e3e2}');
/// Phosphor `link-simple`.
pub const LINK_SIMPLE: Icon = icon('\u{e2e6}');
/// Phosphor `link-break`.
pub const LINK_BREAK: Icon = icon('\u{e2e4}');
/// Phosphor `arrows-merge`.
pub const ARROWS_MERGE: Icon = icon('\u{ed3e}');
/// Phosphor `arrows-split`.
pub const ARROWS_SPLIT: Icon = icon('\u{ed3c}');
/// Phosphor `arrow-line-up`.
pub const ARROW_LINE_UP: Icon = icon('\u{e066}');
/// Phosphor `arrow-line-down`.
pub const ARROW_LINE_DOWN: Icon = icon('\u{e05c}');
/// Phosphor `shuffle`.
pub const SHUFFLE: Icon = icon('\u{e422}');
/// Phosphor `intersect`.
pub const INTERSECT: Icon = icon('\u{e2d2}');
/// Phosphor `download-simple`.
pub const DOWNLOAD_SIMPLE: Icon = icon('\u{e20c}');
/// Phosphor `export`.
pub const EXPORT: Icon = icon('\u{eaf0}');
/// Phosphor `trash`.
pub const TRASH: Icon = icon('\u{e4a6}');
/// Phosphor `pencil-simple`.
pub const PENCIL_SIMPLE: Icon = icon('\u{e3b4}');
/// Phosphor `clock-counter-clockwise`.
pub const CLOCK_COUNTER_CLOCKWISE: Icon = icon('\u{e1a0}');
/// Phosphor `shield-check`.
pub const SHIELD_CHECK: Icon = icon('\u{e40c}');
/// Phosphor `cloud`.
pub const CLOUD: Icon = icon('\u{e1aa}');
/// Phosphor `funnel-simple`.
pub const FUNNEL_SIMPLE: Icon = icon('\u{e268}');
/// Phosphor `keyboard`.
pub const KEYBOARD: Icon = icon('\u{e2d8}');
/// Phosphor `list`.
pub const LIST: Icon = icon('\u{e2f0}');
/// Phosphor `paragraph`.
pub const PARAGRAPH: Icon = icon('\u{e960}');

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_keeps_the_glyph() {
        assert_eq!(CHECK.bold().glyph(), CHECK.glyph());
        assert_ne!(CHECK.bold(), CHECK);
        assert_ne!(WARNING.fill().font(16.0), WARNING.font(16.0));
    }

    #[test]
    fn the_fonts_hold_every_icon() {
        let ctx = egui::Context::default();
        crate::ui::theme::install_fonts(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).drop_without_applying_deltas();
        let all = [
            MAGNIFYING_GLASS,
            CARET_LEFT,
            CHECKS,
            CIRCLE_DASHED,
            ARROWS_SPLIT,
            EXPORT,
            PARAGRAPH,
            BOOK_OPEN_TEXT,
        ];
        for icon in all.into_iter().flat_map(|icon| [icon, icon.bold(), icon.fill()]) {
            assert!(ctx.fonts_mut(|f| f.has_glyph(&icon.font(16.0), icon.glyph())), "{icon:?}");
        }
    }
}
