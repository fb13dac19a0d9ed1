//! A translator opens an article, whatever it was written with.

use encoding_rs::WINDOWS_1256;
use muqabala::app::{Command, NoticeAction, Reread, Severity};
use muqabala::model::{ParagraphKind, State};
use muqabala::text::Language;

use crate::support::{ARTICLE, Desk, SENTENCES, seen};

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

/// ISO-8859-6 by its table: the letters U+0621 to U+0652 stand at 0xC1, and the Arabic comma at 0xAC.
fn iso_8859_6(text: &str) -> Vec<u8> {
    let byte = |c: char| match u32::from(c) {
        0x60c => 0xac,
        0x61b => 0xbb,
        0x61f => 0xbf,
        code @ 0x621..=0x652 => (code - 0x560) as u8,
        code => u8::try_from(code).unwrap(),
    };
    text.chars().map(byte).collect()
}

#[test]
fn an_article_is_read_right_in_each_encoding() {
    let marked = format!("\u{feff}{ARTICLE}");
    for (name, bytes, encoding) in [
        ("utf8", ARTICLE.as_bytes().to_vec(), "UTF-8"),
        ("utf8-mark", marked.as_bytes().to_vec(), "UTF-8"),
        ("utf16le-mark", utf16(&marked, u16::to_le_bytes), "UTF-16LE"),
        ("utf16be-mark", utf16(&marked, u16::to_be_bytes), "UTF-16BE"),
        ("utf16le", utf16(ARTICLE, u16::to_le_bytes), "UTF-16LE"),
        ("utf16be", utf16(ARTICLE, u16::to_be_bytes), "UTF-16BE"),
        ("windows-1256", WINDOWS_1256.encode(ARTICLE).0.into_owned(), "windows-1256"),
        ("iso-8859-6", iso_8859_6(ARTICLE), "ISO-8859-6"),
    ] {
        let mut desk = Desk::new();
        let path = desk.file(&format!("{name}.txt"), &bytes);
        desk.open_path(&path);
        assert_eq!(desk.sources(), SENTENCES, "{name}");
        let guessed = desk.workspace.notices.shown().iter().any(|n| n.summary.contains(encoding));
        assert_eq!(guessed, !name.contains("utf8") && !name.ends_with("mark"), "{name}");
    }
}

#[test]
fn an_article_is_cut_into_sentences_and_nothing_is_translated_yet() {
    let desk = Desk::with_article();
    assert_eq!(desk.sources(), SENTENCES);
    assert_eq!(desk.states(), [State::NotStarted; 6]);
    assert_eq!(desk.active(), 0);
    let document = desk.document();
    assert_eq!((&document.source, &document.target), (&Language::new("ar"), &Language::new("en")));
    assert_eq!((document.name.as_str(), document.metadata.title.as_str()), ("article.txt", SENTENCES[0]));
    assert!(desk.workspace.notices.shown().is_empty(), "{:?}", desk.workspace.notices.shown());
    assert!(desk.project_path().starts_with(desk.path("data").join("projects")));
}

#[test]
fn blank_lines_and_paragraphs_are_kept() {
    let desk = Desk::with_article();
    let kinds: Vec<_> = desk.document().paragraphs.iter().map(|paragraph| paragraph.kind).collect();
    use ParagraphKind::{Blank, Body};
    assert_eq!(kinds, [Body, Blank, Body, Blank, Body]);
    let places: Vec<_> = desk.document().segments.iter().map(|segment| segment.paragraph).collect();
    assert_eq!(places, [0, 2, 2, 4, 4, 4]);
    assert_eq!(desk.segment(2).lead, " ");
}

#[test]
fn markdown_headings_are_known_without_their_marks() {
    let mut desk = Desk::new();
    let path = desk.file("a.md", "# عودة القطار\n\nوصل القطار.\n\n## الحكاية\n".as_bytes());
    desk.open_path(&path);
    assert_eq!(desk.document().metadata.title, "عودة القطار");
    assert_eq!(desk.sources(), ["عودة القطار", "وصل القطار.", "الحكاية"]);
    let levels: Vec<_> = (0..3).map(|index| desk.document().heading(index)).collect();
    assert_eq!(levels, [Some(1), None, Some(2)]);
}

