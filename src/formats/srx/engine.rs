//! Cuts paragraphs by the rules of a language, as Java's library `segment` does.
//!
//! Every breaking rule looks for its next place; the nearest place is a break unless an exception that stands before the rule
//! fits there; then the rules that have begun before the break look on behind it.

use std::collections::HashSet;
use std::ops::Range;

use fancy_regex::{Regex, RegexBuilder};

use super::document::{Rule, Srx};
use super::exceptions::{Exceptions, anchored};
use super::java::translated;
use super::pieces::pieces;
use crate::formats::error::ReadWarning;
use crate::text::{Plain, TagTable, is_blank, sentence_starts, slice};

/// How often a rule may try another way before it is given up: it would never end on some text.
const MOST_TRIES: usize = 2_000_000;
/// Bytes that the searches of a rule may pass for each byte of the paragraph, before it is given up.
const MOST_PASSES: usize = 200;

/// The rules of one language, ready to cut.
#[derive(Debug)]
pub struct Cutter {
    breaks: Vec<BreakRule>,
    exceptions: Exceptions,
    unicode_breaks: bool,
    style: (super::Handles, super::Trimming),
    rules: usize,
    problems: Vec<ReadWarning>,
}

#[derive(Debug)]
struct BreakRule {
    before: Regex,
    after: Option<Regex>,
    /// So many groups of exceptions stand before it.
    exceptions: usize,
    line: u64,
    given_up: bool,
}

impl Cutter {
    /// The rules that a file has for a language by its tag (`ar`, `ar-SA`). Those that cannot be used are left out and told.
    pub fn new(srx: &Srx, language: &str) -> Self {
        let mut cutter = Self {
            breaks: Vec::new(),
            exceptions: Exceptions::default(),
            unicode_breaks: srx.unicode_breaks,
            style: (srx.handles, srx.trimming),
            rules: 0,
            problems: Vec::new(),
        };
        let sets = cutter.sets_of(srx, language);
        for rule in sets.iter().filter_map(|name| srx.set(name)).flat_map(|set| &set.rules) {
            cutter.take(rule);
        }
        cutter.exceptions.close(&mut cutter.problems);
        cutter.problems.sort_by_key(|problem| problem.line);
        cutter
    }

    /// What could not be used, with the line in the file; grows where a rule turns out to be endless on a paragraph.
    pub fn problems(&self) -> &[ReadWarning] {
        &self.problems
    }

    /// How many rules of the file are for this language.
    pub fn rules(&self) -> usize {
        self.rules
    }

    /// The byte ranges of the segments of a paragraph: in order, without overlaps, and with nothing but white space between them.
    pub fn cut(&mut self, paragraph: &str, tags: &TagTable) -> Vec<Range<usize>> {
        let plain = Plain::new(paragraph, tags);
        let breaks = self.breaks_of(&plain.text);
        pieces(paragraph, tags, &breaks, self.style)
    }

    /// The byte offsets at which the rules break a text without tags.
    pub fn breaks_of(&mut self, text: &str) -> Vec<usize> {
        let mut found = self.by_rules(text);
        if self.unicode_breaks {
            let ends =
                sentence_starts(text).map(|start| slice(text, 0..start).trim_end_matches(is_blank).len());
            found.extend(ends.filter(|end| *end > 0 && !self.exceptions.fit(text, *end, usize::MAX)));
            found.sort_unstable();
            found.dedup();
        }
        found
    }

    /// The names of the sets of rules of a language.
    fn sets_of(&mut self, srx: &Srx, language: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for map in &srx.maps {
            let whole = translated(&map.pattern).map(|pattern| format!(r"\A(?:{pattern})\z"));
            match whole.and_then(|pattern| compiled(&pattern)) {
                Ok(pattern) if pattern.is_match(language).unwrap_or_default() => found.push(map.set.clone()),
                Ok(_) => {}
                Err(reason) => self.tell(map.line, format!("this language pattern is left out: {reason}")),
            }
            if !srx.cascade && !found.is_empty() {
                break;
            }
        }
        let mut seen = HashSet::new();
        found.retain(|name| seen.insert(name.clone()));
        found
    }

    fn take(&mut self, rule: &Rule) {
        self.rules += 1;
        let parts = translated(&rule.before).and_then(|before| Ok((before, translated(&rule.after)?)));
        let taken = parts.and_then(|(before, after)| {
            if rule.breaks {
                self.take_break((&before, &after), rule.line)
            } else {
                self.exceptions.take(before, after, rule.line)
            }
        });
        if let Err(reason) = taken {
            self.tell(rule.line, format!("this rule is left out: {reason}"));
        }
    }

