//! Tags of two texts by their order: a memory does not compare their numbers.

use crate::text::{TagForm, TagSpan, TagTable, slice};

/// The tags of a text by form and by the order in which their numbers first appear.
pub(super) fn order(text: &str, table: &TagTable) -> Vec<(TagForm, usize)> {
    let spans = table.spans(text);
    let numbers = numbers(&spans);
    let place = |span: &TagSpan| numbers.iter().position(|number| *number == span.number).unwrap_or_default();
    spans.iter().map(|span| (span.form, place(span))).collect()
}

/// How many tags have to be put in, taken out or changed to make one order the other.
pub(super) fn distance(a: &[(TagForm, usize)], b: &[(TagForm, usize)]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let (mut corner, mut left) = (i, i + 1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let here = (corner + usize::from(x != y)).min(left + 1).min(*cell + 1);
            corner = std::mem::replace(cell, here);
            left = here;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// The translation of a unit with the tags that the segment has: the first tag of the unit's source is the first of the segment's
/// source, and so on. Tags without a counterpart go.
pub fn renumbered(
    (segment, segment_tags): (&str, &TagTable),
    (source, source_tags): (&str, &TagTable),
    (target, target_tags): (&str, &TagTable),
) -> String {
    let (own, unit) = (numbers(&segment_tags.spans(segment)), numbers(&source_tags.spans(source)));
    let (mut out, mut end) = (String::with_capacity(target.len()), 0);
    for span in target_tags.spans(target) {
        out.push_str(slice(target, end..span.range.start));
        let place = unit.iter().position(|number| *number == span.number);
        if let Some(number) = place.and_then(|place| own.get(place)) {
            let written = match span.form {
                TagForm::Opening => format!("<{number}>"),
                TagForm::Closing => format!("</{number}>"),
                TagForm::Alone => format!("<{number}/>"),
            };
            // A pair that is a single tag in the segment has no place there.
            if !segment_tags.spans(&written).is_empty() {
                out.push_str(&written);
            }
        }
        end = span.range.end;
    }
    out.push_str(slice(target, end..target.len()));
    out
}

fn numbers(spans: &[TagSpan]) -> Vec<u32> {
    let mut numbers = Vec::new();
    for span in spans {
        if !numbers.contains(&span.number) {
            numbers.push(span.number);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Markup;

    fn table(numbers: &[u32]) -> TagTable {
        let pair = |number: &u32| Markup { number: *number, open: "<b>".into(), close: Some("</b>".into()) };
        TagTable::new(numbers.iter().map(pair).collect())
    }

    #[test]
    fn tags_are_compared_by_order_and_take_the_numbers_of_the_segment() {
        let (segment, unit) = (table(&[4, 7]), table(&[1, 2, 3]));
        let (a, b) = ("<4>قال</4> <7>نعم</7>", "<1>قال</1> <2>نعم</2>");
        assert_eq!(order(a, &segment), order(b, &unit));
        assert_eq!(distance(&order(a, &segment), &order("<1>قال</1> نعم", &unit)), 2);
        let target = renumbered((a, &segment), (b, &unit), ("<2>Yes</2>, <1>he</1> said<3></3>", &unit));
        assert_eq!(target, "<7>Yes</7>, <4>he</4> said");
        let single = TagTable::new(vec![Markup { number: 1, open: "<br>".into(), close: None }]);
        assert_eq!(renumbered(("<1/>", &single), (b, &unit), ("<1>a</1>", &unit)), "a");
    }
}
