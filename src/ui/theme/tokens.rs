//! The colours of the window: every hue has one meaning, and every theme names the same ones.

use egui::{Color32, Context};

use super::Theme;

/// The colours of one theme.
///
/// Text on each surface has a contrast of at least 4.5 and a shape that carries meaning at least 3 (WCAG 2), which a
/// test measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Light text on dark paper.
    pub dark: bool,
    /// Every line solid, no shadow, underlines 2 points.
    pub high_contrast: bool,
    /// Grid, start page and the editor of the active row.
    pub paper: Color32,
    /// Top bar, panel, status line.
    pub chrome: Color32,
    /// Track of a switch or bar, chip, what is pressed.
    pub sunken: Color32,
    /// Inputs, buttons, menus, dialogs, the selected match.
    pub raised: Color32,
    /// The active row or bead.
    pub active: Color32,
    /// A row, item or quiet button under the pointer.
    pub hover: Color32,
    /// Between segments of one paragraph, and table rows.
    pub line_faint: Color32,
    /// Between paragraphs and panels, around menus.
    pub line: Color32,
    /// The edge of inputs and buttons.
    pub control: Color32,
    /// Texts and values.
    pub text: Color32,
    /// Menus, tabs, icons, badges.
    pub text2: Color32,
    /// Numbers, keys, labels, placeholders.
    pub text3: Color32,
    /// Here, and what can be pressed: caret, focus, active tab, links.
    pub accent: Color32,
    /// The primary button under the pointer.
    pub accent_hover: Color32,
    /// Text on `accent`.
    pub on_accent: Color32,
    /// A selected table row or list item.
    pub accent_soft: Color32,
    /// Behind selected text.
    pub selection: Color32,
    /// Search hits.
    pub search: Color32,
    /// The current search hit.
    pub search_cur: Color32,
    /// Confirmed, reviewed, used.
    pub ok: Color32,
    /// Behind inserted words.
    pub ok_soft: Color32,
    /// Draft, warning, doubtful bead.
    pub warn: Color32,
    /// Behind what is doubtful.
    pub warn_soft: Color32,
    /// Error, rejected, forbidden, deleted words.
    pub err: Color32,
    /// Behind what is wrong.
    pub err_soft: Color32,
    /// Underline of a term in the active row.
    pub term: Color32,
    /// Behind a term under the pointer.
    pub term_soft: Color32,
    /// Underline of a term elsewhere.
    pub term_quiet: Color32,
    /// A tooltip.
    pub tip: Color32,
    /// Text on `tip`.
    pub on_tip: Color32,
}

impl Tokens {
    /// The tokens of the theme that was applied to `ctx` last; of the system's choice where none was.
    pub fn of(ctx: &Context) -> &'static Self {
        match super::applied(ctx) {
            Theme::Dark => &DARK,
            Theme::HighContrast => &HIGH_CONTRAST,
            Theme::HighContrastLight => &HIGH_CONTRAST_LIGHT,
            Theme::System if ctx.theme() == egui::Theme::Dark => &DARK,
            Theme::System | Theme::Light => &LIGHT,
        }
    }
}

/// Dark text on light paper.
pub const LIGHT: Tokens = Tokens {
    dark: false,
    high_contrast: false,
    paper: rgb(0xfdfdfc),
    chrome: rgb(0xf5f5f3),
    sunken: rgb(0xe9e9e6),
    raised: rgb(0xffffff),
    active: rgb(0xf1f4fd),
    hover: rgb(0xeeeeeb),
    line_faint: rgb(0xecece9),
    line: rgb(0xdcdcd8),
    control: rgb(0x888882),
    text: rgb(0x1c1c1a),
    text2: rgb(0x4f4f4a),
    text3: rgb(0x656560),
    accent: rgb(0x3a4ec2),
    accent_hover: rgb(0x2e3fa3),
    on_accent: rgb(0xffffff),
    accent_soft: rgb(0xe3e8fb),
    selection: rgb(0xc8d3fb),
    search: rgb(0xffe694),
    search_cur: rgb(0xffc233),
    ok: rgb(0x1a6e3e),
    ok_soft: rgb(0xdff2e6),
    warn: rgb(0x855300),
    warn_soft: rgb(0xfbf0d8),
    err: rgb(0xb0241c),
    err_soft: rgb(0xfbe6e4),
    term: rgb(0x0b736d),
    term_soft: rgb(0xdff1ef),
    term_quiet: rgb(0xa9cfcb),
    tip: rgb(0x2a2a28),
    on_tip: rgb(0xf5f5f3),
};

