//! What a reviewer has changed: arrows move, Enter takes a change, Delete leaves it, Escape puts the review away.

use egui::{Context, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::Answer;
use crate::app::{Command, ReviewChange, ReviewChoice, ReviewDiff};
use crate::model::{Document, SegmentId};
use crate::text::{Direction, word_diff};
use crate::ui::controls::{self, Button, Dialog};
use crate::ui::parts::{Parts, interface_style, panel_style, small_style};
use crate::ui::text::{Label, Line, Typesetter, mark_behind};
use crate::ui::theme::{Tokens, icons};

const WIDTH: f32 = 760.0;
const HEIGHT: f32 = 380.0;
/// The room of the number and the check mark beside the texts.
const GUTTER: f32 = 64.0;
const PADDING: f32 = 6.0;

/// The list with the row that the keys have reached, and what is decided.
#[derive(Default)]
pub(super) struct ReviewDialog {
    at: usize,
    moved: bool,
    focused: bool,
    taken: Vec<bool>,
    reviewed: bool,
}

impl ReviewDialog {
    /// All that overwrites nothing is taken until the user says otherwise.
    pub(super) fn new(diff: &ReviewDiff) -> Self {
        Self { taken: diff.changes.iter().map(|change| !change.conflict).collect(), ..Self::default() }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let Some((open, document)) = parts.open() else { return Answer::Cancel };
        let Some(review) = &open.review else { return Answer::Cancel };
        self.keys(ctx);
        let name = review.path.file_name().unwrap_or_default().to_string_lossy();
        let title = format!("Review of {name}");
        let dialog = Dialog { id: Id::unique("review-dialog"), title: &title };
        let output = dialog.show_wide(ctx, parts.typesetter, WIDTH, |ui, typesetter| {
            self.take_focus(ui);
            sentence(ui, typesetter, &summary(&review.diff));
            ScrollArea::vertical().max_height(HEIGHT).auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (number, change) in review.diff.changes.iter().enumerate() {
                    self.change(ui, typesetter, document, (number, change));
                }
                comments(ui, typesetter, &review.diff);
                problems(ui, typesetter, document, &review.diff);
            });
            self.moved = false;
            self.options(ui, &review.diff);
            self.buttons(ui)
        });
        let (go, cancel) = output.inner;
        if go {
            return Answer::Do(Command::TakeReview(self.choice()));
        }
        if cancel || output.cancelled { Answer::Cancel } else { Answer::Stay }
    }

    fn choice(&self) -> ReviewChoice {
        let changes = self.taken.iter().enumerate().filter(|(_, taken)| **taken).map(|(at, _)| at).collect();
        ReviewChoice { changes, comments: true, states: true, reviewed: self.reviewed }
    }

    /// All or none at once, and what becomes of the segments that the reviewer left alone.
    fn options(&mut self, ui: &mut Ui, diff: &ReviewDiff) {
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let any = !diff.changes.is_empty();
            if ui.add(Button::quiet("Take all").enabled(any)).clicked() {
                self.taken.fill(true);
            }
            if ui.add(Button::quiet("Take none").enabled(any)).clicked() {
                self.taken.fill(false);
            }
            let words = format!("Mark {} unchanged as reviewed", diff.unchanged.len());
            let icon = if self.reviewed { icons::CHECK } else { icons::PLUS };
            let button = Button::quiet(&words).icon(icon).enabled(!diff.unchanged.is_empty());
            if ui.add(button).clicked() {
                self.reviewed = !self.reviewed;
            }
        });
    }

    fn buttons(&self, ui: &mut Ui) -> (bool, bool) {
        Dialog::buttons(ui, |ui| {
            let count = self.taken.iter().filter(|taken| **taken).count();
            let words = match count {
                1 => "Take 1 change in".to_owned(),
                count => format!("Take {count} changes in"),
            };
            let go = ui.add(Button::primary(&words)).clicked();
            let cancel = ui.add(Button::new("Cancel")).clicked();
            let color = Tokens::of(ui.ctx()).text3;
            ui.label(
                egui::RichText::new("Up, Down: move · Enter: take · Delete: leave").small().color(color),
            );
            (go, cancel)
        })
    }

    /// The list has the keyboard's focus, and keeps the arrows, until Tab leads on to the buttons.
    fn take_focus(&mut self, ui: &Ui) {
        let room = Rect::from_min_size(ui.cursor().min, vec2(1.0, 1.0));
        let response = ui.interact(room, list(), Sense::focusable_noninteractive());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::accesskit::Role::ListBox, true, "Changes of the reviewer")
        });
        if !std::mem::replace(&mut self.focused, true) {
            response.request_focus();
        }
        let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list(), filter));
    }

    fn keys(&mut self, ctx: &Context) {
        if !ctx.memory(|memory| memory.has_focus(list())) || self.taken.is_empty() {
            return;
        }
        let pressed = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let before = self.at;
        let last = self.taken.len() - 1;
        for (key, step) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 5), (Key::PageUp, -5)] {
            if pressed(key) {
                self.at = self.at.saturating_add_signed(step).min(last);
            }
        }
        for (keys, take) in [([Key::Enter, Key::Space], true), ([Key::Delete, Key::Backspace], false)] {
            if keys.into_iter().any(pressed) {
                if let Some(taken) = self.taken.get_mut(self.at) {
                    *taken = take;
                }
                self.at = (self.at + 1).min(last);
            }
        }
        self.moved |= before != self.at;
    }

    /// A change: what goes above what comes, in the direction of the translation, and whether it is taken.
    fn change(
        &mut self,
        ui: &mut Ui,
        typesetter: &mut Typesetter,
        document: &Document,
        (number, change): (usize, &ReviewChange),
    ) {
        let tokens = Tokens::of(ui.ctx());
        let direction = direction(document, change.segment);
        let (style, width) = (panel_style(&document.target), ui.available_width() - GUTTER - 2.0 * PADDING);
        let text = |text, color| Label::new(text, style, direction, color).wrapped(width);
        let (old, new) = (text(&change.before, tokens.text2), text(&change.after, tokens.text));
        let told = told(change);
        let (above, below) = (old.layout(typesetter), new.layout(typesetter));
        let small = if told.is_empty() { 0.0 } else { 18.0 };
        let height = above.height + below.height + small + 2.0 * PADDING;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        let taken = self.taken.get(number).copied().unwrap_or_default();
        let name = format!("Change of segment {}: {} becomes {}", change.number, change.before, change.after);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, taken, name.as_str())
        });
        if number == self.at {
            ui.painter().rect_filled(rect, 6.0, tokens.accent_soft);
            if self.moved {
                ui.scroll_to_rect(rect, None);
            }
        } else if let Some(fill) = controls::quiet_fill(tokens, &response) {
            ui.painter().rect_filled(rect, 6.0, fill);
        }
        gutter(ui, typesetter, rect, (change, taken));
        let place = |layout_width: f32, y: f32| {
            let left = rect.left() + GUTTER;
            let x = if direction.is_rtl() { left + width - layout_width } else { left };
            pos2(x, y)
        };
        let top = rect.top() + PADDING;
        let (one, two) = (place(above.width, top), place(below.width, top + above.height));
        for part in word_diff(&change.before, &change.after).into_iter().filter(|part| !part.same) {
            mark_behind(ui.painter(), &above, one, part.old.clone(), tokens.err_soft);
            mark_behind(ui.painter(), &below, two, part.new, tokens.ok_soft);
            Line::strike(tokens.err).paint(ui.painter(), &above, one, part.old);
        }
        typesetter.paint(ui.painter(), &above, one, tokens.text2);
        typesetter.paint(ui.painter(), &below, two, tokens.text);
        if !told.is_empty() {
            let line = Rect::from_min_max(
                pos2(rect.left() + GUTTER, rect.bottom() - PADDING - small),
                pos2(rect.right() - PADDING, rect.bottom() - PADDING),
            );
            let color = if change.conflict { tokens.warn } else { tokens.text3 };
            Label::new(&told, small_style(), Direction::Ltr, color).show_in(ui, typesetter, line);
        }
        if response.clicked() {
            self.at = number;
            if let Some(taken) = self.taken.get_mut(number) {
                *taken = !*taken;
            }
            self.focused = false;
        }
    }
}

