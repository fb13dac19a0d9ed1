//! What a document may cost at most; a file that asks for more is damaged or made to do harm.

/// The most files in an archive.
pub(super) const ENTRIES: usize = 20_000;

/// The most bytes of one part, unpacked.
pub(super) const PART_BYTES: u64 = 128 << 20;

/// The most bytes of all parts that are read, unpacked.
pub(super) const TOTAL_BYTES: u64 = 256 << 20;

/// The most bytes that one packed byte may become, in parts of more than `RATIO_FROM` bytes. Long documents of repeated markup
/// reach 60; deflate itself ends at 1032.
pub(super) const RATIO: u64 = 300;

/// Smaller parts may be packed as tightly as they like.
pub(super) const RATIO_FROM: u64 = 8 << 20;

/// The most elements inside of each other; a table in a text box in a table has about 40.
pub(super) const DEPTH: usize = 200;
