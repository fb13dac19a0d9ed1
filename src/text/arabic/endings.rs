//! What Arabic writes to the end of a word: pronouns, duals, sound plurals, tanwin, and how the letters before them change.

use super::letters::{Letter, TANWIN};

/// What the ending makes of the stem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// As the dictionary has it.
    #[default]
    Base,
    /// The indefinite accusative in ا, and the noun in ي that has lost it to a tanwin.
    Tanwin,
    /// The feminine of an adjective.
    Feminine,
    /// Two of them.
    Dual,
    /// ين, which is the dual or the plural.
    DualOrPlural,
    /// The sound plural.
    Plural,
}

/// A way to read the end of a word: the stem is the first `kept` letters and `added`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// How many letters of the word the stem keeps.
    pub kept: usize,
    /// What the stem has behind them: what the ending has pushed out, such as the ة of حكومتها.
    pub added: &'static str,
    /// The letters of the ending that mark the number, such as تان.
    pub number: &'static str,
    /// The possessive or object pronoun.
    pub pronoun: &'static str,
    /// What the ending makes of the stem.
    pub form: Form,
    /// Whether only the spelling of the last letter differs (ه for ة, ى for ي).
    pub spelled: bool,
    /// What must hold beyond the letters.
    pub needs: Needs,
}

/// What an ending asks for beyond its letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    #[default]
    Nothing,
    /// The stem is a common noun: the letters alone would be too little.
    CommonNoun,
    /// The article, or an adjective behind that agrees: an indefinite ان may belong to the word.
    ArticleOrAgreement,
    /// A genitive behind it, as the construct state has.
    Genitive,
    /// Two coordinated genitives or one in the dual behind it.
    TwoGenitives,
    /// No broken plural is known of the stem.
    NoBrokenPlural,
    /// Neither article nor an indefinite noun before it.
    NoArticle,
    /// The preceding word of the same term is inflected itself.
    Agreement,
}

/// The pronouns, the longest first.
const PRONOUNS: [&str; 11] = ["هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ه", "ك", "ي"];

/// Calls `emit` with every way to read the end of `word`, the whole word first. `definite` words have the article, which no pronoun
/// and no tanwin goes with.
pub(super) fn endings(word: &[Letter], definite: bool, emit: &mut dyn FnMut(Ending)) {
    emit(Ending { kept: word.len(), ..Ending::default() });
    let reader = Reader { word, definite };
    reader.spellings(emit);
    reader.numbers(word.len(), "", emit);
    if definite {
        return;
    }
    reader.tanwin(emit);
    reader.constructs(emit);
    for pronoun in PRONOUNS {
        if let Some(rest) = reader.without(word.len(), pronoun) {
            reader.pronoun(rest, pronoun, emit);
        }
    }
}

/// The stems of a word with common endings, for asking whether it is a known word: whole, with a pronoun, in the dual, the plural or
/// with tanwin. Stems of two letters only where they are the whole word.
pub(super) fn stems(word: &[Letter], ask: &mut dyn FnMut(&str)) {
    let mut stem = String::with_capacity(24);
    endings(word, false, &mut |ending| {
        let firm = !matches!(ending.needs, Needs::Agreement | Needs::TwoGenitives | Needs::Genitive);
        if ending.kept == word.len() || (firm && ending.kept + ending.added.chars().count() >= 3) {
            stem_of(word, &ending, &mut stem);
            ask(&stem);
        }
    });
}

/// Writes the stem's key to `out`.
pub(super) fn stem_of(word: &[Letter], ending: &Ending, out: &mut String) {
    out.clear();
    out.extend(word.iter().take(ending.kept).map(|letter| letter.key));
    out.push_str(ending.added);
}

struct Reader<'a> {
    word: &'a [Letter],
    definite: bool,
}

