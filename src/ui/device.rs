//! Where the assessments of this page are kept: what is open, whether it is stored, and what this device remembers.

mod opening;
mod saving;

pub(super) use opening::{
    begin, begin_new, continue_last, goes_on, is_misfit, open_as_it_is, open_as_new, open_beside,
    open_here, open_stored, put_in_place, read_stored, set_open, show_stored, stored_alike,
};
pub(super) use saving::{save_now, save_soon, told};

use super::clock;
use super::navigate::Page;
use super::preferences::Theme;
use super::session::Session;
use crate::assessment::locked::{Locked, is_locked};
use crate::assessment::{UndoLog, file};
use crate::language::Lang;
use crate::storage::{Archive, BrowserShelf, Card, MemoryShelf, Record, RecordId, StorageError};
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How many bytes of steps to undo outlive a reload: some hundreds of ordinary ones.
pub(super) const STEPS_STORED: usize = 60_000;

/// How safely the assessment is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was answered yet, so there is nothing to store.
    Blank,
    /// Stored, at this time of day.
    Saved(String),
    /// Changed; will be stored in a moment.
    Pending,
    /// Not stored: the browser denies its storage. The work goes on in memory.
    MemoryOnly,
    /// Not stored, and why. The work goes on in memory; the next change tries again.
    Failed(StorageError),
}

/// What a passphrase is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asked {
    /// A stored assessment.
    Record(RecordId),
    /// A file and its name.
    File(String, Locked),
}

/// What is left to do of a saving when the record is stored: what stands beside it, and who is told.
struct Unfinished {
    /// Which opening or writing it was.
    opened: u32,
    /// What was open before.
    before: Option<RecordId>,
    /// Whether another window changed that, so that the text was kept apart from it.
    conflict: bool,
    card: Card,
    /// The steps that led to the text.
    steps: String,
}

/// Where the assessments of this page are kept.
pub(super) struct Device {
    archive: Rc<Archive>,
    in_memory: bool,
    element: String,
    open: RefCell<Option<Record>>,
    /// How often that changed, by opening or writing.
    opened: Cell<u32>,
    /// Whether there is something that is not stored yet.
    changed: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
    unfinished: RefCell<Option<Unfinished>>,
    /// What waits for its passphrase.
    asked: RefCell<Option<Asked>>,
}

/// Tells, whenever it is asked, whether what is open now is open still, and the element on its page.
pub(super) fn still_open(session: Session) -> impl Fn() -> bool + Copy {
    let opened = session.device(|device| device.opened.get());
    move || session.is_live() && session.device(|device| device.opened.get()) == opened
}

impl Device {
    /// The storage of the browser, or memory where the browser denies it.
    pub(super) fn of_this_page(element: &str) -> Device {
        let shelf = BrowserShelf::open();
        let in_memory = shelf.is_err();
        Device {
            archive: Rc::new(match shelf {
                Ok(shelf) => Archive::new(shelf),
                Err(_) => Archive::new(MemoryShelf::default()),
            }),
            in_memory,
            element: element.to_owned(),
            open: RefCell::new(None),
            opened: Cell::new(0),
            changed: Cell::new(false),
            timer: RefCell::new(None),
            unfinished: RefCell::new(None),
            asked: RefCell::new(None),
        }
    }

    /// Whether what is open is stored locked.
    pub(super) fn is_locked(&self) -> bool {
        let open = self.open.borrow();
        open.as_ref().is_some_and(|open| is_locked(&open.text))
    }

    /// What waits for its passphrase.
    pub(super) fn asked(&self) -> Option<Asked> {
        self.asked.borrow().clone()
    }

    /// Has a passphrase asked for, or nothing any more.
    pub(super) fn ask_for(&self, asked: Option<Asked>) {
        *self.asked.borrow_mut() = asked;
    }

    /// Continues a record when the page is opened the next time.
    pub(super) fn set_last(&self, id: &RecordId) {
        self.archive.set_current(&self.element, Some(id));
    }

    /// All that is open is stored.
    pub(super) fn set_stored(&self) {
        self.changed.set(false);
    }

