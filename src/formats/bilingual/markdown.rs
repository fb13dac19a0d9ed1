//! Pairs as Markdown: a table, or paragraphs above each other.

use std::fmt::Write as _;

use super::pairs::{Bilingual, Row, Side, block_note, block_number, block_state, is_allowed};
use super::{BilingualLayout, Cell, TagsShown};

/// The whole file. Markdown knows no direction, so right-to-left text stands in elements that say so; no invisible marks are
/// written.
pub fn markdown(bilingual: &Bilingual) -> String {
    let mut out = String::new();
    front(&mut out, bilingual);
    match bilingual.options.layout {
        BilingualLayout::SideBySide => table(&mut out, bilingual),
        BilingualLayout::Interlinear => bilingual.blocks().for_each(|block| pair(&mut out, bilingual, block)),
    }
    out
}

fn front(out: &mut String, bilingual: &Bilingual) {
    let Bilingual { options, title, metadata, title_language, .. } = bilingual;
    if options.title && !title.is_empty() {
        let title = escaped(title);
        let cell = Cell::plain(&title, title_language.direction());
        put(out, format_args!("# {}\n\n", inline_element(title, &cell, title_language.tag())));
    }
    if options.metadata && !metadata.is_empty() {
        for (label, value) in metadata {
            put(out, format_args!("- {}: {}\n", escaped(label), escaped(value)));
        }
        out.push('\n');
    }
}

fn table(out: &mut String, bilingual: &Bilingual) {
    let options = &bilingual.options;
    let wanted = |number: String, texts: [String; 2], state: String, note: String| {
        let [source, target] = texts;
        let cells = [
            (options.numbers, number),
            (true, source),
            (true, target),
            (options.states, state),
            (options.notes, note),
        ];
        let cells: Vec<String> = cells.into_iter().filter(|cell| cell.0).map(|cell| cell.1).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    // A table of Markdown has always a head.
    let heads = Side::BOTH.map(|side| in_row(&escaped(&bilingual.column(side).heading)));
    out.push_str(&wanted("#".to_owned(), heads, "State".to_owned(), "Note".to_owned()));
    let rule = || "---".to_owned();
    out.push_str(&wanted(rule(), [rule(), rule()], rule(), rule()));
    for block in bilingual.blocks() {
        let texts = Side::BOTH.map(|side| {
            let text = in_row(&texts(bilingual, block, side));
            element(bilingual, block, side, text)
        });
        let note = in_row(&escaped(&block_note(block)));
        out.push_str(&wanted(block_number(block), texts, block_state(block), note));
    }
}

fn pair(out: &mut String, bilingual: &Bilingual, block: &[Row]) {
    let options = &bilingual.options;
    let head = [(options.numbers, block_number(block)), (options.states, block_state(block))];
    let head: Vec<String> = head.into_iter().filter(|it| it.0).map(|it| it.1).collect();
    if !head.is_empty() {
        // A full stop behind a number would begin a list.
        put(out, format_args!("**{}**\n\n", head.join(" · ")));
    }
    for side in bilingual.stacked() {
        // A line end alone is a space in Markdown.
        let text = texts(bilingual, block, side).replace('\n', "  \n");
        let language = bilingual.column(side).language.tag();
        if block.first().is_some_and(|first| first.cell(side).direction.is_rtl()) {
            // Between empty lines the marks of Markdown keep their meaning inside of an element.
            let language = tag(language);
            put(out, format_args!("<div dir=\"rtl\" lang=\"{language}\">\n\n{text}\n\n</div>\n\n"));
        } else {
            put(out, format_args!("{text}\n\n"));
        }
    }
    let note = block_note(block);
    if options.notes && !note.is_empty() {
        put(out, format_args!("> {}\n\n", escaped(&note).replace('\n', "\n> ")));
    }
    out.push_str("---\n\n");
}

/// The texts of a side, one running on after the other.
fn texts(bilingual: &Bilingual, block: &[Row], side: Side) -> String {
    let mut out = String::new();
    for (at, row) in block.iter().enumerate() {
        if at > 0 {
            out.push_str(bilingual.lead(row, side));
        }
        let cell = row.cell(side);
        match bilingual.options.tags {
            TagsShown::Markup => out.extend(cell.text.chars().filter(|c| is_allowed(*c) && *c != '\r')),
            _ => out.push_str(&emphasised(cell)),
        }
    }
    out
}

/// With the marks of Markdown; white space stays outside of them, where they would be none.
fn emphasised(cell: &Cell) -> String {
    let mut out = String::new();
    for part in cell.styled() {
        let mark = if part.tag {
            ""
        } else {
            ["", "*", "**", "***"][usize::from(part.italic) + 2 * usize::from(part.bold)]
        };
        let (text, body) = (escaped(part.text), part.text.trim());
        if mark.is_empty() || body.is_empty() {
            out.push_str(&text);
            continue;
        }
        let (lead, tail) = (text.len() - text.trim_start().len(), text.len() - text.trim_end().len());
        let (start, end) =
            (crate::text::slice(&text, 0..lead), crate::text::slice(&text, text.len() - tail..text.len()));
        put(&mut out, format_args!("{start}{mark}{}{mark}{end}", text.trim()));
    }
    out
}

/// A text that does not run from left to right, in an element that says so.
fn element(bilingual: &Bilingual, block: &[Row], side: Side, text: String) -> String {
    let Some(first) = block.first() else { return text };
    inline_element(text, first.cell(side), bilingual.column(side).language.tag())
}

fn inline_element(text: String, cell: &Cell, language: &str) -> String {
    if text.is_empty() || !cell.direction.is_rtl() {
        return text;
    }
    format!("<span dir=\"rtl\" lang=\"{}\">{text}</span>", tag(language))
}

/// A tag of a language that is safe in an attribute.
fn tag(language: &str) -> String {
    language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// A cell has one line, and no bar of its own.
fn in_row(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', "<br>")
}

/// Text in which nothing has a meaning of its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at_start = true;
    for c in text.chars().filter(|c| is_allowed(*c) && *c != '\r') {
        let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&');
        if special || (at_start && matches!(c, '#' | '-' | '+' | '=')) {
            out.push('\\');
        }
        out.push(c);
        at_start = c == '\n' || (at_start && c == ' ');
    }
    out
}

fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    out.write_fmt(arguments).unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::super::samples::bilingual;
    use super::*;
    use crate::formats::bilingual::{Emphasis, Mark};

    #[test]
    fn a_table_has_rows_of_one_line_with_their_direction() {
        let text = markdown(&bilingual("ar", false));
        assert!(text.starts_with(
            "# <span dir=\"rtl\" lang=\"ar\">العنوان \\<1\\></span>\n\n- Author: سعاد \\& Co\n"
        ));
        assert!(text.contains("| # | Arabic | English |\n| --- | --- | --- |\n| 1 | <span"), "{text}");
        assert!(
            text.contains("(15%)».<br>سطر ثان\tبعد جدولة.</span> | He said \"يا سلام\" \\& \\<left\\>. |\n"),
            "{text}"
        );
    }

    #[test]
    fn interlinear_text_has_a_block_for_each_direction() {
        let mut input = bilingual("en", true);
        input.options.layout = BilingualLayout::Interlinear;
        input.rows[0].target.marks =
            vec![Mark { range: 0.."العنوان".len(), emphasis: Emphasis::Bold }];
        let text = markdown(&input);
        assert!(
            text.contains("**1**\n\nThe title\n\n<div dir=\"rtl\" lang=\"ar\">\n\n**العنوان**\n\n</div>\n\n"),
            "{text}"
        );
    }
}
