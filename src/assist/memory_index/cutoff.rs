//! How far two texts may be apart to count: below a threshold at first, closer than the worst kept when enough were found.

/// The greatest distance that counts, as a share of the longer length: `distance * over <= share * length`, strictly below where
/// `strict`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cutoff {
    share: u64,
    over: u64,
    strict: bool,
}

impl Cutoff {
    /// Likeness of at least `permille` thousandths.
    pub(super) fn at_least(permille: u32) -> Self {
        Self { share: 1000 - u64::from(permille.min(1000)), over: 1000, strict: false }
    }

    /// Closer than `distance` of `longer`.
    pub(super) fn closer_than(distance: u32, longer: u32) -> Self {
        Self { share: u64::from(distance), over: u64::from(longer.max(1)), strict: true }
    }

    /// How many words texts of which the longer has `length` must share at least; `length + 1` where nothing counts.
    pub(super) fn shared(self, length: usize) -> usize {
        let scaled = self.share * length as u64;
        if !self.strict {
            return length - (scaled / self.over) as usize;
        }
        match scaled.checked_sub(1) {
            Some(below) => length - (below / self.over) as usize,
            None => length + 1,
        }
    }

    /// Whether a distance counts.
    pub(super) fn allows(self, distance: u32, longer: u32) -> bool {
        let (here, most) = (u64::from(distance) * self.over, self.share * u64::from(longer));
        if self.strict { here < most } else { here <= most }
    }

    /// Whether nothing can count any more.
    pub(super) fn is_closed(self) -> bool {
        self.strict && self.share == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shared_words_and_the_distance_agree() {
        let cutoffs = [500, 700, 333, 1000].map(Cutoff::at_least);
        let strict =
            [(3, 10), (0, 4), (5, 7)].map(|(distance, longer)| Cutoff::closer_than(distance, longer));
        for cutoff in cutoffs.into_iter().chain(strict) {
            for length in 1..50 {
                let most = (0..=length).rev().find(|distance| cutoff.allows(*distance, length));
                let shared = most.map_or(length as usize + 1, |most| (length - most) as usize);
                assert_eq!(cutoff.shared(length as usize), shared, "{cutoff:?} {length}");
            }
        }
    }
}
