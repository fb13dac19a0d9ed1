//! Damaged files: every reader gets thousands of them and must neither panic nor hang nor eat the memory.
//!
//! A few hundred of each in the ordinary run; `MUQABALA_SLOW=1` makes 10,000 of each, and as many of the files below
//! `$MUQABALA_DATA/formats`.

use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;
use std::{env, fs, thread};

use muqabala::formats::glossary::{self, GlossaryFormat, ReadOptions};
use muqabala::formats::memory::{TableReader, TmxReader};
use muqabala::formats::{
    ArticleOptions, Bilingual, BilingualLayout, BilingualOptions, Cell, Column, PairOptions, Row, TagsShown,
    TargetParagraph, bilingual, dictionary, docx, read_article, read_pairs, review, srx, write_article,
};
use muqabala::text::{Language, TagTable};

/// A reader that needs longer than this for one small file hangs.
const HANGS_AFTER: Duration = Duration::from_mins(1);
/// A reader that fills more than this runs away; other tests run at the same time.
const MOST_MEMORY: usize = 4 << 30;
const ORDINARY: u64 = 300;
const SLOW: u64 = 10_000;

/// A reader, and the endings of the files that it reads.
struct Reader {
    name: &'static str,
    endings: &'static [&'static str],
    read: fn(&str, &[u8]),
}

const READERS: &[Reader] = &[
    Reader { name: "article", endings: &["txt", "md", "html", "htm", "docx"], read: article },
    Reader { name: "glossary", endings: &["csv", "tsv", "xlsx", "tbx", "txt"], read: glossary_file },
    Reader { name: "memory", endings: &["tmx", "tsv", "csv"], read: memory },
    Reader { name: "pairs", endings: &["csv", "tsv", "xlsx", "tmx", "docx"], read: pairs },
    Reader { name: "review", endings: &["docx", "xlsx"], read: review },
    Reader { name: "rules", endings: &["srx"], read: rules },
    Reader { name: "dictionary", endings: &["index", "tsv"], read: dictionary_file },
];

#[test]
fn damaged_files_of_our_own_break_no_reader() {
    let count = if is_slow() { SLOW } else { ORDINARY };
    let samples = samples();
    for reader in READERS {
        let own: Vec<_> = samples.iter().filter(|(name, _)| is_for(reader, name)).cloned().collect();
        assert!(!own.is_empty(), "{} has no sample", reader.name);
        attack(reader, own, count);
    }
}

#[test]
fn damaged_public_files_break_no_reader() {
    let Some(folder) = env::var_os("MUQABALA_DATA").map(PathBuf::from).filter(|_| is_slow()) else { return };
    let folder = folder.join("formats");
    let list = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let files = || list.lines().skip(1).filter_map(|line| line.split('\t').next());
    for reader in READERS {
        let of_reader = files().filter(|file| is_for(reader, file));
        let all: Vec<_> = of_reader
            .filter_map(|file| Some((file.to_owned(), fs::read(folder.join(file)).ok()?)))
            .filter(|(_, bytes)| bytes.len() < 300_000)
            .collect();
        if !all.is_empty() {
            attack(reader, all, SLOW);
        }
    }
}

fn is_slow() -> bool {
    env::var_os("MUQABALA_SLOW").is_some()
}

fn is_for(reader: &Reader, name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| reader.endings.contains(&ending.to_lowercase().as_str()))
}

