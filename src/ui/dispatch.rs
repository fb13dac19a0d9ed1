//! What each action does: most become a command, some open a dialog or change how things look.

use std::path::Path;

use egui::{Context, ViewportCommand};

use crate::app::{Action, Command, EntryKey, ExportStep, Move, Reread, Settings, Theme};
use crate::model::{Entry, EntryId};
use crate::ui::app::App;
use crate::ui::dialogs::Purpose;
use crate::ui::grid::Grid;

const SIZES: std::ops::RangeInclusive<f32> = 12.0..=32.0;

/// Does what an action asks for.
pub(super) fn dispatch(app: &mut App, ctx: &Context, action: Action) {
    match action {
        Action::Open => app.picker.open(),
        Action::OpenPath => app.dialogs.path(Purpose::Open, Path::new(""), ""),
        Action::PasteArticle => paste_article(app, ctx),
        Action::SaveCopy => app.picker.save_copy(&app.workspace),
        Action::Export => app.dialogs.export(&app.workspace),
        Action::ImportReview => import_review(app),
        Action::WholePage => app.push(Command::ToggleWholePage),
        Action::Metadata => app.dialogs.metadata(&app.workspace),
        Action::ImportGlossary => app.picker.import_glossary(),
        Action::ExportGlossary => app.export_glossary(),
        Action::ImportSegmentation => app.picker.import_segmentation(),
        Action::ExportSegmentation => app.picker.export_segmentation(&app.workspace),
        Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        Action::InsertTerm => insert_term(app, 0),
        Action::Suggest => {
            app.panel.show_machine();
            app.push(Command::Suggest);
        }
        Action::PreTranslate => app.dialogs.pre_translate(&app.workspace),
        Action::NextTheme
        | Action::Swap
        | Action::Panel
        | Action::ShowHidden
        | Action::SmartTyping
        | Action::LogicalArrows
        | Action::SuggestWhileTyping
        | Action::Propagate
        | Action::TextLarger
        | Action::TextSmaller
        | Action::TextDefault => {
            look(app, ctx, action);
        }
        Action::InsertTag => app.push(Command::InsertTag(app.grid.selections().1)),
        Action::TurnDirection => app.push(Command::TurnDirection(Grid::side(ctx, &app.workspace))),
        Action::InsertHidden => app.dialogs.hidden(app.grid.selections().1),
        Action::GlossaryView => app.turn_view(),
        Action::AlignView => app.turn_align_view(),
        Action::AlignTranslation => align_translation(app),
        Action::AlignPair | Action::AlignFolder => app.picker.align_files(action == Action::AlignFolder),
        Action::ExportAlignment => app.picker.export_alignment(&app.workspace),
        Action::NextDoubtful
        | Action::PullSegment
        | Action::PushSegment
        | Action::PinBead
        | Action::CrossLink
        | Action::NoCounterpart
        | Action::AcceptSure
        | Action::AlignMarks
        | Action::FillFromAlignment
        | Action::RememberAlignment
        | Action::GiveUpAlignment => align(app, action),
        Action::QuickAddTerm => quick_add_term(app),
        Action::Glossaries => app.dialogs.glossaries(),
        Action::Memories => app.dialogs.memories(),
        Action::Concordance => concordance(app),
        Action::MergeDuplicates => app.dialogs.duplicates(),
        Action::GoTo => app.dialogs.go_to(&app.workspace),
        Action::Split => split(app),
        Action::Note => app.panel.write_note(&mut app.workspace),
        Action::AddTerm => add_term(app),
        Action::FindNames => find_names(app),
        Action::ApplyName => apply_name(app),
        Action::FindTerms => find_terms(app),
        Action::LookUp => app.panel.look_up(&mut app.workspace),
        Action::AddDictionary => app.dialogs.path(Purpose::Dictionary, Path::new(""), ""),
        Action::Languages => app.dialogs.languages(&app.workspace),
        Action::Encoding => app.dialogs.ask(&app.workspace, crate::app::Prompt::Encoding),
        Action::ChooseEngines => {
            app.dialogs.ask(&app.workspace, crate::app::Prompt::Engines { then_ask: false });
        }
        Action::ShowSent => app.dialogs.sent(),
        Action::Palette => app.palette.open(),
        Action::Keys => app.dialogs.keys(),
        action => {
            if let Some(command) = command(action) {
                app.push(command);
            }
        }
    }
}

/// Asks for a reviewed file where there is a project that it could be of.
fn import_review(app: &mut App) {
    if app.workspace.open.is_some() {
        app.picker.import_review();
    }
}

