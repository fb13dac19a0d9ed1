//! Exports as PDF: the pages, with fonts of the system for characters that the program's own lack.

use super::Layout;
use super::fonts;
use crate::formats::Bilingual;
use crate::formats::pdf::{self, Made, Shown};
use crate::typeset::Fonts;

/// The whole file.
pub(super) fn render(layout: Layout, bilingual: &Bilingual) -> Result<Vec<u8>, String> {
    let mut fonts = Fonts::new();
    let write = |fonts: &mut Fonts| {
        pdf::write(bilingual, shown(layout), fonts, &mut |_| true).map_err(|error| error.to_string())
    };
    let Made { bytes, missing } = write(&mut fonts)?;
    if missing.is_empty() || !fonts::add_for(&mut fonts, missing) {
        return Ok(bytes);
    }
    write(&mut fonts).map(|made| made.bytes)
}

/// What the pages show.
fn shown(layout: Layout) -> Shown {
    match layout {
        Layout::Bilingual => Shown::Both,
        Layout::Target => Shown::Target,
    }
}
