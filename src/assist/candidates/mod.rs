//! Term candidates: the recurrent words and phrases of a document that a glossary should have, with their likely translations.

mod associate;
mod base;
mod extract;
mod general;

pub use extract::{Candidate, CandidateSegment, term_candidates};
