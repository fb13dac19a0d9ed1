//! Aligning the article with a translation that exists, and correcting the beads: each correction aligns the rest anew.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::align::{Begun, Sources, aligner_of, begin, cut_text, realigned};
use crate::app::jobs::JobEvent;
use crate::app::{AlignCommand, AlignMove, Aligning, Notice, Open, Prompt, Workspace};
use crate::assist::Aligner;
use crate::model::{AlignedBead, AlignedId, Alignment, BeadChange, Edit, GroupKind, Side};

impl Workspace {
    pub(super) fn align(&mut self, command: AlignCommand) {
        match command {
            AlignCommand::With(path) => self.align_with(path),
            AlignCommand::Pair { source, target } => {
                self.to_align = Some(target);
                self.open_path(source);
            }
            AlignCommand::Folder(path) => self.align_folder(path),
            AlignCommand::StopFolder => {
                if let Some(work) = &self.aligning_folder {
                    work.stop();
                }
            }
            AlignCommand::PairOf(source) => self.prompt = Some(Prompt::TranslationOf(source)),
            AlignCommand::Go(to) => self.go_to_bead(to),
            AlignCommand::Choose(side) => self.with_aligning(|aligning| aligning.side = side),
            AlignCommand::ToggleMarks => self.with_aligning(|aligning| aligning.marks = !aligning.marks),
            AlignCommand::Pull => {
                self.correct("Pulled a segment in", "No segment follows on this side", BeadChange::pull);
            }
            AlignCommand::Push => {
                self.correct("Pushed a segment out", "No segment can be pushed out", BeadChange::push);
            }
            AlignCommand::Merge => {
                self.correct("Merged two beads", "No bead follows", |alignment, at, _| {
                    BeadChange::merge(alignment, at)
                });
            }
            AlignCommand::Split => self.split_bead(),
            AlignCommand::Cut { side, id, at } => self.cut_segment(side, id, at),
            AlignCommand::Part => {
                self.correct("No counterpart", "", |alignment, at, _| BeadChange::part(alignment, at));
            }
            AlignCommand::TogglePin => self.toggle_pin(),
            AlignCommand::Cross => {
                let nothing = "Two beads of the article are needed for a cross-link";
                self.correct("Cross-linked", nothing, |alignment, at, _| BeadChange::cross(alignment, at));
            }
            AlignCommand::Accept(least) => self.accept(least),
            AlignCommand::Fill => self.fill_article(),
            AlignCommand::Remember => self.remember_beads(),
            AlignCommand::Export(path) => self.export_alignment(path),
            AlignCommand::GiveUp => self.give_up(),
        }
    }

    /// Aligns the article that was just opened, where that was what it was opened for.
    pub(super) fn align_opened(&mut self) {
        if let Some(path) = self.to_align.take() {
            self.align_with(path);
        }
    }

    /// Reads the translation and aligns, in a job.
    fn align_with(&mut self, path: PathBuf) {
        if !self.may_write() {
            return;
        }
        let Some(sources) = self.align_sources() else { return };
        let Some(open) = self.open.as_mut() else { return };
        let Some(document) = open.document().cloned() else { return };
        open.aligning.get_or_insert_default().reading = true;
        let project = open.number;
        self.show_alignment = true;
        self.jobs.run(Box::new(move || {
            JobEvent::Aligned(project, begin(&document, &path, &sources).map(Box::new))
        }));
    }

    /// What the words may come from that an alignment of the open project knows.
    pub(super) fn align_sources(&self) -> Option<Sources> {
        let open = self.open.as_ref()?;
        let document = open.document()?;
        Some(Sources {
            languages: (document.source.clone(), document.target.clone()),
            entries: open.glossaries().flat_map(|glossary| glossary.values().map(Arc::clone)).collect(),
            data: self.folders.data().to_owned(),
            dictionaries: self.settings.dictionaries.clone(),
        })
    }

    pub(super) fn take_alignment(&mut self, project: u64, begun: Result<Box<Begun>, Notice>) {
        if !self.is_open(project) {
            return;
        }
        let begun = match begun {
            Ok(begun) => *begun,
            Err(notice) => {
                self.stop_aligning();
                return self.notify(notice);
            }
        };
        let before = self.open.as_ref().and_then(|open| open.project.alignment.clone());
        let alignment = Arc::new(begun.alignment);
        let edit = Edit::Alignment { before, after: Some(Arc::clone(&alignment)) };
        if !self.apply(GroupKind::Alignment, vec![edit]) {
            return self.stop_aligning();
        }
        let Some(open) = self.open.as_mut() else { return };
        open.aligning = Some(Aligning::of(&alignment, begun.aligner));
        self.said = format!("Aligned: {} beads", alignment.beads.len());
    }

