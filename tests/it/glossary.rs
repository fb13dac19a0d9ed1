//! A translator brings a glossary, sees its terms in the source, and adds to it.

use muqabala::app::{Command, Grade, Severity};
use muqabala::model::{Entry, EntryId, TermStatus};
use muqabala::text::{Language, Selection, slice};

use crate::support::Desk;

const TEXT: &str = "وصل القطار إلى المحطة. رحب رئيس البلدية بالقطار وبالرُّكّاب. شكرهم للمحطات كلها.";
const CSV: &str = "ar,en,status,variants,domain,note\n\
    قطار,train,preferred,قطارات,transport,\n\
    محطة,station,preferred,محطات,transport,\"railway, not bus\"\n\
    رئيس البلدية,mayor,preferred,,politics,\n\
    راكب,passenger,admitted,ركاب,transport,\n\
    قطار,choo-choo,forbidden,,transport,\n";

fn with_glossary(csv: &str) -> Desk {
    let mut desk = Desk::with_text(TEXT);
    let path = desk.file("terms.csv", csv.as_bytes());
    desk.act(Command::ImportGlossary(path));
    desk
}

/// The terms of a segment: what stands in the source, its translation, and how sure it is.
fn terms(desk: &mut Desk, index: usize) -> Vec<(String, String, Grade)> {
    let segment = desk.segment(index).clone();
    let open = desk.workspace.open.as_mut().unwrap();
    let hits = open.terms(&segment);
    let told = hits.iter().map(|hit| {
        let target = open.pair(hit.entry).unwrap().target.text.clone();
        (slice(&segment.source, hit.range.clone()).to_owned(), target, hit.grade)
    });
    told.collect()
}

fn entry(source: &str, target: &str) -> Entry {
    Entry::of_pair(EntryId(0), (&Language::new("ar"), source), (&Language::new("en"), target))
}

fn put(entry: Entry) -> Command {
    Command::PutEntry(Box::new(entry))
}

#[test]
fn an_imported_glossary_is_found_behind_articles_prefixes_and_vowel_marks() {
    let mut desk = with_glossary(CSV);
    assert!(desk.notice().summary.contains("5 terms were added"), "{:?}", desk.notice());
    let found = terms(&mut desk, 0);
    assert!(found.contains(&("القطار".into(), "train".into(), Grade::Clitic)), "{found:?}");
    assert!(found.contains(&("المحطة".into(), "station".into(), Grade::Clitic)), "{found:?}");
    let found = terms(&mut desk, 1);
    assert!(found.contains(&("رئيس البلدية".into(), "mayor".into(), Grade::Exact)), "{found:?}");
    assert!(found.contains(&("بالقطار".into(), "train".into(), Grade::Clitic)), "{found:?}");
    assert!(found.iter().any(|(word, target, _)| word == "وبالرُّكّاب" && target == "passenger"), "{found:?}");
    let found = terms(&mut desk, 2);
    assert!(found.iter().any(|(word, target, _)| word == "للمحطات" && target == "station"), "{found:?}");
}

#[test]
fn all_fields_of_an_entry_come_in() {
    let desk = with_glossary(CSV);
    let glossary = &desk.workspace.open.as_ref().unwrap().project.glossary;
    let of = |target: &str| glossary.values().find(|entry| entry.terms[1].text == target).unwrap();
    let station = of("station");
    assert_eq!(station.terms[0].variants, ["محطات"]);
    assert_eq!((station.domain.as_str(), station.note.as_str()), ("transport", "railway, not bus"));
    assert_eq!(of("choo-choo").terms[1].status, TermStatus::Forbidden);
}

#[test]
fn an_import_is_one_step_of_undo() {
    let mut desk = with_glossary(CSV);
    desk.undo();
    assert!(desk.workspace.open.as_ref().unwrap().project.glossary.is_empty());
    assert_eq!(terms(&mut desk, 0), []);
    desk.redo();
    assert_eq!(desk.workspace.open.as_ref().unwrap().project.glossary.len(), 5);
    assert!(!terms(&mut desk, 0).is_empty());
}

#[test]
fn importing_the_same_file_twice_adds_nothing() {
    let mut desk = with_glossary(CSV);
    let path = desk.path("terms.csv");
    desk.act(Command::ImportGlossary(path));
    assert!(desk.notice().summary.contains("0 terms were added, 5 were there already"));
    assert_eq!(desk.undo_all(), 1);
}

#[test]
fn half_a_line_is_kept_and_named_but_is_no_term_of_the_article() {
    let mut desk = with_glossary("ar,en\nقطار,train\nمحطة,\n");
    assert_eq!(desk.workspace.open.as_ref().unwrap().project.glossary.len(), 2);
    assert_eq!(terms(&mut desk, 0).len(), 1);
    assert_eq!(desk.notice().severity, Severity::Warning);
    assert!(desk.notice().text().contains("line 3"), "{}", desk.notice().text());
}

