//! The form of an article's metadata in the history of a project file.

use serde::{Deserialize, Serialize};

use crate::model::Metadata;

/// A field that is empty is left out.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredMetadata {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    byline: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    date: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    link: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    site: String,
}

impl From<&Metadata> for StoredMetadata {
    fn from(metadata: &Metadata) -> Self {
        let Metadata { title, byline, date, link, site } = metadata.clone();
        Self { title, byline, date, link, site }
    }
}

impl From<StoredMetadata> for Metadata {
    fn from(stored: StoredMetadata) -> Self {
        let StoredMetadata { title, byline, date, link, site } = stored;
        Self { title, byline, date, link, site }
    }
}
