//! Which record a copy was parted from. Known to this device alone, and a comfort: a copy of which it is not known is an
//! assessment like any other.

use super::archive::Archive;
use super::record::RecordId;

pub(super) const ORIGINAL: &str = "excellence-assessment/original/";

impl Archive {
    /// The record that a copy was parted from, where that is known. It may be gone by now.
    pub fn original(&self, copy: &RecordId) -> Option<RecordId> {
        self.small(&format!("{ORIGINAL}{copy}")).map(RecordId::new)
    }

    /// Notes which record a copy was parted from.
    pub fn set_original(&self, copy: &RecordId, original: &RecordId) {
        self.set_small(&format!("{ORIGINAL}{copy}"), Some(&original.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::shelf::{MemoryShelf, StorageError};
    use super::*;

    #[test]
    fn a_copy_knows_its_original_as_long_as_it_is_there() -> Result<(), StorageError> {
        let archive = Archive::new(MemoryShelf::default());
        let (original, fresh) = (RecordId::new("a"), RecordId::new("b"));
        let one = archive.keep("one", None, &original)?.record;
        archive.keep("theirs", Some(&one), &fresh)?;
        let copy = archive.keep("ours", Some(&one), &fresh)?.record.id;
        assert_eq!(archive.original(&copy), None);
        archive.set_original(&copy, &original);
        assert_eq!(archive.original(&copy), Some(original.clone()));
        archive.remove(&copy)?;
        assert_eq!(archive.original(&copy), None);
        assert_eq!(archive.text(&original).as_deref(), Some("theirs"));
        Ok(())
    }
}
