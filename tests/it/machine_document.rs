//! A translator has the empty segments pre-translated by a machine: nothing lost, nothing doubled, undone as a whole.

use muqabala::app::{
    Command, EngineSetting, KeyPlace, MachineSettings, PostEditing, Prompt, Secret, Workspace, headless,
    post_edited,
};
use muqabala::model::{Origin, State};

use crate::server::{Act, Server};
use crate::support::Desk;

const TERMS: &str = "ar,en\nوزير,minister\nقطار,train\n";

/// A sentence for each number, no two alike.
fn sentence(n: usize) -> String {
    const WHEN: [&str; 7] = ["اليوم", "أمس", "مساء", "صباحا", "ظهرا", "فجرا", "ليلا"];
    const WHERE: [&str; 9] =
        ["القديمة", "الجديدة", "الكبيرة", "الصغيرة", "البعيدة", "القريبة", "الجميلة", "العالية", "الهادئة"];
    format!("وصل الوزير إلى المدينة {} {}.", WHERE[n / 7 % 9], WHEN[n % 7])
}

fn article(lines: usize) -> String {
    (0..lines).map(sentence).collect::<Vec<_>>().join("\n")
}

fn machine(kind: &str, address: &str) -> Command {
    let engine = EngineSetting { model: "tiny".into(), ..EngineSetting::new(kind, address) };
    Command::SetMachine(Box::new(MachineSettings { engines: vec![engine], ..MachineSettings::default() }))
}

fn is_over(workspace: &Workspace) -> bool {
    let run = workspace.open.as_ref().unwrap().machine.document.as_ref();
    run.is_some_and(|run| !run.is_running)
}

/// A desk with an article of so many sentences, whose project may be sent to the server.
fn desk(server: &Server, kind: &str, lines: usize) -> Desk {
    let mut desk = Desk::new();
    desk.open_path(&desk.file("long.txt", article(lines).as_bytes()));
    desk.act(machine(kind, &server.address()));
    desk
}

fn start(desk: &mut Desk) {
    desk.act(Command::ProposeMachine);
    let Some(Prompt::Estimate(estimate)) = desk.workspace.prompt.take() else { panic!("no estimate") };
    desk.act(Command::MachineTranslate(estimate.engine));
    if let Some(Prompt::Consent { origin, is_document, .. }) = desk.workspace.prompt.take() {
        assert!(is_document);
        desk.act(Command::GiveConsent(origin));
    }
}

fn filled(desk: &Desk) -> usize {
    desk.targets().iter().filter(|target| !target.is_empty()).count()
}

#[test]
fn empty_segments_are_filled_in_batches_and_undone_as_a_whole() {
    let server = Server::start(vec![Act::Echo; 3]);
    let mut desk = desk(&server, "libretranslate", 50);
    desk.type_text("mine");
    desk.act(Command::ProposeMachine);
    let Some(Prompt::Estimate(estimate)) = desk.workspace.prompt.clone() else { panic!("no estimate") };
    assert_eq!((estimate.segments, estimate.requests, estimate.tokens), (49, 3, 0));
    let characters: usize = (1..50).map(|n| sentence(n).chars().count()).sum();
    assert_eq!(estimate.characters, characters as u64);
    start(&mut desk);
    desk.until("the end", is_over);
    assert_eq!((filled(&desk), desk.targets()[0]), (50, "mine"), "what was typed stays");
    assert_eq!(desk.segment(7).status.origin, Origin::Machine);
    assert!(desk.states()[1..].iter().all(|state| *state == State::PreTranslated));
    desk.undo();
    assert_eq!((filled(&desk), desk.targets()[0]), (1, "mine"));
    desk.redo();
    assert_eq!(filled(&desk), 50);
    let sent: Vec<usize> =
        server.finish().iter().map(|seen| seen.body["q"].as_array().unwrap().len()).collect();
    assert_eq!(sent, [20, 20, 9], "each segment once");
}

