//! Real servers on loopback, by hand: `MUQABALA_SLOW=1 MUQABALA_LIBRETRANSLATE=http://127.0.0.1:5050
//! MUQABALA_APERTIUM=http://127.0.0.1:2737 cargo test --test it real_servers`. Where none is named, nothing is tested.

use std::time::{Duration, Instant};

use muqabala::app::{Command, EngineSetting, MachineSettings, Prompt};

use crate::support::Desk;

/// A hundred segments through rate limits take minutes.
const PATIENCE: Duration = Duration::from_mins(25);

fn server(name: &str) -> Option<String> {
    std::env::var("MUQABALA_SLOW").ok()?;
    std::env::var(name).ok()
}

/// Pre-translates sentences that each hold a number of their own; the translations.
fn pre_translated(
    kind: &str,
    address: &str,
    languages: (&str, &str),
    sentence: fn(usize) -> String,
) -> Vec<String> {
    let mut desk = Desk::new();
    let text = (0..100).map(sentence).collect::<Vec<_>>().join("\n");
    desk.open_path(&desk.file("hundred.txt", text.as_bytes()));
    let language = muqabala::text::Language::new;
    desk.act(Command::SetLanguages { source: language(languages.0), target: language(languages.1) });
    let engines = vec![EngineSetting::new(kind, address)];
    desk.act(Command::SetMachine(Box::new(MachineSettings { engines, ..MachineSettings::default() })));
    desk.act(Command::MachineTranslate(0));
    let Some(Prompt::Consent { origin, .. }) = desk.workspace.prompt.take() else {
        panic!("it does not ask")
    };
    desk.act(Command::GiveConsent(origin));
    let since = Instant::now();
    loop {
        desk.workspace.poll();
        let run = desk.workspace.open.as_ref().unwrap().machine.document.clone().unwrap();
        if !run.is_running {
            if run.done == run.total {
                break;
            }
            // The server was stopped or refuses for longer: a translator starts again.
            std::thread::sleep(Duration::from_secs(2));
            desk.act(Command::MachineTranslate(0));
        }
        assert!(since.elapsed() < PATIENCE, "{run:?} {:?}", desk.notice());
        std::thread::sleep(Duration::from_millis(20));
    }
    desk.targets().into_iter().map(str::to_owned).collect()
}

#[test]
fn libretranslate_translates_a_hundred_segments_through_its_limits() {
    let Some(address) = server("MUQABALA_LIBRETRANSLATE") else { return };
    let targets = pre_translated("libretranslate", &address, ("ar", "en"), |n| {
        format!("أكد الوزير ذلك في الجلسة رقم {n}.")
    });
    assert_eq!(targets.len(), 100);
    assert!(targets.iter().all(|target| !target.is_empty()), "nothing is lost");
}

#[test]
fn apertium_translates_a_hundred_segments_each_in_its_place() {
    let Some(address) = server("MUQABALA_APERTIUM") else { return };
    let targets = pre_translated("apertium", &address, ("en", "es"), |n| {
        format!("The minister visited {n} cities in the north.")
    });
    for (n, target) in targets.iter().enumerate() {
        assert!(target.contains(&n.to_string()), "{n}: {target}");
    }
}