    /// What was to be aligned is not.
    pub(super) fn stop_aligning(&mut self) {
        if let Some(open) = self.open.as_mut() {
            if open.project.alignment.is_none() {
                open.aligning = None;
            } else if let Some(aligning) = open.aligning.as_mut() {
                aligning.reading = false;
            }
        }
    }

    /// Has the texts of the alignment read where that was not done since they have changed.
    pub(super) fn refresh_aligner(&mut self) {
        let due = self.open.as_ref().is_some_and(|open| {
            let unread = |aligning: &Aligning| aligning.aligner.is_none() && !aligning.reading;
            open.project.alignment.is_some() && open.aligning.as_ref().is_some_and(unread)
        });
        let Some(sources) = self.align_sources().filter(|_| due) else { return };
        let Some(open) = self.open.as_mut() else { return };
        let (Some(alignment), Some(aligning)) = (open.project.alignment.clone(), open.aligning.as_mut())
        else {
            return;
        };
        aligning.reading = true;
        let project = open.number;
        self.jobs.run(Box::new(move || {
            let aligner = Arc::new(aligner_of(&alignment, &sources));
            JobEvent::AlignerReady(project, alignment, aligner)
        }));
    }

    pub(super) fn take_aligner(&mut self, project: u64, read: &Alignment, aligner: Arc<Aligner>) {
        let Some(open) = self.open.as_mut().filter(|open| open.number == project) else { return };
        let Some(aligning) = open.aligning.as_mut() else { return };
        aligning.reading = false;
        let same = |it: &Arc<Alignment>| it.source == read.source && it.target == read.target;
        if open.project.alignment.as_ref().is_some_and(same) {
            aligning.aligner = Some(aligner);
        }
        self.refresh_aligner();
    }

    fn with_aligning(&mut self, change: impl FnOnce(&mut Aligning)) {
        if let Some(aligning) = self.open.as_mut().and_then(|open| open.aligning.as_mut()) {
            change(aligning);
        }
    }

    fn go_to_bead(&mut self, to: AlignMove) {
        let Some(open) = self.open.as_mut() else { return };
        let (Some(alignment), Some(aligning)) = (&open.project.alignment, open.aligning.as_mut()) else {
            return;
        };
        match aligning.destination(alignment, to) {
            Some(at) => aligning.active = at,
            None if to == AlignMove::NextDoubtful => "No other bead is doubtful".clone_into(&mut self.said),
            None => {}
        }
    }

    /// The alignment, the bead that is looked at and the side.
    pub(super) fn looked_at(&self) -> Option<(Arc<Alignment>, usize, Side)> {
        let open = self.open.as_ref()?;
        let aligning = open.aligning.as_ref()?;
        Some((Arc::clone(open.project.alignment.as_ref()?), aligning.active, aligning.side))
    }

    fn correct(
        &mut self,
        done: &str,
        nothing: &str,
        change: impl FnOnce(&Alignment, usize, Side) -> Option<BeadChange>,
    ) {
        let Some((alignment, at, side)) = self.looked_at() else { return };
        match change(&alignment, at, side) {
            Some(change) => self.change_beads(&alignment, change, Vec::new(), done),
            None => nothing.clone_into(&mut self.said),
        }
    }

    /// Makes a change, aligns anew what is not settled around it, and goes on to what is to be looked at next: one step.
    fn change_beads(&mut self, alignment: &Alignment, change: BeadChange, mut edits: Vec<Edit>, done: &str) {
        let mut beads = alignment.beads.clone();
        let settled = change.removed.start..change.removed.start + change.inserted.len();
        let (from, count) = (change.removed.start, change.inserted.len());
        beads.splice(change.removed, change.inserted);
        // Without the aligner, as while the texts are read, only the change itself is made.
        let aligner = self.aligner().filter(|_| edits.is_empty());
        let fresh = match &aligner {
            Some(aligner) => realigned(aligner, alignment, &beads, settled),
            None => beads.clone(),
        };
        let first_settled = beads.get(from).cloned();
        let again = fresh.len() != beads.len() || fresh != beads;
        edits.extend(BeadChange::between(alignment, &fresh).map(|change| change.edit(alignment)));
        if !self.apply(GroupKind::Alignment, edits) {
            return;
        }
        let place = first_settled.and_then(|bead| fresh.iter().position(|it| *it == bead)).unwrap_or(from);
        self.look_behind(place + count.max(1) - 1);
        let realigned = if again { "; the rest was aligned anew" } else { "" };
        self.said = format!("{done}{realigned}");
    }

