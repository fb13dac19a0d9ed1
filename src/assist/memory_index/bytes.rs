//! The index as bytes, to lie beside its memory.

use super::base::{Base, MOST_UNITS};
use super::index::MemoryIndex;
use super::vocabulary::Vocabulary;

const MAGIC: &[u8; 8] = b"MQINDEX\x01";

/// Why bytes are no index of a memory as it is now. It is to be made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// It was made by another version, or is something else.
    #[error("the index was made by another version")]
    Foreign,
    /// The memory has changed since.
    #[error("the memory has changed since its index was made")]
    Outdated,
    /// The bytes are damaged or cut off.
    #[error("the index is damaged")]
    Damaged,
}

impl MemoryIndex {
    /// The index, compacted, as bytes; `generation` is the state of the memory that it is of.
    pub fn to_bytes(&self, generation: u64) -> Vec<u8> {
        if self.changes() > 0 {
            let mut compact = self.clone();
            compact.compact();
            return compact.to_bytes(generation);
        }
        let (base, words) = (&self.base, self.vocabulary.words());
        let mut out = MAGIC.to_vec();
        out.extend(generation.to_le_bytes());
        for eights in [&words, &base.ids, &base.behind] {
            put(&mut out, eights, u64::to_le_bytes);
        }
        let fours =
            [&base.texts, &base.starts, &base.tokens, &base.lengths, &base.by_id, &base.lists, &base.packed];
        for fours in fours {
            put(&mut out, fours, u32::to_le_bytes);
        }
        let sum = checksum(&out);
        out.extend(sum.to_le_bytes());
        out
    }

    /// Reads [`MemoryIndex::to_bytes`] if it is of the same generation.
    pub fn from_bytes(bytes: &[u8], generation: u64) -> Result<Self, IndexError> {
        let (body, sum) = bytes.split_last_chunk::<8>().ok_or(IndexError::Damaged)?;
        let mut reader = Reader(body);
        if reader.take(8)? != MAGIC {
            return Err(IndexError::Foreign);
        }
        if reader.number()? != generation {
            return Err(IndexError::Outdated);
        }
        if checksum(body) != u64::from_le_bytes(*sum) {
            return Err(IndexError::Damaged);
        }
        let words = reader.eights()?;
        let (ids, behind) = (reader.eights()?, reader.eights()?);
        let (texts, starts, tokens) = (reader.fours()?, reader.fours()?, reader.fours()?);
        let (lengths, by_id, lists, packed) =
            (reader.fours()?, reader.fours()?, reader.fours()?, reader.fours()?);
        let base = Base { ids, texts, starts, tokens, lengths, by_id, lists, packed, behind };
        if !fits(&base, words.len()) {
            return Err(IndexError::Damaged);
        }
        Ok(Self { vocabulary: Vocabulary::of(&words), base, ..Self::default() })
    }
}

/// The lengths of the arrays belong together. What they hold is never trusted to be in range.
fn fits(base: &Base, words: usize) -> bool {
    let count = base.ids.len();
    let ends = |array: &[u32], of: usize| array.last().is_none_or(|end| *end as usize == of);
    count <= MOST_UNITS
        && [base.texts.len(), base.by_id.len()] == [count; 2]
        && (base.starts.len() == count + 1 || count == 0)
        && (base.lists.len() == words + 1 || words == 0)
        && base.packed.len() == base.behind.len()
        && ends(&base.starts, base.tokens.len())
        && ends(&base.lists, base.packed.len())
        && ends(&base.lengths, count)
}

fn put<T: Copy, const N: usize>(out: &mut Vec<u8>, values: &[T], bytes: impl Fn(T) -> [u8; N]) {
    out.extend((values.len() as u64).to_le_bytes());
    out.reserve(values.len() * N);
    out.extend(values.iter().flat_map(|value| bytes(*value)));
    out.resize(out.len().next_multiple_of(8), 0);
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], IndexError> {
        let (head, rest) = self.0.split_at_checked(length).ok_or(IndexError::Damaged)?;
        self.0 = rest;
        Ok(head)
    }

    fn number(&mut self) -> Result<u64, IndexError> {
        let bytes = self.take(8)?.first_chunk().ok_or(IndexError::Damaged)?;
        Ok(u64::from_le_bytes(*bytes))
    }

    fn array(&mut self, size: usize) -> Result<&'a [u8], IndexError> {
        let count = usize::try_from(self.number()?).ok().ok_or(IndexError::Damaged)?;
        let length = count.checked_mul(size).ok_or(IndexError::Damaged)?;
        let array = self.take(length)?;
        self.take(length.next_multiple_of(8) - length)?;
        Ok(array)
    }

    fn eights(&mut self) -> Result<Vec<u64>, IndexError> {
        Ok(self.array(8)?.as_chunks::<8>().0.iter().map(|chunk| u64::from_le_bytes(*chunk)).collect())
    }

    fn fours(&mut self) -> Result<Vec<u32>, IndexError> {
        Ok(self.array(4)?.as_chunks::<4>().0.iter().map(|chunk| u32::from_le_bytes(*chunk)).collect())
    }
}

/// Over eight bytes at a time, in four lanes, so that it costs little beside reading.
fn checksum(bytes: &[u8]) -> u64 {
    let mix = |sum: u64, value: u64| (sum ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let mut lanes = [1_u64, 2, 3, 4];
    let (chunks, rest) = bytes.as_chunks::<32>();
    for chunk in chunks {
        for (lane, part) in lanes.iter_mut().zip(chunk.as_chunks::<8>().0) {
            *lane = mix(*lane, u64::from_le_bytes(*part));
        }
    }
    let all = lanes.into_iter().fold(bytes.len() as u64, mix);
    rest.iter().fold(all, |sum, byte| mix(sum, u64::from(*byte)))
}
