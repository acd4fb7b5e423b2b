//! Takes out what no page can reach, from the script of wasm-bindgen and from the module alike.
//!
//! Every crate in the tree may export through wasm-bindgen, and what is exported stays: leptos brings `wasm-streams`, whose three
//! classes nobody here uses. They kept streams, promises and the imports for them alive. In the bundle, only the custom element
//! sees the script's exports; so an export that it does not mention goes, unless the rest of the script mentions it, and with it
//! every declaration, export of the module and import that nothing else needs.
//!
//! It brings 1.8 KB of the first load in brotli: 1.3 KB of the module, 0.5 KB of the script. What is only called through a table,
//! such as the futures of those streams, stays: nothing in a linked module says which place of a table is never looked up.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use walrus::{Module, passes::gc};

use crate::{
    declarations::{Declarations, Item},
    words::{Word, words},
};

/// Removes from `script` and `module` what neither `element` nor anything that it reaches mentions.
pub(crate) fn shake(script: &mut Declarations, module: &mut Module, element: &str) -> Result<()> {
    let wanted: BTreeSet<&str> = words(element)?.iter().map(|word| word.text).collect();
    script
        .exports
        .retain(|(name, _)| name == "default" || wanted.contains(name.as_str()));
    loop {
        let imported: BTreeSet<String> =
            module.imports.iter().map(|one| one.name.clone()).collect();
        script.imports.retain(|one| imported.contains(&one.name));
        ensure!(
            script.imports.len() == imported.len(),
            "the module imports what wasm-bindgen's script does not give"
        );
        keep_reachable(script, &wanted)?;

        let called = called(script)?;
        let exported: BTreeSet<String> =
            module.exports.iter().map(|one| one.name.clone()).collect();
        for name in &called {
            ensure!(
                exported.contains(name),
                "wasm-bindgen's script calls `{name}`, which the module does not export"
            );
        }
        for name in exported.difference(&called) {
            module.exports.remove(name)?;
        }
        gc::run(module);
        if module.imports.iter().count() == imported.len() {
            return Ok(());
        }
    }
}

/// Drops the items that nothing needs.
fn keep_reachable(script: &mut Declarations, wanted: &BTreeSet<&str>) -> Result<()> {
    let mut known = Vec::new();
    for item in &script.items {
        known.push((item, mentions(&item.text)?));
    }
    let declared: BTreeSet<&str> = names(script.items.iter()).collect();
    let exported = names(script.items.iter().filter(|item| item.is_exported));
    let mut needed: BTreeSet<&str> = exported.filter(|name| wanted.contains(name)).collect();
    needed.extend(script.exports.iter().map(|(_, local)| local.as_str()));
    for import in &script.imports {
        needed.extend(mentions(&import.text)?);
    }

    let mut alive = vec![false; known.len()];
    let mut found = true;
    while found {
        found = false;
        let living: BTreeSet<&str> = names(
            (known.iter().zip(&alive)).filter_map(|((item, _), alive)| alive.then_some(*item)),
        )
        .collect();
        for ((item, mentions), alive) in known.iter().zip(&mut alive) {
            // A statement does something to the declarations that it mentions, so it lives with them.
            let lives = match item.names.as_slice() {
                [] => !mentions.is_disjoint(&living) || mentions.is_disjoint(&declared),
                names => names.iter().any(|name| needed.contains(name.as_str())),
            };
            if lives && !*alive {
                *alive = true;
                found = true;
                needed.extend(mentions);
            }
        }
    }
    let mut alive = alive.into_iter();
    script.items.retain(|_| alive.next() == Some(true));
    Ok(())
}

fn names<'a>(items: impl Iterator<Item = &'a Item>) -> impl Iterator<Item = &'a str> {
    items.flat_map(|item| item.names.iter().map(String::as_str))
}

/// The names in `text` that can mean a declaration of the script.
fn mentions(text: &str) -> Result<BTreeSet<&str>> {
    let words = words(text)?;
    let free = words.iter().filter(|word| !word.is_property);
    Ok(free.map(|word| word.text).collect())
}

/// The exports of the module that `script` uses.
fn called(script: &Declarations) -> Result<BTreeSet<String>> {
    let items = script.items.iter().map(|item| &item.text);
    let imports = script.imports.iter().map(|import| &import.text);
    let mut called = BTreeSet::new();
    for text in items.chain(imports) {
        called.extend(calls(text)?.iter().map(|word| word.text.to_owned()));
    }
    Ok(called)
}

