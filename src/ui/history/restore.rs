//! Bringing an earlier state back without losing the present one.
//!
//! The present is kept as a snapshot first, and the page offers the way back to it. A restoring is one step, which undo takes
//! back, as long as it is made of answers that can be given here; what else may differ between two states of one assessment,
//! such as what a newer program added, no step can change, and then only the snapshot leads back.

use super::super::clock;
use super::super::device::{Device, put_in_place};
use super::super::session::Session;
use super::super::words;
use super::present::{keep_present, text_of};
use crate::assessment::{Assessment, Moment, UndoLog, file};
use crate::comparison::changes;
use crate::history::{Cause, Snapshot};
use crate::storage::RecordId;
use leptos::prelude::*;
use std::cell::RefCell;

/// A restoring.
struct Restored {
    record: RecordId,
    /// What was brought back.
    snapshot: Snapshot,
    /// What stood there before.
    before: Snapshot,
    /// When: the assessment says so until something is changed.
    at: Moment,
    /// Whether something could be made again then.
    could_redo: bool,
}

thread_local! {
    /// Of each record the last restoring since the page was opened.
    static RESTORED: RefCell<Vec<Restored>> = RefCell::default();
}

/// What was brought back in the open assessment, and the state before it; as long as nothing was changed since.
pub(in crate::ui) fn way_back(session: Session) -> Option<(Snapshot, Snapshot)> {
    let record = session.device(Device::open_record)?;
    let changed = session.assessment(|present| present.changed.clone());
    let can_redo = session.undo_log(UndoLog::can_redo);
    RESTORED.with_borrow(|all| {
        let last = all.iter().find(|one| one.record == record)?;
        // It may have been taken back within the same second.
        (last.at == changed && last.could_redo == can_redo)
            .then(|| (last.snapshot.clone(), last.before.clone()))
    })
}

/// Puts the state of a snapshot in the place of the present one, which is kept first. Where it cannot be kept, nothing is
/// changed, and that is said. Where another assessment was opened meanwhile, or this one is written by another window now, nothing
/// is changed either.
pub(in crate::ui) async fn restore(session: Session, snapshot: Snapshot) {
    let may_go_on = || {
        session.is_live()
            && !untrack(|| session.is_read_only())
            && session.device(Device::open_record).as_ref() == Some(&snapshot.record)
    };
    let read = text_of(session, &snapshot).await;
    if !may_go_on() {
        return;
    }
    let lang = session.lang.get_untracked();
    let failed = words::NOT_RESTORED.get(lang).to_owned();
    let mut assessment = match read {
        Ok((_, assessment)) => assessment,
        Err(lines) => return session.report(failed, lines),
    };
    let (before, at) = loop {
        let present = session.save();
        let before = match keep_present(session, Cause::BeforeRestore, "").await {
            Ok(Some(before)) => before,
            Ok(None) => return,
            Err(_) if !may_go_on() => return,
            Err(error) => {
                let line = words::no_history(error).get(lang).to_owned();
                return session.report(failed, vec![line]);
            }
        };
        if !may_go_on() {
            return;
        }
        // Something was typed while the snapshot was written: that is the present now.
        if session.save() != present {
            continue;
        }
        assessment.changed = clock::now();
        break (before, assessment.changed.clone());
    };
    let (assessment, log) = as_step(session, assessment);
    let restored = Restored {
        record: before.record.clone(),
        snapshot,
        before,
        at,
        could_redo: log.can_redo(),
    };
    RESTORED.with_borrow_mut(|all| {
        all.retain(|one| one.record != restored.record);
        all.push(restored);
    });
    put_in_place(session, assessment, log);
    session.arrivals.update(|arrivals| *arrivals += 1);
}

/// An earlier state of the open assessment, with a step that leads from the present to it.
fn as_step(session: Session, earlier: Assessment) -> (Assessment, UndoLog) {
    let mut present = session.assessment(Assessment::clone);
    let mut log = session.undo_log(UndoLog::clone);
    let (standard, programmes) = (session.standard(), session.beside());
    let commands = changes(standard, programmes, &present, &earlier);
    log.apply_together(&mut present, commands);
    present.changed.clone_from(&earlier.changed);
    // Compared as they are written: what compares every field of every type would be more code.
    if file::write(&present) == file::write(&earlier) {
        (present, log)
    } else {
        (earlier, UndoLog::default())
    }
}
