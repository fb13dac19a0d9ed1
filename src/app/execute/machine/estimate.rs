//! What a pre-translation would send and cost, before anything is sent.

use crate::app::clock::now_ms;
use crate::app::machine::{Estimate, estimate_of, month_of};
use crate::app::{Prompt, Workspace};
use crate::store::MonthlyUse;

impl Workspace {
    /// What is left of the month's limit; none without one.
    pub(super) fn characters_left(&self) -> Option<u64> {
        let limit = self.settings.machine.monthly_characters?;
        let used = MonthlyUse::at(&self.folders.monthly_use_file()).characters(&month_of(now_ms()));
        Some(limit.saturating_sub(used))
    }

    /// Asks whether the document is to be pre-translated, with what that would send and cost. Sends nothing.
    pub(in crate::app::execute) fn propose_document(&mut self) {
        let first = self.settings.machine.engines.iter().position(|engine| engine.is_asked);
        let Some(number) = first.filter(|number| self.engine(*number).is_some()) else {
            self.prompt = Some(Prompt::Engines { then_ask: false });
            return;
        };
        let estimate = self.estimate(number);
        let Some(estimate) = estimate.filter(|estimate| estimate.segments > 0) else {
            "Every segment has a translation".clone_into(&mut self.said);
            return;
        };
        self.prompt = Some(Prompt::Estimate(Box::new(estimate)));
    }

    /// What a pre-translation with this engine would send.
    pub fn estimate(&self, number: usize) -> Option<Estimate> {
        let engine = self.engine(number)?;
        let price = self.settings.machine.engines.get(number)?.price;
        let document = self.open.as_ref()?.document()?;
        let left = self.characters_left().filter(|_| !engine.endpoint.is_local());
        Some(estimate_of(document, (number, &engine), price, left))
    }
}
