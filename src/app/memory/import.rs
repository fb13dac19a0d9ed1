//! Takes the units of a file into a memory, and says beforehand what there is in it.

use std::collections::BTreeMap;
use std::path::Path;

use super::{MemoryOptions, MemoryStep, read_memory};
use crate::app::Notice;
use crate::model::TranslationUnit;
use crate::store::{ImportRecord, MemoryFile, PairCount, StoreError};
use crate::text::Language;

/// So many units are shown before an import.
const SHOWN: usize = 20;

/// What a file would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryPreview {
    /// How many units.
    pub units: usize,
    /// How many of each pair of languages, the most first.
    pub pairs: Vec<PairCount>,
    /// The first ones.
    pub first: Vec<TranslationUnit>,
    /// What would be left out, with its line.
    pub warnings: Vec<String>,
}

/// What an import has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// What was added and what was there already.
    pub record: ImportRecord,
    /// What was left out or put right, with its line.
    pub warnings: Vec<String>,
}

/// Looks through a file; `going` is told how far it is, from 0 to 1, and says whether to go on. None where it does not.
pub fn preview_memory(
    path: &Path,
    options: &MemoryOptions,
    going: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<MemoryPreview>, Notice> {
    let mut preview = MemoryPreview::default();
    let mut pairs: BTreeMap<(Language, Language), usize> = BTreeMap::new();
    let read = read_memory(path, options, &mut |MemoryStep { unit, done }| {
        preview.units += 1;
        let pair = (unit.source_language.clone(), unit.target_language.clone());
        *pairs.entry(pair).or_default() += 1;
        if preview.first.len() < SHOWN {
            preview.first.push(unit);
        }
        !preview.units.is_multiple_of(256) || going(done)
    })?;
    let counts = pairs.into_iter().map(|((source, target), units)| PairCount { source, target, units });
    preview.pairs = counts.collect();
    preview.pairs.sort_by_key(|pair| std::cmp::Reverse(pair.units));
    preview.warnings = read.warnings;
    Ok(read.complete.then_some(preview))
}

/// Adds the units of a file to a memory, all or none. `going` is told how far it is and how many units there are, and says
/// whether to go on; where it does not, nothing is added and there is no report.
pub fn import_memory(
    memory: &mut MemoryFile,
    path: &Path,
    options: &MemoryOptions,
    at: i64,
    going: &mut dyn FnMut(f32, usize) -> bool,
) -> Result<Option<ImportReport>, Notice> {
    let failed = |error: StoreError| Notice::error(format!("Nothing was imported: {error}"), error.hint());
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut import = memory.import(&name, at).map_err(failed)?;
    let (mut refused, mut count) = (None, 0_usize);
    let read = read_memory(path, options, &mut |MemoryStep { unit, done }| {
        count += 1;
        refused = import.add(&unit).err();
        refused.is_none() && (!count.is_multiple_of(256) || going(done, count))
    })?;
    if let Some(error) = refused {
        return Err(failed(error));
    }
    if !read.complete {
        return Ok(None);
    }
    let record = import.finish().map_err(failed)?;
    Ok(Some(ImportReport { record, warnings: read.warnings }))
}
