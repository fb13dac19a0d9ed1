//! What stands in a paragraph, one after the other, as it is written: text, things that are no text, containers around them.

use std::ops::Range;

use super::namespace::Namespace;
use super::props::Props;
use super::tree::{Id, Tree};
use crate::text;

/// A piece of a paragraph that is copied as it stands: something in a run, or beside the runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The run, whose properties go with it.
    pub(super) run: Option<Id>,
    /// The element.
    pub(super) content: Id,
}

/// How much a thing matters that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// A field, formula or symbol: where its tag is missing, the translator has written something else.
    Free,
    /// Needs no tag at the edge of the paragraph: pictures, page breaks, the halves of fields that go over several paragraphs.
    Edge,
    /// Must not be lost: references to notes.
    Kept,
}

/// One of the three marks of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Begin,
    Separate,
    End,
}

/// An element around runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// The bytes before and behind what it holds.
    Element(Range<usize>, Range<usize>),
    /// A field whose result is text to translate: its marks before and behind.
    Field(Vec<Source>, Vec<Source>),
}

/// What stands in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Text(String, Source),
    Mark(Mark, Source),
    Instruction(String, Source),
    Thing(Class, Source),
    Open(Container),
    Close,
}

/// The items of a paragraph, and what goes along with it without a tag.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// In order.
    pub(super) list: Vec<Item>,
    /// Where bookmarks and commented ranges begin; they are kept at the start.
    pub(super) starts: Vec<Source>,
    /// Where they end, and the marks of comments.
    pub(super) ends: Vec<Source>,
    /// The numbers of the comments.
    pub(super) comments: Vec<String>,
    /// How many tracked changes there are.
    pub(super) changes: usize,
}

/// The items of the paragraph `id`.
pub(super) fn items(tree: &Tree, id: Id) -> Items {
    let mut walk = Walk { tree, items: Items::default() };
    walk.inline(id);
    walk.items
}

struct Walk<'t> {
    tree: &'t Tree,
    items: Items,
}

