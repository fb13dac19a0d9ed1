//! The translation of a paragraph as runs: cut by direction, formatted by its tags, whatever became of them.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::content::{Content, Meaning};
use super::items::Class;
use super::styles::Look;
use super::tree::Id;
use super::write::Writer;
use crate::formats::bilingual::is_allowed;
use crate::formats::runs::runs;
use crate::formats::skeleton::TargetParagraph;
use crate::text::{Direction, Plain, TagForm, TagSpan, slice};

/// Writes the text of `target` in the place of the one of `content`.
///
/// Containers nest in the file, tags do not have to: where they cross, the inner one is closed and opened again. Ends without a
/// beginning are passed over, beginnings without an end last to the end of the paragraph. What must not be lost is written at
/// the end where its tag is missing.
pub(super) fn render(
    writer: &mut Writer<'_, '_>,
    content: &Content,
    target: &TargetParagraph,
    look: &Look,
    to: Direction,
) {
    let text = target.text.as_deref().unwrap_or_default();
    let spans = target.tags.spans(text);
    let plain = Plain::new(text, &target.tags);
    let ends = runs(&plain.text, to).into_iter().scan(0, |end, run| {
        *end += run.text.len();
        Some((*end, run.direction))
    });
    let mut state = State {
        writer,
        content,
        look,
        ends: ends.collect(),
        at: 0,
        formats: Vec::new(),
        wanted: Vec::new(),
        open: Vec::new(),
        written: BTreeSet::new(),
        known: HashMap::new(),
    };
    let mut end = 0;
    for span in &spans {
        state.text(slice(text, end..span.range.start));
        state.tag(span);
        end = span.range.end;
    }
    state.text(slice(text, end..text.len()));
    state.finish();
}

struct State<'w, 'a, 'j> {
    writer: &'w mut Writer<'a, 'j>,
    content: &'w Content,
    look: &'w Look,
    /// Where the runs of one direction end in the text without tags.
    ends: Vec<(usize, Direction)>,
    /// The place in the text without tags.
    at: usize,
    /// Open tags of formatting.
    formats: Vec<u32>,
    /// Containers that the text is in, and those that are open in the file.
    wanted: Vec<u32>,
    open: Vec<u32>,
    /// Things that were written.
    written: BTreeSet<u32>,
    /// Properties of runs that were made already.
    known: HashMap<(Vec<Id>, Direction), String>,
}

impl State<'_, '_, '_> {
    fn tag(&mut self, span: &TagSpan) {
        let number = span.number;
        match (self.content.meanings.get(&number), span.form) {
            (Some(Meaning::Format(_)), TagForm::Opening) => self.formats.push(number),
            (Some(Meaning::Container(..)), TagForm::Opening) if !self.wanted.contains(&number) => {
                self.wanted.push(number);
            }
            (Some(_), TagForm::Closing) => {
                let last = self.formats.iter().rposition(|open| *open == number);
                last.map(|at| self.formats.remove(at));
                self.wanted.retain(|open| *open != number);
            }
            (Some(Meaning::Thing(class, _)), TagForm::Alone) => {
                let first = self.written.insert(number);
                if first || *class == Class::Free {
                    self.thing(number);
                }
            }
            _ => {}
        }
    }

    fn thing(&mut self, number: u32) {
        self.settle();
        if let Some(Meaning::Thing(_, sources)) = self.content.meanings.get(&number) {
            self.writer.sources(sources);
        }
    }

    fn finish(&mut self) {
        self.wanted.clear();
        self.settle();
        let content = self.content;
        for (number, meaning) in &content.meanings {
            let is_kept = matches!(meaning, Meaning::Thing(class, _) if *class > Class::Free);
            if is_kept && !self.written.contains(number) {
                self.thing(*number);
            }
        }
    }

    /// Closes and opens containers until those are open that the text is in.
    fn settle(&mut self) {
        let same = self.open.iter().zip(&self.wanted).take_while(|(a, b)| a == b).count();
        for number in self.open.split_off(same).into_iter().rev() {
            if let Some(Meaning::Container(container, _)) = self.content.meanings.get(&number) {
                self.writer.closing(container);
            }
        }
        for number in self.wanted.iter().skip(same) {
            if let Some(Meaning::Container(container, _)) = self.content.meanings.get(number) {
                self.writer.opening(container);
            }
            self.open.push(*number);
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.settle();
        let (start, end) = (self.at, self.at + text.len());
        self.at = end;
        let first = self.ends.partition_point(|(end, _)| *end <= start);
        let mut from = start;
        for (run_end, direction) in self.ends.get(first..).unwrap_or_default().to_vec() {
            let to = run_end.min(end);
            self.run(slice(text, relative(from..to, start)), direction);
            from = to;
            if to == end {
                break;
            }
        }
    }

    fn run(&mut self, text: &str, direction: Direction) {
        if text.is_empty() {
            return;
        }
        let properties = self.properties(direction);
        let prefix = self.writer.job.turn.tree.prefix.clone();
        let out = &mut self.writer.out;
        out.extend(["<", &prefix, "r>", &properties]);
        characters(out, &prefix, text);
        out.extend(["</", &prefix, "r>"]);
    }

    /// The properties of a run with the formatting of the open tags, or with that of the text around.
    fn properties(&mut self, direction: Direction) -> String {
        let meanings = &self.content.meanings;
        let mut looks: Vec<Id> = self
            .formats
            .iter()
            .filter_map(|number| match meanings.get(number) {
                Some(Meaning::Format(run)) => Some(*run),
                _ => None,
            })
            .collect();
        if looks.is_empty() {
            let inner = self.open.iter().rev().find_map(|number| match meanings.get(number) {
                Some(Meaning::Container(_, base)) => *base,
                _ => None,
            });
            looks.extend(inner.or(self.content.base));
        }
        let (turn, look) = (self.writer.job.turn, self.look);
        let made = self.known.entry((looks, direction));
        if let std::collections::hash_map::Entry::Occupied(made) = &made {
            return made.get().clone();
        }
        let looks = made.key().0.clone();
        made.or_insert_with(|| turn.run(&looks, look, direction)).clone()
    }
}

fn relative(range: Range<usize>, start: usize) -> Range<usize> {
    range.start - start..range.end - start
}

/// Text in a run, with the elements that Word has for tabs, line breaks and hyphens.
fn characters(out: &mut String, prefix: &str, text: &str) {
    let mut plain = String::new();
    for c in text.chars().filter(|c| is_allowed(*c)) {
        let element = match c {
            '\t' => "tab",
            '\n' => "br",
            '\u{2011}' => "noBreakHyphen",
            '\u{ad}' => "softHyphen",
            c => {
                plain.push(c);
                continue;
            }
        };
        words(out, prefix, &mut plain);
        out.extend(["<", prefix, element, "/>"]);
    }
    words(out, prefix, &mut plain);
}

fn words(out: &mut String, prefix: &str, plain: &mut String) {
    if !plain.is_empty() {
        let escaped = quick_xml::escape::partial_escape(plain.as_str());
        out.extend(["<", prefix, "t xml:space=\"preserve\">", &escaped, "</", prefix, "t>"]);
        plain.clear();
    }
}
