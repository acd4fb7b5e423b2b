//! The content security policy under which the product works. This is its one home: the server sends it, the browser tests run
//! under it, and the README recommends it.

/// For the site, as an HTTP header.
pub(crate) const SITE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob: data:; connect-src 'self'; frame-src 'self' blob:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'";

/// For the single file, as a `<meta>` inside it: the same, but its script and its style are known by their hashes, and nothing at
/// all may be fetched.
pub(crate) fn single_file(script_hash: &str, style_hash: &str) -> String {
    format!(
        "default-src 'none'; script-src '{script_hash}' 'wasm-unsafe-eval'; style-src '{style_hash}'; \
         img-src blob: data:; connect-src 'none'; frame-src blob:; base-uri 'none'; form-action 'none'"
    )
}

/// For the single file when a server hands it out: its own `<meta>` says the rest, and `frame-ancestors` works in a header only.
pub(crate) const SERVED_SINGLE_FILE: &str = "frame-ancestors 'self'";
