//! Assessments on a shelf.

use super::card::Card;
use super::envelope::{Broken, PLAIN, Revision, contents, seal, unseal};
use super::record::{Kept, Listed, Record, RecordId, Unreadable};
use super::shelf::{Shelf, StorageError};
use crate::assessment::locked::is_locked;
use crate::assessment::{Assessment, Moment};
use crate::checksum::checksum;
use crate::keyed::Keyed;
use crate::reading::Fault;

const RECORD: &str = "excellence-assessment/record/";
const CARD: &str = "excellence-assessment/card/";
const UNDO: &str = "excellence-assessment/undo/";
const CURRENT: &str = "excellence-assessment/current/";
const PLACE: &str = "excellence-assessment/place/";
pub(super) const ORIGINAL: &str = "excellence-assessment/original/";
pub(super) const ARCHIVED: &str = "excellence-assessment/archived/";
const PACK: &str = "excellence-assessment/pack/";
const SETTING: &str = "excellence-assessment/setting/";

const FIRST: Revision = 1;

/// Makes a card out of an assessment file, or says why it cannot be read.
type Describe<'f> = &'f dyn Fn(&str) -> Result<Card, Vec<Fault>>;

/// Assessments with their cards and steps to undo, the page one left off at, and settings, on a shelf.
pub struct Archive {
    pub(super) shelf: Box<dyn Shelf>,
}

impl Archive {
    /// An archive on a shelf.
    pub fn new(shelf: impl Shelf + 'static) -> Archive {
        Archive {
            shelf: Box::new(shelf),
        }
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.shelf.keys(RECORD).is_empty()
    }

    /// The present text of a record, if there is one.
    ///
    /// # Errors
    /// Why what stands there cannot be believed.
    pub fn read(&self, id: &RecordId) -> Result<Option<Record>, Unreadable> {
        let mut broken = None;
        for revision in self.revisions(id).into_iter().rev() {
            match self.slot(id, revision) {
                Ok(Some(Ok(text))) => {
                    let id = id.clone();
                    return Ok(Some(Record { id, revision, text }));
                }
                // An older text is not the present one.
                Ok(Some(Err(newer @ Broken::Newer { .. }))) => {
                    return Err(Unreadable::Broken(newer));
                }
                Ok(Some(Err(damage))) => broken = broken.or(Some(damage)),
                // A shelf that cannot be read has no record to show; the next write says why.
                Ok(None) | Err(_) => {}
            }
        }
        broken.map_or(Ok(None), |broken| Err(Unreadable::Broken(broken)))
    }

