//! Exports as PDF: the pages, with fonts of the system for characters that the program's own lack.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use super::{Export, Format, Layout, fonts};
use crate::formats::Bilingual;
use crate::formats::pdf::{self, FACES, Made, Page, Shown};
use crate::typeset::Fonts;

/// The names of the fonts that a PDF can be set in.
pub const PDF_FONTS: [&str; 3] = [FACES[0].0, FACES[1].0, FACES[2].0];

/// The first page of an export.
#[derive(Clone, Debug)]
pub struct Pictured {
    /// The page.
    pub page: Page,
    /// Whether the file will have exactly this page.
    pub exact: bool,
}

/// An export that is being made: how far it is, and whether it is to stop.
#[derive(Clone, Debug)]
pub struct Exporting {
    pages: Arc<AtomicUsize>,
    stopped: Arc<AtomicBool>,
    since: Instant,
}

impl Default for Exporting {
    fn default() -> Self {
        Self { pages: Arc::default(), stopped: Arc::default(), since: Instant::now() }
    }
}

impl Exporting {
    /// How many pages are done; 0 where the file has none.
    pub fn pages(&self) -> usize {
        self.pages.load(Ordering::Relaxed)
    }

    /// When it began.
    pub fn since(&self) -> Instant {
        self.since
    }

    /// Whether it was stopped.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    fn turn(&self, page: usize) -> bool {
        self.pages.store(page, Ordering::Relaxed);
        !self.is_stopped()
    }
}

impl Export {
    /// The bytes of an export of both texts, or of the translation as pages; what PDF there is where it was stopped.
    pub(super) fn render(&self, bilingual: &Bilingual, exporting: &Exporting) -> Result<Vec<u8>, String> {
        match self.format {
            Format::Pdf => render(self.layout, bilingual, exporting),
            _ => super::render(self.layout, self.format, bilingual),
        }
    }
}

/// The whole file; cut off where `exporting` was stopped.
pub(super) fn render(
    layout: Layout,
    bilingual: &Bilingual,
    exporting: &Exporting,
) -> Result<Vec<u8>, String> {
    let mut fonts = Fonts::new();
    let write = |fonts: &mut Fonts| {
        let mut turn = |page| exporting.turn(page);
        pdf::write(bilingual, shown(layout), fonts, &mut turn).map_err(|error| error.to_string())
    };
    let Made { bytes, missing } = write(&mut fonts)?;
    if missing.is_empty() || exporting.is_stopped() || !fonts::add_for(&mut fonts, missing) {
        return Ok(bytes);
    }
    write(&mut fonts).map(|made| made.bytes)
}

/// The first page, with the fonts that the window has found: it draws the page with the same ones.
pub(super) fn first_page(layout: Layout, bilingual: &Bilingual, found: &[Arc<[u8]>]) -> Option<Page> {
    let mut fonts = Fonts::new();
    for font in found {
        fonts.add_font(Arc::clone(font));
    }
    let mut first = None;
    let mut sink = |page| {
        first = Some(page);
        false
    };
    pdf::pages(bilingual, shown(layout), &mut fonts, &mut sink);
    first
}

/// What the pages show.
fn shown(layout: Layout) -> Shown {
    match layout {
        Layout::Bilingual => Shown::Both,
        Layout::Target => Shown::Target,
    }
}