/// The places in `text` that name an export of the module: `add` in `wasm.add`.
pub(crate) fn calls(text: &str) -> Result<Vec<Word<'_>>> {
    let mut calls = Vec::new();
    let mut words = words(text)?.into_iter().peekable();
    while let Some(word) = words.next() {
        if word.text != "wasm" || word.is_property {
            continue;
        }
        let at = word.range.end;
        match words.next_if(|next| next.is_property && text[at..next.range.start] == *".") {
            Some(name) => calls.push(name),
            // Assigned, compared or returned to the element, which does not use it.
            None => ensure!(
                text[at..]
                    .trim_start_matches(' ')
                    .starts_with([';', '=', '!']),
                "wasm-bindgen's script uses the module in a form that is not known: {text}"
            ),
        }
    }
    Ok(calls)
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, ValType};

    use super::*;
    use crate::declarations::tests::SCRIPT;

    const ELEMENT: &str = "await glue.default(); new glue.Used();\n";

    /// A module with every export that [`SCRIPT`] calls. Only `__wbg_unused_free` calls the import `__wbg_type_2e`.
    fn module() -> Module {
        let mut module = Module::default();
        let none = module.types.add(&[], &[]);
        let (log, _) = module.add_import_func("./product_bg.js", "__wbg_log_1f", none);
        let (kind, _) = module.add_import_func("./product_bg.js", "__wbg_type_2e", none);
        let calling = [
            ("__wbg_used_free", Some(log)),
            ("__wbg_unused_free", Some(kind)),
            ("add", None),
            ("help", None),
            ("__wbindgen_exn_store", None),
            ("__heap_base", None),
        ];
        for (name, callee) in calling {
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[] as &[ValType]);
            if let Some(callee) = callee {
                function.func_body().call(callee);
            }
            let id = function.finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, id);
        }
        module
    }

    fn shaken(element: &str) -> Result<(String, Vec<String>, Vec<String>)> {
        let (mut script, mut module) = (Declarations::read(SCRIPT)?, module());
        shake(&mut script, &mut module, element)?;
        Ok((
            script.write(),
            module.exports.iter().map(|one| one.name.clone()).collect(),
            module.imports.iter().map(|one| one.name.clone()).collect(),
        ))
    }

    #[test]
    fn a_class_that_nobody_mentions_goes_with_all_that_only_it_needs() -> Result<()> {
        let (script, exports, imports) = shaken(ELEMENT)?;
        assert_eq!(exports, ["__wbg_used_free", "__wbindgen_exn_store"]);
        assert_eq!(imports, ["__wbg_log_1f"]);
        for gone in [
            "Unused",
            "enum_Type",
            "add",
            "type_2e",
            "helper",
            "cached",
            "initSync",
        ] {
            assert!(
                !script.replace("Everybody's `Unused`", "").contains(gone),
                "{gone}"
            );
        }
        for kept in [
            "export class Used {",
            "if (Symbol.dispose) Used.",
            "handleError",
            "wasmModule",
            "export { __wbg_init as default };",
        ] {
            assert!(script.contains(kept), "{kept}");
        }
        Ok(())
    }

    #[test]
    fn what_the_element_mentions_stays() -> Result<()> {
        let (script, exports, imports) = shaken("glue.add(1); x.Unused; initSync();\n")?;
        assert!(!script.contains("class Used"));
        assert!(
            script.contains("new FinalizationRegistry(ptr => wasm.__wbg_unused_free(ptr, 1));")
        );
        assert!(script.contains("cached.fill();"));
        assert!(script.contains("initSync as initSync"));
        assert_eq!(exports, ["__wbg_unused_free", "add", "help"]);
        assert_eq!(imports, ["__wbg_type_2e"]);
        Ok(())
    }

    #[test]
    fn script_and_module_that_do_not_fit_are_an_error() -> Result<()> {
        let mut missing = module();
        missing.exports.remove("__wbg_used_free")?;
        assert!(shake(&mut Declarations::read(SCRIPT)?, &mut missing, ELEMENT).is_err());
        let mut more = module();
        let none = more.types.add(&[], &[]);
        more.add_import_func("./product_bg.js", "__wbg_more_3d", none);
        assert!(shake(&mut Declarations::read(SCRIPT)?, &mut more, ELEMENT).is_err());
        Ok(())
    }

    #[test]
    fn a_use_of_the_module_that_hides_names_is_an_error() -> Result<()> {
        for text in [
            "wasm['add'](1);\n",
            "use(wasm);\n",
            "wasm?.add();\n",
            "const { add } = wasm, b;\n",
        ] {
            assert!(calls(text).is_err(), "{text}");
        }
        assert_eq!(
            calls("wasm = a.wasm; wasm.add(wasm.memory.buffer);\n")?.len(),
            2
        );
        Ok(())
    }
}
