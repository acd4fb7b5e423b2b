//! The two WebAssembly modules as the compiler and wasm-bindgen make them, not yet optimised.

use std::fs;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    paths,
    process::{self, Echo},
    split::{self, Cut},
    toolchain::{self, WASM},
    workspace::{PRODUCT, Workspace, product_file},
};

/// Which module: each is the product's library with other features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The first, which the page loads.
    Interface,
    /// The second, which is fetched when it is needed.
    Documents,
}

impl Part {
    pub(crate) const BOTH: [Part; 2] = [Part::Interface, Part::Documents];

    /// What cargo must be told to compile this part and not the other.
    pub(crate) fn features(self) -> &'static [&'static str] {
        match self {
            Part::Interface => &["--features", "split"],
            Part::Documents => &["--no-default-features", "--features", "documents,split"],
        }
    }

    /// Where it is cut.
    fn cut(self) -> Cut {
        match self {
            Part::Interface => Cut {
                part: "pages",
                load: "loadLater",
                guard: "guarded",
            },
            Part::Documents => Cut {
                part: "workbook",
                load: "loadWorkbook",
                guard: "guardedWriter",
            },
        }
    }

    /// A name for what the build keeps of this part.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Part::Interface => "interface",
            Part::Documents => "documents",
        }
    }

    /// The name of its file in the dist folder.
    pub(crate) fn wasm_file(self) -> String {
        match self {
            Part::Interface => product_file("wasm"),
            Part::Documents => format!("{PRODUCT}-documents.wasm"),
        }
    }

    /// A name for what it loads later.
    pub(crate) fn later_key(self) -> &'static str {
        match self {
            Part::Interface => "later",
            Part::Documents => "workbook",
        }
    }

    /// The name of that file in the dist folder.
    pub(crate) fn later_file(self) -> String {
        format!("{PRODUCT}-{}.wasm", self.later_key())
    }
}

pub(crate) struct Module {
    /// The ECMAScript module that wasm-bindgen writes for `--target web`.
    pub(crate) glue: String,
    pub(crate) wasm: Vec<u8>,
}

/// A module, and what it loads later.
pub(crate) struct Parts {
    pub(crate) module: Module,
    pub(crate) later: Vec<u8>,
}

pub(crate) fn build(workspace: &Workspace, part: Part, echo: Echo) -> Result<Parts> {
    toolchain::ensure_wasm_target(workspace)?;
    // Cargo gives both parts the same file name. In one target folder each would overwrite the other, and cargo would take the
    // other for its own.
    let target = match part {
        Part::Interface => workspace.target.clone(),
        Part::Documents => workspace.scratch().join("documents"),
    };
    process::run(
        workspace
            .cargo()
            .args(["rustc", "--release", "--lib", "--package", PRODUCT])
            .args(["--target", WASM])
            .args(part.features())
            .arg("--config")
            .arg(paths::cargo_config(workspace)?)
            .arg("--target-dir")
            .arg(&target)
            .args(["--", split::LINK_FLAG]),
        echo,
    )?;
    let name = PRODUCT.replace('-', "_");
    let linked = target
        .join(WASM)
        .join("release")
        .join(format!("{name}.wasm"));
    let folder = workspace.scratch().join("bindgen").join(part.key());
    let linked = fs::read(&linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let scratch = workspace.scratch().join("split").join(part.key());
    let compiled = scratch.join(format!("{name}.wasm"));
    let later = split::split(&linked, &scratch, &compiled)?;

    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&compiled)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The later part shares the table of functions, which is such an export; `slim` takes out those that nobody needs.
        .keep_lld_exports(true)
        .omit_default_module_path(true);
    bindgen.web(true)?;
    bindgen
        .generate(&folder)
        .with_context(|| format!("wasm-bindgen cannot read {}", compiled.display()))?;

    let read = |file: String| {
        let path = folder.join(file);
        fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let module = Module {
        glue: String::from_utf8(read(format!("{name}.js"))?)
            .context("wasm-bindgen wrote no UTF-8")?,
        wasm: read(format!("{name}_bg.wasm"))?,
    };
    let module = split::adopt(&module, &later, &part.cut())?;
    for wasm in [&later, &module.wasm] {
        paths::ensure_untold(workspace, wasm)?;
    }
    Ok(Parts { module, later })
}
