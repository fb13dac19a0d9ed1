//! The kill test: a program that is killed at any moment leaves a project in which nothing is missing.
//!
//! A child process, this test binary itself, works on a project by a random script and tells through a pipe what it does; the
//! parent kills it, opens the file and compares. `MUQABALA_KILL_ROUNDS` says how often; without it 200 times where `CI` is
//! `true`, and 20 times elsewhere.

use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, sleep};
use std::time::Duration;

use muqabala::app::clock::now_ms;
use muqabala::app::headless;
use muqabala::app::{Access, IntakeOptions};
use muqabala::model::{History, Project};
use muqabala::store::ProjectFile;
use tempfile::TempDir;

use crate::script::{self, Random};
use crate::support::{ARTICLE, Desk, seen};
use crate::told::{Segments, Told, difference, state_of};

/// The variables that make a test process a child: the project, and the seed of its script.
const PROJECT: &str = "MUQABALA_KILL_PROJECT";
const SEED: &str = "MUQABALA_KILL_SEED";

const ROUNDS: &str = "MUQABALA_KILL_ROUNDS";
const ROUNDS_IN_CI: usize = 200;
const ROUNDS_ELSEWHERE: usize = 20;
/// So many children live at a time.
const TOGETHER: usize = 4;
const LONGEST_LIFE_MS: u64 = 1500;
/// The promise: a crash costs at most the last second of typing.
const PROMISE_MS: i64 = 1000;

/// What the rounds have proved in sum.
#[derive(Debug, Default)]
struct Tally {
    rounds: usize,
    steps: usize,
    confirmations: usize,
    undone: usize,
    /// Rounds in which the file held less than was done, so that the second of the promise was used.
    behind: usize,
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let rounds = rounds();
    println!(
        "{rounds} rounds; {ROUNDS}=n changes that ({ROUNDS_IN_CI} where CI=true, else {ROUNDS_ELSEWHERE})"
    );
    let (next, tally) = (AtomicUsize::new(0), Mutex::new(Tally::default()));
    std::thread::scope(|scope| {
        for worker in 0..TOGETHER {
            let work = || {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= rounds {
                        return;
                    }
                    round(seed as u64, &tally);
                }
            };
            Builder::new().name(format!("kill-{worker}")).spawn_scoped(scope, work).unwrap();
        }
    });
    let tally = tally.into_inner().unwrap();
    println!("{tally:?}");
    assert_eq!(tally.rounds, rounds);
    if rounds >= ROUNDS_ELSEWHERE {
        assert!(tally.confirmations > 0 && tally.undone > 0, "the rounds have proved nothing: {tally:?}");
    }
}

fn rounds() -> usize {
    match std::env::var(ROUNDS) {
        Ok(rounds) => rounds.parse().expect("MUQABALA_KILL_ROUNDS is a number"),
        Err(_) if std::env::var("CI").as_deref() == Ok("true") => ROUNDS_IN_CI,
        Err(_) => ROUNDS_ELSEWHERE,
    }
}

/// One child, from its start to the proof.
fn round(seed: u64, tally: &Mutex<Tally>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.mqb");
    let article = folder.path().join("article.txt");
    muqabala::store::write_atomic(&article, ARTICLE.as_bytes()).unwrap();
    headless::create(&path, &headless::read(&article, &IntakeOptions::default()).unwrap(), None).unwrap();
    let untouched = headless::load(&path).unwrap();

    let mut random = Random::new(seed);
    let life = Duration::from_millis(random.below(LONGEST_LIFE_MS as usize + 1) as u64);
    let (told, killed_at) = let_live(&path, seed, life, state_of(&untouched));
    let opened = ProjectFile::open(&path).unwrap();
    assert_eq!(opened.access, Access::Write, "round {seed}: the lock goes with its process");
    assert!(opened.file.integrity(), "round {seed}: the file is sound");
    let reached = reached(&told, &opened.project, killed_at)
        .unwrap_or_else(|why| panic!("round {seed} (killed after {life:?}): {why}"));
    let undone = walk_back(opened.project, opened.history, &untouched, seed);
    opened.file.close().unwrap();
    if seed.is_multiple_of(10) {
        undo_in_a_window(folder, &path, &untouched);
    }
    let mut tally = tally.lock().unwrap();
    tally.rounds += 1;
    tally.steps += told.states.len();
    tally.confirmations += told.confirmations();
    tally.undone += undone;
    tally.behind += usize::from(reached < told.states.len());
}

