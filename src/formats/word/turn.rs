//! Properties that fit a text of another direction: of paragraphs, runs, tables and sections.
//!
//! What a style says is written against explicitly, and never changed itself: other paragraphs may follow it.

use super::format::{is_arabic, is_complex};
use super::lists::Lists;
use super::props::{PARAGRAPH, Props, RUN, SECTION, TABLE};
use super::styles::{Look, Styles, list_of};
use super::tree::{Id, Tree};
use crate::text::{Direction, Language};

/// Sizes that Word takes where nobody says anything, in half points.
const USUAL_SIZE: u32 = 20;

/// What is needed to turn properties.
#[derive(Clone, Copy)]
pub(super) struct Turn<'a> {
    pub(super) tree: &'a Tree,
    pub(super) styles: &'a Styles,
    pub(super) lists: &'a Lists,
    pub(super) source: &'a Language,
    pub(super) target: &'a Language,
}

impl<'a> Turn<'a> {
    /// Whether the two languages run in different directions.
    pub(super) fn is_needed(&self) -> bool {
        self.source.direction() != self.target.direction()
    }

    /// What holds for the paragraph `id` in a table of this style, before its own properties.
    pub(super) fn inherited(&self, id: Id, table: Option<&str>) -> Look {
        let properties = self.tree.child(id, "pPr");
        let style = properties.and_then(|properties| self.tree.val(properties, "pStyle"));
        let mut look = self.styles.paragraph(style.as_deref(), table);
        let own = properties.and_then(|properties| self.tree.child(properties, "numPr"));
        let list = own.and_then(|own| list_of(self.tree, own)).or_else(|| look.list.clone());
        if let Some(bidi) = list.and_then(|list| self.lists.bidi(&list)) {
            look.bidi = Some(bidi);
        }
        look
    }

