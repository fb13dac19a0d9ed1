//! Where the program keeps its files, and names for new projects.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::text::slice;

use super::StoreError;

/// Names another data folder: for a portable installation, and for tests.
const HOME: &str = "MUQABALA_HOME";

/// The longest stem of a file name in bytes; some file systems allow 143 in all, and `SQLite` adds to it.
const LONGEST: usize = 110;

/// So many restore points are kept of each project.
const RESTORE_POINTS: usize = 10;

/// Names that Windows keeps for devices, whatever follows the first dot.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The folders of one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    data: PathBuf,
}

impl Folders {
    /// The folders of the user who runs the program; the environment variable `MUQABALA_HOME` overrides them.
    pub fn of_user() -> Result<Self, StoreError> {
        if let Some(home) = std::env::var_os(HOME).filter(|home| !home.is_empty()) {
            return Ok(Self::at(Path::new(&home)));
        }
        let folders = directories::ProjectDirs::from("", "", "Muqabala").ok_or(StoreError::NoHome)?;
        Ok(Self::at(folders.data_dir()))
    }

    /// A fresh folder among the system's temporary ones, for a user without a home. It stays when the program ends: the work
    /// of the user is in it.
    pub fn temporary() -> Self {
        let named = tempfile::Builder::new().prefix("muqabala-").tempdir();
        // Where none can be made, neither can anything be written: that is said when it is tried.
        let folder =
            named.map_or_else(|_| tempfile::env::temp_dir().join("muqabala"), tempfile::TempDir::keep);
        Self::at(&folder)
    }

    /// All folders below `data`.
    pub fn at(data: &Path) -> Self {
        Self { data: data.to_owned() }
    }

    /// The data folder; it may not exist yet.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The folder of projects that were given no place.
    pub fn projects(&self) -> PathBuf {
        self.data.join("projects")
    }

    /// Makes the folder of such projects where it is not there yet.
    pub fn make_projects(&self) -> Result<PathBuf, StoreError> {
        let folder = self.projects();
        fs::create_dir_all(&folder).map_err(StoreError::file(&folder))?;
        Ok(folder)
    }

    /// The file of the settings.
    pub fn settings_file(&self) -> PathBuf {
        self.data.join("settings.json")
    }

    /// The file of the keys, which is there only where the user has agreed to it.
    pub fn keys_file(&self) -> PathBuf {
        self.data.join("keys.json")
    }

    /// The log of what was sent to machines.
    pub fn sent_log_file(&self) -> PathBuf {
        self.data.join("sent-to-machines.jsonl")
    }

    /// The count of the characters that were sent in the running month.
    pub fn monthly_use_file(&self) -> PathBuf {
        self.data.join("machine-use.json")
    }

    /// The file of the recent projects.
    pub fn recent_file(&self) -> PathBuf {
        self.data.join("recent.json")
    }

    /// The project of the built-in sample; neither it nor its folder may exist yet.
    pub fn sample_path(&self) -> PathBuf {
        self.projects().join("Sample.mqb")
    }

    /// The index of a memory at `path` in some languages, which is kept here; none where there is none.
    pub fn read_index(&self, path: &Path, languages: &str) -> Option<Vec<u8>> {
        fs::read(self.index_file(path, languages)).ok()
    }

    /// Keeps the index of a memory.
    pub fn write_index(&self, path: &Path, languages: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let file = self.index_file(path, languages);
        let folder = self.data.join("indexes");
        fs::create_dir_all(&folder).map_err(StoreError::file(&folder))?;
        super::write_atomic(&file, bytes)
    }

    fn index_file(&self, path: &Path, languages: &str) -> PathBuf {
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let hash = super::memory_file::hash_of_text(&format!("{}\n{languages}", place.display()));
        self.data.join("indexes").join(format!("{} {hash:016x}.index", safe_stem(&name)))
    }

    /// Where the next restore point of a project goes, the oldest of those beyond ten taken away; none where
    /// no folder can be made for it.
    pub fn restore_point(&self, project: &Path, now_ms: i64) -> Option<PathBuf> {
        let folder = self.data.join("restore");
        fs::create_dir_all(&folder).ok()?;
        let stem = safe_stem(&project.file_stem()?.to_string_lossy());
        let prefix = format!("{stem} ~");
        let mut kept: Vec<_> = fs::read_dir(&folder)
            .ok()?
            .flatten()
            .map(|file| file.path())
            .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix)))
            .collect();
        kept.sort();
        while kept.len() >= RESTORE_POINTS {
            // One that cannot be taken away does no harm.
            fs::remove_file(kept.remove(0)).ok();
        }
        Some(folder.join(format!("{prefix}{now_ms}.mqb")))
    }

    /// Whether a path is that of a restore point.
    pub fn is_restore_point(&self, path: &Path) -> bool {
        path.starts_with(self.data.join("restore"))
    }

    /// A path in the projects folder that is nobody else's: an empty file is made there, which
    /// [`ProjectFile::create`](super::ProjectFile::create) then fills. `name` may be any text.
    pub fn fresh_project_path(&self, name: &str) -> Result<PathBuf, StoreError> {
        let folder = self.make_projects()?;
        let stem = safe_stem(name);
        for number in 1_u32.. {
            let name = if number == 1 { format!("{stem}.mqb") } else { format!("{stem} {number}.mqb") };
            let path = folder.join(name);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(_) => return Ok(path),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(StoreError::file(&path)(error)),
            }
        }
        Err(StoreError::Exists { path: folder })
    }
}