#[test]
fn a_wrong_guess_is_put_right_by_reading_again_in_another_encoding() {
    let mut desk = Desk::new();
    let path = desk.file("a.txt", &WINDOWS_1256.encode(ARTICLE).0);
    desk.open_path(&path);
    let right = seen(desk.document()).segments;
    desk.act(Command::Reread(Reread { encoding: Some("windows-1252".into()), ..Reread::default() }));
    assert!(!desk.sources().contains(&SENTENCES[1]), "{:?}", desk.sources());
    assert!(desk.notice().summary.contains("windows-1252"));
    desk.act(Command::Reread(Reread { encoding: Some("windows-1256".into()), ..Reread::default() }));
    assert_eq!(desk.sources(), SENTENCES);
    assert_eq!(desk.sources().len(), right.len());
}

#[test]
fn an_encoding_that_nobody_knows_changes_nothing() {
    let mut desk = Desk::with_article();
    let before = seen(desk.document());
    desk.act(Command::Reread(Reread { encoding: Some("utf-99".into()), ..Reread::default() }));
    assert_eq!(seen(desk.document()), before);
    assert!(desk.notice().summary.contains("utf-99"), "{:?}", desk.notice());
}

const WRAPPED: &str = "في صباح يوم الخميس وصل القطار القديم إلى محطة المدينة، وكان\n\
    الأهالي قد تجمعوا منذ الفجر على الرصيف ليستقبلوه بالورود. نزل\n\
    السائق أولا، ثم حيا الحاضرين ورفع قبعته، فصفق له الجميع وقتا\n\
    طويلا. وقال رئيس البلدية في كلمته إن الخط سيعمل كل يوم، وإن\n\
    التذاكر ستكون في متناول الجميع.\n\n\
    أما الأطفال فقد ركضوا بجانب العربات، وعدوا نوافذها واحدة بعد\n\
    أخرى. ضحك العمال من ذلك، وتركوهم يصعدون إلى العربة الأخيرة.\n";

#[test]
fn lines_wrapped_by_hand_are_noticed_and_joined_when_asked() {
    let mut desk = Desk::with_text(WRAPPED);
    assert_eq!(desk.document().paragraphs.len(), 8, "each line is a paragraph at first");
    let notice = desk.notice();
    assert_eq!(notice.action, Some(NoticeAction::JoinLines), "{notice:?}");
    desk.act(Command::FollowNotice(NoticeAction::JoinLines));
    assert_eq!(desk.document().paragraphs.len(), 3);
    assert_eq!(desk.sources().len(), 5);
    let text = WRAPPED.replace("\n\n", "#").replace('\n', " ").replace('#', "\n");
    let first = text.lines().next().unwrap();
    let joined: Vec<_> = desk.document().segments.iter().filter(|s| s.paragraph == 0).collect();
    let rebuilt: String = joined.iter().flat_map(|s| [s.lead.as_str(), s.source.as_str()]).collect();
    assert_eq!(rebuilt, first, "not a character is lost or added");
}

#[test]
fn an_article_that_is_not_wrapped_gets_no_offer() {
    let desk = Desk::with_article();
    assert!(desk.workspace.notices.shown().iter().all(|n| n.action != Some(NoticeAction::JoinLines)));
}

#[test]
fn an_empty_file_opens_and_says_that_it_has_no_text() {
    for text in ["", "\n\n", " \u{a0}\n"] {
        let desk = Desk::with_text(text);
        assert_eq!(desk.document().segments.len(), 0, "{text:?}");
        assert_eq!(desk.notice().severity, Severity::Warning);
        assert!(desk.notice().summary.contains("no text"));
    }
}

#[test]
fn commands_on_an_article_without_segments_do_nothing() {
    let mut desk = Desk::with_text("");
    for command in [
        Command::Confirm { remember: true },
        Command::CopySource,
        Command::Merge,
        Command::Split { source_at: 0, target_at: 0 },
        Command::ToggleLock,
        Command::Undo,
        Command::Redo,
    ] {
        desk.act(command);
    }
    assert_eq!(desk.document().segments.len(), 0);
}

