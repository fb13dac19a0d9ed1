//! The projects that were open lately, with how far they are.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{StoreError, json_file};

/// How many are remembered.
const MOST: usize = 20;

/// One project of the start page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentProject {
    /// What it is called.
    pub name: String,
    /// Its file, as an absolute path.
    pub path: PathBuf,
    /// The tag of the language of its source.
    pub source: String,
    /// The tag of the language of its translation.
    pub target: String,
    /// How many segments are confirmed.
    pub confirmed: usize,
    /// How many segments it has.
    pub total: usize,
    /// When it was last open, in milliseconds since 1970.
    pub opened_at: i64,
}

impl RecentProject {
    /// Whether its file is still there.
    pub fn exists(&self) -> bool {
        self.path.is_file()
    }
}

/// The recent projects, the latest first; at most 20.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent {
    projects: Vec<RecentProject>,
}

impl Recent {
    /// Reads the list; empty where there is none, without what cannot be understood.
    pub fn read(path: &Path) -> Self {
        let (mut object, _) = json_file::read_object(path);
        let Some(Value::Array(items)) = object.remove("projects") else { return Self::default() };
        let projects = items.into_iter().filter_map(|item| serde_json::from_value(item).ok());
        Self { projects: projects.take(MOST).collect() }
    }

    /// Writes the list, and makes the folder where it is not there. Paths that are not Unicode are left out.
    pub fn write(&self, path: &Path) -> Result<(), StoreError> {
        let items = self.projects.iter().filter_map(|project| serde_json::to_value(project).ok());
        let object = Map::from_iter([("projects".to_owned(), items.collect())]);
        json_file::write_object(path, &object)
    }

    /// The projects, the latest first, those that are gone too.
    pub fn projects(&self) -> &[RecentProject] {
        &self.projects
    }

    /// Puts a project first, in place of what was known of the same file.
    pub fn put(&mut self, project: RecentProject) {
        self.forget(&project.path.clone());
        self.projects.insert(0, project);
        self.projects.truncate(MOST);
    }

    /// Takes a project out; its file stays.
    pub fn forget(&mut self, path: &Path) {
        self.projects.retain(|project| project.path != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::write_atomic;

    fn project(path: &Path, opened_at: i64) -> RecentProject {
        let (name, source, target) = ("مشروع".into(), "ar".into(), "en".into());
        RecentProject { name, path: path.to_owned(), source, target, confirmed: 3, total: 14, opened_at }
    }

    #[test]
    fn the_latest_comes_first_and_twenty_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new").join("recent.json");
        let mut recent = Recent::read(&file);
        for n in 0..30 {
            recent.put(project(&folder.path().join(format!("{}.mqb", n % 25)), n));
        }
        recent.write(&file).unwrap();
        let read = Recent::read(&file);
        assert_eq!(read, recent);
        let times: Vec<_> = read.projects().iter().map(|project| project.opened_at).collect();
        assert_eq!(times, (10..30).rev().collect::<Vec<_>>());
    }

    #[test]
    fn a_missing_file_is_listed_as_missing_until_it_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let (there, gone) = (folder.path().join("a.mqb"), folder.path().join("b.mqb"));
        write_atomic(&there, b"").unwrap();
        let mut recent = Recent::default();
        recent.put(project(&there, 1));
        recent.put(project(&gone, 2));
        let exists: Vec<_> = recent.projects().iter().map(RecentProject::exists).collect();
        assert_eq!(exists, [false, true]);
        recent.forget(&gone);
        assert_eq!(recent.projects().len(), 1);
    }

    #[test]
    fn items_that_are_not_understood_cost_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("recent.json");
        let good = serde_json::to_value(project(&file, 1)).unwrap();
        let json = serde_json::json!({"projects": [3, {"name": "x"}, good]});
        write_atomic(&file, json.to_string().as_bytes()).unwrap();
        assert_eq!(Recent::read(&file).projects(), [project(&file, 1)]);
    }
}
