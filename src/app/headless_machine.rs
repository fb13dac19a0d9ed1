//! Pre-translation with a machine without a window: allowed explicitly, written batch by batch, gone on with by running it again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::mpsc::unbounded_channel;

use crate::app::clock::now_ms;
use crate::app::headless::memories_of;
use crate::app::machine::{
    AnswerCache, Estimate, MachineEvent, MachineJob, Preparation, account, engine_of, estimate_of,
    machine_fillings, month_of, whole_glossary, work,
};
use crate::app::matches::Names;
use crate::app::{Access, EngineSetting, Folders, Notice};
use crate::model::{Document, Edit, GroupKind, Project, Status, rows_of};
use crate::mt::{Engine, MtError, Patience, Reach, Told, batch_limits, keeps_glossaries};
use crate::store::{
    Change, Keys, MonthlyUse, Opened, ProjectFile, SentLog, Settings, StoreError, key_from_environment,
    load_for_reading, load_shared_entries,
};

/// What the command line orders.
#[derive(Clone, Debug)]
pub struct MachineOrder {
    /// The engine.
    pub engine: EngineSetting,
    /// The host that segments of the project may be sent to; it must be that of the engine.
    pub allow: Option<String>,
    /// Whether only this machine and the private network may be reached, whatever the settings say.
    pub local_only: bool,
    /// Memories for examples, beside those of the project.
    pub memories: Vec<PathBuf>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MachineProgress {
    /// Segments that were empty.
    pub total: usize,
    /// Those of them that were filled.
    pub done: usize,
    /// Those of the filled ones whose translation has faults.
    pub faulty: usize,
    /// For how long it waits because the engine asked for a pause, in milliseconds.
    pub waiting: u64,
}

/// The settings of the first engine of this kind that the user has set up, or the usual ones.
pub fn engine_setting(kind: &str) -> EngineSetting {
    let known = Desk::of_user().settings.machine.engines.into_iter().find(|engine| engine.kind == kind);
    known.unwrap_or_else(|| EngineSetting::new(kind, ""))
}

/// What a pre-translation of the project at `path` would send. Sends nothing.
pub fn estimate_machine(path: &Path, order: &MachineOrder) -> Result<Estimate, Notice> {
    let engine = engine_of(&order.engine, None).map_err(|error| refused(&error))?;
    let project = load_for_reading(path).map_err(|error| failed(&error))?.project;
    let left = Desk::of_user().left(&engine);
    Ok(estimate_of(first(&project)?, (0, &engine), order.engine.price, left))
}

/// Has the empty segments of the project at `path` translated. Each batch is in the project before the next one is asked for, so that
/// a further run goes on behind it; `tell` hears how far it is.
pub fn translate_by_machine(
    path: &Path,
    order: &MachineOrder,
    tell: &mut dyn FnMut(MachineProgress),
) -> (MachineProgress, Result<(), Notice>) {
    let mut progress = MachineProgress::default();
    let result = Desk::of_user().translate(path, order, (&mut progress, tell));
    (progress, result)
}

/// The settings and the folders of the user.
struct Desk {
    folders: Folders,
    settings: Settings,
}

impl Desk {
    fn of_user() -> Self {
        let folders = Folders::of_user().unwrap_or_else(|_| Folders::temporary());
        let (settings, _) = Settings::read(&folders.settings_file());
        Self { folders, settings }
    }

    /// What is left of the month's limit for an engine elsewhere.
    fn left(&self, engine: &Engine) -> Option<u64> {
        let limit = self.settings.machine.monthly_characters.filter(|_| !engine.endpoint.is_local())?;
        let used = MonthlyUse::at(&self.folders.monthly_use_file()).characters(&month_of(now_ms()));
        Some(limit.saturating_sub(used))
    }

