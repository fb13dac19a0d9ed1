//! Pages as such, without a PDF: nothing is lost, nothing overlaps, nothing leaves the margins.

use std::collections::BTreeMap;

use super::*;
use crate::formats::bilingual::{Bilingual, BilingualLayout, Cell, Order, PageSize, Row, Unit, samples};
use crate::text::{Direction, slice};
use crate::typeset::Fonts;

const ARABIC: [&str; 4] = [
    "عنوان المقال (الأول)",
    "أعلنت وزارة الصحة في بيان لها يوم الثلاثاء (12 مارس 2024) أن 1.5 مليون شخص، أي 35% من السكان، تلقّوا اللقاح؛ وأضافت أنّ المرحلة الثانية «ستنطلق قريبًا» بالتعاون مع منظمة WHO.",
    "مُحَمَّدٌ رَسُولٌ كـــريم، انظر https://example.org/news؟",
    "نعم.",
];
const ENGLISH: [&str; 4] = [
    "The title of the article (the first)",
    "In a statement on Tuesday (12 March 2024) the Ministry of Health announced that 1.5 million people, that is 35% of the population, had been vaccinated; it added that the second stage “will start soon” with the WHO (منظمة الصحة العالمية).",
    "See https://example.org/news, and ask: why?",
    "Yes.",
];

/// `count` pairs: a heading at every twentieth, paragraphs of one to four segments, and one pair that is longer than a page.
fn bilingual(source: &str, count: usize) -> Bilingual {
    let mut out = samples::bilingual(source, source != "ar");
    let text = |texts: [&str; 4], at: usize, direction: Direction| {
        let kind = if at.is_multiple_of(20) { 0 } else { 1 + at % 3 };
        let long = if at == 33 { 40 } else { 1 };
        Cell::plain(&vec![texts[kind]; long].join(" "), direction)
    };
    let row = |at: usize| {
        let (ar, en) = (text(ARABIC, at, Direction::Rtl), text(ENGLISH, at, Direction::Ltr));
        let (source, target) = if source == "ar" { (ar, en) } else { (en, ar) };
        Row {
            number: at + 1,
            source,
            target: if at % 11 == 7 { Cell::plain("", target.direction) } else { target },
            lead: if at.is_multiple_of(3) { String::new() } else { " ".to_owned() },
            heading: at.is_multiple_of(20).then_some(if at == 0 { 1 } else { 2 }),
            paragraph_start: at.is_multiple_of(3) || at.is_multiple_of(20) || at % 20 == 1,
            state: "draft".to_owned(),
            note: if at % 9 == 4 { "ملاحظة: check the number".to_owned() } else { String::new() },
            ..Row::default()
        }
    };
    out.rows = (0..count).map(row).collect();
    out
}

fn made(bilingual: &Bilingual, shown: Shown) -> Vec<Page> {
    let (mut fonts, mut out) = (Fonts::new(), Vec::new());
    let mut sink = |page| {
        out.push(page);
        true
    };
    let missing = pages(bilingual, shown, &mut fonts, &mut sink);
    assert!(missing.is_empty(), "{missing:?}");
    out
}

/// Calls `see` with the pages of each layout, of both directions and papers.
fn of_all(mut see: impl FnMut(&str, &Bilingual, &[Page])) {
    for source in ["ar", "en"] {
        for (name, shown, layout, unit) in [
            ("table", Shown::Both, BilingualLayout::SideBySide, Unit::Segment),
            ("table of paragraphs", Shown::Both, BilingualLayout::SideBySide, Unit::Paragraph),
            ("interlinear", Shown::Both, BilingualLayout::Interlinear, Unit::Segment),
            ("article", Shown::Target, BilingualLayout::SideBySide, Unit::Segment),
        ] {
            let mut bilingual = bilingual(source, 90);
            (bilingual.options.layout, bilingual.options.unit) = (layout, unit);
            let all = source == "ar";
            (bilingual.options.states, bilingual.options.notes) = (all, all);
            bilingual.options.page = if all { PageSize::A4 } else { PageSize::Letter };
            see(&format!("{name} from {source}"), &bilingual, &made(&bilingual, shown));
        }
    }
}

/// The left and right edge of what is drawn of a line.
fn edges(line: &Line) -> Option<(f32, f32)> {
    let left = line.row.glyphs.iter().map(|glyph| glyph.x).reduce(f32::min)?;
    Some((line.x + left, line.x + left + line.row.width))
}

#[test]
fn all_lines_are_inside_the_margins_and_none_is_over_another() {
    of_all(|place, _, pages| {
        for page in pages {
            let (width, height) = (page.width, page.height);
            let boxes: Vec<_> = page
                .lines
                .iter()
                .filter_map(|line| {
                    let (left, right) = edges(line)?;
                    let (top, bottom) = (line.baseline - line.size, line.baseline + line.size * 0.2);
                    let here = format!("{place}, page {}: {left} {right} {top} {bottom}", page.number);
                    assert!(left >= 56.0 && right <= width - 56.0 && top >= 50.0, "{here}");
                    let foot = if line.part.role == Role::Artifact { height - 8.0 } else { height - 56.0 };
                    assert!(bottom <= foot, "{here}");
                    Some((left, right, top, bottom))
                })
                .collect();
            for (at, a) in boxes.iter().enumerate() {
                for b in boxes.iter().skip(at + 1) {
                    let apart = a.1 <= b.0 + 0.1 || b.1 <= a.0 + 0.1 || a.3 <= b.2 + 0.1 || b.3 <= a.2 + 0.1;
                    assert!(apart, "{place}, page {}: {a:?} {b:?}", page.number);
                }
            }
        }
    });
}

