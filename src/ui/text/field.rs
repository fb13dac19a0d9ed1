//! An input of one line, for searches, paths and cells, or of several that grows with its text, for notes.

use egui::{Id, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, vec2};

use super::label::Label;
use super::pane::{Enter, PaneOutput, PaneSpec, TextPane};
use super::typesetter::Typesetter;
use super::undo::Undo;
use crate::text::{Direction, Selection};
use crate::typeset::{Face, TextStyle};
use crate::ui::controls;
use crate::ui::theme::{Icon, Tokens, icons};

const HEIGHT: f32 = 32.0;
const PADDING: f32 = 10.0;
const RADIUS: f32 = 6.0;
/// How near to the edge the caret may come before the text moves.
const MARGIN: f32 = 2.0;
/// How far beyond the text's room is painted, for the caret and its flag.
const CLIP_MARGIN: f32 = 4.0;

/// How a field is shown in this frame.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct FieldSpec<'a> {
    /// Its identity, the same in every frame.
    pub id: Id,
    /// The accessible name.
    pub label: &'a str,
    /// What stands in an empty field.
    pub placeholder: &'a str,
    /// The direction of the text's language.
    pub direction: Direction,
    /// The style of the text.
    pub style: TextStyle,
    /// The width of the whole input in points.
    pub width: f32,
    /// The height: 32, in a table's cell 30.
    pub height: f32,
    /// Whether what stands there cannot be accepted.
    pub error: bool,
    /// An icon at the start.
    pub icon: Option<Icon>,
    /// Room left free at the end, for a count or a button that the caller draws over it.
    pub trailing: f32,
}

impl<'a> FieldSpec<'a> {
    /// A field with the usual style of a direction: Latin interface text, or Arabic of the user.
    pub fn new(id: Id, label: &'a str, direction: Direction, width: f32) -> Self {
        let style = match direction {
            Direction::Ltr => TextStyle::new(Face::Sans, 13.0, 20.0),
            Direction::Rtl => TextStyle::new(Face::Naskh, 16.0, 26.0),
        };
        Self {
            id,
            label,
            placeholder: "",
            direction,
            style,
            width,
            height: HEIGHT,
            error: false,
            icon: None,
            trailing: 0.0,
        }
    }
}

/// What a field did in this frame.
#[derive(Debug)]
pub struct FieldOutput {
    /// Whether the text changed.
    pub changed: bool,
    /// Whether Enter was pressed.
    pub submitted: bool,
    /// The focus and pointer of its text.
    pub response: Response,
    /// The whole input on screen.
    pub rect: Rect,
}

/// A field with its text and its own undo.
#[derive(Clone, Debug)]
pub struct Field {
    pane: TextPane,
    undo: Undo,
}

impl Default for Field {
    fn default() -> Self {
        Self::new("")
    }
}

impl Field {
    /// A field with the caret at the end of `text`.
    pub fn new(text: &str) -> Self {
        let mut pane = TextPane::new(text);
        pane.single_line = Some(0.0);
        Self { pane, undo: Undo::default() }
    }

