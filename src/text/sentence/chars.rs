//! The classes of characters that matter for sentence breaks.

/// What kind of stop a run of stop characters is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StopKind {
    /// One full stop, the only kind that abbreviations and numbers use too.
    Period,
    /// `…` or two and more full stops.
    Ellipsis,
    /// Question and exclamation marks, the Urdu and the ideographic full stop.
    Strong,
    /// Ends a sentence only where the rules ask for it.
    Semicolon,
    /// Ends a sentence only where the rules ask for it.
    Colon,
}

/// The kind of stop that `c` is by itself. Stops of other scripts come from UAX #29.
pub(crate) fn stop_kind(c: char) -> Option<StopKind> {
    match c {
        '.' | '․' | '．' => Some(StopKind::Period),
        '…' | '⋯' => Some(StopKind::Ellipsis),
        '!' | '?' | '؟' | '۔' | '‼' | '⁇' | '⁈' | '⁉' | '‽' | '！' | '？' | '。' => {
            Some(StopKind::Strong)
        }
        '؛' | ';' | '；' => Some(StopKind::Semicolon),
        ':' | '：' => Some(StopKind::Colon),
        _ => None,
    }
}

/// White space, including the spaces without width that Unicode does not count as white space.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Invisible marks of direction and joining, which say nothing about where a sentence ends.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}' | '\u{AD}')
}

/// Vowel signs, Quranic signs and tatweel, which do not change what word it is.
pub(super) fn is_diacritic(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}')
}

/// A letter of the Arabic script; signs and digits are none.
pub(super) fn is_arabic(c: char) -> bool {
    c.is_alphabetic()
        && !is_diacritic(c)
        && matches!(c, '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// A dash as it stands between words.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '•')
}

/// Punctuation after which the sentence goes on, whatever stop came before it.
pub(super) fn goes_on(c: char) -> bool {
    matches!(c, ',' | '،' | '、' | '٬' | ';' | '؛' | ':' | '/') || closing_bracket(c)
}

/// The closing bracket that belongs to an opening one.
pub(super) fn bracket_pair(open: char) -> Option<char> {
    match open {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        '﴿' => Some('﴾'),
        '﴾' => Some('﴿'),
        _ => None,
    }
}

/// Whether `c` closes a bracket. Ornate brackets are left out: texts use either side first.
pub(super) fn closing_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}')
}

/// Quotation marks whose two sides may be told apart only by what stands around them.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›')
}

/// Single quotation marks, which are apostrophes as well.
pub(super) fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

/// Whether `c` may stand after a stop and still belong to its sentence.
pub(crate) fn is_closing(c: char) -> bool {
    closing_bracket(c) || is_quote(c) || is_single_quote(c) || matches!(c, '﴾' | '﴿' | '」' | '』' | '）')
}

/// The text with every line break as a space of the same length, so that UAX #29 does not break there.
pub(super) fn without_line_breaks(text: &str) -> String {
    let space = |c| match c {
        '\n' | '\r' | '\u{B}' | '\u{C}' => ' ',
        '\u{85}' => '\u{A0}',
        '\u{2028}' | '\u{2029}' => '\u{2003}',
        other => other,
    };
    text.chars().map(space).collect()
}
