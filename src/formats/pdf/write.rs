//! Paints pages as a PDF while they are made.

use std::collections::HashMap;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Rect};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};

use super::glyphs;
use super::layouts::{Shown, pages};
use super::outline::Bookmarks;
use super::page::{Bar, Ink, Line, Link, Page, Part, Role};
use super::tags::{Leaf, Tags, tag_of};
use crate::formats::WriteError;
use crate::formats::bilingual::Bilingual;
use crate::typeset::{FontFile, FontId, Fonts};

/// A PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters that no font has, each once.
    pub missing: Vec<char>,
}

/// The whole file. `going` is told the number of each page that is done and says whether to go on; where it does not, the file ends
/// with that page.
pub fn write(
    bilingual: &Bilingual,
    shown: Shown,
    fonts: &mut Fonts,
    going: &mut dyn FnMut(usize) -> bool,
) -> Result<Made, WriteError> {
    let mut painter = Painter::new(bilingual, fonts);
    let mut sink = |page: Page| {
        painter.page(&page);
        going(page.number)
    };
    let missing = pages(bilingual, shown, fonts, &mut sink);
    painter.finish(shown).map(|bytes| Made { bytes, missing })
}

/// The fonts as krilla has them; each is read when it is first needed.
pub(super) struct Faces {
    files: HashMap<FontId, FontFile>,
    read: HashMap<FontId, Option<Font>>,
    blanks: HashMap<FontId, u16>,
}

impl Faces {
    fn new(fonts: &mut Fonts) -> Self {
        let files: HashMap<_, _> = fonts.files().into_iter().collect();
        let blanks = files.keys().filter_map(|id| Some((*id, fonts.blank(*id)?))).collect();
        Self { files, read: HashMap::new(), blanks }
    }

    /// A glyph of a font that shows nothing.
    pub(super) fn blank(&self, id: FontId) -> Option<u16> {
        self.blanks.get(&id).copied()
    }

    /// A font; none where it cannot be embedded.
    pub(super) fn get(&mut self, id: FontId) -> Option<Font> {
        let files = &self.files;
        let read = || {
            let FontFile { bytes, index } = files.get(&id)?.clone();
            Font::new(bytes.into(), index)
        };
        self.read.entry(id).or_insert_with(read).clone()
    }
}

struct Painter<'a> {
    bilingual: &'a Bilingual,
    document: Document,
    faces: Faces,
    tags: Tags<'a>,
    bookmarks: Bookmarks,
}

impl<'a> Painter<'a> {
    fn new(bilingual: &'a Bilingual, fonts: &mut Fonts) -> Self {
        let settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
        Self {
            bilingual,
            document: Document::new_with(settings),
            faces: Faces::new(fonts),
            tags: Tags::new(bilingual),
            bookmarks: Bookmarks::default(),
        }
    }

    fn page(&mut self, page: &Page) {
        let Some(settings) = PageSettings::from_wh(page.width, page.height) else { return };
        let mut leaves: Vec<(Part, Leaf)> = Vec::with_capacity(page.lines.len());
        let mut sheet = self.document.start_page_with(settings);
        let mut surface = sheet.surface();
        bars(&mut surface, &page.bars);
        for line in &page.lines {
            surface.set_fill(Some(fill(line.ink)));
            let language = tag_of(self.bilingual, line.part.tongue);
            let id = surface.start_tagged(content(line, language));
            glyphs::draw(&mut surface, line, &mut self.faces);
            surface.end_tagged();
            if line.part.role != Role::Artifact {
                leaves.push((line.part, Leaf::Line(id)));
            }
        }
        surface.finish();
        for link in &page.links {
            if let Some(annotation) = annotation(link) {
                leaves.push((link.part, Leaf::Link(sheet.add_tagged_annotation(annotation))));
            }
        }
        sheet.finish();
        self.tags.add(leaves);
        self.bookmarks.add(page);
    }

    fn finish(mut self, shown: Shown) -> Result<Vec<u8>, WriteError> {
        self.document.set_metadata(metadata(self.bilingual, shown));
        if let Some(outline) = self.bookmarks.outline() {
            self.document.set_outline(outline);
        }
        self.document.set_tag_tree(self.tags.finish());
        self.document.finish().map_err(|error| WriteError::Pdf(format!("{error:?}")))
    }
}

fn content<'a>(line: &Line, language: &'a str) -> ContentTag<'a> {
    if line.part.role == Role::Artifact {
        return ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther));
    }
    ContentTag::Span(SpanTag::empty().with_lang(Some(language)))
}

fn bars(surface: &mut Surface<'_>, bars: &[Bar]) {
    if bars.is_empty() {
        return;
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    for bar in bars {
        if let Some(path) = rectangle(bar) {
            surface.set_fill(Some(fill(bar.ink)));
            surface.draw_path(&path);
        }
    }
    surface.end_tagged();
}

fn rectangle(bar: &Bar) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(bar.x, bar.y, bar.width, bar.thickness)?);
    path.finish()
}

fn fill(ink: Ink) -> Fill {
    let [red, green, blue] = ink.rgb();
    let paint = rgb::Color::new(red, green, blue).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn annotation(link: &Link) -> Option<Annotation> {
    let place = Rect::from_xywh(link.x, link.y, link.width, link.height)?;
    let target = Target::Action(Action::Link(LinkAction::new(link.address.clone())));
    Some(Annotation::new_link(LinkAnnotation::new(place, target), Some(link.address.clone())))
}

fn metadata(bilingual: &Bilingual, shown: Shown) -> Metadata {
    let main = match shown {
        Shown::Target => &bilingual.target.language,
        Shown::Both => &bilingual.source.language,
    };
    let direction =
        if main.direction().is_rtl() { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    let metadata = Metadata::new()
        .title(bilingual.title.clone())
        .language(main.tag().to_owned())
        .text_direction(direction)
        .authors(Some(bilingual.author.clone()).filter(|author| !author.is_empty()).into_iter().collect())
        .creator(bilingual.program.clone())
        .producer(bilingual.program.clone());
    match date(&bilingual.date) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

/// `2026-11-23`, or with a time behind `T`, in UTC.
fn date(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let mut parts = day.split('-');
    let mut date = DateTime::new(parts.next()?.parse().ok()?);
    date = date.month(parts.next()?.parse().ok()?).day(parts.next()?.parse().ok()?);
    let mut clock = time.trim_end_matches('Z').split(':');
    if let (Some(Ok(hour)), Some(Ok(minute))) = (clock.next().map(str::parse), clock.next().map(str::parse)) {
        date = date.hour(hour).minute(minute).second(0);
    }
    Some(date.utc_offset_hour(0).utc_offset_minute(0))
}