#[test]
fn a_failure_keeps_what_is_there_and_the_next_run_goes_on_behind_it() {
    let wrong = Act::Say(403, r#"{"error": "Invalid API key"}"#);
    let server = Server::start(vec![Act::Echo, wrong, Act::Echo, Act::Echo]);
    let mut desk = desk(&server, "libretranslate", 50);
    start(&mut desk);
    desk.until("the failure", is_over);
    assert_eq!(filled(&desk), 20);
    assert!(
        desk.notice().summary.contains("20 of 50") && desk.notice().summary.contains("key"),
        "{}",
        desk.notice().text()
    );
    start(&mut desk);
    desk.until("the end", is_over);
    assert_eq!(filled(&desk), 50);
    let sent: Vec<usize> =
        server.finish().iter().map(|seen| seen.body["q"].as_array().unwrap().len()).collect();
    assert_eq!(sent, [20, 20, 20, 10], "what was answered is not asked for again");
}

#[test]
fn a_rate_limit_is_waited_for() {
    let server =
        Server::start(vec![Act::Echo, Act::Say(429, r#"{"error": "Slowdown: 1 per 1 minute"}"#), Act::Echo]);
    let mut desk = desk(&server, "libretranslate", 30);
    start(&mut desk);
    desk.until("the end", is_over);
    assert_eq!((filled(&desk), server.finish().len()), (30, 3));
}

#[test]
fn stopping_closes_the_connection_and_nothing_comes_later() {
    let server = Server::start(vec![Act::Echo, Act::Hold]);
    let mut desk = desk(&server, "libretranslate", 30);
    start(&mut desk);
    server.until_asked(2);
    desk.act(Command::StopMachine);
    assert!(desk.workspace.said.contains("Stopped"), "{}", desk.workspace.said);
    let before = filled(&desk);
    assert!(server.finish()[1].closed);
    desk.act(Command::Save);
    assert_eq!(filled(&desk), before);
}

/// A model that ignores the glossary now and then: every violation is found, and after the one retry the mark is right.
#[test]
fn terms_that_a_model_ignores_are_asked_for_once_more_and_marked() {
    // For each segment: whether the first and the second answer obey.
    let cases: Vec<(bool, bool)> = (0..24).map(|n| (n % 3 == 0, n % 2 == 0)).collect();
    let mut acts = Vec::new();
    for chunk in cases.chunks(10) {
        acts.push(Act::Model(chunk.iter().map(|(first, _)| *first).collect()));
        let again: Vec<bool> = chunk.iter().filter(|(first, _)| !first).map(|(_, second)| *second).collect();
        if !again.is_empty() {
            acts.push(Act::Model(again));
        }
    }
    let server = Server::start(acts);
    let mut desk = desk(&server, "openai", cases.len());
    let terms = desk.file("terms.csv", TERMS.as_bytes());
    desk.act(Command::ImportGlossary(terms));
    start(&mut desk);
    desk.until("the end", is_over);
    let run = desk.workspace.open.as_ref().unwrap().machine.document.clone().unwrap();
    let expected: Vec<_> =
        (0..cases.len()).filter(|n| !cases[*n].0 && !cases[*n].1).map(|n| desk.segment(n).id).collect();
    assert_eq!(run.faulty, expected);
    for (at, (first, second)) in cases.iter().enumerate() {
        assert_eq!(desk.targets()[at].contains("minister"), *first || *second, "{at}");
    }
    let seen = server.finish();
    let retry = seen[1].body["messages"][1]["content"].as_str().unwrap();
    assert!(retry.contains("Translate \\\"وزير\\\" as \\\"minister\\\""), "{retry}");
}

/// A key goes nowhere but to the server: not into the project, the settings, the log, a notice or an error.
#[test]
fn a_key_is_found_nowhere_after_a_full_run() {
    const KEY: &str = "k-0123456789-very-secret";
    let wrong = Act::Say(400, r#"{"error": "bad key k-0123456789-very-secret"}"#);
    let server = Server::start(vec![Act::Echo, wrong]);
    let mut desk = desk(&server, "libretranslate", 30);
    desk.act(Command::SetKey { engine: 0, key: Secret::new(KEY), place: KeyPlace::Session });
    start(&mut desk);
    desk.until("the failure", is_over);
    assert!(!desk.notice().text().contains(KEY));
    assert!(!format!("{:?}", desk.workspace.open.as_ref().unwrap().machine).contains(KEY));
    desk.act(Command::Save);
    let seen = server.finish();
    assert_eq!(seen[0].body["api_key"], KEY, "it was used");
    let home = std::sync::Arc::clone(&desk.home);
    drop(desk);
    let mut files = 0;
    let mut folders = vec![home.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files += 1;
                let bytes = std::fs::read(&path).unwrap();
                assert!(!bytes.windows(KEY.len()).any(|part| part == KEY.as_bytes()), "{}", path.display());
            }
        }
    }
    assert!(files > 2, "project, settings and log were looked at");
}

/// What is paid for is kept: after undoing, in a new window, and for segments that say the same.
#[test]
fn the_same_question_is_never_paid_twice() {
    let server = Server::start(vec![Act::Echo; 4]);
    let mut desk = desk(&server, "libretranslate", 30);
    start(&mut desk);
    desk.until("the end", is_over);
    desk.undo();
    assert_eq!((filled(&desk), server.asked()), (0, 2));
    start(&mut desk);
    desk.until("the end", is_over);
    assert_eq!((filled(&desk), server.asked()), (30, 2), "from the cache");
    desk.undo();
    let mut desk = desk.reopen();
    desk.act(machine("libretranslate", &server.address()));
    start(&mut desk);
    desk.until("the end", is_over);
    assert_eq!((filled(&desk), server.asked()), (30, 2), "it survives closing");
    desk.act(Command::CountAnswers { empty: false });
    desk.until("the count", |workspace| workspace.open.as_ref().unwrap().machine.kept.is_some());
    let kept = |desk: &Desk| desk.workspace.open.as_ref().unwrap().machine.kept;
    assert_eq!(kept(&desk), Some((30, 30 * "They arrived at the old city.".len() as u64)));
    desk.undo();
    desk.act(Command::CountAnswers { empty: true });
    desk.until("emptying", |workspace| workspace.open.as_ref().unwrap().machine.kept == Some((0, 0)));
    start(&mut desk);
    desk.until("the end", is_over);
    assert_eq!((filled(&desk), server.finish().len()), (30, 4), "emptied, it asks anew");
}

#[test]
fn segments_that_say_the_same_are_asked_for_once() {
    let server = Server::start(vec![Act::Echo; 2]);
    let mut desk = Desk::new();
    let text = format!("{}\n{}\n", sentence(0), sentence(1)).repeat(15);
    desk.open_path(&desk.file("same.txt", text.as_bytes()));
    desk.act(machine("libretranslate", &server.address()));
    start(&mut desk);
    desk.until("the end", is_over);
    let seen = server.finish();
    assert_eq!((filled(&desk), seen.len()), (30, 1));
    assert_eq!(seen[0].body["q"], serde_json::json!([sentence(0), sentence(1)]));
    desk.undo();
    assert_eq!(filled(&desk), 0, "as a whole");
}

/// The same in a whole document: the best match of each segment of a batch.
#[test]
fn a_document_brings_the_best_match_of_each_segment() {
    let server = Server::start(vec![Act::Model(vec![true; 3])]);
    let mut desk = desk(&server, "openai", 4);
    let terms = desk.file("terms.csv", TERMS.as_bytes());
    desk.act(Command::ImportGlossary(terms));
    desk.go(0);
    desk.translate("The minister arrived at the old city today.");
    start(&mut desk);
    desk.until("the end", is_over);
    let seen = server.finish();
    let sent: serde_json::Value =
        serde_json::from_str(seen[0].body["messages"][1]["content"].as_str().unwrap()).unwrap();
    assert_eq!(sent["examples"].as_array().unwrap().len(), 1, "{sent}");
    assert_eq!(sent["examples"][0]["source"], sentence(0));
    assert_eq!((filled(&desk), sent["segments"].as_array().unwrap().len()), (4, 3));
}

/// What was changed in a suggestion before it was confirmed is counted, also in the next window; undoing takes it back.
#[test]
fn post_editing_is_measured_against_what_was_suggested() {
    let server = Server::start(vec![Act::Echo]);
    let mut desk = desk(&server, "libretranslate", 4);
    start(&mut desk);
    desk.until("the end", is_over);
    let engine = format!("LibreTranslate tiny, {}", server.host());
    server.finish();
    desk.go(0);
    desk.workspace.execute(Command::Confirm { remember: true });
    desk.go(1);
    desk.type_text("!!");
    desk.workspace.execute(Command::Confirm { remember: true });
    desk.go(2);
    let length = desk.targets()[2].len();
    desk.backspace(length);
    desk.translate("Mine.");
    let suggested = "They arrived at the old city.".len();
    let expected =
        PostEditing { engine, segments: 2, unchanged: 1, distance: 2, characters: suggested + suggested + 2 };
    let desk = desk.reopen();
    assert_eq!(headless::post_edits(&desk.project_path()).unwrap(), [expected]);
    assert_eq!(post_edited(desk.segment(1)), Some(6));
    assert_eq!(post_edited(desk.segment(2)), None, "emptied and written anew");
    let mut desk = desk;
    desk.undo_all();
    assert!(desk.document().segments.iter().all(|segment| segment.status.suggested.is_none()));
    desk.redo_all();
    assert_eq!(post_edited(desk.segment(1)), Some(6));
}

/// The limit of the month holds for engines elsewhere, for one segment and for the document; nothing is sent beyond it.
#[test]
fn the_limit_of_the_month_is_kept() {
    let mut desk = Desk::new();
    desk.open_path(&desk.file("long.txt", article(9).as_bytes()));
    // An address that is set aside for documentation: nothing answers there.
    let engines = vec![EngineSetting::new("libretranslate", "https://192.0.2.1")];
    let machine = MachineSettings { engines, monthly_characters: Some(10), ..MachineSettings::default() };
    desk.act(Command::SetMachine(Box::new(machine)));
    desk.act(Command::ProposeMachine);
    let Some(Prompt::Estimate(estimate)) = desk.workspace.prompt.take() else { panic!("no estimate") };
    assert_eq!((estimate.left, estimate.is_too_much()), (Some(10), true));
    desk.act(Command::MachineTranslate(0));
    let Some(Prompt::Consent { origin, .. }) = desk.workspace.prompt.take() else { panic!("no question") };
    desk.act(Command::GiveConsent(origin));
    let refused =
        |desk: &Desk| desk.notice().text().contains("The limit of this month is reached; nothing was sent");
    assert!(refused(&desk) && is_over(&desk.workspace), "{}", desk.notice().text());
    desk.act(Command::Suggest);
    assert!(refused(&desk) && desk.workspace.open.as_ref().unwrap().machine.asking.is_empty());
    assert!(!desk.path("data/sent-to-machines.jsonl").exists(), "nothing was sent");
}
