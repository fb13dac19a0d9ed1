//! Translation memories of any kind from and to files.

mod compact;
mod export;
mod import;
mod kind;
mod loaded;
mod read;
mod search;
pub(super) mod units;

pub use compact::Units;
pub use export::export_memory;
pub use import::{ImportReport, MemoryPreview, import_memory, preview_memory};
pub use kind::{MemoryFormat, MemoryKind};
pub use loaded::LoadedMemory;
pub use read::{MemoryOptions, MemoryRead, MemoryStep, read_memory};
pub use search::{FoundUnit, search_memories};
pub(in crate::app) use units::unit_of_segment;
pub use units::units_of_project;
