//! Names: found on request, one spelling applied everywhere as one step; terms taken from the article; a dictionary of one's own.

use std::time::Duration;

use muqabala::app::{Command, Move, Name, Open, Workspace};
use muqabala::text::Selection;

use crate::support::Desk;

const ARTICLE: &str =
    "قال علي أكبر ولايتي إن الأمر انتهى.\n\nونفى ولايتي ذلك.\n\nوغادر ولايتي المكان.\n\nوعاد ولايتي.\n";

fn finish(workspace: &mut Workspace) {
    assert!(workspace.finish(Duration::from_secs(30)));
}

fn open(workspace: &Workspace) -> &Open {
    workspace.open.as_ref().unwrap()
}

fn targets(workspace: &Workspace) -> Vec<String> {
    open(workspace).document().unwrap().segments.iter().map(|segment| segment.target.clone()).collect()
}

fn write(workspace: &mut Workspace, number: usize, text: &str) {
    workspace.execute(Command::Go(Move::Number(number)));
    workspace.execute(Command::Insert { text: text.to_owned(), selection: Selection::caret(0) });
}

fn name(workspace: &Workspace) -> Name {
    let ledger = open(workspace).study.names.as_ref().unwrap();
    ledger.names.iter().find(|name| name.text == "ولايتي").unwrap().clone()
}

/// Four segments, the last of them locked.
fn translated() -> Desk {
    let mut desk = Desk::new();
    let workspace = &mut desk.workspace;
    workspace.execute(Command::OpenText { name: "names".to_owned(), text: ARTICLE.to_owned() });
    finish(workspace);
    write(workspace, 1, "Ali Akbar Velayati said that it was over.");
    write(workspace, 2, "Velayaty denied it.");
    write(workspace, 3, "Velayati left.");
    write(workspace, 4, "Velayaty came back.");
    workspace.execute(Command::ToggleLock);
    workspace.execute(Command::FindNames);
    finish(workspace);
    desk
}

#[test]
fn one_spelling_is_applied_everywhere_as_one_step() {
    let mut desk = translated();
    let workspace = &mut desk.workspace;
    let before = targets(workspace);
    assert_eq!(name(workspace).chosen.as_deref(), Some("Velayati"));
    let second = open(workspace).document().unwrap().segments[1].id;
    assert_eq!(open(workspace).study.names.as_ref().unwrap().issues(second).len(), 1);
    workspace.execute(Command::ApplyName { name: "ولايتي".into(), spelling: "Velayaty".into() });
    finish(workspace);
    let after = targets(workspace);
    assert_eq!(after[0], "Ali Akbar Velayaty said that it was over.");
    assert_eq!((after[1].as_str(), after[2].as_str()), ("Velayaty denied it.", "Velayaty left."));
    assert_eq!((name(workspace).chosen.as_deref(), name(workspace).by_user), (Some("Velayaty"), true));
    workspace.execute(Command::Undo);
    finish(workspace);
    assert_eq!(targets(workspace), before);
    assert!(open(workspace).project.glossary.is_empty() && !name(workspace).by_user);
}

#[test]
fn a_locked_segment_stays_as_it_is() {
    let mut desk = translated();
    let workspace = &mut desk.workspace;
    workspace.execute(Command::ApplyName { name: "ولايتي".into(), spelling: "Velayati".into() });
    assert_eq!(targets(workspace)[1], "Velayati denied it.");
    assert_eq!(targets(workspace)[3], "Velayaty came back.");
    assert!(workspace.said.contains("left alone: 1"), "{}", workspace.said);
}

#[test]
fn terms_of_the_article_are_found_in_a_job() {
    let mut desk = Desk::new();
    let workspace = &mut desk.workspace;
    let text = "تعمل محطة التحلية ليلا.\n\nبنى الناس محطة التحلية قرب البحر.\n".to_owned();
    workspace.execute(Command::OpenText { name: "terms".to_owned(), text });
    finish(workspace);
    workspace.execute(Command::FindCandidates);
    finish(workspace);
    let found = open(workspace).study.candidates.clone().unwrap();
    assert_eq!(found.first().map(|it| (it.term.as_str(), it.count)), Some(("محطة التحلية", 2)));
}

#[test]
fn a_list_of_ones_own_is_a_dictionary() {
    let mut desk = Desk::new();
    let path = desk.file("own.tsv", "قلم\tpen | pencil\n".as_bytes());
    let none = desk.path("none.png");
    let workspace = &mut desk.workspace;
    workspace.execute(Command::AddDictionary(path.clone()));
    finish(workspace);
    let hits = workspace.dictionaries.as_ref().unwrap().look_up("وبالقلم");
    let own = hits.iter().find(|hit| hit.dictionary == "own").unwrap();
    assert_eq!(own.entry.senses, ["pen", "pencil"]);
    assert_eq!(workspace.settings.dictionaries, [path]);
    workspace.execute(Command::AddDictionary(none));
    assert_eq!(workspace.settings.dictionaries.len(), 1);
}

#[test]
fn the_command_line_lists_candidates_of_pairs_and_writes_them() {
    let desk = Desk::new();
    let pairs = "تعمل محطة التحلية ليلا.\tThe desalination plant works at night.\n\
                 بنى الناس محطة التحلية هنا.\tPeople built the desalination plant here.\n";
    let (path, out) = (desk.file("pairs.tsv", pairs.as_bytes()), desk.path("out.csv"));
    let run = |more: &[&str]| {
        let (mut printed, mut told) = (Vec::new(), Vec::new());
        let args = ["muqabala", "glossary", "extract", path.to_str().unwrap()];
        let args = args.iter().chain(more).map(std::ffi::OsString::from);
        let done = muqabala::cli::run(args, &mut printed, &mut told);
        assert!(matches!(done, muqabala::cli::Invocation::Done(0)), "{}", String::from_utf8_lossy(&told));
        String::from_utf8(printed).unwrap()
    };
    assert!(run(&[]).starts_with("2\tمحطة التحلية\tdesalination plant"), "{}", run(&[]));
    run(&["-o", out.to_str().unwrap()]);
    let written = String::from_utf8(muqabala::store::read_file(&out, 10_000).unwrap()).unwrap();
    assert!(written.contains("محطة التحلية") && written.contains("desalination plant"), "{written}");
}
