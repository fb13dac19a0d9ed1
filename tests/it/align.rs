//! A text and its translation are aligned on the command line.

use std::ffi::OsString;
use std::path::Path;

use muqabala::cli::{Invocation, run};

const SOURCE: &str = "وصل وفد من منظمة UNESCO إلى دمشق يوم 12 مارس. والتقى الوفد وزير الثقافة.\n\
    وكان الطقس باردا. ويعود الوفد إلى باريس يوم 15 مارس.\n";
const TARGET: &str = "A delegation of UNESCO arrived in Damascus on 12 March and met the minister of culture.\n\
    The delegation returns to Paris on 15 March.\n";

struct Done {
    code: u8,
    out: String,
    err: String,
}

/// Runs a command; `@name` stands for a file of the folder.
fn muqabala(folder: &Path, line: &[&str]) -> Done {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = std::iter::once("muqabala").chain(line.iter().copied());
    let words = words.map(|word| match word.strip_prefix('@') {
        Some(name) => folder.join(name).into_os_string(),
        None => OsString::from(word),
    });
    let Invocation::Done(code) = run(words, &mut out, &mut err) else { panic!("it opens a window") };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Done { code, out: text(out), err: text(err) }
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("ar.txt", SOURCE), ("en.txt", TARGET)] {
        muqabala::store::write_atomic(&folder.path().join(name), text.as_bytes()).unwrap();
    }
    folder
}

#[test]
fn beads_are_printed_with_numbers_and_confidence() {
    let folder = folder();
    let done = muqabala(folder.path(), &["align", "@ar.txt", "@en.txt"]);
    let beads: Vec<_> = done.out.lines().filter_map(|line| line.rsplit_once('\t')).collect();
    assert_eq!(beads.first().map(|bead| bead.0), Some("0,1\t0"), "{}", done.err);
    let numbers = |column: usize| -> Vec<usize> {
        let cells = beads.iter().filter_map(|bead| bead.0.split('\t').nth(column));
        cells.flat_map(|cell| cell.split(',')).filter_map(|number| number.parse().ok()).collect()
    };
    assert_eq!((numbers(0), numbers(1)), (vec![0, 1, 2, 3], vec![0, 1]), "each once and in order");
    for (_, confidence) in beads {
        assert!((0.0..=1.0).contains(&confidence.parse::<f32>().unwrap()));
    }
    assert_eq!(done.code, 0);
}

#[test]
fn lines_are_segments_where_that_is_said_and_a_table_has_the_texts() {
    let folder = folder();
    let done = muqabala(folder.path(), &["align", "@ar.txt", "@en.txt", "--lines", "--format", "tsv"]);
    let (sources, targets): (Vec<_>, Vec<_>) = (SOURCE.lines().collect(), TARGET.lines().collect());
    let lines: Vec<_> = done.out.lines().map(|line| line.rsplit_once('\t').unwrap().0.to_owned()).collect();
    let expected: Vec<_> = sources.iter().zip(&targets).map(|(s, t)| format!("{s}\t{t}")).collect();
    assert_eq!(lines, expected, "{}", done.err);
}

#[test]
fn pairs_of_a_folder_are_aligned_and_what_is_left_out_is_told() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("pairs")).unwrap();
    let files = [
        ("day.ar.txt", SOURCE),
        ("day.en.txt", TARGET),
        ("alone_ar.txt", SOURCE),
        ("en-night.txt", ""),
        ("ar-night.txt", SOURCE),
    ];
    for (name, text) in files {
        muqabala::store::write_atomic(&folder.path().join("pairs").join(name), text.as_bytes()).unwrap();
    }
    let done = muqabala(folder.path(), &["align", "@pairs", "-o", "@out", "--format", "tsv"]);
    assert_eq!(done.code, 1, "{}", done.err);
    let alone = muqabala(folder.path(), &["align", "@ar.txt", "@en.txt", "--format", "tsv"]);
    let written = std::fs::read_to_string(folder.path().join("out/day.tsv")).unwrap();
    assert_eq!(written, alone.out);
    assert!(done.out.starts_with("day\t4 and 2 segments, "), "{}", done.out);
    assert!(done.err.contains("alone_ar.txt"), "{}", done.err);
    let none = muqabala(folder.path(), &["align", "@out", "-o", "@out"]);
    assert!(none.code == 3 && none.err.contains("name.ar.txt"), "{}", none.err);
    assert_eq!(muqabala(folder.path(), &["align", "@pairs"]).code, 2);
    assert_eq!(muqabala(folder.path(), &["align", "@ar.txt"]).code, 2);
}

#[test]
fn glossaries_and_dictionaries_help() {
    let folder = folder();
    let put = |name: &str, text: &str| {
        muqabala::store::write_atomic(&folder.path().join(name), text.as_bytes()).unwrap();
    };
    // Without anything known of the words, only the lengths speak.
    put("a.txt", "درفيل كبير جدا\nغملج صغير للغاية\nبخنق\n");
    put("b.txt", "A small blorp indeed\nA hood\n");
    put("g.csv", "ar,en\nغملج,blorp\nبخنق,hood\nدرفيل,dolphin\n");
    put("d.tsv", "غملج\tblorp\nبخنق\thood\n");
    for help in [["--glossary", "@g.csv"], ["--dictionary", "@d.tsv"]] {
        let done = muqabala(folder.path(), &["align", "@a.txt", "@b.txt", "--lines", help[0], help[1]]);
        let known = done.out.lines().find_map(|line| line.strip_prefix("2\t1\t"));
        let confidence: f64 = known.unwrap_or_default().parse().unwrap_or(0.0);
        assert!(confidence > 0.9, "{} {}", done.out, done.err);
    }
    let missing = muqabala(folder.path(), &["align", "@a.txt", "@b.txt", "--dictionary", "@none.tsv"]);
    assert_eq!(missing.code, 3);
    assert!(missing.err.contains("none.tsv"), "{}", missing.err);
}
