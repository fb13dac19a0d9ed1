//! The dialogs: each asks for one thing and turns the answer into a command.

mod candidates;
mod choose;
mod consent;
mod duplicates;
mod engines;
mod export;
mod export_glossary;
mod glossaries;
mod import;
mod keys;
mod memories;
mod metadata;
mod number;
mod path;
mod pre_translate;
mod report;
mod review;
mod sent;
mod term;
mod unit;
mod unsaved;

use std::path::{Path, PathBuf};

use egui::{Context, Event};

use crate::app::{Command, Estimate, Preview, Prompt, Workspace};
use crate::model::{Entry, EntryId};
use crate::text::{Language, Selection};
use crate::ui::parts::Parts;
use candidates::CandidatesDialog;
use choose::LanguagesDialog;
use consent::ConsentDialog;
use duplicates::DuplicatesDialog;
use engines::EnginesDialog;
use export::ExportDialog;
use export_glossary::ExportGlossaryDialog;
use import::ImportDialog;
use memories::{CleanDialog, MemoriesDialog};
use metadata::MetadataDialog;
use number::NumberDialog;
use path::PathDialog;
pub use path::Purpose;
use pre_translate::PreTranslateDialog;
use review::ReviewDialog;
use sent::SentDialog;
use term::TermDialog;
pub use term::glossary_names;
use unit::UnitDialog;

/// A clipboard with a text in it answers within this time, in seconds.
const PATIENCE: f64 = 1.0;

enum Open {
    Path(PathDialog),
    Number(NumberDialog),
    Metadata(Box<MetadataDialog>),
    Term(Box<TermDialog>),
    Languages(LanguagesDialog),
    Encoding,
    Hidden(Selection),
    Candidates(CandidatesDialog),
    Duplicates(DuplicatesDialog),
    Import(Box<ImportDialog>),
    Export(Box<ExportDialog>),
    ExportGlossary(ExportGlossaryDialog),
    PreTranslate(PreTranslateDialog),
    Engines(Box<EnginesDialog>),
    Consent(ConsentDialog),
    Estimate(Box<Estimate>),
    Keys,
    Report,
    Review(ReviewDialog),
    Sent(SentDialog),
    Glossaries,
    Memories(MemoriesDialog),
    MemoryImport,
    MemoryClean(CleanDialog),
    Unit(Box<UnitDialog>),
    Unsaved,
}

/// What a dialog wants after a frame.
pub enum Answer {
    /// To stay open.
    Stay,
    /// To go away.
    Cancel,
    /// To go away and have this done.
    Do(Command),
}

/// The one dialog that is open, if any.
#[derive(Default)]
pub struct Dialogs {
    open: Option<Open>,
    closed: bool,
    /// Since when a text is awaited from the clipboard, in egui's time.
    awaits_paste: Option<f64>,
}

impl Dialogs {
    /// Whether one is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether one was closed since this was last asked.
    pub fn take_closed(&mut self) -> bool {
        std::mem::take(&mut self.closed)
    }

    /// Asks for a path; `reason` says why the system's own dialog does not.
    pub fn path(&mut self, purpose: Purpose, proposed: &Path, reason: &str) {
        self.open = Some(Open::Path(PathDialog::new(purpose, proposed, reason)));
    }

    /// Asks for the number of a segment.
    pub fn go_to(&mut self, workspace: &Workspace) {
        let count =
            workspace.open.as_ref().and_then(|open| open.document()).map_or(0, |it| it.segments.len());
        if count > 0 {
            self.open = Some(Open::Number(NumberDialog::new(count)));
        }
    }

    /// Shows title, byline, date and link of the article, to be put right.
    pub fn metadata(&mut self, workspace: &Workspace) {
        if let Some(document) = workspace.open.as_ref().and_then(|open| open.document()) {
            self.open =
                Some(Open::Metadata(Box::new(MetadataDialog::new(&document.metadata, &document.source))));
        }
    }