    /// Keeps a text where the `open` record lies, or as the record `fresh` where none is open. `open` is what this window
    /// last read or wrote: when something else stands there now, nothing of it is touched and the text is kept as a copy, under
    /// the name that [`RecordId::copy`] makes of `fresh`. Beside what somebody locked meanwhile, no open text is kept.
    ///
    /// # Errors
    /// Why it could not be kept; what was kept before still is.
    pub fn keep(
        &self,
        text: &str,
        open: Option<&Record>,
        fresh: &RecordId,
    ) -> Result<Kept, StorageError> {
        let Some(open) = open else {
            let record = self.write(fresh, FIRST, text)?;
            return Ok(Kept {
                record,
                conflict: false,
            });
        };
        if open.revision == PLAIN {
            return self.migrate(text, open, fresh);
        }
        let last = slot_key(&open.id, open.revision);
        let after = open.revision.saturating_add(1);
        if self.shelf.stands_as_kept(&last) && self.shelf.get(&slot_key(&open.id, after))?.is_none()
        {
            // The ordinary case: nothing has to be read, however much is stored.
            let record = self.write(&open.id, after, text)?;
            let _ = self.shelf.remove(&last);
            return Ok(Kept {
                record,
                conflict: false,
            });
        }
        let revisions = self.revisions(&open.id);
        let mut present = None;
        for revision in revisions.iter().rev() {
            if let Some(slot) = self.slot(&open.id, *revision)?
                && slot != Err(Broken::Damaged)
            {
                present = Some((*revision, slot));
                break;
            }
        }
        let ours = present.as_ref().is_none_or(|(revision, slot)| {
            *revision == open.revision && slot.as_ref() == Ok(&open.text)
        });
        if !ours {
            let locked = |slot: &Result<String, Broken>| slot.as_ref().is_ok_and(|t| is_locked(t));
            if !is_locked(text) && present.is_some_and(|(_, slot)| locked(&slot)) {
                return Err(StorageError::Locked);
            }
            let record = self.write(&fresh.copy(), FIRST, text)?;
            return Ok(Kept {
                record,
                conflict: true,
            });
        }
        let newest = revisions.last().copied().unwrap_or(open.revision);
        let next = newest.max(open.revision).saturating_add(1);
        let record = self.write(&open.id, next, text)?;
        // What is older and whole goes; what is damaged stays. A slot that cannot be emptied now will be the next time.
        for revision in revisions {
            let whole = || matches!(self.slot(&open.id, revision), Ok(Some(Ok(_))));
            if (revision == open.revision && present.is_some()) || whole() {
                let _ = self.shelf.remove(&slot_key(&open.id, revision));
            }
        }
        Ok(Kept {
            record,
            conflict: false,
        })
    }

    /// Keeps a text that was read without envelope as the record `fresh`, and then takes the old text away, unless somebody
    /// changed it.
    fn migrate(&self, text: &str, plain: &Record, fresh: &RecordId) -> Result<Kept, StorageError> {
        let key = slot_key(&plain.id, PLAIN);
        let conflict = self.shelf.get(&key)?.as_deref() != Some(&plain.text);
        let fresh = if conflict {
            fresh.copy()
        } else {
            fresh.clone()
        };
        let record = self.write(&fresh, FIRST, text)?;
        if !conflict {
            self.forget_comforts(&plain.id);
            // If it stays, it is listed as what it is: an older version.
            let _ = self.shelf.remove(&key);
        }
        Ok(Kept { record, conflict })
    }

    /// Writes a text into an empty slot and reads it back.
    pub(super) fn write(
        &self,
        id: &RecordId,
        revision: Revision,
        text: &str,
    ) -> Result<Record, StorageError> {
        let key = slot_key(id, revision);
        let sealed = seal(revision, text);
        if !self.put(&key, &sealed)? {
            // What stands there now came from here and was never said to be kept.
            let _ = self.shelf.remove(&key);
            return Err(StorageError::NotKept);
        }
        Ok(Record {
            id: id.clone(),
            revision,
            text: text.to_owned(),
        })
    }

    /// Writes what must be kept, and gives back whether it stands there. Steps to undo give way to it.
    fn put(&self, key: &str, text: &str) -> Result<bool, StorageError> {
        match self.shelf.keep(key, text) {
            Err(StorageError::Full) => {}
            done => return done,
        }
        for log in self.shelf.keys(UNDO) {
            self.shelf.remove(&log)?;
        }
        self.shelf.keep(key, text)
    }

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

    /// The text of a record or of a damaged slot as it stands there, whatever it is, to be handed out or salvaged.
    pub fn text(&self, id: &RecordId) -> Option<String> {
        let standing = |revision| self.shelf.get(&slot_key(id, revision)).unwrap_or_default();
        let newest = self.revisions(id).into_iter().next_back();
        let readable = self.read(id).ok().flatten().map(|record| record.text);
        readable.or_else(|| Some(contents(&standing(newest.unwrap_or(PLAIN))?).to_owned()))
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
        ids.dedup();
        let records = ids.into_iter().map(|id| self.read(&RecordId(id)));
        records.filter_map(|record| record.ok().flatten()).collect()
    }

