//! Names by their sound: which Arabic words of one side a word in Latin letters of the other may transcribe.

use std::collections::HashMap;

use super::tokens::{Class, Kind};
use crate::assist::names::{NEAR, distance};

/// The consonants of a word by classes that transcriptions do not leave, counted in a nibble each.
#[derive(Clone, Copy, Debug, Default)]
struct Consonants {
    counts: [i8; 8],
    /// Letters that belong to one class or another: ج, c, g, j.
    open: i8,
    /// The classes in their order.
    order: [u8; LONGEST],
    length: usize,
}

/// So many sounds of a word are compared.
const LONGEST: usize = 10;
/// A sound of one class or another.
const OPEN: u8 = 9;

impl Consonants {
    fn add(&mut self, class: u8) {
        match self.counts.get_mut(usize::from(class)) {
            Some(count) => *count += 1,
            None => self.open += 1,
        }
        if let Some(place) = self.order.get_mut(self.length) {
            *place = class;
            self.length += 1;
        }
    }

    fn of_arabic(word: &str) -> Self {
        let mut it = Self::default();
        for c in word.chars() {
            match c {
                'ب' => it.add(0),
                'ت' | 'ط' | 'د' | 'ض' | 'ذ' | 'ظ' => it.add(1),
                'س' | 'ش' | 'ص' | 'ز' => it.add(2),
                'ف' => it.add(3),
                'ق' | 'ك' | 'خ' | 'غ' => it.add(4),
                'ل' => it.add(5),
                'م' | 'ن' => it.add(6),
                'ر' => it.add(7),
                'ث' | 'ج' | 'چ' | 'گ' => it.add(OPEN),
                _ => {}
            }
        }
        it
    }

    fn of_latin(word: &str) -> Self {
        let mut it = Self::default();
        let mut before = '\0';
        for c in word.chars() {
            if c == before {
                continue;
            }
            match c {
                'b' | 'p' => it.add(0),
                't' | 'd' => it.add(1),
                's' | 'z' => it.add(2),
                'f' | 'v' => it.add(3),
                'k' | 'q' => it.add(4),
                'l' => it.add(5),
                'm' | 'n' => it.add(6),
                'r' => it.add(7),
                'c' | 'g' | 'j' | 'x' => it.add(OPEN),
                _ => {}
            }
            before = c;
        }
        it
    }

    /// Whether the two may be the same word.
    fn fits(&self, other: &Self) -> bool {
        let (mut more, mut less) = (0, 0);
        for (a, b) in self.counts.iter().zip(&other.counts) {
            let by = a - b;
            if by > 0 { more += by } else { less -= by }
        }
        let spare = i8::from(self.counts.iter().sum::<i8>() >= 4);
        more <= other.open + spare && less <= self.open + spare
    }

    /// Whether the sounds come in the same order, but for one that is missing.
    fn in_order(&self, other: &Self) -> bool {
        let (one, two) = (self.order(), other.order());
        let mut before: [u8; LONGEST + 1] = [0; LONGEST + 1];
        for (at, place) in (0..).zip(&mut before) {
            *place = at;
        }
        for (row, a) in (1..).zip(one) {
            let mut here = [row; LONGEST + 1];
            for (at, b) in two.iter().enumerate() {
                let of = |all: &[u8], at: usize| all.get(at).copied().unwrap_or(u8::MAX);
                let same = *a == *b || *a == OPEN || *b == OPEN;
                let best =
                    (of(&before, at) + u8::from(!same)).min(of(&before, at + 1) + 1).min(of(&here, at) + 1);
                if let Some(place) = here.get_mut(at + 1) {
                    *place = best;
                }
            }
            before = here;
        }
        before.get(two.len()).copied().unwrap_or(u8::MAX) <= 1
    }

    fn order(&self) -> &[u8] {
        self.order.get(..self.length).unwrap_or_default()
    }

    fn sounds(&self) -> i8 {
        self.counts.iter().sum::<i8>() + self.open
    }
}

/// The chance that a name is written as it sounds.
const SURE: f32 = 0.75;

/// Calls `emit` with the places of an Arabic kind and of a Latin one that spells it, and the chance that it does.
pub(super) fn spelt(arabic: &[Kind], latin: &[Kind], emit: &mut dyn FnMut(u32, u32, f32)) {
    let names: Vec<(u32, &Kind, Consonants)> = (0..)
        .zip(latin)
        .filter(|(_, kind)| kind.class == Class::Word && !kind.arabic && kind.form.chars().count() >= 3)
        .filter(|(_, kind)| kind.capital)
        .map(|(at, kind)| (at, kind, Consonants::of_latin(&kind.form)))
        .filter(|(_, _, consonants)| consonants.sounds() >= 2)
        .collect();
    let mut known: HashMap<&str, Vec<(u32, f32)>> = HashMap::new();
    for (at, kind) in (0..).zip(arabic).filter(|(_, kind)| kind.arabic && kind.form.chars().count() >= 3) {
        for form in forms(&kind.form) {
            if let Some(found) = known.get(form) {
                for (other, chance) in found {
                    emit(at, *other, *chance);
                }
                continue;
            }
            let mut found = Vec::new();
            let consonants = Consonants::of_arabic(form);
            let near = names.iter().filter(|(_, _, sound)| {
                consonants.sounds() >= 2 && consonants.fits(sound) && consonants.in_order(sound)
            });
            for (other, name, _) in near {
                let far = distance(&[form], &name.form);
                if far < NEAR {
                    found.push((*other, SURE * (1.0 - far)));
                }
            }
            for (other, chance) in &found {
                emit(at, *other, *chance);
            }
            known.insert(form, found);
        }
    }
}

/// A word as it stands and without one-letter prefixes.
fn forms(word: &str) -> Vec<&str> {
    let mut out = vec![word];
    let bare = word.strip_prefix('و').filter(|rest| rest.chars().count() >= 3);
    out.extend(bare);
    for head in [Some(word), bare].into_iter().flatten() {
        for prefix in ['ب', 'ل', 'ك'] {
            out.extend(head.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 3));
        }
    }
    out
}
