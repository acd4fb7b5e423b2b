//! The list of what is stored, and finding something in it.

use super::archive::Archive;
use super::card::Card;
use super::changes::changed;
use super::envelope::{Broken, PLAIN, Revision, contents, damaged_changes};
use super::record::{Listed, Record, RecordId, Unreadable};
use super::slots::{insert, slot_key};
use crate::assessment::Assessment;
use crate::keyed::Keyed;
use crate::reading::Fault;

/// Makes a card out of an assessment file, or says why it cannot be read.
type Describe<'f> = &'f dyn Fn(&str) -> Result<Card, Vec<Fault>>;

impl Archive {
    /// All records, and all slots that are damaged. `describe` is asked only where a card is missing or out of date.
    pub fn list(&self, describe: Describe<'_>) -> Vec<Listed> {
        let mut records: Keyed<String, Vec<Revision>> = Keyed::new();
        for (id, revision) in self.all() {
            insert(records.entry(id).or_default(), revision);
        }
        let mut listed = Vec::new();
        for (id, revisions) in records {
            self.list_one(&RecordId(id), &revisions, describe, &mut listed);
        }
        listed
    }

    fn list_one(
        &self,
        id: &RecordId,
        revisions: &[Revision],
        describe: Describe<'_>,
        listed: &mut Vec<Listed>,
    ) {
        let known = self.card(id);
        let newest = revisions.last().copied();
        let mut found = false;
        for revision in revisions.iter().rev().copied() {
            if let Some(card) = known.clone()
                && newest == Some(revision)
                && revision == card.revision
            {
                found = true;
                let id = id.clone();
                listed.push(Listed { id, card: Ok(card) });
                continue;
            }
            let Ok(Some(slot)) = self.slot(id, revision) else {
                continue;
            };
            let damaged = slot == Err(Broken::Damaged);
            if found && !damaged {
                continue;
            }
            found |= !damaged;
            let card = match slot {
                Ok(text) => describe(&text).map_err(Unreadable::Faults),
                Err(broken) => Err(Unreadable::Broken(broken)),
            };
            let card = card.map(|card| {
                let exported = known.as_ref().map(|known| known.exported.clone());
                Card {
                    revision,
                    exported: exported.unwrap_or_default(),
                    ..card
                }
            });
            if let Ok(card) = &card {
                self.set_card(id, card);
            }
            let id = if damaged && revision != PLAIN {
                RecordId(format!("{id}/{revision}"))
            } else {
                id.clone()
            };
            listed.push(Listed { id, card });
        }
    }

    /// The text of a record or of a damaged slot as it stands there, whatever it is, to be handed out or salvaged; with changes, as
    /// long as they fit, in what they are of.
    pub fn text(&self, id: &RecordId) -> Option<String> {
        let readable = self.read(id).ok().flatten().map(|record| record.text);
        readable.or_else(|| {
            let newest = self.newest(id).unwrap_or(PLAIN);
            let standing = self.small(&slot_key(id, newest))?;
            let mended = damaged_changes(&standing).and_then(|(of, changes)| {
                let before = self.small(&slot_key(&id.whole(), of))?;
                changed(contents(&before), changes)
            });
            Some(mended.unwrap_or_else(|| contents(&standing).to_owned()))
        })
    }

    /// The record with the very text of an assessment, which `text` writes. Only the texts of those are read whose card is
    /// like it, or missing, or out of date.
    pub fn find(&self, assessment: &Assessment, text: impl FnOnce() -> String) -> Option<Record> {
        let mut records: Keyed<String, Revision> = Keyed::new();
        for (id, revision) in self.all() {
            let newest = records.entry(id).or_default();
            *newest = revision.max(*newest);
        }
        let ids = records
            .iter()
            .map(|(id, newest)| (RecordId::new(id), *newest));
        let may_be = ids.filter(|(id, newest)| {
            let card = self.card(id).filter(|card| card.revision == *newest);
            card.is_none_or(|card| card.is_like(assessment))
        });
        let mut found = may_be.filter_map(|(id, _)| self.read(&id).ok().flatten());
        let first = found.next()?;
        let text = text();
        std::iter::once(first)
            .chain(found)
            .find(|record| record.text == text)
    }

