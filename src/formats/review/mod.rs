//! Files that a reviewer sends back: what was written into them, and what is there now.

mod identity;

pub use identity::{Identity, Place, essence};

pub(super) use identity::of_cells;
