//! Rows of mixed text: no sign is left alone at the edge of a row, nothing is lost, nothing stands out.

use proptest::prelude::*;

use super::properties::{any_text, config, set};
use super::*;
use crate::text::Direction::{Ltr, Rtl};
use crate::text::graphemes;

const TEXTS: [&str; 10] = [
    "قال المتحدث (Reuters) اليوم",
    "بلغت 50% من",
    "بلغت النسبة (50%) من السكان و3.5٪ من غيرهم، أي 1,250 $ أو 30€.",
    "قال “Good morning to you” ثم مضى",
    "كتبت «New York Times» أن «الوضع (هناك) صعب»!",
    "He said “صباح الخير يا أصدقاء” and left (مع السلامة) at once.",
    "انظر https://example.com/a/very/long/path?query=value&other=50%25 (هنا) رجاءً",
    "نقلاً عن \"BBC News\" و'CNN' [انظر: ص. 12/3]؛ هل هذا صحيح؟",
    "WHO منظمة (الصحة) العالمية: 12/3/2024 – 14:30 C++ (v2.0)",
    "السلامعليكمورحمةاللهوبركاتهالأولاد وبعد (هذا) لا بأس",
];

const CLOSING: &str = ")]}%٪»”،.؛:!؟,…";
const OPENING: &str = "([{«“";

fn text_of<'a>(row: &Row, text: &'a str) -> &'a str {
    text.get(row.range.clone()).expect("rows end on characters")
}

/// Calls `see` with each text in both directions at every width.
fn at_every_width(mut see: impl FnMut(&str, &Layout)) {
    let naskh = TextStyle::new(Face::Naskh, 18.0, 30.0);
    let mut fonts = Fonts::new();
    for text in TEXTS {
        for direction in [Rtl, Ltr] {
            for width in 60_u16..=400 {
                let request = Request { text, style: &naskh, direction, width: f32::from(width) };
                see(text, &layout(&mut fonts, &request));
            }
        }
    }
}

/// The characters around a byte offset up to the next spaces.
fn word_around(text: &str, at: usize) -> &str {
    let start =
        text.get(..at).and_then(|before| before.rfind(char::is_whitespace)).map_or(0, |space| space + 1);
    let end = text.get(at..).and_then(|after| after.find(char::is_whitespace)).map_or(text.len(), |n| at + n);
    text.get(start..end).unwrap_or_default()
}

#[test]
fn no_sign_stands_alone_at_the_edge_of_a_row() {
    let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
    let mut fonts = Fonts::new();
    at_every_width(|text, layout| {
        for pair in layout.rows.windows(2) {
            let [upper, lower] = [&pair[0], &pair[1]].map(|row| text_of(row, text));
            let word = word_around(text, pair[0].range.end);
            let must_be_cut = line_width(&mut fonts, word, &style, layout.direction) > layout.width;
            if must_be_cut {
                continue;
            }
            let place = format!("{upper:?} | {lower:?} at {}", layout.width);
            assert!(!lower.starts_with(|c| CLOSING.contains(c)), "{place}");
            assert!(!upper.trim_end().ends_with(|c| OPENING.contains(c)), "{place}");
            assert!(
                upper.contains(char::is_alphanumeric) && lower.contains(char::is_alphanumeric),
                "{place}"
            );
            // Besides spaces: in a URL, after a dash, and (UAX #14 has it so) in `C++`.
            assert!(upper.ends_with([' ', '/', '?', '–', '+']), "{place}");
        }
    });
}

#[test]
fn every_grapheme_has_one_box_and_every_glyph_is_drawn_once() {
    let drawn = |text: &str, layout: &Layout| {
        let glyphs = layout.rows.iter().flat_map(|row| &row.glyphs);
        let visible = |at: u32| text.get(at as usize..).is_some_and(|rest| !rest.starts_with(' '));
        let mut out: Vec<_> = glyphs.filter(|g| visible(g.at)).map(|g| (g.at, g.id)).collect();
        out.sort_unstable();
        out
    };
    let mut fonts = Fonts::new();
    at_every_width(|text, layout| {
        let mut boxes: Vec<_> =
            layout.rows.iter().flat_map(|row| &row.clusters).map(|c| c.range.clone()).collect();
        boxes.sort_by_key(|range| range.start);
        let parts: Vec<_> = graphemes(text).collect();
        assert_eq!(boxes, parts, "{text:?} at {}", layout.width);
        let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
        let request = Request { text, style: &style, direction: layout.direction, width: 9000.0 };
        let whole = super::layout(&mut fonts, &request);
        assert_eq!(drawn(text, layout), drawn(text, &whole), "{text:?} at {}", layout.width);
    });
}

#[test]
fn rows_stay_within_the_width_and_begin_at_their_side() {
    at_every_width(|text, layout| {
        for row in &layout.rows {
            let left = row.clusters.iter().map(|c| c.x).fold(f32::MAX, f32::min);
            let right = row.clusters.iter().map(|c| c.x + c.width).fold(f32::MIN, f32::max);
            let place = format!("{:?} at {}: {left} to {right}", text_of(row, text), layout.width);
            assert!(left >= -0.1 && right <= layout.width + 0.1, "{place}");
            assert!(if row.rtl { right > layout.width - 0.1 } else { left < 0.1 }, "{place}");
            assert!((right - left - row.width).abs() < 0.1, "{place}");
        }
    });
}

