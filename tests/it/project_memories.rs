//! A translator's memories: attached to a project, written to by confirming, searched, imported into and cleaned.

use std::path::{Path, PathBuf};

use muqabala::app::{
    Command, ConcordanceQuery, EditedUnit, MemoryCommand, MemoryFile, MemoryFlaw, Prompt, Workspace,
};
use muqabala::model::{AttachedMemory, TranslationUnit};
use muqabala::store::UnitChange;
use muqabala::text::Language;

use crate::support::Desk;

const TEXT: &str = "وصل القطار إلى المحطة.";

fn memory(command: MemoryCommand) -> Command {
    Command::Memory(Box::new(command))
}

/// A desk with a new memory, which is written to.
fn desk() -> (Desk, PathBuf) {
    let mut desk = Desk::with_text(TEXT);
    let path = desk.path("mine.mqm");
    desk.act(memory(MemoryCommand::Create(path.clone())));
    (desk, path)
}

fn units(path: &Path) -> Vec<(String, String)> {
    let mut units = Vec::new();
    MemoryFile::open_for_reading(path)
        .unwrap()
        .units(|unit| {
            units.push((unit.source, unit.target));
            true
        })
        .unwrap();
    units
}

#[test]
fn confirming_writes_into_the_memory_and_undo_takes_it_back() {
    let (mut desk, path) = desk();
    let id = desk.segment(0).id;
    desk.type_text("The train arrived.");
    desk.act(Command::Confirm { remember: true });
    assert_eq!(units(&path), [(TEXT.to_owned(), "The train arrived.".to_owned())]);
    desk.act(Command::Undo);
    assert_eq!(units(&path), []);
    desk.act(Command::Redo);
    assert_eq!(units(&path).len(), 1);
    assert_eq!(desk.segment(0).id, id);
    let desk = desk.reopen();
    let open = desk.workspace.open.as_ref().unwrap();
    let about = open.memories.all[0].about.clone().unwrap().unwrap();
    assert_eq!((about.units, open.memories.all[0].attached.writing), (1, true));
}

#[test]
fn a_file_is_looked_through_imported_found_and_taken_out_again() {
    let (mut desk, path) = desk();
    let file = desk.file("a.tsv", "قطار سريع\tfast train\nقطار\tقطار\n".as_bytes());
    desk.act(memory(MemoryCommand::Preview { memory: 0, path: file }));
    let preview = desk.workspace.open.as_ref().unwrap().memories.preview.as_ref().unwrap();
    assert_eq!((preview.found.units, preview.memory), (2, 0));
    desk.act(memory(MemoryCommand::Import(true)));
    assert_eq!(units(&path).len(), 2);
    desk.act(memory(MemoryCommand::Search(ConcordanceQuery::new("قِطار"))));
    let found = desk.workspace.open.as_ref().unwrap().memories.concordances.found.clone().unwrap();
    assert_eq!((found.count, found.lines.len()), (2, 2));
    assert_eq!(found.lines[0].memory, "mine");
    desk.act(memory(MemoryCommand::FindFlaws(0)));
    desk.act(memory(MemoryCommand::Clean(vec![MemoryFlaw::Identical])));
    assert_eq!(units(&path), [("قطار سريع".to_owned(), "fast train".to_owned())]);
    desk.act(memory(MemoryCommand::Undo(0)));
    assert_eq!(units(&path).len(), 2);
    let import =
        desk.workspace.open.as_ref().unwrap().memories.all[0].about.clone().unwrap().unwrap().imports[0].id;
    desk.act(memory(MemoryCommand::UndoImport { memory: 0, import }));
    assert!(units(&path).len() <= 1, "what was put back by an undo is the user's own");
    let out = desk.path("out.tmx");
    desk.act(memory(MemoryCommand::Export { memory: 0, path: out.clone() }));
    assert!(out.exists());
}

#[test]
fn a_bad_unit_is_changed_or_taken_out_where_it_is_met_whichever_way_round_it_lies() {
    let (desk, path) = desk();
    let turned = TranslationUnit::new(
        (&Language::new("en"), "The train has come to the station"),
        (&Language::new("ar"), "وصل القطار إلى المحطة"),
    );
    MemoryFile::open(&path).unwrap().apply(&[UnitChange::Put(Box::new(turned))], 1).unwrap();
    let mut desk = desk.reopen();
    desk.until("a match", |workspace| first_match(workspace).is_some());
    desk.act(Command::EditMatch { number: None, remove: false });
    let Some(Prompt::Unit(edited)) = desk.workspace.prompt.take() else { panic!("no question") };
    let EditedUnit { path: place, unit, .. } = *edited;
    assert_eq!((unit.source.as_str(), unit.source_language.tag()), ("وصل القطار إلى المحطة", "ar"));
    let better = TranslationUnit { target: "The train has arrived at the station".to_owned(), ..unit };
    let id = better.id;
    desk.act(memory(MemoryCommand::PutUnit { path: place.clone(), unit: Box::new(better) }));
    let there = ("The train has arrived at the station".to_owned(), "وصل القطار إلى المحطة".to_owned());
    assert_eq!(units(&path), std::slice::from_ref(&there));
    assert_eq!(first_match(&desk.workspace).as_deref(), Some("The train has arrived at the station"));
    desk.act(memory(MemoryCommand::RemoveUnit { path: place, unit: id }));
    assert_eq!((units(&path), first_match(&desk.workspace)), (Vec::new(), None));
    let undo = desk.workspace.notices.shown().iter().find_map(|notice| notice.action.clone()).unwrap();
    desk.act(Command::FollowNotice(undo));
    assert_eq!(units(&path), [there]);
    desk.act(memory(MemoryCommand::Set(vec![AttachedMemory {
        path: path.display().to_string(),
        read_only: true,
        writing: false,
    }])));
    desk.until("a match", |workspace| first_match(workspace).is_some());
    desk.act(Command::EditMatch { number: Some(0), remove: true });
    assert!(desk.notice().summary.contains("read only"), "{:?}", desk.notice());
    assert_eq!(units(&path).len(), 1);
}

fn first_match(workspace: &Workspace) -> Option<String> {
    let open = workspace.open.as_ref()?;
    let (found, fresh) = open.matches.of_segment(open.active_segment()?)?;
    fresh.then(|| found.matches.first().map(|found| found.unit.target.clone()))?
}
