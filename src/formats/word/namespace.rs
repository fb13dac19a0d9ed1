//! The namespaces that matter, in their transitional and strict forms, and which prefix stands for which.

use quick_xml::events::BytesStart;

/// What an element belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namespace {
    /// `WordprocessingML`.
    Word,
    /// Markup compatibility: alternatives of the same content.
    Compatibility,
    /// Formulas.
    Math,
    /// Anything else.
    Other,
}

/// The prefixes in force.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    /// Depth of the element that binds it, prefix, namespace.
    bound: Vec<(usize, String, Namespace)>,
}

impl Scopes {
    /// Takes the bindings among the attributes of an element that stands in `depth` others.
    pub(super) fn enter(&mut self, depth: usize, attributes: &str) {
        if !attributes.contains("xmlns") {
            return;
        }
        let start = BytesStart::from_content(attributes, 0);
        for attribute in start.attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref();
            let prefix = if key == "xmlns" { Some("") } else { key.strip_prefix("xmlns:") };
            if let Some(prefix) = prefix {
                self.bound.push((depth, prefix.to_owned(), of_uri(&attribute.value)));
            }
        }
    }

    /// Forgets the bindings of an element that stood in `depth` others.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.bound.last().is_some_and(|(bound, ..)| *bound >= depth) {
            self.bound.pop();
        }
    }

    /// What `prefix` stands for; one that is bound to nothing is taken for the usual one.
    pub(super) fn namespace(&self, prefix: &str) -> Namespace {
        let found = self.bound.iter().rev().find(|(_, bound, _)| bound == prefix);
        found.map_or_else(|| usual(prefix), |(.., namespace)| *namespace)
    }
}

fn usual(prefix: &str) -> Namespace {
    match prefix {
        "w" => Namespace::Word,
        "mc" => Namespace::Compatibility,
        "m" => Namespace::Math,
        _ => Namespace::Other,
    }
}

fn of_uri(uri: &str) -> Namespace {
    match uri {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Namespace::Word,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Namespace::Compatibility,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Namespace::Math,
        _ => Namespace::Other,
    }
}
