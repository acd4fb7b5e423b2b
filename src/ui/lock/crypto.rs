//! What the browser seals with: WebCrypto, asked by name as the history's databases are.

use super::super::history::by_name::{Answer, call, get, global, promised, set};
use js_sys::{JsString, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Whether the browser seals on this page: it does so only on pages that were served safely, or lie on this device.
pub(in crate::ui) fn is_available() -> bool {
    subtle().is_ok()
}

fn crypto() -> Answer {
    global("crypto")
}

fn subtle() -> Answer {
    let subtle = get(&crypto()?, "subtle")?;
    if subtle.is_object() {
        Ok(subtle)
    } else {
        Err(subtle)
    }
}

/// So many random bytes.
pub(super) fn random(count: usize) -> Result<Vec<u8>, JsValue> {
    let bytes = Uint8Array::from(vec![0; count].as_slice());
    call(&crypto()?, "getRandomValues", &[bytes.clone().into()])?;
    Ok(bytes.to_vec())
}

/// The key that a passphrase makes. It opens and seals, and cannot be read.
pub(super) async fn derive(passphrase: &str, salt: &[u8], rounds: u32) -> Answer {
    let subtle = subtle()?;
    // However it was typed: composed or not, in full width or half.
    let passphrase = String::from(JsString::from(passphrase).normalize("NFKC"));
    let (derivation, no) = (JsValue::from("PBKDF2"), JsValue::FALSE);
    let uses = |names: &[&str]| -> JsValue {
        let names = names.iter().map(|name| JsValue::from(*name));
        names.collect::<js_sys::Array>().into()
    };
    let arguments = [
        "raw".into(),
        bytes(passphrase.as_bytes()),
        derivation.clone(),
        no.clone(),
        uses(&["deriveKey"]),
    ];
    let base = promised(&subtle, "importKey", &arguments).await?;
    let how = object(&[
        ("name", derivation),
        ("hash", "SHA-256".into()),
        ("salt", bytes(salt)),
        ("iterations", rounds.into()),
    ])?;
    let key = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let uses = uses(&["encrypt", "decrypt"]);
    promised(&subtle, "deriveKey", &[how, base, key, no, uses]).await
}

/// Seals some bytes, and binds a text to them.
pub(super) async fn seal(
    key: &JsValue,
    iv: &[u8],
    bound: &str,
    open: JsValue,
) -> Result<Vec<u8>, JsValue> {
    let arguments = [how(iv, bound)?, key.clone(), open];
    let sealed = promised(&subtle()?, "encrypt", &arguments).await?;
    Ok(taken(&sealed))
}

/// Opens sealed bytes: an `ArrayBuffer`.
///
/// # Errors
/// Where the key, the bytes, or what is bound to them is another than when they were sealed.
pub(super) async fn open(key: &JsValue, iv: &[u8], bound: &str, sealed: &[u8]) -> Answer {
    let arguments = [how(iv, bound)?, key.clone(), bytes(sealed)];
    promised(&subtle()?, "decrypt", &arguments).await
}

fn how(iv: &[u8], bound: &str) -> Answer {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", bytes(iv)),
        ("additionalData", bytes(bound.as_bytes())),
    ])
}

/// Bytes as the browser takes them.
pub(super) fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// What the browser gave as bytes.
pub(super) fn taken(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

fn object(members: &[(&str, JsValue)]) -> Answer {
    let object = Object::new().unchecked_into::<JsValue>();
    for (name, value) in members {
        set(&object, name, value)?;
    }
    Ok(object)
}
