//! Segmentation rules from files: read for a project, ready to cut, and written again.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::app::notice::Notice;
use crate::formats::srx::{self, Cutter, Srx};
use crate::formats::{MAX_BYTES, ReadError, ReadWarning};
use crate::model::{Document, Edit, Segment, SegmentId, Segmentation, State, segments_of};
use crate::store::read_file;
use crate::text::{Language, TagTable};

/// Rules that were read.
#[derive(Clone, Debug)]
pub struct LoadedRules {
    /// As a project keeps them.
    pub rules: Arc<Segmentation>,
    /// What was left out, with its line.
    pub warnings: Vec<String>,
    srx: Srx,
}

impl LoadedRules {
    /// Reads rules that a project has kept.
    pub fn of(rules: Arc<Segmentation>) -> Result<Self, ReadError> {
        let (srx, warnings) = srx::read(rules.rules.as_bytes())?;
        Ok(Self { rules, warnings: warnings.iter().map(line).collect(), srx })
    }

    /// The rules of a language, ready to cut.
    pub fn cutter(&self, language: &Language) -> Cutter {
        Cutter::new(&self.srx, language.tag())
    }

    /// Adds what a cutter could not use.
    pub fn tell(&mut self, problems: &[ReadWarning]) {
        self.warnings.extend(problems.iter().map(line));
    }

    /// How many rules there are for all languages.
    pub fn count(&self) -> usize {
        self.srx.rule_count()
    }
}

/// Reads a file of rules (SRX).
pub fn load_rules(path: &Path) -> Result<LoadedRules, Notice> {
    let bytes =
        read_file(path, MAX_BYTES as u64).map_err(|error| Notice::error(error.to_string(), error.hint()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let hint = "The segmentation stays as it was";
    let failed = |error: ReadError| Notice::error(format!("{name} could not be read: {error}"), hint);
    let rules = srx::text_of(&bytes).map_err(failed)?;
    LoadedRules::of(Arc::new(Segmentation { name: name.clone(), rules })).map_err(failed)
}

fn line(warning: &ReadWarning) -> String {
    match warning.line {
        0 => warning.message.clone(),
        line => format!("line {line}: {}", warning.message),
    }
}

/// A file (SRX) of the rules, or of the built-in ones as near as SRX can say them; and what it cannot say.
pub(super) fn written(rules: Option<&Arc<Segmentation>>) -> Result<(Vec<u8>, Vec<String>), Notice> {
    let failed =
        |error: String| Notice::error(format!("Nothing was exported: {error}"), "Import the rules again");
    let srx = match rules {
        Some(rules) => LoadedRules::of(Arc::clone(rules)).map_err(|error| failed(error.to_string()))?.srx,
        None => srx::built_in(),
    };
    let (bytes, warnings) = srx::write(&srx).map_err(|error| failed(error.to_string()))?;
    Ok((bytes, warnings.iter().map(line).collect()))
}

/// What becomes of a document when other rules cut it.
#[derive(Clone, Debug, Default)]
pub(super) struct Recut {
    /// The change of its segments; none where all stay as they are. New segments have ids of at least `NEW`.
    pub(super) edit: Option<Edit>,
    /// How many paragraphs were cut in another way.
    pub(super) cut: usize,
    /// How many stay as they are because their translation was begun.
    pub(super) kept: usize,
}

/// Segments that are new have ids from here until they get their own.
const NEW: u64 = 1 << 40;

impl Recut {
    /// Cuts those paragraphs anew whose translation was not begun.
    pub(super) fn of(document: &Document, mut cut: impl FnMut(&str, &TagTable) -> Vec<Range<usize>>) -> Self {
        let mut recut = Self::default();
        let mut after: Vec<Segment> = Vec::with_capacity(document.segments.len());
        for segments in document.segments.chunk_by(|a, b| a.paragraph == b.paragraph) {
            let Some(first) = segments.first() else { continue };
            let text: String =
                segments.iter().flat_map(|it| [it.lead.as_str(), it.source.as_str()]).collect();
            let ranges = cut(&text, document.tags(first));
            let anew = segments_of(first.paragraph, &text, &ranges, NEW + after.len() as u64);
            let begun = segments.iter().any(is_begun);
            let same = anew.iter().map(|it| &it.source).eq(segments.iter().map(|it| &it.source));
            recut.cut += usize::from(!same && !begun);
            recut.kept += usize::from(!same && begun);
            after.extend(if same || begun { segments.to_vec() } else { anew });
        }
        recut.edit = (recut.cut > 0).then(|| replaced(document, after));
        recut
    }

    /// The change, its new segments numbered from `first_id`.
    pub(super) fn numbered(self, first_id: u64) -> Option<Edit> {
        let mut edit = self.edit?;
        if let Edit::Segments { inserted, .. } = &mut edit {
            let new = inserted.iter_mut().filter(|segment| segment.id.0 >= NEW);
            new.zip(first_id..).for_each(|(segment, id)| segment.id = SegmentId(id));
        }
        Some(edit)
    }
}

fn is_begun(segment: &Segment) -> bool {
    let Segment { target, note, status, .. } = segment;
    !target.is_empty() || !note.is_empty() || status.locked || status.state != State::NotStarted
}

/// The change from the segments of a document to others, without those at both ends that stay.
fn replaced(document: &Document, mut after: Vec<Segment>) -> Edit {
    let before = &document.segments;
    let start = before.iter().zip(&after).take_while(|(a, b)| a.id == b.id).count();
    let same_end = |(a, b): &(&Segment, &Segment)| a.id == b.id;
    let rest = before.len().min(after.len()) - start;
    let end = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(same_end).count();
    after.truncate(after.len() - end);
    let removed = before.iter().take(before.len() - end).skip(start).cloned().collect();
    let inserted = after.split_off(start);
    Edit::Segments { document: document.id, at: start, removed, inserted }
}
