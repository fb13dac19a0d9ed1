//! Everything that can be done, with its data; the window, the command line and tests push these.

use std::path::PathBuf;

use super::matches::FillOptions;
use super::notice::NoticeAction;
use super::{
    AlignCommand, Bulk, EngineSetting, Export, ExportStep, KeyPlace, MachineSettings, MemoryCommand,
    ReadOptions, ReviewChoice, Secret,
};
use crate::model::{Attached, Entry, EntryId, Metadata, SegmentId, Side};
use crate::text::{Language, Selection, TextChange};

/// Where to go in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The segment before.
    Previous,
    /// The segment behind.
    Next,
    /// The next one that is not done; from the top again at the end.
    NextUnconfirmed,
    /// A segment by its id.
    To(SegmentId),
    /// A segment by its number, from 1.
    Number(usize),
}

/// How an article is read again; what is none stays as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reread {
    /// A WHATWG label.
    pub encoding: Option<String>,
    /// Whether to join hard-wrapped lines.
    pub join: Option<bool>,
    /// Whether to take all of a web page and not its article alone.
    pub whole_page: Option<bool>,
    /// Whether to take all of a web page where its article alone was taken, and the other way round.
    pub turn_page: bool,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Opens a project or an article.
    Open(PathBuf),
    /// Makes an article of this text.
    OpenText {
        /// The name of the article.
        name: String,
        /// Its text.
        text: String,
    },
    /// Opens the built-in sample.
    OpenSample,
    /// Reads the article of the open project again.
    Reread(Reread),
    /// Reads all of the web page where its article alone was read, and the other way round.
    ToggleWholePage,
    /// Closes the project, once all is on disk; else the user is asked.
    Close,
    /// Closes the project, whatever is not on disk.
    CloseAnyway,
    /// Writes everything now and keeps a restore point.
    Save,
    /// Writes a copy of the project to a path.
    SaveCopy(PathBuf),
    /// Exports the project.
    Export(Export),
    /// Reads a file that a reviewer sends back.
    ImportReview(PathBuf),
    /// Takes in what was chosen of a review.
    TakeReview(ReviewChoice),
    /// What goes with exporting.
    ExportStep(ExportStep),
    /// Takes the change of an editor.
    Type {
        /// The segment.
        segment: SegmentId,
        /// Which of its texts.
        side: Side,
        /// The change.
        change: TextChange,
    },
    /// The caret jumped: typing after it is a change of its own.
    CloseTyping,
    /// Makes another segment the active one.
    Go(Move),
    /// Replaces the selection of the active translation.
    Insert {
        /// What to insert.
        text: String,
        /// Where.
        selection: Selection,
    },
    /// Confirms the active segment and goes on.
    Confirm {
        /// Whether the pair belongs to the memory.
        remember: bool,
    },
    /// Confirms or reopens a segment.
    ToggleConfirmed(SegmentId),
    /// Reopens the active segment.
    Unconfirm,
    /// Fills the translation with the source.
    CopySource,
    /// Empties the translation.
    ClearTarget,
    /// Cuts the active segment at the byte offsets of the carets in source and target.
    Split {
        /// The byte offset in the source.
        source_at: usize,
        /// The byte offset in the target.
        target_at: usize,
    },
    /// Joins the active segment with the next.
    Merge,
    /// Protects or frees the active segment.
    ToggleLock,
    /// Turns the direction of a text of the active segment, or back to that of its language.
    TurnDirection(Side),
    /// Inserts the next tags that the active translation lacks, around what is selected where they are a pair.
    InsertTag(Selection),
    /// Replaces the selection of the active translation by one character, which may be one that nobody sees.
    InsertCharacter {
        /// The character.
        character: char,
        /// Where.
        selection: Selection,
    },
    /// Takes the invisible marks out of the active translation that do nothing.
    StripMarks,
    /// Sets the note of a segment.
    SetNote {
        /// The segment.
        segment: SegmentId,
        /// The note.
        note: String,
    },
    /// Takes back the last change.
    Undo,
    /// Does it again.
    Redo,
    /// Adds or changes an entry of the project's glossary; an id of 0 is a new one.
    PutEntry(Box<Entry>),
    /// Takes an entry out.
    RemoveEntry(EntryId),
    /// Adds or changes entries of a glossary as one step; an id of 0 is a new one.
    PutEntries {
        /// 0 is the project's own glossary, the others are the shared ones from 1.
        glossary: usize,
        /// The entries.
        entries: Vec<Entry>,
    },
    /// Does one thing to several entries of a glossary, as one step.
    ChangeEntries {
        /// 0 is the project's own glossary, the others are the shared ones from 1.
        glossary: usize,
        /// The entries.
        ids: Vec<EntryId>,
        /// What is done to each of them.
        bulk: Bulk,
    },
    /// Makes one entry of several, as one step; it stands in the place of the first of them.
    MergeEntries {
        /// 0 is the project's own glossary, the others are the shared ones from 1.
        glossary: usize,
        /// The entries.
        ids: Vec<EntryId>,
    },
    /// Prepares the table of all glossaries for the manager, in a job; [`Open::table`](super::Open) has it then.
    TabulateGlossary,
    /// Takes back the last change of a glossary; of the project's own one it is that of the project.
    UndoGlossary(usize),
    /// Does the last change of a glossary that was taken back again.
    RedoGlossary(usize),
    /// Attaches a shared glossary behind the others.
    AttachGlossary {
        /// Its file.
        path: PathBuf,
        /// Whether this project must not change it.
        read_only: bool,
    },
    /// Makes an empty shared glossary and attaches it.
    CreateGlossary(PathBuf),
    /// Attaches exactly these, the one that counts most first.
    SetGlossaries(Vec<Attached>),
    /// Reads the first rows of a glossary file for the import dialog.
    PreviewGlossary {
        /// The file.
        path: PathBuf,
        /// How it is read.
        options: Box<ReadOptions>,
    },
    /// Takes the terms of a file into a glossary.
    ImportGlossaryAs {
        /// The file.
        path: PathBuf,
        /// 0 is the project's own glossary, the others are the shared ones from 1.
        glossary: usize,
        /// How it is read: encoding and columns. Without languages and columns it must have those of the article.
        options: Box<ReadOptions>,
    },
    /// Writes a glossary to a file, of the kind that the ending of its name says.
    ExportGlossaryAs {
        /// The file.
        path: PathBuf,
        /// 0 is the project's own glossary, the others are the shared ones from 1.
        glossary: usize,
        /// The entries; all where it is empty.
        ids: Vec<EntryId>,
        /// A WHATWG label for text files; UTF-8 where it is none.
        encoding: Option<String>,
    },
    /// Takes the terms of a file into the project's glossary.
    ImportGlossary(PathBuf),
    /// Writes the project's glossary to a file, of the kind that the ending of its name says.
    ExportGlossary(PathBuf),
    /// Finds the people, places and agencies of the article.
    FindNames,
    /// Keeps a spelling of a name as the one to use, and writes it everywhere.
    ApplyName {
        /// The name as the ledger has it.
        name: String,
        /// Its spelling in the translation.
        spelling: String,
    },
    /// Finds terms that the glossaries lack.
    FindCandidates,
    /// Loads the dictionaries, where that was not done yet.
    LoadDictionaries,
    /// Adds a dictionary file to those that are looked up.
    AddDictionary(PathBuf),
    /// Cuts the article by the segmentation rules (SRX) of a file from now on.
    ImportSegmentation(PathBuf),
    /// Writes the segmentation rules to a file (SRX).
    ExportSegmentation(PathBuf),
    /// Goes back to the built-in segmentation rules.
    BuiltInSegmentation,
    /// Changes title, byline, date and link of the article.
    SetMetadata(Box<Metadata>),
    /// Changes the languages of the article.
    SetLanguages {
        /// The language of the source.
        source: Language,
        /// The language of the translation.
        target: Language,
    },
    /// Does something with the memories of the project.
    Memory(Box<MemoryCommand>),
    /// Sets up machine translation.
    SetMachine(Box<MachineSettings>),
    /// Keeps the key of an engine, by its number in the settings, or forgets it.
    SetKey {
        /// The engine.
        engine: usize,
        /// The key.
        key: Option<Secret>,
        /// Where it is kept beyond this session.
        place: KeyPlace,
    },
    /// Asks an engine that is being set up what it offers; sends no text.
    TestEngine {
        /// The engine.
        setting: Box<EngineSetting>,
        /// The key that was typed; else the one that is kept is used.
        key: Option<Secret>,
    },
    /// Allows segments of this project to go to a scheme and host.
    GiveConsent(String),
    /// Nothing may leave the machine any more.
    RevokeConsent,
    /// Asks the machine for the active segment.
    Suggest,
    /// Stops waiting for it.
    CancelSuggestion,
    /// Puts a match of the active segment, by its number from 0, in the place of the translation.
    InsertMatch(usize),
    /// Goes to the next or the former match of the active segment.
    WalkMatches {
        /// To the next.
        forward: bool,
    },
    /// Has a match changed, or takes it out of its memory: a unit of a memory file in a dialog, one of the project's own in its segment.
    EditMatch {
        /// The number of the match, from 0; none for that which the keys have reached.
        number: Option<usize>,
        /// Whether it is to be taken out.
        remove: bool,
    },
    /// Fills segments from the memories.
    PreTranslate {
        /// Which ones, and from which matches.
        options: FillOptions,
        /// Whether only to count.
        dry: bool,
    },
    /// Stops pre-translating.
    CancelPreTranslation,
    /// Fills the active translation with the suggestion of the engine of this number, or the best one.
    InsertSuggestion(Option<usize>),
    /// Asks whether the document is to be pre-translated by a machine, with what that would send and cost.
    ProposeMachine,
    /// Pre-translates the empty segments with the engine of this number.
    MachineTranslate(usize),
    /// Stops the pre-translation.
    StopMachine,
    /// Reads the last requests that were sent to machines into [`Workspace::sent`](crate::app::Workspace::sent).
    ReadSent {
        /// Whether all are taken out before.
        empty: bool,
    },
    /// Does something to the alignment with a translation that exists.
    Align(AlignCommand),
    /// Counts the answers of machines that the project keeps.
    CountAnswers {
        /// Whether they are taken out before; this is no step of the history.
        empty: bool,
    },
    /// Follows the button of a notice.
    FollowNotice(NoticeAction),
    /// Puts a notice away.
    DismissNotice(u64),
}
