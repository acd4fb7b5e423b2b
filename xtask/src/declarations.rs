//! wasm-bindgen's script as its declarations, so that a step of the build can drop one or give an import another name.
//!
//! wasm-bindgen begins a declaration at the beginning of a line and indents what belongs to it. Imports are the entries of one
//! object. A form that is not known here is an error, never a guess: a new version of wasm-bindgen must fail here and not in
//! somebody's browser.

use anyhow::{Context, Result, bail, ensure};

use crate::{
    glue::Exports,
    strip::strip,
    words::{is_name, is_name_part},
};

/// The lines around the imports. `IMPORT_MODULE` stands for the name of the module that they come from.
const IMPORTS_OPEN: &str = "\
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
";
const IMPORTS_CLOSE: &str = "    };
    return {
        __proto__: null,
        \"IMPORT_MODULE\": import0,
    };
}
";
const IMPORT_MODULE: &str = "IMPORT_MODULE";

pub(crate) struct Declarations {
    pub(crate) items: Vec<Item>,
    pub(crate) imports: Vec<Import>,
    /// The module of which WebAssembly says that the imports come from it.
    pub(crate) import_module: String,
    /// Pairs of exported name and local name from the list at the end. What is declared with `export` is not among them.
    pub(crate) exports: Vec<(String, String)>,
}

/// A declaration or a statement.
pub(crate) struct Item {
    /// What it declares. A statement declares nothing.
    pub(crate) names: Vec<String>,
    pub(crate) is_exported: bool,
    pub(crate) text: String,
}

/// A function that WebAssembly imports.
pub(crate) struct Import {
    pub(crate) name: String,
    /// What follows the name: a colon, the function and a comma.
    pub(crate) text: String,
}

impl Declarations {
    pub(crate) fn read(script: &str) -> Result<Self> {
        let mut items = Vec::new();
        let mut exports = Exports::default();
        let mut imports = None;
        for text in blocks(script, |line| !line.starts_with([' ', '\t', '}'])) {
            if strip(&text)?.is_empty() {
                continue;
            }
            if let Some(rest) = text.strip_prefix("export {") {
                exports.take(&format!("{{{rest}"))?;
            } else if let Some(rest) = text.trim_end().strip_prefix(IMPORTS_OPEN) {
                ensure!(imports.is_none(), "the imports stand there twice");
                imports = Some(read_imports(rest)?);
            } else {
                items.push(Item::read(text)?);
            }
        }
        let (imports, import_module) =
            imports.context("wasm-bindgen's imports have no form that is known")?;
        Ok(Self {
            items,
            imports,
            import_module,
            exports: exports.into_pairs(),
        })
    }

    pub(crate) fn write(&self) -> String {
        let mut script: String = self.items.iter().map(|item| item.text.as_str()).collect();
        script += IMPORTS_OPEN;
        for Import { name, text } in &self.imports {
            script += &format!("        {name}{text}");
        }
        script += &IMPORTS_CLOSE.replace(IMPORT_MODULE, &self.import_module);
        let pairs = self.exports.iter();
        let pairs: Vec<String> = pairs
            .map(|(name, local)| format!("{local} as {name}"))
            .collect();
        script + &format!("export {{ {} }};\n", pairs.join(", "))
    }
}

impl Item {
    fn read(text: String) -> Result<Self> {
        let unknown = || format!("wasm-bindgen wrote a form that is not known: {text}");
        let exported = text.strip_prefix("export ");
        let declaration = exported.unwrap_or(&text);
        let after = |keyword: &str| declaration.strip_prefix(keyword);
        let forms = ["async function ", "function ", "class "];
        let names = if let Some(rest) = forms.into_iter().find_map(after) {
            rest.split(|c| !is_name_part(c)).take(1).collect()
        } else if let Some(rest) = ["const ", "let "].into_iter().find_map(after) {
            let end = rest.find(['=', ';']).with_context(unknown)?;
            rest[..end].split(',').map(str::trim).collect()
        } else {
            let mut words = declaration.split(|c| !is_name_part(c));
            let first = words.next().with_context(unknown)?;
            ensure!(
                exported.is_none()
                    && is_name(first)
                    && !["import", "var", "async"].contains(&first),
                unknown()
            );
            Vec::new()
        };
        ensure!(names.iter().all(|name| is_name(name)), unknown());
        Ok(Self {
            names: names.into_iter().map(str::to_owned).collect(),
            is_exported: exported.is_some(),
            text,
        })
    }
}

/// Reads what follows [`IMPORTS_OPEN`]: the imports, and the module that they come from.
fn read_imports(text: &str) -> Result<(Vec<Import>, String)> {
    let (open, close) = IMPORTS_CLOSE
        .split_once(IMPORT_MODULE)
        .context("no place for the module")?;
    let (entries, module) = text.split_once(open).context("the imports do not end")?;
    let module = module
        .strip_suffix(close.trim_end())
        .filter(|module| !module.contains(['"', '\\', '\n']))
        .with_context(|| format!("the imports end in an unknown form: {module}"))?;
    let begins = |line: &str| {
        let name = line.strip_prefix("        ");
        name.is_some_and(|name| name.starts_with(is_name_part))
    };
    let read = |entry: String| -> Result<Import> {
        let (name, _) = entry.split_once(':').unwrap_or_default();
        let name = name.trim_start();
        if !is_name(name) || !entry.trim_end().ends_with(',') {
            bail!("an import has a form that is not known: {entry}");
        }
        Ok(Import {
            name: name.to_owned(),
            text: entry.trim_start()[name.len()..].to_owned(),
        })
    };
    let imports = blocks(entries, begins).into_iter().map(read);
    Ok((imports.collect::<Result<_>>()?, module.to_owned()))
}

