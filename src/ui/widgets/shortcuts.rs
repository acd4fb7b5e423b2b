//! The keys of the element. They work while the focus is inside it and leave the host page's keys alone.

use super::super::session::Session;
use super::files::{download_assessment, pick_file};
use super::pager::neighbour;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Ctrl or ⌘ with Enter, S or O.
pub(in crate::ui) fn on_shortcut(session: Session, event: &Event) {
    let Some(keys) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    if !(keys.ctrl_key() || keys.meta_key()) || keys.alt_key() || keys.is_composing() {
        return;
    }
    match keys.key().as_str() {
        "Enter" => {
            if let Some(page) = neighbour(session, !keys.shift_key()) {
                session.page.set(page);
            }
        }
        "s" | "S" => download_assessment(session),
        "o" | "O" => pick_file(event),
        _ => return,
    }
    event.prevent_default();
}

/// Whether an event is that of a key.
pub(in crate::ui) fn is_key(event: &Event, key: &str) -> bool {
    event
        .dyn_ref::<KeyboardEvent>()
        .is_some_and(|keys| keys.key() == key)
}
