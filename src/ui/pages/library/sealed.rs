//! Naming and copying a locked assessment in its place in the list, with its passphrase where it is not unlocked.

use super::super::super::build::{El, around, button, div};
use super::super::super::device::Device;
use super::super::super::library::Trouble;
use super::super::super::lock::{Naming, Refusal, duplicate_locked, held, name_locked};
use super::super::super::words;
use super::super::hint;
use super::super::lock::form::{Field, form, running};
use super::{Library, focus_on, row};
use crate::storage::RecordId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// The part of the page that the list stands in.
type Section = StoredValue<Option<Element>, LocalStorage>;

/// The part of the page, where it is there still.
fn element(section: Section) -> Option<Element> {
    section.try_get_value().flatten()
}

/// What a locked assessment is called: what everybody may read; where it is open and written here, its own title and label as well.
pub(super) fn naming_sealed(
    library: Library,
    id: &RecordId,
    public: String,
    section: Section,
    close: impl Fn() + Clone + 'static,
) -> El {
    let (session, lang) = (library.session, library.lang);
    let is_open = session.device(Device::open_record).as_ref() == Some(id);
    let writes = is_open && !untrack(|| session.is_read_only());
    let unlocked = held(id).is_some();
    let mut fields = vec![Field::Title(public)];
    if writes {
        let (title, label) = session.assessment(|a| (a.title.clone(), a.label.clone()));
        fields.push(Field::Name(words::OWN_TITLE, title));
        fields.push(Field::Name(words::OWN_LABEL, label));
    } else if !unlocked {
        fields.push(Field::Present(words::PASSPHRASE));
    }
    let why = match (writes, unlocked) {
        (true, _) => None,
        (_, true) => Some(words::NAME_SEALED),
        (_, false) => Some(words::NAME_BOUND),
    };
    let named = id.clone();
    let name_it = move |entered: Vec<String>| {
        let id = named.clone();
        running(async move {
            let mut entered = entered.into_iter();
            let public = entered.next().unwrap_or_default();
            let rest: Vec<String> = entered.collect();
            let own = <[String; 2]>::try_from(rest.clone()).ok();
            let passphrase = rest.first().filter(|_| own.is_none());
            let naming = Naming { public, own };
            let done = name_locked(session, &id, naming, passphrase.map(String::as_str)).await;
            finish(
                library,
                &id,
                element(section),
                done,
                unlocked,
                String::new(),
            )
        })
    };
    let leave = leave(words::CANCEL.get(lang), ".ea-rename", close.clone());
    let form = form(
        &format!("name-{id}"),
        fields,
        words::KEEP,
        false,
        Some(leave),
        Box::new(name_it),
    );
    around_form(
        why.map(|why| hint(why.get(lang))),
        form,
        ".ea-rename",
        close,
    )
}

/// Asks for the passphrase of a locked assessment that is to be copied.
pub(super) fn copying(
    library: Library,
    id: &RecordId,
    name: &str,
    section: Section,
    close: impl Fn() + Clone + 'static,
) -> El {
    let (session, lang) = (library.session, library.lang);
    let said = words::fill(words::DUPLICATED, lang, &[name]);
    let copied = id.clone();
    let copy_it = move |entered: Vec<String>| {
        let (id, said) = (copied.clone(), said.clone());
        running(async move {
            let passphrase = entered.into_iter().next().unwrap_or_default();
            let done = duplicate_locked(session, &id, Some(&passphrase)).await;
            finish(library, &id, element(section), done.map(drop), false, said)
        })
    };
    let leave = leave(words::CANCEL.get(lang), ".ea-duplicate", close.clone());
    let form = form(
        &format!("copy-{id}"),
        vec![Field::Present(words::PASSPHRASE)],
        words::DUPLICATE,
        false,
        Some(leave),
        Box::new(copy_it),
    );
    let why = hint(words::COPY_SEALED.get(lang));
    around_form(Some(why), form, ".ea-duplicate", close)
}

/// A button that copies a locked assessment which is unlocked in this page.
pub(super) fn duplicate_held(library: Library, id: &RecordId, name: &str) -> El {
    let said = words::fill(words::DUPLICATED, library.lang, &[name]);
    let id = id.clone();
    let busy = Rc::new(Cell::new(false));
    let copy = button("ea-button ea-duplicate", move |event| {
        if busy.replace(true) {
            return;
        }
        let section = around::<Element>(&event, ".ea-section");
        let (id, said, busy) = (id.clone(), said.clone(), busy.clone());
        spawn_local(async move {
            let done = duplicate_locked(library.session, &id, None).await;
            busy.set(false);
            if let Err(lines) = finish(library, &id, section, done.map(drop), true, said) {
                let title = words::NOT_DUPLICATED.get(library.lang).to_owned();
                library.session.report(title, lines);
            }
        });
    });
    copy.text(words::DUPLICATE.get(library.lang))
}

/// Says what was done and shows the list anew. What was not done is said in the form; where the lock that was held here does not fit
/// any more, the list asks for the passphrase from now on.
fn finish(
    library: Library,
    id: &RecordId,
    section: Option<Element>,
    done: Result<(), Refusal>,
    unlocked: bool,
    said: String,
) -> Result<(), Vec<String>> {
    if !library.session.is_live() {
        return Ok(());
    }
    let shown = match done {
        Ok(()) => Ok(said),
        Err(Refusal::Wrong) if unlocked => Err(Trouble::Locked),
        Err(refusal) => return Err(words::refused(library.lang, &refusal)),
    };
    library.act(shown);
    focus_on(section, Some(row::selector(id)));
    Ok(())
}

fn leave(word: &str, back: &'static str, close: impl Fn() + 'static) -> El {
    let leave = button("ea-button ea-cancel", move |event| {
        cancel(&event, back, &close)
    });
    leave.text(word)
}

/// Escape leaves all as it was.
fn around_form(why: Option<El>, form: El, back: &'static str, close: impl Fn() + 'static) -> El {
    let on_key = move |event: Event| {
        let key = event.dyn_ref::<KeyboardEvent>();
        if key.is_some_and(|key| key.key() == "Escape" && !key.is_composing()) {
            cancel(&event, back, &close);
        }
    };
    div("div", "ea-sharing")
        .on("keydown", on_key)
        .child(why)
        .child(form)
}

fn cancel(event: &Event, back: &'static str, close: &impl Fn()) {
    let row = around(event, "li");
    close();
    focus_on(row, Some(back.to_owned()));
}
