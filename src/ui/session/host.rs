//! What a session has from the page around it and tells it: events, assets of the build, the writer of documents, the other
//! windows.

use super::Session;
use crate::export::Kind;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// What the page around the element is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// Answers changed.
    Change,
    /// The assessment was stored.
    Saved,
    /// A file was written.
    Exported(Kind),
    /// Something went wrong: one sentence.
    Error(String),
}

type Host = Rc<dyn Fn(HostEvent)>;
/// Gives an asset of the build to a callback, or `None` where it cannot be had.
type Assets = Rc<dyn Fn(&str, Box<dyn FnOnce(Option<String>)>)>;

/// What `element.js` gave.
#[derive(Default)]
pub(super) struct Around {
    host: RefCell<Option<Host>>,
    assets: RefCell<Option<Assets>>,
    documents: RefCell<Option<js_sys::Function>>,
    windows: RefCell<Option<js_sys::Function>>,
}

impl Session {
    /// Has the page around the element told what happens.
    pub fn set_host(self, host: impl Fn(HostEvent) + 'static) {
        *self.state.get_value().around.host.borrow_mut() = Some(Rc::new(host));
    }

    /// Says where the assets of the build come from: beside the element, or out of the single file.
    pub fn set_assets(self, fetch: impl Fn(&str, Box<dyn FnOnce(Option<String>)>) + 'static) {
        *self.state.get_value().around.assets.borrow_mut() = Some(Rc::new(fetch));
    }

    /// Gets an asset of the build.
    pub(in crate::ui) fn fetch_asset(
        self,
        name: &str,
        then: impl FnOnce(Option<String>) + 'static,
    ) {
        let assets = self.state.get_value().around.assets.borrow().clone();
        match assets {
            Some(fetch) => fetch(name, Box::new(then)),
            None => then(None),
        }
    }

    /// Says who writes drafts: a function of the assessment file, a language tag, today's date, and a callback that takes
    /// the draft or nothing.
    pub fn set_documents(self, write: js_sys::Function) {
        *self.state.get_value().around.documents.borrow_mut() = Some(write);
    }

    /// Says who speaks with the other windows: a function of what to do and with what, see `windows.js`.
    pub fn set_windows(self, speak: js_sys::Function) {
        *self.state.get_value().around.windows.borrow_mut() = Some(speak);
    }

    /// Speaks with the other windows and elements that have the same record.
    pub(in crate::ui) fn tell_windows(self, act: &str, what: &str) {
        if let Some(speak) = &*self.state.get_value().around.windows.borrow() {
            // They are a comfort: where they cannot be told, nothing is written over all the same.
            drop(speak.call2(&JsValue::NULL, &act.into(), &what.into()));
        }
    }

    /// Asks the other windows for something and hears what becomes of it: what `act` takes, a callback last. Gives back
    /// whether there is somebody to ask.
    pub(in crate::ui) fn ask_windows(self, act: &[JsValue]) -> bool {
        let speak = self.state.get_value().around.windows.borrow().clone();
        let asked = speak.map(|speak| speak.apply(&JsValue::NULL, &act.iter().collect()));
        asked.is_some_and(|asked| asked.is_ok())
    }

    /// Has a draft written.
    pub(in crate::ui) fn documents(self, file: &str, lang: &str, choice: &str, done: JsValue) {
        let write = self.state.get_value().around.documents.borrow().clone();
        let arguments = js_sys::Array::of4(&file.into(), &lang.into(), &choice.into(), &done);
        // It answers through the callback, also where it fails.
        drop(write.map(|write| write.apply(&JsValue::NULL, &arguments)));
    }

    /// Tells the page around the element.
    pub fn tell_host(self, event: HostEvent) {
        let host = self.state.get_value().around.host.borrow().clone();
        if let Some(host) = host {
            host(event);
        }
    }
}
