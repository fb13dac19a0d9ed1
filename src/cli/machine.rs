//! Pre-translation with a machine: allowed by a word of its own, told on the standard error as it goes on.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use super::Failure;
use super::commands::{impossible, print};
use crate::app::EngineKind;
use crate::app::headless_machine::{
    MachineOrder, MachineProgress, engine_setting, estimate_machine, translate_by_machine,
};

/// What is said of the engine. A key comes from the environment: `MUQABALA_DEEPL_KEY` and its like.
#[derive(Debug, clap::Args)]
pub(super) struct MachineArgs {
    /// Have a machine translate what the memories leave empty; set up in the window, or by the words below
    #[arg(long, value_name = "PROVIDER", value_parser = PossibleValuesParser::new(EngineKind::ALL.map(EngineKind::word)))]
    pub(super) mt: Option<String>,
    /// The host that segments of the project may be sent to, as HOST or HOST:PORT; kept in the project until it is taken back
    #[arg(long, value_name = "HOST", requires = "mt")]
    allow: Option<String>,
    /// Its address, where it is not the one of the settings or the usual one
    #[arg(long, value_name = "URL", requires = "mt")]
    address: Option<String>,
    /// Its model
    #[arg(long, value_name = "NAME", requires = "mt")]
    model: Option<String>,
    /// The region of an Azure resource
    #[arg(long, value_name = "NAME", requires = "mt")]
    region: Option<String>,
    /// Refuse every host that is not this machine or on the private network
    #[arg(long, requires = "mt")]
    local_only: bool,
}

impl MachineArgs {
    /// The order; none where no machine is named.
    pub(super) fn order(&self, memories: &[PathBuf]) -> Option<MachineOrder> {
        let mut engine = engine_setting(self.mt.as_deref()?);
        let given = |value: &Option<String>, into: &mut String| {
            if let Some(value) = value {
                into.clone_from(value);
            }
        };
        given(&self.address, &mut engine.address);
        given(&self.model, &mut engine.model);
        given(&self.region, &mut engine.region);
        let (allow, local_only, memories) = (self.allow.clone(), self.local_only, memories.to_vec());
        Some(MachineOrder { engine, allow, local_only, memories })
    }
}

/// Translates the empty segments, or only says what that would send.
pub(super) fn run(
    project: &Path,
    order: &MachineOrder,
    dry: bool,
    (out, err): (&mut dyn Write, &mut dyn Write),
) -> Result<(), Failure> {
    if dry {
        let estimate = estimate_machine(project, order).map_err(|notice| impossible(&notice))?;
        print(writeln!(out, "To send\t{}\nCharacters\t{}", estimate.segments, estimate.characters))?;
        print(writeln!(out, "Tokens\t{}\nRequests\t{}", estimate.tokens, estimate.requests))?;
        return print(writeln!(out, "Cost\t{}.{:02}", estimate.cost / 100, estimate.cost % 100));
    }
    let mut said = String::new();
    let (progress, result) = translate_by_machine(project, order, &mut |progress| {
        let line = line(progress);
        if line != said {
            // Where nobody can be told, the work is done all the same.
            writeln!(err, "{line}").ok();
            said = line;
        }
    });
    print(writeln!(out, "From the machine\t{}\nWith faults\t{}", progress.done, progress.faulty))?;
    result.map_err(|notice| {
        let left = progress.total.saturating_sub(progress.done);
        let go_on = if progress.done > 0 { "; run it again to go on behind them" } else { "" };
        Failure::impossible(format!("{}\n{left} segments are left{go_on}", notice.text()))
    })
}

/// How far it is: a line for each percent, and for each pause.
fn line(progress: MachineProgress) -> String {
    match progress.waiting {
        0 => format!("{} %", progress.done * 100 / progress.total.max(1)),
        millis => format!("The engine asked for a pause of {} s", millis.div_ceil(1000)),
    }
}
