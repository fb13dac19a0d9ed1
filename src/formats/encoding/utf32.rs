//! UTF-32, which the web's encodings leave out: recognised by its zeros, read and written.

/// How many bytes are looked at.
const LOOKED_AT: usize = 64 * 1024;

/// The order of the bytes of a code point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

impl Order {
    /// The order of `bytes` if they are UTF-32: the upper half of every code point is 0, but for rare ones.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let (quads, _) = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default().as_chunks::<4>();
        let are = |order: Self| quads.iter().all(|quad| char::from_u32(order.value(*quad)).is_some());
        let is_whole = quads.len() > 1 && bytes.len().is_multiple_of(4);
        [Self::Little, Self::Big].into_iter().find(|order| is_whole && are(*order))
    }

    /// The order that a name stands for, as `name` gives it.
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Little, Self::Big].into_iter().find(|order| name.eq_ignore_ascii_case(order.name()))
    }

    /// The name as IANA has it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Little => "UTF-32LE",
            Self::Big => "UTF-32BE",
        }
    }

    /// The text without its byte order mark, with U+FFFD for what is no code point.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        let (quads, rest) = bytes.as_chunks::<4>();
        let letters = quads.iter().map(|quad| char::from_u32(self.value(*quad)).unwrap_or('\u{fffd}'));
        let text: String = letters.chain((!rest.is_empty()).then_some('\u{fffd}')).collect();
        text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
    }

    /// The bytes of `text`, with a byte order mark where `original` has one.
    pub(super) fn encode(self, original: &[u8], text: &str) -> Vec<u8> {
        let marked = original.starts_with(&self.bytes('\u{feff}'));
        marked.then_some('\u{feff}').into_iter().chain(text.chars()).flat_map(|c| self.bytes(c)).collect()
    }

    fn value(self, quad: [u8; 4]) -> u32 {
        match self {
            Self::Little => u32::from_le_bytes(quad),
            Self::Big => u32::from_be_bytes(quad),
        }
    }

    fn bytes(self, c: char) -> [u8; 4] {
        match self {
            Self::Little => u32::from(c).to_le_bytes(),
            Self::Big => u32::from(c).to_be_bytes(),
        }
    }
}
