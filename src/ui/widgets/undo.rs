//! Taking steps back and making them again, by button, menu or key; then the field that changed is shown and has the focus.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, around, button, div};
use super::super::navigate::Page;
use super::super::session::Session;
use super::super::words;
use super::text_box::{choice_id, dom_id};
use crate::assessment::Field;
use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The two buttons of the header.
pub(in crate::ui) fn undo_buttons() -> El {
    let session = use_session();
    let lang = use_lang();
    let undo = button("ea-button ea-undo", move |event| undo(session, &event))
        .live_flag("disabled", move || !session.steps.get().0)
        .text(words::UNDO.get(lang));
    let redo = button("ea-button ea-redo", move |event| redo(session, &event))
        .live_flag("disabled", move || !session.steps.get().1)
        .text(words::REDO.get(lang));
    div("span", "ea-steps-buttons").child(undo).child(redo)
}

/// Takes the last step back.
pub(in crate::ui) fn undo(session: Session, event: &Event) {
    show(session, session.undo(), event);
}

/// Makes the step again that was taken back last.
pub(in crate::ui) fn redo(session: Session, event: &Event) {
    show(session, session.redo(), event);
}

thread_local! {
    /// How many steps were shown. Of several in a row the last has the focus, however long the first waits for its page.
    static SHOWN: Cell<u32> = const { Cell::new(0) };
}

/// Goes to the page of a field and gives it the focus.
fn show(session: Session, field: Option<Field>, event: &Event) {
    let Some(field) = field else { return };
    let root = around::<HtmlElement>(event, ".ea");
    let page = Page::of(&field);
    let mut wait = Duration::ZERO;
    if session.page.with_untracked(|present| *present != page) {
        session.page.set(page);
        // The page is rendered first, and its heading gets the focus; then the field takes it.
        wait = Duration::from_millis(50);
    }
    let [first, second] = controls(&field);
    let shown = SHOWN.get().wrapping_add(1);
    SHOWN.set(shown);
    set_timeout(
        move || {
            if SHOWN.get() != shown {
                return;
            }
            let find = |selector: &str| root.as_ref()?.query_selector(selector).unwrap_or_default();
            let control = find(&first).or_else(|| find(&second));
            if let Some(control) = control.and_then(|c| c.dyn_into::<HtmlElement>().ok()) {
                drop(control.focus());
            }
        },
        wait,
    );
}

/// Where the control of a field is, the best place first: of a group, the radio that is chosen.
fn controls(field: &Field) -> [String; 2] {
    let name = match field {
        Field::Text(text) => dom_id(text),
        Field::Percent(item) => format!("ea-percent-{item}"),
        Field::Factor(item, factor) => format!("ea-factor-{item}-{factor}"),
        Field::Coverage(_, point) => format!("ea-coverage-{point}"),
        Field::Condition(_, condition) => format!("ea-condition-{condition}"),
        Field::Outlook(item, which) => format!("ea-{}-{item}", which.key()),
        Field::Percents(_) => String::from("ea-aims"),
        Field::Table(item) => format!("ea-indicators-{item}"),
        Field::Indicator(item, id, about) => choice_id(item, id, *about),
        Field::Plan => String::from("ea-plan"),
        Field::Dismissal(item, rule) => format!("ea-dismissal-{item}-{rule}"),
    };
    [
        format!("[name='{name}']:checked"),
        format!("[name='{name}'], [id='{name}']"),
    ]
}
