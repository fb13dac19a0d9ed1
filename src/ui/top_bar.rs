//! The bar at the top: menus, the command field, the theme and the panel.

use egui::accesskit::Role;
use egui::{
    Align, FontId, Layout, Rect, RichText, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::{Action, Menu, Theme};
use crate::ui::app::View;
use crate::ui::controls::{Choice, segmented};
use crate::ui::parts::Parts;
use crate::ui::theme::{Tokens, icons};
use crate::ui::{controls, dispatch, keymap};

const FIELD: f32 = 288.0;
/// Below this width the switch between the views has icons.
const SWITCH_NARROW: f32 = 1180.0;
/// Below this width the command field is an icon.
const NARROW: f32 = 900.0;

/// Shows the bar in `rect`; gives the view that the switch in its middle was set to.
pub fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>, view: View) -> Option<View> {
    let tokens = Tokens::of(ui.ctx());
    let y = rect.bottom() - 0.5;
    ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, tokens.line));
    let menus = Rect::from_min_max(pos2(rect.left() + 8.0, rect.top()), rect.max);
    ui.scope_builder(UiBuilder::new().max_rect(menus).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for menu in Menu::ALL {
            menu_button(ui, menu, parts);
        }
    });
    let tools = Rect::from_min_max(rect.min, pos2(rect.right() - 12.0, rect.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(tools).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if parts.open().is_some() {
            panel_button(ui, parts);
        }
        theme_button(ui, parts);
        ui.add_space(4.0);
        command_field(ui, rect.width(), parts);
    });
    if parts.open().is_some() { switch(ui, rect, view) } else { None }
}

/// The switch in the exact middle; on a narrow window its words are icons.
fn switch(ui: &mut Ui, rect: Rect, view: View) -> Option<View> {
    let narrow = rect.width() < SWITCH_NARROW;
    let key = keymap::words(Action::GlossaryView);
    let tip = format!("The project's terms · {key}");
    let choice = |word, icon, tip| Choice { word, icon: narrow.then_some(icon), tip };
    let align_tip =
        format!("A translation that exists, beside the article · {}", keymap::words(Action::AlignView));
    let choices = [
        choice("Translate", icons::FILE_TEXT, ""),
        choice("Align", icons::LINK_SIMPLE, align_tip.as_str()),
        choice("Glossary", icons::BOOK_OPEN_TEXT, tip.as_str()),
    ];
    let size = if narrow { vec2(112.0, 32.0) } else { vec2(252.0, 32.0) };
    let place = Rect::from_center_size(rect.center(), size);
    let builder = UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center));
    let views = [View::Translate, View::Align, View::Glossary];
    let chosen = views.iter().position(|it| *it == view).unwrap_or_default();
    let pressed = ui.scope_builder(builder.id_salt("view"), |ui| segmented(ui, &choices, chosen)).inner?;
    views.get(pressed).copied()
}

