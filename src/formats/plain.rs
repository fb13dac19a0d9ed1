//! Pairs as plain text; never with invisible marks of direction.

use super::bilingual::{Bilingual, Row, is_allowed};

/// Each pair as two lines, in the order of interlinear text, and a blank line; a line end inside a segment becomes a space.
pub fn pairs(bilingual: &Bilingual) -> String {
    let mut out = String::new();
    for block in bilingual.blocks() {
        for side in bilingual.stacked() {
            out.push_str(&one_line(&bilingual.running(block, side)));
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// The target alone: a line for each paragraph and a blank line between paragraphs; what is not translated is left out.
pub fn target_only(bilingual: &Bilingual) -> String {
    let spaced = bilingual.target.is_spaced();
    let mut out = String::new();
    for paragraph in bilingual.rows.chunk_by(|_, next| !next.paragraph_start) {
        let text = joined(paragraph, spaced);
        if text.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&text);
        out.push('\n');
    }
    out
}

fn joined(rows: &[Row], spaced: bool) -> String {
    let mut out = String::new();
    for row in rows {
        let text = row.target.text.trim();
        if spaced && !out.is_empty() && !text.is_empty() {
            out.push(' ');
        }
        out.extend(text.chars().filter(|c| is_allowed(*c)));
    }
    out
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| is_allowed(*c) && *c != '\r').map(|c| if c == '\n' { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::bilingual::Cell;
    use super::super::bilingual::samples::bilingual;
    use super::*;
    use crate::text::Direction;

    #[test]
    fn pairs_are_two_lines_and_a_blank_one() {
        let expected = "The title\nالعنوان\n\n\
            He said \"يا سلام\" & <left>.\nقال مدير Apple Inc: «ارتفعت الأرباح (15%)». سطر ثان\tبعد جدولة.\n\n";
        assert_eq!(pairs(&bilingual("en", true)), expected);
    }

    #[test]
    fn targets_are_joined_to_paragraphs() {
        let mut input = bilingual("ar", false);
        assert_eq!(target_only(&input), "The title\n\nHe said \"يا سلام\" & <left>.\n");
        let more = Row { target: Cell::plain("Next. ", Direction::Ltr), ..Row::default() };
        input.rows.extend([more.clone(), Row::default(), more.clone()]);
        input.rows.extend([Row { paragraph_start: true, ..Row::default() }]);
        input.rows.extend([Row { paragraph_start: true, ..more }]);
        assert_eq!(target_only(&input), "The title\n\nHe said \"يا سلام\" & <left>. Next. Next.\n\nNext.\n");
    }
}
