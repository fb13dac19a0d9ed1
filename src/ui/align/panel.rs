//! The panel of the alignment: how far it is, what speaks for the bead that is looked at and against it, and what can be done.

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::finish;
use super::gutter::icon_size;
use crate::app::{Action, AlignCommand, AlignCounts, AlignMove, Aligning, BeadEvidence, BeadWord, Command};
use crate::model::{Alignment, Side};
use crate::text::{Direction, slice};
use crate::ui::controls::{self, Button, EmptyState, Tab, empty_state, tab_row};
use crate::ui::keymap;
use crate::ui::panel::notices;
use crate::ui::parts::{Parts, interface_style, panel_style, small_style};
use crate::ui::text::Label;
use crate::ui::theme::{Icon, Tokens, icons};

const TABS: f32 = 36.0;
const FOOT: f32 = 54.0;
/// At most so many pairs of words are listed.
const PAIRS: usize = 6;
/// Which beads can be accepted at once, in hundredths.
const LEVELS: [u8; 3] = [75, 85, 95];

/// What the panel remembers between frames.
#[derive(Default)]
pub(super) struct AlignPanel {
    /// 0 is the alignment, 1 what has no counterpart.
    tab: usize,
}

/// What is said where there is no alignment.
pub(super) fn nothing(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, tokens.paper);
    let reading = parts.open().is_some_and(|(open, _)| open.aligning.is_some());
    let place = Rect::from_center_size(rect.center(), vec2(360.0, 80.0));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        if reading {
            Label::new("Aligning…", interface_style(), Direction::Ltr, tokens.text2)
                .show(ui, parts.typesetter);
            controls::progress_unknown(ui, "Aligning");
            return;
        }
        let key = keymap::words(Action::AlignTranslation);
        let state =
            EmptyState {
                sentence: "Drop the translation here.", action: "Align a translation…", key: &key
            };
        if empty_state(ui, parts.typesetter, &state).is_some_and(|response| response.clicked()) {
            parts.actions.push(Action::AlignTranslation);
        }
    });
}

impl AlignPanel {
    /// Shows the panel in `rect`.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        parts: &mut Parts<'_>,
        (alignment, aligning): (&Alignment, &Aligning),
    ) {
        let tokens = Tokens::of(ui.ctx());
        ui.painter().rect_filled(rect, 0.0, tokens.chrome);
        ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, tokens.line));
        let rect = rect.with_min_x(rect.left() + 1.0);
        let counts = AlignCounts::of(alignment);
        self.tabs(ui, rect, &counts);
        let foot = rect.with_min_y(rect.bottom() - FOOT);
        let body = Rect::from_min_max(pos2(rect.left(), rect.top() + TABS), pos2(rect.right(), foot.top()));
        ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("align-panel"), |ui| {
            ui.set_clip_rect(body.intersect(ui.clip_rect()));
            ScrollArea::vertical().id_salt(("align-panel", self.tab)).auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if self.tab == 1 {
                    unpaired(ui, parts, alignment);
                } else {
                    overview(ui, parts, &counts, alignment.beads.len());
                    bead(ui, parts, (alignment, aligning));
                    commands(ui, parts, (alignment, aligning));
                }
            });
        });
        ui.painter().hline(foot.x_range(), foot.top() + 0.5, Stroke::new(1.0, tokens.line));
        finish::show(ui, foot, parts);
        notices::show(ui, rect.with_max_y(foot.top()), parts);
    }

    fn tabs(&mut self, ui: &mut Ui, rect: Rect, counts: &AlignCounts) {
        let tokens = Tokens::of(ui.ctx());
        let strip =
            Rect::from_min_max(pos2(rect.left() + 8.0, rect.top()), pos2(rect.right(), rect.top() + TABS));
        ui.painter().hline(rect.x_range(), strip.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        let tabs = [
            Tab { word: "Alignment", count: None },
            Tab { word: "Unpaired", count: Some(counts.alone).filter(|count| *count > 0) },
        ];
        let open = self.tab;
        let pressed =
            ui.scope_builder(UiBuilder::new().max_rect(strip), |ui| tab_row(ui, &tabs, open, TABS)).inner;
        self.tab = pressed.unwrap_or(self.tab);
    }
}

