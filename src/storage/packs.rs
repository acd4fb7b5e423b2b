//! The packs that somebody else wrote, kept beside the records.

use super::archive::Archive;
use super::shelf::StorageError;

const PACK: &str = "excellence-assessment/pack/";

impl Archive {
    /// Keeps the pack that somebody else wrote, of a kind and an id, in the place of an earlier one.
    ///
    /// # Errors
    /// Why it could not be kept.
    pub fn keep_pack(&self, kind: &str, id: &str, pack: &str) -> Result<(), StorageError> {
        let key = format!("{PACK}{kind}/{id}");
        if self.shelf.get(&key)?.as_deref() == Some(pack) {
            return Ok(());
        }
        self.shelf.set(&key, pack)
    }

    /// Forgets the pack of a kind and an id.
    ///
    /// # Errors
    /// Why it is still there.
    pub fn forget_pack(&self, kind: &str, id: &str) -> Result<(), StorageError> {
        self.shelf.remove(&format!("{PACK}{kind}/{id}"))
    }

    /// All packs of a kind that were kept.
    pub fn packs(&self, kind: &str) -> Vec<String> {
        let keys = self.shelf.keys(&format!("{PACK}{kind}/")).into_iter();
        keys.filter_map(|key| self.small(&key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::RecordId;
    use super::super::shelf::MemoryShelf;
    use super::*;

    #[test]
    fn a_pack_is_kept_beside_the_records_in_the_place_of_an_earlier_one() -> Result<(), StorageError>
    {
        let archive = Archive::new(MemoryShelf::default());
        let record = archive.keep("one", None, &RecordId::new("a"))?.record;
        archive.keep_pack("standard", "workshop", "first")?;
        archive.keep_pack("programme", "workshop", "other")?;
        archive.keep_pack("standard", "workshop", "second")?;
        assert_eq!(archive.packs("standard"), ["second"]);
        assert_eq!(archive.packs("programme"), ["other"]);
        archive.remove(&record.id)?;
        assert_eq!(archive.packs("standard"), ["second"]);
        archive.forget_pack("standard", "workshop")?;
        assert_eq!(archive.packs("standard"), [""; 0]);
        assert_eq!(archive.packs("programme"), ["other"]);
        Ok(())
    }
}
