//! Classic engines: the whole request, protected parts and terms in it, catalogs.

use serde_json::{Value, json};

use super::super::server::{Act, Server, reply};
use super::super::{Asker, Batch, Client, Patience, Reach, Rule, TermRule};
use super::{EngineKind, ask, batch, engine, quick, run};
use crate::text::{Language, Markup, TagTable};

fn body(request: &str) -> Value {
    serde_json::from_str(request.split_once("\r\n\r\n").unwrap().1).unwrap()
}

fn tagged() -> Batch {
    let mut batch = batch(&["قال <1>نعم</1> في https://a.org."]);
    let bold = Markup { number: 1, open: "**".into(), close: Some("**".into()) };
    batch.items[0].tags = TagTable::new(vec![bold]);
    batch
}

#[test]
fn tags_and_addresses_go_and_come_in_the_form_of_the_engine() {
    let html = "He said <span id=\\\"t1\\\">yes</span> at <span translate=\\\"no\\\" id=\\\"k0\\\">https://a.org</span>.";
    let xml = "He said <t1>yes</t1> at <k n=\\\"0\\\">https://a.org</k>.";
    for (kind, answer) in [
        (EngineKind::LibreTranslate, format!("{{\"translatedText\":[\"{html}\"]}}")),
        (EngineKind::DeepL, format!("{{\"translations\":[{{\"text\":\"{xml}\"}}]}}")),
        (
            EngineKind::Google,
            format!("{{\"data\":{{\"translations\":[{{\"translatedText\":\"{html}\"}}]}}}}"),
        ),
        (EngineKind::Azure, format!("[{{\"translations\":[{{\"text\":\"{html}\"}}]}}]")),
        (EngineKind::Apertium, format!("{{\"responseData\":{{\"translatedText\":\"{html}\"}}}}")),
    ] {
        let asked = ask(kind, &tagged(), vec![Act::Say(reply(200, "", &answer))]);
        assert_eq!(asked.texts(), ["He said <1>yes</1> at https://a.org."], "{kind:?}");
        assert!(!asked.result.unwrap().list[0].damaged, "{kind:?}");
    }
}

#[test]
fn a_lost_tag_is_marked() {
    let answer = r#"{"translations":[{"text":"He said yes at <k n=\"0\">https://a.org</k>."}]}"#;
    let asked = ask(EngineKind::DeepL, &tagged(), vec![Act::Say(reply(200, "", answer))]);
    assert!(asked.result.unwrap().list[0].damaged);
}

#[test]
fn requests_are_those_of_the_documentation() {
    let libre = r#"{"translatedText":["one"]}"#;
    let asked = ask(EngineKind::LibreTranslate, &batch(&["واحد"]), vec![Act::Say(reply(200, "", libre))]);
    let request = &asked.seen[0].request;
    assert!(request.starts_with("POST /translate HTTP/1.1\r\n"), "{request}");
    let expected =
        json!({"q": ["واحد"], "source": "ar", "target": "en", "format": "html", "api_key": super::KEY});
    assert_eq!(body(request), expected);
    let deepl = r#"{"translations":[{"text":"one"}]}"#;
    let asked = ask(EngineKind::DeepL, &batch(&["واحد"]), vec![Act::Say(reply(200, "", deepl))]);
    let request = &asked.seen[0].request;
    assert!(request.starts_with("POST /v2/translate HTTP/1.1\r\n"), "{request}");
    assert!(
        request.to_lowercase().contains(&format!("authorization: deepl-auth-key {}", super::KEY)),
        "{request}"
    );
    let sent = body(request);
    assert_eq!(
        (&sent["source_lang"], &sent["target_lang"], &sent["tag_handling"]),
        (&json!("AR"), &json!("EN-GB"), &json!("xml"))
    );
    let azure = r#"[{"translations":[{"text":"one","to":"en"}]}]"#;
    let asked = ask(EngineKind::Azure, &batch(&["واحد"]), vec![Act::Say(reply(200, "", azure))]);
    let request = &asked.seen[0].request;
    assert!(
        request.starts_with("POST /translate?api-version=3.0&textType=html&from=ar&to=en HTTP/1.1"),
        "{request}"
    );
    assert_eq!(body(request), json!([{"Text": "واحد"}]));
    let apertium = r#"{"responseData":{"translatedText":"one"}}"#;
    let asked = ask(EngineKind::Apertium, &batch(&["a b"]), vec![Act::Say(reply(200, "", apertium))]);
    let form = asked.seen[0].request.split_once("\r\n\r\n").unwrap().1;
    assert_eq!(form, "langpair=ara%7Ceng&q=a+b&markUnknown=no&format=html");
}

