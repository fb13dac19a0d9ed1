//! Fonts of the system for scripts that the program's own lack, looked for in a job.

use std::sync::Arc;

use crate::app::jobs::JobEvent;
use crate::app::{Notice, Severity, Workspace};
use crate::store::{read_file, system_fonts};
use crate::typeset::{Fonts, covers};

/// A font larger than this is passed over: collections of all scripts take long to read.
const LARGEST: u64 = 40 * 1024 * 1024;

impl Workspace {
    /// Looks for fonts that have the characters `missing`. Each character is looked for once.
    pub fn look_for_fonts(&mut self, missing: &[char]) {
        let fresh: Vec<_> = missing.iter().copied().filter(|c| self.looked_for.insert(*c)).collect();
        if !fresh.is_empty() {
            self.jobs.run(Box::new(move || {
                let (files, missing) = search(fresh);
                JobEvent::Fonts(files, missing)
            }));
        }
    }

    pub(super) fn take_fonts(&mut self, files: Vec<Vec<u8>>, missing: &[char]) {
        self.found_fonts.extend(files.into_iter().map(Arc::from));
        if !missing.is_empty() {
            let mut scripts: Vec<_> = missing.iter().map(|c| script(*c)).collect();
            scripts.sort_unstable();
            scripts.dedup();
            let summary = format!("No font on this machine shows all characters: {}", scripts.join(", "));
            let hint = "Install a font for that script, such as the Noto fonts, and open the article again";
            self.notify(Notice::new(Severity::Warning, summary, hint));
        }
    }
}

/// Adds fonts of the system for the characters `missing`, as far as there are any; whether there were.
pub(super) fn add_for(fonts: &mut Fonts, missing: Vec<char>) -> bool {
    let (files, _) = search(missing);
    let added = files.into_iter().filter(|bytes| fonts.add_font(Arc::from(bytes.as_slice()))).count();
    added > 0
}

/// The fonts that have characters of `missing`, and what none has.
fn search(mut missing: Vec<char>) -> (Vec<Vec<u8>>, Vec<char>) {
    let mut files = Vec::new();
    for path in system_fonts() {
        if missing.is_empty() {
            break;
        }
        // A font that cannot be read is no help; another may do.
        let Ok(bytes) = read_file(&path, LARGEST) else { continue };
        let before = missing.len();
        missing.retain(|c| !covers(&bytes, *c));
        if missing.len() < before {
            files.push(bytes);
        }
    }
    (files, missing)
}

/// The script of a character in words, for those that readers of Arabic articles meet.
fn script(c: char) -> &'static str {
    match c as u32 {
        0x0370..=0x03ff => "Greek",
        0x0400..=0x052f => "Cyrillic",
        0x0530..=0x058f => "Armenian",
        0x0590..=0x05ff => "Hebrew",
        0x0600..=0x06ff | 0x0750..=0x077f | 0x08a0..=0x08ff => "Arabic",
        0x0700..=0x074f => "Syriac",
        0x0900..=0x097f => "Devanagari",
        0x0980..=0x09ff => "Bengali",
        0x0e00..=0x0e7f => "Thai",
        0x1200..=0x139f => "Ethiopic",
        0x2d30..=0x2d7f => "Tifinagh",
        0x3040..=0x30ff => "Japanese",
        0xac00..=0xd7af => "Korean",
        0x4e00..=0x9fff | 0x3400..=0x4dbf | 0x20000..=0x2ffff => "Chinese",
        0x1f000..=0x1faff => "emoji",
        _ => "another script or symbol",
    }
}
