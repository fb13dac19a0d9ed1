//! A tiny server on loopback that answers as `LibreTranslate` does; the test says what and when, and it ends by itself.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle, sleep};
use std::time::{Duration, Instant};

use crate::support::PATIENCE;

/// Shorter than the time-out of the program, which would close the connection as well, but for another reason.
const HELD: Duration = Duration::from_secs(10);

/// What to do with one connection once its request is read.
#[derive(Clone)]
pub(crate) enum Act {
    /// Answer with this status and body.
    Say(u16, &'static str),
    /// Wait for [`Server::release`], then answer with this translation.
    Late(&'static str),
    /// Translate each text into the same sentence.
    Echo,
    /// Answer as a language model: for each segment of the request, whether the terms of its glossary are used.
    Model(Vec<bool>),
    /// Wait until the other side closes.
    Hold,
}

/// What one connection brought.
#[derive(Debug)]
pub(crate) struct Seen {
    /// The first line of the request.
    pub(crate) line: String,
    /// Its body.
    pub(crate) body: serde_json::Value,
    /// Whether the other side closed a connection that was held.
    pub(crate) closed: bool,
}

pub(crate) struct Server {
    port: u16,
    over: Arc<AtomicBool>,
    asked: Arc<AtomicUsize>,
    release: SyncSender<()>,
    thread: JoinHandle<Vec<Seen>>,
}

impl Server {
    /// Serves one connection for each act of the script.
    pub(crate) fn start(script: Vec<Act>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (over, asked) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let (release, released) = sync_channel(16);
        let (end, count) = (Arc::clone(&over), Arc::clone(&asked));
        let serve = move || {
            let connections = script.into_iter().map_while(|act| Some((accept(&listener, &end)?, act)));
            connections.map(|(stream, act)| serve(&stream, &act, &count, &released)).collect()
        };
        let thread = Builder::new().name("translation-server".to_owned()).spawn(serve).unwrap();
        Self { port, over, asked, release, thread }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.host())
    }

    pub(crate) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// How many requests were read so far.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::Acquire)
    }

    /// Waits until so many requests were read.
    pub(crate) fn until_asked(&self, count: usize) {
        let since = Instant::now();
        while self.asked() < count {
            assert!(since.elapsed() < PATIENCE, "nobody asks");
            sleep(Duration::from_millis(2));
        }
    }

    /// Lets the next late answer go.
    pub(crate) fn release(&self) {
        self.release.send(()).unwrap();
    }

    /// Ends, and tells what the connections brought.
    pub(crate) fn finish(self) -> Vec<Seen> {
        self.over.store(true, Ordering::Release);
        self.thread.join().unwrap()
    }
}

fn accept(listener: &TcpListener, over: &AtomicBool) -> Option<TcpStream> {
    let end = Instant::now() + PATIENCE;
    loop {
        // Read before the last look, so that a connection made before `finish` is never missed.
        let last = over.load(Ordering::Acquire) || Instant::now() > end;
        match listener.accept() {
            Ok((stream, _)) => return Some(stream),
            Err(error) if error.kind() == ErrorKind::WouldBlock && !last => sleep(Duration::from_millis(2)),
            Err(_) => return None,
        }
    }
}

fn serve(mut stream: &TcpStream, act: &Act, asked: &AtomicUsize, released: &Receiver<()>) -> Seen {
    stream.set_nonblocking(false).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let (line, body) = read_request(stream);
    asked.fetch_add(1, Ordering::AcqRel);
    let mut closed = false;
    let reply = match act {
        Act::Say(status, body) => reply(*status, body),
        Act::Late(text) => {
            released.recv_timeout(PATIENCE).unwrap();
            reply(200, &serde_json::json!({ "translatedText": [text] }).to_string())
        }
        Act::Echo => {
            let texts = vec!["They arrived at the old city."; body["q"].as_array().map_or(0, Vec::len)];
            reply(200, &serde_json::json!({ "translatedText": texts }).to_string())
        }
        Act::Model(obeys) => reply(200, &modelled(&body, obeys)),
        Act::Hold => {
            stream.set_read_timeout(Some(HELD)).unwrap();
            // A connection that is torn down may end with an error in place of an end.
            closed = match stream.read(&mut [0; 64]) {
                Ok(count) => count == 0,
                Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
            };
            Vec::new()
        }
    };
    // The other side may be gone already, which is what some tests are about.
    stream.write_all(&reply).ok();
    Seen { line, body, closed }
}

/// What a language model answers that uses the glossary for some segments only.
fn modelled(body: &serde_json::Value, obeys: &[bool]) -> String {
    let document: serde_json::Value =
        serde_json::from_str(body["messages"][1]["content"].as_str().unwrap()).unwrap();
    let segments = document["segments"].as_array().unwrap();
    assert_eq!(segments.len(), obeys.len(), "{document}");
    let term = document["glossary"][0]["target"].as_str().unwrap();
    let list: Vec<_> = segments
        .iter()
        .zip(obeys)
        .map(|(segment, obeys)| {
            let who = if *obeys { term } else { "secretary" };
            serde_json::json!({"id": segment["id"], "text": format!("The {who} arrived at the old city.")})
        })
        .collect();
    let content = serde_json::json!({ "translations": list }).to_string();
    serde_json::json!({"choices": [{"message": {"content": content}, "finish_reason": "stop"}]}).to_string()
}

fn reply(status: u16, body: &str) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}");
    format!("{head}\r\nConnection: close\r\n\r\n{body}").into_bytes()
}

fn read_request(mut stream: &TcpStream) -> (String, serde_json::Value) {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let lower = head.to_lowercase();
            let length = lower.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                let line = head.lines().next().unwrap_or_default().to_owned();
                return (line, serde_json::from_str(body).unwrap_or_default());
            }
        }
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return (text, serde_json::Value::Null),
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}
