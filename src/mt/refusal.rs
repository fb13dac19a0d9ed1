//! Reads the class of an error out of what `LibreTranslate` says when it does not translate.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Deserialize;

use super::client::Reply;
use super::{Endpoint, MtError, Request, Secret};
use crate::text::clean;

/// The longest message of a server that is shown, in code points.
const MESSAGE: usize = 200;
/// As many code points of the text in a row count as a quotation of it.
const QUOTATION: usize = 12;

/// The class of a reply whose status is not 200. `request` is none where no text was sent.
///
/// `LibreTranslate` answers 400 for a missing key and for every limit, and 403 for a client that it banned: its words count
/// as much as the status.
pub(super) fn refusal(reply: &Reply, endpoint: &Endpoint, request: Option<&Request>) -> MtError {
    let words = words(reply);
    let low = words.to_lowercase();
    let says = |part: &str| low.contains(part);
    match (reply.status, request) {
        (300..=399, _) => MtError::Address("the server sends on to another one; enter that address"),
        (429, _) if says("quota") => MtError::Quota,
        (402 | 456, _) => MtError::Quota,
        (429, _) => MtError::Rate { retry_after: pause(reply) },
        (403, _) if says("too many request") => MtError::Rate { retry_after: pause(reply) },
        (401 | 403, _) => MtError::Key,
        (400, _) if says("api key") => MtError::Key,
        (404 | 405, _) => MtError::Address("no LibreTranslate answers there"),
        (413, Some(request)) => too_large(request, None),
        (400, Some(request)) if says("exceeds text limit") => too_large(request, last_number(&low)),
        (400, Some(request)) if says("is not supported") || says("is not available as a target") => {
            MtError::Unsupported { from: request.from.clone(), to: request.to.clone() }
        }
        (status, _) => MtError::Server(status, harmless(&words, endpoint.key(), request)),
    }
}

#[derive(Deserialize)]
struct Refused {
    error: String,
}

/// What the server says; empty where it does not say it as `LibreTranslate` does.
fn words(reply: &Reply) -> String {
    serde_json::from_slice::<Refused>(reply.json()).map(|refused| refused.error).unwrap_or_default()
}

fn too_large(request: &Request, limit: Option<usize>) -> MtError {
    MtError::TooLarge { chars: request.text.chars().count(), limit }
}

/// The limit in `request (600) exceeds text limit (500)`.
fn last_number(words: &str) -> Option<usize> {
    words.rsplit(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?.parse().ok()
}

/// The words of a server on one line and not too long; none at all where they hold the key or quote the text.
fn harmless(words: &str, key: Option<&Secret>, request: Option<&Request>) -> String {
    let leaks = key.is_some_and(|key| words.contains(key.reveal()))
        || request.is_some_and(|request| quotes(words, &request.text));
    if leaks {
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
fn pause(reply: &Reply) -> Option<Duration> {
    let wanted = reply.retry_after.as_deref()?.trim();
    if let Ok(seconds) = wanted.parse() {
        return Some(Duration::from_secs(seconds));
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
        let request = Request {
            text: "أكد الوزير أن الوثائق سرية.".to_owned(),
            from: crate::text::Language::new("ar"),
            to: crate::text::Language::new("en"),
        };
        for (words, expected) in [
            ("out of\nmemory", "out of memory"),
            ("no such key: k-123456", ""),
            ("Cannot translate text: أكد الوزير أن", ""),
            ("Cannot translate text: الوزير", "Cannot translate text: الوزير"),
            (&"x".repeat(300), &"x".repeat(MESSAGE)),
        ] {
            assert_eq!(harmless(words, Some(&key), Some(&request)), expected, "{words}");
        }
        assert!(quotes("cannot read نعم", "نعم"), "a short text is looked for whole");
    }
}
