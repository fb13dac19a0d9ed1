//! The matches of the active segment: figure, origin and date, the difference from the segment, the translation as it would be inserted.

use std::ops::Range;

use egui::{Color32, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::clock::iso_date;
use crate::app::{Command, Fragment, Match, Matches, Only};
use crate::model::{Document, Segment, TranslationUnit, UnitOrigin};
use crate::text::Direction;
use crate::ui::controls::{self, EmptyState, empty_state, key_box};
use crate::ui::parts::{Parts, panel_style, small_style};
use crate::ui::text::{Backdrop, Label, Line};
use crate::ui::theme::{Tokens, icons, strong};

/// Lines of the difference and of the translation that are shown.
const LINES: (usize, usize) = (3, 4);
const PADDING: (f32, f32) = (16.0, 10.0);
/// The line with the figure.
const HEAD: f32 = 18.0;

/// Shows the matches in `rect`.
pub fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
    let Some((open, document)) = parts.open() else { return };
    let Some(segment) = open.active_segment() else { return };
    match open.matches.of_segment(segment) {
        Some((found, fresh)) if !found.matches.is_empty() || !found.fragments.is_empty() => {
            list(ui, rect, parts, (found, fresh), (segment, document));
        }
        Some((_, true)) => super::inside(ui, rect, "no-matches", |ui| nothing(ui, parts, false)),
        _ => super::inside(ui, rect, "no-matches", |ui| {
            nothing(ui, parts, open.matches.is_looking_up(segment.id));
        }),
    }
}

fn nothing(ui: &mut Ui, parts: &mut Parts<'_>, looking: bool) {
    let sentence = if looking { "Looking…" } else { "No match of 70 % or more." };
    empty_state(ui, parts.typesetter, &EmptyState { sentence, action: "", key: "" });
}

fn list(
    ui: &mut Ui,
    rect: Rect,
    parts: &mut Parts<'_>,
    (found, fresh): (&Matches, bool),
    (segment, document): (&Segment, &Document),
) {
    let chosen = parts.open().map_or(0, |(open, _)| open.matches.chosen(segment.id));
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("matches"), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        egui::ScrollArea::vertical().id_salt(("matches", segment.id.0)).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if !fresh {
                // What was found before stays until the new answer is there.
                ui.set_opacity(0.5);
            }
            for (number, found) in found.matches.iter().enumerate() {
                row(ui, parts, (number, found), number == chosen, document);
            }
            for fragment in &found.fragments {
                fragment_row(ui, parts, fragment, document);
            }
        });
    });
}

fn row(
    ui: &mut Ui,
    parts: &mut Parts<'_>,
    (number, found): (usize, &Match),
    chosen: bool,
    document: &Document,
) {
    let tokens = Tokens::of(ui.ctx());
    let width = ui.available_width() - 2.0 * PADDING.0;
    let (source, target) = (panel_style(&document.source), panel_style(&document.target));
    let (from, to) = (document.source.direction(), document.target.direction());
    let difference = parts.typesetter.layout(&found.difference.text, &source, from, width);
    let proposal = parts.typesetter.layout(&found.proposal.text, &target, to, width);
    let height = |rows: usize, most: usize, line: f32| rows.min(most) as f32 * line;
    let upper = height(difference.rows.len(), LINES.0, source.line_height);
    let lower = height(proposal.rows.len(), LINES.1, target.line_height);
    let total = PADDING.1 + HEAD + 6.0 + upper + 4.0 + lower + PADDING.1;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), total.ceil()), Sense::click());
    let name = format!("Match {}: {} %, {}", number + 1, found.rated.score, found.proposal.text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name.as_str()));
    if chosen && response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let fill = controls::quiet_fill(tokens, &response).or_else(|| chosen.then_some(tokens.raised));
        ui.painter().rect_filled(rect, 0.0, fill.unwrap_or(Color32::TRANSPARENT));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line_faint));
        let inner = rect.shrink2(vec2(PADDING.0, PADDING.1));
        head(ui, parts, inner.with_max_y(inner.top() + HEAD), (number, found));
        let first = Rect::from_min_size(pos2(inner.left(), inner.top() + HEAD + 6.0), vec2(width, upper));
        paint_difference(ui, parts, found, first, document);
        let second = Rect::from_min_size(pos2(inner.left(), first.bottom() + 4.0), vec2(width, lower));
        paint_proposal(ui, parts, found, second, document);
    }
    buttons(ui, parts, (number, found), rect);
    controls::focus_ring(ui, &response, rect.shrink(2.0), 6.0);
    if response.clicked() {
        parts.commands.push(Command::CloseTyping);
        parts.commands.push(Command::InsertMatch(number));
    }
    controls::tooltip(response, &tip(number, found));
}

