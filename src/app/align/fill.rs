//! Beads become translated segments of the article.

use std::collections::HashMap;

use crate::model::{
    AlignedBead, AlignedId, AlignedText, Alignment, Document, Edit, Origin, Segment, SegmentId, Side, State,
    Status,
};
use crate::text::{Plain, slice};

/// What filling the article does.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Filled {
    /// The edits: one for each paragraph that changes.
    pub(in crate::app) edits: Vec<Edit>,
    /// How many segments get a translation.
    pub(in crate::app) translated: usize,
    /// How many paragraphs were left as they are: they are locked in part, or their text is another by now.
    pub(in crate::app) kept: usize,
    /// How many segments of the translation have no counterpart and find no place.
    pub(in crate::app) unpaired: usize,
}

/// A part of a segment of the article, with the bead that it belongs to.
struct Piece<'a> {
    bead: usize,
    segment: &'a Segment,
    lead: String,
    source: String,
}

/// The edits that give each segment of the article the translation of its bead.
///
/// Segments of one bead become one where they stand in one paragraph; else the first gets the translation and the others say so in
/// their notes. What the user has pinned is confirmed, the rest is pre-translated. Segments whose translation is confirmed already
/// keep it. `stamp` gives author and time to a status, `fresh` is the first number that no segment has.
pub(in crate::app) fn fill(alignment: &Alignment, document: &Document, stamp: &Status, fresh: u64) -> Filled {
    let mut filled = Filled::default();
    let alone = |bead: &&AlignedBead| bead.source.is_empty();
    filled.unpaired = alignment.beads.iter().filter(alone).map(|bead| bead.target.len()).sum();
    let (mut told, mut next) = (vec![false; alignment.beads.len()], fresh);
    let mut start = 0;
    while let Some(paragraph) = document.segments.get(start).map(|segment| segment.paragraph) {
        let rest = document.segments.get(start..).unwrap_or_default();
        let count = rest.iter().take_while(|segment| segment.paragraph == paragraph).count();
        let old = rest.get(..count).unwrap_or_default();
        match pieces(alignment, document, old) {
            Some(pieces) => {
                let new =
                    paragraph_of(alignment, &pieces, stamp, (&mut told, &mut next), &mut filled.translated);
                if new.as_slice() != old {
                    let (removed, at) = (old.to_vec(), filled_place(&filled.edits, start));
                    filled.edits.push(Edit::Segments { document: document.id, at, removed, inserted: new });
                }
            }
            None => filled.kept += 1,
        }
        start += count;
    }
    filled
}

/// Where a segment stands once the edits before it are done.
fn filled_place(edits: &[Edit], at: usize) -> usize {
    edits.iter().fold(at, |at, edit| match edit {
        Edit::Segments { removed, inserted, .. } => {
            at + inserted.len() - removed.len().min(at + inserted.len())
        }
        _ => at,
    })
}

/// The parts of a paragraph's segments in order; none where they are not those that were aligned, or may not be changed.
fn pieces<'a>(alignment: &Alignment, document: &Document, old: &'a [Segment]) -> Option<Vec<Piece<'a>>> {
    let mut of_segment: HashMap<SegmentId, Vec<&AlignedText>> = HashMap::new();
    for text in &alignment.source {
        if let Some(segment) = text.segment {
            of_segment.entry(segment).or_default().push(text);
        }
    }
    let mut out = Vec::new();
    for segment in old {
        if segment.status.locked || segment.status.state.is_done() {
            return None;
        }
        let plain = Plain::new(&segment.source, document.tags(segment));
        let (mut seen, mut from) = (0, 0);
        let parts = of_segment.get(&segment.id)?;
        for (number, part) in parts.iter().enumerate() {
            let rest = slice(&plain.text, seen..plain.text.len());
            let start = seen + rest.find(part.text.as_str())?;
            let end = start + part.text.len();
            let is_last = number + 1 == parts.len();
            let cut = if is_last { segment.source.len() } else { plain.original(&(end..end)).start };
            let whole = slice(&segment.source, from..cut);
            let source = if number == 0 { whole } else { whole.trim_start() };
            let lead = slice(whole, 0..whole.len() - source.len());
            let lead = if number == 0 { segment.lead.clone() } else { lead.to_owned() };
            let source = if is_last { source } else { source.trim_end() };
            out.push(Piece {
                bead: alignment.bead_of(Side::Source, part.id)?,
                segment,
                lead,
                source: source.to_owned(),
            });
            (seen, from) = (end, cut);
        }
        if plain.text.get(seen..).is_some_and(|rest| !rest.trim().is_empty()) {
            return None;
        }
    }
    Some(out)
}

/// The segments that the pieces of one paragraph become.
fn paragraph_of(
    alignment: &Alignment,
    pieces: &[Piece<'_>],
    stamp: &Status,
    (told, next): (&mut [bool], &mut u64),
    count: &mut usize,
) -> Vec<Segment> {
    let mut out: Vec<(usize, Segment)> = Vec::new();
    let mut used: Vec<SegmentId> = Vec::new();
    for piece in pieces {
        if let Some((bead, last)) = out.last_mut()
            && *bead == piece.bead
        {
            last.source.push_str(&piece.lead);
            last.source.push_str(&piece.source);
            if last.id != piece.segment.id && !piece.segment.note.is_empty() {
                last.note = [last.note.as_str(), &piece.segment.note].join("\n").trim().to_owned();
            }
            continue;
        }
        let id = if used.contains(&piece.segment.id) {
            *next += 1;
            SegmentId(*next - 1)
        } else {
            piece.segment.id
        };
        used.push(id);
        let segment =
            Segment { id, lead: piece.lead.clone(), source: piece.source.clone(), ..piece.segment.clone() };
        out.push((piece.bead, segment));
    }
    for (bead, segment) in &mut out {
        let fresh = told.get_mut(*bead).is_some_and(|told| !std::mem::replace(told, true));
        *count += usize::from(translate(segment, alignment, *bead, fresh, stamp));
    }
    out.into_iter().map(|(_, segment)| segment).collect()
}

/// Gives a segment the translation of its bead, or says where that stands; whether it got one.
fn translate(segment: &mut Segment, alignment: &Alignment, bead: usize, fresh: bool, stamp: &Status) -> bool {
    let Some(bead) = alignment.beads.get(bead) else { return false };
    let text = |id: &AlignedId| alignment.text(Side::Target, *id).map(|text| text.text.as_str());
    let target = bead.target.iter().filter_map(text).collect::<Vec<_>>().join(" ");
    if target.is_empty() {
        return false;
    }
    if !fresh {
        let note = "Translated together with the segment before";
        if !segment.note.contains(note) {
            segment.note = [segment.note.as_str(), note].join("\n").trim().to_owned();
        }
        return false;
    }
    segment.target = target;
    segment.status = Status {
        state: if bead.pinned { State::Confirmed } else { State::PreTranslated },
        in_memory: bead.pinned,
        origin: Origin::Aligned(bead.confidence),
        source_direction: segment.status.source_direction,
        target_direction: segment.status.target_direction,
        ..stamp.clone()
    };
    true
}
