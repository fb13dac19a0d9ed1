//! What Arabic writes to the front of a word: conjunctions, prepositions, the article, the signs of question and future.

use super::endings;
use super::letters::Letter;
use super::lexicon::Lexicon;

/// The clitics in front of a word, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Proclitics {
    /// أ of a question, و or ف.
    pub conjunction: Option<char>,
    /// ب, ك, ل, or س of the future.
    pub preposition: Option<char>,
    /// ال.
    pub article: bool,
}

impl Proclitics {
    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// How many there are.
    pub fn count(self) -> usize {
        usize::from(self.conjunction.is_some())
            + usize::from(self.preposition.is_some())
            + usize::from(self.article)
    }

    /// The clitics as they are written alone, such as و, ب, ال.
    pub fn parts(self) -> impl Iterator<Item = String> {
        let letters = [self.conjunction, self.preposition].into_iter().flatten().map(String::from);
        letters.chain(self.article.then(|| "ال".to_owned()))
    }
}

/// A way to divide a word: its clitics, and the letter at which the rest begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Split {
    pub(super) clitics: Proclitics,
    pub(super) start: usize,
}

/// The legal ways to divide `word` into clitics and a rest, the one without clitics first.
///
/// One of و ف (or أ where the text asks a question), then one of ب ك ل, then the article, which ل takes in as لل; س only
/// before a present-tense form. Nothing is taken off a rest that is a common word with its ending by itself (وزير, لجنتين, فكرتها).
pub(super) fn splits(word: &[Letter], question: bool, lexicon: &Lexicon) -> Vec<Split> {
    let mut found = Splits { word, lexicon, out: Vec::with_capacity(8) };
    found.at(None, 0);
    let conjunction = match word.first().map(|letter| letter.written) {
        Some(c @ ('و' | 'ف')) => c,
        Some('أ') if question && word.len() >= 5 => 'أ',
        _ => return found.out,
    };
    if found.may_cut(0) {
        found.at(Some(conjunction), 1);
    }
    found.out
}

struct Splits<'a> {
    word: &'a [Letter],
    lexicon: &'a Lexicon,
    out: Vec<Split>,
}

impl Splits<'_> {
    /// The ways to go on behind the conjunction.
    fn at(&mut self, conjunction: Option<char>, start: usize) {
        let bare = Proclitics { conjunction, ..Proclitics::default() };
        let shortest = if conjunction == Some('ف') { 3 } else { 2 };
        if conjunction.is_none() || self.left(start) >= shortest {
            self.push(bare, start);
        }
        self.article(bare, start);
        let Some(preposition) = self.key(start).filter(|c| matches!(c, 'ب' | 'ك' | 'ل' | 'س')) else {
            return;
        };
        if !self.may_cut(start) {
            return;
        }
        let clitics = Proclitics { preposition: Some(preposition), ..bare };
        match preposition {
            'س' => self.future(clitics, start + 1),
            'ل' => self.lam(clitics, start + 1),
            _ => {
                let shortest = if preposition == 'ك' { 3 } else { 2 };
                if self.left(start + 1) >= shortest {
                    self.push(clitics, start + 1);
                }
                self.article(clitics, start + 1);
            }
        }
    }

    fn article(&mut self, clitics: Proclitics, start: usize) {
        let alef = self.word.get(start).is_some_and(|letter| matches!(letter.written, 'ا' | 'ٱ'));
        if alef && self.key(start + 1) == Some('ل') && self.left(start + 2) >= 2 {
            self.push(Proclitics { article: true, ..clitics }, start + 2);
        }
    }

    /// ل + ال is لل; before another ل one of the three is left out, so that للقاح is ل + لقاح or ل + ال + لقاح.
    fn lam(&mut self, clitics: Proclitics, start: usize) {
        if self.left(start) >= 2 {
            self.push(clitics, start);
        }
        if self.key(start) == Some('ل') {
            let definite = Proclitics { article: true, ..clitics };
            if self.left(start + 1) >= 2 {
                self.push(definite, start + 1);
            }
            if self.left(start) >= 3 {
                self.push(definite, start);
            }
        }
    }

    fn future(&mut self, clitics: Proclitics, start: usize) {
        let present = matches!(self.word.get(start).map(|l| l.written), Some('ي' | 'ت' | 'ن' | 'أ'));
        if present && self.left(start) >= 3 {
            self.push(clitics, start);
        }
    }

    fn push(&mut self, clitics: Proclitics, start: usize) {
        self.out.push(Split { clitics, start });
    }

    fn key(&self, at: usize) -> Option<char> {
        self.word.get(at).map(|letter| letter.key)
    }

    fn left(&self, start: usize) -> usize {
        self.word.len().saturating_sub(start)
    }

    /// Whether the letters from `start` on are no common word, so that their first letter may be a clitic.
    fn may_cut(&self, start: usize) -> bool {
        let rest = self.word.get(start..).unwrap_or_default();
        let mut common = false;
        endings::stems(rest, &mut |stem| common |= self.lexicon.is_headword(stem));
        !common
    }
}
