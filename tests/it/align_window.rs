//! Two files become an alignment, which is corrected with keys, left, taken up again and exported.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Key, Modifiers};
use muqabala::app::{
    AlignCommand, AlignMove, Command, Folders, MemoryCommand, MemoryOptions, MemoryStep, Open, Workspace,
    read_memory,
};
use muqabala::model::{AlignedBead, Alignment, Document, Side, UnitOrigin};
use tempfile::TempDir;

use crate::screen::{LIMIT, Window, harness, workspace};

const SOURCE: &str = "وصل وفد من منظمة UNESCO إلى دمشق يوم 12 مارس. والتقى الوفد وزير الثقافة.\n\n\
    وقال الوزير إن 35 متحفا أعيد افتتاحها هذا العام. وكان الطقس باردا. ويعود الوفد إلى باريس يوم 15 مارس.\n\n\
    وفي القاهرة افتتح الرئيس مؤتمر الطاقة. وشارك في المؤتمر 40 خبيرا من أوروبا.\n";
const TARGET: &str = "A delegation of UNESCO arrived in Damascus on 12 March and met the minister of culture.\n\n\
    The minister said that 35 museums had been reopened this year. The delegation returns to Paris on 15 March.\n\n\
    In Cairo the president opened the energy conference. Some 40 experts from Europe took part in the conference.\n";

fn window(folder: &TempDir) -> Window {
    harness(Workspace::new(Folders::at(&folder.path().join("home")), Arc::new(|| {})))
}

fn execute(window: &mut Window, command: Command) {
    workspace(window).execute(command);
    settle(window);
}

/// Waits for the jobs, and for those that follow from their answers.
fn settle(window: &mut Window) {
    for _ in 0..3 {
        assert!(workspace(window).finish(LIMIT));
        window.run_steps(2);
    }
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    crate::screen::press(window, modifiers, key);
    settle(window);
}

fn open(window: &mut Window) -> &Open {
    workspace(window).open.as_ref().unwrap()
}

fn alignment(window: &mut Window) -> Alignment {
    open(window).project.alignment.as_deref().unwrap().clone()
}

/// Each bead as the screen shows it: the texts of both sides.
fn shown(alignment: &Alignment) -> Vec<(String, String)> {
    let side = |bead: &AlignedBead, side| {
        let texts = bead.of(side).iter().filter_map(|id| alignment.text(side, *id));
        texts.map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    alignment.beads.iter().map(|bead| (side(bead, Side::Source), side(bead, Side::Target))).collect()
}

fn put(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    muqabala::store::write_atomic(&path, text.as_bytes()).unwrap();
    path
}

/// Opens both files and aligns them.
fn aligned(folder: &TempDir) -> Window {
    let (source, target) = (put(folder, "ar.txt", SOURCE), put(folder, "en.txt", TARGET));
    let mut window = window(folder);
    execute(&mut window, Command::Align(AlignCommand::Pair { source, target }));
    settle(&mut window);
    window
}

#[test]
fn an_alignment_is_corrected_with_keys_left_taken_up_again_and_exported() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = aligned(&folder);
    let mut states = vec![alignment(&mut window)];
    assert_eq!(states[0].check(), Ok(()));

    // Five corrections with keys: pin, pull, push, merge, split.
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    for (bead, modifiers, key) in [
        (0, Modifiers::COMMAND, Key::L),
        (1, shift, Key::ArrowUp),
        (1, shift, Key::ArrowDown),
        (0, Modifiers::COMMAND, Key::J),
        (0, Modifiers::COMMAND, Key::T),
    ] {
        execute(&mut window, Command::Align(AlignCommand::Go(AlignMove::To(bead))));
        press(&mut window, modifiers, key);
        let now = alignment(&mut window);
        assert_eq!(now.check(), Ok(()), "{key:?}");
        assert_ne!(Some(&now), states.last(), "{key:?} changes the alignment");
        states.push(now);
    }
    let last = states.last().unwrap().clone();
    assert!(last.beads.iter().filter(|bead| bead.pinned).count() >= 2, "what was settled stays");

    // Every correction is one step of the project's history.
    for state in states.iter().rev().skip(1) {
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(&alignment(&mut window), state);
    }
    for state in states.iter().skip(1) {
        press(&mut window, shift, Key::Z);
        assert_eq!(&alignment(&mut window), state);
    }

    // Left, and taken up again in another window.
    let path = open(&mut window).path.clone();
    execute(&mut window, Command::Close);
    let mut window = self::window(&folder);
    execute(&mut window, Command::Open(path));
    assert_eq!(alignment(&mut window), last);
    assert!(open(&mut window).aligning.as_ref().unwrap().is_ready(), "the texts were read again");

    // The TMX is what the screen showed.
    let tmx = folder.path().join("out.tmx");
    execute(&mut window, Command::Align(AlignCommand::Export(tmx.clone())));
    let mut units = Vec::new();
    let mut take = |step: MemoryStep| {
        units.push((step.unit.source, step.unit.target));
        true
    };
    read_memory(&tmx, &MemoryOptions::default(), &mut take).unwrap();
    let both = |(source, target): &(String, String)| !source.is_empty() && !target.is_empty();
    assert_eq!(units, shown(&last).into_iter().filter(both).collect::<Vec<_>>());
}

