//! One bead: its measures and its texts.

use std::rc::Rc;

use egui::{FontId, Pos2, Rangef, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::Caret;
use crate::app::{AlignCommand, AlignMove, Aligning, Command};
use crate::model::{AlignedBead, AlignedId, Alignment, Side};
use crate::text::{Direction, Language};
use crate::typeset::{Face, Layout, Position, TextStyle};
use crate::ui::grid::Columns;
use crate::ui::parts::{Parts, interface_style};
use crate::ui::text::{Label, Line};
use crate::ui::theme::{Tokens, icons, strong};

/// Above and below the texts of a bead.
const PADDING: f32 = 10.0;
/// Between two segments of one bead.
const GAP: f32 = 13.0;
/// Room for the mark, the figure and the shape.
const LEAST: f32 = 56.0;

/// A bead of this frame: what it shows and where.
pub(super) struct BeadRow<'a> {
    /// Its place among the beads.
    pub(super) index: usize,
    /// The bead.
    pub(super) bead: &'a AlignedBead,
    /// All of the row.
    pub(super) rect: Rect,
    /// The columns.
    pub(super) columns: Columns,
    /// The first baseline of both sides.
    pub(super) baseline: f32,
    source: Vec<Piece>,
    target: Vec<Piece>,
    styles: (TextStyle, TextStyle),
}

/// A segment of a row.
struct Piece {
    id: AlignedId,
    number: usize,
    layout: Rc<Layout>,
    /// Its top, below the first line's top of its side.
    top: f32,
}

/// The style of the texts: 16 / 26 for Arabic and 14 / 22 for Latin where the reader has set nothing else.
fn style(parts: &Parts<'_>, language: &Language) -> TextStyle {
    let settings = &parts.workspace.settings;
    if language.is_arabic_script() {
        let size = settings.arabic_size - 2.0;
        TextStyle::new(Face::Naskh, size, (size * 1.625).round())
    } else {
        let size = settings.latin_size - 1.0;
        TextStyle::new(Face::Sans, size, (size * 1.57).round())
    }
}

impl<'a> BeadRow<'a> {
    /// The row of the bead `index` with its top at `top`; none where there is no such bead. `numbers` are the places of the segments
    /// of both sides by their names.
    pub(super) fn new(
        parts: &mut Parts<'_>,
        alignment: &'a Alignment,
        columns: &Columns,
        index: usize,
        top: f32,
    ) -> Option<Self> {
        let bead = alignment.beads.get(index)?;
        let (from, to) = &alignment.languages;
        let styles = (style(parts, from), style(parts, to));
        let source = pieces(parts, alignment, (Side::Source, index), &styles.0, columns.source.span());
        let target = pieces(parts, alignment, (Side::Target, index), &styles.1, columns.target.span());
        let first = styles.0.baseline().max(styles.1.baseline());
        let below = |pieces: &[Piece], style: &TextStyle| {
            let end = pieces
                .last()
                .map_or(style.line_height, |piece| piece.top + piece.layout.height.max(style.line_height));
            first - style.baseline() + end
        };
        let height = below(&source, &styles.0).max(below(&target, &styles.1)).max(LEAST) + 2.0 * PADDING;
        let rect = Rect::from_x_y_ranges(columns.all, Rangef::new(top, top + height.round()));
        let baseline = top + PADDING + first;
        Some(Self { index, bead, rect, columns: *columns, baseline, source, target, styles })
    }

    fn of(&self, side: Side) -> (&[Piece], &TextStyle, Rangef) {
        match side {
            Side::Source => (&self.source, &self.styles.0, self.columns.source),
            Side::Target => (&self.target, &self.styles.1, self.columns.target),
        }
    }

    /// Whether the bead is one to look at.
    pub(super) fn is_doubtful(&self) -> bool {
        !self.bead.pinned && self.bead.confidence < crate::app::DOUBTFUL
    }

    /// How many segments it has on each side, where that is not one each.
    pub(super) fn shape(&self) -> Option<String> {
        let (source, target) = (self.bead.source.len(), self.bead.target.len());
        ((source, target) != (1, 1)).then(|| format!("{source}–{target}"))
    }
}

