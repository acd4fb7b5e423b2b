//! Opening what is stored on this device, what comes from outside, and something new.

use super::super::clock;
use super::super::editions::missing;
use super::super::later;
use super::super::navigate::Page;
use super::super::role::Role;
use super::super::session::{HostEvent, Session, blank};
use super::super::timer::after;
use super::saving::{save_now, share};
use super::{Device, SaveState};
use crate::assessment::locked::is_locked;
use crate::assessment::{Assessment, UndoLog, file};
use crate::reading::{Fault, Problem};
use crate::standard::Standard;
use crate::storage::{Broken, Record, RecordId, Unreadable};
use leptos::prelude::*;

/// Opens a record, or nothing yet, to be written here unless another window or element writes it already: then that is heard
/// a moment later.
pub(in crate::ui) fn set_open(session: Session, record: Option<Record>) {
    session.device(|device| {
        if device.is_locked() {
            // Who seals it has it, and all that is needed for it.
            device.changed.set(false);
        }
        device.ask_for(None);
        device.set_open(record);
    });
    session.set_role(Role::Writes);
    share(session);
}

/// Continues the assessment that this element had open last, at the page where one left off.
pub(in crate::ui) fn continue_last(session: Session) {
    let last = session.device(|device| device.archive.current(&device.element));
    let Some(id) = last else { return };
    let record = session.device(|device| device.archive.read(&id));
    if matches!(record, Ok(Some(record)) if is_locked(&record.text)) {
        return later::with(session, move |_| {
            // Unless something was begun meanwhile.
            if session.page.with_untracked(|page| *page == Page::Start) {
                drop(open_stored(session, &id));
            }
        });
    }
    // A record that cannot be read is reported on the start page, in the list of stored assessments.
    drop(open_stored(session, &id));
}

/// What stands in the place of a record now.
///
/// # Errors
/// Why it cannot be read; it stays as it is.
pub(in crate::ui) fn read_stored(
    session: Session,
    id: &RecordId,
) -> Result<Option<(Record, Assessment)>, Unreadable> {
    let Some(record) = session.device(|device| device.archive.read(id))? else {
        return Ok(None);
    };
    let assessment = file::read(&record.text, &session.standards()).map_err(Unreadable::Faults)?;
    Ok(Some((record, assessment)))
}

/// Opens a stored assessment at the page where one left off. Where what was written last is damaged, that is a moment later:
/// there may be a whole copy of it. A locked one is opened later, by its passphrase where that is not known.
///
/// # Errors
/// Why the record cannot be read; it stays as it is.
pub(in crate::ui) fn open_stored(session: Session, id: &RecordId) -> Result<(), Unreadable> {
    let read = session.device(|device| device.archive.read(id));
    let damaged = match &read {
        Ok(Some(record)) => {
            let newest = session.device(|device| device.archive.newest(id));
            newest != Some(record.revision)
        }
        Err(unreadable) => matches!(unreadable, Unreadable::Broken(Broken::Damaged)),
        Ok(None) => false,
    };
    if damaged {
        let id = id.clone();
        later::with(session, move |later| (later.open_damaged)(session, id));
        return Ok(());
    }
    open_read(session, id, read)
}

/// Opens the newest whole writing of a stored assessment.
///
/// # Errors
/// Why the record cannot be read; it stays as it is.
pub(in crate::ui) fn open_as_it_is(session: Session, id: &RecordId) -> Result<(), Unreadable> {
    let read = session.device(|device| device.archive.read(id));
    open_read(session, id, read)
}

fn open_read(
    session: Session,
    id: &RecordId,
    read: Result<Option<Record>, Unreadable>,
) -> Result<(), Unreadable> {
    let forget_card = || session.device(|device| device.archive.forget_card(id));
    // The list finds out anew what is there.
    let Some(record) = read.inspect_err(|_| forget_card())? else {
        return Ok(());
    };
    if is_locked(&record.text) {
        later::with(session, move |later| {
            (later.open_locked)(session, record.id)
        });
        return Ok(());
    }
    // What another pack than the present one is shown by is in the later part.
    let on_own = || record.text.contains("\"fingerprint\"") && later::here().is_none();
    if missing(session, &record.text).is_empty() && !on_own() {
        return open_here(session, record);
    }
    later::with(session, move |later| (later.open_on)(session, record));
    Ok(())
}

