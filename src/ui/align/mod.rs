//! The alignment: the article beside a translation that exists, a row for each bead, with the commands that correct it.
//!
//! `row` measures and paints one bead, `gutter` how sure it is, `rows` those in sight; `panel` says what speaks for the bead and
//! against it, and what can be done.

mod finish;
mod gutter;
mod header;
mod panel;
mod row;
mod rows;

use egui::{Context, Key, Modifiers, Rect, Ui, pos2};

use crate::app::{Action, AlignCommand, AlignMove, Command};
use crate::model::{AlignedId, Side};
use crate::ui::parts::Parts;
use crate::ui::theme::Tokens;
use panel::AlignPanel;
use rows::Rows;

const HEADER: f32 = 36.0;

/// Where the caret stands in a text of the bead that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// The side of the text.
    pub side: Side,
    /// The segment.
    pub id: AlignedId,
    /// The byte of its text.
    pub at: usize,
}

/// What the view remembers between frames.
#[derive(Default)]
pub struct AlignView {
    /// The project that all else is of.
    project: u64,
    rows: Rows,
    panel: AlignPanel,
    /// Where a press has put the caret; a split cuts the segment there.
    caret: Option<Caret>,
    /// The bead of the frame before: when another is looked at now, it is brought into sight.
    shown: Option<usize>,
}

impl AlignView {
    /// The command that a split means: the segment at the caret is cut, or else the bead.
    pub fn split(&self) -> AlignCommand {
        match self.caret {
            Some(Caret { side, id, at }) => AlignCommand::Cut { side, id, at },
            None => AlignCommand::Split,
        }
    }

    /// Shows the view in `rect`, its panel at the right `panel_width` wide.
    pub fn show(&mut self, ui: &mut Ui, rect: Rect, panel_width: f32, parts: &mut Parts<'_>) {
        let Some((open, _)) = parts.open() else { return };
        if self.project != open.number() {
            *self = Self { project: open.number(), ..Self::default() };
        }
        let tokens = Tokens::of(ui.ctx());
        let edge = rect.right() - panel_width;
        let head = Rect::from_min_max(rect.min, pos2(edge, rect.top() + HEADER));
        let body = Rect::from_min_max(pos2(rect.left(), head.bottom()), pos2(edge, rect.bottom()));
        ui.painter().rect_filled(body, 0.0, tokens.paper);
        let (Some(aligning), Some(alignment)) = (&open.aligning, &open.project.alignment) else {
            panel::nothing(ui, rect, parts);
            return;
        };
        if self.shown != Some(aligning.active) {
            self.caret =
                self.caret.filter(|caret| alignment.bead_of(caret.side, caret.id) == Some(aligning.active));
        }
        // A caret in a segment that is not there any more is none.
        self.caret = self.caret.filter(|caret| {
            alignment.text(caret.side, caret.id).is_some_and(|text| text.text.is_char_boundary(caret.at))
        });
        header::show(ui, head, parts, alignment);
        let bring = self.shown.replace(aligning.active) != Some(aligning.active);
        if let Some(caret) = self.rows.show(ui, body, parts, (alignment, aligning), self.caret, bring) {
            self.caret = Some(caret);
        }
        if panel_width > 0.0 {
            let rect = Rect::from_min_max(pos2(edge, rect.top()), rect.max);
            self.panel.show(ui, rect, parts, (alignment, aligning));
        }
    }

    /// Takes the keys that go from bead to bead; to be called where nothing else has the keyboard.
    pub fn take_keys(&mut self, ctx: &Context, commands: &mut Vec<Command>) {
        let moves = [
            (Key::ArrowUp, AlignCommand::Go(AlignMove::Previous)),
            (Key::ArrowDown, AlignCommand::Go(AlignMove::Next)),
        ];
        for (key, command) in moves {
            if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.caret = None;
                commands.push(Command::Align(command));
            }
        }
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.caret = None;
        }
    }

    /// Chooses the side at the left or at the right.
    pub fn take_sides(ctx: &Context, source_first: bool, commands: &mut Vec<Command>) {
        for (key, left) in [(Key::ArrowLeft, true), (Key::ArrowRight, false)] {
            if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                let side = if left == source_first { Side::Source } else { Side::Target };
                commands.push(Command::Align(AlignCommand::Choose(side)));
            }
        }
    }
}

/// Whether an action's key is one of the alignment alone: elsewhere the key is left to the text.
pub fn is_of_beads(action: Action) -> bool {
    matches!(action, Action::NextDoubtful | Action::PullSegment | Action::PushSegment | Action::CrossLink)
}

/// What an action means while the alignment is looked at; none where it means what it always does.
pub fn command(action: Action, view: &AlignView) -> Option<AlignCommand> {
    Some(match action {
        Action::NextDoubtful | Action::NextUnconfirmed => AlignCommand::Go(AlignMove::NextDoubtful),
        Action::PullSegment => AlignCommand::Pull,
        Action::PushSegment => AlignCommand::Push,
        Action::Merge => AlignCommand::Merge,
        Action::Split => view.split(),
        Action::Lock | Action::PinBead => AlignCommand::TogglePin,
        Action::CrossLink => AlignCommand::Cross,
        Action::NoCounterpart => AlignCommand::Part,
        Action::AcceptSure => AlignCommand::Accept(crate::app::SURE),
        Action::AlignMarks => AlignCommand::ToggleMarks,
        Action::Previous => AlignCommand::Go(AlignMove::Previous),
        Action::Next => AlignCommand::Go(AlignMove::Next),
        Action::FillFromAlignment => AlignCommand::Fill,
        Action::RememberAlignment => AlignCommand::Remember,
        Action::GiveUpAlignment => AlignCommand::GiveUp,
        _ => return None,
    })
}
