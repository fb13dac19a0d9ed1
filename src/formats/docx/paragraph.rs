//! A paragraph of a Word document in its own direction.

use std::io;

use super::FONT;
use super::xml::Xml;
use crate::formats::bilingual::{Cell, Styled};
use crate::text::{Direction, Language};

/// Tags are grey: they are to be kept, not to be read.
const TAG_COLOUR: &str = "808080";

/// How a paragraph is written.
pub(super) struct Look<'a> {
    /// The paragraph style.
    pub(super) style: &'a str,
    /// The language of the text.
    pub(super) language: &'a Language,
    /// The language for runs of the other direction.
    pub(super) other: &'a Language,
    /// The size of Arabic in half points, as the style has it.
    pub(super) size_cs: &'a str,
    /// Bold in both slots, `w:b` and `w:bCs`.
    pub(super) bold: bool,
    /// At the right-hand side though it runs from left to right, as the head of a column of Arabic.
    pub(super) right: bool,
}

impl Xml {
    /// `<w:p>` with `text`: soft breaks for line ends, tabs as tabs.
    ///
    /// Right-to-left text needs both `w:bidi` in the paragraph and `w:rtl` in the runs. Left-to-right text says that it is no bidi:
    /// in a table with `w:bidiVisual`, `LibreOffice` would let it run right to left (seen with 7.4). There is no `w:jc` else, since the
    /// default is the right-hand side of a bidi paragraph and the left of another, which is what is wanted.
    pub(super) fn paragraph(&mut self, look: &Look<'_>, cell: &Cell) -> io::Result<()> {
        let direction = cell.direction;
        self.open("w:p", &[])?;
        self.open("w:pPr", &[])?;
        self.val("w:pStyle", look.style)?;
        if direction.is_rtl() {
            self.empty("w:bidi", &[])?;
        } else {
            self.val("w:bidi", "0")?;
        }
        if look.right {
            self.val("w:jc", "right")?;
        }
        self.close("w:pPr")?;
        for part in cell.styled() {
            self.run(look, part)?;
        }
        self.close("w:p")
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
        let direction = run.direction;
        let language = word_language(look, direction);
        self.open("w:rPr", &[])?;
        if direction.is_rtl() {
            self.empty("w:rFonts", &[("w:ascii", FONT), ("w:hAnsi", FONT), ("w:cs", FONT)])?;
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
        if direction.is_rtl() {
            self.val("w:szCs", look.size_cs)?;
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

/// The tag for a run: the paragraph's language or the other one, whichever is written in this direction.
fn word_language<'a>(look: &Look<'a>, direction: Direction) -> &'a str {
    let fitting = [look.language, look.other].into_iter().find(|language| language.direction() == direction);
    let usual = if direction.is_rtl() { "ar-SA" } else { "en-US" };
    fitting.map_or(usual, with_region)
}

/// Word knows languages by language and region; a bare `ar` has no proofing tools there.
pub(in crate::formats) fn with_region(language: &Language) -> &str {
    const REGIONS: &[(&str, &str)] = &[
        ("ar", "ar-SA"),
        ("en", "en-US"),
        ("fr", "fr-FR"),
        ("de", "de-DE"),
        ("es", "es-ES"),
        ("fa", "fa-IR"),
        ("he", "he-IL"),
        ("it", "it-IT"),
        ("nl", "nl-NL"),
        ("pt", "pt-PT"),
        ("ru", "ru-RU"),
        ("tr", "tr-TR"),
        ("ur", "ur-PK"),
    ];
    let tag = language.tag();
    REGIONS.iter().find(|(bare, _)| *bare == tag).map_or(tag, |(_, full)| full)
}
