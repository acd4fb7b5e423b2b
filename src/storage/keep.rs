//! Keeping a text: written into the next slot and read back, and never over what somebody else wrote.

use super::archive::Archive;
use super::beside::UNDO;
use super::envelope::{Broken, PLAIN, Revision, seal};
use super::record::{Kept, Record, RecordId};
use super::shelf::StorageError;
use super::slots::slot_key;
use crate::assessment::locked::is_locked;

const FIRST: Revision = 1;

impl Archive {
    /// Keeps a text where the `open` record lies, or as the record `fresh` where none is open. `open` is what this window
    /// last read or wrote: when something else stands there now, nothing of it is touched and the text is kept as a copy, under
    /// the name that [`RecordId::copy`] makes of `fresh`. Beside what somebody locked meanwhile, no open text is kept.
    ///
    /// # Errors
    /// Why it could not be kept; what was kept before still is.
    pub fn keep(
        &self,
        text: &str,
        open: Option<&Record>,
        fresh: &RecordId,
    ) -> Result<Kept, StorageError> {
        let Some(open) = open else {
            let record = self.write(fresh, FIRST, text)?;
            return Ok(Kept {
                record,
                conflict: false,
            });
        };
        if open.revision == PLAIN {
            return self.migrate(text, open, fresh);
        }
        let last = slot_key(&open.id, open.revision);
        let after = open.revision.saturating_add(1);
        if self.shelf.stands_as_kept(&last) && self.shelf.get(&slot_key(&open.id, after))?.is_none()
        {
            // The ordinary case: nothing has to be read, however much is stored.
            let record = (self.write_next.get())(self, open, text)?;
            return Ok(Kept {
                record,
                conflict: false,
            });
        }
        let revisions = self.revisions(&open.id);
        let mut present = None;
        for revision in revisions.iter().rev() {
            if let Some(slot) = self.slot(&open.id, *revision)?
                && slot != Err(Broken::Damaged)
            {
                present = Some((*revision, slot));
                break;
            }
        }
        let ours = present.as_ref().is_none_or(|(revision, slot)| {
            *revision == open.revision && slot.as_ref() == Ok(&open.text)
        });
        if !ours {
            let locked = |slot: &Result<String, Broken>| slot.as_ref().is_ok_and(|t| is_locked(t));
            if !is_locked(text) && present.is_some_and(|(_, slot)| locked(&slot)) {
                return Err(StorageError::Locked);
            }
            let record = self.write(&fresh.copy(), FIRST, text)?;
            return Ok(Kept {
                record,
                conflict: true,
            });
        }
        let newest = revisions.last().copied().unwrap_or(open.revision);
        let next = newest.max(open.revision).saturating_add(1);
        let record = self.write(&open.id, next, text)?;
        // What is older and whole goes; what is damaged stays. A slot that cannot be emptied now will be the next time. The newest
        // first: changes are whole as long as what they are of stands.
        for revision in revisions.into_iter().rev() {
            let whole = || matches!(self.slot(&open.id, revision), Ok(Some(Ok(_))));
            if (revision == open.revision && present.is_some()) || whole() {
                let _ = self.shelf.remove(&slot_key(&open.id, revision));
            }
        }
        Ok(Kept {
            record,
            conflict: false,
        })
    }

    /// Keeps a text that was read without envelope as the record `fresh`, and then takes the old text away, unless somebody
    /// changed it.
    fn migrate(&self, text: &str, plain: &Record, fresh: &RecordId) -> Result<Kept, StorageError> {
        let key = slot_key(&plain.id, PLAIN);
        let conflict = self.shelf.get(&key)?.as_deref() != Some(&plain.text);
        let fresh = if conflict {
            fresh.copy()
        } else {
            fresh.clone()
        };
        let record = self.write(&fresh, FIRST, text)?;
        if !conflict {
            self.forget_comforts(&plain.id);
            // If it stays, it is listed as what it is: an older version.
            let _ = self.shelf.remove(&key);
        }
        Ok(Kept { record, conflict })
    }

    /// Writes a text whole into the slot after that of the open record, and empties that.
    pub(super) fn write_after(&self, open: &Record, text: &str) -> Result<Record, StorageError> {
        let record = self.write(&open.id, open.revision.saturating_add(1), text)?;
        let _ = self.shelf.remove(&slot_key(&open.id, open.revision));
        Ok(record)
    }

