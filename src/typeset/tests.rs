//! Layout and geometry together, on the program's own fonts.

use super::properties::set;
use super::*;
use crate::text::Direction::{Ltr, Rtl};

const NAMES: TextStyle =
    TextStyle { face: Face::Naskh, weight: Weight::Regular, size: 18.0, line_height: 30.0 };
const LABEL: TextStyle = TextStyle { face: Face::SansArabic, ..NAMES };
const LATIN: TextStyle =
    TextStyle { face: Face::Sans, weight: Weight::Regular, size: 15.0, line_height: 24.0 };
const MIXED: &str = "قالت BBC (وكالة Reuters) إن 50% من القرّاء في «لندن» لله، 12/3/2024.\nالأولاد\n\nabc لا def";

fn order(layout: &Layout, text: &str) -> Vec<String> {
    let row = |row: &Row| row.clusters.iter().map(|c| text.get(c.range.clone()).unwrap_or("?")).collect();
    layout.rows.iter().map(row).collect()
}

fn close(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.51
}

#[test]
fn the_base_direction_is_the_given_one() {
    for (text, direction, visual) in [
        ("BBC أعلنت", Rtl, "تنلعأ BBC"),
        ("BBC أعلنت", Ltr, "BBC تنلعأ"),
        ("سلام.", Rtl, ".مالس"),
        ("سلام.", Ltr, "مالس."),
        ("abc.", Rtl, ".abc"),
        ("...", Rtl, "..."),
    ] {
        assert_eq!(order(&set(text, &NAMES, direction, 300.0), text), [visual], "{text} {direction:?}");
    }
}

#[test]
fn rows_begin_at_the_side_of_the_direction() {
    for (text, direction, x) in [("BBC أعلنت", Rtl, 300.0), ("...", Rtl, 300.0), ("سلام", Ltr, 0.0)]
    {
        let layout = set(text, &NAMES, direction, 300.0);
        let clusters = &layout.rows[0].clusters;
        let edge = match direction {
            Rtl => clusters.last().map(|c| c.x + c.width),
            Ltr => clusters.first().map(|c| c.x),
        };
        assert!(edge.is_some_and(|edge| close(edge, x)), "{text} {edge:?}");
    }
}

#[test]
fn empty_rows_have_their_caret_at_the_side_of_the_direction() {
    for (direction, x) in [(Rtl, 300.0), (Ltr, 0.0)] {
        let empty = set("", &NAMES, direction, 300.0);
        assert_eq!((empty.rows.len(), empty.caret(Position::after(0)).x), (1, x));
        let two = set("س\n", &NAMES, direction, 300.0);
        let caret = two.caret(Position::after(3));
        assert_eq!((caret.row, caret.x, caret.top), (1, x, 30.0));
    }
}

#[test]
fn ligatures_are_split_evenly_from_the_right() {
    for (text, style, parts) in
        [("لا", NAMES, 2), ("لا", LABEL, 2), ("لله", NAMES, 3), ("لله", LABEL, 3), ("الإ", NAMES, 3)]
    {
        let layout = set(text, &style, Rtl, 300.0);
        let clusters = &layout.rows[0].clusters;
        assert_eq!(clusters.len(), parts);
        assert!(clusters.iter().all(|c| c.width > 1.0 && c.rtl), "{text} {clusters:?}");
        assert!(clusters.is_sorted_by_key(|c| std::cmp::Reverse(c.range.start)), "{text}");
    }
    let layout = set("لا", &LABEL, Rtl, 300.0);
    let hits =
        [0.9, 0.6, 0.4, 0.1].map(|part| layout.hit(300.0 - layout.rows[0].width * (1.0 - part), 5.0).index);
    assert_eq!(hits, [0, 2, 2, 4]);
    assert!(layout.boxes(0..2)[0].x > layout.boxes(2..4)[0].x);
}

#[test]
fn an_offset_between_directions_has_two_places() {
    let text = "abc عربي";
    let layout = set(text, &NAMES, Ltr, 300.0);
    let (before, after) = (layout.caret(Position::before(4)), layout.caret(Position::after(4)));
    assert!(after.x > before.x + 10.0);
    assert_eq!((before.split, after.split), (Some(after.x), Some(before.x)));
    assert!(after.rtl && !before.rtl);
    let end = layout.caret(Position::after(text.len()));
    assert!(close(end.x, before.x) && end.split.is_some_and(|x| close(x, after.x)));
}

