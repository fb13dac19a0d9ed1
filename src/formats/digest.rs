//! A short, lasting number of a text, by which a change of it is noticed.

/// FNV-1a of 64 bits: the same in every version of the program, as files carry it. It is no protection against forgery.
pub fn digest(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the authors of FNV.
    #[test]
    fn the_numbers_are_those_of_the_definition() {
        assert_eq!(digest(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(digest("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(digest("foobar"), 0x8594_4171_f739_67e8);
    }
}
