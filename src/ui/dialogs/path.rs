//! Asks for a path: where the system has no file dialog, and for those who like to type. Tab completes.

use std::path::{Path, PathBuf};

use egui::{Context, Id, Key, Modifiers, Sense, Ui};

use super::{Answer, answer};
use crate::app::{AlignCommand, Command, Export, Layout, MemoryCommand, home, paths_beginning};
use crate::text::Direction;
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::{Parts, interface_style};
use crate::ui::picker::GlossaryOut;
use crate::ui::text::{Field, FieldSpec, Label, Typesetter};
use crate::ui::theme::Tokens;

/// What the path is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Opening an article or a project.
    Open,
    /// Importing a glossary.
    Glossary,
    /// Taking a review in.
    Review,
    /// Attaching a shared glossary.
    AttachGlossary,
    /// Making a shared glossary.
    CreateGlossary,
    /// Exporting a glossary.
    GlossaryOut(GlossaryOut),
    /// Attaching a memory.
    AttachMemory,
    /// Making a memory.
    CreateMemory,
    /// Importing into the memory of this number.
    ImportMemory(usize),
    /// Exporting the memory of this number.
    ExportMemory(usize),
    /// Importing segmentation rules.
    Segmentation,
    /// Exporting segmentation rules.
    SegmentationOut,
    /// Adding a dictionary.
    Dictionary,
    /// Aligning the article with a translation.
    Translation,
    /// Opening an article that is to be aligned.
    PairSource,
    /// Choosing the translation of that article.
    PairTarget(PathBuf),
    /// Aligning the pairs of a folder.
    PairFolder,
    /// Writing the beads of the alignment.
    AlignmentOut,
    /// Writing a copy of the project.
    Copy,
    /// Exporting.
    Export(Box<Export>),
}

impl Purpose {
    /// The dialog's title.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Open => "Open an article or a project",
            Self::Glossary => "Import a glossary",
            Self::Review => "Import a review",
            Self::GlossaryOut(_) => "Export the glossary",
            Self::AttachGlossary => "Attach a shared glossary",
            Self::CreateGlossary => "New shared glossary",
            Self::AttachMemory => "Attach a memory",
            Self::CreateMemory => "New memory",
            Self::ImportMemory(_) => "Import into the memory",
            Self::ExportMemory(_) => "Export the memory (.tmx, .tsv, .csv)",
            Self::Segmentation => "Import segmentation rules",
            Self::SegmentationOut => "Export segmentation rules",
            Self::Dictionary => "Choose a dictionary (.index or .tsv)",
            Self::Translation | Self::PairTarget(_) => "Choose the translation",
            Self::PairSource => "Choose the article",
            Self::PairFolder => "Choose the folder of the pairs",
            Self::AlignmentOut => "Export the alignment as TMX",
            Self::Copy => "Save a copy of the project",
            Self::Export(export) => match export.layout {
                Layout::Bilingual => "Export both texts",
                Layout::Target => "Export the translation",
            },
        }
    }

    /// The command for a chosen path.
    pub fn command(self, path: PathBuf) -> Command {
        match self {
            Self::Open => Command::Open(path),
            Self::Glossary => Command::PreviewGlossary { path, options: Box::default() },
            Self::GlossaryOut(GlossaryOut { glossary, ids, encoding, .. }) => {
                Command::ExportGlossaryAs { path, glossary, ids, encoding }
            }
            Self::Review => Command::ImportReview(path),
            Self::AttachGlossary => Command::AttachGlossary { path, read_only: false },
            Self::CreateGlossary => Command::CreateGlossary(path),
            Self::AttachMemory => memory(MemoryCommand::Attach(path)),
            Self::CreateMemory => memory(MemoryCommand::Create(path)),
            Self::ImportMemory(number) => memory(MemoryCommand::Preview { memory: number, path }),
            Self::ExportMemory(number) => memory(MemoryCommand::Export { memory: number, path }),
            Self::Segmentation => Command::ImportSegmentation(path),
            Self::SegmentationOut => Command::ExportSegmentation(path),
            Self::Dictionary => Command::AddDictionary(path),
            Self::Translation => Command::Align(AlignCommand::With(path)),
            Self::PairSource => Command::Align(AlignCommand::PairOf(path)),
            Self::PairTarget(source) => Command::Align(AlignCommand::Pair { source, target: path }),
            Self::PairFolder => Command::Align(AlignCommand::Folder(path)),
            Self::AlignmentOut => Command::Align(AlignCommand::Export(path)),
            Self::Copy => Command::SaveCopy(path),
            Self::Export(export) => Command::Export(Export { path, ..*export }),
        }
    }

    /// Whether the file is replaced if it is there; what makes a memory or a glossary never does.
    fn replaces(&self) -> bool {
        matches!(
            self,
            Self::Copy
                | Self::AlignmentOut
                | Self::Export(_)
                | Self::GlossaryOut(_)
                | Self::SegmentationOut
                | Self::ExportMemory(_)
        )
    }

    fn verb(&self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Glossary | Self::Review | Self::Segmentation | Self::ImportMemory(_) => "Import",
            Self::AttachGlossary | Self::AttachMemory => "Attach",
            Self::CreateGlossary | Self::CreateMemory => "Make",
            Self::Dictionary => "Use",
            Self::Translation | Self::PairTarget(_) | Self::PairFolder => "Align",
            Self::PairSource => "Go on",
            Self::Copy => "Save the copy",
            Self::AlignmentOut
            | Self::Export(..)
            | Self::GlossaryOut(_)
            | Self::SegmentationOut
            | Self::ExportMemory(_) => "Export",
        }
    }
}

