//! Muqabala: a workbench for people who translate Arabic articles.
//!
//! Folders are ranked, and a module uses only modules of a lower rank; `tests/it/architecture.rs` enforces it.

pub mod app;
pub mod assist;
pub mod cli;
pub mod formats;
pub mod model;
pub mod mt;
pub mod store;
pub mod text;
pub mod typeset;
pub mod ui;
