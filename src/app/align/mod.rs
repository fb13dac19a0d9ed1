//! Existing translations: what is known of words, and the alignment of two articles.

mod knowledge;
mod texts;

pub use knowledge::{AlignKnowledge, load_words};
pub use texts::{PairText, align_texts};
