//! Writes the ECMAScript module that is the product: what the build knows, wasm-bindgen's glue, the custom element.
//!
//! It stands in for `src/element/built.js`, which serves development with Trunk, and defines the same three names, which the rest of
//! the element uses: `BUILD`, `glue` and `documentsGlue`.

use anyhow::Result;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;

use crate::{
    glue, integrity,
    module::{Module, Part, Parts},
};

/// An example or an edition of a standard, by the name under which the element asks for it.
pub(crate) struct Asset {
    pub(crate) name: String,
    /// Its path in the dist folder.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Where the bundle finds modules and assets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placement {
    /// Beside it.
    Beside,
    /// Inside it.
    Inside,
}

pub(crate) struct Bundle<'a> {
    pub(crate) version: &'a str,
    /// What [`code`] gave.
    pub(crate) code: &'a str,
    pub(crate) interface: &'a Parts,
    pub(crate) documents: &'a Parts,
    pub(crate) assets: &'a [Asset],
}

/// The script without what it knows of its build: the glue of both modules, and the element as [`crate::join`] gives it.
pub(crate) fn code(element: &str, interface: &Module, documents: &Module) -> Result<String> {
    // Both, wherever the modules are: the second is nearly free, since brotli has just seen the first, and so it comes under the
    // integrity of the script, which `import()` could not give it.
    let glue = glue::as_constant("glue", &interface.glue)?;
    let documents_glue = glue::as_constant("documentsGlue", &documents.glue)?;
    Ok(format!("{glue}{documents_glue}{element}"))
}

impl Bundle<'_> {
    pub(crate) fn write(&self, placement: Placement) -> String {
        self.build_constant(placement) + self.code
    }

    fn build_constant(&self, placement: Placement) -> String {
        let version = quoted(self.version);
        let placed = |file: String, wasm: &[u8]| match placement {
            Placement::Beside => beside(&file, wasm),
            Placement::Inside => format!("{{ base64: {} }}", quoted(&STANDARD.encode(wasm))),
        };
        let module = placed(Part::Interface.wasm_file(), &self.interface.module.wasm);
        let later = placed(Part::Interface.later_file(), &self.interface.later);
        let documents = placed(Part::Documents.wasm_file(), &self.documents.module.wasm);
        let workbook = placed(Part::Documents.later_file(), &self.documents.later);
        let assets: String = self
            .assets
            .iter()
            .map(|asset| {
                let value = match placement {
                    Placement::Beside => beside(&asset.path, asset.text.as_bytes()),
                    Placement::Inside => format!("{{ text: {} }}", quoted(&asset.text)),
                };
                format!("    {}: {value},\n", quoted(&asset.name))
            })
            .collect();
        format!(
            "const BUILD = {{\n  version: {version},\n  module: {module},\n  later: {later},\n  documents: {documents},\n  workbook: {workbook},\n  assets: {{\n{assets}  }},\n}};\n"
        )
    }
}

fn beside(path: &str, bytes: &[u8]) -> String {
    let url = quoted(&format!("./{path}"));
    let integrity = quoted(&integrity::sha256(bytes));
    format!("{{ url: new URL({url}, import.meta.url), integrity: {integrity} }}")
}

/// A string literal that is safe in a script, an inline one included.
fn quoted(text: &str) -> String {
    Value::from(text).to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ELEMENT: &str = "start();\n";

    fn module(wasm: &[u8]) -> Module {
        let glue = "async function __wbg_init() {\n}\nexport { __wbg_init as default };\n";
        Module {
            glue: glue.to_owned(),
            wasm: wasm.to_owned(),
        }
    }

    fn written(placement: Placement) -> Result<String> {
        let parts = |wasm, later: &[u8]| Parts {
            module: module(wasm),
            later: later.to_owned(),
        };
        let (interface, documents) = (parts(b"\0asm", b"\0asm1"), parts(b"\0asm2", b"\0asm3"));
        let bundle = Bundle {
            version: "1.2.3",
            code: &code(ELEMENT, &interface.module, &documents.module)?,
            interface: &interface,
            documents: &documents,
            assets: &[Asset {
                name: "a.json".to_owned(),
                path: "examples/a.json".to_owned(),
                text: "{\"x\":\"</script>\"}".to_owned(),
            }],
        };
        Ok(bundle.write(placement))
    }

    #[test]
    fn the_glue_of_both_modules_stands_before_the_element() -> Result<()> {
        let text = written(Placement::Beside)?;
        assert!(text.contains("})();\nconst documentsGlue = (() => {\n"));
        assert!(text.ends_with("})();\nstart();\n"));
        Ok(())
    }

    #[test]
    fn beside_names_files_and_their_hashes() -> Result<()> {
        let text = written(Placement::Beside)?;
        let modules = [
            ("module", "excellence-assessment.wasm", &b"\0asm"[..]),
            ("later", "excellence-assessment-later.wasm", b"\0asm1"),
            (
                "documents",
                "excellence-assessment-documents.wasm",
                b"\0asm2",
            ),
            ("workbook", "excellence-assessment-workbook.wasm", b"\0asm3"),
        ];
        for (name, file, wasm) in modules {
            let hash = integrity::sha256(wasm);
            assert!(text.contains(&format!(
                "{name}: {{ url: new URL(\"./{file}\", import.meta.url), integrity: \"{hash}\" }}"
            )));
        }
        assert!(
            text.contains("\"a.json\": { url: new URL(\"./examples/a.json\", import.meta.url)")
        );
        Ok(())
    }

    #[test]
    fn inside_holds_everything_and_no_end_of_a_script() -> Result<()> {
        let text = written(Placement::Inside)?;
        assert!(text.contains("module: { base64: \"AGFzbQ==\" }"));
        assert!(text.contains("later: { base64: \"AGFzbTE=\" }"));
        assert!(text.contains("documents: { base64: \"AGFzbTI=\" }"));
        assert!(text.contains("workbook: { base64: \"AGFzbTM=\" }"));
        assert!(!text.contains("</script"));
        assert!(!text.contains("import.meta"));
        Ok(())
    }
}
