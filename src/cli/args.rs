//! The words of the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::export::ExportArgs;
use super::import::ImportArgs;
use crate::app::{IntakeOptions, MemoryOptions, ReadOptions};
use crate::text::Language;

/// A workbench for people who translate Arabic articles.
#[derive(Debug, Parser)]
#[command(name = "muqabala", version, about, args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) task: Option<Task>,
    /// Projects (.mqb) or articles to open in the window
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// What every command understands.
#[derive(Debug, clap::Args)]
pub(super) struct Common {
    /// Encoding of the article, such as UTF-8 or windows-1256; guessed where it is not given
    #[arg(long, global = true, value_name = "NAME")]
    encoding: Option<String>,
    /// Take all of a web page and not its article alone
    #[arg(long, global = true)]
    whole_page: bool,
    /// Language of the source
    #[arg(long, global = true, value_name = "LANG")]
    from: Option<String>,
    /// Language of the translation
    #[arg(long, global = true, value_name = "LANG")]
    to: Option<String>,
}

impl Common {
    /// How a glossary is read: its languages are its own where none are named.
    pub(super) fn glossary(&self) -> ReadOptions {
        let options = self.options();
        ReadOptions { encoding: options.encoding, languages: options.languages, mapping: None }
    }

    /// How a memory is read.
    pub(super) fn memory(&self) -> MemoryOptions {
        let options = self.options();
        MemoryOptions { encoding: options.encoding, languages: options.languages }
    }