    /// The engine with its key from the environment, or from the file where the user has agreed to one.
    fn engine(&self, setting: &EngineSetting) -> Result<Engine, Notice> {
        let in_file = || {
            let account = account(setting).filter(|_| self.settings.machine.keys_in_file)?;
            Keys::at(&self.folders.keys_file()).get(&account)
        };
        let key = key_from_environment(&setting.kind).or_else(in_file);
        let lacks_key = key.is_none();
        let engine = engine_of(setting, key).map_err(|error| refused(&error))?;
        if engine.kind.needs_key() && lacks_key {
            let name = format!("MUQABALA_{}_KEY", setting.kind.to_uppercase());
            let summary = format!("{} needs a key; nothing was sent", engine.kind.name());
            return Err(Notice::error(summary, format!("Put it into the environment variable {name}")));
        }
        Ok(engine)
    }

    fn translate(
        &self,
        path: &Path,
        order: &MachineOrder,
        (progress, tell): (&mut MachineProgress, &mut dyn FnMut(MachineProgress)),
    ) -> Result<(), Notice> {
        let engine = self.engine(&order.engine)?;
        let mut opened = ProjectFile::open(path).map_err(|error| failed(&error))?;
        if opened.access != Access::Write {
            let summary = format!("{} can only be read now; nothing was sent", path.display());
            return Err(Notice::error(summary, "Close it where it is open, or translate it there"));
        }
        allow(&mut opened, &engine, order.allow.as_deref())?;
        let job = self.job(path, order, &opened.project, engine)?;
        progress.total = job.batches.iter().map(|(_, asked)| asked.len()).sum();
        let mut filling = Filling { opened, author: self.settings.author.clone(), progress, tell };
        let result = filling.run(job);
        let closed = filling.opened.file.close().map_err(|error| failed(&error));
        result.and(closed)
    }

    fn job(
        &self,
        path: &Path,
        order: &MachineOrder,
        project: &Project,
        engine: Engine,
    ) -> Result<MachineJob, Notice> {
        let document = first(project)?;
        let mut glossaries = vec![project.glossary.clone()];
        for shared in &project.attached {
            glossaries.push(load_shared_entries(Path::new(&shared.path)).map_err(|error| failed(&error))?);
        }
        let glossary = if keeps_glossaries(&engine) {
            whole_glossary(document, glossaries.iter())
        } else {
            Arc::default()
        };
        let batches = Preparation {
            document: document.clone(),
            memories: if engine.kind.is_chat() { memories(project, order)? } else { Vec::new() },
            names: Names::default(),
            style: self.settings.machine.style.clone(),
            limits: batch_limits(&engine),
            glossaries,
        }
        .batches(&|| false)
        .unwrap_or_default();
        let characters: u64 = batches.iter().map(|(batch, _)| batch.chars() as u64).sum();
        if self.left(&engine).is_some_and(|left| characters > left) {
            let hint = "Wait for the next month, or raise the limit in the settings of machine translation";
            return Err(Notice::error("The limit of this month is reached; nothing was sent", hint));
        }
        let local_only = order.local_only || self.settings.machine.local_only;
        Ok(MachineJob {
            reach: if local_only { Reach::LocalOnly } else { Reach::Anywhere },
            glossary,
            patience: Patience::Document,
            project: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            log: SentLog::at(&self.folders.sent_log_file()),
            use_file: self.folders.monthly_use_file(),
            cache: AnswerCache::of(path),
            lists: false,
            batches,
            engine,
        })
    }
}

/// The project that is being filled.
struct Filling<'a> {
    opened: Opened,
    author: String,
    progress: &'a mut MachineProgress,
    tell: &'a mut dyn FnMut(MachineProgress),
}

