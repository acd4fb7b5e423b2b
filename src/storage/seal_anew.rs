//! Another sealing of the same locked text: what stands beside the record goes along.

use super::archive::Archive;
use super::record::Record;
use super::shelf::StorageError;

impl Archive {
    /// Keeps a locked record sealed anew with the same key, with other words around it that everybody may read. The steps to undo
    /// stay its own. Gives back nothing, and leaves all as it is, where something else stands in its place by now: of what is
    /// sealed no copy is made for the sake of a name.
    ///
    /// # Errors
    /// Why it is sealed as it was.
    pub fn seal_anew(&self, sealed: &str, record: &Record) -> Result<Option<Record>, StorageError> {
        if self.read(&record.id).ok().flatten().as_ref() != Some(record) {
            return Ok(None);
        }
        let steps = self.undo_log(record);
        let kept = self.keep(sealed, Some(record), &record.id)?.record;
        if let Some(steps) = steps {
            self.set_undo_log(&kept, &steps);
        }
        Ok(Some(kept))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fault_shelf::{FaultShelf, Trouble};
    use super::super::record::RecordId;
    use super::super::shelf::{MemoryShelf, Shelf};
    use super::*;
    use crate::assessment::locked::Locked;
    use std::rc::Rc;

    fn sealed(title: &str) -> String {
        let locked = Locked {
            title: title.to_owned(),
            sealed: vec![7; 40],
            ..Locked::default()
        };
        locked.write()
    }

    /// A shelf with a locked record and the steps that led to it.
    fn shelf() -> (Rc<MemoryShelf>, Archive, Record) {
        let shelf = Rc::new(MemoryShelf::default());
        let archive = Archive::new(shelf.clone());
        let id = RecordId::new("a");
        let kept = archive.keep(&sealed("before"), None, &id);
        let record = kept.expect("room").record;
        archive.set_undo_log(&record, "sealed steps");
        archive.set_place(&id, "item:1.1");
        (shelf, archive, record)
    }

    #[test]
    fn a_locked_record_with_another_title_lies_where_it_lay_with_its_steps_to_undo()
    -> Result<(), StorageError> {
        let (shelf, archive, record) = shelf();
        let named = archive
            .seal_anew(&sealed("after"), &record)?
            .expect("there");
        assert_eq!((&named.id, named.revision), (&record.id, 2));
        assert_eq!(archive.read(&record.id), Ok(Some(named.clone())));
        assert_eq!(archive.undo_log(&named).as_deref(), Some("sealed steps"));
        assert_eq!(archive.place(&record.id).as_deref(), Some("item:1.1"));
        assert_eq!(shelf.keys("excellence-assessment/record/").len(), 1);
        Ok(())
    }

    #[test]
    fn what_another_window_sealed_meanwhile_keeps_its_name_and_gets_no_copy()
    -> Result<(), StorageError> {
        let (shelf, archive, record) = shelf();
        let theirs = archive.keep(&sealed("theirs"), Some(&record), &record.id)?;
        let stands = shelf.keys("");
        assert_eq!(archive.seal_anew(&sealed("ours"), &record), Ok(None));
        assert_eq!(shelf.keys(""), stands);
        assert_eq!(archive.read(&record.id), Ok(Some(theirs.record)));
        Ok(())
    }

    #[test]
    fn whatever_goes_wrong_it_is_there_under_the_one_name_or_the_other() {
        let cuts = (0..700).step_by(9).map(|at| Trouble::Cut(0, at));
        let others = [Trouble::Full(0), Trouble::FullFrom(0), Trouble::Silent(0)];
        for trouble in cuts.chain(others).chain((0..20).map(Trouble::DeniedFrom)) {
            let (shelf, archive, record) = shelf();
            let troubled = Archive::new(FaultShelf::new(&shelf, trouble));
            let named = troubled.seal_anew(&sealed("after"), &record);
            let stands = archive.read(&record.id).expect("whole").expect("there");
            match named {
                Ok(Some(named)) => assert_eq!(stands, named, "{trouble:?}"),
                Ok(None) => assert_eq!(stands, record, "{trouble:?}"),
                // What broke off after the writing was read back may stand.
                Err(_) => assert!(
                    [sealed("before"), sealed("after")].contains(&stands.text),
                    "{trouble:?}"
                ),
            }
        }
    }
}
