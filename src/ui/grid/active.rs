//! The active row: an editor for the translation, and the source to select from.

use egui::{Rect, Stroke, StrokeKind, Ui, pos2};

use super::row::{Press, RowShape};
use super::row_id;
use crate::app::Command;
use crate::model::{Segment, SegmentId, Side};
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
        self.follow(ui, parts, shape.segment);
        self.show_source(ui, parts, shape);
        self.show_target(ui, parts, shape);
    }

    /// Escape closes typing; the focus comes back to the translation where nothing else has it.
    pub fn take_keys(&mut self, ui: &mut Ui, parts: &Parts<'_>) {
        let Some(loaded) = self.loaded else { return };
        let nobody = ui.memory(|memory| memory.focused().is_none());
        if (self.want_focus || nobody) && parts.workspace.open.is_some() {
            ui.memory_mut(|memory| memory.request_focus(row_id(loaded.segment, "target-pane")));
            self.want_focus = false;
        }
    }

    fn follow(&mut self, ui: &Ui, parts: &Parts<'_>, segment: &Segment) {
        let there =
            Loaded { segment: segment.id, source: segment.source_revision, target: segment.target_revision };
        if self.loaded == Some(there) {
            return;
        }
        let entered = self.loaded.is_none_or(|loaded| loaded.segment != segment.id);
        if entered || self.loaded.is_none_or(|loaded| loaded.source != there.source) {
            self.source.load(&segment.source, Selection::caret(0));
        }
        if entered || self.loaded.is_none_or(|loaded| loaded.target != there.target) {
            let jump =
                parts.workspace.open.as_ref().and_then(|open| open.jump).filter(|(id, _)| *id == segment.id);
            let selection =
                jump.map_or_else(|| Selection::caret(segment.target.len()), |(_, selection)| selection);
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
        let mut spec = PaneSpec::new(ui, id, rect, shape.styles.1, shape.directions.1, "Translation");
        spec.editable = !shape.segment.status.locked;
        spec.enter = Enter::Leave;
        let output = self.target.show(ui, parts.typesetter, &spec);
        self.take_press(ui, Side::Target, &output);
        if output.moved {
            parts.commands.push(Command::CloseTyping);
        }
        if !output.changes.is_empty() {
            parts.log.mark("typing");
        }
        for change in output.changes {
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
        if side == Side::Source {
            self.want_focus = false;
        }
        output.response.request_focus();
        ui.ctx().request_repaint();
    }
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
    let hits = open.lookups.terms(shape.segment);
    let Some(hit) = hits.iter().find(|hit| hit.range.contains(&index)) else { return };
    let Some(entry) = open.project.glossary.get(&hit.entry) else { return };
    let reason = if hit.reason.is_empty() { String::new() } else { format!(" · {}", hit.reason) };
    let text = format!("{} · {}{reason}", entry.target, hit.grade.word());
    if ui.ctx().input(|input| input.pointer.is_still()) {
        crate::ui::text::tooltip(output.response, parts.typesetter, &text, document.target.direction());
    }
}
