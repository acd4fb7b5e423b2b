//! The promise that nothing is ever lost, held against everything that can go wrong on a shelf.
//!
//! Each test saves while something goes wrong, then looks at the shelf as the next window would: the old text or the new
//! one is there whole, and what was said to be kept is there.

use super::archive::Archive;
use super::card::Card;
use super::fault_shelf::{FaultShelf, Trouble};
use super::given::id;
use super::record::Record;
use super::shelf::{MemoryShelf, Shelf, StorageError};
use std::rc::Rc;

const OLD: &str = "{\n  \"name\": \"旧 old\"\n}\n";
const NEW: &str = "{\n  \"name\": \"新 new, and longer\"\n}\n";
const NEXT: &str = "{\n  \"name\": \"next\"\n}\n";

/// What is stored when the window opens.
#[derive(Clone, Copy, Debug)]
enum Before {
    Nothing,
    Record,
    /// A text without envelope.
    Plain,
    /// The remainder of a writing that broke off beside the record.
    Remainder,
}

const ALL: [Before; 4] = [
    Before::Nothing,
    Before::Record,
    Before::Plain,
    Before::Remainder,
];

/// A shelf, and the record that a window has open on it.
fn shelf(before: Before) -> (Rc<MemoryShelf>, Option<Record>) {
    let texts = Rc::new(MemoryShelf::default());
    let archive = Archive::new(texts.clone());
    let set = |key: &str, text: &str| assert_eq!(texts.set(key, text), Ok(()));
    match before {
        Before::Nothing => {}
        Before::Record | Before::Remainder => {
            let first = save(&archive, "first", None, "open").expect("a sound shelf");
            save(&archive, OLD, Some(&first), "other").expect("a sound shelf");
        }
        Before::Plain => set("excellence-assessment/record/open", OLD),
    }
    if let Before::Remainder = before {
        set("excellence-assessment/record/open/3", "excellence-re");
    }
    let open = archive.read(&id("open")).expect("whole");
    (texts, open)
}

/// What one saving does: the record, its card, the steps to undo.
fn save(
    archive: &Archive,
    text: &str,
    open: Option<&Record>,
    fresh: &str,
) -> Result<Record, StorageError> {
    let record = archive.keep(text, open, &id(fresh))?.record;
    let card = Card {
        revision: record.revision,
        name: text.to_owned(),
        ..Card::default()
    };
    archive.set_card(&record.id, &card);
    archive.set_undo_log(&record, "steps");
    Ok(record)
}

/// The texts that the next window can open.
fn readable(texts: &Rc<MemoryShelf>) -> Vec<String> {
    let archive = Archive::new(texts.clone());
    let listed = archive.list(&|text| {
        let name = text.to_owned();
        Ok(Card {
            name,
            ..Card::default()
        })
    });
    let ids = listed.into_iter().filter(|listed| listed.card.is_ok());
    let texts = ids.map(|listed| {
        let record = archive
            .read(&listed.id)
            .expect("what is listed as readable is");
        let text = record.expect("what is listed is there").text;
        assert_eq!(
            listed.card.map(|card| card.name),
            Ok(text.clone()),
            "the card fits"
        );
        text
    });
    texts.collect()
}

/// Saves with trouble, looks with the eyes of the next window, and saves once more without trouble.
fn try_it(before: Before, trouble: Trouble) -> Result<Record, StorageError> {
    let (texts, open) = shelf(before);
    let troubled = Archive::new(FaultShelf::new(&texts, trouble));
    let saved = save(&troubled, NEW, open.as_ref(), "fresh");
    let found = readable(&texts);
    let (old, new) = (
        found.iter().any(|t| t == OLD),
        found.iter().any(|t| t == NEW),
    );
    assert!(
        old || new || open.is_none(),
        "{before:?}, {trouble:?}: neither, but {found:?}"
    );
    assert!(
        new || saved.is_err(),
        "{before:?}, {trouble:?}: said to be kept and is not"
    );
    // The window goes on: when all is well again, what it writes is kept, and nothing that was is lost.
    let sound = Archive::new(texts.clone());
    let now_open = saved.as_ref().ok().or(open.as_ref());
    let next = save(&sound, NEXT, now_open, "next");
    assert!(next.is_ok(), "{before:?}, {trouble:?}");
    let found = readable(&texts);
    assert!(
        found.iter().any(|text| text == NEXT),
        "{before:?}, {trouble:?}: {found:?}"
    );
    saved
}

#[test]
fn without_trouble_a_saving_is_kept() {
    for before in ALL {
        assert!(try_it(before, Trouble::None).is_ok(), "{before:?}");
    }
}

#[test]
fn a_shelf_that_is_full_at_any_write_loses_nothing() {
    for before in ALL {
        for write in 0..6 {
            let once = try_it(before, Trouble::Full(write));
            // The steps to undo made room.
            assert!(once.is_ok(), "{before:?}, {write}");
            let for_good = try_it(before, Trouble::FullFrom(write));
            assert_eq!(for_good.err(), (write == 0).then_some(StorageError::Full));
        }
    }
}