/// Light text on dark paper.
pub const DARK: Tokens = Tokens {
    dark: true,
    high_contrast: false,
    paper: rgb(0x17181a),
    chrome: rgb(0x1d1e21),
    sunken: rgb(0x121315),
    raised: rgb(0x26282c),
    active: rgb(0x1e2437),
    hover: rgb(0x292b2f),
    line_faint: rgb(0x232528),
    line: rgb(0x313338),
    control: rgb(0x7d7f86),
    text: rgb(0xe6e5e1),
    text2: rgb(0xbcbbb6),
    text3: rgb(0x9c9b96),
    accent: rgb(0x93a5ff),
    accent_hover: rgb(0xabb9ff),
    on_accent: rgb(0x11152b),
    accent_soft: rgb(0x283053),
    selection: rgb(0x354589),
    search: rgb(0x5e4b10),
    search_cur: rgb(0x755907),
    ok: rgb(0x70c792),
    ok_soft: rgb(0x1b3325),
    warn: rgb(0xe3b15b),
    warn_soft: rgb(0x382b12),
    err: rgb(0xf58e84),
    err_soft: rgb(0x41201d),
    term: rgb(0x5fc6bd),
    term_soft: rgb(0x16332f),
    term_quiet: rgb(0x33605c),
    tip: rgb(0xe6e5e1),
    on_tip: rgb(0x17181a),
};

/// White and yellow on black.
pub const HIGH_CONTRAST: Tokens = Tokens {
    dark: true,
    high_contrast: true,
    paper: rgb(0x000000),
    chrome: rgb(0x000000),
    sunken: rgb(0x000000),
    raised: rgb(0x000000),
    active: rgb(0x0a1a3f),
    hover: rgb(0x1f1f1f),
    line_faint: rgb(0x8c8c8c),
    line: rgb(0xffffff),
    control: rgb(0xffffff),
    text: rgb(0xffffff),
    text2: rgb(0xffffff),
    text3: rgb(0xe0e0e0),
    accent: rgb(0xffd60a),
    accent_hover: rgb(0xffe566),
    on_accent: rgb(0x000000),
    accent_soft: rgb(0x3a3200),
    selection: rgb(0x0b49b8),
    search: rgb(0x5a4600),
    search_cur: rgb(0x7a2e00),
    ok: rgb(0x6bff9c),
    ok_soft: rgb(0x00330f),
    warn: rgb(0xffc861),
    warn_soft: rgb(0x3a2600),
    err: rgb(0xffa198),
    err_soft: rgb(0x4a0d08),
    term: rgb(0x5fe9ff),
    term_soft: rgb(0x002f38),
    term_quiet: rgb(0x5fe9ff),
    tip: rgb(0xffffff),
    on_tip: rgb(0x000000),
};

/// The light theme with black text and lines.
pub const HIGH_CONTRAST_LIGHT: Tokens = Tokens {
    high_contrast: true,
    text: Color32::BLACK,
    text2: Color32::BLACK,
    text3: Color32::BLACK,
    line: Color32::BLACK,
    line_faint: Color32::BLACK,
    control: Color32::BLACK,
    ..LIGHT
};

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_is_legible_on_every_surface_of_every_theme() {
        for t in [LIGHT, DARK, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT] {
            let surfaces = [t.paper, t.chrome, t.raised, t.active, t.hover, t.accent_soft];
            for surface in surfaces {
                for ink in [t.text, t.text2, t.text3, t.accent, t.ok, t.warn, t.err, t.term] {
                    assert!(contrast(ink, surface) >= 4.5, "{ink:?} on {surface:?}");
                }
            }
            for (ink, surface) in [(t.on_accent, t.accent), (t.on_accent, t.accent_hover), (t.on_tip, t.tip)]
            {
                assert!(contrast(ink, surface) >= 4.5, "{ink:?} on {surface:?}");
            }
            for soft in [t.selection, t.search, t.search_cur, t.ok_soft, t.warn_soft, t.err_soft, t.sunken] {
                assert!(contrast(t.text, soft) >= 4.5, "text on {soft:?}");
            }
        }
    }

    #[test]
    fn edges_of_controls_are_visible_on_every_surface() {
        for t in [LIGHT, DARK, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT] {
            for surface in [t.paper, t.chrome, t.raised] {
                assert!(contrast(t.control, surface) >= 3.0, "{:?} on {surface:?}", t.control);
            }
        }
    }
}