    /// Every record that can be read.
    pub fn records(&self) -> Vec<Record> {
        let mut ids: Vec<String> = self.all().map(|(id, _)| id).collect();
        ids.sort();
        ids.dedup();
        let records = ids.into_iter().map(|id| self.read(&RecordId(id)));
        records.filter_map(|record| record.ok().flatten()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::beside::CARD;
    use super::super::envelope::seal_as;
    use super::super::given::{archive, describe, id, set};
    use super::super::shelf::{Shelf, StorageError};
    use super::super::slots::RECORD;
    use super::*;

    #[test]
    fn a_record_of_a_newer_program_is_listed_and_not_written_over() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        let one = archive.keep("one", None, &id("a"))?.record;
        let newer = seal_as(3, 2, "newer");
        set(&shelf, &format!("{RECORD}a/2"), &newer);
        let broken = Unreadable::Broken(Broken::Newer { found: 3 });
        assert_eq!(archive.read(&id("a")), Err(broken.clone()));
        let listed = archive.list(&describe);
        assert_eq!(
            listed,
            [Listed {
                id: id("a"),
                card: Err(broken)
            }]
        );
        assert!(archive.keep("ours", Some(&one), &id("b"))?.conflict);
        assert_eq!(shelf.get(&format!("{RECORD}a/2")), Ok(Some(newer)));
        assert_eq!(archive.text(&id("a")).as_deref(), Some("newer"));
        Ok(())
    }

    #[test]
    fn a_damaged_slot_is_listed_handed_out_and_kept_until_it_is_deleted() -> Result<(), StorageError>
    {
        let (archive, shelf) = archive();
        let one = archive.keep("one", None, &id("a"))?.record;
        set(
            &shelf,
            &format!("{RECORD}a/2"),
            "excellence-record 1 2 9 0\n{\"cut",
        );
        // The next writing leaves it where it is.
        let three = archive.keep("three", Some(&one), &id("b"))?.record;
        assert_eq!((three.revision, &three.id), (3, &id("a")));
        archive.forget_card(&id("a"));
        // Whether its card has to be made or is up to date.
        for _ in 0..2 {
            let listed = archive.list(&describe);
            let ids: Vec<&str> = listed.iter().map(|listed| listed.id.0.as_str()).collect();
            assert_eq!(ids, ["a", "a/2"]);
        }
        let listed = archive.list(&describe);
        let damage = Unreadable::Broken(Broken::Damaged);
        assert_eq!(listed[1].card, Err(damage.clone()));
        assert_eq!(archive.read(&id("a/2")), Err(damage));
        assert_eq!(archive.text(&id("a/2")).as_deref(), Some("{\"cut"));
        archive.remove(&id("a"))?;
        assert_eq!(shelf.keys(RECORD), [format!("{RECORD}a/2")]);
        archive.remove(&id("a/2"))?;
        assert_eq!(shelf.keys(""), [""; 0]);
        Ok(())
    }

    #[test]
    fn where_all_is_damaged_all_stays_and_is_listed() {
        let (archive, shelf) = archive();
        for revision in [1, 2] {
            set(&shelf, &format!("{RECORD}a/{revision}"), "rot");
        }
        let damage = Unreadable::Broken(Broken::Damaged);
        assert_eq!(archive.read(&id("a")), Err(damage));
        let listed = archive.list(&describe);
        let ids: Vec<&str> = listed.iter().map(|listed| listed.id.0.as_str()).collect();
        assert_eq!(ids, ["a/2", "a/1"]);
        let open = Record {
            id: id("a"),
            revision: 2,
            text: String::from("whole"),
        };
        let kept = archive
            .keep("more", Some(&open), &id("b"))
            .map(|kept| kept.record.revision);
        assert_eq!(kept, Ok(3));
        assert_eq!(shelf.keys(RECORD).len(), 3);
    }

    #[test]
    fn the_list_reads_cards_and_makes_those_that_are_missing() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        let record = archive.keep("one", None, &id("a"))?.record;
        let never = |_: &str| -> Result<Card, Vec<Fault>> { panic!("the card is up to date") };
        assert_eq!(
            archive.list(&describe)[0]
                .card
                .as_ref()
                .map(|c| c.name.as_str()),
            Ok("one")
        );
        assert_eq!(archive.list(&never).len(), 1);
        let card = archive.card(&id("a")).unwrap_or_default();
        let exported = String::from("2026-03-02T01:00:00Z");
        archive.set_card(
            &id("a"),
            &Card {
                exported: exported.clone(),
                ..card
            },
        );
        archive.keep("two", Some(&record), &id("b"))?;
        let two = archive.list(&describe).remove(0).card;
        assert_eq!(
            two.map(|card| (card.name, card.revision, card.exported)),
            Ok((String::from("two"), 2, exported))
        );
        set(&shelf, &format!("{CARD}a"), "rot");
        assert_eq!(
            archive.list(&describe)[0].card.as_ref().map(|c| c.revision),
            Ok(2)
        );
        Ok(())
    }
}
