//! Texts that are too long to be kept: each goes on standing in its field, as long as the same assessment is shown.

use super::Session;
use crate::assessment::TextField;
use leptos::prelude::*;

impl Session {
    /// Whether there is one, watched.
    pub(in crate::ui) fn has_overlong(self) -> bool {
        self.saved.track();
        !self.state.get_value().overlong.borrow().is_empty()
    }

    /// The one of a field.
    pub(in crate::ui) fn overlong(self, field: &TextField) -> Option<String> {
        let state = self.state.get_value();
        let texts = state.overlong.borrow();
        let found = texts.iter().find(|(of, _)| of == field);
        found.map(|(_, text)| text.clone())
    }

    /// Keeps the one of a field, or forgets it.
    pub(in crate::ui) fn set_overlong(self, field: &TextField, text: Option<String>) {
        let state = self.state.get_value();
        let mut texts = state.overlong.borrow_mut();
        if texts.is_empty() && text.is_none() {
            return;
        }
        texts.retain(|(of, _)| of != field);
        texts.extend(text.map(|text| (field.clone(), text)));
        drop(texts);
        // The state of the saving says it.
        self.saved.notify();
    }
}