#[expect(clippy::disallowed_methods, reason = "a reader that hangs must not hang the test")]
#[expect(clippy::print_stdout, reason = "the figure of the heavy run")]
/// Reads `count` damaged files on a thread of its own, which tells each step; silence is a hang.
fn attack(reader: &'static Reader, samples: Vec<(String, Vec<u8>)>, count: u64) {
    let (steps, heard) = sync_channel::<(u64, String)>(16);
    let worker = thread::spawn(move || {
        for seed in 0..count {
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678_9abc_def1);
            let (name, sample) = &samples[dice.below(samples.len())];
            let damaged = damaged(sample, &samples[dice.below(samples.len())].1, &mut dice);
            steps.send((seed, name.clone())).ok();
            (reader.read)(name, &damaged);
        }
    });
    let mut last = (0, String::new());
    loop {
        match heard.recv_timeout(HANGS_AFTER) {
            Ok(step) => {
                let memory = resident();
                assert!(
                    memory < MOST_MEMORY,
                    "{} eats {memory} bytes before mutation {}",
                    reader.name,
                    step.0
                );
                last = step;
            }
            Err(RecvTimeoutError::Timeout) => {
                panic!("{} hangs at mutation {} of {}", reader.name, last.0, last.1)
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    assert!(worker.join().is_ok(), "{} panics at mutation {} of {}", reader.name, last.0, last.1);
    println!("{}: {count} damaged files", reader.name);
}

/// The memory that the process holds, in bytes; 0 where the system does not say it.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    status.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or(0) * 4096
}

fn article(name: &str, bytes: &[u8]) {
    let options = ArticleOptions {
        whole_page: bytes.len().is_multiple_of(2),
        join: bytes.len().is_multiple_of(3),
        encoding: None,
    };
    let Ok(article) = read_article(name, bytes, &options) else { return };
    // What was read can be written again, with a translation in every second paragraph.
    let encoding = article.decoded.map_or("", |decoded| decoded.encoding);
    let target = |(at, it): (usize, &muqabala::formats::Paragraph)| TargetParagraph {
        text: (at % 2 == 0).then(|| it.text.clone()),
        tags: it.tags.clone(),
        turned: None,
    };
    let targets: Vec<_> = article.paragraphs.iter().enumerate().map(target).collect();
    let (from, to) = (Language::new("ar"), Language::new("en"));
    write_article(bytes, encoding, &article.skeleton, &targets, (&from, &to)).ok();
}

fn glossary_file(name: &str, bytes: &[u8]) {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let Some(format) = GlossaryFormat::of_extension(ending) else { return };
    glossary::read(format, bytes, &ReadOptions::default()).ok();
    glossary::preview(format, bytes, &ReadOptions::default()).ok();
}

fn memory(name: &str, bytes: &[u8]) {
    if name.ends_with("tmx") {
        let Ok(mut reader) = TmxReader::new(bytes, None) else { return };
        while let Ok(Some(entry)) = reader.next_entry() {
            entry.units(None, None);
        }
    } else if let Ok(mut reader) = TableReader::new(bytes, None) {
        while let Ok(Some(_)) = reader.next_unit(None) {}
    }
}

fn pairs(name: &str, bytes: &[u8]) {
    read_pairs(name, bytes, PairOptions::default()).ok();
}

fn review(_: &str, bytes: &[u8]) {
    let Ok(reviewed) = review::read(bytes) else { return };
    let texts = |text: &str| vec![(TagsShown::Formatted, text.to_owned())];
    let segment = |id: u64| review::Exported {
        id,
        number: id as usize,
        source: texts("قال نعم"),
        target: texts("He said yes"),
        ..review::Exported::default()
    };
    review::compare(reviewed, 7, &[segment(1), segment(2), segment(3)]).ok();
}

fn rules(_: &str, bytes: &[u8]) {
    let Ok((read, _)) = srx::read(bytes) else { return };
    let mut cutter = srx::Cutter::new(&read, "ar");
    cutter.cut(
        "قال د. علي: نعم. Then, e.g. Mr. Smith said 3.5% no! (Yes.) aaaaaaaaaaaaaaaaaaaaaaaa",
        &TagTable::default(),
    );
    srx::write(&read).ok();
}

fn dictionary_file(name: &str, bytes: &[u8]) {
    if name.ends_with("index") {
        let text = dictionary::unpack_dictzip(bytes)
            .unwrap_or_else(|_| "نص القاموس كله هنا".repeat(40).into_bytes());
        dictionary::read_dictd(name, bytes, text).ok();
    } else {
        dictionary::read_dictionary_table(name, bytes).ok();
    }
}

/// A small generator of numbers (splitmix64), so that each mutation has a number by which it can be made again.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count.max(1) as u64) as usize
    }
}

