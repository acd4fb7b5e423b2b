//! Keys in the table, as users of tables expect them. Left and right move the cursor in the text first, Ctrl and ⌘ belong to the
//! page, and what an input method does with a key is not touched.

use super::Sheet;
use super::row::shift;
use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

/// A key was pressed somewhere in the table.
pub(super) fn on_key(sheet: Sheet, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let Some(input) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    if key.is_composing() || key.ctrl_key() || key.meta_key() {
        return;
    }
    let name = key.key();
    if key.alt_key() {
        let down = name == "ArrowDown";
        if (down || name == "ArrowUp") && !untrack(|| sheet.session.is_read_only()) {
            key.prevent_default();
            if let Some(id) = indicator_of(&input) {
                shift(sheet, &id.as_str().into(), down, event);
            }
        }
        return;
    }
    let next = match (name.as_str(), key.shift_key()) {
        ("Enter", back) => step(&input, if back { -1 } else { 1 }, Way::Column),
        ("ArrowDown", false) => step(&input, 1, Way::Column),
        ("ArrowUp", false) => step(&input, -1, Way::Column),
        ("ArrowRight", false) if at_end(&input) => step(&input, 1, Way::Row),
        ("ArrowLeft", false) if at_start(&input) => step(&input, -1, Way::Row),
        _ => return,
    };
    if let Some(next) = next {
        key.prevent_default();
        drop(next.focus());
        next.select();
    }
}

/// Along which cells a key goes.
enum Way {
    /// Those of the same column, over all rows.
    Column,
    /// Those of the same row.
    Row,
}

/// The cell so many cells on.
fn step(input: &HtmlInputElement, by: i32, way: Way) -> Option<HtmlInputElement> {
    let (within, selector) = match way {
        Way::Row => ("tr", String::from("input")),
        Way::Column => match input.get_attribute("data-column") {
            Some(column) => ("table", format!("input[data-column='{column}']")),
            // The name of an indicator: that of the next.
            None => ("table", String::from(".ea-indicator-about > input")),
        },
    };
    let around = input.closest(within).ok()??;
    let cells = around.query_selector_all(&selector).ok()?;
    let own: &Element = input;
    let at: u32 = (0..cells.length()).find(|at| cells.item(*at).as_deref() == Some(own))?;
    let next = cells.item(at.checked_add_signed(by)?)?;
    let next: HtmlInputElement = next.dyn_into().ok()?;
    // What is not shown takes no focus.
    let shown = next.dyn_ref::<HtmlElement>()?.offset_width() > 0;
    shown.then_some(next)
}

/// Whether the cursor stands before the text, or all of it is selected, as it is in a cell that was just come to.
fn at_start(input: &HtmlInputElement) -> bool {
    let (start, end, length) = selection(input);
    start == 0 && (end == 0 || end == length)
}

/// Whether the cursor stands behind the text, or all of it is selected.
fn at_end(input: &HtmlInputElement) -> bool {
    let (start, end, length) = selection(input);
    end == length && (start == length || start == 0)
}

/// Where the selection begins and ends, and how long the text is.
fn selection(input: &HtmlInputElement) -> (u32, u32, u32) {
    let length = input.value().encode_utf16().count();
    let place = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or_default();
    let (start, end) = (place(input.selection_start()), place(input.selection_end()));
    (start, end, u32::try_from(length).unwrap_or(u32::MAX))
}

/// The id of the indicator around a cell.
fn indicator_of(input: &HtmlInputElement) -> Option<String> {
    let row = input.closest("[data-indicator]").ok()??;
    row.get_attribute("data-indicator")
}
