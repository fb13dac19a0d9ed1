//! What the pieces of a text count for: a word that carries meaning 1, a particle less, a negation much more.

use super::PieceKind;

/// A word that turns a statement round counts for so many others.
const NEGATION: f32 = 3.0;
const PARTICLE: f32 = 0.6;
const SIGN: f32 = 0.15;
/// A question or exclamation mark changes the sentence, other signs only its look.
const STRONG_SIGN: f32 = 0.3;

/// Negations with and without و or ف before them.
const NEGATIONS: [&str; 34] = [
    "لم",
    "لن",
    "لا",
    "ليس",
    "ليست",
    "ليسوا",
    "لست",
    "لسنا",
    "لستم",
    "غير",
    "عدم",
    "بعدم",
    "لعدم",
    "بلا",
    "بدون",
    "دون",
    "سوي",
    "سوى",
    "الا",
    "not",
    "no",
    "never",
    "none",
    "nobody",
    "nothing",
    "neither",
    "nor",
    "without",
    "cannot",
    "ne",
    "pas",
    "jamais",
    "sans",
    "aucun",
];

/// Words that say little by themselves.
const PARTICLES: [&str; 52] = [
    "في",
    "من",
    "الي",
    "الى",
    "علي",
    "على",
    "عن",
    "مع",
    "ان",
    "او",
    "ثم",
    "قد",
    "لقد",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "التي",
    "الذي",
    "الذين",
    "كما",
    "اذا",
    "حتي",
    "حتى",
    "بين",
    "بعد",
    "قبل",
    "عند",
    "كل",
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "by",
    "with",
    "and",
    "or",
    "is",
    "are",
    "was",
    "were",
    "that",
    "this",
    "le",
    "la",
    "les",
    "de",
];

/// The weight of a piece, and whether it negates.
pub(super) fn of(kind: PieceKind, letters: &[char]) -> (f32, bool) {
    match kind {
        PieceKind::Sign => match letters.first() {
            Some('؟' | '?' | '!') => (STRONG_SIGN, false),
            _ => (SIGN, false),
        },
        PieceKind::Word if negates(letters) => (NEGATION, true),
        PieceKind::Word if is_one_of(&PARTICLES, letters) => (PARTICLE, false),
        PieceKind::Word | PieceKind::Number => (1.0, false),
    }
}

fn negates(letters: &[char]) -> bool {
    let short = matches!(letters, [.., 'n', '\'' | '’', 't']);
    short || is_one_of(&NEGATIONS, letters) || is_joined_negation(letters)
}

/// Whether و or ف stands before a negation.
pub(super) fn is_joined_negation(letters: &[char]) -> bool {
    matches!(letters, ['و' | 'ف', rest @ ..] if is_one_of(&NEGATIONS, rest))
}

fn is_one_of(words: &[&str], letters: &[char]) -> bool {
    letters.len() <= 8 && words.iter().any(|word| word.chars().eq(letters.iter().copied()))
}

/// One sign for those that stand for each other in different scripts and habits.
pub(super) fn sign(c: char) -> char {
    match c {
        '«' | '»' | '“' | '”' | '„' | '"' | '‘' | '’' | '\'' => '"',
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '٪' => '%',
        '–' | '—' | '−' | '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

/// Whether one word is the other with a prefix that negates it: unlikely, likely.
pub(super) fn is_opposite(a: &[char], b: &[char]) -> bool {
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    let prefix = long.strip_suffix(short).filter(|_| short.len() >= 4).unwrap_or_default();
    ["un", "in", "im", "il", "ir", "dis", "non"].iter().any(|known| known.chars().eq(prefix.iter().copied()))
}
