//! Makes sure that the compiler can build for the browser.

use std::{path::Path, process::Command};

use anyhow::{Result, bail};

use crate::{
    process::{self, Echo},
    workspace::Workspace,
};

pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the target to the toolchain where it is missing. `rust-toolchain.toml` names it too, but rustup heeds that only where
/// it installs toolchains by itself.
pub(crate) fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    if has_wasm_target(workspace)? {
        return Ok(());
    }
    eprintln!("adding the {WASM} target to the toolchain");
    let added = process::run(
        Command::new("rustup")
            .args(["target", "add", WASM])
            .current_dir(&workspace.root),
        Echo::OnFailure,
    );
    if added.is_err() || !has_wasm_target(workspace)? {
        bail!(
            "the {WASM} target is missing and could not be added: run `rustup target add {WASM}` where there is a network"
        );
    }
    Ok(())
}

fn has_wasm_target(workspace: &Workspace) -> Result<bool> {
    let libraries = process::run(
        Command::new("rustc")
            .args(["--print", "target-libdir", "--target", WASM])
            .current_dir(&workspace.root),
        Echo::OnFailure,
    )?;
    Ok(Path::new(libraries.trim()).is_dir())
}