    fn take_break(&mut self, (before, after): (&str, &str), line: u64) -> Result<(), String> {
        let exceptions = self.exceptions.close(&mut self.problems);
        let after = if after.is_empty() { None } else { Some(compiled(after)?) };
        let before = compiled(before)?;
        self.breaks.push(BreakRule { before, after, exceptions, line, given_up: false });
        Ok(())
    }

    fn tell(&mut self, line: u64, message: String) {
        self.problems.push(ReadWarning { line, message });
    }

    fn by_rules(&mut self, text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let mut start = 0;
        let mut searches: Vec<Search> = (0..self.breaks.len()).map(Search::of).collect();
        searches.retain_mut(|search| self.find(search, text));
        // The first of those that are nearest: its exceptions decide.
        while let Some(nearest) = searches.iter().min_by_key(|search| search.at) {
            let (at, exceptions) =
                (nearest.at, self.breaks.get(nearest.rule).map_or(0, |rule| rule.exceptions));
            if at >= text.len() {
                break;
            }
            let is_break = at > start && !self.exceptions.fit(text, at, exceptions);
            if is_break {
                found.push(at);
                start = at;
                searches.retain_mut(|search| {
                    search.start >= at || {
                        search.next = at;
                        self.find(search, text)
                    }
                });
            }
            searches.retain_mut(|search| {
                while search.at <= at {
                    if !self.find(search, text) {
                        return false;
                    }
                }
                true
            });
        }
        self.problems.extend(self.exceptions.given_up());
        found
    }

    /// Finds the next place of a rule; false where there is none.
    fn find(&mut self, search: &mut Search, text: &str) -> bool {
        let Some(rule) = self.breaks.get_mut(search.rule) else { return false };
        if rule.given_up {
            return false;
        }
        let given_up = match search.find(rule, text) {
            Ok(found) => return found,
            Err(given_up) => given_up,
        };
        rule.given_up = true;
        let line = rule.line;
        self.tell(line, format!("this rule is left out: {given_up}"));
        false
    }
}

/// Where a rule has looked.
struct Search {
    rule: usize,
    /// Where the search goes on.
    next: usize,
    /// Where the text before the break begins.
    start: usize,
    /// The break.
    at: usize,
    passed: usize,
}

impl Search {
    fn of(rule: usize) -> Self {
        Self { rule, next: 0, start: 0, at: 0, passed: 0 }
    }

    /// False where there is no further place; an error where the rule takes too long.
    fn find(&mut self, rule: &BreakRule, text: &str) -> Result<bool, &'static str> {
        while self.next <= text.len() {
            let found = rule.before.find_from_pos(text, self.next).ok().ok_or(TOO_SLOW)?;
            let Some(found) = found else { return Ok(false) };
            self.passed += found.end().saturating_sub(self.next) + 1;
            if self.passed > MOST_PASSES * (text.len() + 1000) {
                return Err(TOO_SLOW);
            }
            self.next = found.end() + if found.range().is_empty() { width_at(text, found.end()) } else { 0 };
            let fits = match &rule.after {
                None => true,
                Some(after) => anchored(after, text, found.end()).ok_or(TOO_SLOW)?,
            };
            if fits {
                (self.start, self.at) = (found.start(), found.end());
                return Ok(true);
            }
        }
        Ok(false)
    }
}

pub(super) const TOO_SLOW: &str = "it takes too long on this text; write it without nested repetitions";

/// The bytes of the character at an offset; 1 behind the last one.
fn width_at(text: &str, at: usize) -> usize {
    slice(text, at..text.len()).chars().next().map_or(1, char::len_utf8)
}

/// An expression of `fancy-regex`, or why it is none.
pub(super) fn compiled(pattern: &str) -> Result<Regex, String> {
    RegexBuilder::new(pattern).backtrack_limit(MOST_TRIES).build().map_err(|error| {
        let error = error.to_string();
        // The engine below reports over several lines, the last of which says what it is; the places are not those of the file.
        let said = error.lines().last().unwrap_or_default().trim().trim_start_matches("error: ");
        let said = if said.starts_with("Parsing error at") {
            said.split_once(": ").map_or(said, |it| it.1)
        } else {
            said
        };
        let mut chars = said.chars();
        chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
    })
}
