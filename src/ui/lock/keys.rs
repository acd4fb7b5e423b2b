//! The keys of the assessments that are unlocked in this page, and what is done with a key.

use super::super::history::gzip::{pack, unpack};
use super::super::session::Session;
use super::crypto;
use crate::assessment::locked::{IV, Locked, ROUNDS, SALT, is_locked};
use crate::reading::Fault;
use crate::storage::{RecordId, StorageError, Unreadable};
use base64ct::{Base64, Encoding};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Why something locked was not opened, or something open not locked. All is as before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Refusal {
    /// The browser does not seal on this page.
    Unavailable,
    /// The passphrase is another one.
    Wrong,
    /// The file has faults, the locked one or the one that was sealed.
    Faults(Vec<Fault>),
    /// The record cannot be read.
    Unreadable(Unreadable),
    /// It was not kept.
    Storage(StorageError),
    /// What it was asked for is not there, or not open here, any more.
    Gone,
    /// Another window has it open and did not answer, or changed it meanwhile.
    Busy,
}

impl From<StorageError> for Refusal {
    fn from(error: StorageError) -> Refusal {
        Refusal::Storage(error)
    }
}

impl From<Vec<Fault>> for Refusal {
    fn from(faults: Vec<Fault>) -> Refusal {
        Refusal::Faults(faults)
    }
}

/// The key of a locked assessment, and what everybody may read of it.
pub(in crate::ui) struct Lock {
    title: RefCell<String>,
    rounds: u32,
    salt: Vec<u8>,
    key: JsValue,
    /// How often it was sealed.
    revision: Cell<u32>,
}

impl Lock {
    /// A lock with a passphrase, for an assessment of which everybody may read a title.
    ///
    /// # Errors
    /// That the browser does not seal here.
    pub(super) async fn new(passphrase: &str, title: &str) -> Result<Lock, Refusal> {
        let salt = crypto::random(SALT).map_err(|_| Refusal::Unavailable)?;
        let key = crypto::derive(passphrase, &salt, ROUNDS).await;
        Ok(Lock {
            title: RefCell::new(title.trim().to_owned()),
            rounds: ROUNDS,
            salt,
            key: key.map_err(|_| Refusal::Unavailable)?,
            revision: Cell::new(0),
        })
    }

    /// The lock of a locked assessment, and the assessment file in it.
    ///
    /// # Errors
    /// That the passphrase is another one.
    pub(super) async fn of(locked: &Locked, passphrase: &str) -> Result<(Lock, String), Refusal> {
        let key = crypto::derive(passphrase, &locked.salt, locked.rounds).await;
        let lock = Lock {
            title: RefCell::new(locked.title.clone()),
            rounds: locked.rounds,
            salt: locked.salt.clone(),
            key: key.map_err(|_| Refusal::Unavailable)?,
            revision: Cell::new(locked.revision),
        };
        let text = lock.open(locked).await?;
        Ok((lock, text))
    }

    /// The same lock for another assessment, of which everybody may read another title.
    pub(super) fn of_copy(&self, title: &str) -> Lock {
        Lock {
            title: RefCell::new(title.trim().to_owned()),
            rounds: self.rounds,
            salt: self.salt.clone(),
            key: self.key.clone(),
            revision: Cell::new(0),
        }
    }

    /// Has everybody read another title from the next sealing on; gives back the present one.
    pub(super) fn set_title(&self, title: &str) -> String {
        self.title.replace(title.trim().to_owned())
    }

    /// Seals an assessment file: the locked file, which was opened again and compared.
    ///
    /// # Errors
    /// Why it cannot be relied on.
    pub(super) async fn seal(
        &self,
        text: &str,
        id: &str,
        changed: &str,
    ) -> Result<String, Refusal> {
        self.revision.set(self.revision.get().saturating_add(1));
        let packed = pack(text).await;
        let mut locked = Locked {
            id: id.to_owned(),
            revision: self.revision.get(),
            changed: changed.to_owned(),
            title: self.title.borrow().clone(),
            rounds: self.rounds,
            salt: self.salt.clone(),
            iv: crypto::random(IV).map_err(|_| Refusal::Unavailable)?,
            // What the browser cannot make smaller stays a text.
            compressed: !packed.is_string(),
            sealed: Vec::new(),
        };
        let packed = match packed.as_string() {
            Some(text) => crypto::bytes(text.as_bytes()),
            None => packed,
        };
        let sealed = crypto::seal(&self.key, &locked.iv, &locked.bound(), packed).await;
        locked.sealed = sealed.map_err(|_| Refusal::Unavailable)?;
        let written = locked.write();
        if self.open(&Locked::read(&written)?).await? != text {
            return Err(StorageError::NotKept.into());
        }
        Ok(written)
    }

