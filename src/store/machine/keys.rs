//! Where keys are: the environment, the keyring of the system, this session, or a file that only the user can read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::mt::Secret;
use crate::store::{StoreError, json_file, write_private};

/// Where a key was found or put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// An environment variable, such as `MUQABALA_DEEPL_KEY`.
    Environment,
    /// The keyring of the system.
    Keyring,
    /// This run of the program only.
    Session,
    /// A file in the data folder.
    File,
}

/// The key in the environment variable of an engine, such as `MUQABALA_DEEPL_KEY` for `deepl`.
pub fn key_from_environment(engine: &str) -> Option<Secret> {
    Secret::new(&std::env::var(format!("MUQABALA_{}_KEY", engine.to_uppercase())).ok()?)
}

/// The keys in the file, which only the user can read. It is there only where they have agreed to it.
#[derive(Debug)]
pub struct Keys {
    path: PathBuf,
}

impl Keys {
    /// The keys in the file at `path`, which need not be there.
    pub fn at(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// The key of an account.
    pub fn get(&self, account: &str) -> Option<Secret> {
        let (object, _) = json_file::read_object(&self.path);
        Secret::new(object.get(account)?.as_str()?)
    }

    /// Puts a key into the file, or takes it out; a file without keys goes.
    pub fn set(&self, account: &str, key: Option<&Secret>) -> Result<(), StoreError> {
        let (object, _) = json_file::read_object(&self.path);
        let known = object.into_iter().filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())));
        let mut keys: BTreeMap<String, String> = known.collect();
        match key {
            Some(key) => keys.insert(account.to_owned(), key.reveal().to_owned()),
            None => keys.remove(account),
        };
        if keys.is_empty() {
            return match std::fs::remove_file(&self.path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    Err(StoreError::file(&self.path)(error))
                }
                _ => Ok(()),
            };
        }
        let text = serde_json::json!(keys).to_string();
        write_private(&self.path, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_for_the_user_alone_and_goes_with_its_last_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.json");
        let keys = Keys::at(&path);
        let secret = Secret::new("k-1").unwrap();
        assert_eq!(keys.get("a"), None);
        keys.set("a", Some(&secret)).unwrap();
        keys.set("b", Some(&secret)).unwrap();
        assert_eq!(keys.get("a").unwrap(), secret);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        keys.set("a", None).unwrap();
        assert!(path.exists());
        keys.set("b", None).unwrap();
        assert!(!path.exists());
    }
}
