//! The tokens as egui's own settings: colours of its widgets, measures, text sizes, motion.

use egui::epaint::Shadow;
use egui::style::{ScrollAnimation, ScrollStyle, Selection, Spacing, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Rangef, Stroke, Style, TextStyle, Visuals, vec2,
};

use super::Tokens;

const CONTROL_RADIUS: CornerRadius = CornerRadius::same(6);
const SURFACE_RADIUS: CornerRadius = CornerRadius::same(8);
const ANIMATION_SECONDS: f32 = 0.12;

/// Everything that egui needs to know of a theme.
pub(super) fn style(tokens: &Tokens) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        drag_value_text_style: TextStyle::Body,
        spacing: spacing(),
        visuals: visuals(tokens),
        ..Style::default()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.5;
    style.interaction.show_tooltips_only_when_still = true;
    set_motion(&mut style, true);
    style
}

/// Lets things move for at most 120 ms, or not at all.
pub(super) fn set_motion(style: &mut Style, on: bool) {
    style.animation_time = if on { ANIMATION_SECONDS } else { 0.0 };
    style.scroll_animation = if on {
        ScrollAnimation::new(f32::INFINITY, Rangef::new(ANIMATION_SECONDS, ANIMATION_SECONDS))
    } else {
        ScrollAnimation::none()
    };
    style.visuals.text_cursor.blink = on;
}

fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    let sans = |size| FontId::new(size, FontFamily::Proportional);
    [
        (TextStyle::Body, sans(13.0)),
        (TextStyle::Button, sans(13.0)),
        (TextStyle::Monospace, sans(13.0)),
        (TextStyle::Small, sans(12.0)),
        (TextStyle::Heading, sans(20.0)),
    ]
    .into()
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(8.0, 8.0),
        button_padding: vec2(12.0, 5.0),
        interact_size: vec2(28.0, 30.0),
        window_margin: Margin::same(16),
        menu_margin: Margin::same(4),
        indent: 16.0,
        icon_width: 16.0,
        icon_width_inner: 10.0,
        icon_spacing: 6.0,
        combo_width: 120.0,
        tooltip_width: 320.0,
        menu_width: 240.0,
        scroll: ScrollStyle { bar_width: 8.0, floating_width: 4.0, ..ScrollStyle::floating() },
        ..Spacing::default()
    }
}

fn visuals(t: &Tokens) -> Visuals {
    let base = if t.dark { Visuals::dark() } else { Visuals::light() };
    let shadow = shadow(t);
    let mut visuals = Visuals {
        override_text_color: None,
        weak_text_color: Some(t.text3),
        widgets: widgets(t),
        selection: Selection { bg_fill: t.selection, stroke: Stroke::new(1.0, t.accent) },
        hyperlink_color: t.accent,
        faint_bg_color: t.hover,
        extreme_bg_color: t.paper,
        text_edit_bg_color: Some(t.raised),
        code_bg_color: t.sunken,
        warn_fg_color: t.warn,
        error_fg_color: t.err,
        window_corner_radius: SURFACE_RADIUS,
        menu_corner_radius: SURFACE_RADIUS,
        window_shadow: shadow,
        popup_shadow: shadow,
        window_fill: t.raised,
        window_stroke: Stroke::new(1.0, t.line),
        panel_fill: t.chrome,
        collapsing_header_frame: false,
        indent_has_left_vline: false,
        striped: false,
        slider_trailing_fill: true,
        interact_cursor: None,
        disabled_alpha: 0.5,
        ..base
    };
    visuals.text_cursor.stroke = Stroke::new(2.0, t.accent);
    visuals
}

fn shadow(t: &Tokens) -> Shadow {
    let alpha = match (t.high_contrast, t.dark) {
        (true, _) => return Shadow::NONE,
        (false, true) => 102,
        (false, false) => 26,
    };
    Shadow { offset: [0, 2], blur: 8, spread: 0, color: Color32::from_black_alpha(alpha) }
}

/// egui counts the keyboard's focus as `active`, hence its accent edge.
fn widgets(t: &Tokens) -> Widgets {
    let widget = |fill, weak_fill, edge| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: weak_fill,
        bg_stroke: edge,
        corner_radius: CONTROL_RADIUS,
        fg_stroke: Stroke::new(1.0, t.text),
        expansion: 0.0,
    };
    let edge = Stroke::new(1.0, t.control);
    Widgets {
        noninteractive: widget(t.chrome, t.chrome, Stroke::new(1.0, t.line)),
        inactive: widget(t.raised, t.raised, edge),
        hovered: widget(t.hover, t.hover, edge),
        active: widget(t.sunken, t.sunken, Stroke::new(2.0, t.accent)),
        open: widget(t.sunken, t.sunken, edge),
    }
}
