//! The window: its look, its parts, and the text in it.
//!
//! `startup` opens it, `app` runs a frame: panels look at the workspace through [`parts::Parts`] and push commands and actions,
//! which run once, in one place, when all is painted.

pub mod about;
pub mod align;
mod app;
pub mod controls;
pub mod dialogs;
pub mod dispatch;
pub mod frame_log;
pub mod glossary;
pub mod grid;
pub mod header;
pub mod heights;
mod input;
pub mod keymap;
pub mod likely;
pub mod palette;
pub mod panel;
pub mod parts;
pub mod picker;
pub mod start_page;
pub mod startup;
pub mod status;
pub mod text;
pub mod theme;
pub mod top_bar;

pub use app::App;
pub use startup::run;
