//! The rows of the table: painted only where they are in sight, chosen by pointer and keys, edited in place.

use std::sync::Arc;

use egui::{
    Event, EventFilter, Id, Key, Modifiers, Popup, Rangef, Rect, Response, Sense, Stroke, Ui, UiBuilder,
    pos2, vec2,
};

use super::GlossaryView;
use super::cell::{self, Editing, Outcome};
use super::columns::{Column, columns};
use super::list::{EntryKey, best};
use crate::app::{Action, Bulk, Command};
use crate::model::{Document, Entry, TermStatus};
use crate::text::{Direction, Language};
use crate::typeset::{Face, TextStyle};
use crate::ui::controls::{EmptyState, empty_state, menu_row};
use crate::ui::keymap;
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::{Icon, Tokens, icons};

const HEAD: f32 = 32.0;
const ROW: f32 = 38.0;
/// From the top of a row to the baseline of its texts.
const BASELINE: f32 = 24.0;

impl GlossaryView {
    pub(super) fn show_table(&mut self, ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
        let Some((open, document)) = parts.open() else { return };
        let layout = columns(rect, parts.workspace.settings.source_first);
        let head = rect.with_max_y(rect.top() + HEAD);
        let body = rect.with_min_y(head.bottom());
        self.head(ui, head, parts, document, &layout);
        let id = Id::unique("glossary-table");
        let response = ui.interact(body, id, Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::accesskit::Role::Table, true, "Terms of the glossary")
        });
        if self.list.is_empty() {
            let whole = open.project.glossary.is_empty();
            empty(ui, body, parts, whole);
        }
        let before = self.list.place();
        self.table_keys(ui, &response, parts, document);
        let moved = self.list.place().filter(|_| self.list.place() != before);
        self.rows(ui, body, parts, document, (&layout, moved));
        if std::mem::take(&mut self.want_focus) {
            response.request_focus();
            if self.list.place().is_none() {
                self.list.choose(0, false);
            }
        }
    }

    fn head(
        &mut self,
        ui: &Ui,
        rect: Rect,
        parts: &mut Parts<'_>,
        document: &Document,
        layout: &[(Column, Rangef)],
    ) {
        let tokens = Tokens::of(ui.ctx());
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        for (column, x) in layout {
            let name = column.name(document);
            let place = Rect::from_x_y_ranges(*x, rect.y_range());
            let sort = column.sort(document);
            let label = Label::new(name, small_style(), Direction::Ltr, tokens.text3);
            let width = label.layout(parts.typesetter).width;
            let right = is_right(*column, document);
            let left = if right { x.max - width } else { x.min };
            label.paint_at(ui.painter(), parts.typesetter, pos2(left, rect.top() + 21.0));
            let Some(sort) = sort else { continue };
            let id = ui.scope_id().with(("sort", name, x.min.to_bits()));
            let response = ui.interact(place, id, Sense::click());
            let told = format!("Sort by {name}");
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::accesskit::Role::ColumnHeader, true, told.as_str())
            });
            if self.list.sort == sort {
                let at = if right { left - 10.0 } else { left + width + 10.0 };
                let caret = Rect::from_center_size(pos2(at, rect.top() + 17.0), vec2(12.0, 12.0));
                let icon = if self.list.descending { icons::CARET_DOWN } else { icons::CARET_UP };
                icon.paint(ui.painter(), caret, 12.0, tokens.text2);
            }
            if response.clicked() {
                self.list.sort_by(sort);
            }
        }
    }

    fn rows(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        parts: &mut Parts<'_>,
        document: &Document,
        (layout, moved): (&[(Column, Rangef)], Option<usize>),
    ) {
        let builder = UiBuilder::new().max_rect(rect).id_salt("glossary-rows");
        ui.scope_builder(builder, |ui| {
            ui.set_clip_rect(rect.intersect(ui.clip_rect()));
            ui.spacing_mut().item_spacing.y = 0.0;
            let area = egui::ScrollArea::vertical().auto_shrink(false).id_salt("glossary-rows");
            area.show_rows(ui, ROW, self.list.len(), |ui, range| {
                let first = range.start;
                let top = ui.max_rect().top();
                for place in range {
                    let (row, _) = ui.allocate_exact_size(vec2(rect.width(), ROW), Sense::hover());
                    let row = Rect::from_x_y_ranges(rect.x_range(), row.y_range());
                    self.row(ui, row, parts, document, (layout, place));
                }
                if let Some(place) = moved {
                    let y = top + (place as f32 - first as f32) * ROW;
                    ui.scroll_to_rect(Rect::from_x_y_ranges(rect.x_range(), Rangef::new(y, y + ROW)), None);
                }
            });
        });
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        parts: &mut Parts<'_>,
        document: &Document,
        (layout, place): (&[(Column, Rangef)], usize),
    ) {
        let Some((key, entry)) = self.list.at(place).map(|(key, entry)| (key, Arc::clone(entry))) else {
            return;
        };
        let tokens = Tokens::of(ui.ctx());
        let chosen = self.list.is_chosen(key);
        let response = ui.interact(rect, ui.scope_id().with(("entry", key.0, key.1.0)), Sense::click());
        let name = row_name(&entry, document);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::accesskit::Role::Row, true, chosen, name.as_str())
        });
        let fill = if chosen { Some(tokens.accent_soft) } else { response.hovered().then_some(tokens.hover) };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, 0.0, fill);
        }
        if self.list.cursor().is_some_and(|(cursor, _)| cursor == key) {
            ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0.0, tokens.accent);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line_faint));
        self.press(ui, &response, parts, document, ((key, &entry), layout, place));
        for (column, x) in layout {
            let cell = Rect::from_x_y_ranges(*x, rect.y_range());
            if self.is_edited(key, *column) {
                self.edit(ui, cell, parts, document, place);
            } else {
                self.cell(ui, cell, parts, document, ((key, &entry), *column));
            }
        }
    }

    /// A press chooses, with Ctrl and Shift several; a second one edits the cell.
    fn press(
        &mut self,
        ui: &Ui,
        response: &Response,
        parts: &mut Parts<'_>,
        document: &Document,
        (entry, layout, place): ((EntryKey, &Entry), &[(Column, Rangef)], usize),
    ) {
        let Some(pointer) = response.interact_pointer_pos().filter(|_| response.clicked()) else { return };
        let modifiers = ui.input(|input| input.modifiers);
        if modifiers.command {
            self.list.toggle(place);
        } else {
            self.list.choose(place, modifiers.shift);
        }
        let column =
            layout.iter().find(|(_, x)| x.expand(10.0).contains(pointer.x)).map(|(column, _)| *column);
        if let Some(column) = column.filter(|column| column.is_text() && response.double_clicked()) {
            self.begin(entry, column, document);
        } else {
            self.want_focus = true;
        }
        parts.commands.push(Command::CloseTyping);
    }

    fn is_edited(&self, key: EntryKey, column: Column) -> bool {
        self.editing.as_ref().is_some_and(|editing| editing.key == key && editing.column == column)
    }

    fn begin(&mut self, entry: (EntryKey, &Entry), column: Column, document: &Document) {
        self.editing = Some(Editing::new(entry, column, document));
    }

    fn edit(&mut self, ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>, document: &Document, place: usize) {
        let Some(mut editing) = self.editing.take() else { return };
        self.in_field = true;
        if let Some((_, entry)) = self.list.at(place) {
            editing.follow(entry);
        }
        match editing.show(ui, rect, parts, document) {
            Outcome::Open => self.editing = Some(editing),
            Outcome::Done => self.want_focus = true,
            Outcome::Next { back } => {
                let next = neighbour(editing.column, back);
                match (next, self.list.at(place).map(|(key, entry)| (key, Arc::clone(entry)))) {
                    (Some(column), Some((key, entry))) => self.begin((key, &entry), column, document),
                    _ => self.want_focus = true,
                }
            }
        }
    }

    fn cell(
        &self,
        ui: &mut Ui,
        rect: Rect,
        parts: &mut Parts<'_>,
        document: &Document,
        ((key, entry), column): ((EntryKey, &Entry), Column),
    ) {
        let tokens = Tokens::of(ui.ctx());
        match column {
            Column::Status => status(ui, rect, parts, document, (key, entry)),
            Column::Uses => {
                let count = self.uses.of(key).len();
                if count > 0 {
                    let label = count.to_string();
                    let label = Label::new(&label, interface_style(), Direction::Ltr, tokens.text2);
                    let left = rect.right() - label.layout(parts.typesetter).width;
                    label.paint_at(ui.painter(), parts.typesetter, pos2(left, rect.top() + BASELINE));
                }
            }
            column => {
                let text = cell::text(entry, column, document);
                let strong = matches!(column, Column::Source | Column::Target);
                let ink = if strong { tokens.text } else { tokens.text2 };
                let look = (style(column, document), cell::direction(column, document));
                words(ui, parts.typesetter, rect, &text, look, ink);
            }
        }
    }

    fn table_keys(&mut self, ui: &Ui, response: &Response, parts: &mut Parts<'_>, document: &Document) {
        if !response.has_focus() || self.editing.is_some() {
            return;
        }
        let filter =
            EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let page = (response.rect.height() / ROW) as usize;
        for event in ui.input(|input| input.filtered_events(&filter)) {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { continue };
            self.table_key(key, modifiers, page, parts, document);
        }
    }

    fn table_key(
        &mut self,
        key: Key,
        modifiers: Modifiers,
        page: usize,
        parts: &mut Parts<'_>,
        document: &Document,
    ) {
        let (last, here) = (self.list.len().saturating_sub(1), self.list.place());
        let at = here.unwrap_or(0);
        let to = match key {
            Key::ArrowDown => here.map_or(0, |at| (at + 1).min(last)),
            Key::ArrowUp => at.saturating_sub(1),
            Key::PageDown => (at + page).min(last),
            Key::PageUp => at.saturating_sub(page),
            Key::Home => 0,
            Key::End => last,
            Key::A if modifiers.command => return self.list.choose_all(),
            Key::Enter | Key::F2 => {
                if let Some((key, entry)) = self.list.cursor().map(|(key, entry)| (key, Arc::clone(entry))) {
                    self.begin((key, &entry), Column::Target, document);
                }
                return;
            }
            Key::Delete => {
                let chosen = self.list.chosen_by_glossary().into_iter();
                parts.commands.extend(chosen.map(|(glossary, ids)| Command::ChangeEntries {
                    glossary,
                    ids,
                    bulk: Bulk::Remove,
                }));
                return;
            }
            _ => return,
        };
        self.list.choose(to, modifiers.shift);
    }
}

