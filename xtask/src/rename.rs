//! Gives the imports and exports of a module names of a letter or two, in the module and in wasm-bindgen's script alike.
//!
//! wasm-bindgen's names bear a hash of sixteen digits each, which no compression makes smaller, and stand in both files.
//! wasm-opt can do the same to the module, but prints the new names in a form that is no promise, and is not there for everybody.
//!
//! It brings 4.3 KB of the first load in brotli: 2.5 KB of the module, 1.8 KB of the script.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use walrus::Module;

use crate::{declarations::Declarations, shake::calls};

/// The module that all imports come from. WebAssembly repeats its name with every import.
const IMPORT_MODULE: &str = "a";

pub(crate) fn rename(script: &mut Declarations, module: &mut Module) -> Result<()> {
    let mut imports = BTreeMap::new();
    for (import, short) in module.imports.iter_mut().zip(short_names()) {
        ensure!(
            import.module == script.import_module,
            "`{}` is imported from {}, which wasm-bindgen's script does not give",
            import.name,
            import.module
        );
        import.module = IMPORT_MODULE.to_owned();
        imports.insert(std::mem::replace(&mut import.name, short.clone()), short);
    }
    script.import_module = IMPORT_MODULE.to_owned();
    let mut exports = BTreeMap::new();
    for (export, short) in module.exports.iter_mut().zip(short_names()) {
        exports.insert(std::mem::replace(&mut export.name, short.clone()), short);
    }

    for import in &mut script.imports {
        import.name = new_name(&imports, &import.name)?.to_owned();
        import.text = with_new_calls(&import.text, &exports)?;
    }
    for item in &mut script.items {
        item.text = with_new_calls(&item.text, &exports)?;
    }
    Ok(())
}

/// `text` with `wasm.add` as `wasm.a`, or whatever `exports` calls it.
fn with_new_calls(text: &str, exports: &BTreeMap<String, String>) -> Result<String> {
    let mut written = String::with_capacity(text.len());
    let mut at = 0;
    for call in calls(text)? {
        written += &text[at..call.range.start];
        written += new_name(exports, call.text)?;
        at = call.range.end;
    }
    Ok(written + &text[at..])
}

fn new_name<'a>(names: &'a BTreeMap<String, String>, old: &str) -> Result<&'a str> {
    let new = names.get(old).map(String::as_str);
    new.with_context(|| format!("wasm-bindgen's script names `{old}`, which the module does not"))
}

/// a, b … z, A … Z, aa, ba …
fn short_names() -> impl Iterator<Item = String> {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    (0..).map(|mut number: usize| {
        let mut name = String::new();
        loop {
            name.push(char::from(LETTERS[number % LETTERS.len()]));
            number /= LETTERS.len();
            if number == 0 {
                return name;
            }
            number -= 1;
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const SCRIPT: &str = "\
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_add_1f: function(arg0) {
            return wasm.add(arg0.add) + add(wasm.memory.buffer, 'wasm.add');
        },
    };
    return {
        __proto__: null,
        \"./product_bg.js\": import0,
    };
}
const add = wasm.add;
async function init() {
}
export { init as default };
";

    fn module(from: &str) -> Module {
        let mut module = Module::default();
        let none = module.types.add(&[], &[]);
        let (function, _) = module.add_import_func(from, "__wbg_add_1f", none);
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("add", function);
        module.exports.add("memory", memory);
        module
    }

    #[test]
    fn script_and_module_get_the_same_names_and_nothing_else_changes() -> Result<()> {
        let (mut script, mut module) = (Declarations::read(SCRIPT)?, module("./product_bg.js"));
        rename(&mut script, &mut module)?;
        let imports: Vec<_> = module.imports.iter().collect();
        assert_eq!(
            (imports[0].module.as_str(), imports[0].name.as_str()),
            ("a", "a")
        );
        let exports: Vec<_> = module.exports.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(exports, ["a", "b"]);
        let text = script.write();
        for line in [
            "        a: function(arg0) {\n            return wasm.a(arg0.add) + add(wasm.b.buffer, 'wasm.add');\n        },\n",
            "        \"a\": import0,\n",
            "const add = wasm.a;\n",
        ] {
            assert!(text.contains(line), "{text}");
        }
        Ok(())
    }

    #[test]
    fn script_and_module_that_do_not_fit_are_an_error() -> Result<()> {
        let mut script = Declarations::read(SCRIPT)?;
        assert!(rename(&mut script, &mut module("./other.js")).is_err());
        let mut without = module("./product_bg.js");
        without.exports.remove("memory")?;
        assert!(rename(&mut Declarations::read(SCRIPT)?, &mut without).is_err());
        Ok(())
    }

    #[test]
    fn short_names_are_short_and_all_different() {
        let names: Vec<_> = short_names().take(52 + 52 * 52 + 1).collect();
        assert_eq!(
            (names[0].as_str(), names[51].as_str(), names[52].as_str()),
            ("a", "Z", "aa")
        );
        assert_eq!(names.last().map(String::len), Some(3));
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }
}
