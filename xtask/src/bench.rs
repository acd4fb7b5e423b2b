//! Measures the built product in Chromium. What is measured, and how, is the harness's own business.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::{
    chromium, dist, node, policy,
    process::{self, Echo},
    workspace::Workspace,
};

const HARNESS: &str = "bench/run.mjs";

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    ensure!(
        workspace.root.join(HARNESS).is_file(),
        "{HARNESS} is missing: there is nothing to measure with"
    );
    let node = node::find()?;
    node::install_packages(workspace)?;
    let dist = dist::build(workspace, Echo::Live)?;
    process::run(
        Command::new(node)
            .arg(HARNESS)
            .arg(&dist.folder)
            .current_dir(&workspace.root)
            .env(chromium::VARIABLE, chromium::ensure()?)
            .env("CONTENT_SECURITY_POLICY", policy::SITE),
        Echo::Live,
    )?;
    Ok(())
}
