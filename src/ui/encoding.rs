//! The encodings of files that people choose.

use web_sys::TextDecoder;

/// The text of a file: UTF-8, with a byte order mark or not; UTF-16 with one; anything else is taken for GB18030, which
/// editors, Excel and WPS write on Chinese systems.
pub(super) fn decoded(bytes: Vec<u8>) -> String {
    let label = match bytes.as_slice() {
        [0xff, 0xfe, ..] => "utf-16le",
        [0xfe, 0xff, ..] => "utf-16be",
        _ if str::from_utf8(&bytes).is_ok() => "utf-8",
        _ => "gb18030",
    };
    let decoder = TextDecoder::new_with_label(label);
    // Takes the mark away.
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(&bytes));
    text.unwrap_or_else(|_| String::from_utf8_lossy(&bytes).into_owned())
}