fn list() -> Id {
    Id::unique("review-list")
}

/// The number of the segment, and a check where its change is taken.
fn gutter(ui: &Ui, typesetter: &mut Typesetter, rect: Rect, (change, taken): (&ReviewChange, bool)) {
    let tokens = Tokens::of(ui.ctx());
    let middle = rect.top() + PADDING + 10.0;
    let mark = Rect::from_center_size(pos2(rect.left() + 14.0, middle), vec2(16.0, 16.0));
    let (icon, color) = if taken { (icons::CHECK, tokens.ok) } else { (icons::X, tokens.text3) };
    icon.paint(ui.painter(), mark, icons::SMALL, color);
    let number = change.number.to_string();
    let place = Rect::from_min_max(
        pos2(rect.left() + 28.0, middle - 10.0),
        pos2(rect.left() + GUTTER - 6.0, middle + 10.0),
    );
    Label::new(&number, small_style(), Direction::Ltr, tokens.text3).show_in(ui, typesetter, place);
}

/// Who changed it, and that it was changed here too.
fn told(change: &ReviewChange) -> String {
    let mut words = Vec::new();
    if change.conflict {
        words.push("Changed here since the export: taking it overwrites that".to_owned());
    }
    if let Some(revision) = change.revision.as_ref().filter(|revision| !revision.author.is_empty()) {
        let day = revision.date.split('T').next().unwrap_or_default();
        words.push([revision.author.as_str(), day].join(" ").trim().to_owned());
    }
    words.join(" · ")
}

