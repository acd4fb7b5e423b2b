//! The template and the logo, remembered on this device.

use super::super::history::by_name::{Answer, call, event, get, global, list, set};
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

const DATABASE: &str = "excellence-assessment-word";
const STORE: &str = "looks";
const KEY: &str = "looks";

/// What the Word file wears.
#[derive(Clone, Default)]
pub(in crate::ui) struct Looks {
    /// The template: the name of its file, and its bytes.
    pub template: Option<(String, Uint8Array)>,
    /// The logo: a PNG file, and what it shows in words.
    pub logo: Option<(Uint8Array, String)>,
}

thread_local! {
    /// As it was chosen last: all there is where the browser keeps nothing.
    static HELD: RefCell<Looks> = RefCell::default();
}

/// What was chosen, in this window or another.
pub(in crate::ui) async fn looks() -> Looks {
    let stored = ask("readonly", |store| call(store, "get", &[KEY.into()])).await;
    match stored.as_ref().ok().and_then(Looks::read) {
        Some(looks) => looks,
        None => HELD.with_borrow(Clone::clone),
    }
}

/// Remembers what was chosen; gives back whether the browser keeps it.
pub(super) async fn remember(looks: &Looks) -> bool {
    HELD.set(looks.clone());
    let value = looks.write();
    let put = ask("readwrite", |store| {
        call(store, "put", &[value.into(), KEY.into()])
    });
    put.await.is_ok()
}

impl Looks {
    /// As it is stored: name and bytes of the template, bytes and words of the logo, each `null` where there is none.
    fn write(&self) -> Array {
        let (name, template) = match &self.template {
            Some((name, bytes)) => (name.as_str().into(), bytes.clone().into()),
            None => (JsValue::NULL, JsValue::NULL),
        };
        let (logo, words) = match &self.logo {
            Some((bytes, words)) => (bytes.clone().into(), words.as_str().into()),
            None => (JsValue::NULL, JsValue::NULL),
        };
        list(&[name, template, logo, words])
    }

    /// What is not ours is left alone.
    fn read(stored: &JsValue) -> Option<Looks> {
        let stored: &Array = stored.dyn_ref()?;
        let bytes = |index| stored.get(index).dyn_into::<Uint8Array>().ok();
        let text = |index| stored.get(index).as_string();
        Some(Looks {
            template: text(0).zip(bytes(1)),
            logo: bytes(2).zip(text(3)),
        })
    }
}

/// Does something in a transaction of its own; gives back what it was answered.
async fn ask(mode: &str, ask: impl FnOnce(&JsValue) -> Answer) -> Answer {
    let database = open().await?;
    let done = within(&database, mode, ask).await;
    // A database that is closed already stays so.
    let _ = call(&database, "close", &[]);
    done
}

async fn within(database: &JsValue, mode: &str, ask: impl FnOnce(&JsValue) -> Answer) -> Answer {
    let transaction = call(database, "transaction", &[STORE.into(), mode.into()])?;
    let store = call(&transaction, "objectStore", &[STORE.into()])?;
    let request = ask(&store)?;
    event(&transaction, "oncomplete", "onabort").await?;
    get(&request, "result")
}

/// Opens the database, and makes its store where it is new.
async fn open() -> Answer {
    let factory = global("indexedDB")?;
    let request = call(&factory, "open", &[DATABASE.into(), 1.into()])?;
    let asked = request.clone();
    let make_store: Box<dyn FnMut(Event)> = Box::new(move |_| {
        let made = get(&asked, "result")
            .and_then(|database| call(&database, "createObjectStore", &[STORE.into()]));
        // Without its store nothing can be asked of the database, and that is noticed.
        drop(made);
    });
    let make_store = Closure::wrap(make_store);
    set(&request, "onupgradeneeded", make_store.as_ref())?;
    event(&request, "onsuccess", "onerror").await?;
    get(&request, "result")
}
