//! The editor of a text on screen.

use std::borrow::Cow;
use std::rc::Rc;

use egui::{Color32, CursorIcon, EventFilter, Id, Pos2, Rect, Response, Sense, Ui, pos2, vec2};

use super::chips::chips;
use super::ghost::{self, Ghost};
use super::hidden::hidden_signs;
use super::lines::{Backdrop, Line, Mark, mark_behind};
use super::pointer::Clicks;
use super::typesetter::Typesetter;
use super::{access, caret, keys};
use crate::app::Completer;
use crate::text::{Direction, Language, Selection, Smart, TagSpan, TextChange, slice, smart};
use crate::typeset::{Editor, Layout, Position, TextStyle};
use crate::ui::theme::Tokens;

/// What the Enter key does without a modifier. With Shift it always begins a new line in a pane of several; with any
/// other modifier it is left to the application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Enter {
    /// Nothing but be reported.
    #[default]
    Leave,
    /// A new line.
    NewLine,
}

/// How a pane is shown in this frame.
#[derive(Clone, Debug)]
pub struct PaneSpec<'a> {
    /// Its identity, the same in every frame.
    pub id: Id,
    /// Where the text stands; rows are broken at its width. It may be lower or higher than the text.
    pub rect: Rect,
    /// The style of the text.
    pub style: TextStyle,
    /// The direction of the text's language.
    pub direction: Direction,
    /// The accessible name.
    pub label: &'a str,
    /// Whether the text can be changed; where not, it can still be selected and copied.
    pub editable: bool,
    /// What Enter does.
    pub enter: Enter,
    /// The language whose quotation marks and spaces take the place of typed ones; none to leave them.
    pub smart: Option<&'a Language>,
    /// What completes the text while it is typed; none to leave it alone.
    pub completer: Option<&'a Completer>,
    /// From the top of `rect` down to the first baseline; the style's own where none is given.
    pub first_baseline: Option<f32>,
    /// Lines along words, as byte ranges of the text.
    pub marks: &'a [Mark],
    /// Boxes behind words.
    pub backdrops: &'a [Backdrop],
    /// The colour of the text.
    pub color: Color32,
}

impl<'a> PaneSpec<'a> {
    /// An editable pane without marks, in the text colour of the theme.
    pub fn new(ui: &Ui, id: Id, rect: Rect, style: TextStyle, direction: Direction, label: &'a str) -> Self {
        Self {
            id,
            rect,
            style,
            direction,
            label,
            editable: true,
            enter: Enter::Leave,
            smart: None,
            completer: None,
            first_baseline: None,
            marks: &[],
            backdrops: &[],
            color: Tokens::of(ui.ctx()).text,
        }
    }
}

/// What a pane did in this frame.
#[derive(Debug)]
pub struct PaneOutput {
    /// What changed in the text, in order.
    pub changes: Vec<TextChange>,
    /// The number of the change that put a typed sign right by itself; undo takes it back alone.
    pub automatic: Option<usize>,
    /// Its focus and pointer.
    pub response: Response,
    /// Where the caret is on screen, also while it is not drawn.
    pub caret_rect: Rect,
    /// The height of the text in points.
    pub height: f32,
    /// The text as it was painted, to find what is under the pointer.
    pub layout: Rc<Layout>,
    /// The upper left corner of `layout` on screen.
    pub origin: Pos2,
    /// Whether Enter was pressed without a modifier, and left alone.
    pub entered: bool,
    /// Whether the caret was moved, by a key or the pointer, without a change.
    pub moved: bool,
}

/// An editor with all that it must remember between frames.
#[derive(Clone, Debug, Default)]
pub struct TextPane {
    pub(super) editor: Editor,
    pub(super) clicks: Clicks,
    pub(super) ghost: Ghost,
    /// A press on selected text that may become a drag of it.
    pub(super) grab: Option<Pos2>,
    /// The selection that the system was told of last.
    pub(super) settled: Selection,
    /// Where a text that is dragged would be dropped.
    pub(super) drop: Option<Position>,
    /// When something was typed or the caret moved last, in egui's time; the caret blinks from then on.
    pub(super) active_at: f64,
    /// One row that does not wrap, moved to the left or right by this much.
    pub(super) single_line: Option<f32>,
    /// Whether stars stand for the text, which can neither be copied nor read aloud, as for a key.
    pub(super) concealed: bool,
}

impl TextPane {
    /// A pane with the caret at the end of `text`.
    pub fn new(text: &str) -> Self {
        Self { editor: Editor::new(text), ..Self::default() }
    }

    /// The text, without what is being composed.
    pub fn text(&self) -> &str {
        self.editor.text()
    }

