//! One part with the translation in it: everything is copied as it stands, except for what the translation changes.

use std::collections::HashMap;

use super::content::Content;
use super::items::Source;
use super::nodes::Node;
use super::read::{Found, table_style};
use super::render;
use super::styles::Look;
use super::tree::Id;
use super::turn::Turn;
use crate::formats::skeleton::TargetParagraph;
use crate::text::{Direction, slice};

/// What is to be written in a part.
pub(super) struct Job<'a> {
    pub(super) turn: Turn<'a>,
    /// The paragraphs of the part.
    pub(super) found: &'a [Found],
    /// The translation of each of them, none where there is none.
    pub(super) targets: &'a [Option<&'a TargetParagraph>],
    /// Whether anything of the document is translated, so that its sections and empty paragraphs are turned too.
    pub(super) translated: bool,
}

/// The part as text.
pub(super) fn write(job: &Job<'_>) -> String {
    let tree = job.turn.tree;
    let known = job.found.iter().enumerate().map(|(index, found)| (found.id, index)).collect();
    let out = String::with_capacity(tree.text().len() + tree.text().len() / 8);
    let mut writer = Writer { job, known, table: None, run_direction: None, out };
    if let Some(root) = tree.root() {
        let range = tree.range(root);
        writer.out.push_str(slice(tree.text(), 0..range.start));
        writer.element(root);
        writer.out.push_str(slice(tree.text(), range.end..tree.text().len()));
    } else {
        writer.out.push_str(tree.text());
    }
    writer.out
}

/// Writes a part from its start to its end.
pub(super) struct Writer<'a, 'j> {
    pub(super) job: &'j Job<'a>,
    known: HashMap<Id, usize>,
    table: Option<String>,
    /// The direction that the runs of the paragraph are turned to.
    run_direction: Option<(Direction, Look)>,
    pub(super) out: String,
}

impl Writer<'_, '_> {
    /// Writes an element with what the translation changes in it.
    pub(super) fn element(&mut self, id: Id) {
        let tree = self.job.turn.tree;
        match tree.word(id) {
            Some("p") if tree.is_whole(id) => self.paragraph(id),
            Some("tbl") => {
                let outer = std::mem::replace(&mut self.table, table_style(tree, id));
                self.table(id);
                self.table = outer;
            }
            Some("sectPr") if self.turns() => self.out.push_str(&self.job.turn.section(id)),
            Some("r") if self.run_direction.is_some() => self.run(id),
            Some("rPr" | "pPr") if !self.turns() => self.out.push_str(tree.raw(id)),
            _ => self.copy(id, |_, _| false),
        }
    }

    /// Copies an element; `own` writes the children that it wants to and says so.
    fn copy(&mut self, id: Id, mut own: impl FnMut(&mut Self, Id) -> bool) {
        let tree = self.job.turn.tree;
        self.out.push_str(tree.start_tag(id));
        let mut at = tree.inner(id).start;
        for child in tree.children(id) {
            let range = tree.range(child);
            self.out.push_str(slice(tree.text(), at..range.start));
            if !own(self, child) {
                self.element(child);
            }
            at = range.end;
        }
        self.out.push_str(slice(tree.text(), at..tree.inner(id).end));
        self.out.push_str(tree.end_tag(id));
    }

    /// Whether what is not text is turned to the direction of the translation.
    fn turns(&self) -> bool {
        self.job.translated && self.job.turn.is_needed()
    }

    /// A table is turned unless all that it says stays in the source language.
    fn table(&mut self, id: Id) {
        let (tree, turn) = (self.job.turn.tree, self.job.turn);
        let range = tree.range(id);
        let inside = |found: &Found| range.contains(&tree.range(found.id).start);
        let (mut all, mut done) = (0, 0);
        let start = self.job.found.partition_point(|found| tree.range(found.id).start < range.start);
        for (index, _) in self.job.found.iter().enumerate().skip(start).take_while(|(_, found)| inside(found))
        {
            all += 1;
            done += usize::from(self.target(index).is_some());
        }
        if !self.turns() || (all > 0 && done == 0) {
            return self.copy(id, |_, _| false);
        }
        let mut missing = tree.child(id, "tblPr").is_none();
        self.copy(id, |writer, child| {
            let is_properties = tree.is(child, "tblPr");
            if is_properties || std::mem::take(&mut missing) {
                writer.out.push_str(&turn.table(is_properties.then_some(child)));
            }
            is_properties
        });
    }

    fn target(&self, index: usize) -> Option<&TargetParagraph> {
        let index = self.job.found.get(index).and_then(|found| found.mirror).unwrap_or(index);
        self.job.targets.get(index).copied().flatten().filter(|target| target.text.is_some())
    }

    fn paragraph(&mut self, id: Id) {
        let outer = self.run_direction.take();
        match self.known.get(&id).copied() {
            Some(index) => self.text_paragraph(id, index),
            None => self.other_paragraph(id),
        }
        self.run_direction = outer;
    }

