//! What there is to tell of a large file, not more than anybody reads.

use crate::formats::error::ReadWarning;

/// So many are kept of one file.
const MOST: usize = 500;

/// The warnings of a file, up to a number; the last one says how many more there are.
#[derive(Debug, Default)]
pub(super) struct Warnings {
    kept: Vec<ReadWarning>,
    told: usize,
}

impl Warnings {
    pub(super) fn tell(&mut self, line: u64, message: String) {
        self.told += 1;
        if self.told <= MOST {
            self.kept.push(ReadWarning { line, message });
        }
    }

    pub(super) fn extend(&mut self, warnings: Vec<ReadWarning>) {
        for warning in warnings {
            self.tell(warning.line, warning.message);
        }
    }

    /// Gives them away.
    pub(super) fn take(&mut self) -> Vec<ReadWarning> {
        let mut all = std::mem::take(&mut self.kept);
        if self.told > MOST {
            let message = format!("{} more places are damaged", self.told - MOST);
            all.push(ReadWarning { line: 0, message });
        }
        all
    }
}