#[test]
fn a_selection_over_two_directions_is_two_boxes() {
    let layout = set("abc عربي", &NAMES, Ltr, 300.0);
    let boxes = layout.boxes(0..6);
    assert_eq!(boxes.len(), 2);
    assert!(boxes.iter().all(|r| close(r.y, 0.0) && close(r.height, 30.0)));
    assert_eq!(layout.underline_spans(0..3).len(), 1);
    assert!(layout.boxes(2..2).is_empty());
}

#[test]
fn up_and_down_keep_the_x_and_the_arrows_cross_rows() {
    let layout = set("سلام\nعليكم ورحمة\nالله", &NAMES, Rtl, 300.0);
    let start = Position::after(0);
    let goal = 240.0;
    let second = layout.vertical(start, goal, true);
    assert!((layout.caret(second).x - goal).abs() < 12.0 && layout.caret(second).row == 1);
    assert_eq!(layout.caret(layout.vertical(second, goal, true)).row, 2);
    assert_eq!(layout.vertical(start, goal, false), start);
    assert_eq!(layout.row_end(start), Position::before(8));
    assert_eq!(layout.visual_step(Position::before(8), false), Position::after(9));
    assert_eq!(layout.visual_step(Position::after(9), true), Position::before(8));
    assert_eq!(layout.row_start(Position::before(20)), Position::after(9));
}

#[test]
fn the_baseline_does_not_follow_the_fonts() {
    for text in ["abc", "عربي", "abc عربي", "", "漢"] {
        for style in [NAMES, LATIN] {
            let row = &set(text, &style, Rtl, 300.0).rows[0];
            assert!(close(row.baseline, style.baseline()) && close(row.height, style.line_height), "{text}");
        }
    }
}

#[test]
fn no_glyph_of_a_long_word_is_lost() {
    let text = "انظر https://example.com/averylongpathtosomewherefaraway هنا";
    for direction in [Rtl, Ltr] {
        let drawn: usize = set(text, &LATIN, direction, 100.0).rows.iter().map(|row| row.glyphs.len()).sum();
        let spaces_at_row_ends = 2;
        assert!(drawn + spaces_at_row_ends >= text.chars().count(), "{drawn}");
    }
}

#[test]
fn characters_without_a_glyph_are_reported_once() {
    assert_eq!(set("漢 a 漢字", &LATIN, Ltr, 300.0).missing, ['漢', '字']);
    assert!(set(MIXED, &NAMES, Rtl, 300.0).missing.is_empty());
    assert!(set("لا\u{200f}\u{200d}\u{200c}\u{2066}a\u{2069}\t", &NAMES, Rtl, 300.0).missing.is_empty());
}

#[test]
fn a_long_line_ends_in_an_ellipsis_at_the_end_of_its_direction() {
    let mut fonts = Fonts::new();
    let dots = layout_line(&mut fonts, "…", &NAMES, Ltr, 100.0).rows[0].glyphs[0].id;
    for (text, direction) in [
        ("كلام طويل لا يتسع له المكان", Rtl),
        ("a long line of text that does not fit", Ltr),
        ("قالت BBC News Agency", Rtl),
        ("said رويترز العالمية", Ltr),
    ] {
        let whole = layout_line(&mut fonts, text, &NAMES, direction, 1000.0);
        assert!(!whole.elided && close(whole.width, line_width(&mut fonts, text, &NAMES, direction)));
        let short = layout_line(&mut fonts, text, &NAMES, direction, 80.0);
        let [row] = short.rows.as_slice() else { panic!("one row") };
        assert!(short.elided && short.width <= 80.0 && row.range.end < text.len() && row.range.end > 5);
        let place = row.glyphs.iter().find(|glyph| glyph.id == dots).map(|glyph| glyph.x);
        let beyond = |x: f32| row.clusters.iter().all(|c| c.x + c.width <= x + 0.5);
        assert!(place.is_some_and(|x| if direction.is_rtl() { x < 1.0 } else { beyond(x) }), "{text}");
    }
    assert_eq!(layout_line(&mut fonts, "أ\nب", &NAMES, Rtl, 100.0).rows.len(), 1);
}