    /// The selection in the text.
    pub fn selection(&self) -> Selection {
        self.editor.selection()
    }

    /// The editor: to insert a term, to select a search hit. A `TextChange` that it gives has to be applied by the caller.
    pub fn editor_mut(&mut self) -> &mut Editor {
        &mut self.editor
    }

    /// Counts the press that brought the pane here, so that a second one soon after it takes the word.
    pub fn pressed_at(&mut self, place: Pos2, time: f64) {
        self.clicks.press(place, time);
    }

    /// Takes another text, as after an undo.
    pub fn load(&mut self, text: &str, selection: Selection) {
        self.editor.load(text, selection);
        self.ghost.forget();
    }

    /// What may be typed next, as it is shown in grey behind the caret; empty where nothing is.
    pub fn ghost(&self) -> &str {
        self.ghost.text()
    }

    /// Applies the events of the frame, then shows the text as it is after them.
    pub fn show(&mut self, ui: &mut Ui, typesetter: &mut Typesetter, spec: &PaneSpec<'_>) -> PaneOutput {
        let response = ui.interact(spec.rect, spec.id, Sense::click_and_drag());
        let before = self.editor.selection();
        let mut turn = Turn { pane: self, spec, changes: Vec::new(), automatic: None, entered: false };
        turn.pointer(ui, typesetter, &response);
        if response.has_focus() {
            let filter = EventFilter {
                tab: turn.keeps_escape(),
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: turn.keeps_escape(),
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(spec.id, filter));
            for event in ui.input(|input| input.filtered_events(&filter)) {
                keys::handle(&mut turn, ui, typesetter, event);
            }
        } else {
            turn.pane.editor.set_preedit("", None);
        }
        access::handle_requests(&mut turn, ui, typesetter);
        let Turn { changes, automatic, entered, .. } = turn;
        let moved = changes.is_empty() && self.editor.selection() != before;
        if moved || !changes.is_empty() || response.gained_focus() {
            self.active_at = ui.input(|input| input.time);
        }
        let done = (!changes.is_empty(), moved, spec.editable && response.has_focus());
        let completed = ghost::follow(self, typesetter, spec, done);
        self.present(
            ui,
            typesetter,
            spec,
            Done { response, changes, automatic, entered, moved },
            completed.as_deref(),
        )
    }

