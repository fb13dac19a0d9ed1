//! Cuts a streamed reply into its events (server-sent events: lines that begin with `data:`).

use serde_json::Value;

/// Collects bytes, and gives the events that are whole.
#[derive(Debug, Default)]
pub(in crate::mt) struct Events {
    bytes: Vec<u8>,
}

impl Events {
    /// Takes bytes in; the events that ended with them. What is no JSON, such as `[DONE]`, is left out.
    pub(in crate::mt) fn take(&mut self, bytes: &[u8]) -> Vec<Value> {
        self.bytes.extend_from_slice(bytes);
        let Some(end) = self.bytes.iter().rposition(|byte| *byte == b'\n') else { return Vec::new() };
        let rest = self.bytes.split_off(end + 1);
        let whole = std::mem::replace(&mut self.bytes, rest);
        let data = whole.split(|byte| *byte == b'\n').filter_map(|line| line.strip_prefix(b"data:"));
        data.filter_map(|data| serde_json::from_slice(data.trim_ascii()).ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_may_come_in_any_pieces() {
        let stream = "event: x\ndata: {\"a\":\"نعم\"}\r\n\n: ping\ndata:{\"b\":2}\n\ndata: [DONE]\n";
        for size in [1, 2, 3, 7, 1000] {
            let mut events = Events::default();
            let found: Vec<_> = stream.as_bytes().chunks(size).flat_map(|chunk| events.take(chunk)).collect();
            assert_eq!(found, [serde_json::json!({"a": "نعم"}), serde_json::json!({"b": 2})], "{size}");
        }
    }
}
