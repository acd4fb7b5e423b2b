//! Keeping the assessment on this device: opening, autosave, and what is said when keeping fails.

use super::clock;
use super::navigate::Page;
use super::preferences::Theme;
use super::session::{HostEvent, Session, blank};
use super::words;
use crate::assessment::{Assessment, file};
use crate::language::Lang;
use crate::reading::Fault;
use crate::storage::{Archive, BrowserShelf, MemoryShelf, Record, SlotId, StorageError, Written};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};

/// How long after the last change the assessment is stored, in milliseconds.
const SAVE_AFTER: u32 = 300;
/// How long it may wait at most while changes go on, in milliseconds.
const SAVE_AT_LEAST_EVERY: f64 = 3000.0;

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

/// Where the assessments of this page are kept.
pub(super) struct Device {
    archive: Archive,
    in_memory: bool,
    element: String,
    open: RefCell<Option<Record>>,
    /// Whether there is something that is not stored yet.
    changed: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
    waiting_since: Cell<Option<f64>>,
}

thread_local! {
    /// The slots that elements of this page have open: no two write the same one.
    static OPEN_HERE: RefCell<Vec<SlotId>> = RefCell::default();
}

impl Device {
    /// The storage of the browser, or memory where the browser denies it.
    pub(super) fn of_this_page(element: &str) -> Device {
        let shelf = BrowserShelf::open();
        let in_memory = shelf.is_err();
        Device {
            archive: match shelf {
                Ok(shelf) => Archive::new(shelf),
                Err(_) => Archive::new(MemoryShelf::default()),
            },
            in_memory,
            element: element.to_owned(),
            open: RefCell::new(None),
            changed: Cell::new(false),
            timer: RefCell::new(None),
            waiting_since: Cell::new(None),
        }
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

    /// Remembers the page where the user is. The start page is the way back to it, no place of its own.
    pub(super) fn set_place(&self, page: &Page) {
        if *page == Page::Start {
            return;
        }
        if let Some(open) = &*self.open.borrow() {
            self.archive.set_place(&open.slot, &page.key());
        }
    }

    /// All stored records.
    pub(super) fn records(&self) -> Vec<Record> {
        self.archive.records()
    }

    /// Whether nothing is stored.
    pub(super) fn is_empty(&self) -> bool {
        self.archive.records().is_empty()
    }

    /// The slot that is open.
    pub(super) fn open_slot(&self) -> Option<SlotId> {
        self.open.borrow().as_ref().map(|open| open.slot.clone())
    }

    /// Forgets a record.
    ///
    /// # Errors
    /// Why it is still there.
    pub(super) fn remove(&self, slot: &SlotId) -> Result<(), StorageError> {
        self.archive.remove(slot)
    }

    fn set_open(&self, record: Option<Record>) {
        OPEN_HERE.with_borrow_mut(|slots| {
            if let Some(open) = &*self.open.borrow() {
                slots.retain(|slot| *slot != open.slot);
            }
            if let Some(record) = &record {
                slots.push(record.slot.clone());
            }
        });
        let slot = record.as_ref().map(|record| &record.slot);
        self.archive.set_current(&self.element, slot);
        *self.open.borrow_mut() = record;
    }

    /// Writes the text where the open record lies, or into a new slot. A record that another window changed is left alone:
    /// this text gets a slot of its own, and the answer says so.
    fn write(&self, text: String) -> Result<Written, StorageError> {
        let (slot, last) = match &*self.open.borrow() {
            Some(open) if open.text == text => return Ok(Written::Kept),
            Some(open) => (open.slot.clone(), Some(open.text.clone())),
            None => (SlotId::new(clock::fresh_name()), None),
        };
        let written = self.archive.write(&slot, &text, last.as_deref())?;
        let slot = match written {
            Written::Kept => slot,
            Written::Conflict => {
                let copy = SlotId::new(clock::fresh_name());
                self.archive.write(&copy, &text, None)?;
                copy
            }
        };
        self.set_open(Some(Record { slot, text }));
        Ok(written)
    }
}

impl Drop for Device {
    /// The element is gone: its slot is free for another element of the page, and is still the one to continue.
    fn drop(&mut self) {
        if let Some(open) = &*self.open.borrow() {
            OPEN_HERE.with_borrow_mut(|slots| slots.retain(|slot| *slot != open.slot));
        }
    }
}

/// Continues the assessment that this element had open last, at the page where one left off.
pub(super) fn continue_last(session: Session) {
    let last = session.device(|device| device.archive.current(&device.element));
    let Some(slot) = last else { return };
    if OPEN_HERE.with_borrow(|slots| slots.contains(&slot)) {
        return;
    }
    // A record that cannot be read is reported on the start page, in the list of stored assessments.
    drop(open_stored(session, &slot));
}

/// Opens a stored assessment at the page where one left off.
///
/// # Errors
/// The faults of the record, which stays as it is.
pub(super) fn open_stored(session: Session, slot: &SlotId) -> Result<(), Vec<Fault>> {
    let Some(text) = session.device(|device| device.archive.read(slot)) else {
        return Ok(());
    };
    let assessment = file::read(&text, session.standard())?;
    save_now(session);
    let place = session.device(|device| {
        device.set_open(Some(Record {
            slot: slot.clone(),
            text,
        }));
        device.archive.place(slot)
    });
    let saved = clock::time_of_day_of(&assessment.changed);
    session.replace(assessment);
    let page =
        place.and_then(|key| Page::from_key(&key, session.standard(), session.all_programmes()));
    session.page.set(page.unwrap_or(Page::Profile));
    session.saved.set(if session.device(Device::is_in_memory) {
        SaveState::MemoryOnly
    } else {
        SaveState::Saved(saved)
    });
    session.tell_host(HostEvent::Change);
    Ok(())
}

/// Shows an assessment that came from outside and stores it beside the others. One that is stored already, letter for
/// letter, is opened where it lies.
pub(super) fn open_as_new(session: Session, assessment: Assessment) {
    save_now(session);
    let text = file::write(&assessment);
    let records = session.device(Device::records);
    let same = records.into_iter().find(|record| record.text == text);
    let taken = |record: &Record| {
        let own = session.device(Device::open_slot).as_ref() == Some(&record.slot);
        !own && OPEN_HERE.with_borrow(|slots| slots.contains(&record.slot))
    };
    session.device(|device| device.set_open(same.filter(|record| !taken(record))));
    session.replace(assessment);
    session.device(|device| device.changed.set(true));
    save_now(session);
    session.tell_host(HostEvent::Change);
}

/// Begins a new assessment; the present one stays stored.
pub(super) fn begin_new(session: Session) {
    save_now(session);
    session.device(|device| device.set_open(None));
    session.replace(blank(session.standard()));
    session.saved.set(SaveState::Blank);
    session.page.set(Page::Profile);
    session.tell_host(HostEvent::Change);
}

/// Has the assessment stored soon: [`SAVE_AFTER`] after the last change.
pub(super) fn save_soon(session: Session) {
    // What is said about storing that failed stays until storing works again.
    let quiet = |state: &SaveState| matches!(state, SaveState::Blank | SaveState::Saved(_));
    if session.saved.with_untracked(quiet) {
        session.saved.set(SaveState::Pending);
    }
    session.device(|device| {
        device.changed.set(true);
        let now = js_sys::Date::now();
        let since = device.waiting_since.get().unwrap_or(now);
        device.waiting_since.set(Some(since));
        let overdue = now - since > SAVE_AT_LEAST_EVERY;
        let mut timer = device.timer.borrow_mut();
        if overdue && timer.is_some() {
            return;
        }
        *timer = Some(Timeout::new(SAVE_AFTER, move || {
            if session.is_live() {
                save_now(session);
            }
        }));
    });
}

/// Stores the assessment now if it changed since it was stored.
pub(super) fn save_now(session: Session) {
    let changed = session.device(|device| {
        if let Some(timer) = device.timer.take() {
            timer.cancel();
        }
        device.waiting_since.set(None);
        device.changed.get()
    });
    if !changed {
        return;
    }
    session.tell_host(HostEvent::Change);
    let text = session.save();
    let written = session.device(|device| device.write(text));
    if let Ok(written) = written {
        let lang = session.lang.get_untracked();
        if written == Written::Conflict {
            session.notice.set(Some(words::conflict(lang)));
        }
        let page = session.page.get_untracked();
        session.device(|device| {
            device.changed.set(false);
            device.set_place(&page);
        });
    }
    let state = match written {
        Ok(_) if session.device(Device::is_in_memory) => SaveState::MemoryOnly,
        Ok(_) => SaveState::Saved(clock::time_of_day()),
        Err(error) => SaveState::Failed(error),
    };
    if session.saved.with_untracked(|known| *known != state) {
        session.saved.set(state);
    }
    match written {
        Ok(_) if session.device(Device::is_in_memory) => {}
        Ok(_) => session.tell_host(HostEvent::Saved),
        Err(error) => {
            let lang = session.lang.get_untracked();
            let message = words::not_saved(error).get(lang).to_owned();
            session.tell_host(HostEvent::Error(message));
        }
    }
}
