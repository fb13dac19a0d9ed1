//! The form of a skeleton in a project file: JSON in UTF-8.

use crate::formats::Skeleton;

/// The JSON of a skeleton.
pub(super) fn skeleton_json(skeleton: &Skeleton) -> Option<Vec<u8>> {
    serde_json::to_vec(skeleton).ok()
}

/// The skeleton of its JSON; none where there is none, or one that is not understood: the article is then read once more.
pub(super) fn skeleton_of_json(json: Option<&[u8]>) -> Option<Skeleton> {
    serde_json::from_slice(json?).ok()
}