fn menu_button(ui: &mut Ui, menu: Menu, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    let visuals = &mut ui.visuals_mut().widgets;
    for state in [&mut visuals.inactive, &mut visuals.hovered, &mut visuals.open] {
        state.bg_stroke = Stroke::NONE;
    }
    visuals.inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
    ui.spacing_mut().button_padding = vec2(8.0, 5.0);
    ui.menu_button(RichText::new(menu.label()).color(tokens.text2), |ui| {
        ui.set_min_width(240.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        for action in Action::ALL.iter().copied().filter(|action| action.menu() == menu) {
            menu_item(ui, action, parts);
        }
    });
}

fn menu_item(ui: &mut Ui, action: Action, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    ui.spacing_mut().button_padding = vec2(12.0, 4.0);
    let key = RichText::new(keymap::words(action)).color(tokens.text3).size(12.0);
    let enabled = parts.open().is_some() || works_without_project(action);
    let button = egui::Button::new(action.label()).shortcut_text(key).min_size(vec2(240.0, 28.0));
    let response = ui.add_enabled(enabled, button);
    if let Some(on) = dispatch::is_on(action, &parts.workspace.settings) {
        let name = action.label();
        response.widget_info(|| WidgetInfo::selected(Role::MenuItemCheckBox, enabled, on, name));
        if on {
            let place = Rect::from_center_size(
                pos2(response.rect.right() - 20.0, response.rect.center().y),
                vec2(16.0, 16.0),
            );
            icons::CHECK.paint(ui.painter(), place, icons::SIZE, tokens.ok);
        }
    }
    if response.clicked() {
        parts.actions.push(action);
        ui.close();
    }
}

/// Whether an action makes sense on the start page.
pub fn works_without_project(action: Action) -> bool {
    matches!(
        action,
        Action::Open
            | Action::OpenPath
            | Action::PasteArticle
            | Action::AlignPair
            | Action::AlignFolder
            | Action::Quit
            | Action::NextTheme
            | Action::ChooseEngines
            | Action::Palette
            | Action::Keys
            | Action::Sample
    )
}

fn theme_button(ui: &mut Ui, parts: &mut Parts<'_>) {
    let name = match parts.workspace.settings.theme {
        Theme::System => "Theme: as the system",
        Theme::Light => "Theme: light",
        Theme::Dark => "Theme: dark",
        Theme::HighContrast => "Theme: high contrast",
        Theme::HighContrastLight => "Theme: high contrast, light",
    };
    if icons::icon_button(ui, icons::CIRCLE_HALF, name, 32.0).clicked() {
        parts.actions.push(Action::NextTheme);
    }
}

/// An outline of the window with the panel's side marked; drawn, because Phosphor has no such icon in the set.
fn panel_button(ui: &mut Ui, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    let open = parts.workspace.settings.panel_open;
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::click());
    let name = if open { "Close the panel" } else { "Open the panel" };
    response.widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::Button, true, open, name));
    let fill = controls::quiet_fill(tokens, &response).or_else(|| open.then_some(tokens.sunken));
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    let outline = Rect::from_center_size(rect.center(), vec2(14.0, 12.0));
    let stroke = Stroke::new(1.0, tokens.text2);
    ui.painter().rect_stroke(outline, 2.0, stroke, StrokeKind::Inside);
    ui.painter().vline(outline.right() - 4.5, outline.y_range(), stroke);
    controls::focus_ring(ui, &response, rect, 6.0);
    if response.clicked() {
        parts.actions.push(Action::Panel);
    }
    controls::tooltip(response, name);
}

fn command_field(ui: &mut Ui, room: f32, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    if room < NARROW {
        if icons::icon_button(ui, icons::MAGNIFYING_GLASS, "Search or run a command", 32.0).clicked() {
            parts.actions.push(Action::Palette);
        }
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(FIELD, 32.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, "Run a command"));
    let edge = if response.hovered() { tokens.control } else { tokens.line };
    ui.painter().rect_filled(rect, 6.0, tokens.raised);
    ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.0, edge), StrokeKind::Inside);
    let icon = Rect::from_min_size(pos2(rect.left() + 8.0, rect.top()), vec2(16.0, 32.0));
    icons::MAGNIFYING_GLASS.paint(ui.painter(), icon, icons::SIZE, tokens.text3);
    let word = |text: &str, size, color| {
        ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size), color)
    };
    let hint = word("Run a command", 13.0, tokens.text3);
    let key = word(&keymap::words(Action::Palette), 12.0, tokens.text3);
    let middle = |galley: &egui::Galley| (rect.center().y - galley.size().y / 2.0).round();
    ui.painter().galley(pos2(rect.left() + 30.0, middle(&hint)), hint, tokens.text3);
    ui.painter().galley(pos2((rect.right() - 10.0 - key.size().x).round(), middle(&key)), key, tokens.text3);
    controls::focus_ring(ui, &response, rect, 6.0);
    if response.clicked() {
        parts.actions.push(Action::Palette);
    }
}