    /// Asks for a term and its translation, of the glossary of this number.
    pub fn term(&mut self, entry: (usize, Entry), languages: (Language, Language)) {
        self.open = Some(Open::Term(Box::new(TermDialog::new(entry, languages))));
    }

    /// Asks for the languages of the article.
    pub fn languages(&mut self, workspace: &Workspace) {
        if let Some(document) = workspace.open.as_ref().and_then(|open| open.document()) {
            self.open = Some(Open::Languages(LanguagesDialog::new(&document.source, &document.target)));
        }
    }

    /// Offers the characters that nobody sees, for this place in the translation.
    pub fn hidden(&mut self, selection: Selection) {
        self.open = Some(Open::Hidden(selection));
    }

    /// Shows the first rows of a glossary file before its terms are taken in.
    pub fn import(&mut self, path: PathBuf, preview: Option<Preview>) {
        let before = if let Some(Open::Import(before)) = &self.open { Some(&**before) } else { None };
        self.open = Some(Open::Import(Box::new(ImportDialog::new(path, preview, before))));
    }

    /// Asks how the article is to be exported.
    pub fn export(&mut self, workspace: &Workspace) {
        if workspace.open.is_some() {
            self.open = Some(Open::Export(Box::new(ExportDialog::new(workspace))));
        }
    }

    /// Asks how a glossary is to be exported; `chosen` are the terms that are chosen in the manager.
    pub fn export_glossary(&mut self, glossary: usize, chosen: Vec<EntryId>) {
        self.open = Some(Open::ExportGlossary(ExportGlossaryDialog::new(glossary, chosen)));
    }

    /// Shows the entries that say the same, to be merged.
    pub fn duplicates(&mut self) {
        self.open = Some(Open::Duplicates(DuplicatesDialog::default()));
    }

    /// Shows the glossaries of the project.
    pub fn glossaries(&mut self) {
        self.open = Some(Open::Glossaries);
    }

    /// Shows the memories of the project.
    pub fn memories(&mut self) {
        self.open = Some(Open::Memories(MemoriesDialog::default()));
    }

    /// Shows what a job has found out about a memory, and the list of memories again behind it.
    fn follow_memories(&mut self, workspace: &Workspace) {
        let Some(open) = &workspace.open else { return };
        let (preview, flaws) = (open.memories.preview.is_some(), open.memories.flaws.is_some());
        match &self.open {
            None | Some(Open::Memories(_)) if preview => self.open = Some(Open::MemoryImport),
            None | Some(Open::Memories(_)) if flaws => {
                self.open = Some(Open::MemoryClean(CleanDialog::default()));
            }
            Some(Open::MemoryImport) if !preview => self.memories(),
            Some(Open::MemoryClean(_)) if !flaws => self.memories(),
            _ => {}
        }
    }

    /// Lists the term candidates of the article.
    pub fn candidates(&mut self) {
        self.open = Some(Open::Candidates(CandidatesDialog::default()));
    }

    /// Asks how segments are to be filled from the memories.
    pub fn pre_translate(&mut self, workspace: &Workspace) {
        if workspace.open.is_some() {
            self.open = Some(Open::PreTranslate(PreTranslateDialog::default()));
        }
    }

    /// Shows what was sent to machines.
    pub fn sent(&mut self) {
        self.open = Some(Open::Sent(SentDialog::default()));
    }

    /// Shows all keys.
    pub fn keys(&mut self) {
        self.open = Some(Open::Keys);
    }

