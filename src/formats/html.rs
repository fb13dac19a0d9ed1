//! One HTML file with source and target side by side or one above the other, for a screen of any width, for paper, for light and dark.

mod pairs;
mod style;

use std::fmt::Write as _;

use super::bilingual::{Bilingual, BilingualLayout, Cell, Side, Styled, is_allowed};
use crate::text::{Direction, Language};

/// The whole file as text, to be written in UTF-8.
///
/// Every cell has its own `lang` and `dir`; the table has the `dir` that puts the source, its first text, where the window
/// has it. Each segment has an anchor, `#s12`, by the number that the window shows.
pub fn write(bilingual: &Bilingual) -> String {
    let mut out = String::with_capacity(4096 + bilingual.rows.len() * 512);
    out.push_str("<!DOCTYPE html>\n");
    open(&mut out, "html", &bilingual.label_language, "");
    head(&mut out, bilingual);
    out.push_str("<body>\n<main>\n");
    front(&mut out, bilingual);
    match bilingual.options.layout {
        BilingualLayout::SideBySide => pairs::table(&mut out, bilingual),
        BilingualLayout::Interlinear => pairs::paragraphs(&mut out, bilingual),
    }
    out.push_str("</main>\n<footer>");
    let day = bilingual.date.split('T').next().unwrap_or_default();
    escape(&mut out, &format!("{} · {day}", bilingual.program));
    out.push_str("</footer>\n</body>\n</html>\n");
    out
}

fn head(out: &mut String, bilingual: &Bilingual) {
    out.push_str("<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"");
    escape(out, &bilingual.program);
    out.push_str("\">\n<title>");
    let title = if bilingual.title.is_empty() { &bilingual.program } else { &bilingual.title };
    escape(out, title);
    out.push_str("</title>\n<style>\n");
    out.push_str(style::STYLE);
    out.push_str(&style::chosen(bilingual));
    out.push_str("</style>\n</head>\n");
}

fn front(out: &mut String, bilingual: &Bilingual) {
    if bilingual.options.title && !bilingual.title.is_empty() {
        element(out, "h1", &bilingual.title_language, &bilingual.title);
    }
    if !bilingual.options.metadata || bilingual.metadata.is_empty() {
        return;
    }
    out.push_str("<dl>\n");
    for (label, value) in &bilingual.metadata {
        out.push_str("<div><dt>");
        escape(out, label);
        // The language of a value is not known; the browser finds its direction, without an effect on the line around it.
        out.push_str("</dt> <dd><bdi>");
        escape(out, value);
        out.push_str("</bdi></dd></div>\n");
    }
    out.push_str("</dl>\n");
}

/// The text of a cell; words of the other direction are isolated, so that a number or a bracket after a quotation stays where
/// it belongs.
///
/// With `bdi`, which takes its direction from its first letter, and not with `dir`: the import of `LibreOffice` turns the
/// whole cell after a `dir` inside it.
fn inline(out: &mut String, bilingual: &Bilingual, cell: &Cell) {
    let columns = Side::BOTH.map(|side| &bilingual.column(side).language);
    for run in cell.styled() {
        if run.direction == cell.direction {
            emphasised(out, run);
            continue;
        }
        out.push_str("<bdi");
        if let Some(other) = columns.into_iter().find(|other| other.direction() == run.direction) {
            out.push_str(" lang=\"");
            escape(out, other.tag());
            out.push('"');
        }
        out.push('>');
        emphasised(out, run);
        out.push_str("</bdi>");
    }
}

fn emphasised(out: &mut String, part: Styled<'_>) {
    let elements = [(part.bold, "b"), (part.italic, "i"), (part.tag, "code")];
    let elements = elements.iter().filter(|element| element.0).map(|element| element.1);
    elements.clone().for_each(|name| put(out, format_args!("<{name}>")));
    escape(out, part.text);
    elements.rev().for_each(|name| put(out, format_args!("</{name}>")));
}

fn element(out: &mut String, name: &str, language: &Language, text: &str) {
    open(out, name, language, "");
    escape(out, text);
    put(out, format_args!("</{name}>"));
}

/// `<name attributes lang="…" dir="…">`.
fn open(out: &mut String, name: &str, language: &Language, attributes: &str) {
    open_turned(out, name, language, language.direction(), attributes);
}

/// The same for a text whose direction the user has turned.
fn open_turned(out: &mut String, name: &str, language: &Language, direction: Direction, attributes: &str) {
    put(out, format_args!("<{name}{attributes} lang=\""));
    escape(out, language.tag());
    put(out, format_args!("\" dir=\"{}\">", dir(direction)));
}

fn dir(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    }
}

/// Text and attribute values: what HTML gives a meaning is escaped, line ends become `<br>`, controls are left out.
fn escape(out: &mut String, text: &str) {
    for c in text.chars().filter(|c| is_allowed(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            '\r' => {}
            c => out.push(c),
        }
    }
}

fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    out.write_fmt(arguments).unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::bilingual::samples::bilingual;

    #[test]
    fn every_cell_has_its_language_and_direction() {
        let html = write(&bilingual("ar", false));
        assert!(html.contains("<html lang=\"en\" dir=\"ltr\">"), "{html}");
        assert!(html.contains("<h1 lang=\"ar\" dir=\"rtl\">العنوان &lt;1&gt;</h1>"), "{html}");
        assert_eq!(html.matches("<td class=\"source\" lang=\"ar\" dir=\"rtl\">").count(), 2);
        assert_eq!(html.matches("<td class=\"target\" lang=\"en\" dir=\"ltr\">").count(), 2);
        assert!(html.contains("<h2 lang=\"en\" dir=\"ltr\">The title</h2>"), "{html}");
    }

    #[test]
    fn the_table_runs_from_the_side_of_the_source() {
        for (source, source_first, dir) in
            [("ar", false, "rtl"), ("ar", true, "ltr"), ("en", true, "ltr"), ("en", false, "rtl")]
        {
            let html = write(&bilingual(source, source_first));
            assert!(html.contains(&format!("<table dir=\"{dir}\">")), "{source} {source_first}");
            assert!(html.find("class=\"source\"") < html.find("class=\"target\""));
        }
    }

    #[test]
    fn text_is_escaped_and_controls_are_left_out() {
        let html = write(&bilingual("ar", false));
        let quotation = "He said &quot;<bdi lang=\"ar\">يا سلام</bdi>&quot; &amp; &lt;left&gt;.</td>";
        assert!(html.contains(quotation), "{html}");
        assert!(html.contains("(15%)».<br>سطر ثان\tبعد جدولة.</td>"), "{html}");
        assert!(!html.chars().any(|c| c.is_control() && !"\n\t".contains(c)));
    }
}