    /// Writes a text whole into an empty slot.
    pub(super) fn write(
        &self,
        id: &RecordId,
        revision: Revision,
        text: &str,
    ) -> Result<Record, StorageError> {
        self.write_sealed(id, revision, &seal(revision, text))?;
        Ok(Record {
            id: id.clone(),
            revision,
            text: text.to_owned(),
        })
    }

    /// Writes what is sealed into an empty slot and reads it back.
    pub(super) fn write_sealed(
        &self,
        id: &RecordId,
        revision: Revision,
        sealed: &str,
    ) -> Result<(), StorageError> {
        let key = slot_key(id, revision);
        if !self.put(&key, sealed)? {
            // What stands there now came from here and was never said to be kept.
            let _ = self.shelf.remove(&key);
            return Err(StorageError::NotKept);
        }
        Ok(())
    }

    /// Writes what must be kept, and gives back whether it stands there. Steps to undo give way to it.
    fn put(&self, key: &str, text: &str) -> Result<bool, StorageError> {
        match self.shelf.keep(key, text) {
            Err(StorageError::Full) => {}
            done => return done,
        }
        for log in self.shelf.keys(UNDO) {
            self.shelf.remove(&log)?;
        }
        self.shelf.keep(key, text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::given::{archive, id, set};
    use super::super::shelf::Shelf;
    use super::super::slots::RECORD;
    use super::*;

    #[test]
    fn what_was_kept_is_found_again_and_takes_its_size_once() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        let one = archive.keep("one", None, &id("a"))?.record;
        let two = archive.keep("two", Some(&one), &id("b"))?;
        assert_eq!((two.conflict, two.record.revision), (false, 2));
        assert_eq!(archive.read(&id("a")), Ok(Some(two.record)));
        assert_eq!(shelf.keys(""), [format!("{RECORD}a/2")]);
        Ok(())
    }

    #[test]
    fn a_record_that_another_window_changed_is_not_written_over() -> Result<(), StorageError> {
        let (archive, _) = archive();
        let one = archive.keep("one", None, &id("a"))?.record;
        let theirs = archive.keep("theirs", Some(&one), &id("b"))?.record;
        let ours = archive.keep("ours", Some(&one), &id("c"))?;
        assert_eq!((ours.conflict, &ours.record.id), (true, &id("c-copy")));

        assert_eq!(archive.read(&id("a")), Ok(Some(theirs)));
        Ok(())
    }

    #[test]
    fn a_text_without_envelope_is_read_and_moved_on_its_first_change() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        set(&shelf, "excellence-assessment/record/old", "one");
        let old = archive.read(&id("old")).expect("whole").expect("there");
        assert_eq!((old.revision, old.text.as_str()), (0, "one"));
        let kept = archive.keep("two", Some(&old), &id("new"))?;
        assert!(!kept.conflict);
        assert_eq!(shelf.keys(""), [format!("{RECORD}new/1")]);
        Ok(())
    }

    #[test]
    fn a_text_without_envelope_that_somebody_changed_stays() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        set(&shelf, "excellence-assessment/record/old", "one");
        let old = archive.read(&id("old")).expect("whole").expect("there");
        set(&shelf, "excellence-assessment/record/old", "theirs");
        let kept = archive.keep("two", Some(&old), &id("new"))?;
        assert!(kept.conflict);
        assert_eq!(archive.text(&id("old")).as_deref(), Some("theirs"));
        assert_eq!(archive.text(&id("new-copy")).as_deref(), Some("two"));
        Ok(())
    }

    #[test]
    fn no_open_text_is_kept_beside_what_was_locked_elsewhere() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        let locked = |sealed: u8| {
            let sealed = vec![sealed; 20];
            let locked = crate::assessment::locked::Locked {
                sealed,
                ..Default::default()
            };
            locked.write()
        };
        let one = archive.keep("one", None, &id("a"))?.record;
        let theirs = archive.keep(&locked(1), Some(&one), &id("b"))?.record;
        let stored = shelf.keys("");
        let ours = archive.keep("ours", Some(&one), &id("c"));
        assert_eq!(ours.map(|kept| kept.conflict), Err(StorageError::Locked));
        assert_eq!(shelf.keys(""), stored);
        // A locked text becomes a copy like any other; whoever opened the lock may take it away.
        assert!(archive.keep(&locked(2), Some(&one), &id("d"))?.conflict);
        let open = archive.keep("open", Some(&theirs), &id("e"))?;
        assert!(!open.conflict);
        Ok(())
    }
}