fn pieces(
    parts: &mut Parts<'_>,
    alignment: &Alignment,
    (side, index): (Side, usize),
    style: &TextStyle,
    width: f32,
) -> Vec<Piece> {
    let language = if side == Side::Source { &alignment.languages.0 } else { &alignment.languages.1 };
    let (mut top, mut out) = (0.0, Vec::new());
    let first = alignment.places(index, side);
    let ids = alignment.beads.get(index).map(|bead| bead.of(side)).unwrap_or_default();
    for (id, place) in ids.iter().zip(first) {
        let Some(text) = alignment.texts(side).get(place).filter(|text| text.id == *id) else { continue };
        let layout = parts.typesetter.layout(&text.text, style, language.direction(), width);
        let height = layout.height.max(style.line_height);
        out.push(Piece { id: *id, number: place + 1, layout, top });
        top += height + GAP;
    }
    out
}

/// Paints a row; the caret where a press has put it.
pub(super) fn show(
    ui: &mut Ui,
    parts: &mut Parts<'_>,
    row: &BeadRow<'_>,
    (alignment, aligning): (&Alignment, &Aligning),
    caret: Option<Caret>,
) -> Option<Caret> {
    let active = aligning.active == row.index;
    background(ui, row, active);
    let mut pressed = None;
    for side in [Side::Source, Side::Target] {
        let chosen = active && aligning.side == side;
        if row.of(side).0.is_empty() {
            alone(ui, parts, row, alignment, side);
            continue;
        }
        if let Some(caret) = texts(ui, parts, row, (alignment, aligning), (side, chosen), caret) {
            pressed = Some(caret);
        }
    }
    if pressed.is_some() && !active {
        parts.commands.push(Command::Align(AlignCommand::Go(AlignMove::To(row.index))));
    }
    if let Some(caret) = pressed {
        parts.commands.push(Command::Align(AlignCommand::Choose(caret.side)));
    }
    pressed
}

fn background(ui: &Ui, row: &BeadRow<'_>, active: bool) {
    let tokens = Tokens::of(ui.ctx());
    let fill = match (active, row.is_doubtful(), ui.rect_contains_pointer(row.rect)) {
        (true, ..) => tokens.active,
        (_, true, _) => tokens.warn_soft,
        (_, _, true) => tokens.hover,
        _ => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(row.rect, 0.0, fill);
    if row.index > 0 {
        let y = ui.painter().round_to_pixel_center(row.rect.top());
        ui.painter().hline(row.rect.x_range(), y, Stroke::new(1.0, tokens.line));
    }
    if active {
        let bar = Rect::from_min_size(row.rect.min, vec2(3.0, row.rect.height()));
        ui.painter().rect_filled(bar, 0.0, tokens.accent);
        if tokens.high_contrast {
            ui.painter().rect_stroke(
                row.rect,
                0.0,
                Stroke::new(2.0, tokens.accent),
                egui::StrokeKind::Inside,
            );
        }
    }
}

/// The texts of one side with their numbers; the caret where one was pressed.
fn texts(
    ui: &mut Ui,
    parts: &mut Parts<'_>,
    row: &BeadRow<'_>,
    (alignment, aligning): (&Alignment, &Aligning),
    (side, chosen): (Side, bool),
    caret: Option<Caret>,
) -> Option<Caret> {
    let tokens = Tokens::of(ui.ctx());
    let (pieces, style, x) = row.of(side);
    let top = row.baseline - style.baseline();
    let mut pressed = None;
    for (at, piece) in pieces.iter().enumerate() {
        let origin = pos2(x.min, top + piece.top);
        let height = piece.layout.height.max(style.line_height);
        if at > 0 {
            let y = ui.painter().round_to_pixel_center(origin.y - GAP / 2.0);
            ui.painter().hline(x, y, Stroke::new(1.0, tokens.line));
        }
        let rect = Rect::from_min_size(origin, vec2(x.span(), height));
        let id = egui::Id::unique(("aligned", side, piece.id.0));
        let response = ui.interact(rect, id, Sense::click());
        let text = alignment.text(side, piece.id).map(|text| text.text.as_str()).unwrap_or_default();
        let name = if side == Side::Source { "Source" } else { "Translation" };
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(egui::accesskit::Role::Paragraph);
            node.set_label(format!("{name} segment {}", piece.number));
            node.set_value(text);
        });
        if aligning.marks && aligning.active == row.index {
            marks(ui, piece, origin, (alignment, aligning), (side, row.index));
        }
        parts.typesetter.paint(ui.painter(), &piece.layout, origin, tokens.text);
        number(ui, row, piece, side, (origin.y + style.baseline(), chosen));
        let here =
            caret.filter(|caret| caret.side == side && caret.id == piece.id && aligning.active == row.index);
        if let Some(caret) = here {
            show_caret(ui, piece, origin, caret.at);
        }
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.clicked()) {
            let at = piece.layout.hit(pointer.x - origin.x, pointer.y - origin.y).index;
            pressed = Some(Caret { side, id: piece.id, at });
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
    }
    pressed
}

