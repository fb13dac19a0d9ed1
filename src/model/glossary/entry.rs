//! A concept entry: what is meant, and the terms for it.

use super::Term;
use crate::text;

/// Names an entry in its project or glossary file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub u64);

/// What a file says of an entry or a term that has no place of its own here: a name and a value.
pub type Extra = (String, String);

/// Who, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The name of a person; empty where it is not known.
    pub who: String,
    /// In milliseconds since 1970; 0 where it is not known.
    pub at: i64,
}

impl Stamp {
    pub(super) fn tidy(&mut self) {
        line(&mut self.who);
    }
}

/// A concept with its terms. What is not known of it is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its name in the project or glossary file.
    pub id: EntryId,
    /// The subject field.
    pub domain: String,
    /// What is meant.
    pub definition: String,
    /// A remark.
    pub note: String,
    /// Who made the entry, and when.
    pub created: Stamp,
    /// Who changed it last, and when.
    pub changed: Stamp,
    /// The terms; those of one language stand together, the better ones first.
    pub terms: Vec<Term>,
    /// What a file said besides.
    pub extra: Vec<Extra>,
}

impl Entry {
    /// Brings the entry into the form in which it is kept and compared.
    ///
    /// Control characters go; a term is one line, a note may have more; blanks at the ends go; what is empty then goes; the
    /// terms stand in the order of their languages' tags, further fields in that of their names. To do it twice changes nothing.
    pub fn tidy(&mut self) {
        line(&mut self.domain);
        lines(&mut self.definition);
        lines(&mut self.note);
        self.created.tidy();
        self.changed.tidy();
        tidy_extra(&mut self.extra);
        self.terms.iter_mut().for_each(Term::tidy);
        self.terms.retain(|term| !term.text.is_empty());
        self.terms.sort_by(|a, b| a.language.cmp(&b.language));
    }
}

pub(super) fn tidy_extra(extra: &mut Vec<Extra>) {
    for (name, value) in extra.iter_mut() {
        line(name);
        lines(value);
    }
    extra.retain(|(name, value)| !name.is_empty() && !value.is_empty());
    extra.sort_by(|a, b| a.0.cmp(&b.0));
}

/// One line, with one blank between words that a line break or tab parted.
pub(super) fn line(field: &mut String) {
    lines(field);
    if field.contains(['\n', '\t']) {
        *field = field
            .split(['\n', '\t'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
    }
}

/// Any number of lines, without what no file format can hold.
pub(super) fn lines(field: &mut String) {
    let clean = text::clean(field);
    let kept = clean.trim();
    if kept.contains('\u{ffff}') {
        *field = kept.replace('\u{ffff}', "").trim().to_owned();
    } else if kept.len() != field.len() || kept != field {
        *field = kept.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn an_entry_is_tidied_once() {
        let (en, ar) = (Language::new("en"), Language::new("ar"));
        let mut entry = Entry { note: " a\r\nb\u{0} ".into(), domain: "x\ny".into(), ..Entry::default() };
        entry.terms = vec![Term::new(&en, " a\tb "), Term::new(&en, "\u{ffff} "), Term::new(&ar, "قلم")];
        entry.terms[0].variants = vec![String::new(), " c".into()];
        entry.extra = vec![("b".into(), "1".into()), ("a".into(), "2".into()), ("c".into(), " ".into())];
        entry.tidy();
        assert_eq!((entry.note.as_str(), entry.domain.as_str()), ("a\nb", "x y"));
        let texts: Vec<_> = entry.terms.iter().map(|term| term.text.as_str()).collect();
        assert_eq!(texts, ["قلم", "a b"]);
        assert_eq!(entry.terms[1].variants, ["c"]);
        assert_eq!(entry.extra, [("a".into(), "2".into()), ("b".into(), "1".into())]);
        let once = entry.clone();
        entry.tidy();
        assert_eq!(entry, once);
    }
}
