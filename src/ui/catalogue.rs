//! The standards that a new assessment can be begun on. In the later part.

use super::device::{begin, open_here, still_open};
use super::editions::{any_edition, edition, fetch};
use super::session::Session;
use super::words;
use crate::language::Lang;
use crate::reading::{Reader, document};
use crate::standard::{Standard, list, name};
use crate::storage::Record;
use leptos::prelude::*;

/// A standard, as far as it is known without its pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offered {
    /// Its id.
    pub id: String,
    /// Its short title, in the language of the interface.
    pub short: String,
    /// All its points.
    pub points: u32,
    /// The standards to which an assessment on it can be carried over.
    pub carries_to: Vec<String>,
}

impl Offered {
    /// A standard that is here.
    pub(super) fn of(standard: &Standard, lang: Lang) -> Offered {
        Offered {
            id: standard.id.to_string(),
            short: standard.short.get(lang).to_owned(),
            points: standard.points().0,
            carries_to: Vec::new(),
        }
    }
}

/// Fetches the list of the standards of the build, in the language of the interface.
pub(super) fn fetch_offered(session: Session, offered: RwSignal<Vec<Offered>>) {
    // Without it a new assessment begins on the standard that is here.
    self::offered(session, move |list| drop(offered.try_set(list)));
}

/// Gives the list to `then`, an empty one where it cannot be had.
pub(super) fn offered(session: Session, then: impl FnOnce(Vec<Offered>) + 'static) {
    let name = format!("standards.{}.json", session.lang.get_untracked().key());
    session.fetch_asset(&name, move |text| {
        let list = text.and_then(|text| document(&text, &|root| root.list(&one)).ok());
        if session.is_live() {
            then(list.unwrap_or_default());
        }
    });
}

fn one(reader: &Reader<'_>) -> Option<Offered> {
    let object = reader.object()?;
    Some(Offered {
        id: name(&object, "id"),
        short: name(&object, "short"),
        points: object.required("points")?.integer(0, u32::MAX)?,
        carries_to: list(&object, "carriesTo", &|id| id.filled().map(str::to_owned)),
    })
}

/// Begins a new assessment on a standard by its id, which is fetched if it is not here, unless something else is opened meanwhile.
pub(super) fn begin_on(session: Session, id: &str) {
    let name = id.to_owned();
    let is_open = still_open(session);
    let then = move || {
        if !is_open() {
            return;
        }
        match any_edition(&name) {
            Some(standard) => begin(session, standard),
            None => {
                let lang = session.lang.get_untracked();
                session.report(words::STANDARD_MISSING.get(lang).to_owned(), Vec::new());
            }
        }
    };
    let here = edition(id, session.lang.get_untracked()).is_some();
    let wanted = (!here).then(|| id.to_owned());
    fetch(session, wanted.into_iter().collect(), Box::new(then));
}

/// Opens a record whose standard is fetched first, unless something else is opened meanwhile.
pub(super) fn open_on(session: Session, record: Record) {
    let is_open = still_open(session);
    let wanted = super::editions::missing(session, &record.text);
    let open = move || {
        if !is_open() {
            return;
        }
        if let Err(why) = open_here(session, record) {
            let lang = session.lang.get_untracked();
            let title = words::STANDARD_MISSING.get(lang).to_owned();
            session.report(title, words::unreadable(lang, &why));
        }
    };
    fetch(session, wanted, Box::new(open));
}
