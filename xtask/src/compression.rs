//! Brotli, as servers send it and as the size budget counts it.

use anyhow::Result;
use brotli::{BrotliCompress, enc::BrotliEncoderParams};

/// The best that brotli can do, for the size budget.
pub(crate) const BEST: i32 = 11;
/// Nearly as small, and quick enough to do while a browser waits.
pub(crate) const QUICK: i32 = 9;

pub(crate) fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    let mut rest = bytes;
    BrotliCompress(&mut rest, &mut compressed, &parameters)?;
    Ok(compressed)
}
