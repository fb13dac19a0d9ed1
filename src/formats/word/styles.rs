//! What styles say of direction and of the slots for Arabic, along the chain from a style to the one that it is based on.

use std::collections::HashMap;

use super::props::Props;
use super::tree::{Id, Tree};

/// The longest chain of styles that is followed; a longer one is a circle.
const CHAIN: usize = 30;

/// What a style, or the defaults of the document, say; none where they say nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Whether paragraphs run right to left.
    pub(super) bidi: Option<bool>,
    /// Alignment, as it is written.
    pub(super) alignment: Option<String>,
    /// The level in the outline, from 0; 9 is running text.
    pub(super) outline: Option<u8>,
    /// The list (`numId`) and the level in it.
    pub(super) list: Option<String>,
    /// Whether runs are right to left.
    pub(super) rtl: Option<bool>,
    /// Whether runs take the slots for complex scripts.
    pub(super) complex: Option<bool>,
    /// Bold, and bold of complex scripts.
    pub(super) bold: [Option<bool>; 2],
    /// Italic, and italic of complex scripts.
    pub(super) italic: [Option<bool>; 2],
    /// Size in half points, and that of complex scripts.
    pub(super) size: [Option<u32>; 2],
    /// Whether a table runs right to left.
    pub(super) bidi_visual: Option<bool>,
}

#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    name: String,
    look: Look,
}

/// The styles of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    known: HashMap<String, Style>,
    defaults: Look,
    paragraph: Option<String>,
    table: Option<String>,
}

impl Styles {
    /// The styles in their part.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut out = Self::default();
        let Some(root) = tree.root() else { return out };
        for id in tree.children(root) {
            match tree.word(id) {
                Some("docDefaults") => out.defaults = defaults(tree, id),
                Some("style") => out.add(tree, id),
                _ => {}
            }
        }
        out
    }

    fn add(&mut self, tree: &Tree, id: Id) {
        let Some(name) = tree.attribute(id, "styleId") else { return };
        let is_default = tree.attribute(id, "default").is_some_and(|value| super::props::is_on(&value));
        match tree.attribute(id, "type").as_deref() {
            Some("paragraph") if is_default => self.paragraph = Some(name.clone().into_owned()),
            Some("table") if is_default => self.table = Some(name.clone().into_owned()),
            _ => {}
        }
        let look = look(tree, tree.child(id, "pPr"), tree.child(id, "rPr"), tree.child(id, "tblPr"));
        let words = tree.val(id, "name").unwrap_or_default().to_lowercase();
        let based_on = tree.val(id, "basedOn").map(std::borrow::Cow::into_owned);
        self.known.insert(name.into_owned(), Style { based_on, name: words, look });
    }

    /// What holds for a paragraph of this style in a table of that style, before its own properties.
    pub(super) fn paragraph(&self, style: Option<&str>, table: Option<&str>) -> Look {
        let mut look = Look::default();
        look.inherit(&self.chain(style.or(self.paragraph.as_deref())));
        look.inherit(&self.chain(table));
        look.inherit(&self.defaults);
        look
    }

    /// What holds for a run of this character style in a paragraph for which `paragraph` holds.
    pub(super) fn run(&self, style: Option<&str>, paragraph: &Look) -> Look {
        let mut look = self.chain(style);
        look.inherit(paragraph);
        look
    }

    /// Whether tables of this style run right to left.
    pub(super) fn bidi_visual(&self, table: Option<&str>) -> bool {
        self.chain(table.or(self.table.as_deref())).bidi_visual.unwrap_or(false)
    }

    /// The level of the heading, from 1, by the outline or by the name of the style; a title is one of level 1.
    pub(super) fn heading(&self, style: Option<&str>) -> Option<u8> {
        let style = style?;
        let names = self.along(style).map(|style| style.name.as_str());
        let named = names.into_iter().find_map(|name| match name.strip_prefix("heading ") {
            Some(level) => level.parse().ok(),
            None => (name == "title").then_some(1),
        });
        named.or_else(|| self.chain(Some(style)).outline.filter(|level| *level < 9).map(|level| level + 1))
    }

    /// Whether the style is that of the title of a document.
    pub(super) fn is_title(&self, style: Option<&str>) -> bool {
        style.is_some_and(|style| self.along(style).any(|style| style.name == "title"))
    }

    fn along<'a>(&'a self, style: &'a str) -> impl Iterator<Item = &'a Style> + 'a {
        let mut next = self.known.get(style);
        let steps = std::iter::from_fn(move || {
            let style = next?;
            next = style.based_on.as_ref().and_then(|name| self.known.get(name));
            Some(style)
        });
        steps.take(CHAIN)
    }

    fn chain(&self, style: Option<&str>) -> Look {
        let mut look = Look::default();
        for style in style.into_iter().flat_map(|style| self.along(style)) {
            look.inherit(&style.look);
        }
        look
    }
}

