//! The memory files of the open project, and what is known of them.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::MemoryPreview;
use super::clean::MemoryFlaws;
use super::concordance::Concordances;
use super::read::turned;
use crate::app::{Memory, Notice};
use crate::assist::Concordance;
use crate::model::{AttachedMemory, TranslationUnit};
use crate::store::{ImportRecord, MemoryFile, MemoryInfo, PairCount, StoreError, UnitStep};
use crate::text::Language;

/// The memories of the open project, the one that counts most first.
#[derive(Default)]
pub struct Memories {
    /// The memories.
    pub all: Vec<OpenMemory>,
    /// The search for a piece of text in them.
    pub concordances: Concordances,
    /// What a file would bring into a memory, until it is imported or not.
    pub preview: Option<Preview>,
    /// The flaws of a memory, by its number, until they are cleaned or not.
    pub flaws: Option<(usize, MemoryFlaws)>,
    /// What takes long and goes on.
    pub work: Option<Arc<Work>>,
    /// The mark by which memories know the project's segments.
    pub(in crate::app) mark: String,
}

/// A unit of a memory file that is to be put right by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedUnit {
    /// The memory.
    pub path: String,
    /// Its name.
    pub memory: String,
    /// The unit, as the article reads it.
    pub unit: TranslationUnit,
}

/// A memory file of the project.
pub struct OpenMemory {
    /// As the project names it.
    pub attached: AttachedMemory,
    /// What there is in it; none while it is being read, else why it cannot be used.
    pub about: Option<Result<About, String>>,
    /// The memory as the look-up sees it; none before it was read.
    pub(in crate::app) searched: Option<Arc<Memory>>,
    /// Its texts for the concordance; none before they were asked for.
    pub(in crate::app) texts: Arc<RwLock<Option<Concordance>>>,
}

/// What there is in a memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Name, languages and author.
    pub info: MemoryInfo,
    /// How many units.
    pub units: usize,
    /// How many of each pair of languages, the most first.
    pub pairs: Vec<PairCount>,
    /// The imports, the newest first.
    pub imports: Vec<ImportRecord>,
    /// Whether the file can be written to.
    pub writable: bool,
}

/// A file that is to be imported, and what there is in it.
pub struct Preview {
    /// The memory that it is for.
    pub memory: usize,
    /// The file.
    pub path: std::path::PathBuf,
    /// What there is in it.
    pub found: MemoryPreview,
}

/// Work that takes long, as both sides see it.
#[derive(Debug)]
pub struct Work {
    /// What goes on, for people.
    pub words: String,
    thousandths: AtomicU32,
    stop: AtomicBool,
}

impl Work {
    pub(in crate::app) fn new(words: String) -> Arc<Self> {
        Arc::new(Self { words, thousandths: AtomicU32::new(0), stop: AtomicBool::new(false) })
    }

    /// How far it is, from 0 to 1.
    pub fn done(&self) -> f32 {
        self.thousandths.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Asks it to stop.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Says how far it is; whether it is to go on.
    pub(in crate::app) fn going(&self, done: f32) -> bool {
        self.thousandths.store((done * 1000.0) as u32, Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }
}

impl Memories {
    /// The number of a memory file.
    pub(in crate::app) fn number(&self, path: &str) -> Option<usize> {
        self.all.iter().position(|memory| memory.attached.path == path)
    }
}

impl OpenMemory {
    pub(in crate::app) fn new(attached: AttachedMemory) -> Self {
        Self { attached, about: None, searched: None, texts: Arc::default() }
    }

    /// Its name, or that of the file without the ending.
    pub fn name(&self) -> String {
        let named =
            self.about.as_ref().and_then(|about| about.as_ref().ok()).map(|about| about.info.name.clone());
        named.filter(|name| !name.is_empty()).unwrap_or_else(|| stem(Path::new(&self.attached.path)))
    }

    /// Brings what is searched up to date, in the languages of the article.
    pub(in crate::app) fn follow(&self, step: &UnitStep, languages: Option<&(Language, Language)>) {
        if let Some(searched) = &self.searched {
            for id in &step.gone {
                searched.remove(id.0);
            }
            for unit in step.put.iter().filter_map(|unit| turned(unit.clone(), languages)) {
                searched.put(unit);
            }
        }
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        let Some(texts) = texts.as_mut() else { return };
        for id in &step.gone {
            texts.remove(id.0);
        }
        for unit in &step.put {
            texts.put(unit.id.0, (&unit.plain_source(), &unit.plain_target()), unit.touched_at());
        }
    }

    /// Forgets the texts for the concordance: they are read again when they are asked for.
    pub(in crate::app) fn forget_texts(&self) {
        *self.texts.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Looks into a memory file.
pub(in crate::app) fn about(path: &Path) -> Result<About, Notice> {
    let look = || {
        let memory = MemoryFile::open(path).or_else(|_| MemoryFile::open_for_reading(path))?;
        Ok(About {
            info: memory.info()?,
            units: memory.len()?,
            pairs: memory.pairs()?,
            imports: memory.imports()?,
            writable: memory.is_writable(),
        })
    };
    look().map_err(|error: StoreError| {
        let summary = format!("The memory {} could not be opened: {error}", stem(path));
        Notice::error(summary, error.hint())
    })
}

pub(in crate::app) fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
