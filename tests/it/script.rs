//! What the child of the kill test does: a random script of typing, confirming, cutting and undoing, by the user's commands.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use muqabala::app::{Command, Folders, Move, Saved, Workspace};
use muqabala::model::{Segment, Side};
use muqabala::text::{Selection, TextChange};
use serde_json::json;

use crate::support::PATIENCE;
use crate::told::{Segments, changes, state_of, tell};

/// A small generator of random numbers (splitmix64), so that a seed names a script.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_f491_4f6c_dd1d))
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

/// Works on the project at `path` until killed.
pub(crate) fn play(path: &Path, seed: u64) {
    let home = path.with_file_name("home");
    let mut workspace = Workspace::new(Folders::at(&home), Arc::new(|| {}));
    workspace.execute(Command::Open(path.to_owned()));
    assert!(workspace.finish(PATIENCE));
    let now = state(&workspace);
    // The harness may have begun a line.
    let mut out = std::io::stdout().lock();
    writeln!(out).unwrap();
    drop(out);
    // A third of the scripts only types: nothing else then brings what was typed to the disk.
    let kinds = if seed % 3 == 1 { TYPING } else { ALL };
    let mut player = Player { workspace, kinds, random: Random::new(seed ^ 0xdead), now, steps: 0, saved: 0 };
    // The parent ends this long before; without one it ends by itself.
    for _ in 0..100_000 {
        player.act();
        player.acknowledge();
        let pause = player.random.below(8) as u64;
        sleep(Duration::from_millis(pause));
        player.acknowledge();
    }
}

/// So many of all kinds of steps are typing, which come first.
const TYPING: usize = 26;
const ALL: usize = 40;

struct Player {
    workspace: Workspace,
    random: Random,
    /// How many of the kinds of steps are played.
    kinds: usize,
    now: Segments,
    steps: usize,
    saved: usize,
}

impl Player {
    fn act(&mut self) {
        match self.random.below(self.kinds) {
            0..TYPING => self.type_key(),
            TYPING..30 => self.step(Command::Confirm { remember: true }),
            30 | 31 => self.step(Command::Undo),
            32 => self.step(Command::Redo),
            33 => self.split(),
            34 => self.step(Command::Merge),
            35 => self.step(Command::CopySource),
            36 => self.step(Command::Unconfirm),
            37 => self.step(Command::CloseTyping),
            _ => {
                let number = 1 + self.random.below(6);
                self.step(Command::Go(Move::Number(number)));
            }
        }
    }

    fn type_key(&mut self) {
        let Some(segment) = self.active() else { return };
        let end = segment.target.len();
        let last = segment.target.chars().next_back();
        let (removed, inserted) = if let Some(last) = last.filter(|_| self.random.below(5) == 0) {
            (last.to_string(), String::new())
        } else {
            let keys = ['a', 'e', ' ', 'س', 'é', '.'];
            (String::new(), keys[self.random.below(keys.len())].to_string())
        };
        let at = end - removed.len();
        let after = Selection::caret(at + inserted.len());
        let change = TextChange { at, removed, inserted, before: Selection::caret(end), after };
        self.step(Command::Type { segment: segment.id, side: Side::Target, change });
    }

    fn split(&mut self) {
        let Some(segment) = self.active() else { return };
        let places: Vec<_> = segment.source.char_indices().filter(|(_, c)| *c == ' ').collect();
        if places.is_empty() {
            return;
        }
        let (source_at, _) = places[self.random.below(places.len())];
        self.step(Command::Split { source_at, target_at: segment.target.len() });
    }

    /// Runs a command, and tells before it what it may touch and behind it what it has changed.
    fn step(&mut self, command: Command) {
        tell(&json!({ "begins": self.touched(&command) }));
        self.workspace.execute(command);
        let now = state(&self.workspace);
        tell(&json!({ "done": muqabala::app::clock::now_ms(), "changes": changes(&self.now, &now) }));
        self.now = now;
        self.steps += 1;
    }

    /// The ids of the segments that a command may change; new ones are nobody's yet.
    fn touched(&self, command: &Command) -> Vec<u64> {
        let open = self.workspace.open.as_ref().unwrap();
        let group = match command {
            Command::Undo => open.history.to_undo(),
            Command::Redo => open.history.to_redo(),
            _ => None,
        };
        let of_group = group.into_iter().flat_map(|group| &group.edits).flat_map(|edit| match edit {
            muqabala::model::Edit::Segments { removed, inserted, .. } => {
                removed.iter().chain(inserted).map(|segment| segment.id.0).collect()
            }
            edit => Vec::from_iter(edit.segment().map(|id| id.0)),
        });
        let segments = open.document().map_or(&[][..], |document| &document.segments);
        let active = segments.iter().skip(open.active).take(2).map(|segment| segment.id.0);
        of_group.chain(active).collect()
    }

    /// Tells that all steps are on disk, as soon as the workspace says so.
    fn acknowledge(&mut self) {
        self.workspace.poll();
        let saved = self.workspace.open.as_ref().is_some_and(|open| open.saved() == Saved::Yes);
        if saved && self.saved < self.steps {
            self.saved = self.steps;
            tell(&json!({ "saved": self.saved }));
        }
    }

    fn active(&self) -> Option<Segment> {
        self.workspace.open.as_ref()?.active_segment().cloned()
    }
}

fn state(workspace: &Workspace) -> Segments {
    state_of(&workspace.open.as_ref().unwrap().project)
}