impl Look {
    /// Takes from `other` what this one says nothing of.
    fn inherit(&mut self, other: &Self) {
        let pair = |own: &mut [Option<bool>; 2], other: [Option<bool>; 2]| {
            *own = [own[0].or(other[0]), own[1].or(other[1])];
        };
        self.bidi = self.bidi.or(other.bidi);
        self.alignment = self.alignment.take().or_else(|| other.alignment.clone());
        self.outline = self.outline.or(other.outline);
        self.list = self.list.take().or_else(|| other.list.clone());
        self.rtl = self.rtl.or(other.rtl);
        self.complex = self.complex.or(other.complex);
        pair(&mut self.bold, other.bold);
        pair(&mut self.italic, other.italic);
        self.size = [self.size[0].or(other.size[0]), self.size[1].or(other.size[1])];
        self.bidi_visual = self.bidi_visual.or(other.bidi_visual);
    }

    /// What the properties of a run say.
    pub(super) fn of_run(props: &Props<'_>) -> Self {
        let size = |name: &str| props.attribute(name, "val")?.trim().parse().ok();
        Self {
            rtl: props.switch("rtl"),
            complex: props.switch("cs"),
            bold: [props.switch("b"), props.switch("bCs")],
            italic: [props.switch("i"), props.switch("iCs")],
            size: [size("sz"), size("szCs")],
            ..Self::default()
        }
    }
}

fn look(tree: &Tree, paragraph: Option<Id>, run: Option<Id>, table: Option<Id>) -> Look {
    let (props, table) = (Props::of(tree, paragraph), Props::of(tree, table));
    let list = paragraph.and_then(|id| tree.child(id, "numPr")).and_then(|id| list_of(tree, id));
    Look {
        bidi: props.switch("bidi"),
        alignment: props.attribute("jc", "val").map(std::borrow::Cow::into_owned),
        outline: props.attribute("outlineLvl", "val").and_then(|value| value.trim().parse().ok()),
        list,
        bidi_visual: table.switch("bidiVisual"),
        ..Look::of_run(&Props::of(tree, run))
    }
}

/// The list and the level that a `w:numPr` names.
pub(super) fn list_of(tree: &Tree, id: Id) -> Option<String> {
    let level = tree.val(id, "ilvl").unwrap_or(std::borrow::Cow::Borrowed("0"));
    Some(format!("{} {}", tree.val(id, "numId")?, level))
}

fn defaults(tree: &Tree, id: Id) -> Look {
    let inner = |outer: &str, inner: &str| tree.child(tree.child(id, outer)?, inner);
    look(tree, inner("pPrDefault", "pPr"), inner("rPrDefault", "rPr"), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles() -> Styles {
        let xml = "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
            <w:docDefaults><w:rPrDefault><w:rPr><w:szCs w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>\
            <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/><w:pPr><w:bidi/></w:pPr></w:style>\
            <w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"N\"/><w:rPr><w:bCs/></w:rPr></w:style>\
            <w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"H\"/><w:pPr><w:bidi w:val=\"0\"/></w:pPr></w:style>\
            <w:style w:type=\"paragraph\" w:styleId=\"O\"><w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr></w:style>\
            <w:style w:type=\"paragraph\" w:styleId=\"X\"><w:basedOn w:val=\"Y\"/></w:style>\
            <w:style w:type=\"paragraph\" w:styleId=\"Y\"><w:basedOn w:val=\"X\"/></w:style>\
            </w:styles>";
        Styles::of(&Tree::parse(xml.to_owned()))
    }

    #[test]
    fn looks_come_down_the_chain() {
        let styles = styles();
        assert_eq!(styles.paragraph(None, None).bidi, Some(true));
        assert_eq!(styles.paragraph(Some("H"), None).bidi, Some(true));
        let own = styles.paragraph(Some("Own"), None);
        assert_eq!((own.bidi, own.bold, own.size), (Some(false), [None, Some(true)], [None, Some(28)]));
        assert_eq!(styles.paragraph(Some("X"), None).bidi, None);
    }

    #[test]
    fn headings_are_known_by_name_or_outline() {
        let styles = styles();
        let levels: Vec<_> = ["N", "H", "Own", "O", "X"].map(|style| styles.heading(Some(style))).into();
        assert_eq!(levels, [None, Some(2), Some(2), Some(4), None]);
    }
}
