//! Texts above their translations, each pair kept on one page where it fits.

use std::io;

use super::look::Look;
use super::marks::Marks;
use super::table::{note_paragraphs, running};
use super::xml::Xml;
use crate::formats::bilingual::{Bilingual, Row, block_number, block_state};
use crate::formats::review::Place;

pub(super) fn paragraphs(xml: &mut Xml, marks: &mut Marks, bilingual: &Bilingual) -> io::Result<()> {
    bilingual.blocks().try_for_each(|block| pair(xml, marks, bilingual, block))
}

fn pair(xml: &mut Xml, marks: &mut Marks, bilingual: &Bilingual, block: &[Row]) -> io::Result<()> {
    head(xml, marks, bilingual, block)?;
    let [above, below] = bilingual.stacked();
    running(xml, marks, (bilingual, block, above), true)?;
    running(xml, marks, (bilingual, block, below), false)?;
    if bilingual.options.notes && block.iter().any(|row| !row.note.is_empty()) {
        note_paragraphs(xml, marks, bilingual, block)?;
    }
    Ok(())
}

/// Number and state in one small line; an empty line where neither is wanted, as pairs have to be told apart.
fn head(xml: &mut Xml, marks: &mut Marks, bilingual: &Bilingual, block: &[Row]) -> io::Result<()> {
    let look = Look { keep_next: true, ..Look::new(bilingual, "PairHead", &bilingual.label_language) };
    let mut words = Vec::new();
    words.extend(bilingual.options.numbers.then(|| block_number(block)));
    words.extend(bilingual.options.states.then(|| block_state(block)));
    let (Some(first), text) = (block.first(), look.words(&words.join(" · "))) else { return Ok(()) };
    xml.open_paragraph(&look, text.direction)?;
    marks.around(xml, (bilingual, first, Place::Number), |xml| xml.cell(&look, &text))?;
    xml.close("w:p")
}