    fn aligner(&self) -> Option<Arc<Aligner>> {
        self.open.as_ref()?.aligning.as_ref()?.aligner.clone()
    }

    /// Goes from the bead `at` to the next doubtful one, or to the next one where none is.
    fn look_behind(&mut self, at: usize) {
        let Some(open) = self.open.as_mut() else { return };
        let (Some(alignment), Some(aligning)) = (&open.project.alignment, open.aligning.as_mut()) else {
            return;
        };
        aligning.active = at.min(alignment.beads.len().saturating_sub(1));
        let next = aligning.destination(alignment, AlignMove::NextDoubtful);
        let next = next.or_else(|| aligning.destination(alignment, AlignMove::Next));
        aligning.active = next.unwrap_or(aligning.active);
    }

    /// Cuts the bead where its parts fit best; without the aligner, behind its first segments.
    fn split_bead(&mut self) {
        let Some((alignment, at, _)) = self.looked_at() else { return };
        let Some(bead) = alignment.beads.get(at) else { return };
        let parts = self.aligner().map(|aligner| {
            aligner.apart(alignment.places(at, Side::Source), alignment.places(at, Side::Target))
        });
        let first = parts.as_ref().and_then(|parts| parts.first());
        let shape = first.map_or((1, 1), |bead| (bead.source.len(), bead.target.len()));
        let (sources, targets) = (bead.source.len(), bead.target.len());
        let half = BeadChange::split(&alignment, at, shape)
            .or_else(|| BeadChange::split(&alignment, at, (1.min(sources), 1.min(targets))))
            .or_else(|| BeadChange::split(&alignment, at, (sources, 0)));
        match half {
            Some(change) => self.change_beads(&alignment, change, Vec::new(), "Split the bead"),
            None => "A bead of one segment cannot be split".clone_into(&mut self.said),
        }
    }

    fn cut_segment(&mut self, side: Side, id: AlignedId, at: usize) {
        let Some((alignment, ..)) = self.looked_at() else { return };
        let (Some(place), Some(bead)) = (alignment.position(side, id), alignment.bead_of(side, id)) else {
            return;
        };
        match cut_text(&alignment, bead, side, (place, at)) {
            Some(edits) => {
                if self.apply(GroupKind::Alignment, edits.to_vec()) {
                    self.with_aligning(|aligning| aligning.active = bead);
                    "Cut the segment in two".clone_into(&mut self.said);
                }
            }
            None => "Put the caret where the segment is to be cut".clone_into(&mut self.said),
        }
    }

    fn toggle_pin(&mut self) {
        let Some((alignment, at, _)) = self.looked_at() else { return };
        let pinned = alignment.beads.get(at).is_some_and(|bead| bead.pinned);
        let Some(change) = BeadChange::pin(&alignment, at, !pinned) else { return };
        if self.apply(GroupKind::Alignment, vec![change.edit(&alignment)]) {
            if pinned {
                "Left open again".clone_into(&mut self.said);
            } else {
                self.look_behind(at);
                "Pinned".clone_into(&mut self.said);
            }
        }
    }

    fn accept(&mut self, least: u8) {
        let Some((alignment, at, _)) = self.looked_at() else { return };
        let Some((change, count)) = BeadChange::accept(&alignment, least) else {
            self.said = format!("No open bead is {least} % sure");
            return;
        };
        if self.apply(GroupKind::Alignment, vec![change.edit(&alignment)]) {
            let open = |bead: &AlignedBead| !bead.pinned && bead.confidence < crate::app::DOUBTFUL;
            let here = self.looked_at().is_some_and(|(it, at, _)| it.beads.get(at).is_some_and(open));
            if !here {
                self.look_behind(at);
            }
            self.said = format!("Accepted {count} beads of {least} % or more");
        }
    }

    fn give_up(&mut self) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(before) = open.project.alignment.clone() else { return };
        if self.apply(GroupKind::Alignment, vec![Edit::Alignment { before: Some(before), after: None }]) {
            "The alignment was given up; Undo brings it back".clone_into(&mut self.said);
        }
    }
}

impl Open {
    /// Brings what is kept beside the alignment up to date after an edit of it.
    pub(super) fn alignment_changed(&mut self, edit: &Edit) {
        let Some(alignment) = &self.project.alignment else {
            self.aligning = None;
            return;
        };
        let aligning = self.aligning.get_or_insert_default();
        if !matches!(edit, Edit::Beads { .. }) {
            aligning.forget();
        }
        if let Edit::Beads { at, .. } = edit {
            aligning.active = *at;
        }
        aligning.active = aligning.active.min(alignment.beads.len().saturating_sub(1));
    }
}
