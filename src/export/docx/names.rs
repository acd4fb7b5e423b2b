//! What the styles of a document are called in it.

use std::collections::BTreeMap;

/// The ids that a template has for our styles; where it has none, ours.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By our id.
    pub known: BTreeMap<String, String>,
}

impl Names {
    /// The id of a style in the document.
    pub(super) fn of<'a>(&'a self, style: &'a str) -> &'a str {
        self.known.get(style).map_or(style, String::as_str)
    }
}
