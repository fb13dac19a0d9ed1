//! Before changes that the disk does not take would be lost: try again, save elsewhere, or lose them knowingly.

use egui::{Context, Id};

use super::Answer;
use crate::app::{Command, NoticeAction};
use crate::text::Direction;
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::{Parts, interface_style};
use crate::ui::text::Label;
use crate::ui::theme::Tokens;

const WORDS: &str = "The last changes could not be written to the disk; perhaps it is full, or was taken away. Make room and \
                     try again, or save a copy in another place. What is not written is lost when the project is closed.";

pub(super) fn show(ctx: &Context, parts: &mut Parts<'_>) -> Answer {
    let dialog = Dialog { id: Id::unique("unsaved-dialog"), title: "Not everything is saved" };
    let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
        let color = Tokens::of(ui.ctx()).text2;
        let label = Label::new(WORDS, interface_style(), Direction::Ltr, color);
        label.wrapped(ui.available_width()).show(ui, typesetter);
        Dialog::buttons(ui, |ui| {
            let again = ui.add(Button::primary("Try again")).clicked();
            let copy = ui.add(Button::new("Save a copy…")).clicked();
            let lose = ui.add(Button::danger("Close and lose them")).clicked();
            (again, copy, lose)
        })
    });
    match output.inner {
        (true, _, _) => Answer::Do(Command::Save),
        (_, true, _) => Answer::Do(Command::FollowNotice(NoticeAction::SaveCopy)),
        (_, _, true) => Answer::Do(Command::CloseAnyway),
        _ if output.cancelled => Answer::Cancel,
        _ => Answer::Stay,
    }
}
