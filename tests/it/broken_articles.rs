//! Damaged pages, Markdown and texts: whatever the bytes are, they are read or refused, and written back.
//!
//! `MUQABALA_SLOW=1 MUQABALA_DATA=FOLDER cargo test --test it broken_articles -- --nocapture` does the same 10,000 times with public files.

use std::path::{Path, PathBuf};
use std::{env, fs};

use muqabala::formats::{ArticleOptions, TargetParagraph, read_article, write_article};
use muqabala::text::Language;

const PAGE: &str = "<!DOCTYPE html><html lang=ar dir='rtl'><head><meta charset=\"utf-8\"><title>عودة &amp; قطار</title>\
    <style>p{text-align:right}</style></head><body><!-- c --><h1>عودة</h1><p>وصل <b><i>القطار</i></b>&nbsp;<br>ثم<br><br>عاد\
    <img src=a alt='x'><ul><li>أ<li>ب</ul><table><tr><td>1<td>2</table><pre>a\n b</pre><script>var a='<p>';</script></body></html>";
const MARKDOWN: &str = "---\ntitle: x\n---\n# عنوان *مائل*\n\n> قال **نعم\n> ثم** `a\n> b`\n\n- [x] أول\n  1. ثان  \n     x\n\n| a | b |\n|--|:-:|\n\
    | **1** | \\| |\n\n```\ncode\n```\n\n[l](u \"t\") ![p](q) <br> [^1]\n\n[^1]: حاشية\n";
const TEXT: &str = "\u{feff}أول سطر. وجملة.\r\n\r\n\tثان\u{85}ثالث\u{2028}رابع";

/// Numbers that look like chance and are the same in each run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

/// A copy with a few bytes changed, taken out, doubled, put elsewhere or cut off.
fn damaged(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=chance.below(6) {
        let at = chance.below(out.len());
        let end = (at + 1 + chance.below(40)).min(out.len());
        match chance.below(7) {
            0 => out.truncate(at),
            1 => drop(out.drain(at..end)),
            2 => {
                let piece = out.get(at..end).unwrap_or_default().to_vec();
                let to = chance.below(out.len());
                out.splice(to..to, piece);
            }
            3 => {
                let signs: &[&[u8]] = &[
                    b"<", b">", b"\"", b"&", b"<!--", b"</", b"<b>", b"\0", b"\xff", b"\n", b"|", b"*",
                    b"<p>",
                ];
                let sign = signs[chance.below(signs.len())];
                out.splice(at..at, sign.iter().copied());
            }
            _ => {
                if let Some(byte) = out.get_mut(at) {
                    *byte = u8::try_from(chance.below(256)).unwrap();
                }
            }
        }
    }
    out
}

/// Reads the bytes and writes them with their own text as the translation, and without one.
fn survive(name: &str, bytes: &[u8], whole_page: bool) {
    let options = ArticleOptions { whole_page, ..ArticleOptions::default() };
    let Ok(article) = read_article(name, bytes, &options) else { return };
    assert_eq!(article.paragraphs.len(), article.skeleton.places.len());
    let encoding = article.decoded.map_or("UTF-8", |decoded| decoded.encoding);
    let (from, to) = (Language::new("ar"), Language::new("en"));
    for translated in [false, true] {
        let target = |paragraph: &muqabala::formats::Paragraph| TargetParagraph {
            text: translated.then(|| paragraph.text.clone()),
            tags: paragraph.tags.clone(),
            turned: None,
        };
        let targets: Vec<_> = article.paragraphs.iter().map(target).collect();
        let written = write_article(bytes, encoding, &article.skeleton, &targets, (&from, &to)).unwrap();
        if !translated {
            assert_eq!(written.bytes, bytes, "{name} came back changed");
        }
    }
}

#[test]
fn damaged_articles_are_read_and_written() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for (name, sample) in [("a.html", PAGE), ("a.md", MARKDOWN), ("a.txt", TEXT)] {
        for round in 0..400 {
            survive(name, &damaged(sample.as_bytes(), &mut chance), round % 2 == 0);
        }
    }
}

#[test]
fn ten_thousand_damaged_public_files_are_read_and_written() {
    let Some(folder) = env::var_os("MUQABALA_DATA").map(PathBuf::from) else { return };
    if env::var_os("MUQABALA_SLOW").is_none() {
        return;
    }
    let list = fs::read_to_string(folder.join("formats").join("MANIFEST.tsv")).unwrap();
    let names = list.lines().filter_map(|line| line.split('\t').next());
    let ending =
        |name: &str| Path::new(name).extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let files: Vec<_> = names
        .filter(|name| matches!(ending(name).as_str(), "html" | "htm" | "xhtml" | "txt" | "md"))
        .filter_map(|name| {
            Some((format!("a.{}", ending(name)), fs::read(folder.join("formats").join(name)).ok()?))
        })
        .collect();
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mut slowest = (std::time::Duration::ZERO, 0);
    for round in 0..10_000 {
        let (name, bytes) = &files[round % files.len()];
        let bytes = damaged(bytes, &mut chance);
        let since = std::time::Instant::now();
        survive(name, &bytes, round / files.len() % 2 == 0);
        slowest = slowest.max((since.elapsed(), round));
    }
    println!("10000 mutations of {} files; the slowest took {:?}", files.len(), slowest.0);
}
