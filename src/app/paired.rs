//! Bilingual files as articles: each row is a paragraph that has its translation already.

use std::sync::Arc;

use crate::app::intake::{Article, IntakeOptions, guess_languages, told};
use crate::app::notice::{Notice, NoticeAction, Severity};
use crate::formats::{ArticleFormat, Pair, Pairs, Skeleton};
use crate::model::{Document, Metadata, Paragraph, ParagraphKind, State, Status};
use crate::text::Language;

/// A translation that a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// The translation.
    pub text: String,
    /// How far it is.
    pub state: State,
}

/// The article of a bilingual file. Without languages of its own they are guessed from its texts.
pub(super) fn paired(name: &str, bytes: Arc<[u8]>, pairs: Pairs, options: &IntakeOptions) -> Article {
    let languages = options.languages.clone().or_else(|| pairs.languages.clone());
    let languages = languages.unwrap_or_else(|| guessed(&pairs));
    let notes = pairs.rows.iter().enumerate().filter(|(_, pair)| !pair.note.is_empty());
    let notes = notes.map(|(at, pair)| (at, pair.note.clone())).collect();
    let report: Vec<_> = pairs.warnings.iter().map(told).collect();
    let notices = notices(name, &pairs, &report);
    let paragraphs = pairs
        .rows
        .iter()
        .map(|pair| (Paragraph { kind: ParagraphKind::Body, tags: pair.tags.clone() }, pair.source.clone()));
    Article {
        name: name.to_owned(),
        bytes,
        encoding: pairs.encoding.clone(),
        metadata: Metadata::default(),
        paragraphs: paragraphs.collect(),
        translations: pairs.rows.into_iter().map(translated).collect(),
        skeleton: Skeleton::of_text(ArticleFormat::Table, []),
        notes,
        languages,
        notices,
        report,
    }
}

/// What nobody has looked at here is pre-translated, unless the file says more.
fn translated(pair: Pair) -> Option<Translated> {
    let state = pair.state.filter(|state| *state != State::NotStarted).unwrap_or(State::PreTranslated);
    (!pair.target.is_empty()).then_some(Translated { text: pair.target, state })
}

/// Puts the translations that the file holds into the document; each paragraph with one has a single segment.
pub(super) fn fill(document: &mut Document, translations: &[Option<Translated>]) {
    for segment in &mut document.segments {
        if let Some(Some(translated)) = translations.get(segment.paragraph) {
            segment.target.clone_from(&translated.text);
            let (state, in_memory) = (translated.state, translated.state.is_done());
            segment.status = Status { state, in_memory, ..Status::default() };
        }
    }
}

fn guessed(pairs: &Pairs) -> (Language, Language) {
    let joined = |text: fn(&Pair) -> &str| -> String {
        pairs.rows.iter().take(200).flat_map(|pair| [text(pair), "\n"]).collect()
    };
    let (source, usual) = guess_languages(&joined(|pair| &pair.source));
    let (target, _) = guess_languages(&joined(|pair| &pair.target));
    // Two columns in one script say nothing of their languages.
    let is_other = target.is_arabic_script() != source.is_arabic_script();
    let is_there = pairs.rows.iter().any(|pair| !pair.target.is_empty());
    (source, if is_other && is_there { target } else { usual })
}

fn notices(name: &str, pairs: &Pairs, report: &[String]) -> Vec<Notice> {
    if pairs.rows.is_empty() {
        return vec![Notice::new(Severity::Warning, format!("{name} has no text"), "Choose another file")];
    }
    let count = pairs.rows.iter().filter(|pair| !pair.target.is_empty()).count();
    let rows = pairs.rows.len();
    let summary = match count {
        0 => format!("{name} was opened as a list of {rows} texts to translate"),
        _ => format!("{name} was opened as a bilingual file: {count} of its {rows} rows have a translation"),
    };
    let hint = if pairs.languages.is_some() {
        "Its header says which column is which language"
    } else {
        "The first column with text was taken for the source, the next for the translation"
    };
    let mut notices = vec![Notice::new(Severity::Info, summary, hint)];
    if let Some(first) = report.first() {
        let summary = format!("{} rows of {name} were left out or put right: {first}", report.len());
        let notice = Notice::new(Severity::Warning, summary, "The file itself stays as it is");
        notices.push(notice.with_action(NoticeAction::ReadReport));
    }
    notices
}
