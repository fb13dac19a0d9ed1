//! A text cut into words, numbers and signs, each with what it is compared by.

use std::ops::Range;

use super::super::memory_index::{Hash, is_arabic, stem};
use super::weights;
use crate::text::fold_each;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// A word.
    Word,
    /// A number, which another one can take the place of.
    Number,
    /// A mark of punctuation or another sign.
    Sign,
}

/// A word, a number or a sign of a text.
#[derive(Clone, Debug)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    /// The folded letters, an index range of the letters of all.
    pub(super) letters: Range<usize>,
    /// Equal for the same folded letters.
    pub(super) folded: u64,
    /// Equal for the same word whatever its clitics.
    pub(super) stem: u64,
    /// Which letters it has, a bit each.
    pub(super) alphabet: u64,
    /// What it counts for: 1 is a word that carries meaning.
    pub(super) weight: f32,
    /// Whether it turns a statement round.
    pub(super) negates: bool,
}

/// A text ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    /// The pieces in their order.
    pub all: Vec<Piece>,
    letters: Vec<char>,
    /// The weight of all of them.
    pub(super) weight: f32,
}

impl Pieces {
    /// Cuts `text`, which has no tags.
    pub fn of(text: &str) -> Self {
        let mut cutter = Cutter::default();
        let mut end = 0;
        fold_each(text, &mut |at, c| {
            cutter.take(at, c);
            end = at;
        });
        cutter.finish(text.len());
        let mut pieces = cutter.pieces;
        for piece in &mut pieces.all {
            trim_end(text, piece);
        }
        pieces.weight = pieces.all.iter().map(|piece| piece.weight).sum();
        pieces
    }

    /// The folded letters of a piece.
    pub(super) fn letters(&self, piece: &Piece) -> &[char] {
        self.letters.get(piece.letters.clone()).unwrap_or_default()
    }
}

/// A piece ends where the next character begins; what was passed over between them, such as blanks, is not part of it.
fn trim_end(text: &str, piece: &mut Piece) {
    if let Some(own) = text.get(piece.bytes.clone()) {
        piece.bytes.end -= own.len() - own.trim_end().len();
    }
}

#[derive(Default)]
struct Cutter {
    pieces: Pieces,
    open: Option<(PieceKind, usize)>,
    /// The first letter of the open piece.
    first: usize,
}

impl Cutter {
    fn take(&mut self, at: usize, c: char) {
        let kind = self.kind(c);
        let goes_on = match (self.open, kind) {
            (Some((PieceKind::Word, _)), Some(PieceKind::Word)) => {
                self.pieces.letters.last().is_some_and(|last| is_arabic(*last) == is_arabic(c) || c == '\'')
            }
            (Some((PieceKind::Number, _)), Some(PieceKind::Number)) => true,
            // G20 and B2B are words.
            (Some((PieceKind::Word, _)), Some(PieceKind::Number)) => {
                self.pieces.letters.last().is_some_and(|last| !is_arabic(*last))
            }
            _ => false,
        };
        if !goes_on {
            self.finish(at);
            self.open = kind.map(|kind| (kind, at));
            self.first = self.pieces.letters.len();
        }
        if kind.is_some() {
            self.pieces.letters.push(c);
        }
    }

    /// What a character belongs to; none for blanks.
    fn kind(&self, c: char) -> Option<PieceKind> {
        let open = self.open.map(|(kind, _)| kind);
        match c {
            c if c.is_whitespace() => None,
            '.' | ',' | '٫' | '٬' | ':' | '/' if open == Some(PieceKind::Number) => Some(PieceKind::Number),
            '\'' | '’' if open == Some(PieceKind::Word) => Some(PieceKind::Word),
            c if c.is_ascii_digit() => Some(PieceKind::Number),
            c if c.is_alphanumeric() => Some(PieceKind::Word),
            _ => Some(PieceKind::Sign),
        }
    }

    fn finish(&mut self, end: usize) {
        let Some((kind, start)) = self.open.take() else { return };
        let mut end = end;
        let mut rest = Vec::new();
        while kind != PieceKind::Sign
            && let Some(last) = self.pieces.letters.pop_if(|last| !last.is_alphanumeric())
        {
            // Separators and apostrophes at the end are signs; each is one byte or two.
            end -= last.len_utf8();
            rest.push((end, last));
        }
        self.push(kind, start..end);
        for (at, sign) in rest.into_iter().rev() {
            self.first = self.pieces.letters.len();
            self.pieces.letters.push(sign);
            self.push(PieceKind::Sign, at..at + sign.len_utf8());
        }
    }

    fn push(&mut self, kind: PieceKind, bytes: Range<usize>) {
        let letters = self.first..self.pieces.letters.len();
        let own = self.pieces.letters.get(letters.clone()).unwrap_or_default();
        let hash = |letters: &[char]| {
            let mut hash = Hash::default();
            for c in letters {
                hash.push(*c);
            }
            hash.finish()
        };
        let folded = match kind {
            PieceKind::Number => hash(&value(own)),
            PieceKind::Word => hash(own),
            PieceKind::Sign => hash(&[weights::sign(own.first().copied().unwrap_or_default())]),
        };
        let stem = match kind {
            PieceKind::Number => 0,
            PieceKind::Word if weights::is_joined_negation(own) => hash(own.get(1..).unwrap_or_default()),
            PieceKind::Word if own.first().is_some_and(|c| is_arabic(*c)) => hash(stem(&mut own.to_vec())),
            PieceKind::Word | PieceKind::Sign => folded,
        };
        let alphabet = own.iter().fold(0, |all, c| all | 1_u64 << (u32::from(*c) % 64));
        let (weight, negates) = weights::of(kind, own);
        self.pieces.all.push(Piece { kind, bytes, letters, folded, stem, alphabet, weight, negates });
    }
}

/// A number as its digits and its decimal point: 1,000 and ١٬٠٠٠ are one.
fn value(letters: &[char]) -> Vec<char> {
    let grouped = |at: usize| {
        let after = letters.iter().skip(at + 1).take_while(|c| c.is_ascii_digit()).count();
        after == 3 && letters.get(at) != Some(&'.')
    };
    let mut out = Vec::with_capacity(letters.len());
    for (at, c) in letters.iter().enumerate() {
        match c {
            '٬' => {}
            ',' if grouped(at) => {}
            '٫' | ',' => out.push('.'),
            c => out.push(*c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;

    fn cut(text: &str) -> Vec<&str> {
        Pieces::of(text).all.iter().map(|piece| slice(text, piece.bytes.clone())).collect()
    }

    #[test]
    fn texts_are_cut_into_words_numbers_and_signs() {
        for (text, expected) in [
            ("قَالَ: «نعم».", &["قَالَ", ":", "«", "نعم", "»", "."][..]),
            ("بلغ ١٢٫٥%، أو 1,000.", &["بلغ", "١٢٫٥", "%", "،", "أو", "1,000", "."]),
            ("He didn't, did he?", &["He", "didn't", ",", "did", "he", "?"]),
            ("الـBBC وG20", &["الـ", "BBC", "و", "G20"]),
            ("كوفيد19", &["كوفيد", "19"]),
            ("the dogs' 3:", &["the", "dogs", "'", "3", ":"]),
            ("  ", &[]),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_is_its_value() {
        let folded = |text: &str| Pieces::of(text).all.first().map(|piece| piece.folded);
        for (a, b) in [("1,000", "١٬٠٠٠"), ("12.5", "١٢٫٥"), ("2024", "٢٠٢٤"), ("12,5", "12.5")]
        {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        assert_ne!(folded("1.000"), folded("1000"));
    }
}
