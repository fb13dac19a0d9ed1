//! What a reviewer does on purpose: edits, tracked changes, comments, and what the translator makes of them.

use std::path::{Path, PathBuf};

use muqabala::app::{
    BilingualLayout, BilingualOptions, Command, Export, Format, Layout, ReviewChoice, ReviewDiff, TagsShown,
    Unit,
};
use muqabala::model::State;

use super::Paper;
use crate::support::{Desk, SENTENCES};

pub(super) const TARGETS: [&str; 5] = [
    "The return of the old train",
    "The train arrived at the station yesterday morning.",
    "The people met it with flowers.",
    "The story began fifty years ago.",
    "The ministry closed the line then.",
];

/// A desk with five of six sentences translated and confirmed.
pub(super) fn translated() -> Desk {
    let mut desk = Desk::with_article();
    for target in TARGETS {
        desk.translate(target);
    }
    desk
}

/// Exports for review, with states and notes.
pub(super) fn export(desk: &mut Desk, format: Format, options: BilingualOptions) -> PathBuf {
    let path = desk.path(&format!("review.{}", format.extension()));
    let export = Export { options, ..Export::new(Layout::Bilingual, format, path.clone()) };
    desk.act(Command::Export(export));
    path
}

pub(super) fn all_columns() -> BilingualOptions {
    BilingualOptions { states: true, notes: true, ..BilingualOptions::default() }
}

/// What is found in the file; a file in which nothing was changed has no review.
pub(super) fn import(desk: &mut Desk, path: &Path) -> ReviewDiff {
    desk.workspace.open.as_mut().unwrap().review = None;
    desk.act(Command::ImportReview(path.to_owned()));
    desk.workspace.open.as_ref().unwrap().review.clone().map(|review| review.diff).unwrap_or_default()
}

/// The changes as (number, text, conflict).
pub(super) fn changes(diff: &ReviewDiff) -> Vec<(usize, &str, bool)> {
    diff.changes.iter().map(|it| (it.number, it.after.as_str(), it.conflict)).collect()
}

/// The problems as (word, number of the segment or 0).
pub(super) fn problems(desk: &Desk, diff: &ReviewDiff) -> Vec<(&'static str, usize)> {
    let number =
        |id: u64| desk.document().segments.iter().position(|it| it.id.0 == id).map_or(0, |at| at + 1);
    diff.problems.iter().map(|it| (it.kind.word(), it.segment.map_or(0, number))).collect()
}

#[test]
fn what_was_left_alone_changes_nothing() {
    let mut desk = translated();
    for (format, options) in [
        (Format::Docx, all_columns()),
        (Format::Docx, BilingualOptions { unit: Unit::Paragraph, ..all_columns() }),
        (Format::Docx, BilingualOptions { layout: BilingualLayout::Interlinear, ..all_columns() }),
        (
            Format::Docx,
            BilingualOptions {
                numbers: false,
                column_heads: false,
                title: false,
                metadata: false,
                ..BilingualOptions::default()
            },
        ),
        (Format::Xlsx, all_columns()),
        (
            Format::Xlsx,
            BilingualOptions { column_heads: false, numbers: false, ..BilingualOptions::default() },
        ),
    ] {
        let path = export(&mut desk, format, options.clone());
        assert_eq!(import(&mut desk, &path), ReviewDiff::default(), "{format:?} {options:?}");
        assert!(desk.notice().summary.contains("Nothing was changed"), "{:?}", desk.notice());
    }
}

#[test]
fn an_edit_is_taken_as_reviewed_and_undone_as_one() {
    let mut desk = translated();
    let path = export(&mut desk, Format::Docx, all_columns());
    let mut paper = Paper::open(&path);
    paper.replace(2, "arrived at", "reached");
    paper.replace(5, "then.", "at that time.");
    paper.save(&path);
    let diff = import(&mut desk, &path);
    let (two, five) =
        ("The train reached the station yesterday morning.", "The ministry closed the line at that time.");
    assert_eq!(changes(&diff), [(2, two, false), (5, five, false)]);
    assert_eq!(problems(&desk, &diff), []);
    assert_eq!(diff.unchanged.len(), 4);
    let choice = ReviewChoice { changes: vec![0], reviewed: true, ..ReviewChoice::default() };
    desk.act(Command::TakeReview(choice));
    assert_eq!((desk.targets()[1], desk.targets()[4]), (two, TARGETS[4]));
    use State::{Confirmed, NotStarted, Reviewed};
    assert_eq!(desk.states(), [Reviewed, Reviewed, Reviewed, Reviewed, Confirmed, NotStarted]);
    desk.undo();
    assert_eq!(desk.targets()[..5], TARGETS);
    assert_eq!(desk.states()[..5], [Confirmed; 5]);
    assert!(desk.workspace.said.contains("taking in the review"), "{}", desk.workspace.said);
    desk.redo();
    let desk = desk.reopen();
    assert_eq!(desk.targets()[1], two);
}

