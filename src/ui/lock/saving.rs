//! Storing what is unlocked: sealed one after the other, in the order in which it was typed, whatever is opened meanwhile.

use super::super::clock;
use super::super::device::{Device, STEPS_STORED, told};
use super::super::session::Session;
use super::super::words;
use super::keys::{Lock, Refusal, held, hold, steps_of};
use crate::assessment::Moment;
use crate::assessment::locked::Locked;
use crate::reading::MAX_BYTES;
use crate::storage::{Archive, Card, Kept, Record, RecordId, StorageError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// A state that is to be stored. Has all that is needed for it: the element may be gone by then.
struct Job {
    session: Session,
    archive: Rc<Archive>,
    /// What it takes the place of.
    base: Record,
    lock: Rc<Lock>,
    text: String,
    id: String,
    changed: Moment,
    steps: String,
}

thread_local! {
    static JOBS: RefCell<VecDeque<Job>> = RefCell::default();
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
    /// What was written since work began, each with what it took the place of.
    static WRITTEN: RefCell<Vec<(Record, Record)>> = RefCell::default();
    static WAITING: RefCell<Vec<Waker>> = RefCell::default();
}

/// Has the open assessment, which is locked, stored as it is now.
pub(in crate::ui) fn seal_open(session: Session) {
    let Some(base) = session.device(Device::open) else {
        return;
    };
    // Locked by another element of this page: it hears of it in a moment.
    let Some(lock) = held(&base.id) else { return };
    let (id, changed) = session.assessment(|a| (a.id.clone(), a.changed.clone()));
    let job = Job {
        session,
        archive: session.device(Device::shared_archive),
        base,
        lock,
        text: session.save(),
        id,
        changed,
        steps: session.undo_log(|log| log.write(STEPS_STORED)),
    };
    let waits = JOBS.with_borrow_mut(|jobs| {
        let waits = jobs.back().is_some_and(|last| last.text == job.text);
        if !waits {
            jobs.push_back(job);
        }
        waits
    });
    if !waits && !AT_WORK.replace(true) {
        spawn_local(work());
    }
}

async fn work() {
    while let Some(job) = JOBS.with_borrow_mut(VecDeque::pop_front) {
        let base = newest(&job.base);
        let kept = write(&job, &base).await;
        finish(&job, base, kept);
    }
    AT_WORK.set(false);
    WRITTEN.with_borrow_mut(Vec::clear);
    for waker in WAITING.take() {
        waker.wake();
    }
}

/// What took the place of a record since.
fn newest(base: &Record) -> Record {
    let same =
        |one: &Record, other: &Record| (&one.id, one.revision) == (&other.id, other.revision);
    WRITTEN.with_borrow(|written| {
        let mut newest = base.clone();
        // In the order in which they were written.
        for (before, after) in written {
            if same(before, &newest) {
                newest = after.clone();
            }
        }
        newest
    })
}

async fn write(job: &Job, base: &Record) -> Result<Kept, Refusal> {
    if job.text.len() > MAX_BYTES {
        return Err(StorageError::TooLong.into());
    }
    let sealed = job.lock.seal(&job.text, &job.id, &job.changed).await?;
    let fresh = RecordId::new(clock::fresh_name());
    let kept = job.archive.keep(&sealed, Some(base), &fresh)?;
    let record = &kept.record;
    if kept.conflict {
        hold(&record.id, job.lock.clone());
    }
    set_card(&job.archive, record)?;
    WRITTEN.with_borrow_mut(|written| written.push((base.clone(), record.clone())));
    if let Some(steps) = job.lock.seal_note(&steps_of(&record.id), &job.steps).await {
        job.archive.set_undo_log(record, &steps);
    }
    Ok(kept)
}

/// Puts the card of a locked record beside it.
pub(super) fn set_card(archive: &Archive, record: &Record) -> Result<(), Refusal> {
    let card = Card::of_locked(&Locked::read(&record.text)?);
    archive.describe(record, card, clock::now(), archive.exported(&record.id));
    Ok(())
}

/// Tells the element what came of it, if that is still there.
fn finish(job: &Job, base: Record, kept: Result<Kept, Refusal>) {
    let session = job.session;
    if !session.is_live() {
        return;
    }
    let open = session.device(Device::open);
    let is_open = open.is_some_and(|open| open.id == base.id && open.revision == base.revision);
    match kept {
        // Another assessment is open by now.
        Ok(_) if !is_open => {}
        Ok(kept) => {
            session.device(|device| device.set_open(Some(kept.record)));
            if session.save() == job.text {
                session.device(Device::set_stored);
            }
            told(session, Some(base.id), Ok(kept.conflict));
        }
        Err(refusal) => {
            let error = match refusal {
                Refusal::Storage(error) => error,
                _ => StorageError::NotKept,
            };
            if is_open {
                told(session, Some(base.id), Err(error));
            } else {
                let title = words::not_saved(error).get(session.lang.get_untracked());
                session.report(title.to_owned(), Vec::new());
            }
        }
    }
}

/// Waits until all that was to be stored is stored, or cannot be.
pub(in crate::ui) async fn settled() {
    poll_fn(|context| {
        if !AT_WORK.get() {
            return Poll::Ready(());
        }
        WAITING.with_borrow_mut(|waiting| waiting.push(context.waker().clone()));
        Poll::Pending
    })
    .await;
}
