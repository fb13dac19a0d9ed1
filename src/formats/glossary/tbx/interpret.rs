//! What the elements of an entry mean. What has no place of its own becomes a further field under its data category.

use super::tree::Node;
use crate::formats::date;
use crate::formats::error::ReadWarning;
use crate::formats::glossary::status;
use crate::model::{Entry, Extra, Stamp, Term};
use crate::text::Language;

/// An entry and its name in the file; empty where it has none.
pub(super) type Named = (String, Entry);

/// Takes entries in, in the order of the file.
#[derive(Default)]
pub(super) struct Interpreter {
    entries: Vec<Named>,
    warnings: Vec<ReadWarning>,
}

impl Interpreter {
    /// What was taken in: the entries with their names, and what was left out.
    pub(super) fn finish(self) -> (Vec<Named>, Vec<ReadWarning>) {
        (self.entries, self.warnings)
    }

    /// Says something of a line.
    pub(super) fn tell(&mut self, line: u64, message: String) {
        self.warnings.push(ReadWarning { line, message });
    }

    /// Says that an element with content is left out.
    pub(super) fn left_out(&mut self, node: &Node, message: &str) {
        self.tell(node.line, message.to_owned());
    }

    /// Takes in a `conceptEntry` or `termEntry`.
    pub(super) fn entry(&mut self, node: &Node) {
        let mut entry = Entry::default();
        for child in &node.children {
            match child.name.as_str() {
                "langSec" | "langSet" => self.language(child, &mut entry),
                _ => of_entry(child, &mut entry),
            }
        }
        if entry.terms.iter().all(|term| term.text.trim().is_empty()) {
            return self.tell(node.line, "the entry has no term; it is left out".to_owned());
        }
        let name = node.attribute("id").or_else(|| node.attribute("xml:id")).unwrap_or_default();
        self.entries.push((name.to_owned(), entry));
    }

    fn language(&mut self, node: &Node, entry: &mut Entry) {
        let tag = node.attribute("xml:lang").or_else(|| node.attribute("lang")).unwrap_or_default();
        let tag = tag.split_whitespace().next().unwrap_or_default();
        if tag.is_empty() {
            return self
                .tell(node.line, "no language is named (xml:lang); its terms are left out".to_owned());
        }
        let language = Language::new(tag);
        for child in &node.children {
            match child.name.as_str() {
                "termSec" | "tig" | "ntig" => self.term(child, &language, entry),
                _ => of_language(child, &language, entry),
            }
        }
    }

    fn term(&mut self, node: &Node, language: &Language, entry: &mut Entry) {
        // In version 2 the term and its notes may stand one level deeper.
        let group = node.child("termGrp");
        let parts = || group.into_iter().flat_map(|group| &group.children).chain(&node.children);
        let text = parts().find(|part| part.name == "term").map_or("", |part| part.text.trim());
        if text.is_empty() {
            return self.tell(node.line, format!("a {} term is empty; it is left out", language.name()));
        }
        let mut term = Term::new(language, text);
        for part in parts().filter(|part| !matches!(part.name.as_str(), "term" | "termGrp")) {
            of_term(part, &mut term);
        }
        // Last, as it says more clearly than others whether a term may be used.
        for part in parts().flat_map(|part| std::iter::once(part).chain(&part.children)) {
            if is_status(part) {
                status::set(&mut term, &part.text);
            }
        }
        entry.terms.push(term);
    }
}

fn is_status(node: &Node) -> bool {
    node.category() == "administrativeStatus" && node.name != "admin"
}

fn of_entry(node: &Node, entry: &mut Entry) {
    match (node.name.as_str(), node.category()) {
        ("note", _) => append(&mut entry.note, &node.text),
        ("transacGrp", _) => transaction(node, &mut entry.created, &mut entry.changed, &mut entry.extra),
        ("admin", category) => add(&mut entry.extra, category, &node.text),
        (_, "subjectField") if node.children.is_empty() => {
            put(&mut entry.domain, &mut entry.extra, "subjectField", &node.text);
        }
        (_, "definition") if node.children.is_empty() => {
            put(&mut entry.definition, &mut entry.extra, "definition", &node.text);
        }
        (name, _) if name.ends_with("Grp") => grouped(node, |part| of_entry(part, entry)),
        _ => further(node, &mut entry.extra),
    }
}

/// A definition may belong to one language. What else is said of a language keeps its name in the name of the field.
fn of_language(node: &Node, language: &Language, entry: &mut Entry) {
    let mut own = Entry::default();
    of_entry(node, &mut own);
    if entry.definition.is_empty() {
        entry.definition = std::mem::take(&mut own.definition);
    }
    let mut keep = |name: &str, value: &str| add(&mut entry.extra, &format!("{name} ({language})"), value);
    keep("definition", &own.definition);
    keep("subjectField", &own.domain);
    keep("note", &own.note);
    for (name, value) in &own.extra {
        keep(name, value);
    }
    for (name, stamp) in [("origination", &own.created), ("modification", &own.changed)] {
        keep(name, &stamp_text(stamp));
    }
}

