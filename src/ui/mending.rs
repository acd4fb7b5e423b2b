//! A damaged record is mended from its copy, where that is whole, and opened; what was found is said. In the later part.

use super::clock;
use super::device::{Device, open_as_it_is};
use super::session::{Notice, Session};
use super::words;
use crate::draft::visible;
use crate::storage::{RecordId, copy_of};
use leptos::prelude::*;

/// Opens a record whose newest writing is damaged: mended from its copy where that is whole, else as it was before that writing.
/// Nothing is opened where something else was meanwhile.
pub(super) fn open_damaged(session: Session, id: RecordId) {
    let state = move || {
        let open = session.device(Device::open_record);
        (session.generation.get_untracked(), open)
    };
    let before = state();
    mend(session, &id.clone(), move |mended| {
        if !session.is_live() || state() != before {
            return;
        }
        let lang = session.lang.get_untracked();
        if let Err(unreadable) = open_as_it_is(session, &id) {
            let lines = words::unreadable(lang, &unreadable);
            // The list finds out anew what is there.
            session.generation.update(|generation| *generation += 1);
            return session.report(words::UNREADABLE.get(lang).to_owned(), lines);
        }
        if mended {
            return say_mended(session, &id);
        }
        if session.device(|device| device.archive().damaged(&id).is_none()) {
            return;
        }
        let stored = session.device(|device| device.card(&id));
        let stored = stored.map(|card| clock::time_of_day_of(&card.saved));
        let when = session.assessment(|open| clock::time_of_day_of(&open.changed));
        let when = stored.unwrap_or(when);
        session.notice.set(Some(Notice {
            title: words::fill(words::OPENED_OLDER, lang, &[&when]),
            lines: vec![words::DAMAGE_KEPT.get(lang).to_owned()],
        }));
    });
}

/// Mends a record whose newest writing is damaged out of its copy, and tells whether it is whole now.
pub(super) fn mend(session: Session, id: &RecordId, then: impl FnOnce(bool) + 'static) {
    let damaged = session.device(|device| device.archive().damaged(id));
    let Some(key) = damaged else {
        return then(false);
    };
    let id = id.clone();
    copy_of(&key, move |copy| {
        if !session.is_live() {
            return;
        }
        // Where there is no room for it, the copy stays where it is.
        if let Some(copy) = copy {
            let _ = session.device(|device| device.archive().mend(&id, &copy));
        }
        // Somebody else may have mended it.
        then(session.device(|device| device.archive().damaged(&id).is_none()));
    });
}

/// Says that a record was mended, and where the damaged text is.
pub(super) fn say_mended(session: Session, id: &RecordId) {
    let lang = session.lang.get_untracked();
    // Of the writing before, perhaps; it is called the same.
    let card = session.device(|device| device.card(id)).unwrap_or_default();
    let name = match (card.title.trim(), card.name.trim()) {
        ("", "") => words::UNNAMED.get(lang).to_owned(),
        ("", name) | (name, _) => visible(name).into_owned(),
    };
    session.notice.set(Some(Notice {
        title: words::fill(words::MENDED, lang, &[&name]),
        lines: vec![words::DAMAGE_KEPT.get(lang).to_owned()],
    }));
}
