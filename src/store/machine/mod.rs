//! What is kept about machine translation beside the projects: engines, keys, a log of what was sent, how much was used.

mod engines;
mod keyring_store;
mod keys;
mod log;
mod usage;

pub use engines::{EngineSetting, MachineSettings};
pub use keyring_store::{keyring_key, remove_keyring_key, set_keyring_key};
pub use keys::{KeyPlace, Keys, key_from_environment};
pub use log::{Sent, SentLog};
pub use usage::MonthlyUse;