/// Pieces that readers trip over.
const TOKENS: &[&[u8]] = &[
    b"<",
    b">",
    b"&",
    b"\"",
    b"</",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"&#0;",
    b"&#x110000;",
    b"&lol9;",
    b"<?xml version=\"1.0\" encoding=\"utf-16\"?>",
    b"PK\x03\x04",
    b"\t",
    b"\n",
    b",",
    b"=",
    b"-1",
    b"99999999999999999999",
    b"<w:p>",
    b"<w:tbl>",
    b"<a><a><a><a><a><a>",
    b"(",
    b"(a+)+$",
    b"[[[",
    b"\\",
    b"{1000}{1000}",
    b"\xd9",
    b"\xf0\x9f",
    b"\xe2\x80\xae",
    b"<0/>",
    b"<1>",
    b"</1>",
    b"../../",
    b"sep=\n",
    b"\"\"",
    b"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\"><!ENTITY lol9 \"&b;&b;\">]>",
];

/// A file with one to four things wrong; inside an archive half of the time.
fn damaged(sample: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    if sample.starts_with(b"PK") && dice.below(2) == 0 {
        return damaged_archive(sample, dice).unwrap_or_else(|| sample.to_vec());
    }
    let mut bytes = sample.to_vec();
    for _ in 0..=dice.below(4) {
        damage(&mut bytes, other, dice);
    }
    bytes
}

fn damage(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    if bytes.is_empty() {
        bytes.extend_from_slice(TOKENS[dice.below(TOKENS.len())]);
        return;
    }
    let at = dice.below(bytes.len());
    let end = (at + 1 + dice.below(200)).min(bytes.len());
    match dice.below(9) {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => bytes.truncate(at),
        2 => drop(bytes.drain(at..end)),
        3 => {
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        4 => {
            let token = TOKENS[dice.below(TOKENS.len())];
            let times = if dice.below(20) == 0 { 5000 } else { 1 + dice.below(3) };
            bytes.splice(at..at, token.repeat(times));
        }
        5 => {
            let to = dice.below(bytes.len());
            bytes.swap(at, to);
        }
        6 => {
            let from = dice.below(other.len());
            let piece = other[from..(from + dice.below(400)).min(other.len())].to_vec();
            bytes.splice(at..end, piece);
        }
        7 => bytes[at] = dice.next() as u8,
        _ => {
            // A size or an offset that says too much.
            for byte in &mut bytes[at..end.min(at + 4)] {
                *byte = 0xff;
            }
        }
    }
}

/// The archive with one part damaged, doubled, left out, swollen or named out of its place.
fn damaged_archive(sample: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(sample)).ok()?;
    let chosen = dice.below(archive.len());
    let how = dice.below(8);
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..archive.len() {
        let mut name = archive.name_for_index(at)?.ok()?.into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut archive.by_index(at).ok()?, &mut bytes).ok()?;
        if at == chosen {
            match how {
                0 => continue,
                1 => bytes.clear(),
                2 => name = format!("../../{name}"),
                3 => bytes = bytes.repeat(1 + dice.below(30)),
                4 => bytes.extend(std::iter::repeat_n(b' ', 30_000_000)),
                5 => {
                    let deep = dice.below(bytes.len());
                    bytes.splice(deep..deep, b"<w:sdt><w:sdtContent>".repeat(20_000));
                }
                _ => {
                    for _ in 0..=dice.below(5) {
                        let copy = bytes.clone();
                        damage(&mut bytes, &copy, dice);
                    }
                }
            }
        }
        // A name that is there already is no archive any more; then the sample stays whole.
        out.start_file(name, options).ok()?;
        out.write_all(&bytes).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}

