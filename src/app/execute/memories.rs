//! Memory files of the project: attaching and taking off, imports and exports, changes, and the concordance.

use std::path::PathBuf;
use std::sync::Arc;

use super::files::with_extension;
use crate::app::clock::now_ms;
use crate::app::jobs::JobEvent;
use crate::app::memory::{
    MemoryAnswer, MemoryCommand, MemoryFlaws, MemoryOptions, OpenMemory, Searched, Work, about,
    export_memory, import_memory, preview_memory, search, stem, texts_of,
};
use crate::app::{Memory, MemoryKind, Notice, Severity, Workspace};
use crate::assist::ConcordanceQuery;
use crate::model::{AttachedMemory, Edit, GroupKind};
use crate::store::{MemoryFile, MemoryInfo, StoreError, UnitStep};
use crate::text::Language;

impl Workspace {
    /// Does what is asked of the memories.
    pub(super) fn run_memory(&mut self, command: MemoryCommand) {
        match command {
            MemoryCommand::Attach(path) => self.attach_memory(&path, false),
            MemoryCommand::Create(path) => self.create_memory(path),
            MemoryCommand::Set(memories) => self.set_memories(memories),
            MemoryCommand::Preview { memory, path } => self.preview_import(memory, path),
            MemoryCommand::Import(go) => self.import_previewed(go),
            MemoryCommand::UndoImport { memory, import } => self.undo_import(memory, import),
            MemoryCommand::Export { memory, path } => self.export_memory(memory, path),
            MemoryCommand::PutUnit { path, unit } => self.put_unit(path, *unit),
            MemoryCommand::RemoveUnit { path, unit } => self.remove_unit(path, unit),
            MemoryCommand::FindFlaws(memory) => self.find_flaws(memory),
            MemoryCommand::Clean(flaws) => self.clean_memory(&flaws),
            MemoryCommand::Undo(memory) => self.step_memory(memory, true),
            MemoryCommand::Redo(memory) => self.step_memory(memory, false),
            MemoryCommand::Stop => {
                if let Some(work) = self.open.as_ref().and_then(|open| open.memories.work.as_ref()) {
                    work.stop();
                }
            }
            MemoryCommand::Search(query) => self.search_concordance(query),
        }
    }

    /// Attaches a memory file behind those that are attached.
    fn attach_memory(&mut self, path: &std::path::Path, writing: bool) {
        let Some(open) = self.open.as_ref() else { return };
        if MemoryKind::of_path(path) != Some(MemoryKind::Own) {
            let hint = "Make a new memory (.mqm), then import the file into it";
            return self.notify(Notice::error("Only memory files of Muqabala can be attached", hint));
        }
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string();
        if open.project.memories.iter().any(|memory| memory.path == path) {
            return self.notify(Notice::new(Severity::Info, "This memory is attached already", ""));
        }
        let mut all = open.project.memories.clone();
        all.push(AttachedMemory { path, read_only: false, writing });
        self.set_memories(all);
    }

    fn create_memory(&mut self, path: PathBuf) {
        let path = match with_extension(path, "mqm") {
            Ok(path) => path,
            Err(notice) => return self.notify(notice),
        };
        let Some(open) = self.open.as_ref() else { return };
        let languages = open.document().map(|document| (document.source.clone(), document.target.clone()));
        let writing = !open.project.memories.iter().any(|memory| memory.writing);
        let info = MemoryInfo { name: String::new(), languages, author: String::new() };
        match MemoryFile::create(&path, &info) {
            Ok(_) => self.attach_memory(&path, writing),
            Err(error) => self.notify(Notice::error(error.to_string(), error.hint())),
        }
    }

    fn set_memories(&mut self, after: Vec<AttachedMemory>) {
        let Some(open) = self.open.as_ref() else { return };
        let before = open.project.memories.clone();
        if before != after {
            self.apply(GroupKind::Memories, vec![Edit::Memories { before, after }]);
        }
    }