/// Some room with the panel's margins at its sides.
fn room(ui: &mut Ui, height: f32) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    rect.shrink2(vec2(16.0, 0.0))
}

fn line(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let color = Tokens::of(ui.ctx()).line;
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, color));
}

fn overview(ui: &mut Ui, parts: &mut Parts<'_>, counts: &AlignCounts, beads: usize) {
    let tokens = Tokens::of(ui.ctx());
    let bar = room(ui, 28.0);
    let bar = Rect::from_min_max(pos2(bar.left(), bar.top() + 14.0), pos2(bar.right(), bar.top() + 18.0));
    ui.painter().rect_filled(bar, 2.0, tokens.sunken);
    let mut left = bar.left();
    for (count, color) in
        [(counts.sure, tokens.ok), (counts.pinned, tokens.accent), (counts.doubtful, tokens.warn)]
    {
        let width = bar.width() * count as f32 / beads.max(1) as f32;
        let part = Rect::from_min_max(pos2(left, bar.top()), pos2(left + width, bar.bottom()));
        ui.painter().with_clip_rect(part.intersect(ui.clip_rect())).rect_filled(bar, 2.0, color);
        left += width;
    }
    counted(ui, parts, (icons::LINK_SIMPLE, tokens.text3), "Sure", counts.sure);
    let warn = if counts.doubtful > 0 { tokens.warn } else { tokens.text3 };
    counted(ui, parts, (icons::WARNING.fill(), warn), "Doubtful", counts.doubtful);
    counted(ui, parts, (icons::PUSH_PIN.fill(), tokens.accent), "Pinned", counts.pinned);
    let place = room(ui, 46.0).shrink2(vec2(0.0, 8.0));
    let key = keymap::words(Action::NextDoubtful);
    if wide_button(ui, place, "Next doubtful", &key) {
        parts.commands.push(Command::Align(AlignCommand::Go(AlignMove::NextDoubtful)));
    }
    accept(ui, parts);
    room(ui, 8.0);
    line(ui);
}

/// All that are at least so sure can be settled at once.
fn accept(ui: &mut Ui, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    let rect = room(ui, 30.0);
    let label = Label::new("Accept all from", interface_style(), Direction::Ltr, tokens.text2);
    let width = label.layout(parts.typesetter).width;
    label.show_in(ui, parts.typesetter, rect);
    let place = rect.with_min_x(rect.left() + width + 4.0);
    ui.scope_builder(
        UiBuilder::new().max_rect(place).layout(egui::Layout::left_to_right(egui::Align::Center)),
        |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for level in LEVELS {
                let (word, name) = (format!("{level} %"), format!("Accept all beads from {level} %"));
                if ui.add(Button::quiet(&word).name(&name)).clicked() {
                    parts.commands.push(Command::Align(AlignCommand::Accept(level)));
                }
            }
        },
    );
}

fn wide_button(ui: &Ui, rect: Rect, word: &str, key: &str) -> bool {
    let tokens = Tokens::of(ui.ctx());
    let response = ui.interact(rect, ui.scope_id().with(word), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, word));
    ui.painter().rect_filled(rect, 6.0, controls::quiet_fill(tokens, &response).unwrap_or(tokens.raised));
    ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.0, tokens.control), egui::StrokeKind::Inside);
    let galley = |text: &str, size, color| {
        ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(size), color)
    };
    let (word, key) = (galley(word, 13.0, tokens.text), galley(key, 12.0, tokens.text3));
    let left = rect.center().x - (word.size().x + 6.0 + key.size().x) / 2.0;
    let middle = |height: f32| (rect.center().y - height / 2.0).round();
    let (behind, heights) = (left + word.size().x + 6.0, (word.size().y, key.size().y));
    ui.painter().galley(pos2(left.round(), middle(heights.0)), word, tokens.text);
    ui.painter().galley(pos2(behind.round(), middle(heights.1)), key, tokens.text3);
    controls::focus_ring(ui, &response, rect, 6.0);
    response.clicked()
}

