//! The workbench without its window: what is open, what the user may do, and what goes on in the background.
//!
//! An [`Action`] (no data) becomes a [`Command`] (with data), which [`Workspace::execute`] runs as a reversible edit or as a
//! job. Jobs answer with a [`JobEvent`](jobs::JobEvent), taken in by [`Workspace::poll`].

mod action;
pub mod clock;
mod command;
mod execute;
mod export;
mod fonts;
pub mod headless;
mod intake;
pub mod jobs;
mod lookups;
mod machine;
mod notice;
mod opening;
mod sample;
mod term_source;
mod workspace;

pub use action::{Action, Menu};
pub use command::{Command, Move};
pub use export::{Export, Format, Layout, bilingual, render};
pub use intake::{Article, IntakeOptions, build_document, read_article};
pub use lookups::Lookups;
pub use machine::{Machine, MachineState, Suggestion};
pub use notice::{Notice, NoticeAction, Notices, Severity};
pub use workspace::{Open, Prompt, Saved, Workspace};

pub use crate::assist::{Grade, Progress};
/// A term of the project's glossary in a text.
pub type TermHit = crate::assist::TermHit<crate::model::EntryId>;
pub use crate::formats::encodings;
pub use crate::store::{
    Access, Folders, Reason, RecentProject, Settings, Theme, create_log, documents_folder,
    has_graphics_driver, home, loader_cache, paths_beginning,
};
