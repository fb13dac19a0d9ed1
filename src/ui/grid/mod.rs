//! The grid: the article's source beside its translation, a row for each segment.
//!
//! `columns` says where things stand across, `rows` how high each is, `scroll` which ones are in sight; `row` paints one,
//! `gutter` its state, and `active` is the one that is edited.

pub mod active;
pub mod columns;
pub mod gutter;
pub mod row;
pub mod rows;
pub mod scroll;

use egui::{Rect, Sense, Ui};

use crate::app::Move;
use crate::model::{SegmentId, Side};
use crate::text::Selection;
use crate::ui::parts::Parts;
use crate::ui::theme::Tokens;
use active::Active;
pub use columns::Columns;
pub use gutter::state_words;
use row::RowShape;
use rows::Rows;
use scroll::Scroll;

/// What the grid remembers between frames.
#[derive(Default)]
pub struct Grid {
    /// The project that all else is of.
    project: u64,
    rows: Rows,
    scroll: Scroll,
    active: Active,
    /// The active row of the frame before: when another is active now, it is brought into sight.
    shown: Option<usize>,
    /// Where an undo has put the caret: its row is brought into sight.
    jump: Option<(SegmentId, Selection)>,
    /// Characters that no font has.
    missing: Vec<char>,
}

impl Grid {
    /// Shows the grid in `rect`.
    pub fn show(&mut self, ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
        let Some((open, document)) = parts.open() else { return };
        if self.project != open.number() {
            *self = Self { project: open.number(), ..Self::default() };
        }
        let tokens = Tokens::of(ui.ctx());
        ui.painter().rect_filled(rect, 0.0, tokens.paper);
        let columns = Columns::new(rect, parts.workspace.settings.source_first);
        self.rows.follow(parts, document, &columns);
        self.scroll.wheel(ui, rect, &mut self.rows, parts);
        if self.shown != Some(open.active) {
            match self.shown.replace(open.active) {
                Some(_) => self.scroll.bring(open.active, rect.height(), &mut self.rows, parts),
                None => self.scroll.begin_at(open.active, rect.height(), &mut self.rows, parts),
            }
        }
        let typed = Active::take_typing(ui, parts);
        if typed || (open.jump.is_some() && self.jump != open.jump) {
            self.scroll.bring(open.active, rect.height(), &mut self.rows, parts);
        }
        self.jump = open.jump;
        let in_sight = self.scroll.rows_in_sight(rect, &mut self.rows, parts);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("grid"));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        for (index, top) in in_sight {
            self.show_row(&mut child, parts, &columns, index, top);
        }
        self.active.keep_focus(&child, parts);
        if let Some(caret) = self.active.caret.take() {
            self.scroll.follow(&child, caret, rect, &mut self.rows, parts);
        }
        self.scroll.bar(&mut child, rect, &mut self.rows, parts);
    }

    /// Where the caret or the selection is: in the source where that has the focus, in the target otherwise.
    pub fn selections(&self) -> (Selection, Selection) {
        (self.active.source.selection(), self.active.target.selection())
    }

    /// The side whose text has the keyboard's focus; the translation where neither has.
    pub fn side(ctx: &egui::Context, workspace: &crate::app::Workspace) -> Side {
        let segment = workspace.open.as_ref().and_then(|open| open.active_segment());
        let focused = ctx.memory(egui::Memory::focused);
        let in_source = segment.is_some_and(|it| focused == Some(row_id(it.id, "source-pane")));
        if in_source { Side::Source } else { Side::Target }
    }

    /// The selected text of the source and of the target.
    pub fn selected_texts(&self) -> (String, String) {
        (selected(&self.active.source), selected(&self.active.target))
    }

    /// Puts the keyboard's focus into the active translation.
    pub fn focus(&mut self) {
        self.active.want_focus = true;
    }

    /// Characters of the rows in sight that no font has, each once; they are forgotten here.
    pub fn take_missing(&mut self) -> Vec<char> {
        std::mem::take(&mut self.missing)
    }

    fn show_row(&mut self, ui: &mut Ui, parts: &mut Parts<'_>, columns: &Columns, index: usize, top: f32) {
        let Some((open, document)) = parts.open() else { return };
        let shape = RowShape::new(parts, document, columns, index, top);
        self.note_missing(&shape);
        let hovered = row::background(ui, &shape, open.active == index);
        if open.active == index {
            self.active.show(ui, parts, &shape);
        } else if let Some((segment, press)) = row::show(ui, parts, &shape, hovered) {
            self.active.press = Some(press);
            parts.commands.push(crate::app::Command::Go(Move::To(segment)));
            self.shown = Some(index);
        }
        gutter::show(ui, parts, &shape, open.active == index);
    }

    fn note_missing(&mut self, shape: &RowShape<'_>) {
        for c in shape.source.missing.iter().chain(&shape.target.missing) {
            if !self.missing.contains(c) {
                self.missing.push(*c);
            }
        }
    }
}

fn selected(pane: &crate::ui::text::TextPane) -> String {
    crate::text::slice(pane.text(), pane.selection().range()).to_owned()
}

/// Makes an area accessible under a name of its own, with the text that it shows as its value.
fn describe(ui: &Ui, rect: Rect, id: egui::Id, sense: Sense, (name, value): (&str, &str)) -> egui::Response {
    let response = ui.interact(rect, id, sense);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(egui::accesskit::Role::Paragraph);
        node.set_label(name);
        node.set_value(value);
    });
    response
}

/// The identity of something of a segment, the same wherever its row stands.
fn row_id(segment: SegmentId, what: &'static str) -> egui::Id {
    egui::Id::unique(("segment", segment.0, what))
}
