//! Keys in the keyring of the system. Each call may open a dialog of the system and wait for it: only jobs make them.

use keyring::{Entry, Error};

use crate::mt::Secret;

/// The name of the program in the keyring.
const SERVICE: &str = "muqabala";

/// The key of an account; none where there is none, or no keyring.
pub fn keyring_key(account: &str) -> Option<Secret> {
    Secret::new(&Entry::new(SERVICE, account).ok()?.get_password().ok()?)
}

/// Puts a key into the keyring. False where there is no keyring or it refuses.
pub fn set_keyring_key(account: &str, key: &Secret) -> bool {
    Entry::new(SERVICE, account).is_ok_and(|entry| entry.set_password(key.reveal()).is_ok())
}

/// Takes a key out of the keyring; true where none is left there.
pub fn remove_keyring_key(account: &str) -> bool {
    Entry::new(SERVICE, account)
        .is_ok_and(|entry| matches!(entry.delete_credential(), Ok(()) | Err(Error::NoEntry)))
}