/// The command of an action that needs no more than the workspace.
fn command(action: Action) -> Option<Command> {
    Some(match action {
        Action::Close => Command::Close,
        Action::Save => Command::Save,
        Action::ExportAgain => Command::ExportStep(ExportStep::Again),
        Action::Undo => Command::Undo,
        Action::Redo => Command::Redo,
        Action::CopySource => Command::CopySource,
        Action::StripMarks => Command::StripMarks,
        Action::ClearTarget => Command::ClearTarget,
        Action::Confirm => Command::Confirm { remember: true },
        Action::ConfirmWithoutMemory => Command::Confirm { remember: false },
        Action::Unconfirm => Command::Unconfirm,
        Action::Previous => Command::Go(Move::Previous),
        Action::Next => Command::Go(Move::Next),
        Action::NextUnconfirmed => Command::Go(Move::NextUnconfirmed),
        Action::InsertMatch => Command::InsertMatch(0),
        Action::NextMatch => Command::WalkMatches { forward: true },
        Action::EditMatch => Command::EditMatch { number: None, remove: false },
        Action::RemoveMatch => Command::EditMatch { number: None, remove: true },
        Action::PreviousMatch => Command::WalkMatches { forward: false },
        Action::Merge => Command::Merge,
        Action::Lock => Command::ToggleLock,
        Action::JoinLines => Command::Reread(Reread { join: Some(true), ..Reread::default() }),
        Action::InsertSuggestion => Command::InsertSuggestion(None),
        Action::ProposeMachine => Command::ProposeMachine,
        Action::StopMachine => Command::StopMachine,
        Action::EmptyAnswers => Command::CountAnswers { empty: true },
        Action::CancelSuggestion => Command::CancelSuggestion,
        Action::BuiltInSegmentation => Command::BuiltInSegmentation,
        Action::RevokeConsent => Command::RevokeConsent,
        Action::Sample => Command::OpenSample,
        _ => return None,
    })
}

/// Inserts the translation of the active segment's term `number` at the caret.
pub(super) fn insert_term(app: &mut App, number: usize) {
    let (_, selection) = app.grid.selections();
    let target = app.workspace.open.as_ref().and_then(|open| {
        let hits = open.terms(open.active_segment()?);
        Some(open.pair(hits.get(number)?.entry)?.target.text.clone())
    });
    match target {
        Some(text) => app.push(Command::Insert { text, selection }),
        None => "This segment has no such term".clone_into(&mut app.workspace.said),
    }
}

/// Whether a switch is on; none for what is no switch.
pub(super) fn is_on(action: Action, settings: &Settings) -> Option<bool> {
    Some(match action {
        Action::ShowHidden => settings.show_hidden,
        Action::SmartTyping => settings.smart_typing,
        Action::SuggestWhileTyping => settings.suggest_while_typing,
        Action::LogicalArrows => settings.logical_arrows,
        Action::Propagate => settings.propagate,
        _ => return None,
    })
}

fn look(app: &mut App, ctx: &Context, action: Action) {
    let settings = &mut app.workspace.settings;
    match action {
        Action::NextTheme => settings.theme = next_theme(settings.theme),
        Action::Swap => settings.source_first = !settings.source_first,
        Action::Panel => settings.panel_open = !settings.panel_open,
        Action::ShowHidden => settings.show_hidden = !settings.show_hidden,
        Action::SmartTyping => settings.smart_typing = !settings.smart_typing,
        Action::LogicalArrows => settings.logical_arrows = !settings.logical_arrows,
        Action::SuggestWhileTyping => settings.suggest_while_typing = !settings.suggest_while_typing,
        Action::Propagate => settings.propagate = !settings.propagate,
        Action::TextLarger => resize(settings, 1.0),
        Action::TextSmaller => resize(settings, -1.0),
        _ => {
            let usual = Settings::default();
            (settings.arabic_size, settings.latin_size) = (usual.arabic_size, usual.latin_size);
        }
    }
    crate::ui::theme::apply(ctx, app.workspace.settings.theme);
    app.workspace.keep_settings();
    ctx.request_repaint();
}

fn next_theme(theme: Theme) -> Theme {
    match theme {
        Theme::System | Theme::HighContrastLight => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::HighContrast,
        Theme::HighContrast => Theme::HighContrastLight,
    }
}

/// Both languages keep their proportion.
fn resize(settings: &mut Settings, step: f32) {
    settings.latin_size = (settings.latin_size + step).clamp(*SIZES.start(), *SIZES.end() - 3.0);
    settings.arabic_size = (settings.arabic_size + step).clamp(*SIZES.start() + 3.0, *SIZES.end());
}

