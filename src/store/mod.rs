//! Files: the project file, and writing that never leaves half a file.
//!
//! Nothing here starts a thread; the writer thread and the jobs of `app` call it.

mod atomic;
mod error;
mod lock;
mod project_file;

pub use atomic::{read_file, write_atomic};
pub use error::{StoreError, StoreErrorKind};
pub use project_file::{Access, Change, Opened, ProjectFile, Reason, SourceBytes, load_for_reading};