/// What pressing does, and what to look at then.
fn tip(number: usize, found: &Match) -> String {
    let mut lines = vec![format!("Insert · Ctrl+{}", number + 1)];
    let by_hand = found.proposal.places.iter().filter(|(_, put)| !put).count() + found.proposal.unclear.len();
    let put = found.proposal.places.iter().filter(|(_, put)| *put).count();
    if put > 0 {
        lines.push(format!("{put} numbers or names are those of this segment"));
    }
    if by_hand > 0 {
        lines.push(format!("{by_hand} numbers differ: change them by hand"));
    }
    if !found.unit.note.is_empty() {
        lines.push(found.unit.note.clone());
    }
    lines.join("\n")
}

/// Key, figure, where it comes from, who and when.
fn head(ui: &mut Ui, parts: &mut Parts<'_>, rect: Rect, (number, found): (usize, &Match)) {
    let tokens = Tokens::of(ui.ctx());
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("match-key", number)));
    let key = key_box(&mut child, &(number + 1).to_string()).rect;
    let figure = if found.rated.score > 100 { "CM".to_owned() } else { format!("{}%", found.rated.score) };
    let galley = ui.painter().layout_no_wrap(figure, strong(13.0), tokens.text);
    let place = pos2(key.right() + 10.0, rect.center().y - galley.size().y / 2.0);
    let end = place.x + galley.size().x;
    ui.painter().galley(place, galley, tokens.text);
    let date = when(&found.unit);
    let baseline = rect.center().y + 4.0;
    let label = Label::new(&date, small_style(), Direction::Ltr, tokens.text3);
    let left = rect.right() - label.layout(parts.typesetter).width;
    label.paint_at(ui.painter(), parts.typesetter, pos2(left, baseline));
    let origin = origin(found);
    Label::new(&origin, small_style(), Direction::Ltr, tokens.text3)
        .max_width((left - end - 22.0).max(0.0))
        .paint_at(ui.painter(), parts.typesetter, pos2(end + 10.0, baseline));
}

