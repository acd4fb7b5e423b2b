//! The browser's `localStorage` as a shelf, and the copies of what stands there.

use super::shelf::{Shelf, StorageError};
use gloo_storage::{LocalStorage, Storage};
use js_sys::{Function, JsString, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// How many texts are remembered as they were kept: a long one, its changes before and now, and one more.
const KEPT: usize = 4;

thread_local! {
    static COPIER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Has what is stored copied. `copier` is called with a key and its text; with a key that is no more; with a callback, to be called
/// when all of it is on the disk; and with a key and a callback, which takes the copy of it.
pub fn set_copier(copier: Function) {
    COPIER.set(Some(copier));
}

/// Calls back when all that was stored is on the disk, or cannot be safer than it is.
pub fn when_copied(then: impl FnOnce() + 'static) {
    // The argument is none of ours: with it, the callback is of the kind that the module has anyway.
    tell_copier(
        &Closure::once_into_js(move |_: JsValue| then()),
        &JsValue::UNDEFINED,
    );
}

/// Calls back with the copy of what was stored under a key, if there is one.
pub fn copy_of(key: &str, then: impl FnOnce(Option<String>) + 'static) {
    let then = Closure::once_into_js(move |copy: JsValue| then(copy.as_string()));
    tell_copier(&key.into(), &then);
}

fn tell_copier(what: &JsValue, with: &JsValue) {
    COPIER.with_borrow(|copier| {
        if let Some(copier) = copier {
            // It keeps promises and throws nothing.
            drop(copier.call2(&JsValue::NULL, what, with));
        }
    });
}

/// The browser's `localStorage`. Can be taken away at any time, so every call asks for it anew.
#[derive(Debug, Default)]
pub struct BrowserShelf {
    /// The keys of what was kept lately, and its texts, as texts of the browser. The newest first.
    kept: RefCell<Vec<(JsValue, JsValue)>>,
}

impl BrowserShelf {
    /// The storage of this page.
    ///
    /// # Errors
    /// [`StorageError::Denied`] where the browser does not give it: private windows of some browsers, sandboxed frames.
    pub fn open() -> Result<BrowserShelf, StorageError> {
        let shelf = BrowserShelf::default();
        shelf.storage()?;
        Ok(shelf)
    }

    /// `gloo_storage` traps the module where storage is denied, so it is asked for only after a probe.
    fn storage(&self) -> Result<web_sys::Storage, StorageError> {
        let granted = web_sys::window().map(|window| window.local_storage());
        match granted {
            Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
            Some(Ok(None) | Err(_)) | None => Err(StorageError::Denied),
        }
    }
}

impl BrowserShelf {
    /// Stores a text and has it copied; gives back the storage, the key and the text as values of the browser.
    fn put(&self, key: &str, text: &str) -> Result<[JsValue; 3], StorageError> {
        let storage = JsValue::from(self.storage()?);
        let (key, text) = (JsValue::from_str(key), JsValue::from_str(text));
        call(&storage, "setItem", &key, &text)?;
        tell_copier(&key, &text);
        Ok([storage, key, text])
    }
}

/// Calls a method of the storage.
fn call(
    storage: &JsValue,
    name: &str,
    key: &JsValue,
    text: &JsValue,
) -> Result<JsValue, StorageError> {
    let method = Reflect::get(storage, &name.into()).and_then(JsValue::dyn_into);
    let called = method.and_then(|method: Function| method.call2(storage, key, text));
    called.map_err(|error| from_js(&error))
}

impl Shelf for BrowserShelf {
    fn keys(&self, prefix: &str) -> Vec<String> {
        let Ok(storage) = self.storage() else {
            return Vec::new();
        };
        let count = storage.length().unwrap_or_default();
        let keys: Vec<String> = (0..count)
            .filter_map(|index| storage.key(index).unwrap_or_default())
            .filter(|key| key.starts_with(prefix))
            .collect();
        keys
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage()?
            .get_item(key)
            .map_err(|error| from_js(&error))
    }

    /// Asked of the text of the browser: handed over, long ones would take their time.
    fn units(&self, key: &str) -> Result<usize, StorageError> {
        let storage = JsValue::from(self.storage()?);
        let text = call(&storage, "getItem", &key.into(), &JsValue::UNDEFINED)?;
        Ok(text.dyn_ref().map_or(0, JsString::length) as usize)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.put(key, text).map(drop)
    }

    /// Compared as texts of the browser: a long one is handed over once, not four times.
    fn keep(&self, key: &str, text: &str) -> Result<bool, StorageError> {
        let [storage, key, text] = self.put(key, text)?;
        let standing = call(&storage, "getItem", &key, &JsValue::UNDEFINED)?;
        let stands = standing == text;
        let mut kept = self.kept.borrow_mut();
        if stands {
            kept.insert(0, (key, text));
            kept.truncate(KEPT);
        }
        Ok(stands)
    }

    fn stands_as_kept(&self, key: &str) -> bool {
        let kept = self.kept.borrow();
        let Some((known, text)) = kept.iter().find(|(known, _)| *known == key) else {
            return false;
        };
        let storage = self.storage().map(JsValue::from);
        let standing =
            storage.and_then(|storage| call(&storage, "getItem", known, &JsValue::UNDEFINED));
        standing.is_ok_and(|standing| standing == *text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        let removed = self.storage()?.remove_item(key);
        removed.map_err(|error| from_js(&error))?;
        self.kept.borrow_mut().retain(|(known, _)| *known != key);
        tell_copier(&key.into(), &JsValue::UNDEFINED);
        Ok(())
    }
}

fn from_js(error: &JsValue) -> StorageError {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        _ => StorageError::Denied,
    }
}
