//! The text of a paragraph with few tags, and what each of them stands for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::format::{Format, Formats};
use super::items::{Class, Container, Items, Source, items};
use super::nodes::{Node, Nodes, nodes};
use super::styles::{Look, Styles};
use super::tree::{Id, Tree};
use super::visible;
use crate::text::{Markup, TagTable};

/// What the tags of a number stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The text is formatted like this run.
    Format(Id),
    /// The text stands in a container; what is not formatted in it looks like this run.
    Container(Container, Option<Id>),
    /// What is copied as it stands.
    Thing(Class, Vec<Source>),
}

/// The content of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// The text with tags.
    pub(super) text: String,
    /// What the tags stand for.
    pub(super) meanings: BTreeMap<u32, Meaning>,
    /// What one reads where they stand, as markup.
    pub(super) visible: Vec<(u32, String)>,
    /// The run that text without a tag looks like.
    pub(super) base: Option<Id>,
    /// What is written before the text, and behind it.
    pub(super) before: Vec<Node>,
    pub(super) behind: Vec<Node>,
    /// What stands beside the text without a tag, and comments and tracked changes.
    pub(super) along: Along,
    /// The bytes that the text takes the place of.
    pub(super) range: Range<usize>,
}

/// What goes along with a text.
#[derive(Debug, Default)]
pub(super) struct Along {
    pub(super) starts: Vec<Source>,
    pub(super) ends: Vec<Source>,
    pub(super) comments: Vec<String>,
    pub(super) changes: usize,
}

impl Content {
    /// The content of the paragraph `id`, for which `look` holds.
    pub(super) fn of(tree: &Tree, id: Id, styles: &Styles, look: &Look) -> Self {
        let Items { list, starts, ends, comments, changes } = items(tree, id);
        let Nodes { before, text: nodes, behind } = nodes(&list);
        let along = Along { starts, ends, comments, changes };
        let range = inner(tree, id);
        let mut out = Self { before, behind, along, range, ..Self::default() };
        if nodes
            .iter()
            .any(|node| matches!(node, Node::Text(text, _) if text.chars().any(char::is_alphanumeric)))
        {
            let mut formats = Formats::new(tree, styles, look);
            let keys = keys(&nodes, &mut formats);
            let mut tagger =
                Tagger { nodes: &nodes, keys: &keys, content: &mut out, literal: literal(&nodes) };
            let (base, _) = tagger.context(0);
            out.base = base;
            out.visible = visible::markups(tree, &out, &mut formats);
        }
        out
    }

    /// Whether there is anything to translate.
    pub(super) fn has_text(&self) -> bool {
        !self.text.is_empty()
    }

    /// The tags of the text. Their markup is what one reads where they stand, no more: the original has all, and is read again when the
    /// translation is written.
    pub(super) fn tags(&self) -> TagTable {
        let markup = |((number, meaning), (_, open)): ((&u32, &Meaning), &(u32, String))| {
            let close = (!matches!(meaning, Meaning::Thing(..))).then(String::new);
            Markup { number: *number, open: open.clone(), close }
        };
        TagTable::new(self.meanings.iter().zip(&self.visible).map(markup).collect())
    }
}

/// The bytes between the properties of a paragraph and its end.
fn inner(tree: &Tree, id: Id) -> Range<usize> {
    let range = tree.inner(id);
    let start = tree.child(id, "pPr").map_or(range.start, |properties| tree.range(properties).end);
    start..range.end.max(start)
}

