//! Files in and out: choose, drop, download. Reading them is in `opening`.

use super::super::app::use_session;
use super::super::build::{El, around, div, here};
use super::super::clock;
use super::super::device::Device;
use super::super::later;
use super::super::navigate::Page;
use super::super::role::Role;
use super::super::session::{HostEvent, Notice, Session};
use super::super::words;
use crate::export::{Kind, file_name};
use crate::reading::MAX_BYTES;
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

/// Saves the assessment as a file that everybody can read. The text is read again before it is handed out: only one that opens as what is on screen
/// counts as saved, and one that opens as something else is not handed out at all.
pub(in crate::ui) fn download_open(session: Session) {
    session.store_now();
    // Of what a newer program wrote, only the original is whole; there is nothing here that could read it again.
    if let Role::Newer(original) = untrack(|| session.role()) {
        download(session, Kind::Json, &(&*original.text).into());
        return;
    }
    let text = session.save();
    let lang = session.lang.get_untracked();
    let whole = session.reads_back(&text);
    if text.len() > MAX_BYTES {
        session.notice.set(Some(Notice {
            title: words::TOO_LARGE_TO_OPEN.get(lang).to_owned(),
            lines: Vec::new(),
        }));
    } else if !whole {
        return session.report(words::FILE_DIFFERS.get(lang).to_owned(), Vec::new());
    }
    if download(session, Kind::Json, &text.into()) && whole {
        session.device(Device::set_exported);
        // Whoever counts what no file has counts anew.
        session.saved.notify();
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

fn hand_over_content(name: &str, mime: &str, content: &JsValue) -> Result<(), JsValue> {
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
