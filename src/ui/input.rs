//! What the keyboard and dropped files ask for, before anything is painted.

use std::time::Duration;

use egui::{Context, Event, ViewportCommand};

use crate::app::{Action, AlignCommand, Command, Menu};
use crate::ui::align::{self, AlignView};
use crate::ui::app::{App, View};
use crate::ui::dispatch;
use crate::ui::keymap::{self, Pressed};
use crate::ui::panel::Panel;

/// So long the window waits, when it is closed, until all is on disk.
const CLOSING: Duration = Duration::from_secs(3);

impl App {
    /// Takes keys in the order in which they were pressed: what was typed before an action reaches the text first, and what was
    /// typed behind it waits until the action has run.
    fn take_keys(&mut self, ctx: &Context) {
        let fresh = ctx.input_mut(|input| std::mem::take(&mut input.events));
        let mut events = std::mem::take(&mut self.waiting);
        events.extend(fresh);
        let modal = self.dialogs.is_open() || self.palette.is_open();
        let in_field = Panel::has_focus(ctx) || self.glossary.in_field();
        let aligning = self.view == View::Align;
        let here = |pressed: &Pressed| {
            aligning || !matches!(pressed, Pressed::Action(it) if align::is_of_beads(*it))
        };
        let asks = |event: &Event| if modal { None } else { keymap::pressed(event, in_field).filter(here) };
        if let Some(at) = events.iter().position(|event| asks(event).is_some()) {
            let typed_before = events.iter().take(at).any(is_typing);
            let rest = events.split_off(if typed_before { at } else { at + 1 });
            if !typed_before && let Some(pressed) = events.pop().as_ref().and_then(asks) {
                self.obey(pressed);
            }
            // The pointer is not kept waiting: its state is that of this frame.
            let (waiting, now): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_key);
            self.waiting = waiting;
            events.extend(now);
            if !self.waiting.is_empty() {
                ctx.request_repaint();
            }
        }
        ctx.input_mut(|input| input.events = events);
    }

    fn obey(&mut self, pressed: Pressed) {
        let glossary = self.view == View::Glossary;
        if self.view == View::Align && self.obey_in_align(&pressed) {
            return;
        }
        match pressed {
            // What is done to segments has to be seen.
            Pressed::Action(action) if glossary && is_of_the_grid(action) => {}
            Pressed::Term(_) | Pressed::Match(_) if glossary => {}
            Pressed::Action(action @ (Action::Undo | Action::Redo)) if glossary => {
                let number = self.glossary.list().glossary();
                let undo = action == Action::Undo;
                self.commands.push(if undo {
                    Command::UndoGlossary(number)
                } else {
                    Command::RedoGlossary(number)
                });
            }
            Pressed::Action(action) => self.actions.push(action),
            Pressed::Match(number) => {
                self.commands.extend([Command::CloseTyping, Command::InsertMatch(number)]);
                self.grid.focus();
            }
            Pressed::Term(number) => {
                dispatch::insert_term(self, number);
                self.grid.focus();
            }
        }
    }

    /// Takes what means something else while the alignment is looked at; what is done to segments is not done there.
    fn obey_in_align(&mut self, pressed: &Pressed) -> bool {
        let Pressed::Action(action) = pressed else { return true };
        match align::command(*action, &self.align) {
            Some(command) => self.commands.push(Command::Align(command)),
            None if is_of_the_grid(*action) => {}
            None => return false,
        }
        true
    }

    pub(super) fn take_input(&mut self, ctx: &Context) {
        self.take_keys(ctx);
        let free = !self.dialogs.is_open()
            && !self.palette.is_open()
            && ctx.memory(|memory| memory.focused().is_none());
        if self.view == View::Align && free && self.workspace.open.is_some() {
            self.align.take_keys(ctx, &mut self.commands);
            AlignView::take_sides(ctx, self.workspace.settings.source_first, &mut self.commands);
        }
        if let Some(text) = self.dialogs.take_paste(ctx) {
            self.commands.push(Command::OpenText { name: "Pasted text".to_owned(), text });
        }
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped.filter(|_| !self.dialogs.is_open()) {
            let align = self.view == View::Align && self.workspace.open.is_some();
            self.commands.push(if align {
                Command::Align(AlignCommand::With(path))
            } else {
                Command::Open(path)
            });
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.workspace.may_close(CLOSING) {
            // The dialog asks what to do; after "Close and lose them" there is nothing left to save.
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }
}

/// Whether an action is done to the active segment.
fn is_of_the_grid(action: Action) -> bool {
    action.menu() == Menu::Segment
        || matches!(
            action,
            Action::CopySource
                | Action::ClearTarget
                | Action::InsertTerm
                | Action::InsertTag
                | Action::InsertHidden
                | Action::StripMarks
                | Action::Suggest
                | Action::LookUp
                | Action::ApplyName
                | Action::InsertSuggestion
        )
}

/// Whether an event changes a text, or may.
fn is_typing(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) | Event::Key { pressed: true, .. }
    )
}

/// Whether an event comes from the keyboard, or from what stands for it.
fn is_key(event: &Event) -> bool {
    is_typing(event) || matches!(event, Event::Copy | Event::Key { .. })
}