fn of_term(node: &Node, term: &mut Term) {
    let extra = &mut term.extra;
    match (node.name.as_str(), node.category()) {
        _ if is_status(node) => {}
        ("note", _) => append(&mut term.note, &node.text),
        ("transacGrp", _) => transaction(node, &mut term.created, &mut term.changed, extra),
        ("admin", "source") if node.children.is_empty() => put(&mut term.source, extra, "source", &node.text),
        ("admin", category) => add(extra, category, &node.text),
        (_, "partOfSpeech") => put(&mut term.part_of_speech, extra, "partOfSpeech", &node.text),
        (_, "grammaticalGender") => put(&mut term.gender, extra, "grammaticalGender", &node.text),
        (_, "variant") => term.variants.push(node.text.clone()),
        ("source", _) => put(&mut term.source, extra, "source", &node.text),
        (name, "context" | "sampleSentence") if name != "termNote" && node.children.is_empty() => {
            put(&mut term.example, extra, "context", &node.text);
        }
        (_, "normativeAuthorization") => {
            let known = extra.len();
            status::set(term, &node.text);
            term.extra.truncate(known);
            add(&mut term.extra, "normativeAuthorization", &node.text);
        }
        (name, _) if name.ends_with("Grp") => grouped(node, |part| of_term(part, term)),
        _ => further(node, extra),
    }
}

/// A group is one statement and what is said of it; each part of the latter is named after the former.
fn grouped(group: &Node, mut take: impl FnMut(&Node)) {
    let Some((first, rest)) = group.children.split_first() else { return };
    take(first);
    for part in rest {
        let category = format!("{} {}", first.category(), part.category());
        let text =
            if part.text.trim().is_empty() { part.attribute("target") } else { Some(part.text.as_str()) };
        take(&Node {
            name: "admin".to_owned(),
            attributes: vec![("type".to_owned(), category)],
            text: text.unwrap_or_default().to_owned(),
            line: part.line,
            children: Vec::new(),
        });
    }
}

/// A statement without a place of its own, with what it points to.
fn further(node: &Node, extra: &mut Vec<Extra>) {
    add(extra, node.category(), &node.text);
    if let Some(target) = node.attribute("target") {
        add(extra, &format!("{} target", node.category()), target);
    }
}

/// Who made or changed something, and when.
fn transaction(group: &Node, created: &mut Stamp, changed: &mut Stamp, extra: &mut Vec<Extra>) {
    let kind =
        group.children.iter().find(|part| part.name == "transac" || part.category() == "transactionType");
    let kind = kind.map_or("", |part| part.text.trim());
    let who = group.children.iter().find(|part| part.category() == "responsibility");
    let when = group.children.iter().find(|part| part.name == "date").map_or("", |part| part.text.trim());
    let stamp = Stamp {
        who: who.map_or_else(String::new, |part| part.text.trim().to_owned()),
        at: date::read(when).unwrap_or(0),
    };
    let odd_date = stamp.at == 0 && !when.is_empty() && date::read(when).is_none();
    let place = match kind {
        "origination" => created,
        "modification" => changed,
        _ => return add(extra, &format!("transaction {kind}"), format!("{} {when}", stamp.who).trim()),
    };
    if odd_date {
        add(extra, &format!("{kind} date"), when);
    }
    if *place == Stamp::default() {
        *place = stamp;
        return;
    }
    // Of several changes the last one counts.
    let older =
        if stamp.at > place.at && kind == "modification" { std::mem::replace(place, stamp) } else { stamp };
    add(extra, kind, &stamp_text(&older));
}

fn stamp_text(stamp: &Stamp) -> String {
    let when = if stamp.at == 0 { String::new() } else { date::write(stamp.at) };
    format!("{} {when}", stamp.who).trim().to_owned()
}

fn put(place: &mut String, extra: &mut Vec<Extra>, name: &str, text: &str) {
    if place.is_empty() {
        text.trim().clone_into(place);
    } else {
        add(extra, name, text);
    }
}

fn add(extra: &mut Vec<Extra>, name: &str, value: &str) {
    if !value.trim().is_empty() {
        extra.push((name.to_owned(), value.trim().to_owned()));
    }
}

/// Several notes become the paragraphs of one.
fn append(note: &mut String, text: &str) {
    if !note.is_empty() && !text.trim().is_empty() {
        note.push('\n');
    }
    note.push_str(text.trim());
}