    /// Brings the open memories in line with the project's list.
    pub(in crate::app) fn sync_memories(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        let mut former = std::mem::take(&mut open.memories.all);
        for wanted in &open.project.memories {
            let known = former.iter().position(|memory| memory.attached.path == wanted.path);
            let mut memory =
                known.map_or_else(|| OpenMemory::new(wanted.clone()), |at| former.swap_remove(at));
            memory.attached = wanted.clone();
            open.memories.all.push(memory);
        }
        self.hand_memories_over();
        let Some(open) = self.open.as_mut() else { return };
        let unknown = open.memories.all.iter().filter(|memory| memory.about.is_none());
        let paths: Vec<String> = unknown.map(|memory| memory.attached.path.clone()).collect();
        for path in paths {
            self.look_into(path);
        }
    }

    fn look_into(&mut self, path: String) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document() else { return };
        let languages = (document.source.clone(), document.target.clone());
        let known = open.memories.number(&path).and_then(|at| open.memories.all.get(at));
        let known = known.and_then(|memory| memory.searched.clone());
        let folders = self.folders.clone();
        self.memory_job(move || {
            let look = || {
                let place = std::path::Path::new(&path);
                let about = Box::new(about(place)?);
                let opened =
                    known.map_or_else(|| Memory::open(place, languages, Some(&folders)).map(Arc::new), Ok);
                Ok((about, opened?))
            };
            let found = look();
            MemoryAnswer::About(path, found)
        });
    }

    fn preview_import(&mut self, memory: usize, path: PathBuf) {
        let Some(work) = self.begin_work(format!("Reading {}", stem(&path))) else { return };
        let options = self.memory_options();
        self.memory_job(move || {
            let found = preview_memory(&path, &options, &mut |done| work.going(done));
            MemoryAnswer::Previewed(memory, path, found.map(|found| found.map(Box::new)))
        });
    }

    fn import_previewed(&mut self, go: bool) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(preview) = open.memories.preview.take().filter(|_| go) else { return };
        let Some(target) = self.memory_path(preview.memory) else { return };
        let Some(work) = self.begin_work(format!("Importing {}", stem(&preview.path))) else { return };
        let options = self.memory_options();
        self.memory_job(move || {
            let import = || {
                let mut memory =
                    MemoryFile::open(std::path::Path::new(&target)).map_err(|error| refused(&error))?;
                import_memory(&mut memory, &preview.path, &options, now_ms(), &mut |done, _| work.going(done))
            };
            let report = import().map(|report| report.map(Box::new));
            MemoryAnswer::Imported(target, report)
        });
    }

    fn undo_import(&mut self, memory: usize, import: i64) {
        let Some(path) = self.writable_memory(memory) else { return };
        self.memory_job(move || {
            let undo = || MemoryFile::open(std::path::Path::new(&path))?.undo_import(import);
            let count = undo().map_err(|error| refused(&error));
            MemoryAnswer::ImportUndone(path, count)
        });
    }

    fn export_memory(&mut self, memory: usize, path: PathBuf) {
        let Some(from) = self.memory_path(memory) else { return };
        let Some(work) = self.begin_work(format!("Writing {}", stem(&path))) else { return };
        self.memory_job(move || {
            let (from, options) = (PathBuf::from(from), MemoryOptions::default());
            let count = export_memory(&from, &options, &path, now_ms(), &mut |done| work.going(done));
            MemoryAnswer::Exported(path, count)
        });
    }

    fn find_flaws(&mut self, memory: usize) {
        let Some(path) = self.writable_memory(memory) else { return };
        self.memory_job(move || MemoryAnswer::Flaws(memory, MemoryFlaws::of(std::path::Path::new(&path))));
    }

    fn clean_memory(&mut self, flaws: &[crate::assist::MemoryFlaw]) {
        let Some(open) = self.open.as_mut() else { return };
        let Some((memory, found)) = open.memories.flaws.take().filter(|_| !flaws.is_empty()) else { return };
        let Some(path) = self.writable_memory(memory) else { return };
        let flaws = flaws.to_vec();
        self.memory_job(move || {
            let step = found.clean(std::path::Path::new(&path), &flaws, now_ms());
            let said = step
                .as_ref()
                .map_or_else(|_| String::new(), |step| format!("{} units were taken out", step.gone.len()));
            MemoryAnswer::Changed(path, step, said)
        });
    }

    fn step_memory(&mut self, memory: usize, undo: bool) {
        let Some(path) = self.writable_memory(memory) else { return };
        self.memory_job(move || {
            let step = || {
                let mut file = MemoryFile::open(std::path::Path::new(&path))?;
                if undo { file.undo() } else { file.redo() }
            };
            let step = step().map_err(|error| refused(&error));
            let said = match (&step, undo) {
                (Ok(None), true) => "Nothing more to undo in this memory",
                (Ok(None), false) => "Nothing to do again in this memory",
                (_, true) => "Undone: a change of the memory",
                (_, false) => "Done again: a change of the memory",
            };
            MemoryAnswer::Changed(path, step.map(Option::unwrap_or_default), said.to_owned())
        });
    }

    fn search_concordance(&mut self, query: ConcordanceQuery) {
        let Some(open) = self.open.as_mut() else { return };
        open.memories.concordances.query = query.clone();
        if query.is_blank() {
            open.memories.concordances.found = None;
            return;
        }
        open.memories.concordances.searching = true;
        let own = open.document().map(texts_of).unwrap_or_default();
        let searched = open.memories.all.iter().map(|memory| Searched {
            name: memory.name(),
            path: PathBuf::from(&memory.attached.path),
            texts: Arc::clone(&memory.texts),
        });
        let searched: Vec<_> = searched.collect();
        let project = open.number;
        self.jobs.run(Box::new(move || {
            JobEvent::Memory(project, Box::new(MemoryAnswer::Found(Box::new(search(&query, own, &searched)))))
        }));
    }

    /// Takes an answer in.
    pub(super) fn take_memory(&mut self, answer: MemoryAnswer) {
        match answer {
            MemoryAnswer::About(path, found) => {
                self.take_about(&path, found.map(|(about, memory)| (*about, memory)));
            }
            MemoryAnswer::Changed(path, step, said) => self.take_changed(path, step, said),
            MemoryAnswer::Edited(path, step, said) => self.take_edited(path, step, said),
            MemoryAnswer::Previewed(memory, path, found) => {
                self.end_work();
                match found {
                    Ok(Some(found)) => self.take_preview(memory, path, *found),
                    Ok(None) => "Stopped; nothing was imported".clone_into(&mut self.said),
                    Err(notice) => self.notify(notice),
                }
            }
            MemoryAnswer::Imported(path, report) => {
                self.end_work();
                match report {
                    Ok(Some(report)) => self.take_import(path, *report),
                    Ok(None) => "Stopped; nothing was imported".clone_into(&mut self.said),
                    Err(notice) => self.notify(notice),
                }
            }
            MemoryAnswer::ImportUndone(path, Ok(count)) => {
                self.notify(Notice::success(format!("The import was undone: {count} units were taken out")));
                self.reread_memory(path);
            }
            MemoryAnswer::Exported(path, count) => {
                self.end_work();
                match count {
                    Ok(Some(count)) => {
                        let summary = format!("{count} units were exported to {}", path.display());
                        self.notify(Notice::success(summary));
                    }
                    Ok(None) => "Stopped; nothing was written".clone_into(&mut self.said),
                    Err(notice) => self.notify(notice),
                }
            }
            MemoryAnswer::Flaws(memory, Ok(flaws)) => {
                if flaws.is_empty() {
                    self.notify(Notice::success("There is nothing to clean up in this memory"));
                } else if let Some(open) = self.open.as_mut() {
                    open.memories.flaws = Some((memory, flaws));
                }
            }
            MemoryAnswer::ImportUndone(_, Err(notice)) | MemoryAnswer::Flaws(_, Err(notice)) => {
                self.notify(notice);
            }
            MemoryAnswer::Found(found) => {
                let Some(open) = self.open.as_mut() else { return };
                if found.query == open.memories.concordances.query {
                    open.memories.concordances.searching = false;
                    open.memories.concordances.found = Some(Arc::new(*found));
                }
            }
        }
    }

    fn take_about(&mut self, path: &str, found: Result<(crate::app::memory::About, Arc<Memory>), Notice>) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(at) = open.memories.number(path) else { return };
        let Some(memory) = open.memories.all.get_mut(at) else { return };
        match found {
            Ok((about, searched)) => {
                memory.about = Some(Ok(about));
                memory.searched = Some(searched);
            }
            Err(notice) => {
                memory.about = Some(Err(notice.summary.clone()));
                self.notify(notice);
            }
        }
        self.hand_memories_over();
    }

    /// The look-up searches the memories that are open, in their order.
    fn hand_memories_over(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        open.matches.attach(open.memories.all.iter().filter_map(|memory| memory.searched.clone()).collect());
    }

    pub(super) fn take_changed(&mut self, path: String, step: Result<UnitStep, Notice>, said: String) {
        match step {
            Ok(step) => {
                if !said.is_empty() {
                    self.said = said;
                }
                if step != UnitStep::default() {
                    self.follow_memory(&path, &step);
                    self.look_into(path);
                }
            }
            Err(notice) => self.notify(notice),
        }
    }

    fn take_preview(&mut self, memory: usize, path: PathBuf, found: crate::app::MemoryPreview) {
        if found.units == 0 {
            let hint = "Look whether it has the languages of the article";
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            return self.notify(Notice::error(format!("{name} has no units for this project"), hint));
        }
        if let Some(open) = self.open.as_mut() {
            open.memories.preview = Some(crate::app::PendingImport { memory, path, found });
        }
    }

    fn take_import(&mut self, path: String, report: crate::app::ImportReport) {
        let (added, identical) = (report.record.added, report.record.identical);
        let mut summary = format!("{added} units were imported");
        if identical > 0 {
            summary = format!("{summary}, {identical} were there already");
        }
        let told = report.warnings.len();
        self.import_report = report.warnings;
        let notice = Notice::success(summary);
        self.notify(if told == 0 {
            notice
        } else {
            let notice = Notice {
                severity: Severity::Warning,
                hint: format!("{told} places were left out or put right"),
                ..notice
            };
            notice.with_action(crate::app::NoticeAction::ReadReport)
        });
        self.reread_memory(path);
    }

    /// Units of a memory have changed: what was derived of them is brought up to date.
    fn follow_memory(&mut self, path: &str, step: &UnitStep) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(memory) = open.memories.number(path).and_then(|at| open.memories.all.get(at)) else {
            return;
        };
        let languages = open.document().map(|document| (document.source.clone(), document.target.clone()));
        memory.follow(step, languages.as_ref());
        open.matches.changed();
    }

    /// The file has changed as a whole: what was derived of it is made anew.
    fn reread_memory(&mut self, path: String) {
        let Some(open) = self.open.as_mut() else { return };
        if let Some(memory) = open.memories.number(&path).and_then(|at| open.memories.all.get_mut(at)) {
            memory.forget_texts();
            memory.searched = None;
        }
        self.look_into(path);
    }

    pub(super) fn memory_job(&mut self, job: impl FnOnce() -> MemoryAnswer + Send + 'static) {
        let Some(open) = self.open.as_ref() else { return };
        let project = open.number;
        self.jobs.run_in_order(Box::new(move || JobEvent::Memory(project, Box::new(job()))));
    }

    /// The languages of the article: only units for them are wanted.
    fn memory_options(&self) -> MemoryOptions {
        let document = self.open.as_ref().and_then(|open| open.document());
        let languages: Option<(Language, Language)> =
            document.map(|document| (document.source.clone(), document.target.clone()));
        MemoryOptions { encoding: None, languages }
    }

    pub(super) fn begin_work(&mut self, words: String) -> Option<Arc<Work>> {
        let open = self.open.as_mut()?;
        if open.memories.work.is_some() {
            "Another import or export still goes on".clone_into(&mut self.said);
            return None;
        }
        let work = Work::new(words);
        open.memories.work = Some(Arc::clone(&work));
        Some(work)
    }

    fn end_work(&mut self) {
        if let Some(open) = self.open.as_mut() {
            open.memories.work = None;
        }
    }

    fn memory_path(&self, memory: usize) -> Option<String> {
        let open = self.open.as_ref()?;
        open.memories.all.get(memory).map(|memory| memory.attached.path.clone())
    }

    /// The path of a memory that may be changed; says why not.
    pub(super) fn writable_memory(&mut self, memory: usize) -> Option<String> {
        let found = self.open.as_ref()?.memories.all.get(memory)?;
        if found.attached.read_only {
            let summary = format!("The memory {} is read only in this project", found.name());
            self.notify(Notice::error(summary, "Allow changes in the list of memories first"));
            return None;
        }
        Some(found.attached.path.clone())
    }
}

fn refused(error: &StoreError) -> Notice {
    Notice::error(format!("The memory was not changed: {error}"), error.hint())
}
