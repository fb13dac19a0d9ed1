//! Which engines there are, and to which hosts the segments of this project may go.

use crate::app::machine::engine_of;
use crate::app::notice::NoticeAction;
use crate::app::{Notice, Prompt, Workspace};
use crate::model::{Edit, GroupKind};
use crate::mt::{Engine, Reach};
use crate::store::MachineSettings;

impl Workspace {
    pub(in crate::app::execute) fn set_machine(&mut self, machine: MachineSettings) {
        for setting in &machine.engines {
            if let Err(error) = engine_of(setting, None) {
                let notice = Notice::error(error.to_string(), error.hint());
                return self.notify(notice.with_action(NoticeAction::ChooseEngines));
            }
        }
        self.cancel_suggestion();
        self.settings.machine = machine;
        self.keep_settings();
        "Machine translation is set up".clone_into(&mut self.said);
    }

    pub(in crate::app::execute) fn give_consent(&mut self, origin: &str) {
        let Some(open) = self.open.as_ref() else { return };
        if open.project.allows(origin) {
            return self.suggest();
        }
        let before = open.project.consent.clone();
        let after =
            before.as_deref().map_or_else(|| origin.to_owned(), |others| format!("{others} {origin}"));
        if self.apply(GroupKind::Consent, vec![Edit::Consent { before, after: Some(after) }]) {
            self.go_on_with_consent();
        }
    }

    pub(in crate::app::execute) fn revoke_consent(&mut self) {
        self.cancel_suggestion();
        self.cancel_document();
        let Some(before) = self.open.as_ref().and_then(|open| open.project.consent.clone()) else { return };
        let edits = vec![Edit::Consent { before: Some(before), after: None }];
        if self.apply(GroupKind::Consent, edits) {
            "Nothing leaves this machine".clone_into(&mut self.said);
        }
    }

    /// Asks whether segments of this project may go to the host of an engine, unless they may; true where it asks. Sends nothing.
    pub(super) fn ask_for_consent(&mut self, engine: &Engine, is_document: bool) -> bool {
        let Some(open) = self.open.as_ref() else { return false };
        let origin = engine.endpoint.origin();
        if open.project.allows(&origin) {
            return false;
        }
        let example = open.active_segment().map(|segment| segment.source.clone()).unwrap_or_default();
        let (host, signature) = (engine.endpoint.host(), engine.signature());
        let with_context = engine.kind.is_chat();
        self.prompt = Some(Prompt::Consent { host, origin, signature, example, with_context, is_document });
        true
    }

    pub(super) fn reach(&self) -> Reach {
        if self.settings.machine.local_only { Reach::LocalOnly } else { Reach::Anywhere }
    }

    /// The engine of this number with its key, as far as it is known.
    pub(super) fn engine(&self, number: usize) -> Option<Engine> {
        let setting = self.settings.machine.engines.get(number)?;
        // An address that was stored by hand and is none counts as none: the user is asked for one.
        engine_of(setting, self.key_of(setting)).ok()
    }
}
