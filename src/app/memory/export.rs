//! Writes a memory as a file of another kind.

use std::io::{self, Write};
use std::path::Path;

use super::{MemoryFormat, MemoryKind, MemoryOptions, MemoryStep, import_memory, read_memory};
use crate::app::Notice;
use crate::formats::memory::{TableWriter, TmxWriter};
use crate::model::TranslationUnit;
use crate::store::{MemoryFile, MemoryInfo, StoreError, write_atomic_with};
use crate::text::Language;

/// Writes the units of a memory of any kind to a file of a kind that is given by the ending of its name; how many.
///
/// A memory of this program must not be there yet; the others are replaced. `going` is told how far it is and says whether to
/// go on; where it does not, no file is written.
pub fn export_memory(
    from: &Path,
    options: &MemoryOptions,
    to: &Path,
    at: i64,
    going: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<usize>, Notice> {
    let failed = |error: StoreError| Notice::error(format!("Nothing was written: {error}"), error.hint());
    let format = match MemoryKind::of_path(to) {
        Some(MemoryKind::File(format)) => format,
        Some(MemoryKind::Own) => {
            let mut memory = MemoryFile::create(to, &MemoryInfo::default()).map_err(failed)?;
            let report = import_memory(&mut memory, from, options, at, &mut |done, _| going(done))?;
            return Ok(report.map(|report| report.record.added));
        }
        _ => {
            return Err(Notice::error(
                format!("{} is no kind of memory file that can be written", to.display()),
                "Choose a name that ends in .tmx, .tsv, .csv or .mqm",
            ));
        }
    };
    let mut outcome = Ok(None);
    let written = write_atomic_with(to, &mut |out| {
        outcome = write(from, options, out, format, going);
        // Whatever went wrong, the file is not put in its place.
        if matches!(outcome, Ok(Some(_))) { Ok(()) } else { Err(io::ErrorKind::Interrupted.into()) }
    });
    match (outcome, written) {
        (Ok(Some(_)), Err(error)) => Err(failed(error)),
        (outcome, _) => outcome,
    }
}

fn write(
    from: &Path,
    options: &MemoryOptions,
    out: &mut dyn Write,
    format: MemoryFormat,
    going: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<usize>, Notice> {
    let failed = |error: &io::Error| {
        Notice::error(format!("Nothing was written: {error}"), "Free some space, or choose another place")
    };
    let languages = options.languages.clone().or_else(|| languages(from));
    let mut writer = Some(Writer::new(out, format, languages.as_ref()).map_err(|error| failed(&error))?);
    let (mut refused, mut count) = (None, 0_usize);
    let read = read_memory(from, options, &mut |MemoryStep { unit, done }| {
        count += 1;
        refused = writer.as_mut().and_then(|writer| writer.write(&unit).err());
        refused.is_none() && (!count.is_multiple_of(256) || going(done))
    })?;
    if read.complete && refused.is_none() {
        refused = writer.take().and_then(|writer| writer.finish().err());
    }
    match refused {
        Some(error) => Err(failed(&error)),
        None => Ok(read.complete.then_some(count)),
    }
}

/// The languages that a memory is mainly for.
fn languages(path: &Path) -> Option<(Language, Language)> {
    let memory = MemoryFile::open_for_reading(path).ok()?;
    let named = memory.info().ok()?.languages;
    let counted = || memory.pairs().ok()?.into_iter().next().map(|pair| (pair.source, pair.target));
    named.or_else(counted)
}

enum Writer<'a> {
    Tmx(TmxWriter<&'a mut dyn Write>),
    Table(Box<TableWriter<&'a mut dyn Write>>),
}

impl<'a> Writer<'a> {
    fn new(
        out: &'a mut dyn Write,
        format: MemoryFormat,
        languages: Option<&(Language, Language)>,
    ) -> io::Result<Self> {
        let usual = (Language::new("ar"), Language::new("en"));
        match format {
            MemoryFormat::Tmx => TmxWriter::new(out, languages.map(|(from, _)| from)).map(Self::Tmx),
            MemoryFormat::Tsv | MemoryFormat::Csv => {
                let (from, to) = languages.unwrap_or(&usual);
                let table = TableWriter::new(out, format == MemoryFormat::Tsv, (from, to))?;
                Ok(Self::Table(Box::new(table)))
            }
        }
    }

    fn write(&mut self, unit: &TranslationUnit) -> io::Result<()> {
        match self {
            Self::Tmx(writer) => writer.write(unit),
            Self::Table(writer) => writer.write(unit),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Tmx(writer) => writer.finish().map(|_| ()),
            Self::Table(writer) => writer.finish().map(|_| ()),
        }
    }
}
