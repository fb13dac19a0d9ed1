//! Keys, typed and pasted text, the clipboard and input methods.

use egui::{Event, ImeEvent, Key, Modifiers, Ui};

use super::ghost;
use super::pane::{Enter, Turn};
use super::typesetter::Typesetter;
use crate::text::Direction;
use crate::typeset::Motion;

const MAC: bool = cfg!(target_os = "macos");

/// Applies one event to the pane that has the focus.
pub(super) fn handle(turn: &mut Turn<'_, '_>, ui: &Ui, typesetter: &mut Typesetter, event: Event) {
    let editable = turn.spec.editable;
    match event {
        Event::Copy => copy(turn, ui),
        Event::Cut => {
            copy(turn, ui);
            if editable {
                let change = turn.pane.editor.cut();
                turn.changes.extend(change);
            }
        }
        Event::Paste(text) if editable => turn.insert(&text),
        Event::Text(text) if editable && !matches!(text.as_str(), "\n" | "\r" | "\r\n") => {
            turn.type_in(&text);
        }
        Event::Ime(ime) if editable && ui.memory(|memory| memory.owns_ime_events(turn.spec.id)) => {
            compose(turn, ime);
        }
        Event::Key { key, pressed: true, modifiers, .. } => {
            press(turn, typesetter, key, modifiers);
        }
        _ => {}
    }
}

fn copy(turn: &Turn<'_, '_>, ui: &Ui) {
    let text = turn.pane.taken_text();
    if !text.is_empty() {
        ui.copy_text(text.to_owned());
    }
}

fn compose(turn: &mut Turn<'_, '_>, event: ImeEvent) {
    let editor = &mut turn.pane.editor;
    match event {
        ImeEvent::Preedit { text, active_range_chars } => editor.set_preedit(&text, active_range_chars),
        ImeEvent::Commit(text) => {
            editor.set_preedit("", None);
            turn.insert(&text);
        }
        ImeEvent::DeleteSurrounding { before_chars, after_chars } => {
            let change = editor.delete_surrounding(before_chars, after_chars);
            turn.changes.extend(change);
        }
        #[expect(deprecated, reason = "egui sends them no more, but the list has to be complete")]
        ImeEvent::Enabled | ImeEvent::Disabled => {}
    }
}

fn press(turn: &mut Turn<'_, '_>, typesetter: &mut Typesetter, key: Key, modifiers: Modifiers) {
    if key == Key::A && modifiers.command && !modifiers.shift && !modifiers.alt {
        turn.pane.editor.select_all();
    } else if key == Key::Enter {
        enter(turn, modifiers);
    } else if completes(key, modifiers) {
        if !ghost::take_word(turn) && key == Key::Space {
            ghost::call(turn);
        }
    } else if key == Key::Escape && modifiers.is_none() {
        ghost::dismiss(turn);
    } else if let Some(motion) = motion(key, modifiers) {
        let layout = turn.layout(typesetter);
        let motion =
            if typesetter.habits.logical_arrows { logical(motion, turn.spec.direction) } else { motion };
        turn.pane.editor.move_caret(&layout, motion, modifiers.shift);
    } else if turn.spec.editable && matches!(key, Key::Backspace | Key::Delete) {
        delete(turn, typesetter, key == Key::Backspace, modifiers);
    }
}

/// Tab takes a word of the ghost text; so does Ctrl+Space, which also calls it.
fn completes(key: Key, modifiers: Modifiers) -> bool {
    let with_ctrl = modifiers.ctrl && !modifiers.shift && !modifiers.alt && !modifiers.mac_cmd;
    key == Key::Tab && modifiers.is_none() || key == Key::Space && with_ctrl
}

fn enter(turn: &mut Turn<'_, '_>, modifiers: Modifiers) {
    let several = turn.pane.single_line.is_none() && turn.spec.editable;
    let plain = modifiers.is_none();
    let new_line = modifiers == Modifiers::SHIFT || plain && turn.spec.enter == Enter::NewLine;
    if several && new_line {
        turn.insert("\n");
    } else if plain {
        turn.entered = true;
    }
}

/// Whether the modifiers, apart from Shift, are none, or those that make a motion go by words.
fn by_words(modifiers: Modifiers) -> Option<bool> {
    let word = if MAC { modifiers.alt } else { modifiers.ctrl };
    let other = if MAC { modifiers.ctrl || modifiers.mac_cmd } else { modifiers.alt };
    (!other).then_some(word)
}

fn motion(key: Key, modifiers: Modifiers) -> Option<Motion> {
    if MAC && modifiers.mac_cmd && !modifiers.alt {
        return match key {
            Key::ArrowLeft => Some(Motion::RowStart),
            Key::ArrowRight => Some(Motion::RowEnd),
            Key::ArrowUp => Some(Motion::TextStart),
            Key::ArrowDown => Some(Motion::TextEnd),
            _ => None,
        };
    }
    // Up and down with a modifier belong to the application: they go from match to match.
    Some(match (key, by_words(modifiers)?) {
        (Key::ArrowLeft, false) => Motion::Left,
        (Key::ArrowLeft, true) => Motion::WordLeft,
        (Key::ArrowRight, false) => Motion::Right,
        (Key::ArrowRight, true) => Motion::WordRight,
        (Key::ArrowUp, false) => Motion::Up,
        (Key::ArrowDown, false) => Motion::Down,
        (Key::Home, false) => Motion::RowStart,
        (Key::Home, true) => Motion::TextStart,
        (Key::End, false) => Motion::RowEnd,
        (Key::End, true) => Motion::TextEnd,
        _ => return None,
    })
}

/// The motion along the text that an arrow stands for: forward is where the base direction goes.
fn logical(motion: Motion, direction: Direction) -> Motion {
    match (motion, direction.is_rtl()) {
        (Motion::Left, true) | (Motion::Right, false) => Motion::Forward,
        (Motion::Left, false) | (Motion::Right, true) => Motion::Back,
        (motion, _) => motion,
    }
}

fn delete(turn: &mut Turn<'_, '_>, typesetter: &mut Typesetter, back: bool, modifiers: Modifiers) {
    let whole_row = (MAC && modifiers.mac_cmd).then(|| turn.layout(typesetter));
    let editor = &mut turn.pane.editor;
    let change = match (back, whole_row, by_words(modifiers)) {
        (true, Some(layout), _) => editor.delete_to_row_start(&layout),
        (false, Some(layout), _) => editor.delete_to_row_end(&layout),
        (true, None, Some(true)) => editor.delete_word_back(),
        (true, None, Some(false)) => editor.backspace(),
        (false, None, Some(true)) => editor.delete_word_forward(),
        (false, None, Some(false)) => editor.delete(),
        (_, None, None) => None,
    };
    turn.changes.extend(change);
}