impl Walk<'_> {
    fn inline(&mut self, parent: Id) {
        for child in self.tree.children(parent) {
            self.one(child);
        }
    }

    fn one(&mut self, id: Id) {
        let beside = Source { run: None, content: id };
        match self.tree.word(id).unwrap_or_default() {
            "pPr" | "proofErr" | "smartTagPr" | "customXmlPr" => {}
            "r" => self.run(id),
            "ins" | "moveTo" => {
                self.items.changes += 1;
                self.around(id);
            }
            "del" | "moveFrom" => self.items.changes += 1,
            "smartTag" | "customXml" | "dir" | "bdo" => self.around(id),
            "hyperlink" => self.container(id, id),
            "fldSimple" if self.tree.attribute(id, "instr").is_some_and(|instr| is_hyperlink(&instr)) => {
                self.container(id, id);
            }
            "sdt" => match self.tree.child(id, "sdtContent").filter(|_| !self.is_chooser(id)) {
                Some(content) => self.container(id, content),
                None => self.thing(Class::Free, beside),
            },
            "bookmarkStart" | "permStart" => self.items.starts.push(beside),
            "commentRangeStart" => {
                self.comment(id);
                self.items.starts.push(beside);
            }
            "bookmarkEnd" | "permEnd" | "commentRangeEnd" => self.items.ends.push(beside),
            name if name.ends_with("RangeStart") || name.ends_with("RangeEnd") => {}
            _ if self.tree.namespace(id) == Namespace::Compatibility => self.thing(Class::Edge, beside),
            _ => self.thing(Class::Free, beside),
        }
    }

    /// An element that is left out when its text is translated, unless what it holds needs the namespaces that it binds.
    fn around(&mut self, id: Id) {
        if self.tree.bindings(id).is_empty() {
            self.inline(id);
        } else {
            self.container(id, id);
        }
    }

    /// Boxes to tick, lists and dates to choose from are no text.
    fn is_chooser(&self, id: Id) -> bool {
        let Some(properties) = self.tree.child(id, "sdtPr") else { return false };
        let names = self.tree.children(properties).map(|child| self.tree.local(child));
        names
            .into_iter()
            .any(|name| matches!(name, "dropDownList" | "comboBox" | "date" | "checkbox" | "picture"))
    }

    fn container(&mut self, outer: Id, content: Id) {
        let (outer, inner) = (self.tree.range(outer), self.tree.inner(content));
        let container = Container::Element(outer.start..inner.start, inner.end..outer.end);
        self.items.list.push(Item::Open(container));
        self.inline(content);
        self.items.list.push(Item::Close);
    }

    fn thing(&mut self, class: Class, source: Source) {
        self.items.list.push(Item::Thing(class, source));
    }

    fn comment(&mut self, id: Id) {
        if let Some(number) = self.tree.attribute(id, "id")
            && !self.items.comments.iter().any(|known| *known == number)
        {
            self.items.comments.push(number.into_owned());
        }
    }

    fn run(&mut self, run: Id) {
        let hidden = Props::of(self.tree, self.tree.child(run, "rPr")).switch("vanish").unwrap_or(false);
        for id in self.tree.children(run) {
            let source = Source { run: Some(run), content: id };
            let name = self.tree.word(id).unwrap_or_default();
            match (name, written(self.tree, id)) {
                ("rPr" | "lastRenderedPageBreak" | "delText" | "delInstrText", _) => {}
                (_, Some(text)) if !hidden => self.text(text, source),
                ("fldChar", _) => self.mark(id, source),
                ("instrText", _) => {
                    self.items.list.push(Item::Instruction(self.tree.characters(id), source));
                }
                ("commentReference", _) => {
                    self.comment(id);
                    self.items.ends.push(source);
                }
                ("footnoteReference" | "endnoteReference", _) => self.thing(Class::Kept, source),
                ("sym" | "ptab" | "pgNum" | "ruby", _) if !hidden => self.thing(Class::Free, source),
                _ => self.thing(Class::Edge, source),
            }
        }
    }

    fn text(&mut self, text: String, source: Source) {
        if !text.is_empty() {
            self.items.list.push(Item::Text(text, source));
        }
    }

    fn mark(&mut self, id: Id, source: Source) {
        let mark = match self.tree.attribute(id, "fldCharType").as_deref() {
            Some("begin") => Mark::Begin,
            Some("separate") => Mark::Separate,
            _ => Mark::End,
        };
        self.items.list.push(Item::Mark(mark, source));
    }
}

/// The text that an element of a run stands for; none where it is something else.
pub(super) fn written(tree: &Tree, id: Id) -> Option<String> {
    match tree.word(id)? {
        // Text that holds elements is no valid document; it is kept as it stands.
        "t" if tree.children(id).next().is_none() => Some(characters(tree, id)),
        "tab" => Some("\t".to_owned()),
        "cr" => Some("\n".to_owned()),
        "br" => match tree.attribute(id, "type").as_deref() {
            None | Some("textWrapping") => Some("\n".to_owned()),
            Some(_) => None,
        },
        "noBreakHyphen" => Some("\u{2011}".to_owned()),
        "softHyphen" => Some("\u{ad}".to_owned()),
        _ => None,
    }
}

/// The characters of `w:t`, in which line ends and tabs are spaces, and spaces at the edges count only where it says so.
fn characters(tree: &Tree, id: Id) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let text = tree.characters(id);
    let kept = tree.attribute(id, "space").is_some_and(|space| space == "preserve");
    let text = if kept { text.as_str() } else { text.trim_matches(is_space) };
    text::clean(&text.replace(is_space, " ")).into_owned()
}

/// Whether the instruction of a field says that its result is a link.
pub(super) fn is_hyperlink(instruction: &str) -> bool {
    instruction.trim_start().get(..9).is_some_and(|word| word.eq_ignore_ascii_case("HYPERLINK"))
}
