//! The kinds of glossary files.

/// A kind of glossary file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GlossaryFormat {
    /// Comma-separated values, with a header.
    Csv,
    /// Tab-separated values, with a header.
    Tsv,
    /// An Excel workbook.
    Xlsx,
    /// `TermBase` eXchange, ISO 30042.
    Tbx,
    /// Source, target and note, separated by tabs and without a header.
    OmegaT,
}

impl GlossaryFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Csv, Self::Tsv, Self::Xlsx, Self::Tbx, Self::OmegaT];

    /// The kind of a file by the ending of its name, in any case and without the dot; none for what is no glossary.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_lowercase().as_str() {
            "csv" => Self::Csv,
            "tsv" => Self::Tsv,
            "xlsx" | "xlsm" => Self::Xlsx,
            "tbx" | "martif" | "xml" => Self::Tbx,
            "txt" | "tab" | "utf8" => Self::OmegaT,
            _ => return None,
        })
    }

    /// The ending of the name of such a file.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Xlsx => "xlsx",
            Self::Tbx => "tbx",
            Self::OmegaT => "txt",
        }
    }

    /// What people call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Tsv => "tab-separated text",
            Self::Xlsx => "Excel workbook",
            Self::Tbx => "TBX",
            Self::OmegaT => "OmegaT glossary",
        }
    }

    /// Whether it is a plain text whose encoding can be chosen.
    pub fn has_encoding(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv | Self::OmegaT)
    }
}
