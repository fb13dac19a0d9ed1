//! One row: its measures, its background, and its two texts where they are only read.

use std::rc::Rc;

use egui::{Color32, FontId, Pos2, Rangef, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::columns::Columns;
use super::{describe, row_id};
use crate::app::{Grade, TermHit};
use crate::model::{Document, Segment, SegmentId, Side};
use crate::text::{Direction, TagTable};
use crate::typeset::{Layout, TextStyle, mask};
use crate::ui::parts::Parts;
use crate::ui::text::{Line, Mark, chips, hidden_signs};
use crate::ui::theme::{Tokens, strong};

/// A row of this frame: what it shows and where.
pub struct RowShape<'a> {
    /// Its index in the article.
    pub index: usize,
    /// The segment.
    pub segment: &'a Segment,
    /// All of it.
    pub rect: Rect,
    /// The columns.
    pub columns: Columns,
    /// The first baseline, of both texts and of the number.
    pub baseline: f32,
    /// The text to translate.
    pub source: Rc<Layout>,
    /// The translation.
    pub target: Rc<Layout>,
    /// The styles of both.
    pub styles: (TextStyle, TextStyle),
    /// The directions of both.
    pub directions: (Direction, Direction),
    /// The tags that both may hold.
    pub tags: &'a TagTable,
    /// Whether a paragraph begins here.
    pub starts_paragraph: bool,
}

/// A press on a text of a row that was not the active one.
#[derive(Clone, Copy, Debug)]
pub struct Press {
    /// The segment.
    pub segment: SegmentId,
    /// Which of its texts.
    pub side: Side,
    /// Where on screen.
    pub at: Pos2,
}

impl<'a> RowShape<'a> {
    /// The row `index` of `document` with its top at `top`; an index behind the end gives an empty one at the end.
    pub fn new(
        parts: &mut Parts<'_>,
        document: &'a Document,
        columns: &Columns,
        index: usize,
        top: f32,
    ) -> Self {
        let segment = &document.segments[index.min(document.segments.len().saturating_sub(1))];
        let measures = Measures::new(parts, document, columns, index);
        let rect = Rect::from_x_y_ranges(columns.all, Rangef::new(top, top + measures.height));
        Self {
            index,
            segment,
            rect,
            columns: *columns,
            baseline: top + measures.padding.0 + measures.baseline,
            styles: measures.styles,
            directions: document.directions(segment),
            tags: document.tags(segment),
            starts_paragraph: document.starts_paragraph(index),
            source: measures.source,
            target: measures.target,
        }
    }

    /// The rectangle of a text, from the top of its first row to the row's lower padding.
    pub fn text_rect(&self, side: Side) -> Rect {
        let (x, style, layout) = match side {
            Side::Source => (self.columns.source, &self.styles.0, &self.source),
            Side::Target => (self.columns.target, &self.styles.1, &self.target),
        };
        let top = self.baseline - style.baseline();
        Rect::from_x_y_ranges(x, Rangef::new(top, top + layout.height.max(style.line_height)))
    }

    /// The lines under the terms of the source.
    pub fn term_marks(&self, parts: &Parts<'_>, tokens: &Tokens, active: bool) -> Vec<Mark> {
        let Some((open, _)) = parts.open() else { return Vec::new() };
        let hits = open.terms(self.segment);
        hits.iter().map(|hit| term_mark(hit, tokens, active, self.directions.0)).collect()
    }
}

fn term_mark(hit: &TermHit, tokens: &Tokens, active: bool, direction: Direction) -> Mark {
    let (color, width) =
        if active || tokens.high_contrast { (tokens.term, 2.0) } else { (tokens.term_quiet, 1.0) };
    let dashed = !matches!(hit.grade, Grade::Exact | Grade::Spelling | Grade::Clitic);
    let line = Line::term(color, width, direction);
    Mark { range: hit.range.clone(), line: if dashed { line.dashed() } else { line } }
}

struct Measures {
    source: Rc<Layout>,
    target: Rc<Layout>,
    styles: (TextStyle, TextStyle),
    padding: (f32, f32),
    baseline: f32,
    height: f32,
}

impl Measures {
    fn new(parts: &mut Parts<'_>, document: &Document, columns: &Columns, index: usize) -> Self {
        let heading = document.heading(index).is_some() || is_title(document, index);
        let styles = (parts.reading(&document.source, heading), parts.reading(&document.target, heading));
        let (source, target) = lay(parts, document, columns, index, &styles);
        let baseline = styles.0.baseline().max(styles.1.baseline());
        let padding = padding(document, index, heading);
        let below =
            |layout: &Layout, style: &TextStyle| layout.height.max(style.line_height) - style.baseline();
        let text = baseline + below(&source, &styles.0).max(below(&target, &styles.1));
        let height = (padding.0 + text + padding.1).round();
        Self { source, target, styles, padding, baseline, height }
    }
}

/// The exact height of a row in points.
pub fn height(parts: &mut Parts<'_>, document: &Document, columns: &Columns, index: usize) -> f32 {
    Measures::new(parts, document, columns, index).height
}

/// About how high a row will be, from the number of its characters: 6.6 points for each, the mean over Arabic and English
/// news at the sizes of the design.
pub fn estimate(document: &Document, columns: &Columns, index: usize) -> f32 {
    let (source, target) = texts(document, index);
    let rows = |text: &str| {
        (text.len() as f32 * if text.is_ascii() { 7.4 } else { 3.5 } / columns.source.span()).ceil().max(1.0)
    };
    let (above, below) = padding(document, index, false);
    above + below + (rows(source) * 30.0).max(rows(target) * 24.0)
}

fn texts(document: &Document, index: usize) -> (&str, &str) {
    document.segments.get(index).map_or(("", ""), |segment| (&segment.source, &segment.target))
}

