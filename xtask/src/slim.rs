//! What happens to a module between wasm-bindgen and wasm-opt: script and module lose what nobody reaches, and their names.
//!
//! The steps see the same pair, read and written once.

use anyhow::{Context, Result};
use walrus::ModuleConfig;

use crate::{declarations::Declarations, module::Module, rename::rename, shake::shake, trim::trim};

/// `module` with as much of its script and its code as `element` can reach.
pub(crate) fn slim(module: &Module, element: &str) -> Result<Module> {
    let mut script = Declarations::read(&module.glue)?;
    trim(&mut script)?;
    let mut wasm = ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(&module.wasm)
        .context("cannot read the module that wasm-bindgen wrote")?;
    shake(&mut script, &mut wasm, element)?;
    rename(&mut script, &mut wasm)?;
    Ok(Module {
        glue: script.write(),
        wasm: wasm.emit_wasm(),
    })
}
