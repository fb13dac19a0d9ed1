//! Word documents (OOXML, ECMA-376 transitional and strict) as articles, and the way back: the original's parts are patched, and all
//! that the translation does not change is copied as it stands.
//!
//! `archive` and `package` find the parts, `tree` their elements. `items`, `nodes` and `content` make the text of a paragraph with few
//! tags; `write`, `render` and `turn` put the translation in its place and turn what has a direction.

mod archive;
mod comments;
mod content;
mod format;
mod items;
mod limits;
mod lists;
mod namespace;
mod nodes;
mod package;
mod props;
mod read;
mod render;
mod styles;
mod table;
mod tree;
mod turn;
mod visible;
mod write;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use super::article::{Article, Paragraph, ParagraphKind, title_of};
use super::error::{ReadError, ReadWarning, WriteError};
use super::skeleton::{ArticleFormat, Place, Skeleton, TargetParagraph, WrittenArticle};
use crate::model::Metadata;
use crate::text::Language;
use archive::Archive;
use comments::Comments;
use lists::Lists;
use package::{Package, about};
use read::{Found, Reading};
use styles::Styles;
pub(in crate::formats) use table::{letters, tables};
use tree::Tree;
use turn::Turn;

/// Whether the bytes are an archive with the main part of a Word document, or the older, password-protected kind of file.
pub(super) fn is_word(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let named = matches!(ending.as_str(), "docx" | "docm" | "dotx" | "dotm");
    let archive = bytes.starts_with(b"PK\x03\x04");
    let holds = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    (named && (archive || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])))
        || (archive && (holds(b"word/document.xml") || holds(b"word/_rels/document")))
}

/// Reads a document.
///
/// Errors: what is no archive, is protected by a password, or has no main part. Else what can be read is read, with a warning
/// for the rest.
pub(super) fn read(bytes: &[u8]) -> Result<Article, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let mut warnings = Vec::new();
    let package = package::find(&mut archive, &mut warnings)?;
    let styles = styles_of(&mut archive, &package, &mut warnings);
    let comments = Comments::of(optional(&mut archive, package.comments.as_ref(), &mut warnings).as_ref());
    let mut out = Collected::default();
    for name in &package.texts {
        match archive.part(name) {
            Ok(text) => out.part(name, &Tree::parse(text), &styles, &comments, &mut warnings),
            Err(reason) => warnings.push(about(name, 0, &format!("{reason}; the rest was read"))),
        }
    }
    if out.parts.is_empty() {
        let reason = warnings.first().map_or_else(String::new, |warning| format!(": {}", warning.message));
        return Err(archive::word(&format!(
            "none of its parts can be read{reason}; open it in Word, which can repair it"
        )));
    }
    warnings.extend(out.remarks(package.drawings));
    let title = out.title.or_else(|| title_of(&out.paragraphs)).unwrap_or_default();
    let skeleton = Skeleton {
        format: ArticleFormat::Docx,
        parts: out.parts,
        places: out.places,
        joined: false,
        whole_page: false,
    };
    let metadata = Metadata { title, ..Metadata::default() };
    let (paragraphs, notes) = (out.paragraphs, out.notes);
    Ok(Article {
        metadata,
        paragraphs,
        skeleton,
        decoded: None,
        wrapped: false,
        language: None,
        warnings,
        notes,
    })
}

/// What the parts have given so far.
#[derive(Default)]
struct Collected {
    parts: Vec<String>,
    paragraphs: Vec<Paragraph>,
    places: Vec<Place>,
    notes: Vec<(usize, String)>,
    title: Option<String>,
    changes: usize,
}

impl Collected {
    fn part(
        &mut self,
        name: &str,
        tree: &Tree,
        styles: &Styles,
        comments: &Comments,
        warnings: &mut Vec<ReadWarning>,
    ) {
        if let Some(broken) = &tree.broken {
            let reason = format!("{}; the text behind this place is not read", broken.reason);
            warnings.push(about(name, broken.byte, &reason));
        }
        if tree.root().is_none() && tree.broken.is_none() {
            warnings.push(about(name, 0, "it is empty; the rest was read"));
        }
        let part = self.parts.len() as u32;
        self.parts.push(name.to_owned());
        let Reading { paragraphs, changes } = read::read(tree, styles);
        self.changes += changes;
        for found in paragraphs.into_iter().filter(|found| found.mirror.is_none()) {
            let index = self.paragraphs.len();
            let numbers = found.content.along.comments.iter();
            self.notes.extend(numbers.filter_map(|number| comments.get(number)).map(|note| (index, note)));
            let tags = found.content.tags();
            if found.is_title && self.title.is_none() {
                self.title = Some(tags.without(&found.content.text).trim().to_owned());
            }
            let kind = found.heading.map_or(ParagraphKind::Body, ParagraphKind::Heading);
            self.places.push(Place { part, range: found.content.range });
            self.paragraphs.push(Paragraph { text: found.content.text, tags, kind });
        }
    }

