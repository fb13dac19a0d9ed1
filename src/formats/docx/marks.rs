//! The hidden bookmarks by which a reviewed document is read back.

use std::io;

use super::xml::Xml;
use crate::formats::bilingual::{Bilingual, Row};
use crate::formats::review::{Place, of_cells};

/// Opens and closes bookmarks, each with a number of its own.
#[derive(Default)]
pub(super) struct Marks {
    last: usize,
}

impl Marks {
    /// Writes `inner` between the ends of a bookmark that names the segment of `row`; without one where the user wants none.
    pub(super) fn around(
        &mut self,
        xml: &mut Xml,
        (bilingual, row, place): (&Bilingual, &Row, Place),
        inner: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<()> {
        if !bilingual.options.identity {
            return inner(xml);
        }
        self.last += 1;
        let id = self.last.to_string();
        let name = of_cells(bilingual.project, row.id, &row.source, &row.target).name(place);
        xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)])?;
        inner(xml)?;
        xml.empty("w:bookmarkEnd", &[("w:id", &id)])
    }
}
