//! The active row: an editor for the translation, and the source to select from.

use std::rc::Rc;

use egui::{Event, Key, Rect, Stroke, StrokeKind, Ui, pos2};

use super::gutter::state_words;
use super::row::{Press, RowShape};
use super::row_id;
use crate::app::{Access, Command, Completer};
use crate::model::{SegmentId, Side};
use crate::text::Selection;
use crate::ui::parts::Parts;
use crate::ui::text::{Enter, PaneOutput, PaneSpec, TextPane};
use crate::ui::theme::Tokens;

/// The two panes of the active row.
#[derive(Default)]
pub struct Active {
    /// The source, which can be selected and copied.
    pub source: TextPane,
    /// The translation.
    pub target: TextPane,
    /// The press that made the row active: the caret goes where it was.
    pub press: Option<Press>,
    /// Whether the translation is to get the keyboard's focus.
    pub want_focus: bool,
    /// Where the caret has gone in this frame: it is to be seen.
    pub caret: Option<Rect>,
    loaded: Option<Loaded>,
}

/// What the panes hold: the editor reloads whenever the segment's revision is not the one that it produced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Loaded {
    segment: SegmentId,
    source: u64,
    target: u64,
}

impl Active {
    /// Shows the texts of the active row.
    pub fn show(&mut self, ui: &mut Ui, parts: &mut Parts<'_>, shape: &RowShape<'_>) {
        self.follow(ui, parts, shape);
        self.show_source(ui, parts, shape);
        self.show_target(ui, parts, shape);
    }

    /// Before the rows are shown: whether something is typed that is for the translation. It has the focus then, even if the
    /// row was out of sight, or the source had it.
    pub fn take_typing(ui: &Ui, parts: &Parts<'_>) -> bool {
        let Some(segment) = parts.open().and_then(|(open, _)| open.active_segment()) else { return false };
        let (source, target) = (row_id(segment.id, "source-pane"), row_id(segment.id, "target-pane"));
        let focused = ui.memory(egui::Memory::focused);
        let ours = focused.is_none_or(|id| id == source || id == target);
        let typed = ours && ui.input(|input| input.events.iter().any(is_for_a_text));
        if typed && focused != Some(target) {
            ui.memory_mut(|memory| memory.request_focus(target));
        }
        typed
    }

    /// The focus comes back to the translation where nothing else has it.
    pub fn keep_focus(&mut self, ui: &Ui, parts: &Parts<'_>) {
        let Some(segment) = parts.open().and_then(|(open, _)| open.active_segment()) else { return };
        let nobody = ui.memory(|memory| memory.focused().is_none());
        if self.want_focus || nobody {
            ui.memory_mut(|memory| memory.request_focus(row_id(segment.id, "target-pane")));
            self.want_focus = false;
        }
    }

    fn follow(&mut self, ui: &Ui, parts: &Parts<'_>, shape: &RowShape<'_>) {
        let (segment, tags) = (shape.segment, shape.tags);
        let there =
            Loaded { segment: segment.id, source: segment.source_revision, target: segment.target_revision };
        if self.loaded == Some(there) {
            return;
        }
        let entered = self.loaded.is_none_or(|loaded| loaded.segment != segment.id);
        if entered || self.loaded.is_none_or(|loaded| loaded.source != there.source) {
            self.source.load(&segment.source, Selection::caret(0));
            self.source.editor_mut().set_tags(tags);
        }
        if entered || self.loaded.is_none_or(|loaded| loaded.target != there.target) {
            let jump =
                parts.workspace.open.as_ref().and_then(|open| open.jump).filter(|(id, _)| *id == segment.id);
            let selection =
                jump.map_or_else(|| Selection::caret(segment.target.len()), |(_, selection)| selection);
            self.target.editor_mut().set_tags(tags);
            self.target.load(&segment.target, selection);
        }
        if entered {
            let other_field = ui.memory(egui::Memory::focused).is_some_and(|id| !self.is_of_row(id));
            self.want_focus = !other_field || self.press.is_some();
        }
        self.loaded = Some(there);
    }

    fn is_of_row(&self, id: egui::Id) -> bool {
        self.loaded.is_some_and(|loaded| {
            ["target-pane", "source-pane", "state", "source", "target"]
                .iter()
                .any(|what| row_id(loaded.segment, what) == id)
        })
    }

    fn show_source(&mut self, ui: &mut Ui, parts: &mut Parts<'_>, shape: &RowShape<'_>) {
        let tokens = Tokens::of(ui.ctx());
        let marks = shape.term_marks(parts, tokens, true);
        let rect = shape.text_rect(Side::Source);
        let id = row_id(shape.segment.id, "source-pane");
        let mut spec = PaneSpec::new(ui, id, rect, shape.styles.0, shape.directions.0, "Source");
        spec.editable = false;
        spec.marks = &marks;
        let output = self.source.show(ui, parts.typesetter, &spec);
        self.take_press(ui, Side::Source, &output);
        tooltips(ui, parts, shape, output);
    }