    /// The properties of the paragraph `id` for a text of the direction `to`; empty where none are needed.
    pub(super) fn paragraph(&self, id: Id, inherited: &Look, to: Direction) -> Props<'a> {
        let properties = self.tree.child(id, "pPr");
        let mut props = Props::of(self.tree, properties);
        let from = props.switch("bidi").or(inherited.bidi).unwrap_or(false);
        self.switch(&mut props, PARAGRAPH, "bidi", (to.is_rtl(), inherited.bidi.unwrap_or(false)));
        let is_of_source = self.tree.raw(id).chars().any(is_arabic) == self.source.direction().is_rtl();
        if from == to.is_rtl() {
            if is_of_source && from != self.source.direction().is_rtl() {
                self.align(&mut props, inherited);
            }
        } else {
            self.borders(&mut props, properties);
        }
        self.mark(&mut props, properties, inherited, to);
        if let Some(section) = properties.and_then(|id| self.tree.child(id, "sectPr")) {
            props.set(PARAGRAPH, "sectPr", self.section(section));
        }
        props
    }

    /// Text that was only pushed to the side on which its language begins, in a paragraph of the other direction, is not pushed
    /// any more. Else the alignment stays as it is: in a paragraph that runs right to left, `left` means the right.
    fn align(&self, props: &mut Props<'_>, inherited: &Look) {
        let own = props.attribute("jc", "val").map(std::borrow::Cow::into_owned);
        let alignment = own.or_else(|| inherited.alignment.clone());
        let is_pushed = alignment.is_some_and(|it| matches!(it.as_str(), "right" | "end"));
        if is_pushed {
            let raw = self.val("jc", "left");
            props.set(PARAGRAPH, "jc", raw);
        }
    }

    /// A line beside the text stands at the side where the text begins.
    fn borders(&self, props: &mut Props<'_>, properties: Option<Id>) {
        let Some(id) = properties.and_then(|id| self.tree.child(id, "pBdr")) else { return };
        let [left, right] = ["left", "right"].map(|side| self.tree.child(id, side));
        if left.is_none() && right.is_none() {
            return;
        }
        let mut borders = Props::of(self.tree, Some(id));
        let order = ["top", "left", "bottom", "right", "between", "bar"];
        borders.remove("left");
        borders.remove("right");
        for (side, other) in [("left", right), ("right", left)] {
            if let Some(other) = other {
                let renamed = format!("<{}{side}", self.tree.prefix);
                let raw =
                    self.tree.raw(other).replacen(&format!("<{}", self.tree.qualified(other)), &renamed, 1);
                // A border is one tag that closes itself; one that does not is left alone.
                if raw.ends_with("/>") {
                    borders.set(&order, side, raw);
                }
            }
        }
        let raw = self.wrapped("pBdr", Some(id), &borders);
        props.set(PARAGRAPH, "pBdr", raw);
    }

    /// The mark at the end of the paragraph, by which Word formats the number of a list.
    fn mark(&self, props: &mut Props<'_>, properties: Option<Id>, inherited: &Look, to: Direction) {
        let id = properties.and_then(|id| self.tree.child(id, "rPr"));
        let own = Props::of(self.tree, id);
        let is_rtl = Look::of_run(&own).rtl.or(inherited.rtl).unwrap_or(false);
        if is_rtl == to.is_rtl() {
            return;
        }
        let mark = self.run_props(own, inherited, is_rtl, to);
        if mark.is_empty() {
            props.remove("rPr");
        } else {
            let raw = self.wrapped("rPr", id, &mark);
            props.set(PARAGRAPH, "rPr", raw);
        }
    }

    /// The properties of a run, with its tags, for text of the direction `to` in the language of that direction; `run` is the one that
    /// it looks like, whose own properties may be overlaid by those of others.
    pub(super) fn run(&self, runs: &[Id], paragraph: &Look, to: Direction) -> String {
        let mut props = Props::default();
        for run in runs {
            props = props.overlaid(RUN, &Props::of(self.tree, self.tree.child(*run, "rPr")));
        }
        for noise in ["rPrChange", "ins", "del", "moveFrom", "moveTo"] {
            props.remove(noise);
        }
        let inherited = self.styles.run(props.attribute("rStyle", "val").as_deref(), paragraph);
        let complex = is_complex(&Look::of_run(&props), &inherited)
            || runs.last().is_some_and(|run| self.tree.raw(*run).chars().any(is_arabic));
        let mut props = self.run_props(props, &inherited, complex, to);
        self.language(&mut props, to);
        let bound = runs.iter().flat_map(|run| [Some(*run), self.tree.child(*run, "rPr")]).flatten();
        let bindings = bound.map(|id| self.tree.bindings(id)).find(|it| !it.is_empty()).unwrap_or_default();
        let prefix = &self.tree.prefix;
        format!("<{prefix}rPr{bindings}>{}</{prefix}rPr>", props.written())
    }

    /// Properties with their tags; `own` is the element that they stood in.
    pub(super) fn wrapped(&self, name: &str, own: Option<Id>, props: &Props<'_>) -> String {
        let prefix = &self.tree.prefix;
        let open = own.map_or_else(|| format!("<{prefix}{name}>"), |own| self.tree.opening(own));
        let close = own.map_or_else(|| format!("{prefix}{name}"), |own| self.tree.qualified(own).to_owned());
        format!("{open}{}</{close}>", props.written())
    }

    /// Own properties for text of the direction `to`, where those for `complex` scripts, or the others, have held so far.
    fn run_props(&self, mut props: Props<'a>, inherited: &Look, complex: bool, to: Direction) -> Props<'a> {
        if complex != to.is_rtl() {
            self.slots(&mut props, inherited, to);
        }
        self.switch(&mut props, RUN, "rtl", (to.is_rtl(), inherited.rtl.unwrap_or(false)));
        if !to.is_rtl() {
            self.switch(&mut props, RUN, "cs", (false, inherited.complex.unwrap_or(false)));
            if props.attribute("rFonts", "hint").is_some_and(|hint| hint == "cs") {
                let raw = props.raw("rFonts").unwrap_or_default().to_owned();
                let raw = without_attribute(&raw, "hint");
                props.set(RUN, "rFonts", raw);
            }
        }
        props
    }

    /// Bold, italic and size of one kind of script for the other.
    fn slots(&self, props: &mut Props<'_>, inherited: &Look, to: Direction) {
        let own = Look::of_run(props);
        let (old, new) = if to.is_rtl() { (0, 1) } else { (1, 0) };
        let of = |pair: [Option<bool>; 2], at: usize| pair.get(at).copied().flatten();
        for (names, own, inherited) in
            [(["b", "bCs"], own.bold, inherited.bold), (["i", "iCs"], own.italic, inherited.italic)]
        {
            let wanted = of(own, old).or_else(|| of(inherited, old)).unwrap_or(false);
            let name = if to.is_rtl() { names[1] } else { names[0] };
            self.switch(props, RUN, name, (wanted, of(inherited, new).unwrap_or(false)));
        }
        self.fonts(props, to);
        let size = |at: usize| {
            let of = |sizes: [Option<u32>; 2]| sizes.get(at).copied().flatten();
            of(own.size).or_else(|| of(inherited.size))
        };
        let usual = inherited.size.get(new).copied().flatten();
        let wanted = size_of_other(size(old), size(new));
        let name = if to.is_rtl() { "szCs" } else { "sz" };
        if wanted == usual.unwrap_or(USUAL_SIZE) {
            props.remove(name);
        } else {
            let raw = self.val(name, &wanted.to_string());
            props.set(RUN, name, raw);
        }
    }

    /// The font of one kind of script for the other, where the run names none for it.
    fn fonts(&self, props: &mut Props<'_>, to: Direction) {
        let name = |slot: &str| props.attribute("rFonts", slot).map(std::borrow::Cow::into_owned);
        let (from, from_theme, own) = if to.is_rtl() {
            ("ascii", "asciiTheme", ["cs", "cstheme"])
        } else {
            ("cs", "cstheme", ["ascii", "asciiTheme"])
        };
        if own.iter().any(|slot| name(slot).is_some()) {
            return;
        }
        // A theme has a font for each kind of script, under names that differ in their ends.
        let theme = name(from_theme).map(|theme| match to {
            Direction::Rtl => theme.replace("HAnsi", "Bidi"),
            Direction::Ltr => theme.replace("Bidi", "HAnsi"),
        });
        let slots: &[&str] = match (to, theme.is_some()) {
            (Direction::Rtl, false) => &["cs"],
            (Direction::Rtl, true) => &["cstheme"],
            (Direction::Ltr, false) => &["ascii", "hAnsi"],
            (Direction::Ltr, true) => &["asciiTheme", "hAnsiTheme"],
        };
        let Some(font) = theme.or_else(|| name(from)) else { return };
        let font = quick_xml::escape::escape(font.as_str()).into_owned();
        let raw = props.raw("rFonts").unwrap_or_default().to_owned();
        let prefix = &self.tree.prefix;
        let parts = |slot: &&'static str| [" ", prefix.as_str(), *slot, "=\"", font.as_str(), "\""].concat();
        let more = slots.iter().map(parts).collect::<Vec<_>>().concat();
        let start = raw.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(raw.len());
        let (tag, rest) = raw.split_at_checked(start).unwrap_or((&raw, ""));
        props.set(RUN, "rFonts", [tag, &more, rest].concat());
    }

    fn language(&self, props: &mut Props<'_>, to: Direction) {
        let slot = if to.is_rtl() { "bidi" } else { "val" };
        let fitting = [self.target, self.source].into_iter().find(|language| language.direction() == to);
        let usual = if to.is_rtl() { "ar-SA" } else { "en-US" };
        let tag = fitting.map_or(usual, crate::formats::docx::with_region);
        let prefix = &self.tree.prefix;
        let others = ["val", "eastAsia", "bidi"].iter().filter(|name| **name != slot).filter_map(|name| {
            props.attribute("lang", name).map(|value| format!(" {prefix}{name}=\"{value}\""))
        });
        let others: String = others.collect();
        let raw = format!("<{prefix}lang {prefix}{slot}=\"{tag}\"{others}/>");
        props.set(RUN, "lang", raw);
    }

    /// The properties of the table `id`; none where they stay as they are.
    pub(super) fn table(&self, properties: Option<Id>) -> String {
        let mut props = Props::of(self.tree, properties);
        let style = self.styles.bidi_visual(props.attribute("tblStyle", "val").as_deref());
        let to = self.target.direction().is_rtl();
        // Word does not heed the style here, LibreOffice does.
        self.switch(&mut props, TABLE, "bidiVisual", (to, false));
        if style && !to {
            let raw = self.val("bidiVisual", "0");
            props.set(TABLE, "bidiVisual", raw);
        }
        self.wrapped("tblPr", properties, &props)
    }

    /// A section with its tags, its columns and the gutter at the side of the target.
    pub(super) fn section(&self, id: Id) -> String {
        let mut props = Props::of(self.tree, Some(id));
        let to = self.target.direction().is_rtl();
        self.switch(&mut props, SECTION, "bidi", (to, false));
        if props.switch("rtlGutter").unwrap_or(false) && !to {
            props.remove("rtlGutter");
        }
        self.wrapped("sectPr", Some(id), &props)
    }

    /// Writes a switch only where `inherited` does not say the same.
    fn switch(&self, props: &mut Props<'_>, order: &[&str], name: &str, (on, inherited): (bool, bool)) {
        match (on, inherited) {
            (true, false) => props.set(order, name, format!("<{}{name}/>", self.tree.prefix)),
            (false, true) => {
                let raw = self.val(name, "0");
                props.set(order, name, raw);
            }
            _ => props.remove(name),
        }
    }

    fn val(&self, name: &str, value: &str) -> String {
        let prefix = &self.tree.prefix;
        format!("<{prefix}{name} {prefix}val=\"{value}\"/>")
    }
}