/// The text cell before or behind another.
fn neighbour(column: Column, back: bool) -> Option<Column> {
    const ORDER: [Column; 5] =
        [Column::Source, Column::Target, Column::Variants, Column::Domain, Column::Note];
    let at = ORDER.iter().position(|it| *it == column)?;
    let next = if back { at.checked_sub(1)? } else { at + 1 };
    ORDER.get(next).copied()
}

fn row_name(entry: &Entry, document: &Document) -> String {
    let of =
        |language: &Language| best(entry, language).map_or("", |(term, _)| term.text.as_str()).to_owned();
    format!("{} = {}", of(&document.source), of(&document.target))
}

/// The status of the translation; a press offers the others.
fn status(
    ui: &mut Ui,
    rect: Rect,
    parts: &mut Parts<'_>,
    document: &Document,
    ((glossary, id), entry): (EntryKey, &Entry),
) {
    let Some((term, _)) = best(entry, &document.target) else { return };
    let (icon, word, color) = status_look(term.status, Tokens::of(ui.ctx()));
    let place =
        Rect::from_center_size(pos2(rect.left() + 8.0, rect.top() + BASELINE - 5.0), vec2(16.0, 16.0));
    let response = ui.interact(rect, ui.scope_id().with(("status", glossary, id.0)), Sense::click());
    let told = format!("Status: {word}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, told.as_str()));
    icon.paint(ui.painter(), place, icons::SIZE, color);
    let ink = if term.status == TermStatus::Forbidden { color } else { Tokens::of(ui.ctx()).text2 };
    let label = Label::new(word, interface_style(), Direction::Ltr, ink);
    label.paint_at(ui.painter(), parts.typesetter, pos2(rect.left() + 22.0, rect.top() + BASELINE));
    Popup::menu(&response).width(160.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for status in TermStatus::ALL {
            let (_, word, _) = status_look(status, Tokens::of(ui.ctx()));
            if menu_row(ui, parts.typesetter, word, status == term.status).clicked() {
                let bulk = Bulk::Status(document.target.clone(), status);
                parts.commands.push(Command::ChangeEntries { glossary, ids: vec![id], bulk });
                ui.close();
            }
        }
    });
}