    /// The stored assessments, for what outlives the element.
    pub(super) fn shared_archive(&self) -> Rc<Archive> {
        self.archive.clone()
    }

    /// Whether nothing outlives this page.
    pub(super) fn is_in_memory(&self) -> bool {
        self.in_memory
    }

    /// The theme chosen on this device.
    pub(super) fn theme(&self) -> Option<Theme> {
        Some(Theme::from_key(&self.archive.setting("theme")?))
    }

    /// Remembers a choice of language. `element.js` reads it before the element begins.
    pub(super) fn set_lang(&self, lang: Lang) {
        self.archive.set_setting("lang", lang.tag());
    }

    /// Remembers a choice of theme.
    pub(super) fn set_theme(&self, theme: Theme) {
        self.archive.set_setting("theme", theme.key());
    }

    /// Remembers the page where the user is. The start page is the way back to it, no place of its own, nor is that of the lock.
    pub(super) fn set_place(&self, page: &Page) {
        if matches!(page, Page::Start | Page::Lock) {
            return;
        }
        if let Some(open) = &*self.open.borrow() {
            self.archive.set_place(&open.id, &page.key());
        }
    }

    /// The stored assessments, for what is done with those that are not open.
    pub(super) fn archive(&self) -> &Archive {
        &self.archive
    }

    /// Whether nothing is stored.
    pub(super) fn is_empty(&self) -> bool {
        self.archive.is_empty()
    }

    /// The text of a record as it stands there.
    pub(super) fn text(&self, id: &RecordId) -> Option<String> {
        self.archive.text(id)
    }

    /// What is known of a record without reading it.
    pub(super) fn card(&self, id: &RecordId) -> Option<Card> {
        self.archive.card(id)
    }

    /// Whether there is something that is not stored yet.
    pub(super) fn is_changed(&self) -> bool {
        self.changed.get()
    }

    /// What is open, as it was last read or written.
    pub(super) fn open(&self) -> Option<Record> {
        self.open.borrow().clone()
    }

    /// Takes what stands in the place of the open record now for what was last read.
    pub(super) fn turn_to(&self, record: Record) {
        *self.open.borrow_mut() = Some(record);
        self.opened.set(self.opened.get() + 1);
    }

    /// Goes on with a record of its own.
    pub(super) fn leave(&self) {
        self.set_open(None);
    }

    /// The record that is open.
    pub(super) fn open_record(&self) -> Option<RecordId> {
        self.open.borrow().as_ref().map(|open| open.id.clone())
    }

    /// What is known of the open record.
    pub(super) fn open_card(&self) -> Option<Card> {
        self.archive.card(&self.open_record()?)
    }

    /// Forgets a record.
    ///
    /// # Errors
    /// Why it is still there.
    pub(super) fn remove(&self, id: &RecordId) -> Result<(), StorageError> {
        self.archive.remove(id)
    }

    /// The steps that led to a record; none where they do not fit it.
    pub(super) fn undo_log(&self, record: &Record) -> UndoLog {
        let log = self.archive.undo_log(record);
        log.and_then(|log| UndoLog::read(&log)).unwrap_or_default()
    }

    /// Notes that the open record was saved as a file.
    pub(super) fn set_exported(&self) {
        if let Some(open) = &*self.open.borrow()
            && let Some(card) = self.archive.card(&open.id)
        {
            let exported = clock::now();
            self.archive.set_card(&open.id, &Card { exported, ..card });
        }
    }

    /// Has a record open.
    pub(super) fn set_open(&self, record: Option<Record>) {
        if let Some(record) = &record
            && let Some(standard) = file::standards_named(&record.text).first()
        {
            // `element.js` has it fetched before the element begins.
            self.archive
                .set_setting(&format!("standard-{}", self.element), standard);
        }
        let id = record.as_ref().map(|record| &record.id);
        self.archive.set_current(&self.element, id);
        *self.open.borrow_mut() = record;
        self.opened.set(self.opened.get() + 1);
    }
}
