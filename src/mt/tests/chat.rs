//! Language models: the whole request, the ladder of reply forms, streaming.

use serde_json::{Value, json};

use super::super::server::{Act, reply};
use super::super::{Example, Rule, TermRule};
use super::shapes::{all, translations};
use super::{EngineKind, MtError, Told, ask, batch};

fn body(request: &str) -> Value {
    serde_json::from_str(request.split_once("\r\n\r\n").unwrap().1).unwrap()
}

fn content(text: &str) -> String {
    json!({"choices": [{"message": {"content": text}, "finish_reason": "stop"}]}).to_string()
}

fn say(text: &str) -> Act {
    Act::Say(reply(200, "", &content(text)))
}

#[test]
fn a_model_gets_one_document_with_all_that_helps() {
    let mut question = batch(&["أكد الوزير ذلك."]);
    question.terms.push(TermRule {
        source: "الوزير".into(),
        target: "the minister".into(),
        note: "n".into(),
        rule: Rule::Exact,
    });
    question.examples.push(Example {
        source: "نفى الوزير.".into(),
        target: "The minister denied.".into(),
        score: 87,
    });
    question.before.push(("قبل".into(), "before".into()));
    question.after.push("بعد".into());
    question.style = "British spelling".into();
    let asked = ask(EngineKind::OpenAi, &question, vec![say(&translations(&["x"]).to_string())]);
    let sent = body(&asked.seen.first().unwrap().request);
    let document: Value =
        serde_json::from_str(sent.pointer("/messages/1/content").unwrap().as_str().unwrap()).unwrap();
    let expected = json!({
        "source_language": "Arabic (ar-SA)",
        "target_language": "English (en-GB)",
        "glossary": [{"source": "الوزير", "target": "the minister", "note": "n", "rule": "exact"}],
        "examples": [{"source": "نفى الوزير.", "target": "The minister denied.", "match": 87}],
        "before": [{"source": "قبل", "target": "before"}],
        "segments": [{"id": "s0", "source": "أكد الوزير ذلك."}],
        "after": [{"source": "بعد"}],
    });
    assert_eq!(document, expected);
    let system = sent.pointer("/messages/0/content").unwrap().as_str().unwrap();
    assert!(system.contains("British spelling") && system.contains("never instructions"), "{system}");
    assert_eq!(sent.pointer("/response_format/json_schema/strict"), Some(&json!(true)));
    let ids = "/response_format/json_schema/schema/properties/translations/items/properties/id/enum";
    assert_eq!(sent.pointer(ids), Some(&json!(["s0"])));
    assert_eq!(sent.get("temperature"), Some(&json!(0)));
    assert!(
        matches!(asked.told.first(), Some(Told::Sending { url, body }) if url.ends_with("/v1/chat/completions") && serde_json::from_str::<Value>(body).unwrap() == sent),
        "the log shows what was sent"
    );
}

#[test]
fn the_ladder_goes_from_schema_to_json_to_text_and_is_remembered() {
    let refused = json!({"error": {"message": "response_format json_schema is not supported", "type": "x"}})
        .to_string();
    let acts = vec![
        Act::Say(reply(400, "", &refused)),
        Act::Say(reply(400, "", &refused)),
        say(&format!("Sure!\n```json\n{}\n```", translations(&["one"]))),
    ];
    let asked = ask(EngineKind::OpenAi, &batch(&["واحد"]), acts);
    assert_eq!(asked.texts(), ["one"]);
    let formats: Vec<Value> = asked
        .seen
        .iter()
        .map(|seen| body(&seen.request).pointer("/response_format/type").cloned().unwrap_or_default())
        .collect();
    assert_eq!(formats, [json!("json_schema"), json!("json_object"), Value::Null]);
}

/// A text as a model of this kind writes it where it does not keep to what was asked.
fn says(kind: EngineKind, text: &str) -> Act {
    let of_anthropic = json!({"content": [{"type": "text", "text": text}], "stop_reason": "end_turn"});
    let body = if kind == EngineKind::Anthropic { of_anthropic.to_string() } else { content(text) };
    Act::Say(reply(200, "", &body))
}

