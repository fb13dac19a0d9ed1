//! The review round by way of a workbook.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use muqabala::app::{BilingualOptions, Command, Format, ReviewChoice};
use muqabala::store::write_atomic;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::round::{TARGETS, all_columns, changes, export, import, problems, translated};
use crate::support::Desk;

/// Changes the parts of a workbook.
fn change(path: &Path, change: impl Fn(&str, String) -> String, more: &[(&str, &str)]) {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        out.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        out.write_all(change(&name, text).as_bytes()).unwrap();
    }
    for (name, text) in more {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    write_atomic(path, &out.finish().unwrap().into_inner()).unwrap();
}

fn replaced(path: &Path, pairs: &[(&str, &str)]) {
    change(path, |_, text| pairs.iter().fold(text, |text, (old, new)| text.replace(old, new)), &[]);
}

#[test]
fn edits_notes_and_states_of_a_workbook_are_taken() {
    let mut desk = translated();
    let path = export(&mut desk, Format::Xlsx, all_columns());
    replaced(&path, &[("arrived at", "reached")]);
    let diff = import(&mut desk, &path);
    assert_eq!(changes(&diff), [(2, "The train reached the station yesterday morning.", false)]);
    assert_eq!(problems(&desk, &diff), []);
    desk.act(Command::TakeReview(ReviewChoice::all(&diff)));
    assert_eq!(desk.targets()[1], "The train reached the station yesterday morning.");
}

#[test]
fn comments_on_cells_become_notes() {
    let mut desk = translated();
    let path = export(&mut desk, Format::Xlsx, all_columns());
    let comments = "<comments><authors><author>Mona</author></authors><commentList><comment ref=\"C4\" authorId=\"0\">\
        <text><r><t>Which </t></r><r><t>people?</t></r></text></comment></commentList></comments>";
    change(&path, |_, text| text, &[("xl/comments1.xml", comments)]);
    let diff = import(&mut desk, &path);
    let found: Vec<_> = diff
        .comments
        .iter()
        .map(|it| (it.number, it.comment.author.as_str(), it.comment.text.as_str()))
        .collect();
    assert_eq!(found, [(3, "Mona", "Which people?")]);
}

#[test]
fn what_goes_wrong_in_a_workbook_is_told() {
    let mut desk = translated();
    let mut check = |name: &str, damage: &dyn Fn(&Path), expected: &[(&'static str, usize)]| {
        let path = export(&mut desk, Format::Xlsx, all_columns());
        replaced(&path, &[("arrived at", "reached")]);
        damage(&path);
        let diff = import(&mut desk, &path);
        let mut told = problems(&desk, &diff);
        told.sort_unstable();
        assert_eq!(told, expected, "{name}");
        let two = changes(&diff).iter().any(|it| it.0 == 2);
        assert!(two, "{name}: {diff:?}");
    };
    let row = |text: String, number: usize, new: &str| {
        let start = text.find(&format!("<row r=\"{number}\"")).unwrap();
        let end = start + text[start..].find("</row>").unwrap() + "</row>".len();
        format!("{}{new}{}", &text[..start], &text[end..])
    };
    let in_sheet = |path: &Path, edit: &dyn Fn(String) -> String| {
        change(path, |name, text| if name == "xl/worksheets/sheet1.xml" { edit(text) } else { text }, &[]);
    };
    check("a row is deleted", &|path| in_sheet(path, &|text| row(text, 5, "")), &[("missing", 4)]);
    check("the source is edited", &|path| replaced(path, &[("خمسين", "ستين")]), &[("source", 4)]);
    check("a translation is emptied", &|path| replaced(path, &[(TARGETS[3], "")]), &[("emptied", 4)]);
    check(
        "cells are merged",
        &|path| {
            in_sheet(path, &|text| {
                text.replace(
                    "</sheetData>",
                    "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"C5:C6\"/></mergeCells>",
                )
            });
        },
        &[("joined", 4), ("joined", 5)],
    );
    check(
        "a row is added",
        &|path| {
            in_sheet(path, &|text| {
                let new =
                    "<row r=\"90\"><c r=\"C90\" t=\"inlineStr\"><is><t>More</t></is></c></row></sheetData>";
                text.replace("</sheetData>", new)
            });
        },
        &[("added", 0)],
    );
}

#[test]
fn a_workbook_that_is_sorted_is_still_known() {
    let mut desk = translated();
    let path = export(&mut desk, Format::Xlsx, BilingualOptions { identity: true, ..all_columns() });
    change(
        &path,
        |name, text| {
            if name != "xl/worksheets/sheet1.xml" {
                return text;
            }
            // The cells of rows 3 and 7 change places, as sorting does it.
            let swap =
                |text: String, from: &str, to: &str| text.replace(&format!("{from}\""), &format!("{to}\""));
            let mut text = text;
            for column in ["A", "B", "C", "D", "E", "F"] {
                text = swap(text, &format!("r=\"{column}3"), &format!("r=\"{column}X"));
                text = swap(text, &format!("r=\"{column}7"), &format!("r=\"{column}3"));
                text = swap(text, &format!("r=\"{column}X"), &format!("r=\"{column}7"));
            }
            let (three, seven) = (text.find("<row r=\"3\"").unwrap(), text.find("<row r=\"7\"").unwrap());
            let end = |start: usize| start + text[start..].find("</row>").unwrap() + 6;
            let (one, two) = (text[three..end(three)].to_owned(), text[seven..end(seven)].to_owned());
            let (a, b) =
                (one.replace("<row r=\"3\"", "<row r=\"7\""), two.replace("<row r=\"7\"", "<row r=\"3\""));
            [&text[..three], &b, &text[end(three)..seven], &a, &text[end(seven)..]].concat()
        },
        &[],
    );
    replaced(&path, &[("arrived at", "reached")]);
    let diff = import(&mut desk, &path);
    assert_eq!(changes(&diff), [(2, "The train reached the station yesterday morning.", false)]);
    assert!(problems(&desk, &diff).iter().all(|(word, _)| *word == "moved"), "{:?}", diff.problems);
}

#[test]
fn a_cell_that_begins_like_a_formula_is_a_text() {
    let mut desk = Desk::with_article();
    desk.translate("=1+1");
    desk.translate("- said he");
    let path = export(&mut desk, Format::Xlsx, all_columns());
    assert_eq!(import(&mut desk, &path).changes, []);
    let mut archive = ZipArchive::new(Cursor::new(fs::read(&path).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut text).unwrap();
    assert!(!text.contains("<f>"), "{text}");
    let path =
        export(&mut desk, Format::Csv, BilingualOptions { numbers: false, ..BilingualOptions::default() });
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.starts_with("\u{feff}ar,en\n") && text.contains(",'=1+1\n") && text.contains(",'- said he\n"),
        "{text}"
    );
}
