//! The texts of cells: what a spreadsheet would run, lists in one cell, and dates.

/// The cell with an apostrophe before it where a spreadsheet would run it. One that begins with apostrophes and a sign gets
/// one more, so that [`bare`] takes exactly one back.
pub(super) fn neutral(field: &str) -> String {
    if is_formula(field) { format!("'{field}") } else { field.to_owned() }
}

/// The cell without the apostrophe before a formula.
pub(super) fn bare(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

fn is_formula(field: &str) -> bool {
    field.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The forms in a cell, which `|` or else `;` parts. `\|` is a bar and `\\` a backslash in a form.
pub(super) fn variants(cell: &str) -> Vec<String> {
    let separator = if has_bar(cell) { '|' } else { ';' };
    let mut forms = vec![String::new()];
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = if c == '\\' { chars.next_if(|next| matches!(next, '|' | '\\')) } else { None };
        match (escaped, forms.last_mut()) {
            (None, _) if c == separator => forms.push(String::new()),
            (escaped, Some(form)) => form.push(escaped.unwrap_or(c)),
            (_, None) => {}
        }
    }
    forms.iter().map(|form| form.trim()).filter(|form| !form.is_empty()).map(str::to_owned).collect()
}

fn has_bar(cell: &str) -> bool {
    let mut escaped = false;
    cell.chars().any(|c| {
        let bar = c == '|' && !escaped;
        escaped = c == '\\' && !escaped;
        bar
    })
}

/// The forms joined by `|`; a single form with a semicolon gets a `|` too, so that it is not cut when it is read.
pub(super) fn variants_cell(variants: &[String]) -> String {
    let forms: Vec<_> = variants.iter().map(|form| form.replace('\\', "\\\\").replace('|', "\\|")).collect();
    match forms.as_slice() {
        [only] if only.contains(';') => format!("{only}|"),
        all => all.join("|"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_come_back_whatever_is_in_them() {
        for forms in [&["a"][..], &["a;b"], &["a|b", "\\"], &["a\\", "|", ";"], &["\\|", "c"], &[]] {
            assert_eq!(
                variants(&variants_cell(&forms.iter().map(|&f| f.to_owned()).collect::<Vec<_>>())),
                forms
            );
        }
        assert_eq!(variants("a; b"), ["a", "b"]);
        assert_eq!(variants(" a |b;c| "), ["a", "b;c"]);
        assert_eq!(variants("C:\\x"), ["C:\\x"]);
    }

    #[test]
    fn an_apostrophe_is_taken_back_only_before_a_sign() {
        for field in ["=1", "'=1", "''@x", "-", "+", "'quoted'", "plain", ""] {
            let cell = neutral(field);
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
            assert_eq!(bare(&cell), field);
        }
    }
}
