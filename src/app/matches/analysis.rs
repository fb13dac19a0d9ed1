//! How much of an article was translated before: segments and words by the figure of their best match.

use std::collections::HashSet;
use std::sync::Arc;

use super::fill::key;
use super::look_up::{Names, Wanted, best};
use super::memory::Memory;
use crate::model::Project;
use crate::text::count_words;

/// Matches of like figures, as analyses of translators have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Band {
    /// The same source stands further up in the project.
    Repetition,
    /// The same text in the same context.
    Context,
    /// The same text.
    Exact,
    /// 95 to 99 %.
    From95,
    /// 85 to 94 %.
    From85,
    /// 75 to 84 %.
    From75,
    /// 50 to 74 %.
    From50,
    /// Less.
    None,
}

impl Band {
    /// All, the best first.
    pub const ALL: [Self; 8] = [
        Self::Repetition,
        Self::Context,
        Self::Exact,
        Self::From95,
        Self::From85,
        Self::From75,
        Self::From50,
        Self::None,
    ];

    /// The band of a figure.
    pub fn of(score: u8) -> Self {
        match score {
            101.. => Self::Context,
            100 => Self::Exact,
            95..=99 => Self::From95,
            85..=94 => Self::From85,
            75..=84 => Self::From75,
            50..=74 => Self::From50,
            _ => Self::None,
        }
    }

    /// The band in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Repetition => "Repetitions",
            Self::Context => "Context matches",
            Self::Exact => "100 %",
            Self::From95 => "95–99 %",
            Self::From85 => "85–94 %",
            Self::From75 => "75–84 %",
            Self::From50 => "50–74 %",
            Self::None => "No match",
        }
    }
}

/// What falls into a band.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BandCount {
    /// Segments.
    pub segments: usize,
    /// Words of their sources.
    pub words: usize,
    /// Characters of their sources, blanks included.
    pub characters: usize,
}

/// The analysis of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// One for each of [`Band::ALL`].
    pub bands: [BandCount; 8],
}

impl Analysis {
    /// All bands together.
    pub fn total(&self) -> BandCount {
        self.bands.iter().fold(BandCount::default(), |sum, band| BandCount {
            segments: sum.segments + band.segments,
            words: sum.words + band.words,
            characters: sum.characters + band.characters,
        })
    }
}

/// Analyses all articles of a project against memories. A segment whose source stands further up, in any of the articles, is a
/// repetition; where memories are given, the first one counts by its match.
pub fn analyse(project: &Project, memories: &[Arc<Memory>]) -> Analysis {
    let (mut analysis, mut seen) = (Analysis::default(), HashSet::new());
    let names = Names::default();
    for document in &project.documents {
        for (index, segment) in document.segments.iter().enumerate() {
            let tags = document.tags(segment);
            let found = || best(memories, &Wanted::of(document, index)?, 50, &names);
            let band = if seen.insert(key(segment, tags)) {
                found().map_or(Band::None, |found| Band::of(found.rated.score))
            } else {
                Band::Repetition
            };
            let plain = tags.without(&segment.source);
            let place = Band::ALL.iter().position(|it| *it == band).unwrap_or_default();
            if let Some(count) = analysis.bands.get_mut(place) {
                count.segments += 1;
                count.words += count_words(&plain);
                count.characters += plain.chars().count();
            }
        }
    }
    analysis
}