#[test]
fn what_is_no_article_is_refused_with_a_notice() {
    for (name, bytes, words) in [
        ("a.docx", &b"PK\x03\x04rest of an archive"[..], "Word document"),
        ("a.pdf", b"%PDF-1.7 rest", "PDF"),
        ("a.bin", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 0x90, 0xff, 0xfe, 1, 2, 3, 4], "binary"),
        ("a.mqb", b"not a project at all, only a text of that name", "Muqabala"),
    ] {
        let mut desk = Desk::new();
        let path = desk.file(name, bytes);
        desk.open_path(&path);
        assert!(desk.workspace.open.is_none(), "{name}");
        let notice = desk.notice();
        assert_eq!(notice.severity, Severity::Error);
        assert!(notice.text().contains(words) && notice.text().contains(name), "{}", notice.text());
        assert!(!notice.hint.is_empty());
        assert!(!desk.workspace.opening);
    }
}

#[test]
fn a_file_or_project_that_is_not_there_is_named_in_the_notice() {
    for name in ["gone.txt", "gone.mqb", "no-folder/gone.txt"] {
        let mut desk = Desk::new();
        let path = desk.path(name);
        desk.open_path(&path);
        assert!(desk.workspace.open.is_none());
        let text = desk.notice().text();
        assert!(text.contains("could not be opened") && text.contains("moved or renamed"), "{text}");
    }
}

#[test]
fn characters_that_break_layout_are_cleaned_from_files_pastes_and_input() {
    let foul = "سطر\u{2029}ثان\u{0}\u{85}ثالث\u{1f}رابع\u{1c}خامس";
    let expected = ["سطر", "ثان", "ثالث رابع", "خامس"];
    assert_eq!(Desk::with_text(foul).sources(), expected);
    let mut desk = Desk::new();
    desk.act(Command::OpenText { name: "Pasted text".into(), text: foul.into() });
    assert_eq!(desk.sources(), expected);
    let selection = muqabala::text::Selection::caret(0);
    desk.act(Command::Insert { text: "a\u{2028}b\u{0}c".into(), selection });
    assert_eq!(desk.targets()[0], "a\nbc");
}

#[test]
fn a_paste_without_text_opens_nothing() {
    let mut desk = Desk::with_article();
    desk.act(Command::OpenText { name: "Pasted text".into(), text: " \n".into() });
    assert_eq!(desk.sources(), SENTENCES, "what was open stays open");
    assert!(desk.notice().summary.contains("no text"));
}

#[test]
fn english_and_french_are_translated_into_arabic() {
    for (text, language, first) in [
        (
            "The train came back to the city. It was met with flowers, and the mayor spoke.",
            "en",
            "The train came back to the city.",
        ),
        (
            "Le train est revenu dans la ville. Les habitants l'ont salué avec des fleurs.",
            "fr",
            "Le train est revenu dans la ville.",
        ),
    ] {
        let mut desk = Desk::with_text(text);
        let document = desk.document();
        assert_eq!((&document.source, &document.target), (&Language::new(language), &Language::new("ar")));
        assert_eq!((desk.sources().len(), desk.sources()[0]), (2, first));
        desk.translate("عاد القطار إلى المدينة.");
        assert_eq!((desk.targets()[0], desk.active()), ("عاد القطار إلى المدينة.", 1));
    }
}

#[test]
fn languages_can_be_set_right_and_that_can_be_undone() {
    let mut desk = Desk::with_article();
    desk.translate("The old train returns");
    let before = seen(desk.document());
    desk.act(Command::SetLanguages { source: Language::new("ar"), target: Language::new("fr") });
    assert_eq!(desk.document().target, Language::new("fr"));
    assert_eq!((desk.targets()[0], desk.active()), ("The old train returns", 1));
    desk.undo();
    assert_eq!(seen(desk.document()), before);
}

