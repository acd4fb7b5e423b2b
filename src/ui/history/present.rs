//! Keeping the present state as a snapshot, and reading one.

use super::super::clock;
use super::super::device::Device;
use super::super::lock::open_elsewhere_locked;
use super::super::session::Session;
use super::super::words;
use super::attic::history;
use crate::assessment::{Assessment, file};
use crate::history::{Cause, Snapshot, SnapshotId};
use crate::storage::{RecordId, StorageError};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Keeps the present state of the open assessment, under a name or without one. `None` where nothing is stored yet, or the
/// element is gone.
///
/// # Errors
/// Why it could not be kept.
pub(in crate::ui) async fn keep_present(
    session: Session,
    cause: Cause,
    name: &str,
) -> Result<Option<Snapshot>, StorageError> {
    if !session.is_live() {
        return Ok(None);
    }
    session.store_now();
    let Some(record) = session.device(Device::open_record) else {
        return Ok(None);
    };
    // Locked in another window a moment ago: nothing open is kept of it any more.
    if open_elsewhere_locked(session, &record) {
        return Ok(None);
    }
    let total = session.total.get_untracked();
    let id = SnapshotId(clock::fresh_name());
    let state = Snapshot {
        name: name.trim().to_owned(),
        ..Snapshot::of(id, record, clock::seconds(), cause, &total)
    };
    let text = session.save();
    history().take(state, &text).await.map(Some)
}

/// Deletes the snapshots of a record that was deleted for good.
pub(in crate::ui) fn forget(record: RecordId) {
    spawn_local(async move {
        // What stays belongs to no record, and is in nobody's way.
        let _ = history().forget(&record).await;
    });
}

/// Deletes for good what has been in the bin since before a moment, or all of it, and the snapshots of what is gone then.
///
/// # Errors
/// Why the rest is still in the bin.
pub(in crate::ui) fn empty_bin(
    session: Session,
    before: Option<&str>,
) -> Result<usize, StorageError> {
    session.device(|device| {
        let deleted = device.archive().bin();
        let emptied = device.archive().empty_bin(before);
        for one in deleted {
            if device.text(&one.id).is_none() {
                forget(one.id);
            }
        }
        emptied
    })
}

/// The assessment of a snapshot.
///
/// # Errors
/// Why it cannot be read, a line each in the language of the interface.
pub(in crate::ui) async fn text_of(
    session: Session,
    snapshot: &Snapshot,
) -> Result<(String, Assessment), Vec<String>> {
    let text = history().text(snapshot).await;
    if !session.is_live() {
        // Nobody is there to read why.
        return Err(Vec::new());
    }
    let lang = session.lang.get_untracked();
    let text = match text {
        Ok(Some(text)) => text,
        Ok(None) => return Err(vec![words::SNAPSHOT_GONE.get(lang).to_owned()]),
        Err(error) => return Err(vec![words::no_history(error).get(lang).to_owned()]),
    };
    let read = file::read(&text, &session.standards());
    let assessment = read.map_err(|faults| {
        faults
            .iter()
            .map(|fault| fault.say(lang))
            .collect::<Vec<_>>()
    })?;
    Ok((text, assessment))
}
