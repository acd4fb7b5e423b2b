//! The document in a frame of its own, and its printing.

use super::super::super::app::use_lang;
use super::super::super::build::{El, div, here};
use super::super::super::documents::WrittenDraft;
use super::super::super::words;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlIFrameElement, KeyboardEvent};

/// The document itself: what is shown is what is printed.
///
/// The frame inherits the content security policy, which forbids style elements, so its style sheet is a constructed one.
/// `@page` rules do not work from a shadow root, so printing needs the frame anyway.
pub(super) fn preview(written: WrittenDraft) -> El {
    let lang = use_lang();
    div("iframe", "ea-draft-frame")
        .attr("title", words::PREVIEW.get(lang))
        .attr("srcdoc", "<!doctype html><html><body></body></html>")
        .on("load", move |event| {
            if let Some(frame) = here::<HtmlIFrameElement>(&event) {
                fill(&frame, &written);
            }
        })
}

#[wasm_bindgen]
extern "C" {
    /// The window of the frame: a style sheet of another realm is refused.
    type FrameWindow;
    #[wasm_bindgen(method, getter, js_name = CSSStyleSheet)]
    fn style_sheet_class(this: &FrameWindow) -> js_sys::Function;
}

/// Shows the draft in the frame.
fn fill(frame: &HtmlIFrameElement, draft: &WrittenDraft) {
    let Some((window, document)) = frame.content_window().zip(frame.content_document()) else {
        return;
    };
    let Some((root, body)) = document.document_element().zip(document.body()) else {
        return;
    };
    drop(root.set_attribute("lang", &draft.lang()));
    // The keys of the frame do not leave it.
    let (printed, key) = (window.clone(), "keydown");
    let print = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if asks_to_print(&event) && printed.print().is_ok() {
            event.prevent_default();
        }
    });
    let print = print.into_js_value();
    drop(document.add_event_listener_with_callback(key, print.unchecked_ref()));
    document.set_title(&draft.title());
    body.set_class_name("draft-page");
    body.set_inner_html(&draft.body());
    let class = window.unchecked_ref::<FrameWindow>().style_sheet_class();
    let sheet = js_sys::Reflect::construct(&class, &js_sys::Array::new());
    if let Ok(sheet) = sheet.map(JsCast::unchecked_into::<web_sys::CssStyleSheet>) {
        // A browser without constructed sheets shows and prints the text without its style.
        drop(sheet.replace_sync(&draft.style()));
        let sheets = js_sys::Array::of1(&sheet);
        drop(js_sys::Reflect::set(
            &document,
            &"adoptedStyleSheets".into(),
            &sheets,
        ));
    }
}

/// Prints the draft that is shown in an element; says no where none is.
pub(super) fn print(around: Option<Element>) -> bool {
    let frame = around.and_then(|around| around.query_selector(".ea-draft-frame").ok()?);
    let frame = frame.and_then(|frame| frame.dyn_into::<HtmlIFrameElement>().ok());
    let window = frame.and_then(|frame| frame.content_window());
    window.is_some_and(|window| window.print().is_ok())
}

/// Has the browser's key for printing print the draft while it is shown: the browser would print the page around it. The keys of the
/// host stay its own, and so do those of another element.
pub(super) fn print_by_key() {
    let keys = window_event_listener_untyped("keydown", |event| {
        if asks_to_print(&event) && !event.default_prevented() {
            let path = event.composed_path().into_iter();
            let mut path = path.filter_map(|one| one.dyn_into::<Element>().ok());
            if print(path.find(|one| one.matches(".ea") == Ok(true))) {
                event.prevent_default();
            }
        }
    });
    on_cleanup(move || keys.remove());
}

/// Whether an event of a key is Ctrl or ⌘ with P. One of the frame is of no class that is known here, and one that a browser makes
/// when it fills a form in has no key.
fn asks_to_print(event: &Event) -> bool {
    let name = js_sys::Reflect::get(event, &"key".into());
    let name = name.ok().and_then(|name| name.as_string());
    let keys: &KeyboardEvent = event.unchecked_ref();
    name.is_some_and(|name| name.eq_ignore_ascii_case("p"))
        && (keys.ctrl_key() || keys.meta_key())
        && !(keys.alt_key() || keys.shift_key())
}
