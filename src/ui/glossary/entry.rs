//! The panel of the chosen entry: all its fields, and the segments in which it occurs.

use egui::{Frame, Id, Margin, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::cell::{comma, forms, put};
use super::list::{EntryKey, List, best};
use super::uses::Uses;
use crate::app::{Command, Move, ProposedForm, TermHit};
use crate::model::{Document, Entry, Segment, TermStatus};
use crate::text::{Direction, Language};
use crate::typeset::{Face, TextStyle};
use crate::ui::controls::{self, Choice, EmptyState, Tab, empty_state, segmented, tab_row};
use crate::ui::likely::{self, Likely};
use crate::ui::parts::{Parts, small_style};
use crate::ui::text::{Backdrop, Field, FieldSpec, Label, Line};
use crate::ui::theme::{Tokens, icons};

const TABS: f32 = 36.0;
/// How many places are listed; more make nobody wiser.
const MOST: usize = 60;

/// A field of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fact {
    Source,
    Target,
    Variants,
    Domain,
    Reference,
    PartOfSpeech,
    Gender,
    Note,
}

const PARTS: [Fact; 8] = [
    Fact::Source,
    Fact::Target,
    Fact::Variants,
    Fact::Domain,
    Fact::Reference,
    Fact::PartOfSpeech,
    Fact::Gender,
    Fact::Note,
];

/// The fields with the entry that they are of.
#[derive(Default)]
pub(super) struct EntryPanel {
    of: Option<(EntryKey, Entry)>,
    fields: Vec<(Fact, Field)>,
    /// Forms that the term seems to have.
    likely: Likely,
    /// Whether they are shown instead of the places.
    forms_shown: bool,
}

