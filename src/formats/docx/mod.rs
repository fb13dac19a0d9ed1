//! A Word document (OOXML, ECMA-376 transitional) with source and target side by side or one above the other.

mod interlinear;
mod look;
mod marks;
mod paragraph;
mod parts;
mod section;
mod styles;
mod table;
mod xml;

pub(super) use look::with_region;

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::bilingual::Bilingual;
use super::error::WriteError;

/// The usual font of every slot. Times New Roman has Arabic letters and comes with Word on Windows and on the Mac; Traditional Arabic
/// is an optional download since Windows 10, and the Naskh of this program is on no other machine.
const FONT: &str = "Times New Roman";

/// The bytes of a `.docx` file: title and metadata above a table in the order of the window, or above interlinear paragraphs.
pub fn write(bilingual: &Bilingual) -> Result<Vec<u8>, WriteError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, part: Vec<u8>| -> Result<(), WriteError> {
        archive.start_file(name, SimpleFileOptions::default())?;
        Ok(archive.write_all(&part)?)
    };
    // Word wants the content types first.
    part("[Content_Types].xml", parts::content_types(bilingual)?)?;
    part("_rels/.rels", parts::package_relations(bilingual)?)?;
    part("docProps/core.xml", parts::core(bilingual)?)?;
    part("docProps/app.xml", parts::app(bilingual)?)?;
    if bilingual.options.identity {
        part("docProps/custom.xml", parts::custom(bilingual)?)?;
    }
    part("word/document.xml", section::document(bilingual)?)?;
    part("word/_rels/document.xml.rels", parts::document_relations()?)?;
    part("word/styles.xml", styles::styles(bilingual)?)?;
    part("word/settings.xml", parts::settings()?)?;
    part("word/footer1.xml", parts::footer(bilingual)?)?;
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
