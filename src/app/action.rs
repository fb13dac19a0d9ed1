//! Everything the user can ask for, without data: menus, palette, keys and tests share this list.

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Opening, saving, exporting.
    File,
    /// Undo and texts.
    Edit,
    /// How things look.
    View,
    /// The active segment.
    Segment,
    /// Glossary and languages.
    Project,
    /// Machine translation.
    Tools,
    /// Keys and the sample.
    Help,
}

impl Menu {
    /// The menus from the start of the bar.
    pub const ALL: [Self; 7] =
        [Self::File, Self::Edit, Self::View, Self::Segment, Self::Project, Self::Tools, Self::Help];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Segment => "Segment",
            Self::Project => "Project",
            Self::Tools => "Tools",
            Self::Help => "Help",
        }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $menu:ident, $label:literal;)*) => {
        /// One thing the user can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// Every action, in the order of the menus.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in menus and in the palette.
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }

            /// The menu that it stands in.
            pub fn menu(self) -> Menu {
                match self { $(Self::$name => Menu::$menu,)* }
            }
        }
    };
}

actions! {
    /// Choose an article or a project.
    Open = File, "Open…";
    /// Type the path of an article or a project.
    OpenPath = File, "Open by path…";
    /// Open an article and align it with its translation.
    AlignPair = File, "Align two files…";
    /// Align each article of a folder with its translation.
    AlignFolder = File, "Align a folder of pairs…";
    /// Make an article of the clipboard's text.
    PasteArticle = File, "Paste text as an article";
    /// Back to the start page.
    Close = File, "Close the project";
    /// Say that all is saved, and keep a restore point.
    Save = File, "Save now";
    /// Save the project under another name.
    SaveCopy = File, "Save a copy…";
    /// Choose layout, kind of file and options, and export.
    Export = File, "Export…";
    /// Take a reviewed bilingual file back.
    ImportReview = File, "Import a review…";
    /// The last export once more.
    ExportAgain = File, "Export again";
    /// End the program.
    Quit = File, "Quit";
    /// Take back the last change.
    Undo = Edit, "Undo";
    /// Do it again.
    Redo = Edit, "Redo";
    /// Fill the translation with the source.
    CopySource = Edit, "Copy the source";
    /// Empty the translation.
    ClearTarget = Edit, "Clear the translation";
    /// Insert the next tag of the source that the translation lacks.
    InsertTag = Edit, "Insert the next tag";
    /// Insert a character that nobody sees.
    InsertHidden = Edit, "Insert an invisible character…";
    /// Take invisible marks out that do nothing.
    StripMarks = Edit, "Remove stray invisible marks";
    /// Quotation marks and spaces of the language while typing.
    SmartTyping = Edit, "Quotes and spaces of the language";
    /// What may be typed next, in grey behind the caret.
    SuggestWhileTyping = Edit, "Suggestions while typing";
    /// Arrows along the text instead of the screen.
    LogicalArrows = Edit, "Arrows follow the reading order";
    /// Insert the first term of the segment.
    InsertTerm = Edit, "Insert a term";
    /// Light, dark or high contrast, in turn.
    NextTheme = View, "Next theme";
    /// The place of source and translation.
    Swap = View, "Swap source and translation";
    /// Back and forth between the translation and the glossary.
    GlossaryView = View, "Glossary";
    /// Open or close the panel.
    Panel = View, "Panel";
    /// Show what nobody sees.
    ShowHidden = View, "Invisible characters";
    /// Larger text.
    TextLarger = View, "Larger text";
    /// Smaller text.
    TextSmaller = View, "Smaller text";
    /// Text as it was.
    TextDefault = View, "Text size as designed";
    /// Confirm and go on.
    Confirm = Segment, "Confirm";
    /// Confirm, but keep it out of the memory.
    ConfirmWithoutMemory = Segment, "Confirm without memory";
    /// Back to draft.
    Unconfirm = Segment, "Reopen";
    /// To the segment before.
    Previous = Segment, "Previous segment";
    /// To the segment behind.
    Next = Segment, "Next segment";
    /// To the next one that is not confirmed.
    NextUnconfirmed = Segment, "Next unconfirmed segment";
    /// To a segment by its number.
    GoTo = Segment, "Go to a segment…";
    /// Cut the segment at the caret.
    Split = Segment, "Split at the caret";
    /// Join with the next segment of the paragraph.
    Merge = Segment, "Merge with the next";
    /// Insert the best match of the memories.
    InsertMatch = Segment, "Insert a match";
    /// To the next match of the segment.
    NextMatch = Segment, "Next match";
    /// To the match before.
    PreviousMatch = Segment, "Previous match";
    /// Put the match right that the keys have reached.
    EditMatch = Segment, "Edit the match…";
    /// Take that match out of its memory.
    RemoveMatch = Segment, "Take the match out of its memory";
    /// Confirming fills segments with the same source.
    Propagate = Segment, "Fill repetitions on confirming";
    /// Protect or free the segment.
    Lock = Segment, "Lock";
    /// The other direction for the text with the caret.
    TurnDirection = Segment, "Turn the direction of the text";
    /// Write a note.
    Note = Segment, "Note";
    /// Align the article with a translation that exists.
    AlignTranslation = Project, "Align a translation…";
    /// Back and forth between the translation and the alignment.
    AlignView = View, "Alignment";
    /// To the next bead that is doubtful.
    NextDoubtful = Segment, "Next doubtful bead";
    /// The next segment of the side into the bead.
    PullSegment = Segment, "Pull the next segment into the bead";
    /// The last segment of the side out of the bead.
    PushSegment = Segment, "Push the last segment out of the bead";
    /// Settle the bead as it is.
    PinBead = Segment, "Pin the bead";
    /// Exchange the translations of two beads.
    CrossLink = Segment, "Cross-link two beads";
    /// Nothing of the bead has a counterpart.
    NoCounterpart = Segment, "Mark as without counterpart";
    /// Settle all beads that are sure enough.
    AcceptSure = Segment, "Accept all sure beads";
    /// Lines under the words that answer each other.
    AlignMarks = Segment, "Mark matched words";
    /// Give the segments the translations of their beads.
    FillFromAlignment = Project, "Fill the article from the alignment";
    /// Write the beads as a translation memory.
    ExportAlignment = File, "Export the alignment as TMX…";
    /// Add the beads to the memory that the project writes to.
    RememberAlignment = Project, "Add the alignment to the memory";
    /// Give the alignment up.
    GiveUpAlignment = Project, "Give up the alignment";
    /// Add a term from the selection.
    AddTerm = Project, "Add a term…";
    /// Add a term from both selections at once.
    QuickAddTerm = Project, "Add the selected pair as a term";
    /// Make one term of those that say the same.
    MergeDuplicates = Project, "Merge duplicate terms…";
    /// The shared glossaries beside the project's own.
    Glossaries = Project, "Glossaries…";
    /// The memory files of the project.
    Memories = Project, "Memories…";
    /// Look for the selection in the project and its memories.
    Concordance = Project, "Concordance";
    /// Take terms from a file.
    ImportGlossary = Project, "Import a glossary…";
    /// Write the project's glossary to a file.
    ExportGlossary = Project, "Export the glossary…";
    /// Fill segments from the memories.
    PreTranslate = Project, "Pre-translate…";
    /// Find people, places and agencies.
    FindNames = Project, "Find names";
    /// The chosen spelling of a name in all segments.
    ApplyName = Project, "Use this spelling of the name everywhere";
    /// Find terms that the glossaries lack.
    FindTerms = Project, "Find terms in the article…";
    /// The word at the caret in the dictionaries.
    LookUp = Project, "Look up in the dictionary";
    /// Name a dictionary file.
    AddDictionary = Project, "Choose a dictionary…";
    /// Change the languages.
    Languages = Project, "Languages…";
    /// Read the article again in another encoding.
    Encoding = Project, "Encoding of the article…";
    /// Read all of a web page, or its article alone.
    WholePage = Project, "Whole page or its article";
    /// Title, byline, date and link.
    Metadata = Project, "Title, author and date…";
    /// Join the lines of hard-wrapped text.
    JoinLines = Project, "Join wrapped lines";
    /// Take segmentation rules from a file.
    ImportSegmentation = Project, "Import segmentation rules…";
    /// Write the segmentation rules to a file.
    ExportSegmentation = Project, "Export segmentation rules…";
    /// Cut by the program's own rules again.
    BuiltInSegmentation = Project, "Use the built-in segmentation rules";
    /// Ask the machine for a suggestion.
    Suggest = Tools, "Machine suggestion";
    /// Insert the machine's suggestion.
    InsertSuggestion = Tools, "Insert the machine suggestion";
    /// Stop waiting for the machine.
    CancelSuggestion = Tools, "Cancel the machine suggestion";
    /// Pre-translate the empty segments with a machine.
    ProposeMachine = Tools, "Pre-translate with a machine…";
    /// Stop the pre-translation.
    StopMachine = Tools, "Stop the pre-translation";
    /// Set up engines for machine translation.
    ChooseEngines = Tools, "Machine translation engines…";
    /// Look at what was sent to machines.
    ShowSent = Tools, "What was sent to machines…";
    /// Ask every question anew.
    EmptyAnswers = Tools, "Empty the kept answers of machines";
    /// Nothing may leave the machine any more.
    RevokeConsent = Tools, "Let nothing leave this machine";
    /// Every action, by name.
    Palette = Help, "Command palette…";
    /// All keys.
    Keys = Help, "Keys";
    /// The article that comes with the program.
    Sample = Help, "Open the sample";
}
