//! What holds for every text, tried on random ones.
//!
//! `MUQABALA_CASES` says how many of each; without it they are few, so that a run takes seconds.

use std::cell::RefCell;
use std::iter;
use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::text::Direction::{self, Ltr, Rtl};
use crate::text::graphemes;

/// How often each property is tried.
pub(super) fn config() -> ProptestConfig {
    let cases = std::env::var("MUQABALA_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: cases.unwrap_or(256), failure_persistence: None, ..ProptestConfig::default() }
}

/// Text as nobody writes it: every script, separators, controls of direction, marks without a letter.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "\n", "\t", " ", "\u{2029}", "\u{2028}", "\u{85}", "\u{1c}", "\u{1d}", "\u{1e}", "\u{0}", "\r\n",
        "\u{feff}", "\u{ad}", "\u{a0}", "\u{200b}", "\u{34f}", // Masked tags.
        "\u{fdd0}", "\u{fdd1}", "\u{fdd2}",
    ]);
    let marks = select(vec![
        "\u{200e}", "\u{200f}", "\u{61c}", "\u{202a}", "\u{202b}", "\u{202c}", "\u{202d}", "\u{202e}",
        "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
    ]);
    let joined = select(vec![
        "لا",
        "لله",
        "لإ",
        "لَا",
        "\u{200d}",
        "\u{200c}",
        "\u{64e}",
        "\u{651}",
        "e\u{301}",
        "\u{301}",
        "ـ",
        "👩\u{200d}👧",
        "🇸🇾",
        "😀",
        "\u{fe0f}",
        "漢字",
        "한",
        "क्षि",
        "ที่",
        "\u{600}1",
    ]);
    let signs =
        select(vec!["(", ")", "«", "»", "\"", "%", "$", "-", "/", ".", "،", "؟", "5", "12", "٥", "٢٠"]);
    let owned = |part: &'static str| part.to_owned();
    let one = prop_oneof![
        4 => prop::char::range('\u{621}', '\u{652}').prop_map(String::from),
        3 => prop::char::range('a', 'z').prop_map(String::from),
        2 => Just(" ".to_owned()),
        2 => odd.prop_map(owned),
        2 => marks.prop_map(owned),
        3 => joined.prop_map(owned),
        2 => signs.prop_map(owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(one, 0..30).prop_map(|parts| parts.concat())
}

/// A layout with fonts that are loaded once.
pub(super) fn set(text: &str, style: &TextStyle, direction: Direction, width: f32) -> Layout {
    FONTS.with_borrow_mut(|fonts| layout(fonts, &Request { text, style, direction, width }))
}

/// A text with its layout.
#[derive(Debug)]
struct Case {
    text: String,
    layout: Layout,
}

prop_compose! {
    fn any_case()(text in any_text(), style in select(STYLES.to_vec()), rtl: bool, width in any_width()) -> Case {
        let layout = set(&text, &style, if rtl { Rtl } else { Ltr }, width);
        Case { text, layout }
    }
}

fn any_width() -> impl Strategy<Value = f32> {
    prop_oneof![1 => 1.0_f32..40.0, 3 => 40.0_f32..400.0, 1 => Just(5000.0)]
}

const STYLES: [TextStyle; 3] = [
    TextStyle { face: Face::Naskh, weight: Weight::Regular, size: 18.0, line_height: 30.0 },
    TextStyle { face: Face::SansArabic, weight: Weight::Strong, size: 16.0, line_height: 28.0 },
    TextStyle { face: Face::Sans, weight: Weight::Regular, size: 15.0, line_height: 24.0 },
];

thread_local! {
    static FONTS: RefCell<Fonts> = RefCell::new(Fonts::new());
}

fn close(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.05
}

impl Case {
    /// Both positions at every grapheme boundary.
    fn positions(&self) -> impl Iterator<Item = Position> {
        let ends = graphemes(&self.text).map(|part| part.end);
        iter::once(0).chain(ends).flat_map(|index| [Position::before(index), Position::after(index)])
    }

    /// The box of the grapheme that a position belongs to, in the row of its caret.
    fn own_box(&self, position: Position) -> Option<&Cluster> {
        let row = self.layout.rows.get(self.layout.row_of(position))?;
        row.clusters.iter().find(|c| match position.affinity {
            Affinity::Before => c.range.end == position.index,
            Affinity::After => c.range.start == position.index,
        })
    }

    /// What `range` covers in each row, from left to right and joined.
    fn covered(&self, ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<Vec<(f32, f32)>> {
        let rects: Vec<Rect> = ranges.into_iter().flat_map(|range| self.layout.boxes(range)).collect();
        let in_row = |row: &Row| {
            let mut spans: Vec<(f32, f32)> = rects
                .iter()
                .filter(|rect| close(rect.y, row.top))
                .map(|rect| (rect.x, rect.x + rect.width))
                .collect();
            spans.sort_by(|a, b| a.0.total_cmp(&b.0));
            spans
        };
        self.layout.rows.iter().map(in_row).collect()
    }
}

/// Spans from left to right with those that touch made one.
fn joined(spans: &[(f32, f32)]) -> Vec<(f32, f32)> {
    let mut out: Vec<(f32, f32)> = Vec::new();
    for (left, right) in spans.iter().copied() {
        match out.last_mut() {
            Some(last) if left <= last.1 + 0.5 => last.1 = last.1.max(right),
            _ => out.push((left, right)),
        }
    }
    out
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rows_hold_every_byte_and_every_grapheme_once(case in any_case(), style in select(STYLES.to_vec())) {
        let Case { text, layout } = &case;
        let covered: Vec<usize> = layout.rows.iter().flat_map(|row| row.range.clone()).collect();
        let wanted = text.bytes().enumerate().filter(|(_, b)| *b != b'\n').map(|(i, _)| i);
        prop_assert_eq!(covered, wanted.collect::<Vec<_>>());
        for row in &layout.rows {
            let part = text.get(row.range.clone()).expect("rows end on characters");
            prop_assert_eq!(row.clusters.len(), graphemes(part).count());
            prop_assert!(row.clusters.iter().all(|c| c.x.is_finite() && c.width >= 0.0));
        }
        let (height, line) = FONTS.with_borrow_mut(|fonts| {
            let request = Request { text, style: &style, direction: layout.direction, width: layout.width };
            let same = super::layout(fonts, &request).height;
            prop_assert!(close(same, measure(fonts, &request)));
            Ok::<_, TestCaseError>((same, layout_line(fonts, text, &style, layout.direction, layout.width)))
        })?;
        prop_assert!(height > 0.0 && line.rows.len() == 1);
        prop_assert!(!line.elided || line.width <= layout.width || line.rows[0].range.is_empty());
    }

    #[test]
    fn every_grapheme_boundary_has_a_caret_beside_its_graphemes(case in any_case()) {
        for position in case.positions() {
            let caret = case.layout.caret(position);
            let row = &case.layout.rows[caret.row];
            let inside = row.range.start <= position.index && position.index <= row.range.end;
            prop_assert!(inside || case.text.get(row.range.end..).is_some_and(|rest| rest.starts_with('\n')));
            let edges = row.clusters.iter().flat_map(|c| [c.x, c.x + c.width]);
            let mut edges = edges.chain([case.layout.row_start_x()]);
            prop_assert!(edges.any(|x| close(x, caret.x)), "{position:?}: {caret:?}");
            if let Some(own) = case.own_box(position) {
                let leading = (position.affinity == Affinity::After) != own.rtl;
                prop_assert!(close(caret.x, if leading { own.x } else { own.x + own.width }), "{position:?}");
                prop_assert_eq!(caret.rtl, own.rtl);
            }
        }
    }

    #[test]
    fn a_hit_beside_a_caret_finds_it_again(case in any_case()) {
        for position in case.positions() {
            let caret = case.layout.caret(position);
            let found = case.layout.hit(caret.x, caret.top + 1.0);
            let place = case.layout.caret(found);
            let same = [Some(place.x), place.split].into_iter().flatten().any(|x| close(x, caret.x));
            prop_assert!(same && place.row == caret.row, "{position:?}: {caret:?} hits {found:?}");
            // Where two boxes meet whose text does not, the hit is decided by the side of the own grapheme.
            if let Some(own) = case.own_box(position).filter(|own| own.width > 0.5) {
                let inward = if close(own.x, caret.x) { 0.1 } else { -0.1 };
                prop_assert_eq!(case.layout.hit(caret.x + inward, caret.top + 1.0), position);
            }
        }
    }

    #[test]
    fn arrows_go_where_they_point_and_come_back(case in any_case()) {
        let layout = &case.layout;
        for position in case.positions() {
            let from = layout.caret(position);
            for right in [true, false] {
                let there = layout.visual_step(position, right);
                let to = layout.caret(there);
                if there == position || to.row != from.row {
                    continue;
                }
                prop_assert!(if right { to.x > from.x } else { to.x < from.x }, "{position:?} to {there:?}");
                let back = layout.caret(layout.visual_step(there, !right));
                prop_assert!(close(back.x, from.x) && back.row == from.row, "{position:?} by {there:?}");
            }
        }
    }

    #[test]
    fn arrows_reach_every_visible_grapheme(case in any_case(), right: bool) {
        let layout = &case.layout;
        let forward = right != layout.direction.is_rtl();
        let edge = if forward { layout.rows.first() } else { layout.rows.last() };
        let mut position = edge.map_or_else(Position::default, |row| row.visual_edge(!right));
        let boxes = layout.rows.iter().flat_map(|row| &row.clusters).filter(|c| c.width > 0.0).count();
        let mut steps = 0;
        loop {
            let next = layout.visual_step(position, right);
            if next == position {
                break;
            }
            steps += 1;
            prop_assert!(steps <= boxes + layout.rows.len(), "it ends");
            position = next;
        }
        prop_assert_eq!(steps, boxes + layout.rows.len() - 1);
    }

    #[test]
    fn two_selections_cover_what_one_over_both_does(case in any_case(), cuts: [prop::sample::Index; 3]) {
        let ends: Vec<usize> = case.positions().map(|position| position.index).collect();
        let mut cuts = cuts.map(|cut| ends[cut.index(ends.len())]);
        cuts.sort_unstable();
        let [a, b, c] = cuts;
        let (whole, parts) = (case.covered(iter::once(a..c)), case.covered([a..b, b..c]));
        for (whole, parts) in whole.iter().zip(&parts) {
            let (whole, parts) = (joined(whole), joined(parts));
            prop_assert_eq!(whole.len(), parts.len(), "{:?} and {:?}", &whole, &parts);
            for (one, other) in whole.iter().zip(&parts) {
                prop_assert!(close(one.0, other.0) && close(one.1, other.1), "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn the_boxes_of_one_row_do_not_overlap(case in any_case(), ends_of: [prop::sample::Index; 2]) {
        let ends: Vec<usize> = case.positions().map(|position| position.index).collect();
        let [a, b] = ends_of.map(|end| ends[end.index(ends.len())]);
        for row in case.covered(iter::once(a.min(b)..a.max(b))) {
            for pair in row.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0 + 0.01, "{pair:?}");
            }
            prop_assert!(row.iter().all(|(left, right)| left < right), "{row:?}");
        }
    }

    #[test]
    fn a_word_holds_the_place_and_motions_go_on(text in any_text(), at: prop::sample::Index) {
        let ends: Vec<usize> = iter::once(0).chain(graphemes(&text).map(|part| part.end)).collect();
        let index = ends[at.index(ends.len())];
        for position in [Position::before(index), Position::after(index)] {
            let word = word_at(&text, position);
            prop_assert!(word.start <= index && index <= word.end && text.get(word).is_some());
        }
        let (next, previous) = (next_word_end(&text, index), previous_word_start(&text, index));
        prop_assert!(next > index || next == text.len());
        prop_assert!(previous < index || index == 0);
        prop_assert!(text.is_char_boundary(next) && text.is_char_boundary(previous));
    }
}

proptest! {
    // Fonts that are loaded for each case take their time.
    #![proptest_config(ProptestConfig { cases: config().cases / 8, ..config() })]

    #[test]
    fn words_that_were_shaped_before_look_as_new_ones_do(text in any_text(), style in select(STYLES.to_vec()), rtl: bool) {
        let direction = if rtl { Rtl } else { Ltr };
        let known = set(&text, &style, direction, 200.0);
        let new = layout(&mut Fonts::new(), &Request { text: &text, style: &style, direction, width: 200.0 });
        prop_assert_eq!(&new.missing, &known.missing);
        prop_assert_eq!(new.rows.len(), known.rows.len());
        for (new, known) in new.rows.iter().zip(&known.rows) {
            prop_assert_eq!((&new.clusters, &new.glyphs), (&known.clusters, &known.glyphs));
        }
    }
}
