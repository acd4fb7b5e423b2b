//! The bin: deleted records, which can be taken back until it is emptied.
//!
//! A deleted record stays where it is, to the letter, with all that belongs to it; a mark beside it says that it is deleted,
//! since when, and which writing of it was. So deleting needs hardly any room, breaks off nowhere in between, outlives the
//! page, and is taken back by removing the mark. A record that somebody wrote to after it was deleted, in another window, is
//! no longer deleted: the mark does not fit it any more.

use super::archive::Archive;
use super::envelope::{Broken, seal, unseal};
use super::record::RecordId;
use super::shelf::StorageError;
use crate::assessment::Moment;
use crate::checksum::checksum;

const BIN: &str = "excellence-assessment/bin/";

/// A deleted record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// The record, or the one damaged slot of it.
    pub id: RecordId,
    /// When it was deleted.
    pub since: Moment,
}

impl Archive {
    /// Deletes a record, or one damaged slot: from now on it is in the bin.
    ///
    /// # Errors
    /// Why it is not deleted; then all is as before. Where the shelf is full to the last character, only
    /// [`remove`](Archive::remove) deletes.
    pub fn delete(&self, id: &RecordId, now: &str) -> Result<(), StorageError> {
        let Some((revision, sum)) = self.state(id)? else {
            // Nothing is there, unless nothing can be seen.
            return self.shelf.get(&key(id)).map(|_| ());
        };
        let (key, mark) = (key(id), seal(revision, &format!("{now}\n{sum}")));
        // Steps to undo do not give way to a deletion: it can be made for good instead.
        self.shelf.set(&key, &mark)?;
        if self.shelf.get(&key)?.as_deref() != Some(&mark) {
            let _ = self.shelf.remove(&key);
            return Err(StorageError::NotKept);
        }
        self.forget_current(id);
        Ok(())
    }

    /// Takes a record back out of the bin.
    ///
    /// # Errors
    /// Why it is still there.
    pub fn restore(&self, id: &RecordId) -> Result<(), StorageError> {
        self.shelf.remove(&key(id))
    }

    /// What is in the bin. Marks that fit nothing any more are taken away.
    pub fn bin(&self) -> Vec<Deleted> {
        let keys = self.shelf.keys(BIN).into_iter();
        let ids = keys.filter_map(|key| Some(RecordId::new(key.strip_prefix(BIN)?)));
        ids.filter_map(|id| {
            let mark = self.shelf.get(&key(&id)).ok()?;
            let newest = self.newest(&id);
            let since = mark.and_then(|mark| {
                let (revision, text) = unseal(&mark).ok()?;
                let (since, _) = text.split_once('\n')?;
                (Some(revision) == newest).then(|| since.to_owned())
            });
            if since.is_none() {
                let _ = self.shelf.remove(&key(&id));
            }
            let since = since?;
            Some(Deleted { id, since })
        })
        .collect()
    }

    /// Deletes for good what has been in the bin since before a moment, or all of it; gives back how many that was. What
    /// was written to since it was deleted is spared.
    ///
    /// # Errors
    /// Why the rest is still in the bin.
    pub fn empty_bin(&self, before: Option<&str>) -> Result<usize, StorageError> {
        let mut emptied = 0;
        for Deleted { id, since } in self.bin() {
            if before.is_some_and(|before| *since >= *before) {
                continue;
            }
            let mark = self.shelf.get(&key(&id))?;
            let state = self.state(&id)?;
            let fits = mark.zip(state).is_some_and(|(mark, (revision, sum))| {
                mark == seal(revision, &format!("{since}\n{sum}"))
            });
            if fits {
                self.remove(&id)?;
                emptied += 1;
            }
            // Last, so that what breaks off in between brings nothing back.
            self.restore(&id)?;
        }
        Ok(emptied)
    }

    /// The newest revision of a record and a checksum of what stands there; nothing where nothing does.
    fn state(&self, id: &RecordId) -> Result<Option<(u32, u64)>, StorageError> {
        let Some(revision) = self.newest(id) else {
            return Ok(None);
        };
        Ok(match self.slot(id, revision)? {
            None => None,
            // What they are of may be gone already.
            _ if self.changed_of(id, revision).is_some() => Some((revision, 0)),
            Some(Ok(text)) => Some((revision, checksum(&text))),
            // Nobody writes to what cannot be read, so its revision says enough.
            Some(Err(Broken::Damaged | Broken::Newer { .. })) => Some((revision, 0)),
        })
    }
}

