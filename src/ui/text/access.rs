//! A pane for assistive technology: its value, its rows with their direction, its selection, and what can be asked of it.

use std::ops::Range;

use egui::accesskit::{self, Action, ActionData, Role, TextDirection, TextPosition, TextSelection};
use egui::{Event, Id, Pos2, Rect, Ui, UiBuilder, pos2, vec2};

use super::pane::{PaneSpec, TextPane, Turn};
use super::typesetter::Typesetter;
use crate::text::{Selection, graphemes, slice, words};
use crate::typeset::{Layout, Position, Row};

/// Does what assistive technology asked for in this frame; it needs no focus for that.
pub(super) fn handle_requests(turn: &mut Turn<'_, '_>, ui: &Ui, typesetter: &mut Typesetter) {
    let node = turn.spec.id.accesskit_id();
    let requests: Vec<_> = ui.input(|input| {
        let requests = input.events.iter().filter_map(|event| match event {
            Event::AccessKitActionRequest(request) if request.target_node == node => Some(request.clone()),
            _ => None,
        });
        requests.collect()
    });
    for request in requests {
        match (request.action, request.data) {
            (Action::SetValue, Some(ActionData::Value(text))) if turn.spec.editable => {
                turn.pane.editor.select_all();
                replace_selection(turn, &text);
            }
            (Action::ReplaceSelectedText, Some(ActionData::Value(text))) if turn.spec.editable => {
                replace_selection(turn, &text);
            }
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(wanted))) => {
                let layout = turn.layout(typesetter);
                let at = |position| offset(turn.spec.id, turn.pane.text(), &layout, position);
                if let (Some(anchor), Some(caret)) = (at(wanted.anchor), at(wanted.focus)) {
                    turn.pane.editor.select(Selection { anchor, caret });
                }
            }
            _ => {}
        }
    }
}

/// Puts the pane and its rows into the accessibility tree, where there is one.
pub(super) fn describe(ui: &mut Ui, pane: &TextPane, spec: &PaneSpec<'_>, layout: &Layout, origin: Pos2) {
    let text = if pane.concealed { pane.seen_text() } else { pane.editor.display_text() };
    let single = pane.single_line.is_some();
    let selection = pane.editor.selection();
    let at = |index| position(spec.id, &text, layout, pane.editor.display_index(index));
    let chosen = TextSelection { anchor: at(selection.anchor), focus: at(selection.caret) };
    let built = ui.ctx().accesskit_node_builder(spec.id, |node| {
        node.set_role(match (pane.concealed, single) {
            (true, _) => Role::PasswordInput,
            (false, true) => Role::TextInput,
            (false, false) => Role::MultilineTextInput,
        });
        node.set_label(spec.label);
        node.set_value(&*text);
        node.set_bounds(bounds(spec.rect));
        node.set_text_direction(direction(spec.direction.is_rtl()));
        node.set_text_selection(chosen);
        node.add_action(Action::Focus);
        node.add_action(Action::SetTextSelection);
        if spec.editable {
            node.add_action(Action::SetValue);
            node.add_action(Action::ReplaceSelectedText);
        } else {
            node.set_read_only();
        }
    });
    if built.is_some() {
        for (number, row) in layout.rows.iter().enumerate() {
            let hard_end = layout.rows.get(number + 1).is_some_and(|next| next.range.start > row.range.end);
            let end = if hard_end { row.range.end + 1 } else { row.range.end };
            let place = Rect::from_min_size(origin + vec2(0.0, row.top), vec2(layout.width, row.height));
            describe_row(ui, spec.id, number, slice(&text, row.range.start..end), (row, place));
        }
    }
}

fn describe_row(ui: &mut Ui, pane: Id, number: usize, text: &str, (row, place): (&Row, Rect)) {
    let id = run_id(pane, number);
    let child = ui.new_child(UiBuilder::new().scope_id(id).accessibility_parent(pane).max_rect(place));
    ui.ctx().accesskit_node_builder(child.unique_id(), |node| {
        node.set_role(Role::TextRun);
        node.set_text_direction(direction(row.rtl));
        node.set_value(text);
        node.set_character_lengths(graphemes(text).map(length).collect::<Vec<_>>());
        node.set_word_starts(word_starts(text));
        node.set_bounds(bounds(place));
    });
}

fn replace_selection(turn: &mut Turn<'_, '_>, text: &str) {
    if text.is_empty() {
        let change = turn.pane.editor.cut();
        turn.changes.extend(change);
    } else {
        turn.insert(text);
    }
}

fn run_id(pane: Id, number: usize) -> Id {
    pane.with(("text run", number))
}

/// A grapheme's bytes, as AccessKit counts them: in one byte.
fn length(grapheme: Range<usize>) -> u8 {
    u8::try_from(grapheme.len()).unwrap_or(u8::MAX)
}

/// The numbers of the graphemes that begin a word. AccessKit has room for the first 256.
fn word_starts(text: &str) -> Vec<u8> {
    let starts = words(text).map(|word| graphemes(slice(text, 0..word.start)).count());
    starts.map_while(|start| u8::try_from(start).ok()).collect()
}

fn direction(rtl: bool) -> TextDirection {
    if rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight }
}

fn bounds(rect: Rect) -> accesskit::Rect {
    let [min, max] = [rect.min, rect.max].map(|p| pos2(p.x, p.y));
    accesskit::Rect { x0: min.x.into(), y0: min.y.into(), x1: max.x.into(), y1: max.y.into() }
}

/// The row and the grapheme in it of a byte offset.
fn position(pane: Id, text: &str, layout: &Layout, index: usize) -> TextPosition {
    let number = layout.row_of(Position::after(index));
    let start = layout.rows.get(number).map_or(0, |row| row.range.start);
    let character_index = graphemes(slice(text, start..index.max(start))).count();
    TextPosition { node: run_id(pane, number).accesskit_id(), character_index }
}

/// The byte offset of a grapheme of a row.
fn offset(pane: Id, text: &str, layout: &Layout, position: TextPosition) -> Option<usize> {
    let mut rows = layout.rows.iter().enumerate();
    let (_, row) = rows.find(|(number, _)| run_id(pane, *number).accesskit_id() == position.node)?;
    let rest = slice(text, row.range.start..text.len());
    Some(row.range.start + graphemes(rest).take(position.character_index).last().map_or(0, |part| part.end))
}
