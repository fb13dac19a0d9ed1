//! The panel beside the grid: two stacks of tabs, both in sight, and the notices at its foot.

pub mod concordance;
pub mod dictionary;
pub mod machine;
pub mod matches;
pub mod names;
pub mod notes;
pub mod notices;
pub mod terms;

use egui::{Context, Rect, Sense, Stroke, Ui, UiBuilder, pos2};

use crate::app::{Command, Workspace};
use crate::text::Selection;
use crate::ui::controls::{Tab, tab_row};
use crate::ui::parts::Parts;
use crate::ui::theme::Tokens;
use concordance::ConcordanceTab;
use dictionary::Dictionary;
use notes::Notes;

const TABS: f32 = 36.0;
/// Below this width of the window the panel is narrow.
const NARROW: f32 = 1180.0;
/// Below this width of the window the panel closes by itself.
const SMALLEST: f32 = 1000.0;
/// The two stacks keep at least this height each.
const LEAST: f32 = 120.0;

/// What the panel remembers between frames.
pub struct Panel {
    /// The tab of the upper stack: one of [`UPPER`].
    upper: usize,
    /// The tab of the lower stack: one of [`LOWER`].
    lower: usize,
    /// The part of the height that the upper stack takes.
    share: f32,
    notes: Notes,
    dictionary: Dictionary,
    concordance: ConcordanceTab,
}

/// The tabs of the upper stack.
const UPPER: [&str; 3] = ["Matches", "Machine", "Concordance"];
const CONCORDANCE: usize = 2;

/// The tabs of the lower stack.
const LOWER: [&str; 4] = ["Terms", "Names", "Notes", "Dictionary"];
const NAMES: usize = 1;
const NOTES: usize = 2;
const DICTIONARY: usize = 3;

impl Default for Panel {
    fn default() -> Self {
        Self {
            upper: 0,
            lower: 0,
            share: 0.4,
            notes: Notes::default(),
            dictionary: Dictionary::default(),
            concordance: ConcordanceTab::default(),
        }
    }
}

impl Panel {
    /// Whether there is a panel in a window of `window` points: it is closed, or there is no room for it.
    pub fn is_shown(parts: &Parts<'_>, window: f32) -> bool {
        Self::width(parts, window) > 0.0
    }

    /// The panel's width in a window of `window` points; 0 where it is closed.
    pub fn width(parts: &Parts<'_>, window: f32) -> f32 {
        let settings = &parts.workspace.settings;
        match window {
            _ if !settings.panel_open => 0.0,
            ..SMALLEST => 0.0,
            ..NARROW => 304.0,
            _ => settings.panel_width.clamp(304.0, 560.0),
        }
    }

    /// Whether a field of the panel has the keyboard's focus: it has an undo of its own.
    pub fn has_focus(ctx: &Context) -> bool {
        Notes::has_focus(ctx) || ConcordanceTab::has_focus(ctx)
    }

    /// Opens the notes with the caret in the field.
    pub fn write_note(&mut self, workspace: &mut Workspace) {
        workspace.settings.panel_open = true;
        self.lower = NOTES;
        self.notes.want_focus();
    }

    /// Opens the machine's suggestion.
    pub fn show_machine(&mut self) {
        self.upper = 1;
    }

    /// Opens the concordance and looks for a text in it; an empty one leaves what was looked for.
    pub fn show_concordance(&mut self, workspace: &mut Workspace, text: &str, commands: &mut Vec<Command>) {
        workspace.settings.panel_open = true;
        self.upper = CONCORDANCE;
        self.concordance.ask(text, commands);
    }

    /// Opens the names.
    pub fn show_names(&mut self, workspace: &mut Workspace) {
        workspace.settings.panel_open = true;
        self.lower = NAMES;
    }

    /// Opens the dictionary.
    pub fn look_up(&mut self, workspace: &mut Workspace) {
        workspace.settings.panel_open = true;
        self.lower = DICTIONARY;
    }

