//! The pieces in which a paragraph is shaped.

use super::reorder::Levels;
use crate::text::row_starts;

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

/// The units of a text; `graphemes` holds where each begins, and the text's length.
pub(super) fn units(text: &str, graphemes: &[u32], levels: &Levels<'_>) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let mut breaks = row_starts(text).peekable();
    for (number, at) in graphemes.iter().enumerate().take(graphemes.len().saturating_sub(1)) {
        let at = *at as usize;
        while breaks.next_if(|found| *found < at).is_some() {}
        let may_begin = breaks.next_if(|found| *found == at).is_some();
        let level = levels.at(at);
        match out.last_mut() {
            Some(unit) if !may_begin && unit.level == level => unit.end = number + 1,
            _ => out.push(Unit { first: number, end: number + 1, level, may_begin }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Direction, graphemes, slice};

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
            let found: Vec<String> = units(text, &starts, &levels)
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
