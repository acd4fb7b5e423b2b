//! What every earlier version stored opens forever.
//!
//! `tests/fixtures/shelves` holds what stood in the browser's storage, by its keys: a file for each form in which assessments were
//! ever stored. Who changes what is stored adds a file and changes none. All hold the same assessment, which lies beside them.

mod answers;
mod golden;

use answers::SHENZHEN_STANDARD;
use excellence_assessment::assessment::{UndoLog, file};
use excellence_assessment::scoring::Scoreboard;
use excellence_assessment::storage::{
    Archive, Card, MemoryShelf, Record, RecordId, Shelf, StorageError,
};
use golden::committed;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The record in every shelf.
const ID: &str = "20261121173358-0af398338a55";

/// The forms, the first one first, and whether cards and steps to undo were stored then.
const FORMS: [(&str, bool); 3] = [("plain", false), (WHOLE, true), ("changes-2", true)];

/// The form in which a whole text is written. How changes of one are: see `src/storage/changing.rs`.
const WHOLE: &str = "sealed-1";

/// A shelf into which the test looks while an archive has it.
#[derive(Clone, Default)]
struct Shared(Rc<MemoryShelf>);

impl Shelf for Shared {
    fn keys(&self, prefix: &str) -> Vec<String> {
        self.0.keys(prefix)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.remove(key)
    }
}

fn stored(form: &str) -> BTreeMap<String, String> {
    let stored = committed(&format!("tests/fixtures/shelves/{form}.json"));
    serde_json::from_str(&stored).expect("keys and texts")
}

fn archive(form: &str) -> Archive {
    let shelf = Shared::default();
    for (key, text) in stored(form) {
        assert_eq!(shelf.set(&key, &text), Ok(()));
    }
    Archive::new(shelf)
}

fn text() -> String {
    committed("tests/fixtures/shelves/assessment.json")
}

fn read(archive: &Archive) -> Record {
    let record = archive.read(&RecordId::new(ID)).expect("whole");
    record.expect("there")
}

#[test]
fn every_form_opens_with_all_that_was_in_it() {
    let id = RecordId::new(ID);
    for (form, rich) in FORMS {
        let archive = archive(form);
        assert_eq!(archive.current(""), Some(id.clone()), "{form}");
        assert_eq!(archive.place(&id).as_deref(), Some("item:1.1"), "{form}");
        assert_eq!(archive.setting("lang").as_deref(), Some("zh-CN"), "{form}");
        let record = read(&archive);
        assert_eq!(record.text, text(), "{form}");
        let assessment = file::read(&record.text, &*SHENZHEN_STANDARD);
        assert!(assessment.is_ok(), "{form}");

        let name = archive.card(&id).map(|card| card.name);
        assert_eq!(name, rich.then(|| String::from("甲公司")), "{form}");
        let log = archive.undo_log(&record);
        let log = log.and_then(|log| UndoLog::read(&log));
        assert_eq!(log.map(|log| log.can_undo()), rich.then_some(true));
    }
}

#[test]
fn every_form_is_listed_and_goes_on_in_the_present_one() {
    for (form, _) in FORMS {
        let archive = archive(form);
        let listed = archive.list(&|text| {
            let assessment = file::read(text, &*SHENZHEN_STANDARD)?;
            let total = Scoreboard::of(&SHENZHEN_STANDARD, &assessment).total;
            Ok(Card::of(&assessment, &total))
        });
        let names = listed.into_iter().map(|one| one.card.map(|card| card.name));
        let names: Vec<_> = names.collect();
        assert_eq!(names, [Ok(String::from("甲公司"))], "{form}");

        let (open, changed) = (read(&archive), text().replace("甲公司", "乙公司"));
        let kept = archive.keep(&changed, Some(&open), &RecordId::new("fresh"));
        let kept = kept.expect("room");
        assert!(!kept.conflict, "{form}");
        assert!(kept.record.revision > 0, "{form}");
        let found = archive.read(&kept.record.id);
        assert_eq!(found, Ok(Some(kept.record)), "{form}");
        let earlier = file::read(&text(), &*SHENZHEN_STANDARD).expect("a sound file");
        assert_eq!(
            archive.find(&earlier, text),
            None,
            "{form}: one record of it"
        );
    }
}

#[test]
fn a_whole_text_is_written_in_its_last_form() -> Result<(), StorageError> {
    let shelf = Shared::default();
    let archive = Archive::new(shelf.clone());
    let id = RecordId::new(ID);
    let mut open = archive.keep("{}", None, &id)?.record;
    while open.revision + 1 < read(&self::archive(WHOLE)).revision {
        open = archive.keep("{}", Some(&open), &id)?.record;
    }
    let record = archive.keep(&text(), Some(&open), &id)?.record;
    let key = format!("excellence-assessment/record/{ID}{}", record.slot());
    assert_eq!(shelf.get(&key)?, stored(WHOLE).remove(&key));
    Ok(())
}
