//! The keys of the element. They work while the focus is inside it and leave the host page's keys alone.

use super::super::session::Session;
use super::files::{download_assessment, pick_file};
use super::pager::neighbour;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// Ctrl or ⌘ with Enter, S or O.
pub(in crate::ui) fn on_shortcut(session: Session, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.is_composing() {
        return;
    }
    match event.key().as_str() {
        "Enter" => {
            if let Some(page) = neighbour(session, !event.shift_key()) {
                session.page.set(page);
            }
        }
        "s" | "S" => download_assessment(session),
        "o" | "O" => {
            let inside = event
                .current_target()
                .and_then(|t| t.dyn_into::<HtmlElement>().ok());
            pick_file(inside.as_ref());
        }
        _ => return,
    }
    event.prevent_default();
}
