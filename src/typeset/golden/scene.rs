//! A text in a layout, and its answers to the questions of the tables.

use std::ops::Range;

use super::super::editor::{Editor, Motion};
use super::super::geometry::{Position, Rect};
use super::super::layout::{Cluster, Layout, Request, Row, layout};
use super::super::{Fonts, TextStyle, next_word_end, previous_word_start, word_at};
use super::notation::{number, offset, position, range, runs, show_position, show_range};
use crate::text::{Direction, Selection, graphemes};

pub(super) struct Scene<'a> {
    text: &'a str,
    parts: Vec<Range<usize>>,
    layout: Layout,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        fonts: &mut Fonts,
        text: &'a str,
        style: &TextStyle,
        direction: Direction,
        width: f32,
    ) -> Self {
        let layout = layout(fonts, &Request { text, style, direction, width });
        Self { text, parts: graphemes(text).collect(), layout }
    }

    pub(super) fn answer(&self, ask: &str, argument: &str) -> String {
        let at = || position(&self.parts, argument);
        let shown = |position| show_position(&self.parts, position);
        match ask {
            "order" => self.order(),
            "caret" => self.caret(at()),
            "hit" => {
                self.point(argument).map_or_else(|| "none".to_owned(), |(x, y)| shown(self.layout.hit(x, y)))
            }
            "select" => self.select(&range(&self.parts, argument)),
            "left" => shown(self.layout.visual_step(at(), false)),
            "right" => shown(self.layout.visual_step(at(), true)),
            "walk left" => self.walk(at(), false),
            "walk right" => self.walk(at(), true),
            "up" | "down" => self.vertical(at(), ask == "down"),
            "home" => shown(self.layout.row_start(at())),
            "end" => shown(self.layout.row_end(at())),
            "word" => self.show(&word_at(self.text, at())),
            "next word" => number(&self.parts, next_word_end(self.text, self.offset(argument))).to_string(),
            "previous word" => {
                number(&self.parts, previous_word_start(self.text, self.offset(argument))).to_string()
            }
            "ctrl left" => self.key(argument, Motion::WordLeft),
            "ctrl right" => self.key(argument, Motion::WordRight),
            "arrow left" => self.key(argument, Motion::Left),
            "arrow right" => self.key(argument, Motion::Right),
            "click" => self.clicks(argument, 1),
            "double click" => self.clicks(argument, 2),
            "triple click" => self.clicks(argument, 3),
            _ => panic!("no question: {ask}"),
        }
    }

    fn offset(&self, argument: &str) -> usize {
        offset(&self.parts, argument.parse().expect("the number of a grapheme"))
    }

    fn show(&self, range: &Range<usize>) -> String {
        show_range(&self.parts, range)
    }

    fn order(&self) -> String {
        let item = |c: &Cluster| (number(&self.parts, c.range.start), c.width > 0.0);
        let row = |row: &Row| match row.clusters[..] {
            [] => "-".to_owned(),
            _ => runs(&row.clusters.iter().map(item).collect::<Vec<_>>()),
        };
        self.layout.rows.iter().map(row).collect::<Vec<_>>().join(" / ")
    }

    fn caret(&self, position: Position) -> String {
        let caret = self.layout.caret(position);
        let places = [Some(caret.x), caret.split].into_iter().flatten().map(|x| self.place(caret.row, x));
        self.in_row(caret.row, &places.collect::<Vec<_>>().join(" & "))
    }

    /// With the number of the row, where there are several.
    fn in_row(&self, row: usize, answer: &str) -> String {
        if self.layout.rows.len() == 1 { answer.to_owned() } else { format!("{}: {answer}", row + 1) }
    }

    /// `3^7`: between the boxes 3 and 7; `|` stands for the edge of the text.
    fn place(&self, row: usize, x: f32) -> String {
        let mut boxes = self.layout.rows[row].clusters.iter().filter(|c| c.width > 0.0);
        let name = |found: Option<&Cluster>| {
            found.map_or_else(|| "|".to_owned(), |c| number(&self.parts, c.range.start).to_string())
        };
        let left = boxes.clone().find(|c| (c.x + c.width - x).abs() < 0.3);
        let right = boxes.clone().find(|c| (c.x - x).abs() < 0.3);
        match (left, right) {
            (None, None) if boxes.next().is_none() && (x - self.layout.row_start_x()).abs() < 0.1 => {
                "start".to_owned()
            }
            (None, None) => format!("nowhere ({x})"),
            _ => format!("{}^{}", name(left), name(right)),
        }
    }

    /// `3L` and `3R`: in the left and the right half of box 3; `row 2 left`: beside the text of row 2.
    fn point(&self, argument: &str) -> Option<(f32, f32)> {
        if let Some((number, side)) = argument.strip_prefix("row ").and_then(|rest| rest.split_once(' ')) {
            let row = &self.layout.rows[number.parse::<usize>().expect("the number of a row") - 1];
            let x = if side == "left" { -9.0 } else { self.layout.width + 9.0 };
            return Some((x, row.top + row.height / 2.0));
        }
        let (number, half) = argument.split_at_checked(argument.len() - 1).expect("a half of a box");
        let part = &self.parts[number.parse::<usize>().expect("the number of a grapheme")];
        let found =
            |row: &Row| row.clusters.iter().find(|c| c.range == *part).map(|c| (c.x, c.width, row.top));
        let (x, width, top) = self.layout.rows.iter().find_map(found).filter(|(_, width, _)| *width > 0.0)?;
        let share = if half == "L" { 0.25 } else { 0.75 };
        Some((width.mul_add(share, x), top + 4.0))
    }

    /// The boxes under each rectangle, rectangles joined with `+`; `⏎` for that of a line end.
    fn select(&self, range: &Range<usize>) -> String {
        let mut rects = self.layout.boxes(range.clone());
        rects.sort_by(|a, b| a.x.total_cmp(&b.x));
        let in_row = |row: &Row| {
            let rects = rects.iter().filter(|rect| (rect.y - row.top).abs() < 0.1);
            rects.map(|rect| self.covered(row, rect)).collect::<Vec<_>>().join(" + ")
        };
        let rows: Vec<String> = self.layout.rows.iter().map(in_row).collect();
        let rows = rows.iter().enumerate().filter(|(_, rects)| !rects.is_empty());
        let rows: Vec<String> = rows.map(|(row, rects)| self.in_row(row, rects)).collect();
        if rows.is_empty() { "nothing".to_owned() } else { rows.join(" / ") }
    }

    fn covered(&self, row: &Row, rect: &Rect) -> String {
        let under =
            |c: &&Cluster| c.width > 0.0 && c.x > rect.x - 0.1 && c.x + c.width < rect.x + rect.width + 0.1;
        let item = |c: &Cluster| (number(&self.parts, c.range.start), true);
        let boxes: Vec<_> = row.clusters.iter().filter(under).collect();
        let width: f32 = boxes.iter().map(|c| c.width).sum();
        match boxes[..] {
            [] => "⏎".to_owned(),
            _ if (width - rect.width).abs() > 0.3 => format!("no boxes ({rect:?})"),
            _ => runs(&boxes.into_iter().map(item).collect::<Vec<_>>()),
        }
    }

    fn walk(&self, from: Position, right: bool) -> String {
        let mut steps = vec![from];
        for _ in 0..200 {
            let last = steps[steps.len() - 1];
            let next = self.layout.visual_step(last, right);
            if next == last {
                break;
            }
            steps.push(next);
        }
        steps.iter().map(|step| show_position(&self.parts, *step)).collect::<Vec<_>>().join(" ")
    }

    /// Without the affinity: what is right below a place between two boxes may be either.
    fn vertical(&self, from: Position, down: bool) -> String {
        let to = self.layout.vertical(from, self.layout.caret(from).x, down);
        number(&self.parts, to.index).to_string()
    }

    /// From a caret, as after an arrow, or from a selection.
    fn key(&self, from: &str, motion: Motion) -> String {
        let mut editor = Editor::new(self.text);
        if from.contains("..") {
            let range = range(&self.parts, from);
            editor.select(Selection { anchor: range.start, caret: range.end });
        } else {
            editor.select(Selection::caret(self.offset(from)));
        }
        editor.move_caret(&self.layout, motion, false);
        show_position(&self.parts, editor.caret())
    }

    /// Presses at the first of the points, and drags through the others.
    fn clicks(&self, points: &str, clicks: u32) -> String {
        let mut editor = Editor::new(self.text);
        for (i, point) in points.split(" to ").enumerate() {
            let Some(point) = self.point(point) else { return "none".to_owned() };
            if i == 0 {
                editor.press(&self.layout, point, clicks, false);
            } else {
                editor.drag(&self.layout, point);
            }
        }
        self.show(&editor.selection().range())
    }
}
