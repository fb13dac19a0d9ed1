//! A Word document (OOXML, ECMA-376 transitional) with source and target side by side.

mod paragraph;
mod parts;
mod table;
mod xml;

pub(super) use paragraph::with_region;

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::bilingual::Bilingual;
use super::error::WriteError;

/// The font of every slot. Times New Roman has Arabic letters and comes with Word on Windows and on the Mac; Traditional Arabic
/// is an optional download since Windows 10, and the Naskh of this program is on no other machine.
const FONT: &str = "Times New Roman";

/// The bytes of a `.docx` file: title and metadata above a table in the order of the window.
pub fn write(bilingual: &Bilingual) -> Result<Vec<u8>, WriteError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Word wants the content types first.
    for (name, part) in [
        ("[Content_Types].xml", parts::content_types()?),
        ("_rels/.rels", parts::package_relations()?),
        ("docProps/core.xml", parts::core(bilingual)?),
        ("docProps/app.xml", parts::app(bilingual)?),
        ("word/document.xml", table::document(bilingual)?),
        ("word/_rels/document.xml.rels", parts::document_relations()?),
        ("word/styles.xml", parts::styles(bilingual)?),
        ("word/settings.xml", parts::settings()?),
        ("word/footer1.xml", parts::footer(bilingual)?),
    ] {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(&part)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
