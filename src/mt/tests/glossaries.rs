//! A glossary that is kept at an engine: found by its content, made where it is missing, stale ones deleted.

use super::super::server::{Act, Server, reply};
use super::super::{Asker, Client, Patience, Reach};
use super::{EngineKind, batch, engine, run};

fn say(body: &str) -> Act {
    Act::Say(reply(200, "", body))
}

fn terms(target: &str) -> std::sync::Arc<[(String, String)]> {
    vec![("وزير".to_owned(), target.to_owned())].into()
}

/// Asks twice with the same glossary, and gives the requests without their bodies, and the body of the one that made it.
fn asked(listed: &str, acts: Vec<Act>) -> (Vec<String>, String) {
    let mut all = vec![say(listed)];
    all.extend(acts);
    let server = Server::start(all);
    let client = Client::usual(Reach::Anywhere).unwrap();
    let mut asker = Asker::new(client, engine(EngineKind::DeepL, &server), terms("minister"));
    for _ in 0..2 {
        run(asker.translate(&batch(&["وزير"]), Patience::Interactive, &mut |_| {})).unwrap();
    }
    drop(asker);
    let seen = server.finish();
    let line =
        |request: &str| request.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1").to_owned();
    let made = seen.iter().find(|seen| seen.request.starts_with("POST /v3/"));
    (
        seen.iter().map(|seen| line(&seen.request)).collect(),
        made.map(|seen| seen.request.clone()).unwrap_or_default(),
    )
}

#[test]
fn a_glossary_is_made_once_and_then_named() {
    let translated = || say(r#"{"translations":[{"text":"minister"}]}"#);
    let created = say(r#"{"glossary_id":"g7","name":"n"}"#);
    let (lines, made) = asked(r#"{"glossaries":[]}"#, vec![created, translated(), translated()]);
    assert_eq!(
        lines,
        ["GET /v3/glossaries", "POST /v3/glossaries", "POST /v2/translate", "POST /v2/translate"]
    );
    assert!(
        made.contains(r#""entries":"وزير\tminister""#) && made.contains(r#""entries_format":"tsv""#),
        "{made}"
    );
    let name = made.split("\"name\":\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(name.starts_with("muqabala ar-en "), "{name}");
    let listed = format!(
        r#"{{"glossaries":[{{"glossary_id":"g1","name":"muqabala ar-en old"}},{{"glossary_id":"g9","name":"{name}"}},{{"glossary_id":"x","name":"theirs"}}]}}"#
    );
    let (lines, _) = asked(&listed, vec![say(""), translated(), translated()]);
    assert_eq!(
        lines,
        ["GET /v3/glossaries", "DELETE /v3/glossaries/g1", "POST /v2/translate", "POST /v2/translate"]
    );
}
