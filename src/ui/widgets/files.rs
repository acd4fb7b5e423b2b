//! Files in and out: choose, drop, download. Reading them is in `opening`.

use super::super::app::use_session;
use super::super::build::{El, around, div, here};
use super::super::clock;
use super::super::device::Device;
use super::super::later;
use super::super::navigate::Page;
use super::super::session::{HostEvent, Session};
use crate::export::{Kind, file_name};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlElement,
    HtmlInputElement, Url,
};

/// The class of the file field behind every *open* button.
const OPENS: &str = "ea-file";

/// The hidden file field behind every *open* button.
pub(in crate::ui) fn file_picker() -> El {
    let session = use_session();
    file_field(OPENS, move |file| {
        later::with(session, move |later| (later.open_file)(session, file));
    })
}

/// A hidden field for one file, which a button opens by its class: see [`pick`].
pub(in crate::ui) fn file_field(class: &'static str, chosen: impl Fn(File) + 'static) -> El {
    div("input", class)
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .attr("hidden", "")
        .on("change", move |event| {
            let Some(input) = here::<HtmlInputElement>(&event) else {
                return;
            };
            let file = input.files().and_then(|files| files.get(0));
            // Emptied, so that choosing the same file again is a change again.
            input.set_value("");
            if let Some(file) = file {
                chosen(file);
            }
        })
}

/// Opens the browser's dialogue for the file that is to be opened.
pub(in crate::ui) fn pick_file(event: &Event) {
    pick(event, OPENS);
}

/// Opens the browser's dialogue of a file field, by its class.
pub(in crate::ui) fn pick(event: &Event, class: &str) {
    let root = around::<HtmlElement>(event, ".ea");
    let picker = root.and_then(|root| {
        let found = root.query_selector(&format!(".{class}"));
        found.unwrap_or_default()
    });
    if let Some(picker) = picker.and_then(|picker| picker.dyn_into::<HtmlElement>().ok()) {
        picker.click();
    }
}

/// Whether what is dragged are files: a text belongs in the field that it is dropped on.
pub(in crate::ui) fn holds_files(event: &Event) -> bool {
    let event = event.dyn_ref::<DragEvent>();
    let transfer = event.and_then(DragEvent::data_transfer);
    transfer.is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}

/// Opens the first file that was dropped.
pub(in crate::ui) fn open_dropped(session: Session, event: &Event) {
    let event = event.dyn_ref::<DragEvent>();
    let files = event
        .and_then(DragEvent::data_transfer)
        .and_then(|transfer| transfer.files());
    if let Some(file) = files.and_then(|files| files.get(0)) {
        later::with(session, move |later| (later.open_file)(session, file));
    }
}

/// Opens the example.
pub(in crate::ui) fn load_example(session: Session) {
    later::with(session, move |later| (later.open_example)(session));
}

/// Saves the assessment as a file. Of a locked one there are two kinds, so that is asked first.
pub(in crate::ui) fn download_assessment(session: Session) {
    if session.device(Device::is_locked) {
        session.page.set(Page::Lock);
        session.arrivals.update(|arrivals| *arrivals += 1);
    } else {
        download_open(session);
    }
}

/// Saves the assessment as a file that everybody can read. Where the part that reads it again is not here, and cannot be had
/// perhaps, it is handed out all the same, but is not called saved.
pub(in crate::ui) fn download_open(session: Session) {
    session.store_now();
    match later::here() {
        Some(later) => (later.save_file)(session),
        None => drop(download(session, Kind::Json, &session.file().into())),
    }
}

/// Hands a text, or bytes, to the user as a file; gives back whether the browser took it.
pub(in crate::ui) fn download(session: Session, kind: Kind, content: &JsValue) -> bool {
    let lang = session.lang.get_untracked();
    let name = session.assessment(|a| file_name(a, kind, lang, &clock::today()));
    let done = hand_over_content(&name, kind.mime(), content);
    session.tell_host(match &done {
        Ok(()) => HostEvent::Exported(kind),
        Err(error) => HostEvent::Error(format!("{name}: {error:?}")),
    });
    done.is_ok()
}

/// Hands any text to the user as a file of that name.
pub(in crate::ui) fn hand_over(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    hand_over_content(name, mime, &text.into())
}

/// Hands a text, or bytes, to the user as a file of that name.
pub(in crate::ui) fn hand_over_content(
    name: &str,
    mime: &str,
    content: &JsValue,
) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(content);
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken the address over by then.
    set_timeout(
        move || drop(Url::revoke_object_url(&url)),
        std::time::Duration::from_secs(60),
    );
    Ok(())
}
