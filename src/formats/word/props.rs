//! The properties of a paragraph, run, table or section as a list that is changed in the order of the schema.

use std::borrow::Cow;

use super::tree::{Id, Tree, attribute};

/// Properties: local names and how each is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Props<'a> {
    list: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> Props<'a> {
    /// Those that the element `id` holds; none where there is none.
    pub(super) fn of(tree: &'a Tree, id: Option<Id>) -> Self {
        let Some(id) = id else { return Self::default() };
        // Names of other namespaces are no names of the schema's order.
        let name = |child| tree.word(child).map_or(Cow::Borrowed(":"), Cow::Borrowed);
        let list = tree.children(id).map(|child| (name(child), Cow::Borrowed(tree.raw(child))));
        Self { list: list.collect() }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Names and how they are written, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.list.iter().map(|(name, raw)| (name.as_ref(), raw.as_ref()))
    }

    /// How a property is written.
    pub(super) fn raw(&self, name: &str) -> Option<&str> {
        self.list.iter().find(|(found, _)| found == name).map(|(_, raw)| raw.as_ref())
    }

    /// An attribute of a property.
    pub(super) fn attribute(&self, name: &str, local: &str) -> Option<Cow<'_, str>> {
        attribute(start_tag(self.raw(name)?), local)
    }

    /// A switch: none where nothing is said, else whether it is on.
    pub(super) fn switch(&self, name: &str) -> Option<bool> {
        let raw = self.raw(name)?;
        Some(attribute(start_tag(raw), "val").is_none_or(|value| is_on(&value)))
    }

    /// Takes a property out.
    pub(super) fn remove(&mut self, name: &str) {
        self.list.retain(|(found, _)| found != name);
    }

    /// Puts a property in its place in `order`, where `raw` is written for it.
    pub(super) fn set(&mut self, order: &[&str], name: &str, raw: String) {
        self.remove(name);
        let rank = |name: &str| order.iter().position(|known| *known == name).unwrap_or(order.len());
        let own = rank(name);
        let at = self.list.iter().position(|(found, _)| rank(found) > own).unwrap_or(self.list.len());
        self.list.insert(at, (Cow::Owned(name.to_owned()), Cow::Owned(raw)));
    }

    /// These with those of `inner` in place of the ones of the same name.
    pub(super) fn overlaid(mut self, order: &[&str], inner: &Self) -> Self {
        for (name, raw) in &inner.list {
            self.set(order, name, raw.clone().into_owned());
        }
        self
    }

    /// All of them as they are written.
    pub(super) fn written(&self) -> String {
        self.list.iter().map(|(_, raw)| raw.as_ref()).collect()
    }
}

/// What a switch's value says.
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// The start tag at the start of `raw`.
fn start_tag(raw: &str) -> &str {
    raw.split_inclusive('>').next().unwrap_or_default()
}

/// The order of the elements of `w:pPr` (ECMA-376 part 1, 17.3.1.26).
pub(super) const PARAGRAPH: &[&str] = &[
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
];

/// The order of the elements of `w:rPr` (17.3.2.28).
pub(super) const RUN: &[&str] = &[
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
    "rPrChange",
];

/// The order of the elements of `w:tblPr` (17.4.60).
pub(super) const TABLE: &[&str] = &[
    "tblStyle",
    "tblpPr",
    "tblOverlap",
    "bidiVisual",
    "tblStyleRowBandSize",
    "tblStyleColBandSize",
    "tblW",
    "jc",
    "tblCellSpacing",
    "tblInd",
    "tblBorders",
    "shd",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
    "tblPrChange",
];

/// The order of the elements of `w:sectPr` (17.6.17).
pub(super) const SECTION: &[&str] = &[
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
    "printerSettings",
    "sectPrChange",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_takes_its_place_in_the_order_of_the_schema() {
        let xml = "<w:pPr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:pStyle w:val=\"A\"/><w:jc w:val=\"left\"/><x:y xmlns:x=\"urn:x\"/></w:pPr>";
        let tree = Tree::parse(xml.to_owned());
        let mut props = Props::of(&tree, tree.root());
        props.set(PARAGRAPH, "bidi", "<w:bidi/>".to_owned());
        let written = "<w:pStyle w:val=\"A\"/><w:bidi/><w:jc w:val=\"left\"/><x:y xmlns:x=\"urn:x\"/>";
        assert_eq!(props.written(), written);
        props.set(PARAGRAPH, "bidi", "<w:bidi w:val=\"0\"/>".to_owned());
        assert_eq!((props.switch("bidi"), props.switch("keepNext")), (Some(false), None));
        assert_eq!(props.attribute("jc", "val").as_deref(), Some("left"));
        props.remove("bidi");
        assert_eq!(props.raw("bidi"), None);
    }
}