/// The texts that could hold something that is written like a tag.
fn literal(nodes: &[Node]) -> String {
    let texts = nodes.iter().filter_map(|node| match node {
        Node::Text(text, _) if text.contains(['<', '>']) => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// How a text looks, as far as it makes a tag: what is common to all scripts, and font and size where they are not those that its
/// script mostly has in the paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    common: String,
    ground: String,
    slot: Option<(String, u32)>,
}

/// A key for each text among the nodes.
fn keys(nodes: &[Node], formats: &mut Formats<'_>) -> Vec<Option<Key>> {
    let formats: Vec<Option<Weighed>> = nodes
        .iter()
        .map(|node| match node {
            Node::Text(text, run) => Some(Weighed {
                format: formats.of(*run, text),
                letters: text.chars().filter(|c| c.is_alphanumeric()).count(),
                is_space: text.trim().is_empty(),
            }),
            _ => None,
        })
        .collect();
    let usual = [false, true].map(|complex| {
        let of_script = formats.iter().flatten().filter(|it| it.format.complex == complex);
        most(of_script.map(|it| (it.format.slot.clone(), it.letters)))
    });
    let key = |it: &Weighed| Key {
        common: it.format.common.clone(),
        ground: it.format.ground.clone(),
        slot: unusual(&it.format, &usual),
    };
    let lettered: Vec<Key> = formats.iter().flatten().filter(|it| it.letters > 0).map(key).collect();
    let mut out: Vec<Option<Key>> = Vec::with_capacity(nodes.len());
    for (at, found) in formats.iter().enumerate() {
        let next = formats.iter().skip(at + 1).take(2).flatten().find(|it| it.letters > 0).map(key);
        out.push(found.as_ref().map(|found| {
            let own = key(found);
            let before = out.iter().rev().take(2).flatten().next().cloned();
            // Spaces look the same in bold, in another font or colour: they go with what is beside them. So does punctuation between
            // two texts that look alike, or that alone looks as it does.
            let goes_along = found.is_space || before == next || !lettered.contains(&own);
            let beside = before.or(next).filter(|_| found.letters == 0 && goes_along);
            beside.filter(|beside| beside.ground == own.ground).unwrap_or(own)
        }));
    }
    out
}

/// A text's formatting, and how much it counts.
struct Weighed {
    format: Format,
    letters: usize,
    is_space: bool,
}

fn unusual(format: &Format, usual: &[Option<(String, u32)>; 2]) -> Option<(String, u32)> {
    let [plain, complex] = usual;
    let usual = if format.complex { complex } else { plain };
    (usual.as_ref() != Some(&format.slot)).then(|| format.slot.clone())
}

/// The value with the most letters; the first of those where several have as many.
fn most<T: PartialEq>(values: impl Iterator<Item = (T, usize)>) -> Option<T> {
    let mut sums: Vec<(T, usize)> = Vec::new();
    for (value, letters) in values {
        match sums.iter_mut().find(|(known, _)| *known == value) {
            Some((_, sum)) => *sum += letters,
            None => sums.push((value, letters)),
        }
    }
    let best = sums.iter().map(|(_, sum)| *sum).max()?;
    sums.into_iter().find(|(_, sum)| *sum == best).map(|(value, _)| value)
}

struct Tagger<'n> {
    nodes: &'n [Node],
    keys: &'n [Option<Key>],
    content: &'n mut Content,
    literal: String,
}

impl Tagger<'_> {
    /// Writes the nodes from `at` to the end of their container; its base run, and the index of its end.
    fn context(&mut self, mut at: usize) -> (Option<Id>, usize) {
        let members = self.members(at);
        let weighed =
            members.iter().filter_map(|index| match (self.nodes.get(*index)?, self.keys.get(*index)?) {
                (Node::Text(text, _), Some(key)) => {
                    Some((key, text.chars().filter(|c| !c.is_whitespace()).count()))
                }
                _ => None,
            });
        let base = most(weighed).cloned();
        let looks = self.looks(&members, base.as_ref());
        let mut open: Option<(u32, Key)> = None;
        let mut looks = looks.into_iter();
        while let Some(node) = self.nodes.get(at) {
            if matches!(node, Node::Close(_)) {
                break;
            }
            let look = looks.next().flatten();
            if open.as_ref().map(|(_, key)| key) != look.as_ref() {
                self.end(open.take().map(|(number, _)| number));
                open = look.and_then(|key| Some((self.begin(at)?, key)));
            }
            at = self.node(at, node);
        }
        self.end(open.map(|(number, _)| number));
        (base.and_then(|base| self.run_of(&members, &base)), at)
    }

    /// The indexes of the nodes from `at` on that stand in its container itself.
    fn members(&self, at: usize) -> Vec<usize> {
        let (mut depth, mut out) = (0_usize, Vec::new());
        for (index, node) in self.nodes.iter().enumerate().skip(at) {
            if let Node::Close(_) = node {
                let Some(less) = depth.checked_sub(1) else { break };
                depth = less;
                continue;
            }
            if depth == 0 {
                out.push(index);
            }
            if let Node::Open(_) = node {
                depth += 1;
            }
        }
        out
    }

    /// The keys of the members where they differ from the base; a thing between two texts that look alike looks like them.
    fn looks(&self, members: &[usize], base: Option<&Key>) -> Vec<Option<Key>> {
        let key = |at: usize| {
            let key = self.keys.get(*members.get(at)?)?.as_ref()?;
            (Some(key) != base).then(|| key.clone())
        };
        let is_thing = |at: usize| {
            members
                .get(at)
                .and_then(|index| self.nodes.get(*index))
                .is_some_and(|node| matches!(node, Node::Thing(..)))
        };
        let look = |at: usize| match at.checked_sub(1) {
            Some(before) if is_thing(at) => key(before).filter(|_| key(before) == key(at + 1)),
            _ => key(at),
        };
        (0..members.len()).map(look).collect()
    }

    /// The first run that looks so, rather one with letters.
    fn run_of(&self, members: &[usize], key: &Key) -> Option<Id> {
        let runs = || {
            members.iter().filter_map(|index| match (self.nodes.get(*index)?, self.keys.get(*index)?) {
                (Node::Text(text, run), Some(found)) if found == key => Some((text, *run)),
                _ => None,
            })
        };
        let lettered = runs().find(|(text, _)| text.chars().any(char::is_alphanumeric));
        lettered.or_else(|| runs().next()).map(|(_, run)| run)
    }

    /// Writes one node, a container with all that it holds; the index behind it.
    fn node(&mut self, at: usize, node: &Node) -> usize {
        match node {
            Node::Text(text, _) => self.content.text.push_str(text),
            Node::Thing(class, sources) => {
                let number = self.number(Meaning::Thing(*class, sources.clone()));
                self.push(&format!("<{number}/>"));
            }
            Node::Open(container) => {
                let number = self.number(Meaning::Container(container.clone(), None));
                self.push(&format!("<{number}>"));
                let (base, end) = self.context(at + 1);
                self.push(&format!("</{number}>"));
                self.content.meanings.insert(number, Meaning::Container(container.clone(), base));
                return end + 1;
            }
            Node::Close(_) => {}
        }
        at + 1
    }

    /// Opens a tag for the look of the text at or behind `at`.
    fn begin(&mut self, at: usize) -> Option<u32> {
        let run = self.nodes.iter().skip(at).find_map(|node| match node {
            Node::Text(_, run) => Some(*run),
            _ => None,
        })?;
        let number = self.number(Meaning::Format(run));
        self.push(&format!("<{number}>"));
        Some(number)
    }

    fn end(&mut self, open: Option<u32>) {
        if let Some(number) = open {
            self.push(&format!("</{number}>"));
        }
    }

    fn push(&mut self, text: &str) {
        self.content.text.push_str(text);
    }

    fn number(&mut self, meaning: Meaning) -> u32 {
        let last = self.content.meanings.last_key_value().map_or(0, |(number, _)| *number);
        let taken = |number: &u32| {
            let written = [format!("<{number}>"), format!("</{number}>"), format!("<{number}/>")];
            written.iter().any(|tag| self.literal.contains(tag.as_str()))
        };
        let number = (last + 1..u32::MAX).find(|number| !taken(number)).unwrap_or(u32::MAX);
        self.content.meanings.insert(number, meaning);
        number
    }
}