/// The memory, who translated it, and whether a machine did.
fn origin(found: &Match) -> String {
    let memory = if found.memory_name.is_empty() { "This project" } else { &found.memory_name };
    let unit = &found.unit;
    let who = [&unit.changed.who, &unit.created.who].into_iter().find(|who| !who.is_empty());
    let made = match unit.origin {
        UnitOrigin::Translated => None,
        UnitOrigin::Aligned => Some("aligned"),
        UnitOrigin::Machine => Some("machine"),
    };
    let parts = [Some(memory), who.map(String::as_str), made];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn when(unit: &TranslationUnit) -> String {
    let at = unit.touched_at();
    if at > 0 { iso_date(at) } else { String::new() }
}

/// The unit's source: what is only in the memory struck through, what is only in the segment on a fill.
fn paint_difference(ui: &Ui, parts: &mut Parts<'_>, found: &Match, rect: Rect, document: &Document) {
    let tokens = Tokens::of(ui.ctx());
    let style = panel_style(&document.source);
    let direction = document.source.direction();
    let layout = parts.typesetter.layout(&found.difference.text, &style, direction, rect.width());
    let painter = ui.painter().with_clip_rect(rect.expand2(vec2(2.0, 0.0)).intersect(ui.clip_rect()));
    let mut colors: Vec<(Range<usize>, Color32)> = Vec::new();
    let origin = start(rect, layout.width, direction);
    for (range, only) in &found.difference.spans {
        let color = if *only == Only::Unit { tokens.err } else { tokens.ok };
        colors.push((range.clone(), color));
        if *only == Only::Segment {
            let backdrop = Backdrop { range: range.clone(), fill: tokens.ok_soft, edge: None };
            backdrop.paint(&painter, &layout, origin);
        }
    }
    parts.typesetter.paint_colored(&painter, &layout, origin, tokens.text, &colors);
    for (range, _) in found.difference.spans.iter().filter(|(_, only)| *only == Only::Unit) {
        Line::strike(tokens.err).paint(&painter, &layout, origin, range.clone());
    }
}

/// The translation with what was put in on a fill, and what is to be changed by hand on another.
fn paint_proposal(ui: &Ui, parts: &mut Parts<'_>, found: &Match, rect: Rect, document: &Document) {
    let tokens = Tokens::of(ui.ctx());
    let (style, direction) = (panel_style(&document.target), document.target.direction());
    let layout = parts.typesetter.layout(&found.proposal.text, &style, direction, rect.width());
    let painter = ui.painter().with_clip_rect(rect.expand2(vec2(2.0, 0.0)).intersect(ui.clip_rect()));
    let origin = start(rect, layout.width, direction);
    for (range, put) in &found.proposal.places {
        let fill = if *put { tokens.ok_soft } else { tokens.warn_soft };
        Backdrop { range: range.clone(), fill, edge: None }.paint(&painter, &layout, origin);
    }
    parts.typesetter.paint(&painter, &layout, origin, tokens.text);
    for (range, _) in found.proposal.places.iter().filter(|(_, put)| !put) {
        Line::issue(tokens.warn).paint(&painter, &layout, origin, range.clone());
    }
}

/// The upper left corner of a text that begins at the side of its direction.
fn start(rect: Rect, width: f32, direction: Direction) -> egui::Pos2 {
    if direction.is_rtl() { pos2(rect.right() - width, rect.top()) } else { rect.min }
}

/// Edit and delete, under the pointer.
fn buttons(ui: &mut Ui, parts: &mut Parts<'_>, (number, found): (usize, &Match), rect: Rect) {
    if !ui.rect_contains_pointer(rect) {
        return;
    }
    let own = parts.open().is_some_and(|(open, _)| open.matches.segment_of(found).is_some());
    let edit = if own { "Go to the segment" } else { "Edit the unit…" };
    let place = Rect::from_min_size(pos2(rect.right() - 66.0, rect.top() + 4.0), vec2(60.0, 28.0));
    ui.painter().rect_filled(place, 6.0, Tokens::of(ui.ctx()).hover);
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("match-buttons", number)));
    child.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if icons::icon_button(ui, icons::PENCIL_SIMPLE, edit, 28.0).clicked() {
            parts.commands.push(Command::EditMatch { number: Some(number), remove: false });
        }
        if icons::icon_button(ui, icons::TRASH, "Take it out of the memory", 28.0).clicked() {
            parts.commands.push(Command::EditMatch { number: Some(number), remove: true });
        }
    });
}

/// A part of the segment with the unit that has it.
fn fragment_row(ui: &mut Ui, parts: &mut Parts<'_>, fragment: &Fragment, document: &Document) {
    let tokens = Tokens::of(ui.ctx());
    let width = ui.available_width() - 2.0 * PADDING.0;
    let (source, target) = (panel_style(&document.source), panel_style(&document.target));
    let text = fragment.unit.plain_target();
    let upper =
        Label::new(&fragment.source, source, document.source.direction(), tokens.text).max_width(width);
    let lower = parts.typesetter.layout(&text, &target, document.target.direction(), width);
    let rows = lower.rows.len().min(LINES.1) as f32 * target.line_height;
    let total = PADDING.1 + 16.0 + source.line_height + rows + PADDING.1;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), total.ceil()), Sense::click());
    let name = format!("Fragment: {} = {text}", fragment.source);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name.as_str()));
    if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line_faint));
    let inner = rect.shrink2(vec2(PADDING.0, PADDING.1));
    let words = if fragment.whole { "Part, translated as a whole" } else { "Part, in another segment" };
    Label::new(words, small_style(), Direction::Ltr, tokens.text3).paint_at(
        ui.painter(),
        parts.typesetter,
        pos2(inner.left(), inner.top() + 12.0),
    );
    let line = Rect::from_min_size(pos2(inner.left(), inner.top() + 16.0), vec2(width, source.line_height));
    upper.show_in(ui, parts.typesetter, line);
    let place = Rect::from_min_size(pos2(inner.left(), line.bottom()), vec2(width, rows));
    let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
    let origin = start(place, lower.width, document.target.direction());
    parts.typesetter.paint(&painter, &lower, origin, tokens.text);
    if response.clicked() {
        parts.commands.push(Command::CloseTyping);
        parts.requests.insert_text = Some(text.into_owned());
    }
    controls::tooltip(response, "Insert at the caret");
}
