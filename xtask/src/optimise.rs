//! Makes modules and the script smaller, with programs that npm brings: binaryen's wasm-opt and terser.
//!
//! Debian's wasm-opt is not used: version 108 writes a module that fails when it starts.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use crate::{
    integrity, node,
    process::{self, Echo},
    workspace::Workspace,
};

/// A program that reads a file and writes it smaller.
struct Tool {
    program: &'static str,
    flags: &'static [&'static str],
}

/// Features are named one by one: `--all-features` lets wasm-opt write imports that Chromium rejects.
///
/// A function with one caller is put into that caller only where it is tiny. wasm-opt would do it with every one: that makes the
/// module smaller by 1 % and what brotli makes of it larger by 4 % (8.5 KB of the first load), since a function that is part of a
/// large one gets other locals each time and no longer looks like its kin. Of the sizes tried, 0 to 80, 20 is the best.
///
/// What was tried and brings less than 1 KB of the first load, or makes it larger: `--converge`, `-Oz` twice, `--gufa`,
/// `--monomorphize`, `--merge-similar-functions`, `--reorder-functions`, `--low-memory-unused`, `--traps-never-happen`,
/// `--strip-producers` with `--strip-target-features`.
const WASM_OPT: Tool = Tool {
    program: "binaryen/bin/wasm-opt",
    flags: &[
        "-Oz",
        "--one-caller-inline-max-function-size=20",
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
    ],
};

/// Names of properties stay: they are the element's interface, and the modules' imports. Functions become arrows and methods, which
/// is unsafe where one is constructed; only classes are, in the element and in the modules' scripts.
const TERSER: Tool = Tool {
    program: "terser/bin/terser",
    flags: &[
        "--module",
        "--ecma",
        "2022",
        "--compress",
        "passes=3,arguments,unsafe_arrows,unsafe_methods",
        "--mangle",
    ],
};

pub(crate) enum Optimised {
    Done(Vec<u8>),
    /// The optimiser could not be had: one line that says why.
    Unavailable(String),
}

/// Optimises a module.
pub(crate) fn optimise(workspace: &Workspace, key: &str, wasm: &[u8]) -> Result<Optimised> {
    shrink(workspace, &WASM_OPT, key, wasm)
}

/// Shortens an ECMAScript module.
pub(crate) fn shorten(workspace: &Workspace, script: &[u8]) -> Result<Optimised> {
    shrink(workspace, &TERSER, "script", script)
}

/// The last result under a key is kept and reused while nothing that it depends on changes.
fn shrink(workspace: &Workspace, tool: &Tool, key: &str, given: &[u8]) -> Result<Optimised> {
    let node = match node::find().and_then(|node| node::install_packages(workspace).map(|()| node))
    {
        Ok(node) => node,
        Err(why) => return Ok(Optimised::Unavailable(why.to_string())),
    };
    let folder = workspace.scratch().join("optimised").join(key);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let (input, output, state_file) = (folder.join("in"), folder.join("out"), folder.join("state"));

    let lock = fs::read(workspace.browser_tests().join("package-lock.json"))?;
    let state = format!(
        "{} {} {}",
        integrity::sha256(given),
        integrity::sha256(&lock),
        tool.flags.join(" ")
    );
    if fs::read_to_string(&state_file).is_ok_and(|kept| kept == state) {
        return Ok(Optimised::Done(fs::read(&output)?));
    }

    fs::write(&input, given)?;
    process::run(
        Command::new(node)
            .arg(node::program(workspace, tool.program))
            .arg(&input)
            .args(tool.flags)
            .arg("-o")
            .arg(&output),
        Echo::OnFailure,
    )?;
    let optimised =
        fs::read(&output).with_context(|| format!("cannot read {}", output.display()))?;
    fs::write(&state_file, state)?;
    Ok(Optimised::Done(optimised))
}
