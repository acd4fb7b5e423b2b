//! What opening reads: one assessment and what is small, however many are stored.

use super::archive::Archive;
use super::card::Card;
use super::record::RecordId;
use super::shelf::{MemoryShelf, Shelf, StorageError};
use crate::assessment::{Assessment, Organisation, file};
use std::cell::Cell;
use std::rc::Rc;

/// A shelf that counts what is read of it.
struct Counting {
    texts: MemoryShelf,
    reads: Cell<usize>,
    records: Cell<usize>,
}

impl Counting {
    /// What is read while something is done: texts of any kind, and records among them.
    fn count<T>(&self, act: impl FnOnce() -> T) -> (T, usize, usize) {
        self.reads.set(0);
        self.records.set(0);
        let done = act();
        (done, self.reads.get(), self.records.get())
    }
}

impl Shelf for Counting {
    fn keys(&self, prefix: &str) -> Vec<String> {
        self.texts.keys(prefix)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.reads.set(self.reads.get() + 1);
        let is_record = key.starts_with("excellence-assessment/record/");
        self.records
            .set(self.records.get() + usize::from(is_record));
        self.texts.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.texts.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.texts.remove(key)
    }
}

fn id(number: usize) -> RecordId {
    RecordId::new(format!("record-{number}"))
}

fn assessment(number: usize) -> Assessment {
    Assessment {
        id: format!("{number}"),
        changed: format!("2026-11-21T08:{:02}:{:02}Z", number / 60 % 60, number % 60),
        organisation: Organisation {
            name: format!("{number}公司"),
            ..Organisation::default()
        },
        ..Assessment::default()
    }
}

/// So many assessments, each with its card, its steps and its place.
fn library(size: usize) -> (Rc<Counting>, Archive) {
    let shelf = Rc::new(Counting {
        texts: MemoryShelf::default(),
        reads: Cell::new(0),
        records: Cell::new(0),
    });
    let archive = Archive::new(shelf.clone());
    for number in 0..size {
        let assessment = assessment(number);
        let text = file::write(&assessment);
        let record = archive.keep(&text, None, &id(number)).expect("room").record;
        let mut card = Card::of(&assessment, &crate::scoring::Total::default());
        card.revision = record.revision;
        archive.set_card(&record.id, &card);
        archive.set_undo_log(&record, "steps");
        archive.set_place(&record.id, "item:1.1");
    }
    (shelf, archive)
}

#[test]
fn opening_one_of_many_reads_that_one_however_many_there_are() {
    let reads = [1, 40, 400].map(|size| {
        let (shelf, archive) = library(size);
        let (_, reads, records) = shelf.count(|| {
            // What the interface asks when it opens one.
            archive.set_current("", Some(&id(size / 2)));
            let current = archive.current("").expect("set");
            let record = archive.read(&current).expect("whole").expect("there");
            assert_eq!(archive.newest(&current), Some(record.revision));
            assert!(archive.undo_log(&record).is_some() && archive.place(&current).is_some());
            assert!(archive.card(&current).is_some());
        });
        assert_eq!(records, 1);
        reads
    });
    assert_eq!(reads, [5; 3]);
}

#[test]
fn a_file_that_is_opened_is_found_among_many_by_their_cards() {
    for size in [1, 40, 400] {
        let (shelf, archive) = library(size);
        let known = assessment(size / 2);
        let (found, _, records) = shelf.count(|| archive.find(&known, || file::write(&known)));
        assert_eq!(found.map(|record| record.id), Some(id(size / 2)));
        assert_eq!(records, 1);

        // Nothing is read, nor written to be compared, where no card is like it.
        let other = assessment(size);
        let (found, _, records) =
            shelf.count(|| archive.find(&other, || panic!("none is like it")));
        assert_eq!((found, records), (None, 0));

        // What is like it and says something else is another one.
        let mut like = known.clone();
        like.organisation.place = String::from("深圳");
        assert_eq!(archive.find(&like, || file::write(&like)), None);
    }
}

#[test]
fn a_record_whose_card_is_missing_or_out_of_date_is_found_all_the_same() -> Result<(), StorageError>
{
    let (_, archive) = library(3);
    let changed = Assessment {
        changed: String::from("2026-11-22T08:00:00Z"),
        ..assessment(1)
    };
    let before = archive.read(&id(1)).expect("whole");
    archive.keep(&file::write(&changed), before.as_ref(), &id(9))?;
    let found = archive.find(&changed, || file::write(&changed));
    assert_eq!(found.map(|record| record.id), Some(id(1)));
    archive.forget_card(&id(2));
    let found = archive.find(&assessment(2), || file::write(&assessment(2)));
    assert_eq!(found.map(|record| record.id), Some(id(2)));
    Ok(())
}
