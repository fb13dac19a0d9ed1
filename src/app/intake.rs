//! From the bytes of an article to a document cut into segments.

use std::iter;
use std::sync::Arc;

use crate::app::notice::{Notice, NoticeAction, Severity};
use crate::app::paired::{Translated, fill, paired};
use crate::formats::{
    self, ArticleFormat, ArticleOptions, PairOptions, ParagraphKind as Kind, Skeleton, srx::Cutter,
};
use crate::model::{Document, DocumentId, Metadata, Paragraph, ParagraphKind};
use crate::store::SourceBytes;
use crate::text::{Language, SentenceRules, TagTable, sentences};

/// How an article is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntakeOptions {
    /// A WHATWG label; none to guess.
    pub encoding: Option<String>,
    /// Whether hard-wrapped lines are joined.
    pub join: bool,
    /// Whether all of a web page is taken and not its article alone.
    pub whole_page: bool,
    /// The languages, where they are known.
    pub languages: Option<(Language, Language)>,
}

/// An article that was read, with the bytes that it came from.
#[derive(Clone, Debug)]
pub struct Article {
    /// The file's name.
    pub name: String,
    /// The bytes as they were.
    pub bytes: Arc<[u8]>,
    /// The encoding that they were read in; empty where they say it themselves, as in an archive.
    pub encoding: String,
    /// What the article says of itself.
    pub metadata: Metadata,
    /// The paragraphs.
    pub paragraphs: Vec<(Paragraph, String)>,
    /// The translations that a bilingual file holds, one for each paragraph; else empty.
    pub translations: Vec<Option<Translated>>,
    /// Where they stand in the bytes.
    pub skeleton: Skeleton,
    /// Remarks that the file holds, each with the index of its paragraph.
    pub notes: Vec<(usize, String)>,
    /// The languages of source and translation.
    pub languages: (Language, Language),
    /// What the user should know.
    pub notices: Vec<Notice>,
    /// What was left out or put right while reading, a line each.
    pub report: Vec<String>,
}

/// What the article of a project was read from, and how.
#[derive(Clone, Debug)]
pub struct Original {
    /// The document that was made of it.
    pub document: DocumentId,
    /// The file's name.
    pub name: String,
    /// The bytes as they were.
    pub bytes: Arc<[u8]>,
    /// The encoding that they were read in; none to guess.
    pub encoding: Option<String>,
    /// Whether hard-wrapped lines were joined.
    pub join: bool,
    /// Whether all of a web page was taken.
    pub whole_page: bool,
    /// Where the paragraphs stand in the bytes; none where an older version has read them.
    pub skeleton: Option<Skeleton>,
}

impl Article {
    /// What the project file keeps of the file that it came from.
    pub(super) fn source(&self, document: DocumentId) -> SourceBytes {
        SourceBytes {
            document,
            bytes: self.bytes.to_vec(),
            encoding: self.encoding.clone(),
            skeleton: Some(self.skeleton.clone()),
        }
    }
}

impl Original {
    /// What `article` was read from, for the document that was made of it.
    pub(super) fn of(article: &Article, document: DocumentId) -> Self {
        Self {
            document,
            name: article.name.clone(),
            bytes: Arc::clone(&article.bytes),
            encoding: Some(article.encoding.clone()).filter(|encoding| !encoding.is_empty()),
            join: article.skeleton.joined,
            whole_page: article.skeleton.whole_page,
            skeleton: Some(article.skeleton.clone()),
        }
    }
}

