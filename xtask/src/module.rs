//! The WebAssembly module as the compiler and wasm-bindgen make it, not yet optimised.

use std::fs;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    process::{self, Echo},
    toolchain::{self, WASM},
    workspace::{PRODUCT, Workspace},
};

pub(crate) struct Module {
    /// The ECMAScript module that wasm-bindgen writes for `--target web`.
    pub(crate) glue: String,
    pub(crate) wasm: Vec<u8>,
}

pub(crate) fn build(workspace: &Workspace, echo: Echo) -> Result<Module> {
    toolchain::ensure_wasm_target(workspace)?;
    process::run(
        workspace
            .cargo()
            .args(["build", "--release", "--lib", "--package", PRODUCT])
            .args(["--target", WASM]),
        echo,
    )?;
    let name = PRODUCT.replace('-', "_");
    let compiled = workspace
        .target
        .join(WASM)
        .join("release")
        .join(format!("{name}.wasm"));
    let folder = workspace.scratch().join("bindgen");

    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&compiled)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true);
    bindgen.web(true)?;
    bindgen
        .generate(&folder)
        .with_context(|| format!("wasm-bindgen cannot read {}", compiled.display()))?;

    let read = |file: String| {
        let path = folder.join(file);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    Ok(Module {
        glue: String::from_utf8(read(format!("{name}.js"))?)
            .context("wasm-bindgen wrote no UTF-8")?,
        wasm: read(format!("{name}_bg.wasm"))?,
    })
}
