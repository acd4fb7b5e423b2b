//! How long this browser keeps what is stored. Browsers do not say it plainly, so some of it is a guess, and is said to be.

use super::by_name::{get, global, promised};
use wasm_bindgen::JsValue;

/// What can be found out of how long this browser keeps what is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Lasting {
    /// Whether the browser promised to delete nothing by itself.
    pub promised: bool,
    /// Safari deletes what a page stored when it was not visited for seven days. Told by the vendor of the browser.
    pub seven_days: bool,
    /// Firefox and Safari refuse private windows a folder of their own. A guess: others refuse it for other reasons, and
    /// Chromium does not show it at all.
    pub maybe_private: bool,
    /// How many bytes this origin uses, and how many it may, as the browser estimates.
    pub estimate: Option<(u64, u64)>,
}

impl Lasting {
    /// Whether what is stored may be gone soon, though nobody deletes it.
    pub(in crate::ui) fn is_short(self) -> bool {
        (self.seven_days && !self.promised) || self.maybe_private
    }
}

/// Asks the browser, without asking its user.
pub(in crate::ui) async fn lasting() -> Lasting {
    let storage = storage();
    let folder = promised(&storage, "getDirectory", &[]).await;
    // A browser without the method says nothing by refusing it.
    let has_folders = get(&storage, "getDirectory").is_ok_and(|method| method.is_function());
    let vendor = global("navigator").and_then(|navigator| get(&navigator, "vendor"));
    let vendor = vendor.ok().and_then(|vendor| vendor.as_string());
    Lasting {
        promised: promised(&storage, "persisted", &[]).await == Ok(JsValue::TRUE),
        seven_days: vendor.is_some_and(|vendor| vendor.starts_with("Apple")),
        maybe_private: has_folders && folder.is_err() && !from_disk(),
        estimate: estimate(&storage).await,
    }
}

/// Asks the browser to delete nothing by itself; some ask their user. Gives back whether it promised.
pub(in crate::ui) async fn ask_to_keep() -> bool {
    promised(&storage(), "persist", &[]).await == Ok(JsValue::TRUE)
}

/// Pages that are opened from disk are refused a folder by every browser.
fn from_disk() -> bool {
    let protocol = global("location").and_then(|location| get(&location, "protocol"));
    protocol.is_ok_and(|protocol| protocol == "file:")
}

fn storage() -> JsValue {
    let storage = global("navigator").and_then(|navigator| get(&navigator, "storage"));
    // Pages that are not served safely have none.
    storage.unwrap_or(JsValue::UNDEFINED)
}

async fn estimate(storage: &JsValue) -> Option<(u64, u64)> {
    let estimate = promised(storage, "estimate", &[]).await.ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of bytes, and an estimate"
    )]
    let bytes = |name| Some(get(&estimate, name).ok()?.as_f64()? as u64);
    Some((bytes("usage")?, bytes("quota")?))
}