    pub(super) fn options(&self) -> IntakeOptions {
        let language = |tag: &Option<String>, usual: &str| Language::new(tag.as_deref().unwrap_or(usual));
        let named = self.from.is_some() || self.to.is_some();
        let from = language(&self.from, if self.to.as_deref() == Some("ar") { "en" } else { "ar" });
        let to = language(&self.to, if from.is_arabic_script() { "en" } else { "ar" });
        IntakeOptions {
            encoding: self.encoding.clone(),
            whole_page: self.whole_page,
            languages: named.then_some((from, to)),
            ..IntakeOptions::default()
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Make a project of an article
    New {
        /// The project file to make (.mqb)
        project: PathBuf,
        /// The article
        #[arg(long, value_name = "FILE")]
        source: PathBuf,
        /// A translation of it that exists already: it is aligned, and fills the segments
        #[arg(long, value_name = "FILE")]
        target: Option<PathBuf>,
        /// Segmentation rules (SRX) for the project instead of the built-in ones
        #[arg(long, value_name = "FILE.srx")]
        rules: Option<PathBuf>,
    },
    /// Print the segments of a file, one a line, an empty line between paragraphs
    Segment {
        /// The article
        file: PathBuf,
        /// Its language; guessed where it is not given
        #[arg(long)]
        lang: Option<String>,
        /// Segmentation rules (SRX) instead of the built-in ones
        #[arg(long, value_name = "FILE.srx")]
        rules: Option<PathBuf>,
    },
    /// Find the terms of glossaries: `id<TAB>term<TAB>start<TAB>end<TAB>grade<TAB>target`, offsets in code points
    Terms(TermsArgs),
    /// Align a text with its translation: `i,j<TAB>k<TAB>confidence`, segments counted from 0, an empty side without counterpart
    Align(AlignArgs),
    /// Export a project
    Export(Box<ExportArgs>),
    /// Read a bilingual file that a reviewer sends back, segments counted from 0: `segment<TAB>kind<TAB>before<TAB>after<TAB>author<TAB>date`
    Import(ImportArgs),
    /// Fill the segments of a project from its own memory and others
    Translate(TranslateArgs),
    /// Count segments, words and characters by repetition and best match
    Stats(StatsArgs),
    /// Work with translation memories
    Memory {
        #[command(subcommand)]
        task: super::memory_args::MemoryTask,
    },
    /// Work with glossary files
    Glossary {
        #[command(subcommand)]
        task: GlossaryTask,
    },
}

/// A glossary is a CSV, TSV, XLSX, TBX or `OmegaT` file (.txt, .tab, .utf8), a shared glossary (.mqg) or, to read, a project (.mqb).
#[derive(Debug, Subcommand)]
pub(super) enum GlossaryTask {
    /// Write a glossary as another kind of file, by the endings of the names
    Convert {
        /// The glossary to read
        input: PathBuf,
        /// The file to write
        output: PathBuf,
        /// Encoding of the file to write, where it is a text; UTF-8 where it is not given
        #[arg(long, value_name = "NAME")]
        output_encoding: Option<String>,
    },
    /// Put glossaries together; entries with the same term and translation become one
    Merge {
        /// The file to write
        output: PathBuf,
        /// The glossaries to read
        #[arg(required = true)]
        inputs: Vec<PathBuf>,
    },
    /// Find the terms that a project's glossary lacks: `count<TAB>term<TAB>translations`, the likeliest first
    Extract {
        /// The project; or an article, or a table of segments and their translations (.tsv)
        project: PathBuf,
        /// A glossary to write them to, with the likeliest translation, instead of printing them
        #[arg(short = 'o', long = "output", value_name = "OUT")]
        output: Option<PathBuf>,
        /// At most so many
        #[arg(long, default_value_t = 100, value_name = "N")]
        limit: usize,
    },
    /// Print what is wrong: `entry<TAB>severity<TAB>rule<TAB>message`, entries counted from 0
    Check {
        /// The glossary
        file: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct TranslateArgs {
    /// The project file
    pub(super) project: PathBuf,
    /// A memory, of any kind of file; give it several times for several, the one that counts most first
    #[arg(long, value_name = "M")]
    pub(super) memory: Vec<PathBuf>,
    /// Matches below this figure are not taken; 100 is the same text, 101 the same text in the same context
    #[arg(long, default_value_t = 75, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(50..=101))]
    pub(super) min: u8,
    /// Also fill segments that have a translation which is not confirmed
    #[arg(long)]
    pub(super) all: bool,
    /// Only count, and change nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    #[command(flatten)]
    pub(super) machine: super::machine::MachineArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct StatsArgs {
    /// The project file
    pub(super) project: PathBuf,
    /// A memory, of any kind of file; give it several times for several
    #[arg(long, value_name = "M")]
    pub(super) memory: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct AlignArgs {
    /// The text, or a folder of texts
    pub(super) source: PathBuf,
    /// Its translation, or the folder of the translations; of one folder, files are paired by names as `name.ar.txt`, `name.en.txt`
    pub(super) target: Option<PathBuf>,
    /// The file to write instead of the output; of folders, the folder for a file of each pair
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Each line of the files is one segment
    #[arg(long)]
    pub(super) lines: bool,
    /// A glossary whose terms help; may be given several times
    #[arg(long, value_name = "G")]
    pub(super) glossary: Vec<PathBuf>,
    /// A memory whose words are learnt: TMX, TSV, CSV, .mqm or a project; may be given several times
    #[arg(long, value_name = "M")]
    pub(super) memory: Vec<PathBuf>,
    /// A dictionary that helps: dictd (.index) or a table of two columns; may be given several times
    #[arg(long, value_name = "D")]
    pub(super) dictionary: Vec<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value = "beads")]
    pub(super) format: AlignFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AlignFormat {
    /// Numbers of the segments
    Beads,
    /// Source, translation and confidence
    Tsv,
    /// Translation units of the beads that have both sides
    Tmx,
}

#[derive(Debug, clap::Args)]
pub(super) struct TermsArgs {
    /// The text, one segment a line
    pub(super) file: PathBuf,
    /// A glossary; give it several times for several, the one that counts most first
    #[arg(long, required = true, value_name = "G")]
    pub(super) glossary: Vec<PathBuf>,
    /// Each line is `id<TAB>text`; without this the lines are counted from 0
    #[arg(long)]
    pub(super) ids: bool,
    /// Leave out the broken plurals that no entry lists
    #[arg(long)]
    pub(super) no_plural_table: bool,
}
