//! Texts of our own in every encoding, and public samples where they lie ready.

use encoding_rs::{ISO_8859_6, WINDOWS_1252, WINDOWS_1256};

use super::*;

const LONG: &str = "تتغير طرق العمل في كل جيل، ولا يعرف أحد كيف تكون المدارس بعد خمسين سنة. يقول بعض الباحثين إن القراءة\n\
    الطويلة ستبقى، لأن الفهم يحتاج إلى وقت؛ فهل نترك للآلة أن تقرأ عنا؟ لا أظن ذلك أبدا، ولو طال الزمن.\n";
const SHORT: &str = "الموازنة العامة للدولة";
const FRENCH: &str =
    "L'été dernier, les élèves étaient déjà rentrés à l'école; où êtes-vous allés, à Noël?\n";
const ENGLISH: &str = "It\u{2019}s \u{201c}only\u{201d} a caf\u{e9} \u{2013} nothing else.\n";

fn check(bytes: &[u8], text: &str, encoding: &str, guessed: bool) {
    let expected = Decoded { text: text.to_owned(), encoding: encoding_name(encoding), guessed, replaced: 0 };
    assert_eq!(decode(bytes, None).unwrap(), expected);
}

fn encoding_name(label: &str) -> &'static str {
    Encoding::for_label(label.as_bytes()).unwrap().name()
}

fn little(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn big(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

#[test]
fn unicode_is_recognised_with_and_without_a_mark() {
    for text in [LONG, SHORT, FRENCH, ENGLISH, "a", "نص 2026\r\n"] {
        check(text.as_bytes(), text, "utf-8", false);
        check(format!("\u{feff}{text}").as_bytes(), text, "utf-8", false);
        check(&little(&format!("\u{feff}{text}")), text, "utf-16le", false);
        check(&big(&format!("\u{feff}{text}")), text, "utf-16be", false);
        check(&little(text), text, "utf-16le", true);
        check(&big(text), text, "utf-16be", true);
    }
    check(b"", "", "utf-8", false);
}

#[test]
fn arabic_code_pages_are_told_apart() {
    for text in [
        LONG,
        SHORT,
        "قال الرئيس إن الحكومة ستنظر في الأمر",
        "هل نمت؟",
        "أين ذهبت؟",
        "دور المياه في الزراعة",
        "مرحبا بكم في هذا الموقع الجديد",
    ] {
        let (windows, ..) = WINDOWS_1256.encode(text);
        check(&windows, text, "windows-1256", true);
        let (iso, ..) = ISO_8859_6.encode(text);
        check(&iso, text, "iso-8859-6", true);
    }
    let mixed = "The <b>Arabic</b> word كتاب, and the phrase في البيت الأبيض – “so”.";
    let (windows, ..) = WINDOWS_1256.encode(mixed);
    check(&windows, mixed, "windows-1256", true);
}

#[test]
fn western_text_stays_western() {
    for text in [FRENCH, ENGLISH, "Die Größe der Bücher überrascht; schöne Grüße.", "El niño comió mañana."]
    {
        let (bytes, ..) = WINDOWS_1252.encode(text);
        check(&bytes, text, "windows-1252", true);
    }
}

#[test]
fn text_of_other_scripts_is_left_to_the_detector() {
    let russian = "В лесу было тихо, и никто не знал, куда ушли дети.";
    let hebrew = "הילדים הלכו אל היער ואיש לא ידע לאן.";
    let greek = "Το βιβλίο είναι εδώ";
    let chinese = "孩子们去了森林，没有人知道他们去了哪里。";
    for (text, label) in
        [(russian, "windows-1251"), (hebrew, "windows-1255"), (greek, "windows-1253"), (chinese, "gbk")]
    {
        let (bytes, ..) = Encoding::for_label(label.as_bytes()).unwrap().encode(text);
        check(&bytes, text, label, true);
    }
}

#[test]
fn a_few_damaged_bytes_do_not_change_the_encoding() {
    let mut bytes = LONG.as_bytes().to_vec();
    bytes.remove(1);
    let decoded = decode(&bytes, None).unwrap();
    assert_eq!((decoded.encoding, decoded.guessed, decoded.replaced), ("UTF-8", true, 1));
}

#[test]
fn a_choice_is_obeyed() {
    let (bytes, ..) = WINDOWS_1256.encode(LONG);
    let forced = decode(&bytes, Some("arabic")).unwrap();
    assert_eq!((forced.encoding, forced.guessed), ("ISO-8859-6", false));
    assert!(forced.replaced > 0);
    assert_eq!(decode(&bytes, Some("cp1256")).unwrap().text, LONG);
    let error = decode(&bytes, Some("cp720")).unwrap_err().to_string();
    assert!(error.starts_with("the encoding \"cp720\" is not known"), "{error}");
    for (name, _) in encodings() {
        assert_eq!(decode(b"", Some(name)).unwrap().encoding, *name);
    }
}

#[test]
fn other_files_are_refused_by_name() {
    for (bytes, what) in [
        (b"PK\x03\x04rest".as_slice(), "Word document"),
        (b"%PDF-1.7", "PDF"),
        (b"\x7fELF\x01\x02\x03\x04\x05\x06\x07", "binary"),
        (&[0; 64], "binary"),
    ] {
        let error = decode(bytes, None).unwrap_err().to_string();
        assert!(error.contains(what) && error.contains("UTF-8"), "{error}");
    }
    let large = vec![b'a'; MAX_BYTES + 1];
    assert!(matches!(decode(&large, None), Err(ReadError::TooLarge { .. })));
}

/// Reads the samples of chardet and uchardet, whose name of file or folder is the encoding. `MUQABALA_DATA` names their
/// folder; they are not part of the project, and without them nothing is measured.
#[test]
fn public_samples_are_read_in_their_encoding() {
    let Some(root) = std::env::var_os("MUQABALA_DATA").map(std::path::PathBuf::from) else { return };
    let Ok(manifest) = std::fs::read_to_string(root.join("formats/MANIFEST.tsv")) else { return };
    let mut wrong = Vec::new();
    let mut read = 0;
    for path in
        manifest.lines().filter_map(|line| line.split('\t').next()).filter(|path| path.starts_with("enc-"))
    {
        let Some(expected) = expected(path) else { continue };
        let decoded = decode(&std::fs::read(root.join("formats").join(path)).unwrap(), None);
        read += 1;
        if decoded.as_ref().map(|decoded| decoded.encoding).ok() != Some(expected) {
            wrong.push(format!("{path}: {:?}", decoded.map(|decoded| decoded.encoding)));
        }
    }
    println!("{} of {read} right", read - wrong.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The encoding of a sample of Arabic, English or French text, by its path.
fn expected(path: &str) -> Option<&'static str> {
    [
        ("utf-8", "UTF-8"),
        ("utf-16.be", "UTF-16BE"),
        ("windows-1256", "windows-1256"),
        ("iso-8859-6", "ISO-8859-6"),
        ("iso-8859-1.", "windows-1252"),
    ]
    .into_iter()
    .find(|(part, _)| path.contains(part))
    .map(|(_, name)| name)
}