#[test]
fn a_word_longer_than_a_row_is_cut_between_graphemes() {
    let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
    for (text, direction) in
        [("averyveryverylongword", Ltr), ("مستشفياتهمومستشفياتنا", Rtl), ("لالالالالا", Rtl), ("يُّيُّيُّيُّ", Rtl)]
    {
        for width in [1.0, 12.0, 20.0] {
            let layout = set(text, &style, direction, width);
            assert!(layout.rows.len() > 1, "{text} at {width}");
            for row in &layout.rows {
                let part = text_of(row, text);
                let one_glyph = graphemes(part).count() == 1 || part == "لا";
                assert!(one_glyph || row.width <= width + 0.1, "{part:?} at {width}");
                assert!(!part.is_empty() && row.glyphs.iter().any(|glyph| glyph.id != 0));
            }
        }
    }
}

#[test]
fn a_cut_word_leaves_no_sign_alone() {
    let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
    for (text, direction) in
        [("(JohnnyEnglish)،", Rtl), ("«فيجامعةهارفاردالأمريكية»؛", Rtl), ("read“averyverylongword”.", Ltr)]
    {
        for width in 40_u16..200 {
            let layout = set(text, &style, direction, f32::from(width));
            for row in &layout.rows {
                let part = text_of(row, text);
                let first = row.range.start == 0 || !part.starts_with(|c| CLOSING.contains(c));
                assert!(first && !part.ends_with(|c| OPENING.contains(c)), "{part:?} at {width}");
                assert!(row.width <= layout.width + 0.1, "{part:?} at {width}");
            }
        }
    }
}

#[test]
fn a_cut_word_keeps_its_shapes() {
    let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
    let text = "مستشفياتهمومستشفياتنا";
    let glyphs = |layout: &Layout| {
        let mut out: Vec<_> = layout.rows.iter().flat_map(|row| &row.glyphs).map(|g| (g.at, g.id)).collect();
        out.sort_unstable();
        out
    };
    assert_eq!(glyphs(&set(text, &style, Rtl, 40.0)), glyphs(&set(text, &style, Rtl, 900.0)));
}

#[test]
fn any_number_of_spaces_hangs_over_the_end_of_a_row() {
    let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
    for spaces in [1, 2, 40, 400] {
        for direction in [Rtl, Ltr] {
            let text = format!("نعم abc{}نعم", " ".repeat(spaces));
            let layout = set(&text, &style, direction, 70.0);
            let [first, second] = layout.rows.as_slice() else { panic!("{:?}", layout.rows.len()) };
            assert_eq!((first.range.end, second.range.len()), (10 + spaces, 6));
            assert!(first.clusters.iter().filter(|c| c.range.start >= 10).all(|c| c.width == 0.0));
            assert!(first.width > 20.0 && first.width < 70.0);
        }
    }
}

#[test]
fn spaces_at_the_end_of_a_text_move_the_caret_as_far_as_the_row_goes() {
    let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
    let x = |text: &str| set(text, &style, Rtl, 100.0).caret(Position::after(text.len())).x;
    assert!(x("نعم ") < x("نعم") - 3.0 && x("نعم  ") < x("نعم ") - 3.0);
    let many = format!("نعم{}", " ".repeat(90));
    assert!(x(&many) >= 0.0 && set(&many, &style, Rtl, 100.0).rows.len() == 1);
}

#[test]
fn tabs_reach_to_the_next_stop_from_the_start_of_the_row() {
    let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
    for direction in [Rtl, Ltr] {
        let from_start = |text: &str, at: usize| {
            let x = set(text, &style, direction, 400.0).caret(Position::before(at)).x;
            if direction.is_rtl() { 400.0 - x } else { x }
        };
        let stop = from_start("\tب", 1);
        assert!(stop > 4.0);
        for text in ["i\tب", "iب\tab", "ii\t(ب)"] {
            let at = text.find('\t').expect("there is a tab") + 1;
            let stops = from_start(text, at) / stop;
            assert!((stops - stops.round()).abs() < 0.01 && stops > 0.9, "{text:?} {stops}");
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rows_take_every_cell_once_and_exceed_the_width_with_one_alone(text in any_text(), rtl: bool, width in 1.0_f32..200.0) {
        let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
        let paragraph = text.replace('\n', " ");
        let shaped = Fonts::new().shaped(&paragraph, &style, if rtl { Rtl } else { Ltr });
        let spans = breaks::spans(&shaped, style.size, width);
        let mut next = 0;
        for (i, span) in spans.iter().enumerate() {
            prop_assert_eq!(span.cells.start, next);
            prop_assert!(span.shown_end >= span.cells.start && span.shown_end <= span.cells.end);
            prop_assert!(!span.cells.is_empty() || shaped.cells.is_empty());
            let wide = shaped.cells.get(span.cells.start..span.shown_end).unwrap_or_default();
            let ink = wide.iter().filter(|cell| cell.advance > 0.0).count();
            prop_assert!(span.width <= width + 0.1 || ink == 1, "row {} of {:?}: {:?}", i, paragraph, span);
            next = span.cells.end;
        }
        prop_assert_eq!(next, shaped.cells.len());
    }
}
