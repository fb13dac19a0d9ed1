//! The pieces in which a paragraph is shaped.

use super::objects::Object;
use super::reorder::Levels;

/// Graphemes of one level with no opportunity for a new row inside them. Words are not shaped with their neighbours: the
/// shaper takes the script of the first letter for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The number of its first grapheme.
    pub(super) first: usize,
    /// The number of the grapheme behind it.
    pub(super) end: usize,
    /// The level of its characters; that of the first where they differ inside a grapheme.
    pub(super) level: u8,
    /// Whether a row may begin with it.
    pub(super) may_begin: bool,
}

/// The units of a text; `graphemes` holds where each begins, and the text's length; `breaks` where rows may begin. An
/// object is a unit of its own.
pub(super) fn units(
    graphemes: &[u32],
    breaks: Vec<usize>,
    objects: &[Object],
    levels: &Levels<'_>,
) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let mut breaks = breaks.into_iter().peekable();
    let mut objects = objects.iter().map(|object| object.range.start).peekable();
    let mut alone = false;
    for (number, at) in graphemes.iter().enumerate().take(graphemes.len().saturating_sub(1)) {
        let at = *at as usize;
        while breaks.next_if(|found| *found < at).is_some() {}
        let may_begin = breaks.next_if(|found| *found == at).is_some();
        let level = levels.at(at);
        let behind_object = alone;
        alone = objects.next_if(|object| *object == at).is_some();
        match out.last_mut() {
            Some(unit) if !may_begin && !alone && !behind_object && unit.level == level => {
                unit.end = number + 1;
            }
            _ => out.push(Unit { first: number, end: number + 1, level, may_begin }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Direction, graphemes, row_starts, slice};

    #[test]
    fn units_end_at_opportunities_and_where_the_direction_changes() {
        for (text, parts) in [
            ("", &[][..]),
            ("قال (Reuters) اليوم", &["+قال ", "+(", "-Reuters", "-) ", "+اليوم"]),
            ("50% من", &["+50%", "- ", "+من"]),
            ("\u{600}1 a", &["+\u{600}1", "- ", "+a"]),
        ] {
            let mut starts: Vec<u32> = graphemes(text).map(|part| part.start as u32).collect();
            starts.push(text.len() as u32);
            let at = |number: usize| starts.get(number).map_or(0, |at| *at as usize);
            let levels = Levels::new(text, Direction::Rtl);
            let breaks = row_starts(text).collect();
            let found: Vec<String> = units(&starts, breaks, &[], &levels)
                .iter()
                .map(|unit| {
                    let sign = if unit.may_begin || unit.first == 0 { '+' } else { '-' };
                    format!("{sign}{}", slice(text, at(unit.first)..at(unit.end)))
                })
                .collect();
            assert_eq!(found, parts, "{text}");
        }
    }
}
