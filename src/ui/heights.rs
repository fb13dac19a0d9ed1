//! Heights of the rows of a long list, with their sums: where each row begins, and which row lies at a place.

/// Row heights in points, in a Fenwick tree: every question and change costs O(log n), whatever the size.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    rows: Vec<f64>,
    /// `sums[i]` holds the sum of the `lowbit(i + 1)` rows that end with row `i`.
    sums: Vec<f64>,
}

impl Heights {
    /// `count` rows, each as high as the `estimate`.
    pub fn new(count: usize, estimate: f64) -> Self {
        Self::from_rows(vec![estimate.max(0.0); count])
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The height of the row; 0 where there is none.
    pub fn get(&self, row: usize) -> f64 {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// Sets the height of the row and returns by how much it grew; does nothing where there is none.
    pub fn set(&mut self, row: usize, height: f64) -> f64 {
        let height = height.max(0.0);
        let Some(place) = self.rows.get_mut(row) else { return 0.0 };
        let growth = height - *place;
        *place = height;
        if growth != 0.0 {
            self.add(row, growth);
        }
        growth
    }

    /// Where the row begins: the sum of all rows before it. The total where `row` is past the end.
    pub fn top(&self, row: usize) -> f64 {
        let (mut left, mut sum) = (row.min(self.len()), 0.0);
        while left > 0 {
            sum += self.sums.get(left - 1).copied().unwrap_or_default();
            left &= left - 1;
        }
        sum
    }

    /// The sum of all heights.
    pub fn total(&self) -> f64 {
        self.top(self.len())
    }

    /// The row at the place `y`; the first where `y` is above all, the last where it is below, 0 where there is none.
    pub fn find(&self, y: f64) -> usize {
        let (mut row, mut rest) = (0, y);
        let mut step = self.len().checked_ilog2().map_or(0, |bits| 1 << bits);
        while step > 0 {
            if let Some(&sum) = self.sums.get(row + step - 1).filter(|&&sum| sum <= rest) {
                row += step;
                rest -= sum;
            }
            step >>= 1;
        }
        row.min(self.len().saturating_sub(1))
    }

    /// Keeps the first `count` rows, or adds rows as high as the `estimate` until there are as many.
    pub fn resize(&mut self, count: usize, estimate: f64) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.resize(count, estimate.max(0.0));
        *self = Self::from_rows(rows);
    }

    /// Puts `inserted` rows as high as the `estimate` in the place of `removed` rows from `at` on; costs O(n).
    pub fn splice(&mut self, at: usize, removed: usize, inserted: usize, estimate: f64) {
        let mut rows = std::mem::take(&mut self.rows);
        let at = at.min(rows.len());
        let end = at.saturating_add(removed).min(rows.len());
        rows.splice(at..end, std::iter::repeat_n(estimate.max(0.0), inserted));
        *self = Self::from_rows(rows);
    }

    fn from_rows(rows: Vec<f64>) -> Self {
        let mut sums = rows.clone();
        for i in 1..=sums.len() {
            let parent = i + (i & i.wrapping_neg());
            let sum = sums.get(i - 1).copied().unwrap_or_default();
            if let Some(above) = sums.get_mut(parent - 1) {
                *above += sum;
            }
        }
        Self { rows, sums }
    }

    fn add(&mut self, row: usize, growth: f64) {
        let mut i = row + 1;
        while let Some(sum) = self.sums.get_mut(i - 1) {
            *sum += growth;
            i += i & i.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(rows: &[f64]) -> Heights {
        Heights::from_rows(rows.to_vec())
    }

    #[test]
    fn tops_are_the_sums_of_the_rows_before() {
        for count in [0, 1, 2, 3, 7, 8, 9, 100] {
            let rows: Vec<_> = (0..count).map(|i| f64::from(i * 7 % 5 + 1)).collect();
            let heights = plain(&rows);
            for i in 0..=rows.len() {
                assert!((heights.top(i) - rows.iter().take(i).sum::<f64>()).abs() < 1e-9, "{count} {i}");
            }
            assert!((heights.total() - rows.iter().sum::<f64>()).abs() < 1e-9);
        }
    }

    #[test]
    fn the_row_found_holds_the_place() {
        let heights = plain(&[10.0, 20.0, 0.0, 5.0, 30.0]);
        for (y, row) in
            [(-5.0, 0), (0.0, 0), (9.9, 0), (10.0, 1), (29.0, 1), (30.0, 3), (34.9, 3), (35.0, 4), (1e9, 4)]
        {
            assert_eq!(heights.find(y), row, "{y}");
        }
        assert_eq!(Heights::default().find(3.0), 0);
    }

    #[test]
    fn a_change_moves_every_row_below_and_none_above() {
        let mut heights = Heights::new(1000, 40.0);
        assert!((heights.set(500, 100.0) - 60.0).abs() < 1e-9);
        assert!((heights.top(500) - 20_000.0).abs() < 1e-9);
        assert!((heights.top(501) - 20_100.0).abs() < 1e-9);
        assert!((heights.total() - 40_060.0).abs() < 1e-9);
        assert_eq!(heights.find(20_099.0), 500);
        assert!(heights.set(5000, 1.0).abs() < 1e-9);
    }

    #[test]
    fn splicing_equals_building_anew() {
        let mut heights = plain(&[1.0, 2.0, 3.0, 4.0]);
        heights.splice(1, 2, 3, 9.0);
        assert_eq!(heights.rows, [1.0, 9.0, 9.0, 9.0, 4.0]);
        assert!((heights.total() - 32.0).abs() < 1e-9);
        heights.splice(99, 9, 1, 2.0);
        heights.resize(3, 0.0);
        assert_eq!(heights.rows, [1.0, 9.0, 9.0]);
        assert!((heights.total() - 19.0).abs() < 1e-9);
    }
}
