//! Autosave: soon after a change, at once where the page goes, and what is said when it fails.

use super::super::clock;
use super::super::later;
use super::super::role::Role;
use super::super::session::{HostEvent, Session};
use super::super::timer::after;
use super::super::words;
use super::{Device, STEPS_STORED, SaveState, Unfinished, still_open};
use crate::language::Phrase;
use crate::reading::MAX_BYTES;
use crate::storage::{Card, RecordId, StorageError, when_copied};
use leptos::prelude::*;

/// How long after a change the assessment is stored, in milliseconds, whether others follow or not. With the writing, which takes
/// some milliseconds, nothing that is older than half a second is ever lost.
const SAVE_AFTER: u32 = 400;

/// When a saving is finished after the record is stored, in milliseconds: what was typed meanwhile is painted first.
const A_FRAME: u32 = 20;

/// By what a window did not answer, in milliseconds, when a timer comes so late.
const HUNG: f64 = 1000.0;

impl Device {
    /// Keeps the text where the open record lies, or as a new record; the name of a new one says whether it was `parted` from
    /// another one. Gives back whether another window changed the record that was open: then this text is kept apart from it.
    fn keep(&self, text: &str, parted: Option<RecordId>) -> Result<bool, StorageError> {
        let open = self.open();
        if open.as_ref().is_some_and(|open| open.text == text) {
            return Ok(false);
        }
        if text.len() > MAX_BYTES {
            return Err(StorageError::TooLong);
        }
        let mut fresh = RecordId::new(clock::fresh_name());
        let mut original = parted.filter(|_| open.is_none());
        if original.is_some() {
            fresh = fresh.copy();
        }
        let kept = self.archive.keep(text, open.as_ref(), &fresh)?;
        let before = open.map(|open| open.id);
        if before.as_ref() == Some(&kept.record.id) {
            self.turn_to(kept.record);
            return Ok(kept.conflict);
        }
        if kept.conflict {
            original = before;
        }
        if let Some(original) = original {
            self.archive.set_original(&kept.record.id, &original);
        }
        self.set_open(Some(kept.record));
        Ok(kept.conflict)
    }

    /// Puts beside the open record what belongs to it.
    fn put_beside(&self, card: Card, steps: &str) {
        if let Some(open) = &*self.open.borrow() {
            let exported = self.archive.exported(&open.id);
            self.archive.describe(open, card, clock::now(), exported);
            self.archive.set_undo_log(open, steps);
        }
    }
}

/// Has the assessment stored soon: [`SAVE_AFTER`] after the first change that is not stored yet.
pub(in crate::ui) fn save_soon(session: Session) {
    // What is said about storing that failed stays until storing works again.
    let quiet = |state: &SaveState| matches!(state, SaveState::Blank | SaveState::Saved(_));
    if session.saved.with_untracked(quiet) {
        session.saved.set(SaveState::Pending);
    }
    session.device(|device| {
        device.changed.set(true);
        let mut timer = device.timer.borrow_mut();
        if timer.is_some() {
            return;
        }
        let now = js_sys::Date::now();
        *timer = Some(after(SAVE_AFTER, move || {
            if session.is_live() {
                if js_sys::Date::now() - now > HUNG {
                    // Another window may have taken over meanwhile: that is heard first.
                    session.device(|device| device.timer.take());
                    save_soon(session);
                } else {
                    finish(session);
                    save_record(session);
                    let finish = move || {
                        if session.is_live() {
                            finish(session);
                        }
                    };
                    after(A_FRAME, finish).forget();
                }
            }
        }));
    });
}

/// Stores the assessment now if it changed since it was stored, and finishes what was begun.
pub(in crate::ui) fn save_now(session: Session) {
    finish(session);
    save_record(session);
    finish(session);
}

/// Stores what was typed, and leaves the rest of the saving for later: who is typing waits for neither.
fn save_record(session: Session) {
    let changed = session.device(|device| {
        if let Some(timer) = device.timer.take() {
            timer.cancel();
        }
        device.changed.get()
    });
    if !changed {
        return;
    }
    // The page is told what is in the text that is taken now: what is typed later is not.
    session.tell_host(HostEvent::Change);
    if session.device(Device::is_locked) {
        return later::with(session, move |later| (later.seal)(session));
    }
    let text = session.save();
    let before = session.device(Device::open_record);
    let parted = match untrack(|| session.role()) {
        Role::Parted(original) => Some(original),
        _ => None,
    };
    let conflict = match session.device(|device| device.keep(&text, parted)) {
        Ok(conflict) => conflict,
        failed => return told(session, before, failed),
    };
    let total = session.total.get_untracked();
    let unfinished = Unfinished {
        opened: session.device(|device| device.opened.get()),
        before,
        conflict,
        card: session.assessment(|assessment| Card::of(assessment, &total)),
        steps: session.undo_log(|log| log.write(STEPS_STORED)),
    };
    session.device(|device| {
        device.changed.set(false);
        device.unfinished.replace(Some(unfinished));
    });
}

/// Finishes the saving of what is stored.
fn finish(session: Session) {
    let unfinished = session.device(|device| device.unfinished.take());
    let Some(unfinished) = unfinished else { return };
    session.device(|device| {
        if device.opened.get() == unfinished.opened {
            device.put_beside(unfinished.card, &unfinished.steps);
        }
    });
    told(session, unfinished.before, Ok(unfinished.conflict));
}

/// Tells what came of storing: `before` was open, and what was `kept` is, apart from it or in its place.
pub(in crate::ui) fn told(
    session: Session,
    before: Option<RecordId>,
    kept: Result<bool, StorageError>,
) {
    if let Ok(conflict) = kept {
        if session.device(Device::open_record) == before {
            session.tell_windows("say", "changed");
        } else {
            share(session);
        }
        if let Some(before) = before.filter(|_| conflict) {
            session.set_role(Role::Parted(before));
        }
        let page = session.page.get_untracked();
        session.device(|device| device.set_place(&page));
    }
    match kept {
        Ok(_) if session.device(Device::is_in_memory) => {
            show(session, SaveState::MemoryOnly);
            tell_unsaved(session, words::MEMORY_ONLY);
        }
        Ok(_) => say_when_copied(session),
        Err(error) => {
            show(session, SaveState::Failed(error));
            tell_unsaved(session, words::not_saved(error));
        }
    }
}

/// Says that the open record is stored, when it is on the disk. Of several savings the last is spoken of.
fn say_when_copied(session: Session) {
    let is_open = still_open(session);
    when_copied(move || {
        if !is_open() {
            return;
        }
        if !session.device(|device| device.changed.get()) {
            show(session, SaveState::Saved(clock::time_of_day()));
        }
        session.tell_host(HostEvent::Saved);
    });
}

fn show(session: Session, state: SaveState) {
    if session.saved.with_untracked(|known| *known != state) {
        session.saved.set(state);
    }
}

/// Tells the page around the element why nothing was stored.
fn tell_unsaved(session: Session, why: Phrase) {
    let message = why.get(session.lang.get_untracked()).to_owned();
    session.tell_host(HostEvent::Error(message));
}

/// Tells the other windows and elements which record is open here. What only this page remembers is shared with nobody.
pub(super) fn share(session: Session) {
    let open = session.device(Device::open_record);
    let open = open.filter(|_| !session.device(Device::is_in_memory));
    let id = open.map(|id| id.to_string());
    session.tell_windows("open", &id.unwrap_or_default());
}
