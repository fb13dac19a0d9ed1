//! What helps the translator, computed from plain data: terms and counts. Nothing here can fail, wait or look at a clock.

mod glossary;
mod progress;
mod terms;

pub use glossary::{
    Bulk, Duplicate, GlossaryFilter, GlossaryIssue, GlossaryRule, GlossaryTable, Likeness, SortBy,
    bulk_edits, check_glossary, duplicates, merge_edits, merged, search_fold, without_duplicates,
};
pub use progress::Progress;
pub use terms::{
    FormSearch, Grade, ProposedForm, Search, TermHit, TermIndex, TermSource, find_term, propose_forms,
};
