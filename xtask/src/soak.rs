//! `cargo xtask soak`: the proofs that nothing is ever lost, in full. `cargo xtask test` runs the same files in their short form; the
//! counts of both are in `tests/soak.json`.

use std::{
    process::ExitCode,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::Result;

use crate::{
    browser, dist,
    process::{self, Echo},
    tally::Tally,
    workspace::Workspace,
};

/// What one may choose.
#[derive(Default)]
pub(crate) struct Options {
    /// How often a tab or the browser is killed, instead of the full count.
    pub(crate) rounds: Option<u32>,
    /// What chance begins with; by default another one each time.
    pub(crate) seed: Option<u32>,
}

/// The counts must not depend on how the product is built: overflows are found, and the tests compile in reasonable time.
const NATIVE_PROFILE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "true"),
    ("CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS", "true"),
];

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<ExitCode> {
    let seed = options.seed.unwrap_or_else(by_the_clock);
    println!("seed {seed}: `cargo xtask soak --seed {seed}` does the same again");
    let mut variables = vec![("SOAK", "full".to_owned()), ("SOAK_SEED", seed.to_string())];
    if let Some(rounds) = options.rounds {
        variables.push(("SOAK_ROUNDS", rounds.to_string()));
    }

    let start = Instant::now();
    let ending = process::finish(
        workspace
            .cargo()
            .args([
                "test",
                "--release",
                "--test",
                "mutation",
                "--",
                "--nocapture",
                // How long something takes is measured with nothing beside it.
                "--test-threads=1",
            ])
            .envs(NATIVE_PROFILE)
            .envs(variables.iter().map(|(name, value)| (name, value))),
    )?;
    let mut sum = Tally::from_cargo(&ending.text).of_run(ending.success);
    tell(
        "native",
        sum,
        &browser::reports(&ending.text),
        &ending.text,
        start,
    );

    dist::build(workspace, Echo::OnFailure)?;
    // One suite after the other, so that each is told of when it ends.
    for file in browser::suites(&workspace.soak_tests())? {
        let start = Instant::now();
        let run = browser::run(workspace, std::slice::from_ref(&file), &variables)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        tell(&name, run.tally, &run.reports, &run.text, start);
        sum += run.tally;
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(if sum.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn tell(name: &str, tally: Tally, reports: &str, text: &str, start: Instant) {
    println!("{name} ({:.0} s)\n{reports}", start.elapsed().as_secs_f32());
    if tally.failed > 0 {
        println!("{text}");
    }
}

fn by_the_clock() -> u32 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.subsec_nanos())
}
