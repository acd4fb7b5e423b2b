//! Subresource integrity: the hash by which a browser recognises a file.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// For `integrity="…"` and `fetch(url, { integrity })`.
pub(crate) fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// For `script-src` and `style-src` of a content security policy.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}
