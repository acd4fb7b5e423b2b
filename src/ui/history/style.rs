//! The style of the pages of the later part, which comes with it.

use super::by_name::{call, get, list, make, set};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

const STYLES: &str = concat!(
    include_str!("../../../style/tables.css"),
    include_str!("../../../style/draft_page.css"),
    include_str!("../../../style/history.css"),
    include_str!("../../../style/comparison.css"),
);

thread_local! {
    // One sheet a page, whatever the number of elements.
    static SHEET: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Gives the element around `root` the style of the later pages. A browser that refuses shows them without.
pub(in crate::ui) fn dress(root: &HtmlElement) {
    if let Err(error) = adopt(root) {
        leptos::logging::warn!("style: {error:?}");
    }
}

fn adopt(root: &HtmlElement) -> Result<(), JsValue> {
    let known = SHEET.with_borrow(Clone::clone);
    let sheet = match known {
        Some(sheet) => sheet,
        None => {
            let sheet = make("CSSStyleSheet", &[])?;
            call(&sheet, "replaceSync", &[STYLES.into()])?;
            SHEET.set(Some(sheet.clone()));
            sheet
        }
    };
    let shadow = call(root, "getRootNode", &[])?;
    let sheets: js_sys::Array = get(&shadow, "adoptedStyleSheets")?.unchecked_into();
    if sheets.iter().any(|one| one == sheet) {
        return Ok(());
    }
    let mut all: Vec<JsValue> = sheets.iter().collect();
    all.push(sheet);
    set(&shadow, "adoptedStyleSheets", &list(&all))
}
