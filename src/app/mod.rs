//! The workbench without its window: what is open, what the user may do, and what goes on in the background.
//!
//! An [`Action`] (no data) becomes a [`Command`] (with data), which [`Workspace::execute`] runs as a reversible edit or as a
//! job. Jobs answer with a [`JobEvent`](jobs::JobEvent), taken in by [`Workspace::poll`].

mod action;
mod align;
pub mod clock;
mod command;
mod dictionaries;
mod execute;
mod export;
mod fonts;
mod glossaries;
pub mod headless;
mod intake;
pub mod jobs;
mod lookups;
mod machine;
mod memory;
mod notice;
mod opening;
mod pdf;
mod sample;
mod segmentation;
mod shared;
mod study;
mod target;
mod term_finder;
mod terms;
mod used;
mod workspace;

pub use crate::formats::{
    Bilingual, BilingualLayout, BilingualOptions, Order, PageSize, TagsShown, TextStyle, Unit, WIDTHS,
};
pub use action::{Action, Menu};
pub use align::{
    AlignCommand, AlignCounts, AlignKnowledge, AlignMove, Aligning, DOUBTFUL, PairText, SURE, align_texts,
    alignment_of, load_words, tmx_of, units_of_alignment,
};
pub use command::{Command, Move, Reread};
pub use dictionaries::{Dictionaries, DictionaryHit};
pub use export::{Export, Format, Layout, bilingual, render};
pub use glossaries::{
    GlossaryKind, LoadedGlossary, languages_of, load_glossary, preview_glossary, save_glossary,
};
pub use intake::{Article, IntakeOptions, build_document, build_document_by, read_article};
pub use lookups::Lookups;
pub use machine::{Machine, MachineState, Suggestion};
pub use memory::{
    FoundUnit, ImportReport, LoadedMemory, MemoryFormat, MemoryKind, MemoryOptions, MemoryPreview,
    MemoryRead, MemoryStep, Units, export_memory, import_memory, preview_memory, read_memory,
    search_memories, units_of_project,
};
pub use notice::{Notice, NoticeAction, Notices, Severity};
pub use segmentation::{LoadedRules, load_rules};
pub use shared::Shared;
pub use study::{NAME_DOMAIN, Study, candidates_of};
pub use term_finder::{FoundTerm, TermFinder};
pub use terms::{EntryKey, TermHit};
pub use used::Used;
pub use workspace::{Open, Prompt, Saved, Tabulated, Workspace};

pub use crate::assist::{
    Bead, BeadEvidence, BeadWord, Bulk, Candidate, Duplicate, FormSearch, GlossaryFilter, GlossaryIssue,
    GlossaryRule, GlossaryTable, Grade, Likeness, Name, NameIssue, NameKind, NameLedger, Progress,
    ProposedForm, SortBy, Spelling, check_glossary, duplicates, find_term, merged, without_duplicates,
};
pub use crate::formats::encodings;
pub use crate::formats::glossary::{
    Column, EntryField, GlossaryFormat, Mapping, Preview, ReadOptions, TermField, WriteOptions,
};
pub use crate::formats::srx::Cutter;
pub use crate::store::{
    Access, Folders, ImportRecord, MemoryFile, MemoryInfo, PairCount, Reason, RecentProject, Settings,
    StoreError as MemoryError, Theme, create_log, documents_folder, has_graphics_driver, home, loader_cache,
    paths_beginning,
};
