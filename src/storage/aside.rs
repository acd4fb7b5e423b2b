//! Archived records: put aside in the list, and nothing else. Which they are is known to this device alone: the file that a
//! client gets says nothing of it.

use super::archive::Archive;
use super::record::RecordId;
use super::shelf::StorageError;

pub(super) const ARCHIVED: &str = "excellence-assessment/archived/";

impl Archive {
    /// Archives a record, or brings it back among the others.
    ///
    /// # Errors
    /// Why it stays where it is.
    pub fn set_archived(&self, id: &RecordId, archived: bool) -> Result<(), StorageError> {
        let key = format!("{ARCHIVED}{id}");
        if !archived {
            return self.shelf.remove(&key);
        }
        self.shelf.set(&key, "")?;
        match self.shelf.get(&key)? {
            Some(_) => Ok(()),
            None => Err(StorageError::NotKept),
        }
    }

    /// The archived records.
    pub fn archived(&self) -> Vec<RecordId> {
        let keys = self.shelf.keys(ARCHIVED).into_iter();
        keys.filter_map(|key| Some(RecordId::new(key.strip_prefix(ARCHIVED)?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fault_shelf::{FaultShelf, Trouble};
    use super::super::shelf::MemoryShelf;
    use super::*;
    use std::rc::Rc;

    #[test]
    fn a_record_is_archived_until_it_is_brought_back_whatever_is_written_to_it()
    -> Result<(), StorageError> {
        let archive = Archive::new(MemoryShelf::default());
        let a = RecordId::new("a");
        let one = archive.keep("one", None, &a)?.record;
        archive.set_archived(&a, true)?;
        archive.keep("two", Some(&one), &RecordId::new("fresh"))?;
        assert_eq!(archive.archived(), std::slice::from_ref(&a));
        archive.set_archived(&a, false)?;
        assert_eq!(archive.archived(), []);
        Ok(())
    }

    #[test]
    fn where_there_is_no_room_it_stays_where_it_is_and_that_is_said() {
        for (trouble, error) in [
            (Trouble::FullFrom(0), StorageError::Full),
            (Trouble::Silent(0), StorageError::NotKept),
            (Trouble::DeniedFrom(0), StorageError::Denied),
        ] {
            let texts = Rc::new(MemoryShelf::default());
            let troubled = Archive::new(FaultShelf::new(&texts, trouble));
            assert_eq!(troubled.set_archived(&RecordId::new("a"), true), Err(error));
            assert_eq!(Archive::new(texts).archived(), []);
        }
    }
}
