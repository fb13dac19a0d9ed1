//! Rates translation units against a segment: the figure, less what speaks against them, and the order of those with one figure.

use std::cmp::Reverse;

use super::pieces::Pieces;
use super::score::{CONTEXT, EXACT, Penalties, similarity};
use super::tag_order::{distance, order};
use crate::model::{TranslationUnit, UnitOrigin};
use crate::text::{Language, TagForm, TagTable};

/// A segment for which units are rated.
pub struct Asked<'a> {
    plain: String,
    pieces: Pieces,
    tags: Vec<(TagForm, usize)>,
    /// The sources of the segments before and after, plain; empty where there is none.
    context: (&'a str, &'a str),
    languages: (&'a Language, &'a Language),
}

/// What a unit is worth for a segment; the greatest is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rated {
    /// The figure, from 0 to [`CONTEXT`].
    pub score: u8,
    /// Whether it was translated in this project.
    pub own: bool,
    /// How many of its neighbours are those of the segment.
    pub neighbours: u8,
    /// When it was last touched, in milliseconds since 1970.
    pub touched_at: i64,
    /// The lower its number, the better.
    pub id: Reverse<u64>,
}

impl<'a> Asked<'a> {
    /// The segment `source` with the tags of its paragraph, between the plain sources of its neighbours, to be translated from the
    /// first language into the second.
    pub fn new(
        (source, tags): (&str, &TagTable),
        context: (&'a str, &'a str),
        languages: (&'a Language, &'a Language),
    ) -> Self {
        let plain = tags.without(source).into_owned();
        Self { pieces: Pieces::of(&plain), plain, tags: order(source, tags), context, languages }
    }

    /// The source without its tags.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// Rates a unit; `own` is one of this project.
    ///
    /// Penalties count for matches that are not exact; an exact one loses points only where a machine translated it.
    pub fn rate(&self, unit: &TranslationUnit, own: bool, penalties: Penalties) -> Rated {
        let plain = unit.plain_source();
        let tags = distance(&self.tags, &order(&unit.source, &unit.source_tags));
        let exact = tags == 0 && same_text(&self.plain, &plain);
        let neighbours = self.neighbours(unit);
        // What was confirmed in this project is the translator's own, wherever it began.
        let machine = if unit.origin == UnitOrigin::Machine && !own { penalties.machine } else { 0 };
        let score = if exact {
            let best = if neighbours == 2 && machine == 0 { CONTEXT } else { EXACT };
            best.saturating_sub(machine)
        } else {
            let tags = (tags.min(10) as u8).saturating_mul(penalties.tag);
            let off =
                [tags, machine, self.against(unit, own, penalties)].into_iter().fold(0, u8::saturating_add);
            similarity(&self.pieces, &Pieces::of(&plain)).saturating_sub(off)
        };
        Rated { score, own, neighbours, touched_at: unit.touched_at(), id: Reverse(unit.id.0) }
    }

    fn against(&self, unit: &TranslationUnit, own: bool, penalties: Penalties) -> u8 {
        let variant = (&unit.source_language, &unit.target_language) != self.languages;
        let points = [
            (!own, penalties.other_project),
            (!unit.reviewed, penalties.unreviewed),
            (variant, penalties.variant),
        ];
        points.iter().filter(|(holds, _)| *holds).map(|(_, points)| *points).sum()
    }

    /// How many neighbours are the same, as far as the unit has any.
    fn neighbours(&self, unit: &TranslationUnit) -> u8 {
        if unit.before.is_empty() && unit.after.is_empty() {
            return 0;
        }
        let same = |a: &str, b: &str| u8::from(same_text(a, b));
        same(self.context.0, &unit.before) + same(self.context.1, &unit.after)
    }
}

/// Whether two texts are the same but for the width of their blanks.
pub(super) fn same_text(a: &str, b: &str) -> bool {
    a == b || a.split_whitespace().eq(b.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::UnitId;

    fn languages() -> (Language, Language) {
        (Language::new("ar"), Language::new("en"))
    }

    fn unit(source: &str) -> TranslationUnit {
        let (ar, en) = languages();
        TranslationUnit::new((&ar, source), (&en, "…"))
    }

    fn score(source: &str, change: impl Fn(&mut TranslationUnit)) -> u8 {
        let (ar, en) = languages();
        let asked = Asked::new(("قال الوزير نعم", TagTable::NONE), ("قبل", "بعد"), (&ar, &en));
        let mut unit = unit(source);
        change(&mut unit);
        asked.rate(&unit, false, Penalties::default()).score
    }

    #[test]
    fn the_same_text_is_100_and_101_between_the_same_neighbours() {
        let exact = "قال  الوزير نعم";
        assert_eq!(score(exact, |_| ()), 100);
        let context = |unit: &mut TranslationUnit| (unit.before, unit.after) = ("قبل".into(), "بعد".into());
        assert_eq!(score(exact, context), 101);
        assert_eq!(score(exact, |unit| unit.before = "قبل".into()), 100);
        assert_eq!(score(exact, |unit| unit.origin = UnitOrigin::Machine), 95);
        assert_eq!(score("قَالَ الوزيرُ نعم", |_| ()), 98, "vowel marks cost one point as another project does");
        assert!(score("قال السفير نعم", |_| ()) < 90);
    }

    #[test]
    fn context_then_date_then_number_order_what_has_one_score() {
        let (ar, en) = languages();
        let asked = Asked::new(("نعم", TagTable::NONE), ("قبل", "بعد"), (&ar, &en));
        let rate = |change: &dyn Fn(&mut TranslationUnit), own| {
            let mut unit = unit("نعم");
            change(&mut unit);
            asked.rate(&unit, own, Penalties::default())
        };
        let plain = rate(&|_| (), false);
        let own = rate(&|_| (), true);
        let near = rate(&|unit| unit.after = "بعد".into(), false);
        let late = rate(&|unit| unit.changed.at = 5, false);
        let second = rate(&|unit| unit.id = UnitId(2), false);
        assert!(own > near && near > late && late > plain && plain > second);
    }
}
