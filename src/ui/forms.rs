//! The application forms: fetched when somebody first wants to fill one in. Shared by all elements of the page.

use super::session::Session;
use crate::programme::form::Form;
use leptos::prelude::*;
use std::cell::Cell;

/// The asset that holds them, both languages in one: whoever reads the page in English hands in a Chinese form.
pub(super) const FILE: &str = "forms.json";

thread_local! {
    static FORMS: Cell<Option<&'static [Form]>> = const { Cell::new(None) };
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// The forms, if they are here, watched.
pub(super) fn forms() -> Option<&'static [Form]> {
    CHANGED.with(Track::track);
    FORMS.get()
}

/// Fetches the forms; `failed` says whether that went wrong.
pub(super) fn fetch(session: Session, failed: RwSignal<bool>) {
    failed.set(false);
    session.fetch_asset(FILE, move |text| {
        let read = text.and_then(|text| Form::read_list(&text).ok());
        failed.try_set(read.is_none());
        if let Some(read) = read {
            FORMS.set(Some(Box::leak(read.into_boxed_slice())));
            CHANGED.with(Notify::notify);
        }
    });
}