fn key(id: &RecordId) -> String {
    format!("{BIN}{id}")
}

#[cfg(test)]
mod tests {
    use super::super::card::Card;
    use super::super::fault_shelf::{FaultShelf, Trouble};
    use super::super::given::id;
    use super::super::shelf::{MemoryShelf, Shelf};
    use super::*;
    use std::rc::Rc;

    const NOW: &str = "2026-11-21T08:00:00Z";
    const LATER: &str = "2026-12-21T08:00:00Z";

    /// A shelf with a record that has all that a record can have, and another one.
    fn shelf() -> (Rc<MemoryShelf>, Archive) {
        let shelf = Rc::new(MemoryShelf::default());
        let archive = Archive::new(shelf.clone());
        for name in ["a", "b"] {
            let record = archive.keep(name, None, &id(name)).expect("room").record;
            let revision = record.revision;
            let card = Card {
                revision,
                ..Card::default()
            };
            archive.set_card(&record.id, &card);
            archive.set_undo_log(&record, "steps");
            archive.set_place(&record.id, "item:1.1");
            archive.set_archived(&record.id, true).expect("room");
        }
        (shelf, archive)
    }

    /// All that stands on a shelf.
    fn all(shelf: &MemoryShelf) -> Vec<(String, Option<String>)> {
        let keys = shelf.keys("").into_iter();
        keys.map(|key| {
            let text = shelf.get(&key).expect("a sound shelf");
            (key, text)
        })
        .collect()
    }

    fn deleted(archive: &Archive) -> Vec<RecordId> {
        archive.bin().into_iter().map(|d| d.id).collect()
    }

    #[test]
    fn what_is_taken_back_is_exactly_as_it_was() -> Result<(), StorageError> {
        let (shelf, archive) = shelf();
        let before = all(&shelf);
        archive.delete(&id("a"), NOW)?;
        assert_eq!(
            archive.bin(),
            [Deleted {
                id: id("a"),
                since: NOW.to_owned()
            }]
        );
        archive.restore(&id("a"))?;
        assert_eq!(archive.bin(), []);
        assert_eq!(all(&shelf), before);
        Ok(())
    }

    #[test]
    fn the_bin_outlives_the_page_and_is_emptied_of_what_is_old() -> Result<(), StorageError> {
        let (shelf, archive) = shelf();
        archive.delete(&id("a"), NOW)?;
        drop(archive);
        let archive = Archive::new(shelf.clone());
        assert_eq!(archive.empty_bin(Some(NOW)), Ok(0));
        assert_eq!(deleted(&archive), [id("a")]);
        assert_eq!(archive.empty_bin(Some(LATER)), Ok(1));
        assert_eq!(archive.read(&id("a")), Ok(None));
        let rest = shelf.keys("");
        assert!(rest.iter().all(|key| key.contains("/b")), "{rest:?}");
        Ok(())
    }

    #[test]
    fn what_another_window_went_on_with_is_no_longer_deleted() -> Result<(), StorageError> {
        let (shelf, archive) = shelf();
        let open = archive.read(&id("a")).expect("whole").expect("there");
        archive.delete(&id("a"), NOW)?;
        let other = Archive::new(shelf);
        let kept = other.keep("more", Some(&open), &id("fresh"))?;
        assert_eq!((kept.conflict, &kept.record.id), (false, &id("a")));
        assert_eq!(archive.empty_bin(None), Ok(0));
        assert_eq!(deleted(&archive), []);
        assert_eq!(archive.read(&id("a")), Ok(Some(kept.record)));
        Ok(())
    }

    #[test]
    fn a_text_without_envelope_that_an_old_program_went_on_with_is_spared()
    -> Result<(), StorageError> {
        let (shelf, archive) = shelf();
        let key = "excellence-assessment/record/old";
        shelf.set(key, "one")?;
        archive.delete(&id("old"), NOW)?;
        shelf.set(key, "more")?;
        assert_eq!(archive.empty_bin(None), Ok(0));
        assert_eq!(shelf.get(key), Ok(Some(String::from("more"))));
        archive.delete(&id("old"), NOW)?;
        assert_eq!(archive.empty_bin(None), Ok(1));
        assert_eq!(shelf.get(key), Ok(None));
        Ok(())
    }

