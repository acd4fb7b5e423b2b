//! The lines by which a host page takes the product in, with the hash of the very file they name.

const TEMPLATE: &str = include_str!("snippet.html");

pub(crate) fn write(script_integrity: &str) -> String {
    TEMPLATE.replace("{{integrity}}", script_integrity)
}
