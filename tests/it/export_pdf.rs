//! A translator sends a PDF: both texts beside or above each other, or the translation as an article.
//!
//! What other programs say of the file is asked where they are installed (`pdftotext`, `pdffonts`, `qpdf`).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use muqabala::app::{BilingualLayout, BilingualOptions, Command, Export, Format, Layout, Move, Severity};

use crate::support::Desk;

/// Mixed lines, brackets, quotation marks, final stops, numbers, a kashida, vowel marks.
const ARTICLE: &str = "عودة القطار القديم (2024)\n\n\
    وصل قطار Orient Express إلى المحطة صباح أمس (12/3/2024). استقبله 35% من الأهالي بالورود!\n\n\
    قالت هيئة «السكك»: \"مُسَلَّمٌ بهِ، كـــريمٌ\" إلى الأبد؟\n";

/// The translations of its segments.
const ENGLISH: [&str; 4] = [
    "The return of the old train (2024)",
    "The Orient Express reached the station yesterday morning (12/3/2024).",
    "35% of the people (الأهالي) received it with roses!",
    "The railways’ board said: “accepted, generous” for ever?",
];

/// A desk with the Arabic article and its English translation, or the other way round.
fn translated(from_arabic: bool) -> Desk {
    let english = ENGLISH.join("\n\n");
    let mut desk = Desk::with_text(if from_arabic { ARTICLE } else { &english });
    let arabic: Vec<String> = sentences();
    let translations = if from_arabic { ENGLISH.map(str::to_owned).to_vec() } else { arabic };
    assert_eq!(desk.sources().len(), translations.len());
    for (index, translation) in translations.into_iter().enumerate() {
        desk.act(Command::Go(Move::Number(index + 1)));
        desk.type_text(&translation);
    }
    desk
}

/// The segments of the Arabic article.
fn sentences() -> Vec<String> {
    let desk = Desk::with_text(ARTICLE);
    desk.sources().into_iter().map(str::to_owned).collect()
}

fn export(desk: &mut Desk, layout: Layout, options: BilingualOptions) -> PathBuf {
    let path = desk.path("out.pdf");
    desk.act(Command::Export(Export { options, ..Export::new(layout, Format::Pdf, path.clone()) }));
    let told = desk.workspace.notices.shown().last().cloned().unwrap();
    assert_eq!(told.severity, Severity::Success, "{told:?}");
    path
}

/// What a program prints about a file; none where it is not installed.
fn said_by(program: &str, options: &[&str], path: &Path, rest: &[&str]) -> Option<String> {
    let output = Process::new(program).args(options).arg(path).args(rest).output().ok()?;
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The words of a text: runs of letters and digits, without those that have vowel marks, which `pdftotext -raw` takes apart. It puts
/// signs between texts of two directions where its own rules have them.
fn words(text: &str) -> Vec<String> {
    let is_mark = |c: char| matches!(c, '\u{64b}'..='\u{65f}');
    let is_control = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}');
    let plain: Vec<_> = text.split_whitespace().filter(|word| !word.contains(is_mark)).collect();
    let plain = plain.join(" ").replace(is_control, "");
    let words = plain.split(|c: char| !c.is_alphanumeric() && c != 'ـ').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Whether `words` are in `text` one behind the other, where other words may stand between them.
fn holds_in_order(text: &[String], words: &[String]) -> Result<(), String> {
    let mut rest = text.iter();
    words.iter().try_for_each(|word| {
        let found = rest.by_ref().any(|found| found == word);
        found.then_some(()).ok_or_else(|| format!("{word:?} is not there in its place: {text:?}"))
    })
}

fn interlinear() -> BilingualOptions {
    BilingualOptions { layout: BilingualLayout::Interlinear, ..BilingualOptions::default() }
}

#[test]
fn other_programs_find_every_word_in_order() {
    for from_arabic in [true, false] {
        let mut desk = translated(from_arabic);
        for (layout, options) in [
            (Layout::Bilingual, BilingualOptions::default()),
            (Layout::Bilingual, interlinear()),
            (Layout::Target, BilingualOptions::default()),
        ] {
            let path = export(&mut desk, layout, options);
            // In the order in which the file has them: the source of a row, then its translation.
            let Some(text) = said_by("pdftotext", &["-raw"], &path, &["-"]) else { return };
            let mut expected = Vec::new();
            for (source, target) in desk.sources().into_iter().zip(desk.targets()) {
                if layout == Layout::Bilingual {
                    expected.extend(words(source));
                }
                expected.extend(words(target));
            }
            assert_eq!(holds_in_order(&words(&text), &expected), Ok(()), "{layout:?}");
        }
    }
}

#[test]
fn vowel_marks_stay_on_their_letters() {
    let mut desk = translated(false);
    let path = export(&mut desk, Layout::Target, BilingualOptions::default());
    let Some(text) = said_by("pdftotext", &[], &path, &["-"]) else { return };
    for word in ["مُسَلَّمٌ", "كـــريمٌ", "الأهالي", "إلى"] {
        assert!(text.contains(word), "{word}: {text}");
    }
}

#[test]
fn the_file_is_whole_and_its_fonts_are_in_it() {
    let mut desk = translated(true);
    for layout in [Layout::Bilingual, Layout::Target] {
        let path = export(&mut desk, layout, BilingualOptions::default());
        assert!(fs::read(&path).unwrap().starts_with(b"%PDF-"));
        if let Some(said) = said_by("qpdf", &["--check"], &path, &[]) {
            assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
        }
        if let Some(fonts) = said_by("pdffonts", &[], &path, &[]) {
            // Name, type, encoding, then: embedded, subset, with a table of the letters.
            let rows: Vec<_> = fonts.lines().skip(2).collect();
            assert!(!rows.is_empty() && rows.iter().all(|row| row.contains("yes yes yes")), "{fonts}");
        }
        if let Some(info) = said_by("pdfinfo", &[], &path, &[]) {
            assert!(info.contains("Tagged:          yes"), "{info}");
        }
    }
}

#[test]
fn the_title_is_the_first_heading_and_the_language_that_of_the_text() {
    let mut desk = translated(true);
    let path = export(&mut desk, Layout::Target, BilingualOptions::default());
    let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
    assert!(text.contains("The return of the old train"), "the bookmark");
    assert!(text.contains("/Lang(en)") || text.contains("/Lang (en)"));
}
