//! The note of the active segment.

use egui::{Context, Id, Ui};

use crate::app::Command;
use crate::model::SegmentId;
use crate::text::Direction;
use crate::ui::parts::Parts;
use crate::ui::text::{Field, FieldSpec};
use crate::ui::theme::Tokens;

/// The field with the segment that it belongs to.
pub struct Notes {
    field: Field,
    of: Option<SegmentId>,
    /// Whether what was typed in this frame is on its way to the project.
    pending: bool,
    focus: bool,
}

impl Default for Notes {
    fn default() -> Self {
        Self { field: Field::of_lines(""), of: None, pending: false, focus: false }
    }
}

impl Notes {
    /// Puts the caret into the field in the next frame.
    pub fn want_focus(&mut self) {
        self.focus = true;
    }

    /// Whether the field has the keyboard's focus.
    pub fn has_focus(ctx: &Context) -> bool {
        ctx.memory(|memory| memory.has_focus(id()))
    }

    /// Shows the field. What is typed is the note of its segment at once; going to another segment brings that one's note.
    pub fn show(&mut self, ui: &mut Ui, parts: &mut Parts<'_>) {
        let Some((open, _)) = parts.open() else { return };
        let Some(segment) = open.active_segment() else { return };
        if self.of != Some(segment.id) || (self.field.text() != segment.note && !self.pending) {
            self.field.set_text(&segment.note);
            self.of = Some(segment.id);
        }
        let direction = direction_of(self.field.text());
        let mut spec = FieldSpec::new(id(), "Note", direction, ui.available_width());
        spec.placeholder = "Write a note";
        let output = self.field.show(ui, parts.typesetter, &spec);
        if std::mem::take(&mut self.focus) {
            output.response.request_focus();
        }
        self.pending = output.changed;
        if output.changed {
            parts.commands.push(Command::SetNote { segment: segment.id, note: self.field.text().to_owned() });
        }
        if output.submitted {
            // Nothing else has the focus then, and the translation takes it.
            output.response.surrender_focus();
        }
        let hint =
            "The note stays with the segment. Shift+Enter begins a line, Enter goes back to the translation.";
        ui.label(egui::RichText::new(hint).small().color(Tokens::of(ui.ctx()).text3));
    }
}

fn id() -> Id {
    Id::unique("note-field")
}

/// A note may be in any language: Arabic where it has an Arabic letter first.
fn direction_of(text: &str) -> Direction {
    let arabic = |c: char| matches!(c as u32, 0x590..=0x8ff);
    let first = text.chars().find(|c| c.is_alphabetic());
    if first.is_some_and(arabic) { Direction::Rtl } else { Direction::Ltr }
}