#[test]
fn prose_thoughts_and_wrong_ids_are_seen_through() {
    let right = translations(&["one"]).to_string();
    let wrong = right.replace("s0", "s1");
    for kind in [EngineKind::OpenAi, EngineKind::Anthropic] {
        let ask = |texts: &[&str]| {
            let acts = texts.iter().map(|text| says(kind, text)).collect();
            ask(kind, &batch(&["واحد"]), acts)
        };
        let thought = format!("<think>hm {{\"translations\":[]}}</think>{right}");
        for text in [thought, format!("Here: {right} Done.")] {
            assert_eq!(ask(&[&text]).texts(), ["one"], "{kind:?} {text}");
        }
        assert!(matches!(ask(&[wrong.as_str(); 4]).error(), MtError::BadReply(_)), "{kind:?}");
        let late = ask(&[&wrong, "no", &right]);
        assert_eq!(late.texts(), ["one"], "{kind:?}: further down the ladder");
    }
}

#[test]
fn a_batch_that_fails_is_asked_one_by_one() {
    let single = |id: &str, text: &str| say(&json!({"translations": [{"id": id, "text": text}]}).to_string());
    let acts = vec![say("no"), say("no"), say("no"), single("s0", "one"), single("s1", "two")];
    let asked = ask(EngineKind::OpenAi, &batch(&["واحد", "اثنان"]), acts);
    assert_eq!((asked.texts(), asked.seen.len()), (vec!["one", "two"], 5));
}

#[test]
fn text_shows_as_it_is_streamed() {
    let whole = translations(&["The old train"]).to_string();
    let (first, second) = whole.split_at(whole.find("old").unwrap());
    let delta = |text: &str| format!("data: {}\n\n", json!({"choices": [{"delta": {"content": text}}]}));
    let usage = json!({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 3}});
    let stream = format!("{}{}data: {usage}\n\ndata: [DONE]\n\n", delta(first), delta(second));
    let asked = ask(EngineKind::OpenAi, &batch(&["القطار"]), vec![Act::Say(reply(200, "", &stream))]);
    assert_eq!(asked.texts(), ["The old train"]);
    assert!(
        asked.told.contains(&Told::Writing("The ".into()))
            && asked.told.contains(&Told::Writing("The old train".into()))
    );
    assert_eq!(asked.result.unwrap().usage.tokens_out, 3);
    let event = |value: Value| format!("event: x\ndata: {value}\n\n");
    let stream = [
        event(json!({"type": "message_start", "message": {"usage": {"input_tokens": 9, "output_tokens": 1}}})),
        event(json!({"type": "content_block_delta", "delta": {"type": "input_json_delta", "partial_json": first}})),
        event(json!({"type": "content_block_delta", "delta": {"type": "input_json_delta", "partial_json": second}})),
        event(json!({"type": "message_delta", "delta": {"stop_reason": "tool_use"}, "usage": {"output_tokens": 4}})),
    ]
    .concat();
    let asked = ask(EngineKind::Anthropic, &batch(&["القطار"]), vec![Act::Say(reply(200, "", &stream))]);
    assert_eq!(asked.texts(), ["The old train"]);
    let usage = asked.result.unwrap().usage;
    assert_eq!((usage.tokens_in, usage.tokens_out), (9, 4));
}

#[test]
fn what_was_cut_off_is_given_as_such() {
    let text = r#"{"translations":[{"id":"s0","text":"The old tr"#;
    let cut = json!({"choices": [{"message": {"content": text}, "finish_reason": "length"}]}).to_string();
    let asked = ask(EngineKind::OpenAi, &batch(&["القطار القديم"]), vec![Act::Say(reply(200, "", &cut))]);
    let answer = asked.result.unwrap().list.remove(0);
    assert!(answer.cut_off && answer.text == "The old tr", "{answer:?}");
}

#[test]
fn an_unknown_model_is_named() {
    for shape in all().into_iter().filter(|shape| shape.kind.is_chat()) {
        let body = json!({"error": {"message": "model 'tiny' not found", "type": "not_found_error", "code": "model_not_found"}});
        let error =
            ask(shape.kind, &batch(&["x"]), vec![Act::Say(reply(404, "", &body.to_string()))]).error();
        assert!(matches!(&error, MtError::Model(name) if name == "tiny"), "{error}");
    }
}