#[test]
fn azure_gets_the_terms_in_the_text() {
    let mut question = batch(&["أكد وزير الخارجية أن وزير"]);
    for (source, target) in [("وزير", "minister"), ("وزير الخارجية", "foreign \"minister\"")]
    {
        question.terms.push(TermRule {
            source: source.into(),
            target: target.into(),
            note: String::new(),
            rule: Rule::Prefer,
        });
    }
    let asked = ask(
        EngineKind::Azure,
        &question,
        vec![Act::Say(reply(200, "", r#"[{"translations":[{"text":"x"}]}]"#))],
    );
    let text = body(&asked.seen[0].request)[0]["Text"].as_str().unwrap().to_owned();
    assert!(text.contains("<mstrans:dictionary translation=\"foreign &quot;minister&quot;\">وزير الخارجية</mstrans:dictionary>"), "{text}");
}

#[test]
fn catalogs_list_languages_or_models_and_need_no_text() {
    for (kind, answer, offers_french, models) in [
        (EngineKind::LibreTranslate, json!([{"code": "ar", "name": "Arabic", "targets": ["en"]}]), false, 0),
        (
            EngineKind::Apertium,
            json!({"responseData": [{"sourceLanguage": "ara", "targetLanguage": "fra"}]}),
            true,
            0,
        ),
        (EngineKind::DeepL, json!([{"language": "AR"}, {"language": "FR"}]), true, 0),
        (EngineKind::Google, json!({"data": {"languages": [{"language": "ar"}]}}), false, 0),
        (EngineKind::Azure, json!({"translation": {"ar": {"name": "Arabic"}, "fr": {}}}), true, 0),
        (EngineKind::OpenAi, json!({"data": [{"id": "a"}, {"id": "b"}]}), true, 2),
        (EngineKind::Anthropic, json!({"data": [{"id": "a"}]}), true, 1),
    ] {
        let server = Server::start(vec![Act::Say(reply(200, "", &answer.to_string()))]);
        let client = Client::usual(Reach::Anywhere).unwrap();
        let catalog = run(Asker::new(client, engine(kind, &server), Vec::new().into()).catalog()).unwrap();
        assert_eq!(catalog.offers(&Language::new("ar"), &Language::new("fr")), offers_french, "{kind:?}");
        assert_eq!(catalog.models.len(), models, "{kind:?}");
        assert!(server.finish()[0].request.starts_with("GET "), "{kind:?}");
    }
}

/// Each text of a batch counts against the rate of `LibreTranslate`, so that a batch may be more than a minute allows: it is
/// halved, and so are those behind it.
#[test]
fn a_batch_that_is_more_than_the_rate_allows_is_halved() {
    let slow = || Act::Say(reply(429, "", r#"{"error": "Slowdown: 3 per 1 minute"}"#));
    let say =
        |texts: &[&str]| Act::Say(reply(200, "", &serde_json::json!({"translatedText": texts}).to_string()));
    let acts = vec![slow(), slow(), say(&["a", "b"]), say(&["c", "d"]), say(&["e", "f"]), say(&["g"])];
    let server = Server::start(acts);
    let client = Client::new(quick(), Reach::Anywhere).unwrap();
    let mut asker = Asker::new(client, engine(EngineKind::LibreTranslate, &server), Vec::new().into());
    let texts = |asker: &mut Asker, texts: &[&str]| -> Vec<String> {
        let answers = run(asker.translate(&batch(texts), Patience::Document, &mut |_| {})).unwrap();
        answers.list.into_iter().map(|answer| answer.text).collect()
    };
    assert_eq!(texts(&mut asker, &["1", "2", "3", "4"]), ["a", "b", "c", "d"]);
    assert_eq!(texts(&mut asker, &["5", "6", "7"]), ["e", "f", "g"], "it has learnt");
    drop(asker);
    assert_eq!(server.finish().len(), 6);
}
