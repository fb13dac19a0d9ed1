//! A translator's desk for the tests: a home of its own, the workspace without a window, and hands that type.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use muqabala::app::{Command, Folders, Move, Notice, Workspace};
use muqabala::model::{Document, Segment, Side, State};
use muqabala::store::write_atomic;
use muqabala::text::{Selection, TextChange};
use tempfile::TempDir;

/// A test that waits longer than this for anything has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A short article: a title, and two paragraphs of two and three sentences with a blank line between.
pub(crate) const ARTICLE: &str = "عودة القطار القديم\n\nوصل القطار إلى المحطة صباح أمس. استقبله الأهالي بالورود.\n\n\
    بدأت الحكاية قبل خمسين عاما. أغلقت الوزارة الخط يومها. واليوم تعيده البلدية إلى العمل.\n";

/// The sentences of [`ARTICLE`].
pub(crate) const SENTENCES: [&str; 6] = [
    "عودة القطار القديم",
    "وصل القطار إلى المحطة صباح أمس.",
    "استقبله الأهالي بالورود.",
    "بدأت الحكاية قبل خمسين عاما.",
    "أغلقت الوزارة الخط يومها.",
    "واليوم تعيده البلدية إلى العمل.",
];

/// A workspace with a temporary data folder.
pub(crate) struct Desk {
    pub(crate) workspace: Workspace,
    pub(crate) home: Arc<TempDir>,
}

impl Desk {
    /// An empty desk.
    pub(crate) fn new() -> Self {
        Self::at(Arc::new(tempfile::tempdir().unwrap()))
    }

    /// A further window of the same user.
    pub(crate) fn at(home: Arc<TempDir>) -> Self {
        let workspace = Workspace::new(Folders::at(&home.path().join("data")), Arc::new(|| {}));
        Self { workspace, home }
    }

    /// A desk with [`ARTICLE`] open.
    pub(crate) fn with_article() -> Self {
        Self::with_text(ARTICLE)
    }

    /// A desk with an article of this text open.
    pub(crate) fn with_text(text: &str) -> Self {
        let mut desk = Self::new();
        let path = desk.file("article.txt", text.as_bytes());
        desk.open_path(&path);
        desk
    }

