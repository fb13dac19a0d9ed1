//! What a file of segmentation rules says.

/// A file of segmentation rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Srx {
    /// Whether the rules of all maps that name a language count, one after the other; else only those of the first.
    pub cascade: bool,
    /// Whether text within a text (a note in a sentence) is cut too; kept for the file.
    pub subflows: bool,
    /// To which side of a break inline tags go.
    pub handles: Handles,
    /// What becomes of white space at the ends of a segment.
    pub trimming: Trimming,
    /// Whether the breaks of Unicode (UAX #29) count too, behind all rules: Okapi's `useIcu4jBreakRules`.
    pub unicode_breaks: bool,
    /// The sets of rules.
    pub sets: Vec<RuleSet>,
    /// Which languages have which rules, in their order.
    pub maps: Vec<LanguageMap>,
}

impl Default for Srx {
    fn default() -> Self {
        Self {
            cascade: false,
            subflows: true,
            handles: Handles::default(),
            trimming: Trimming::default(),
            unicode_breaks: false,
            sets: Vec::new(),
            maps: Vec::new(),
        }
    }
}

impl Srx {
    /// How many rules it has.
    pub fn rule_count(&self) -> usize {
        self.sets.iter().map(|set| set.rules.len()).sum()
    }

    /// The set of this name.
    pub fn set(&self, name: &str) -> Option<&RuleSet> {
        self.sets.iter().find(|set| set.name == name)
    }
}

/// Whether the tags that stand at a break belong to the segment before it (`formathandle`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handles {
    /// Tags that open markup.
    pub start: bool,
    /// Tags that close it.
    pub end: bool,
    /// Tags that stand alone.
    pub isolated: bool,
}

impl Default for Handles {
    /// The defaults of the standard.
    fn default() -> Self {
        Self { start: false, end: true, isolated: false }
    }
}

/// Which white space is no part of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trimming {
    /// That before it.
    pub leading: bool,
    /// That behind it.
    pub trailing: bool,
}

impl Default for Trimming {
    /// As the segments of a bilingual table need it; only Okapi's options say anything else.
    fn default() -> Self {
        Self { leading: true, trailing: true }
    }
}

/// Rules with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSet {
    /// By which the maps know it.
    pub name: String,
    /// In their order: the first one that fits at a place decides.
    pub rules: Vec<Rule>,
}

/// Where to break, or where not to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Whether it breaks; else it is an exception.
    pub breaks: bool,
    /// What stands before the place, as a regular expression of Java; empty for anything.
    pub before: String,
    /// What stands behind it.
    pub after: String,
    /// Its line in the file, counted from 1; 0 where it comes from no file.
    pub line: u64,
}

/// The rules of languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageMap {
    /// A regular expression for the whole tag of a language.
    pub pattern: String,
    /// The name of its rules.
    pub set: String,
    /// Its line in the file, counted from 1; 0 where it comes from no file.
    pub line: u64,
}
