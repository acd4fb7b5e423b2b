//! Taking a record away with all that belongs to it, and what is left open of a locked one.

use super::archive::Archive;
use super::aside::ARCHIVED;
use super::beside::{CARD, UNDO};
use super::original::ORIGINAL;
use super::record::RecordId;
use super::remembered::PLACE;
use super::shelf::StorageError;
use super::slots::slot_key;
use crate::assessment::locked::is_locked;

impl Archive {
    /// Takes away what is left open of a locked record: a browser that is killed may forget that it was taken away.
    pub fn close(&self, id: &RecordId) {
        let Ok(Some(record)) = self.read(id) else {
            return;
        };
        if !is_locked(&record.text) {
            return;
        }
        // The newest first: changes are whole as long as what they are of stands.
        let older = self.revisions(id).into_iter().rev();
        for revision in older.filter(|revision| *revision < record.revision) {
            if matches!(self.slot(id, revision), Ok(Some(Ok(_)))) {
                // What cannot be taken away now will be the next time.
                let _ = self.shelf.remove(&slot_key(id, revision));
            }
        }
        if self.card(id).is_some_and(|card| !card.locked) {
            self.forget_card(id);
        }
        if self.undo_log(&record).is_none() {
            self.set_small(&format!("{UNDO}{id}"), None);
        }
    }

    /// Forgets a record, or one damaged slot of it. Damaged slots of a record that can be read stay.
    ///
    /// # Errors
    /// Why it is still there.
    pub fn remove(&self, id: &RecordId) -> Result<(), StorageError> {
        let revisions = self.revisions(id);
        let readable = matches!(self.read(id), Ok(Some(_)));
        let mut removed = Vec::new();
        for revision in revisions {
            if !readable || matches!(self.slot(id, revision)?, Some(Ok(_))) {
                removed.push(slot_key(id, revision));
            }
        }
        // From the oldest up, so that what breaks off in between brings no older text back.
        for key in removed {
            self.shelf.remove(&key)?;
        }
        self.forget_comforts(id);
        Ok(())
    }

    pub(super) fn forget_comforts(&self, id: &RecordId) {
        for kind in [CARD, UNDO, PLACE, ARCHIVED, ORIGINAL] {
            self.set_small(&format!("{kind}{id}"), None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::envelope::seal;
    use super::super::given::{archive, describe, id, set};
    use super::super::shelf::Shelf;
    use super::super::slots::RECORD;
    use super::*;

    #[test]
    fn what_a_killed_browser_left_open_of_a_locked_record_is_taken_away() -> Result<(), StorageError>
    {
        let (archive, shelf) = archive();
        let one = archive.keep("one", None, &id("a"))?.record;
        archive.list(&describe);
        archive.set_undo_log(&one, "steps");
        archive.close(&id("a"));
        assert_eq!(archive.undo_log(&one).as_deref(), Some("steps"));
        let locked = crate::assessment::locked::Locked::default().write();
        set(&shelf, &format!("{RECORD}a/2"), &seal(2, &locked));
        set(&shelf, &format!("{RECORD}a/3"), "rot");
        archive.close(&id("a"));
        let keys = shelf.keys("");
        assert_eq!(keys, [format!("{RECORD}a/2"), format!("{RECORD}a/3")]);
        Ok(())
    }

    #[test]
    fn removing_a_record_forgets_all_about_it() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        let one = archive.keep("one", None, &id("a"))?.record;
        archive.list(&describe);
        archive.set_place(&one.id, "item:1.1");
        archive.set_undo_log(&one, "steps");
        archive.remove(&one.id)?;
        assert_eq!(shelf.keys(""), [""; 0]);
        Ok(())
    }
}