fn direction(document: &Document, segment: u64) -> Direction {
    let found = document.segments.iter().find(|it| it.id == SegmentId(segment));
    found.map_or_else(|| document.target.direction(), |segment| document.directions(segment).1)
}

fn summary(diff: &ReviewDiff) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let mut words = vec![count(diff.changes.len(), "change", "changes")];
    let conflicts = diff.changes.iter().filter(|change| change.conflict).count();
    if conflicts > 0 {
        words.push(format!("{conflicts} of them in segments that were changed here too"));
    }
    if !diff.comments.is_empty() {
        words.push(format!("{}, which become notes", count(diff.comments.len(), "comment", "comments")));
    }
    if !diff.states.is_empty() {
        words.push(count(diff.states.len(), "new state", "new states"));
    }
    if !diff.problems.is_empty() {
        words.push(format!(
            "{}, of which nothing is taken",
            count(diff.problems.len(), "problem", "problems")
        ));
    }
    format!("{}.", words.join("; "))
}

fn comments(ui: &mut Ui, typesetter: &mut Typesetter, diff: &ReviewDiff) {
    if diff.comments.is_empty() {
        return;
    }
    head(ui, typesetter, "Comments");
    for it in &diff.comments {
        let author =
            if it.comment.author.is_empty() { String::new() } else { format!("{}: ", it.comment.author) };
        line(ui, typesetter, &it.number.to_string(), &format!("{author}{}", it.comment.text));
    }
}

fn problems(ui: &mut Ui, typesetter: &mut Typesetter, document: &Document, diff: &ReviewDiff) {
    if diff.problems.is_empty() {
        return;
    }
    head(ui, typesetter, "Problems");
    for problem in &diff.problems {
        let index = problem.segment.and_then(|id| document.index_of(SegmentId(id)));
        let number = index.map_or_else(String::new, |index| (index + 1).to_string());
        let at = if problem.at.is_empty() { String::new() } else { format!("{}: ", problem.at) };
        let text = if problem.text.is_empty() { String::new() } else { format!(" ({})", problem.text) };
        line(ui, typesetter, &number, &format!("{at}{}{text}", problem.kind.words()));
    }
}

fn head(ui: &mut Ui, typesetter: &mut Typesetter, words: &str) {
    ui.add_space(10.0);
    let color = Tokens::of(ui.ctx()).text3;
    Label::new(words, small_style().strong(), Direction::Ltr, color).show(ui, typesetter);
}

fn line(ui: &mut Ui, typesetter: &mut Typesetter, number: &str, words: &str) {
    let tokens = Tokens::of(ui.ctx());
    ui.horizontal_top(|ui| {
        let (place, _) = ui.allocate_exact_size(vec2(GUTTER - 8.0, 20.0), Sense::hover());
        let place = place.with_min_x(place.left() + 28.0);
        Label::new(number, small_style(), Direction::Ltr, tokens.text3).show_in(ui, typesetter, place);
        let width = ui.available_width() - PADDING;
        Label::new(words, interface_style(), Direction::Ltr, tokens.text).wrapped(width).show(ui, typesetter);
    });
}

fn sentence(ui: &mut Ui, typesetter: &mut Typesetter, words: &str) {
    let color = Tokens::of(ui.ctx()).text2;
    let width = ui.available_width();
    Label::new(words, interface_style(), Direction::Ltr, color).wrapped(width).show(ui, typesetter);
}
