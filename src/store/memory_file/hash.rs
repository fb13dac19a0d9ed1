//! The hash by which units are told apart, the same on every machine and for ever.

use crate::model::TranslationUnit;

/// Of languages, both texts and context.
pub(super) fn of(unit: &TranslationUnit) -> i64 {
    let parts = [
        unit.source_language.tag(),
        unit.target_language.tag(),
        &unit.source,
        &unit.target,
        &unit.before,
        &unit.after,
    ];
    let bytes = parts.into_iter().flat_map(|part| part.bytes().chain([0xff]));
    of_bytes(bytes).cast_signed()
}

/// Of a text.
pub(in crate::store) fn of_text(text: &str) -> u64 {
    of_bytes(text.bytes())
}

fn of_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;
