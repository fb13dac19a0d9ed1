//! One entry of a TBX file as a small tree of elements.

/// An element with what is in it.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Its name without a namespace prefix.
    pub(super) name: String,
    /// Its attributes, names as they stand (`xml:lang`).
    pub(super) attributes: Vec<(String, String)>,
    /// The elements in it.
    pub(super) children: Vec<Self>,
    /// Its text, that of highlighted parts included; see [`Node::push_text`].
    pub(super) text: String,
    /// Its line, counted from 1.
    pub(super) line: u64,
}

impl Node {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The data category that it is of: its `type`, or its name where it has none or is of the style DCT.
    pub(super) fn category(&self) -> &str {
        self.attribute("type").filter(|category| !category.trim().is_empty()).unwrap_or(&self.name)
    }

    /// Adds text of the file. Line breaks and blanks that only lay the file out become one blank; those that are meant are
    /// written as numbers.
    pub(super) fn push_text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\r' | '\n' if self.text.ends_with(' ') => {}
                ' ' | '\t' | '\r' | '\n' => self.text.push(' '),
                c => self.text.push(c),
            }
        }
    }

    /// The first element of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }
}
