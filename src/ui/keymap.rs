//! Which keys stand for which action.

use egui::{Event, Key, Modifiers};

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
    (Action::InsertTag, Modifiers::COMMAND, Key::Comma),
    (Action::TurnDirection, COMMAND_SHIFT, Key::D),
    (Action::Confirm, Modifiers::COMMAND, Key::Enter),
    (Action::ConfirmWithoutMemory, COMMAND_SHIFT, Key::Enter),
    (Action::Unconfirm, COMMAND_SHIFT, Key::U),
    (Action::Previous, Modifiers::ALT, Key::ArrowUp),
    (Action::Next, Modifiers::ALT, Key::ArrowDown),
    (Action::PreviousMatch, Modifiers::COMMAND, Key::ArrowUp),
    (Action::NextMatch, Modifiers::COMMAND, Key::ArrowDown),
    (Action::GoTo, Modifiers::COMMAND, Key::G),
    (Action::Split, Modifiers::COMMAND, Key::T),
    (Action::Merge, Modifiers::COMMAND, Key::J),
    (Action::Lock, Modifiers::COMMAND, Key::L),
    (Action::Note, Modifiers::COMMAND, Key::N),
    (Action::AddTerm, Modifiers::COMMAND, Key::E),
    (Action::QuickAddTerm, COMMAND_SHIFT, Key::G),
    (Action::Concordance, Modifiers::COMMAND, Key::K),
    (Action::GlossaryView, COMMAND_SHIFT, Key::K),
    (Action::ApplyName, COMMAND_SHIFT, Key::N),
    (Action::FindTerms, COMMAND_SHIFT, Key::T),
    (Action::LookUp, COMMAND_SHIFT, Key::L),
    (Action::Suggest, Modifiers::COMMAND, Key::M),
    (Action::InsertSuggestion, COMMAND_SHIFT, Key::M),
    (Action::AlignView, COMMAND_SHIFT, Key::A),
    (Action::NextDoubtful, Modifiers::NONE, Key::F4),
    (Action::PullSegment, COMMAND_SHIFT, Key::ArrowUp),
    (Action::PushSegment, COMMAND_SHIFT, Key::ArrowDown),
    (Action::CrossLink, COMMAND_SHIFT, Key::X),
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
    if action == Action::InsertMatch {
        return "Ctrl+1…9".to_owned();
    }
    KEYS.iter()
        .find(|(it, ..)| *it == action)
        .map_or_else(String::new, |(_, modifiers, key)| written(*modifiers, *key))
}

/// What a key event asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// An action.
    Action(Action),
    /// The term of this number, from 0.
    Term(usize),
    /// The match of this number, from 0.
    Match(usize),
}

/// What an event asks for, if anything; where `in_field`, undo and the like are left to the field.
pub fn pressed(event: &Event, in_field: bool) -> Option<Pressed> {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
    // Digits by their place on the keyboard: with Shift they are signs, and other ones on each layout.
    let digit = |key: &Key| DIGITS.iter().position(|digit| digit == key);
    if modifiers.matches_exact(COMMAND_SHIFT) || modifiers.matches_exact(COMMAND_SHIFT | Modifiers::CTRL) {
        let number = physical_key.as_ref().and_then(digit).or_else(|| digit(key));
        if let Some(number) = number {
            return Some(Pressed::Term(number));
        }
    }
    if modifiers.matches_exact(Modifiers::COMMAND)
        || modifiers.matches_exact(Modifiers::COMMAND | Modifiers::CTRL)
    {
        let number = physical_key.as_ref().and_then(digit).or_else(|| digit(key));
        if let Some(number) = number {
            return Some(Pressed::Match(number));
        }
    }
    let mut keys = KEYS.iter().filter(|(action, ..)| !(in_field && is_text_key(*action)));
    // Shift may be what makes the sign; Alt with Ctrl is the AltGr of some systems, which types letters.
    let sign = matches!(key, Key::Plus | Key::Equals | Key::Minus);
    let matches = |wanted: &Modifiers| {
        modifiers.alt == wanted.alt
            && (sign || modifiers.shift == wanted.shift)
            && modifiers.command == wanted.command
    };
    keys.find(|(_, wanted, it)| it == key && matches(wanted)).map(|(action, ..)| Pressed::Action(*action))
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
        Key::Comma => ",",
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

    fn event(modifiers: Modifiers, key: Key, physical_key: Key) -> Event {
        Event::Key { key, physical_key: Some(physical_key), pressed: true, repeat: false, modifiers }
    }

    #[test]
    fn digits_are_found_by_their_place_on_the_keyboard() {
        let modifiers = Modifiers { ctrl: true, ..COMMAND_SHIFT };
        assert_eq!(
            pressed(&event(modifiers, Key::Exclamationmark, Key::Num1), false),
            Some(Pressed::Term(0))
        );
        assert_eq!(pressed(&event(modifiers, Key::Num9, Key::Num9), false), Some(Pressed::Term(8)));
    }

    #[test]
    fn modifiers_are_exact_and_a_field_keeps_its_undo() {
        let command = Modifiers { ctrl: true, ..Modifiers::COMMAND };
        let shifted = Modifiers { shift: true, ..command };
        assert_eq!(pressed(&event(command, Key::Z, Key::Z), false), Some(Pressed::Action(Action::Undo)));
        assert_eq!(pressed(&event(shifted, Key::Z, Key::Z), false), Some(Pressed::Action(Action::Redo)));
        assert_eq!(pressed(&event(command, Key::Z, Key::Z), true), None);
        assert_eq!(pressed(&event(Modifiers::NONE, Key::Z, Key::Z), false), None);
        let alt_gr = Modifiers { alt: true, ..command };
        assert_eq!(pressed(&event(alt_gr, Key::E, Key::E), false), None);
        assert_eq!(
            pressed(&event(Modifiers::NONE, Key::F1, Key::F1), false),
            Some(Pressed::Action(Action::Keys))
        );
    }

    #[test]
    fn keys_are_written_as_menus_show_them() {
        assert_eq!(words(Action::Confirm), "Ctrl+Enter");
        assert_eq!(words(Action::Redo), "Ctrl+Shift+Z");
        assert_eq!(words(Action::Next), "Alt+Down");
        assert_eq!(words(Action::Sample), "");
    }
}
