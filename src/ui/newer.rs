//! A record that a newer program wrote: shown as far as it is known, and never written. In the later part.

use super::clock;
use super::device::{SaveState, save_now, set_open};
use super::navigate::Page;
use super::role::Role;
use super::session::{HostEvent, Session};
use super::words;
use crate::assessment::{UndoLog, file};
use crate::storage::RecordId;
use leptos::prelude::*;

/// Shows what is known of a record that a newer program wrote. What is not known is left out of sight; the record stays as it is.
pub(super) fn view_newer(session: Session, id: &RecordId) {
    let text = session.device(|device| device.text(id)).unwrap_or_default();
    let (assessment, _) = file::salvage(&text, session.standard(), "", "");
    if assessment.is_blank() {
        let title = words::NOTHING_READABLE.get(session.lang.get_untracked());
        return session.report(title.to_owned(), Vec::new());
    }
    save_now(session);
    set_open(session, None);
    let saved = clock::time_of_day_of(&assessment.changed);
    session.replace(assessment, UndoLog::default());
    session.set_role(Role::Newer(id.clone()));
    session.saved.set(SaveState::Saved(saved));
    session.page.set(Page::Profile);
    session.tell_host(HostEvent::Change);
}
