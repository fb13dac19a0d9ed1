//! What goes wrong on the way, each kind a case: it is told, and never guessed.

use muqabala::app::Format;

use super::Paper;
use super::paper::without_bookmarks;
use super::round::{TARGETS, all_columns, changes, export, import, problems, translated};

type Expected<'a> = (&'a [(usize, &'a str)], &'a [(&'static str, usize)]);

const NONE: &[(usize, &str)] = &[];

/// A document with row 0 the head and rows 1 to 6 the segments, in which also segment 2 was edited: that edit must be found whatever
/// else happened, unless `expected` says otherwise.
fn check(name: &str, damage: impl FnOnce(&mut Paper), expected: Expected<'_>) {
    let mut desk = translated();
    let path = export(&mut desk, Format::Docx, all_columns());
    let mut paper = Paper::open(&path);
    paper.replace(2, "arrived at", "reached");
    damage(&mut paper);
    paper.save(&path);
    let before: Vec<String> = desk.targets().iter().map(|target| (*target).to_owned()).collect();
    let diff = import(&mut desk, &path);
    let found: Vec<_> = changes(&diff).into_iter().map(|(number, text, _)| (number, text)).collect();
    let mut told = problems(&desk, &diff);
    told.sort_unstable();
    let mut wanted = expected.1.to_vec();
    wanted.sort_unstable();
    assert_eq!((found.as_slice(), told), (expected.0, wanted), "{name}: {:?}", diff.problems);
    assert_eq!(desk.targets(), before, "{name}: nothing is taken without being asked");
}

const EDIT: (usize, &str) = (2, "The train reached the station yesterday morning.");

#[test]
fn rows_deleted_added_doubled_and_moved_are_told() {
    check("a row is deleted", |paper| drop(paper.rows.remove(4)), (&[EDIT], &[("missing", 4)]));
    check(
        "a row is deleted with tracked changes",
        |paper| paper.replace(4, "<w:trPr>", "<w:trPr><w:del w:id=\"1\" w:author=\"a\"/>"),
        (&[EDIT], &[("missing", 4)]),
    );
    check("the row with the edit is deleted", |paper| drop(paper.rows.remove(2)), (NONE, &[("missing", 2)]));
    check(
        "a row is added",
        |paper| {
            let row =
                without_bookmarks(&paper.rows[3]).replace("flowers", "roses").replace("الأهالي", "الناس");
            paper.rows.insert(4, row);
        },
        (&[EDIT], &[("added", 0)]),
    );
    check(
        "a row is doubled and one of both edited",
        |paper| {
            let row = paper.rows[3].replace("flowers", "roses");
            paper.rows.insert(4, row);
        },
        (&[EDIT], &[("duplicated", 3)]),
    );
    check("a row is moved", |paper| paper.rows.swap(5, 6), (&[EDIT], &[("moved", 6)]));
    check(
        "all rows are turned round",
        |paper| paper.rows[1..].reverse(),
        (&[EDIT], &[("moved", 2), ("moved", 3), ("moved", 4), ("moved", 5), ("moved", 6)]),
    );
    check("the head is deleted", |paper| drop(paper.rows.remove(0)), (&[EDIT], &[]));
}

#[test]
fn names_that_are_lost_are_known_by_number_and_source_or_not_at_all() {
    check("the names of a row are lost", |paper| paper.forget(2), (&[EDIT], &[("name-lost", 2)]));
    check(
        "all names are lost, as on the way through a program that keeps none",
        |paper| (1..7).for_each(|row| paper.forget(row)),
        (
            &[EDIT],
            &[
                ("name-lost", 1),
                ("name-lost", 2),
                ("name-lost", 3),
                ("name-lost", 4),
                ("name-lost", 5),
                ("name-lost", 6),
            ],
        ),
    );
    check(
        "the names are lost and the number too",
        |paper| {
            paper.forget(4);
            paper.replace(4, ">4<", ">44<");
        },
        (&[EDIT], &[("added", 0), ("missing", 4)]),
    );
    check(
        "the names are lost and the source was edited",
        |paper| {
            paper.forget(4);
            paper.replace(4, "خمسين", "ستين");
        },
        (&[EDIT], &[("added", 0), ("missing", 4)]),
    );
    check(
        "the translation was written anew, without its own name",
        |paper| paper.change(2, |cells| cells[2] = without_bookmarks(&cells[2])),
        (&[EDIT], &[]),
    );
    check(
        "the name is that of another segment by mistake",
        |paper| paper.change(2, |cells| cells[2] = cells[2].replace("_mqt_", "_mqx_")),
        (&[EDIT], &[]),
    );
    check(
        "the list of what was exported is lost",
        |paper| {
            paper.without("docProps/custom.xml");
            paper.rows.remove(4);
        },
        (&[EDIT], &[]),
    );
}

#[test]
fn cells_merged_split_emptied_and_exchanged_are_told() {
    check(
        "two rows are made one, the texts in one cell",
        |paper| {
            let (_, below, _) = paper.cells(4);
            paper.change(3, |cells| {
                for (cell, other) in cells.iter_mut().zip(&below) {
                    let paragraphs = &other[other.find("<w:p>").unwrap()..other.rfind("</w:tc>").unwrap()];
                    let end = cell.rfind("</w:tc>").unwrap();
                    cell.insert_str(end, paragraphs);
                }
            });
            paper.rows.remove(4);
        },
        (&[EDIT], &[]),
    );
    check(
        "a cell is merged with the one below",
        |paper| {
            paper.change(3, |cells| {
                cells[2] = cells[2].replace("<w:tcPr>", "<w:tcPr><w:vMerge w:val=\"restart\"/>");
            });
            paper.change(4, |cells| {
                cells[2] = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>".to_owned();
            });
        },
        (&[EDIT], &[("no-target", 4)]),
    );
    check(
        "two cells of a row are made one",
        |paper| {
            paper.change(4, |cells| {
                let inner = cells[2][cells[2].find("<w:p>").unwrap()..].to_owned();
                let end = cells[1].rfind("</w:tc>").unwrap();
                cells[1].truncate(end);
                cells[1].push_str(&inner);
                cells[1] = cells[1].replace("<w:tcPr>", "<w:tcPr><w:gridSpan w:val=\"2\"/>");
                cells.remove(2);
            });
        },
        (&[EDIT], &[]),
    );
    check(
        "the rest of a translation stands in a row of its own",
        |paper| {
            paper.replace(4, " fifty years ago.", "");
            let row = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>fifty years ago.</w:t></w:r></w:p></w:tc></w:tr>";
            paper.rows.insert(5, row.to_owned());
        },
        (&[EDIT, (4, "The story began")], &[("added", 0)]),
    );
    check("a translation is emptied", |paper| paper.replace(4, TARGETS[3], ""), (&[EDIT], &[("emptied", 4)]));
    check(
        "the cell of a translation is deleted",
        |paper| paper.change(4, |cells| drop(cells.remove(2))),
        (&[EDIT], &[("no-target", 4)]),
    );
    check(
        "the column of the translation is deleted",
        |paper| {
            for row in 0..7 {
                paper.change(row, |cells| drop(cells.remove(2)));
            }
        },
        (
            NONE,
            &[
                ("no-target", 1),
                ("no-target", 2),
                ("no-target", 3),
                ("no-target", 4),
                ("no-target", 5),
                ("no-target", 6),
            ],
        ),
    );
    check(
        "the columns are exchanged",
        |paper| (0..7).for_each(|row| paper.change(row, |cells| cells.swap(1, 2))),
        (&[EDIT], &[]),
    );
    check("the source is edited", |paper| paper.replace(4, "خمسين", "ستين"), (&[EDIT], &[("source", 4)]));
}

#[test]
fn what_stands_outside_or_is_no_text_is_told() {
    check(
        "a paragraph stands behind the table",
        |paper| paper.tail = paper.tail.replacen("<w:p/>", "<w:p><w:r><w:t>Well done.</w:t></w:r></w:p>", 1),
        (&[EDIT], &[("outside", 0)]),
    );
    check(
        "the table is cut in two with a line between",
        |paper| {
            let cut = "</w:tbl><w:p><w:r><w:t>Part two</w:t></w:r></w:p><w:tbl>";
            paper.rows[4].insert_str(0, cut);
        },
        (&[EDIT], &[("outside", 0)]),
    );
    check(
        "a picture stands in a translation",
        |paper| {
            paper.replace(
                4,
                "<w:t xml:space=\"preserve\">The story",
                "<w:drawing><a:t>x</a:t></w:drawing><w:t xml:space=\"preserve\">The story",
            );
        },
        (&[EDIT], &[("not-text", 4)]),
    );
    check(
        "a table stands in a translation",
        |paper| {
            paper.change(4, |cells| {
                cells[2] = cells[2].replace(
                    "</w:tc>",
                    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc>",
                );
            });
        },
        (&[EDIT, (4, "The story began fifty years ago.\nx")], &[("not-text", 4)]),
    );
    check(
        "the table was made text",
        |paper| {
            for row in &mut paper.rows {
                for mark in ["w:tr", "w:tc", "w:trPr", "w:tcPr"] {
                    *row = row.replace(&format!("<{mark}>"), "").replace(&format!("</{mark}>"), "");
                }
            }
            let at = paper.head.find("<w:tbl>").unwrap();
            paper.head.truncate(at);
            paper.tail = paper.tail.replace("</w:tbl>", "");
        },
        (&[EDIT], &[]),
    );
}

#[test]
fn a_damaged_file_gives_what_stands_before_the_damage() {
    check(
        "the main part ends in the middle",
        |paper| {
            paper.tail.clear();
            paper.rows.truncate(5);
            paper.rows[4].truncate(200);
        },
        (&[EDIT], &[("cut", 0), ("missing", 4), ("missing", 5), ("missing", 6)]),
    );
    check(
        "an entity that no file may have",
        |paper| {
            paper.head.insert_str(
                paper.head.find("<w:document").unwrap(),
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
            );
            paper.replace(4, "fifty", "&e;fifty");
        },
        (&[EDIT], &[]),
    );
    check("elements nested without end", |paper| paper.tail = "<w:x>".repeat(5000), (&[EDIT], &[("cut", 0)]));
}

#[test]
fn a_segment_that_was_merged_or_locked_since_is_told() {
    let mut desk = translated();
    let path = export(&mut desk, Format::Docx, all_columns());
    let mut paper = Paper::open(&path);
    paper.replace(3, "met", "welcomed");
    paper.replace(5, "closed", "shut");
    paper.save(&path);
    desk.go(1);
    desk.act(muqabala::app::Command::Merge);
    desk.go(3);
    desk.act(muqabala::app::Command::ToggleLock);
    let diff = import(&mut desk, &path);
    let mut told = problems(&desk, &diff);
    told.sort_unstable();
    // The source of the first half is not what was exported any more; the second half is gone.
    assert_eq!(changes(&diff), []);
    assert_eq!(told, [("gone", 0), ("locked", 4)]);
}
