//! The places where rules forbid a break.

use std::collections::HashMap;

use fancy_regex::{Regex, RegexInput};

use super::engine::{TOO_SLOW, compiled};
use crate::formats::error::ReadWarning;
use crate::text::{floor_boundary, slice};

/// So far, in bytes, an exception sees before and behind the break.
const SIGHT: usize = 16 * 1024;
/// So many exceptions become one expression.
const TOGETHER: usize = 100;

/// Exceptions in the order of the file, those together that see the same behind the break.
#[derive(Debug, Default)]
pub(super) struct Exceptions {
    groups: Vec<Group>,
    /// Since the last rule that breaks: by what stands behind, what stands before.
    open: HashMap<String, Vec<(String, u64)>>,
    /// The order of the keys of `open`.
    order: Vec<String>,
    given_up: Vec<ReadWarning>,
}

#[derive(Debug)]
struct Group {
    /// What must stand before the break, as an expression that looks behind; none for anything.
    before: Option<Regex>,
    /// What must stand behind it.
    after: Option<Regex>,
    line: u64,
    given_up: bool,
}

impl Group {
    /// Whether the break at the byte `at` is forbidden; none where that takes too long to find out.
    fn fits(&self, text: &str, at: usize) -> Option<bool> {
        if self.given_up {
            return Some(false);
        }
        for part in [&self.after, &self.before].into_iter().flatten() {
            if !anchored(part, text, at)? {
                return Some(false);
            }
        }
        Some(true)
    }
}

impl Exceptions {
    /// Takes an exception in; an error where it cannot be used.
    pub(super) fn take(&mut self, before: String, after: String, line: u64) -> Result<(), String> {
        if !self.open.contains_key(&after) {
            compiled(&after)?;
            self.order.push(after.clone());
        }
        self.open.entry(after).or_default().push((before, line));
        Ok(())
    }

    /// Ends the groups that are open; how many there are now.
    pub(super) fn close(&mut self, problems: &mut Vec<ReadWarning>) -> usize {
        for after in std::mem::take(&mut self.order) {
            let Some(befores) = self.open.remove(&after) else { continue };
            let (together, alone): (Vec<_>, Vec<_>) = befores.into_iter().partition(|(it, _)| is_plain(it));
            for some in together.chunks(TOGETHER).chain(alone.chunks(1)) {
                self.group(some, &after, problems);
            }
        }
        self.groups.len()
    }

    /// Compiles exceptions as one, or each half of them where that does not go.
    fn group(&mut self, befores: &[(String, u64)], after: &str, problems: &mut Vec<ReadWarning>) {
        let Some((first, line)) = befores.first() else { return };
        let before = if befores.iter().any(|(before, _)| before.is_empty()) {
            Ok(None)
        } else {
            let all: Vec<_> = befores.iter().map(|(before, _)| format!("(?:{before})")).collect();
            compiled(&format!("(?<={})", if befores.len() == 1 { first.clone() } else { all.join("|") }))
                .map(Some)
        };
        match before {
            Ok(before) => {
                // It was compiled when it was taken in; what is empty looks at nothing.
                let after = if after.is_empty() { None } else { compiled(after).ok() };
                self.groups.push(Group { before, after, line: *line, given_up: false });
            }
            Err(reason) if befores.len() == 1 => {
                // What is wrong with the expression itself is easier to understand.
                let reason = compiled(first).err().unwrap_or(reason);
                problems
                    .push(ReadWarning { line: *line, message: format!("this rule is left out: {reason}") });
            }
            Err(_) => {
                let (left, right) = befores.split_at(befores.len() / 2);
                self.group(left, after, problems);
                self.group(right, after, problems);
            }
        }
    }

    /// Whether one of the first `count` groups forbids a break at the byte `at`.
    pub(super) fn fit(&mut self, text: &str, at: usize, count: usize) -> bool {
        let from = if at > SIGHT { floor_boundary(text, at - SIGHT) } else { 0 };
        let seen = slice(text, from..floor_boundary(text, text.len().min(at + SIGHT)));
        let at = at - from;
        let mut slow = None;
        let fits = self.groups.iter().take(count).enumerate().any(|(number, group)| {
            let fits = group.fits(seen, at);
            slow = slow.or_else(|| fits.is_none().then_some(number));
            fits.unwrap_or_default()
        });
        if let Some(number) = slow {
            self.give_up(number);
        }
        fits
    }

    /// Those that took too long since the last time.
    pub(super) fn given_up(&mut self) -> Vec<ReadWarning> {
        std::mem::take(&mut self.given_up)
    }

    /// Leaves its place in, by which the groups are counted.
    fn give_up(&mut self, number: usize) {
        if let Some(group) = self.groups.get_mut(number) {
            group.given_up = true;
            let message = format!("this rule is left out: {TOO_SLOW}");
            self.given_up.push(ReadWarning { line: group.line, message });
        }
    }
}

/// Whether an expression stands at exactly this byte of the text; none where that takes too long to find out.
pub(super) fn anchored(expression: &Regex, text: &str, at: usize) -> Option<bool> {
    // `is_match_input` of this version passes over `anchored`.
    expression.find_input(RegexInput::new(text).from_pos(at).anchored(true)).ok().map(|found| found.is_some())
}

/// Whether an expression can be one of several: it looks nowhere, goes no way back and names no group.
fn is_plain(expression: &str) -> bool {
    let special = ["(?=", "(?!", "(?<", "(?>", "++", "*+", "?+", "}+", r"\k"];
    let mut escaped = false;
    let refers = expression.chars().any(|c| {
        let refers = escaped && c.is_ascii_digit();
        escaped = c == '\\' && !escaped;
        refers
    });
    !expression.is_empty() && !refers && !special.iter().any(|special| expression.contains(special))
}
