//! Existing translations: what is known of words, the alignment of two articles, and what becomes of it.

mod begin;
mod command;
mod fill;
mod folder;
mod knowledge;
mod names;
mod pair;
mod realign;
mod session;
mod texts;
mod units;

pub(super) use begin::Begun;
pub(super) use begin::{Sources, aligner_of, begin};
pub use command::AlignCommand;
pub(super) use fill::fill;
pub(super) use folder::align_folder;
pub use folder::{FolderReport, figures, no_pairs};
pub use knowledge::{AlignKnowledge, load_words};
pub use names::{FilePair, Pairing};
pub use pair::alignment_of;
pub(super) use realign::{cut_text, realigned};
pub use session::{AlignCounts, AlignMove, Aligning, DOUBTFUL, SURE};
pub use texts::{PairText, align_texts};
pub(super) use units::write_tmx;
pub use units::{tmx_of, units_of_alignment};
