//! A checksum against accidents: FNV-1a with 64 bits.
//!
//! Why this one: every step is a bijection, so one changed byte is always found, and any other damage goes unseen once in
//! 2⁶⁴; it needs no table and no crate. It guards against accidents, not against forgery.

/// A checksum of a text.
pub(crate) fn checksum(text: &str) -> u64 {
    go_on(0xcbf2_9ce4_8422_2325, text)
}

/// The checksum of a text that goes on.
pub(crate) fn go_on(sum: u64, text: &str) -> u64 {
    text.bytes().fold(sum, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
