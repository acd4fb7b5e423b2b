//! Finds Node and installs the npm packages of the browser tests, one of which is the wasm optimiser.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

use crate::{
    integrity,
    process::{self, Echo},
    workspace::Workspace,
};

/// What the oldest supported version of the npm packages needs.
const OLDEST: u32 = 20;

/// The Node to use, or an error of one line that says why there is none.
pub(crate) fn find() -> Result<PathBuf> {
    let node = process::find(&["node", "nodejs"]).context("Node is not installed")?;
    let said = process::run(Command::new(&node).arg("--version"), Echo::OnFailure)?;
    let version = said.trim().trim_start_matches('v');
    let major: u32 = version
        .split('.')
        .next()
        .unwrap_or_default()
        .parse()
        .unwrap_or(0);
    ensure!(
        major >= OLDEST,
        "Node is version {version}, and {OLDEST} is the oldest that works"
    );
    Ok(node)
}

/// Installs the packages that `package-lock.json` names, unless just those are installed. The error is of one line.
pub(crate) fn install_packages(workspace: &Workspace) -> Result<()> {
    let folder = workspace.browser_tests();
    let lock = folder.join("package-lock.json");
    let wanted = integrity::sha256(
        &fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?,
    );
    let stamp = folder.join("node_modules/.xtask-installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let npm = process::find(&["npm"]).context("npm is not installed")?;
    eprintln!(
        "installing npm packages in {}",
        workspace.short(&folder).display()
    );
    let ending = process::finish(
        Command::new(npm)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&folder),
    )?;
    if !ending.success {
        bail!(
            "`npm ci` failed in {}: {}",
            workspace.short(&folder).display(),
            npm_error(&ending.text)
        );
    }
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// A program that an npm package brings.
pub(crate) fn program(workspace: &Workspace, path: impl AsRef<Path>) -> PathBuf {
    workspace.browser_tests().join("node_modules").join(path)
}

/// The line in which npm says what went wrong, among those with codes and log files.
fn npm_error(text: &str) -> String {
    let details = ["code ", "syscall ", "errno "];
    let mut lines = text
        .lines()
        .filter_map(|line| line.strip_prefix("npm error "));
    let reason = lines.find(|line| !details.iter().any(|detail| line.starts_with(detail)));
    reason.unwrap_or("npm gave no reason").to_owned()
}