/// Sets both texts of a row, with their tags as boxes.
fn lay(
    parts: &mut Parts<'_>,
    document: &Document,
    columns: &Columns,
    index: usize,
    styles: &(TextStyle, TextStyle),
) -> (Rc<Layout>, Rc<Layout>) {
    let (source, target) = texts(document, index);
    let segment = document.segments.get(index);
    let tags = segment.map_or(TagTable::NONE, |segment| document.tags(segment));
    let usual = (document.source.direction(), document.target.direction());
    let directions = segment.map_or(usual, |segment| document.directions(segment));
    let (source, target) = (mask(source, &tags.spans(source)), mask(target, &tags.spans(target)));
    let source = parts.typesetter.layout(&source, &styles.0, directions.0, columns.source.span());
    let target = parts.typesetter.layout(&target, &styles.1, directions.1, columns.target.span());
    (source, target)
}

/// The first line of an article that has a title is shown as one.
fn is_title(document: &Document, index: usize) -> bool {
    index == 0
        && !document.metadata.title.is_empty()
        && document
            .segments
            .first()
            .is_some_and(|it| document.tags(it).without(&it.source) == document.metadata.title)
}

fn padding(document: &Document, index: usize, heading: bool) -> (f32, f32) {
    let above = if heading {
        24.0
    } else if document.starts_paragraph(index) {
        15.0
    } else {
        9.0
    };
    let below = if document.ends_paragraph(index) { 14.0 } else { 9.0 };
    (above, below)
}

/// Paints what is behind a row; whether the pointer is over it.
pub fn background(ui: &Ui, shape: &RowShape<'_>, active: bool) -> bool {
    let tokens = Tokens::of(ui.ctx());
    let hovered = ui.rect_contains_pointer(shape.rect);
    let fill = match (active, hovered) {
        (true, _) => tokens.active,
        (false, true) => tokens.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(shape.rect, 0.0, fill);
    separator(ui, shape, tokens);
    if active {
        accent_bar(ui, shape, tokens);
    }
    number(ui, shape, tokens, active);
    hovered
}

fn separator(ui: &Ui, shape: &RowShape<'_>, tokens: &Tokens) {
    if shape.index == 0 {
        return;
    }
    let y = ui.painter().round_to_pixel_center(shape.rect.top());
    let (x, color) = if shape.starts_paragraph {
        (shape.rect.x_range(), tokens.line)
    } else {
        (Rangef::new(shape.columns.number.max + 4.0, shape.columns.marks.min), tokens.line_faint)
    };
    ui.painter().hline(x, y, Stroke::new(1.0, color));
}

fn accent_bar(ui: &Ui, shape: &RowShape<'_>, tokens: &Tokens) {
    let bar = Rect::from_min_size(shape.rect.min, vec2(3.0, shape.rect.height()));
    ui.painter().rect_filled(bar, 0.0, tokens.accent);
    if tokens.high_contrast {
        let stroke = Stroke::new(2.0, tokens.accent);
        ui.painter().rect_stroke(shape.rect, 0.0, stroke, egui::StrokeKind::Inside);
    }
}

fn number(ui: &Ui, shape: &RowShape<'_>, tokens: &Tokens, active: bool) {
    let (font, color) =
        if active { (strong(12.0), tokens.accent) } else { (FontId::proportional(12.0), tokens.text3) };
    let galley = ui.painter().layout_no_wrap((shape.index + 1).to_string(), font, color);
    let ascent =
        galley.rows.first().and_then(|row| row.glyphs.first()).map_or(12.0, |glyph| glyph.font_ascent);
    let at = pos2(shape.columns.number.max - 12.0 - galley.size().x, shape.baseline - ascent);
    let at = pos2(at.x.round(), at.y.round());
    ui.painter().galley(at, galley, color);
}

/// Shows the texts of a row that is only read; gives the press that makes it the active one.
pub fn show(
    ui: &Ui,
    parts: &mut Parts<'_>,
    shape: &RowShape<'_>,
    hovered: bool,
) -> Option<(SegmentId, Press)> {
    let tokens = Tokens::of(ui.ctx());
    let marks = shape.term_marks(parts, tokens, false);
    let color = if shape.segment.status.locked { tokens.text2 } else { tokens.text };
    let mut pressed = None;
    let sides = [
        (Side::Source, &shape.source, &shape.segment.source, "Source"),
        (Side::Target, &shape.target, &shape.segment.target, "Translation"),
    ];
    for (side, layout, text, name) in sides {
        let rect = shape.text_rect(side);
        if side == Side::Source {
            for mark in &marks {
                mark.line.paint(ui.painter(), layout, rect.min, mark.range.clone());
            }
        }
        parts.typesetter.paint(ui.painter(), layout, rect.min, color);
        chips(ui.painter(), parts.typesetter, layout, rect.min, &shape.tags.spans(text));
        if parts.typesetter.habits.show_hidden {
            hidden_signs(ui.painter(), layout, rect.min, text);
        }
        let name = format!("{name} {}", shape.index + 1);
        let id = row_id(shape.segment.id, if side == Side::Source { "source-pane" } else { "target-pane" });
        // The whole height of the row takes the press, so that an empty translation can be hit. The identity is that of the
        // pane which will be here: a drag that begins now goes on in it.
        let area = Rect::from_x_y_ranges(rect.x_range().expand(10.0), shape.rect.y_range());
        let response = describe(ui, area, id, Sense::click_and_drag(), (&name, text));
        if response.hovered() && hovered {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
        if response.is_pointer_button_down_on() || response.clicked() {
            let at = response.interact_pointer_pos().unwrap_or_else(|| rect.center());
            pressed = Some((shape.segment.id, Press { segment: shape.segment.id, side, at }));
        }
    }
    pressed
}
