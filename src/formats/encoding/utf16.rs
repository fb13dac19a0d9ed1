//! Recognises UTF-16 without a byte order mark by the high bytes of Arabic and Latin text.

/// How many bytes are looked at.
const LOOKED_AT: usize = 64 * 1024;

/// `Some(true)` for little-endian, `Some(false)` for big-endian, `None` where it is not UTF-16.
pub(super) fn endianness(bytes: &[u8]) -> Option<bool> {
    let head = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let little = Pattern::of(head.as_chunks::<2>().0.iter().map(|[low, high]| (*high, *low)));
    let big = Pattern::of(head.as_chunks::<2>().0.iter().map(|[high, low]| (*high, *low)));
    match (little.is_text(), big.is_text()) {
        (true, true) => Some(little.plausible >= big.plausible),
        (true, false) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

#[derive(Default)]
struct Pattern {
    units: usize,
    /// Units in blocks that an Arabic, English or French text uses.
    plausible: usize,
    /// Of these, the ones that plain ASCII cannot feign: their high byte is a control.
    strong: usize,
}

impl Pattern {
    fn of(units: impl Iterator<Item = (u8, u8)>) -> Self {
        let mut pattern = Self::default();
        for (high, low) in units {
            let strong = match high {
                0x00 => is_latin(low),
                0x06 => true,
                _ => false,
            };
            // U+2000–206F has quotes and dashes, U+FB50–FEFC the Arabic presentation forms.
            let weak = (high == 0x20 && low < 0x70) || matches!(high, 0x07 | 0xfb..=0xfe);
            pattern.units += 1;
            pattern.strong += usize::from(strong);
            pattern.plausible += usize::from(strong || weak);
        }
        pattern
    }

    fn is_text(&self) -> bool {
        self.units > 0 && self.strong * 2 >= self.units && self.plausible * 20 >= self.units * 19
    }
}

/// Printable Latin-1, or a line end or tab.
fn is_latin(low: u8) -> bool {
    matches!(low, b'\t' | b'\n' | b'\r' | 0x20..=0x7e | 0xa0..=0xff)
}
