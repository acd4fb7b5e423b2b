//! What stands beside a record: its card, and the steps to undo that led to it.

use super::archive::Archive;
use super::card::Card;
use super::envelope::{PLAIN, seal, unseal};
use super::record::{Record, RecordId};
use crate::assessment::Moment;
use crate::checksum::checksum;

pub(super) const CARD: &str = "excellence-assessment/card/";
pub(super) const UNDO: &str = "excellence-assessment/undo/";

impl Archive {
    /// What is known of a record without reading it.
    pub fn card(&self, id: &RecordId) -> Option<Card> {
        Card::read(&self.small(&format!("{CARD}{id}"))?)
    }

    /// Puts a card beside a record. Texts without envelope have none: nothing would say that it is out of date.
    pub fn set_card(&self, id: &RecordId, card: &Card) {
        if card.revision != PLAIN {
            self.set_small(&format!("{CARD}{id}"), Some(&card.write()));
        }
    }

    /// Puts a card beside a record that was just written, at `saved`; it was last handed out as a file at `exported`.
    pub fn describe(&self, record: &Record, card: Card, saved: Moment, exported: Moment) {
        let card = Card {
            revision: record.revision,
            saved,
            exported,
            ..card
        };
        self.set_card(&record.id, &card);
    }

    /// When a record was last handed out as a file; empty where it never was.
    pub fn exported(&self, id: &RecordId) -> Moment {
        self.card(id).map(|card| card.exported).unwrap_or_default()
    }

    /// Forgets what is known of a record, which turned out to be wrong.
    pub fn forget_card(&self, id: &RecordId) {
        self.set_small(&format!("{CARD}{id}"), None);
    }

    /// The steps to undo that belong to this very text.
    pub fn undo_log(&self, record: &Record) -> Option<String> {
        let sealed = self.small(&format!("{UNDO}{}", record.id))?;
        let (revision, text) = unseal(&sealed).ok()?;
        let (sum, log) = text.split_once('\n')?;
        let belongs = revision == record.revision && sum == checksum(&record.text).to_string();
        belongs.then(|| log.to_owned())
    }

    /// Keeps the steps to undo that belong to this very text.
    pub fn set_undo_log(&self, record: &Record, log: &str) {
        let text = format!("{}\n{log}", checksum(&record.text));
        let sealed = seal(record.revision, &text);
        self.set_small(&format!("{UNDO}{}", record.id), Some(&sealed));
    }

    /// Forgets what stands beside a record and says something of it: its card and the steps to undo.
    pub fn forget_beside(&self, id: &RecordId) {
        for kind in [CARD, UNDO] {
            self.set_small(&format!("{kind}{id}"), None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::shelf::{MemoryShelf, StorageError};
    use super::*;

    #[test]
    fn steps_to_undo_belong_to_one_text() -> Result<(), StorageError> {
        let archive = Archive::new(MemoryShelf::default());
        let one = archive.keep("one", None, &RecordId::new("a"))?.record;
        archive.set_undo_log(&one, "steps");
        assert_eq!(archive.undo_log(&one).as_deref(), Some("steps"));
        let two = archive.keep("two", Some(&one), &RecordId::new("b"))?.record;
        assert_eq!(archive.undo_log(&two), None);
        let other = Record {
            text: String::from("other"),
            ..one
        };
        assert_eq!(archive.undo_log(&other), None);
        Ok(())
    }
}