impl Reader<'_> {
    /// How many letters are left where the first `end` letters end in `suffix`; at least two.
    fn without(&self, end: usize, suffix: &str) -> Option<usize> {
        let start = end.checked_sub(suffix.chars().count()).filter(|start| *start >= 2)?;
        let tail = self.word.get(start..end)?;
        tail.iter().map(|letter| letter.key).eq(suffix.chars()).then_some(start)
    }

    fn ends(&self, end: usize, suffix: &str) -> bool {
        self.without(end, suffix).is_some()
    }

    /// Whether the word ends in the alef of a tanwin, not of a hamza or madda.
    fn plain_alef(&self, end: usize) -> bool {
        end.checked_sub(1).and_then(|at| self.word.get(at)).is_some_and(|letter| letter.written == 'ا')
    }

    /// Last letters that are often written for others. ى and ي only in longer words, and not in مبنى, معنى and their like, whose
    /// participle is another word (مبني).
    fn spellings(&self, emit: &mut dyn FnMut(Ending)) {
        let len = self.word.len();
        let mut spelled = |kept, added, needs| {
            emit(Ending { kept, added, spelled: true, needs, ..Ending::default() });
        };
        if let Some(kept) = self.without(len, "ه") {
            spelled(kept, "ة", Needs::Nothing);
        }
        let of_place = len == 4 && self.word.first().is_some_and(|letter| letter.key == 'م');
        if let Some(kept) = self.without(len, "ى").filter(|kept| *kept >= 3 && !of_place) {
            spelled(kept, "ي", Needs::Nothing);
        }
        if let Some(kept) = self.without(len, "ي").filter(|kept| *kept >= 4) {
            spelled(kept, "ى", Needs::Nothing);
        }
        if self.ends(len, "ية") && len >= 5 && !self.definite {
            spelled(len - 1, "ا", Needs::NoArticle);
        }
    }

    fn tanwin(&self, emit: &mut dyn FnMut(Ending)) {
        let len = self.word.len();
        let marked = self.word.iter().rev().take(2).any(|letter| letter.marks & TANWIN != 0);
        if let Some(kept) = self.without(len, "ا").filter(|_| self.plain_alef(len)) {
            let needs = if kept < 3 && !marked { Needs::CommonNoun } else { Needs::Nothing };
            emit(Ending { kept, number: "ا", form: Form::Tanwin, needs, ..Ending::default() });
        }
        if self.word.last().is_some_and(|letter| letter.marks & super::letters::KASRATAN != 0) {
            emit(Ending { kept: len, added: "ي", form: Form::Tanwin, ..Ending::default() });
        }
    }

    /// Duals and sound plurals of the first `end` letters, in front of `pronoun`.
    fn numbers(&self, end: usize, pronoun: &'static str, emit: &mut dyn FnMut(Ending)) {
        let mut form = |kept, added, number, form, needs| {
            emit(Ending { kept, added, number, pronoun, form, needs, spelled: false });
        };
        if let Some(kept) = self.without(end, "ات") {
            form(kept, "ة", "ات", Form::Plural, Needs::Nothing);
            if kept >= 4 {
                form(kept, "", "ات", Form::Plural, Needs::NoBrokenPlural);
            }
            if kept >= 3 {
                form(kept, "ا", "ات", Form::Plural, Needs::Nothing);
            }
        }
        if let Some(kept) = self.without(end, "يات") {
            form(kept, "ى", "يات", Form::Plural, Needs::Nothing);
        }
        if let Some(kept) = self.without(end, "وات").filter(|kept| *kept >= 3) {
            form(kept, "اء", "وات", Form::Plural, Needs::Nothing);
        }
        // Borrowed nouns in و: فيديوهات.
        if let Some(kept) = self.without(end, "هات").filter(|kept| *kept >= 4 && self.ends(*kept, "و")) {
            form(kept, "", "هات", Form::Plural, Needs::Nothing);
        }
        if pronoun.is_empty() {
            self.full_numbers(end, &mut form);
            self.feminine(end, &mut form);
        }
    }

    /// Those that keep their ن.
    fn full_numbers(
        &self,
        end: usize,
        form: &mut impl FnMut(usize, &'static str, &'static str, Form, Needs),
    ) {
        for number in ["تان", "تين"] {
            if let Some(kept) = self.without(end, number) {
                form(kept, "ة", number, Form::Dual, Needs::Nothing);
            }
        }
        for number in ["يان", "يين"] {
            if let Some(kept) = self.without(end, number) {
                form(kept, "ى", number, Form::Dual, Needs::Nothing);
            }
        }
        if let Some(kept) = self.without(end, "ون").filter(|kept| *kept >= 4) {
            form(kept, "", "ون", Form::Plural, Needs::Nothing);
        }
        if let Some(kept) = self.without(end, "ين") {
            let (of, needs) = match kept {
                2 => (Form::Dual, Needs::CommonNoun),
                3 => (Form::Dual, Needs::Nothing),
                _ => (Form::DualOrPlural, Needs::Nothing),
            };
            form(kept, "", "ين", of, needs);
        }
        if let Some(kept) = self.without(end, "ان") {
            let needs = match kept {
                2 => Needs::CommonNoun,
                3 => Needs::ArticleOrAgreement,
                _ => Needs::Nothing,
            };
            form(kept, "", "ان", Form::Dual, needs);
        }
    }

    /// ة of an adjective: alone only behind the ي of a nisba, elsewhere only where the adjective follows an inflected noun.
    fn feminine(&self, end: usize, form: &mut impl FnMut(usize, &'static str, &'static str, Form, Needs)) {
        for last in ["ة", "ه"] {
            if let Some(kept) = self.without(end, last).filter(|kept| *kept >= 3) {
                let nisba = kept >= 4 && self.ends(kept, "ي");
                let needs = if nisba { Needs::Nothing } else { Needs::Agreement };
                form(kept, "", "ة", Form::Feminine, needs);
            }
        }
    }

    /// Duals and sound plurals without their ن.
    fn constructs(&self, emit: &mut dyn FnMut(Ending)) {
        let len = self.word.len();
        let mut form = |kept, added, number, form, needs| {
            emit(Ending { kept, added, number, form, needs, ..Ending::default() });
        };
        for number in ["تا", "تي"] {
            if let Some(kept) = self.without(len, number) {
                form(kept, "ة", number, Form::Dual, Needs::TwoGenitives);
            }
        }
        if let Some(kept) = self.without(len, "ي").filter(|kept| *kept >= 3) {
            form(kept, "", "ي", Form::DualOrPlural, Needs::Genitive);
        }
        if let Some(kept) = self.without(len, "و").filter(|kept| *kept >= 4) {
            form(kept, "", "و", Form::Plural, Needs::Genitive);
        }
    }

    /// What stands before a pronoun: ة has become ت, ى has become ا, a dual or plural has lost its ن.
    fn pronoun(&self, rest: usize, pronoun: &'static str, emit: &mut dyn FnMut(Ending)) {
        if pronoun != "ي" || self.ends(rest, "ات") {
            self.numbers(rest, pronoun, emit);
        }
        let mut noun = |kept, added, number, form| {
            emit(Ending { kept, added, number, pronoun, form, ..Ending::default() });
        };
        if let Some(kept) = self.without(rest, "ا").filter(|kept| *kept >= 2) {
            noun(kept, "ى", "", Form::Base);
        }
        // My house is the nisba of the house too: read as neither.
        if pronoun == "ي" {
            return;
        }
        if rest >= 3 || pronoun != "ك" {
            noun(rest, "", "", Form::Base);
        }
        if let Some(kept) = self.without(rest, "ت") {
            noun(kept, "ة", "", Form::Base);
        }
        if let Some(kept) = self.without(rest, "ء") {
            noun(kept, "ا", "", Form::Base);
        }
        for number in ["تا", "تي"] {
            if let Some(kept) = self.without(rest, number) {
                noun(kept, "ة", number, Form::Dual);
            }
        }
        for (number, shortest) in [("ي", 3), ("ا", 3), ("و", 4)] {
            if let Some(kept) = self.without(rest, number).filter(|kept| *kept >= shortest) {
                noun(kept, "", number, Form::DualOrPlural);
            }
        }
    }
}
