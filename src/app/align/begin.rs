//! The beginning of an alignment, in a job: the translation is read and both texts are aligned.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::knowledge::AlignKnowledge;
use super::pair::aligned_beads;
use super::texts::PairText;
use crate::app::dictionaries::Dictionaries;
use crate::app::intake::{IntakeOptions, build_document, read_article};
use crate::app::{LoadedGlossary, Notice};
use crate::assist::Aligner;
use crate::formats::MAX_BYTES;
use crate::model::{AlignedId, AlignedText, Alignment, Document, Entry, Side};
use crate::store::read_file;
use crate::text::Language;

/// Where the words come from that an alignment may know.
#[derive(Clone, Debug)]
pub(in crate::app) struct Sources {
    /// The languages of article and translation.
    pub(in crate::app) languages: (Language, Language),
    /// The entries of the project's glossaries.
    pub(in crate::app) entries: Vec<Arc<Entry>>,
    /// The data folder of the program, where dictionaries may lie.
    pub(in crate::app) data: PathBuf,
    /// The user's dictionary files.
    pub(in crate::app) dictionaries: Vec<PathBuf>,
}

/// An alignment that was begun.
pub struct Begun {
    /// The alignment.
    pub(in crate::app) alignment: Alignment,
    /// Both texts as the aligner sees them.
    pub(in crate::app) aligner: Arc<Aligner>,
}

/// Aligns the article with the translation at `path`; an error says why it was not read.
pub(in crate::app) fn begin(document: &Document, path: &Path, sources: &Sources) -> Result<Begun, Notice> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = read_file(path, MAX_BYTES as u64)
        .map_err(|error| Notice::error(format!("{name} could not be read: {error}"), error.hint()))?;
    let (from, to) = sources.languages.clone();
    let options = IntakeOptions { languages: Some((to, from)), ..IntakeOptions::default() };
    let translation = build_document(&read_article(&name, bytes.into(), &options)?, 1);
    let (source, target) = (texts(document, true), texts(&translation, false));
    if target.is_empty() || source.is_empty() {
        return Err(Notice::error(
            format!("{name} has no text to align"),
            "Choose the file of the translation",
        ));
    }
    let mut alignment =
        Alignment { name, languages: sources.languages.clone(), source, target, beads: Vec::new() };
    let aligner = Arc::new(aligner_of(&alignment, sources));
    alignment.beads = aligned_beads(&aligner.align());
    Ok(Begun { alignment, aligner })
}

impl Sources {
    /// The words.
    pub(super) fn knowledge(&self) -> AlignKnowledge {
        let (from, to) = &self.languages;
        let mut knowledge = AlignKnowledge::new(from, to);
        let entries = self.entries.clone();
        knowledge.add_glossary(&LoadedGlossary { entries, ..LoadedGlossary::default() });
        // What could not be read was told where dictionaries are looked up.
        let (dictionaries, _) = Dictionaries::load(&self.data, &self.dictionaries);
        dictionaries.all().iter().for_each(|dictionary| knowledge.add_dictionary(dictionary));
        knowledge
    }
}

/// Both texts of an alignment as the aligner sees them.
pub(in crate::app) fn aligner_of(alignment: &Alignment, sources: &Sources) -> Aligner {
    let (from, to) = &sources.languages;
    let knowledge = sources.knowledge();
    let side = |side, language: &Language| PairText {
        language: language.clone(),
        segments: alignment.texts(side).iter().map(|text| text.text.clone()).collect(),
        starts: alignment.texts(side).iter().map(|text| text.starts).collect(),
    };
    let (source, target) = (side(Side::Source, from), side(Side::Target, to));
    Aligner::new(&source.view(), &target.view(), knowledge.lexicon())
}

/// The segments of a document without tags; `own` where it is the project's.
fn texts(document: &Document, own: bool) -> Vec<AlignedText> {
    let text = |(id, at): (u32, usize)| {
        let segment = document.segments.get(at)?;
        let text = document.tags(segment).without(&segment.source).into_owned();
        let starts = document.starts_paragraph(at);
        Some(AlignedText { id: AlignedId(id), text, starts, segment: own.then_some(segment.id) })
    };
    (0..).zip(0..document.segments.len()).filter_map(text).collect()
}

/// A chance in hundredths.
pub(super) fn hundredths(chance: f32) -> u8 {
    (chance * 100.0).round().clamp(0.0, 100.0) as u8
}
