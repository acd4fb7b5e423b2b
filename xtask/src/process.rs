//! Running other programs, and finding them.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// What the user sees of a program that we run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Echo {
    /// Everything, as it happens.
    Live,
    /// Nothing, unless it fails.
    OnFailure,
}

/// Everything that a program said, and whether it ended well.
pub(crate) struct Ending {
    pub(crate) success: bool,
    /// Standard error, then standard output.
    pub(crate) text: String,
}

/// Runs a program and returns its standard output, which is empty under [`Echo::Live`].
pub(crate) fn run(command: &mut Command, echo: Echo) -> Result<String> {
    if echo == Echo::Live {
        let status = command.status().with_context(|| cannot_start(command))?;
        if !status.success() {
            bail!("`{}` failed", said(command));
        }
        return Ok(String::new());
    }
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed\n{stderr}{stdout}", said(command));
    }
    Ok(stdout.into_owned())
}

/// Runs a program to its end, for callers that want its words whether it failed or not.
pub(crate) fn finish(command: &mut Command) -> Result<Ending> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))?;
    let mut text = String::from_utf8_lossy(&output.stderr).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stdout));
    Ok(Ending {
        success: output.status.success(),
        text,
    })
}

/// The first of `names` that is on the search path.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start `{}`", command.get_program().to_string_lossy())
}

/// The command as one would type it.
fn said(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
