//! The system's own file dialogs, asked each frame whether they have answered. Where none answers, the path dialog opens.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context as TaskContext, Poll, Waker};
use std::time::{Duration, Instant};

use egui::Context;
use rfd::{AsyncFileDialog, FileHandle};

use crate::app::{Command, Export, Layout, Workspace};
use crate::model::EntryId;
use crate::ui::dialogs::{Dialogs, Purpose};

/// A dialog that answers faster than any hand was never shown: nothing on this system shows one.
const TOO_FAST: Duration = Duration::from_millis(400);
/// After this long another file dialog may be asked for though the first has not answered.
const LONG: Duration = Duration::from_secs(20);
const ASK_AGAIN: Duration = Duration::from_millis(100);

type Answer = Pin<Box<dyn Future<Output = Option<FileHandle>>>>;

/// A glossary that is to be exported, but for where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryOut {
    /// What people call the kind of file.
    pub words: &'static str,
    /// The ending of its name, which decides the kind.
    pub extension: &'static str,
    /// 0 is the project's own glossary, the others are the shared ones from 1.
    pub glossary: usize,
    /// The entries; all where it is empty.
    pub ids: Vec<EntryId>,
    /// A WHATWG label for text files.
    pub encoding: Option<String>,
}

struct Pending {
    purpose: Purpose,
    proposed: PathBuf,
    answer: Answer,
    since: Instant,
}

/// The file dialog that is open, if any.
#[derive(Default)]
pub struct Picker {
    pending: Option<Pending>,
}

impl Picker {
    /// Asks for an article or project.
    pub fn open(&mut self) {
        let dialog = AsyncFileDialog::new()
            .add_filter("Articles and projects", &["docx", "html", "htm", "md", "markdown", "txt", "mqb"]);
        let dialog = dialog.add_filter("Bilingual tables", &["csv", "tsv", "xlsx", "tmx"]);
        let dialog = dialog.add_filter("All files", &["*"]);
        self.ask(Purpose::Open, folder(), Box::pin(dialog.set_title(Purpose::Open.title()).pick_file()));
    }

    /// Asks for a glossary.
    pub fn import_glossary(&mut self) {
        let dialog = AsyncFileDialog::new()
            .add_filter("Glossaries", &["csv", "tsv", "xlsx", "tbx", "txt", "tab", "utf8", "mqg", "mqb"])
            .add_filter("All files", &["*"]);
        let answer = Box::pin(dialog.set_title(Purpose::Glossary.title()).pick_file());
        self.ask(Purpose::Glossary, folder(), answer);
    }

    /// Asks for the translation to align with.
    pub fn align(&mut self) {
        let purpose = Purpose::Translation;
        let dialog = AsyncFileDialog::new().add_filter("All files", &["*"]);
        let answer = Box::pin(dialog.set_title(purpose.title()).pick_file());
        self.ask(purpose, folder(), answer);
    }

    /// Asks for an article that is to be aligned with its translation, or for a `folder` of both.
    pub fn align_files(&mut self, of_folder: bool) {
        let purpose = if of_folder { Purpose::PairFolder } else { Purpose::PairSource };
        let dialog = AsyncFileDialog::new().set_title(purpose.title());
        let answer: Answer = if of_folder {
            Box::pin(dialog.pick_folder())
        } else {
            Box::pin(dialog.add_filter("All files", &["*"]).pick_file())
        };
        self.ask(purpose, folder(), answer);
    }

    /// Asks for the translation of an article, beside which it often lies.
    pub fn translation_of(&mut self, source: PathBuf) {
        let proposed = source.parent().map_or_else(folder, |folder| folder.join(""));
        let dialog = AsyncFileDialog::new().add_filter("All files", &["*"]).set_directory(&proposed);
        let purpose = Purpose::PairTarget(source);
        let answer = Box::pin(dialog.set_title(purpose.title()).pick_file());
        self.ask(purpose, proposed, answer);
    }

    /// Asks where the beads of the alignment go.
    pub fn export_alignment(&mut self, workspace: &Workspace) {
        let path = beside(workspace, "tmx");
        let dialog = saving(&path, "Translation memory", "tmx").set_title(Purpose::AlignmentOut.title());
        self.ask(Purpose::AlignmentOut, path, Box::pin(dialog.save_file()));
    }

    /// Asks for a file that a reviewer has sent back.
    pub fn import_review(&mut self) {
        let dialog = AsyncFileDialog::new().add_filter("Reviewed files", &["docx", "xlsx"]);
        let dialog = dialog.add_filter("All files", &["*"]);
        let answer = Box::pin(dialog.set_title(Purpose::Review.title()).pick_file());
        self.ask(Purpose::Review, folder(), answer);
    }

    /// Asks for a shared glossary to attach.
    pub fn attach_glossary(&mut self) {
        let purpose = Purpose::AttachGlossary;
        let dialog = AsyncFileDialog::new().add_filter("Shared glossaries", &["mqg"]);
        let answer = Box::pin(dialog.set_title(purpose.title()).pick_file());
        self.ask(purpose, folder(), answer);
    }

    /// Asks where a new shared glossary is to be.
    pub fn create_glossary(&mut self, workspace: &Workspace) {
        let purpose = Purpose::CreateGlossary;
        let path = beside(workspace, "glossary.mqg");
        let dialog = saving(&path, "Shared glossary", "mqg").set_title(purpose.title());
        self.ask(purpose, path, Box::pin(dialog.save_file()));
    }

    /// Asks where a glossary goes.
    pub fn export_glossary(&mut self, workspace: &Workspace, out: GlossaryOut) {
        let path = beside(workspace, &format!("glossary.{}", out.extension));
        let dialog = saving(&path, out.words, out.extension);
        let purpose = Purpose::GlossaryOut(out);
        let answer = Box::pin(dialog.set_title(purpose.title()).save_file());
        self.ask(purpose, path, answer);
    }

