//! A picture that was chosen, drawn anew: whatever else is in its file stays behind, the place where it was taken too.

use super::super::history::by_name::{Answer, call, get, global, make, promised, set};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

/// The most pixels across and down: at the size of a logo, four hundred to the inch.
const MOST: f64 = 1000.0;
/// The most pixels that are decoded: a file of a few kilobytes may hold gigabytes of them.
const MOST_PIXELS: f64 = 40e6;

/// How the files of pictures begin that may be a logo: PNG, JPEG.
const KINDS: [&[u8]; 2] = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"];

/// Whether a file is a picture of a kind that may be a logo.
pub(super) fn is_picture(bytes: &[u8]) -> bool {
    KINDS.iter().any(|kind| bytes.starts_with(kind))
}

/// The picture of a file as a PNG file of its own, no larger than a logo needs; nothing where the browser cannot draw it.
pub(in crate::ui) async fn drawn(file: &web_sys::Blob) -> Option<Uint8Array> {
    let url = Url::create_object_url_with_blob(file).ok()?;
    let drawn = draw(&url).await;
    // Nobody else knows the address.
    drop(Url::revoke_object_url(&url));
    drawn.ok()?.dyn_into().ok()
}

async fn draw(url: &str) -> Answer {
    let image = make("Image", &[])?;
    set(&image, "src", &url.into())?;
    promised(&image, "decode", &[]).await?;
    let side = |name| Ok::<f64, JsValue>(get(&image, name)?.as_f64().unwrap_or(0.0));
    let (across, down) = (side("naturalWidth")?, side("naturalHeight")?);
    if across < 1.0 || down < 1.0 || across * down > MOST_PIXELS {
        return Err(JsValue::UNDEFINED);
    }
    let scale = (MOST / across.max(down)).min(1.0);
    let canvas = call(&global("document")?, "createElement", &["canvas".into()])?;
    let size = [across, down].map(|side| (side * scale).round().max(1.0));
    set(&canvas, "width", &size[0].into())?;
    set(&canvas, "height", &size[1].into())?;
    let context = call(&canvas, "getContext", &["2d".into()])?;
    let place = [0.0, 0.0, size[0], size[1]].map(JsValue::from);
    call(&context, "drawImage", &[&[image], &place[..]].concat())?;
    let encoded = call(&canvas, "toDataURL", &[])?.as_string();
    let encoded = encoded.unwrap_or_default();
    let base64 = encoded.split_once(',').map_or("", |(_, base64)| base64);
    let binary = global("atob")?.dyn_into::<js_sys::Function>()?;
    let binary = binary.call1(&JsValue::NULL, &base64.into())?.as_string();
    // A character a byte.
    let bytes: Option<Vec<u8>> = binary
        .unwrap_or_default()
        .chars()
        .map(|c| u8::try_from(u32::from(c)).ok())
        .collect();
    Ok(Uint8Array::from(bytes.unwrap_or_default().as_slice()).into())
}
