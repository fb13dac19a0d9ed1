//! The client against a server on loopback: what is sent, and what becomes of every kind of reply.

use std::time::{Duration, Instant};

use super::server::{Act, Seen, Server, reply};
use super::{Answer, Client, Limits, MtError, Request, client, languages, translate};
use crate::text::Language;

const KEY: &str = "k-very-secret";
const TEXT: &str = "بلغ العدد ١٬٢٠٠ مجلد.";

fn request() -> Request {
    Request { text: TEXT.to_owned(), from: Language::new("ar-SA"), to: Language::new("en-GB") }
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// Asks a server that plays `act` for a translation, with a key.
fn ask_with(limits: Limits, act: Act) -> (Result<Answer, MtError>, Vec<Seen>) {
    let server = Server::start(vec![act]);
    let endpoint = server.endpoint().with_key(KEY);
    let client = Client::new(limits).unwrap();
    let result = run(translate(&client, &endpoint, &request()));
    drop(client);
    (result, server.finish())
}

fn ask(act: Act) -> Result<Answer, MtError> {
    ask_with(Limits::default(), act).0
}

fn refused(status: u16, headers: &str, body: &str) -> MtError {
    ask(Act::Say(reply(status, headers, body))).unwrap_err()
}

#[test]
fn a_translation_comes_with_its_evidence() {
    let body = r#"{"alternatives":[],"translatedText":" The number reached 1,200 volumes.\u0000\n","new":{"a":[1]}}"#;
    let (result, seen) = ask_with(Limits::default(), Act::Say(reply(200, "", body)));
    let answer = result.unwrap();
    assert_eq!(answer.text, "The number reached 1,200 volumes.");
    assert!(answer.placeables_kept);
    assert!(answer.engine.starts_with("LibreTranslate, 127.0.0.1:"), "{}", answer.engine);
    let [Seen { request, .. }] = seen.as_slice() else { panic!("{seen:?}") };
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /translate HTTP/1.1\r\n"), "{head}");
    let head = head.to_lowercase();
    assert!(head.contains(concat!("user-agent: muqabala/", env!("CARGO_PKG_VERSION"))), "{head}");
    assert!(head.contains("content-type: application/json") && !head.contains(KEY), "{head}");
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    let expected =
        serde_json::json!({"q": TEXT, "source": "ar", "target": "en", "format": "text", "api_key": KEY});
    assert_eq!(body, expected);
}

#[test]
fn without_a_key_none_is_sent() {
    let server = Server::start(vec![Act::Say(reply(200, "", r#"{"translatedText":"1200"}"#))]);
    run(translate(&client().unwrap(), &server.endpoint(), &request())).unwrap();
    let seen = server.finish();
    assert!(seen.iter().all(|seen| !seen.request.contains("api_key")), "{seen:?}");
    assert_eq!(seen.len(), 1);
}

#[test]
fn a_lost_number_is_noticed() {
    let lost = reply(200, "", r#"{"translatedText":"The number reached 1,300 volumes."}"#);
    assert!(!ask(Act::Say(lost)).unwrap().placeables_kept);
}

#[test]
fn a_byte_order_mark_and_chunks_are_read() {
    let marked = reply(200, "", "\u{feff}{\"translatedText\":\"1200\"}");
    assert_eq!(ask(Act::Say(marked)).unwrap().text, "1200");
    let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n\
        12\r\n{\"translatedText\":\r\n7\r\n\"1200\"}\r\n0\r\n\r\n";
    assert_eq!(ask(Act::Say(chunked.to_vec())).unwrap().text, "1200");
}

#[test]
fn each_refusal_falls_into_its_class() {
    let said = |error: &str| format!(r#"{{"error":"{error}"}}"#);
    for (status, headers, body, expected) in [
        (400, "", said("xx is not supported"), "Unsupported"),
        (400, "", said("English (en) is not available as a target language from Arabic (ar)"), "Unsupported"),
        (
            400,
            "",
            said("Invalid request: request (600) exceeds text limit (500)"),
            "TooLarge { chars: 21, limit: Some(500) }",
        ),
        (400, "", said("Visit https://x.org to get an API key"), "Key"),
        (400, "", said("Invalid JSON format"), "Server(400, \"Invalid JSON format\")"),
        (401, "", said("Unauthorized"), "Key"),
        (403, "", said("Invalid API key"), "Key"),
        (403, "", said("Too many request limits violations"), "Rate { retry_after: None }"),
        (404, "", "<html></html>".to_owned(), "Address"),
        (413, "", String::new(), "TooLarge { chars: 21, limit: None }"),
        (429, "", said("Slowdown: 12 per 1 minute"), "Rate { retry_after: None }"),
        (429, "Retry-After: 7\r\n", said("Slowdown"), "Rate { retry_after: Some(7s) }"),
        (
            429,
            "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:50:07 GMT\r\n",
            said("Slowdown"),
            "Rate { retry_after: Some(30s) }",
        ),
        (429, "Retry-After: soon\r\n", said("Slowdown"), "Rate { retry_after: None }"),
        (429, "", said("Monthly quota used up"), "Quota"),
        (456, "", String::new(), "Quota"),
        (
            500,
            "",
            said("Cannot translate text: out of memory"),
            "Server(500, \"Cannot translate text: out of",
        ),
        (502, "", "<html>bad gateway</html>".to_owned(), "Server(502, \"\")"),
        (204, "", String::new(), "Server(204"),
    ] {
        let error = format!("{:?}", refused(status, headers, &body));
        assert!(error.starts_with(expected), "{status} {body}: {error}");
    }
}

#[test]
fn no_error_holds_the_key_or_the_text() {
    for body in
        [format!(r#"{{"error":"bad key {KEY}"}}"#), format!(r#"{{"error":"cannot translate {TEXT}"}}"#)]
    {
        for status in [200, 400, 403, 429, 500] {
            let error = refused(status, "", &body);
            let shown = format!("{error} {error:?} {}", error.hint());
            assert!(!shown.contains(KEY) && !shown.contains("العدد"), "{status}: {shown}");
        }
    }
}

#[test]
fn what_is_no_answer_is_said_to_be_none() {
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"translatedText\":\"The".to_vec();
    let long = format!(r#"{{"translatedText":"{}"}}"#, "x".repeat(2 << 20));
    let endless = [&b"HTTP/1.1 200 OK\r\n\r\n"[..], long.as_bytes()].concat();
    for (bytes, expected) in [
        (reply(200, "", "<!DOCTYPE html><p>Welcome"), "it is a web page"),
        (reply(200, "", "Welcome"), "it is not JSON"),
        (reply(200, "", r#"{"data":"x"}"#), "it is not that of LibreTranslate"),
        (reply(200, "", r#"{"translatedText":"x"#), "it is cut off"),
        (reply(200, "", r#"{"translatedText":" \n"}"#), "it holds no text"),
        (cut, "it is cut off"),
        (reply(200, "", &long), "it is too long"),
        (endless, "it is too long"),
    ] {
        match ask(Act::Say(bytes)) {
            Err(MtError::BadReply(what)) => assert_eq!(what, expected),
            other => panic!("{expected}: {other:?}"),
        }
    }
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = Server::start(vec![Act::Say(reply(200, "", r#"{"translatedText":"1200"}"#))]);
    let location = format!("Location: {}/translate\r\n", elsewhere.endpoint().url());
    for status in [301, 307, 308] {
        let error = refused(status, &location, "");
        assert!(matches!(error, MtError::Address(what) if what.contains("sends on")), "{error:?}");
    }
    assert!(elsewhere.finish().is_empty(), "nobody came to the other server");
}

#[test]
fn a_slow_server_times_out_before_and_within_its_reply() {
    let limits = Limits { total: Duration::from_millis(150), ..Limits::default() };
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"tr".to_vec();
    for act in [Act::Hold(Vec::new()), Act::Hold(head)] {
        let started = Instant::now();
        let (result, seen) = ask_with(limits, act);
        assert!(matches!(result, Err(MtError::TimedOut)), "{result:?}");
        assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
        assert!(seen.iter().all(|seen| seen.closed), "{seen:?}");
    }
}

#[test]
fn dropping_the_future_closes_the_connection() {
    let server = Server::start(vec![Act::Hold(Vec::new())]);
    let (client, endpoint, request) = (client().unwrap(), server.endpoint(), request());
    run(async {
        let call = translate(&client, &endpoint, &request);
        let result = tokio::time::timeout(Duration::from_millis(200), call).await;
        assert!(result.is_err(), "the server holds its reply back");
        // The runtime and the client live on, as on the network thread; only the future is gone.
        let seen = tokio::task::spawn_blocking(|| server.finish()).await.unwrap();
        assert_eq!(seen.len(), 1);
        assert!(seen.iter().all(|seen| seen.closed), "{seen:?}");
    });
}

#[test]
fn nobody_at_the_address_is_unreachable() {
    let server = Server::start(Vec::new());
    let endpoint = server.endpoint();
    assert!(server.finish().is_empty());
    let error = run(languages(&client().unwrap(), &endpoint)).unwrap_err();
    assert!(matches!(error, MtError::Unreachable(_)), "{error:?}");
    assert!(error.hint().contains("server runs"), "{}", error.hint());
}

#[test]
fn a_text_that_is_blank_or_too_long_is_not_sent() {
    let server = Server::start(vec![Act::Say(reply(200, "", r#"{"translatedText":"x"}"#))]);
    let client = Client::new(Limits { text: 5, ..Limits::default() }).unwrap();
    for (text, expected) in [(" \n", "Empty"), ("ستة أحرف", "TooLarge { chars: 8, limit: Some(5) }")] {
        let request = Request { text: text.to_owned(), ..request() };
        let error = run(translate(&client, &server.endpoint(), &request)).unwrap_err();
        assert_eq!(format!("{error:?}"), expected);
    }
    assert!(server.finish().is_empty(), "nothing was sent");
}

#[test]
fn languages_are_listed_and_need_no_key() {
    let body = r#"[{"code":"ar","name":"Arabic","targets":["en","ar"]},{"code":"en"}]"#;
    let server = Server::start(vec![Act::Say(reply(200, "", body)), Act::Say(reply(200, "", "[]"))]);
    let endpoint = server.endpoint().with_key(KEY);
    let client = client().unwrap();
    let listed = run(languages(&client, &endpoint)).unwrap();
    let seen: Vec<_> = listed.iter().map(|o| (o.language.tag(), o.name.as_str(), o.targets.len())).collect();
    assert_eq!(seen, [("ar", "Arabic", 2), ("en", "", 0)]);
    let none = run(languages(&client, &endpoint)).unwrap_err();
    assert!(matches!(none, MtError::BadReply("it lists no language")), "{none:?}");
    assert!(server.finish().iter().all(|seen| {
        seen.request.starts_with("GET /languages HTTP/1.1\r\n") && !seen.request.contains(KEY)
    }));
}