#[test]
fn a_file_that_is_no_glossary_changes_nothing() {
    for (name, bytes) in [("a.csv", &b"PK\x03\x04 archive"[..]), ("b.csv", b"fr,de\nun,eins\n")] {
        let mut desk = Desk::with_text(TEXT);
        let path = desk.file(name, bytes);
        desk.act(Command::ImportGlossary(path));
        assert_eq!(desk.notice().severity, Severity::Error, "{name}: {:?}", desk.notice());
        assert!(desk.notice().summary.contains(name));
    }
    let mut desk = Desk::with_text(TEXT);
    desk.act(Command::ImportGlossary(desk.path("gone.csv")));
    assert_eq!(desk.notice().severity, Severity::Error);
}

#[test]
fn a_glossary_without_a_project_says_what_to_do() {
    let mut desk = Desk::new();
    desk.act(Command::ImportGlossary(desk.path("terms.csv")));
    assert!(desk.notice().hint.contains("Open an article first"));
}

#[test]
fn an_added_term_is_found_at_once_and_undone() {
    let mut desk = Desk::with_text(TEXT);
    assert_eq!(terms(&mut desk, 0), []);
    desk.act(put(entry(" قطار ", " train ")));
    assert_eq!(desk.workspace.said, "Added the term قطار");
    assert_eq!(terms(&mut desk, 0), [("القطار".into(), "train".into(), Grade::Clitic)]);
    desk.undo();
    assert_eq!(terms(&mut desk, 0), []);
}

#[test]
fn a_term_is_changed_and_removed_and_both_can_be_undone() {
    let mut desk = Desk::with_text(TEXT);
    desk.act(put(entry("قطار", "train")));
    let glossary = &desk.workspace.open.as_ref().unwrap().project.glossary;
    let first = Entry::clone(glossary.values().next().unwrap());
    assert_ne!(first.id, EntryId(0));
    let mut changed = first.clone();
    changed.terms[1].text = "railway train".into();
    desk.act(put(changed));
    assert_eq!(terms(&mut desk, 0)[0].1, "railway train");
    assert_eq!(desk.workspace.open.as_ref().unwrap().project.glossary.len(), 1);
    desk.act(Command::RemoveEntry(first.id));
    assert_eq!(terms(&mut desk, 0), []);
    desk.undo();
    desk.undo();
    assert_eq!(terms(&mut desk, 0)[0].1, "train");
}

#[test]
fn half_a_term_is_refused() {
    for (source, target) in [("", "train"), ("قطار", "  ")] {
        let mut desk = Desk::with_text(TEXT);
        desk.act(put(entry(source, target)));
        assert!(desk.workspace.open.as_ref().unwrap().project.glossary.is_empty());
        assert!(desk.notice().summary.contains("both languages"));
    }
}

#[test]
fn the_glossary_survives_closing() {
    let desk = with_glossary(CSV);
    let before = desk.workspace.open.as_ref().unwrap().project.glossary.clone();
    let mut desk = desk.reopen();
    assert_eq!(desk.workspace.open.as_ref().unwrap().project.glossary, before);
    assert!(!terms(&mut desk, 0).is_empty());
}

#[test]
fn a_term_is_inserted_at_the_caret_as_a_step_of_its_own() {
    let mut desk = with_glossary(CSV);
    desk.type_text("The");
    let target = terms(&mut desk, 0)[0].1.clone();
    desk.act(Command::Insert { text: target, selection: Selection::caret(3) });
    assert_eq!(desk.targets()[0], "The train");
    desk.undo();
    assert_eq!(desk.targets()[0], "The");
}

#[test]
fn terms_follow_an_edited_source() {
    let mut desk = with_glossary(CSV);
    assert_eq!(terms(&mut desk, 0).iter().filter(|(_, target, _)| target == "station").count(), 1);
    let source = desk.sources()[0].to_owned();
    let at = source.find("المحطة").unwrap();
    desk.change_side(muqabala::model::Side::Source, at, "المحطة", "المدينة");
    assert_eq!(terms(&mut desk, 0).iter().filter(|(_, target, _)| target == "station").count(), 0);
}

#[test]
fn a_glossary_that_comes_late_does_not_go_into_another_project() {
    let mut desk = Desk::with_text(TEXT);
    let rows: Vec<_> = (0..60_000).map(|n| format!("كلمة{n},word {n}")).collect();
    let csv = desk.file("large.csv", format!("ar,en\n{}\n", rows.join("\n")).as_bytes());
    let other = desk.file("other.txt", "وصل القطار.".as_bytes());
    desk.workspace.execute(Command::ImportGlossary(csv));
    desk.open_path(&other);
    assert_eq!(desk.sources(), ["وصل القطار."]);
    assert!(desk.workspace.open.as_ref().unwrap().project.glossary.is_empty());
}
