//! The command that finds the units of a memory that are like a text.

use std::io::{self, Write};
use std::path::PathBuf;

use super::Failure;
use super::commands::{field, print, unreadable};
use super::glossary::tell;
use crate::app::{Folders, LoadedMemory, MemoryOptions, headless, search_memories};

/// What is looked for, and how.
#[derive(Debug, clap::Args)]
pub(super) struct SearchArgs {
    /// A memory; give it several times for several, the one that counts most first
    #[arg(long, required = true, value_name = "M")]
    memory: Vec<PathBuf>,
    /// The text to look for
    #[arg(long, value_name = "TEXT", required_unless_present = "queries")]
    query: Option<String>,
    /// A file of texts to look for, one a line
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    queries: Option<PathBuf>,
    /// The lowest score
    #[arg(long, default_value_t = 70, value_name = "SCORE")]
    min: u8,
    /// At most so many for each text
    #[arg(long, default_value_t = 5, value_name = "N")]
    limit: usize,
    /// Score by whole words alone: 1 − edit distance / longer length
    #[arg(long)]
    tokens: bool,
}

/// Prints a line for each match: `query no<TAB>score<TAB>source<TAB>target<TAB>origin`.
pub(super) fn run(
    args: &SearchArgs,
    options: &MemoryOptions,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    let queries = match (&args.query, &args.queries) {
        (Some(query), _) => vec![query.clone()],
        (None, Some(file)) => {
            headless::read_lines(file, options.encoding.as_deref()).map_err(|notice| unreadable(&notice))?
        }
        (None, None) => Vec::new(),
    };
    let folders = Folders::of_user().ok();
    let mut memories = Vec::new();
    for path in &args.memory {
        let memory =
            LoadedMemory::load(path, options, folders.as_ref()).map_err(|notice| unreadable(&notice))?;
        tell(err, path, &memory.warnings);
        memories.push(memory);
    }
    let mut out = io::BufWriter::new(out);
    for (number, query) in queries.iter().enumerate() {
        for found in search_memories(&memories, query, (args.min, args.limit), args.tokens) {
            let (source, target) = (field(&found.unit.plain_source()), field(&found.unit.plain_target()));
            let (score, origin) = (found.score, field(&found.memory));
            print(writeln!(out, "{number}\t{score}\t{source}\t{target}\t{origin}"))?;
        }
    }
    print(out.flush())
}
