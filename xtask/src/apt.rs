//! Installs Debian packages, where we may.

use std::{fs, process::Command};

use anyhow::{Result, bail};

use crate::process::{self, Echo};

/// Installs `packages`, or fails with the one line that says what to do instead. `what` is what the user lacks.
pub(crate) fn install(what: &str, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !is_debian() || process::find(&["apt-get"]).is_none() {
        bail!("{what} is missing: install it (on Debian: `apt-get install {list}`)");
    }
    if !is_root() {
        bail!("{what} is missing: run `sudo apt-get install {list}`");
    }
    eprintln!("{what} is missing: installing {list} with apt-get");
    let updated = process::run(apt_get().arg("update"), Echo::OnFailure);
    let installed = process::run(
        apt_get()
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages),
        Echo::OnFailure,
    );
    if updated.is_err() || installed.is_err() {
        bail!(
            "{what} is missing and apt-get could not install it: run `apt-get install {list}` where there is a network"
        );
    }
    Ok(())
}

/// Chromium will not sandbox itself for this user, and apt-get needs it.
pub(crate) fn is_root() -> bool {
    process::run(Command::new("id").arg("-u"), Echo::OnFailure).is_ok_and(|id| id.trim() == "0")
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Debian itself: on its relatives a package of the same name can be something else.
fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}
