//! Putting on what is remembered.

use super::super::documents::WrittenDraft;
use super::super::history::by_name::{call, get};
use super::kept::Looks;
use crate::language::Lang;
use js_sys::Uint8Array;

/// Has a draft wear a template and a logo, or take them off: what is found in the template, a line each, or why it cannot be used. The
/// draft then has our own layout.
pub(in crate::ui) fn wear(
    written: &WrittenDraft,
    looks: &Looks,
    lang: Lang,
) -> Result<Vec<String>, String> {
    let none = Uint8Array::new_with_length(0);
    let template = looks.template.as_ref().map_or(&none, |(_, bytes)| bytes);
    let found = wear_template(written, template, lang);
    let (png, words) = match &looks.logo {
        Some((png, words)) => (png, words.as_str()),
        None => (&none, ""),
    };
    // It takes any bytes.
    drop(call(written, "logo", &[png.into(), words.into()]));
    found
}

/// Gives a draft a template, or takes it away with no bytes.
pub(super) fn wear_template(
    written: &WrittenDraft,
    bytes: &Uint8Array,
    lang: Lang,
) -> Result<Vec<String>, String> {
    match call(written, "template", &[bytes.into(), lang.tag().into()]) {
        Ok(told) => {
            let told = told.as_string().unwrap_or_default();
            Ok(told.lines().map(str::to_owned).collect())
        }
        Err(error) => {
            let message = get(&error, "message").ok();
            let message = message.and_then(|message| message.as_string());
            Err(message.unwrap_or_else(|| format!("{error:?}")))
        }
    }
}