#[test]
fn a_shelf_that_is_denied_or_a_crash_at_any_moment_loses_nothing() {
    for before in ALL {
        assert_eq!(
            try_it(before, Trouble::DeniedFrom(0)).err(),
            Some(StorageError::Denied)
        );
        for call in 1..40 {
            drop(try_it(before, Trouble::DeniedFrom(call)));
        }
        assert!(try_it(before, Trouble::DeniedFrom(40)).is_ok());
    }
}

/// How many characters are written for the new text.
fn written(before: Before) -> usize {
    let (texts, open) = shelf(before);
    save(&Archive::new(texts.clone()), NEW, open.as_ref(), "fresh").expect("a sound shelf");
    let keys = texts.keys("");
    let stored = keys
        .iter()
        .filter_map(|key| texts.get(key).expect("a sound shelf"));
    let records = stored.filter(|text| text.ends_with(NEW));
    records
        .map(|text| text.chars().count())
        .max()
        .expect("it is stored")
}

#[test]
fn a_write_that_is_cut_anywhere_loses_nothing_and_is_not_said_to_be_kept() {
    for before in ALL {
        for length in 0..written(before) {
            let cut = try_it(before, Trouble::Cut(0, length));
            assert_eq!(cut.err(), Some(StorageError::NotKept), "{length}");
            // Cards and steps to undo.
            for write in 1..3 {
                assert!(try_it(before, Trouble::Cut(write, length)).is_ok());
            }
        }
    }
}

#[test]
fn a_write_that_changes_any_character_loses_nothing() {
    for before in ALL {
        for place in 0..written(before) {
            let flipped = try_it(before, Trouble::Flipped(0, place));
            assert_eq!(flipped.err(), Some(StorageError::NotKept), "{place}");
            for write in 1..3 {
                assert!(try_it(before, Trouble::Flipped(write, place)).is_ok());
            }
        }
    }
}

#[test]
fn a_write_that_does_nothing_is_noticed() {
    for before in ALL {
        assert_eq!(
            try_it(before, Trouble::Silent(0)).err(),
            Some(StorageError::NotKept)
        );
        for write in 1..3 {
            assert!(try_it(before, Trouble::Silent(write)).is_ok());
        }
    }
}

#[test]
fn a_record_that_vanishes_is_written_again_with_the_next_change() -> Result<(), StorageError> {
    let (texts, open) = shelf(Before::Record);
    let archive = Archive::new(FaultShelf::new(&texts, Trouble::Vanishing(0)));
    let saved = save(&archive, NEW, open.as_ref(), "fresh")?;
    assert_eq!(readable(&texts), [""; 0]);
    save(&archive, NEXT, Some(&saved), "next")?;
    assert_eq!(readable(&texts), [NEXT]);
    Ok(())
}

#[test]
fn a_record_in_which_any_character_changes_is_reported_kept_and_handed_out() {
    let (texts, open) = shelf(Before::Record);
    let key = "excellence-assessment/record/open/2";
    let whole = texts.get(key).expect("granted").expect("there");
    for place in 0..whole.chars().count() {
        let flip = |(at, c)| if at == place { '\u{1}' } else { c };
        let damaged: String = whole.chars().enumerate().map(flip).collect();
        assert_eq!(texts.set(key, &damaged), Ok(()));
        let archive = Archive::new(texts.clone());
        assert!(archive.read(&id("open")).is_err(), "{place}");
        // A window that has it open goes on in another slot.
        let saved = save(&archive, NEW, open.as_ref(), "fresh").expect("a sound shelf");
        assert_eq!(archive.read(&saved.id), Ok(Some(saved.clone())));
        assert_eq!(texts.get(key), Ok(Some(damaged)), "{place}");
        assert!(archive.text(&id("open/2")).is_some());
        archive.remove(&saved.id).expect("a sound shelf");
    }
}

#[test]
fn forty_assessments_of_sixty_thousand_characters_fit_where_five_million_do() {
    let texts = Rc::new(MemoryShelf::default());
    let archive = Archive::new(texts.clone());
    for n in 0..40 {
        let text = "质".repeat(60_000);
        let record = save(&archive, &text, None, &format!("{n}")).expect("room");
        save(&archive, &(text + "量"), Some(&record), "other").expect("room");
    }
    let size = |key: &String| {
        let text = texts.get(key).expect("granted").unwrap_or_default();
        key.len() + text.encode_utf16().count()
    };
    // Here the cards carry the whole text for a name: twice the size.
    let stored: usize = texts.keys("").iter().map(size).sum();
    assert!(stored < 5 * 1024 * 1024, "{stored}");
    assert_eq!(readable(&texts).len(), 40);
}