/// `text` cut before every line that begins something.
fn blocks(text: &str, begins: impl Fn(&str) -> bool) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    for line in text.lines() {
        match blocks.last_mut() {
            Some(block) if line.is_empty() || !begins(line) => {
                block.push_str(line);
                block.push('\n');
            }
            _ => blocks.push(format!("{line}\n")),
        }
    }
    blocks
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A script as wasm-bindgen writes it: `Used` and `add` are for a page, `Unused` nobody needs.
    pub(crate) const SCRIPT: &str = "\
/**
 * Everybody's `Unused`.
 */
export class Used {
    free() {
        wasm.__wbg_used_free(this.__wbg_ptr, 0);
    }
}
if (Symbol.dispose) Used.prototype[Symbol.dispose] = Used.prototype.free;

export class Unused {
    free() {
        UnusedFinalization.unregister(this);
        wasm.__wbg_unused_free(this.__wbg_ptr, 0);
        return __wbindgen_enum_Type[0];
    }
}
if (Symbol.dispose) Unused.prototype[Symbol.dispose] = Unused.prototype.free;

/**
 * Adds.
 */
export function add(a, b) {
    return wasm.add(a, b);
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_log_1f: function() { return handleError(function (arg0) {
            console.log(arg0);
        }, arguments); },
        __wbg_type_2e: function(arg0) {
            return helper(arg0.type);
        },
    };
    return {
        __proto__: null,
        \"./product_bg.js\": import0,
    };
}


const __wbindgen_enum_Type = [\"bytes\"];
const UnusedFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_unused_free(ptr, 1));

function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        wasm.__wbindgen_exn_store(e);
    }
}

function helper(x) {
    return wasm.help(cached.of(x));
}

let cached = new Cache();
cached.fill();

let wasmModule, wasm;
function __wbg_finalize_init(instance, module) {
    wasm = instance.exports;
    wasmModule = module;
    return wasm;
}

function initSync(module) {
    if (wasm !== undefined) return wasm;
    return __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
}

async function __wbg_init(module) {
    const { instance } = await WebAssembly.instantiate(module, __wbg_get_imports());
    return __wbg_finalize_init(instance, module);
}

export { initSync, __wbg_init as default };
";

    #[test]
    fn a_script_is_its_declarations() -> Result<()> {
        let script = Declarations::read(SCRIPT)?;
        let names: Vec<_> = script
            .items
            .iter()
            .map(|item| item.names.join(" "))
            .collect();
        assert_eq!(
            names,
            [
                "Used",
                "",
                "Unused",
                "",
                "add",
                "__wbindgen_enum_Type",
                "UnusedFinalization",
                "handleError",
                "helper",
                "cached",
                "",
                "wasmModule wasm",
                "__wbg_finalize_init",
                "initSync",
                "__wbg_init",
            ]
        );
        let exported = script.items.iter().filter(|item| item.is_exported);
        assert_eq!(exported.count(), 3);
        let imports: Vec<_> = script.imports.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(imports, ["__wbg_log_1f", "__wbg_type_2e"]);
        assert_eq!(script.import_module, "./product_bg.js");
        let list = [("initSync", "initSync"), ("default", "__wbg_init")];
        let list = list.map(|(name, local)| (name.to_owned(), local.to_owned()));
        assert_eq!(script.exports, list);
        Ok(())
    }

    #[test]
    fn what_is_written_reads_the_same_and_lacks_nothing() -> Result<()> {
        let once = Declarations::read(SCRIPT)?.write();
        assert_eq!(Declarations::read(&once)?.write(), once);
        let code = |script: &str| -> Result<Vec<String>> {
            let stripped = strip(script)?;
            let kept = stripped
                .lines()
                .filter(|line| !line.starts_with("export {"));
            let mut lines: Vec<_> = kept.map(str::to_owned).collect();
            lines.sort();
            Ok(lines)
        };
        assert_eq!(code(&once)?, code(SCRIPT)?);
        Ok(())
    }

    #[test]
    fn a_new_form_is_an_error_and_not_a_guess() {
        for line in [
            "const { a, b } = c;",
            "export default class {",
            "export * from './a.js';",
            "import 'x';",
            "var x = 1;",
            "[a, b] = c;",
            "/* one */ add();",
        ] {
            assert!(
                Declarations::read(&format!("{SCRIPT}{line}\n")).is_err(),
                "{line}"
            );
        }
    }

    #[test]
    fn a_new_form_of_the_imports_is_an_error() {
        for (old, new) in [
            ("const import0 = {", "const imports = {"),
            ("__wbg_log_1f: ", "'__wbg_log_1f': "),
            ("__wbg_log_1f: ", "...others, __wbg_log_1f: "),
            ("\": import0,", "\": import0, b: import1,"),
        ] {
            assert!(
                Declarations::read(&SCRIPT.replace(old, new)).is_err(),
                "{new}"
            );
        }
    }
}
