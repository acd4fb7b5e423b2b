//! Puts the element between its script and the module, so that it notices when the module fails.
//!
//! A panic, an access out of bounds or an exhausted stack leaves WebAssembly as an exception, wherever it was called: in a listener,
//! a timer, a promise, a member of the element. Events of the window would tell of most of them, but not apart from errors of the
//! page around the element, whose listeners the module calls. The exports are the one door, so the element's `guardAll` stands there,
//! and its `guardWriters` at that of the second module.

use anyhow::{Result, ensure};

const DOOR: &str = "wasm = instance.exports;";

/// wasm-bindgen's script, with the exports of the module guarded by a function of the element.
pub(crate) fn guard(script: &str, by: &str) -> Result<String> {
    ensure!(
        script.matches(DOOR).count() == 1,
        "wasm-bindgen's script does not take the exports of its module with `{DOOR}`"
    );
    Ok(script.replace(DOOR, &format!("wasm = {by}(instance.exports);")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exports_go_through_the_guard_and_an_unknown_script_is_an_error() {
        let script = "let wasm;\nfunction init(instance) {\n    wasm = instance.exports;\n}\n";
        let guarded =
            "let wasm;\nfunction init(instance) {\n    wasm = guardAll(instance.exports);\n}\n";
        assert_eq!(guard(script, "guardAll").ok().as_deref(), Some(guarded));
        assert!(guard("let wasm;\n", "guardAll").is_err());
    }
}
