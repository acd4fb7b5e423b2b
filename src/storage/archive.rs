//! Assessments on a shelf: one record a slot.

use super::shelf::{Shelf, StorageError};
use std::fmt;

const RECORD: &str = "excellence-assessment/record/";
const CURRENT: &str = "excellence-assessment/current/";
const PLACE: &str = "excellence-assessment/place/";
const SETTING: &str = "excellence-assessment/setting/";

/// Where a record lies. Another thing than the id of the assessment: two versions of one assessment have two slots.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(String);

impl SlotId {
    /// A slot by its name.
    pub fn new(name: impl Into<String>) -> SlotId {
        SlotId(name.into())
    }
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A stored text and where it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its slot.
    pub slot: SlotId,
    /// The text as it was stored: an assessment file, unless something damaged it.
    pub text: String,
}

/// How a record was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Into its slot.
    Kept,
    /// Not at all: somebody else changed the record since it was last read or written here.
    Conflict,
}

/// Assessments, the page one left off at, and settings, on a shelf.
pub struct Archive {
    shelf: Box<dyn Shelf>,
}

impl Archive {
    /// An archive on a shelf.
    pub fn new(shelf: impl Shelf + 'static) -> Archive {
        Archive {
            shelf: Box::new(shelf),
        }
    }

    /// All records.
    pub fn records(&self) -> Vec<Record> {
        let keys = self.shelf.keys(RECORD);
        let slots = keys
            .iter()
            .filter_map(|key| key.strip_prefix(RECORD).map(SlotId::new));
        slots
            .filter_map(|slot| {
                let text = self.read(&slot)?;
                Some(Record { slot, text })
            })
            .collect()
    }

    /// The text of a record.
    pub fn read(&self, slot: &SlotId) -> Option<String> {
        // A shelf that cannot be read has no record to show; the next write says why.
        self.shelf.get(&record_key(slot)).unwrap_or_default()
    }

    /// Writes a record and reads it back. `last` is what this window last read or wrote there: when something else stands
    /// in the slot, nothing is written.
    ///
    /// # Errors
    /// Why it could not be kept; what stood in the slot before is still there.
    pub fn write(
        &self,
        slot: &SlotId,
        text: &str,
        last: Option<&str>,
    ) -> Result<Written, StorageError> {
        let key = record_key(slot);
        let present = self.shelf.get(&key)?;
        let foreign = present
            .as_deref()
            .is_some_and(|present| Some(present) != last);
        if foreign {
            return Ok(Written::Conflict);
        }
        self.shelf.set(&key, text)?;
        if self.shelf.get(&key)?.as_deref() == Some(text) {
            Ok(Written::Kept)
        } else {
            Err(StorageError::NotKept)
        }
    }

    /// Forgets a record and where one left off in it.
    ///
    /// # Errors
    /// Why it is still there.
    pub fn remove(&self, slot: &SlotId) -> Result<(), StorageError> {
        self.shelf.remove(&record_key(slot))?;
        self.shelf.remove(&format!("{PLACE}{slot}"))
    }

    /// The slot that an element of this name had open last.
    pub fn current(&self, element: &str) -> Option<SlotId> {
        self.small(&format!("{CURRENT}{element}")).map(SlotId)
    }

    /// Remembers the slot that an element of this name has open.
    pub fn set_current(&self, element: &str, slot: Option<&SlotId>) {
        self.set_small(
            &format!("{CURRENT}{element}"),
            slot.map(|slot| slot.0.as_str()),
        );
    }

    /// The page where one left off in a record.
    pub fn place(&self, slot: &SlotId) -> Option<String> {
        self.small(&format!("{PLACE}{slot}"))
    }

    /// Remembers the page where one is.
    pub fn set_place(&self, slot: &SlotId, page: &str) {
        self.set_small(&format!("{PLACE}{slot}"), Some(page));
    }

    /// A setting of the interface.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.small(&format!("{SETTING}{name}"))
    }

    /// Remembers a setting of the interface.
    pub fn set_setting(&self, name: &str, value: &str) {
        self.set_small(&format!("{SETTING}{name}"), Some(value));
    }

    fn small(&self, key: &str) -> Option<String> {
        self.shelf.get(key).unwrap_or_default()
    }

    /// Comforts such as the page one left off at: losing one costs nobody an answer, so a failure is let go.
    fn set_small(&self, key: &str, value: Option<&str>) {
        let kept = match value {
            Some(value) => self.shelf.set(key, value),
            None => self.shelf.remove(key),
        };
        let _ = kept;
    }
}

fn record_key(slot: &SlotId) -> String {
    format!("{RECORD}{slot}")
}

#[cfg(test)]
mod tests {
    use super::super::shelf::MemoryShelf;
    use super::*;

    fn archive() -> (Archive, SlotId) {
        (Archive::new(MemoryShelf::default()), SlotId::new("a"))
    }

    #[test]
    fn what_was_written_is_found_again() {
        let (archive, slot) = archive();
        assert_eq!(archive.write(&slot, "one", None), Ok(Written::Kept));
        assert_eq!(archive.write(&slot, "two", Some("one")), Ok(Written::Kept));
        assert_eq!(archive.read(&slot).as_deref(), Some("two"));
        assert_eq!(archive.records().len(), 1);
    }

    #[test]
    fn a_record_that_another_window_changed_is_not_written_over() {
        let (archive, slot) = archive();
        assert_eq!(archive.write(&slot, "theirs", None), Ok(Written::Kept));
        assert_eq!(
            archive.write(&slot, "ours", Some("older")),
            Ok(Written::Conflict)
        );
        assert_eq!(archive.read(&slot).as_deref(), Some("theirs"));
    }

    #[test]
    fn removing_a_record_forgets_its_place_too() {
        let (archive, slot) = archive();
        assert_eq!(archive.write(&slot, "one", None), Ok(Written::Kept));
        archive.set_place(&slot, "item:1.1");
        assert_eq!(archive.remove(&slot), Ok(()));
        assert_eq!((archive.read(&slot), archive.place(&slot)), (None, None));
    }
}
