//! The small parts that every panel is made of. Each carries an accessible name.
//!
//! They draw themselves: egui's style providers, which could dress its own buttons, are behind an experimental feature.

mod button;
mod checkbox;
mod chooser;
mod dialog;
mod empty;
mod key_box;
mod notice;
mod progress;
mod segmented;
mod shared;
mod tabs;

#[cfg(test)]
mod tests;

pub use button::{Button, Kind};
pub use checkbox::checkbox;
pub use chooser::{chooser, menu_row};
pub use dialog::{Dialog, DialogOutput};
pub use empty::{EmptyState, empty_state};
pub use key_box::key_box;
pub use notice::{Notice, NoticeOutput, NoticeTone};
pub use progress::{Progress, progress_bar, progress_unknown};
pub use segmented::{Choice, segmented};
pub use shared::{focus_ring, quiet_fill, tooltip};
pub(in crate::ui) use shared::{ring, tooltip_with};
pub use tabs::{Tab, tab_row};
