//! The history of a locked assessment: the text of a snapshot is a locked file, what is known of it is sealed beside what
//! everybody may know, which is when and why it was taken, so that it can be thinned and deleted.

use super::super::clock;
use super::super::lock::Lock;
use super::attic::{known, put_sealed, stored_text, write};
use crate::assessment::locked::is_locked;
use crate::history::Snapshot;
use crate::standard::Hundredths;
use crate::storage::{RecordId, StorageError};

/// What everybody may know of a snapshot.
pub(super) fn public(snapshot: &Snapshot) -> Snapshot {
    Snapshot {
        name: String::new(),
        scored: 0,
        items: 0,
        earned: Hundredths::ZERO,
        possible: Hundredths::ZERO,
        ..snapshot.clone()
    }
}

fn about(snapshot: &Snapshot) -> String {
    let (record, id) = (&snapshot.record, &snapshot.id.0);
    format!("excellence-assessment snapshot {record}/{id}")
}

/// All that is known of a snapshot, sealed.
pub(super) async fn seal(lock: &Lock, snapshot: &Snapshot) -> Result<String, StorageError> {
    let note = lock.seal_note(&about(snapshot), &snapshot.write()).await;
    note.ok_or(StorageError::NotKept)
}

/// All that is known of a snapshot, when and why it was taken as everybody may know it; nothing where it does not open.
pub(super) async fn open(lock: &Lock, public: &Snapshot, note: &str) -> Option<Snapshot> {
    let opened = lock.open_note(&about(public), note).await?;
    Some(Snapshot {
        taken: public.taken,
        cause: public.cause,
        ..Snapshot::read(&opened)?
    })
}

/// The text of a snapshot as a locked file.
pub(super) async fn seal_text(
    lock: &Lock,
    snapshot: &Snapshot,
    text: &str,
) -> Result<String, StorageError> {
    let id = snapshot.id.0.as_str();
    lock.seal_text(text, id, &clock::moment_of(snapshot.taken))
        .await
}

/// Has the snapshots of a record, which are open or locked with `from`, locked with `to`, or open: all of them, or those that are
/// open still. Each is written with its text at once, and read back. Gives back how many are as they were because that failed; where
/// the browser denies the history altogether there are none.
pub(in crate::ui) async fn seal_history(
    record: &RecordId,
    from: Option<&Lock>,
    to: Option<&Lock>,
    all: bool,
) -> usize {
    let snapshots = known(record).await.unwrap_or_default();
    let mut left = 0;
    for (public, note) in snapshots {
        if (all || note.is_none()) && again(&public, note.as_deref(), from, to).await.is_err() {
            left += 1;
        }
    }
    left
}

async fn again(
    public: &Snapshot,
    note: Option<&str>,
    from: Option<&Lock>,
    to: Option<&Lock>,
) -> Result<(), StorageError> {
    let whole = match (note, from) {
        (None, _) => public.clone(),
        (Some(note), Some(from)) => {
            let opened = open(from, public, note).await;
            opened.ok_or(StorageError::Locked)?
        }
        (Some(_), None) => return Err(StorageError::Locked),
    };
    let Some(text) = stored_text(public).await? else {
        return Ok(());
    };
    let text = if is_locked(&text) {
        let from = from.ok_or(StorageError::Locked)?;
        from.open_text(&text).await.ok_or(StorageError::Locked)?
    } else {
        text
    };
    match to {
        Some(to) => put_sealed(to, &whole, Some(&text)).await?,
        None => write(&whole, None, Some(&text)).await?,
    }
    let found = stored_text(public).await?.unwrap_or_default();
    let found = match to {
        Some(to) => to.open_text(&found).await,
        None => Some(found),
    };
    if found.as_deref() == Some(&*text) {
        Ok(())
    } else {
        Err(StorageError::NotKept)
    }
}
