//! What is found out about the whole document when the user asks for it: its names, and terms that its glossary lacks.

use crate::app::Open;
use crate::assist::{Candidate, CandidateSegment, NameChoice, NameKind, NameLedger, NameSegment};
use crate::model::{AlignedBead, Entry, Project, Side};
use crate::text::{Language, Plain};

/// The subject field that marks an entry of the glossary as the chosen spelling of a name.
pub const NAME_DOMAIN: &str = "name";

/// So many term candidates are shown at most.
const CANDIDATES: usize = 200;

/// The names and the term candidates of the open project.
#[derive(Clone, Debug, Default)]
pub struct Study {
    /// The names; none before they were asked for.
    pub names: Option<NameLedger>,
    /// The term candidates; none before they were asked for.
    pub candidates: Option<Vec<Candidate>>,
    /// Whether the names are being found.
    pub(super) finding: bool,
    /// Whether a text has changed since they were.
    pub(super) stale: bool,
}

impl Study {
    /// Whether the names are being found.
    pub fn is_finding(&self) -> bool {
        self.finding
    }
}

impl Open {
    /// A name of the active segment and the spelling that is to stand everywhere: the one that is `selected` where it is one of the
    /// name's, else the one to use of the first name that has others. None where there is no such name.
    pub fn name_to_apply(&self, selected: &str) -> Option<(String, String)> {
        let ledger = self.study.names.as_ref()?;
        let segment = self.active_segment()?.id;
        let here = || ledger.names.iter().filter(|name| name.segments.contains(&segment));
        let by_selection = here().find(|name| name.spellings.iter().any(|it| it.text == selected));
        if let Some(name) = by_selection {
            return Some((name.text.clone(), selected.to_owned()));
        }
        let name = here().find(|name| name.others().next().is_some())?;
        Some((name.text.clone(), name.chosen.clone()?))
    }
}

/// The texts of a document that a ledger is made of, and the languages.
pub(super) fn name_segments(open: &Open) -> Option<(Vec<NameSegment>, (Language, Language))> {
    let document = open.document()?;
    let segments = document.segments.iter().map(|segment| {
        let tags = document.tags(segment);
        NameSegment {
            id: segment.id,
            source: Plain::new(&segment.source, tags).text.into_owned(),
            target: Plain::new(&segment.target, tags).text.into_owned(),
            confirmed: segment.status.state.is_done(),
        }
    });
    Some((segments.collect(), (document.source.clone(), document.target.clone())))
}

/// The beads of the alignment as segments with their translations; none where there is no alignment.
pub(super) fn aligned_segments(open: &Open) -> Option<Vec<CandidateSegment>> {
    let alignment = open.project.alignment.as_deref()?;
    let first = open.document()?.segments.first()?.id;
    let segment = |bead: &AlignedBead| CandidateSegment {
        id: alignment.segment_of(bead).unwrap_or(first),
        source: alignment.joined(bead, Side::Source),
        target: alignment.joined(bead, Side::Target),
    };
    Some(alignment.beads.iter().map(segment).collect())
}

/// The spellings that the user has chosen.
pub(super) fn choices(project: &Project, (source, target): &(Language, Language)) -> Vec<NameChoice> {
    let chosen = |entry: &Entry| {
        let pair = entry.pair(source, target)?;
        Some(NameChoice { name: pair.source.text.clone(), spelling: pair.target.text.clone() })
    };
    project
        .glossary
        .values()
        .filter(|entry| entry.domain == NAME_DOMAIN)
        .filter_map(|it| chosen(it))
        .collect()
}

/// The term candidates of a project: its names and what its glossaries have are left out.
pub fn candidates_of(project: &Project, known: Vec<String>) -> Vec<Candidate> {
    let Some(document) = project.documents.first() else { return Vec::new() };
    let languages = (document.source.clone(), document.target.clone());
    let plain = |text: &str, segment| Plain::new(text, document.tags(segment)).text.into_owned();
    let segments: Vec<_> = document
        .segments
        .iter()
        .map(|it| CandidateSegment {
            id: it.id,
            source: plain(&it.source, it),
            target: plain(&it.target, it),
        })
        .collect();
    candidates(&segments, known, &languages)
}

/// The term candidates of segments, without their names and what is known.
pub(super) fn candidates(
    segments: &[CandidateSegment],
    mut known: Vec<String>,
    languages: &(Language, Language),
) -> Vec<Candidate> {
    let named: Vec<_> = segments
        .iter()
        .map(|it| NameSegment {
            id: it.id,
            source: it.source.clone(),
            target: it.target.clone(),
            confirmed: true,
        })
        .collect();
    let pair = (&languages.0, &languages.1);
    // An agency is a term too; the words of a person's name are none.
    let names =
        NameLedger::new(&named, &[], pair).names.into_iter().filter(|name| name.kind != NameKind::Agency);
    for name in names {
        known.extend(name.text.split(' ').map(str::to_owned));
        known.push(name.text);
    }
    crate::assist::term_candidates(segments, &known, pair, CANDIDATES)
}
