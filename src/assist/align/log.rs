//! The natural logarithm, quick and good enough for scores.

/// The logarithm of a positive number, to five digits.
///
/// The exponent is read off the bits; that of the mantissa m is 2 artanh((m - 1) / (m + 1)), of which four terms are taken.
pub(super) fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = ((bits >> 23) & 0xff) as f32 - 127.0;
    let mantissa = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    let series = 1.0 + square * (1.0 / 3.0 + square * (0.2 + square * (1.0 / 7.0)));
    exponent * std::f32::consts::LN_2 + 2.0 * t * series
}

#[cfg(test)]
mod tests {
    use super::ln;

    #[test]
    fn it_is_near_the_exact_one() {
        for x in [1e-9_f32, 0.01, 0.5, 0.999, 1.0, 1.5, 1.999, 2.0, 3.7, 1e4, 1e9] {
            assert!((ln(x) - x.ln()).abs() < 1e-4, "{x} {} {}", ln(x), x.ln());
        }
    }
}
