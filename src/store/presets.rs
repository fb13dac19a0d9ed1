//! Ways of exporting that the user has given a name, and the last export: they are kept with the settings.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::formats::BilingualOptions;

/// A way of exporting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportPreset {
    /// Its name; empty for one that was not named.
    pub name: String,
    /// What the file shows: `bilingual` or `target`.
    pub layout: String,
    /// The ending of the file's name.
    pub format: String,
    /// How a bilingual file looks.
    pub options: BilingualOptions,
}

/// What was exported last, and where to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastExport {
    /// The project.
    pub project: PathBuf,
    /// The file.
    pub path: PathBuf,
    /// How.
    pub preset: ExportPreset,
}

/// Presets in the order in which they were last used, each name once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExportPresets(Vec<ExportPreset>);

impl ExportPresets {
    /// More than this many are a list that nobody reads; the oldest is forgotten.
    const MOST: usize = 50;

    /// All, the last used first.
    pub fn all(&self) -> &[ExportPreset] {
        &self.0
    }

    /// The preset of a name.
    pub fn get(&self, name: &str) -> Option<&ExportPreset> {
        self.0.iter().find(|preset| preset.name == name)
    }

    /// Puts one first, in the place of the one that had its name.
    pub fn put(&mut self, preset: ExportPreset) {
        self.remove(&preset.name);
        self.0.insert(0, preset);
        self.0.truncate(Self::MOST);
    }

    /// Takes one out.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|preset| preset.name != name);
    }

    /// Gives one another name, which takes the place of one that had it.
    pub fn rename(&mut self, from: &str, to: &str) {
        if from != to && self.get(from).is_some() {
            self.remove(to);
        }
        if let Some(preset) = self.0.iter_mut().find(|preset| preset.name == from) {
            to.clone_into(&mut preset.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(presets: &ExportPresets) -> Vec<&str> {
        presets.all().iter().map(|preset| preset.name.as_str()).collect()
    }

    #[test]
    fn the_last_used_comes_first_and_each_name_once() {
        let mut presets = ExportPresets::default();
        for name in ["a", "b", "a", "c"] {
            presets.put(ExportPreset { name: name.to_owned(), ..ExportPreset::default() });
        }
        assert_eq!(names(&presets), ["c", "a", "b"]);
        presets.rename("c", "b");
        assert_eq!(names(&presets), ["b", "a"]);
        presets.rename("x", "a");
        presets.rename("a", "a");
        assert_eq!(names(&presets), ["b", "a"]);
        presets.remove("b");
        assert_eq!(names(&presets), ["a"]);
    }
}
