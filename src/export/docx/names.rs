//! What the styles of a document are called in it.

/// The ids that a template has for our styles; where it has none, ours.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each beside ours.
    pub known: Vec<(String, String)>,
}

impl Names {
    /// The id of a style in the document.
    pub(super) fn of<'a>(&'a self, style: &'a str) -> &'a str {
        let known = self.known.iter().find(|(ours, _)| ours == style);
        known.map_or(style, |(_, own)| own)
    }
}
