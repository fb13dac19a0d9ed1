//! The start page: drop an article, open one, go on with a recent project, or look at the sample.

use egui::{Align, Align2, FontId, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::{Action, Command, RecentProject, clock};
use crate::text::{Direction, Language};
use crate::typeset::{Face, TextStyle};
use crate::ui::controls::{self, Button, Progress};
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::Label;
use crate::ui::theme::{Tokens, icons, strong};

const WIDTH: f32 = 720.0;
const ROW: f32 = 54.0;

/// Shows the page in `rect`.
pub fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, tokens.paper);
    let width = WIDTH.min(rect.width() - 48.0);
    let top = rect.top() + (rect.height() * 0.08).clamp(24.0, 72.0);
    let page = Rect::from_min_max(pos2((rect.center().x - width / 2.0).round(), top.round()), rect.max);
    let page = page.with_max_x(page.left() + width);
    ui.scope_builder(UiBuilder::new().max_rect(page), |ui| {
        ui.set_clip_rect(rect);
        name(ui, parts);
        ui.add_space(28.0);
        drop_area(ui, parts);
        ui.add_space(28.0);
        recent(ui, parts);
        begin_with(ui, parts);
    });
}

fn name(ui: &mut Ui, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 56.0), Sense::hover());
    let style = TextStyle::new(Face::Naskh, 36.0, 56.0).strong();
    let label = Label::new("مقابلة", style, Direction::Ltr, tokens.text);
    let baseline = rect.top() + style.baseline();
    let arabic = label.paint_at(ui.painter(), parts.typesetter, pos2(rect.left(), baseline));
    let latin = TextStyle::new(Face::Sans, 20.0, 28.0);
    Label::new("Muqabala", latin, Direction::Ltr, tokens.text2).paint_at(
        ui.painter(),
        parts.typesetter,
        pos2((arabic.right() + 16.0).round(), baseline),
    );
}

fn drop_area(ui: &mut Ui, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 176.0), Sense::hover());
    let over = ui.input(|input| !input.raw.hovered_files.is_empty());
    ui.painter().rect_filled(rect, 12.0, if over { tokens.accent_soft } else { tokens.chrome });
    dashed(ui, rect, if over { tokens.accent } else { tokens.control });
    let icon = Rect::from_center_size(pos2(rect.center().x, rect.top() + 36.0), vec2(28.0, 28.0));
    icons::FILE_ARROW_DOWN.paint(ui.painter(), icon, 28.0, tokens.accent);
    let text = |y: f32, words: &str, font: FontId, color| {
        ui.painter().text(pos2(rect.center().x, rect.top() + y), Align2::CENTER_CENTER, words, font, color);
    };
    text(70.0, "Drop an article here", strong(15.0), tokens.text);
    text(
        98.0,
        "Plain text and Markdown, in any encoding, or a project (.mqb)",
        FontId::proportional(13.0),
        tokens.text2,
    );
    // As wide as both buttons with the gap between them.
    let buttons = Rect::from_center_size(pos2(rect.center().x, rect.top() + 140.0), vec2(207.0, 30.0));
    let mut ui =
        ui.new_child(UiBuilder::new().max_rect(buttons).layout(Layout::left_to_right(Align::Center)));
    if ui.add(Button::primary("Open…").icon(icons::FOLDER_OPEN)).clicked() {
        parts.actions.push(Action::Open);
    }
    if ui.add(Button::new("Paste text").icon(icons::CLIPBOARD_TEXT)).clicked() {
        parts.actions.push(Action::PasteArticle);
    }
}

fn dashed(ui: &Ui, rect: Rect, color: egui::Color32) {
    let inner = rect.shrink(0.5);
    let radius = 12.0;
    let stroke = Stroke::new(1.0, color);
    let corners = rounded(inner, radius);
    ui.painter().extend(egui::Shape::dashed_line(&corners, stroke, 4.0, 3.0));
}

/// The outline of a rectangle with round corners, as a closed line.
fn rounded(rect: Rect, radius: f32) -> Vec<egui::Pos2> {
    let centres = [
        (rect.right() - radius, rect.top() + radius, -90.0),
        (rect.right() - radius, rect.bottom() - radius, 0.0),
        (rect.left() + radius, rect.bottom() - radius, 90.0),
        (rect.left() + radius, rect.top() + radius, 180.0_f32),
    ];
    let mut points = Vec::new();
    for (x, y, from) in centres {
        for step in 0..=6 {
            let angle = (from + 15.0 * step as f32).to_radians();
            points.push(pos2(x + radius * angle.cos(), y + radius * angle.sin()));
        }
    }
    points.extend(points.first().copied());
    points
}

