//! What was translated before comes back: matches of the project's own segments and of memory files, repetitions, pre-translation.

use std::sync::Arc;

use muqabala::app::{Command, FillOptions, Match, Matches, Memory, Move, PreTranslation};
use muqabala::model::{Origin, State, TranslationUnit};
use muqabala::store::{MemoryFile, MemoryInfo};
use muqabala::text::Language;

use crate::support::Desk;

const ARTICLE: &str = "أعلن الوزير أن الخطة جاهزة منذ 25 مارس. وصل الوفد إلى العاصمة. أعلن وزير الصحة أن الخطة جاهزة منذ 3 أبريل. \
    وصل الوفد إلى العاصمة. انتهت الجلسة بعد 7 أيام.\n";

fn matches(desk: &Desk) -> Matches {
    let open = desk.workspace.open.as_ref().unwrap();
    let (found, fresh) = open.matches.of_segment(open.active_segment().unwrap()).expect("a look-up");
    assert!(fresh);
    found.clone()
}

fn figures(desk: &Desk) -> Vec<u8> {
    matches(desk).matches.iter().map(|found| found.rated.score).collect()
}

fn confirm(desk: &mut Desk, index: usize, target: &str) {
    desk.act(Command::Go(Move::Number(index + 1)));
    desk.type_text(target);
    desk.act(Command::Confirm { remember: true });
}

fn go(desk: &mut Desk, index: usize) {
    desk.act(Command::Go(Move::Number(index + 1)));
}

#[test]
fn a_confirmed_segment_is_found_by_the_next_look_up_and_not_once_that_is_undone() {
    let mut desk = Desk::with_text(ARTICLE);
    go(&mut desk, 2);
    assert!(figures(&desk).is_empty());
    confirm(&mut desk, 0, "The minister announced the plan was ready since 25 March.");
    go(&mut desk, 2);
    let found = matches(&desk);
    let Match { rated, proposal, memory_name, .. } = &found.matches[0];
    assert!((70..100).contains(&rated.score), "{rated:?}");
    assert_eq!(
        (proposal.text.as_str(), memory_name.as_str()),
        ("The minister announced the plan was ready since 3 April.", "")
    );
    desk.undo();
    go(&mut desk, 2);
    assert!(figures(&desk).is_empty());
    desk.redo();
    go(&mut desk, 2);
    assert_eq!(figures(&desk).len(), 1);
}

#[test]
fn inserting_a_match_keeps_its_figure_until_the_segment_is_emptied() {
    let mut desk = Desk::with_text(ARTICLE);
    confirm(&mut desk, 0, "The minister announced the plan was ready since 25 March.");
    go(&mut desk, 2);
    let figure = figures(&desk)[0];
    desk.act(Command::InsertMatch(0));
    let segment = desk.segment(2);
    assert_eq!((segment.status.state, segment.status.origin), (State::Draft, Origin::Match(figure)));
    assert!(segment.target.ends_with("3 April."));
    desk.act(Command::InsertMatch(7));
    assert!(desk.workspace.said.contains("no such match"));
    desk.undo();
    assert_eq!(desk.targets()[2], "");
}

#[test]
fn confirming_fills_the_repetitions_to_be_confirmed_in_one_step() {
    let mut desk = Desk::with_text(ARTICLE);
    confirm(&mut desk, 1, "The delegation reached the capital.");
    let repetition = desk.segment(3).clone();
    assert_eq!(repetition.target, "The delegation reached the capital.");
    assert_eq!(
        (repetition.status.state, repetition.status.origin),
        (State::PreTranslated, Origin::Repetition)
    );
    assert!(!repetition.status.in_memory);
    desk.undo();
    assert_eq!(
        (desk.targets()[3], desk.states()[3], desk.states()[1]),
        ("", State::NotStarted, State::Draft)
    );
    desk.workspace.settings.propagate = false;
    desk.act(Command::Confirm { remember: true });
    assert_eq!(desk.targets()[3], "");
}

#[test]
fn a_repetition_with_a_translation_of_its_own_is_left_alone() {
    let mut desk = Desk::with_text(ARTICLE);
    go(&mut desk, 3);
    desk.type_text("Mine.");
    confirm(&mut desk, 1, "The delegation reached the capital.");
    assert_eq!(desk.targets()[3], "Mine.");
}

