//! The hash by which a browser recognises a file or a piece of a page.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// As `integrity="…"`, `fetch(url, { integrity })` and `script-src` and `style-src` of a content security policy take it. The
/// longer hashes make nothing safer here, and each of the sixteen in the script would be bytes that nothing compresses.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}
