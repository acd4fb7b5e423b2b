//! Taking snapshots, finding them again, and letting the old ones make room.

use super::attic::Attic;
use super::snapshot::{Cause, Snapshot};
use super::thinning;
use crate::storage::{RecordId, StorageError};

/// The history of assessments, in an attic.
#[derive(Debug, Default)]
pub struct History<A>(pub A);

impl<A: Attic> History<A> {
    /// The snapshots of a record, the newest first.
    ///
    /// # Errors
    /// Why the attic cannot be read.
    pub async fn list(&self, record: &RecordId) -> Result<Vec<Snapshot>, StorageError> {
        let mut newest_first: Vec<Snapshot> = Vec::new();
        for one in self.0.snapshots(record).await? {
            let newer = |other: &Snapshot| (other.taken, &other.id) > (one.taken, &one.id);
            newest_first.insert(newest_first.partition_point(newer), one);
        }
        Ok(newest_first)
    }

    /// Keeps a state with its text, and lets older ones make room. A state that is kept already, letter for letter, is not
    /// kept twice, unless somebody asked for it; the one that has it is given back.
    ///
    /// # Errors
    /// Why it could not be kept; what was kept before still is.
    pub async fn take(&self, state: Snapshot, text: &str) -> Result<Snapshot, StorageError> {
        let kept = self.list(&state.record).await?;
        if state.cause != Cause::Wish
            && let Some(newest) = kept.first()
            // One that cannot be read any more is another one.
            && let Ok(Some(before)) = self.0.text(newest).await
            && before == text
        {
            return self.same_again(newest, state).await;
        }
        self.0.put(&state, Some(text)).await?;
        let gone = thinning::superseded(&kept, state.taken);
        if !gone.is_empty() {
            // The new one is kept, which is what was asked for; the old ones make room the next time.
            let _ = self.0.remove(&state.record, &gone).await;
        }
        Ok(state)
    }

    /// A state that is kept already: now a file may have it too.
    async fn same_again(&self, kept: &Snapshot, again: Snapshot) -> Result<Snapshot, StorageError> {
        if again.cause != Cause::InFile {
            return Ok(kept.clone());
        }
        let in_file = Snapshot {
            cause: Cause::InFile,
            taken: again.taken,
            ..kept.clone()
        };
        self.0.put(&in_file, None).await?;
        Ok(in_file)
    }

    /// The text of a snapshot: an assessment file. `None` where it is not there any more.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub async fn text(&self, snapshot: &Snapshot) -> Result<Option<String>, StorageError> {
        self.0.text(snapshot).await
    }

    /// Gives a snapshot a name, or another one. Without a name it is thinned as the others are.
    ///
    /// # Errors
    /// Why it keeps the name that it had.
    pub async fn rename(&self, snapshot: &Snapshot, name: &str) -> Result<(), StorageError> {
        let renamed = Snapshot {
            name: name.trim().to_owned(),
            ..snapshot.clone()
        };
        self.0.put(&renamed, None).await
    }

    /// Deletes a snapshot.
    ///
    /// # Errors
    /// Why it is still there.
    pub async fn remove(&self, snapshot: &Snapshot) -> Result<(), StorageError> {
        let id = std::slice::from_ref(&snapshot.id);
        self.0.remove(&snapshot.record, id).await
    }

    /// Deletes all snapshots of a record that is deleted for good.
    ///
    /// # Errors
    /// Why they are still there.
    pub async fn forget(&self, record: &RecordId) -> Result<(), StorageError> {
        let all = self.0.snapshots(record).await?;
        let ids: Vec<_> = all.into_iter().map(|one| one.id).collect();
        self.0.remove(record, &ids).await
    }
}