/// The texts of the pages by block and cell, as their lines give them.
fn texts(pages: &[Page]) -> BTreeMap<(u32, u8), String> {
    let mut out: BTreeMap<(u32, u8), String> = BTreeMap::new();
    for line in pages.iter().flat_map(|page| &page.lines).filter(|line| line.part.role != Role::Artifact) {
        let text = out.entry((line.part.block, line.part.cell)).or_default();
        text.push_str(slice(&line.text, line.row.range.clone()));
    }
    out
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

#[test]
fn every_word_is_there_once_and_in_order() {
    of_all(|place, bilingual, pages| {
        let found: Vec<String> = texts(pages).into_values().collect();
        let found: Vec<&str> = found.iter().flat_map(|text| words(text)).collect();
        let article = place.starts_with("article");
        let mut rest = found.as_slice();
        for row in &bilingual.rows {
            let texts =
                if article { vec![&row.target.text] } else { vec![&row.source.text, &row.target.text] };
            if place.contains("paragraphs") {
                continue;
            }
            for text in texts {
                let words: Vec<_> = words(text).collect();
                let at = rest.windows(words.len().max(1)).position(|part| part == words);
                assert!(words.is_empty() || at.is_some(), "{place}: {text:?}");
                rest = rest.get(at.unwrap_or(0) + words.len()..).unwrap_or_default();
            }
        }
        let of = |side: fn(&Row) -> &str| bilingual.rows.iter().flat_map(move |row| words(side(row))).count();
        let (source, target) = (of(|row| &row.source.text), of(|row| &row.target.text));
        let said = found.len() - if article { target } else { source + target };
        // Beside the texts there are the front, the heads, the numbers, states and notes.
        assert!(said < 15 + bilingual.rows.len() * 3 && (!article || said == 0), "{place}: {said}");
    });
}

#[test]
fn a_row_that_fits_on_a_page_is_on_one_page_and_a_longer_one_is_divided() {
    of_all(|place, _, pages| {
        if !place.starts_with("table from") {
            return;
        }
        let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for page in pages {
            for line in page.lines.iter().filter(|line| line.part.role == Role::Cell) {
                places.entry(line.part.block).or_default().push(page.number);
            }
        }
        let divided = places.values().filter(|pages| pages.first() != pages.last()).count();
        assert_eq!(divided, 1, "{place}");
    });
}

#[test]
fn the_names_of_the_columns_are_on_every_page_and_its_number_too() {
    of_all(|place, _, pages| {
        assert!(pages.len() > 3, "{place}");
        for page in pages {
            let has = |text: &str| page.lines.iter().any(|line| &*line.text == text);
            assert!(has(&page.number.to_string()), "{place}");
            if place.starts_with("table") {
                assert!(has("Arabic") && has("English"), "{place}, page {}", page.number);
            }
        }
    });
}

#[test]
fn a_heading_is_a_bookmark_and_never_the_last_on_its_page() {
    of_all(|place, _, pages| {
        let levels: Vec<_> = pages.iter().flat_map(|page| &page.anchors).map(|it| it.level).collect();
        // The heading at 40 is not translated.
        let count = if place.starts_with("article") { 4 } else { 5 };
        assert_eq!(levels, [1, 2, 2, 2, 2].get(..count).unwrap(), "{place}");
        for page in pages {
            let low = page.lines.iter().filter(|line| line.part.role != Role::Artifact);
            let low = low.map(|line| line.baseline).fold(0.0, f32::max);
            assert!(page.anchors.iter().all(|anchor| anchor.y < low - 20.0), "{place}, page {}", page.number);
        }
    });
}

#[test]
fn addresses_are_links_over_their_own_letters() {
    of_all(|place, _, pages| {
        let links: Vec<_> = pages.iter().flat_map(|page| &page.links).collect();
        assert!(links.len() > 20, "{place}");
        for link in links {
            assert!(link.address == "https://example.org/news" && link.width > 10.0, "{place}: {link:?}");
        }
    });
}

#[test]
fn the_column_of_the_source_stands_where_the_window_has_it() {
    for (source_first, order, left) in [(true, Order::Window, true), (false, Order::Window, false)] {
        let mut bilingual = bilingual("ar", 9);
        (bilingual.source_first, bilingual.options.order) = (source_first, order);
        let pages = made(&bilingual, Shown::Both);
        let x = |tongue| {
            let mut lines = pages.iter().flat_map(|page| &page.lines);
            lines.find(|line| line.part.role == Role::Cell && line.part.tongue == tongue).map(|line| line.x)
        };
        assert_eq!(x(Tongue::Source) < x(Tongue::Target), left);
    }
}

#[test]
fn nobody_makes_pages_that_nobody_wants() {
    let (bilingual, mut fonts, mut count) = (bilingual("ar", 90), Fonts::new(), 0);
    let mut sink = |_| {
        count += 1;
        false
    };
    pages(&bilingual, Shown::Both, &mut fonts, &mut sink);
    assert_eq!(count, 1);
}

#[test]
fn an_empty_article_is_an_empty_page() {
    for shown in [Shown::Both, Shown::Target] {
        assert_eq!(made(&bilingual("ar", 0), shown).len(), 1);
    }
}

#[test]
fn a_pdf_has_its_fonts_and_the_same_bytes_each_time() {
    let write = || write(&bilingual("ar", 30), Shown::Both, &mut Fonts::new(), &mut |_| true).unwrap().bytes;
    let bytes = write();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF-1.7") && text.trim_end().ends_with("%%EOF"));
    for part in ["/FontFile2", "/StructTreeRoot", "/Outlines", "/Lang", "NotoNaskhArabic"] {
        assert!(text.contains(part), "{part}");
    }
    assert_eq!(bytes, write());
}
