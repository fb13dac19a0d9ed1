//! Which stops end a sentence.

use super::chars::{StopKind, bracket_pair, goes_on, is_arabic, is_blank, is_closing, is_dash, stop_kind};
use super::stop::Stop;
use super::{SentenceRules, abbreviations, arabic, glued, latin, list_numbers, words};
use crate::text::slice;

/// Whether the sentence ends at the stop. The paragraph goes on after it.
pub(super) fn ends_sentence(stop: &Stop<'_>, rules: &SentenceRules) -> bool {
    match stop.kind {
        StopKind::Semicolon => rules.break_at_semicolon && ends_clause(stop),
        StopKind::Colon => rules.break_at_colon && ends_clause(stop),
        _ if goes_on_after(stop) || is_aside(stop) => false,
        _ if stop.is_glued() && !glued::is_certain(stop) => false,
        _ if stop.before_small_letter() && !stop.after_arabic() => false,
        StopKind::Period => ends_at_period(stop, rules),
        StopKind::Ellipsis => ends_at_ellipsis(stop),
        StopKind::Strong => !is_quote_within(stop),
    }
}

/// Semicolons and colons: not in times, addresses and codes, where no space follows.
fn ends_clause(stop: &Stop<'_>) -> bool {
    let after_letters = stop.char_before().is_some_and(|c| is_arabic(c) || is_closing(c));
    let before_text =
        stop.char_after().is_some_and(|c| is_arabic(c) || bracket_pair(c).is_some() || c == '«');
    !stop.in_address && (!stop.is_glued() || (after_letters && before_text))
}

/// Whether punctuation follows that carries the sentence on.
fn goes_on_after(stop: &Stop<'_>) -> bool {
    let Some(next) = stop.char_after() else { return false };
    if stop_kind(next).is_some() {
        // Dots that touch the next word open the next sentence.
        return stop.is_glued() || !opens_with_dots(slice(stop.text, stop.next..stop.text.len()));
    }
    goes_on(next) || (is_dash(next) && (stop.dash_open || stop.is_glued()))
}

fn opens_with_dots(rest: &str) -> bool {
    let dots = rest.chars().take(4).take_while(|c| matches!(c, '.' | '…')).map(char::len_utf8).sum();
    dots > 0 && slice(rest, dots..rest.len()).starts_with(|c: char| !is_blank(c) && !is_closing(c))
}

/// Stops in brackets: `(؟)`, `[…]`, and remarks in the middle of a sentence.
fn is_aside(stop: &Stop<'_>) -> bool {
    let alone = stop.char_before().is_some_and(|c| bracket_pair(c).is_some());
    let remark = stop.closed.is_some_and(|opener| {
        bracket_pair(opener.mark).is_some() && opener.mid_sentence && !opener.introduced
    });
    (alone && stop.closed.is_some()) || remark
}

fn ends_at_period(stop: &Stop<'_>, rules: &SentenceRules) -> bool {
    let is_marker = list_numbers::is_marker(slice(stop.text, stop.sentence..stop.run.start));
    !is_marker
        && !list_numbers::is_in_date(stop)
        && !latin::is_ordinal(stop, &rules.language)
        && !abbreviations::goes_on(stop)
}

fn ends_at_ellipsis(stop: &Stop<'_>) -> bool {
    let is_range =
        stop.char_before().is_some_and(char::is_numeric) && stop.char_after().is_some_and(char::is_numeric);
    let goes_on =
        arabic::is_et_cetera(&words::bare(stop.word_before())) && arabic::continues(stop.word_after());
    !is_range && !goes_on
}

/// A question or an exclamation in quotes after which the sentence around it goes on.
fn is_quote_within(stop: &Stop<'_>) -> bool {
    let Some(opener) = stop.closed.filter(|opener| bracket_pair(opener.mark).is_none()) else { return false };
    let next = stop.word_after();
    if !next.starts_with(is_arabic) {
        return !opener.mid_sentence && latin::has_speaker(stop.text, stop.next);
    }
    // The title of a book or a film, not the words of somebody.
    let is_title = opener.mid_sentence && !opener.introduced;
    arabic::is_speech(next)
        || arabic::is_alternative(next)
        || (is_title && !arabic::opens_with_conjunction(next))
}
