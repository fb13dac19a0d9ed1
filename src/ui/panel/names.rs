//! The ledger of names: those of the active segment, then the others, each with the spelling to use and those that differ.

use egui::{Rect, Response, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::terms::{arabic, paint_from};
use crate::app::{Action, Command, Name, NameLedger, Open};
use crate::model::Segment;
use crate::text::Direction;
use crate::ui::controls::{self, EmptyState, empty_state};
use crate::ui::keymap;
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::Label;
use crate::ui::theme::{Tokens, icons};

const ROW: f32 = 50.0;
/// The line of the spellings that differ.
const OTHERS: f32 = 28.0;
const HEADING: f32 = 28.0;

/// Shows the names in `rect`.
pub fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
    let Some((open, _)) = parts.open() else { return };
    let Some(segment) = open.active_segment() else { return };
    match &open.study.names {
        Some(ledger) if !ledger.names.is_empty() => list(ui, rect, parts, ledger, segment),
        _ => super::inside(ui, rect, "no-names", |ui| nothing(ui, parts, open)),
    }
}

fn nothing(ui: &mut Ui, parts: &mut Parts<'_>, open: &Open) {
    let key = keymap::words(Action::FindNames);
    let (sentence, action) = match &open.study.names {
        _ if open.study.is_finding() => ("Looking for names…", ""),
        None => ("No names yet.", "Find names"),
        Some(_) => ("No names were found in this article.", "Find names again"),
    };
    let state = EmptyState { sentence, action, key: &key };
    if empty_state(ui, parts.typesetter, &state).is_some_and(|response| response.clicked()) {
        parts.actions.push(Action::FindNames);
    }
}

fn list(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>, ledger: &NameLedger, segment: &Segment) {
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        ledger.names.iter().partition(|name| name.segments.contains(&segment.id));
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("names"), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        egui::ScrollArea::vertical().id_salt("names").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for name in &here {
                row(ui, parts, name, segment);
            }
            if !elsewhere.is_empty() {
                heading(ui, parts, if here.is_empty() { "In other segments" } else { "Elsewhere" });
                for name in &elsewhere {
                    row(ui, parts, name, segment);
                }
            }
        });
    });
}

fn heading(ui: &mut Ui, parts: &mut Parts<'_>, words: &str) {
    let color = Tokens::of(ui.ctx()).text3;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADING), Sense::hover());
    let label = Label::new(words, small_style(), Direction::Ltr, color);
    label.show_in(ui, parts.typesetter, rect.shrink2(vec2(16.0, 0.0)));
}

fn row(ui: &mut Ui, parts: &mut Parts<'_>, name: &Name, segment: &Segment) {
    let tokens = Tokens::of(ui.ctx());
    let differs = name.others().next().is_some();
    let height = ROW + if differs { OTHERS } else { 0.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line_faint));
    let head = rect.with_max_y(rect.top() + ROW);
    insert_by_press(ui, parts, name, head);
    words(ui, parts, name, head.shrink2(vec2(16.0, 0.0)), segment);
    if differs {
        others(ui, parts, name, rect.with_min_y(head.bottom()).shrink2(vec2(16.0, 0.0)));
    }
}

/// The upper part of a row is a button that inserts the spelling.
fn insert_by_press(ui: &mut Ui, parts: &mut Parts<'_>, name: &Name, rect: Rect) {
    let tokens = Tokens::of(ui.ctx());
    let Some(chosen) = &name.chosen else { return };
    let response = ui.interact(rect, ui.scope_id().with(("name", name.text.as_str())), Sense::click());
    let label = format!("Name: {} = {chosen}", name.text);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, label.as_str()));
    if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    controls::focus_ring(ui, &response, rect.shrink(2.0), 6.0);
    if response.clicked() {
        parts.commands.push(Command::CloseTyping);
        parts.requests.insert_text = Some(chosen.clone());
    }
    crate::ui::text::tooltip(response, parts.typesetter, "Insert", Direction::Ltr);
}

