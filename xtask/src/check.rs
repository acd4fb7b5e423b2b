//! The gates of `cargo xtask test`: everything that must hold, in one run.
//!
//! Every gate runs, even when one before it failed; only what needs the built product waits for its build. The output of a gate is
//! shown when it fails.

use std::{
    io::Write,
    process::{Command, ExitCode},
    time::Instant,
};

use anyhow::{Result, bail};

use crate::{
    apt, browser, dist,
    module::Part,
    office,
    process::{self, Echo},
    size,
    tally::Tally,
    toolchain::{self, WASM},
    workspace::{PRODUCT, Workspace},
};

struct Gate {
    name: &'static str,
    /// Whether it looks at the built product.
    needs_build: bool,
    run: fn(&Workspace) -> Result<Outcome>,
}

/// What a gate found.
struct Outcome {
    tally: Tally,
    /// Shown whatever the outcome.
    note: String,
    /// Shown on failure.
    output: String,
}

const BUILD: &str = "build";

/// What is compiled natively: the default, the second module, which holds no browser either, and the schemas.
const NATIVE_FEATURES: [&str; 2] = [
    "--features",
    "excellence-assessment/documents,excellence-assessment/schema",
];

const GATES: [Gate; 9] = [
    Gate {
        name: "format",
        needs_build: false,
        run: format,
    },
    Gate {
        name: "clippy",
        needs_build: false,
        run: clippy,
    },
    Gate {
        name: "clippy-wasm",
        needs_build: false,
        run: clippy_wasm,
    },
    Gate {
        name: "rust",
        needs_build: false,
        run: rust_tests,
    },
    Gate {
        name: "office",
        needs_build: false,
        run: office,
    },
    Gate {
        name: "doc",
        needs_build: false,
        run: doc,
    },
    Gate {
        name: BUILD,
        needs_build: false,
        run: build,
    },
    Gate {
        name: "size",
        needs_build: true,
        run: size,
    },
    Gate {
        name: "browser",
        needs_build: true,
        run: browser_tests,
    },
];

