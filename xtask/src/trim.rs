//! Takes out of wasm-bindgen's script what the element does better itself or has no use for.
//!
//! Its loader takes addresses, strings and requests, and warns developers; the element hands it a module and has a loader of its own.
//! Its texts of JavaScript values are for logs. Its `encodeInto` is for browsers from before 2020. It brings 0.6 KB of the first load
//! in brotli.

use anyhow::{Result, ensure};

use crate::declarations::{Declarations, Item};

const INIT: &str = "__wbg_init_once";

/// What stands for a declaration from here on. `instantiate` is the element's.
const OWN: [(&str, &str); 2] = [
    (
        "debugString",
        "function debugString(val) {\n    return String(val);\n}\n",
    ),
    (
        INIT,
        "async function __wbg_init_once({ module_or_path }) {\n    \
         const { instance, module } = await instantiate(module_or_path, __wbg_get_imports());\n    \
         return __wbg_finalize_init(instance, module);\n}\n",
    ),
];

/// How a statement begins that goes.
const GOES: &str = "if (!('encodeInto' in cachedTextEncoder))";

/// Trims what is there; not every module needs all of it.
pub(crate) fn trim(script: &mut Declarations) -> Result<()> {
    let mut replaced = Vec::new();
    for Item { names, text, .. } in &mut script.items {
        if let Some((name, own)) = OWN.iter().find(|(name, _)| names.iter().any(|n| n == name)) {
            (*own).clone_into(text);
            replaced.push(*name);
        }
    }
    ensure!(
        replaced.contains(&INIT),
        "wasm-bindgen's script has no `{INIT}`"
    );
    script.items.retain(|item| !item.text.starts_with(GOES));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declarations::tests::SCRIPT;

    const MORE: &str = "\
function debugString(val) {
    return `${val}`;
}

if (!('encodeInto' in cachedTextEncoder)) {
    polyfill();
}

async function __wbg_init_once(module_or_path) {
    return __wbg_load(module_or_path);
}

";

    #[test]
    fn the_element_loads_the_module_and_values_are_texts() -> Result<()> {
        let mut script = Declarations::read(&format!("{MORE}{SCRIPT}"))?;
        trim(&mut script)?;
        let written = script.write();
        assert!(written.contains("await instantiate(module_or_path, "));
        assert!(written.contains("return String(val);"));
        for gone in ["polyfill", "return __wbg_load("] {
            assert!(!written.contains(gone), "{gone}");
        }
        Ok(())
    }

    #[test]
    fn a_script_without_them_is_an_error() -> Result<()> {
        assert!(trim(&mut Declarations::read(SCRIPT)?).is_err());
        Ok(())
    }
}