    #[test]
    fn no_element_continues_what_was_deleted() -> Result<(), StorageError> {
        let (_, archive) = shelf();
        archive.set_current("one", Some(&id("a")));
        archive.set_current("other", Some(&id("b")));
        archive.delete(&id("a"), NOW)?;
        assert_eq!(archive.current("one"), None);
        assert_eq!(archive.current("other"), Some(id("b")));
        Ok(())
    }

    #[test]
    fn a_damaged_slot_is_deleted_alone() -> Result<(), StorageError> {
        let (shelf, archive) = shelf();
        shelf.set("excellence-assessment/record/a/7", "rot")?;
        archive.delete(&id("a/7"), NOW)?;
        assert_eq!(deleted(&archive), [id("a/7")]);
        assert_eq!(archive.empty_bin(None), Ok(1));
        assert_eq!(archive.text(&id("a")).as_deref(), Some("a"));
        assert_eq!(shelf.get("excellence-assessment/record/a/7"), Ok(None));
        Ok(())
    }

    #[test]
    fn a_damaged_mark_deletes_nothing() -> Result<(), StorageError> {
        for rot in ["", "rot", "excellence-record 1 1 3 0\nrot"] {
            let (shelf, archive) = shelf();
            shelf.set(&key(&id("a")), rot)?;
            assert_eq!(archive.empty_bin(None), Ok(0));
            assert!(matches!(archive.read(&id("a")), Ok(Some(_))));
            assert_eq!(shelf.get(&key(&id("a"))), Ok(None), "the mark is gone");
        }
        Ok(())
    }

    #[test]
    fn whatever_goes_wrong_while_deleting_the_record_is_whole() {
        let troubles = (0..2)
            .flat_map(|n| {
                let cuts = (0..90).map(move |at| Trouble::Cut(n, at));
                let flips = (0..90).map(move |at| Trouble::Flipped(n, at));
                let others = [
                    Trouble::Full(n),
                    Trouble::FullFrom(n),
                    Trouble::Silent(n),
                    Trouble::Vanishing(n),
                ];
                cuts.chain(flips).chain(others)
            })
            .chain((0..20).map(Trouble::DeniedFrom))
            .chain([Trouble::None]);
        for trouble in troubles {
            let (shelf, archive) = shelf();
            let before = all(&shelf);
            let troubled = Archive::new(FaultShelf::new(&shelf, trouble));
            let done = troubled.delete(&id("a"), NOW);
            if matches!(trouble, Trouble::Full(0) | Trouble::FullFrom(0)) {
                assert_eq!(done, Err(StorageError::Full));
                assert_eq!(all(&shelf), before, "steps to undo stay as well");
            }
            // A mark that came too late to be believed may stand; it is taken back like any other.
            if deleted(&archive).is_empty() {
                assert!(
                    done.is_err() || matches!(trouble, Trouble::Vanishing(0)),
                    "{trouble:?}"
                );
            }
            assert_eq!(archive.restore(&id("a")), Ok(()));
            assert_eq!(all(&shelf), before, "{trouble:?}");
        }
    }

    #[test]
    fn emptying_that_breaks_off_deletes_what_was_deleted_and_nothing_else() {
        for denied in 0..40 {
            let (shelf, archive) = shelf();
            assert_eq!(archive.delete(&id("a"), NOW), Ok(()));
            let troubled = Archive::new(FaultShelf::new(&shelf, Trouble::DeniedFrom(denied)));
            let _ = troubled.empty_bin(None);
            assert!(matches!(archive.read(&id("b")), Ok(Some(_))));
            let gone = archive.read(&id("a")) == Ok(None);
            assert!(
                gone || deleted(&archive) == [id("a")],
                "denied from {denied}"
            );
            assert!(archive.empty_bin(None).is_ok());
            assert_eq!(archive.read(&id("a")), Ok(None));
        }
    }
}
