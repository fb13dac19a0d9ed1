//! In which segments of the article each entry occurs; counted a little in each frame, so that no frame waits for it.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use egui::Context;

use super::list::EntryKey;
use crate::app::Open;
use crate::model::Document;

/// How long a frame may count.
const SLICE: Duration = Duration::from_micros(1500);

/// The places of all entries, as far as they were counted.
#[derive(Default)]
pub(super) struct Uses {
    /// The glossary and the number of segments that they are of.
    of: (u64, usize),
    next: usize,
    places: HashMap<EntryKey, Vec<usize>>,
    /// Grows when the counting ends.
    generation: u64,
}

impl Uses {
    /// Goes on counting, and asks for another frame until all is counted.
    pub(super) fn advance(&mut self, ctx: &Context, open: &Open, document: &Document) {
        let of = (open.lookups.epoch(), document.segments.len());
        if self.of != of {
            *self = Self { of, generation: self.generation, ..Self::default() };
        }
        if self.next >= document.segments.len() {
            return;
        }
        let since = Instant::now();
        while let Some(segment) = document.segments.get(self.next) {
            for hit in &*open.terms(segment) {
                let places = self.places.entry(hit.entry).or_default();
                if places.last() != Some(&self.next) {
                    places.push(self.next);
                }
            }
            self.next += 1;
            if since.elapsed() > SLICE {
                break;
            }
        }
        if self.next >= document.segments.len() {
            self.generation += 1;
        }
        ctx.request_repaint();
    }

    /// The segments in which an entry occurs, by their index.
    pub(super) fn of(&self, entry: EntryKey) -> &[usize] {
        self.places.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// Another number once all is counted anew.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }
}
