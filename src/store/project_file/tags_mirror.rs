//! The form of a paragraph's tag table in a project file.

use serde::{Deserialize, Serialize};

use crate::text::{Markup, TagTable};

/// The markups of a table as (number, opening, closing).
#[derive(Serialize, Deserialize)]
pub(super) struct StoredTags(Vec<(u32, String, Option<String>)>);

impl From<&TagTable> for StoredTags {
    fn from(tags: &TagTable) -> Self {
        let stored = |it: &Markup| (it.number, it.open.clone(), it.close.clone());
        Self(tags.markups().iter().map(stored).collect())
    }
}

impl From<StoredTags> for TagTable {
    fn from(stored: StoredTags) -> Self {
        let markup = |(number, open, close)| Markup { number, open, close };
        Self::new(stored.0.into_iter().map(markup).collect())
    }
}

/// The JSON of a table; none where it is empty.
pub(in crate::store) fn tags_json(tags: &TagTable) -> Option<String> {
    let json = serde_json::to_string(&StoredTags::from(tags)).ok();
    json.filter(|_| !tags.is_empty())
}

/// The table of its JSON; none where that is not understood.
pub(in crate::store) fn tags_of_json(json: Option<&str>) -> Option<TagTable> {
    let Some(json) = json else { return Some(TagTable::default()) };
    serde_json::from_str::<StoredTags>(json).ok().map(Into::into)
}