#[test]
fn the_bytes_of_the_article_stay_in_the_project() {
    let bytes = WINDOWS_1256.encode(ARTICLE).0.into_owned();
    let mut desk = Desk::new();
    let path = desk.file("a.txt", &bytes);
    desk.open_path(&path);
    desk.act(Command::SetLanguages { source: Language::new("ar"), target: Language::new("fr") });
    let document = desk.document().id;
    let project = desk.project_path();
    desk.act(Command::Close);
    let opened = muqabala::store::load_for_reading(&project).unwrap();
    let source = opened.file.source(document).unwrap().expect("the bytes are there");
    assert_eq!((source.bytes, source.encoding.as_str()), (bytes, "windows-1256"));
}

#[test]
fn the_sample_opens_with_a_part_of_its_translation_and_a_glossary() {
    let mut desk = Desk::new();
    desk.act(Command::OpenSample);
    assert!(desk.workspace.notices.shown().is_empty(), "{:?}", desk.workspace.notices.shown());
    let progress = desk.workspace.open.as_ref().unwrap().lookups.progress();
    assert!(progress.done > 0 && progress.done < progress.total);
    let done: Vec<_> =
        desk.document().segments.iter().map(|segment| segment.status.state.is_done()).collect();
    assert_eq!(
        done.iter().position(|done| !done),
        Some(desk.active()),
        "the caret stands where the work goes on"
    );
    let changed = "my own words";
    desk.translate(changed);
    desk.act(Command::OpenSample);
    assert!(desk.targets().iter().any(|target| target.contains(changed)), "it is not made anew");
}

fn reread(encoding: Option<&str>, join: Option<bool>) -> Command {
    Command::Reread(Reread { encoding: encoding.map(str::to_owned), join, ..Reread::default() })
}

/// A desk with [`WRAPPED`] in windows-1256 that was translated a bit.
fn wrapped() -> Desk {
    let mut desk = Desk::new();
    let path = desk.file("wrapped.txt", &WINDOWS_1256.encode(WRAPPED).0);
    desk.open_path(&path);
    desk
}

#[test]
fn joining_keeps_the_encoding_and_an_encoding_keeps_the_lines_joined() {
    for reopened in [false, true] {
        let again = |desk: Desk| if reopened { desk.reopen() } else { desk };
        let mut desk = again(wrapped());
        desk.act(reread(Some("windows-1252"), None));
        let mut desk = again(desk);
        desk.act(Command::SetLanguages { source: Language::new("ar"), target: Language::new("fr") });
        desk.act(Command::FollowNotice(NoticeAction::JoinLines));
        assert_eq!(desk.document().paragraphs.len(), 3, "{:?}", desk.notice());
        assert!(!desk.sources()[0].contains("صباح"), "it is still read as windows-1252");
        assert_eq!(desk.document().target, Language::new("fr"));
        let mut desk = again(desk);
        desk.act(reread(Some("windows-1256"), None));
        assert_eq!((desk.document().paragraphs.len(), desk.sources().len()), (3, 5));
        assert!(desk.sources()[0].contains("صباح"));
        desk.undo();
        desk.act(reread(None, Some(false)));
        assert_eq!(desk.document().paragraphs.len(), 8);
        assert!(!desk.sources()[0].contains("صباح"), "what was undone is undone");
    }
}

#[test]
fn a_second_reading_says_what_is_strange_about_it() {
    let mut desk = wrapped();
    for shown in desk.workspace.notices.shown().to_vec() {
        desk.act(Command::DismissNotice(shown.id));
    }
    desk.act(reread(Some("utf-8"), None));
    let notices = desk.workspace.notices.shown();
    assert!(notices.iter().any(|n| n.summary.contains("not valid UTF-8")), "{notices:?}");
}

#[test]
fn a_reopened_project_still_has_the_bytes_of_its_article() {
    let mut desk = wrapped().reopen();
    std::fs::remove_file(desk.path("wrapped.txt")).unwrap();
    desk.act(reread(None, Some(true)));
    assert_eq!((desk.document().paragraphs.len(), desk.sources().len()), (3, 5));
    desk.act(Command::OpenSample);
    desk.act(reread(None, Some(true)));
    assert!(desk.notice().summary.contains("does not hold the file"), "{:?}", desk.notice());
}
