//! The project as plain data: documents, segments, glossary entries, and the edits that change them.
//!
//! [`Project::apply`] is the only way to change a project. Every [`Edit`] carries what was there before, so its inverse needs
//! nothing else, and an edit made for another state of the project is refused rather than misapplied.

mod alignment;
mod document;
mod edit;
mod glossary;
mod history;
mod project;
mod rows;
mod segment;
mod segmentation;
mod shape;
mod unit;

pub use alignment::{AlignedBead, AlignedId, AlignedText, Alignment, BeadChange, NotOfBoth};
pub use document::{Document, DocumentId, Metadata, Paragraph, ParagraphKind, segments_of};
pub use edit::{Edit, EditError, Side};
pub use glossary::{Attached, Entry, EntryId, Extra, Pair, Stamp, Term, TermStatus};
pub use history::{Group, GroupId, GroupKind, History, Step};
pub use project::Project;
pub use rows::{Row, rows_of};
pub use segment::{Origin, Segment, SegmentId, State, Status, Suggested};
pub use segmentation::Segmentation;
pub use shape::{ShapeError, merge_with_next, split};
pub use unit::{AttachedMemory, TranslationUnit, UnitId, UnitOrigin};