impl EntryPanel {
    /// Shows the entry with the cursor; whether a field has the keyboard's focus.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        parts: &mut Parts<'_>,
        list: &List,
        uses: &Uses,
    ) -> bool {
        let Some((_, document)) = parts.open() else { return false };
        self.follow(list.cursor().map(|(key, entry)| (key, &**entry)), document);
        let Some((key, entry)) = self.of.clone() else {
            let state = EmptyState { sentence: "Choose a term to see all of it.", action: "", key: "" };
            Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
                empty_state(ui, parts.typesetter, &state);
            });
            return false;
        };
        let mut focused = false;
        let height = Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            focused = self.form(ui, parts, document);
        });
        let middle = height.response.rect.bottom();
        let lower = rect.with_min_y(middle);
        if lower.height() > 2.0 * TABS {
            self.below(ui, lower, parts, (key, &entry), uses.of(key));
        }
        focused
    }

    /// What the article knows of the entry: where it occurs, and which other forms it seems to have.
    fn below(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        parts: &mut Parts<'_>,
        (key, entry): (EntryKey, &Entry),
        uses: &[usize],
    ) {
        let Some((open, document)) = parts.open() else { return };
        let source = best(entry, &document.source).map(|(term, _)| term);
        let (term, known) = source.map_or(("", &[][..]), |term| (term.text.as_str(), &*term.variants));
        self.likely.advance(ui.ctx(), open, document, (term, known));
        let counts = [uses.len(), self.likely.found().len()].map(|count| (count > 0).then_some(count));
        self.tabs(ui, rect, counts);
        let body = rect.with_min_y(rect.top() + TABS);
        if !self.forms_shown {
            return places(ui, body, parts, key, uses);
        }
        if let Some(form) = likely_forms(ui, body, parts, self.likely.found(), document.source.direction()) {
            let mut entry = entry.clone();
            put(&mut entry, &document.source, |term| term.variants.push(form));
            parts.commands.push(Command::PutEntries { glossary: key.0, entries: vec![entry] });
        }
    }

    fn tabs(&mut self, ui: &mut Ui, rect: Rect, counts: [Option<usize>; 2]) {
        let tokens = Tokens::of(ui.ctx());
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
        let strip = Rect::from_min_size(pos2(rect.left() + 8.0, rect.top()), vec2(rect.width() - 8.0, TABS));
        let [places, forms] = counts;
        let tabs =
            [Tab { word: "In this article", count: places }, Tab { word: "Likely forms", count: forms }];
        ui.scope_builder(UiBuilder::new().max_rect(strip).id_salt("places-tab"), |ui| {
            if let Some(tab) = tab_row(ui, &tabs, usize::from(self.forms_shown), TABS) {
                self.forms_shown = tab == 1;
            }
        });
        let line = rect.top() + TABS - 0.5;
        ui.painter().hline(rect.x_range(), line, Stroke::new(1.0, tokens.line));
    }

    /// Takes the fields of another entry, or of the same one after an undo.
    fn follow(&mut self, there: Option<(EntryKey, &Entry)>, document: &Document) {
        if self.of.as_ref().map(|(key, entry)| (*key, entry)) == there {
            return;
        }
        let same = self.of.as_ref().map(|(key, _)| *key) == there.map(|(key, _)| key);
        self.of = there.map(|(key, entry)| (key, entry.clone()));
        let Some((_, entry)) = there else { return };
        if !same {
            self.fields.clear();
        }
        for part in PARTS {
            let text = text(entry, part, document);
            match self.fields.iter_mut().find(|(it, _)| *it == part) {
                Some((_, field)) if field.text() == text => {}
                Some((_, field)) => field.set_text(&text),
                None => {
                    let field = if part == Fact::Note { Field::of_lines(&text) } else { Field::new(&text) };
                    self.fields.push((part, field));
                }
            }
        }
    }

    fn form(&mut self, ui: &mut Ui, parts: &mut Parts<'_>, document: &Document) -> bool {
        let width = ui.available_width();
        let mut focused = false;
        focused |= self.field(ui, parts, document, (Fact::Source, width));
        focused |= self.field(ui, parts, document, (Fact::Target, width));
        self.status(ui, parts, document);
        focused |= self.field(ui, parts, document, (Fact::Variants, width));
        for pair in [(Fact::Domain, Fact::Reference), (Fact::PartOfSpeech, Fact::Gender)] {
            ui.horizontal(|ui| {
                for part in [pair.0, pair.1] {
                    ui.vertical(|ui| {
                        focused |= self.field(ui, parts, document, (part, (width - 8.0) / 2.0));
                    });
                }
            });
        }
        focused | self.field(ui, parts, document, (Fact::Note, width))
    }

    /// A field; what was typed is an edit once Enter is pressed or the field is left.
    fn field(
        &mut self,
        ui: &mut Ui,
        parts: &mut Parts<'_>,
        document: &Document,
        (part, width): (Fact, f32),
    ) -> bool {
        let Some((_, field)) = self.fields.iter_mut().find(|(it, _)| *it == part) else { return false };
        let label = label(part, document);
        let color = Tokens::of(ui.ctx()).text3;
        Label::new(label, small_style(), Direction::Ltr, color).show(ui, parts.typesetter);
        let id = Id::unique(("glossary-entry", label));
        let mut spec = FieldSpec::new(id, label, direction(part, document), width);
        if part == Fact::Note {
            spec.placeholder = "A hint for whoever meets this term next";
        }
        let output = field.show(ui, parts.typesetter, &spec);
        let typed = field.text().to_owned();
        if let Some(((glossary, _), entry)) = &self.of
            && (output.submitted || output.response.lost_focus())
            && typed != text(entry, part, document)
        {
            let entries = vec![changed(entry, part, &typed, document)];
            parts.commands.push(Command::PutEntries { glossary: *glossary, entries });
        }
        output.response.has_focus()
    }

    fn status(&self, ui: &mut Ui, parts: &mut Parts<'_>, document: &Document) {
        let Some(((glossary, _), entry)) = &self.of else { return };
        let color = Tokens::of(ui.ctx()).text3;
        Label::new("Status", small_style(), Direction::Ltr, color).show(ui, parts.typesetter);
        let status = best(entry, &document.target).map_or(TermStatus::Preferred, |(term, _)| term.status);
        let choices = ["Preferred", "Admitted", "Forbidden"].map(|word| Choice { word, icon: None, tip: "" });
        let chosen = TermStatus::ALL.iter().position(|it| *it == status).unwrap_or(0);
        if let Some(status) = segmented(ui, &choices, chosen).and_then(|at| TermStatus::ALL.get(at)) {
            let mut changed = entry.clone();
            put(&mut changed, &document.target, |term| term.status = *status);
            parts.commands.push(Command::PutEntries { glossary: *glossary, entries: vec![changed] });
        }
    }
}

