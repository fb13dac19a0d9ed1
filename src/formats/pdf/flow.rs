//! Fills pages with bands, one page after the other, and hands each over when it is full.

use super::band::{Band, Cell, Manner};
use super::page::{Ink, Page, Role, Tongue};
use crate::text::Direction;
use crate::typeset::{Face, Fonts, TextStyle};

/// The sizes of a page, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    /// At all four sides.
    pub(super) margin: f32,
    /// Whether its number stands at the foot.
    pub(super) numbered: bool,
}

impl Sheet {
    /// The width of the text.
    pub(super) fn room(&self) -> f32 {
        self.width - 2.0 * self.margin
    }
}

/// Takes a full page; false ends the work.
pub(super) type Sink<'a> = dyn FnMut(Page) -> bool + 'a;

/// The page that is being filled.
pub(super) struct Flow<'a> {
    fonts: &'a mut Fonts,
    /// Characters that no font has.
    missing: Vec<char>,
    pub(super) sheet: Sheet,
    sink: &'a mut Sink<'a>,
    page: Page,
    /// How far it is filled.
    y: f32,
    /// Whether it has nothing yet but what every page has.
    fresh: bool,
    /// What every page begins with.
    header: Option<Band>,
    /// Bands that wait for the one whose page they share.
    held: Vec<Band>,
    /// The number of the last band.
    block: u32,
    /// How many pages there are.
    pages: usize,
    stopped: bool,
}

impl<'a> Flow<'a> {
    pub(super) fn new(fonts: &'a mut Fonts, sheet: Sheet, sink: &'a mut Sink<'a>) -> Self {
        let page = Page::default();
        let (header, held) = (None, Vec::new());
        let (y, fresh, block, pages, stopped, missing) = (0.0, true, 0, 0, false, Vec::new());
        let mut flow =
            Self { fonts, missing, sheet, sink, page, y, fresh, header, held, block, pages, stopped };
        flow.open_page();
        flow
    }

    /// Sets a text in a column of this left edge and width, or across the page.
    pub(super) fn cell(&mut self, text: &str, manner: &Manner, column: Option<(f32, f32)>) -> Cell {
        let column = column.unwrap_or_else(|| (self.sheet.margin, self.sheet.room()));
        Cell::new((self.fonts, &mut self.missing), text, manner, column)
    }

    /// Puts a band below the others; false where nobody wants more pages.
    pub(super) fn push(&mut self, band: Band) -> bool {
        if band.keeps {
            self.held.push(band);
        } else {
            let mut group = std::mem::take(&mut self.held);
            group.push(band);
            self.place_together(group);
        }
        !self.stopped
    }

    /// Hands over the last page; what no font has.
    pub(super) fn finish(mut self) -> Vec<char> {
        let held = std::mem::take(&mut self.held);
        if !held.is_empty() {
            self.place_together(held);
        }
        if !self.fresh || self.pages == 1 {
            self.close_page();
        }
        self.missing
    }

    /// Bands of which all but the last stand on one page with at least the beginning of the last.
    fn place_together(&mut self, group: Vec<Band>) {
        let Some((last, heads)) = group.split_last() else { return };
        let least =
            if last.whole && last.height() <= self.full_room() { last.height() } else { last.head_height() };
        let heads: f32 = heads.iter().map(|band| band.gap + band.height()).sum();
        let needed = heads + last.gap + least;
        if !self.fresh && needed > self.room() && needed <= self.full_room() {
            self.next_page();
        }
        for band in group {
            self.place(band);
        }
    }

    fn place(&mut self, mut band: Band) {
        self.block += 1;
        let repeats = band.repeats.then(|| band.repeated());
        if !(self.fresh && self.header.is_none()) {
            self.y += band.gap;
        }
        while !self.stopped && band.height() > self.room() && !band.is_drawn() {
            let movable = !self.fresh && band.whole && band.height() <= self.full_room();
            match band.part(self.room()).filter(|_| !movable) {
                Some(counts) => self.draw(&mut band, Some(&counts)),
                None if self.fresh => {
                    let counts = band.least();
                    self.draw(&mut band, Some(&counts));
                }
                None => {}
            }
            self.next_page();
        }
        self.draw(&mut band, None);
        if repeats.is_some() {
            self.header = repeats;
        }
    }

    fn draw(&mut self, band: &mut Band, counts: Option<&[usize]>) {
        let height = band.height();
        let across = (self.sheet.margin, self.sheet.room());
        band.draw(&mut self.page, (self.y, self.block), across, counts);
        self.y += height;
        self.fresh = false;
    }

    /// The height that is left on this page.
    fn room(&self) -> f32 {
        self.bottom() - self.y
    }

    /// The height that the bands of a whole page share.
    fn full_room(&self) -> f32 {
        self.bottom() - self.sheet.margin - self.header.as_ref().map_or(0.0, Band::height)
    }

    fn bottom(&self) -> f32 {
        self.sheet.height - self.sheet.margin
    }

    fn next_page(&mut self) {
        self.close_page();
        self.open_page();
    }

    fn open_page(&mut self) {
        self.pages += 1;
        let number = self.pages;
        let Sheet { width, height, margin, .. } = self.sheet;
        self.page = Page { number, width, height, ..Page::default() };
        self.y = margin;
        if let Some(mut header) = self.header.clone() {
            self.draw(&mut header, None);
        }
        self.fresh = true;
    }

    fn close_page(&mut self) {
        if self.sheet.numbered {
            self.number();
        }
        if !self.stopped {
            self.stopped = !(self.sink)(std::mem::take(&mut self.page));
        }
    }

    fn number(&mut self) {
        let manner = Manner {
            style: TextStyle::new(Face::Sans, 9.0, 12.0),
            direction: Direction::Ltr,
            ink: Ink::Quiet,
            role: Role::Artifact,
            tongue: Tongue::Label,
        };
        let (left, width) = (self.sheet.margin, self.sheet.room());
        let number = self.pages.to_string();
        let cell = self.cell(&number, &manner, None).aligned(width, 0.5);
        let y = self.bottom() + (self.sheet.margin - manner.style.line_height) / 2.0;
        Band::new(vec![cell]).draw(&mut self.page, (y, self.block), (left, width), None);
    }
}
