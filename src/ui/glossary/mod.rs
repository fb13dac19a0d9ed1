//! The glossary manager: a table of all terms, the chosen entry beside it, and where it occurs in the article.
//!
//! - `list` is what the table shows: searched, filtered, sorted, and which rows are chosen;
//! - `bar` has the search, the filters and the actions;
//! - `columns`, `table` and `cell` draw the rows and edit them in place;
//! - `entry` is the panel of the chosen entry, `many` that of several;
//! - `uses` counts in which segments each entry occurs.

mod bar;
mod cell;
mod columns;
mod entry;
mod list;
mod many;
mod table;
mod uses;

use egui::{Context, Key, Modifiers, Rect, Ui, UiBuilder, pos2};

use crate::ui::panel::notices;
use crate::ui::parts::Parts;
use crate::ui::text::Field;
use crate::ui::theme::Tokens;
use cell::Editing;
pub use cell::{comma, forms};
use entry::EntryPanel;
pub use list::List;
use many::Many;
use uses::Uses;

/// The height of the bar above the table, in points.
const BAR: f32 = 52.0;

/// What the manager remembers between frames.
pub struct GlossaryView {
    /// The project that all else is of.
    project: u64,
    list: List,
    search: Field,
    editing: Option<Editing>,
    entry: EntryPanel,
    many: Many,
    uses: Uses,
    want_focus: bool,
    want_search: bool,
    in_field: bool,
}

impl Default for GlossaryView {
    fn default() -> Self {
        Self {
            project: 0,
            list: List::default(),
            search: Field::default(),
            editing: None,
            entry: EntryPanel::default(),
            many: Many::default(),
            uses: Uses::default(),
            want_focus: true,
            want_search: false,
            in_field: false,
        }
    }
}

impl GlossaryView {
    /// Whether a field of the manager has the keyboard's focus: it has an undo of its own.
    pub fn in_field(&self) -> bool {
        self.in_field
    }

    /// Puts the keyboard's focus into the table.
    pub fn focus(&mut self) {
        self.want_focus = true;
    }

    /// What is chosen and shown, for the words of the status line and for exports.
    pub fn list(&self) -> &List {
        &self.list
    }

    /// Shows the table in `rect`, and the panel beside it where that is open.
    pub fn show(&mut self, ui: &mut Ui, rect: Rect, panel_width: f32, parts: &mut Parts<'_>) {
        let Some((open, document)) = parts.open() else { return };
        if self.project != open.number() {
            *self = Self { project: open.number(), ..Self::default() };
        }
        self.in_field = false;
        self.uses.advance(ui.ctx(), open, document);
        self.list.follow(open, document, &self.uses);
        if self.list.take_wish() {
            parts.commands.push(crate::app::Command::TabulateGlossary);
        }
        self.keys(ui.ctx());
        ui.painter().rect_filled(rect, 0.0, Tokens::of(ui.ctx()).paper);
        let edge = rect.right() - panel_width;
        let bar = Rect::from_min_max(rect.min, pos2(edge, rect.top() + BAR));
        let body = Rect::from_min_max(pos2(rect.left(), bar.bottom()), pos2(edge, rect.bottom()));
        self.show_bar(ui, bar, parts);
        self.show_table(ui, body, parts);
        if panel_width > 0.0 {
            let place = Rect::from_min_max(pos2(edge, rect.top()), rect.max);
            self.show_panel(ui, place, parts);
        }
    }

    fn keys(&mut self, ctx: &Context) {
        if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
            self.want_search = true;
        }
    }

    fn show_panel(&mut self, ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
        let tokens = Tokens::of(ui.ctx());
        ui.painter().rect_filled(rect, 0.0, tokens.chrome);
        ui.painter().vline(rect.left() + 0.5, rect.y_range(), egui::Stroke::new(1.0, tokens.line));
        let inner = rect.with_min_x(rect.left() + 1.0);
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("glossary-panel"), |ui| {
            ui.set_clip_rect(inner.intersect(ui.clip_rect()));
            if self.list.chosen().len() > 1 {
                self.in_field |= self.many.show(ui, parts, &mut self.list);
            } else {
                self.in_field |= self.entry.show(ui, inner, parts, &self.list, &self.uses);
            }
        });
        notices::show(ui, inner, parts);
    }
}
