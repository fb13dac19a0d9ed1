//! Public web pages and texts, reported as a table: `MUQABALA_DATA=FOLDER cargo test --test it public_pages -- --nocapture`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use muqabala::formats::{
    Article, ArticleFormat, ArticleOptions, TargetParagraph, read_article, write_article,
};
use muqabala::text::Language;

/// What became of a file.
struct Outcome {
    opened: bool,
    /// Whether it comes back to the byte where nothing is translated.
    round_trip: bool,
    /// Whether it is what is expected; none where that cannot be compared here.
    expected: Option<bool>,
    note: String,
}

/// Pages whose article has more than the text beside them, by choice: a byline ("lwn-1"), and a section that the list's reader mode
/// takes for buttons since "share" stands in its name ("mercurial"). Nothing is missing in either.
const KNOWN: &[&str] = &["html-readability/lwn-1/", "html-readability/mercurial/"];

#[test]
fn public_pages_and_texts_behave_as_their_list_says() {
    let Some(folder) = env::var_os("MUQABALA_DATA").map(PathBuf::from) else { return };
    let folder = folder.join("formats");
    let list = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let mut failed = Vec::new();
    println!("kind                  files  opened  round trip  as expected");
    for (kind, ending) in [
        ("html-readability", "source.html"),
        ("html-omegat", ".html"),
        ("html-charset-omegat", ".html"),
        ("text-omegat", ".txt"),
    ] {
        let files = list.lines().skip(1).filter_map(|line| line.split('\t').next());
        let files = files.filter(|file| file.starts_with(&format!("{kind}/")) && file.ends_with(ending));
        let outcomes: Vec<_> = files.map(|file| (file, outcome(&folder.join(file)))).collect();
        for (file, it) in &outcomes {
            let good = it.opened && it.round_trip && it.expected != Some(false);
            println!("  {file}: {}{}", if good { "" } else { "NOT AS EXPECTED, " }, it.note);
            if !good && !KNOWN.iter().any(|known| file.contains(known)) {
                failed.push(*file);
            }
        }
        let count = |is: fn(&Outcome) -> bool| outcomes.iter().filter(|(_, it)| is(it)).count();
        let (compared, same) = (count(|it| it.expected.is_some()), count(|it| it.expected == Some(true)));
        let (opened, trips) = (count(|it| it.opened), count(|it| it.round_trip));
        println!("{kind:<20}  {:>5}  {opened:>6}  {trips:>10}  {same}/{compared}", outcomes.len());
    }
    assert!(failed.is_empty(), "not as expected: {failed:#?}");
}

fn outcome(path: &Path) -> Outcome {
    let bytes = fs::read(path).unwrap();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let article = match read_article(&name, &bytes, &ArticleOptions::default()) {
        Ok(article) => article,
        Err(error) => {
            let note = error.to_string();
            return Outcome { opened: false, round_trip: false, expected: None, note };
        }
    };
    let encoding = article.decoded.map_or("UTF-8", |decoded| decoded.encoding);
    let targets = vec![TargetParagraph::default(); article.paragraphs.len()];
    let languages = (Language::new("ar"), Language::new("en"));
    let written = write_article(&bytes, encoding, &article.skeleton, &targets, (&languages.0, &languages.1));
    let round_trip = written.is_ok_and(|written| written.bytes == bytes);
    let beside = fs::read(path.with_file_name("expected.html")).ok();
    let (expected, words) = beside.filter(|_| article.skeleton.format == ArticleFormat::Html).map_or_else(
        || (None, String::new()),
        |beside| {
            let (same, note) = compared(&article, &beside);
            (Some(same), note)
        },
    );
    let note = format!("{encoding}, {} paragraphs {words}", article.paragraphs.len());
    Outcome { opened: true, round_trip, expected, note }
}

/// The words of an article against those of a page that holds nothing else. The headline is no part of that one.
fn compared(article: &Article, beside: &[u8]) -> (bool, String) {
    let whole = ArticleOptions { whole_page: true, ..ArticleOptions::default() };
    let wanted = words(&read_article("a.html", beside, &whole).unwrap(), 0);
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let first = article.paragraphs.first().map(|it| squeezed(&it.tags.without(&it.text)));
    let has_headline = first.is_some_and(|first| squeezed(&article.metadata.title).starts_with(&first));
    let found = [0, usize::from(has_headline)].map(|skipped| words(article, skipped));
    let found = found.iter().find(|found| **found == wanted).unwrap_or(&found[1]);
    let mut left = wanted.clone();
    let shared =
        found.iter().filter(|word| left.binary_search(word).map(|at| left.remove(at)).is_ok()).count();
    let share = |all: usize| 100.0 * shared as f64 / all.max(1) as f64;
    let (precision, recall) = (share(found.len()), share(wanted.len()));
    (*found == wanted, format!("precision {precision:.1} %, recall {recall:.1} % of {} words", wanted.len()))
}

/// The words of all paragraphs but the first ones, sorted; where one ends and the next begins does not count for punctuation.
fn words(article: &Article, skipped: usize) -> Vec<String> {
    let mut words = Vec::new();
    for paragraph in article.paragraphs.iter().skip(skipped) {
        let text = paragraph.tags.without(&paragraph.text).into_owned();
        words.extend(text.split_whitespace().map(str::to_owned));
    }
    words.sort();
    words
}
