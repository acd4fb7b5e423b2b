//! The custom element: what a page around it can call and hear.
//!
//! `element.js` defines `<excellence-assessment>` and holds the promises, with a file for each thing that it does without the
//! module; this module is what they call. The interface is versioned and is the same for hosts and for the browser tests: see the
//! README.

mod events;
mod summary;

use crate::language::Lang;
use crate::ui::{Preferences, Session, Theme, keep, mount};
use leptos::prelude::*;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use summary::Summary;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// The style sheet of the element's shadow root, or the one behind it for what is fetched `later`, which is empty until then.
#[wasm_bindgen]
pub fn styles(later: bool) -> String {
    crate::ui::styles(later).to_owned()
}

/// Fetches what the first item does not need, so that it is here when somebody asks for it. Calls back when it is here or
/// could not be had.
#[wasm_bindgen]
pub fn fetch_later(done: js_sys::Function) {
    crate::ui::fetch_then(move || drop(done.call0(&JsValue::NULL)));
}

/// Has what is stored copied, for all elements of the page. `copier` is called with a key and its text; with a key that is no more;
/// with a callback, to be called when all of it is on the disk; and with a key and a callback, which takes the copy of it.
#[wasm_bindgen]
pub fn set_copier(copier: js_sys::Function) {
    crate::storage::set_copier(copier);
}

/// Takes an edition of a standard, for all elements of the page. Once is enough.
///
/// # Errors
/// An `Error` with the places of all faults of the pack.
#[wasm_bindgen]
pub fn set_standard(pack: &str) -> Result<(), JsError> {
    keep(pack).map_err(|faults| {
        let places: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
        JsError::new(&format!("standard pack: {}", places.join(", ")))
    })
}

/// Takes the standard pack of somebody else by the bytes of its file, for all elements of the page, and gives its id. `of_build` are the ids that it may not
/// have, a line each. What is fetched later must be here: see [`fetch_later`].
///
/// # Errors
/// An `Error` with every fault of the pack, a line each.
#[wasm_bindgen]
pub fn open_pack(lang: &str, pack: Vec<u8>, of_build: &str) -> Result<String, JsError> {
    let lang = Lang::from_tag(lang).unwrap_or_default();
    crate::ui::open_pack(lang, pack, of_build).map_err(|faults| JsError::new(&faults.join("\n")))
}

/// What the writer of documents is to be given of somebody else's, by the standard and the fingerprint that an assessment file
/// names: its pack, or an outline of it where it is another one now or gone, or nothing; and a list of programme packs.
#[wasm_bindgen]
pub fn packs_for(id: &str, fingerprint: &str) -> js_sys::Array {
    crate::ui::packs_for(id, fingerprint)
}

/// Takes the packs of all programmes in a language, for all elements of the page. What is fetched later must be here.
#[wasm_bindgen]
pub fn set_programmes(lang: &str, packs: &str) {
    crate::ui::read_programmes(Lang::from_tag(lang).unwrap_or_default(), packs);
}

/// Has a document of the second module wear the template and the logo that are remembered on this device. Calls back with why the
/// template cannot be used, a text, where that is so. What is fetched later must be here: see [`fetch_later`].
#[wasm_bindgen]
pub fn wear(document: JsValue, lang: &str, done: js_sys::Function) {
    let told = move |why: Option<String>| drop(done.call1(&JsValue::NULL, &why.into()));
    let lang = Lang::from_tag(lang).unwrap_or_default();
    crate::ui::wear(document, lang, Box::new(told));
}

/// One mounted element. Dropping the view ends everything that the element started.
#[wasm_bindgen]
pub struct Instance {
    session: Session,
    view: RefCell<Option<(Owner, Box<dyn Any>)>>,
}