/// Starts a child, kills it after a while, and gives what it has told, and when it was killed.
fn let_live(path: &Path, seed: u64, life: Duration, untouched: Segments) -> (Told, i64) {
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "recover_after_crash::child", "--nocapture", "--test-threads=1"])
        .env(PROJECT, path)
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let pipe = child.stdout.take().unwrap();
    let reader = Builder::new().name("pipe".to_owned()).spawn(move || Told::read(pipe, untouched)).unwrap();
    sleep(life);
    // Before the kill: a moment that is too early asks for more of the file, never for less.
    let killed_at = now_ms();
    child.kill().unwrap();
    child.wait().unwrap();
    (reader.join().unwrap(), killed_at)
}

/// Which of the states that the child told the file holds, counted from 1; 0 for the untouched article.
///
/// Changes are written in their order, so the file must hold exactly one of the states: none before the last that was
/// acknowledged as saved (with every confirmation in it), and none before the last that was older than the promise. The
/// step in which the child was killed may be in the file without having been told; then all but the segments that it was
/// about to touch are those of the last state.
fn reached(told: &Told, project: &Project, killed_at: i64) -> Result<usize, String> {
    let held = state_of(project);
    let due =
        told.states.iter().rposition(|(at, _)| *at < killed_at - PROMISE_MS).map_or(0, |index| index + 1);
    let least = told.saved.max(due);
    let state = |number: usize| if number == 0 { &told.untouched } else { &told.states[number - 1].1 };
    if let Some(number) = (least..=told.states.len()).rev().find(|number| *state(*number) == held) {
        return Ok(number);
    }
    let last = told.states.len();
    if let Some(touched) = &told.under_way
        && difference(state(last), &held).iter().all(|id| touched.contains(id) || !told.knows(*id))
    {
        return Ok(last + 1);
    }
    let older = (0..least).rev().find(|number| *state(*number) == held);
    Err(format!(
        "the file holds state {older:?}, but {} was acknowledged and {due} was older than a second, of {last}; \
         it differs from the last in {:?}",
        told.saved,
        difference(state(last), &held)
    ))
}

/// Takes back all groups of the history: first to the project as it was first opened, then to the empty one.
fn walk_back(mut project: Project, mut history: History, untouched: &Project, seed: u64) -> usize {
    let mut undone = 0;
    while let Some(group) = history.to_undo() {
        let (edits, id) = (group.edits.clone(), group.id);
        let is_import = id.0 == 1;
        if is_import {
            let now: Vec<_> = project.documents.iter().map(seen).collect();
            assert_eq!(now, untouched.documents, "round {seed}: undo ends at the untouched article");
        }
        for edit in edits.iter().rev() {
            project.apply(&edit.inverse()).unwrap_or_else(|error| panic!("round {seed}, {id:?}: {error}"));
        }
        history.undo();
        undone += usize::from(!is_import);
    }
    assert_eq!(project, Project::default(), "round {seed}: the first step of all is the import");
    undone
}

/// The same by the command of the user.
fn undo_in_a_window(folder: TempDir, path: &Path, untouched: &Project) {
    let mut desk = Desk::at(std::sync::Arc::new(folder));
    desk.open_path(path);
    desk.undo_all();
    assert_eq!(seen(desk.document()), untouched.documents[0]);
    let desk = desk.reopen();
    assert_eq!(seen(desk.document()), untouched.documents[0]);
}

/// Works until it is killed; does nothing when it runs as a test of its own.
#[test]
fn child() {
    let (Some(project), Ok(seed)) = (std::env::var_os(PROJECT), std::env::var(SEED)) else { return };
    script::play(Path::new(&project), seed.parse().unwrap());
}
