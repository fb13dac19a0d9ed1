//! Runs commands: each becomes a reversible edit, a job, or a question to the user.

mod align;
mod aligned;
mod answers;
mod apply;
mod article;
mod entries;
mod exports;
mod files;
mod glossary;
mod glossary_files;
mod history;
mod index;
mod machine;
mod matches;
mod memories;
mod moves;
mod remember;
mod review;
mod segmentation;
mod segments;
mod shared;
mod signs;
mod study;
mod target;
mod unit_edits;

pub(super) use article::stored_in;

pub(super) use segmentation::NewRules;

use crate::app::notice::NoticeAction;
use crate::app::{Command, Notice, Prompt, ReadOptions, Reread, Workspace};

impl Workspace {
    /// Runs a command. What it does shows at once; what it says is in `notices` and `said`.
    pub fn execute(&mut self, command: Command) {
        if !matches!(command, Command::Type { .. } | Command::CloseTyping) {
            self.said.clear();
        }
        if let Some(open) = self.open.as_mut() {
            open.jump = None;
        }
        let typing = matches!(command, Command::Type { .. });
        self.run(command);
        self.reindex_stale();
        self.refresh_aligner();
        self.look_up_matches();
        if !typing {
            self.refresh_names();
        }
    }

    #[expect(clippy::too_many_lines, reason = "the closed list of commands is run in one place")]
    fn run(&mut self, command: Command) {
        match command {
            Command::Open(path) => self.open_path(path),
            Command::OpenText { name, text } => self.open_text(name, text),
            Command::OpenSample => self.open_sample(),
            Command::Reread(how) => self.reread(how),
            Command::ToggleWholePage => self.toggle_whole_page(),
            Command::Close => self.close_saved(),
            Command::CloseAnyway => self.close(),
            Command::Save => self.save(),
            Command::SaveCopy(path) => self.save_copy(path),
            Command::Export(export) => self.export(export),
            Command::ImportReview(path) => self.import_review(path),
            Command::TakeReview(choice) => self.take_review(&choice),
            Command::ExportStep(step) => self.export_step(step),
            Command::Type { segment, side, change } => self.take_typing(segment, side, change),
            Command::CloseTyping => self.close_typing(),
            Command::Go(to) => self.go(to),
            Command::Insert { text, selection } => self.insert(&text, selection),
            Command::Confirm { remember } => self.confirm(remember),
            Command::ToggleConfirmed(segment) => self.toggle_confirmed(segment),
            Command::Unconfirm => self.unconfirm(),
            Command::CopySource => self.copy_source(),
            Command::ClearTarget => self.replace_target("", "Cleared the translation"),
            Command::Split { source_at, target_at } => self.split(source_at, target_at),
            Command::Merge => self.merge(),
            Command::ToggleLock => self.toggle_lock(),
            Command::TurnDirection(side) => self.turn_direction(side),
            Command::InsertTag(selection) => self.insert_tag(selection),
            Command::InsertCharacter { character, selection } => self.insert_character(character, selection),
            Command::StripMarks => self.strip_marks(),
            Command::SetNote { segment, note } => self.set_note(segment, note),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::FindNames => self.find_names(),
            Command::ApplyName { name, spelling } => self.apply_name(&name, &spelling),
            Command::FindCandidates => self.find_candidates(),
            Command::LoadDictionaries => self.load_dictionaries(),
            Command::AddDictionary(path) => self.add_dictionary(path),
            Command::PutEntry(entry) => self.put_entry(*entry),
            Command::RemoveEntry(id) => self.remove_entry(id),
            Command::PutEntries { glossary, entries } => self.put_entries(glossary, entries),
            Command::ChangeEntries { glossary, ids, bulk } => self.change_entries(glossary, &ids, &bulk),
            Command::MergeEntries { glossary, ids } => self.merge_entries(glossary, &ids),
            Command::TabulateGlossary => self.tabulate_glossary(),
            Command::UndoGlossary(glossary) => self.step_glossary(glossary, true),
            Command::RedoGlossary(glossary) => self.step_glossary(glossary, false),
            Command::AttachGlossary { path, read_only } => self.attach_glossary(path, read_only),
            Command::CreateGlossary(path) => self.create_glossary(path),
            Command::SetGlossaries(attached) => self.set_glossaries(attached),
            Command::PreviewGlossary { path, options } => self.preview_glossary(path, *options),
            Command::ImportGlossary(path) => self.import_glossary(path, 0, ReadOptions::default()),
            Command::ImportGlossaryAs { path, glossary, options } => {
                self.import_glossary(path, glossary, *options);
            }
            Command::ExportGlossary(path) => self.export_glossary(path, 0, &[], None),
            Command::ExportGlossaryAs { path, glossary, ids, encoding } => {
                self.export_glossary(path, glossary, &ids, encoding);
            }
            Command::ImportSegmentation(path) => self.import_rules(path),
            Command::ExportSegmentation(path) => self.export_rules(path),
            Command::BuiltInSegmentation => self.use_built_in_rules(),
            Command::SetLanguages { source, target } => self.set_languages(source, target),
            Command::SetMachine(machine) => self.set_machine(*machine),
            Command::SetKey { engine, key, place } => self.set_key(engine, key, place),
            Command::TestEngine { setting, key } => self.test_engine(&setting, key),
            Command::GiveConsent(origin) => self.give_consent(&origin),
            Command::SetMetadata(metadata) => self.set_metadata(*metadata),
            Command::Memory(command) => self.run_memory(*command),
            Command::RevokeConsent => self.revoke_consent(),
            Command::Suggest => self.suggest(),
            Command::CancelSuggestion => self.cancel_suggestion(),
            Command::InsertMatch(number) => self.insert_match(number),
            Command::WalkMatches { forward } => self.walk_matches(forward),
            Command::EditMatch { number, remove } => self.edit_match(number, remove),
            Command::PreTranslate { options, dry } => self.pre_translate(options, dry),
            Command::CancelPreTranslation => self.cancel_pre_translation(),
            Command::InsertSuggestion(engine) => self.insert_suggestion(engine),
            Command::ProposeMachine => self.propose_document(),
            Command::MachineTranslate(engine) => self.translate_document(engine),
            Command::ReadSent { empty } => self.read_sent(empty),
            Command::CountAnswers { empty } => self.count_answers(empty),
            Command::StopMachine => self.cancel_document(),
            Command::Align(command) => self.align(command),
            Command::FollowNotice(action) => self.follow(&action),
            Command::DismissNotice(id) => self.notices.dismiss(id),
        }
    }

    /// Shows a notice.
    pub fn notify(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    fn follow(&mut self, action: &NoticeAction) {
        match action {
            NoticeAction::JoinLines => self.reread(Reread { join: Some(true), ..Reread::default() }),
            NoticeAction::WholePage => self.reread(Reread { whole_page: Some(true), ..Reread::default() }),
            NoticeAction::SaveCopy => self.prompt = Some(Prompt::CopyPath),
            NoticeAction::ChooseEngines => self.prompt = Some(Prompt::Engines { then_ask: false }),
            NoticeAction::ChooseEncoding => self.prompt = Some(Prompt::Encoding),
            NoticeAction::TrySavingAgain => self.save(),
            NoticeAction::OpenFile(path) => self.open_file(path),
            NoticeAction::UndoMemory(path) => self.undo_memory_at(path),
            NoticeAction::ReadReport => self.prompt = Some(Prompt::ImportReport),
        }
    }
}
