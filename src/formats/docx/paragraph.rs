//! A paragraph of a Word document in its own direction.

use std::io;

use super::look::Look;
use super::xml::Xml;
use crate::formats::bilingual::{Cell, Styled};
use crate::text::Direction;

/// Tags are grey: they are to be kept, not to be read.
const TAG_COLOUR: &str = "808080";

impl Xml {
    /// `<w:p>` with one text.
    pub(super) fn paragraph(&mut self, look: &Look<'_>, cell: &Cell) -> io::Result<()> {
        self.open_paragraph(look, cell.direction)?;
        self.cell(look, cell)?;
        self.close("w:p")
    }

    /// `<w:p>` with its properties, to be closed.
    ///
    /// Right-to-left text needs both `w:bidi` in the paragraph and `w:rtl` in the runs. Left-to-right text says that it is no bidi:
    /// in a table with `w:bidiVisual`, `LibreOffice` would let it run right to left (seen with 7.4). There is no `w:jc` else, since the
    /// default is the right-hand side of a bidi paragraph and the left of another, which is what is wanted.
    pub(super) fn open_paragraph(&mut self, look: &Look<'_>, direction: Direction) -> io::Result<()> {
        self.open("w:p", &[])?;
        self.open("w:pPr", &[])?;
        self.val("w:pStyle", look.style)?;
        if look.keep_next {
            self.empty("w:keepNext", &[])?;
        }
        if direction.is_rtl() {
            self.empty("w:bidi", &[])?;
        } else {
            self.val("w:bidi", "0")?;
        }
        if look.right {
            self.val("w:jc", "right")?;
        }
        self.close("w:pPr")
    }

    /// The runs of a text: soft breaks for line ends, tabs as tabs.
    pub(super) fn cell(&mut self, look: &Look<'_>, cell: &Cell) -> io::Result<()> {
        cell.styled().into_iter().try_for_each(|part| self.run(look, part))
    }

    fn run(&mut self, look: &Look<'_>, run: Styled<'_>) -> io::Result<()> {
        self.open("w:r", &[])?;
        self.run_properties(look, run)?;
        for (at, line) in run.text.split('\n').enumerate() {
            if at > 0 {
                self.empty("w:br", &[])?;
            }
            self.tabbed(line)?;
        }
        self.close("w:r")
    }

    /// In the order of the schema: fonts, bold, italic, colour, size, `w:rtl`, language.
    ///
    /// Arabic takes all of these from slots of its own; without `w:szCs` Word would use a size of its own choice.
    fn run_properties(&mut self, look: &Look<'_>, run: Styled<'_>) -> io::Result<()> {
        let rtl = run.direction.is_rtl();
        self.open("w:rPr", &[])?;
        if rtl {
            // Digits and brackets of a right-to-left run take the font of Latin letters in some versions.
            let latin = look.font_cs;
            self.empty("w:rFonts", &[("w:ascii", latin), ("w:hAnsi", latin), ("w:cs", look.font_cs)])?;
        }
        if look.bold || run.bold {
            self.empty("w:b", &[])?;
            self.empty("w:bCs", &[])?;
        }
        if run.italic {
            self.empty("w:i", &[])?;
            self.empty("w:iCs", &[])?;
        }
        if run.tag {
            self.val("w:color", TAG_COLOUR)?;
        }
        let language = look.language_of(run.direction);
        if rtl {
            self.val("w:szCs", &look.sizes.arabic.to_string())?;
            self.empty("w:rtl", &[])?;
            self.empty("w:lang", &[("w:bidi", language)])?;
        } else {
            self.val("w:lang", language)?;
        }
        self.close("w:rPr")
    }

    fn tabbed(&mut self, line: &str) -> io::Result<()> {
        for (at, text) in line.split('\t').enumerate() {
            if at > 0 {
                self.empty("w:tab", &[])?;
            }
            if !text.is_empty() {
                self.text("w:t", &[("xml:space", "preserve")], text)?;
            }
        }
        Ok(())
    }
}