/// The size for the other script: Arabic letters are commonly set a little larger, and such a difference is kept; where the two sizes
/// have nothing to do with each other, the one that was seen counts.
fn size_of_other(seen: Option<u32>, other: Option<u32>) -> u32 {
    let seen = seen.unwrap_or(USUAL_SIZE);
    match other {
        Some(other) if seen * 5 >= other * 4 && seen * 4 <= other * 5 => other,
        None if seen == USUAL_SIZE => USUAL_SIZE,
        _ => seen,
    }
}

/// A start tag without an attribute.
fn without_attribute(tag: &str, local: &str) -> String {
    let mut pieces = tag.split_inclusive(['"', '\'']);
    let mut out = String::with_capacity(tag.len());
    while let Some(piece) = pieces.next() {
        let name = piece.trim_end_matches(['"', '\'', '=', ' ']);
        let start = name.rfind(char::is_whitespace);
        match start.filter(|start| {
            name.get(*start..).is_some_and(|name| name.trim().rsplit(':').next() == Some(local))
        }) {
            Some(start) => {
                out.push_str(piece.get(..start).unwrap_or_default());
                pieces.next();
            }
            None => out.push_str(piece),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_keep_a_small_difference_and_follow_a_large_one() {
        for (seen, other, size) in [
            (Some(28), Some(24), 24),
            (Some(40), Some(24), 40),
            (Some(40), None, 40),
            (None, Some(24), 24),
            (None, None, 20),
            (Some(16), Some(40), 16),
        ] {
            assert_eq!(size_of_other(seen, other), size, "{seen:?} {other:?}");
        }
    }

    #[test]
    fn an_attribute_goes_without_the_others() {
        let tag = "<w:rFonts w:hint=\"cs\" w:ascii=\"A B\"/>";
        assert_eq!(without_attribute(tag, "hint"), "<w:rFonts w:ascii=\"A B\"/>");
        assert_eq!(
            without_attribute("<w:rFonts w:ascii='hint' w:hint='cs' />", "hint"),
            "<w:rFonts w:ascii='hint' />"
        );
    }
}
