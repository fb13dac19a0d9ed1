//! What can go wrong with files, and the words for what to do next.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// A file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("there is no file {}", path.display())]
    NotFound {
        /// The file.
        path: PathBuf,
    },
    /// The file is of another program.
    #[error("not a project, glossary or memory of Muqabala: {}", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The file was written by a newer version of Muqabala, which this one cannot read.
    #[error("the file is of version {version}, newer than this program: {}", path.display())]
    Newer {
        /// The version of the file.
        version: u32,
        /// The file.
        path: PathBuf,
    },
    /// A file that must not be overwritten is there.
    #[error("there is already a file {}", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The folder for a new file is not there.
    #[error("there is no folder {}", path.display())]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A project, glossary or memory stands where another kind of file was to be written.
    #[error("{} is a project, glossary or memory of Muqabala, which is not replaced by another kind of file", path.display())]
    Precious {
        /// The file.
        path: PathBuf,
    },
    /// The project is open in another window.
    #[error("the project is open elsewhere: {}", path.display())]
    OpenElsewhere {
        /// The file.
        path: PathBuf,
    },
    /// The project was opened for reading only.
    #[error("the file is open for reading only: {}", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file is larger than what may be read.
    #[error("the file is larger than {limit} bytes: {}", path.display())]
    TooLarge {
        /// How many bytes may be read.
        limit: u64,
        /// The file.
        path: PathBuf,
    },
    /// The system names no folder for the data of this user.
    #[error("no folder is known for the data of this user")]
    NoHome,
    /// `SQLite` refuses.
    #[error("{source}: {}", path.display())]
    Database {
        /// What `SQLite` says.
        source: rusqlite::Error,
        /// The file.
        path: PathBuf,
    },
    /// The system refuses.
    #[error("{source}: {}", path.display())]
    File {
        /// What the system says.
        source: io::Error,
        /// The file or folder.
        path: PathBuf,
    },
}

/// The kinds of errors that a notice words differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreErrorKind {
    /// There is no such file.
    NotFound,
    /// The file is of another program.
    NotOurs,
    /// The file is of a newer version.
    Newer,
    /// A file that must not be overwritten is there.
    Exists,
    /// The folder for a new file is not there.
    NoFolder,
    /// The file or its folder cannot be written to.
    NotWritable,
    /// No room is left.
    DiskFull,
    /// The file's content makes no sense.
    Damaged,
    /// Another program holds the file.
    Busy,
    /// Anything else.
    Other,
}

impl StoreError {
    /// Which kind of error it is.
    pub fn kind(&self) -> StoreErrorKind {
        match self {
            Self::NotFound { .. } => StoreErrorKind::NotFound,
            Self::NotOurs { .. } => StoreErrorKind::NotOurs,
            Self::Newer { .. } => StoreErrorKind::Newer,
            Self::Exists { .. } | Self::Precious { .. } => StoreErrorKind::Exists,
            Self::NoFolder { .. } => StoreErrorKind::NoFolder,
            Self::OpenElsewhere { .. } => StoreErrorKind::Busy,
            Self::ReadOnly { .. } => StoreErrorKind::NotWritable,
            Self::TooLarge { .. } | Self::NoHome => StoreErrorKind::Other,
            Self::Database { source, .. } => kind_of_database(source),
            Self::File { source, .. } => kind_of_io(source.kind()),
        }
    }

    /// What the user can do next, as a sentence.
    pub fn hint(&self) -> &'static str {
        match self.kind() {
            StoreErrorKind::NotFound => "Look whether the file was moved or renamed.",
            StoreErrorKind::NotOurs => "Choose a project file of Muqabala; articles are opened by importing.",
            StoreErrorKind::Newer => "Open it with the newer version of Muqabala that wrote it.",
            StoreErrorKind::Exists => "Choose another name.",
            StoreErrorKind::NoFolder => "Make the folder, or choose one that is there.",
            StoreErrorKind::NotWritable => "Save a copy to a folder that you may write to.",
            StoreErrorKind::DiskFull => "Free some space on the disk; nothing that was saved is lost.",
            StoreErrorKind::Damaged => "Open a copy of the file if you have one.",
            StoreErrorKind::Busy => "Close the other window or program that uses the file, then try again.",
            StoreErrorKind::Other => "Try again, or choose another place.",
        }
    }

    pub(super) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path: path.to_owned() },
            _ => Self::File { source: plain(source), path: path.to_owned() },
        }
    }

    pub(super) fn database(path: &Path) -> impl FnOnce(rusqlite::Error) -> Self {
        move |source| match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotOurs { path: path.to_owned() },
            _ => Self::Database { source, path: path.to_owned() },
        }
    }
}

/// The error without the name of the temporary file that the library of temporary files adds.
fn plain(source: io::Error) -> io::Error {
    let is_wrapped = source.raw_os_error().is_none() && source.kind() != io::ErrorKind::Other;
    if is_wrapped { io::Error::from(source.kind()) } else { source }
}

fn kind_of_database(error: &rusqlite::Error) -> StoreErrorKind {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreErrorKind::DiskFull,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreErrorKind::Busy,
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            StoreErrorKind::NotWritable
        }
        // Without a code a value was not what the table promises; the unknown code is a table that is not there.
        None | Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown) => {
            StoreErrorKind::Damaged
        }
        Some(_) => StoreErrorKind::Other,
    }
}

fn kind_of_io(kind: io::ErrorKind) -> StoreErrorKind {
    match kind {
        io::ErrorKind::NotFound => StoreErrorKind::NotFound,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreErrorKind::NotWritable,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreErrorKind::DiskFull,
        io::ErrorKind::WouldBlock | io::ErrorKind::ResourceBusy => StoreErrorKind::Busy,
        _ => StoreErrorKind::Other,
    }
}
