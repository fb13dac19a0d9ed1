//! Files: the project file, shared glossaries, memories, settings, recent projects, and writing that never leaves half a file.
//!
//! Nothing here starts a thread; the writer thread and the jobs of `app` call it.

mod atomic;
mod dictionaries;
mod error;
mod folders;
mod glossary_file;
mod json_file;
mod lock;
mod machine;
mod memory_file;
mod presets;
mod project_file;
mod recent;
mod settings;
mod system;

pub use atomic::{open_input, read_file, write_atomic, write_atomic_with, write_private};
pub use dictionaries::{
    DictionaryFiles, installed_dictionaries, is_dictionary, is_packed_dictionary, read_dictionary_files,
};
pub use error::{StoreError, StoreErrorKind};
pub use folders::{Folders, is_named_after};
pub use glossary_file::{
    create_glossary, load_glossary_for_reading, load_project_entries, load_shared_entries, open_glossary,
};
pub use machine::{
    EngineSetting, KeyPlace, Keys, MachineSettings, MonthlyUse, Sent, SentLog, key_from_environment,
    keyring_key, remove_keyring_key, set_keyring_key,
};
pub use memory_file::{
    Import, ImportRecord, MemoryFile, MemoryInfo, MemoryState, PairCount, UnitChange, UnitStep,
};
pub use presets::{ExportPreset, ExportPresets, LastExport};
pub use project_file::{
    Access, Change, KeptAnswer, Opened, ProjectFile, Reason, SourceBytes, holds_source, kept_answers,
    load_for_reading,
};
pub use recent::{Recent, RecentProject};
pub use settings::{Settings, Theme};
pub use system::{
    create_log, documents_folder, files_under, has_graphics_driver, home, loader_cache, make_folder,
    open_with_system, paths_beginning, system_fonts,
};
