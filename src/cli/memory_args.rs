//! The words of the commands for translation memories.

use std::path::PathBuf;

use clap::Subcommand;

/// A memory is a memory file (.mqm), a TMX, a TSV or CSV (source, target, then anything) or, to read, a project (.mqb).
#[derive(Debug, Subcommand)]
pub(super) enum MemoryTask {
    /// Add the units of files to a memory, which is made where it is not there
    Import {
        /// The memory (.mqm)
        memory: PathBuf,
        /// The files to read
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Name of a memory that is made
        #[arg(long, default_value = "")]
        name: String,
        /// Author of a memory that is made
        #[arg(long, default_value = "")]
        author: String,
    },
    /// Write a memory as TMX, TSV, CSV or another memory, by the ending of the name
    Export {
        /// The memory to read
        memory: PathBuf,
        /// The file to write
        output: PathBuf,
    },
    /// Find the units that are like a text: `query no<TAB>score<TAB>source<TAB>target<TAB>origin`
    Search(super::memory_search::SearchArgs),
    /// Print what there is in a memory: name, author, languages, units, pairs of languages, imports
    Info {
        /// The memory
        memory: PathBuf,
    },
}
