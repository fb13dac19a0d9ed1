//! Keys in the keyring of the system. Each call may open a dialog of the system and wait for it: only jobs make them.

use crate::mt::Secret;

/// The key of an account; none where there is none, or no keyring.
pub fn keyring_key(_account: &str) -> Option<Secret> {
    None
}

/// Puts a key into the keyring. False where there is no keyring or it refuses.
pub fn set_keyring_key(_account: &str, _key: &Secret) -> bool {
    false
}

/// Takes a key out of the keyring; true where none is left there.
pub fn remove_keyring_key(_account: &str) -> bool {
    false
}
