//! A glossary file that several projects use: attached, changed with undo, and kept.

use std::path::PathBuf;

use muqabala::app::{Bulk, Command, ReadOptions, Saved, Severity, load_glossary};
use muqabala::model::{Attached, Entry, EntryId, Term, TermStatus};
use muqabala::store::Access;
use muqabala::text::Language;

use crate::support::Desk;

const TEXT: &str = "وصل القطار إلى المحطة.";

fn entry(source: &str, target: &str) -> Entry {
    Entry::of_pair(EntryId(0), (&Language::new("ar"), source), (&Language::new("en"), target))
}

fn put(glossary: usize, entries: Vec<Entry>) -> Command {
    Command::PutEntries { glossary, entries }
}

/// A desk with a shared glossary of two entries.
fn desk() -> (Desk, PathBuf) {
    let mut desk = Desk::with_text(TEXT);
    let path = desk.path("team.mqg");
    desk.act(Command::CreateGlossary(path.clone()));
    desk.act(put(1, vec![entry("قطار", "train"), entry("محطة", "station")]));
    (desk, path)
}

fn targets(desk: &Desk, glossary: usize) -> Vec<String> {
    let entries = desk.workspace.open.as_ref().unwrap().glossary(glossary).unwrap();
    entries.values().map(|entry| entry.terms.last().unwrap().text.clone()).collect()
}

#[test]
fn entries_are_kept_in_the_file_and_opened_with_the_project() {
    let (desk, path) = desk();
    assert_eq!(targets(&desk, 1), ["train", "station"]);
    assert_eq!(
        load_glossary(&path, &ReadOptions::default()).unwrap().entries.len(),
        2,
        "also while it is open"
    );
    let desk = desk.reopen();
    assert_eq!(targets(&desk, 1), ["train", "station"]);
    let open = desk.workspace.open.as_ref().unwrap();
    assert_eq!((open.shared[0].name().as_str(), open.shared[0].access), ("team", Access::Write));
    assert!(open.project.glossary.is_empty());
    let entry = open.glossary(1).unwrap().values().next().unwrap();
    assert!(entry.created.at > 0 && entry.created == entry.changed);
}

#[test]
fn a_glossary_has_a_history_of_its_own_that_survives_a_restart() {
    let (mut desk, _) = desk();
    let ids: Vec<_> = desk.workspace.open.as_ref().unwrap().glossary(1).unwrap().keys().copied().collect();
    let bulk = Bulk::Status(Language::new("en"), TermStatus::Forbidden);
    desk.act(Command::ChangeEntries { glossary: 1, ids: ids.clone(), bulk });
    assert_eq!(desk.workspace.said, "2 entries were changed");
    desk.act(Command::MergeEntries { glossary: 1, ids });
    assert_eq!(targets(&desk, 1).len(), 1);
    let mut desk = desk.reopen();
    desk.act(Command::UndoGlossary(1));
    assert_eq!(targets(&desk, 1), ["train", "station"]);
    assert!(desk.workspace.said.contains("team"));
    desk.act(Command::UndoGlossary(1));
    let status = |desk: &Desk| {
        let open = desk.workspace.open.as_ref().unwrap();
        open.glossary(1).unwrap().values().next().unwrap().terms[1].status
    };
    assert_eq!(status(&desk), TermStatus::Preferred);
    desk.act(Command::RedoGlossary(1));
    assert_eq!(status(&desk), TermStatus::Forbidden);
    desk.act(Command::UndoGlossary(1));
    desk.act(Command::UndoGlossary(1));
    desk.act(Command::UndoGlossary(1));
    assert_eq!(targets(&desk, 1), Vec::<String>::new());
    assert!(desk.workspace.said.contains("Nothing more"));
}

#[test]
fn attaching_is_a_step_of_the_project() {
    let (mut desk, path) = desk();
    desk.undo();
    assert!(desk.workspace.open.as_ref().unwrap().shared.is_empty());
    desk.redo();
    assert!(desk.workspace.finish(crate::support::PATIENCE));
    assert_eq!(targets(&desk, 1).len(), 2);
    desk.act(Command::AttachGlossary { path, read_only: false });
    assert!(desk.notice().summary.contains("attached already"));
}

#[test]
fn the_order_is_the_priority_and_a_read_only_one_is_not_changed() {
    let (mut desk, team) = desk();
    let csv = desk.file("more.csv", "ar,en\nقطار,railway train\n".as_bytes());
    let house = desk.path("house.mqg");
    let line = ["muqabala", "glossary", "convert", csv.to_str().unwrap(), house.to_str().unwrap()];
    muqabala::cli::run(line.map(Into::into), &mut Vec::new(), &mut Vec::new());
    desk.act(Command::AttachGlossary { path: house.clone(), read_only: true });
    assert_eq!(targets(&desk, 2), ["railway train"]);
    desk.act(put(2, vec![entry("باب", "door")]));
    assert_eq!((desk.notice().severity, targets(&desk, 2).len()), (Severity::Error, 1));
    let attached = |path: &PathBuf, read_only| Attached { path: path.display().to_string(), read_only };
    desk.act(Command::SetGlossaries(vec![attached(&house, true), attached(&team, false)]));
    assert_eq!(targets(&desk, 1), ["railway train"]);
    let desk = desk.reopen();
    assert_eq!((targets(&desk, 1).len(), targets(&desk, 2).len()), (1, 2));
    let names: Vec<_> =
        desk.workspace.open.as_ref().unwrap().glossaries().map(std::collections::BTreeMap::len).collect();
    assert_eq!(names, [0, 1, 2]);
}

#[test]
fn a_second_window_reads_what_the_first_one_writes() {
    let (mut desk, path) = desk();
    let mut other = Desk::with_text(TEXT);
    other.act(Command::AttachGlossary { path, read_only: false });
    assert!(other.notice().summary.contains("open in another window"), "{:?}", other.notice());
    assert_eq!(targets(&other, 1).len(), 2);
    other.act(put(1, vec![entry("باب", "door")]));
    assert_eq!(other.notice().severity, Severity::Error);
    desk.act(put(1, vec![entry("باب", "door")]));
    assert_eq!(targets(&desk, 1).len(), 3);
    assert_eq!(desk.workspace.open.as_ref().unwrap().saved(), Saved::Yes);
}

#[test]
fn a_glossary_that_is_gone_is_told_and_the_project_goes_on() {
    let (mut desk, path) = desk();
    desk.act(Command::Close);
    let project = desk.workspace.recents.projects()[0].path.clone();
    std::fs::rename(&path, path.with_extension("old")).unwrap();
    desk.open_path(&project);
    assert!(
        desk.notice().summary.contains("team") && desk.notice().hint.contains("goes on"),
        "{:?}",
        desk.notice()
    );
    assert_eq!(desk.workspace.open.as_ref().unwrap().project.attached.len(), 1, "it stays in the list");
}

#[test]
fn entries_without_a_translation_may_be_put_but_none_without_a_term() {
    let (mut desk, _) = desk();
    let lone = Entry { terms: vec![Term::new(&Language::new("ar"), "وحيد")], ..Entry::default() };
    desk.act(put(0, vec![lone]));
    assert_eq!(targets(&desk, 0), ["وحيد"]);
    desk.act(put(0, vec![Entry::default()]));
    assert_eq!((desk.notice().summary.as_str(), targets(&desk, 0).len()), ("An entry needs a term", 1));
    desk.undo();
    assert_eq!(targets(&desk, 0), Vec::<String>::new());
}
