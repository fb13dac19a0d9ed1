//! Beads as translation units, for memories and files.

use std::path::Path;

use crate::app::Notice;
use crate::formats::memory::TmxWriter;
use crate::model::{AlignedBead, Alignment, Side, Stamp, TranslationUnit, UnitOrigin};
use crate::store::write_atomic;

/// The name under which a unit says how sure its bead is.
const CONFIDENCE: &str = "confidence";
/// The name under which it says how many segments its bead has on each side, where that is not one.
const SHAPE: &str = "alignment";

/// A unit for each bead that has both sides, its segments joined; `stamp` is who aligned them and when.
pub fn units_of_alignment(alignment: &Alignment, document: &str, stamp: &Stamp) -> Vec<TranslationUnit> {
    let both = alignment.beads.iter().filter(|bead| !bead.is_alone());
    let mut units: Vec<TranslationUnit> = both.map(|bead| unit(alignment, bead, document, stamp)).collect();
    let sources: Vec<String> = units.iter().map(|unit| unit.source.clone()).collect();
    for (at, unit) in units.iter_mut().enumerate() {
        let neighbour = |at: Option<usize>| at.and_then(|at| sources.get(at)).cloned().unwrap_or_default();
        (unit.before, unit.after) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
    }
    units
}

fn unit(alignment: &Alignment, bead: &AlignedBead, document: &str, stamp: &Stamp) -> TranslationUnit {
    let (source, target) = (alignment.joined(bead, Side::Source), alignment.joined(bead, Side::Target));
    let (from, to) = &alignment.languages;
    let mut unit = TranslationUnit::new((from, &source), (to, &target));
    unit.created = stamp.clone();
    document.clone_into(&mut unit.document);
    unit.origin = UnitOrigin::Aligned;
    unit.extra.push((CONFIDENCE.to_owned(), bead.confidence.to_string()));
    let shape = (bead.source.len(), bead.target.len());
    if shape != (1, 1) {
        unit.extra.push((SHAPE.to_owned(), format!("{}-{}", shape.0, shape.1)));
    }
    unit
}

/// The units as a TMX file.
pub fn tmx_of(units: &[TranslationUnit]) -> Result<Vec<u8>, Notice> {
    let failed =
        |error: std::io::Error| Notice::error(format!("Nothing was written: {error}"), "Try it again");
    let mut writer =
        TmxWriter::new(Vec::new(), units.first().map(|unit| &unit.source_language)).map_err(failed)?;
    for unit in units {
        writer.write(unit).map_err(failed)?;
    }
    writer.finish().map_err(failed)
}

/// Writes the units as a TMX file; what to say of it.
pub(in crate::app) fn write_tmx(path: &Path, units: &[TranslationUnit]) -> Result<String, Notice> {
    let bytes = tmx_of(units)?;
    write_atomic(path, &bytes)
        .map_err(|error| Notice::error(format!("Nothing was exported: {error}"), "Choose another place"))?;
    Ok(format!("{} beads were exported to {}", units.len(), path.display()))
}