fn counted(
    ui: &mut Ui,
    parts: &mut Parts<'_>,
    (icon, color): (Icon, egui::Color32),
    words: &str,
    count: usize,
) {
    let tokens = Tokens::of(ui.ctx());
    let rect = room(ui, 23.0);
    let place = Rect::from_center_size(pos2(rect.left() + 8.0, rect.center().y), icon_size());
    icon.paint(ui.painter(), place, icons::SMALL, color);
    let text = rect.with_min_x(rect.left() + 22.0);
    Label::new(words, interface_style(), Direction::Ltr, tokens.text).show_in(ui, parts.typesetter, text);
    let count = count.to_string();
    right(ui, rect, &count, tokens.text2);
}

fn right(ui: &Ui, rect: Rect, words: &str, color: egui::Color32) {
    let at = pos2(rect.right(), rect.center().y);
    ui.painter().text(at, egui::Align2::RIGHT_CENTER, words, egui::FontId::proportional(13.0), color);
}

/// What speaks for the bead that is looked at and against it.
fn bead(ui: &mut Ui, parts: &mut Parts<'_>, (alignment, aligning): (&Alignment, &Aligning)) {
    let tokens = Tokens::of(ui.ctx());
    let Some(bead) = alignment.beads.get(aligning.active) else { return };
    let (from, to) = &alignment.languages;
    room(ui, 10.0);
    let rect = room(ui, 24.0);
    let title = format!("Bead {}", aligning.active + 1);
    let label = Label::new(&title, interface_style().strong(), Direction::Ltr, tokens.text);
    let width = label.layout(parts.typesetter).width;
    label.show_in(ui, parts.typesetter, rect);
    let shape = format!("{} {}, {} {}", bead.source.len(), from.name(), bead.target.len(), to.name());
    let beside = rect.with_min_x(rect.left() + width + 8.0);
    Label::new(&shape, interface_style(), Direction::Ltr, tokens.text2).show_in(ui, parts.typesetter, beside);
    let doubtful = !bead.pinned && bead.confidence < crate::app::DOUBTFUL;
    let color = if doubtful { tokens.warn } else { tokens.text };
    let at = pos2(rect.right(), rect.center().y);
    let (align, font) = (egui::Align2::RIGHT_CENTER, crate::ui::theme::strong(13.0));
    ui.painter().text(at, align, format!("{}%", bead.confidence), font, color);
    match aligning.evidence(alignment, aligning.active) {
        Some(evidence) => reasons(ui, parts, alignment, &evidence, bead.is_alone()),
        None => note(ui, parts, "The texts are being read…"),
    }
    room(ui, 8.0);
    line(ui);
}

fn reasons(ui: &mut Ui, parts: &mut Parts<'_>, alignment: &Alignment, evidence: &BeadEvidence, alone: bool) {
    let tokens = Tokens::of(ui.ctx());
    let (from, to) = &alignment.languages;
    if !evidence.found.is_empty() {
        heading(ui, parts, (icons::CHECK, tokens.ok), "Found on both sides");
        for (source, target) in evidence.found.iter().take(PAIRS) {
            pair(ui, parts, alignment, (source, target));
        }
        if let Some(more) = evidence.found.len().checked_sub(PAIRS).filter(|more| *more > 0) {
            note(ui, parts, &format!("and {more} more"));
        }
    }
    if alone {
        return;
    }
    for (words, side, there) in [(&evidence.missed, Side::Source, to), (&evidence.added, Side::Target, from)]
    {
        if !words.is_empty() {
            let title = format!("Not answered in {}", there.name());
            heading(ui, parts, (icons::WARNING.fill(), tokens.warn), &title);
            list(ui, parts, alignment, (side, words));
        }
    }
    let (low, high) = evidence.expected;
    let verdict = match evidence.length {
        length if length < low => Some("short"),
        length if length > high => Some("long"),
        _ => None,
    };
    if let Some(verdict) = verdict {
        heading(ui, parts, (icons::WARNING.fill(), tokens.warn), &format!("{} is {verdict}", to.name()));
        note(ui, parts, &format!("{} characters, {low} to {high} expected", evidence.length));
    }
}