/// A small file of each kind.
fn samples() -> Vec<(String, Vec<u8>)> {
    let page = "<!doctype html><html lang=ar dir=rtl><head><title>عنوان</title><meta charset=utf-8></head><body><nav>قائمة</nav>\
        <article><h1>عنوان</h1><p>قال <b>الوزير</b>: «نعم». ثم <a href=\"x\">ذهب</a>.</p><ul><li>أول<li>ثان</ul>\
        <table><tr><td>خلية<td>cell</table><pre>x  y</pre><script>1<2</script></article></body></html>";
    let tmx = "<?xml version=\"1.0\"?><!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx version=\"1.4\"><header creationtool=\"x\" \
        creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"ar\" datatype=\"plaintext\"/><body>\
        <tu tuid=\"1\" creationdate=\"20240102T030405Z\"><note>n</note><prop type=\"x-context-pre\">قبل</prop><tuv xml:lang=\"ar\"><seg>قال \
        <bpt i=\"1\" x=\"1\">&lt;b></bpt>نعم<ept i=\"1\">&lt;/b></ept>&#x2028;<ph/></seg></tuv><tuv xml:lang=\"en\"><seg>He said \
        <hi>yes</hi><it pos=\"begin\">x</it></seg></tuv></tu></body></tmx>";
    let srx = "<?xml version=\"1.0\"?><srx xmlns=\"http://www.lisa.org/srx20\" xmlns:okpsrx=\"http://okapi.sf.net/srx-extensions\" \
        version=\"2.0\"><header segmentsubflows=\"yes\" cascade=\"yes\"><formathandle type=\"end\" include=\"yes\"/>\
        <okpsrx:options useIcu4jBreakRules=\"yes\"/></header><body><languagerules><languagerule languagerulename=\"a\">\
        <rule break=\"no\"><beforebreak>\\b(Mr|د|e\\.\\s?g)\\.</beforebreak><afterbreak>\\s(?!\\p{Lu})</afterbreak></rule>\
        <rule break=\"no\"><beforebreak>(a|b)\\1\\.</beforebreak><afterbreak>\\h*+</afterbreak></rule>\
        <rule break=\"yes\"><beforebreak>[.?!؟\\u061F&amp;&amp;[^\\d]]+</beforebreak><afterbreak>\\s</afterbreak></rule>\
        </languagerule></languagerules><maprules><languagemap languagepattern=\"[aA][rR].*\" languagerulename=\"a\"/></maprules></body></srx>";
    let tbx = "<?xml version=\"1.0\"?><tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"ar\"><text><body><conceptEntry id=\"c1\">\
        <descrip type=\"subjectField\">نقل</descrip><langSec xml:lang=\"ar\"><termSec><term>قطار</term><termNote type=\"partOfSpeech\">noun\
        </termNote></termSec></langSec><langSec xml:lang=\"en\"><termSec><term>train</term></termSec></langSec></conceptEntry></body></text></tbx>";
    let text = "عنوان\n\nقال د. علي: «نعم». ثم ذهب!\r\n# Heading\n- **bold** [link](x) `code` <1>tag</1>\n```\ncode\n```\n";
    let csv = "ar,en,status,note\nقطار,train,preferred,\"a \"\"b\"\"\nc\"\n'=1,-2,,\n";
    let mut files: Vec<(String, Vec<u8>)> = [
        ("a.txt", text),
        ("a.md", text),
        ("a.html", page),
        ("a.tmx", tmx),
        ("a.srx", srx),
        ("a.tbx", tbx),
        ("a.csv", csv),
        ("a.tsv", "# \\t is a tab, \\n a line break and \\\\ a backslash\nar\ten\nقطار\ttrain\\nline\n"),
        ("a.index", "00-database-info\tA\tB\nقطار\tBA\tCD\n"),
    ]
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .into();
    files.push(("utf16.txt".to_owned(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()));
    files.push(("a.xlsx".to_owned(), workbook()));
    files.push(("a.docx".to_owned(), word()));
    files.extend(reviewed());
    files
}

/// Files as they go to a reviewer.
fn reviewed() -> [(String, Vec<u8>); 3] {
    let (ar, en) = (Language::new("ar"), Language::new("en"));
    let row = |id: u64| Row {
        id,
        number: id as usize,
        source: Cell::plain("قال نعم", ar.direction()),
        target: Cell::plain("He said yes", en.direction()),
        paragraph_start: id != 3,
        note: "n".to_owned(),
        ..Row::default()
    };
    let column =
        |language: &Language| Column { language: language.clone(), heading: language.name().to_owned() };
    let mut input = Bilingual {
        title: "عنوان".to_owned(),
        title_language: ar.clone(),
        metadata: Vec::new(),
        label_language: en.clone(),
        rows: vec![row(1), row(2), row(3)],
        project: 7,
        options: BilingualOptions { states: true, notes: true, ..BilingualOptions::default() },
        source: column(&ar),
        target: column(&en),
        source_first: true,
        author: String::new(),
        program: String::new(),
        date: "2026-11-24".to_owned(),
    };
    let table = docx::write(&input).unwrap();
    let sheet = bilingual::xlsx(&input).unwrap();
    input.options.layout = BilingualLayout::Interlinear;
    let paragraphs = docx::write(&input).unwrap();
    [("table.docx", table), ("paragraphs.docx", paragraphs), ("sheet.xlsx", sheet)]
        .map(|(name, bytes)| (name.to_owned(), bytes))
}

fn workbook() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in [["ar", "en", "note"], ["قطار", "train", ""], ["=جمع", "sum", "3"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *cell).unwrap();
        }
    }
    sheet.write_number(5, 2, 3.5).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// A Word document with what articles have: styles, tags, a table, a note, a comment, a tracked change, a field.
