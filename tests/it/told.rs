//! What the child of the kill test tells through its pipe, and how its parent reads it.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read, Write as _};

use muqabala::model::{Project, State};
use serde_json::{Value, json};

/// The segments by their ids: place and source, translation, state.
pub(crate) type Segments = BTreeMap<u64, (String, String, String)>;

/// Every line of the child begins with this; the others are the test harness's.
const MARK: &str = "told ";

/// All that a child has told before its end.
#[derive(Debug)]
pub(crate) struct Told {
    /// The state before the first step.
    pub(crate) untouched: Segments,
    /// The state after each step, and when it was reached, in milliseconds since 1970.
    pub(crate) states: Vec<(i64, Segments)>,
    /// So many of them were acknowledged as being on disk.
    pub(crate) saved: usize,
    /// The segments that the step touches that was begun and not told as done.
    pub(crate) under_way: Option<Vec<u64>>,
}

impl Told {
    /// Reads until the pipe ends what is done to the `untouched` segments. A last line that was cut off by the kill tells nothing.
    pub(crate) fn read(pipe: impl Read, untouched: Segments) -> Self {
        let mut told = Self { untouched, states: Vec::new(), saved: 0, under_way: None };
        let (mut reader, mut line) = (BufReader::new(pipe), String::new());
        while reader.read_line(&mut line).is_ok_and(|count| count > 0) {
            if let (Some(text), true) = (line.strip_prefix(MARK), line.ends_with('\n')) {
                told.take(&serde_json::from_str(text).unwrap());
            }
            line.clear();
        }
        told
    }

    fn take(&mut self, line: &Value) {
        if let Some(touched) = line["begins"].as_array() {
            self.under_way = Some(touched.iter().filter_map(Value::as_u64).collect());
        } else if let Some(at) = line["done"].as_i64() {
            self.under_way = None;
            let before =
                self.states.last().map_or_else(|| self.untouched.clone(), |(_, state)| state.clone());
            self.states.push((at, changed(before, &line["changes"])));
        } else if let Some(count) = line["saved"].as_u64() {
            self.saved = count as usize;
        }
    }

    /// How many confirmations were acknowledged as being on disk.
    pub(crate) fn confirmations(&self) -> usize {
        let confirmed = |segments: &Segments| segments.values().filter(|it| it.2 == "Confirmed").count();
        let counts: Vec<_> = self.states.iter().take(self.saved).map(|(_, state)| confirmed(state)).collect();
        counts.windows(2).filter(|pair| pair[1] > pair[0]).count()
    }

    /// Whether a segment of this id was ever told of.
    pub(crate) fn knows(&self, id: u64) -> bool {
        self.untouched.contains_key(&id) || self.states.iter().any(|(_, state)| state.contains_key(&id))
    }
}

/// What a project holds, as the child tells it.
pub(crate) fn state_of(project: &Project) -> Segments {
    let segments = project.documents.iter().flat_map(|document| document.segments.iter().enumerate());
    let told = segments.map(|(_, segment)| {
        let place = format!("{} {}{}", segment.paragraph, segment.lead, segment.source);
        let locked = if segment.status.locked { ", locked" } else { "" };
        let state = format!("{}{locked}", State::words(segment.status.state));
        (segment.id.0, (place, segment.target.clone(), state))
    });
    told.collect()
}

/// The ids in which two states differ.
pub(crate) fn difference(one: &Segments, other: &Segments) -> Vec<u64> {
    let mut ids: Vec<_> = one.keys().chain(other.keys()).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| one.get(id) != other.get(id));
    ids
}

/// The differences between two states as JSON: the segment, or null where it is gone.
pub(crate) fn changes(before: &Segments, after: &Segments) -> Value {
    let ids = difference(before, after);
    let one = |id: u64| {
        let segment = after.get(&id).map(|(place, target, state)| json!([place, target, state]));
        json!([id, segment])
    };
    ids.into_iter().map(one).collect()
}

fn changed(mut state: Segments, changes: &Value) -> Segments {
    for change in changes.as_array().into_iter().flatten() {
        let id = change[0].as_u64().unwrap();
        let text = |index: usize| change[1][index].as_str().unwrap().to_owned();
        if change[1].is_null() {
            state.remove(&id);
        } else {
            state.insert(id, (text(0), text(1), text(2)));
        }
    }
    state
}

/// Tells one thing: on its way before this returns.
pub(crate) fn tell(line: &Value) {
    let mut out = std::io::stdout().lock();
    // The parent may be gone; then nobody listens any more.
    writeln!(out, "{MARK}{line}").and_then(|()| out.flush()).ok();
}
