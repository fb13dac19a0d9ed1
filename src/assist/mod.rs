//! What helps the translator, computed from plain data: terms, names and counts. Nothing here can fail, wait or look at a clock.

mod align;
mod candidates;
mod completion;
mod concordance;
mod glossary;
mod matches;
mod memory_flaws;
mod memory_index;
mod names;
mod post_editing;
mod progress;
mod terms;
mod verdict;
mod word_list;
mod words;

pub use align::{AlignLexicon, AlignText, Aligner, Bead, BeadEvidence, BeadWord};
pub use candidates::{Candidate, CandidateSegment, term_candidates};
pub use completion::{Completer, Completion, Offer, OfferKind, likely_words};
pub use concordance::{Concordance, ConcordanceHit, ConcordanceQuery, Sides};
pub use glossary::{
    Bulk, Duplicate, GlossaryFilter, GlossaryIssue, GlossaryRule, GlossaryTable, Likeness, SortBy,
    bulk_edits, check_glossary, duplicates, merge_edits, merged, search_fold, without_duplicates,
};
pub use matches::{
    Adaptation, Adapted, Asked, CONTEXT, Difference, EXACT, Only, Penalties, Pieces, Rated, adaptations,
    adapted, difference, renumbered, similarity,
};
pub use memory_flaws::{MemoryFlaw, memory_flaws};
pub use memory_index::{
    Candidate as MemoryCandidate, IndexBuilder, IndexError, MemoryIndex, SharedRun, tokens as memory_tokens,
};
pub use names::{Name, NameChoice, NameIssue, NameKind, NameLedger, NameSegment, Spelling, respelled};
pub use post_editing::{PostEditing, post_edited, post_editing};
pub use progress::Progress;
pub use terms::{
    FormSearch, Grade, ProposedForm, Search, TermHit, TermIndex, TermSource, find_term, propose_forms,
};
pub use verdict::{ExpectedTerm, Question, TermObeyed, Violation, ViolationRule, obeyed, verdict};
