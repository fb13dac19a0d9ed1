//! Keys of engines: found in the environment, the keyring, this session or the file, in this order; put where the user wants.

use crate::app::jobs::JobEvent;
use crate::app::machine::account;
use crate::app::{Notice, Workspace};
use crate::mt::{EngineKind, Secret};
use crate::store::{
    EngineSetting, KeyPlace, Keys, key_from_environment, keyring_key, remove_keyring_key, set_keyring_key,
};

impl Workspace {
    /// The key of an engine, as far as it is known without the keyring.
    pub(super) fn key_of(&self, setting: &EngineSetting) -> Option<Secret> {
        let account = account(setting)?;
        key_from_environment(&setting.kind)
            .or_else(|| self.keys.get(&account).cloned().flatten())
            .or_else(|| self.settings.machine.keys_in_file.then(|| self.key_file().get(&account)).flatten())
    }

    /// Looks into the keyring for a key that is not known otherwise, once, where the engine needs one or has one there; true while
    /// it looks.
    pub(super) fn looks_for_key(&mut self, setting: &EngineSetting) -> bool {
        let needs_key = EngineKind::of_word(&setting.kind).is_some_and(EngineKind::needs_key);
        if !needs_key && !setting.keyring {
            return false;
        }
        let Some(account) = account(setting) else { return false };
        if self.key_of(setting).is_some() || self.keys.contains_key(&account) {
            return self.keys_asked.contains(&account);
        }
        if self.keys_asked.insert(account.clone()) {
            self.jobs.run(Box::new(move || JobEvent::Key(account.clone(), keyring_key(&account))));
        }
        true
    }

    pub(in crate::app::execute) fn take_key(&mut self, account: String, key: Option<Secret>) {
        self.keys_asked.remove(&account);
        self.keys.insert(account, key);
        if std::mem::take(&mut self.asks_when_keyed) {
            self.suggest();
        }
    }

    /// Keeps a key, or forgets it where there is none: in this session at once, and in the keyring or the file as wished.
    pub(in crate::app::execute) fn set_key(&mut self, engine: usize, key: Option<Secret>, place: KeyPlace) {
        let Some(account) = self.settings.machine.engines.get(engine).and_then(account) else { return };
        self.keys.insert(account.clone(), key.clone());
        let keyring = place == KeyPlace::Keyring && key.is_some();
        if let Some(setting) =
            self.settings.machine.engines.get_mut(engine).filter(|it| it.keyring != keyring)
        {
            setting.keyring = keyring;
            self.keep_settings();
        }
        match place {
            KeyPlace::Keyring => self.jobs.run(Box::new(move || {
                let kept = match &key {
                    Some(key) => set_keyring_key(&account, key),
                    None => remove_keyring_key(&account),
                };
                JobEvent::KeyKept(kept)
            })),
            KeyPlace::File => match self.key_file().set(&account, key.as_ref()) {
                Ok(()) => "The key was kept in a file that only you can read".clone_into(&mut self.said),
                Err(error) => self.notify(Notice::error(error.to_string(), error.hint())),
            },
            KeyPlace::Session | KeyPlace::Environment => {
                "The key is kept until the program is closed".clone_into(&mut self.said);
            }
        }
    }

    pub(in crate::app::execute) fn key_was_kept(&mut self, kept: bool) {
        if kept {
            "The keyring of the system was changed".clone_into(&mut self.said);
        } else {
            let hint = "It is kept until the program is closed; allow the file for keys to keep it longer";
            self.notify(Notice::error("The key could not be put into the keyring of the system", hint));
        }
    }

    fn key_file(&self) -> Keys {
        Keys::at(&self.folders.keys_file())
    }
}
