//! Texts made small by the browser's own compression, where it has one: an assessment takes about a third of its bytes.

use super::by_name::{Answer, call, list, make, promised};
use wasm_bindgen::JsValue;

/// A text as bytes; the text itself where the browser cannot make it smaller.
pub(in crate::ui) async fn pack(text: &str) -> JsValue {
    let text = JsValue::from_str(text);
    through("CompressionStream", &text, "arrayBuffer")
        .await
        .unwrap_or(text)
}

/// The text that [`pack`] was given. The format has a checksum, so damaged bytes are an error.
pub(in crate::ui) async fn unpack(packed: &JsValue) -> Option<String> {
    if let Some(text) = packed.as_string() {
        return Some(text);
    }
    let text = through("DecompressionStream", packed, "text").await;
    text.ok()?.as_string()
}

/// Sends a value through a stream of a class, and reads what comes out.
async fn through(class: &str, value: &JsValue, read: &str) -> Answer {
    let blob = make("Blob", &[list(std::slice::from_ref(value)).into()])?;
    let stream = make(class, &["gzip".into()])?;
    let stream = call(&call(&blob, "stream", &[])?, "pipeThrough", &[stream])?;
    let response = make("Response", &[stream])?;
    promised(&response, read, &[]).await
}
