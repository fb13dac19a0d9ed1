//! A translator asks a machine for a suggestion: never unasked, never inserted by itself, and always to be taken back.

use muqabala::app::{Command, EngineSetting, Failure, MachineSettings, Move, Prompt, Workspace};
use muqabala::model::{Origin, Side, State};

use crate::server::{Act, Server};
use crate::support::{ARTICLE, Desk, SENTENCES};

const SUGGESTION: &str = r#"{"translatedText": [" The return of the old train "]}"#;

fn is_answered(workspace: &Workspace) -> bool {
    workspace
        .open
        .as_ref()
        .is_some_and(|open| !open.machine.answered.is_empty() && open.machine.asking.is_empty())
}

fn is_idle(workspace: &Workspace) -> bool {
    workspace.open.as_ref().unwrap().machine.asking.is_empty()
}

fn failure(workspace: &Workspace) -> Option<&Failure> {
    workspace.open.as_ref().unwrap().machine.failures.last()
}

/// One engine of `LibreTranslate` at an address.
fn engine(address: &str) -> Command {
    let engines = vec![EngineSetting::new("libretranslate", address)];
    Command::SetMachine(Box::new(MachineSettings { engines, ..MachineSettings::default() }))
}

/// Agrees to what the program asks.
fn allow(desk: &mut Desk) {
    let Some(Prompt::Consent { origin, .. }) = desk.workspace.prompt.take() else {
        panic!("it does not ask")
    };
    desk.act(Command::GiveConsent(origin));
}

/// A desk that has asked the server for the first segment.
fn asked(server: &Server) -> Desk {
    let mut desk = Desk::with_article();
    desk.act(engine(&server.address()));
    desk.act(Command::Suggest);
    allow(&mut desk);
    desk
}

#[test]
fn nothing_is_sent_before_an_engine_is_set_up_and_this_project_may() {
    let server = Server::start(vec![Act::Say(200, SUGGESTION)]);
    let mut desk = Desk::with_article();
    desk.act(Command::Suggest);
    assert_eq!(desk.workspace.prompt, Some(Prompt::Engines { then_ask: true }));
    desk.workspace.prompt = None;
    desk.act(engine(&server.address()));
    desk.act(Command::Suggest);
    let Some(Prompt::Consent { host, origin, example, with_context, .. }) = desk.workspace.prompt.clone()
    else {
        panic!("it does not ask")
    };
    assert_eq!((host, origin, example.as_str()), (server.host(), server.address(), SENTENCES[0]));
    assert!(!with_context, "such an engine gets the source alone");
    desk.act(Command::InsertSuggestion(None));
    assert!(is_idle(&desk.workspace));
    assert_eq!((desk.targets()[0], server.asked()), ("", 0));
    allow(&mut desk);
    desk.until("the answer", is_answered);
    let seen = server.finish();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].line, "POST /translate HTTP/1.1");
    let expected =
        serde_json::json!({ "q": [SENTENCES[0]], "source": "ar", "target": "en", "format": "html" });
    assert_eq!(seen[0].body, expected, "this segment and nothing else");
}

#[test]
fn consent_for_one_server_is_none_for_another_nor_for_another_project() {
    let first = Server::start(vec![Act::Say(200, SUGGESTION)]);
    let other = Server::start(vec![Act::Say(200, SUGGESTION)]);
    let mut desk = asked(&first);
    desk.until("the answer", is_answered);
    desk.act(engine(&other.address()));
    desk.act(Command::Suggest);
    assert!(matches!(&desk.workspace.prompt, Some(Prompt::Consent { host, .. }) if *host == other.host()));
    desk.act(engine(&first.address()));
    desk.workspace.prompt = None;
    desk.open_path(&desk.file("other.txt", ARTICLE.as_bytes()));
    desk.act(Command::Suggest);
    assert!(matches!(desk.workspace.prompt, Some(Prompt::Consent { .. })));
    assert_eq!((first.finish().len(), other.finish().len()), (1, 0));
}

