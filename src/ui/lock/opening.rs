//! Opening what is locked, and locking it again.

use super::super::clock;
use super::super::device::{Asked, Device, SaveState, save_now, set_open, show_stored};
use super::super::editions::with_standards;
use super::super::history::{forget_watched, note_file, seal_history};
use super::super::navigate::Page;
use super::super::role::Role;
use super::super::session::{HostEvent, Session, blank};
use super::super::words;
use super::keys::{Lock, Refusal, forget, held, hold, steps_of};
use super::saving::{set_card, settled};
use crate::assessment::locked::{Locked, is_locked};
use crate::assessment::{Assessment, UndoLog, file};
use crate::storage::{Record, RecordId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Opens a locked record: where it is unlocked in this page at once, else its passphrase is asked for.
pub(in crate::ui) fn open(session: Session, id: RecordId) {
    session.device(|device| device.archive().close(&id));
    let Some(lock) = held(&id) else {
        return ask(session, Asked::Record(id));
    };
    spawn_local(async move {
        let opened = open_held(session, &id, lock).await;
        if opened.is_err() && session.is_live() {
            ask(session, Asked::Record(id));
        }
    });
}

/// Asks for the passphrase of a file.
pub(in crate::ui) fn ask_for_file(session: Session, name: &str, locked: Locked) {
    ask(session, Asked::File(name.to_owned(), locked));
}

fn ask(session: Session, asked: Asked) {
    session.device(|device| device.ask_for(Some(asked)));
    session.page.set(Page::Lock);
    session.arrivals.update(|arrivals| *arrivals += 1);
}

/// What stands in the place of a locked record, its assessment and the steps that led to it.
async fn read(
    session: Session,
    id: &RecordId,
    passphrase: Result<&str, Rc<Lock>>,
) -> Result<(Record, Assessment, UndoLog, Rc<Lock>), Refusal> {
    // What is being sealed is the present.
    settled().await;
    if !session.is_live() {
        return Err(Refusal::Gone);
    }
    let record = session.device(|device| device.archive().read(id));
    let record = record.map_err(Refusal::Unreadable)?.ok_or(Refusal::Gone)?;
    let locked = Locked::read(&record.text)?;
    let (lock, text) = match passphrase {
        Ok(passphrase) => {
            let (lock, text) = Lock::of(&locked, passphrase).await?;
            (Rc::new(lock), text)
        }
        Err(lock) => {
            let text = lock.open(&locked).await?;
            // Another window may have given it another one.
            lock.set_title(&locked.title);
            (lock, text)
        }
    };
    standards_here(session, &text).await?;
    let assessment = file::read(&text, &session.standards())?;
    let steps = session.device(|device| device.archive().undo_log(&record));
    let steps = match steps {
        Some(steps) => lock.open_note(&steps_of(id), &steps).await,
        None => None,
    };
    let log = steps.and_then(|steps| UndoLog::read(&steps));
    if !session.is_live() {
        return Err(Refusal::Gone);
    }
    Ok((record, assessment, log.unwrap_or_default(), lock))
}

async fn open_held(session: Session, id: &RecordId, lock: Rc<Lock>) -> Result<(), Refusal> {
    let (record, assessment, log, _) = read(session, id, Err(lock)).await?;
    save_now(session);
    show_stored(session, record, assessment, log);
    Ok(())
}

/// Opens what was asked for with its passphrase.
///
/// # Errors
/// Why it stays closed; all is as before.
pub(in crate::ui) async fn unlock(
    session: Session,
    asked: Asked,
    passphrase: &str,
) -> Result<(), Refusal> {
    match asked {
        Asked::Record(id) => {
            let (record, assessment, log, lock) = read(session, &id, Ok(passphrase)).await?;
            hold(&id, lock.clone());
            save_now(session);
            show_stored(session, record, assessment, log);
            session.arrivals.update(|arrivals| *arrivals += 1);
            // What was left open when locking broke off.
            seal_history(&id, None, Some(&lock), false).await;
            Ok(())
        }
        Asked::File(_, locked) => {
            open_file(session, &locked, passphrase).await?;
            session.page.set(Page::Scoreboard);
            session.arrivals.update(|arrivals| *arrivals += 1);
            Ok(())
        }
    }
}

/// Opens a locked file and stores it, locked, beside the others. One that is stored already, letter for letter, is opened where it
/// lies.
async fn open_file(session: Session, locked: &Locked, passphrase: &str) -> Result<(), Refusal> {
    let (lock, text) = Lock::of(locked, passphrase).await?;
    settled().await;
    standards_here(session, &text).await?;
    let assessment = file::read(&text, &session.standards())?;
    save_now(session);
    let lock = Rc::new(lock);
    let sealed = locked.write();
    let record = session.device(|device| {
        let archive = device.archive();
        let mut stored = archive.records().into_iter();
        if let Some(same) = stored.find(|stored| stored.text == sealed) {
            return Ok(same);
        }
        let fresh = RecordId::new(clock::fresh_name());
        let record = archive.keep(&sealed, None, &fresh)?.record;
        set_card(archive, &record)?;
        Ok::<_, Refusal>(record)
    })?;
    hold(&record.id, lock);
    show_stored(session, record, assessment, UndoLog::default());
    note_file(session);
    session.notice.set(None);
    Ok(())
}

/// Opens a locked file by its text, for the page around the element.
///
/// # Errors
/// What is wrong, a line each in the language of the interface.
pub(in crate::ui) async fn load(
    session: Session,
    text: &str,
    passphrase: &str,
) -> Result<(), Vec<String>> {
    let opened = match Locked::read(text) {
        Ok(locked) => open_file(session, &locked, passphrase).await,
        Err(faults) => Err(Refusal::Faults(faults)),
    };
    if !session.is_live() {
        return Err(Vec::new());
    }
    let lang = session.lang.get_untracked();
    opened.map_err(|refusal| words::refused(lang, &refusal))
}

/// Shows what another window stored of the locked assessment that is open here; where it was locked anew, asks.
pub(in crate::ui) fn follow(
    session: Session,
    record: Record,
    shown: impl FnOnce(Record, Assessment, UndoLog) + 'static,
) {
    let Some(lock) = held(&record.id) else {
        return shut(session);
    };
    spawn_local(async move {
        let read = read(session, &record.id, Err(lock)).await;
        if !session.is_live() || session.device(Device::open_record).as_ref() != Some(&record.id) {
            return;
        }
        match read {
            Ok((record, assessment, log, _)) => shown(record, assessment, log),
            // The passphrase was changed.
            Err(Refusal::Wrong) => shut(session),
            Err(_) => {}
        }
    });
}

/// Stores what is not stored yet, forgets the key and closes the assessment, in this window and, if `tell`, in all others that
/// have it. Where it cannot be stored, it stays open, and that was said.
pub(in crate::ui) fn lock_now(session: Session, tell: bool) {
    if !session.device(Device::is_locked) {
        return;
    }
    save_now(session);
    spawn_local(async move {
        settled().await;
        let stays = |device: &Device| device.is_changed() || !device.is_locked();
        if !session.is_live() || session.device(stays) {
            return;
        }
        if tell {
            session.tell_windows("say", "locked");
        }
        shut(session);
    });
}

/// Closes what is open and asks for its passphrase.
pub(in crate::ui) fn shut(session: Session) {
    let Some(id) = session.device(Device::open_record) else {
        return;
    };
    forget(&id);
    forget_watched(&id);
    session.device(Device::set_stored);
    set_open(session, None);
    session.set_role(Role::Writes);
    session.replace(blank(session.standard()), UndoLog::default());
    session.saved.set(SaveState::Blank);
    session.reminder.set(None);
    session.notice.set(None);
    session.device(|device| device.set_last(&id));
    ask(session, Asked::Record(id));
    session.tell_host(HostEvent::Change);
}

/// Whether the open assessment can be locked, or its lock changed, here: it is stored, and written in this window.
pub(super) fn is_ours(session: Session, record: &Record) -> bool {
    let role = untrack(|| session.role());
    matches!(role, Role::Writes | Role::Parted(_))
        && session.device(Device::open).is_some_and(|open| {
            open.id == record.id && is_locked(&open.text) == is_locked(&record.text)
        })
}

/// Has the standards fetched that a text names; some may not be had.
///
/// # Errors
/// [`Refusal::Gone`] where the element was taken away meanwhile: nothing may be asked of its session any more.
pub(super) async fn standards_here(session: Session, text: &str) -> Result<(), Refusal> {
    let here = || match session.is_live() {
        true => Ok(()),
        false => Err(Refusal::Gone),
    };
    here()?;
    let fetched = js_sys::Promise::new(&mut |resolve, _| {
        with_standards(session, text, move || drop(resolve.call0(&JsValue::NULL)));
    });
    // It is never rejected.
    drop(JsFuture::from(fetched).await);
    here()
}
