//! Several windows or elements with one record: following the one that writes, taking over, parting. In the later part.

use super::clock;
use super::device::{Device, SaveState, read_stored, save_now};
use super::library::name_open;
use super::lock;
use super::newer::view_newer;
use super::role::{Heard, Role};
use super::session::{HostEvent, Session};
use crate::assessment::locked::is_locked;
use crate::assessment::{Assessment, UndoLog};
use crate::storage::Record;
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Does what follows from what another window said.
pub(super) fn hear(session: Session, heard: Heard, event: &Event) {
    match heard {
        Heard::Theirs | Heard::Taken if session.device(Device::is_changed) => {
            if session.device(Device::is_locked) {
                let event = event.clone();
                return settle(session, move || hear(session, heard, &event));
            }
            part(session);
        }
        Heard::Theirs | Heard::Taken => {
            session.set_role(Role::Follows {
                taken: heard == Heard::Taken,
            });
            read_again(session, false);
        }
        Heard::Changed => read_again(session, false),
        Heard::Mine => {
            session.set_role(Role::Writes);
            read_again(session, true);
        }
        Heard::Wanted if session.device(Device::is_changed) => {
            save_now(session);
            if session.device(Device::is_locked) {
                return settle(session, move || hand_over(session));
            }
            hand_over(session);
        }
        Heard::Wanted => hand_over(session),
        Heard::Named => take_names(session, event),
        Heard::Locked => lock::lock_now(session, false),
    }
}

/// Takes the title and the label that another window gives, and answers when they are stored. What is only shown here, because
/// its pack is another one now, takes none: the other window says then that it could not be done.
fn take_names(session: Session, event: &Event) {
    // What a window of the same origin sends; whatever else it may be is no name.
    let detail = Reflect::get(event, &"detail".into()).unwrap_or_default();
    let [title, label] = [0, 1].map(|index| {
        let name = Reflect::get(&detail, &JsValue::from(index)).unwrap_or_default();
        name.as_string()
    });
    if let Some(public) = title.clone().filter(|_| label.is_none()) {
        // What everybody may read of a locked one.
        return lock::take_name(session, public, move || {
            session.tell_windows("say", "named")
        });
    }
    if let Some((title, label)) = title.zip(label)
        && !untrack(|| session.is_read_only())
    {
        name_open(session, &title, &label);
        save_now(session);
        if !session.device(Device::is_changed) {
            session.tell_windows("say", "named");
        }
    }
}

/// Goes on when what is locked is stored, or could not be. Where somebody else changed it meanwhile, a copy was parted from it.
fn settle(session: Session, then: impl FnOnce() + 'static) {
    save_now(session);
    spawn_local(async move {
        lock::settled().await;
        let parted = || matches!(untrack(|| session.role()), Role::Parted(_));
        if session.is_live() && !session.device(Device::is_changed) && !parted() {
            then();
        }
    });
}

/// Lets the other window have the record. Where something of it could not be stored, it is not answered.
fn hand_over(session: Session) {
    let open = session.device(Device::open);
    let Some(open) = open.filter(|_| !session.device(Device::is_changed)) else {
        return;
    };
    session.set_role(Role::Follows { taken: true });
    session.follow(session.assessment(Clone::clone), UndoLog::default());
    session.tell_windows("yield", &open.slot());
}

/// Goes on apart from the record: what is not stored yet cannot be stored there any more.
fn part(session: Session) {
    if let Some(open) = session.device(Device::open) {
        if lock::open_elsewhere_locked(session, &open.id) {
            return lock::shut(session);
        }
        session.device(Device::leave);
        session.set_role(Role::Parted(open.id));
        save_now(session);
    }
}

/// Shows what is stored now. Who writes it takes the steps that led to it as well.
fn read_again(session: Session, with_steps: bool) {
    let Some(open) = session.device(Device::open) else {
        return;
    };
    let stored = session.device(|device| device.archive().read(&open.id));
    if let Ok(Some(stored)) = stored
        && is_locked(&stored.text)
    {
        return lock::follow(session, stored, move |record, assessment, log| {
            let log = if with_steps { log } else { UndoLog::default() };
            show(session, record, assessment, log);
        });
    }
    let read = read_stored(session, &open.id);
    let (record, assessment) = match read {
        Ok(Some(read)) => read,
        Err(unreadable) if unreadable.is_newer() => return view_newer(session, &open.id),
        // What is gone or damaged is left as it was shown: the one that writes it knows more.
        Ok(None) | Err(_) => return,
    };
    let log = if with_steps {
        session.device(|device| device.undo_log(&record))
    } else {
        UndoLog::default()
    };
    show(session, record, assessment, log);
}

fn show(session: Session, record: Record, assessment: Assessment, log: UndoLog) {
    let saved = clock::time_of_day_of(&assessment.changed);
    session.device(|device| device.turn_to(record));
    session.follow(assessment, log);
    session.saved.set(SaveState::Saved(saved));
    session.tell_host(HostEvent::Change);
}