    /// The assessment file in a locked file.
    ///
    /// # Errors
    /// That the key does not fit.
    pub(super) async fn open(&self, locked: &Locked) -> Result<String, Refusal> {
        let opened = crypto::open(&self.key, &locked.iv, &locked.bound(), &locked.sealed).await;
        let opened = opened.map_err(|_| Refusal::Wrong)?;
        // Another window may have sealed it oftener.
        self.revision.set(self.revision.get().max(locked.revision));
        let text = if locked.compressed {
            unpack(&opened).await
        } else {
            String::from_utf8(crypto::taken(&opened)).ok()
        };
        // What was sealed with this key was a text; a browser may not know how it was compressed.
        text.ok_or(Refusal::Unavailable)
    }

    /// The text in a locked file that was written here.
    pub(in crate::ui) async fn open_text(&self, text: &str) -> Option<String> {
        self.open(&Locked::read(text).ok()?).await.ok()
    }

    /// Seals an assessment file as a snapshot.
    ///
    /// # Errors
    /// That it cannot be relied on.
    pub(in crate::ui) async fn seal_text(
        &self,
        text: &str,
        id: &str,
        changed: &str,
    ) -> Result<String, StorageError> {
        let sealed = self.seal(text, id, changed).await;
        sealed.map_err(|_| StorageError::NotKept)
    }

    /// Seals what stands beside an assessment: one line, bound to what it is about.
    pub(in crate::ui) async fn seal_note(&self, about: &str, text: &str) -> Option<String> {
        let iv = crypto::random(IV).ok()?;
        let open = crypto::bytes(text.as_bytes());
        let sealed = crypto::seal(&self.key, &iv, about, open).await.ok()?;
        Some(Base64::encode_string(&[iv, sealed].concat()))
    }

    /// What was sealed beside an assessment; nothing where that was damaged, or sealed with another key.
    pub(in crate::ui) async fn open_note(&self, about: &str, note: &str) -> Option<String> {
        let note = Base64::decode_vec(note).ok()?;
        let (iv, sealed) = note.split_at_checked(IV)?;
        let opened = crypto::open(&self.key, iv, about, sealed).await.ok()?;
        String::from_utf8(crypto::taken(&opened)).ok()
    }
}

thread_local! {
    /// What is unlocked in this page, for all its elements.
    static HELD: RefCell<Vec<(RecordId, Rc<Lock>)>> = RefCell::default();
}

/// The lock of a record that is unlocked in this page.
pub(in crate::ui) fn held(record: &RecordId) -> Option<Rc<Lock>> {
    HELD.with_borrow(|held| {
        let found = held.iter().find(|(id, _)| id == record);
        found.map(|(_, lock)| lock.clone())
    })
}

/// Keeps the lock of a record as long as the page lives, or until somebody locks it.
pub(super) fn hold(record: &RecordId, lock: Rc<Lock>) {
    forget(record);
    HELD.with_borrow_mut(|held| held.push((record.clone(), lock)));
}

/// Forgets the lock of a record.
pub(super) fn forget(record: &RecordId) {
    HELD.with_borrow_mut(|held| held.retain(|(id, _)| id != record));
}

/// Whether a record is locked and its key is not here.
pub(in crate::ui) fn open_elsewhere_locked(session: Session, record: &RecordId) -> bool {
    let stored = session.device(|device| device.archive().read(record));
    let locked = matches!(stored, Ok(Some(stored)) if is_locked(&stored.text));
    locked && held(record).is_none()
}

/// What the steps to undo of an assessment are bound to.
pub(super) fn steps_of(record: &RecordId) -> String {
    format!("excellence-assessment steps of {record}")
}