fn label(part: Fact, document: &Document) -> &str {
    match part {
        Fact::Source => document.source.name(),
        Fact::Target => document.target.name(),
        Fact::Variants => "Variants, such as broken plurals",
        Fact::Domain => "Domain",
        Fact::Reference => "Source",
        Fact::PartOfSpeech => "Part of speech",
        Fact::Gender => "Gender",
        Fact::Note => "Note",
    }
}

fn direction(part: Fact, document: &Document) -> Direction {
    match part {
        Fact::Source | Fact::Variants => document.source.direction(),
        Fact::Target => document.target.direction(),
        _ => Direction::Ltr,
    }
}

fn text(entry: &Entry, part: Fact, document: &Document) -> String {
    let of = |language: &Language| best(entry, language).map(|(term, _)| term);
    let source = of(&document.source);
    let field = match part {
        Fact::Source => source.map(|term| term.text.clone()),
        Fact::Target => of(&document.target).map(|term| term.text.clone()),
        Fact::Variants => source.map(|term| term.variants.join(comma(document.source.direction()))),
        Fact::Domain => Some(entry.domain.clone()),
        Fact::Reference => source.map(|term| term.source.clone()),
        Fact::PartOfSpeech => source.map(|term| term.part_of_speech.clone()),
        Fact::Gender => source.map(|term| term.gender.clone()),
        Fact::Note => Some(super::cell::note(entry, document).to_owned()),
    };
    field.unwrap_or_default()
}

fn changed(entry: &Entry, part: Fact, text: &str, document: &Document) -> Entry {
    let mut entry = entry.clone();
    let source = &document.source;
    match part {
        Fact::Source => put(&mut entry, source, |term| text.clone_into(&mut term.text)),
        Fact::Target => put(&mut entry, &document.target, |term| text.clone_into(&mut term.text)),
        Fact::Variants => put(&mut entry, source, |term| term.variants = forms(text)),
        Fact::Domain => text.clone_into(&mut entry.domain),
        Fact::Reference => put(&mut entry, source, |term| text.clone_into(&mut term.source)),
        Fact::PartOfSpeech => put(&mut entry, source, |term| text.clone_into(&mut term.part_of_speech)),
        Fact::Gender => put(&mut entry, source, |term| text.clone_into(&mut term.gender)),
        Fact::Note => super::cell::put_note(&mut entry, text, document),
    }
    entry
}

/// The segments in which the entry occurs, with its form there and whether its translation was used.
fn places(ui: &mut Ui, body: Rect, parts: &mut Parts<'_>, entry: EntryKey, places: &[usize]) {
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("places"), |ui| {
        ui.set_clip_rect(body.intersect(ui.clip_rect()));
        egui::ScrollArea::vertical().id_salt("places").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if places.is_empty() {
                let state =
                    EmptyState { sentence: "It does not occur in this article.", action: "", key: "" };
                Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
                    empty_state(ui, parts.typesetter, &state);
                });
            }
            for place in places.iter().take(MOST) {
                one_place(ui, parts, entry, *place);
            }
        });
    });
}

/// The forms that the term seems to have; the one that is to be added to it.
fn likely_forms(
    ui: &mut Ui,
    rect: Rect,
    parts: &mut Parts<'_>,
    forms: &[ProposedForm],
    direction: Direction,
) -> Option<String> {
    let mut chosen = None;
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(16.0, 12.0))).id_salt("likely"), |ui| {
        if forms.is_empty() {
            let sentence = "No other form of it is seen in this article.";
            empty_state(ui, parts.typesetter, &EmptyState { sentence, action: "", key: "" });
        } else {
            chosen = likely::row(ui, parts.typesetter, forms, direction);
        }
    });
    chosen
}

fn one_place(ui: &mut Ui, parts: &mut Parts<'_>, key: EntryKey, place: usize) {
    let Some((open, document)) = parts.open() else { return };
    let Some(segment) = document.segments.get(place) else { return };
    let Some(hit) = open.terms(segment).iter().find(|hit| hit.entry == key).cloned() else { return };
    let tokens = Tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 56.0), Sense::click());
    let name = format!("Go to segment {}", place + 1);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name.as_str()));
    if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line_faint));
    let number = (place + 1).to_string();
    let label = Label::new(&number, small_style(), Direction::Ltr, tokens.text3);
    label.paint_at(ui.painter(), parts.typesetter, pos2(rect.left() + 16.0, rect.top() + 22.0));
    excerpt(ui, parts, rect, document, (segment, &hit));
    evidence(ui, parts, rect, segment, &hit);
    if response.clicked() {
        parts.commands.push(Command::Go(Move::To(segment.id)));
        parts.requests.translate = true;
    }
    controls::focus_ring(ui, &response, rect.shrink(2.0), 6.0);
}

