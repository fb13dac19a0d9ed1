//! Sets of words in 64 bits: what is not in the signature is not in the set.

/// The bit of a token.
pub(super) fn bit(token: u32) -> u64 {
    1 << (token.wrapping_mul(0x9e37_79b1) >> 26)
}

/// The signature of `tokens`.
pub(super) fn of(tokens: &[u32]) -> u64 {
    tokens.iter().fold(0, |all, token| all | bit(*token))
}
