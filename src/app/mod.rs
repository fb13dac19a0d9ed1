//! The workbench without its window: what is open, what the user may do, and what goes on in the background.
//!
//! An [`Action`] (no data) becomes a [`Command`] (with data), which [`Workspace::execute`] runs as a reversible edit or as a
//! job. Jobs answer with a [`JobEvent`](jobs::JobEvent), taken in by [`Workspace::poll`].

mod action;
mod align;
pub mod clock;
mod command;
mod completion;
mod dictionaries;
mod execute;
mod export;
mod fonts;
mod glossaries;
pub mod headless;
pub mod headless_machine;
mod intake;
pub mod jobs;
mod lookups;
mod machine;
mod matches;
mod memory;
mod notice;
mod open;
mod opening;
mod paired;
mod pdf;
mod presets;
mod review;
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
    AlignCommand, AlignCounts, AlignKnowledge, AlignMove, Aligning, DOUBTFUL, FilePair, FolderReport,
    PairText, Pairing, SURE, align_texts, alignment_of, figures, load_words, no_pairs, tmx_of,
    units_of_alignment,
};
pub use command::{Command, Move, Reread};
pub use completion::{Known, completer};
pub use dictionaries::{Dictionaries, DictionaryHit};
pub use export::{Export, Format, Layout, bilingual, render};
pub use glossaries::{
    GlossaryKind, LoadedGlossary, languages_of, load_glossary, preview_glossary, save_glossary,
};
pub use intake::{Article, IntakeOptions, build_document, build_document_by, read_article};
pub use lookups::Lookups;
pub use machine::{
    Asking, DocumentRun, Estimate, Failure, Judged, Machine, MachineEvent, MachineTest, Suggestion, account,
};
pub use matches::{
    Analysis, Band, FillOptions, Filled, Fragment, Match, MatchBook, Matches, Memory, Names, Proposal,
    Wanted, analyse, fillings, likely, look_up,
};
pub use memory::{
    About, Concordances, EditedUnit, Found, FoundLine, FoundUnit, ImportReport, LoadedMemory, Memories,
    MemoryAnswer, MemoryCommand, MemoryFlaws, MemoryFormat, MemoryKind, MemoryOptions, MemoryPreview,
    MemoryRead, MemoryStep, OpenMemory, PendingImport, Units, Work, export_memory, import_memory,
    preview_memory, read_memory, search_memories, units_of_project,
};
pub use notice::{Notice, NoticeAction, Notices, Severity};
pub use paired::Translated;
pub use pdf::{Exporting, PDF_FONTS, Pictured};
pub use presets::{ExportStep, PresetChange};
pub use review::{Review, ReviewChoice, accept_review, compare_review};
pub use segmentation::{LoadedRules, load_rules};
pub use shared::Shared;
pub use study::{NAME_DOMAIN, Study, candidates_of};
pub use term_finder::{FoundTerm, TermFinder};
pub use terms::{EntryKey, TermHit};
pub use used::Used;
pub use workspace::{Open, PreTranslation, Prompt, Saved, Tabulated, Workspace};

pub use crate::assist::{
    Bead, BeadEvidence, BeadWord, Bulk, Candidate, ConcordanceQuery, Duplicate, FormSearch, GlossaryFilter,
    GlossaryIssue, GlossaryRule, GlossaryTable, Grade, Likeness, MemoryFlaw, Name, NameIssue, NameKind,
    NameLedger, Only, PostEditing, Progress, ProposedForm, Sides, SortBy, Spelling, TermObeyed, Violation,
    ViolationRule, check_glossary, duplicates, find_term, merged, post_edited, without_duplicates,
};
pub use crate::assist::{Completer, Completion, Offer, OfferKind};
pub use crate::formats::encodings;
pub use crate::formats::glossary::{
    Column, EntryField, GlossaryFormat, Mapping, Preview, ReadOptions, TermField, WriteOptions,
};
pub use crate::formats::pdf::{Ink, Line as PageLine, Page};
pub use crate::formats::review::{ProblemKind, ReviewChange, ReviewComment, ReviewDiff, ReviewProblem};
pub use crate::formats::srx::Cutter;
pub use crate::mt::{Catalog, EngineKind, Secret};
pub use crate::store::{
    Access, EngineSetting, ExportPreset, Folders, ImportRecord, KeyPlace, MachineSettings, MemoryFile,
    MemoryInfo, PairCount, Reason, RecentProject, Sent, Settings, StoreError as MemoryError, Theme,
    create_log, documents_folder, files_under, has_graphics_driver, home, loader_cache, paths_beginning,
};