/// Opens a record whose standard is here.
///
/// # Errors
/// Why it cannot be read; it stays as it is.
pub(in crate::ui) fn open_here(session: Session, record: Record) -> Result<(), Unreadable> {
    let assessment = file::read(&record.text, &session.standards());
    if assessment.as_ref().is_err_and(|faults| is_misfit(faults)) {
        later::with(session, move |later| (later.open_misfit)(session, record));
        return Ok(());
    }
    let assessment = assessment.map_err(|faults| {
        session.device(|device| device.archive.forget_card(&record.id));
        Unreadable::Faults(faults)
    })?;
    save_now(session);
    let log = session.device(|device| device.undo_log(&record));
    show_stored(session, record, assessment, log);
    Ok(())
}

/// Whether nothing is wrong but values that are none of the allowed ones, such as ids of another edition of the standard.
pub(in crate::ui) fn is_misfit(faults: &[Fault]) -> bool {
    faults
        .iter()
        .all(|fault| matches!(fault.problem, Problem::NotAllowed { .. }))
}

/// Goes back to the page where one left off, if the assessment is the open one and this is where it is written.
pub(in crate::ui) fn goes_on(session: Session, id: &RecordId) -> bool {
    let is_open = session.device(Device::open_record).as_ref() == Some(id);
    let goes_on = is_open && matches!(untrack(|| session.role()), Role::Writes);
    if goes_on {
        go_to_place(session, session.device(|device| device.archive.place(id)));
    }
    goes_on
}

fn go_to_place(session: Session, place: Option<String>) {
    let page =
        place.and_then(|key| Page::from_key(&key, session.standard(), session.all_programmes()));
    session.page.set(page.unwrap_or(Page::Profile));
}

/// Shows a stored assessment at the page where one left off.
pub(in crate::ui) fn show_stored(
    session: Session,
    record: Record,
    assessment: Assessment,
    log: UndoLog,
) {
    let place = session.device(|device| device.archive.place(&record.id));
    set_open(session, Some(record));
    let saved = clock::time_of_day_of(&assessment.changed);
    session.replace(assessment, log);
    go_to_place(session, place);
    session.saved.set(if session.device(Device::is_in_memory) {
        SaveState::MemoryOnly
    } else {
        SaveState::Saved(saved)
    });
    session.tell_host(HostEvent::Change);
}

/// Shows an assessment that came from outside, and stores it beside the others in the next task. One that is stored already is opened
/// where it lies.
pub(in crate::ui) fn open_as_new(session: Session, assessment: Assessment) {
    let same = stored_alike(session, &assessment);
    open_beside(session, assessment, same);
}

/// The record in which an assessment is stored already, letter for letter; what is open now is stored before.
pub(in crate::ui) fn stored_alike(session: Session, assessment: &Assessment) -> Option<Record> {
    save_now(session);
    session.device(|device| {
        let text = || file::write(assessment);
        device.archive.find(assessment, text)
    })
}

/// The same as [`open_as_new`], when it is known whether it is stored already.
pub(in crate::ui) fn open_beside(session: Session, assessment: Assessment, same: Option<Record>) {
    save_now(session);
    let log = |record| session.device(|device| device.undo_log(record));
    let log = same.as_ref().map(log).unwrap_or_default();
    set_open(session, same);
    session.replace(assessment, log);
    session.saved.set(SaveState::Pending);
    session.device(|device| {
        device.changed.set(true);
        // Shown first: with a large file, the page would answer nothing for too long.
        let timer = after(0, move || {
            if session.is_live() {
                save_now(session);
            }
        });
        device.timer.replace(Some(timer));
    });
}

/// Shows another state of the open assessment, with the steps that led to it, and stores it in the place of the present one.
pub(in crate::ui) fn put_in_place(session: Session, assessment: Assessment, log: UndoLog) {
    session.replace(assessment, log);
    session.device(|device| device.changed.set(true));
    save_now(session);
}

/// Begins a new assessment on the same standard; the present one stays stored.
pub(in crate::ui) fn begin_new(session: Session) {
    begin(session, session.begins_on());
}

/// Begins a new assessment on a standard.
pub(in crate::ui) fn begin(session: Session, standard: &Standard) {
    save_now(session);
    set_open(session, None);
    session.replace(blank(standard), UndoLog::default());
    session.saved.set(SaveState::Blank);
    session.page.set(Page::Profile);
    session.tell_host(HostEvent::Change);
}
