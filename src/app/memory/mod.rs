//! Translation memories: of any kind from and to files, those of the open project, and the search for text in them.

mod clean;
mod command;
mod compact;
mod concordance;
mod export;
mod import;
mod kind;
mod loaded;
mod open;
mod read;
mod search;
pub(super) mod units;

pub use clean::MemoryFlaws;
pub use command::{MemoryAnswer, MemoryCommand};
pub use compact::Units;
pub use concordance::{Concordances, Found, FoundLine};
pub(in crate::app) use concordance::{Searched, search, texts_of};
pub use export::export_memory;
pub use import::{ImportReport, MemoryPreview, import_memory, preview_memory};
pub use kind::{MemoryFormat, MemoryKind};
pub use loaded::LoadedMemory;
pub use open::{About, EditedUnit, Memories, OpenMemory, Preview as PendingImport, Work};
pub(in crate::app) use open::{about, stem};
pub use read::{MemoryOptions, MemoryRead, MemoryStep, read_memory};
pub use search::{FoundUnit, search_memories};
pub(in crate::app) use units::unit_of_segment;
pub use units::units_of_project;
