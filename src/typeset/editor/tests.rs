//! The editor on real layouts.

use proptest::prelude::*;

use super::super::properties::{any_text, config, set};
use super::super::{Face, Layout, TextStyle};
use super::*;
use crate::text::{Direction, TextChange};

struct Bench {
    editor: Editor,
    direction: Direction,
}

impl Bench {
    fn new(text: &str, caret: usize) -> Self {
        let mut editor = Editor::new(text);
        editor.select(Selection::caret(caret));
        Self { editor, direction: Direction::Rtl }
    }

    fn layout(&self) -> Layout {
        let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
        set(&self.editor.display_text(), &style, self.direction, 150.0)
    }

    fn go(&mut self, motions: &[Motion], extend: bool) -> usize {
        for motion in motions {
            let layout = self.layout();
            self.editor.move_caret(&layout, *motion, extend);
        }
        self.editor.selection().caret
    }
}

#[test]
fn backspace_takes_a_mark_alone_and_delete_a_letter_with_its_marks() {
    let mut editor = Editor::new("بَّ👩‍👩‍👧");
    for rest in ["بَّ", "بَ", "ب", ""] {
        assert!(editor.backspace().is_some());
        assert_eq!(editor.text(), rest);
    }
    assert_eq!(editor.backspace(), None);
    editor.load("بَّت", Selection::caret(0));
    editor.delete();
    assert_eq!(editor.text(), "ت");
}

#[test]
fn words_and_rows_are_deleted_both_ways() {
    let text = "واحد اثنان ثلاثة";
    let check = |caret: usize, delete: fn(&mut Editor, &Layout) -> Option<TextChange>, left: &str| {
        let mut bench = Bench::new(text, caret);
        let layout = bench.layout();
        assert_eq!(layout.rows.len(), 1);
        delete(&mut bench.editor, &layout);
        assert_eq!(bench.editor.text(), left);
    };
    check(20, |e, _| e.delete_word_back(), "واحد ثلاثة");
    check(8, |e, _| e.delete_word_forward(), "واحد ثلاثة");
    check(9, Editor::delete_to_row_start, "اثنان ثلاثة");
    check(8, Editor::delete_to_row_end, "واحد");
}

#[test]
fn typing_arabic_and_latin_keeps_the_caret_at_what_was_typed() {
    let mut bench = Bench::new("", 0);
    let mut last = 150.0;
    for letter in ["ق", "ا", "ل", " "] {
        assert!(bench.editor.insert(letter).is_some());
        let x = bench.layout().caret(bench.editor.caret()).x;
        assert!(x < last, "Arabic runs to the left: {x} {last}");
        last = x;
    }
    for letter in ["B", "B", "C"] {
        bench.editor.insert(letter);
        let caret = bench.layout().caret(bench.editor.caret());
        assert!(
            (caret.x - last).abs() < 0.5 && !caret.rtl,
            "Latin grows to the right before a caret that stays"
        );
        assert!(caret.split.is_some_and(|other| other < last), "Arabic would go on at the left");
    }
    assert_eq!(bench.editor.text(), "قال BBC");
    assert_eq!(bench.editor.insert("\u{0}"), None);
    bench.editor.insert("a\r\nb");
    assert_eq!(bench.editor.text(), "قال BBCa\nb");
}

#[test]
fn arrows_go_where_they_point() {
    let mut bench = Bench::new("نص abc نص", 0);
    let mut last = f32::MAX;
    for _ in 0..9 {
        bench.go(&[Motion::Left], false);
        let x = bench.layout().caret(bench.editor.caret()).x;
        assert!(x < last, "{x} {last}");
        last = x;
    }
    assert_eq!(bench.editor.selection(), Selection::caret(13));
    assert_eq!(bench.go(&[Motion::Left], false), 13);
    assert_eq!(bench.go(&[Motion::WordRight], false), 9);
    assert_eq!(bench.go(&[Motion::WordLeft], false), 13);
    assert_eq!(bench.go(&[Motion::TextStart, Motion::RowEnd, Motion::RowStart], false), 0);
}

#[test]
fn shift_extends_and_a_plain_arrow_goes_to_that_end_of_the_selection() {
    let mut bench = Bench::new("سلام عليكم", 0);
    bench.go(&[Motion::Left, Motion::Left], true);
    assert_eq!(
        (bench.editor.selection(), bench.editor.selected_text()),
        (Selection { anchor: 0, caret: 4 }, "سل")
    );
    assert_eq!(bench.clone_after(Motion::Left), Selection::caret(4));
    assert_eq!(bench.clone_after(Motion::Right), Selection::caret(0));
    bench.editor.select_all();
    let cut = bench.editor.cut();
    assert_eq!(cut.map(|change| change.removed).as_deref(), Some("سلام عليكم"));
    assert_eq!(bench.editor.cut(), None);
}

impl Bench {
    fn clone_after(&mut self, motion: Motion) -> Selection {
        let (layout, mut editor) = (self.layout(), self.editor.clone());
        editor.move_caret(&layout, motion, false);
        editor.selection()
    }
}

#[test]
fn up_and_down_remember_where_they_came_from() {
    let mut bench = Bench::new("سلام عليكم\n\nسلام عليكم", 13);
    assert_eq!(bench.go(&[Motion::Down], false), 20);
    assert_eq!(bench.go(&[Motion::Down], false), 34);
    assert_eq!(bench.go(&[Motion::Up, Motion::Up], false), 13);
    assert_eq!(bench.go(&[Motion::Up], false), 0);
}

