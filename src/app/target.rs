//! The translation alone, written into the article's own file: which text stands in which paragraph.

use crate::app::intake::Original;
use crate::formats::{
    self, ArticleFormat, ArticleOptions, Skeleton, TargetParagraph, WriteError, WrittenArticle, write_article,
};
use crate::model::{Document, Segment};
use crate::text::Language;

/// The translation of `document` in the format of the file that it was read from.
pub(super) fn write_target(document: &Document, original: &Original) -> Result<WrittenArticle, WriteError> {
    let read_again;
    let skeleton = if let Some(skeleton) = &original.skeleton {
        skeleton
    } else {
        read_again = skeleton_of(original)?;
        &read_again
    };
    let encoding = original.encoding.as_deref().unwrap_or("UTF-8");
    let paragraphs = target_paragraphs(document);
    write_article(&original.bytes, encoding, skeleton, &paragraphs, (&document.source, &document.target))
}

/// The kind of file that an article was read from.
pub(super) fn format_of(original: &Original) -> ArticleFormat {
    original.skeleton.as_ref().map_or(ArticleFormat::Plain, |skeleton| skeleton.format)
}

/// The text of each paragraph: its segments in order with the white space between them; a segment that is not translated keeps its
/// source, and a paragraph without a translation stays as it is.
pub(super) fn target_paragraphs(document: &Document) -> Vec<TargetParagraph> {
    let spaced = is_spaced(&document.target);
    let mut segments = document.segments.as_slice();
    let paragraph = |(at, paragraph): (usize, &crate::model::Paragraph)| {
        let count = segments.iter().take_while(|segment| segment.paragraph == at).count();
        let (own, rest) = segments.split_at_checked(count).unwrap_or_default();
        segments = rest;
        TargetParagraph { text: joined(own, spaced), tags: paragraph.tags.clone(), turned: turned(own) }
    };
    document.paragraphs.iter().enumerate().map(paragraph).collect()
}

fn joined(segments: &[Segment], spaced: bool) -> Option<String> {
    if segments.iter().all(|segment| segment.target.trim().is_empty()) {
        return None;
    }
    let mut text = String::new();
    for (at, segment) in segments.iter().enumerate() {
        let is_gap = at > 0 && segment.lead.chars().all(|c| c == ' ');
        if spaced || !is_gap {
            text.push_str(&segment.lead);
        }
        let target = segment.target.trim();
        text.push_str(if target.is_empty() { &segment.source } else { target });
    }
    Some(text)
}

/// The direction that the user has given to all of a paragraph's translations.
fn turned(segments: &[Segment]) -> Option<crate::text::Direction> {
    let first = segments.first()?.status.target_direction;
    first.filter(|_| segments.iter().all(|segment| segment.status.target_direction == first))
}

/// Whether the language has spaces between sentences.
fn is_spaced(language: &Language) -> bool {
    !matches!(language.primary(), "zh" | "ja" | "th" | "lo" | "km" | "my")
}

/// The places of an article that a version before 4 has read: each line was a paragraph then, and Markdown was not told apart.
fn skeleton_of(original: &Original) -> Result<Skeleton, WriteError> {
    let how = ArticleOptions {
        encoding: original.encoding.clone(),
        join: original.join,
        ..ArticleOptions::default()
    };
    let article =
        formats::read_article("article.txt", &original.bytes, &how).map_err(WriteError::Original)?;
    Ok(article.skeleton)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocumentId, Paragraph, ParagraphKind};

    #[test]
    fn an_untranslated_segment_keeps_its_source_and_an_untranslated_paragraph_stays() {
        let languages = (Language::new("ar"), Language::new("en"));
        let body = || Paragraph::new(ParagraphKind::Body);
        let texts = [(body(), " جاء الوزير.  ثم ذهب."), (body(), "وانتهى.")];
        let mut document = Document::cut(DocumentId(1), "a", languages, &texts, 2);
        document.segments[0].target = "The minister came. ".into();
        let texts: Vec<_> = target_paragraphs(&document).into_iter().map(|it| it.text).collect();
        assert_eq!(texts, [Some(" The minister came.  ثم ذهب.".to_owned()), None]);
        document.target = Language::new("zh");
        let texts: Vec<_> = target_paragraphs(&document).into_iter().map(|it| it.text).collect();
        assert_eq!(texts[0].as_deref(), Some(" The minister came.ثم ذهب."));
    }
}