    /// A field of several lines: Shift and Enter begin a new one, and the field is as high as its text.
    pub fn of_lines(text: &str) -> Self {
        Self { pane: TextPane::new(text), undo: Undo::default() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.pane.text()
    }

    /// Sets another text, with the caret at its end, and forgets what could be undone.
    pub fn set_text(&mut self, text: &str) {
        self.pane.load(text, Selection::caret(text.len()));
        self.undo.clear();
    }

    /// Has stars stand for the text, as for a key, or shows it.
    pub fn conceal(&mut self, concealed: bool) {
        self.pane.concealed = concealed;
    }

    /// Selects all, as for a field that was just opened.
    pub fn select_all(&mut self) {
        self.pane.editor.select_all();
    }

    /// Takes room in `ui` and shows the field there.
    pub fn show(&mut self, ui: &mut Ui, typesetter: &mut Typesetter, spec: &FieldSpec<'_>) -> FieldOutput {
        let height = self.height(typesetter, spec);
        let (rect, _) = ui.allocate_exact_size(vec2(spec.width, height), Sense::hover());
        let tokens = Tokens::of(ui.ctx());
        let focused = ui.memory(|memory| memory.has_focus(spec.id));
        ui.painter().rect_filled(rect, RADIUS, tokens.raised);
        let inner = text_rect(rect, spec);
        if let Some(icon) = spec.icon {
            icon.paint(ui.painter(), icon_rect(rect, spec), icons::SIZE, tokens.text3);
        }
        let undone = focused && self.undo_keys(ui);
        let output = self.show_pane(ui, typesetter, spec, inner);
        if self.pane.editor.display_text().is_empty() && !spec.placeholder.is_empty() {
            Self::placeholder(ui, typesetter, spec, inner);
        }
        let color = if spec.error {
            tokens.err
        } else if focused {
            tokens.accent
        } else {
            tokens.control
        };
        ui.painter().rect_stroke(rect, RADIUS, Stroke::new(1.0, color), StrokeKind::Inside);
        if output.response.has_focus() {
            controls::ring(ui, rect, RADIUS);
        }
        let changed = undone || !output.changes.is_empty();
        output.changes.into_iter().for_each(|change| self.undo.push(change));
        FieldOutput { changed, submitted: output.entered, response: output.response, rect }
    }

    /// The height of the whole input: that of its lines where it may have several.
    fn height(&self, typesetter: &mut Typesetter, spec: &FieldSpec<'_>) -> f32 {
        if self.pane.single_line.is_some() {
            return spec.height;
        }
        let width = text_rect(Rect::from_min_size(egui::Pos2::ZERO, vec2(spec.width, 0.0)), spec).width();
        let text = self.pane.editor.masked_text();
        let lines = typesetter.layout(&text, &spec.style, spec.direction, width).height;
        spec.height + lines - spec.style.line_height
    }

    fn show_pane(
        &mut self,
        ui: &mut Ui,
        typesetter: &mut Typesetter,
        spec: &FieldSpec<'_>,
        inner: Rect,
    ) -> PaneOutput {
        let top = inner.top() + (spec.height - spec.style.line_height) / 2.0;
        let height = inner.height() - spec.height + spec.style.line_height;
        let text = Rect::from_min_size(egui::pos2(inner.left(), top), vec2(inner.width(), height));
        let clip = ui.clip_rect();
        ui.set_clip_rect(clip.intersect(inner.expand(CLIP_MARGIN)));
        let pane = PaneSpec {
            enter: Enter::Leave,
            ..PaneSpec::new(ui, spec.id, text, spec.style, spec.direction, spec.label)
        };
        let output = self.pane.show(ui, typesetter, &pane);
        ui.set_clip_rect(clip);
        if self.keep_caret_in_view(&output, text, spec.direction) {
            ui.ctx().request_discard("the caret left the field");
        }
        output
    }

    /// Moves the text so that the caret is seen; returns whether it moved.
    fn keep_caret_in_view(&mut self, output: &PaneOutput, view: Rect, direction: Direction) -> bool {
        let Some(scroll) = self.pane.single_line else { return false };
        let sign = if direction.is_rtl() { -1.0 } else { 1.0 };
        let most = (output.layout.width + MARGIN - view.width()).max(0.0);
        let left = (view.left() - output.caret_rect.left()).max(0.0);
        let right = (output.caret_rect.right() - MARGIN - view.right()).max(0.0);
        let wanted = (scroll + sign * (right - left)).clamp(0.0, most);
        self.pane.single_line = Some(wanted);
        (wanted - scroll).abs() > 0.5
    }

    fn placeholder(ui: &Ui, typesetter: &mut Typesetter, spec: &FieldSpec<'_>, inner: Rect) {
        let color = Tokens::of(ui.ctx()).text3;
        let x = if spec.direction.is_rtl() { inner.right() } else { inner.left() };
        let y = inner.center().y - spec.style.line_height / 2.0 + spec.style.baseline();
        let label = Label::new(spec.placeholder, spec.style, spec.direction, color).max_width(inner.width());
        label.paint_at(ui.painter(), typesetter, egui::pos2(x, y));
    }

    /// Takes the undo keys, so that the application does not act on them too; returns whether the text changed.
    fn undo_keys(&mut self, ui: &Ui) -> bool {
        let (redo, undo) = ui.input_mut(|input| {
            let redo = input.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z)
                || input.consume_key(Modifiers::COMMAND, Key::Y);
            (redo, input.consume_key(Modifiers::COMMAND, Key::Z))
        });
        let change = match (redo, undo) {
            (true, _) => self.undo.redo(),
            (false, true) => self.undo.undo(),
            (false, false) => None,
        };
        let Some(change) = change else { return false };
        let Ok(text) = change.apply(self.pane.text()) else { return false };
        self.pane.load(&text, change.after);
        true
    }
}

fn text_rect(rect: Rect, spec: &FieldSpec<'_>) -> Rect {
    let lead = PADDING + spec.icon.map_or(0.0, |_| icons::SIZE + 6.0);
    let trail = PADDING + spec.trailing;
    let (left, right) = if spec.direction.is_rtl() { (trail, lead) } else { (lead, trail) };
    Rect::from_min_max(rect.min + vec2(left, 0.0), rect.max - vec2(right, 0.0))
}

fn icon_rect(rect: Rect, spec: &FieldSpec<'_>) -> Rect {
    let size = vec2(icons::SIZE, rect.height());
    let left = if spec.direction.is_rtl() { rect.right() - PADDING - size.x } else { rect.left() + PADDING };
    Rect::from_min_size(egui::pos2(left, rect.top()), size)
}
