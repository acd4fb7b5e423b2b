//! Keeps the paths of the building machine out of the modules.
//!
//! A panic says where it happened, so the compiler writes the path of every source file that may panic into the module: with the
//! home folder of whoever built it. A path here begins where the name of the package begins, or the folder of the standard
//! library. The same sources then give the same module on every machine.
//!
//! It brings 0.1 KB of the first load in brotli; the size is not the reason.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{toolchain::WASM, workspace::Workspace};

/// The folders of this machine that must not be told, the longer ones after those that hold them: the last that fits counts.
fn folders(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let home = env::home_dir();
    let cargo = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| home.as_ref().map(|home| home.join(".cargo")))
        .context("nobody says where the home folder of cargo is")?;
    let mut folders = vec![
        cargo.clone(),
        workspace.root.clone(),
        workspace.target.clone(),
    ];
    folders.extend(home);
    // Each registry has a folder of its own for the packages that come from it.
    if let Ok(registries) = fs::read_dir(cargo.join("registry/src")) {
        for registry in registries {
            folders.push(registry?.path());
        }
    }
    // `/` is no secret.
    folders.retain(|folder| folder.parent().is_some());
    folders.sort();
    Ok(folders)
}

/// The argument with which cargo tells the compiler to leave the paths of this machine out. It adds to the flags of a
/// configuration file.
pub(crate) fn cargo_config(workspace: &Workspace) -> Result<String> {
    let mut flags = Vec::new();
    for folder in folders(workspace)? {
        let folder = folder
            .to_str()
            .with_context(|| format!("{} is not UTF-8", folder.display()))?;
        // A string of JSON is one of TOML.
        flags.push(serde_json::to_string(&format!(
            "--remap-path-prefix={folder}="
        ))?);
    }
    Ok(format!("target.{WASM}.rustflags=[{}]", flags.join(", ")))
}

/// An error if `module` tells a path of this machine: where `RUSTFLAGS` is set, cargo heeds no other flags.
pub(crate) fn ensure_untold(workspace: &Workspace, module: &[u8]) -> Result<()> {
    let folders = folders(workspace)?;
    // A single name below `/`, such as `/src`, stands inside of paths that tell nothing.
    let mut telling = folders.iter().filter(|one| one.components().count() > 2);
    let told = telling.find(|folder| holds(module, folder));
    ensure!(
        told.is_none(),
        "the module tells the folder {} of this machine; is RUSTFLAGS set?",
        told.map(|folder| folder.display().to_string())
            .unwrap_or_default()
    );
    Ok(())
}

fn holds(module: &[u8], folder: &Path) -> bool {
    let mut path = folder.as_os_str().as_encoded_bytes().to_owned();
    path.push(b'/');
    module.windows(path.len()).any(|window| window == path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> Workspace {
        Workspace {
            root: PathBuf::from("/somewhere/product"),
            target: PathBuf::from("/somewhere/product/target \"x\""),
            version: String::new(),
        }
    }

    #[test]
    fn the_compiler_is_told_every_folder_and_the_longest_last() -> Result<()> {
        let config = cargo_config(&workspace())?;
        assert!(
            config.starts_with("target.wasm32-unknown-unknown.rustflags=[\"--remap-path-prefix=/")
        );
        let root = config.find("\"--remap-path-prefix=/somewhere/product=\"");
        let target = config.find("\"--remap-path-prefix=/somewhere/product/target \\\"x\\\"=\"");
        assert!(root.is_some() && root < target, "{config}");
        Ok(())
    }

    #[test]
    fn a_module_that_tells_a_folder_is_an_error() {
        let workspace = workspace();
        assert!(ensure_untold(&workspace, b"\0asm /somewhere/product/src/lib.rs").is_err());
        assert!(ensure_untold(&workspace, b"\0asm src/lib.rs /somewhere/products/").is_ok());
        let workspace = Workspace {
            root: PathBuf::from("/src"),
            ..workspace
        };
        assert!(ensure_untold(&workspace, b"\0asm leptos-0.8.23/src/lib.rs").is_ok());
    }
}
