//! A tiny HTTP server on loopback for tests; it follows a script, one act for each connection, and stops by itself.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, JoinHandle, sleep};
use std::time::{Duration, Instant};

/// Nothing in a test takes longer than this.
const PATIENCE: Duration = Duration::from_secs(5);

/// What to do with one connection once its request is read.
pub(super) enum Act {
    /// Write these bytes and close.
    Say(Vec<u8>),
    /// Write these bytes and wait until the client closes.
    Hold(Vec<u8>),
}

/// What one connection brought.
#[derive(Debug)]
pub(super) struct Seen {
    /// Head and body of the request.
    pub(super) request: String,
    /// Whether the client closed a connection that was held.
    pub(super) closed: bool,
}

pub(super) struct Server {
    port: u16,
    /// Set when no more connections will come.
    over: Arc<AtomicBool>,
    thread: JoinHandle<Vec<Seen>>,
}

impl Server {
    pub(super) fn start(script: Vec<Act>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let over = Arc::new(AtomicBool::new(false));
        let end = Arc::clone(&over);
        let play =
            move || script.iter().map_while(|act| Some(serve(&accept(&listener, &end)?, act))).collect();
        let thread = Builder::new().name("mt-test-server".to_owned()).spawn(play).unwrap();
        Self { port, over, thread }
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Waits for the end of the connections that were made, and tells what they brought.
    pub(super) fn finish(self) -> Vec<Seen> {
        self.over.store(true, Ordering::Release);
        self.thread.join().unwrap()
    }
}

/// A reply with its length; `headers` are whole lines, each with its line end.
pub(super) fn reply(status: u16, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\
         {headers}\r\n{body}"
    )
    .into_bytes()
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

fn serve(mut stream: &TcpStream, act: &Act) -> Seen {
    stream.set_nonblocking(false).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let request = read_request(stream);
    let (bytes, held) = match act {
        Act::Say(bytes) => (bytes, false),
        Act::Hold(bytes) => (bytes, true),
    };
    // The client may be gone already, which is what some tests are about.
    let written = stream.write_all(bytes).is_ok();
    let closed = held && written && matches!(stream.read(&mut [0; 64]), Ok(0));
    Seen { request, closed }
}

fn read_request(mut stream: &TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    while !is_whole(&bytes) {
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => break,
            Ok(count) => bytes.extend_from_slice(chunk.get(..count).unwrap_or_default()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn is_whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}