#[cfg(test)]
mod tests {
    use super::super::attic::MemoryAttic;
    use super::super::snapshot::{SnapshotId, taken_at};
    use super::*;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    /// Memory answers at once.
    fn now<T>(answer: impl Future<Output = T>) -> T {
        match pin!(answer).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) => answer,
            Poll::Pending => panic!("memory waits for nobody"),
        }
    }

    fn history() -> History<MemoryAttic> {
        History::default()
    }

    /// An attic whose texts are damaged.
    #[derive(Default)]
    struct Damaged(MemoryAttic);

    impl Attic for Damaged {
        async fn snapshots(&self, record: &RecordId) -> Result<Vec<Snapshot>, StorageError> {
            self.0.snapshots(record).await
        }

        async fn text(&self, _: &Snapshot) -> Result<Option<String>, StorageError> {
            Err(StorageError::NotKept)
        }

        async fn put(&self, snapshot: &Snapshot, text: Option<&str>) -> Result<(), StorageError> {
            self.0.put(snapshot, text).await
        }

        async fn remove(&self, record: &RecordId, ids: &[SnapshotId]) -> Result<(), StorageError> {
            self.0.remove(record, ids).await
        }
    }

    #[test]
    fn one_that_cannot_be_read_does_not_keep_the_next_from_being_kept() -> Result<(), StorageError>
    {
        let history = History::<Damaged>::default();
        now(history.take(taken_at("1", 10), "one"))?;
        now(history.take(taken_at("2", 20), "one"))?;
        assert_eq!(now(history.list(&RecordId::new("a")))?.len(), 2);
        Ok(())
    }

    fn ids(history: &History<MemoryAttic>) -> Vec<String> {
        let listed = now(history.list(&RecordId::new("a"))).unwrap_or_default();
        listed.into_iter().map(|one| one.id.0).collect()
    }

    #[test]
    fn what_was_kept_is_found_again_the_newest_first() -> Result<(), StorageError> {
        let history = history();
        now(history.take(taken_at("1", 10), "one"))?;
        let two = now(history.take(taken_at("2", 20), "two"))?;
        assert_eq!(ids(&history), ["2", "1"]);
        assert_eq!(now(history.text(&two))?.as_deref(), Some("two"));
        Ok(())
    }

    #[test]
    fn the_same_state_is_kept_once_unless_somebody_asks_for_it() -> Result<(), StorageError> {
        let history = history();
        now(history.take(taken_at("1", 10), "one"))?;
        assert_eq!(now(history.take(taken_at("2", 20), "one"))?.id.0, "1");
        let wish = Snapshot {
            cause: Cause::Wish,
            ..taken_at("3", 30)
        };
        now(history.take(wish, "one"))?;
        assert_eq!(ids(&history), ["3", "1"]);
        Ok(())
    }

    #[test]
    fn a_state_that_was_kept_and_then_saved_as_a_file_is_one_snapshot() -> Result<(), StorageError>
    {
        let history = history();
        now(history.take(taken_at("1", 10), "one"))?;
        let in_file = |id, taken| Snapshot {
            cause: Cause::InFile,
            ..taken_at(id, taken)
        };
        now(history.take(in_file("2", 20), "one"))?;
        let kept = now(history.take(in_file("3", 30), "one"))?;
        assert_eq!(
            (&*kept.id.0, kept.taken, kept.cause),
            ("1", 30, Cause::InFile)
        );
        assert_eq!(now(history.text(&kept))?.as_deref(), Some("one"));
        assert_eq!(ids(&history), ["1"]);
        Ok(())
    }

    #[test]
    fn old_ones_make_room_and_one_with_a_name_does_not() -> Result<(), StorageError> {
        let history = history();
        for (id, taken) in [("1", 0), ("2", 900), ("3", 1800)] {
            now(history.take(taken_at(id, taken), id))?;
        }
        now(history.rename(&taken_at("1", 0), " 研讨会之前 "))?;
        now(history.take(taken_at("4", 1_000_000), "four"))?;
        assert_eq!(ids(&history), ["4", "3", "1"]);
        let named = now(history.list(&RecordId::new("a")))?.pop();
        assert_eq!(
            named.as_ref().map(|one| one.name.as_str()),
            Some("研讨会之前")
        );
        let text = named.map(|one| now(history.text(&one)));
        assert_eq!(text, Some(Ok(Some(String::from("1")))));
        Ok(())
    }

    #[test]
    fn deleting_takes_one_and_forgetting_takes_all_of_a_record() -> Result<(), StorageError> {
        let history = history();
        let other = Snapshot {
            record: RecordId::new("b"),
            ..taken_at("9", 5)
        };
        now(history.take(other.clone(), "other"))?;
        now(history.take(taken_at("1", 10), "one"))?;
        now(history.take(taken_at("2", 20), "two"))?;
        now(history.remove(&taken_at("1", 10)))?;
        assert_eq!(ids(&history), ["2"]);
        now(history.forget(&RecordId::new("a")))?;
        assert_eq!(ids(&history), [""; 0]);
        assert_eq!(now(history.list(&RecordId::new("b")))?, [other]);
        Ok(())
    }
}
