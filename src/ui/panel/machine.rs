//! The machine's suggestion for the active segment, with its evidence.

use egui::Ui;

use crate::app::{Action, MachineState, Open, Suggestion};
use crate::model::Segment;
use crate::text::{Direction, Language};
use crate::ui::controls::{Button, EmptyState, empty_state, progress_unknown};
use crate::ui::keymap;
use crate::ui::parts::{Parts, interface_style, panel_style, small_style};
use crate::ui::text::Label;
use crate::ui::theme::Tokens;

/// Shows what the machine says of the active segment.
pub fn show(ui: &mut Ui, parts: &mut Parts<'_>) {
    let Some((open, document)) = parts.open() else { return };
    let Some(segment) = open.active_segment() else { return };
    match &open.machine.state {
        MachineState::Asking { segment: asked, .. } if *asked == segment.id => asking(ui, parts, open),
        MachineState::Failed { segment: asked, summary, hint } if *asked == segment.id => {
            failed(ui, parts, summary, hint);
        }
        _ => match open.machine.suggestion(segment.id, segment.source_revision) {
            Some(suggestion) => answer(ui, parts, suggestion, &document.target),
            None => nothing(ui, parts, open, segment),
        },
    }
}

fn asking(ui: &mut Ui, parts: &mut Parts<'_>, open: &Open) {
    let host = open.consent_host();
    line(ui, parts, &format!("Asking {host}…"));
    ui.horizontal(|ui| {
        progress_unknown(ui, "Asking the machine");
        if ui.add(Button::quiet("Cancel")).clicked() {
            parts.actions.push(Action::CancelSuggestion);
        }
    });
}

fn answer(ui: &mut Ui, parts: &mut Parts<'_>, suggestion: &Suggestion, language: &Language) {
    let tokens = Tokens::of(ui.ctx());
    let width = ui.available_width();
    let (answer, direction) = (&suggestion.answer, language.direction());
    Label::new(&answer.engine, small_style(), Direction::Ltr, tokens.text3)
        .max_width(width)
        .show(ui, parts.typesetter);
    let style = panel_style(language);
    Label::new(&answer.text, style, direction, tokens.text).wrapped(width).show(ui, parts.typesetter);
    let (words, color) = if answer.placeables_kept {
        ("Numbers and addresses kept", tokens.ok)
    } else {
        ("Numbers or addresses differ: look again", tokens.warn)
    };
    let evidence = format!("{words} · {} ms", answer.millis);
    Label::new(&evidence, small_style(), Direction::Ltr, color).max_width(width).show(ui, parts.typesetter);
    ui.horizontal(|ui| {
        let tip = keymap::words(Action::InsertSuggestion);
        if ui.add(Button::new("Insert").name("Insert the machine suggestion").tip(&tip)).clicked() {
            parts.actions.push(Action::InsertSuggestion);
        }
        if ui.add(Button::quiet("Ask again")).clicked() {
            parts.actions.push(Action::Suggest);
        }
    });
}

fn failed(ui: &mut Ui, parts: &mut Parts<'_>, summary: &str, hint: &str) {
    let tokens = Tokens::of(ui.ctx());
    let width = ui.available_width();
    Label::new(summary, interface_style(), Direction::Ltr, tokens.err)
        .wrapped(width)
        .show(ui, parts.typesetter);
    Label::new(hint, interface_style(), Direction::Ltr, tokens.text2)
        .wrapped(width)
        .show(ui, parts.typesetter);
    ui.horizontal(|ui| {
        if ui.add(Button::new("Ask again")).clicked() {
            parts.actions.push(Action::Suggest);
        }
        if ui.add(Button::quiet("Choose a server…")).clicked() {
            parts.actions.push(Action::ChooseServer);
        }
    });
}

fn nothing(ui: &mut Ui, parts: &mut Parts<'_>, open: &Open, segment: &Segment) {
    let key = keymap::words(Action::Suggest);
    let (sentence, word, action) = if parts.workspace.settings.mt_url.is_none() {
        ("Off. Nothing is sent.", "Choose a server…", Action::ChooseServer)
    } else if open.project.consent.is_none() {
        ("Off for this project. Nothing is sent.", "Ask the machine…", Action::Suggest)
    } else if segment.target.is_empty() {
        ("No suggestion yet.", "Ask the machine", Action::Suggest)
    } else {
        ("No suggestion asked for.", "Ask the machine", Action::Suggest)
    };
    let state = EmptyState { sentence, action: word, key: &key };
    if empty_state(ui, parts.typesetter, &state).is_some_and(|response| response.clicked()) {
        parts.actions.push(action);
    }
}

fn line(ui: &mut Ui, parts: &mut Parts<'_>, words: &str) {
    let color = Tokens::of(ui.ctx()).text2;
    let width = ui.available_width();
    Label::new(words, interface_style(), Direction::Ltr, color).max_width(width).show(ui, parts.typesetter);
}
