//! The standards in the languages in which they have arrived: read once a page, and kept as long as it lives.

use super::later;
use super::session::Session;
use crate::assessment::{Assessment, file};
use crate::language::Lang;
use crate::reading::Fault;
use crate::standard::{MadeOn, Standard, Standards};
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// Shared by all elements of the page.
    static EDITIONS: RefCell<Vec<&'static Standard>> = const { RefCell::new(Vec::new()) };
    /// The packs of somebody else, an earlier one of the same id behind, and what stands in the place of those that are not here.
    static OWN: RefCell<Vec<&'static Own>> = const { RefCell::new(Vec::new()) };
}

/// A pack of somebody else, or what stands in its place.
pub(super) struct Own {
    /// Its standard.
    pub standard: &'static Standard,
    /// What assessments on it remember of it.
    pub made_on: MadeOn,
    /// Its text; none where something stands in its place.
    pub pack: Option<String>,
}

/// What is known of a standard that is none of the build.
pub(super) fn own(standard: &Standard) -> Option<&'static Own> {
    find_own(&|own| std::ptr::eq(own.standard, standard))
}

/// The first pack of somebody else, or what stands in its place, that is one of those.
pub(super) fn find_own(is: &dyn Fn(&Own) -> bool) -> Option<&'static Own> {
    OWN.with_borrow(|all| all.iter().copied().find(|own| is(own)))
}

/// Adds a pack of somebody else, which from now on is the one of its id, or what stands in its place.
pub(super) fn add_own(own: &'static Own) {
    OWN.with_borrow_mut(|all| all.insert(0, own));
    if own.pack.is_none() {
        return;
    }
    EDITIONS.with_borrow_mut(|editions| {
        let mut known = editions.iter_mut();
        match known.find(|known| known.id == own.standard.id) {
            Some(known) => *known = own.standard,
            None => editions.push(own.standard),
        }
    });
}

/// The text of the pack that an assessment file is on, by the id and the fingerprint that it names: of a pack of somebody else, or
/// its outline.
pub fn own_pack(id: &str, fingerprint: Option<String>) -> Option<String> {
    let own = find_own(&|own| {
        let same = |fingerprint: &String| own.made_on.fingerprint == *fingerprint;
        own.standard.id.as_str() == id && fingerprint.as_ref().is_none_or(same)
    })?;
    Some(
        own.pack
            .clone()
            .unwrap_or_else(|| own.made_on.outline.to_string()),
    )
}

/// The standard of the first page.
pub(super) fn first() -> Option<&'static Standard> {
    EDITIONS.with_borrow(|editions| editions.first().copied())
}

/// The standard to show an assessment by: that of its id, or what stands in the place of the pack that it was made on.
pub(super) fn standard_of(assessment: &Assessment) -> Option<&'static Standard> {
    resolve(assessment.standard.as_str(), assessment.made_on.as_ref())
}

fn resolve(id: &str, made_on: Option<&MadeOn>) -> Option<&'static Standard> {
    let known = any_edition(id);
    let stand_in = made_on.and_then(|made_on| {
        let present = known.and_then(own);
        if present.is_some_and(|own| own.made_on.fingerprint == made_on.fingerprint) {
            return None;
        }
        let stands_in = |own: &Own| own.pack.is_none() && own.made_on == *made_on;
        let found = find_own(&stands_in).map(|own| own.standard);
        found.or_else(|| (later::here()?.stand_in)(id, made_on))
    });
    stand_in.or(known)
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

    fn made_on(&self, id: &str, made_on: Option<&MadeOn>) -> &Standard {
        resolve(id, made_on).unwrap_or(self.0)
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
