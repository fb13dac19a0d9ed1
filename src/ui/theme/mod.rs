//! How the window looks: colours, measures, fonts and icons, each named once.

mod fonts;
pub mod icons;
mod tokens;
mod visuals;

use egui::{Context, Id, ThemePreference};

pub use crate::app::Theme;
pub use fonts::{ICONS, ICONS_BOLD, ICONS_FILL, UI_600, install_fonts, strong};
pub use icons::Icon;
pub use tokens::{DARK, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT, LIGHT, Tokens};

/// Gives `ctx` the colours, measures and text sizes of `theme`; to be called whenever the choice changes. Motion stays
/// reduced where it was.
pub fn apply(ctx: &Context, theme: Theme) {
    let reduced = reduced_motion(ctx);
    ctx.data_mut(|data| data.insert_temp(key(), theme));
    let (light, dark) = match theme {
        Theme::HighContrast => (&LIGHT, &HIGH_CONTRAST),
        Theme::HighContrastLight => (&HIGH_CONTRAST_LIGHT, &DARK),
        Theme::System | Theme::Light | Theme::Dark => (&LIGHT, &DARK),
    };
    ctx.set_style_of(egui::Theme::Light, visuals::style(light));
    ctx.set_style_of(egui::Theme::Dark, visuals::style(dark));
    ctx.set_theme(match theme {
        Theme::System => ThemePreference::System,
        Theme::Light | Theme::HighContrastLight => ThemePreference::Light,
        Theme::Dark | Theme::HighContrast => ThemePreference::Dark,
    });
    set_reduced_motion(ctx, reduced);
}

/// Stops everything that moves by itself, the blinking caret included, or lets it move again.
pub fn set_reduced_motion(ctx: &Context, reduced: bool) {
    ctx.all_styles_mut(|style| visuals::set_motion(style, !reduced));
}

/// Whether nothing may move by itself.
pub fn reduced_motion(ctx: &Context) -> bool {
    ctx.global_style().animation_time == 0.0
}

/// The theme that was applied to `ctx` last.
pub fn applied(ctx: &Context) -> Theme {
    ctx.data(|data| data.get_temp(key())).unwrap_or_default()
}

fn key() -> Id {
    Id::unique("muqabala-theme")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tokens_are_those_of_the_theme_applied_last() {
        let ctx = Context::default();
        for (theme, tokens) in [
            (Theme::Dark, &DARK),
            (Theme::HighContrast, &HIGH_CONTRAST),
            (Theme::Light, &LIGHT),
            (Theme::HighContrastLight, &HIGH_CONTRAST_LIGHT),
        ] {
            apply(&ctx, theme);
            assert_eq!(Tokens::of(&ctx), tokens, "{theme:?}");
            assert_eq!(ctx.global_style().visuals.panel_fill, tokens.chrome, "{theme:?}");
        }
    }

    #[test]
    fn reduced_motion_stops_every_animation() {
        let ctx = Context::default();
        apply(&ctx, Theme::Light);
        assert!(!reduced_motion(&ctx));
        set_reduced_motion(&ctx, true);
        assert!(reduced_motion(&ctx));
        apply(&ctx, Theme::Dark);
        assert!(reduced_motion(&ctx), "another theme does not bring motion back");
    }
}
