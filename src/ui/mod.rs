//! The window: its look, its parts, and the text in it.

pub mod controls;
pub mod frame_log;
pub mod heights;
pub mod text;
pub mod theme;