    fn present(
        &self,
        ui: &mut Ui,
        typesetter: &mut Typesetter,
        spec: &PaneSpec<'_>,
        done: Done,
        completed: Option<&Layout>,
    ) -> PaneOutput {
        let Done { mut response, changes, automatic, entered, moved } = done;
        if !changes.is_empty() {
            response.mark_changed();
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Text);
        }
        let layout = self.layout(typesetter, spec);
        let origin = self.origin(spec, &layout);
        let painted = completed.unwrap_or(&layout);
        self.paint(ui, typesetter, spec, (painted, origin), response.has_focus());
        let caret_rect = caret::rect(painted, origin, self.editor.caret());
        if let Some(place) = self.drop {
            caret::paint_drop(ui, &layout, origin, place);
        }
        if response.has_focus() {
            caret::show(ui, self, spec, painted, origin);
        }
        access::describe(ui, self, spec, &layout, origin);
        let height = layout.height;
        PaneOutput { changes, automatic, response, caret_rect, height, layout, origin, entered, moved }
    }

    fn paint(
        &self,
        ui: &Ui,
        typesetter: &mut Typesetter,
        spec: &PaneSpec<'_>,
        (layout, origin): (&Layout, Pos2),
        focused: bool,
    ) {
        let (painter, tokens) = (ui.painter(), Tokens::of(ui.ctx()));
        for backdrop in spec.backdrops {
            Backdrop { range: self.shown(&backdrop.range), ..*backdrop }.paint(painter, layout, origin);
        }
        let (composed, chosen) = (self.editor.preedit_range(), self.editor.display_selection());
        if composed.is_none() {
            let fill = if focused { tokens.selection } else { tokens.sunken };
            mark_behind(painter, layout, origin, chosen.clone(), fill);
        }
        for mark in spec.marks {
            mark.line.paint(painter, layout, origin, self.shown(&mark.range));
        }
        let grey: Vec<_> = self.ghost.range().into_iter().map(|range| (range, tokens.text3)).collect();
        typesetter.paint_colored(painter, layout, origin, spec.color, &grey);
        chips(painter, typesetter, layout, origin, &self.tag_spans());
        if typesetter.habits.show_hidden && !self.concealed {
            hidden_signs(painter, layout, origin, &self.painted_text());
        }
        if let Some(composed) = composed {
            Line::composing(spec.color, 1.0).paint(painter, layout, origin, composed);
            Line::composing(spec.color, 2.0).paint(painter, layout, origin, chosen);
        }
    }

    /// The place in the display text of a range of the text.
    fn shown(&self, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        let at = |index| self.ghost.moved(self.editor.display_index(index));
        at(range.start)..at(range.end)
    }

    /// The tags where they are painted.
    fn tag_spans(&self) -> Vec<TagSpan> {
        let mut spans = self.editor.tag_spans();
        for span in &mut spans {
            // One that stands at the caret comes behind the ghost text.
            span.range = self.ghost.moved(span.range.start + 1) - 1..self.ghost.moved(span.range.end);
        }
        spans
    }

    /// What is painted: the display text, with the ghost text at the caret.
    fn painted_text(&self) -> Cow<'_, str> {
        let mut text = self.editor.display_text();
        if let Some(range) = self.ghost.range().filter(|range| text.is_char_boundary(range.start)) {
            text.to_mut().insert_str(range.start, self.ghost.text());
        }
        text
    }

    /// What is seen of the text, every offset in its place: a star for each byte where it is concealed.
    pub(super) fn seen_text(&self) -> Cow<'_, str> {
        if self.concealed {
            return Cow::Owned("*".repeat(self.editor.display_text().len()));
        }
        self.editor.masked_text()
    }

    /// The text that may leave the pane: what is selected, unless it is concealed.
    pub(super) fn taken_text(&self) -> &str {
        if self.concealed { "" } else { self.editor.selected_text() }
    }

    /// The layout of the text as it is now, with what is being composed.
    pub(super) fn layout(&self, typesetter: &mut Typesetter, spec: &PaneSpec<'_>) -> Rc<Layout> {
        let text = self.seen_text();
        match self.single_line {
            Some(_) => typesetter.line(&text, &spec.style, spec.direction, f32::INFINITY),
            None => typesetter.layout(&text, &spec.style, spec.direction, spec.rect.width()),
        }
    }

    /// Where the layout's upper left corner stands on screen.
    pub(super) fn origin(&self, spec: &PaneSpec<'_>, layout: &Layout) -> Pos2 {
        let lift = spec.first_baseline.map_or(0.0, |baseline| baseline - spec.style.baseline());
        let shift = match self.single_line {
            Some(scroll) if spec.direction.is_rtl() => spec.rect.width() - layout.width + scroll,
            Some(scroll) => -scroll,
            None => 0.0,
        };
        pos2(spec.rect.left() + shift, spec.rect.top()) + vec2(0.0, lift)
    }
}

/// The handling of one frame's events.
pub(super) struct Turn<'a, 'b> {
    pub(super) pane: &'a mut TextPane,
    pub(super) spec: &'a PaneSpec<'b>,
    pub(super) changes: Vec<TextChange>,
    pub(super) automatic: Option<usize>,
    pub(super) entered: bool,
}

impl Turn<'_, '_> {
    /// Inserts a text; line ends become spaces where there is one line only.
    pub(super) fn insert(&mut self, text: &str) {
        let change = if self.pane.single_line.is_some() {
            let text = crate::text::clean(text);
            self.pane.editor.insert(&text.trim_end_matches('\n').replace('\n', " "))
        } else {
            self.pane.editor.insert(text)
        };
        self.changes.extend(change);
    }

    /// Takes what was typed, then puts a sign right that the language wants otherwise, as a change of its own.
    pub(super) fn type_in(&mut self, text: &str) {
        let start = self.pane.editor.selection().range().start;
        let before = slice(self.pane.editor.text(), 0..start).to_owned();
        self.insert(text);
        let mut typed = text.chars();
        let (Some(language), Some(sign), None) = (self.spec.smart, typed.next(), typed.next()) else {
            return;
        };
        let Some(Smart { takes, gives }) = smart(language, &before, sign) else { return };
        let change = self.pane.editor.replace_before(takes + sign.len_utf8(), &gives);
        if let Some(change) = change {
            self.automatic = Some(self.changes.len());
            self.changes.push(change);
        }
    }

    pub(super) fn layout(&self, typesetter: &mut Typesetter) -> Rc<Layout> {
        self.pane.layout(typesetter, self.spec)
    }

    /// Escape in the text keeps the focus there, for the application to give it a meaning; a field gives the focus up.
    fn keeps_escape(&self) -> bool {
        self.pane.single_line.is_none()
    }
}

struct Done {
    response: Response,
    changes: Vec<TextChange>,
    automatic: Option<usize>,
    entered: bool,
    moved: bool,
}
