//! The standards in the languages in which they have arrived: read once a page, and kept as long as it lives.

use super::later;
use super::session::Session;
use crate::assessment::file;
use crate::language::Lang;
use crate::reading::{Fault, Value};
use crate::standard::{Standard, Standards};
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// Shared by all elements of the page.
    static EDITIONS: RefCell<Vec<&'static Standard>> = const { RefCell::new(Vec::new()) };
}

/// Puts a standard in the place of another one of its id.
pub(super) fn put(standard: &'static Standard) {
    EDITIONS.with_borrow_mut(|editions| {
        let mut known = editions.iter_mut();
        match known.find(|known| known.id == standard.id) {
            Some(known) => *known = standard,
            None => editions.push(standard),
        }
    });
}

/// Takes a standard away, by its id. What was made on it goes on with it as long as it is open.
pub(super) fn take_away(id: &str) {
    EDITIONS.with_borrow_mut(|editions| editions.retain(|known| known.id.as_str() != id));
}

/// The standard of the first page.
pub(super) fn first() -> Option<&'static Standard> {
    EDITIONS.with_borrow(|editions| editions.first().copied())
}

/// What stands in the place of the pack that an assessment was made on, where that is another one now or gone. The later part knows.
pub(super) fn stand_in(id: &str, made_on: Option<&Value>) -> Option<&'static Standard> {
    made_on.and_then(|made_on| (later::here()?.stand_in)(id, made_on))
}

/// A standard in a language, if it has arrived. A pack that has both languages serves for both.
pub(super) fn edition(id: &str, lang: Lang) -> Option<&'static Standard> {
    find(id, |edition| {
        edition.language.is_none_or(|only| only == lang)
    })
}

/// A standard in whatever language it is here, for what is the same in all: ids, points, scale.
pub(super) fn any_edition(id: &str) -> Option<&'static Standard> {
    find(id, |_| true)
}

fn find(id: &str, fits: impl Fn(&Standard) -> bool) -> Option<&'static Standard> {
    EDITIONS.with_borrow(|editions| {
        let mut editions = editions.iter().copied();
        editions.find(|edition| edition.id.as_str() == id && fits(edition))
    })
}

/// Reads an edition of a standard and keeps it, unless it is there already.
///
/// # Errors
/// All faults of the pack.
pub fn keep(pack: &str) -> Result<(), Vec<Fault>> {
    let read = Standard::read(pack)?;
    if find(read.id.as_str(), |edition| {
        edition.language == read.language
    })
    .is_none()
    {
        EDITIONS.with_borrow_mut(|editions| editions.push(Box::leak(Box::new(read))));
    }
    Ok(())
}

/// All standards that are here; the one of the open assessment for files that name none of them.
pub(super) struct Here(pub &'static Standard);

impl Standards for Here {
    fn named(&self, id: &str) -> &Standard {
        any_edition(id).unwrap_or(self.0)
    }

    fn made_on(&self, id: &str, made_on: Option<&Value>) -> &Standard {
        stand_in(id, made_on).unwrap_or_else(|| self.named(id))
    }
}

/// The standards that a text names and that are not here in the language of the interface.
pub(super) fn missing(session: Session, text: &str) -> Vec<String> {
    let lang = session.lang.get_untracked();
    let named = file::standards_named(text).into_iter();
    let missing = named.filter(|id| edition(id, lang).is_none());
    missing.map(str::to_owned).collect()
}

/// Has standards fetched by their ids, then goes on: also where one of them cannot be had, which is found out by what needs it.
pub(super) fn fetch(session: Session, mut ids: Vec<String>, then: Box<dyn FnOnce()>) {
    let Some(id) = ids.pop().filter(|_| session.is_live()) else {
        return then();
    };
    let name = format!("{id}.{}.json", session.lang.get_untracked().key());
    session.fetch_asset(&name, move |pack| {
        // A pack with faults is none.
        let _ = pack.map(|pack| keep(&pack));
        fetch(session, ids, then);
    });
}

/// Has the standards fetched that a text names, then goes on: at once where they are here.
pub(super) fn with_standards(session: Session, text: &str, then: impl FnOnce() + 'static) {
    fetch(session, missing(session, text), Box::new(then));
}