    fn show_target(&mut self, ui: &mut Ui, parts: &mut Parts<'_>, shape: &RowShape<'_>) {
        let tokens = Tokens::of(ui.ctx());
        let rect = shape.text_rect(Side::Target);
        frame(ui, shape, rect, tokens);
        let id = row_id(shape.segment.id, "target-pane");
        let tall = rect.with_max_y(shape.text_rect(Side::Source).bottom().max(rect.bottom()));
        let mut spec = PaneSpec::new(ui, id, tall, shape.styles.1, shape.directions.1, "Translation");
        let writable = parts.workspace.open.as_ref().is_some_and(|open| open.access == Access::Write);
        spec.editable = writable && !shape.segment.status.locked;
        spec.enter = Enter::Leave;
        let language = parts.open().map(|(_, document)| &document.target);
        let completer = completer(parts, shape);
        spec.completer = completer.as_deref();
        spec.smart = language.filter(|_| parts.workspace.settings.smart_typing);
        let refused = !spec.editable
            && ui.memory(|memory| memory.has_focus(id))
            && ui.input(|input| input.events.iter().any(is_for_a_text));
        let output = self.target.show(ui, parts.typesetter, &spec);
        describe(ui, id, shape, self.target.ghost());
        self.take_press(ui, Side::Target, &output);
        parts.requests.said = match (refused, writable, output.entered) {
            (true, true, _) => Some("This segment is locked; Ctrl+L unlocks it"),
            (true, false, _) => Some("This project can only be read here; save a copy to work on it"),
            (false, _, true) => Some("Ctrl+Enter confirms, Shift+Enter begins a new line"),
            (false, _, false) => parts.requests.said,
        };
        if output.moved {
            parts.commands.push(Command::CloseTyping);
        }
        if output.moved || !output.changes.is_empty() {
            self.caret = Some(output.caret_rect);
        }
        if !output.changes.is_empty() {
            parts.log.mark("typing");
        }
        for (number, change) in output.changes.into_iter().enumerate() {
            if output.automatic == Some(number) {
                parts.commands.push(Command::CloseTyping);
            }
            if let Some(loaded) = &mut self.loaded {
                loaded.target += 1;
            }
            parts.commands.push(Command::Type { segment: shape.segment.id, side: Side::Target, change });
        }
    }

    /// Puts the caret where the press was that made the row active.
    fn take_press(&mut self, ui: &Ui, side: Side, output: &PaneOutput) {
        let Some(press) = self.press.filter(|press| press.side == side) else { return };
        if self.loaded.is_none_or(|loaded| loaded.segment != press.segment) {
            return;
        }
        self.press = None;
        let point = press.at - output.origin;
        let pane = match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        };
        pane.editor_mut().press(&output.layout, (point.x, point.y), 1, false);
        pane.pressed_at(press.at, ui.input(|input| input.time));
        if side == Side::Source {
            self.want_focus = false;
        }
        output.response.request_focus();
        ui.ctx().request_repaint();
    }
}

/// What completes the translation, where the user wants that.
fn completer(parts: &Parts<'_>, shape: &RowShape<'_>) -> Option<Rc<Completer>> {
    let (open, _) = parts.open()?;
    parts.workspace.settings.suggest_while_typing.then(|| open.completer(shape.segment))
}

/// Whether an event would change a text.
fn is_for_a_text(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Ime(_) => true,
        Event::Key { key: Key::Backspace | Key::Delete, pressed: true, modifiers, .. } => !modifiers.alt,
        _ => false,
    }
}

/// Says which segment the editor is of, and how far it is.
fn describe(ui: &Ui, id: egui::Id, shape: &RowShape<'_>, ghost: &str) {
    let mut words = format!("Segment {}, {}", shape.index + 1, state_words(shape.segment));
    if !ghost.is_empty() {
        words.push_str(". Tab completes: ");
        words.push_str(ghost.trim());
    }
    ui.ctx().accesskit_node_builder(id, |node| node.set_description(words));
}

/// The frame of the editor: 4 around the text above and below, 12 at the gutter.
fn frame(ui: &Ui, shape: &RowShape<'_>, text: Rect, tokens: &Tokens) {
    let bottom = shape.text_rect(Side::Source).bottom().max(text.bottom());
    let at_gutter = if shape.columns.source_first { (12.0, 7.0) } else { (7.0, 12.0) };
    let rect = Rect::from_min_max(
        pos2(text.left() - at_gutter.0, text.top() - 4.0),
        pos2(text.right() + at_gutter.1, bottom + 4.0),
    );
    ui.painter().rect_filled(rect, 6.0, tokens.paper);
    ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
}

/// The term under the pointer: its translation, grade and reason.
fn tooltips(ui: &Ui, parts: &mut Parts<'_>, shape: &RowShape<'_>, output: PaneOutput) {
    let Some((open, document)) = parts.open() else { return };
    let Some(pointer) = output.response.hover_pos() else { return };
    let point = pointer - output.origin;
    let index = output.layout.hit(point.x, point.y).index;
    let hits = open.terms(shape.segment);
    let Some(hit) = hits.iter().find(|hit| hit.range.contains(&index)) else { return };
    let Some(pair) = open.pair(hit.entry) else { return };
    let reason = if hit.reason.is_empty() { String::new() } else { format!(" · {}", hit.reason) };
    let text = format!("{} · {}{reason}", pair.target.text, hit.grade.word());
    if ui.ctx().input(|input| input.pointer.is_still()) {
        crate::ui::text::tooltip(output.response, parts.typesetter, &text, document.target.direction());
    }
}
