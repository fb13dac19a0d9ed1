//! The distance of a query to many texts, 64 words at a time.

/// A query made ready: for each of its words the places where it stands, a bit each.
pub(super) struct Pattern {
    length: usize,
    /// Rows of `masks` by token, open addressing; `EMPTY` where there is none.
    slots: Vec<(u32, u32)>,
    shift: u32,
    blocks: usize,
    /// `blocks` words for each token.
    masks: Vec<u64>,
}

const EMPTY: u32 = u32::MAX;

impl Pattern {
    /// Of a query; a token of `u32::MAX` equals no other.
    pub(super) fn new(query: &[u32]) -> Self {
        let size = (query.len() * 4).next_power_of_two().max(64);
        let blocks = query.len().div_ceil(64).max(1);
        let shift = 32 - size.trailing_zeros();
        let slots = vec![(EMPTY, 0); size];
        let mut pattern = Self { length: query.len(), slots, shift, blocks, masks: vec![0; blocks] };
        for (at, token) in query.iter().enumerate() {
            if *token != EMPTY {
                let row = pattern.row_for(*token);
                pattern.masks[row * blocks + at / 64] |= 1 << (at % 64);
            }
        }
        pattern
    }

    fn row_for(&mut self, token: u32) -> usize {
        let mut at = self.home(token);
        while self.slots[at].0 != EMPTY && self.slots[at].0 != token {
            at = (at + 1) % self.slots.len();
        }
        if self.slots[at].0 == EMPTY {
            self.slots[at] = (token, (self.masks.len() / self.blocks) as u32);
            self.masks.resize(self.masks.len() + self.blocks, 0);
        }
        self.slots[at].1 as usize
    }

    fn home(&self, token: u32) -> usize {
        (token.wrapping_mul(0x9e37_79b1) >> self.shift) as usize
    }

    /// The row of masks of a token; row 0 is empty.
    fn row(&self, token: u32) -> usize {
        let mut at = self.home(token);
        loop {
            match self.slots.get(at) {
                Some((found, row)) if *found == token => return *row as usize,
                Some((EMPTY, _)) | None => return 0,
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }

    /// The Levenshtein distance between the query and `text`.
    pub(super) fn distance(&self, text: &[u32]) -> u32 {
        match (self.length, self.blocks) {
            (0, _) => text.len() as u32,
            (_, 1) => self.short(text),
            _ => self.long(text),
        }
    }

    fn short(&self, text: &[u32]) -> u32 {
        let last = 1_u64 << (self.length - 1);
        let (mut up, mut down, mut distance) = (!0_u64, 0_u64, self.length as u32);
        for token in text {
            let equal = self.masks.get(self.row(*token)).copied().unwrap_or(0);
            let vertical = equal | down;
            let horizontal = ((equal & up).wrapping_add(up) ^ up) | equal;
            let more = down | !(horizontal | up);
            let less = up & horizontal;
            distance += u32::from(more & last != 0);
            distance -= u32::from(less & last != 0);
            let (more, less) = ((more << 1) | 1, less << 1);
            up = less | !(vertical | more);
            down = more & vertical;
        }
        distance
    }

    /// The same over several blocks; what leaves one at the top enters the next.
    fn long(&self, text: &[u32]) -> u32 {
        let last = 1_u64 << ((self.length - 1) % 64);
        let mut columns = vec![(!0_u64, 0_u64); self.blocks];
        let mut distance = self.length as u32;
        for token in text {
            let row = self.row(*token) * self.blocks;
            let masks = self.masks.get(row..row + self.blocks).unwrap_or_default();
            let (mut more_in, mut less_in) = (1_u64, 0_u64);
            for (block, ((up, down), mask)) in columns.iter_mut().zip(masks).enumerate() {
                let equal = mask | less_in;
                let vertical = mask | *down;
                let horizontal = ((equal & *up).wrapping_add(*up) ^ *up) | equal;
                let more = *down | !(horizontal | *up);
                let less = *up & horizontal;
                if block + 1 == self.blocks {
                    distance += u32::from(more & last != 0);
                    distance -= u32::from(less & last != 0);
                }
                let (more_out, less_out) = (more >> 63, less >> 63);
                let (more, less) = ((more << 1) | more_in, (less << 1) | less_in);
                *up = less | !(vertical | more);
                *down = more & vertical;
                (more_in, less_in) = (more_out, less_out);
            }
        }
        distance
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By the table of Wagner and Fischer.
    fn plain(a: &[u32], b: &[u32]) -> u32 {
        let mut row: Vec<u32> = (0..=b.len() as u32).collect();
        for (i, x) in a.iter().enumerate() {
            let mut corner = i as u32;
            row[0] = i as u32 + 1;
            for (j, y) in b.iter().enumerate() {
                let cost = corner + u32::from(x != y);
                corner = row[j + 1];
                row[j + 1] = cost.min(corner + 1).min(row[j] + 1);
            }
        }
        row[b.len()]
    }

    #[test]
    fn the_distance_is_that_of_the_table() {
        let mut seed = 1_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) % below
        };
        for round in 0..400 {
            let most = if round % 4 == 0 { 200 } else { 30 };
            let mut text = |_| -> Vec<u32> { (0..next(most)).map(|_| next(12) as u32).collect() };
            let (a, b) = (text(0), text(1));
            assert_eq!(Pattern::new(&a).distance(&b), plain(&a, &b), "{a:?} {b:?}");
        }
        assert_eq!(Pattern::new(&[u32::MAX, 1]).distance(&[2, 1]), 1);
    }
}
