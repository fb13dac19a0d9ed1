//! Which parts of the archive are what, by the relations between them, and by their usual names where those are damaged.

use super::archive::{Archive, word};
use super::tree::{Tree, attribute};
use crate::formats::error::{ReadError, ReadWarning};

/// The parts that matter, by their names in the archive.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// What holds text, in reading order: the body, footnotes, endnotes, headers, footers.
    pub(super) texts: Vec<String>,
    /// Comments.
    pub(super) comments: Option<String>,
    /// Styles.
    pub(super) styles: Option<String>,
    /// Lists.
    pub(super) numbering: Option<String>,
    /// Diagrams and charts, whose text stays as it is.
    pub(super) drawings: usize,
}

/// The kinds of relation whose parts hold text, in reading order.
const TEXTS: [&str; 4] = ["footnotes", "endnotes", "header", "footer"];

/// Finds the parts.
///
/// Errors: no part that could be the body.
pub(super) fn find(archive: &mut Archive<'_>, warnings: &mut Vec<ReadWarning>) -> Result<Package, ReadError> {
    let main = relations(archive, "_rels/.rels", "")
        .into_iter()
        .find_map(|(kind, target)| (kind == "officeDocument").then_some(target));
    let main =
        main.as_deref().and_then(|name| archive.name(name)).or_else(|| archive.name("word/document.xml"));
    let Some(main) = main.map(str::to_owned) else {
        return Err(word("it has no main part; if it is another kind of file, open it in its own program"));
    };
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let mut related = relations(archive, &format!("{folder}/_rels/{file}.rels"), folder);
    if related.is_empty() {
        related = usual(archive, folder);
    }
    let mut package = Package { texts: vec![main.clone()], ..Package::default() };
    for kind in TEXTS {
        for (_, target) in related.iter().filter(|(found, _)| found == kind) {
            match archive.name(target).map(str::to_owned) {
                Some(name) if !package.texts.contains(&name) => package.texts.push(name),
                Some(_) => {}
                None => warnings.push(about(target, 0, "it is missing; the rest was read")),
            }
        }
    }
    let named =
        |kind: &str| related.iter().find(|(found, _)| found == kind).map(|(_, target)| target.as_str());
    let known = |kind: &str| named(kind).and_then(|target| archive.name(target)).map(str::to_owned);
    package.comments = known("comments");
    package.styles = known("styles");
    package.numbering = known("numbering");
    package.drawings = related.iter().filter(|(kind, _)| kind == "diagramData" || kind == "chart").count();
    Ok(package)
}

/// A warning about a part.
pub(super) fn about(part: &str, byte: usize, reason: &str) -> ReadWarning {
    let place = if byte == 0 { String::new() } else { format!(", byte {byte}") };
    ReadWarning { line: 0, message: format!("{part}{place}: {reason}") }
}

/// The last word of the type and the target of each relation inside of the archive.
fn relations(archive: &mut Archive<'_>, name: &str, folder: &str) -> Vec<(String, String)> {
    let Ok(text) = archive.part(name.trim_start_matches('/')) else { return Vec::new() };
    let tree = Tree::parse(text);
    let Some(root) = tree.root() else { return Vec::new() };
    let relation = |id| {
        let tag = tree.start_tag(id);
        if attribute(tag, "TargetMode").is_some_and(|mode| mode == "External") {
            return None;
        }
        let kind = attribute(tag, "Type")?;
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        Some((kind, resolved(folder, &attribute(tag, "Target")?)))
    };
    tree.children(root).filter_map(relation).collect()
}

/// A target beside the parts in `folder`, without `.` and `..`; it names an entry of the archive or nothing.
fn resolved(folder: &str, target: &str) -> String {
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// What the names in the archive say, where the relations are missing.
fn usual(archive: &Archive<'_>, folder: &str) -> Vec<(String, String)> {
    let kind = |name: &String| {
        let (place, file) = name.rsplit_once('/').unwrap_or(("", name));
        let kind = file.strip_suffix(".xml")?.trim_end_matches(|c: char| c.is_ascii_digit());
        place.eq_ignore_ascii_case(folder).then(|| (kind.to_lowercase(), name.clone()))
    };
    archive.names().iter().filter_map(kind).collect()
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_stay_inside_of_the_archive() {
        for (folder, target, name) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/header1.xml", "word/header1.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word", "../../../etc/passwd", "etc/passwd"),
            ("word", "..\\a.xml", "a.xml"),
        ] {
            assert_eq!(resolved(folder, target), name);
        }
    }
}
