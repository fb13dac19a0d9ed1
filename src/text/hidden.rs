//! Characters that nobody sees but that change how a text is read, ordered or broken: their names, and where they stand.

/// What such a character does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hidden {
    /// Has a direction, like a letter without a width.
    Mark {
        /// Right to left.
        rtl: bool,
    },
    /// Begins a part with a direction of its own; none where the first letter decides.
    Start {
        /// Right to left.
        rtl: Option<bool>,
    },
    /// Ends such a part.
    End,
    /// Joins letters.
    Joiner,
    /// Keeps letters apart.
    NonJoiner,
    /// A space at which no row ends.
    NoBreakSpace,
    /// Lengthens an Arabic letter.
    Tatweel,
    /// A tab.
    Tab,
    /// A line end.
    LineEnd,
    /// Without a width or a use of its own: zero-width and soft breaks.
    Other,
}

/// What `c` does; none for what is seen.
pub fn hidden(c: char) -> Option<Hidden> {
    Some(match c {
        '\u{200e}' => Hidden::Mark { rtl: false },
        '\u{200f}' | '\u{61c}' => Hidden::Mark { rtl: true },
        '\u{2066}' | '\u{202a}' | '\u{202d}' => Hidden::Start { rtl: Some(false) },
        '\u{2067}' | '\u{202b}' | '\u{202e}' => Hidden::Start { rtl: Some(true) },
        '\u{2068}' => Hidden::Start { rtl: None },
        '\u{2069}' | '\u{202c}' => Hidden::End,
        '\u{200d}' => Hidden::Joiner,
        '\u{200c}' => Hidden::NonJoiner,
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Hidden::NoBreakSpace,
        '\u{640}' => Hidden::Tatweel,
        '\t' => Hidden::Tab,
        '\n' => Hidden::LineEnd,
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Hidden::Other,
        _ => return None,
    })
}

/// Whether `c` is one of the controls of direction: marks, embeddings, overrides and isolates.
pub fn is_direction_control(c: char) -> bool {
    matches!(hidden(c), Some(Hidden::Mark { .. } | Hidden::Start { .. } | Hidden::End))
}

/// The hidden characters that a user may want to type, with their names.
pub const INSERTABLE: &[(char, &str)] = &[
    ('\u{200f}', "Right-to-left mark (RLM)"),
    ('\u{200e}', "Left-to-right mark (LRM)"),
    ('\u{61c}', "Arabic letter mark (ALM)"),
    ('\u{2067}', "Right-to-left isolate (RLI)"),
    ('\u{2066}', "Left-to-right isolate (LRI)"),
    ('\u{2068}', "First strong isolate (FSI)"),
    ('\u{2069}', "End of isolate (PDI)"),
    ('\u{200c}', "Zero-width non-joiner (ZWNJ)"),
    ('\u{200d}', "Zero-width joiner (ZWJ)"),
    ('\u{a0}', "No-break space (NBSP)"),
    ('\u{202f}', "Narrow no-break space (NNBSP)"),
    ('\u{640}', "Tatweel"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_inserted_is_hidden_and_is_shown_as_a_sign() {
        for (c, name) in INSERTABLE {
            assert!(hidden(*c).is_some(), "{name}");
        }
        assert_eq!([' ', 'ا', 'a', '.'].map(hidden), [None; 4]);
        assert!(is_direction_control('\u{202c}') && !is_direction_control('\u{200d}'));
    }
}