    /// Shows the panel in `rect`; `source` is what is selected in the active source.
    pub fn show(&mut self, ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>, source: Selection) {
        let tokens = Tokens::of(ui.ctx());
        ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, tokens.line));
        let rect = rect.with_min_x(rect.left() + 1.0);
        let middle = rect.top()
            + (rect.height() * self.share).clamp(LEAST, (rect.height() - LEAST).max(LEAST)).round();
        let upper = Rect::from_min_max(rect.min, pos2(rect.right(), middle));
        let lower = Rect::from_min_max(pos2(rect.left(), middle), rect.max);
        self.show_upper(ui, upper, parts);
        self.show_lower(ui, lower, parts, source);
        self.divider(ui, rect, middle);
        edge(ui, rect, parts);
        notices::show(ui, rect, parts);
    }

    fn show_upper(&mut self, ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
        let Some((open, _)) = parts.open() else { return };
        let found = open.active_segment().and_then(|segment| open.matches.of_segment(segment));
        let count = found.map_or(0, |(found, _)| found.matches.len());
        let counts = [(count > 0).then_some(count), None, None];
        let words: Vec<_> = UPPER.into_iter().zip(counts).map(|(word, count)| Tab { word, count }).collect();
        if let Some(tab) = tabs(ui, rect, &words, self.upper) {
            self.upper = tab;
        }
        let body = rect.with_min_y(rect.top() + TABS);
        match self.upper {
            0 => matches::show(ui, body, parts),
            CONCORDANCE => self.concordance.show(ui, body, parts),
            _ => inside(ui, body, "upper", |ui| machine::show(ui, parts)),
        }
    }

    fn show_lower(&mut self, ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>, source: Selection) {
        let Some((open, _)) = parts.open() else { return };
        let Some(segment) = open.active_segment() else { return };
        let terms = open.terms(segment).len();
        let notes = usize::from(!segment.note.is_empty());
        let shown = |count: usize| (count > 0).then_some(count);
        let names = open.study.names.as_ref().map_or(0, |names| names.of_segment(segment.id).len());
        let counts = [shown(terms), shown(names), shown(notes), None];
        let words =
            LOWER.into_iter().zip(counts).map(|(word, count)| Tab { word, count }).collect::<Vec<_>>();
        if let Some(tab) = tabs(ui, rect, &words, self.lower) {
            self.lower = tab;
        }
        let body = rect.with_min_y(rect.top() + TABS);
        match self.lower {
            NAMES => names::show(ui, body, parts),
            NOTES => inside(ui, body, "notes", |ui| self.notes.show(ui, parts)),
            DICTIONARY => {
                if parts.workspace.dictionaries.is_none() {
                    self.dictionary.forget();
                }
                inside(ui, body, "dictionary", |ui| self.dictionary.show(ui, parts, source));
            }
            _ => terms::show(ui, body, parts),
        }
    }

    /// The line between the stacks; it can be dragged, and a double click makes them even.
    fn divider(&mut self, ui: &Ui, rect: Rect, y: f32) {
        let tokens = Tokens::of(ui.ctx());
        ui.painter().hline(rect.x_range(), y + 0.5, Stroke::new(1.0, tokens.line));
        let grip = Rect::from_min_max(pos2(rect.left(), y - 3.0), pos2(rect.right(), y + 4.0));
        let response = ui.interact(grip, ui.scope_id().with("divider"), Sense::click_and_drag());
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeVertical);
        }
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            self.share = ((pointer.y - rect.top()) / rect.height()).clamp(0.1, 0.9);
        }
        if response.double_clicked() {
            self.share = 0.5;
        }
    }
}

/// The panel's edge; dragging it sets the width.
fn edge(ui: &Ui, rect: Rect, parts: &mut Parts<'_>) {
    let grip =
        Rect::from_min_max(pos2(rect.left() - 4.0, rect.top()), pos2(rect.left() + 3.0, rect.bottom()));
    let response = ui.interact(grip, ui.scope_id().with("edge"), Sense::drag());
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
    }
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        parts.requests.panel_width = Some((rect.right() - pointer.x).clamp(304.0, 560.0));
    }
}

fn tabs(ui: &mut Ui, rect: Rect, words: &[Tab<'_>], open: usize) -> Option<usize> {
    let tokens = Tokens::of(ui.ctx());
    let strip =
        Rect::from_min_max(pos2(rect.left() + 8.0, rect.top()), pos2(rect.right(), rect.top() + TABS));
    let line = rect.top() + TABS - 0.5;
    ui.painter().hline(rect.x_range(), line, Stroke::new(1.0, tokens.line));
    ui.scope_builder(UiBuilder::new().max_rect(strip), |ui| tab_row(ui, words, open, TABS)).inner
}

/// A stack's content with its margins; it scrolls where it is higher than the stack.
fn inside(ui: &mut Ui, rect: Rect, id: &str, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(id), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        egui::ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 12)).show(ui, add);
        });
    });
}
