//! The terms of the active segment: translation, headword, whether it was used, grade and reason.

use egui::{Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::{Action, Command, EntryKey, TermHit};
use crate::model::{Pair, Segment, TermStatus};
use crate::text::Direction;
use crate::typeset::{Face, TextStyle};
use crate::ui::controls::{self, Button, EmptyState, empty_state};
use crate::ui::keymap;
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::Label;
use crate::ui::theme::{Tokens, icons};

const ROW: f32 = 50.0;
const FOOTER: f32 = 42.0;

/// Shows the terms in `rect`, with the button that adds one at the foot.
pub fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
    let Some((open, _)) = parts.open() else { return };
    let Some(segment) = open.active_segment() else { return };
    let hits = open.terms(segment);
    let body = rect.with_max_y(rect.bottom() - FOOTER);
    if hits.is_empty() {
        super::inside(ui, body, "no-terms", |ui| no_terms(ui, parts));
    } else {
        list(ui, body, parts, &hits, segment);
    }
    footer(ui, rect.with_min_y(body.bottom()), parts);
}

fn list(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>, hits: &[TermHit], segment: &Segment) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("terms"), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        egui::ScrollArea::vertical().id_salt("terms").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (number, hit) in hits.iter().enumerate() {
                if let Some(pair) = parts.workspace.open.as_ref().and_then(|open| open.pair(hit.entry)) {
                    row(ui, parts, number, (hit, pair), segment);
                }
            }
        });
    });
}

fn row(
    ui: &mut Ui,
    parts: &mut Parts<'_>,
    number: usize,
    (hit, pair): (&TermHit, Pair<'_>),
    segment: &Segment,
) {
    let tokens = Tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = format!("Term {}: {} = {}", number + 1, pair.source.text, pair.target.text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name.as_str()));
    if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line_faint));
    let inner = rect.shrink2(vec2(16.0, 0.0));
    words(ui, parts, inner, pair);
    evidence(ui, parts, inner, hit, pair, segment);
    if ui.rect_contains_pointer(rect) || response.has_focus() {
        pencil(ui, parts, rect, hit.entry);
    }
    controls::focus_ring(ui, &response, rect.shrink(2.0), 6.0);
    if response.clicked() && pair.status() != TermStatus::Forbidden {
        parts.commands.push(Command::CloseTyping);
        parts.requests.insert_term = Some(number);
    }
    let tip = term_tip(pair, number);
    crate::ui::text::tooltip(response, parts.typesetter, &tip, Direction::Ltr);
}

/// The button that edits an entry; it shows under the pointer, between the translation and the headword.
fn pencil(ui: &mut Ui, parts: &mut Parts<'_>, rect: Rect, entry: EntryKey) {
    let place = Rect::from_center_size(pos2(rect.center().x + 20.0, rect.top() + 18.0), vec2(28.0, 28.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("edit", entry.0, entry.1.0)));
    if icons::icon_button(&mut child, icons::PENCIL_SIMPLE, "Edit the term", 28.0).clicked() {
        parts.requests.edit_term = Some(entry);
    }
}

fn term_tip(pair: Pair<'_>, number: usize) -> String {
    let key = if number < 9 { format!(" · Ctrl+Shift+{}", number + 1) } else { String::new() };
    match (pair.status(), pair.note().is_empty()) {
        (TermStatus::Forbidden, true) => "Not to be used".to_owned(),
        (TermStatus::Forbidden, false) => format!("Not to be used: {}", pair.note()),
        (_, true) => format!("Insert{key}"),
        (_, false) => format!("{} · Insert{key}", pair.note()),
    }
}