/// Whether a project of this name (without its ending) may have got it by [`Folders::fresh_project_path`] of an article's name.
pub fn is_named_after(project: &str, article: &str) -> bool {
    let number = project.strip_prefix(safe_stem(article).as_str());
    number.is_some_and(|rest| {
        let digits = rest.strip_prefix(' ').unwrap_or("x");
        rest.is_empty() || (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// A file name without its ending that every system takes, as near to `name` as can be.
fn safe_stem(name: &str) -> String {
    let mut stem = String::new();
    for c in name.chars().filter(|&c| !is_invisible(c)) {
        let c = if c.is_control() || "<>:\"/\\|?*".contains(c) { ' ' } else { c };
        if !(c.is_whitespace() && stem.ends_with(' ')) {
            stem.push(if c.is_whitespace() { ' ' } else { c });
        }
    }
    let ends = [' ', '.'];
    let stem = stem.trim_matches(ends);
    let stem = slice(stem, 0..stem.floor_char_boundary(LONGEST)).trim_end_matches(ends);
    let device = stem.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    match stem {
        "" => "Project".to_owned(),
        stem if DEVICES.contains(&device.as_str()) => format!("_{stem}"),
        stem => stem.to_owned(),
    }
}

/// Direction marks and the like; two names that differ in them look the same. Joiners are part of words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_safe_for_every_system() {
        for (name, stem) in [
            ("مقال الوزير", "مقال الوزير"),
            ("a/b\\c:d*e?\"f\"<g>|h", "a b c d e f g h"),
            ("  ..hidden.. ", "hidden"),
            ("", "Project"),
            ("...", "Project"),
            ("con", "_con"),
            ("NUL.2024", "_NUL.2024"),
            ("console", "console"),
            ("a\u{202e}b\u{0}\n\tc", "ab c"),
            ("../../etc/passwd", "etc passwd"),
        ] {
            assert_eq!(safe_stem(name), stem, "{name:?}");
        }
        let long = safe_stem(&"طويل ".repeat(100));
        assert!(long.len() <= LONGEST && long.ends_with(|c: char| c.is_alphabetic()), "{long}");
    }

    #[test]
    fn the_oldest_restore_points_go() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(folder.path());
        for now in 0..13 {
            let path = folders.restore_point(Path::new("/x/a.mqb"), 1000 + now).unwrap();
            fs::File::create(&path).unwrap();
            assert!(folders.is_restore_point(&path));
        }
        assert_eq!(fs::read_dir(folder.path().join("restore")).unwrap().count(), RESTORE_POINTS);
    }

    #[test]
    fn a_project_is_named_after_its_article() {
        for (project, article, expected) in [
            ("مقال", "مقال", true),
            ("مقال 12", "مقال", true),
            ("a b", "a/b", true),
            ("مقال ", "مقال", false),
            ("مقال 2b", "مقال", false),
            ("مقالات", "مقال", false),
            ("مقال12", "مقال", false),
            ("b", "a", false),
        ] {
            assert_eq!(is_named_after(project, article), expected, "{project}");
        }
    }

    #[test]
    fn temporary_folders_are_fresh_and_elsewhere() {
        let (one, other) = (Folders::temporary(), Folders::temporary());
        assert_ne!(one, other);
        for folders in [one, other] {
            assert!(folders.data().is_absolute() && folders.data().starts_with(tempfile::env::temp_dir()));
            assert_eq!(fs::read_dir(folders.data()).unwrap().count(), 0);
            fs::remove_dir(folders.data()).unwrap();
        }
    }

    #[test]
    fn fresh_paths_never_meet() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(&folder.path().join("new"));
        let paths: Vec<_> =
            ["a", "a", "a ", "b"].map(|name| folders.fresh_project_path(name).unwrap()).to_vec();
        let names: Vec<_> = paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.mqb", "a 2.mqb", "a 3.mqb", "b.mqb"]);
        assert!(paths.iter().all(|path| path.starts_with(folders.projects())));
    }
}
