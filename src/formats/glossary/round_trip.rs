//! Nothing is lost on the way out and in again, and no bytes make a reader panic.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::model::{Entry, EntryId, Extra, Stamp, Term, TermStatus};
use crate::text::Language;

/// Texts with all that formats trip over.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Zàé ]{1,6}",
        "[ء-يَُّ ]{1,8}",
        prop_oneof![
            Just("="),
            Just("+"),
            Just("-"),
            Just("@"),
            Just("'"),
            Just("\""),
            Just(","),
            Just(";"),
            Just("\t"),
            Just("\n"),
            Just("\r\n"),
            Just("|"),
            Just("\\"),
            Just("\\n"),
            Just("#"),
            Just("&"),
            Just("<"),
            Just("]]>"),
            Just("&amp;"),
            Just("  "),
            Just("\u{a0}"),
            Just("\u{200f}"),
            Just("_x0041_"),
            Just("😀"),
            Just("sep=;"),
        ]
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        text(),
        prop_oneof![
            Just("id"),
            Just("ar"),
            Just("en status"),
            Just("status"),
            Just("source"),
            Just("x:y"),
            Just("definition"),
            Just("subjectField"),
            Just("variant"),
            Just("partOfSpeech"),
            Just("normativeAuthorization"),
            Just("administrativeStatus"),
            Just("Arabic"),
            Just("lang:xx"),
            Just("created"),
            Just("note"),
        ]
        .prop_map(str::to_owned),
    ]
}

fn extra() -> impl Strategy<Value = Vec<Extra>> {
    vec((name(), text()), 0..3)
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (text(), prop_oneof![Just(0), -100_000_000_000_000..100_000_000_000_000_i64])
        .prop_map(|(who, at)| Stamp { who, at })
}

fn term() -> impl Strategy<Value = Term> {
    let language =
        prop_oneof![Just("ar"), Just("en"), Just("en-GB"), Just("fr"), Just("sv"), Just("zh-Hant-TW")];
    let status =
        prop_oneof![Just(TermStatus::Preferred), Just(TermStatus::Admitted), Just(TermStatus::Forbidden)];
    let texts = (text(), text(), text(), text(), text(), text());
    let rest = (vec(text(), 0..3), stamp(), stamp(), extra());
    (language, status, texts, rest).prop_map(
        |(language, status, texts, (variants, created, changed, extra))| {
            let (text, part_of_speech, gender, note, source, example) = texts;
            let language = Language::new(language);
            Term {
                language,
                text,
                status,
                part_of_speech,
                gender,
                variants,
                note,
                source,
                example,
                created,
                changed,
                extra,
            }
        },
    )
}

/// A glossary in the form in which it is kept, each entry with a term and a number of its own.
fn glossary() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (1..40_u64, (text(), text(), text()), stamp(), stamp(), vec(term(), 1..4), extra());
    vec(entry, 0..5).prop_map(|entries| {
        let mut all = std::collections::BTreeMap::new();
        for (id, (domain, definition, note), created, changed, terms, extra) in entries {
            let id = EntryId(id);
            let mut entry = Entry { id, domain, definition, note, created, changed, terms, extra };
            entry.tidy();
            if !entry.terms.is_empty() {
                all.insert(id, entry);
            }
        }
        all.into_values().collect()
    })
}

fn there_and_back(format: GlossaryFormat, entries: &[Entry], encoding: Option<&str>) -> Vec<Entry> {
    let languages = (Language::new("ar"), Language::new("en"));
    let options = WriteOptions { languages, encoding: encoding.map(str::to_owned) };
    let (bytes, lost) = write(format, entries, &options).unwrap();
    assert_eq!(lost, [], "{format:?}");
    read(format, &bytes, &ReadOptions::default()).unwrap().0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_through_any_format(entries in glossary()) {
        for format in [GlossaryFormat::Csv, GlossaryFormat::Tsv, GlossaryFormat::Xlsx, GlossaryFormat::Tbx] {
            prop_assert_eq!(&there_and_back(format, &entries, None), &entries, "{:?}", format);
        }
        prop_assert_eq!(&there_and_back(GlossaryFormat::Tsv, &entries, Some("utf-16be")), &entries);
    }

    #[test]
    fn damaged_files_give_entries_or_an_error_but_never_a_panic(
        entries in glossary(),
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let options = WriteOptions { languages: (Language::new("ar"), Language::new("en")), encoding: None };
        for format in GlossaryFormat::ALL {
            let (mut bytes, _) = write(format, &entries, &options).unwrap();
            for (at, byte) in &damage {
                if let Some(place) = bytes.get_mut(at.index(1 << 16)) {
                    *place = *byte;
                }
            }
            bytes.truncate(cut.index(bytes.len().max(1) * 2));
            // Whether it can be read is not the question.
            drop(read(format, &bytes, &ReadOptions::default()));
            drop(preview(format, &bytes, &ReadOptions::default()));
        }
    }

    #[test]
    fn any_bytes_are_taken(bytes in vec(any::<u8>(), 0..200)) {
        for format in GlossaryFormat::ALL {
            drop(read(format, &bytes, &ReadOptions::default()));
        }
    }
}
