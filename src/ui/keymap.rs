//! Which keys stand for which action.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::Action;

/// Alt, Ctrl (Cmd on macOS) and Shift, and the key.
const KEYS: &[(Action, Modifiers, Key)] = &[
    (Action::Open, Modifiers::COMMAND, Key::O),
    (Action::Save, Modifiers::COMMAND, Key::S),
    (Action::SaveCopy, COMMAND_SHIFT, Key::S),
    (Action::ExportAgain, COMMAND_SHIFT, Key::E),
    (Action::Quit, Modifiers::COMMAND, Key::Q),
    (Action::Undo, Modifiers::COMMAND, Key::Z),
    (Action::Redo, COMMAND_SHIFT, Key::Z),
    (Action::Redo, Modifiers::COMMAND, Key::Y),
    (Action::CopySource, Modifiers::COMMAND, Key::Insert),
    (Action::ClearTarget, Modifiers::ALT, Key::Delete),
    (Action::TextLarger, Modifiers::COMMAND, Key::Plus),
    (Action::TextLarger, Modifiers::COMMAND, Key::Equals),
    (Action::TextSmaller, Modifiers::COMMAND, Key::Minus),
    (Action::TextDefault, Modifiers::COMMAND, Key::Num0),
    (Action::Confirm, Modifiers::COMMAND, Key::Enter),
    (Action::ConfirmWithoutMemory, COMMAND_SHIFT, Key::Enter),
    (Action::Unconfirm, COMMAND_SHIFT, Key::U),
    (Action::Previous, Modifiers::ALT, Key::ArrowUp),
    (Action::Next, Modifiers::ALT, Key::ArrowDown),
    (Action::GoTo, Modifiers::COMMAND, Key::G),
    (Action::Split, Modifiers::COMMAND, Key::T),
    (Action::Merge, Modifiers::COMMAND, Key::J),
    (Action::Lock, Modifiers::COMMAND, Key::L),
    (Action::Note, Modifiers::COMMAND, Key::N),
    (Action::AddTerm, Modifiers::COMMAND, Key::E),
    (Action::Suggest, Modifiers::COMMAND, Key::M),
    (Action::InsertSuggestion, COMMAND_SHIFT, Key::M),
    (Action::Palette, COMMAND_SHIFT, Key::P),
    (Action::Keys, Modifiers::NONE, Key::F1),
];

const COMMAND_SHIFT: Modifiers = Modifiers { command: true, shift: true, ..Modifiers::NONE };

const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// The key of an action as the menus show it; empty where it has none.
pub fn words(action: Action) -> String {
    if action == Action::InsertTerm {
        return "Ctrl+Shift+1…9".to_owned();
    }
    KEYS.iter()
        .find(|(it, ..)| *it == action)
        .map_or_else(String::new, |(_, modifiers, key)| written(*modifiers, *key))
}

/// Takes the actions that were pressed out of the input; where `in_field`, undo and redo are left to the field.
pub fn take_actions(ctx: &egui::Context, in_field: bool) -> Vec<Action> {
    let mut keys: Vec<_> = KEYS.iter().filter(|(action, ..)| !(in_field && is_text_key(*action))).collect();
    // A combination with more modifiers is looked for first: Ctrl+Shift+Z is not Ctrl+Z.
    keys.sort_by_key(|(_, modifiers, _)| {
        std::cmp::Reverse(u8::from(modifiers.shift) + u8::from(modifiers.alt))
    });
    ctx.input_mut(|input| {
        keys.iter()
            .filter(|(_, modifiers, key)| input.consume_shortcut(&KeyboardShortcut::new(*modifiers, *key)))
            .map(|(action, ..)| *action)
            .collect()
    })
}

/// The number of the term whose key was pressed, from 0.
pub fn take_term_number(ctx: &egui::Context) -> Option<usize> {
    ctx.input_mut(|input| DIGITS.iter().position(|key| input.consume_key(COMMAND_SHIFT, *key)))
}

fn is_text_key(action: Action) -> bool {
    matches!(action, Action::Undo | Action::Redo | Action::ClearTarget | Action::CopySource)
}

fn written(modifiers: Modifiers, key: Key) -> String {
    let mut words = String::new();
    for (on, name) in [(modifiers.command, "Ctrl+"), (modifiers.alt, "Alt+"), (modifiers.shift, "Shift+")] {
        if on {
            words.push_str(name);
        }
    }
    let key = match key {
        Key::ArrowUp => "Up",
        Key::ArrowDown => "Down",
        Key::Num0 => "0",
        key => key.name(),
    };
    words.push_str(key);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_stands_for_two_actions() {
        for (at, (_, modifiers, key)) in KEYS.iter().enumerate() {
            assert!(
                !KEYS.iter().skip(at + 1).any(|(_, m, k)| m == modifiers && k == key),
                "{key:?} {modifiers:?}"
            );
        }
    }

    #[test]
    fn keys_are_written_as_menus_show_them() {
        assert_eq!(words(Action::Confirm), "Ctrl+Enter");
        assert_eq!(words(Action::Redo), "Ctrl+Shift+Z");
        assert_eq!(words(Action::Next), "Alt+Down");
        assert_eq!(words(Action::Sample), "");
    }
}
