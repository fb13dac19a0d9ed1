//! The confirmed segments of a project as translation units.

use std::borrow::Cow;

use crate::model::{Document, Origin, Project, Segment, Stamp, State, TranslationUnit, UnitId, UnitOrigin};

/// The units of a project: each confirmed segment that belongs to its memory, under the number of the segment.
pub fn units_of_project(project: &Project) -> impl Iterator<Item = TranslationUnit> {
    project.documents.iter().flat_map(|document| {
        let is_unit = |segment: &&Segment| segment.status.in_memory && segment.status.state.is_done();
        document.segments.iter().filter(is_unit).map(|segment| unit_of_segment(document, segment))
    })
}

/// The unit that a segment makes, whatever its state.
pub(in crate::app) fn unit_of_segment(document: &Document, segment: &Segment) -> TranslationUnit {
    let (source, target) = (&segment.source, &segment.target);
    let mut unit = TranslationUnit::new((&document.source, source), (&document.target, target));
    let tags = document.tags(segment);
    unit.id = UnitId(segment.id.0);
    unit.source_tags = tags.clone();
    unit.target_tags = tags.clone();
    unit.changed = Stamp { who: segment.status.author.clone(), at: segment.status.changed_at };
    unit.note = segment.note.clone();
    unit.document = document.name.clone();
    unit.reviewed = segment.status.state == State::Reviewed;
    if segment.status.origin == Origin::Machine {
        unit.origin = UnitOrigin::Machine;
    }
    let at = document.index_of(segment.id);
    let neighbour = |index: Option<usize>| {
        let segment = index.and_then(|index| document.segments.get(index));
        segment
            .map_or(Cow::Borrowed(""), |segment| document.tags(segment).without(&segment.source))
            .into_owned()
    };
    unit.before = neighbour(at.and_then(|at| at.checked_sub(1)));
    unit.after = neighbour(at.map(|at| at + 1));
    unit
}
