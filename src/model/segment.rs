//! A segment: one sentence of the source beside its translation, with its state.

use std::sync::Arc;

use crate::text::Direction;

/// Names a segment for as long as its project lives; never given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SegmentId(pub u64);

/// How far the translation of a segment is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// Nothing was done yet.
    #[default]
    NotStarted,
    /// Filled from a memory or a machine, not looked at.
    PreTranslated,
    /// Being worked on.
    Draft,
    /// The translator has finished it.
    Confirmed,
    /// A second person has read it.
    Reviewed,
    /// A second person sent it back.
    Rejected,
}

impl State {
    /// All states, in the order in which work goes.
    pub const ALL: [Self; 6] =
        [Self::NotStarted, Self::PreTranslated, Self::Draft, Self::Confirmed, Self::Reviewed, Self::Rejected];

    /// Whether the translator has nothing more to do here.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Confirmed | Self::Reviewed)
    }

    /// The state in words, as menus, tooltips and exports show it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::PreTranslated => "Pre-translated",
            Self::Draft => "Draft",
            Self::Confirmed => "Confirmed",
            Self::Reviewed => "Reviewed",
            Self::Rejected => "Rejected",
        }
    }
}

/// Where the first form of a translation came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Typed by the translator, or a copy of the source.
    #[default]
    Typed,
    /// Inserted from a machine's suggestion.
    Machine,
    /// Taken from a translation that existed, aligned with the article; how sure that is, in hundredths.
    Aligned(u8),
    /// Inserted from a match of a memory, of so many per cent; 100 for the same text.
    Match(u8),
    /// Inserted from a match of the same text between the same neighbours.
    ContextMatch,
    /// Taken over from another segment with the same source.
    Repetition,
}

impl Origin {
    /// The origin of a match of this figure; above 100 is the same text in the same context.
    pub fn of_match(score: u8) -> Self {
        if score > 100 { Self::ContextMatch } else { Self::Match(score) }
    }

    /// The badge under the state: `91%`, `CM`, `=`, `MT`; none for what was typed.
    pub fn badge(self) -> Option<String> {
        Some(match self {
            Self::Typed => return None,
            Self::Machine => "MT".to_owned(),
            Self::Match(score) => format!("{score}%"),
            Self::ContextMatch => "CM".to_owned(),
            Self::Repetition => "=".to_owned(),
            Self::Aligned(confidence) => format!("{confidence}%"),
        })
    }

    /// The origin in words, for tooltips and readers of the screen.
    pub fn words(self) -> String {
        match self {
            Self::Typed => "typed".to_owned(),
            Self::Machine => "from the machine".to_owned(),
            Self::Match(score) => format!("from a match of {score} %"),
            Self::ContextMatch => "from a match in the same context".to_owned(),
            Self::Repetition => "from a repetition of this segment".to_owned(),
            Self::Aligned(confidence) => format!("aligned, {confidence} % sure"),
        }
    }
}

/// What a machine suggested for a segment, as it was taken over: later work is measured against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// Engine, model and host.
    pub engine: String,
    /// The translation.
    pub text: String,
}

/// All that is known of a segment beside its two texts and its note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// How far the translation is.
    pub state: State,
    /// Whether the segment is protected from changes.
    pub locked: bool,
    /// Whether the confirmed pair belongs to the project's memory.
    pub in_memory: bool,
    /// Where the translation came from.
    pub origin: Origin,
    /// Who changed it last; empty where nobody is named.
    pub author: String,
    /// When it was last changed, in milliseconds since 1970; 0 for never.
    pub changed_at: i64,
    /// The direction of the source where it is not that of its language, as in a quotation.
    pub source_direction: Option<Direction>,
    /// The direction of the translation where it is not that of its language.
    pub target_direction: Option<Direction>,
    /// What the translation was made of, where that was a machine's suggestion and the origin still is the machine.
    pub suggested: Option<Arc<Suggested>>,
}

/// One sentence of the source and its translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its name in the project.
    pub id: SegmentId,
    /// The index of its paragraph in the document.
    pub paragraph: usize,
    /// The white space between the segment before and this one, within the paragraph.
    pub lead: String,
    /// The text to translate.
    pub source: String,
    /// The translation; empty where there is none.
    pub target: String,
    /// State, flags and origin.
    pub status: Status,
    /// A remark of the translator; empty where there is none.
    pub note: String,
    /// Grows with each change of the source; not stored.
    pub source_revision: u64,
    /// Grows with each change of the target; not stored.
    pub target_revision: u64,
}

impl Segment {
    /// An untouched segment of `paragraph`.
    pub fn new(id: SegmentId, paragraph: usize, lead: &str, source: &str) -> Self {
        Self {
            id,
            paragraph,
            lead: lead.to_owned(),
            source: source.to_owned(),
            target: String::new(),
            status: Status::default(),
            note: String::new(),
            source_revision: 0,
            target_revision: 0,
        }
    }
}
