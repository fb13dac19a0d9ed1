//! What kind of file holds a memory.

use std::path::Path;

/// What kind of file holds a memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemoryKind {
    /// A memory of this program (`.mqm`).
    Own,
    /// A file of other programs.
    File(MemoryFormat),
    /// A project (`.mqb`): its confirmed segments.
    Project,
}

/// The formats of other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemoryFormat {
    /// TMX, also the memory of an `OmegaT` project.
    Tmx,
    /// Source and target, a tab between.
    Tsv,
    /// Source and target as CSV.
    Csv,
}

impl MemoryKind {
    /// The kind of a file by the ending of its name; none for what is no memory.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_string_lossy().to_lowercase();
        match extension.as_str() {
            "mqm" => Some(Self::Own),
            "mqb" => Some(Self::Project),
            "tmx" => Some(Self::File(MemoryFormat::Tmx)),
            "tsv" | "tab" | "txt" => Some(Self::File(MemoryFormat::Tsv)),
            "csv" => Some(Self::File(MemoryFormat::Csv)),
            _ => None,
        }
    }
}