    /// The damaged slots of a record that can be read, by the names under which they are listed.
    pub fn damaged_slots(&self, id: &RecordId) -> Vec<RecordId> {
        let revisions = self.revisions(id).into_iter();
        let damaged = |revision: &Revision| {
            matches!(self.slot(id, *revision), Ok(Some(Err(Broken::Damaged))))
        };
        let damaged = revisions.filter(damaged);
        damaged
            .map(|revision| RecordId(format!("{id}/{revision}")))
            .collect()
    }

    /// Takes away what is left open of a locked record: a browser that is killed may forget that it was taken away.
    pub fn close(&self, id: &RecordId) {
        let Ok(Some(record)) = self.read(id) else {
            return;
        };
        if !is_locked(&record.text) {
            return;
        }
        let older = self.revisions(id).into_iter();
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

    /// Forgets what stands beside a record and says something of it: its card and the steps to undo.
    pub fn forget_beside(&self, id: &RecordId) {
        for kind in [CARD, UNDO] {
            self.set_small(&format!("{kind}{id}"), None);
        }
    }

    /// Forgets a record, or one damaged slot of it. Damaged slots of a record that can be read stay.
    ///
    /// # Errors
    /// Why it is still there.
    pub fn remove(&self, id: &RecordId) -> Result<(), StorageError> {
        let revisions = self.revisions(id);
        let readable = matches!(self.read(id), Ok(Some(_)));
        // From the oldest up, so that what breaks off in between brings no older text back.
        for revision in revisions {
            if !readable || matches!(self.slot(id, revision)?, Some(Ok(_))) {
                self.shelf.remove(&slot_key(id, revision))?;
            }
        }
        self.forget_comforts(id);
        Ok(())
    }

    fn forget_comforts(&self, id: &RecordId) {
        for kind in [CARD, UNDO, PLACE, ARCHIVED, ORIGINAL] {
            self.set_small(&format!("{kind}{id}"), None);
        }
    }

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

    /// The record that an element of this name had open last.
    pub fn current(&self, element: &str) -> Option<RecordId> {
        self.small(&format!("{CURRENT}{element}")).map(RecordId)
    }

    /// Remembers the record that an element of this name has open.
    pub fn set_current(&self, element: &str, id: Option<&RecordId>) {
        self.set_small(&format!("{CURRENT}{element}"), id.map(|id| id.0.as_str()));
    }

    /// Has no element continue a record any more.
    pub(super) fn forget_current(&self, id: &RecordId) {
        for key in self.shelf.keys(CURRENT) {
            if self.small(&key).as_deref() == Some(id.0.as_str()) {
                self.set_small(&key, None);
            }
        }
    }

    /// The page where one left off in a record.
    pub fn place(&self, id: &RecordId) -> Option<String> {
        self.small(&format!("{PLACE}{id}"))
    }

    /// Remembers the page where one is.
    pub fn set_place(&self, id: &RecordId, page: &str) {
        self.set_small(&format!("{PLACE}{id}"), Some(page));
    }

    /// A setting of the interface.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.small(&format!("{SETTING}{name}"))
    }

    /// Remembers a setting of the interface.
    pub fn set_setting(&self, name: &str, value: &str) {
        self.set_small(&format!("{SETTING}{name}"), Some(value));
    }

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

    pub(super) fn small(&self, key: &str) -> Option<String> {
        self.shelf.get(key).unwrap_or_default()
    }

    /// Comforts such as the page one left off at: losing one costs nobody an answer, so a failure is let go.
    pub(super) fn set_small(&self, key: &str, value: Option<&str>) {
        let kept = match value {
            Some(value) => self.shelf.set(key, value),
            None => self.shelf.remove(key),
        };
        let _ = kept;
    }

    /// The revision of the newest slot of a record that holds something.
    pub fn newest(&self, id: &RecordId) -> Option<Revision> {
        self.revisions(id).pop()
    }