fn split(app: &mut App) {
    let (source, target) = app.grid.selections();
    app.push(Command::Split { source_at: source.caret, target_at: target.caret });
}

/// Asks for the translation that the article is to be aligned with.
fn align_translation(app: &mut App) {
    if app.workspace.open.is_some() {
        app.show_align();
        app.picker.align();
    }
}

/// Does something to the alignment, which is then seen.
fn align(app: &mut App, action: Action) {
    let aligning = app.workspace.open.as_ref().is_some_and(|open| open.project.alignment.is_some());
    if !aligning {
        "There is no alignment: align a translation first".clone_into(&mut app.workspace.said);
    } else if action == Action::RememberAlignment && !writes_to_memory(app) {
        "Choose the memory that is written to, then add the beads".clone_into(&mut app.workspace.said);
        app.dialogs.memories();
    } else if let Some(command) = crate::ui::align::command(action, &app.align) {
        app.push(Command::Align(command));
        if !matches!(action, Action::FillFromAlignment | Action::RememberAlignment) {
            app.show_align();
        }
    }
}

fn writes_to_memory(app: &App) -> bool {
    let open = app.workspace.open.as_ref();
    open.is_some_and(|open| open.project.memories.iter().any(|memory| memory.writing && !memory.read_only))
}

/// Opens an entry of a glossary to be changed or taken out.
pub(super) fn edit_term(app: &mut App, (glossary, entry): EntryKey) {
    let Some(open) = &app.workspace.open else { return };
    let entry = open.glossary(glossary).and_then(|entries| entries.get(&entry));
    let (Some(document), Some(entry)) = (open.document(), entry) else { return };
    app.dialogs.term((glossary, Entry::clone(entry)), (document.source.clone(), document.target.clone()));
}

fn add_term(app: &mut App) {
    let Some(open) = &app.workspace.open else { return };
    let Some(document) = open.document() else { return };
    let languages = (document.source.clone(), document.target.clone());
    let (source, target) = app.grid.selected_texts();
    let (from, to) = ((&languages.0, source.trim()), (&languages.1, target.trim()));
    let entry = Entry::of_pair(EntryId(0), from, to);
    app.dialogs.term((0, entry), languages);
}

/// Adds what is selected in both texts as a term; where something is missing, the dialog asks for it.
fn quick_add_term(app: &mut App) {
    let (source, target) = app.grid.selected_texts();
    let languages =
        app.workspace.open.as_ref().and_then(|open| {
            open.document().map(|document| (document.source.clone(), document.target.clone()))
        });
    let Some((from, to)) = languages else { return };
    if source.trim().is_empty() || target.trim().is_empty() {
        "Select the term in the source and its translation in the target".clone_into(&mut app.workspace.said);
        add_term(app);
        return;
    }
    let entry = Entry::of_pair(EntryId(0), (&from, source.trim()), (&to, target.trim()));
    app.push(Command::PutEntry(Box::new(entry)));
}

/// Opens the names and has them found.
fn find_names(app: &mut App) {
    app.panel.show_names(&mut app.workspace);
    app.push(Command::FindNames);
}

/// Looks for what the glossaries lack, and lists it.
fn find_terms(app: &mut App) {
    if app.workspace.open.is_some() {
        app.push(Command::FindCandidates);
        app.dialogs.candidates();
    }
}

/// Writes a name of the active segment everywhere as it is selected in the translation, or else the first name that is spelt in
/// several ways as its spelling to use says.
fn apply_name(app: &mut App) {
    let (_, selected) = app.grid.selected_texts();
    let choice = app.workspace.open.as_ref().and_then(|open| open.name_to_apply(selected.trim()));
    match choice {
        Some((name, spelling)) => {
            app.push(Command::CloseTyping);
            app.push(Command::ApplyName { name, spelling });
        }
        None => "No name of this segment is spelt in several ways".clone_into(&mut app.workspace.said),
    }
}

/// Looks for what is selected, in the source or else in the translation.
fn concordance(app: &mut App) {
    let (source, target) = app.grid.selected_texts();
    let text = if source.trim().is_empty() { target } else { source };
    let mut commands = Vec::new();
    app.panel.show_concordance(&mut app.workspace, &text, &mut commands);
    for command in commands {
        app.push(command);
    }
}

/// The text of the clipboard comes as an event of its own after this request.
fn paste_article(app: &mut App, ctx: &Context) {
    app.dialogs.paste(ctx);
    ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
}
