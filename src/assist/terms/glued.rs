//! Terms in text that has lost its spaces, as text out of PDF files often has: `كورياالشمالية`, `علىكورياالشماليةمنذ`.

use std::collections::HashMap;

use crate::text::arabic::{Letter, Script, Words};

/// No Arabic word is longer, clitics and pronouns included (فأسقيناكموها has 12 letters): longer runs are several words.
const LONGEST_WORD: usize = 16;
/// Shorter terms would be found by chance inside a run of words.
const SHORTEST_TERM: usize = 6;
/// The clitics that may stand before a term of several words written as one: such as وبال, فلل.
const CLITICS: [&str; 14] =
    ["", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "ول", "وبال", "ولل"];

/// The letters of terms without their spaces, as numbers; two terms of one number are all but impossible (64 bits).
#[derive(Clone, Debug, Default)]
pub(super) struct Glued {
    terms: HashMap<u64, u32>,
    longest: usize,
}

/// A term inside a run of letters: the letters of the run that it takes.
pub(super) struct GluedHit {
    pub(super) term: u32,
    pub(super) letters: std::ops::Range<usize>,
}

impl Glued {
    /// Takes in a term of `words`; short ones are left out.
    pub(super) fn add(&mut self, words: &Words, number: u32) {
        let arabic = words.words.iter().all(|word| word.script == Script::Arabic);
        let letters: Vec<char> = (0..words.words.len()).flat_map(|at| keys(words.letters_of(at))).collect();
        if !arabic || letters.len() < SHORTEST_TERM {
            return;
        }
        self.longest = self.longest.max(letters.len());
        let hash = letters.iter().fold(0, |hash, c| step(hash, *c));
        self.terms.entry(hash).or_insert(number);
    }

    /// The terms in a run of letters, the longest first where they begin together; they do not overlap. `several` says whether a
    /// term has more than one word: only those are looked for in a run that may be one word.
    pub(super) fn find(&self, run: &[Letter], several: impl Fn(u32) -> bool) -> Vec<GluedHit> {
        let letters: Vec<char> = keys(run).collect();
        if letters.len() > LONGEST_WORD {
            return self.inside(&letters);
        }
        let whole = |clitics: &str| {
            let start = clitics.chars().count();
            let rest = letters.get(start..)?;
            let fits = clitics.chars().eq(letters.iter().copied().take(start)) && rest.len() >= SHORTEST_TERM;
            let hash = rest.iter().fold(0, |hash, c| step(hash, *c));
            let term = self.terms.get(&hash).copied().filter(|term| fits && several(*term))?;
            Some(GluedHit { term, letters: start..letters.len() })
        };
        CLITICS.iter().find_map(|clitics| whole(clitics)).into_iter().collect()
    }

    fn inside(&self, letters: &[char]) -> Vec<GluedHit> {
        let (mut out, mut at) = (Vec::new(), 0);
        while at < letters.len() {
            let mut hash = 0;
            let mut best = None;
            for (offset, c) in letters.iter().skip(at).take(self.longest).enumerate() {
                hash = step(hash, *c);
                if let Some(term) = self.terms.get(&hash) {
                    best = Some((*term, at..at + offset + 1));
                }
            }
            match best {
                Some((term, letters)) => {
                    at = letters.end;
                    out.push(GluedHit { term, letters });
                }
                None => at += 1,
            }
        }
        out
    }
}

fn keys(letters: &[Letter]) -> impl Iterator<Item = char> {
    letters.iter().map(|letter| letter.key)
}

/// Multiplication by an odd constant with the bits mixed (the finaliser of splitmix64).
fn step(hash: u64, c: char) -> u64 {
    let mixed = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}
