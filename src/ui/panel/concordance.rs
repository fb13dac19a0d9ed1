//! The segments of the project and its memories in which a piece of text stands, with the piece highlighted.

use std::ops::Range;

use egui::{Context, Id, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::clock::iso_date;
use crate::app::{Action, Command, ConcordanceQuery, Found, FoundLine, MemoryCommand, Move, Sides};
use crate::model::Document;
use crate::text::{Direction, Kept};
use crate::typeset::TextStyle;
use crate::ui::controls::{self, Button, EmptyState, empty_state};
use crate::ui::keymap;
use crate::ui::parts::{Parts, panel_style, small_style};
use crate::ui::text::{Field, FieldSpec, Label};
use crate::ui::theme::{Tokens, icons};

const PADDING: (f32, f32) = (16.0, 10.0);
/// The field and the switches above the list.
const HEAD: f32 = 84.0;

/// What is typed and how it is looked for.
#[derive(Default)]
pub struct ConcordanceTab {
    field: Field,
    query: ConcordanceQuery,
    focus: bool,
}

impl ConcordanceTab {
    /// Looks for a text; an empty one leaves what was there. The field gets the focus.
    pub fn ask(&mut self, text: &str, commands: &mut Vec<Command>) {
        let text = text.trim();
        if !text.is_empty() {
            self.field.set_text(text);
            self.query.text = text.to_owned();
            self.search(commands);
        }
        self.focus = true;
    }

    /// Whether the field has the keyboard's focus.
    pub fn has_focus(ctx: &Context) -> bool {
        ctx.memory(|memory| memory.has_focus(id()))
    }

    /// Shows field, switches and what was found in `rect`.
    pub fn show(&mut self, ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
        let head = rect.with_max_y(rect.top() + HEAD);
        let inner = head.shrink2(vec2(PADDING.0, 10.0));
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("concordance-head"), |ui| {
            self.head(ui, parts);
        });
        let body = rect.with_min_y(head.bottom());
        let Some((open, document)) = parts.open() else { return };
        let concordances = &open.memories.concordances;
        match &concordances.found {
            Some(found) if !found.lines.is_empty() => list(ui, body, parts, found, document),
            Some(found) if !concordances.searching => {
                let sentence = if found.problems.is_empty() {
                    "It stands nowhere."
                } else {
                    "A memory could not be searched."
                };
                super::inside(ui, body, "concordance-none", |ui| said(ui, parts, sentence));
            }
            _ if concordances.searching => {
                super::inside(ui, body, "concordance-wait", |ui| said(ui, parts, "Searching…"));
            }
            _ => {
                let sentence = "Select a word and press Ctrl+K, or type what to look for. The project and its memories are searched.";
                super::inside(ui, body, "concordance-none", |ui| said(ui, parts, sentence));
            }
        }
    }

    fn head(&mut self, ui: &mut Ui, parts: &mut Parts<'_>) {
        ui.spacing_mut().item_spacing.y = 6.0;
        let direction = direction_of(self.field.text());
        let mut spec = FieldSpec::new(id(), "Concordance", direction, ui.available_width());
        spec.placeholder = "Search source and translation";
        spec.icon = Some(icons::MAGNIFYING_GLASS);
        let output = self.field.show(ui, parts.typesetter, &spec);
        if std::mem::take(&mut self.focus) {
            output.response.request_focus();
        }
        if output.changed || output.submitted {
            self.query.text = self.field.text().to_owned();
            self.search(parts.commands);
        }
        if ui.horizontal(|ui| self.switches(ui)).inner {
            self.search(parts.commands);
        }
    }

    /// The switches, quiet words that are strong where they are on; whether one was turned.
    fn switches(&mut self, ui: &mut Ui) -> bool {
        ui.spacing_mut().item_spacing.x = 2.0;
        let side = match self.query.sides {
            Sides::Both => "Both sides",
            Sides::Source => "Source",
            Sides::Target => "Translation",
        };
        let mut turned = false;
        if ui.add(Button::quiet(side).tip("Which side is searched")).clicked() {
            self.query.sides = match self.query.sides {
                Sides::Both => Sides::Source,
                Sides::Source => Sides::Target,
                Sides::Target => Sides::Both,
            };
            turned = true;
        }
        turned |= switch(ui, &mut self.query.whole_words, "Words", "Whole words only");
        let Kept { marks, variants, digits } = &mut self.query.same;
        turned |= switch(ui, marks, "Marks", "Only with the same vowel marks");
        turned |= switch(ui, variants, "Letters", "Only with the same letters: أ is not ا then");
        turned | switch(ui, digits, "Digits", "Only with the same digits: ٣ is not 3 then")
    }

    fn search(&self, commands: &mut Vec<Command>) {
        commands.push(Command::Memory(Box::new(MemoryCommand::Search(self.query.clone()))));
    }
}

fn switch(ui: &mut Ui, on: &mut bool, word: &str, tip: &str) -> bool {
    let button = if *on { Button::link(word).icon(icons::CHECK) } else { Button::quiet(word) };
    let turned = ui.add(button.name(tip).tip(tip)).clicked();
    *on ^= turned;
    turned
}

