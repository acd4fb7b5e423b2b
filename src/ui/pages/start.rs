//! The first page: begin, open, continue, or look at the example.

use super::super::app::{use_lang, use_session};
use super::super::build::{View, button, div, el};
use super::super::device::{Device, begin_new};
use super::super::later;
use super::super::timer::after;
use super::super::widgets::{load_example, pick_file};
use super::super::words;
use super::{heading, hint, section};
use leptos::prelude::*;

/// The first page.
pub(super) fn start_page() -> View {
    let session = use_session();
    let lang = use_lang();
    let memory_only = session.device(Device::is_in_memory).then(|| {
        div("p", "ea-notice ea-unsaved")
            .attr("role", "note")
            .child(el("strong").text(words::MEMORY_ONLY.get(lang)))
            .text(" ")
            .text(words::KEEP_A_FILE.get(lang))
    });
    let lead = words::start_lead(lang, session.standard().title.get(lang));
    let begin = button("ea-button ea-primary ea-new", move |_| begin_new(session));
    let open = button("ea-button ea-open-file", |event| pick_file(&event));
    let example = button("ea-button ea-example", move |_| load_example(session));
    let actions = div("div", "ea-actions")
        .child(begin.text(words::NEW.get(lang)))
        .child(open.text(words::OPEN.get(lang)))
        .child(example.text(words::LOAD_EXAMPLE.get(lang)))
        .child(div("span", "ea-hint").text(words::EXAMPLE_NOTE.get(lang)));
    // What was answered a moment ago belongs in the list too. Storing and listing each have a task of their own: after the opening of a
    // large file, the page would answer nothing for too long.
    let listed = RwSignal::new(false);
    let store = move || {
        if session.is_live() {
            session.store_now();
            let list = move || {
                listed.try_set(true);
            };
            after(0, list).forget();
        }
    };
    after(0, store).forget();
    let stored = section(words::STORED.get(lang), None).live(move || {
        if !listed.get() {
            return View::Nothing;
        }
        // Many may have come out of a file.
        session.arrivals.track();
        if session.device(Device::is_empty) {
            return View::from(hint(words::NONE_STORED.get(lang)));
        }
        let here = later::later();
        if here.is_none() {
            later::fetch();
        }
        here.map(|later| View::from((later.stored)())).into()
    });
    View::from(vec![
        View::from(heading(words::PRODUCT.get(lang))),
        div("p", "ea-lead").text(&lead).into(),
        memory_only.into(),
        View::Live(Box::new(|| {
            let later = later::later();
            later.map_or(View::Nothing, |later| (later.forgetful)())
        })),
        actions.into(),
        View::Live(Box::new(|| {
            later::later().map_or(View::Nothing, |later| (later.standards)())
        })),
        stored.into(),
        View::Live(Box::new(|| {
            later::later().map_or(View::Nothing, |later| (later.promise)())
        })),
    ])
}