    /// Asks for the file of a memory: to attach, to make, to import or to export.
    pub fn memory(
        &mut self,
        workspace: &Workspace,
        (attach, create): (bool, bool),
        (import, export): (Option<usize>, Option<usize>),
    ) {
        if attach {
            let purpose = Purpose::AttachMemory;
            let dialog = AsyncFileDialog::new().add_filter("Memories", &["mqm"]).set_title(purpose.title());
            self.ask(purpose, folder(), Box::pin(dialog.pick_file()));
        } else if create {
            let (purpose, path) = (Purpose::CreateMemory, beside(workspace, "mqm"));
            let dialog = saving(&path, "Memory", "mqm").set_title(purpose.title());
            self.ask(purpose, path, Box::pin(dialog.save_file()));
        } else if let Some(memory) = import {
            let purpose = Purpose::ImportMemory(memory);
            let endings = ["tmx", "tsv", "csv", "tab", "txt", "mqm", "mqb"];
            let dialog =
                AsyncFileDialog::new().add_filter("Memories", &endings).add_filter("All files", &["*"]);
            self.ask(purpose.clone(), folder(), Box::pin(dialog.set_title(purpose.title()).pick_file()));
        } else if let Some(memory) = export {
            let (purpose, path) = (Purpose::ExportMemory(memory), beside(workspace, "tmx"));
            let dialog = saving(&path, "TMX", "tmx").set_title(purpose.title());
            self.ask(purpose, path, Box::pin(dialog.save_file()));
        }
    }

    /// Asks for segmentation rules.
    pub fn import_segmentation(&mut self) {
        let purpose = Purpose::Segmentation;
        let dialog = AsyncFileDialog::new()
            .add_filter("Segmentation rules", &["srx", "xml"])
            .add_filter("All files", &["*"]);
        let answer = Box::pin(dialog.set_title(purpose.title()).pick_file());
        self.ask(purpose, folder(), answer);
    }

    /// Asks where segmentation rules go.
    pub fn export_segmentation(&mut self, workspace: &Workspace) {
        let purpose = Purpose::SegmentationOut;
        let path = beside(workspace, "srx");
        let dialog = saving(&path, "Segmentation rules", "srx").set_title(purpose.title());
        self.ask(purpose, path, Box::pin(dialog.save_file()));
    }

    /// Asks where a copy of the project goes.
    pub fn save_copy(&mut self, workspace: &Workspace) {
        let path = beside(workspace, "copy.mqb");
        let dialog = saving(&path, "Muqabala project", "mqb").set_title(Purpose::Copy.title());
        self.ask(Purpose::Copy, path, Box::pin(dialog.save_file()));
    }

    /// Asks where an export goes: beside the last one of this project, or in the user's documents.
    pub fn export(&mut self, workspace: &Workspace, export: Export) {
        let (layout, format) = (export.layout, export.format);
        let open = workspace.open.as_ref();
        let last = open.and_then(|open| open.last_export.as_ref()).filter(|last| last.layout == layout);
        let document = open.and_then(crate::app::Open::document);
        let path = match (last, document.filter(|_| layout == Layout::Target)) {
            (Some(last), _) => last.path.with_extension(format.extension()),
            // The article itself has the bare name.
            (None, Some(document)) => {
                beside(workspace, &format!("{}.{}", document.target.primary(), format.extension()))
            }
            (None, None) => beside(workspace, format.extension()),
        };
        let purpose = Purpose::Export(Box::new(export));
        let dialog = saving(&path, format.words(), format.extension()).set_title(purpose.title());
        self.ask(purpose, path, Box::pin(dialog.save_file()));
    }

    /// Takes the answer when it is there.
    pub fn poll(&mut self, ctx: &Context, dialogs: &mut Dialogs, commands: &mut Vec<Command>) {
        let Some(mut pending) = self.pending.take() else { return };
        let mut task = TaskContext::from_waker(Waker::noop());
        match pending.answer.as_mut().poll(&mut task) {
            Poll::Pending => {
                ctx.request_repaint_after(ASK_AGAIN);
                self.pending = Some(pending);
            }
            Poll::Ready(Some(file)) => commands.push(pending.purpose.command(file.path().to_owned())),
            Poll::Ready(None) if pending.since.elapsed() < TOO_FAST => {
                let reason = "This system shows no file dialog, so type the path here.";
                dialogs.path(pending.purpose, &pending.proposed, reason);
            }
            Poll::Ready(None) => {}
        }
    }

    fn ask(&mut self, purpose: Purpose, proposed: PathBuf, answer: Answer) {
        // A new question replaces one that a broken portal never answers.
        if self.pending.as_ref().is_none_or(|pending| pending.since.elapsed() > LONG) {
            self.pending = Some(Pending { purpose, proposed, answer, since: Instant::now() });
        }
    }
}

fn saving(path: &Path, words: &str, extension: &str) -> AsyncFileDialog {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let dialog = AsyncFileDialog::new().add_filter(words, &[extension]).set_file_name(name);
    match path.parent().filter(|folder| folder.is_dir()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// The folder in which a search for files begins.
fn folder() -> PathBuf {
    let home = crate::app::documents_folder();
    home.map_or_else(PathBuf::new, |home| home.join(""))
}

/// A proposal for a file that is made of the open project: its name, in the user's documents.
fn beside(workspace: &Workspace, ending: &str) -> PathBuf {
    let name = workspace.open.as_ref().map_or_else(String::new, crate::app::Open::name);
    crate::app::documents_folder().unwrap_or_default().join(format!("{name}.{ending}"))
}