    fn text_paragraph(&mut self, id: Id, index: usize) {
        let job = self.job;
        let Some(content) = job.found.get(index).map(|found| &found.content) else { return };
        let Some(target) = self.target(index) else { return self.copy(id, |_, _| false) };
        // What stands behind the last segment is not part of its text.
        let tail = slice(&content.text, content.text.trim_end().len()..content.text.len());
        let text = format!("{}{tail}", target.text.as_deref().unwrap_or_default().trim_end());
        let target = TargetParagraph { text: Some(text), ..target.clone() };
        let turned = job.turn.is_needed() || target.turned.is_some();
        let same_language = job.turn.source == job.turn.target;
        if !turned && same_language && target.text.as_deref() == Some(&content.text) {
            return self.copy(id, |_, _| false);
        }
        let direction = target.turned.unwrap_or_else(|| job.turn.target.direction());
        let inherited = job.turn.inherited(id, self.table.as_deref());
        self.open(id);
        self.properties(id, &inherited, turned.then_some(direction));
        if turned {
            self.run_direction = Some((direction, inherited.clone()));
        }
        self.content(content, &target, &inherited, direction);
        self.close(id);
    }

    /// One without a text: it is turned with the document.
    fn other_paragraph(&mut self, id: Id) {
        if !self.turns() {
            return self.copy(id, |_, _| false);
        }
        let (tree, turn) = (self.job.turn.tree, self.job.turn);
        let inherited = turn.inherited(id, self.table.as_deref());
        let direction = turn.target.direction();
        self.open(id);
        self.properties(id, &inherited, Some(direction));
        self.run_direction = Some((direction, inherited));
        let mut at = tree
            .child(id, "pPr")
            .map_or_else(|| tree.inner(id).start, |properties| tree.range(properties).end);
        for child in tree.children(id).filter(|child| !tree.is(*child, "pPr")) {
            let range = tree.range(child);
            self.out.push_str(slice(tree.text(), at..range.start));
            self.element(child);
            at = range.end;
        }
        self.out.push_str(slice(tree.text(), at..tree.inner(id).end));
        self.close(id);
    }

    fn open(&mut self, id: Id) {
        self.out.push_str(&self.job.turn.tree.opening(id));
    }

    fn close(&mut self, id: Id) {
        self.out.extend(["</", self.job.turn.tree.qualified(id), ">"]);
    }

    /// The properties of a paragraph, turned where a direction is given.
    fn properties(&mut self, id: Id, inherited: &Look, to: Option<Direction>) {
        let turn = self.job.turn;
        match (turn.tree.child(id, "pPr"), to) {
            (Some(properties), None) => self.out.push_str(turn.tree.raw(properties)),
            (None, None) => {}
            (own, Some(to)) => {
                let props = turn.paragraph(id, inherited, to);
                if !props.is_empty() {
                    self.out.push_str(&turn.wrapped("pPr", own, &props));
                }
            }
        }
    }

    fn content(&mut self, content: &Content, target: &TargetParagraph, inherited: &Look, to: Direction) {
        self.nodes(&content.before);
        self.sources(&content.along.starts);
        render::render(self, content, target, inherited, to);
        self.sources(&content.along.ends);
        self.nodes(&content.behind);
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(..) => {}
                Node::Thing(_, sources) => self.sources(sources),
                Node::Open(container) => self.opening(container),
                Node::Close(container) => self.closing(container),
            }
        }
    }

    /// What stands before the content of a container.
    pub(super) fn opening(&mut self, container: &super::items::Container) {
        match container {
            super::items::Container::Element(open, _) => {
                self.out.push_str(slice(self.job.turn.tree.text(), open.clone()));
            }
            super::items::Container::Field(open, _) => self.sources(open),
        }
    }

    /// What stands behind it.
    pub(super) fn closing(&mut self, container: &super::items::Container) {
        match container {
            super::items::Container::Element(_, close) => {
                self.out.push_str(slice(self.job.turn.tree.text(), close.clone()));
            }
            super::items::Container::Field(_, close) => self.sources(close),
        }
    }

    /// Pieces of the original, those of one run in one run.
    pub(super) fn sources(&mut self, sources: &[Source]) {
        for group in sources.chunk_by(|a, b| a.run.is_some() && a.run == b.run) {
            let run = group.first().and_then(|source| source.run);
            let prefix = &self.job.turn.tree.prefix;
            if let Some(run) = run {
                self.out.push_str(&self.job.turn.tree.opening(run));
                self.run_properties(run);
            }
            for source in group {
                self.element(source.content);
            }
            if run.is_some() {
                self.out.extend(["</", prefix, "r>"]);
            }
        }
    }

    /// A run of a paragraph that is turned.
    fn run(&mut self, id: Id) {
        let tree = self.job.turn.tree;
        let mut missing = tree.child(id, "rPr").is_none();
        self.copy(id, |writer, child| {
            let is_properties = tree.is(child, "rPr");
            if is_properties || std::mem::take(&mut missing) {
                writer.run_properties(id);
            }
            is_properties
        });
    }

    /// The properties of a run that is copied: turned with its paragraph, unless it holds Arabic letters or, in Arabic, Latin ones.
    fn run_properties(&mut self, run: Id) {
        let turn = self.job.turn;
        let Some((direction, look)) = &self.run_direction else {
            if let Some(properties) = turn.tree.child(run, "rPr") {
                self.out.push_str(turn.tree.raw(properties));
            }
            return;
        };
        let texts = turn.tree.children(run).filter(|child| turn.tree.is(*child, "t"));
        let text: String = texts.map(|child| turn.tree.characters(child)).collect();
        let own = crate::formats::runs::runs(&text, *direction);
        let one = own.first().filter(|_| own.len() == 1).map_or(*direction, |run| run.direction);
        let properties = turn.run(&[run], look, one);
        self.out.push_str(&properties);
    }
}
