//! The one thread that owns the project's file. It takes changes in order, lets typing gather for a moment, and writes
//! everything else at once.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::{Answers, Copied, JobEvent};
use crate::app::machine::first_number;
use crate::app::notice::{Notice, NoticeAction};
use crate::store::{Change, KeptAnswer, ProjectFile, StoreError};

/// Typing is on disk after this long at the latest, and the write itself; the promise is one second.
const GATHER: Duration = Duration::from_millis(300);
/// After this long without a change the write-ahead log goes into the file, and what failed is tried again.
const REST: Duration = Duration::from_secs(5);
const QUEUE: usize = 256;

enum Message {
    Change { number: u64, urgent: bool, change: Box<Change> },
    Flush,
    Copy(PathBuf),
    Answers(Vec<KeptAnswer>),
    CountAnswers { empty: bool },
    Close,
}

/// The near side of the writer.
pub struct Writer {
    queue: SyncSender<Message>,
    waiting: VecDeque<Message>,
    thread: Option<JoinHandle<()>>,
    last: u64,
}

impl Writer {
    /// Hands the file of the project of this number over to a thread of its own; none where the system gives no thread.
    pub fn start(file: ProjectFile, answers: Answers, project: u64) -> Option<Self> {
        let (queue, messages) = sync_channel(QUEUE);
        let first = first_number(project);
        let (pending, last) = (Vec::new(), first);
        let far = Far { file, answers, project, pending, last, due: None, unsaid: false, dirty: false };
        let thread =
            thread::Builder::new().name("writer".to_owned()).spawn(move || far.run(&messages)).ok()?;
        Some(Self { queue, waiting: VecDeque::new(), thread: Some(thread), last: first })
    }

    /// Takes a change; `urgent` ones are written as soon as the writer gets to them. It has the number
    /// [`Writer::last`] then, which [`JobEvent::Saved`] will name.
    pub fn write(&mut self, change: Change, urgent: bool) {
        self.last += 1;
        self.send(Message::Change { number: self.last, urgent, change: Box::new(change) });
    }

    /// Writes what has gathered.
    pub fn flush(&mut self) {
        self.send(Message::Flush);
    }

    /// Writes a copy of the project, all changes included.
    pub fn copy(&mut self, path: PathBuf) {
        self.send(Message::Copy(path));
    }

    /// Keeps what machines have answered.
    pub fn keep_answers(&mut self, answers: Vec<KeptAnswer>) {
        self.send(Message::Answers(answers));
    }

    /// Counts the kept answers, which are taken out before where `empty`; [`JobEvent::AnswersKept`] says how many there are.
    pub fn count_answers(&mut self, empty: bool) {
        self.send(Message::CountAnswers { empty });
    }

    /// The number of the last change.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// Hands over what a full queue did not take before.
    pub fn pump(&mut self) {
        while let Some(message) = self.waiting.pop_front() {
            if let Err(TrySendError::Full(message) | TrySendError::Disconnected(message)) =
                self.queue.try_send(message)
            {
                self.waiting.push_front(message);
                return;
            }
        }
    }

    /// Writes everything, closes the file and waits until that is done.
    pub fn close(mut self) {
        self.finish();
    }

    fn send(&mut self, message: Message) {
        self.waiting.push_back(message);
        self.pump();
    }

    fn finish(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        self.waiting.push_back(Message::Close);
        for message in self.waiting.drain(..) {
            if self.queue.send(message).is_err() {
                break;
            }
        }
        thread.join().ok();
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.finish();
    }
}

/// The far side, on its thread.
struct Far {
    file: ProjectFile,
    answers: Answers,
    project: u64,
    pending: Vec<Change>,
    last: u64,
    /// When what is pending is to be written at the latest.
    due: Option<Instant>,
    /// Whether the window was too busy to hear that all is saved.
    unsaid: bool,
    dirty: bool,
}

impl Far {
    fn run(mut self, messages: &Receiver<Message>) {
        loop {
            match messages.recv_timeout(self.patience()) {
                Ok(Message::Change { number, urgent, change }) => self.take(number, *change, urgent),
                Ok(Message::Flush) => {
                    self.commit().ok();
                }
                Ok(Message::Copy(path)) => self.copy(path),
                // Where this fails, the question is asked once more one day; no work is lost.
                Ok(Message::Answers(answers)) => self.dirty |= self.file.keep_answers(&answers).is_ok(),
                Ok(Message::CountAnswers { empty }) => self.count_answers(empty),
                Err(RecvTimeoutError::Timeout) => self.rest(),
                Ok(Message::Close) | Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        // What could not be written is said by `commit`; there is nobody left to tell that closing failed.
        self.commit().ok();
        self.file.close().ok();
    }

    fn patience(&self) -> Duration {
        let rest = if self.unsaid { GATHER } else { REST };
        self.due.map_or(rest, |due| due.saturating_duration_since(Instant::now()))
    }

    fn take(&mut self, number: u64, change: Change, urgent: bool) {
        self.pending.push(change);
        self.last = number;
        let now = Instant::now();
        if *self.due.get_or_insert(now + GATHER) <= now || urgent {
            // What could not be written stays pending.
            self.commit().ok();
        }
    }

    fn rest(&mut self) {
        if self.due.is_some() {
            self.commit().ok();
        } else if self.unsaid {
            self.say_saved();
        } else if self.dirty {
            // A checkpoint that fails is tried again at the next rest; the log itself is safe.
            self.dirty = self.file.checkpoint().is_err();
        }
    }

    /// Writes what is pending; where that fails, it stays pending and is tried again after a while.
    fn commit(&mut self) -> Result<(), StoreError> {
        self.due = None;
        if self.pending.is_empty() {
            return Ok(());
        }
        match self.file.write(&self.pending) {
            Ok(()) => {
                self.pending.clear();
                self.dirty = true;
                self.say_saved();
                Ok(())
            }
            Err(error) => {
                self.due = Some(Instant::now() + REST);
                // A window that has no room for it has heard it before, and hears it again.
                self.answers.offer(JobEvent::NotSaved(self.project, not_saved(&error)));
                Err(error)
            }
        }
    }

    /// Never waits for the window, which may be waiting for this thread to end. The number says all that the ones before said.
    fn say_saved(&mut self) {
        self.unsaid = !self.answers.offer(JobEvent::Saved(self.project, self.last));
    }

    fn count_answers(&mut self, empty: bool) {
        let emptied = if empty { self.file.empty_answers() } else { Ok(()) };
        self.dirty |= empty;
        let result = emptied.and_then(|()| self.file.count_answers()).map_err(|error| {
            Notice::error(format!("The kept answers could not be taken out: {error}"), error.hint())
        });
        // A window that has no room for it shows no count.
        self.answers.offer(JobEvent::AnswersKept(self.project, result));
    }

    /// Where the project's own disk fails, the copy is the way out: it gets what is on disk and the changes that are not.
    fn copy(&mut self, path: PathBuf) {
        let original_saved = self.commit().is_ok();
        let result =
            self.file.save_copy_with(&path, &self.pending).map(|()| Copied { path, original_saved }).map_err(
                |error| Notice::error(format!("The copy could not be written: {error}"), error.hint()),
            );
        self.answers.send(JobEvent::Copied(self.project, result));
    }
}

fn not_saved(error: &StoreError) -> Notice {
    let hint = format!("{} Nothing is lost while this window is open", error.hint());
    Notice::error(format!("The last changes are not on disk yet: {error}"), hint)
        .with_action(NoticeAction::TrySavingAgain)
}
