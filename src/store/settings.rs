//! The user's settings, as JSON in the data folder; never a key or a password.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{ExportPresets, LastExport, MachineSettings, StoreError, json_file};

/// The sizes of text that can be read, in points.
const SIZES: std::ops::RangeInclusive<f32> = 12.0..=32.0;

/// How wide the panel may be, in points.
const PANEL: std::ops::RangeInclusive<f32> = 304.0..=560.0;

/// The colours of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// White on black.
    HighContrast,
    /// Black on white.
    HighContrastLight,
}

/// What the user has set; lengths in points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// The size of Arabic text in the grid, 12 to 32.
    pub arabic_size: f32,
    /// The size of Latin text in the grid, 12 to 32.
    pub latin_size: f32,
    /// Whether the source stands at the left.
    pub source_first: bool,
    /// Whether the panel is open.
    pub panel_open: bool,
    /// The width of the panel, 304 to 560.
    pub panel_width: f32,
    /// Whether the arrows follow the order in which a text is read, instead of the screen.
    pub logical_arrows: bool,
    /// Whether quotation marks and spaces become those of the language while typing.
    pub smart_typing: bool,
    /// Whether what may be typed next is shown behind the caret.
    pub suggest_while_typing: bool,
    /// Whether characters that nobody sees are shown as signs.
    pub show_hidden: bool,
    /// Whether confirming a segment fills those with the same source.
    pub propagate: bool,
    /// The name that changes are signed with; may be empty.
    pub author: String,
    /// Machine translation.
    pub machine: MachineSettings,
    /// Dictionaries beside those that are installed: an index of dictd, or a table.
    pub dictionaries: Vec<PathBuf>,
    /// Ways of exporting that have a name, the last used first.
    pub export_presets: ExportPresets,
    /// What was exported last.
    pub last_export: Option<LastExport>,
    /// Whether the program was started before.
    pub first_run_done: bool,
    /// The size of the window; none before it was first closed.
    pub window_size: Option<[f32; 2]>,
    /// Whether the window filled the screen.
    pub maximized: bool,
    /// What other versions have set; written back as it was.
    #[serde(flatten)]
    pub others: Map<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            arabic_size: 18.0,
            latin_size: 15.0,
            source_first: true,
            panel_open: true,
            panel_width: 368.0,
            logical_arrows: false,
            smart_typing: false,
            suggest_while_typing: true,
            show_hidden: false,
            propagate: true,
            author: String::new(),
            machine: MachineSettings::default(),
            dictionaries: Vec::new(),
            export_presets: ExportPresets::default(),
            last_export: None,
            first_run_done: false,
            window_size: None,
            maximized: false,
            others: Map::new(),
        }
    }
}

impl Settings {
    /// Reads settings, those that cannot be understood at their default; with a sentence about what was wrong.
    /// A file that is no JSON is kept aside as `.broken`.
    pub fn read(path: &Path) -> (Self, Option<String>) {
        let (object, mut warning) = json_file::read_object(path);
        let mut known = Map::new();
        for (key, value) in object {
            known.insert(key.clone(), value);
            // One at a time, so that a value of another version costs no other setting.
            if Self::from_object(&known).is_none() {
                known.remove(&key);
                warning = Some(format!("the setting {key} was not understood: {}", path.display()));
            }
        }
        (Self::from_object(&known).unwrap_or_default().in_bounds(), warning)
    }

    /// Writes the settings, and makes the folder where it is not there.
    pub fn write(&self, path: &Path) -> Result<(), StoreError> {
        match serde_json::to_value(self) {
            Ok(Value::Object(object)) => json_file::write_object(path, &object),
            _ => Err(StoreError::file(path)(std::io::ErrorKind::InvalidData.into())),
        }
    }

    fn from_object(object: &Map<String, Value>) -> Option<Self> {
        serde_json::from_value(Value::Object(object.clone())).ok()
    }

    fn in_bounds(mut self) -> Self {
        self.arabic_size = self.arabic_size.clamp(*SIZES.start(), *SIZES.end());
        self.latin_size = self.latin_size.clamp(*SIZES.start(), *SIZES.end());
        self.panel_width = self.panel_width.clamp(*PANEL.start(), *PANEL.end());
        self.window_size =
            self.window_size.filter(|size| size.iter().all(|side| (200.0..=20_000.0).contains(side)));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{EngineSetting, read_file, write_atomic};

    #[test]
    fn settings_come_back_with_what_other_versions_have_set() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("settings.json");
        assert_eq!(Settings::read(&path), (Settings::default(), None));
        let mut settings = Settings {
            theme: Theme::HighContrast,
            arabic_size: 21.5,
            author: "ليلى".into(),
            machine: MachineSettings {
                engines: vec![EngineSetting::new("libretranslate", "http://localhost:5000")],
                ..MachineSettings::default()
            },
            window_size: Some([1280.0, 800.0]),
            ..Settings::default()
        };
        settings.others.insert("digits".into(), serde_json::json!({"of": ["2027"]}));
        settings.write(&path).unwrap();
        assert_eq!(Settings::read(&path), (settings, None));
        let text = String::from_utf8(read_file(&path, 10_000).unwrap()).unwrap();
        assert!(text.contains(r#""theme": "high_contrast""#), "{text}");
    }

    #[test]
    fn a_strange_value_costs_only_its_own_setting() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let json =
            r#"{"theme":"sepia","author":"a","arabic_size":9e9,"latin_size":null,"window_size":[1,1],"x":1}"#;
        write_atomic(&path, json.as_bytes()).unwrap();
        let (settings, warning) = Settings::read(&path);
        assert!(warning.unwrap().contains("theme"));
        assert_eq!((settings.theme, settings.author.as_str()), (Theme::System, "a"));
        assert_eq!((settings.arabic_size, settings.latin_size, settings.window_size), (32.0, 15.0, None));
        assert_eq!(settings.others.len(), 1);
    }

    #[test]
    fn a_broken_file_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        for broken in ["{\"theme\":", "[]", "\u{feff}", ""] {
            write_atomic(&path, broken.as_bytes()).unwrap();
            let (settings, warning) = Settings::read(&path);
            assert_eq!(settings, Settings::default());
            assert!(warning.unwrap().contains(".broken"), "{broken:?}");
            let aside = folder.path().join("settings.json.broken");
            assert_eq!(read_file(&aside, 100).unwrap(), broken.as_bytes());
            assert!(!path.exists());
        }
    }
}