/// Translation and headword, on one baseline.
fn words(ui: &Ui, parts: &mut Parts<'_>, rect: Rect, pair: Pair<'_>) {
    let Some((_, document)) = parts.open() else { return };
    let tokens = Tokens::of(ui.ctx());
    let baseline = rect.top() + 22.0;
    let forbidden = pair.status() == TermStatus::Forbidden;
    let color = if forbidden { tokens.err } else { tokens.text };
    let half = rect.width() * 0.55;
    let style = if document.target.is_arabic_script() { arabic() } else { interface_style().strong() };
    let target = Label::new(&pair.target.text, style, document.target.direction(), color).max_width(half);
    let place = paint_from(ui, parts, &target, rect.left(), baseline, false);
    if forbidden {
        let y = (baseline - 4.0).round() + 0.5;
        ui.painter().hline(place.x_range(), y, Stroke::new(1.0, tokens.err));
        let icon = Rect::from_center_size(pos2(place.right() + 12.0, baseline - 5.0), vec2(14.0, 14.0));
        icons::PROHIBIT.paint(ui.painter(), icon, icons::SMALL, tokens.err);
    }
    let style = if document.source.is_arabic_script() { arabic() } else { interface_style() };
    let source = Label::new(&pair.source.text, style, document.source.direction(), tokens.text);
    paint_from(ui, parts, &source.max_width(rect.width() - half - 28.0), rect.right(), baseline, true);
}

/// Paints a label from the left edge, or up to the right one, whatever its direction.
pub(super) fn paint_from(
    ui: &Ui,
    parts: &mut Parts<'_>,
    label: &Label<'_>,
    x: f32,
    baseline: f32,
    right: bool,
) -> Rect {
    let width = label.layout(parts.typesetter).width;
    let left = if right { x - width } else { x };
    let start = if label.direction().is_rtl() { left + width } else { left };
    label.paint_at(ui.painter(), parts.typesetter, pos2(start, baseline))
}

pub(super) fn arabic() -> TextStyle {
    TextStyle::new(Face::Naskh, 16.0, 22.0)
}

fn evidence(ui: &Ui, parts: &mut Parts<'_>, rect: Rect, hit: &TermHit, pair: Pair<'_>, segment: &Segment) {
    let tokens = Tokens::of(ui.ctx());
    let baseline = rect.top() + 40.0;
    let used = parts.open().is_some_and(|(open, _)| open.used(segment, hit.entry).best);
    let (icon, words, color) = match (used, pair.status()) {
        (true, TermStatus::Forbidden) => (icons::WARNING.fill(), "used", tokens.err),
        (true, _) => (icons::CHECK, "used", tokens.ok),
        (false, TermStatus::Forbidden) => (icons::PROHIBIT, "forbidden", tokens.text3),
        (false, _) => (icons::CIRCLE_DASHED, "not yet", tokens.text3),
    };
    let place = Rect::from_center_size(pos2(rect.left() + 7.0, baseline - 4.0), vec2(14.0, 14.0));
    icon.paint(ui.painter(), place, icons::SMALL, color);
    let mut paint = |words: &str, x: f32, color| {
        let label = Label::new(words, small_style(), Direction::Ltr, color);
        label.paint_at(ui.painter(), parts.typesetter, pos2(x, baseline))
    };
    let end = paint(words, rect.left() + 20.0, color).right();
    paint(hit.grade.word(), (end + 16.0).max(rect.left() + 80.0).round(), tokens.text3);
    if !hit.reason.is_empty() {
        let style = TextStyle::new(Face::Naskh, 15.0, 22.0);
        let reason =
            Label::new(&hit.reason, style, Direction::Rtl, tokens.text3).max_width(rect.width() * 0.5);
        reason.paint_at(ui.painter(), parts.typesetter, pos2(rect.right(), baseline));
    }
}

fn no_terms(ui: &mut Ui, parts: &mut Parts<'_>) {
    let key = keymap::words(Action::AddTerm);
    let state = EmptyState { sentence: "No known term here.", action: "Add one…", key: &key };
    if empty_state(ui, parts.typesetter, &state).is_some_and(|response| response.clicked()) {
        parts.actions.push(Action::AddTerm);
    }
}

fn footer(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
    let inner = Rect::from_min_max(pos2(rect.left() + 8.0, rect.top() + 6.0), rect.max);
    ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("add-term"), |ui| {
        ui.horizontal(|ui| {
            if ui.add(Button::quiet("Add term").icon(icons::PLUS)).clicked() {
                parts.actions.push(Action::AddTerm);
            }
            ui.label(egui::RichText::new(keymap::words(Action::AddTerm)).small().color(tokens.text3));
        });
    });
}
