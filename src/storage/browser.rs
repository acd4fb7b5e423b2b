//! The browser's `localStorage` as a shelf.

use super::shelf::{Shelf, StorageError};
use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// The browser's `localStorage`. Can be taken away at any time, so every call asks for it anew.
#[derive(Debug)]
pub struct BrowserShelf(());

impl BrowserShelf {
    /// The storage of this page.
    ///
    /// # Errors
    /// [`StorageError::Denied`] where the browser does not give it: private windows of some browsers, sandboxed frames.
    pub fn open() -> Result<BrowserShelf, StorageError> {
        let shelf = BrowserShelf(());
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

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.storage()?
            .set_item(key, text)
            .map_err(|error| from_js(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.storage()?
            .remove_item(key)
            .map_err(|error| from_js(&error))
    }
}

fn from_js(error: &JsValue) -> StorageError {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        _ => StorageError::Denied,
    }
}
