//! Character classes in brackets, where Java and `fancy-regex` differ in what needs a backslash.

use super::java::Scanner;

impl Scanner {
    /// Behind a `[`.
    pub(super) fn open_class(&mut self) {
        self.out.push('[');
        if self.next_if('^') {
            self.out.push('^');
        }
        self.after_class = false;
        self.classes.push(false);
    }

    /// A character between brackets that is no backslash.
    pub(super) fn in_class(&mut self, c: char) {
        let is_first = self.classes.last() == Some(&false);
        match c {
            ']' if !is_first => {
                self.classes.pop();
                self.out.push(']');
                self.after_class = true;
                return;
            }
            '[' => {
                self.note_item(false);
                self.open_class();
                return;
            }
            '&' if self.peek() == Some('&') => {
                self.next();
                self.out.push_str("&&");
                self.after_class = false;
                return;
            }
            // A range needs characters around the minus; two of them would be a difference of classes.
            '-' if self.after_class || self.out.ends_with('-') || self.peek() == Some('[') => {
                self.out.push_str(r"\-");
            }
            '-' => self.out.push('-'),
            ']' | '~' | '&' | ':' => {
                self.out.push('\\');
                self.out.push(c);
            }
            c => self.out.push(c),
        }
        self.note_item(false);
    }

    /// Something stands in the class now; `is_class` where a minus behind it makes no range.
    pub(super) fn note_item(&mut self, is_class: bool) {
        if let Some(filled) = self.classes.last_mut() {
            *filled = true;
        }
        self.after_class = is_class && !self.classes.is_empty();
    }
}
