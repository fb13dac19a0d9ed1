//! The style sheet of a bilingual page: what never changes, and what the user chooses.

use std::fmt::Write as _;

use crate::formats::bilingual::{Bilingual, PageSize, TextStyle};

/// Widths in percent of the page; those of [`STYLE`].
const NUMBER: u32 = 4;
const STATE: u32 = 10;
const NOTE: u32 = 18;

/// The rules for the user's choices, behind [`STYLE`].
pub(super) fn chosen(bilingual: &Bilingual) -> String {
    let options = &bilingual.options;
    let mut out = String::new();
    // The other columns take their width first, in percent too: a length beside them would break a fixed table.
    let beside = [(options.numbers, NUMBER), (options.states, STATE), (options.notes, NOTE)];
    let left = 100 - beside.iter().filter(|column| column.0).map(|column| column.1).sum::<u32>();
    let share = left * options.source_share() / 100;
    for (class, style, share) in
        [("source", &options.source_text, share), ("target", &options.target_text, left - share)]
    {
        put(&mut out, format_args!("col.{class} {{ width: {share}%; }}\n"));
        text_style(&mut out, class, style);
    }
    let size = if options.page == PageSize::A4 { "A4" } else { "letter" };
    let turned = if options.landscape { " landscape" } else { "" };
    put(&mut out, format_args!("@page {{ size: {size}{turned}; margin: 2cm;"));
    if options.page_numbers {
        out.push_str(" @bottom-center { content: counter(page) \" / \" counter(pages); font-size: 8pt; }");
    }
    out.push_str(" }\n");
    out
}

/// `.class.class.class` counts more than the rules for languages, which hit every element inside too.
fn text_style(out: &mut String, class: &str, style: &TextStyle) {
    let font: String = style.font.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-')).collect();
    if !font.is_empty() {
        let rule = format!(".{class}.{class}.{class}");
        put(out, format_args!("{rule}, {rule} * {{ font-family: \"{font}\", serif; }}\n"));
    }
    if style.half_points > 0 {
        let points = f32::from(style.half_points) / 2.0;
        put(out, format_args!(".{class}.{class}.{class} {{ font-size: {points}pt; }}\n"));
    }
}

fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    out.write_fmt(arguments).unwrap_or_default();
}

pub(super) const STYLE: &str = "\
:root { color-scheme: light dark; --ink: #1b1b1b; --faint: #626262; --paper: #ffffff; --line: #d6d6d6; --head: #f0f0ee; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e3; --faint: #a3a09b; --paper: #1c1c1e; --line: #3d3d40; --head: #28282b; }
}
body { margin: 0 auto; padding: 1.5rem 1rem; max-width: 72rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 \"Noto Sans\", \"Segoe UI\", system-ui, sans-serif; }
:lang(ar), :lang(fa), :lang(ur) { font-family: \"Noto Naskh Arabic\", Amiri, \"Geeza Pro\", \"Times New Roman\", serif; line-height: 1.8; }
td:lang(ar), td:lang(fa), td:lang(ur), section p:lang(ar), section p:lang(fa), section p:lang(ur) { font-size: 1.15rem; }
h1 { font-size: 1.7rem; margin: 0 0 .5rem; }
td h2, td h3, td h4, td h5, td h6, section h2, section h3, section h4, section h5, section h6 { font-size: 1.1em; margin: 0; }
dl { margin: 0 0 1.2rem; color: var(--faint); font-size: .9rem; }
dt, dd { display: inline; margin: 0; }
dt::after { content: \":\"; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: .4rem .6rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
td { white-space: pre-wrap; overflow-wrap: break-word; }
th { background: var(--head); }
col.number { width: 4%; }
col.state { width: 10%; }
col.note { width: 18%; }
th.number, td.number { color: var(--faint); font-size: .8rem; text-align: center; overflow-wrap: normal; }
td.number a { color: inherit; text-decoration: none; }
td.state, td.note, p.note { color: var(--faint); font-size: .9rem; }
:target { background: var(--head); }
code { color: var(--faint); font-size: .8em; }
section { margin-bottom: 1.1rem; break-inside: avoid; }
section p { margin: 0; white-space: pre-wrap; overflow-wrap: break-word; }
section p.number { color: var(--faint); font-size: .8rem; }
tr.start > td { border-top-color: var(--faint); }
footer { margin-top: 1rem; color: var(--faint); font-size: .8rem; }
@media screen and (max-width: 40rem) {
  thead, colgroup { display: none; }
  table, tbody, tr, td { display: block; }
  tr { margin-bottom: .8rem; border: 1px solid var(--line); }
  td { border: 0; }
  td.number { width: auto; padding-bottom: 0; text-align: start; }
  td.source { border-bottom: 1px dashed var(--line); }
}
@media print {
  :root { color-scheme: light; --ink: #000000; --faint: #555555; --paper: #ffffff; --line: #bbbbbb; --head: #eeeeee; }
  body { padding: 0; max-width: none; font-size: 11pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
";