/// The icon, the word and the colour of a status.
pub(super) fn status_look(status: TermStatus, tokens: &Tokens) -> (Icon, &'static str, egui::Color32) {
    match status {
        TermStatus::Preferred => (icons::CHECK, "Preferred", tokens.ok),
        TermStatus::Admitted => (icons::CIRCLE, "Admitted", tokens.text3),
        TermStatus::Forbidden => (icons::PROHIBIT, "Forbidden", tokens.err),
    }
}

/// Text in a cell: at the left edge, or up to the right one where it runs from there.
fn words(
    ui: &Ui,
    typesetter: &mut Typesetter,
    rect: Rect,
    text: &str,
    (style, direction): (TextStyle, Direction),
    color: egui::Color32,
) {
    if text.is_empty() {
        return;
    }
    let label = Label::new(text, style, direction, color).max_width(rect.width());
    let x = if direction.is_rtl() { rect.right() } else { rect.left() };
    label.paint_at(ui.painter(), typesetter, pos2(x, rect.top() + BASELINE));
}

fn is_right(column: Column, document: &Document) -> bool {
    column == Column::Uses || cell::direction(column, document).is_rtl()
}

fn style(column: Column, document: &Document) -> TextStyle {
    let arabic = |language: &Language| language.is_arabic_script();
    match column {
        Column::Source if arabic(&document.source) => TextStyle::new(Face::Naskh, 17.0, 26.0),
        Column::Target if arabic(&document.target) => TextStyle::new(Face::Naskh, 17.0, 26.0),
        Column::Variants if arabic(&document.source) => TextStyle::new(Face::Naskh, 16.0, 26.0),
        _ => interface_style(),
    }
}

fn empty(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>, whole: bool) {
    let inner = Rect::from_min_size(pos2(rect.left() + 16.0, rect.top() + 16.0), vec2(420.0, 120.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("glossary-empty"), |ui| {
        if !whole {
            let state = EmptyState { sentence: "No term is like that.", action: "", key: "" };
            empty_state(ui, parts.typesetter, &state);
            return;
        }
        let key = keymap::words(Action::AddTerm);
        let state =
            EmptyState { sentence: "This project has no terms yet.", action: "Add a term…", key: &key };
        if empty_state(ui, parts.typesetter, &state).is_some_and(|response| response.clicked()) {
            parts.actions.push(Action::AddTerm);
        }
        let state = EmptyState { sentence: "", action: "Import a glossary…", key: "" };
        if empty_state(ui, parts.typesetter, &state).is_some_and(|response| response.clicked()) {
            parts.actions.push(Action::ImportGlossary);
        }
    });
}
