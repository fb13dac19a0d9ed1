//! Asking a machine: never without a server that the user named and a consent for this project.

use crate::app::machine::{MachineState, Suggestion};
use crate::app::notice::NoticeAction;
use crate::app::{Notice, Prompt, Severity, Workspace};
use crate::model::{Edit, GroupKind, Origin};
use crate::mt::{Answer, Endpoint, MtError, Request};
use crate::text::TextChange;

impl Workspace {
    pub(super) fn set_server(&mut self, address: &str) {
        if address.trim().is_empty() {
            self.settings.mt_url = None;
            self.keep_settings();
            self.revoke_consent();
            return;
        }
        match Endpoint::parse(address) {
            Ok(endpoint) => {
                self.settings.mt_url = Some(endpoint.url().to_owned());
                self.keep_settings();
                self.ask_for_consent(&endpoint);
            }
            Err(error) => {
                self.notify(
                    Notice::error(error.to_string(), error.hint()).with_action(NoticeAction::ChooseServer),
                );
            }
        }
    }

    pub(super) fn give_consent(&mut self) {
        let Some(endpoint) = self.endpoint() else { return };
        let Some(open) = self.open.as_ref() else { return };
        let (before, after) = (open.project.consent.clone(), Some(consent_key(&endpoint)));
        if before == after || self.apply(GroupKind::Consent, vec![Edit::Consent { before, after }]) {
            self.suggest();
        }
    }

    pub(super) fn revoke_consent(&mut self) {
        self.cancel_suggestion();
        let Some(before) = self.open.as_ref().and_then(|open| open.project.consent.clone()) else { return };
        let edits = vec![Edit::Consent { before: Some(before), after: None }];
        if self.apply(GroupKind::Consent, edits) {
            "Nothing leaves this machine".clone_into(&mut self.said);
        }
    }

    /// Sends the active segment, or asks what is needed for that.
    pub(super) fn suggest(&mut self) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(segment) = open.active_segment().cloned() else { return };
        let Some(endpoint) = self.endpoint() else {
            self.prompt = Some(Prompt::Server);
            return;
        };
        if self.ask_for_consent(&endpoint) {
            return;
        }
        let Some(open) = self.open.as_ref() else { return };
        let Some((from, to)) = open.document().map(|d| (d.source.clone(), d.target.clone())) else { return };
        let Some(open) = self.open.as_mut() else { return };
        let number = open.machine.ask(segment.id, segment.source_revision);
        let request = Request { text: segment.source, from, to };
        if !self.jobs.network().ask(number, endpoint, request) {
            open.machine.state = MachineState::Idle;
            self.notify(Notice::new(Severity::Warning, "The machine is still busy", "Ask again in a moment"));
        }
    }

    /// Asks whether segments of this project may go there, unless they may; true where it asks. Sends nothing.
    fn ask_for_consent(&mut self, endpoint: &Endpoint) -> bool {
        let Some(open) = self.open.as_ref() else { return false };
        let Some(segment) = open.active_segment() else { return false };
        if open.project.consent.as_ref() == Some(&consent_key(endpoint)) {
            return false;
        }
        self.prompt = Some(Prompt::Consent { host: endpoint.host(), example: segment.source.clone() });
        true
    }

    pub(in crate::app) fn cancel_suggestion(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        if matches!(open.machine.state, MachineState::Asking { .. }) {
            open.machine.state = MachineState::Idle;
            self.jobs.network().cancel();
            "Cancelled the question to the machine".clone_into(&mut self.said);
        }
    }

    pub(super) fn insert_suggestion(&mut self) {
        let Some(segment) = self.active() else { return };
        let Some(open) = self.open.as_ref() else { return };
        let Some(suggestion) = open.machine.suggestion(segment.id, segment.source_revision) else {
            "There is no suggestion for this segment".clone_into(&mut self.said);
            return;
        };
        let change = TextChange::between(&segment.target, &suggestion.answer.text);
        if self.change_target(&segment, change, Origin::Machine) {
            "Inserted the machine suggestion".clone_into(&mut self.said);
        }
    }

    /// Takes an answer in; one to an older question is dropped.
    pub(super) fn answered(&mut self, number: u64, result: Result<Answer, MtError>) {
        let Some(open) = self.open.as_mut() else { return };
        let MachineState::Asking { number: wanted, segment, revision } = open.machine.state else { return };
        if wanted != number {
            return;
        }
        open.machine.state = match result {
            Ok(answer) => MachineState::Answered(Suggestion { segment, revision, answer }),
            Err(error) => MachineState::Failed { segment, summary: error.to_string(), hint: error.hint() },
        };
    }

    fn endpoint(&self) -> Option<Endpoint> {
        // An address that was stored by hand and is no address counts as none: the user is asked for one.
        Endpoint::parse(self.settings.mt_url.as_deref()?).ok()
    }
}

/// What a consent is given for: scheme and host, so that it does not hold for the same host without encryption.
fn consent_key(endpoint: &Endpoint) -> String {
    let scheme = endpoint.url().split("://").next().unwrap_or_default();
    format!("{scheme}://{}", endpoint.host())
}
