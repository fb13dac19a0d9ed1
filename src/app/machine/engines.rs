//! From the settings to an engine that can be asked.

use crate::mt::{Endpoint, Engine, EngineKind, MtError, Secret};
use crate::store::EngineSetting;
use crate::text::civil;

/// The engine of a setting, with a key.
///
/// Errors: `MtError::Address`, also where the kind is one of another version of the program.
pub(in crate::app) fn engine_of(setting: &EngineSetting, key: Option<Secret>) -> Result<Engine, MtError> {
    let kind = EngineKind::of_word(&setting.kind)
        .ok_or(MtError::Address("this version does not know the engine"))?;
    let engine = Engine::new(kind, &setting.address, key)?;
    let (model, region) = (setting.model.trim().to_owned(), setting.region.trim().to_owned());
    Ok(Engine { model, region, ..engine })
}

/// Under which name the key of an engine is kept: its kind and host, so that no key ever goes to another host.
pub fn account(setting: &EngineSetting) -> Option<String> {
    let kind = EngineKind::of_word(&setting.kind)?;
    let address = if setting.address.trim().is_empty() { kind.usual_address() } else { &setting.address };
    let endpoint = Endpoint::parse(address).ok()?;
    Some(format!("{} {}", kind.word(), endpoint.origin()))
}

/// The month of a time, such as `2026-11`.
pub(in crate::app) fn month_of(now_ms: i64) -> String {
    let (year, month, _) = civil(now_ms.div_euclid(86_400_000));
    format!("{year:04}-{month:02}")
}