/// The spelling to use and the name, on one baseline; below, what it is and how often it stands there.
fn words(ui: &Ui, parts: &mut Parts<'_>, name: &Name, rect: Rect, segment: &Segment) {
    let Some((_, document)) = parts.open() else { return };
    let tokens = Tokens::of(ui.ctx());
    let baseline = rect.top() + 22.0;
    let half = rect.width() * 0.55;
    let (text, color, style) = match &name.chosen {
        Some(chosen) => (chosen.as_str(), tokens.text, interface_style().strong()),
        None => ("not in the translation yet", tokens.text3, interface_style()),
    };
    let spelling = Label::new(text, style, document.target.direction(), color).max_width(half);
    paint_from(ui, parts, &spelling, rect.left(), baseline, false);
    let source = Label::new(&name.text, arabic(), document.source.direction(), tokens.text);
    paint_from(ui, parts, &source.max_width(rect.width() - half - 12.0), rect.right(), baseline, true);
    let small = rect.top() + 40.0;
    let said = about(name);
    let label = Label::new(&said, small_style(), Direction::Ltr, tokens.text3);
    let end = label.paint_at(ui.painter(), parts.typesetter, pos2(rect.left(), small)).right();
    let slips = |name: &Name| name.others().flat_map(|it| &it.places).any(|(id, _)| *id == segment.id);
    if slips(name) {
        let place = Rect::from_center_size(pos2(end + 17.0, small - 4.0), vec2(14.0, 14.0));
        icons::WARNING.fill().paint(ui.painter(), place, icons::SMALL, tokens.warn);
        let label = Label::new("spelt otherwise here", small_style(), Direction::Ltr, tokens.warn);
        label.paint_at(ui.painter(), parts.typesetter, pos2(end + 28.0, small));
    }
}

/// What a name is, who has chosen its spelling, and how often it stands in the article.
fn about(name: &Name) -> String {
    let count = name.segments.len();
    let segments = if count == 1 { "1 segment".to_owned() } else { format!("{count} segments") };
    let by_user = if name.by_user { " · chosen" } else { "" };
    format!("{} · {segments}{by_user}", name.kind.word())
}

/// The other spellings with their counts, each of which can be taken for the one to use, and at the end the one that is used.
fn others(ui: &mut Ui, parts: &mut Parts<'_>, name: &Name, rect: Rect) {
    let Some(chosen) = name.chosen.clone() else { return };
    let mut x = rect.left() - 8.0;
    let middle = rect.center().y - 2.0;
    let everywhere = "Use everywhere";
    let room = rect.right() - 112.0;
    for spelling in name.others() {
        let words = format!("{}  {}", spelling.text, spelling.places.len());
        let tip = format!("Use {} everywhere instead", spelling.text);
        let Some(response) = quiet(ui, parts, (&words, &tip), pos2(x, middle), room) else { break };
        x = response.rect.right();
        if response.clicked() {
            apply(parts, name, &spelling.text);
        }
    }
    let key = keymap::words(Action::ApplyName);
    let tip = format!("{chosen} in all segments · {key}");
    if let Some(response) =
        quiet(ui, parts, (everywhere, &tip), pos2(rect.right() - 100.0, middle), rect.right() + 8.0)
        && response.clicked()
    {
        apply(parts, name, &chosen);
    }
}

fn apply(parts: &mut Parts<'_>, name: &Name, spelling: &str) {
    parts.commands.push(Command::CloseTyping);
    parts.commands.push(Command::ApplyName { name: name.text.clone(), spelling: spelling.to_owned() });
}

/// A quiet button whose word is the user's text; none where it would reach beyond `right`.
fn quiet(
    ui: &Ui,
    parts: &mut Parts<'_>,
    (words, tip): (&str, &str),
    left: egui::Pos2,
    right: f32,
) -> Option<Response> {
    let tokens = Tokens::of(ui.ctx());
    let width = parts.typesetter.width_of(words, &small_style(), Direction::Ltr).ceil() + 16.0;
    if left.x + width > right {
        return None;
    }
    let rect = Rect::from_min_size(pos2(left.x, left.y - 12.0), vec2(width, 24.0));
    let response = ui.interact(rect, ui.scope_id().with((tip, rect.top().to_bits())), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, tip));
    if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    let label = Label::new(words, small_style(), Direction::Ltr, tokens.accent);
    label.paint_at(ui.painter(), parts.typesetter, pos2(rect.left() + 8.0, rect.center().y + 4.0));
    controls::focus_ring(ui, &response, rect, 6.0);
    Some(crate::ui::text::tooltip(response, parts.typesetter, tip, Direction::Ltr))
}
