//! Turns wasm-bindgen's ECMAScript module into one expression, so that it can stand inside another module without leaking a
//! name. Two of them stand in the bundle.
//!
//! wasm-bindgen writes its exports at the beginning of a line, in the few forms that [`Exports::take`] knows. Anything else is an
//! error, never a guess: a new version of wasm-bindgen must fail here and not in somebody's browser.

use anyhow::{Context, Result, bail, ensure};

use crate::{
    strip::strip,
    words::{is_name, is_name_part},
};

/// `const name = …` for the exports of `module`: `name.default` initialises, the rest bear their names.
pub(crate) fn as_constant(name: &str, module: &str) -> Result<String> {
    let mut exports = Exports::default();
    let mut body = String::with_capacity(module.len());
    for line in module.lines() {
        ensure!(
            !line.starts_with("import "),
            "wasm-bindgen imports another script, which the bundle cannot hold: {line}"
        );
        let line = match line.strip_prefix("export") {
            Some(rest) => exports.take(rest)?,
            None => line,
        };
        if !line.is_empty() {
            body.push_str(line);
            body.push('\n');
        }
    }
    ensure!(
        exports.0.iter().any(|(name, _)| name == "default"),
        "wasm-bindgen's module has no default export, which initialises it"
    );
    let pairs: Vec<String> = exports
        .0
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    strip(&format!(
        "const {name} = (() => {{\n{body}return {{ {} }};\n}})();\n",
        pairs.join(", ")
    ))
}

/// Pairs of exported name and local name.
#[derive(Default)]
pub(crate) struct Exports(Vec<(String, String)>);

impl Exports {
    /// Takes what follows `export` on a line; returns what remains of the line when it is no longer an export.
    pub(crate) fn take<'a>(&mut self, rest: &'a str) -> Result<&'a str> {
        let unknown = || format!("unknown form of export in wasm-bindgen's module: export{rest}");
        let declaration = rest.trim_start();
        if let Some(list) = declaration.strip_prefix('{') {
            let list = list
                .trim_end()
                .trim_end_matches(';')
                .strip_suffix('}')
                .with_context(unknown)?;
            for entry in list
                .split(',')
                .map(str::trim)
                .filter(|entry| !entry.is_empty())
            {
                let (local, name) = entry.split_once(" as ").unwrap_or((entry, entry));
                let name = name.trim().trim_matches(['\'', '"']);
                self.add(name, local.trim()).with_context(unknown)?;
            }
            return Ok("");
        }
        let forms = ["async function ", "function ", "class ", "const "];
        let after = forms
            .iter()
            .find_map(|form| declaration.strip_prefix(form))
            .with_context(unknown)?;
        let end = after.find(|c| !is_name_part(c)).with_context(unknown)?;
        self.add(&after[..end], &after[..end])
            .with_context(unknown)?;
        Ok(declaration)
    }

    fn add(&mut self, name: &str, local: &str) -> Result<()> {
        for word in [name, local] {
            if !is_name(word) {
                bail!("`{word}` is no plain name");
            }
        }
        self.0.push((name.to_owned(), local.to_owned()));
        Ok(())
    }

    pub(crate) fn into_pairs(self) -> Vec<(String, String)> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = "\
export class Handle {
}
export const Kind = Object.freeze({
    One: 0,
});

export function add(a, b) {
}
async function __wbg_init() {
}
export { initSync, __wbg_init as default };
";

    #[test]
    fn every_export_becomes_a_property() -> Result<()> {
        let text = as_constant("glue", MODULE)?;
        assert!(!text.contains("export"));
        assert!(text.starts_with("const glue = (() => {\nclass Handle {\n}\nconst Kind ="));
        assert!(text.ends_with(
            "return { Handle: Handle, Kind: Kind, add: add, initSync: initSync, default: __wbg_init };\n})();\n"
        ));
        Ok(())
    }

    #[test]
    fn a_new_form_is_an_error_and_not_a_guess() {
        for line in [
            "export default class {",
            "export let live = 1;",
            "export * from './a.js';",
            "export {",
            "import 'x';",
        ] {
            assert!(
                as_constant("glue", &format!("{MODULE}{line}\n")).is_err(),
                "{line}"
            );
        }
    }

    #[test]
    fn a_module_that_cannot_be_initialised_is_an_error() {
        assert!(as_constant("glue", "export function add(a, b) {\n}\n").is_err());
    }
}
