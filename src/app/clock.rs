//! The time of day as numbers and as an ISO date.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::text::{civil, days};

/// Milliseconds since 1970; 0 where the clock stands before that.
pub fn now_ms() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)
}

/// The UTC date of a time in milliseconds since 1970, as `2026-11-23`.
pub fn iso_date(ms: i64) -> String {
    let (year, month, day) = civil(ms.div_euclid(86_400_000));
    format!("{year:04}-{month:02}-{day:02}")
}

/// The moment of `2026-11-23` or `2026-11-23T09:30` (also with seconds and a `Z`) in UTC, in milliseconds since 1970; none where it is
/// no date.
pub fn parse_date(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('Z');
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "0:0"));
    let numbers = |text: &str, mark| -> Option<Vec<i64>> {
        text.split(mark).map(|number| number.parse().ok().filter(|number| *number >= 0)).collect()
    };
    let (date, time) = (numbers(date, '-')?, numbers(time, ':')?);
    let (&[year, month, day], &[hour, minute] | &[hour, minute, _]) = (date.as_slice(), time.as_slice())
    else {
        return None;
    };
    let seconds = time.get(2).copied().unwrap_or(0);
    let fits = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let fits = fits && hour < 24 && minute < 60 && seconds < 60;
    fits.then(|| ((days(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + seconds * 1000)
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
        for (text, moment) in [
            ("1970-01-02", Some(86_400_000)),
            ("1970-01-01T00:01", Some(60_000)),
            ("1970-01-01 00:00:02Z", Some(2000)),
            ("2026-11-23T25:00", None),
            ("2026-13-01", None),
            ("-1-2-3", None),
            ("today", None),
        ] {
            assert_eq!(parse_date(text), moment, "{text}");
        }
        assert_eq!(ago(0, 90 * 60_000), "1 hour ago");
        assert_eq!(ago(0, 30 * 86_400_000), "1970-01-01");
    }
}
