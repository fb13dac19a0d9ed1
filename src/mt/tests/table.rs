//! The same table of cases for every engine.

use std::time::Duration;

use super::super::server::{Act, reply};
use super::shapes::{Refusal, Shape, all};
use super::{Asked, Limits, MtError, Patience, Told, ask, ask_with, batch, quick};

const TEXT: &str = "بلغ العدد ١٬٢٠٠ مجلد.";
const ENGLISH: &str = "The number reached 1,200 volumes.";

fn success(shape: &Shape) -> String {
    (shape.success)(&[ENGLISH]).to_string()
}

fn one(shape: &Shape, status: u16, headers: &str, body: &str) -> Asked {
    ask(shape.kind, &batch(&[TEXT]), vec![Act::Say(reply(status, headers, body))])
}

fn refused(shape: &Shape, (status, body): &Refusal, headers: &str) -> MtError {
    one(shape, *status, headers, &body.to_string()).error()
}

#[test]
fn a_success_is_read_with_what_it_cost() {
    for shape in all() {
        let asked = one(&shape, 200, "", &success(&shape));
        assert_eq!(asked.texts(), [ENGLISH], "{:?}", shape.kind);
        let usage = asked.result.unwrap().usage;
        assert_eq!(usage.requests, 1, "{:?}", shape.kind);
        assert_eq!(usage.tokens_in, if shape.kind.is_chat() { 90 } else { 0 }, "{:?}", shape.kind);
        assert_eq!(usage.chars, batch(&[TEXT]).chars());
    }
}

#[test]
fn a_batch_keeps_its_order() {
    for shape in all() {
        let texts = ["واحد", "اثنان", "ثلاثة"];
        let asked = if shape.kind == super::EngineKind::Apertium {
            continue;
        } else {
            let body = (shape.success)(&["one", "two", "three"]).to_string();
            ask(shape.kind, &batch(&texts), vec![Act::Say(reply(200, "", &body))])
        };
        assert_eq!(asked.texts(), ["one", "two", "three"], "{:?}", shape.kind);
    }
}

#[test]
fn each_refusal_falls_into_its_class_and_no_key_or_quota_is_tried_again() {
    for shape in all() {
        let kind = shape.kind;
        assert!(matches!(refused(&shape, &shape.key, ""), MtError::Key), "{kind:?}");
        assert!(matches!(refused(&shape, &shape.quota, ""), MtError::Quota), "{kind:?}");
        assert!(matches!(refused(&shape, &shape.too_large, ""), MtError::TooLarge { .. }), "{kind:?}");
        if let Some(unsupported) = &shape.unsupported {
            let error = refused(&shape, unsupported, "");
            assert!(error.to_string().contains("from Arabic to English"), "{kind:?}: {error}");
        }
        assert!(matches!(
            refused(&shape, &(404, "<html>".into()), ""),
            MtError::Address(_) | MtError::Model(_)
        ));
        for refusal in [&shape.key, &shape.quota] {
            let twice = vec![
                Act::Say(reply(refusal.0, "", &refusal.1.to_string())),
                Act::Say(reply(200, "", &success(&shape))),
            ];
            let asked = ask_with(kind, &batch(&[TEXT]), Patience::Document, quick(), twice);
            assert_eq!((asked.seen.len(), asked.result.is_err()), (1, true), "{kind:?} loops");
        }
    }
}

#[test]
fn a_rate_limit_names_the_pause_or_none() {
    for shape in all() {
        for (headers, expected) in [
            ("Retry-After: 7\r\n", Some(Duration::from_secs(7))),
            ("Retry-After: 0.5\r\n", Some(Duration::from_millis(500))),
            (
                "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nRetry-After: Thu, 01 Jan 1970 00:01:00 GMT\r\n",
                Some(Duration::from_mins(1)),
            ),
            ("Retry-After: soon\r\n", None),
            ("", None),
        ] {
            let error = refused(&shape, &shape.rate, headers);
            // Somebody who waits is not made to wait for a pause.
            assert!(
                matches!(error, MtError::Rate { retry_after } if retry_after == expected),
                "{:?}: {error}",
                shape.kind
            );
        }
    }
}

#[test]
fn after_a_pause_a_document_goes_on() {
    for shape in all() {
        for (refusal, headers) in [(&shape.rate, "Retry-After: 0\r\n"), (&shape.busy, ""), (&shape.rate, "")]
        {
            let acts = vec![
                Act::Say(reply(refusal.0, headers, &refusal.1.to_string())),
                Act::Say(reply(200, "", &success(&shape))),
            ];
            let asked = ask_with(shape.kind, &batch(&[TEXT]), Patience::Document, quick(), acts);
            assert_eq!((asked.texts(), asked.seen.len()), (vec![ENGLISH], 2), "{:?}", shape.kind);
            assert!(asked.told.iter().any(|told| matches!(told, Told::Waiting(_))), "the user is told");
        }
    }
}

#[test]
fn what_is_no_answer_is_a_bad_reply_with_its_reason() {
    for shape in all() {
        let body = success(&shape);
        let cut: String = body.chars().take(body.chars().count() / 2).collect();
        for (text, expected) in [
            ("<!DOCTYPE html><p>Hi", "web page"),
            (cut.as_str(), "cut off"),
            ("nope", "not JSON"),
            ("{}", ""),
        ] {
            // A second try may be made: it gets the same.
            let acts = vec![
                Act::Say(reply(200, "", text)),
                Act::Say(reply(200, "", text)),
                Act::Say(reply(200, "", text)),
                Act::Say(reply(200, "", text)),
            ];
            let error = ask(shape.kind, &batch(&[TEXT]), acts).error();
            assert!(matches!(error, MtError::BadReply(_)), "{:?} {text}: {error}", shape.kind);
            assert!(error.to_string().contains(expected), "{:?} {text}: {error}", shape.kind);
        }
    }
}

