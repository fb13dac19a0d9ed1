//! Exports as they are remembered: by name, and the last one of all.

use std::path::PathBuf;

use super::{Export, Format, Layout};
use crate::store::ExportPreset;

/// What goes with exporting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportStep {
    /// Exports as the last time; asks how where there was none.
    Again,
    /// Stops the export that is being made; nothing is written.
    Cancel,
    /// Makes the first page of an export in a job; [`Workspace::pictured`](super::Workspace) has it then.
    Preview(Box<Export>),
    /// Changes the named ways of exporting.
    Presets(PresetChange),
}

/// What is done to the named ways of exporting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresetChange {
    /// One is kept under its name.
    Keep(Box<ExportPreset>),
    /// One is put first, where it is still as it was kept.
    Use(Box<ExportPreset>),
    /// The one of a name is taken out.
    Remove(String),
    /// One has another name.
    Rename {
        /// Its name.
        from: String,
        /// Its new name.
        to: String,
    },
}

impl Layout {
    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bilingual => "bilingual",
            Self::Target => "target",
        }
    }
}

impl Format {
    /// Every kind of file.
    pub const ALL: [Self; 9] = [
        Self::Docx,
        Self::Pdf,
        Self::Html,
        Self::Markdown,
        Self::Text,
        Self::Xlsx,
        Self::Csv,
        Self::Tsv,
        Self::Tmx,
    ];

    /// Those in which both texts can stand.
    pub const BILINGUAL: [Self; 9] = Self::ALL;
}

impl Export {
    /// An export as a preset has it; none where the preset is of another version and names what is not known.
    pub fn of_preset(preset: &ExportPreset, path: PathBuf) -> Option<Self> {
        let layout = [Layout::Bilingual, Layout::Target].into_iter().find(|it| it.key() == preset.layout)?;
        let format = Format::ALL.into_iter().find(|format| format.extension() == preset.format)?;
        Some(Self { options: preset.options.clone(), ..Self::new(layout, format, path) })
    }

    /// The preset of a name that leads to this export.
    pub fn preset(&self, name: &str) -> ExportPreset {
        ExportPreset {
            name: name.to_owned(),
            layout: self.layout.key().to_owned(),
            format: self.format.extension().to_owned(),
            options: self.options.clone(),
        }
    }
}