#[test]
fn tracked_changes_are_the_reviewers_proposal_with_name_and_day() {
    let mut desk = translated();
    let path = export(&mut desk, Format::Docx, all_columns());
    let mut paper = Paper::open(&path);
    let who = "w:id=\"900\" w:author=\"سعاد &amp; Co\" w:date=\"2026-11-24T10:00:00Z\"";
    paper.replace(
        2,
        ">The train arrived at the station yesterday morning.</w:t></w:r>",
        &format!(
            ">The train </w:t></w:r><w:del {who}><w:r><w:delText>arrived at</w:delText></w:r></w:del>\
             <w:ins {who}><w:r><w:t>reached</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> the station </w:t></w:r>\
             <w:moveFrom {who}><w:r><w:t>yesterday </w:t></w:r></w:moveFrom><w:r><w:t>morning</w:t></w:r>\
             <w:moveTo {who}><w:r><w:t xml:space=\"preserve\"> yesterday</w:t></w:r></w:moveTo><w:r><w:t>.</w:t></w:r>"
        ),
    );
    paper.save(&path);
    let diff = import(&mut desk, &path);
    assert_eq!(changes(&diff), [(2, "The train reached the station morning yesterday.", false)]);
    let revision = diff.changes[0].revision.clone().unwrap();
    assert_eq!((revision.author.as_str(), revision.date.as_str()), ("سعاد & Co", "2026-11-24T10:00:00Z"));
    desk.act(Command::TakeReview(ReviewChoice::all(&diff)));
    assert_eq!(desk.segment(1).status.author, "سعاد & Co");
    assert!(desk.segment(1).status.in_memory);
}

#[test]
fn comments_become_notes_and_states_are_taken() {
    let mut desk = translated();
    let path = export(&mut desk, Format::Docx, all_columns());
    let mut paper = Paper::open(&path);
    paper.replace(3, "</w:t></w:r>", "</w:t></w:r><w:r><w:commentReference w:id=\"4\"/></w:r>");
    paper.part(
        "word/comments.xml",
        "<w:comments xmlns:w=\"x\"><w:comment w:id=\"4\" w:author=\"Mona\" w:date=\"2026-11-24T10:00:00Z\">\
         <w:p><w:r><w:t>Which people&#33;</w:t></w:r></w:p><w:p><w:r><w:t>Ask.</w:t></w:r></w:p></w:comment></w:comments>",
    );
    paper.replace(4, ">Confirmed<", ">Rejected<");
    paper.save(&path);
    let diff = import(&mut desk, &path);
    assert_eq!(changes(&diff), []);
    assert_eq!(
        diff.comments.iter().map(|it| (it.number, it.comment.text.as_str())).collect::<Vec<_>>(),
        [(3, "Which people!\nAsk.")]
    );
    desk.act(Command::TakeReview(ReviewChoice::all(&diff)));
    assert_eq!(desk.segment(2).note, "Mona: Which people!\nAsk.");
    assert_eq!(desk.segment(3).status.state, State::Rejected);
    // What is in the note already is not said twice.
    assert_eq!(import(&mut desk, &path).comments, []);
}

#[test]
fn what_was_changed_here_too_is_shown_and_not_taken_by_itself() {
    let mut desk = translated();
    let path = export(&mut desk, Format::Docx, all_columns());
    let mut paper = Paper::open(&path);
    paper.replace(2, "arrived at", "reached");
    paper.replace(3, "met", "welcomed");
    paper.save(&path);
    desk.go(1);
    desk.type_text(" Indeed.");
    let diff = import(&mut desk, &path);
    let two = "The train reached the station yesterday morning.";
    assert_eq!(changes(&diff), [(2, two, true), (3, "The people welcomed it with flowers.", false)]);
    assert_eq!(ReviewChoice::all(&diff).changes, [1]);
    // What is typed while the review is looked at is not overwritten either.
    desk.go(2);
    desk.type_text(" All of them.");
    desk.act(Command::TakeReview(ReviewChoice { changes: vec![0, 1], ..ReviewChoice::default() }));
    assert_eq!(desk.targets()[1], two, "it was chosen by hand");
    assert_eq!(desk.targets()[2], "The people met it with flowers. All of them.");
    assert!(desk.notice().hint.contains("1 segments were changed in the meantime"), "{:?}", desk.notice());
}