fn word() -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let document = format!(
        "{HEAD}<w:document {SPACES}><w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr>\
         <w:t>عنوان</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">قال </w:t></w:r><w:ins w:id=\"1\"><w:r>\
         <w:t>نعم</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>لا</w:delText></w:r></w:del><w:hyperlink r:id=\"rId9\"><w:r><w:t>رابط</w:t>\
         </w:r></w:hyperlink><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE\
         </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p><w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr><w:tc><w:p><w:r>\
         <w:t>خلية كاملة</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>whole cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr><w:bidi/>\
         </w:sectPr></w:body></w:document>"
    );
    let types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
         </Types>"
    );
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let rels = format!(
        "{HEAD}<Relationships xmlns=\"{relations}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/>\
         </Relationships>"
    );
    let more = format!(
        "{HEAD}<Relationships xmlns=\"{relations}\"><Relationship Id=\"rId1\" Type=\"{office}/styles\" Target=\"styles.xml\"/><Relationship \
         Id=\"rId2\" Type=\"{office}/footnotes\" Target=\"footnotes.xml\"/><Relationship Id=\"rId9\" Type=\"{office}/hyperlink\" \
         Target=\"http://x\" TargetMode=\"External\"/></Relationships>"
    );
    let styles = format!(
        "{HEAD}<w:styles {SPACES}><w:style w:type=\"paragraph\" w:styleId=\"Normal\" w:default=\"1\"><w:pPr><w:bidi/></w:pPr></w:style><w:style \
         w:type=\"paragraph\" w:styleId=\"Heading1\"><w:basedOn w:val=\"Normal\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>"
    );
    let notes = format!(
        "{HEAD}<w:footnotes {SPACES}><w:footnote w:id=\"2\"><w:p><w:r><w:t>حاشية</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", types),
        ("_rels/.rels", rels),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", more),
        ("word/styles.xml", styles),
        ("word/footnotes.xml", notes),
    ] {
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}
