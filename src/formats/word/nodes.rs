//! The items of a paragraph with its fields put together, and without what stands at its edges and needs no tag.

use std::collections::{HashMap, VecDeque};

use super::items::{Class, Container, Item, Mark, Source, is_hyperlink};
use super::tree::Id;

/// A part of the text of a paragraph, or something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Text and its run.
    Text(String, Id),
    /// What is copied as it stands.
    Thing(Class, Vec<Source>),
    /// What lies between this and its `Close` stands in a container.
    Open(Container),
    /// The end of the innermost open container.
    Close(Container),
}

/// Nodes in three parts: what is written before the text, the text, and what is written behind it.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    /// Before.
    pub(super) before: Vec<Node>,
    /// The text.
    pub(super) text: Vec<Node>,
    /// Behind.
    pub(super) behind: Vec<Node>,
}

/// Puts the items together.
pub(super) fn nodes(items: &[Item]) -> Nodes {
    trimmed(resolved(items).into())
}

/// The separating and the ending mark of each field that is whole, by the index of its beginning mark.
type Fields = HashMap<usize, (Option<usize>, usize)>;

/// One pass with a stack: a field is whole where it begins and ends in the same container.
fn fields(items: &[Item]) -> Fields {
    let mut found = Fields::new();
    // None for a container, else the beginning and the separating mark of a field.
    let mut open: Vec<Option<(usize, Option<usize>)>> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Open(_) => open.push(None),
            Item::Close => while open.pop().flatten().is_some() {},
            Item::Mark(Mark::Begin, _) => open.push(Some((at, None))),
            Item::Mark(Mark::Separate, _) => {
                if let Some(Some((_, separate))) = open.last_mut() {
                    separate.get_or_insert(at);
                }
            }
            Item::Mark(Mark::End, _) => {
                if let Some(Some((begin, separate))) = open.last().copied() {
                    open.pop();
                    found.insert(begin, (separate, at));
                }
            }
            Item::Text(..) | Item::Instruction(..) | Item::Thing(..) => {}
        }
    }
    found
}

fn resolved(items: &[Item]) -> Vec<Node> {
    let fields = fields(items);
    let (mut out, mut containers, mut closing) = (Vec::new(), Vec::new(), HashMap::new());
    let mut at = 0;
    while let Some(item) = items.get(at) {
        match item {
            Item::Text(text, source) => out.extend(source.run.map(|run| Node::Text(text.clone(), run))),
            Item::Thing(class, source) => out.push(Node::Thing(*class, vec![*source])),
            Item::Open(container) => {
                containers.push(container.clone());
                out.push(Node::Open(container.clone()));
            }
            Item::Close => out.extend(containers.pop().map(Node::Close)),
            Item::Mark(..) if closing.contains_key(&at) => out.extend(closing.remove(&at).map(Node::Close)),
            Item::Mark(Mark::Begin, source) => match fields.get(&at) {
                Some((separate, end)) => {
                    if let Some((container, separate)) = link(items, at, *separate, *end) {
                        closing.insert(*end, container.clone());
                        out.push(Node::Open(container));
                        at = separate;
                    } else {
                        // A field without a result, such as an index entry, shows nothing.
                        let class = if separate.is_some() { Class::Free } else { Class::Edge };
                        out.push(Node::Thing(class, sources(items, at, *end).collect()));
                        at = *end;
                    }
                }
                None => out.push(Node::Thing(Class::Edge, vec![*source])),
            },
            Item::Mark(_, source) | Item::Instruction(_, source) => {
                out.push(Node::Thing(Class::Edge, vec![*source]));
            }
        }
        at += 1;
    }
    out
}

/// The container that a field with a link makes around its result, and the index of its separating mark.
fn link(items: &[Item], begin: usize, separate: Option<usize>, end: usize) -> Option<(Container, usize)> {
    let separate = separate?;
    let words = items.get(begin..separate)?.iter().filter_map(|item| match item {
        Item::Instruction(words, _) => Some(words.as_str()),
        _ => None,
    });
    let has_text = items.get(separate..end)?.iter().any(|item| matches!(item, Item::Text(..)));
    (has_text && is_hyperlink(&words.collect::<String>())).then(|| {
        let marks = |from, to| sources(items, from, to).collect();
        (Container::Field(marks(begin, separate), marks(end, end)), separate)
    })
}

/// The pieces of the items from `from` to `to`, both included.
fn sources(items: &[Item], from: usize, to: usize) -> impl Iterator<Item = Source> {
    items.get(from..=to).unwrap_or_default().iter().filter_map(|item| match item {
        Item::Text(_, source)
        | Item::Mark(_, source)
        | Item::Instruction(_, source)
        | Item::Thing(_, source) => Some(*source),
        Item::Open(_) | Item::Close => None,
    })
}

/// Takes things and containers of the whole from the edges.
fn trimmed(mut text: VecDeque<Node>) -> Nodes {
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    loop {
        let around_all = is_around_all(&text);
        if let Some(Node::Thing(Class::Edge, _)) = text.front() {
            before.extend(text.pop_front());
        } else if let Some(Node::Thing(Class::Edge, _)) = text.back() {
            behind.extend(text.pop_back());
        } else if around_all {
            before.extend(text.pop_front());
            behind.extend(text.pop_back());
        } else {
            break;
        }
    }
    behind.reverse();
    Nodes { before, text: joined(text), behind }
}

/// Whether the first node opens a container that the last one closes.
fn is_around_all(nodes: &VecDeque<Node>) -> bool {
    if !matches!((nodes.front(), nodes.back()), (Some(Node::Open(_)), Some(Node::Close(_)))) {
        return false;
    }
    let mut depth = 0_usize;
    let ends = nodes.iter().position(|node| {
        match node {
            Node::Open(_) => depth += 1,
            Node::Close(_) => depth = depth.saturating_sub(1),
            Node::Text(..) | Node::Thing(..) => {}
        }
        depth == 0
    });
    ends == Some(nodes.len() - 1)
}

/// Things that follow each other become one, so that they need one tag.
fn joined(nodes: VecDeque<Node>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
    for node in nodes {
        match (out.last_mut(), node) {
            (Some(Node::Thing(class, sources)), Node::Thing(other, more)) => {
                *class = (*class).max(other);
                sources.extend(more);
            }
            (_, node) => out.push(node),
        }
    }
    out
}
