//! What was typed and cannot be kept, as it is too long or no number: each goes on standing in its field, as long as the same
//! assessment is shown.

use super::Session;
use js_sys::Map;
use leptos::prelude::*;

impl Session {
    /// The ones that there are, by the ids of their fields. The map is of the page: one of our own would weigh on the first load.
    fn unkept_texts(self) -> Map {
        self.state.get_value().unkept.clone()
    }

    /// Whether there is one, watched.
    pub(in crate::ui) fn has_unkept(self) -> bool {
        self.saved.track();
        self.unkept_texts().size() > 0
    }

    /// The one of a field.
    pub(in crate::ui) fn unkept(self, field: &str) -> Option<String> {
        self.unkept_texts().get(&field.into()).as_string()
    }

    /// Keeps the one of a field, or forgets it.
    pub(in crate::ui) fn set_unkept(self, field: &str, text: Option<String>) {
        let texts = self.unkept_texts();
        let changed = match text {
            Some(text) => texts.set(&field.into(), &text.into()).size() > 0,
            None => texts.delete(&field.into()),
        };
        if changed {
            // The state of the saving says it.
            self.saved.notify();
        }
    }
}
