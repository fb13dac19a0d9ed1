//! What an empty panel says: one sentence, and the one thing to do about it.

use egui::{Response, Ui};

use super::Button;
use crate::text::Direction;
use crate::typeset::{Face, TextStyle};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::Tokens;

/// A sentence and an action.
#[derive(Clone, Copy, Debug)]
pub struct EmptyState<'a> {
    /// What is missing.
    pub sentence: &'a str,
    /// The word of the action; empty for none.
    pub action: &'a str,
    /// The action's key, shown behind it; may be empty.
    pub key: &'a str,
}

/// Shows the sentence and the action; the response is the action's.
pub fn empty_state(ui: &mut Ui, typesetter: &mut Typesetter, state: &EmptyState<'_>) -> Option<Response> {
    let tokens = Tokens::of(ui.ctx());
    let style = TextStyle::new(Face::Sans, 13.0, 20.0);
    let width = ui.available_width();
    Label::new(state.sentence, style, Direction::Ltr, tokens.text2).wrapped(width).show(ui, typesetter);
    if state.action.is_empty() {
        return None;
    }
    let row = ui.horizontal(|ui| {
        // The word of a quiet button stands 8 inside of its edge; the sentence above has no edge.
        ui.add_space(-8.0);
        let response = ui.add(Button::link(state.action));
        let small = TextStyle::new(Face::Sans, 12.0, 16.0);
        Label::new(state.key, small, Direction::Ltr, tokens.text3).show(ui, typesetter);
        response
    });
    Some(row.inner)
}
