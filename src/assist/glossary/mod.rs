//! A glossary as its manager sees it: a table that is searched as one types, duplicates, changes of many entries at once, checks.

mod bulk;
mod check;
mod duplicates;
mod filter;
mod merge;
mod search;
mod table;

pub use bulk::{Bulk, bulk_edits};
pub use check::{GlossaryIssue, GlossaryRule, check_glossary};
pub use duplicates::{Duplicate, Likeness, duplicates};
pub use filter::GlossaryFilter;
pub use merge::{merge_edits, merged, without_duplicates};
pub use search::search_fold;
pub use table::{GlossaryTable, SortBy};
