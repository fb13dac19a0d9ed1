//! Translation memories as TMX (LISA, 1.1 to 1.4b).

mod chunks;
mod entry;
mod head;
mod inline;
mod parse;
mod props;
mod read;
mod seg;
mod tagged;
#[cfg(test)]
mod tests;
mod write;

pub use entry::{Entry, Variant};
pub use head::Head;
pub use read::TmxReader;
pub use write::TmxWriter;