#[test]
fn a_suggestion_waits_for_the_user_and_is_inserted_as_one_step() {
    let server = Server::start(vec![Act::Say(200, SUGGESTION)]);
    let mut desk = asked(&server);
    desk.until("the answer", is_answered);
    assert_eq!((desk.targets()[0], desk.states()[0]), ("", State::NotStarted), "it is only shown");
    let (id, revision) = (desk.segment(0).id, desk.segment(0).source_revision);
    let machine = &desk.workspace.open.as_ref().unwrap().machine;
    let suggestion = machine.suggestion(id, revision).unwrap();
    assert_eq!(suggestion.answer.text, "The return of the old train");
    assert!(suggestion.answer.signature.contains(&server.host()));
    assert_eq!(suggestion.answer.violations, []);
    assert_eq!(
        (suggestion.answer.examples, suggestion.answer.neighbours),
        (0, 0),
        "such an engine gets none"
    );
    desk.type_text("my draft");
    desk.act(Command::InsertSuggestion(None));
    assert_eq!(desk.targets()[0], "The return of the old train");
    assert_eq!((desk.segment(0).status.origin, desk.states()[0]), (Origin::Machine, State::Draft));
    desk.undo();
    assert_eq!((desk.targets()[0], desk.segment(0).status.origin), ("my draft", Origin::Typed));
    desk.redo();
    let desk = desk.reopen();
    assert_eq!(
        (desk.targets()[0], desk.segment(0).status.origin),
        ("The return of the old train", Origin::Machine)
    );
    server.finish();
}

#[test]
fn a_suggestion_that_is_worked_over_and_confirmed_stays_the_machines() {
    let server = Server::start(vec![Act::Say(200, SUGGESTION)]);
    let mut desk = asked(&server);
    desk.until("the answer", is_answered);
    desk.act(Command::InsertSuggestion(None));
    desk.translate("!");
    assert_eq!((desk.segment(0).status.origin, desk.states()[0]), (Origin::Machine, State::Confirmed));
    desk.go(0);
    let length = desk.targets()[0].len();
    desk.backspace(length);
    desk.type_text("mine");
    assert_eq!(desk.segment(0).status.origin, Origin::Typed, "emptied and written anew");
    server.finish();
}

#[test]
fn a_late_answer_is_not_inserted_into_another_segment() {
    let server = Server::start(vec![Act::Late("The return")]);
    let mut desk = asked(&server);
    server.until_asked(1);
    desk.act(Command::Go(Move::Next));
    server.release();
    desk.until("the answer", is_answered);
    desk.act(Command::InsertSuggestion(None));
    assert_eq!(desk.targets(), [""; 6]);
    assert_eq!(desk.workspace.said, "There is no suggestion for this segment");
    desk.go(0);
    desk.act(Command::InsertSuggestion(None));
    assert_eq!(desk.targets()[0], "The return", "where it was asked it is at hand");
    server.finish();
}

#[test]
fn an_answer_to_a_source_that_was_changed_since_is_not_inserted() {
    let server = Server::start(vec![Act::Late("The return")]);
    let mut desk = asked(&server);
    server.until_asked(1);
    desk.change_side(Side::Source, 0, "", "خبر: ");
    server.release();
    desk.until("the answer", is_answered);
    desk.act(Command::InsertSuggestion(None));
    assert_eq!(desk.targets()[0], "");
    server.finish();
}

#[test]
fn an_answer_to_a_segment_that_was_cut_since_is_not_inserted() {
    let server = Server::start(vec![Act::Late("The return of the old train")]);
    let mut desk = asked(&server);
    server.until_asked(1);
    desk.act(Command::Split { source_at: "عودة".len(), target_at: 0 });
    server.release();
    desk.until("the answer", is_answered);
    desk.act(Command::InsertSuggestion(None));
    assert_eq!(desk.targets()[0], "");
    server.finish();
}

