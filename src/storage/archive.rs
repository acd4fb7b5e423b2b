//! Assessments on a shelf. What is done with them stands in modules of its own, named after it: `slots`, what is read of them
//! and where they lie; `keep`, `list`, `beside`, `forget`, and more.

use super::shelf::Shelf;

/// Assessments with their cards and steps to undo, the page one left off at, and settings, on a shelf.
pub struct Archive {
    pub(super) shelf: Box<dyn Shelf>,
}

impl Archive {
    /// An archive on a shelf.
    pub fn new(shelf: impl Shelf + 'static) -> Archive {
        Archive {
            shelf: Box::new(shelf),
        }
    }

    pub(super) fn small(&self, key: &str) -> Option<String> {
        self.shelf.get(key).unwrap_or_default()
    }

    /// Comforts such as the page one left off at: losing one costs nobody an answer, so a failure is let go.
    pub(super) fn set_small(&self, key: &str, value: Option<&str>) {
        let kept = match value {
            Some(value) => self.shelf.set(key, value),
            None => self.shelf.remove(key),
        };
        let _ = kept;
    }
}