    /// What stands in a slot: a text, or why it cannot be believed.
    pub(super) fn slot(
        &self,
        id: &RecordId,
        revision: Revision,
    ) -> Result<Option<Result<String, Broken>>, StorageError> {
        let Some(standing) = self.shelf.get(&slot_key(id, revision))? else {
            return Ok(None);
        };
        if revision == PLAIN {
            // One slot of a record, under the name that it is listed by, is no text without envelope.
            let plain = slot_of(&id.0).1 == PLAIN;
            return Ok(Some(if plain {
                Ok(standing)
            } else {
                Err(Broken::Damaged)
            }));
        }
        Ok(Some(match unseal(&standing) {
            Ok((written, text)) if written == revision => Ok(text.to_owned()),
            Ok(_) => Err(Broken::Damaged),
            Err(broken) => Err(broken),
        }))
    }

    /// Where the slots of a record lie.
    pub(super) fn record_key(&self, id: &RecordId) -> String {
        format!("{RECORD}{id}")
    }

    /// The slots of a record that hold something, the oldest first.
    fn revisions(&self, id: &RecordId) -> Vec<Revision> {
        let mut revisions = Vec::new();
        for (_, revision) in self.all().filter(|(other, _)| *other == id.0) {
            insert(&mut revisions, revision);
        }
        // The name of one damaged slot.
        if revisions.is_empty() && self.small(&slot_key(id, PLAIN)).is_some() {
            revisions.push(PLAIN);
        }
        revisions
    }

    /// Every slot that holds something: its record and its revision.
    fn all(&self) -> impl Iterator<Item = (String, Revision)> {
        let keys = self.shelf.keys(RECORD).into_iter();
        keys.filter_map(|key| {
            let (id, revision) = slot_of(key.strip_prefix(RECORD)?);
            Some((id.to_owned(), revision))
        })
    }
}

/// The record and the revision of a slot by its name; a name without revision is that of a text without envelope.
fn slot_of(name: &str) -> (&str, Revision) {
    let slot = name.rsplit_once('/').and_then(|(id, digits)| {
        let revision: Revision = digits.parse().ok()?;
        // One way to write a revision: `+7` and `07` are other names.
        (revision != PLAIN && revision.to_string() == digits).then_some((id, revision))
    });
    slot.unwrap_or((name, PLAIN))
}

/// Puts a revision in its place among the others, the oldest first. There are one or two: a sort would be more code.
fn insert(revisions: &mut Vec<Revision>, revision: Revision) {
    let place = revisions.partition_point(|other| *other < revision);
    revisions.insert(place, revision);
}

