//! What the program looks up in the system's own folders: fonts, and what windowing needs.

use std::fs;
use std::path::{Path, PathBuf};

use super::StoreError;

/// Folders are searched this deep.
const DEPTH: usize = 4;

/// The font files of the system and of the user.
///
/// Upright ones of normal weight come first, and of these the Noto fonts: they cover most scripts and go with ours.
pub fn system_fonts() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in font_folders() {
        collect(&folder, DEPTH, &mut found);
    }
    found.sort_by_cached_key(|path| font_rank(path));
    found
}

/// The dynamic loader's cache, in which each library that it can find is named; none where it has no such file.
pub fn loader_cache() -> Option<Vec<u8>> {
    fs::read("/etc/ld.so.cache").ok()
}

/// Whether a driver for software or hardware graphics is where Linux systems keep them; true where that is not known.
pub fn has_graphics_driver() -> bool {
    let folders =
        ["/usr/lib/x86_64-linux-gnu/dri", "/usr/lib/aarch64-linux-gnu/dri", "/usr/lib64/dri", "/usr/lib/dri"];
    let holds_driver = |folder: &Path| {
        fs::read_dir(folder).is_ok_and(|files| {
            files.flatten().any(|file| file.file_name().to_string_lossy().ends_with("_dri.so"))
        })
    };
    !Path::new("/usr/lib/x86_64-linux-gnu").is_dir()
        || folders.iter().any(|folder| holds_driver(Path::new(folder)))
}

/// The user's home folder.
pub fn home() -> Option<PathBuf> {
    directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

/// The user's folder for documents, or else the home folder.
pub fn documents_folder() -> Option<PathBuf> {
    let dirs = directories::UserDirs::new()?;
    Some(dirs.document_dir().unwrap_or_else(|| dirs.home_dir()).to_owned())
}

/// Opens a file with the program that the system has for it, without waiting for that.
pub fn open_with_system(path: &Path) -> std::io::Result<()> {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let quiet = std::process::Stdio::null;
    let mut command = std::process::Command::new(program);
    command.arg(path).stdin(quiet()).stdout(quiet()).stderr(quiet());
    command.spawn().map(drop)
}

/// The paths that begin like `start`, folders with a separator at their end; at most twenty, in order.
pub fn paths_beginning(start: &Path) -> Vec<String> {
    let text = start.to_string_lossy();
    let (folder, begun) = if text.ends_with(['/', '\\']) {
        (start, String::new())
    } else {
        (
            start.parent().unwrap_or(start),
            start.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        )
    };
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<_> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&begun))
        .filter(|entry| !begun.is_empty() || !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| {
            let end = if entry.path().is_dir() { std::path::MAIN_SEPARATOR_STR } else { "" };
            format!("{}{end}", entry.path().display())
        })
        .collect();
    found.sort();
    found.truncate(20);
    found
}

/// The files of a folder and of the folders in it, hidden ones left out, in order; an error where it cannot be read.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let read = |path: &Path| -> std::io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(path)?.collect::<std::io::Result<Vec<_>>>()?;
        let shown = |entry: &fs::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
        Ok(entries.iter().filter(|entry| shown(entry)).map(fs::DirEntry::path).collect())
    };
    let all = read(folder).map_err(|error| StoreError::File { source: error, path: folder.to_owned() })?;
    let (folders, mut files): (Vec<_>, Vec<_>) = all.into_iter().partition(|path| path.is_dir());
    // A folder inside that may not be read has no files for us.
    files
        .extend(folders.iter().flat_map(|path| read(path).unwrap_or_default()).filter(|path| path.is_file()));
    files.sort();
    Ok(files)
}

/// Makes a folder and those above it, where they are not there.
pub fn make_folder(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder).map_err(|source| StoreError::File { source, path: folder.to_owned() })
}

/// A file that is written to as the program runs, such as a log.
pub fn create_log(path: &Path) -> std::io::Result<Box<dyn std::io::Write + Send>> {
    Ok(Box::new(std::io::BufWriter::new(fs::File::create(path)?)))
}

fn font_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
        "C:\\Windows\\Fonts",
    ]
    .iter()
    .map(PathBuf::from)
    .collect();
    if let Some(dirs) = directories::UserDirs::new() {
        folders.extend(dirs.font_dir().map(Path::to_owned));
        folders.push(dirs.home_dir().join(".fonts"));
    }
    folders
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    // A folder that is not there or cannot be read has no fonts for us.
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && depth > 0 {
            collect(&path, depth - 1, found);
        } else if is_font(&path) {
            found.push(path);
        }
    }
}

fn font_rank(path: &Path) -> (bool, bool) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let fancy = ["bold", "italic", "oblique", "light", "thin", "black", "medium", "condensed", "mono"];
    (fancy.iter().any(|word| name.contains(word)), !name.starts_with("noto"))
}

fn is_font(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("ttf" | "otf" | "ttc"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_completed_within_their_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("مقالات")).unwrap();
        fs::File::create(folder.path().join("مقال.txt")).unwrap();
        let found = paths_beginning(&folder.path().join("مق"));
        assert_eq!(found.len(), 2);
        assert!(found.iter().any(|path| path.ends_with(std::path::MAIN_SEPARATOR)));
        assert!(paths_beginning(&folder.path().join("x")).is_empty());
    }

    #[test]
    fn fonts_are_found_below_a_folder_by_their_ending() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("a/b")).unwrap();
        for name in ["a/b/X.TTF", "a/y.otf", "a/readme.txt"] {
            fs::File::create(folder.path().join(name)).unwrap();
        }
        let mut found = Vec::new();
        collect(folder.path(), DEPTH, &mut found);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn upright_fonts_of_normal_weight_come_first() {
        let mut names = ["NotoSans-Bold.ttf", "Arial.ttf", "DejaVuSans-Oblique.ttf", "NotoSans-Regular.ttf"]
            .map(PathBuf::from);
        names.sort_by_cached_key(|path| font_rank(path));
        let [first, second, ..] = names;
        assert_eq!((first, second), (PathBuf::from("NotoSans-Regular.ttf"), PathBuf::from("Arial.ttf")));
    }
}
