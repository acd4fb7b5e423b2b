//! What a newer program wrote, a stored record or a file that somebody opened: shown as far as it is known, and never written. In
//! the later part.
//!
//! Why a file is shown and `load()` of the element refuses it: who opens a file wants to see what is in it, and is told that it
//! is not all; a page that calls `load` goes on with what it gets, so it must not take a part for the whole.

use super::clock;
use super::device::{SaveState, save_now, set_open};
use super::navigate::Page;
use super::role::{Original, Role};
use super::session::{HostEvent, Session};
use super::words;
use crate::assessment::{UndoLog, file};
use crate::storage::RecordId;
use leptos::prelude::*;

/// Shows what is known of a record that a newer program wrote. What is not known is left out of sight; the record stays as it is.
pub(super) fn view_newer(session: Session, id: &RecordId) {
    let text = session.device(|device| device.text(id)).unwrap_or_default();
    let shown = view(
        session,
        Original {
            name: format!("{id}.json"),
            text: text.into(),
            stored: true,
        },
    );
    if !shown {
        let title = words::NOTHING_READABLE.get(session.lang.get_untracked());
        session.report(title.to_owned(), Vec::new());
    }
}

/// Shows what is known of a file that a newer program wrote; nothing of it is stored. Gives back whether there is anything.
pub(super) fn view_newer_file(session: Session, name: &str, text: &str) -> bool {
    view(
        session,
        Original {
            name: name.to_owned(),
            text: text.into(),
            stored: false,
        },
    )
}

fn view(session: Session, original: Original) -> bool {
    let (assessment, _) = file::salvage(&original.text, &session.standards(), "", "");
    // What is not known is kept, but it is nothing to be looked at.
    let mut known = assessment.clone();
    known.extra.clear();
    if known.is_blank() {
        return false;
    }
    save_now(session);
    set_open(session, None);
    let saved = clock::time_of_day_of(&assessment.changed);
    session.replace(assessment, UndoLog::default());
    session.set_role(Role::Newer(original));
    session.saved.set(SaveState::Saved(saved));
    session.page.set(Page::Profile);
    session.tell_host(HostEvent::Change);
    true
}
