//! The keys of the element. They work while the focus is inside it and leave the host page's keys alone.

use super::super::navigate::Page;
use super::super::session::Session;
use super::files::{download_assessment, pick_file};
use super::pager::neighbour;
use super::undo::{redo, undo};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// Ctrl or ⌘ with Enter, S, O, Z or Y.
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
        "z" | "Z" | "y" | "Y" if !takes_steps(session, event) => return,
        // With the capitals locked the key is `Z` without Shift.
        "z" | "Z" if !keys.shift_key() => undo(session, event),
        "z" | "Z" | "y" | "Y" => redo(session, event),
        _ => return,
    }
    event.prevent_default();
}

/// Whether steps are taken back here. The browser's own undo is taken over in text fields: it knows one field, not what was
/// done in between, and nothing of it outlives a page. What is typed as a number may be no answer yet, so it stays the
/// browser's. On the start page nothing is open.
fn takes_steps(session: Session, event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let number = target.is_some_and(|target| target.matches(".ea-number") == Ok(true));
    !number && session.page.with_untracked(|page| *page != Page::Start)
}

/// Whether an event is that of a key.
pub(in crate::ui) fn is_key(event: &Event, key: &str) -> bool {
    event
        .dyn_ref::<KeyboardEvent>()
        .is_some_and(|keys| keys.key() == key)
}
