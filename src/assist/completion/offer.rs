//! What there is to complete from.

/// Where an offer comes from; what it is worth depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfferKind {
    /// A whole translation that the user would be shown as a match.
    Match,
    /// What a machine suggests for the segment.
    Machine,
    /// The translation of a unit that only shares a part with the segment.
    Part,
    /// The translation of a term of the segment.
    Term,
    /// The spelling of a name of the segment.
    Name,
    /// A number or an address of the source, as the target writes it.
    Placeable,
}

impl OfferKind {
    /// Whether it is a whole translation, which is gone on with from any of its words.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Match | Self::Machine | Self::Part)
    }
}

/// A text to complete from, without tags.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Offer {
    /// Where it comes from.
    pub kind: OfferKind,
    /// The text.
    pub text: String,
}

impl Offer {
    /// An offer.
    pub fn new(kind: OfferKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}
