//! The test of an engine that is being set up.

use crate::mt::{Catalog, MtError};

/// What came of a test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MachineTest {
    /// The number of its question.
    pub(in crate::app) number: u64,
    /// What the engine offers.
    pub catalog: Option<Catalog>,
    /// What went wrong, and what to do.
    pub failure: Option<(String, String)>,
    /// Whether there is no more to come.
    pub is_done: bool,
}

impl MachineTest {
    pub(in crate::app) fn failed(error: &MtError) -> Self {
        Self { failure: Some((error.to_string(), error.hint())), is_done: true, ..Self::default() }
    }
}
