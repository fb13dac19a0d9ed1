//! Sorts what a server says when it does not translate into the classes of errors that each know what to do.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::client::Reply;
use super::{Batch, Engine, MtError, Secret};
use crate::text::clean;

/// The longest message of a server that is shown, in code points.
const MESSAGE: usize = 200;
/// As many code points of the text in a row count as a quotation of it.
const QUOTATION: usize = 12;

/// What a reply says about a refusal, read by the file of the engine.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// What it means; none where the status alone tells.
    pub(super) class: Option<Class>,
    /// The server's own words; may be empty.
    pub(super) words: String,
}

/// What a refusal means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Key,
    Quota,
    Rate,
    Unsupported,
    /// With the limit, where it is told.
    TooLarge(Option<usize>),
    Model,
    /// The form of the reply that was asked for is not known there.
    Format,
    Passing,
}

impl Said {
    pub(super) fn new(class: Option<Class>, words: &str) -> Self {
        Self { class, words: words.to_owned() }
    }
}

/// The class of a reply whose status is not a success. `batch` is none where no text was sent.
pub(super) fn refusal(reply: &Reply, said: &Said, engine: &Engine, batch: Option<&Batch>) -> MtError {
    match said.class.or_else(|| class_of_status(reply.status)) {
        _ if (300..=399).contains(&reply.status) => {
            MtError::Address("the server sends on to another one; enter that address")
        }
        Some(Class::Key) => MtError::Key,
        Some(Class::Quota) => MtError::Quota,
        Some(Class::Rate) => MtError::Rate { retry_after: pause(reply) },
        Some(Class::Unsupported) => unsupported(batch),
        Some(Class::TooLarge(limit)) => too_large(batch, limit),
        Some(Class::Model) => MtError::Model(engine.model.clone()),
        Some(Class::Format) => MtError::Format,
        Some(Class::Passing) => MtError::Busy { retry_after: pause(reply) },
        None if matches!(reply.status, 404 | 405) => MtError::Address("no such engine answers there"),
        None => MtError::Server(reply.status, harmless(&said.words, engine.key(), batch)),
    }
}

fn class_of_status(status: u16) -> Option<Class> {
    match status {
        401 | 403 => Some(Class::Key),
        402 | 456 => Some(Class::Quota),
        408 | 425 | 500 | 502 | 503 | 504 | 529 => Some(Class::Passing),
        413 | 414 => Some(Class::TooLarge(None)),
        429 => Some(Class::Rate),
        _ => None,
    }
}

fn unsupported(batch: Option<&Batch>) -> MtError {
    batch.map_or(MtError::BadReply("it refuses a pair that was not asked for"), |batch| {
        MtError::Unsupported { from: batch.from.clone(), to: batch.to.clone() }
    })
}

pub(super) fn too_large(batch: Option<&Batch>, limit: Option<usize>) -> MtError {
    MtError::TooLarge { chars: batch.map_or(0, Batch::chars), limit }
}

/// The last number in a sentence, such as the limit in `request (600) exceeds text limit (500)`.
pub(super) fn last_number(words: &str) -> Option<usize> {
    words.rsplit(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?.parse().ok()
}

/// The words of a server on one line and not too long; none at all where they hold the key or quote the text.
fn harmless(words: &str, key: Option<&Secret>, batch: Option<&Batch>) -> String {
    let quoted = |batch: &Batch| batch.items.iter().any(|item| quotes(words, &item.text));
    if key.is_some_and(|key| words.contains(key.reveal())) || batch.is_some_and(quoted) {
        return String::new();
    }
    let line = clean(words).split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(MESSAGE).collect()
}

/// Whether `words` holds the text, or `QUOTATION` code points of it in a row.
fn quotes(words: &str, text: &str) -> bool {
    let text: Vec<char> = text.trim().chars().collect();
    text.windows(QUOTATION.min(text.len()).max(1)).any(|window| words.contains(&*String::from_iter(window)))
}

/// How long the server wants to be left alone: `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). A date is
/// compared with the server's own clock where it tells it.
pub(super) fn pause(reply: &Reply) -> Option<Duration> {
    let wanted = reply.retry_after.as_deref()?.trim();
    if let Ok(seconds) = wanted.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let now = reply.date.as_deref().and_then(seconds_of_date).or_else(own_clock)?;
    Some(Duration::from_secs(seconds_of_date(wanted)?.saturating_sub(now)))
}

fn own_clock() -> Option<u64> {
    Some(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs())
}

/// Seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`, the only form that servers may send.
fn seconds_of_date(date: &str) -> Option<u64> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = date.split_whitespace().skip(1);
    let day: u64 = parts.next()?.parse().ok()?;
    let month = parts.next().and_then(|name| MONTHS.iter().position(|month| *month == name))? as u64;
    let year: u64 = parts.next()?.parse().ok().filter(|year| (1970..10_000).contains(year))?;
    let clock = parts.next()?.split(':').map(str::parse::<u64>).collect::<Result<Vec<_>, _>>().ok()?;
    let [hours, minutes, seconds] = *clock.as_slice() else { return None };
    let days = days_before(year, month).checked_add(day.checked_sub(1)?)?;
    days.checked_mul(86_400)?
        .checked_add(hours.checked_mul(3_600)?)?
        .checked_add(minutes.checked_mul(60)?)?
        .checked_add(seconds)
}

/// Days from 1970 to the first of a month (0 to 11).
fn days_before(year: u64, month: u64) -> u64 {
    const BEFORE: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let leaps = |year: u64| year / 4 - year / 100 + year / 400;
    // The leap day of this year counts from March on.
    let ended = if month > 1 { year } else { year - 1 };
    (year - 1970) * 365 + leaps(ended) - leaps(1969) + BEFORE.get(month as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_count_from_1970() {
        for (date, expected) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Thu, 29 Feb 2024 12:00:00 GMT", Some(1_709_208_000)),
            ("Fri, 01 Mar 2024 00:00:00 GMT", Some(1_709_251_200)),
            ("Wed, 31 Dec 2025 23:59:59 GMT", Some(1_767_225_599)),
            ("Sun, 00 Nov 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:49", None),
            ("Sun, 06 Nov 1 08:49:37 GMT", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(seconds_of_date(date), expected, "{date}");
        }
    }

    #[test]
    fn a_message_that_holds_the_key_or_quotes_the_text_is_dropped() {
        let key = Secret::new("k-123456");
        let batch = super::super::tests::batch(&["أكد الوزير أن الوثائق سرية."]);
        for (words, expected) in [
            ("out of\nmemory", "out of memory"),
            ("no such key: k-123456", ""),
            ("Cannot translate text: أكد الوزير أن", ""),
            ("Cannot translate text: الوزير", "Cannot translate text: الوزير"),
            (&"x".repeat(300), &"x".repeat(MESSAGE)),
        ] {
            assert_eq!(harmless(words, key.as_ref(), Some(&batch)), expected, "{words}");
        }
        assert!(quotes("cannot read نعم", "نعم"), "a short text is looked for whole");
    }
}
