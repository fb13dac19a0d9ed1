//! "Local network only" is enforced below the engines, whatever the address looks like.

use super::super::server::{Act, Server, reply};
use super::super::{Asker, Client, Engine, EngineKind, Limits, MtError, Patience, Reach};
use super::{batch, run};

fn ask(address: &str) -> Result<usize, MtError> {
    let client = Client::new(Limits::default(), Reach::LocalOnly)?;
    let engine = Engine::new(EngineKind::LibreTranslate, address, None)?;
    let mut asker = Asker::new(client, engine, Vec::new().into());
    let answers = run(asker.translate(&batch(&["نعم"]), Patience::Interactive, &mut |_| {}))?;
    Ok(answers.list.len())
}

#[test]
fn this_machine_is_reached_by_name_and_by_every_form_of_its_address() {
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"] {
        let server = Server::start(vec![Act::Say(reply(200, "", r#"{"translatedText":["yes"]}"#))]);
        let address = server.address().replace("127.0.0.1", host);
        assert_eq!(ask(&address).unwrap(), 1, "{host}");
        server.finish();
    }
}

#[test]
fn others_are_refused_before_anything_is_sent() {
    for address in [
        "https://93.184.216.34",
        "https://[2001:db8::1]",
        "https://[::ffff:93.184.216.34]",
        "https://0.0.0.0",
    ] {
        let error = ask(address).unwrap_err();
        assert!(matches!(error, MtError::NotLocal(_)), "{address}: {error}");
    }
}

/// No name of the outer network resolves on a machine without one, so that the resolver itself is asked.
#[test]
fn a_name_has_only_private_addresses() {
    let error = ask("https://example.org").unwrap_err();
    assert!(matches!(error, MtError::NotLocal(_) | MtError::Unreachable(_)), "{error}");
}

#[test]
fn a_redirect_leads_nowhere() {
    let away = reply(307, "Location: https://93.184.216.34/\r\n", "");
    let server = Server::start(vec![Act::Say(away)]);
    assert!(matches!(ask(&server.address()), Err(MtError::Address(_))));
    server.finish();
}