    /// A path in the home of this desk.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A file in the home of this desk.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        write_atomic(&path, bytes).unwrap();
        path
    }

    pub(crate) fn open_path(&mut self, path: &Path) {
        self.act(Command::Open(path.to_owned()));
    }

    /// Runs a command and waits until all is done and on disk.
    pub(crate) fn act(&mut self, command: Command) {
        self.workspace.execute(command);
        assert!(self.workspace.finish(PATIENCE), "it took too long");
    }

    /// Takes answers in until `done`.
    pub(crate) fn until(&mut self, what: &str, done: impl Fn(&Workspace) -> bool) {
        let since = Instant::now();
        while !done(&self.workspace) {
            assert!(since.elapsed() < PATIENCE, "{what} did not come: {:?}", self.workspace.notices.shown());
            if !self.workspace.poll() {
                std::thread::sleep(Duration::from_millis(2));
            }
        }
    }

    /// Waits for a notice that holds `words`.
    pub(crate) fn until_notice(&mut self, words: &str) {
        self.until(words, |workspace| workspace.notices.shown().iter().any(|n| n.text().contains(words)));
    }

    /// The article; there must be one.
    pub(crate) fn document(&self) -> &Document {
        self.workspace.open.as_ref().and_then(|open| open.document()).unwrap()
    }

    pub(crate) fn segment(&self, index: usize) -> &Segment {
        &self.document().segments[index]
    }

    pub(crate) fn sources(&self) -> Vec<&str> {
        self.document().segments.iter().map(|segment| segment.source.as_str()).collect()
    }

    pub(crate) fn targets(&self) -> Vec<&str> {
        self.document().segments.iter().map(|segment| segment.target.as_str()).collect()
    }

    pub(crate) fn states(&self) -> Vec<State> {
        self.document().segments.iter().map(|segment| segment.status.state).collect()
    }

    /// The index of the active segment.
    pub(crate) fn active(&self) -> usize {
        self.workspace.open.as_ref().unwrap().active
    }

    /// The last thing that was said in a notice.
    pub(crate) fn notice(&self) -> &Notice {
        self.workspace.notices.shown().last().unwrap()
    }

    /// Puts the caret into the segment of this index.
    pub(crate) fn go(&mut self, index: usize) {
        self.workspace.execute(Command::Go(Move::Number(index + 1)));
        assert_eq!(self.active(), index);
    }

    /// Types at the end of the active translation, key by key.
    pub(crate) fn type_text(&mut self, text: &str) {
        let end = self.segment(self.active()).target.len();
        self.type_at(end, text);
    }

    /// Types at a byte of the active translation, key by key, without putting the caret there first.
    pub(crate) fn type_at(&mut self, at: usize, text: &str) {
        let mut at = at;
        for key in text.chars() {
            let after = at + key.len_utf8();
            self.change(at, "", &key.to_string());
            at = after;
        }
    }

    /// Takes back the last characters of the active translation, key by key.
    pub(crate) fn backspace(&mut self, times: usize) {
        for _ in 0..times {
            let target = self.segment(self.active()).target.clone();
            let (at, last) = target.char_indices().next_back().unwrap();
            self.change(at, &last.to_string(), "");
        }
    }

    /// One change of an editor in the active translation, with the caret behind what is there before and after it.
    pub(crate) fn change(&mut self, at: usize, removed: &str, inserted: &str) {
        self.change_side(Side::Target, at, removed, inserted);
    }

    pub(crate) fn change_side(&mut self, side: Side, at: usize, removed: &str, inserted: &str) {
        let segment = self.segment(self.active()).id;
        let change = TextChange {
            at,
            removed: removed.to_owned(),
            inserted: inserted.to_owned(),
            before: Selection::caret(at + removed.len()),
            after: Selection::caret(at + inserted.len()),
        };
        self.workspace.execute(Command::Type { segment, side, change });
    }

    /// Writes a translation of the active segment and confirms it.
    pub(crate) fn translate(&mut self, text: &str) {
        self.type_text(text);
        self.workspace.execute(Command::Confirm { remember: true });
    }

    pub(crate) fn undo(&mut self) {
        self.workspace.execute(Command::Undo);
    }

    pub(crate) fn redo(&mut self) {
        self.workspace.execute(Command::Redo);
    }

    /// Takes back everything, and tells how many steps that were.
    pub(crate) fn undo_all(&mut self) -> usize {
        for steps in 0..10_000 {
            self.undo();
            if self.workspace.said == "Nothing more to undo" {
                return steps;
            }
            assert!(self.workspace.said.starts_with("Undone"), "{:?}", self.workspace.notices.shown());
        }
        panic!("undo never ends");
    }

    /// Does everything again that was taken back, and tells how many steps that were.
    pub(crate) fn redo_all(&mut self) -> usize {
        for steps in 0..10_000 {
            self.redo();
            if self.workspace.said == "Nothing to do again" {
                return steps;
            }
            assert!(self.workspace.said.starts_with("Done again"), "{:?}", self.workspace.notices.shown());
        }
        panic!("redo never ends");
    }

    /// Where the open project is.
    pub(crate) fn project_path(&self) -> PathBuf {
        self.workspace.open.as_ref().unwrap().path.clone()
    }

    /// Closes the project, and opens it again in a new window.
    pub(crate) fn reopen(mut self) -> Self {
        assert!(self.workspace.finish(PATIENCE));
        let path = self.project_path();
        self.workspace.execute(Command::Close);
        let mut desk = Self::at(Arc::clone(&self.home));
        drop(self);
        desk.open_path(&path);
        desk
    }
}

/// What a translator would see of a document: all but the numbers that count changes.
pub(crate) fn seen(document: &Document) -> Document {
    let mut document = document.clone();
    for segment in &mut document.segments {
        segment.source_revision = 0;
        segment.target_revision = 0;
    }
    document
}
