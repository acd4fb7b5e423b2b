//! Cuts a module in two: the first one into what the first item needs and the pages that can come a moment later
//! (`src/ui/later.rs`), the second one into the draft with its formats and the writer of workbooks (`src/documents.rs`).
//!
//! The cut is made by wasm-split, the splitter of the Leptos project: it follows the linker's relocations from the functions that
//! are marked with `#[wasm_split]`, takes out what only they reach, data included, and lets both parts share one memory, one table
//! and one stack. Its second output, a script that loads the part, is not used: it would be a further file, without integrity, and
//! would not work in the single file. [`adopt`] gives the same task to the element.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, anyhow, bail, ensure};
use walrus::{Import, ModuleConfig};
use wasm_split_cli_support::{Options, transform};

use crate::module::Module;

/// What tells the compiler to leave the relocations in the module.
pub(crate) const LINK_FLAG: &str = "-Clink-args=--emit-relocs";

/// A cut through a module.
pub(crate) struct Cut {
    /// The name of the later part, in `#[wasm_split(…)]`.
    pub(crate) part: &'static str,
    /// The function of the element that loads it.
    pub(crate) load: &'static str,
    /// The function of the element that guards what is called back.
    pub(crate) guard: &'static str,
}

/// The module that wasm-split lets that import come from.
const LINK_MODULE: &str = "./__wasm_split.js";
/// The module that the later part imports from.
const SHARED_MODULE: &str = "__wasm_split";

/// Cuts a module as the linker wrote it: the main part goes to the file `main`, for wasm-bindgen; gives back the later part.
/// `folder` is for what wasm-split writes.
pub(crate) fn split(linked: &[u8], folder: &Path, main: &Path) -> Result<Vec<u8>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let mut options = Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = main;
    options.link_name = LINK_MODULE;
    let written = transform(options).map_err(|error| anyhow!("wasm-split: {error:#}"))?;
    let [later] = written.split_modules.as_slice() else {
        let parts = written.split_modules.len();
        bail!("wasm-split wrote {parts} later parts instead of one");
    };
    let later = fs::read(later).with_context(|| format!("cannot read {}", later.display()))?;
    // Without the names of its functions.
    Ok(read(&later)?.emit_wasm())
}

/// `module`, which wasm-bindgen made of the main part, with its request for the later part as an import like its others: it calls
/// the element's function for it with what the part imports, and with whom to tell whether the part could be had.
pub(crate) fn adopt(module: &Module, later: &[u8], cut: &Cut) -> Result<Module> {
    // The import through which the module asks for its later part.
    let import = format!("__wasm_split_load_{}", cut.part);
    let mut wasm = read(&module.wasm)?;
    let own = wasm.imports.iter().find(|one| one.module != LINK_MODULE);
    let own = own.map(|one| one.module.clone());
    let load = wasm.imports.find(LINK_MODULE, &import);
    let load = load.context("the module does not ask for its later part")?;
    wasm.imports.get_mut(load).module = own.context("the module imports nothing else")?;

    let shared: BTreeSet<String> = (read(later)?.imports.iter())
        .map(|import| {
            let Import { module, name, .. } = import;
            ensure!(
                module == SHARED_MODULE && wasm.exports.iter().any(|export| export.name == *name),
                "the later part imports {name} from {module}, which the main part does not give"
            );
            Ok(format!("{name}: wasm.{name}"))
        })
        .collect::<Result<_>>()?;
    let shared = Vec::from_iter(shared).join(", ");
    let Cut { load, guard, .. } = cut;
    let tell =
        format!("(loaded) => {guard}(wasm.__indirect_function_table.get(callback))(data, loaded)");
    let open = "    const import0 = {\n        __proto__: null,\n";
    let entry = format!(
        "        {import}: function(callback, data) {{\n            {load}({{ {shared} }}, {tell});\n        }},\n"
    );
    let mut glue = module.glue.clone();
    for (old, new) in [
        (
            format!("import * as import1 from \"{LINK_MODULE}\"\n"),
            String::new(),
        ),
        (
            format!("        \"{LINK_MODULE}\": import1,\n"),
            String::new(),
        ),
        (open.to_owned(), format!("{open}{entry}")),
    ] {
        let (before, after) = glue
            .split_once(&old)
            .with_context(|| format!("wasm-bindgen's script has no `{}`", old.trim()))?;
        glue = format!("{before}{new}{after}");
    }
    Ok(Module {
        glue,
        wasm: wasm.emit_wasm(),
    })
}

fn read(wasm: &[u8]) -> Result<walrus::Module> {
    ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(wasm)
        .context("cannot read a part of the module")
}
