//! Going from segment to segment.

use crate::app::{Move, Workspace};
use crate::model::Document;

impl Workspace {
    pub(super) fn go(&mut self, to: Move) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(document) = open.document() else { return };
        let Some(index) = destination(document, open.active, to) else {
            if to == Move::NextUnconfirmed {
                format!("All {} segments are confirmed", document.segments.len()).clone_into(&mut self.said);
            }
            return;
        };
        open.active = index;
        open.history.close();
    }

    pub(super) fn close_typing(&mut self) {
        if let Some(open) = self.open.as_mut() {
            open.history.close();
        }
    }
}

fn destination(document: &Document, active: usize, to: Move) -> Option<usize> {
    let count = document.segments.len();
    match to {
        Move::Previous => active.checked_sub(1),
        Move::Next => (active + 1 < count).then_some(active + 1),
        Move::To(id) => document.index_of(id),
        Move::Number(number) => (1..=count).contains(&number).then(|| number - 1),
        Move::NextUnconfirmed => {
            let open =
                |index: &usize| document.segments.get(*index).is_some_and(|s| !s.status.state.is_done());
            (active + 1..count).find(open).or_else(|| (0..active).find(open))
        }
    }
}
