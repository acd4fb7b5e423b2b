//! Writing what changed of a long text, and not the text: a saving takes as long as there was changed, however much stands in the rest
//! of the assessment.
//!
//! The text stands whole in one slot, and what became of it since then in a later one, which is written anew with each saving, like
//! any slot: in the next one, before the one before it is emptied. So there are two slots at rest, of which the second is small. When
//! it is no longer small, the text is written whole once more, and both go.

use super::archive::Archive;
use super::changes::changes;
use super::envelope::{Revision, contents, first_line, seal, seal_changes};
use super::record::{Record, RecordId};
use super::shelf::StorageError;
use super::slots::slot_key;
use std::cell::Cell;
use std::rc::Rc;

/// How many bytes a text has at least that is not written whole each time: what is shorter is written as fast.
const LONG: usize = 16 << 10;

/// How many bytes of changes there are at most.
const LONGEST: usize = 32 << 10;

/// A long text that was written whole here.
pub(super) struct Whole {
    id: RecordId,
    revision: Revision,
    /// The last slot with changes of it: what this archive wrote to the record without a break.
    last: Cell<Revision>,
    /// As it stands in its slot.
    sealed: String,
}

impl Archive {
    /// From now on, of a long text that is worked on, what changed is written. The first item can do without.
    pub fn write_changes(&self) {
        self.write_next.set(Archive::write_what_changed);
    }

