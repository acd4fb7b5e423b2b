//! Where the focus goes when what had it is gone, or cannot have it any more: the keys of the element need it inside.

use super::timer::after;
use super::widgets::is_key;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusOptions, HtmlElement};

/// So many milliseconds after a click the page is done with what follows from it.
const SETTLED: u32 = 60;

/// What may have the focus in place of something in it.
const HOLDERS: &str = "fieldset, section, main, .ea";

thread_local! {
    /// Counts what was pressed.
    static PRESSED: Cell<u32> = const { Cell::new(0) };
}

/// Keeps the focus in the element when a button or field in it vanishes or is disabled by what was pressed in it, as long as the element
/// is there.
pub(super) fn keep_focus() {
    let clicks = window_event_listener_untyped("click", |event| attend(&event));
    let keys = window_event_listener_untyped("keydown", |event| {
        // Enter in a field may take the field away with what it was asked for.
        if is_key(&event, "Escape") || is_key(&event, "Enter") {
            attend(&event);
        }
    });
    on_cleanup(move || {
        clicks.remove();
        keys.remove();
    });
}

fn attend(event: &Event) {
    let path = event.composed_path().into_iter();
    let path = path.filter_map(|one| one.dyn_into::<HtmlElement>().ok());
    let mut around: Vec<HtmlElement> = path
        .filter(|one| one.matches(HOLDERS) == Ok(true))
        .collect();
    // What is around the element is the host's.
    let end = around
        .iter()
        .rposition(|one| one.matches(".ea") == Ok(true));
    around.truncate(end.map_or(0, |end| end + 1));
    if around.is_empty() {
        return;
    }
    let now = PRESSED.get().wrapping_add(1);
    PRESSED.set(now);
    let settle = move || {
        // What was pressed since then says where the focus belongs.
        if PRESSED.get() != now {
            return;
        }
        // A host whose focus is in its shadow is in focus itself.
        let focused = document().query_selector(":focus");
        if focused.is_ok_and(|focused| focused.is_some()) {
            return;
        }
        // What is gone has no width.
        let is_shown = |one: &&HtmlElement| one.offset_width() > 0;
        let Some(holder) = around.iter().find(is_shown) else {
            return;
        };
        drop(holder.set_attribute("tabindex", "-1"));
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        drop(holder.focus_with_options(&options));
    };
    // What is disabled has the focus until the next frame; the first time that may be long.
    let painted = || {
        request_animation_frame(|| {
            after(0, settle).forget();
        });
    };
    after(SETTLED, painted).forget();
}