#[test]
fn a_newer_question_takes_the_place_of_an_older_one() {
    let server = Server::start(vec![Act::Hold, Act::Say(200, r#"{"translatedText": ["It arrived."]}"#)]);
    let mut desk = asked(&server);
    server.until_asked(1);
    desk.act(Command::Go(Move::Next));
    desk.act(Command::Suggest);
    desk.until("the answer", is_answered);
    desk.act(Command::InsertSuggestion(None));
    assert_eq!(desk.targets()[..2], ["", "It arrived."]);
    let seen = server.finish();
    assert!(seen[0].closed, "the older connection was closed");
    assert_eq!(seen[1].body["q"][0], SENTENCES[1]);
}

#[test]
fn an_answer_does_not_come_into_another_project() {
    let server = Server::start(vec![Act::Late("The return"), Act::Say(200, SUGGESTION)]);
    let mut desk = asked(&server);
    server.until_asked(1);
    desk.open_path(&desk.file("other.txt", ARTICLE.as_bytes()));
    server.release();
    desk.act(Command::Suggest);
    allow(&mut desk);
    desk.until("the answer", is_answered);
    desk.act(Command::InsertSuggestion(None));
    assert_eq!(desk.targets()[0], "The return of the old train");
    server.finish();
}

#[test]
fn cancelling_closes_the_connection() {
    let server = Server::start(vec![Act::Hold]);
    let mut desk = asked(&server);
    server.until_asked(1);
    desk.act(Command::CancelSuggestion);
    assert!(is_idle(&desk.workspace));
    assert!(desk.workspace.said.contains("Cancelled"));
    assert!(server.finish()[0].closed);
}

#[test]
fn closing_the_project_closes_the_connection() {
    let server = Server::start(vec![Act::Hold]);
    let mut desk = asked(&server);
    server.until_asked(1);
    desk.act(Command::Close);
    assert!(server.finish()[0].closed, "nothing of a closed project stays on its way");
}

#[test]
fn taking_the_consent_back_stops_the_question_and_asks_anew() {
    let server = Server::start(vec![Act::Hold]);
    let mut desk = asked(&server);
    server.until_asked(1);
    desk.act(Command::RevokeConsent);
    assert_eq!(desk.workspace.open.as_ref().unwrap().project.consent, None);
    desk.workspace.prompt = None;
    desk.act(Command::Suggest);
    assert!(matches!(desk.workspace.prompt, Some(Prompt::Consent { .. })));
    let seen = server.finish();
    assert_eq!(seen.len(), 1);
    assert!(seen[0].closed);
}

#[test]
fn a_failure_says_what_to_do_and_a_second_try_may_succeed() {
    for (status, body, words) in [
        (403, r#"{"error": "Invalid API key"}"#, "key"),
        (429, r#"{"error": "Slowdown: 1 per 1 minute"}"#, "pause"),
        (418, "{}", "418"),
        (200, "<html>hello</html>", "web page"),
        (200, r#"{"translatedText": []}"#, "another number"),
    ] {
        // What may pass is tried a second time by itself.
        let tries = if matches!(status, 200) { 2 } else { 1 };
        let mut acts = vec![Act::Say(status, body); tries];
        acts.push(Act::Say(200, SUGGESTION));
        let server = Server::start(acts);
        let mut desk = asked(&server);
        desk.until("the failure", |workspace| failure(workspace).is_some());
        let Failure { summary, hint, .. } = failure(&desk.workspace).unwrap();
        assert!(summary.contains(words), "{summary}");
        assert!(!hint.is_empty());
        assert_eq!(desk.targets()[0], "");
        desk.act(Command::Suggest);
        desk.until("the answer", is_answered);
        server.finish();
    }
}

#[test]
fn a_server_that_is_not_there_is_said() {
    let server = Server::start(vec![]);
    let address = server.address();
    server.finish();
    let mut desk = Desk::with_article();
    desk.act(engine(&address));
    desk.act(Command::Suggest);
    allow(&mut desk);
    desk.until("the failure", |workspace| failure(workspace).is_some());
    let summary = &failure(&desk.workspace).unwrap().summary;
    assert!(summary.contains("cannot be reached"), "{summary}");
}

#[test]
fn an_address_that_would_send_the_text_readable_for_all_is_refused() {
    for address in ["http://example.org", "ftp://example.org", "nonsense", "https://a:b@example.org"] {
        let mut desk = Desk::with_article();
        desk.act(engine(address));
        assert_eq!(desk.workspace.settings.machine.engines, [], "{address}");
        assert!(desk.notice().summary.contains("address"), "{address}");
        assert!(!desk.notice().text().contains("a:b"));
    }
}

fn consent(desk: &Desk) -> Option<String> {
    desk.workspace.open.as_ref().unwrap().project.consent.clone()
}

#[test]
fn neither_undo_nor_redo_nor_closing_changes_what_may_be_sent() {
    let server = Server::start(vec![Act::Say(200, SUGGESTION)]);
    let mut desk = Desk::with_article();
    desk.type_text("typed before");
    desk.act(engine(&server.address()));
    desk.act(Command::Suggest);
    allow(&mut desk);
    desk.until("the answer", is_answered);
    let mut desk = desk.reopen();
    assert_eq!(consent(&desk), Some(server.address()), "with its scheme");
    assert_eq!(desk.workspace.open.as_ref().unwrap().consent_hosts(), server.host());
    desk.undo();
    assert_eq!(
        (consent(&desk), desk.targets()[0]),
        (Some(server.address()), ""),
        "the step before is undone"
    );
    desk.redo();
    assert_eq!((consent(&desk), desk.targets()[0]), (Some(server.address()), "typed before"));
    desk.act(Command::RevokeConsent);
    assert_eq!((desk.undo_all(), consent(&desk)), (1, None), "what was forbidden stays forbidden");
    let mut desk = desk.reopen();
    assert_eq!((desk.redo_all(), consent(&desk)), (1, None));
    assert_eq!((desk.reopen().undo_all(), server.finish().len()), (1, 1));
}

#[test]
fn setting_up_an_engine_sends_nothing_even_where_it_may() {
    let server = Server::start(vec![Act::Say(200, SUGGESTION), Act::Say(200, SUGGESTION)]);
    let mut desk = asked(&server);
    desk.until("the answer", is_answered);
    desk.go(1);
    desk.workspace.prompt = None;
    desk.act(engine(&server.address()));
    assert_eq!(desk.workspace.prompt, None);
    assert!(is_idle(&desk.workspace));
    assert_eq!(server.asked(), 1);
    desk.act(Command::Suggest);
    server.until_asked(2);
    server.finish();
}

#[test]
fn engines_answer_side_by_side_and_each_can_be_inserted() {
    let first = Server::start(vec![Act::Say(200, SUGGESTION)]);
    let other = Server::start(vec![Act::Say(200, r#"{"translatedText": ["It returns."]}"#)]);
    let mut desk = Desk::with_article();
    let engines = [&first, &other].map(|server| EngineSetting::new("libretranslate", &server.address()));
    desk.act(Command::SetMachine(Box::new(MachineSettings {
        engines: engines.to_vec(),
        ..MachineSettings::default()
    })));
    desk.act(Command::Suggest);
    allow(&mut desk);
    allow(&mut desk);
    let count = |workspace: &Workspace| {
        let open = workspace.open.as_ref().unwrap();
        let segment = open.active_segment().unwrap();
        open.machine.suggestions(segment.id, segment.source_revision).len()
    };
    desk.until("both answers", |workspace| count(workspace) == 2);
    desk.act(Command::InsertSuggestion(Some(1)));
    assert_eq!(desk.targets()[0], "It returns.");
    desk.act(Command::InsertSuggestion(Some(0)));
    assert_eq!(desk.targets()[0], "The return of the old train");
    first.finish();
    other.finish();
}

#[test]
fn what_is_wrong_with_an_answer_is_marked() {
    let server = Server::start(vec![Act::Say(200, r#"{"translatedText": ["عودة القطار القديم"]}"#)]);
    let mut desk = asked(&server);
    desk.until("the answer", is_answered);
    let segment = desk.segment(0);
    let machine = &desk.workspace.open.as_ref().unwrap().machine;
    let found: Vec<_> = machine.suggestions(segment.id, segment.source_revision)[0]
        .answer
        .violations
        .iter()
        .map(|v| v.rule.word())
        .collect();
    assert!(found == ["language"] || found == ["same-as-source"], "{found:?}");
    server.finish();
}

/// The JSON block of the README behind these words.
fn block_of_readme(words: &str) -> serde_json::Value {
    let readme = include_str!("../../README.md");
    let behind = readme.split_once(words).unwrap().1;
    let block = behind.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    serde_json::from_str(block).unwrap()
}

#[test]
fn the_readme_shows_exactly_what_a_classic_engine_receives() {
    let server = Server::start(vec![Act::Say(200, SUGGESTION)]);
    let mut desk = Desk::with_article();
    desk.go(1);
    desk.act(engine(&server.address()));
    desk.act(Command::Suggest);
    allow(&mut desk);
    desk.until("the answer", is_answered);
    assert_eq!(server.finish()[0].body, block_of_readme("that LibreTranslate receives"));
}

#[test]
fn the_readme_shows_exactly_what_a_language_model_receives() {
    let server = Server::start(vec![Act::Model(vec![true])]);
    let mut desk = Desk::with_article();
    let terms = desk.file("terms.csv", "ar,en\nمحطة,station\n".as_bytes());
    desk.act(Command::ImportGlossary(terms));
    desk.go(1);
    let engines =
        vec![EngineSetting { model: "tiny".into(), ..EngineSetting::new("openai", &server.address()) }];
    desk.act(Command::SetMachine(Box::new(MachineSettings { engines, ..MachineSettings::default() })));
    desk.act(Command::Suggest);
    allow(&mut desk);
    desk.until("the answer", is_answered);
    let seen = server.finish();
    let mut sent: serde_json::Value =
        serde_json::from_str(seen[0].body["messages"][1]["content"].as_str().unwrap()).unwrap();
    let mut shown = block_of_readme("A language model gets the rules");
    // The id is another one each time.
    assert_ne!(sent["segments"][0]["id"].take(), shown["segments"][0]["id"].take());
    assert_eq!(sent, shown);
}

/// Close matches of the memory go along as examples, and the suggestion says so.
#[test]
fn matches_of_the_memory_go_to_a_language_model_as_examples() {
    let answer = r#"{"choices":[{"message":{"content":"[]"},"finish_reason":"stop"}]}"#;
    let server = Server::start(vec![Act::Say(200, answer), Act::Say(200, answer), Act::Say(200, answer)]);
    let mut desk =
        Desk::with_text("وصل القطار إلى المحطة صباح أمس. نعم. وصل القطار إلى المحطة صباح اليوم.\n");
    desk.translate("The train reached the station yesterday morning.");
    desk.go(2);
    desk.act(Command::Save);
    let engines =
        vec![EngineSetting { model: "tiny".into(), ..EngineSetting::new("openai", &server.address()) }];
    desk.act(Command::SetMachine(Box::new(MachineSettings { engines, ..MachineSettings::default() })));
    desk.act(Command::Suggest);
    allow(&mut desk);
    desk.until("the failure", |workspace| failure(workspace).is_some());
    let seen = server.finish();
    let sent: serde_json::Value =
        serde_json::from_str(seen[0].body["messages"][1]["content"].as_str().unwrap()).unwrap();
    let example = &sent["examples"][0];
    assert_eq!(example["source"], "وصل القطار إلى المحطة صباح أمس.", "{sent}");
    assert_eq!(example["target"], "The train reached the station yesterday morning.");
    let score = example["match"].as_u64().unwrap();
    assert!((70..100).contains(&score), "{score}");
    assert_eq!(sent["examples"].as_array().unwrap().len(), 1);
}

/// The test of an engine lists what it offers and translates one word, which is none of the project's.
#[test]
fn a_test_lists_the_languages_and_translates_one_word() {
    const OFFERED: &str = r#"[{"code": "ar", "name": "Arabic", "targets": ["en"]}]"#;
    let word = Act::Say(200, r#"{"translatedText": ["peace"]}"#);
    let server = Server::start(vec![Act::Say(200, OFFERED), word, Act::Say(200, OFFERED)]);
    let mut desk = Desk::with_article();
    let setting = Box::new(EngineSetting::new("libretranslate", &server.address()));
    let is_done = |workspace: &Workspace| workspace.tested.as_ref().is_some_and(|test| test.is_done);
    desk.act(Command::TestEngine { setting: setting.clone(), key: None });
    desk.until("the test", is_done);
    let test = desk.workspace.tested.clone().unwrap();
    assert_eq!((test.catalog.unwrap().languages.len(), test.failure), (1, None));
    assert_eq!(test.word, Some(("سلام".to_owned(), "peace".to_owned())));
    let language = muqabala::text::Language::new;
    desk.act(Command::SetLanguages { source: language("ar"), target: language("fr") });
    desk.act(Command::TestEngine { setting, key: None });
    desk.until("the test", is_done);
    let test = desk.workspace.tested.clone().unwrap();
    let (summary, _) = test.failure.unwrap();
    assert!(summary.contains("from Arabic to French"), "{summary}");
    assert!(test.catalog.is_some(), "what it offers is shown all the same");
    let seen = server.finish();
    assert_eq!((seen.len(), seen[1].body["q"][0].as_str()), (3, Some("سلام")));
}
