//! The time of day as numbers and as an ISO date.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::text::civil;

/// Milliseconds since 1970; 0 where the clock stands before that.
pub fn now_ms() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)
}

/// The UTC date of a time in milliseconds since 1970, as `2026-11-23`.
pub fn iso_date(ms: i64) -> String {
    let (year, month, day) = civil(ms.div_euclid(86_400_000));
    format!("{year:04}-{month:02}-{day:02}")
}

/// How long ago a time was, in the words of the start page.
pub fn ago(then_ms: i64, now_ms: i64) -> String {
    let minutes = (now_ms - then_ms) / 60_000;
    match minutes {
        i64::MIN..1 => "just now".to_owned(),
        1 => "1 minute ago".to_owned(),
        2..60 => format!("{minutes} minutes ago"),
        60..120 => "1 hour ago".to_owned(),
        120..1440 => format!("{} hours ago", minutes / 60),
        1440..2880 => "Yesterday".to_owned(),
        _ => iso_date(then_ms),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (days, date) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_780, "2026-11-23"),
            (-1, "1969-12-31"),
        ] {
            assert_eq!(iso_date(days * 86_400_000), date);
        }
        assert_eq!(ago(0, 90 * 60_000), "1 hour ago");
        assert_eq!(ago(0, 30 * 86_400_000), "1970-01-01");
    }
}
