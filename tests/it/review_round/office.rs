//! `LibreOffice` as the reviewer's program: what it saves comes back whole. Skipped where it is not installed.

use std::path::{Path, PathBuf};
use std::process::Command as Process;

use muqabala::app::{BilingualLayout, BilingualOptions, Format, Unit};

use super::Paper;
use super::round::{all_columns, changes, export, import, problems, translated};
use crate::support::Desk;

/// The file as `LibreOffice` saves it; none where it is not there.
fn saved_again(desk: &Desk, path: &Path) -> Option<PathBuf> {
    let (profile, out) = (desk.path("office"), desk.path("again"));
    let extension = path.extension()?.to_str()?;
    let done = Process::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", extension, "--outdir"])
        .args([&out, path])
        .output()
        .ok()?;
    let file = out.join(path.file_name()?);
    assert!(file.is_file(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(file)
}

#[test]
fn documents_that_libreoffice_saved_come_back_whole() {
    let mut desk = translated();
    for (format, options) in [
        (Format::Docx, all_columns()),
        (Format::Docx, BilingualOptions { unit: Unit::Paragraph, ..BilingualOptions::default() }),
        (Format::Docx, BilingualOptions { layout: BilingualLayout::Interlinear, ..all_columns() }),
        (Format::Xlsx, all_columns()),
    ] {
        let path = export(&mut desk, format, options.clone());
        if format == Format::Docx {
            let mut paper = Paper::open(&path);
            for part in paper.rows.iter_mut().chain([&mut paper.head, &mut paper.tail]) {
                *part = part.replace("arrived at", "reached");
            }
            paper.save(&path);
        }
        let Some(again) = saved_again(&desk, &path) else { return };
        let diff = import(&mut desk, &again);
        let two = (2, "The train reached the station yesterday morning.", false);
        let expected = if format == Format::Docx { vec![two] } else { vec![] };
        assert_eq!(changes(&diff), expected, "{format:?} {options:?}");
        assert_eq!(problems(&desk, &diff), [], "{format:?} {options:?}");
    }
}
