//! Runs suites of browser tests against the built product, and finds in what they print what the proofs report.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::{
    chromium, node,
    process::{self, Ending},
    tally::Tally,
    workspace::Workspace,
};

/// What a run of suites found.
pub(crate) struct Run {
    pub(crate) tally: Tally,
    /// What the proofs report: the lines of a table.
    pub(crate) reports: String,
    /// Everything that was printed.
    pub(crate) text: String,
}

/// The suites in a folder, in their order.
pub(crate) fn suites(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    ensure!(
        !files.is_empty(),
        "{} holds no *.test.mjs",
        folder.display()
    );
    files.sort();
    Ok(files)
}

/// Runs suites with these variables set besides.
pub(crate) fn run(
    workspace: &Workspace,
    files: &[PathBuf],
    variables: &[(&str, String)],
) -> Result<Run> {
    let node = node::find()?;
    node::install_packages(workspace)?;
    let Ending { success, text } = process::finish(
        Command::new(node)
            .args(["--test", "--test-reporter=tap"])
            .args(files)
            .current_dir(&workspace.root)
            .env(chromium::VARIABLE, chromium::ensure()?)
            .env("DIST", workspace.dist())
            .env("XTASK", env::current_exe()?)
            .envs(variables.iter().map(|(name, value)| (name, value))),
    )?;
    Ok(Run {
        tally: Tally::from_tap(&text).of_run(success),
        reports: reports(&text),
        text,
    })
}

/// The lines `# soak | what | how often | what was lost` of a run, as a table with a heading of its own.
pub(crate) fn reports(text: &str) -> String {
    let lines = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("# soak | "));
    let mut table = String::new();
    for line in lines {
        let mut parts = line.splitn(3, " | ");
        let (what, done, lost) = (parts.next(), parts.next(), parts.next());
        table += &format!("  {}\n", what.unwrap_or_default());
        for part in [done, lost].into_iter().flatten() {
            table += &format!("      {part}\n");
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_what_was_reported_and_nothing_else() {
        let text = "ok 1 - a\n# soak | tab killed | 3 times | 0 lost\n# pass 1\n    # soak | b | 1 | none | at all\n";
        assert_eq!(
            reports(text),
            "  tab killed\n      3 times\n      0 lost\n  b\n      1\n      none | at all\n"
        );
        assert_eq!(reports("# pass 1\n"), "");
    }
}
