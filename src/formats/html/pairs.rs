//! The pairs of a bilingual page, as rows of a table or as paragraphs above each other.

use super::{escape, inline, open, open_turned, put};
use crate::formats::bilingual::{Bilingual, Row, Side, block_note, block_number, block_state};

/// The title is h1, so the headings of the article begin at h2.
const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

pub(super) fn table(out: &mut String, bilingual: &Bilingual) {
    let dir = if bilingual.table_is_rtl() { "rtl" } else { "ltr" };
    put(out, format_args!("<table dir=\"{dir}\">\n<colgroup>"));
    for class in columns(bilingual) {
        put(out, format_args!("<col class=\"{class}\">"));
    }
    out.push_str("</colgroup>\n");
    if bilingual.options.column_heads {
        table_head(out, bilingual);
    }
    out.push_str("<tbody>\n");
    for block in bilingual.blocks() {
        table_row(out, bilingual, block);
    }
    out.push_str("</tbody>\n</table>\n");
}

/// The columns that are wanted, by the classes of their cells.
fn columns(bilingual: &Bilingual) -> Vec<&'static str> {
    let options = &bilingual.options;
    let wanted = [
        (options.numbers, "number"),
        (true, "source"),
        (true, "target"),
        (options.states, "state"),
        (options.notes, "note"),
    ];
    wanted.into_iter().filter(|column| column.0).map(|column| column.1).collect()
}

fn table_head(out: &mut String, bilingual: &Bilingual) {
    out.push_str("<thead><tr>");
    for class in columns(bilingual) {
        open(out, "th", &bilingual.label_language, &format!(" scope=\"col\" class=\"{class}\""));
        match class {
            "source" => escape(out, &bilingual.source.heading),
            "target" => escape(out, &bilingual.target.heading),
            "state" => out.push_str("State"),
            "note" => out.push_str("Note"),
            _ => {}
        }
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n");
}

fn table_row(out: &mut String, bilingual: &Bilingual, block: &[Row]) {
    let Some(first) = block.first() else { return };
    put(out, format_args!("<tr id=\"s{}\"", first.number));
    if first.paragraph_start {
        out.push_str(" class=\"start\"");
    }
    out.push_str(" data-state=\"");
    escape(out, &first.state);
    out.push_str("\">");
    for class in columns(bilingual) {
        match class {
            "source" => texts(out, (bilingual, block, Side::Source), "td"),
            "target" => texts(out, (bilingual, block, Side::Target), "td"),
            "number" => {
                put(out, format_args!("<td class=\"number\" dir=\"ltr\">"));
                number(out, block);
                out.push_str("</td>");
            }
            "state" => {
                out.push_str("<td class=\"state\" dir=\"ltr\">");
                escape(out, &block_state(block));
                out.push_str("</td>");
            }
            _ => {
                // The language of a note is not known.
                out.push_str("<td class=\"note\" dir=\"auto\">");
                escape(out, &block_note(block));
                out.push_str("</td>");
            }
        }
    }
    out.push_str("</tr>\n");
}

/// The number of a block, which leads to its anchor.
fn number(out: &mut String, block: &[Row]) {
    let Some(first) = block.first() else { return };
    put(out, format_args!("<a href=\"#s{}\">{}</a>", first.number, block_number(block)));
}

pub(super) fn paragraphs(out: &mut String, bilingual: &Bilingual) {
    bilingual.blocks().for_each(|block| pair(out, bilingual, block));
}

/// A text and its translation as paragraphs, in the order that the user has chosen.
fn pair(out: &mut String, bilingual: &Bilingual, block: &[Row]) {
    let Some(first) = block.first() else { return };
    put(out, format_args!("<section id=\"s{}\">\n", first.number));
    let options = &bilingual.options;
    if options.numbers || options.states {
        out.push_str("<p class=\"number\" dir=\"ltr\">");
        if options.numbers {
            number(out, block);
        }
        if options.states {
            out.push_str(if options.numbers { " · " } else { "" });
            escape(out, &block_state(block));
        }
        out.push_str("</p>\n");
    }
    for side in bilingual.stacked() {
        texts(out, (bilingual, block, side), "p");
        out.push('\n');
    }
    if options.notes && block.iter().any(|row| !row.note.is_empty()) {
        out.push_str("<p class=\"note\" dir=\"auto\">");
        escape(out, &block_note(block));
        out.push_str("</p>\n");
    }
    out.push_str("</section>\n");
}

/// The texts of a side, one running on after the other, in the element `name`; in a heading where they are one.
fn texts(out: &mut String, (bilingual, block, side): (&Bilingual, &[Row], Side), name: &str) {
    let Some(first) = block.first() else { return };
    let (language, direction) = (&bilingual.column(side).language, first.cell(side).direction);
    let class = if side == Side::Source { " class=\"source\"" } else { " class=\"target\"" };
    let heading = first.heading.map(|level| HEADINGS[usize::from(level.clamp(1, 5)) - 1]);
    let outer = heading.filter(|_| name == "p").unwrap_or(name);
    open_turned(out, outer, language, direction, class);
    let inner = heading.filter(|_| name != "p");
    if let Some(inner) = inner {
        open_turned(out, inner, language, direction, "");
    }
    for (at, row) in block.iter().enumerate() {
        if at == 0 {
            inline(out, bilingual, row.cell(side));
            continue;
        }
        escape(out, bilingual.lead(row, side));
        // The source has the anchor.
        let id = if side == Side::Source { format!(" id=\"s{}\"", row.number) } else { String::new() };
        put(out, format_args!("<span{id}>"));
        inline(out, bilingual, row.cell(side));
        out.push_str("</span>");
    }
    if let Some(inner) = inner {
        put(out, format_args!("</{inner}>"));
    }
    put(out, format_args!("</{outer}>"));
}