    /// Writes what a record says now into its next slot: what changed since its text was written whole, where that is little, else
    /// the whole text. Empties the slots that are of no use then. The record is as this archive wrote it last.
    fn write_what_changed(&self, open: &Record, text: &str) -> Result<Record, StorageError> {
        let next = open.revision.saturating_add(1);
        let whole = self.whole.borrow().clone();
        let whole = whole.filter(|whole| {
            let key = slot_key(&whole.id, whole.revision);
            let is_of = whole.id == open.id && whole.last.get() == open.revision;
            is_of && self.shelf.stands_as_kept(&key)
        });
        // The slot of the whole text, whoever wrote it; what is damaged stays.
        let is_whole = |of: &Revision| matches!(self.slot(&open.id, *of), Ok(Some(Ok(_))));
        let first = match &whole {
            Some(whole) => Some(whole.revision),
            None => self.changed_of(&open.id, open.revision).filter(is_whole),
        };
        let first = first.unwrap_or(open.revision);
        let changes = whole.as_ref().and_then(|whole| {
            let longest = LONGEST.min(text.len() / 2);
            changes(contents(&whole.sealed), text, longest)
        });
        let id = &open.id;
        let of_no_use = if let Some((whole, changes)) = whole.zip(changes) {
            let sealed = seal_changes(next, first_line(&whole.sealed), &changes);
            self.write_sealed(id, next, &sealed)?;
            whole.last.set(next);
            None
        } else {
            let sealed = seal(next, text);
            self.write_sealed(id, next, &sealed)?;
            let whole = Whole {
                id: id.clone(),
                revision: next,
                last: Cell::new(next),
                sealed,
            };
            let is_long = text.len() >= LONG;
            self.whole.replace(is_long.then(|| Rc::new(whole)));
            Some(first)
        };
        // The newest first: changes are whole as long as what they are of stands.
        let last = (open.revision != first).then_some(open.revision);
        for revision in last.into_iter().chain(of_no_use) {
            // What cannot be emptied now is when the record is opened and written the next time.
            let _ = self.shelf.remove(&slot_key(id, revision));
        }
        Ok(Record {
            id: id.clone(),
            revision: next,
            text: text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::envelope::Broken;
    use super::super::fault_shelf::{FaultShelf, Trouble};
    use super::super::given::id;
    use super::super::record::Unreadable;
    use super::super::shelf::{MemoryShelf, Shelf};
    use super::super::slots::RECORD;
    use super::*;

    /// A long text of which one line is as it is wanted.
    fn text(line: &str) -> String {
        let rest = "一行没有变化的文字\n".repeat(LONG / 20);
        format!("first\n{line}\n{rest}")
    }

    /// What stands under a key.
    fn standing(shelf: &MemoryShelf, revision: Revision) -> String {
        let text = shelf.get(&slot_key(&id("a"), revision));
        text.expect("granted").unwrap_or_default()
    }

    /// A record that was written whole and changed after that, in slots 2 and 4; and the archive that did it.
    fn changed_record() -> (Archive, Rc<MemoryShelf>, Record) {
        let shelf = Rc::new(MemoryShelf::default());
        let archive = Archive::new(FaultShelf::new(&shelf, Trouble::None));
        archive.write_changes();
        let mut record = archive.keep(&text("one"), None, &id("a")).expect("room");
        for line in ["two", "three", "四"] {
            let kept = archive.keep(&text(line), Some(&record.record), &id("b"));
            record = kept.expect("room");
            assert!(!record.conflict);
        }
        (archive, shelf, record.record)
    }

    #[test]
    fn of_a_long_text_what_changed_is_written_and_the_rest_stays() {
        let (archive, shelf, record) = changed_record();
        assert_eq!((record.revision, record.text.as_str()), (4, &*text("四")));
        let slots = [2, 4].map(|revision| slot_key(&id("a"), revision));
        assert_eq!(shelf.keys(RECORD), slots);
        let whole = standing(&shelf, 2);
        assert_eq!(contents(&whole), text("two"));
        let changes = format!("{}1 1 1\n四\n", first_line(&whole));
        let sealed = standing(&shelf, 4);
        assert!(sealed.starts_with("excellence-record 2 4 ") && contents(&sealed) == changes);
        assert_eq!(archive.read(&id("a")), Ok(Some(record.clone())));
        assert_eq!(archive.text(&id("a")), Some(record.text));
        assert_eq!(archive.list(&super::super::given::describe).len(), 1);
    }

    #[test]
    fn where_much_changed_the_text_is_written_whole_and_both_slots_go() -> Result<(), StorageError>
    {
        let (archive, shelf, record) = changed_record();
        for (much, slots) in [
            (text(&"多".repeat(LONGEST)), vec![5]),
            (text("little"), vec![5, 6]),
            (text("less"), vec![5, 7]),
            (String::from("short"), vec![8]),
            (String::from("shorter"), vec![9]),
        ] {
            let open = archive
                .read(&id("a"))
                .expect("whole")
                .unwrap_or(record.clone());
            let kept = archive.keep(&much, Some(&open), &id("b"))?.record;
            assert_eq!(archive.read(&id("a")), Ok(Some(kept)));
            let slots: Vec<_> = slots.into_iter().map(|n| slot_key(&id("a"), n)).collect();
            assert_eq!(shelf.keys(""), slots);
        }
        Ok(())
    }

    #[test]
    fn another_window_reads_it_and_what_it_writes_is_whole() -> Result<(), StorageError> {
        let (archive, shelf, record) = changed_record();
        let other = Archive::new(FaultShelf::new(&shelf, Trouble::None));
        other.write_changes();
        let theirs = other.read(&id("a")).expect("whole").expect("there");
        assert_eq!(theirs, record);
        let theirs = other.keep(&text("theirs"), Some(&theirs), &id("b"))?.record;
        assert_eq!(shelf.keys(""), [slot_key(&id("a"), 5)]);
        let ours = archive.keep(&text("ours"), Some(&record), &id("c"))?;
        assert_eq!((ours.conflict, &ours.record.id), (true, &id("c-copy")));
        assert_eq!(archive.read(&id("a")), Ok(Some(theirs)));
        Ok(())
    }

    #[test]
    fn work_on_another_record_in_between_is_no_harm() -> Result<(), StorageError> {
        let (archive, shelf, mut record) = changed_record();
        let mut other = archive.keep(&text("other"), None, &id("o"))?.record;
        for line in ["x", "y", "z"] {
            record = archive.keep(&text(line), Some(&record), &id("b"))?.record;
            record = archive
                .keep(&text(&format!("{line}!")), Some(&record), &id("b"))?
                .record;
            other = archive.keep(&text(line), Some(&other), &id("b"))?.record;
            let next = Archive::new(shelf.clone());
            assert_eq!(next.read(&id("a")), Ok(Some(record.clone())));
            assert_eq!(next.read(&id("o")), Ok(Some(other.clone())));
        }
        // At most two slots for either.
        assert!(shelf.keys("").len() <= 4);
        Ok(())
    }

    #[test]
    fn where_the_whole_text_vanishes_or_is_changed_it_is_written_once_more()
    -> Result<(), StorageError> {
        for damage in [None, Some("rot")] {
            let (archive, shelf, record) = changed_record();
            let key = slot_key(&id("a"), 2);
            match damage {
                Some(rot) => shelf.set(&key, rot)?,
                None => shelf.remove(&key)?,
            }
            let kept = archive.keep(&text("more"), Some(&record), &id("b"))?;
            assert!(!kept.conflict);
            assert_eq!(archive.read(&id("a")), Ok(Some(kept.record)));
            assert_eq!(shelf.get(&key)?.as_deref(), damage, "to be handed out");
            let slots = shelf.keys(RECORD).len();
            assert_eq!(slots, 1 + usize::from(damage.is_some()));
        }
        Ok(())
    }

    #[test]
    fn whatever_goes_wrong_at_any_moment_what_was_kept_last_stands() {
        let lines = ["one", "two", "three", "four", "much", "six", "seven"];
        let say = |line: &str| match line {
            "much" => text(&"多".repeat(LONGEST)),
            line => text(line),
        };
        let troubles = (0..8).flat_map(|n| {
            let cuts = [0, 1, 40, 60, 80, 100, 5000].map(|at| Trouble::Cut(n, at));
            let flips = [0, 30, 60, 75, 90].map(|at| Trouble::Flipped(n, at));
            let others = [Trouble::Full(n), Trouble::FullFrom(n), Trouble::Silent(n)];
            cuts.into_iter().chain(flips).chain(others)
        });
        for trouble in troubles.chain((0..45).map(Trouble::DeniedFrom)) {
            let shelf = Rc::new(MemoryShelf::default());
            let troubled = Archive::new(FaultShelf::new(&shelf, trouble));
            troubled.write_changes();
            let mut open: Option<Record> = None;
            // What may stand there: what was kept last, or what was tried since then, of which nobody was told.
            let mut may_stand = vec![None];
            for line in lines {
                let kept = troubled.keep(&say(line), open.as_ref(), &id("a"));
                let sound = Archive::new(shelf.clone());
                let stands = sound.read(&id("a")).expect("whole").map(|read| read.text);
                may_stand.push(Some(say(line)));
                if let Ok(kept) = kept {
                    assert!(!kept.conflict, "{trouble:?}");
                    may_stand = vec![Some(kept.record.text.clone())];
                    open = Some(kept.record);
                }
                assert!(may_stand.contains(&stands), "{trouble:?}, {line}");
            }
            // When all is well again, it goes on.
            if let Some(open) = open {
                let sound = Archive::new(shelf.clone());
                let next = sound.keep(&text("next"), Some(&open), &id("next"));
                let id = next.expect("room").record.id;
                let stands = sound.read(&id).expect("whole").expect("there");
                assert_eq!(stands.text, text("next"), "{trouble:?}");
            }
        }
    }

    #[test]
    fn a_changed_character_in_either_slot_is_found_mended_and_handed_out() {
        for damaged in [2, 4] {
            let (_, shelf, record) = changed_record();
            let whole = standing(&shelf, damaged);
            let key = slot_key(&id("a"), damaged);
            let places = whole.char_indices().map(|(at, c)| (at, c.len_utf8()));
            for (at, length) in places.take(150) {
                let archive = Archive::new(shelf.clone());
                let broken = format!("{}\u{1}{}", &whole[..at], &whole[at + length..]);
                assert_eq!(shelf.set(&key, &broken), Ok(()));
                let read = archive
                    .read(&id("a"))
                    .map(|read| read.map(|record| record.text));
                let expected = match damaged {
                    2 => Err(Unreadable::Broken(Broken::Damaged)),
                    _ => Ok(Some(text("two"))),
                };
                assert_eq!(read, expected, "{at}");
                assert_eq!(archive.damaged(&id("a")).as_ref(), Some(&key), "{at}");
                assert!(archive.text(&id("a/4")).is_some());

                let mended = archive
                    .mend(&id("a"), &whole)
                    .expect("room")
                    .expect("mended");
                assert_eq!((mended.revision, &mended.text), (5, &record.text));
                assert_eq!(archive.read(&id("a")), Ok(Some(mended)));
                assert_eq!(shelf.get(&key), Ok(Some(broken)), "to be handed out");
                assert_eq!(shelf.remove(&slot_key(&id("a"), 5)), Ok(()));
            }
            assert_eq!(shelf.set(&key, &whole), Ok(()));
        }
    }

    #[test]
    fn what_is_left_when_one_slot_is_damaged_has_the_changes_in_it() -> Result<(), StorageError> {
        let (archive, shelf, record) = changed_record();
        let key = slot_key(&id("a"), 2);
        let broken = standing(&shelf, 2).replacen("first", "fir\u{1}t", 1);
        shelf.set(&key, &broken)?;
        let left = record.text.replacen("first", "fir\u{1}t", 1);
        assert_eq!(archive.text(&id("a")), Some(left));
        // Cut off before the change: what was changed is handed out by itself.
        shelf.set(&key, "excellence-record 1 2 ")?;
        let left = archive.text(&id("a")).unwrap_or_default();
        assert!(left.ends_with("1 1 1\n四\n"), "{left}");
        shelf.remove(&key)?;
        assert_eq!(archive.damaged(&id("a")), Some(key));
        Ok(())
    }

    #[test]
    fn what_is_deleted_is_gone_whole_wherever_that_breaks_off() {
        let now = "2026-11-22T08:00:00Z";
        for denied in 0..30 {
            let (archive, shelf, _) = changed_record();
            assert_eq!(archive.delete(&id("a"), now), Ok(()));
            let troubled = Archive::new(FaultShelf::new(&shelf, Trouble::DeniedFrom(denied)));
            let _ = troubled.empty_bin(None);
            assert!(archive.empty_bin(None).is_ok());
            assert_eq!(shelf.keys(""), [""; 0], "{denied}");
        }
    }
}