fn recent(ui: &mut Ui, parts: &mut Parts<'_>) {
    let projects: Vec<_> =
        parts.workspace.recents.projects().iter().filter(|it| it.exists()).take(6).cloned().collect();
    if projects.is_empty() {
        return;
    }
    heading(ui, "Recent");
    for (number, project) in projects.iter().enumerate() {
        recent_row(ui, parts, project, number == 0);
    }
    ui.add_space(24.0);
}

fn recent_row(ui: &mut Ui, parts: &mut Parts<'_>, project: &RecentProject, first: bool) {
    let tokens = Tokens::of(ui.ctx());
    ui.spacing_mut().item_spacing.y = 0.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, project.name.as_str())
    });
    let outer = rect.expand2(vec2(8.0, 0.0));
    if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(outer, 8.0, fill);
    }
    if !first {
        ui.painter().hline(outer.x_range(), rect.top(), Stroke::new(1.0, tokens.line_faint));
    }
    let icon = Rect::from_min_size(pos2(rect.left(), rect.top()), vec2(18.0, ROW));
    icons::FILE_TEXT.paint(ui.painter(), icon, icons::SIZE, tokens.text2);
    recent_texts(ui, parts, project, rect);
    controls::focus_ring(ui, &response, outer, 8.0);
    if response.clicked() {
        parts.commands.push(Command::Open(project.path.clone()));
    }
}

fn recent_texts(ui: &mut Ui, parts: &mut Parts<'_>, project: &RecentProject, rect: Rect) {
    let tokens = Tokens::of(ui.ctx());
    let column = |from: f32, to: f32| {
        Rect::from_x_y_ranges(
            rect.left() + from * rect.width()..=rect.left() + to * rect.width(),
            rect.y_range(),
        )
    };
    let names = column(0.04, 0.38);
    let above = names.with_max_y(rect.center().y + 1.0).with_min_y(rect.top() + 7.0);
    let below = names.with_min_y(rect.center().y + 1.0).with_max_y(rect.bottom() - 7.0);
    Label::new(&project.name, interface_style().strong(), Direction::Ltr, tokens.text).show_in(
        ui,
        parts.typesetter,
        above,
    );
    let folder = project.path.parent().map(|it| it.display().to_string()).unwrap_or_default();
    let folder = if folder.ends_with("projects") { "Data folder".to_owned() } else { folder };
    Label::new(&folder, small_style(), Direction::Ltr, tokens.text3).show_in(ui, parts.typesetter, below);
    let pair =
        format!("{} to {}", Language::new(&project.source).name(), Language::new(&project.target).name());
    Label::new(&pair, interface_style(), Direction::Ltr, tokens.text2).show_in(
        ui,
        parts.typesetter,
        column(0.405, 0.6),
    );
    let count = format!("{} of {}", project.confirmed, project.total);
    let bar = column(0.6, 0.76);
    let place = Rect::from_min_size(pos2(bar.left(), rect.center().y - 2.0), vec2(96.0, 4.0));
    let done = project.confirmed as f32 / project.total.max(1) as f32;
    let mut child = ui.new_child(UiBuilder::new().max_rect(place));
    controls::progress_bar(&mut child, Progress { done, ..Progress::default() }, false, &count);
    Label::new(&count, small_style(), Direction::Ltr, tokens.text2).show_in(
        ui,
        parts.typesetter,
        column(0.765, 0.86),
    );
    let when = clock::ago(project.opened_at, clock::now_ms());
    ui.painter().text(
        pos2(rect.right(), rect.center().y),
        Align2::RIGHT_CENTER,
        when,
        FontId::proportional(12.0),
        tokens.text3,
    );
}

fn begin_with(ui: &mut Ui, parts: &mut Parts<'_>) {
    heading(ui, "Or begin with");
    ui.horizontal(|ui| {
        ui.add_space(-8.0);
        if ui
            .add(Button::quiet("The sample article, with its glossary").icon(icons::BOOK_OPEN_TEXT))
            .clicked()
        {
            parts.actions.push(Action::Sample);
        }
    });
}

fn heading(ui: &mut Ui, words: &str) {
    let tokens = Tokens::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, words, strong(12.0), tokens.text2);
    ui.add_space(4.0);
}
