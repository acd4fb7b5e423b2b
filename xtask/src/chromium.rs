//! Finds the browser for the browser tests and the measurements.

use std::{env, path::PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{apt, process};

/// The variable that names the browser, to us and to the tests.
pub(crate) const VARIABLE: &str = "CHROMIUM";

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The browser, installed first where it is missing and may be.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        let path = PathBuf::from(named);
        ensure!(
            path.is_file(),
            "{VARIABLE} names {}, which is no file",
            path.display()
        );
        return Ok(path);
    }
    if let Some(found) = process::find(&NAMES) {
        return Ok(found);
    }
    // Without a Chinese font the pages would be tested, and photographed, as rows of empty boxes.
    apt::install("Chromium", &["chromium", "fonts-noto-cjk"])?;
    process::find(&NAMES).context("Chromium was installed but is not on the search path")
}