fn heading(ui: &mut Ui, parts: &mut Parts<'_>, (icon, color): (Icon, egui::Color32), words: &str) {
    let tokens = Tokens::of(ui.ctx());
    let rect = room(ui, 26.0);
    let place = Rect::from_center_size(pos2(rect.left() + 8.0, rect.center().y), icon_size());
    icon.paint(ui.painter(), place, icons::SMALL, color);
    let text = rect.with_min_x(rect.left() + 22.0);
    Label::new(words, interface_style(), Direction::Ltr, tokens.text).show_in(ui, parts.typesetter, text);
}

fn note(ui: &mut Ui, parts: &mut Parts<'_>, words: &str) {
    let color = Tokens::of(ui.ctx()).text2;
    let rect = room(ui, 22.0);
    let rect = rect.with_min_x(rect.left() + 22.0);
    Label::new(words, small_style(), Direction::Ltr, color).show_in(ui, parts.typesetter, rect);
}

fn word<'a>(alignment: &'a Alignment, side: Side, word: &BeadWord) -> &'a str {
    let text = alignment.texts(side).get(word.segment).map(|text| text.text.as_str()).unwrap_or_default();
    slice(text, word.bytes.clone())
}

/// A word of the translation at the left, the one that it answers at the right.
fn pair(ui: &mut Ui, parts: &mut Parts<'_>, alignment: &Alignment, (source, target): (&BeadWord, &BeadWord)) {
    let tokens = Tokens::of(ui.ctx());
    let rect = room(ui, 24.0);
    let rect = rect.with_min_x(rect.left() + 22.0);
    let baseline = rect.top() + 17.0;
    let (from, to) = &alignment.languages;
    let half = rect.width() / 2.0 - 8.0;
    let text = word(alignment, Side::Target, target);
    let label = Label::new(text, panel_style(to), to.direction(), tokens.text).max_width(half);
    let width = label.layout(parts.typesetter).width;
    let x = if to.direction().is_rtl() { rect.left() + width } else { rect.left() };
    label.paint_at(ui.painter(), parts.typesetter, pos2(x, baseline));
    let text = word(alignment, Side::Source, source);
    let label = Label::new(text, panel_style(from), from.direction(), tokens.text).max_width(half);
    let width = label.layout(parts.typesetter).width;
    let x = if from.direction().is_rtl() { rect.right() } else { rect.right() - width };
    label.paint_at(ui.painter(), parts.typesetter, pos2(x, baseline));
}

/// Words of one side, as many as fit on a line.
fn list(ui: &mut Ui, parts: &mut Parts<'_>, alignment: &Alignment, (side, words): (Side, &[BeadWord])) {
    let tokens = Tokens::of(ui.ctx());
    let rect = room(ui, 24.0);
    let rect = rect.with_min_x(rect.left() + 22.0);
    let language = if side == Side::Source { &alignment.languages.0 } else { &alignment.languages.1 };
    let comma = if language.is_arabic_script() { "، " } else { ", " };
    let text = words.iter().take(12).map(|it| word(alignment, side, it)).collect::<Vec<_>>().join(comma);
    let label = Label::new(&text, panel_style(language), language.direction(), tokens.text2);
    label.max_width(rect.width()).show_in(ui, parts.typesetter, rect);
}