#[wasm_bindgen]
impl Instance {
    /// Mounts an element: `host` hears the events, `parent` in its shadow root takes the view. `lang` is a language tag and
    /// `standard` the id of a standard that was given in it. `assets` is called with the name of an asset and a callback that takes its text, or
    /// nothing; `documents` with an assessment file, a language tag, what is chosen of the draft as JSON and a callback that
    /// takes the written draft, or nothing; `windows` with what to do with the other windows that have the same record, and
    /// with what.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::too_many_arguments, reason = "what an element can give")]
    pub fn new(
        host: HtmlElement,
        parent: HtmlElement,
        lang: &str,
        standard: &str,
        theme: &str,
        name: &str,
        assets: js_sys::Function,
        documents: js_sys::Function,
        windows: js_sys::Function,
    ) -> Instance {
        let preferences = Preferences {
            lang: Lang::from_tag(lang).unwrap_or_default(),
            standard: standard.to_owned(),
            theme: (!theme.is_empty()).then(|| Theme::from_key(theme)),
            name: name.to_owned(),
        };
        let begun = Rc::new(Cell::new(None));
        let handle = {
            let begun = begun.clone();
            mount(parent, move || {
                let session = Session::begin(&preferences);
                session.set_host(move |event| events::dispatch(&host, &event, session));
                session.set_assets(move |name, then| fetch(&assets, name, then));
                session.set_documents(documents);
                session.set_windows(windows);
                begun.set(Some((session, Owner::current())));
                session
            })
        };
        let begun = begun.take();
        let (session, owner) = begun.expect("mounting runs the view once, before it returns");
        Instance {
            session,
            view: RefCell::new(Some((owner.unwrap_or_default(), Box::new(handle)))),
        }
    }

    /// Opens an assessment file. What is fetched later must be here: see [`fetch_later`].
    ///
    /// # Errors
    /// An `Error` with every fault of the file, a line each, in the language of the interface.
    pub fn load(&self, text: &str) -> Result<(), JsError> {
        let opened = crate::ui::open_text(self.session, text);
        opened.map_err(|faults| JsError::new(&faults.join("\n")))
    }

    /// Takes the programme pack of somebody else by the name and the bytes of its file, and says what is wrong with it. They are
    /// none where it could not be had, and the name says why. What is fetched later must be here: see [`fetch_later`].
    pub fn open_programme(&self, name: &str, pack: Vec<u8>) {
        crate::ui::open_programme(self.session, name, pack);
    }

    /// Opens a locked file with its passphrase. Calls back with every fault, a line each, or with nothing.
    pub fn load_locked(&self, text: String, passphrase: String, done: js_sys::Function) {
        let told = move |faults: Vec<String>| {
            drop(done.call1(&JsValue::NULL, &faults.join("\n").into()));
        };
        crate::ui::open_locked_text(self.session, text, passphrase, Box::new(told));
    }

    /// The assessment file as text; of what a newer program wrote, the original.
    pub fn save(&self) -> String {
        self.session.file()
    }

    /// The assessment file, read again before it is handed out. What is fetched later must be here: see [`fetch_later`].
    ///
    /// # Errors
    /// An `Error` where it says something else than what is shown, or could not be opened again.
    pub fn checked(&self) -> Result<String, JsError> {
        let file = crate::ui::checked_file(self.session);
        file.map_err(|why| JsError::new(&why))
    }

    /// The assessment file of what is shown, for a document.
    pub fn shown(&self) -> String {
        self.session.save()
    }

    /// The summary as JSON text.
    pub fn summary(&self) -> String {
        Summary::of(self.session).to_json()
    }

    /// The language of the interface as a BCP 47 tag.
    pub fn lang(&self) -> String {
        self.session.lang.get_untracked().tag().to_owned()
    }

    /// Shows the interface in another language, at once or when the standard has arrived in it.
    pub fn set_lang(&self, tag: &str) {
        if let Some(lang) = Lang::from_tag(tag) {
            self.session.show_in(lang, Box::new(|| {}));
        }
    }

    /// Shows the interface in another theme.
    pub fn set_theme(&self, theme: &str) {
        self.session.theme.set(Theme::from_key(theme));
    }

    /// How many views and memos read an answer again since the element was made: a measure for tests and bug reports.
    pub fn reactions(&self) -> u32 {
        self.session.reactions()
    }

    /// Stores what is not stored yet and takes the view away, with every listener it set.
    pub fn unmount(&self) {
        if let Some((owner, view)) = self.view.take() {
            self.session.store_now();
            drop(view);
            // Listeners of removed elements hold their owner until the garbage is collected; the state goes now.
            owner.cleanup();
        }
    }
}

/// Asks the page for an asset of the build.
fn fetch(assets: &js_sys::Function, name: &str, then: Box<dyn FnOnce(Option<String>)>) {
    let callback = Closure::once_into_js(move |text: JsValue| then(text.as_string()));
    // It answers through the callback, also where it fails.
    drop(assets.call2(&JsValue::NULL, &name.into(), &callback));
}
