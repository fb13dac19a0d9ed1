//! The engines that the user has set up, as a part of the settings; never a key.

use serde::{Deserialize, Serialize};

/// All that the user has set about machine translation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MachineSettings {
    /// The engines, the one that is asked for whole documents first.
    pub engines: Vec<EngineSetting>,
    /// Whether servers on this machine and the private network alone may be asked.
    pub local_only: bool,
    /// How the user wishes translations to be written; language models are told. May be empty.
    pub style: String,
    /// The most characters of source that may be sent in a month; none for no limit. Local servers do not count.
    pub monthly_characters: Option<u64>,
    /// Whether keys may be kept in a file of the data folder that only the user can read.
    pub keys_in_file: bool,
}

/// One engine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EngineSetting {
    /// The word of its kind, such as `libretranslate`.
    pub kind: String,
    /// Its address; empty for the usual one of its kind.
    pub address: String,
    /// Its model; may be empty.
    pub model: String,
    /// The region of an Azure resource; may be empty.
    pub region: String,
    /// What a million characters (of a classic engine) or tokens (of a language model) cost, in hundredths of the user's
    /// currency; 0 for nothing.
    pub price: u64,
    /// Whether its key was put into the keyring of the system, which is only asked where it was.
    pub keyring: bool,
    /// Whether it is asked for suggestions.
    pub is_asked: bool,
}

impl EngineSetting {
    /// An engine of this kind that is asked.
    pub fn new(kind: &str, address: &str) -> Self {
        Self { kind: kind.to_owned(), address: address.to_owned(), is_asked: true, ..Self::default() }
    }
}