#[test]
fn interlinear_paragraphs_come_back_too() {
    let mut desk = translated();
    for unit in [Unit::Segment, Unit::Paragraph] {
        let options =
            BilingualOptions { layout: BilingualLayout::Interlinear, unit, ..BilingualOptions::default() };
        let path = export(&mut desk, Format::Docx, options);
        let mut paper = Paper::open(&path);
        let main = [paper.head.as_str(), &paper.tail].concat();
        // A paragraph that is cut in two by the reviewer stays one text.
        let main = main.replace("arrived at", "reached</w:t></w:r></w:p><w:p><w:r><w:t>");
        (paper.head, paper.tail) = (main, String::new());
        paper.save(&path);
        let diff = import(&mut desk, &path);
        let text = "The train reached\n the station yesterday morning.";
        assert_eq!(changes(&diff), [(2, text, false)], "{unit:?}");
        assert_eq!(problems(&desk, &diff), [], "{unit:?}");
    }
}

#[test]
fn tags_come_back_whether_they_were_shown_or_not() {
    for tags in [TagsShown::Formatted, TagsShown::Numbered] {
        let mut desk = Desk::new();
        let article = desk.file("a.md", "# عنوان\n\nقال **الوزير** نعم.\n".as_bytes());
        desk.open_path(&article);
        desk.translate("# Title");
        desk.translate("The <1>minister</1> said yes.");
        let path = export(&mut desk, Format::Docx, BilingualOptions { tags, ..BilingualOptions::default() });
        let mut paper = Paper::open(&path);
        paper.replace(1, ">Title<", ">A title<");
        paper.replace(2, " said yes.", " agreed.");
        paper.save(&path);
        let diff = import(&mut desk, &path);
        assert_eq!(problems(&desk, &diff), []);
        desk.act(Command::TakeReview(ReviewChoice::all(&diff)));
        assert_eq!(desk.targets()[1], "The <1>minister</1> agreed.", "{tags:?}");
        assert!(desk.targets()[0].ends_with("A title"), "{:?}", desk.targets());
    }
}

#[test]
fn the_source_is_never_taken() {
    let mut desk = translated();
    let path = export(&mut desk, Format::Docx, all_columns());
    let mut paper = Paper::open(&path);
    paper.replace(2, "أمس", "اليوم");
    paper.save(&path);
    let diff = import(&mut desk, &path);
    assert_eq!((changes(&diff), problems(&desk, &diff)), (vec![], vec![("source", 2)]));
    assert!(diff.problems[0].text.contains("اليوم"));
    assert_eq!(desk.sources(), SENTENCES);
}

#[test]
fn a_file_that_is_none_of_ours_says_what_it_is() {
    let mut desk = translated();
    let mut other = Desk::with_text("نص آخر هنا.\n\nفقرة ثانية.");
    let foreign = export(&mut other, Format::Docx, all_columns());
    let foreign = desk.file("foreign.docx", &std::fs::read(foreign).unwrap());
    let plain = export(
        &mut desk,
        Format::Docx,
        BilingualOptions { identity: false, numbers: false, ..all_columns() },
    );
    let cases: [(&[u8], &str); 5] = [
        (b"%PDF-1.7", "a PDF file"),
        (b"\xd0\xcf\x11\xe0 and more", "an old or an encrypted document"),
        (b"PK\x03\x04 cut", "the archive cannot be opened"),
        (b"", "an empty file"),
        (b"text", "no Word document and no Excel workbook"),
    ];
    for (bytes, words) in cases {
        let path = desk.file("x.docx", bytes);
        import(&mut desk, &path);
        assert!(desk.notice().summary.contains(words), "{:?}", desk.notice());
        assert!(desk.notice().text().contains("Nothing was changed"));
    }
    import(&mut desk, &foreign);
    assert!(desk.notice().summary.contains("another article"), "{:?}", desk.notice());
    import(&mut desk, &plain);
    assert!(desk.notice().summary.contains("none of the segments"), "{:?}", desk.notice());
}
