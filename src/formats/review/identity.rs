//! The hidden name of a segment in a file for review: which segment of which project, and what its texts were.

use crate::formats::bilingual::{Cell, Side, is_allowed};
use crate::formats::digest;

/// How the names begin. Word hides bookmarks that begin with an underscore, and allows letters, digits and underscores, 40 at most.
const PREFIX: &str = "_mq";
/// A number that a bookmark has room for in five digits of base 36.
const PROJECTS: u64 = 36_u64.pow(5);

/// What a place in the file holds of its segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Its number.
    Number,
    /// The text to translate.
    Source,
    /// The translation.
    Target,
    /// The state.
    State,
    /// The note.
    Note,
}

/// Which segment a row is, and a short number of each text as it was exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identity {
    /// The project, as far as it fits.
    pub project: u64,
    /// The segment.
    pub segment: u64,
    /// The source, by [`essence`].
    pub source: u32,
    /// The translation, by [`essence`].
    pub target: u32,
}

impl Identity {
    /// Of a segment with these texts, as they are shown.
    pub fn new(project: u64, segment: u64, source: &str, target: &str) -> Self {
        Self { project: project % PROJECTS, segment, source: essence(source), target: essence(target) }
    }

    /// As the name of a bookmark or the text of a hidden cell.
    pub fn name(&self, place: Place) -> String {
        let [project, segment] = [self.project, self.segment].map(base36);
        let [source, target] = [self.source, self.target].map(|number| base36(u64::from(number)));
        format!("{PREFIX}{}_{project}_{segment}_{source}_{target}", place.letter())
    }

    /// The identity and the place of a name; none where it is not such a name. Case does not count.
    pub fn parse(name: &str) -> Option<(Self, Place)> {
        let name = name.trim().to_lowercase();
        let mut parts = name.strip_prefix(PREFIX)?.split('_');
        let place = Place::of_letter(parts.next()?)?;
        let mut number = || u64::from_str_radix(parts.next()?, 36).ok();
        let (project, segment) = (number()?, number()?);
        let (source, target) = (u32::try_from(number()?).ok()?, u32::try_from(number()?).ok()?);
        parts.next().is_none().then_some((Self { project, segment, source, target }, place))
    }

    /// Whether it is of this project.
    pub fn is_of(&self, project: u64) -> bool {
        self.project == project % PROJECTS
    }
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Number, Self::Source, Self::Target, Self::State, Self::Note];

    /// That of a text.
    pub fn of(side: Side) -> Self {
        if side == Side::Source { Self::Source } else { Self::Target }
    }

    fn letter(self) -> &'static str {
        match self {
            Self::Number => "n",
            Self::Source => "s",
            Self::Target => "t",
            Self::State => "z",
            Self::Note => "e",
        }
    }

    fn of_letter(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.letter() == letter)
    }
}

/// A short number of a text without what programs change by themselves: white space at its ends, kinds of line ends, controls.
pub fn essence(text: &str) -> u32 {
    let kept = |c: &char| is_allowed(*c) && *c != '\r';
    let number = digest(text.trim().chars().filter(kept).collect::<String>().as_str());
    (number ^ (number >> 32)) as u32
}

/// The identity of a row with these two cells.
pub(in crate::formats) fn of_cells(project: u64, segment: u64, source: &Cell, target: &Cell) -> Identity {
    Identity::new(project, segment, &source.text, &target.text)
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_back_and_fits_a_bookmark() {
        for (project, segment) in [(0, 0), (u64::MAX, u64::MAX), (12345, 35)] {
            let identity = Identity::new(project, segment, "مصدر", "");
            for place in Place::ALL {
                let name = identity.name(place);
                assert!(name.len() <= 40, "{name}");
                assert_eq!(Identity::parse(&name.to_uppercase()), Some((identity, place)));
                assert!(identity.is_of(project) && !identity.is_of(project ^ 1));
            }
        }
        for other in ["_GoBack", "_mq", "_mqs_1_2_3", "_mqs_1_2_3_4_5", "_mqx_1_2_3_4", "_mqs_1_2_zzzzzzzz_4"]
        {
            assert_eq!(Identity::parse(other), None, "{other}");
        }
    }

    #[test]
    fn only_a_real_change_changes_the_number() {
        assert_eq!(essence(" a\r\nb\u{1} "), essence("a\nb"));
        assert_ne!(essence("a b"), essence("a  b"));
        assert_ne!(essence("قال."), essence("قال"));
    }
}
