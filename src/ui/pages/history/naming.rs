//! Giving a snapshot a name, which keeps it from being thinned.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, around, button, div};
use super::super::super::history::history;
use super::super::super::words;
use super::{Listed, input_in, told};
use crate::history::Snapshot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Naming a snapshot: a button, and once it was pressed a field in its place.
pub(super) fn naming(snapshot: &Snapshot, listed: &Listed) -> El {
    let lang = use_lang();
    let writing = RwSignal::new(false);
    let (snapshot, listed) = (snapshot.clone(), listed.clone());
    let content = move || {
        if writing.get() {
            return name_form(&snapshot, &listed, writing);
        }
        let place = place_of(&snapshot);
        let ask = button("ea-button ea-name-it", move |event| {
            writing.set(true);
            focus_later(&event, format!("{place} input"));
        });
        let word = if snapshot.is_named() {
            words::RENAME_SNAPSHOT
        } else {
            words::NAME_IT
        };
        ask.text(word.get(lang))
    };
    div("span", "ea-naming").live(content)
}

/// The field for a name. When it is done or given up, the focus goes back to where it came from.
fn name_form(snapshot: &Snapshot, listed: &Listed, writing: RwSignal<bool>) -> El {
    let session = use_session();
    let lang = use_lang();
    let field = div("input", "ea-text")
        .attr("type", "text")
        .attr("maxlength", "80")
        .attr("autocomplete", "off")
        .attr("aria-label", words::SNAPSHOT_NAME.get(lang))
        .attr("value", &snapshot.name);
    let keep = div("button", "ea-button").attr("type", "submit");
    let back = format!("{} .ea-name-it", place_of(snapshot));
    let place = back.clone();
    let cancel = button("ea-button", move |event| {
        writing.set(false);
        focus_later(&event, place.clone());
    });
    let (one, listed) = (snapshot.clone(), listed.clone());
    div("form", "ea-name-form")
        .on("submit", move |event| {
            event.prevent_default();
            let Some(input) = input_in(&event, "form") else {
                return;
            };
            let (one, listed, name) = (one.clone(), listed.clone(), input.value());
            let focus = focus_on(&event, back.clone());
            spawn_local(async move {
                told(session, history().rename(&one, &name).await, listed).await;
                request_animation_frame(focus);
            });
        })
        .child(field)
        .child(keep.text(words::KEEP_NAME.get(lang)))
        .child(cancel.text(words::CANCEL.get(lang)))
}

/// Where a snapshot stands on the page.
fn place_of(snapshot: &Snapshot) -> String {
    format!("[id='ea-snapshot-{}']", snapshot.id.0)
}

/// Gives the focus to what a selector finds, once it is there.
fn focus_later(event: &Event, selector: String) {
    request_animation_frame(focus_on(event, selector));
}

/// Gives the focus to what a selector finds then on the page where an event happened.
fn focus_on(event: &Event, selector: String) -> impl FnOnce() + 'static {
    let main = around::<Element>(event, "main");
    move || {
        let found = main.and_then(|main| main.query_selector(&selector).unwrap_or_default());
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            drop(found.focus());
        }
    }
}