#[test]
fn filling_gives_each_segment_the_translation_of_its_bead_and_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = aligned(&folder);
    let before = open(&mut window).document().unwrap().clone();
    let beads = shown(&alignment(&mut window));
    execute(&mut window, Command::Align(AlignCommand::Fill));
    let document = open(&mut window).document().unwrap().clone();
    let targets = document.segments.iter().map(|it| it.target.clone()).filter(|it| !it.is_empty());
    let expected = beads.into_iter().filter(|(a, b)| !a.is_empty() && !b.is_empty()).map(|(_, b)| b);
    assert_eq!(targets.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    assert_eq!(text(&document), text(&before), "the text of the article stays");
    execute(&mut window, Command::Undo);
    let after = open(&mut window).document().unwrap().clone();
    assert_eq!(pairs(&after), pairs(&before));
}

#[test]
fn beads_go_into_the_memory_that_is_written_to_and_their_words_become_candidates() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = aligned(&folder);
    let memory = folder.path().join("kept.mqm");
    execute(&mut window, Command::Memory(Box::new(MemoryCommand::Create(memory.clone()))));
    execute(&mut window, Command::Align(AlignCommand::Remember));
    let alignment = alignment(&mut window);
    let mut units = Vec::new();
    let mut take = |step: MemoryStep| {
        units.push(step.unit);
        true
    };
    read_memory(&memory, &MemoryOptions::default(), &mut take).unwrap();
    let both = |(source, target): &(String, String)| !source.is_empty() && !target.is_empty();
    let mut expected: Vec<_> = shown(&alignment).into_iter().filter(both).collect();
    let mut found: Vec<_> = units.iter().map(|unit| (unit.source.clone(), unit.target.clone())).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert!(units.iter().all(|unit| unit.origin == UnitOrigin::Aligned), "they say where they come from");
    assert!(units.iter().all(|unit| unit.extra.iter().any(|(name, _)| name == "confidence")));
    execute(&mut window, Command::FindCandidates);
    let found = open(&mut window).study.candidates.clone().unwrap();
    assert!(
        found.iter().any(|candidate| candidate.term.contains("الوفد") || candidate.term.contains("وفد")),
        "{found:?}"
    );
}

#[test]
fn a_folder_of_pairs_becomes_one_memory_with_a_report() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.ar.txt", SOURCE), ("a.en.txt", TARGET), ("b.ar.txt", TARGET)] {
        put(&folder, name, text);
    }
    let mut window = window(&folder);
    execute(&mut window, Command::Align(AlignCommand::Folder(folder.path().to_owned())));
    let mut count = 0;
    let mut take = |_: MemoryStep| {
        count += 1;
        true
    };
    read_memory(&folder.path().join("aligned.tmx"), &MemoryOptions::default(), &mut take).unwrap();
    assert!(count > 2);
    let report = workspace(&mut window).import_report.clone();
    assert_eq!(report.len(), 2, "{report:?}");
    assert!(report.iter().any(|line| line.contains("b.ar.txt")), "{report:?}");
}

fn text(document: &Document) -> String {
    document.segments.iter().flat_map(|it| [it.lead.as_str(), it.source.as_str()]).collect()
}

fn pairs(document: &Document) -> Vec<(&str, &str)> {
    document.segments.iter().map(|it| (it.source.as_str(), it.target.as_str())).collect()
}