fn slot_key(id: &RecordId, revision: Revision) -> String {
    if revision == PLAIN {
        format!("{RECORD}{id}")
    } else {
        format!("{RECORD}{id}/{revision}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::envelope::seal_as;
    use super::super::shelf::MemoryShelf;
    use super::*;
    use std::rc::Rc;

    fn archive() -> (Archive, Rc<MemoryShelf>) {
        let shelf = Rc::new(MemoryShelf::default());
        (Archive::new(shelf.clone()), shelf)
    }

    fn id(name: &str) -> RecordId {
        RecordId::new(name)
    }

    fn describe(text: &str) -> Result<Card, Vec<Fault>> {
        Ok(Card {
            name: text.to_owned(),
            ..Card::default()
        })
    }

    fn set(shelf: &MemoryShelf, key: &str, text: &str) {
        assert_eq!(shelf.set(key, text), Ok(()));
    }

    #[test]
    fn what_was_kept_is_found_again_and_takes_its_size_once() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        let one = archive.keep("one", None, &id("a"))?.record;
        let two = archive.keep("two", Some(&one), &id("b"))?;
        assert_eq!((two.conflict, two.record.revision), (false, 2));
        assert_eq!(archive.read(&id("a")), Ok(Some(two.record)));
        assert_eq!(shelf.keys(""), [format!("{RECORD}a/2")]);
        Ok(())
    }

    #[test]
    fn a_record_that_another_window_changed_is_not_written_over() -> Result<(), StorageError> {
        let (archive, _) = archive();
        let one = archive.keep("one", None, &id("a"))?.record;
        let theirs = archive.keep("theirs", Some(&one), &id("b"))?.record;
        let ours = archive.keep("ours", Some(&one), &id("c"))?;
        assert_eq!((ours.conflict, &ours.record.id), (true, &id("c-copy")));

        assert_eq!(archive.read(&id("a")), Ok(Some(theirs)));
        Ok(())
    }

    #[test]
    fn a_text_without_envelope_is_read_and_moved_on_its_first_change() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        set(&shelf, "excellence-assessment/record/old", "one");
        let old = archive.read(&id("old")).expect("whole").expect("there");
        assert_eq!((old.revision, old.text.as_str()), (0, "one"));
        let kept = archive.keep("two", Some(&old), &id("new"))?;
        assert!(!kept.conflict);
        assert_eq!(shelf.keys(""), [format!("{RECORD}new/1")]);
        Ok(())
    }

    #[test]
    fn a_text_without_envelope_that_somebody_changed_stays() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        set(&shelf, "excellence-assessment/record/old", "one");
        let old = archive.read(&id("old")).expect("whole").expect("there");
        set(&shelf, "excellence-assessment/record/old", "theirs");
        let kept = archive.keep("two", Some(&old), &id("new"))?;
        assert!(kept.conflict);
        assert_eq!(archive.text(&id("old")).as_deref(), Some("theirs"));
        assert_eq!(archive.text(&id("new-copy")).as_deref(), Some("two"));
        Ok(())
    }

    #[test]
    fn a_record_of_a_newer_program_is_listed_and_not_written_over() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        let one = archive.keep("one", None, &id("a"))?.record;
        let newer = seal_as(2, 2, "newer");
        set(&shelf, &format!("{RECORD}a/2"), &newer);
        let broken = Unreadable::Broken(Broken::Newer { found: 2 });
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
    fn no_open_text_is_kept_beside_what_was_locked_elsewhere() -> Result<(), StorageError> {
        let (archive, shelf) = archive();
        let locked = |sealed: u8| {
            let sealed = vec![sealed; 20];
            let locked = crate::assessment::locked::Locked {
                sealed,
                ..Default::default()
            };
            locked.write()
        };
        let one = archive.keep("one", None, &id("a"))?.record;
        let theirs = archive.keep(&locked(1), Some(&one), &id("b"))?.record;
        let stored = shelf.keys("");
        let ours = archive.keep("ours", Some(&one), &id("c"));
        assert_eq!(ours.map(|kept| kept.conflict), Err(StorageError::Locked));
        assert_eq!(shelf.keys(""), stored);
        // A locked text becomes a copy like any other; whoever opened the lock may take it away.
        assert!(archive.keep(&locked(2), Some(&one), &id("d"))?.conflict);
        let open = archive.keep("open", Some(&theirs), &id("e"))?;
        assert!(!open.conflict);
        Ok(())
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

    #[test]
    fn steps_to_undo_belong_to_one_text() -> Result<(), StorageError> {
        let (archive, _) = archive();
        let one = archive.keep("one", None, &id("a"))?.record;
        archive.set_undo_log(&one, "steps");
        assert_eq!(archive.undo_log(&one).as_deref(), Some("steps"));
        let two = archive.keep("two", Some(&one), &id("b"))?.record;
        assert_eq!(archive.undo_log(&two), None);
        let other = Record {
            text: String::from("other"),
            ..one
        };
        assert_eq!(archive.undo_log(&other), None);
        Ok(())
    }

    #[test]
    fn a_pack_is_kept_beside_the_records_in_the_place_of_an_earlier_one() -> Result<(), StorageError>
    {
        let (archive, _) = archive();
        let record = archive.keep("one", None, &id("a"))?.record;
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