fn memory(command: MemoryCommand) -> Command {
    Command::Memory(Box::new(command))
}

pub(super) struct PathDialog {
    purpose: Purpose,
    field: Field,
    reason: String,
    proposals: Vec<String>,
    asked: Option<String>,
    /// The file that is to be replaced, once the question was shown.
    replaced: Option<PathBuf>,
    fresh: bool,
}

impl PathDialog {
    pub(super) fn new(purpose: Purpose, proposed: &Path, reason: &str) -> Self {
        let field = Field::new(&proposed.display().to_string());
        let (reason, proposals) = (reason.to_owned(), Vec::new());
        Self { purpose, field, reason, proposals, asked: None, replaced: None, fresh: true }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let id = Id::unique("path-field");
        self.complete(ctx, id);
        let dialog = Dialog { id: Id::unique("path-dialog"), title: self.purpose.title() };
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            self.explain(ui, typesetter);
            let mut spec = FieldSpec::new(id, "Path", Direction::Ltr, ui.available_width());
            spec.placeholder = "Type a path; Tab completes it";
            let field = self.field.show(ui, typesetter, &spec);
            if std::mem::take(&mut self.fresh) {
                field.response.request_focus();
            }
            self.show_proposals(ui, typesetter);
            let ready = !self.field.text().trim().is_empty();
            let (go, cancel) = Dialog::buttons(ui, |ui| {
                let path = expanded(self.field.text());
                let asks = self.replaced.as_ref() == Some(&path);
                let verb = if asks { "Replace" } else { self.purpose.verb() };
                let go = Button::primary(verb).enabled(ready).tip("Type a path first");
                (ui.add(go).clicked(), ui.add(Button::new("Cancel")).clicked())
            });
            ((go || field.submitted) && ready, cancel)
        });
        let (go, cancel) = output.inner;
        let path = Some(expanded(self.field.text())).filter(|path| go && self.may_write(path));
        answer(path.map(|path| self.purpose.clone().command(path)), cancel || output.cancelled)
    }

    /// Whether the path may be used; where a file would be replaced, it is said first, as the system's own dialog does.
    fn may_write(&mut self, path: &Path) -> bool {
        let is_there = self.proposals.iter().any(|proposal| Path::new(proposal) == path);
        if !is_there || !self.purpose.replaces() || self.replaced.as_deref() == Some(path) {
            return true;
        }
        "There is already a file of this name. Replace it?".clone_into(&mut self.reason);
        self.replaced = Some(path.to_owned());
        false
    }

    fn explain(&self, ui: &mut Ui, typesetter: &mut Typesetter) {
        if !self.reason.is_empty() {
            let color = Tokens::of(ui.ctx()).text2;
            let label = Label::new(&self.reason, interface_style(), Direction::Ltr, color);
            label.wrapped(ui.available_width()).show(ui, typesetter);
        }
    }

    /// Looks for files that begin like the text, and takes the part that they share on Tab.
    fn complete(&mut self, ctx: &Context, id: Id) {
        let text = self.field.text().to_owned();
        if self.asked.as_ref() != Some(&text) {
            self.proposals = paths_beginning(&expanded(&text));
            self.asked = Some(text.clone());
        }
        let focused = ctx.memory(|memory| memory.has_focus(id));
        if focused && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab)) {
            let shared = shared_beginning(&self.proposals);
            if shared.len() > text.len() {
                self.field.set_text(&shared);
            }
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
    }

    fn show_proposals(&mut self, ui: &mut Ui, typesetter: &mut Typesetter) {
        let color = Tokens::of(ui.ctx()).accent;
        let mut chosen = None;
        for proposal in self.proposals.iter().take(5) {
            let label = Label::new(proposal, interface_style(), Direction::Ltr, color)
                .max_width(ui.available_width());
            if label.show(ui, typesetter).interact(Sense::click()).clicked() {
                chosen = Some(proposal.clone());
            }
        }
        if let Some(chosen) = chosen {
            self.field.set_text(&chosen);
        }
    }
}

/// `~` at the beginning is the user's home.
fn expanded(text: &str) -> PathBuf {
    let text = text.trim();
    match (text.strip_prefix('~'), home()) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with(['/', '\\']) => {
            home.join(rest.trim_start_matches(['/', '\\']))
        }
        _ => PathBuf::from(text),
    }
}

fn shared_beginning(texts: &[String]) -> String {
    let Some(first) = texts.first() else { return String::new() };
    let mut shared = first.clone();
    for text in texts {
        while !text.starts_with(&shared) {
            shared.pop();
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_takes_what_all_proposals_share() {
        let texts = ["/a/مقال-1".to_owned(), "/a/مقال-2".to_owned()];
        assert_eq!(shared_beginning(&texts), "/a/مقال-");
        assert_eq!(shared_beginning(&[]), "");
    }
}
