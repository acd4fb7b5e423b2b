//! Mending: a record whose newest slot is damaged takes what a whole copy of that slot holds for its next writing. The damaged
//! slot stays where it is and is listed, until its owner deletes it.

use super::archive::Archive;
use super::envelope::{Broken, Revision, open};
use super::record::{Record, RecordId};
use super::shelf::StorageError;
use super::slots::{changed_in, slot_key};

impl Archive {
    /// The key of the slot for whose damage the newest text of a record cannot be read: its newest one, or the one whose changes
    /// that says. An older writing may be whole.
    pub fn damaged(&self, id: &RecordId) -> Option<String> {
        Some(slot_key(id, self.damaged_by(id)?.1))
    }

    /// The newest slot of a record, and the one for whose damage it cannot be read.
    fn damaged_by(&self, id: &RecordId) -> Option<(Revision, Revision)> {
        let newest = self.newest(id)?;
        match self.slot(id, newest) {
            Ok(Some(Err(Broken::Damaged))) => {
                Some((newest, self.changed_of(id, newest).unwrap_or(newest)))
            }
            _ => None,
        }
    }

    /// Mends a record whose newest text cannot be read, out of a copy of the slot that is [damaged](Archive::damaged); gives back
    /// the record, or nothing where there is nothing to mend, or the copy is damaged itself or of another writing.
    ///
    /// # Errors
    /// Why it could not be kept; all is as before.
    pub fn mend(&self, id: &RecordId, copy: &str) -> Result<Option<Record>, StorageError> {
        let Some((newest, damaged)) = self.damaged_by(id) else {
            return Ok(None);
        };
        let text = match open(copy) {
            Ok((revision, contents)) if revision == newest => self.whole(id, contents)?,
            Ok((revision, _)) if revision == damaged => {
                let changes = self.shelf.get(&slot_key(id, newest))?.unwrap_or_default();
                let changes = open(&changes).ok();
                changes.and_then(|(_, changes)| changed_in(copy, changes))
            }
            _ => None,
        };
        let next = newest.saturating_add(1);
        text.map(|text| self.write(id, next, &text)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fault_shelf::{FaultShelf, Trouble};
    use super::super::shelf::{MemoryShelf, Shelf};
    use super::*;
    use std::rc::Rc;

    const KEY: &str = "excellence-assessment/record/a/2";

    /// A shelf with a record that was written twice, and a whole copy of the second writing.
    fn shelf() -> (Rc<MemoryShelf>, Archive, RecordId, String) {
        let shelf = Rc::new(MemoryShelf::default());
        let archive = Archive::new(shelf.clone());
        let id = RecordId::new("a");
        let one = archive.keep("one", None, &id).expect("room").record;
        archive.keep("two", Some(&one), &id).expect("room");
        let copy = shelf.get(KEY).expect("granted").expect("there");
        (shelf, archive, id, copy)
    }

    #[test]
    fn wherever_a_record_is_cut_or_changed_its_copy_mends_it_and_the_damage_stays()
    -> Result<(), StorageError> {
        let (_, _, _, whole) = shelf();
        let cuts = (0..whole.len()).map(|at| whole[..at].to_owned());
        let flips = (0..whole.len()).map(|at| {
            let mut bytes = whole.clone().into_bytes();
            bytes[at] ^= 1;
            String::from_utf8(bytes).expect("ASCII")
        });
        for damaged in cuts.chain(flips) {
            let (shelf, archive, id, copy) = shelf();
            shelf.set(KEY, &damaged)?;
            assert_eq!(archive.damaged(&id).as_deref(), Some(KEY));
            let mended = archive.mend(&id, &copy)?.expect("mended");
            assert_eq!((mended.revision, mended.text.as_str()), (3, "two"));
            assert_eq!(archive.read(&id), Ok(Some(mended)));
            assert_eq!(shelf.get(KEY), Ok(Some(damaged)), "to be handed out");
            assert_eq!(archive.damaged(&id), None);
        }
        Ok(())
    }

    #[test]
    fn a_copy_that_is_damaged_itself_or_of_another_writing_mends_nothing()
    -> Result<(), StorageError> {
        let (shelf, archive, id, copy) = shelf();
        assert_eq!(archive.mend(&id, &copy), Ok(None), "nothing is damaged");
        shelf.set(KEY, "rot")?;
        let older = super::super::envelope::seal(1, "one");
        for useless in ["", "rot", &older, &copy[..copy.len() - 1]] {
            assert_eq!(archive.mend(&id, useless), Ok(None));
        }
        assert_eq!(shelf.keys(""), [KEY]);
        Ok(())
    }

    #[test]
    fn where_there_is_no_room_all_is_as_before_and_that_is_said() {
        let (shelf, _, id, copy) = shelf();
        assert_eq!(shelf.set(KEY, "rot"), Ok(()));
        for trouble in [Trouble::FullFrom(0), Trouble::Silent(0), Trouble::Cut(0, 5)] {
            let archive = Archive::new(FaultShelf::new(&shelf, trouble));
            assert!(archive.mend(&id, &copy).is_err(), "{trouble:?}");
            assert_eq!(shelf.keys(""), [KEY], "{trouble:?}");
        }
    }
}