/// Reads an article; an error says what the file is instead and what to do.
pub fn read_article(name: &str, bytes: Arc<[u8]>, options: &IntakeOptions) -> Result<Article, Notice> {
    let unreadable = |error: formats::ReadError| {
        Notice::error(format!("{name} could not be read: {error}"), "The file was not changed")
    };
    let how = PairOptions { encoding: options.encoding.as_deref(), languages: options.languages.as_ref() };
    if let Some(pairs) = formats::read_pairs(name, &bytes, how).map_err(unreadable)? {
        return Ok(paired(name, bytes, pairs, options));
    }
    let how = ArticleOptions {
        encoding: options.encoding.clone(),
        join: options.join,
        whole_page: options.whole_page,
    };
    let article = formats::read_article(name, &bytes, &how).map_err(unreadable)?;
    let languages = options.languages.clone().unwrap_or_else(|| languages_of(&article));
    let notices = notices_of(name, &article);
    let report = article.warnings.iter().map(told).collect();
    Ok(Article {
        name: name.to_owned(),
        bytes,
        encoding: article.decoded.map_or("", |decoded| decoded.encoding).to_owned(),
        metadata: article.metadata,
        paragraphs: article.paragraphs.into_iter().map(paragraph_of).collect(),
        translations: Vec::new(),
        skeleton: article.skeleton,
        notes: article.notes,
        languages,
        notices,
        report,
    })
}

/// The document of an article; its segments' ids count up from the one behind `id`.
pub fn build_document(article: &Article, id: u64) -> Document {
    build_document_by(article, id, None)
}

/// The same, cut by rules of the project's own where there are any.
pub fn build_document_by(article: &Article, id: u64, rules: Option<&mut Cutter>) -> Document {
    let paragraphs: Vec<_> =
        article.paragraphs.iter().map(|(paragraph, text)| (paragraph.clone(), text.as_str())).collect();
    let mut document = cut(article, &paragraphs, id, rules);
    fill(&mut document, &article.translations);
    document.metadata.clone_from(&article.metadata);
    for (paragraph, note) in &article.notes {
        let first = document.segments.partition_point(|segment| segment.paragraph < *paragraph);
        if let Some(segment) = document.segments.get_mut(first).filter(|it| it.paragraph == *paragraph) {
            let between = if segment.note.is_empty() { "" } else { "\n" };
            segment.note = [segment.note.as_str(), between, note].concat();
        }
    }
    document
}

/// What has its translation already is not cut: nobody knows where the translation would be.
fn cut(
    article: &Article,
    paragraphs: &[(Paragraph, &str)],
    id: u64,
    mut rules: Option<&mut Cutter>,
) -> Document {
    let built_in = SentenceRules::for_language(article.languages.0.clone());
    let mut translations = article.translations.iter();
    let cut = |text: &str, tags: &TagTable| match (translations.next(), &mut rules) {
        (Some(Some(_)), _) => iter::once(0..text.len()).collect(),
        (_, Some(rules)) => rules.cut(text, tags),
        (_, None) => sentences(text, &built_in),
    };
    let languages = article.languages.clone();
    Document::cut_by(DocumentId(id), &article.name, languages, paragraphs, id + 1, cut)
}

/// The language that the file names, where the text is written in its script, and that which is usual beside it.
fn languages_of(article: &formats::Article) -> (Language, Language) {
    let mut text = String::new();
    for paragraph in &article.paragraphs {
        text.push_str(&paragraph.tags.without(&paragraph.text));
        text.push('\n');
        if text.len() > 16_000 {
            break;
        }
    }
    let (source, target) = guess_languages(&text);
    match &article.language {
        Some(named) if named.is_arabic_script() == source.is_arabic_script() => (named.clone(), target),
        _ => (source, target),
    }
}

/// Arabic to English, or into Arabic from English or French, by the letters and the commonest words of the text.
pub(super) fn guess_languages(text: &str) -> (Language, Language) {
    let (arabic, latin) = text.chars().take(4000).fold((0, 0), |(arabic, latin), c| match c {
        '\u{620}'..='\u{64a}' => (arabic + 1, latin),
        'a'..='z' | 'A'..='Z' | 'À'..='ÿ' => (arabic, latin + 1),
        _ => (arabic, latin),
    });
    if arabic >= latin {
        return (Language::new("ar"), Language::new("en"));
    }
    let source = if is_french(text) { "fr" } else { "en" };
    (Language::new(source), Language::new("ar"))
}

/// Function words that one language has and the other has not, counted.
fn is_french(text: &str) -> bool {
    let count =
        |words: &[&str]| text.split_whitespace().take(1000).filter(|word| words.contains(word)).count();
    count(&["le", "la", "les", "des", "et", "une", "est", "du", "dans", "que"])
        > count(&["the", "of", "and", "to", "is", "was", "with", "that", "for", "it"])
}