    /// Asks what the workspace wants to know.
    pub fn ask(&mut self, workspace: &Workspace, prompt: Prompt) {
        self.open = Some(match prompt {
            Prompt::Engines { then_ask } => {
                Open::Engines(Box::new(EnginesDialog::new(&workspace.settings.machine, then_ask)))
            }
            Prompt::Estimate(estimate) => Open::Estimate(estimate),
            prompt @ Prompt::Consent { .. } => match ConsentDialog::of(prompt) {
                Some(dialog) => Open::Consent(dialog),
                None => return,
            },
            Prompt::Encoding => Open::Encoding,
            Prompt::Export => Open::Export(Box::new(ExportDialog::new(workspace))),
            Prompt::Unit(edited) => Open::Unit(Box::new(UnitDialog::new(*edited))),
            Prompt::Unsaved => Open::Unsaved,
            Prompt::ImportReport => Open::Report,
            Prompt::Review => {
                let review = workspace.open.as_ref().and_then(|open| open.review.as_ref());
                Open::Review(review.map(|review| ReviewDialog::new(&review.diff)).unwrap_or_default())
            }
            Prompt::CopyPath => Open::Path(PathDialog::new(Purpose::Copy, &PathBuf::new(), "")),
            Prompt::TranslationOf(source) => {
                Open::Path(PathDialog::new(Purpose::PairTarget(source), &PathBuf::new(), ""))
            }
        });
    }

    /// The text of the clipboard, when it comes, becomes an article.
    pub fn paste(&mut self, ctx: &Context) {
        self.awaits_paste = Some(ctx.input(|input| input.time));
    }

    /// Takes the clipboard's text where one was asked for; an empty one where none has come for a while.
    pub fn take_paste(&mut self, ctx: &Context) -> Option<String> {
        let since = self.awaits_paste?;
        if ctx.input(|input| input.time) - since > PATIENCE {
            self.awaits_paste = None;
            return Some(String::new());
        }
        ctx.request_repaint_after_secs(PATIENCE as f32);
        let pasted = ctx.input_mut(|input| {
            let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
            Some(input.events.remove(at))
        });
        let Some(Event::Paste(text)) = pasted else { return None };
        self.awaits_paste = None;
        Some(text)
    }

    /// Shows the open dialog over the window.
    pub fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) {
        self.follow_memories(parts.workspace);
        let Some(open) = &mut self.open else { return };
        let answer = match open {
            Open::Path(dialog) => dialog.show(ctx, parts),
            Open::Number(dialog) => dialog.show(ctx, parts),
            Open::Metadata(dialog) => dialog.show(ctx, parts),
            Open::Term(dialog) => dialog.show(ctx, parts),
            Open::Languages(dialog) => dialog.show(ctx, parts),
            Open::Encoding => choose::encoding(ctx, parts),
            Open::Hidden(selection) => choose::hidden(ctx, parts, *selection),
            Open::Candidates(dialog) => dialog.show(ctx, parts),
            Open::Duplicates(dialog) => dialog.show(ctx, parts),
            Open::Import(dialog) => dialog.show(ctx, parts),
            Open::Export(dialog) => dialog.show(ctx, parts),
            Open::ExportGlossary(dialog) => dialog.show(ctx, parts),
            Open::PreTranslate(dialog) => dialog.show(ctx, parts),
            Open::Engines(dialog) => dialog.show(ctx, parts),
            Open::Estimate(estimate) => consent::estimate(ctx, parts, estimate),
            Open::Consent(dialog) => dialog.show(ctx, parts),
            Open::Keys => keys::show(ctx, parts),
            Open::Glossaries => glossaries::show(ctx, parts),
            Open::Memories(dialog) => dialog.show(ctx, parts),
            Open::MemoryImport => memories::preview(ctx, parts),
            Open::MemoryClean(dialog) => dialog.show(ctx, parts),
            Open::Review(dialog) => dialog.show(ctx, parts),
            Open::Sent(dialog) => dialog.show(ctx, parts),
            Open::Report => report::show(ctx, parts),
            Open::Unit(dialog) => dialog.show(ctx, parts),
            Open::Unsaved => unsaved::show(ctx, parts),
        };
        match answer {
            Answer::Stay => return,
            Answer::Cancel => {}
            Answer::Do(command) => parts.commands.push(command),
        }
        self.open = None;
        self.closed = true;
    }
}

/// What two buttons mean: to go ahead, or to cancel, as Escape does.
fn answer(go: Option<Command>, cancel: bool) -> Answer {
    match go {
        Some(command) => Answer::Do(command),
        None if cancel => Answer::Cancel,
        None => Answer::Stay,
    }
}
