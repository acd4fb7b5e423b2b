//! Setting, changing and taking away the passphrase of the open assessment.

use super::super::clock;
use super::super::device::{Device, save_now, told};
use super::super::history::{forget as forget_history, seal_history};
use super::super::role::Role;
use super::super::session::Session;
use super::keys::{Lock, Refusal, forget, held, hold, steps_of};
use super::opening::is_ours;
use super::saving::{set_card, settled};
use crate::assessment::locked::{Locked, is_locked};
use crate::storage::{Archive, Card, Record, RecordId};
use leptos::prelude::*;
use std::rc::Rc;

/// Locks the open assessment. Gives back how many earlier states could not be sealed and are still open.
///
/// # Errors
/// Why it is as it was.
pub(in crate::ui) async fn lock(
    session: Session,
    passphrase: &str,
    title: &str,
) -> Result<usize, Refusal> {
    let lock = Lock::new(passphrase, title).await?;
    replace(session, Some(Rc::new(lock))).await
}

/// Gives the open assessment another passphrase, and another key with it.
///
/// # Errors
/// Why it has the one that it had; [`Refusal::Wrong`] where `present` is not that one.
pub(in crate::ui) async fn change(
    session: Session,
    present: &str,
    passphrase: &str,
    title: &str,
) -> Result<usize, Refusal> {
    check(session, present).await?;
    lock(session, passphrase, title).await
}

/// Takes the passphrase of the open assessment away: it is stored open from now on.
///
/// # Errors
/// Why it is locked as before; [`Refusal::Wrong`] where `present` is not its passphrase.
pub(in crate::ui) async fn unlock_for_good(
    session: Session,
    present: &str,
) -> Result<usize, Refusal> {
    check(session, present).await?;
    replace(session, None).await
}

/// Whether a passphrase is that of the open assessment: whoever finds it unlocked does not lock its owner out.
async fn check(session: Session, passphrase: &str) -> Result<(), Refusal> {
    settled().await;
    let open = session.is_live().then(|| session.device(Device::open));
    let open = open.flatten().ok_or(Refusal::Gone)?;
    Lock::of(&Locked::read(&open.text)?, passphrase).await?;
    Ok(())
}

/// Stores the open assessment under a lock in the place of the present one, or open.
async fn replace(session: Session, to: Option<Rc<Lock>>) -> Result<usize, Refusal> {
    let (open, text, id, steps) = loop {
        if !session.is_live() {
            return Err(Refusal::Gone);
        }
        save_now(session);
        settled().await;
        if !session.is_live() {
            return Err(Refusal::Gone);
        }
        let open = session.device(Device::open).ok_or(Refusal::Gone)?;
        let plain = session.save();
        let steps = session.undo_log(|log| log.write(super::super::device::STEPS_STORED));
        let (id, changed) = session.assessment(|a| (a.id.clone(), a.changed.clone()));
        let (text, steps) = match &to {
            Some(lock) => (
                lock.seal(&plain, &id, &changed).await?,
                lock.seal_note(&steps_of(&open.id), &steps).await,
            ),
            None => (plain.clone(), Some(steps)),
        };
        if !session.is_live() || !is_ours(session, &open) {
            return Err(Refusal::Gone);
        }
        // Something was typed meanwhile, or stored.
        if session.save() == plain && session.device(Device::open).as_ref() == Some(&open) {
            break (open, text, id, steps);
        }
    };
    // Up to the next `await` nothing comes in between.
    let from = held(&open.id);
    let record = store(session, &open, &text, to.is_some())?;
    match &to {
        Some(lock) => hold(&record.id, lock.clone()),
        None => forget(&record.id),
    }
    if let Some(steps) = steps {
        session.device(|device| device.archive().set_undo_log(&record, &steps));
    }
    if to.is_some() {
        session.device(|device| clear(device.archive(), &record.id, &id));
    }
    let left = seal_history(&record.id, from.as_deref(), to.as_deref(), true).await;
    if session.is_live() {
        // What depends on whether it is locked is shown anew.
        session.generation.update(|generation| *generation += 1);
    }
    Ok(left)
}

/// Stores a text in the place of what is open. What stands beside that says something of it and goes first, so that nothing open
/// is left wherever this breaks off.
fn store(session: Session, open: &Record, text: &str, locked: bool) -> Result<Record, Refusal> {
    let total = session.total.get_untracked();
    let card = session.assessment(|assessment| Card::of(assessment, &total));
    let kept = session.device(|device| {
        let archive = device.archive();
        let (known, log) = (archive.card(&open.id), archive.undo_log(open));
        archive.forget_beside(&open.id);
        let fresh = RecordId::new(clock::fresh_name());
        let kept = archive.keep(text, Some(open), &fresh);
        if kept.is_err() {
            if let Some(card) = &known {
                archive.set_card(&open.id, card);
            }
            if let Some(log) = &log {
                archive.set_undo_log(open, log);
            }
        }
        let kept = kept?;
        if locked {
            set_card(archive, &kept.record)?;
        } else {
            let exported = known.map(|known| known.exported).unwrap_or_default();
            archive.describe(&kept.record, card, clock::now(), exported);
        }
        device.set_open(Some(kept.record.clone()));
        device.set_stored();
        Ok::<_, Refusal>(kept)
    })?;
    if kept.conflict {
        session.set_role(Role::Parted(open.id.clone()));
    }
    told(session, Some(open.id.clone()), Ok(kept.conflict));
    Ok(kept.record)
}

/// Takes away what else is stored open of an assessment that is locked now: damaged slots of its record, and what of it lies in the
/// bin. Other copies in the list are their owner's to keep, which was said.
fn clear(archive: &Archive, record: &RecordId, assessment: &str) {
    for damaged in archive.damaged_slots(record) {
        // What cannot be taken away now stays in the list, where its owner sees it.
        let _ = archive.remove(&damaged);
    }
    for deleted in archive.bin() {
        let text = archive.text(&deleted.id).unwrap_or_default();
        if deleted.id != *record && is_of(&text, assessment) && archive.remove(&deleted.id).is_ok()
        {
            let _ = archive.restore(&deleted.id);
            forget_history(deleted.id);
        }
    }
}

/// Whether a stored text is an open state of an assessment. Looks at the beginning, where its id stands.
fn is_of(text: &str, assessment: &str) -> bool {
    let beginning: String = text.chars().take(400).collect();
    !is_locked(text) && beginning.contains(&format!("\"id\": \"{assessment}\""))
}

/// What else is stored open of the open assessment: damaged texts and deleted copies, which locking takes away, and copies in the
/// list, which it does not.
pub(in crate::ui) fn others(session: Session) -> (usize, usize) {
    let Some(open) = session.device(Device::open_record) else {
        return (0, 0);
    };
    let assessment = session.assessment(|assessment| assessment.id.clone());
    session.device(|device| {
        let archive = device.archive();
        let bin: Vec<RecordId> = archive.bin().into_iter().map(|one| one.id).collect();
        let others = archive.records().into_iter();
        let others = others.filter(|one| one.id != open && is_of(&one.text, &assessment));
        let (deleted, listed): (Vec<Record>, Vec<Record>) =
            others.partition(|one| bin.contains(&one.id));
        (
            archive.damaged_slots(&open).len() + deleted.len(),
            listed.len(),
        )
    })
}