#[test]
fn clicks_take_characters_words_and_paragraphs() {
    let mut bench = Bench::new("سلام عليكم\nثم", 0);
    let layout = bench.layout();
    let caret = layout.caret(Position::after(13));
    let point = (caret.x - 1.0, caret.top + 5.0);
    let below = (140.0, 45.0);
    let mut press = |clicks, extend, drag: Option<(f32, f32)>| {
        let editor = &mut bench.editor;
        editor.press(&layout, point, clicks, extend);
        drag.inspect(|point| editor.drag(&layout, *point));
        editor.release();
        editor.drag(&layout, (0.0, 0.0));
        editor.selection().range()
    };
    assert_eq!(press(1, false, None), 13..13);
    assert_eq!(press(2, false, None), 9..19);
    assert_eq!(press(2, false, Some((149.0, 5.0))), 0..19);
    assert_eq!(press(3, false, None), 0..19);
    assert_eq!(press(3, false, Some(below)), 0..24);
    assert_eq!(press(1, false, Some((149.0, 5.0))), 0..13);
    bench.editor.select(Selection::caret(2));
    bench.editor.press(&layout, point, 1, true);
    assert_eq!(bench.editor.selection(), Selection { anchor: 2, caret: 13 });
}

#[test]
fn what_is_composed_is_shown_but_not_part_of_the_text() {
    let mut editor = Editor::new("أب جد");
    editor.select(Selection { anchor: 0, caret: 4 });
    editor.set_preedit("كتا", Some(1..2));
    assert_eq!((editor.text(), &*editor.display_text()), ("أب جد", "كتا جد"));
    assert_eq!((editor.preedit_range(), editor.display_selection()), (Some(0..6), 2..4));
    assert_eq!(editor.caret(), Position::before(4));
    assert_eq!([0, 2, 4, 9].map(|at| editor.display_index(at)), [0, 0, 6, 11]);
    assert_eq!([0, 3, 6, 11].map(|at| editor.text_position(Position::after(at)).index), [0, 0, 4, 9]);
    let before = editor.clone();
    editor.set_preedit("", None);
    assert_eq!((&*editor.display_text(), editor.selection()), ("أب جد", before.selection()));
    let mut editor = before;
    let change = editor.commit("كتاب");
    assert_eq!((editor.text(), editor.preedit_range()), ("كتاب جد", None));
    assert_eq!(change.map(|c| (c.removed, c.after)), Some(("أب".into(), Selection::caret(8))));
    assert!(editor.delete_surrounding(2, 1).is_some());
    assert_eq!((editor.text(), editor.selection()), ("كتجد", Selection::caret(4)));
}

#[test]
fn an_input_method_deletes_around_the_selection_and_keeps_it() {
    let mut editor = Editor::new("abcdef");
    editor.select(Selection { anchor: 4, caret: 2 });
    editor.delete_surrounding(1, 9);
    assert_eq!((editor.text(), editor.selection()), ("acd", Selection { anchor: 3, caret: 1 }));
    assert_eq!(editor.delete_surrounding(0, 0), None);
}

/// One thing that a user does: a change, a motion, a click, or composing that goes on.
fn act(
    editor: &mut Editor,
    layout: &Layout,
    (what, typed, at): &(u8, String, (f32, f32)),
) -> Option<TextChange> {
    let motion = MOTIONS[typed.len() % MOTIONS.len()];
    match what {
        0 => editor.insert(typed),
        1 => editor.backspace(),
        2 => editor.delete(),
        3 => editor.delete_word_back(),
        4 => editor.delete_word_forward(),
        5 => editor.delete_to_row_start(layout),
        6 => editor.delete_to_row_end(layout),
        7 => editor.cut(),
        8 => editor.commit(typed),
        9 => editor.delete_surrounding(2, 1),
        10 => {
            editor.set_preedit(typed, Some(0..1));
            None
        }
        11 => {
            editor.press(layout, *at, typed.len() as u32 % 4, false);
            editor.drag(layout, (at.1, at.0));
            editor.release();
            None
        }
        _ => {
            editor.move_caret(layout, motion, what % 2 == 0);
            None
        }
    }
}

const MOTIONS: [Motion; 10] = [
    Motion::Left,
    Motion::Right,
    Motion::WordLeft,
    Motion::WordRight,
    Motion::Up,
    Motion::Down,
    Motion::RowStart,
    Motion::RowEnd,
    Motion::TextStart,
    Motion::TextEnd,
];

fn any_acts() -> impl Strategy<Value = Vec<(u8, String, (f32, f32))>> {
    let point = (-20.0_f32..170.0, -20.0_f32..170.0);
    prop::collection::vec((0_u8..16, any_text(), point), 1..12)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_inverses_of_any_changes_restore_text_and_selection(text in any_text(), acts in any_acts()) {
        let mut bench = Bench::new(&text, 0);
        let mut changes = Vec::new();
        for what in &acts {
            let (old, selection) = (bench.editor.text().to_owned(), bench.editor.selection());
            let layout = bench.layout();
            let change = act(&mut bench.editor, &layout, what);
            let (new, after) = (bench.editor.text(), bench.editor.selection());
            prop_assert!([after.anchor, after.caret].into_iter().all(|at| new.is_char_boundary(at)));
            if let Some(change) = change {
                let applied = change.apply(&old);
                prop_assert_eq!(applied.as_deref(), Ok(new));
                prop_assert_eq!((change.before, change.after), (selection, after));
                changes.push((change, old));
            } else {
                prop_assert_eq!(new, old);
            }
        }
        let mut text = bench.editor.text().to_owned();
        for (change, old) in changes.into_iter().rev() {
            let inverse = change.inverse();
            text = inverse.apply(&text).expect("the inverse fits the text");
            prop_assert_eq!(&text, &old);
            prop_assert_eq!(inverse.after, change.before);
        }
    }
}
