//! Points in time as ISO 8601 has them.

use crate::text::{civil, days, slice};

const DAY: i64 = 86_400_000;

/// A time in milliseconds since 1970 as `2026-11-24T08:15:30Z`, with thousandths only where there are any.
pub(in crate::formats) fn write(ms: i64) -> String {
    let (year, month, day) = civil(ms.div_euclid(DAY));
    let rest = ms.rem_euclid(DAY);
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60);
    let sign = if year < 0 { "-" } else { "" };
    let thousandths = match rest % 1000 {
        0 => String::new(),
        some => format!(".{some:03}"),
    };
    format!("{sign}{:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{thousandths}Z", year.abs())
}

/// A time in milliseconds since 1970 as `20261124T081530Z`, to the second, as TMX has it.
pub(in crate::formats) fn write_basic(ms: i64) -> String {
    write(ms.div_euclid(1000) * 1000).chars().filter(|c| !matches!(c, '-' | ':')).collect()
}

/// Reads a date, or a date and a time with or without a zone (UTC where there is none); none for anything else.
pub(in crate::formats) fn read(text: &str) -> Option<i64> {
    let text = text.trim();
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let (sign, date) = date.strip_prefix('-').map_or((1, date), |date| (-1, date));
    let basic = date.len() == 8 && date.is_ascii();
    let dashed = basic.then(|| format!("{}-{}-{}", slice(date, 0..4), slice(date, 4..6), slice(date, 6..8)));
    let mut parts = dashed.as_deref().unwrap_or(date).split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        (part.len() >= digits && part.len() <= 6 && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<i64>().ok())?
    };
    let (year, month, day) = (sign * number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let time = time.map_or(Some(0), time_of_day)?;
    let days = days(year, month, day);
    // The thirty-first of a shorter month is no date.
    (civil(days) == (year, month, day)).then_some(days * DAY + time)
}

/// Milliseconds since midnight UTC; they may lie before it or behind the day where there is a zone.
fn time_of_day(text: &str) -> Option<i64> {
    let (clock, zone) = match text.find(['Z', 'z', '+', '-']) {
        Some(at) => (text.get(..at)?, zone(text.get(at..)?)?),
        None => (text, 0),
    };
    let basic = clock.len() == 6 && clock.is_ascii();
    let colons =
        basic.then(|| format!("{}:{}:{}", slice(clock, 0..2), slice(clock, 2..4), slice(clock, 4..6)));
    let mut parts = colons.as_deref().unwrap_or(clock).split(':');
    let (hour, minute) = (two_digits(parts.next()?)?, two_digits(parts.next()?)?);
    let (second, thousandths) = match parts.next() {
        Some(second) => {
            let (whole, fraction) = second.split_once(['.', ',']).unwrap_or((second, ""));
            (two_digits(whole)?, thousandths(fraction)?)
        }
        None => (0, 0),
    };
    let valid = parts.next().is_none() && hour <= 24 && minute < 60 && second <= 60;
    valid.then_some(((hour * 60 + minute) * 60 + second) * 1000 + thousandths - zone)
}

fn zone(text: &str) -> Option<i64> {
    let sign = match text.chars().next()? {
        'Z' | 'z' => return (text.len() == 1).then_some(0),
        '+' => 1,
        _ => -1,
    };
    let (hours, minutes) = text.get(1..)?.split_once(':').or_else(|| text.get(1..)?.split_at_checked(2))?;
    Some(sign * (two_digits(hours)? * 60 + two_digits(minutes)?) * 60_000)
}

fn two_digits(text: &str) -> Option<i64> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn thousandths(fraction: &str) -> Option<i64> {
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_come_back() {
        for (ms, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_114_178_792_000, "2005-04-22T14:06:32Z"),
            (951_782_400_123, "2000-02-29T00:00:00.123Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(write(ms), text);
            assert_eq!(read(text), Some(ms));
        }
        assert_eq!(write_basic(1_114_178_792_345), "20050422T140632Z");
        for ms in (-4_000_000_000_000..4_000_000_000_000_i64).step_by(86_399_999_999) {
            assert_eq!(read(&write(ms)), Some(ms));
        }
    }

    #[test]
    fn other_spellings_are_read_and_what_is_no_date_is_not() {
        for (text, ms) in [
            ("2005-04-22", Some(1_114_128_000_000)),
            ("2005-04-22T14:06:32", Some(1_114_178_792_000)),
            ("2005-04-22 16:06:32+02:00", Some(1_114_178_792_000)),
            ("20050422T14:06:32Z", Some(1_114_178_792_000)),
            ("2005-04-22T14:06", Some(1_114_178_760_000)),
            ("20050422T140632Z", Some(1_114_178_792_000)),
            ("2005-02-30", None),
            ("22.4.2005", None),
            ("2005", None),
            ("2005-04-22T25:00", None),
            ("", None),
            ("2005-04-22Tقلم", None),
        ] {
            assert_eq!(read(text), ms, "{text}");
        }
    }
}
