//! A translator has the empty segments pre-translated by a machine: nothing lost, nothing doubled, undone as a whole.

use muqabala::app::{Command, EngineSetting, KeyPlace, MachineSettings, Prompt, Secret, Workspace};
use muqabala::model::{Origin, State};

use crate::server::{Act, Server};
use crate::support::Desk;

const TERMS: &str = "ar,en\nوزير,minister\nقطار,train\n";

fn article(lines: usize) -> String {
    (0..lines).map(|_| "وصل الوزير إلى المدينة القديمة.\n").collect()
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
    assert_eq!(estimate.characters, 49 * "وصل الوزير إلى المدينة القديمة.".chars().count() as u64);
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
