//! What every panel is given: the workspace to look at, the typesetter to write with, and queues for what is asked.

use crate::app::{Action, Command, EntryKey, Export, Open, Workspace};
use crate::model::Document;
use crate::text::Language;
use crate::typeset::{Face, TextStyle};
use crate::ui::frame_log::FrameLog;
use crate::ui::picker::GlossaryOut;
use crate::ui::text::Typesetter;

/// The frame's tools for a panel.
pub struct Parts<'a> {
    /// What is shown; panels change nothing.
    pub workspace: &'a Workspace,
    /// Writes text.
    pub typesetter: &'a mut Typesetter,
    /// What is to be done after this frame.
    pub commands: &'a mut Vec<Command>,
    /// What was asked for without data.
    pub actions: &'a mut Vec<Action>,
    /// What only the window can do after this frame.
    pub requests: &'a mut Requests,
    /// Measures frames.
    pub log: &'a FrameLog,
}

/// What a panel asks of the window itself.
#[derive(Debug, Default)]
pub struct Requests {
    /// A few words for the status line.
    pub said: Option<&'static str>,
    /// The number of a term that is to be inserted at the caret.
    pub insert_term: Option<usize>,
    /// What is to be inserted at the caret.
    pub insert_text: Option<String>,
    /// The entry that is to be edited.
    pub edit_term: Option<EntryKey>,
    /// An export, once it is known where to.
    pub export: Option<Export>,
    /// A glossary that is to be exported, once it is known where to.
    pub export_glossary: Option<GlossaryOut>,
    /// Whether a shared glossary is to be attached.
    pub attach_glossary: bool,
    /// Whether a new shared glossary is to be made.
    pub create_glossary: bool,
    /// Whether a memory file is to be attached.
    pub attach_memory: bool,
    /// Whether a new memory is to be made.
    pub create_memory: bool,
    /// The memory that a file is to be imported into.
    pub import_memory: Option<usize>,
    /// The memory that is to be exported.
    pub export_memory: Option<usize>,
    /// Whether the translation is to be shown instead of the glossary.
    pub translate: bool,
    /// The width that the panel was dragged to.
    pub panel_width: Option<f32>,
}

impl<'a> Parts<'a> {
    /// The open project and its article.
    pub fn open(&self) -> Option<(&'a Open, &'a Document)> {
        let open = self.workspace.open.as_ref()?;
        Some((open, open.document()?))
    }

    /// The style of the article's text in a language, at the size that the user has set.
    pub fn reading(&self, language: &Language, heading: bool) -> TextStyle {
        let settings = &self.workspace.settings;
        if language.is_arabic_script() {
            reading_style(Face::Naskh, settings.arabic_size, heading)
        } else {
            reading_style(Face::Sans, settings.latin_size, heading)
        }
    }
}

/// Sizes of visual.md: Arabic 18 / 30 and headings 22 / 36, Latin 15 / 24 and 18 / 28; others in proportion.
fn reading_style(face: Face, size: f32, heading: bool) -> TextStyle {
    let arabic = face == Face::Naskh;
    let (factor, growth) = if arabic { (1.67, 4.0) } else { (1.6, 3.0) };
    let size = if heading { size + growth } else { size };
    let line_height = (size * factor / 2.0).round() * 2.0;
    let style = TextStyle::new(face, size, line_height);
    if heading { style.strong() } else { style }
}

/// Arabic of the user in panels and tables: 16 / 26; other scripts as interface text.
pub fn panel_style(language: &Language) -> TextStyle {
    if language.is_arabic_script() {
        TextStyle::new(Face::Naskh, 16.0, 26.0)
    } else {
        TextStyle::new(Face::Sans, 13.0, 20.0)
    }
}

/// Any text in the interface's size; Arabic in it comes from the program's Arabic face.
pub fn interface_style() -> TextStyle {
    TextStyle::new(Face::Sans, 13.0, 20.0)
}

/// Any text in the small size.
pub fn small_style() -> TextStyle {
    TextStyle::new(Face::Sans, 12.0, 16.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_sizes_are_those_of_the_design() {
        let sizes = |face, size, heading| {
            let style = reading_style(face, size, heading);
            (style.size, style.line_height)
        };
        assert_eq!(sizes(Face::Naskh, 18.0, false), (18.0, 30.0));
        assert_eq!(sizes(Face::Naskh, 18.0, true), (22.0, 36.0));
        assert_eq!(sizes(Face::Sans, 15.0, false), (15.0, 24.0));
        assert_eq!(sizes(Face::Sans, 15.0, true), (18.0, 28.0));
    }
}
