//! Muqabala: a workbench for people who translate Arabic articles.
//!
//! Folders are ranked, and a module uses only modules of a lower rank; `tests/it/architecture.rs` enforces it.

pub mod text;