fn show_caret(ui: &Ui, piece: &Piece, origin: Pos2, at: usize) {
    let tokens = Tokens::of(ui.ctx());
    let caret = piece.layout.caret(Position::before(at));
    let height = (piece.layout.font_size * 4.0 / 3.0).round().min(caret.height);
    let top = origin.y + caret.top + ((caret.height - height) / 2.0).floor();
    let rect = Rect::from_min_size(pos2((origin.x + caret.x - 1.0).round(), top), vec2(2.0, height));
    ui.painter().rect_filled(rect, 0.0, tokens.accent);
}

/// Lines under the words that are answered on the other side.
fn marks(
    ui: &Ui,
    piece: &Piece,
    origin: Pos2,
    (alignment, aligning): (&Alignment, &Aligning),
    (side, index): (Side, usize),
) {
    let tokens = Tokens::of(ui.ctx());
    let Some(evidence) = aligning.evidence(alignment, index) else { return };
    let (language, lone) = match side {
        Side::Source => (&alignment.languages.0, &evidence.missed),
        Side::Target => (&alignment.languages.1, &evidence.added),
    };
    let found =
        evidence.found.iter().map(|(source, target)| if side == Side::Source { source } else { target });
    let direction = language.direction();
    let place = piece.number - 1;
    for word in found.filter(|word| word.segment == place) {
        Line::term(tokens.term, 2.0, direction).paint(
            ui.painter(),
            &piece.layout,
            origin,
            word.bytes.clone(),
        );
    }
    for word in lone.iter().filter(|word| word.segment == place) {
        let line = Line::term(tokens.warn, 1.0, direction).dashed();
        line.paint(ui.painter(), &piece.layout, origin, word.bytes.clone());
    }
}

/// The number of a segment at the outer edge of its side.
fn number(ui: &Ui, row: &BeadRow<'_>, piece: &Piece, side: Side, (baseline, chosen): (f32, bool)) {
    let tokens = Tokens::of(ui.ctx());
    let (font, color) =
        if chosen { (strong(12.0), tokens.accent) } else { (FontId::proportional(12.0), tokens.text3) };
    let galley = ui.painter().layout_no_wrap(piece.number.to_string(), font, color);
    let left = (side == Side::Source) == row.columns.source_first;
    let x = if left { row.columns.number.max - 12.0 - galley.size().x } else { row.columns.marks.min + 8.0 };
    let place = pos2(x.round(), (baseline - galley.size().y * 0.78).round());
    ui.painter().galley(place, galley, color);
}

/// What stands where a side has no segment.
fn alone(ui: &Ui, parts: &mut Parts<'_>, row: &BeadRow<'_>, alignment: &Alignment, side: Side) {
    let tokens = Tokens::of(ui.ctx());
    let language = if side == Side::Source { &alignment.languages.0 } else { &alignment.languages.1 };
    let words = format!("No counterpart in {}", language.name());
    let (_, _, x) = row.of(side);
    let label = Label::new(&words, interface_style(), Direction::Ltr, tokens.text2);
    // Both sides begin at the gutter.
    let left = if x.min > row.columns.gutter.max - 1.0 {
        x.min
    } else {
        x.max - parts.typesetter.width_of(&words, &interface_style(), Direction::Ltr) - 24.0
    };
    let icon = Rect::from_center_size(pos2(left + 8.0, row.baseline - 5.0), vec2(16.0, 16.0));
    icons::PROHIBIT.paint(ui.painter(), icon, icons::SIZE, tokens.text2);
    label.paint_at(ui.painter(), parts.typesetter, pos2(left + 24.0, row.baseline));
}
