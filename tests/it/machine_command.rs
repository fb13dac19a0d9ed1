//! A translator has a project translated by a machine from the command line: allowed explicitly, told, gone on with.

use std::path::Path;
use std::process::{Command as Process, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

use crate::server::{Act, Server};

/// The program itself, in the folder, with a home of its own and these words in its environment.
fn program(folder: &Path, line: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut process = Process::new(env!("CARGO_BIN_EXE_muqabala"));
    process.args(line).current_dir(folder).env("MUQABALA_HOME", folder.join("home"));
    process.envs(environment.iter().copied()).output().unwrap()
}

fn translate(folder: &Path, server: &Server, more: &[&str]) -> Output {
    let address = server.address();
    let line = ["translate", "p.mqb", "--mt", "libretranslate", "--address", &address];
    program(folder, &[&line, more].concat(), &[])
}

/// A folder with a project of so many sentences.
fn folder(lines: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let words = ["أحمد", "سعيد", "خالد", "سمير", "فريد", "كريم", "نادر", "حسام"];
    let text: Vec<String> =
        (0..lines).map(|n| format!("وصل {} مع {}.", words[n % 8], words[n / 8 % 8])).collect();
    muqabala::store::write_atomic(&folder.path().join("a.txt"), text.join("\n").as_bytes()).unwrap();
    let made = program(folder.path(), &["new", "p.mqb", "--source", "a.txt"], &[]);
    assert!(made.status.success(), "{made:?}");
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The figure behind a word of the output.
fn figure(output: &Output, word: &str) -> usize {
    let out = text(&output.stdout);
    let line = out.lines().find_map(|line| line.strip_prefix(word)?.strip_prefix('\t')).map(str::to_owned);
    line.unwrap_or_else(|| panic!("{word}: {output:?}")).parse().unwrap()
}

#[test]
fn nothing_is_sent_before_the_host_is_allowed_by_name() {
    let (folder, server) = (folder(5), Server::start(vec![Act::Echo]));
    let host = server.host();
    for more in [&[][..], &["--allow", "localhost"], &["--allow", "127.0.0.1"]] {
        let refused = translate(folder.path(), &server, more);
        assert_eq!(refused.status.code(), Some(4), "{refused:?}");
        assert!(text(&refused.stderr).contains(&format!("add --allow {host}")), "{refused:?}");
    }
    let counted = translate(folder.path(), &server, &["--dry-run"]);
    assert_eq!((counted.status.code(), figure(&counted, "To send")), (Some(0), 5), "{counted:?}");
    assert_eq!(server.asked(), 0);
    let done = translate(folder.path(), &server, &["--allow", &host]);
    assert_eq!((done.status.code(), figure(&done, "From the machine")), (Some(0), 5), "{done:?}");
    assert!(text(&done.stderr).contains("100 %"));
    let again = translate(folder.path(), &server, &[]);
    assert_eq!((again.status.code(), figure(&again, "From the machine")), (Some(0), 0), "it stays allowed");
    assert_eq!(server.finish().len(), 1);
}

#[test]
fn a_failure_says_how_far_it_came_and_a_second_run_goes_on_behind() {
    let wrong = Act::Say(403, r#"{"error": "Invalid API key"}"#);
    let (folder, server) = (folder(50), Server::start(vec![Act::Echo, wrong, Act::Echo, Act::Echo]));
    let first = translate(folder.path(), &server, &["--allow", &server.host()]);
    assert_eq!((first.status.code(), figure(&first, "From the machine")), (Some(4), 20), "{first:?}");
    let said = text(&first.stderr);
    assert!(said.contains("30 segments are left; run it again"), "{said}");
    let second = translate(folder.path(), &server, &[]);
    assert_eq!((second.status.code(), figure(&second, "From the machine")), (Some(0), 30), "{second:?}");
    let sent: Vec<usize> =
        server.finish().iter().map(|seen| seen.body["q"].as_array().unwrap().len()).collect();
    assert_eq!(sent, [20, 20, 20, 10], "nothing is lost and nothing asked for twice");
    let stats = text(&program(folder.path(), &["stats", "p.mqb"], &[]).stdout);
    assert!(stats.contains("Total\t50\t"), "{stats}");
}

#[test]
fn wrong_words_end_with_2_and_what_cannot_be_done_with_4() {
    let folder = folder(2);
    let run = |line: &[&str], environment: &[(&str, &str)]| {
        let output = program(folder.path(), &[&["translate", "p.mqb"], line].concat(), environment);
        (output.status.code().unwrap(), text(&output.stderr))
    };
    assert_eq!(run(&["--mt", "babel"], &[]).0, 2);
    assert_eq!(run(&["--allow", "localhost"], &[]).0, 2, "it says nothing without an engine");
    let (code, said) = run(&["--mt", "deepl", "--allow", "api.deepl.com"], &[]);
    assert!(code == 4 && said.contains("MUQABALA_DEEPL_KEY"), "{said}");
    let key = [("MUQABALA_DEEPL_KEY", "k-secret-7"), ("HTTPS_PROXY", "http://127.0.0.1:9")];
    let away = ["--mt", "deepl", "--address", "https://192.0.2.1", "--allow", "192.0.2.1", "--local-only"];
    let (code, said) = run(&away, &key);
    assert!(code == 4 && said.contains("private network"), "{said}");
    assert!(!said.contains("k-secret-7"), "{said}");
    let plain = ["--mt", "libretranslate", "--address", "http://192.0.2.1", "--allow", "192.0.2.1"];
    assert_eq!(run(&plain, &[]).0, 4, "plain http goes nowhere else");
    let gone =
        ["--mt", "libretranslate", "--address", "http://127.0.0.1:9", "--allow", "127.0.0.1:9", "--dry-run"];
    assert_eq!(run(&gone, &[]).0, 0);
}

/// Where only the local network may be reached, no proxy is asked either; else the proxy of the system is honoured.
#[test]
fn no_proxy_is_asked_where_only_the_local_network_may_be_reached() {
    let (folder, proxy) = (folder(1), Server::start(vec![Act::Say(403, "{}"), Act::Say(403, "{}")]));
    let names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];
    let address = proxy.address();
    let environment: Vec<(&str, &str)> = names.iter().map(|name| (*name, address.as_str())).collect();
    let host = "translate.example";
    let address = format!("https://{host}");
    let line = ["translate", "p.mqb", "--mt", "libretranslate", "--address", &address, "--allow", host];
    for host in ["https://[2001:db8::1]", "https://[::ffff:192.0.2.1]", "https://192.0.2.1"] {
        let bare = host.trim_start_matches("https://");
        let line = [
            "translate",
            "p.mqb",
            "--mt",
            "libretranslate",
            "--address",
            host,
            "--allow",
            bare,
            "--local-only",
        ];
        let refused = program(folder.path(), &line, &environment);
        assert_eq!((refused.status.code(), proxy.asked()), (Some(4), 0), "{host} {refused:?}");
    }
    let mut process = Process::new(env!("CARGO_BIN_EXE_muqabala"));
    process.args(line).current_dir(folder.path()).env("MUQABALA_HOME", folder.path().join("home"));
    process.envs(environment.iter().copied()).stderr(Stdio::null()).stdout(Stdio::null());
    let mut refused = process.arg("--local-only").spawn().unwrap();
    // A name that does not resolve is tried for a while; whatever it does, the proxy hears nothing.
    sleep(Duration::from_secs(2));
    refused.kill().unwrap();
    refused.wait().unwrap();
    assert_eq!(proxy.asked(), 0);
    let mut process = Process::new(env!("CARGO_BIN_EXE_muqabala"));
    process.args(line).current_dir(folder.path()).env("MUQABALA_HOME", folder.path().join("home"));
    process.envs(environment).stderr(Stdio::null()).stdout(Stdio::null());
    let mut asking = process.spawn().unwrap();
    proxy.until_asked(1);
    asking.kill().unwrap();
    asking.wait().unwrap();
    let seen = proxy.finish();
    assert!(seen[0].line.starts_with("CONNECT translate.example:443"), "{seen:?}");
}

/// A key of the environment is nowhere but in the request.
#[test]
fn a_key_of_the_environment_is_written_nowhere() {
    const KEY: &str = "k-env-0123456789";
    let wrong = Act::Say(400, r#"{"error": "bad key k-env-0123456789"}"#);
    let (folder, server) = (folder(30), Server::start(vec![Act::Echo, wrong]));
    let (address, host) = (server.address(), server.host());
    let line = ["translate", "p.mqb", "--mt", "libretranslate", "--address", &address, "--allow", &host];
    let failed = program(folder.path(), &line, &[("MUQABALA_LIBRETRANSLATE_KEY", KEY)]);
    assert_eq!((failed.status.code(), figure(&failed, "From the machine")), (Some(4), 20), "{failed:?}");
    assert!(!text(&failed.stderr).contains(KEY) && !text(&failed.stdout).contains(KEY));
    assert_eq!(server.finish()[0].body["api_key"], KEY, "it was used");
    let mut folders = vec![folder.path().to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(KEY.len()).any(|part| part == KEY.as_bytes()), "{}", path.display());
        }
    }
    assert!(files >= 3, "project, article and log were looked at");
}