impl Filling<'_> {
    /// Does the job; where the project cannot be written, the question that is on its way is dropped.
    fn run(&mut self, job: MachineJob) -> Result<(), Notice> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime
            .map_err(|error| Notice::error(format!("The network cannot be used: {error}"), "Try it again"))?;
        runtime.block_on(async {
            let (sender, mut events) = unbounded_channel();
            // The other end lives as long as the work.
            let mut tell = |event| drop(sender.send(event));
            let mut working = std::pin::pin!(work(job, &mut tell));
            let mut is_working = true;
            loop {
                tokio::select! {
                    biased;
                    event = events.recv() => match event {
                        Some(MachineEvent::Done(result)) => return result.map_err(|error| refused(&error)),
                        Some(event) => self.take(event)?,
                        None => return Ok(()),
                    },
                    () = &mut working, if is_working => is_working = false,
                }
            }
        })
    }

    fn take(&mut self, event: MachineEvent) -> Result<(), Notice> {
        match event {
            MachineEvent::Told(Told::Waiting(millis)) => self.progress.waiting = millis,
            MachineEvent::Keep(answers) => {
                // A cache that cannot be written costs a question one day; the translation itself is written below.
                self.opened.file.keep_answers(&answers).ok();
                return Ok(());
            }
            MachineEvent::Answered(answers, _) => {
                let author = &self.author;
                let stamped = |status: &Status| Status {
                    author: author.clone(),
                    changed_at: now_ms(),
                    ..status.clone()
                };
                let (edits, faulty) = machine_fillings(&self.opened.project, answers, stamped);
                self.progress.done += edits.len() / 2;
                self.progress.faulty += faulty.len();
                self.progress.waiting = 0;
                write(&mut self.opened, GroupKind::Machine, edits)?;
            }
            MachineEvent::Told(_) | MachineEvent::Offers(_) | MachineEvent::Done(_) => return Ok(()),
        }
        (self.tell)(*self.progress);
        Ok(())
    }
}

/// Checks that segments may go to the engine; what is allowed here is kept in the project.
fn allow(opened: &mut Opened, engine: &Engine, host: Option<&str>) -> Result<(), Notice> {
    let (origin, its_host) = (engine.endpoint.origin(), engine.endpoint.host());
    if opened.project.allows(&origin) {
        return Ok(());
    }
    if host != Some(its_host.as_str()) {
        let name = engine.kind.name();
        let summary = format!("Segments of this project may not go to {its_host} ({name}); nothing was sent");
        return Err(Notice::error(summary, format!("To allow it, add --allow {its_host}")));
    }
    let before = opened.project.consent.clone();
    let after = before.as_deref().map_or_else(|| origin.clone(), |others| format!("{others} {origin}"));
    write(opened, GroupKind::Consent, vec![Edit::Consent { before, after: Some(after) }])
}

/// Applies edits as a step of the history, and writes them.
fn write(opened: &mut Opened, kind: GroupKind, edits: Vec<Edit>) -> Result<(), Notice> {
    if edits.is_empty() {
        return Ok(());
    }
    for edit in &edits {
        let wrong = |error| Notice::error(format!("That could not be done: {error}"), "Run it once more");
        opened.project.apply(edit).map_err(wrong)?;
    }
    let rows = rows_of(&opened.project, &edits);
    let step = opened.history.push(kind, edits, now_ms());
    opened.file.write(&[Change { step, rows, source: None }]).map_err(|error| failed(&error))
}

/// The project's own memory, those that it uses, and those of the order.
fn memories(project: &Project, order: &MachineOrder) -> Result<Vec<Arc<crate::app::Memory>>, Notice> {
    let attached = project.memories.iter().map(|memory| Path::new(&memory.path));
    let paths: Vec<&Path> = attached.chain(order.memories.iter().map(PathBuf::as_path)).collect();
    memories_of(project, &paths)
}

fn first(project: &Project) -> Result<&Document, Notice> {
    let none = || Notice::error("The project has no article; nothing was sent", "Open an article first");
    project.documents.first().ok_or_else(none)
}

fn refused(error: &MtError) -> Notice {
    Notice::error(error.to_string(), error.hint())
}

fn failed(error: &StoreError) -> Notice {
    Notice::error(error.to_string(), error.hint())
}