    /// What the user should know of the document as a whole.
    fn remarks(&self, drawings: usize) -> Vec<ReadWarning> {
        let about = |message: String| ReadWarning { line: 0, message };
        let mut out = Vec::new();
        if self.changes > 0 {
            let changes = count(self.changes, "tracked change");
            out.push(about(format!("the document has {changes}; it was read as if all was accepted")));
        }
        if drawings > 0 {
            let drawings = count(drawings, "diagram or chart");
            out.push(about(format!("the document has {drawings}, whose text is not translated here")));
        }
        out
    }
}

/// A number with its noun.
fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {}s", noun.replace(" or ", "s or ")),
    }
}

/// Writes the document with the translation: one paragraph for each place of the skeleton.
///
/// Errors: a document that cannot be read, and what cannot be packed.
pub(super) fn write(
    bytes: &[u8],
    skeleton: &Skeleton,
    paragraphs: &[TargetParagraph],
    (source, target): (&Language, &Language),
) -> Result<WrittenArticle, WriteError> {
    let mut archive = Archive::open(bytes).map_err(WriteError::Original)?;
    let mut warnings = Vec::new();
    let package = package::find(&mut archive, &mut warnings).map_err(WriteError::Original)?;
    let styles = styles_of(&mut archive, &package, &mut warnings);
    let numbering = optional(&mut archive, package.numbering.as_ref(), &mut warnings);
    let lists = numbering.as_ref().map(Lists::of).unwrap_or_default();
    let translated = paragraphs.iter().any(|paragraph| paragraph.text.is_some());
    let mut changed = BTreeMap::new();
    let mut fitted = 0;
    for name in &package.texts {
        let Ok(text) = archive.part(name) else { continue };
        let tree = Tree::parse(text);
        let found = read::read(&tree, &styles).paragraphs;
        let targets = targets(&found, name, skeleton, paragraphs);
        fitted += targets.iter().flatten().count();
        let turn = Turn { tree: &tree, styles: &styles, lists: &lists, source, target };
        let new = write::write(&write::Job { turn, found: &found, targets: &targets, translated });
        if new != tree.text() {
            changed.insert(name.clone(), new);
        }
    }
    if fitted < paragraphs.len() {
        let message = format!(
            "{} paragraphs were not found in the document again and are not in the new file; open the article once more",
            paragraphs.len() - fitted
        );
        warnings.push(ReadWarning { line: 0, message });
    }
    if let (Some(name), Some(tree)) = (&package.numbering, &numbering)
        && translated
        && source.direction() != target.direction()
    {
        let new = lists::turned(tree, target.direction());
        if new != tree.text() {
            changed.insert(name.clone(), new);
        }
    }
    Ok(WrittenArticle { bytes: archive.rewritten(&changed)?, warnings })
}

/// The translation of each paragraph of a part, by its place.
fn targets<'p>(
    found: &[Found],
    name: &str,
    skeleton: &Skeleton,
    paragraphs: &'p [TargetParagraph],
) -> Vec<Option<&'p TargetParagraph>> {
    let part = skeleton.parts.iter().position(|part| part == name).map(|part| part as u32);
    let places = skeleton.places.iter().zip(paragraphs).filter(|(place, _)| Some(place.part) == part);
    let by_place: HashMap<_, _> = places.map(|(place, paragraph)| (&place.range, paragraph)).collect();
    found.iter().map(|found| by_place.get(&found.content.range).copied()).collect()
}

fn styles_of(archive: &mut Archive<'_>, package: &Package, warnings: &mut Vec<ReadWarning>) -> Styles {
    optional(archive, package.styles.as_ref(), warnings).as_ref().map(Styles::of).unwrap_or_default()
}

/// A part that a document can do without.
fn optional(
    archive: &mut Archive<'_>,
    name: Option<&String>,
    warnings: &mut Vec<ReadWarning>,
) -> Option<Tree> {
    let name = name?;
    match archive.part(name) {
        Ok(text) => {
            let tree = Tree::parse(text);
            if let Some(broken) = &tree.broken {
                warnings.push(about(name, broken.byte, &broken.reason));
            }
            Some(tree)
        }
        Err(reason) => {
            warnings.push(about(name, 0, &reason));
            None
        }
    }
}
