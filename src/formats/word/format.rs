//! What of the formatting of a run a translator sees, so that runs that look alike are one.

use std::collections::HashMap;

use super::props::Props;
use super::styles::{Look, Styles};
use super::tree::{Id, Tree};

/// Properties that change nothing that one sees, or that go with the script and are compared by what they come to.
const NOISE: [&str; 23] = [
    ":",
    "lang",
    "noProof",
    "rtl",
    "cs",
    "b",
    "bCs",
    "i",
    "iCs",
    "sz",
    "szCs",
    "rFonts",
    "spacing",
    "w",
    "kern",
    "snapToGrid",
    "rPrChange",
    "ins",
    "del",
    "webHidden",
    "specVanish",
    "eastAsianLayout",
    "fitText",
];

/// The formatting of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Format {
    /// All that is the same in every script, bold and italic among it.
    pub(super) common: String,
    /// What one sees of spaces and punctuation too: lines, highlights, frames, whether it is raised.
    pub(super) ground: String,
    /// Whether the run takes the slots for complex scripts.
    pub(super) complex: bool,
    /// The font and the size of the script.
    pub(super) slot: (String, u32),
    /// Whether it is bold, and italic.
    pub(super) emphasis: (bool, bool),
}

/// Finds the formatting of the runs of one paragraph.
pub(super) struct Formats<'t> {
    tree: &'t Tree,
    styles: &'t Styles,
    paragraph: &'t Look,
    known: HashMap<Id, Format>,
}

impl<'t> Formats<'t> {
    /// For the runs of a paragraph for which `paragraph` holds.
    pub(super) fn new(tree: &'t Tree, styles: &'t Styles, paragraph: &'t Look) -> Self {
        Self { tree, styles, paragraph, known: HashMap::new() }
    }

    /// The formatting of `run`, whose text is `text`.
    pub(super) fn of(&mut self, run: Id, text: &str) -> Format {
        let (tree, styles, paragraph) = (self.tree, self.styles, self.paragraph);
        let known = self.known.entry(run);
        known
            .or_insert_with(|| format(&Props::of(tree, tree.child(run, "rPr")), text, styles, paragraph))
            .clone()
    }
}

fn format(props: &Props<'_>, text: &str, styles: &Styles, paragraph: &Look) -> Format {
    let inherited = styles.run(props.attribute("rStyle", "val").as_deref(), paragraph);
    let own = Look::of_run(props);
    let complex = is_complex(&own, &inherited) || text.chars().any(is_arabic);
    let slot = usize::from(complex);
    let on = |own: [Option<bool>; 2], inherited: [Option<bool>; 2]| {
        let [plain, complex] = [own[0].or(inherited[0]), own[1].or(inherited[1])];
        if slot == 1 { complex } else { plain }.unwrap_or(false)
    };
    let emphasis = (on(own.bold, inherited.bold), on(own.italic, inherited.italic));
    let mut common = format!("{} {} ", emphasis.0, emphasis.1);
    let mut ground = String::new();
    for (name, value) in props.iter().filter_map(|(name, _)| seen(props, name)) {
        let is_ground = matches!(
            name,
            "u" | "strike" | "dstrike" | "highlight" | "shd" | "bdr" | "vertAlign" | "position"
        );
        let out = if is_ground { &mut ground } else { &mut common };
        out.push_str(name);
        out.push('=');
        out.push_str(&value);
        out.push(' ');
    }
    let size = if complex { own.size[1].or(inherited.size[1]) } else { own.size[0].or(inherited.size[0]) };
    Format { common, ground, complex, slot: (font(props, complex), size.unwrap_or_default()), emphasis }
}

/// Whether a run takes its bold, italic, size and font from the slots for complex scripts.
pub(super) fn is_complex(own: &Look, inherited: &Look) -> bool {
    own.rtl.or(inherited.rtl).unwrap_or(false) || own.complex.or(inherited.complex).unwrap_or(false)
}

fn font(props: &Props<'_>, complex: bool) -> String {
    let names = if complex { ["cstheme", "cs"] } else { ["asciiTheme", "ascii"] };
    names.iter().find_map(|name| props.attribute("rFonts", name)).unwrap_or_default().into_owned()
}

/// A property and its value, where one sees it.
fn seen<'p>(props: &Props<'_>, name: &'p str) -> Option<(&'p str, String)> {
    if NOISE.contains(&name) {
        return None;
    }
    let value = |local: &str| props.attribute(name, local).unwrap_or_default().into_owned();
    let value = match name {
        "color" if matches!(value("val").as_str(), "auto" | "000000") => return None,
        "shd" if matches!(value("fill").to_lowercase().as_str(), "auto" | "ffffff" | "") => return None,
        "shd" => value("fill"),
        "u" | "highlight" | "effect" | "em" if value("val") == "none" => return None,
        "vertAlign" if value("val") == "baseline" => return None,
        "position" if value("val") == "0" => return None,
        _ => value("val"),
    };
    (!matches!(value.as_str(), "0" | "false" | "off")).then_some((name, value))
}

/// Letters that Word writes with the slots for complex scripts.
pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}
