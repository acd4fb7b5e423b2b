//! Texts that are too long to be kept: each goes on standing in its field, as long as the same assessment is shown.

use super::Session;
use js_sys::Map;
use leptos::prelude::*;

impl Session {
    /// The ones that there are, by the ids of their fields. The map is of the page: one of our own would weigh on the first load.
    fn overlong_texts(self) -> Map {
        self.state.get_value().overlong.clone()
    }

    /// Whether there is one, watched.
    pub(in crate::ui) fn has_overlong(self) -> bool {
        self.saved.track();
        self.overlong_texts().size() > 0
    }

    /// The one of a field.
    pub(in crate::ui) fn overlong(self, field: &str) -> Option<String> {
        self.overlong_texts().get(&field.into()).as_string()
    }

    /// Keeps the one of a field, or forgets it.
    pub(in crate::ui) fn set_overlong(self, field: &str, text: Option<String>) {
        let texts = self.overlong_texts();
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