/// Runs the gates that `names` name, or all. The last line printed is the sum.
pub(crate) fn run(workspace: &Workspace, names: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = names
        .iter()
        .find(|name| GATES.iter().all(|gate| gate.name != *name))
    {
        let known: Vec<_> = GATES.iter().map(|gate| gate.name).collect();
        bail!(
            "there is no gate `{unknown}`; there are {}",
            known.join(", ")
        );
    }
    let named = |gate: &Gate| names.is_empty() || names.iter().any(|name| name == gate.name);
    let build_wanted = GATES.iter().any(|gate| gate.needs_build && named(gate));
    let selected = GATES
        .iter()
        .filter(|gate| named(gate) || (gate.name == BUILD && build_wanted));

    let mut sum = Tally::default();
    let mut built = false;
    for gate in selected {
        if gate.needs_build && !built {
            println!("{:<12} not run, because the build failed", gate.name);
            continue;
        }
        let tally = run_gate(gate, workspace)?;
        built |= gate.name == BUILD && tally.failed == 0;
        sum += tally;
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(if sum.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn run_gate(gate: &Gate, workspace: &Workspace) -> Result<Tally> {
    print!("{:<12} ", gate.name);
    std::io::stdout().flush()?;
    let start = Instant::now();
    let outcome = (gate.run)(workspace).unwrap_or_else(|error| Outcome {
        tally: Tally::one(false),
        note: String::new(),
        output: format!("{error:#}\n"),
    });
    let Tally { passed, failed } = outcome.tally;
    let verdict = match (passed, failed) {
        (0, 0) => "none",
        (_, 0) => "ok",
        _ => "FAILED",
    };
    println!(
        "{verdict:<6} {passed:>4} passed {failed:>3} failed {:>7.1} s",
        start.elapsed().as_secs_f32()
    );
    print!("{}", outcome.note);
    if failed > 0 {
        print!("{}", outcome.output);
    }
    Ok(outcome.tally)
}

fn format(workspace: &Workspace) -> Result<Outcome> {
    one(workspace
        .cargo()
        .args(["fmt", "--all", "--check", "--", "--color", "never"]))
}

fn clippy(workspace: &Workspace) -> Result<Outcome> {
    one(workspace
        .cargo()
        .args(["clippy", "--workspace", "--all-targets"])
        .args(NATIVE_FEATURES)
        .args(["--", "-D", "warnings"]))
}

/// Each module as it is built: with its features and no others.
fn clippy_wasm(workspace: &Workspace) -> Result<Outcome> {
    toolchain::ensure_wasm_target(workspace)?;
    let mut outcome = Outcome {
        tally: Tally::default(),
        note: String::new(),
        output: String::new(),
    };
    for part in Part::BOTH {
        let ending = process::finish(
            workspace
                .cargo()
                .args(["clippy", "--package", PRODUCT, "--lib", "--target", WASM])
                .args(part.features())
                .args(["--", "-D", "warnings"]),
        )?;
        outcome.tally += Tally::one(ending.success);
        outcome.output += &ending.text;
    }
    Ok(outcome)
}

fn rust_tests(workspace: &Workspace) -> Result<Outcome> {
    let ending = process::finish(
        workspace
            .cargo()
            .args(["test", "--workspace", "--no-fail-fast"])
            .args(NATIVE_FEATURES)
            // Golden files are compared here, whoever wrote them anew before.
            .env_remove("UPDATE_GOLDEN"),
    )?;
    Ok(Outcome {
        tally: Tally::from_cargo(&ending.text).of_run(ending.success),
        note: String::new(),
        output: ending.text,
    })
}

/// What other programs say of the documents, as far as they are here.
fn office(workspace: &Workspace) -> Result<Outcome> {
    let proved = office::prove(workspace, &NATIVE_FEATURES)?;
    Ok(Outcome {
        tally: proved.tally,
        note: proved.note,
        output: proved.text,
    })
}

fn doc(workspace: &Workspace) -> Result<Outcome> {
    one(workspace
        .cargo()
        .args(["doc", "--workspace", "--no-deps"])
        .args(NATIVE_FEATURES)
        .env("RUSTDOCFLAGS", "-D warnings"))
}

/// The browser tests load the optimised module, so an unoptimised one is a failure here. What can be installed is.
fn build(workspace: &Workspace) -> Result<Outcome> {
    if process::find(&["node", "nodejs"]).is_none() || process::find(&["npm"]).is_none() {
        apt::install("Node", &["nodejs", "npm"])?;
    }
    let dist = dist::build(workspace, Echo::OnFailure)?;
    if let Some(why) = dist.unoptimised {
        bail!("the module was not optimised: {why}");
    }
    Ok(Outcome {
        tally: Tally::one(true),
        note: String::new(),
        output: String::new(),
    })
}

fn size(workspace: &Workspace) -> Result<Outcome> {
    let mut outcome = Outcome {
        tally: Tally::default(),
        note: String::new(),
        output: String::new(),
    };
    for load in size::measure(&workspace.dist())? {
        outcome.tally += Tally::one(load.excess() == 0);
        outcome.note += &load.table();
        outcome.output += &load.complaint();
    }
    Ok(outcome)
}

/// Every suite, and the proofs that nothing is lost in their short form, whose table is shown.
fn browser_tests(workspace: &Workspace) -> Result<Outcome> {
    let mut files = browser::suites(&workspace.browser_tests())?;
    files.extend(browser::suites(&workspace.soak_tests())?);
    let run = browser::run(workspace, &files, &[])?;
    Ok(Outcome {
        tally: run.tally,
        note: run.reports,
        output: run.text,
    })
}

/// A gate that counts as one check.
fn one(command: &mut Command) -> Result<Outcome> {
    let ending = process::finish(command)?;
    Ok(Outcome {
        tally: Tally::one(ending.success),
        note: String::new(),
        output: ending.text,
    })
}
