//! Two pairs of Arabic and English, for the tests of the writers.

use super::*;
use crate::text::{Language, TagTable};

/// Two pairs of Arabic and English; the source language is `source`, and it stands left where `source_first`.
pub(in crate::formats) fn bilingual(source: &str, source_first: bool) -> Bilingual {
    let arabic_source = source == "ar";
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let arabic = ["# العنوان", "قال مدير Apple Inc: «ارتفعت الأرباح (15%)».\nسطر ثان\tبعد جدولة."];
    let english = ["# The title", "He said \"يا سلام\" & <left>.\u{1}"];
    let (source, target) = if arabic_source { (arabic, english) } else { (english, arabic) };
    let (one, two) = if arabic_source { (ar, en) } else { (en, ar) };
    let cell = |text: &str, language: &Language| {
        let (heading, tags) = (text.starts_with('#'), TagTable::NONE);
        Cell::of(text, tags, TagsShown::Formatted, heading, language.direction())
    };
    let rows = source.iter().zip(target).enumerate().map(|(at, (source, target))| Row {
        number: at + 1,
        id: at as u64 + 7,
        source: cell(source, &one),
        target: cell(target, &two),
        heading: (at == 0).then_some(1),
        paragraph_start: true,
        state: "confirmed".to_owned(),
        ..Row::default()
    });
    Bilingual {
        title: "العنوان <1>".to_owned(),
        title_language: Language::new("ar"),
        metadata: vec![("Author".to_owned(), "سعاد & Co".to_owned())],
        label_language: Language::new("en"),
        rows: rows.collect(),
        project: 0x5eed,
        options: BilingualOptions::default(),
        source: Column { heading: one.name().to_owned(), language: one },
        target: Column { heading: two.name().to_owned(), language: two },
        source_first,
        author: String::new(),
        program: "Muqabala 0.1.0".to_owned(),
        date: "2026-11-23".to_owned(),
    }
}