#[test]
fn pre_translation_counts_first_and_fills_in_one_step() {
    let mut desk = Desk::with_text(ARTICLE);
    desk.workspace.settings.propagate = false;
    confirm(&mut desk, 0, "The minister announced the plan was ready since 25 March.");
    confirm(&mut desk, 1, "The delegation reached the capital.");
    let before: Vec<String> = desk.targets().iter().map(|it| (*it).to_owned()).collect();
    let options = FillOptions { least: 70, only_empty: true };
    desk.act(Command::PreTranslate { options, dry: true });
    let PreTranslation::Counted(counted) = &desk.workspace.open.as_ref().unwrap().pre_translation else {
        panic!("not counted")
    };
    let counts: usize = counted.bands.iter().map(|(_, count)| count).sum();
    assert_eq!((counts, counted.without, counted.left), (2, 1, 2));
    assert_eq!(desk.targets(), before);
    desk.act(Command::PreTranslate { options, dry: false });
    assert_eq!(desk.targets()[3], "The delegation reached the capital.");
    assert_eq!(desk.states()[3], State::PreTranslated);
    assert_eq!(desk.segment(3).status.origin, Origin::Match(100));
    desk.undo();
    assert_eq!(desk.targets(), before);
    desk.act(Command::PreTranslate { options: FillOptions { least: 101, ..options }, dry: false });
    assert_eq!(desk.targets(), before);
}

#[test]
fn origins_come_back_with_the_project() {
    let mut desk = Desk::with_text(ARTICLE);
    confirm(&mut desk, 1, "The delegation reached the capital.");
    go(&mut desk, 0);
    confirm(&mut desk, 0, "The minister announced the plan was ready since 25 March.");
    go(&mut desk, 2);
    desk.act(Command::InsertMatch(0));
    let path = desk.workspace.open.as_ref().unwrap().path.clone();
    let origins =
        |desk: &Desk| desk.document().segments.iter().map(|it| it.status.origin).collect::<Vec<_>>();
    let before = origins(&desk);
    assert!(matches!(before[2], Origin::Match(_)) && before[3] == Origin::Repetition);
    desk.act(Command::Close);
    desk.open_path(&path);
    assert_eq!(origins(&desk), before);
    go(&mut desk, 3);
    assert_eq!(figures(&desk)[0], 100, "the confirmed ones are the memory again");
}

#[test]
fn a_counted_noun_is_proposed_but_marked() {
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let memory = Memory::of_project();
    let unit =
        TranslationUnit::new((&ar, "انتهت الجلسة بعد 11 يوماً."), (&en, "The session ended after 11 days."));
    memory.put(unit);
    let desk = Desk::with_text(ARTICLE);
    let document = desk.document();
    let wanted = muqabala::app::Wanted::of(document, 4).unwrap();
    let found = muqabala::app::look_up(&[Arc::new(memory)], &wanted, (60, 500), &Default::default());
    let proposal = &found.matches[0].proposal;
    assert_eq!(proposal.text, "The session ended after 11 days.");
    assert_eq!(proposal.places, [(24..26, false)]);
}

#[test]
fn a_memory_file_is_searched_in_both_directions() {
    let desk = Desk::new();
    let path = desk.path("news.mqm");
    let (ar, en) = (Language::new("ar"), Language::new("en-GB"));
    let mut file = MemoryFile::create(&path, &MemoryInfo::default()).unwrap();
    let mut import = file.import("news.tmx", 1).unwrap();
    import
        .add(&TranslationUnit::new((&ar, "وصل الوفد إلى العاصمة."), (&en, "The delegation arrived.")))
        .unwrap();
    import.add(&TranslationUnit::new((&en, "The talks began."), (&ar, "بدأت المحادثات."))).unwrap();
    import.add(&TranslationUnit::new((&en, "Bonjour"), (&Language::new("fr"), "Hello"))).unwrap();
    import.finish().unwrap();
    let memory = Memory::open(&path, (ar, Language::new("en")), None).unwrap();
    assert_eq!((memory.len(), memory.name(), memory.is_own()), (2, "news".to_owned(), false));
    let found = memory.candidates("وبدأت محادثات", 700, 5);
    let unit = memory.unit(found[0].id).unwrap();
    assert_eq!(unit.target, "The talks began.");
}