fn id() -> Id {
    Id::unique("concordance-field")
}

fn said(ui: &mut Ui, parts: &mut Parts<'_>, sentence: &str) {
    let key = keymap::words(Action::Concordance);
    empty_state(ui, parts.typesetter, &EmptyState { sentence, action: "", key: &key });
}

fn list(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>, found: &Found, document: &Document) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("concordance"), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        egui::ScrollArea::vertical().id_salt(("concordance", &found.query.text)).auto_shrink(false).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for line in &found.lines {
                    row(ui, parts, line, document);
                }
                if found.count > found.lines.len() {
                    let words = format!("{} more are not shown", found.count - found.lines.len());
                    let color = Tokens::of(ui.ctx()).text3;
                    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
                    let label = Label::new(&words, small_style(), Direction::Ltr, color);
                    label.show_in(ui, parts.typesetter, rect.shrink2(vec2(PADDING.0, 0.0)));
                }
            },
        );
    });
}

fn row(ui: &mut Ui, parts: &mut Parts<'_>, line: &FoundLine, document: &Document) {
    let tokens = Tokens::of(ui.ctx());
    let width = ui.available_width() - 2.0 * PADDING.0;
    let (source, target) = (panel_style(&document.source), panel_style(&document.target));
    let (from, to) = (document.source.direction(), document.target.direction());
    let upper = parts.typesetter.layout(&line.source, &source, from, width).height;
    let lower = parts.typesetter.layout(&line.target, &target, to, width).height;
    let total = PADDING.1 + 18.0 + upper + 2.0 + lower + PADDING.1;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), total.ceil()), Sense::click());
    let does = if line.segment.is_some() { "Open the segment" } else { "Insert the translation" };
    let name = format!("{does}: {} = {}", line.source, line.target);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name.as_str()));
    if ui.is_rect_visible(rect) {
        if let Some(fill) = controls::quiet_fill(tokens, &response) {
            ui.painter().rect_filled(rect, 0.0, fill);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line_faint));
        let inner = rect.shrink2(vec2(PADDING.0, PADDING.1));
        let words = origin(line);
        let label = Label::new(&words, small_style(), Direction::Ltr, tokens.text3).max_width(width);
        label.paint_at(ui.painter(), parts.typesetter, pos2(inner.left(), inner.top() + 11.0));
        let first = Rect::from_min_size(pos2(inner.left(), inner.top() + 18.0), vec2(width, upper));
        paint(ui, parts, (&line.source, &line.in_source), (&source, from), first);
        let second = Rect::from_min_size(pos2(inner.left(), first.bottom() + 2.0), vec2(width, lower));
        paint(ui, parts, (&line.target, &line.in_target), (&target, to), second);
    }
    controls::focus_ring(ui, &response, rect.shrink(2.0), 6.0);
    if response.clicked() {
        parts.commands.push(Command::CloseTyping);
        match line.segment {
            Some(segment) => parts.commands.push(Command::Go(Move::To(segment))),
            None => parts.requests.insert_text = Some(line.target.clone()),
        }
    }
    controls::tooltip(response, does);
}

/// Where it stands: the memory or the project, the article, who and when.
fn origin(line: &FoundLine) -> String {
    let memory = if line.memory.is_empty() { "This project" } else { line.memory.as_str() };
    let mut words = vec![memory.to_owned()];
    if let Some(unit) = &line.unit {
        let who = if unit.changed.who.is_empty() { &unit.created.who } else { &unit.changed.who };
        words.extend([&unit.document, who].into_iter().filter(|text| !text.is_empty()).cloned());
        if unit.touched_at() != 0 {
            words.push(iso_date(unit.touched_at()));
        }
    }
    words.join(" · ")
}

/// A text with the places highlighted.
fn paint(
    ui: &Ui,
    parts: &mut Parts<'_>,
    (text, places): (&str, &[Range<usize>]),
    (style, direction): (&TextStyle, Direction),
    rect: Rect,
) {
    let tokens = Tokens::of(ui.ctx());
    let layout = parts.typesetter.layout(text, style, direction, rect.width());
    let left = if direction.is_rtl() { rect.right() - layout.width } else { rect.left() };
    let origin = pos2(left, rect.top());
    for place in places {
        for part in layout.boxes(place.clone()) {
            let area = Rect::from_min_size(
                pos2(origin.x + part.x, origin.y + part.y),
                vec2(part.width, part.height),
            );
            ui.painter().rect_filled(area, 2.0, tokens.search);
        }
    }
    parts.typesetter.paint(ui.painter(), &layout, origin, tokens.text);
}

/// What is looked for may be in either language: right to left where it begins with a letter that is.
fn direction_of(text: &str) -> Direction {
    let first = text.chars().find(|c| c.is_alphabetic());
    if first.is_some_and(|c| matches!(c as u32, 0x590..=0x8ff)) { Direction::Rtl } else { Direction::Ltr }
}