fn commands(ui: &mut Ui, parts: &mut Parts<'_>, (alignment, aligning): (&Alignment, &Aligning)) {
    let tokens = Tokens::of(ui.ctx());
    let pinned = alignment.beads.get(aligning.active).is_some_and(|bead| bead.pinned);
    let language =
        if aligning.side == Side::Source { &alignment.languages.0 } else { &alignment.languages.1 };
    room(ui, 6.0);
    let pull = format!("Pull a segment up ({})", language.name());
    let push = format!("Push the last one down ({})", language.name());
    let rows: [(Icon, &str, Action, AlignCommand); 8] = [
        (icons::ARROW_LINE_UP, &pull, Action::PullSegment, AlignCommand::Pull),
        (icons::ARROW_LINE_DOWN, &push, Action::PushSegment, AlignCommand::Push),
        (icons::ARROWS_MERGE, "Merge with the next bead", Action::Merge, AlignCommand::Merge),
        (icons::ARROWS_SPLIT, "Split this bead", Action::Split, AlignCommand::Split),
        (icons::PUSH_PIN, if pinned { "Unpin" } else { "Pin" }, Action::PinBead, AlignCommand::TogglePin),
        (icons::SHUFFLE, "Cross-link with the next bead", Action::CrossLink, AlignCommand::Cross),
        (icons::LINK_BREAK, "No counterpart", Action::NoCounterpart, AlignCommand::Part),
        (
            icons::INTERSECT,
            if aligning.marks { "Hide matched words" } else { "Mark matched words" },
            Action::AlignMarks,
            AlignCommand::ToggleMarks,
        ),
    ];
    for (icon, words, action, command) in rows {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, words));
        if let Some(fill) = controls::quiet_fill(tokens, &response) {
            ui.painter().rect_filled(rect.shrink2(vec2(8.0, 0.0)), 6.0, fill);
        }
        let inner = rect.shrink2(vec2(16.0, 0.0));
        let place = Rect::from_center_size(pos2(inner.left() + 8.0, rect.center().y), icon_size());
        icon.paint(ui.painter(), place, icons::SIZE, tokens.text2);
        let key = key_of(action);
        let text = inner.with_min_x(inner.left() + 26.0).with_max_x(inner.right() - 110.0);
        Label::new(words, interface_style(), Direction::Ltr, tokens.text).show_in(ui, parts.typesetter, text);
        let (align, font) = (egui::Align2::RIGHT_CENTER, egui::FontId::proportional(12.0));
        ui.painter().text(pos2(inner.right(), rect.center().y), align, key, font, tokens.text3);
        controls::focus_ring(ui, &response, rect.shrink2(vec2(8.0, 2.0)), 6.0);
        if response.clicked() {
            parts.commands.push(Command::Align(command));
        }
    }
    room(ui, 12.0);
}

/// The key of an action; a bead is pinned with the key that locks a segment.
fn key_of(action: Action) -> String {
    keymap::words(if action == Action::PinBead { Action::Lock } else { action })
}

/// The segments without counterpart; pressing one goes there.
fn unpaired(ui: &mut Ui, parts: &mut Parts<'_>, alignment: &Alignment) {
    let tokens = Tokens::of(ui.ctx());
    let mut any = false;
    for (at, bead) in alignment.beads.iter().enumerate().filter(|(_, bead)| bead.is_alone()) {
        any = true;
        let side = if bead.source.is_empty() { Side::Target } else { Side::Source };
        let language = if side == Side::Source { &alignment.languages.0 } else { &alignment.languages.1 };
        let text =
            bead.of(side).iter().filter_map(|id| alignment.text(side, *id)).map(|text| text.text.as_str());
        let text = text.collect::<Vec<_>>().join(" ");
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 50.0), Sense::click());
        let name = format!("Bead {}: {text}", at + 1);
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, name.as_str()));
        if let Some(fill) = controls::quiet_fill(tokens, &response) {
            ui.painter().rect_filled(rect, 0.0, fill);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line_faint));
        let inner = rect.shrink2(vec2(16.0, 0.0));
        let upper = inner.with_max_y(inner.top() + 28.0);
        let label = Label::new(&text, panel_style(language), language.direction(), tokens.text);
        label.max_width(inner.width()).show_in(ui, parts.typesetter, upper);
        let said = format!("Bead {} · only {}", at + 1, language.name());
        let lower = inner.with_min_y(inner.top() + 28.0).with_max_y(inner.bottom() - 4.0);
        Label::new(&said, small_style(), Direction::Ltr, tokens.text3).show_in(ui, parts.typesetter, lower);
        if response.clicked() {
            parts.commands.push(Command::Align(AlignCommand::Go(AlignMove::To(at))));
        }
    }
    if !any {
        room(ui, 8.0);
        note(ui, parts, "Every segment has a counterpart.");
    }
}
