//! What a sheet of styles says of a style, with what it inherits.

use super::tree::Element;

/// A sheet of styles.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet<'a>(pub &'a Element);

/// How far styles may be based on each other; those that are so in a circle end somewhere.
const DEEPEST: usize = 20;

impl<'a> Sheet<'a> {
    /// What is found of an element of a style, or of the styles that it is based on, or of the defaults.
    pub(super) fn find<T>(
        self,
        style: &str,
        path: &[&str],
        found: impl Fn(&'a Element) -> Option<T>,
    ) -> Option<T> {
        let mut next = Some(style);
        for _ in 0..DEEPEST {
            let Some(id) = next else { break };
            let mut styles = self.0.elements().filter(|one| one.name == "w:style");
            let Some(style) = styles.find(|one| one.attribute("w:styleId") == Some(id)) else {
                break;
            };
            if let Some(value) = style.path(path).and_then(&found) {
                return Some(value);
            }
            next = style.child("w:basedOn").and_then(Element::value);
        }
        let (first, rest) = path.split_first()?;
        let defaults = match *first {
            "w:rPr" => ["w:docDefaults", "w:rPrDefault", "w:rPr"],
            _ => ["w:docDefaults", "w:pPrDefault", "w:pPr"],
        };
        self.0.path(&defaults)?.path(rest).and_then(found)
    }

    /// An attribute of such an element.
    pub(super) fn attribute(self, style: &str, path: &[&str], key: &str) -> Option<&'a str> {
        self.find(style, path, |one| one.attribute(key))
    }

    /// Whether a property is switched on or off, if either.
    pub(super) fn has(self, style: &str, path: &[&str]) -> Option<bool> {
        let on = |one: &Element| Some(!matches!(one.value(), Some("0" | "false" | "off")));
        self.find(style, path, on)
    }
}
