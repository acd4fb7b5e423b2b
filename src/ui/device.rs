//! Keeping the assessment on this device: opening, autosave, and what is said when keeping fails.

use super::clock;
use super::editions::missing;
use super::later;
use super::navigate::Page;
use super::preferences::Theme;
use super::role::Role;
use super::session::{HostEvent, Session, blank};
use super::words;
use crate::assessment::locked::{Locked, is_locked};
use crate::assessment::{Assessment, UndoLog, file};
use crate::language::Lang;
use crate::reading::{Fault, Problem};
use crate::scoring::Scoreboard;
use crate::standard::{Standard, Standards};
use crate::storage::{
    Archive, Broken, BrowserShelf, Card, Listed, MemoryShelf, Record, RecordId, StorageError,
    Unreadable, when_copied,
};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How long after a change the assessment is stored, in milliseconds, whether others follow or not. With the writing, which takes
/// some milliseconds, nothing that is older than half a second is ever lost.
const SAVE_AFTER: u32 = 400;

/// When a saving is finished after the record is stored, in milliseconds: what was typed meanwhile is painted first.
const A_FRAME: u32 = 20;

/// By what a window did not answer, in milliseconds, when a timer comes so late.
const HUNG: f64 = 1000.0;

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

    /// All stored records, and what of them is damaged. Reads the texts only of those whose card is not up to date.
    pub(super) fn list(&self, standards: &dyn Standards) -> Vec<Listed> {
        self.archive.list(&|text| {
            if is_locked(text) {
                return Ok(Card::of_locked(&Locked::read(text)?));
            }
            let assessment = file::read(text, standards)?;
            let standard = assessment.standard.as_str();
            let standard = standards.made_on(standard, assessment.made_on.as_ref());
            let total = Scoreboard::of(standard, &assessment).total;
            Ok(Card::of(&assessment, &total))
        })
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

    /// How often something was opened here.
    pub(super) fn times_opened(&self) -> u32 {
        self.opened.get()
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

    /// Keeps the text where the open record lies, or as a new record; the name of a new one says whether it was `parted` from
    /// another one. Gives back whether another window changed the record that was open: then this text is kept apart from it.
    fn keep(&self, text: &str, parted: Option<RecordId>) -> Result<bool, StorageError> {
        let open = self.open();
        if open.as_ref().is_some_and(|open| open.text == text) {
            return Ok(false);
        }
        let mut fresh = RecordId::new(clock::fresh_name());
        let mut original = parted.filter(|_| open.is_none());
        if original.is_some() {
            fresh = fresh.copy();
        }
        let kept = self.archive.keep(text, open.as_ref(), &fresh)?;
        let before = open.map(|open| open.id);
        if before.as_ref() == Some(&kept.record.id) {
            self.turn_to(kept.record);
            return Ok(kept.conflict);
        }
        if kept.conflict {
            original = before;
        }
        if let Some(original) = original {
            self.archive.set_original(&kept.record.id, &original);
        }
        self.set_open(Some(kept.record));
        Ok(kept.conflict)
    }

    /// Puts beside the open record what belongs to it.
    fn put_beside(&self, card: Card, steps: &str) {
        if let Some(open) = &*self.open.borrow() {
            let exported = self.archive.exported(&open.id);
            self.archive.describe(open, card, clock::now(), exported);
            self.archive.set_undo_log(open, steps);
        }
    }
}

/// Opens a record, or nothing yet, to be written here unless another window or element writes it already: then that is heard
/// a moment later.
pub(super) fn set_open(session: Session, record: Option<Record>) {
    session.device(|device| {
        if device.is_locked() {
            // Who seals it has it, and all that is needed for it.
            device.changed.set(false);
        }
        device.ask_for(None);
        device.set_open(record);
    });
    session.set_role(Role::Writes);
    share(session);
}

/// Tells the other windows and elements which record is open here. What only this page remembers is shared with nobody.
fn share(session: Session) {
    let open = session.device(Device::open_record);
    let open = open.filter(|_| !session.device(Device::is_in_memory));
    let id = open.map(|id| id.to_string());
    session.tell_windows("open", &id.unwrap_or_default());
}

/// Continues the assessment that this element had open last, at the page where one left off.
pub(super) fn continue_last(session: Session) {
    let last = session.device(|device| device.archive.current(&device.element));
    let Some(id) = last else { return };
    let record = session.device(|device| device.archive.read(&id));
    if matches!(record, Ok(Some(record)) if is_locked(&record.text)) {
        return later::with(session, move |_| {
            // Unless something was begun meanwhile.
            if session.page.with_untracked(|page| *page == Page::Start) {
                drop(open_stored(session, &id));
            }
        });
    }
    // A record that cannot be read is reported on the start page, in the list of stored assessments.
    drop(open_stored(session, &id));
}

/// What stands in the place of a record now.
///
/// # Errors
/// Why it cannot be read; it stays as it is.
pub(super) fn read_stored(
    session: Session,
    id: &RecordId,
) -> Result<Option<(Record, Assessment)>, Unreadable> {
    let Some(record) = session.device(|device| device.archive.read(id))? else {
        return Ok(None);
    };
    let assessment = file::read(&record.text, &session.standards()).map_err(Unreadable::Faults)?;
    Ok(Some((record, assessment)))
}

/// Opens a stored assessment at the page where one left off. Where what was written last is damaged, that is a moment later:
/// there may be a whole copy of it. A locked one is opened later, by its passphrase where that is not known.
///
/// # Errors
/// Why the record cannot be read; it stays as it is.
pub(super) fn open_stored(session: Session, id: &RecordId) -> Result<(), Unreadable> {
    let read = session.device(|device| device.archive.read(id));
    let damaged = match &read {
        Ok(Some(record)) => {
            let newest = session.device(|device| device.archive.newest(id));
            newest != Some(record.revision)
        }
        Err(unreadable) => matches!(unreadable, Unreadable::Broken(Broken::Damaged)),
        Ok(None) => false,
    };
    if damaged {
        let id = id.clone();
        later::with(session, move |later| (later.open_damaged)(session, id));
        return Ok(());
    }
    open_read(session, id, read)
}

/// Opens the newest whole writing of a stored assessment.
///
/// # Errors
/// Why the record cannot be read; it stays as it is.
pub(super) fn open_as_it_is(session: Session, id: &RecordId) -> Result<(), Unreadable> {
    let read = session.device(|device| device.archive.read(id));
    open_read(session, id, read)
}

fn open_read(
    session: Session,
    id: &RecordId,
    read: Result<Option<Record>, Unreadable>,
) -> Result<(), Unreadable> {
    let forget_card = || session.device(|device| device.archive.forget_card(id));
    // The list finds out anew what is there.
    let Some(record) = read.inspect_err(|_| forget_card())? else {
        return Ok(());
    };
    if is_locked(&record.text) {
        later::with(session, move |later| {
            (later.open_locked)(session, record.id)
        });
        return Ok(());
    }
    // What another pack than the present one is shown by is in the later part.
    let on_own = || record.text.contains("\"fingerprint\"") && later::here().is_none();
    if missing(session, &record.text).is_empty() && !on_own() {
        return open_here(session, record);
    }
    later::with(session, move |later| (later.open_on)(session, record));
    Ok(())
}

/// Opens a record whose standard is here.
///
/// # Errors
/// Why it cannot be read; it stays as it is.
pub(super) fn open_here(session: Session, record: Record) -> Result<(), Unreadable> {
    let assessment = file::read(&record.text, &session.standards());
    if assessment.as_ref().is_err_and(|faults| is_misfit(faults)) {
        later::with(session, move |later| (later.open_misfit)(session, record));
        return Ok(());
    }
    let assessment = assessment.map_err(|faults| {
        session.device(|device| device.archive.forget_card(&record.id));
        Unreadable::Faults(faults)
    })?;
    save_now(session);
    let log = session.device(|device| device.undo_log(&record));
    show_stored(session, record, assessment, log);
    Ok(())
}

/// Whether nothing is wrong but values that are none of the allowed ones, such as ids of another edition of the standard.
fn is_misfit(faults: &[Fault]) -> bool {
    faults
        .iter()
        .all(|fault| matches!(fault.problem, Problem::NotAllowed { .. }))
}

/// Goes back to the page where one left off, if the assessment is the open one and this is where it is written.
pub(super) fn goes_on(session: Session, id: &RecordId) -> bool {
    let is_open = session.device(Device::open_record).as_ref() == Some(id);
    let goes_on = is_open && matches!(untrack(|| session.role()), Role::Writes);
    if goes_on {
        go_to_place(session, session.device(|device| device.archive.place(id)));
    }
    goes_on
}

fn go_to_place(session: Session, place: Option<String>) {
    let page =
        place.and_then(|key| Page::from_key(&key, session.standard(), session.all_programmes()));
    session.page.set(page.unwrap_or(Page::Profile));
}

/// Shows a stored assessment at the page where one left off.
pub(super) fn show_stored(session: Session, record: Record, assessment: Assessment, log: UndoLog) {
    let place = session.device(|device| device.archive.place(&record.id));
    set_open(session, Some(record));
    let saved = clock::time_of_day_of(&assessment.changed);
    session.replace(assessment, log);
    go_to_place(session, place);
    session.saved.set(if session.device(Device::is_in_memory) {
        SaveState::MemoryOnly
    } else {
        SaveState::Saved(saved)
    });
    session.tell_host(HostEvent::Change);
}

/// Shows an assessment that came from outside, and stores it beside the others in the next task. One that is stored already,
/// letter for letter, is opened where it lies.
pub(super) fn open_as_new(session: Session, assessment: Assessment) {
    save_now(session);
    let same = session.device(|device| {
        let text = || file::write(&assessment);
        device.archive.find(&assessment, text)
    });
    let log = |record| session.device(|device| device.undo_log(record));
    let log = same.as_ref().map(log).unwrap_or_default();
    set_open(session, same);
    session.replace(assessment, log);
    session.saved.set(SaveState::Pending);
    session.device(|device| {
        device.changed.set(true);
        // Shown first: with a large file, the page would answer nothing for too long.
        let timer = Timeout::new(0, move || {
            if session.is_live() {
                save_now(session);
            }
        });
        device.timer.replace(Some(timer));
    });
}

/// Shows another state of the open assessment, with the steps that led to it, and stores it in the place of the present one.
pub(super) fn put_in_place(session: Session, assessment: Assessment, log: UndoLog) {
    session.replace(assessment, log);
    session.device(|device| device.changed.set(true));
    save_now(session);
}

/// Begins a new assessment on the same standard; the present one stays stored.
pub(super) fn begin_new(session: Session) {
    begin(session, session.begins_on());
}

/// Begins a new assessment on a standard.
pub(super) fn begin(session: Session, standard: &Standard) {
    save_now(session);
    set_open(session, None);
    session.replace(blank(standard), UndoLog::default());
    session.saved.set(SaveState::Blank);
    session.page.set(Page::Profile);
    session.tell_host(HostEvent::Change);
}

/// Has the assessment stored soon: [`SAVE_AFTER`] after the first change that is not stored yet.
pub(super) fn save_soon(session: Session) {
    // What is said about storing that failed stays until storing works again.
    let quiet = |state: &SaveState| matches!(state, SaveState::Blank | SaveState::Saved(_));
    if session.saved.with_untracked(quiet) {
        session.saved.set(SaveState::Pending);
    }
    session.device(|device| {
        device.changed.set(true);
        let mut timer = device.timer.borrow_mut();
        if timer.is_some() {
            return;
        }
        let now = js_sys::Date::now();
        *timer = Some(Timeout::new(SAVE_AFTER, move || {
            if session.is_live() {
                if js_sys::Date::now() - now > HUNG {
                    // Another window may have taken over meanwhile: that is heard first.
                    session.device(|device| device.timer.take());
                    save_soon(session);
                } else {
                    finish(session);
                    save_record(session);
                    let finish = move || {
                        if session.is_live() {
                            finish(session);
                        }
                    };
                    Timeout::new(A_FRAME, finish).forget();
                }
            }
        }));
    });
}

/// Stores the assessment now if it changed since it was stored, and finishes what was begun.
pub(super) fn save_now(session: Session) {
    finish(session);
    save_record(session);
    finish(session);
}

/// Stores what was typed, and leaves the rest of the saving for later: who is typing waits for neither.
fn save_record(session: Session) {
    let changed = session.device(|device| {
        if let Some(timer) = device.timer.take() {
            timer.cancel();
        }
        device.changed.get()
    });
    if !changed {
        return;
    }
    // The page is told what is in the text that is taken now: what is typed later is not.
    session.tell_host(HostEvent::Change);
    if session.device(Device::is_locked) {
        return later::with(session, move |later| (later.seal)(session));
    }
    let text = session.save();
    let before = session.device(Device::open_record);
    let parted = match untrack(|| session.role()) {
        Role::Parted(original) => Some(original),
        _ => None,
    };
    let conflict = match session.device(|device| device.keep(&text, parted)) {
        Ok(conflict) => conflict,
        failed => return told(session, before, failed),
    };
    let total = session.total.get_untracked();
    let unfinished = Unfinished {
        opened: session.device(|device| device.opened.get()),
        before,
        conflict,
        card: session.assessment(|assessment| Card::of(assessment, &total)),
        steps: session.undo_log(|log| log.write(STEPS_STORED)),
    };
    session.device(|device| {
        device.changed.set(false);
        device.unfinished.replace(Some(unfinished));
    });
}

/// Finishes the saving of what is stored.
fn finish(session: Session) {
    let unfinished = session.device(|device| device.unfinished.take());
    let Some(unfinished) = unfinished else { return };
    session.device(|device| {
        if device.opened.get() == unfinished.opened {
            device.put_beside(unfinished.card, &unfinished.steps);
        }
    });
    told(session, unfinished.before, Ok(unfinished.conflict));
}

/// Tells what came of storing: `before` was open, and what was `kept` is, apart from it or in its place.
pub(super) fn told(session: Session, before: Option<RecordId>, kept: Result<bool, StorageError>) {
    if let Ok(conflict) = kept {
        if session.device(Device::open_record) == before {
            session.tell_windows("say", "changed");
        } else {
            share(session);
        }
        if let Some(before) = before.filter(|_| conflict) {
            session.set_role(Role::Parted(before));
        }
        let page = session.page.get_untracked();
        session.device(|device| device.set_place(&page));
    }
    match kept {
        Ok(_) if session.device(Device::is_in_memory) => show(session, SaveState::MemoryOnly),
        Ok(_) => say_when_copied(session),
        Err(error) => {
            show(session, SaveState::Failed(error));
            let lang = session.lang.get_untracked();
            let message = words::not_saved(error).get(lang).to_owned();
            session.tell_host(HostEvent::Error(message));
        }
    }
}

/// Says that the open record is stored, when it is on the disk. Of several savings the last is spoken of.
fn say_when_copied(session: Session) {
    let opened = session.device(|device| device.opened.get());
    when_copied(move || {
        if !session.is_live() || session.device(|device| device.opened.get() != opened) {
            return;
        }
        if !session.device(|device| device.changed.get()) {
            show(session, SaveState::Saved(clock::time_of_day()));
        }
        session.tell_host(HostEvent::Saved);
    });
}

fn show(session: Session, state: SaveState) {
    if session.saved.with_untracked(|known| *known != state) {
        session.saved.set(state);
    }
}