#[test]
fn a_mark_and_unknown_fields_do_no_harm() {
    for shape in all() {
        let body = format!("\u{feff}{}", success(&shape));
        assert_eq!(one(&shape, 200, "X-New: 1\r\n", &body).texts(), [ENGLISH], "{:?}", shape.kind);
    }
}

#[test]
fn a_wrong_number_of_answers_is_noticed_and_each_text_asked_for_alone() {
    for shape in all() {
        if matches!(shape.kind, super::EngineKind::Apertium) {
            continue;
        }
        let say = |texts: &[&str]| Act::Say(reply(200, "", &(shape.success)(texts).to_string()));
        let mut second = batch(&["واحد", "اثنان"]);
        let acts = vec![say(&["one"]), say(&["one"]), say(&["two"])];
        if shape.kind.is_chat() {
            // A model answers by id: the one that is missing is asked for alone.
            second.items[1].id = "s0".to_owned();
            second.items[0].id = "s9".to_owned();
            let acts = vec![
                say(&["two"]),
                Act::Say(reply(200, "", &(shape.success)(&["one"]).to_string().replace("s0", "s9"))),
            ];
            assert_eq!(ask(shape.kind, &second, acts).texts(), ["one", "two"], "{:?}", shape.kind);
            continue;
        }
        let asked = ask(shape.kind, &second, acts);
        assert_eq!((asked.texts(), asked.seen.len()), (vec!["one", "two"], 3), "{:?}", shape.kind);
        let acts = vec![say(&["one", "two", "three"]), say(&["one"]), say(&["two"])];
        let asked = ask(shape.kind, &second, acts);
        assert_eq!((asked.texts(), asked.seen.len()), (vec!["one", "two"], 3), "{:?}: too many", shape.kind);
    }
}

#[test]
fn a_slow_body_and_a_cut_connection_end() {
    for shape in all() {
        let limits =
            Limits { total: Duration::from_millis(150), chat: Duration::from_millis(150), ..quick() };
        let whole = reply(200, "", &success(&shape));
        let half = whole[..whole.len() - 20].to_vec();
        let slow = vec![Act::Hold(half.clone()), Act::Hold(half.clone())];
        let asked = ask_with(shape.kind, &batch(&[TEXT]), Patience::Interactive, limits, slow);
        assert!(matches!(asked.error(), MtError::TimedOut), "{:?}", shape.kind);
        let cut = ask(shape.kind, &batch(&[TEXT]), vec![Act::Say(half.clone()), Act::Say(half)]);
        assert!(matches!(cut.error(), MtError::BadReply("it is cut off")), "{:?}", shape.kind);
        let nothing = ask(shape.kind, &batch(&[TEXT]), vec![Act::Say(Vec::new()), Act::Say(Vec::new())]);
        assert!(matches!(nothing.error(), MtError::Unreachable(_)), "{:?}", shape.kind);
    }
}

#[test]
fn a_redirect_is_not_followed() {
    for shape in all() {
        let asked = one(&shape, 302, "Location: http://127.0.0.1:1/\r\n", "");
        assert_eq!(asked.seen.len(), 1);
        assert!(asked.error().to_string().contains("another one"), "{:?}", shape.kind);
    }
}

#[test]
fn the_key_goes_to_the_server_and_nowhere_else() {
    for shape in all() {
        let asked = one(&shape, 200, "", &success(&shape));
        let request = &asked.seen.first().unwrap().request;
        assert_eq!(
            request.contains(super::KEY),
            shape.kind != super::EngineKind::Apertium,
            "{:?}",
            shape.kind
        );
        let line = request.lines().next().unwrap();
        assert!(!line.contains(super::KEY), "never in an address");
        assert!(!format!("{:?}", asked.told).contains(super::KEY));
        let quoting = format!(
            "{{\"error\":{{\"message\":\"bad key {}\"}},\"message\":\"{}\"}}",
            super::KEY,
            super::KEY
        );
        let error = one(&shape, 418, "", &quoting).error();
        assert!(!format!("{error} {error:?} {}", error.hint()).contains(super::KEY), "{:?}", shape.kind);
    }
}

#[test]
fn too_much_is_split_until_it_fits() {
    for shape in all() {
        if matches!(shape.kind, super::EngineKind::Apertium) {
            continue;
        }
        let (status, body) = &shape.too_large;
        let first = (shape.success)(&["one"]).to_string();
        let second = if shape.kind.is_chat() {
            (shape.success)(&["x", "two"]).to_string()
        } else {
            (shape.success)(&["two"]).to_string()
        };
        let acts = vec![
            Act::Say(reply(*status, "", &body.to_string())),
            Act::Say(reply(200, "", &first)),
            Act::Say(reply(200, "", &second)),
        ];
        let asked = ask(shape.kind, &batch(&["واحد", "اثنان"]), acts);
        assert_eq!((asked.texts(), asked.seen.len()), (vec!["one", "two"], 3), "{:?}", shape.kind);
    }
}