fn notices_of(name: &str, article: &formats::Article) -> Vec<Notice> {
    let mut notices = Vec::new();
    notices.extend(article.decoded.and_then(|decoded| encoding_notice(name, decoded)));
    if article.wrapped {
        let hint = "Join them, so that each sentence is whole";
        let notice = Notice::new(Severity::Info, "The lines of this article are wrapped by hand", hint);
        notices.push(notice.with_action(NoticeAction::JoinLines));
    }
    if article.skeleton.format == ArticleFormat::Html && !article.skeleton.whole_page {
        let hint = "Menus, advertisements and the like were left out";
        let notice = Notice::new(Severity::Info, "The article of the page was opened", hint);
        notices.push(notice.with_action(NoticeAction::WholePage));
    }
    notices.extend(warnings_notice(name, &article.warnings));
    if article.paragraphs.iter().all(|paragraph| paragraph.kind == Kind::Blank) {
        notices.push(Notice::new(Severity::Warning, format!("{name} has no text"), "Choose another file"));
    }
    notices
}

fn encoding_notice(name: &str, decoded: formats::DecodedAs) -> Option<Notice> {
    let notice = if decoded.replaced > 0 {
        let summary = format!("{} characters of {name} are not valid {}", decoded.replaced, decoded.encoding);
        let hint = "They are shown as \u{fffd}. Perhaps the encoding is another one";
        Notice::new(Severity::Warning, summary, hint)
    } else if decoded.guessed {
        let summary = format!("{name} was read as {}", decoded.encoding);
        Notice::new(Severity::Info, summary, "That was guessed from its bytes")
    } else {
        return None;
    };
    Some(notice.with_action(NoticeAction::ChooseEncoding))
}

fn warnings_notice(name: &str, warnings: &[formats::ReadWarning]) -> Option<Notice> {
    let first = told(warnings.first()?);
    let summary = match warnings.len() {
        1 => format!("{name}: {first}"),
        count => format!("{name} has {count} things that could not be taken as they are: {first}"),
    };
    let notice = Notice::new(Severity::Warning, summary, "What is not translated stays as it is in the file");
    Some(if warnings.len() > 1 { notice.with_action(NoticeAction::ReadReport) } else { notice })
}

/// A warning with its line.
pub(super) fn told(warning: &formats::ReadWarning) -> String {
    match warning.line {
        0 => warning.message.clone(),
        line => format!("line {line}: {}", warning.message),
    }
}

fn paragraph_of(read: formats::article::Paragraph) -> (Paragraph, String) {
    let kind = match read.kind {
        Kind::Body => ParagraphKind::Body,
        Kind::Heading(level) => ParagraphKind::Heading(level),
        Kind::Blank => ParagraphKind::Blank,
    };
    (Paragraph { kind, tags: read.tags }, read.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_guessed_from_the_text() {
        for (text, source, target) in [
            ("رحب الوزير بوفد BBC", "ar", "en"),
            ("The minister is the head of it.", "en", "ar"),
            ("Le ministre est le chef du gouvernement dans la ville.", "fr", "ar"),
            ("", "ar", "en"),
        ] {
            assert_eq!(guess_languages(text), (Language::new(source), Language::new(target)), "{text}");
        }
    }

    #[test]
    fn an_article_becomes_segments_and_blank_lines_stay() {
        let bytes: Arc<[u8]> = "عنوان\n\nجملة أولى. جملة ثانية.\n".as_bytes().into();
        let article = read_article("a.txt", bytes, &IntakeOptions::default()).unwrap();
        let document = build_document(&article, 1);
        assert_eq!(document.paragraphs.len(), 3);
        let sources: Vec<_> = document.segments.iter().map(|s| s.source.as_str()).collect();
        assert_eq!(sources, ["عنوان", "جملة أولى.", "جملة ثانية."]);
        assert_eq!(document.metadata.title, "عنوان");
    }
}
