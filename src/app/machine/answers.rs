//! Answers that are kept, so that the same question is never paid for twice: those of this session at hand, all in the project.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::store::{KeptAnswer, kept_answers};

/// So many answers are at hand; older ones are in the project file by then.
const AT_HAND: usize = 4096;

/// The answers of one project. Copies share what is at hand.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct AnswerCache {
    path: PathBuf,
    /// What came in this session, and may not be on disk yet.
    fresh: Arc<Mutex<HashMap<String, String>>>,
}

impl AnswerCache {
    /// The answers of the project at `path`.
    pub(in crate::app) fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), fresh: Arc::default() }
    }

    /// The answers to the questions of these names, as far as there are any.
    pub(in crate::app) fn find<'a>(
        &self,
        keys: impl Iterator<Item = &'a str> + Clone,
    ) -> HashMap<String, String> {
        let mut found = kept_answers(&self.path, keys.clone());
        let fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        let at_hand = keys.filter_map(|key| Some((key.to_owned(), fresh.get(key)?.clone())));
        found.extend(at_hand);
        found
    }

    /// Has answers at hand from now on.
    pub(in crate::app) fn keep(&self, answers: &[KeptAnswer]) {
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        if fresh.len() + answers.len() > AT_HAND {
            fresh.clear();
        }
        fresh.extend(answers.iter().map(|answer| (answer.key.clone(), answer.text.clone())));
    }

    /// Forgets what is at hand; the project file is emptied by its writer.
    pub(in crate::app) fn forget(&self) {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