/// One line of the source around the term, which is underlined.
fn excerpt(
    ui: &Ui,
    parts: &mut Parts<'_>,
    rect: Rect,
    document: &Document,
    (segment, hit): (&Segment, &TermHit),
) {
    let tokens = Tokens::of(ui.ctx());
    let direction = document.source.direction();
    let arabic = document.source.is_arabic_script();
    let style =
        if arabic { TextStyle::new(Face::Naskh, 16.0, 26.0) } else { TextStyle::new(Face::Sans, 13.0, 20.0) };
    let (text, range) = around(&segment.source, hit.range.clone());
    let width = rect.width() - 64.0;
    let layout = parts.typesetter.line(&text, &style, direction, width);
    let left = if direction.is_rtl() { rect.right() - 16.0 - layout.width } else { rect.left() + 48.0 };
    let origin = pos2(left, rect.top() + 22.0 - style.baseline());
    Backdrop { range: range.clone(), fill: tokens.term_soft, edge: None }.paint(
        ui.painter(),
        &layout,
        origin,
    );
    Line::term(tokens.term, 2.0, direction).paint(ui.painter(), &layout, origin, range);
    parts.typesetter.paint(ui.painter(), &layout, origin, tokens.text);
}

/// The words around a term: a few before it and the rest behind, with the term's bytes in it.
fn around(text: &str, range: std::ops::Range<usize>) -> (String, std::ops::Range<usize>) {
    let before = crate::text::slice(text, 0..range.start);
    let words: Vec<usize> = before.match_indices(' ').map(|(at, _)| at).collect();
    let start = words.len().checked_sub(4).and_then(|at| words.get(at)).map_or(0, |at| at + 1);
    let lead = if start > 0 { "…" } else { "" };
    let shown = format!("{lead}{}", crate::text::slice(text, start..text.len()).replace('\n', " "));
    let shift = |at: usize| at - start + lead.len();
    (shown, shift(range.start)..shift(range.end))
}

/// Whether the translation was used, the grade, and why the form is one of the term's.
fn evidence(ui: &Ui, parts: &mut Parts<'_>, rect: Rect, segment: &Segment, hit: &TermHit) {
    let tokens = Tokens::of(ui.ctx());
    let baseline = rect.top() + 44.0;
    let used = parts.open().is_some_and(|(open, _)| open.used(segment, hit.entry).any);
    let icon = if used { (icons::CHECK, tokens.ok) } else { (icons::CIRCLE_DASHED, tokens.text3) };
    let place = Rect::from_center_size(pos2(rect.left() + 22.0, baseline - 4.0), vec2(14.0, 14.0));
    icon.0.paint(ui.painter(), place, icons::SMALL, icon.1);
    let words = if used { "used" } else { "not yet" };
    let words = format!("{words} · {}", hit.grade.word());
    let label = Label::new(&words, small_style(), Direction::Ltr, tokens.text3);
    label.paint_at(ui.painter(), parts.typesetter, pos2(rect.left() + 36.0, baseline));
    if !hit.reason.is_empty() {
        let style = TextStyle::new(Face::Naskh, 15.0, 22.0);
        let reason = Label::new(&hit.reason, style, Direction::Rtl, tokens.text3);
        let reason = reason.max_width(rect.width() * 0.5);
        reason.paint_at(ui.painter(), parts.typesetter, pos2(rect.right() - 16.0, baseline));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_begins_a_few_words_before_the_term() {
        let text = "قال الوزير في بيان له أمس إن الخطة جاهزة";
        let start = text.find("الخطة").unwrap();
        let (shown, range) = around(text, start..start + "الخطة".len());
        assert!(shown.starts_with("…له أمس إن"), "{shown}");
        assert_eq!(shown.get(range), Some("الخطة"));
        let (shown, range) = around(text, 0..6);
        assert_eq!((shown.as_str(), range), (text, 0..6));
    }
}
