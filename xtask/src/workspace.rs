//! What cargo knows of this workspace: its folders, the version of the product.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process::{self, Echo};

/// The package that is the product. Its module and its custom element bear the same name.
pub(crate) const PRODUCT: &str = "excellence-assessment";

/// The name of the product with an ending: every file that the product brings bears it.
pub(crate) fn product_file(ending: &str) -> String {
    format!("{PRODUCT}.{ending}")
}

pub(crate) struct Workspace {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
    /// The version of the product.
    pub(crate) version: String,
}

impl Workspace {
    pub(crate) fn read() -> Result<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = process::run(
            cargo(here).args(["metadata", "--no-deps", "--format-version", "1"]),
            Echo::OnFailure,
        )?;
        let metadata: Value = serde_json::from_str(&text).context("cargo metadata is no JSON")?;
        let folder = |key: &str| {
            let path = metadata[key].as_str();
            path.map(PathBuf::from)
                .with_context(|| format!("cargo metadata has no {key}"))
        };
        let product = metadata["packages"]
            .as_array()
            .and_then(|packages| packages.iter().find(|package| package["name"] == PRODUCT))
            .with_context(|| format!("the workspace has no package {PRODUCT}"))?;
        Ok(Self {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
            version: product["version"]
                .as_str()
                .context("the product has no version")?
                .to_owned(),
        })
    }

    /// Where the finished product goes.
    pub(crate) fn dist(&self) -> PathBuf {
        self.target.join("dist")
    }

    /// Where the steps of the build keep what they may reuse.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The browser tests, whose npm packages the optimiser shares.
    pub(crate) fn browser_tests(&self) -> PathBuf {
        self.root.join("tests/browser")
    }

    /// The proofs that nothing is lost, which run in a short form and in full.
    pub(crate) fn soak_tests(&self) -> PathBuf {
        self.browser_tests().join("soak")
    }

    pub(crate) fn cargo(&self) -> Command {
        cargo(&self.root)
    }

    /// A path as one would type it from the root of the workspace.
    pub(crate) fn short<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.root).unwrap_or(path)
    }
}

/// The cargo that started us, in `folder`.
fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    command
}
