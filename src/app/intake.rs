//! From the bytes of an article to a document cut into segments.

use std::sync::Arc;

use crate::app::notice::{Notice, NoticeAction, Severity};
use crate::formats::{self, ParagraphKind as Kind, srx::Cutter};
use crate::model::{Document, DocumentId, Paragraph, ParagraphKind};
use crate::text::{Language, TagTable, clean, hard_wrapped, join_wrapped};

/// How an article is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntakeOptions {
    /// A WHATWG label; none to guess.
    pub encoding: Option<String>,
    /// Whether hard-wrapped lines are joined.
    pub join: bool,
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
    /// The encoding that they were read in.
    pub encoding: String,
    /// Whether hard-wrapped lines were joined.
    pub joined: bool,
    /// The article's own title; may be empty.
    pub title: String,
    /// The paragraphs.
    pub paragraphs: Vec<(Paragraph, String)>,
    /// The languages of source and translation.
    pub languages: (Language, Language),
    /// What the user should know.
    pub notices: Vec<Notice>,
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
}

impl Original {
    /// What `article` was read from, for the document that was made of it.
    pub(super) fn of(article: &Article, document: DocumentId) -> Self {
        Self {
            document,
            name: article.name.clone(),
            bytes: Arc::clone(&article.bytes),
            encoding: Some(article.encoding.clone()),
            join: article.joined,
        }
    }
}

/// Reads an article; an error says what the file is instead and what to do.
pub fn read_article(name: &str, bytes: Arc<[u8]>, options: &IntakeOptions) -> Result<Article, Notice> {
    let decoded = formats::decode(&bytes, options.encoding.as_deref()).map_err(|error| {
        Notice::error(format!("{name} could not be read: {error}"), "The file was not changed")
    })?;
    let text = clean(&decoded.text);
    let lines = formats::article::lines(&text);
    let markdown = is_markdown(name);
    let wrapped = !markdown && hard_wrapped(&lines);
    let article = if options.join {
        formats::article::paragraphs_of_lines(&join_wrapped(&lines), markdown)
    } else {
        formats::article::paragraphs_of_lines(&lines, markdown)
    };
    let languages = options.languages.clone().unwrap_or_else(|| guess_languages(&text));
    let mut notices = notices_of(name, &decoded, wrapped && !options.join);
    if article.paragraphs.iter().all(|paragraph| paragraph.kind == Kind::Blank) {
        notices.push(Notice::new(Severity::Warning, format!("{name} has no text"), "Choose another file"));
    }
    Ok(Article {
        name: name.to_owned(),
        bytes,
        encoding: decoded.encoding.to_owned(),
        joined: options.join,
        title: article.title.unwrap_or_default(),
        paragraphs: article.paragraphs.into_iter().map(paragraph_of).collect(),
        languages,
        notices,
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
    let (name, languages) = (&article.name, article.languages.clone());
    let mut document = match rules {
        Some(rules) => {
            let cut = |text: &str, tags: &TagTable| rules.cut(text, tags);
            Document::cut_by(DocumentId(id), name, languages, &paragraphs, id + 1, cut)
        }
        None => Document::cut(DocumentId(id), name, languages, &paragraphs, id + 1),
    };
    document.title.clone_from(&article.title);
    document
}

/// Arabic to English, or into Arabic from English or French, by the letters and the commonest words of the text.
fn guess_languages(text: &str) -> (Language, Language) {
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

fn notices_of(name: &str, decoded: &formats::Decoded, wrapped: bool) -> Vec<Notice> {
    let mut notices = Vec::new();
    if decoded.replaced > 0 {
        let summary = format!("{} characters of {name} are not valid {}", decoded.replaced, decoded.encoding);
        let hint = "They are shown as \u{fffd}. Perhaps the encoding is another one";
        notices.push(Notice::new(Severity::Warning, summary, hint).with_action(NoticeAction::ChooseEncoding));
    } else if decoded.guessed {
        let summary = format!("{name} was read as {}", decoded.encoding);
        let hint = "That was guessed from its bytes";
        notices.push(Notice::new(Severity::Info, summary, hint).with_action(NoticeAction::ChooseEncoding));
    }
    if wrapped {
        let hint = "Join them, so that each sentence is whole";
        let notice = Notice::new(Severity::Info, "The lines of this article are wrapped by hand", hint);
        notices.push(notice.with_action(NoticeAction::JoinLines));
    }
    notices
}

fn is_markdown(name: &str) -> bool {
    let name = name.to_lowercase();
    [".md", ".markdown"].iter().any(|ending| name.ends_with(ending))
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
        assert_eq!(document.title, "عنوان");
    }
}
