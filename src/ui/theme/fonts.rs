//! The fonts that egui itself draws with: Noto Sans and the icons.
//!
//! There is no Arabic font among them on purpose. egui shapes no Arabic, and a letter that it drew by mistake would look
//! nearly right; without the font it shows an empty box, which a person sees at once.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

/// The family of interface text with weight 600.
pub const UI_600: &str = "ui-600";
/// The family of icons with normal lines.
pub const ICONS: &str = "icons";
/// The family of icons with wide lines.
pub const ICONS_BOLD: &str = "icons-bold";
/// The family of filled icons.
pub const ICONS_FILL: &str = "icons-fill";

const FILES: [(&str, &[u8]); 5] = [
    ("ui-400", include_bytes!("../../../fonts/NotoSans-Regular.ttf")),
    (UI_600, include_bytes!("../../../fonts/NotoSans-SemiBold.ttf")),
    (ICONS, include_bytes!("../../../fonts/Phosphor-Regular.ttf")),
    (ICONS_BOLD, include_bytes!("../../../fonts/Phosphor-Bold.ttf")),
    (ICONS_FILL, include_bytes!("../../../fonts/Phosphor-Fill.ttf")),
];

/// Makes the fonts known to `ctx`; they are in use from its next pass on.
pub fn install_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FILES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        fonts.families.insert(FontFamily::Name(name.into()), vec![name.to_owned()]);
    }
    let with_icons = |first: &str| vec![first.to_owned(), ICONS.to_owned()];
    fonts.families.insert(FontFamily::Proportional, with_icons("ui-400"));
    fonts.families.insert(FontFamily::Monospace, with_icons("ui-400"));
    fonts.families.insert(FontFamily::Name(UI_600.into()), with_icons(UI_600));
    ctx.set_fonts(fonts);
}

/// Interface text with weight 600.
pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(UI_600.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_font_of_egui_holds_an_arabic_letter() {
        let ctx = Context::default();
        install_fonts(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).drop_without_applying_deltas();
        for font in [FontId::proportional(13.0), FontId::monospace(13.0), strong(13.0)] {
            assert!(ctx.fonts_mut(|f| f.has_glyph(&font, 'é')));
            assert!(!ctx.fonts_mut(|f| f.has_glyph(&font, 'ع')));
        }
    }
}
