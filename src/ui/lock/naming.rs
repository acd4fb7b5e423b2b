//! Naming and copying what is locked, also where it is not open. What everybody may read is bound to what is sealed, and a copy has
//! an id and a name of its own: either is sealed anew, with the key that the assessment has.

use super::super::clock;
use super::super::device::{Device, save_now};
use super::super::history::seal_history;
use super::super::library::{copy_of, name_open};
use super::super::role::Role;
use super::super::session::Session;
use super::keys::{Lock, Refusal, forget, held};
use super::opening::standards_here;
use super::saving::{seal_open, set_card, settled};
use crate::assessment::file;
use crate::assessment::locked::Locked;
use crate::storage::{Record, RecordId, StorageError};
use js_sys::{Array, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// What a locked assessment is to be called.
pub(in crate::ui) struct Naming {
    /// What everybody may read.
    pub public: String,
    /// Its own title and label, which are sealed with the rest; nothing where they stay.
    pub own: Option<[String; 2]>,
}

/// What is locked, what is sealed in it, and its lock: the one that is held in this page, or that of a passphrase.
async fn opened(
    session: Session,
    id: &RecordId,
    passphrase: Option<&str>,
) -> Result<(Locked, String, Rc<Lock>), Refusal> {
    save_now(session);
    // What is being sealed is the present.
    settled().await;
    let (_, locked) = stored(session, id)?;
    if let Some(lock) = held(id) {
        let text = lock.open(&locked).await.inspect_err(|refusal| {
            if *refusal == Refusal::Wrong {
                // Another window changed the passphrase: from now on it is asked for.
                forget(id);
            }
        })?;
        return Ok((locked, text, lock));
    }
    let (lock, text) = Lock::of(&locked, passphrase.ok_or(Refusal::Wrong)?).await?;
    Ok((locked, text, Rc::new(lock)))
}

fn stored(session: Session, id: &RecordId) -> Result<(Record, Locked), Refusal> {
    if !session.is_live() {
        return Err(Refusal::Gone);
    }
    let record = session.device(|device| device.archive().read(id));
    let record = record.map_err(Refusal::Unreadable)?.ok_or(Refusal::Gone)?;
    let locked = Locked::read(&record.text)?;
    Ok((record, locked))
}

/// Stores a copy of a locked assessment, locked with the same passphrase. Its key is not held: whoever opens it has to know that.
///
/// # Errors
/// Why there is none; [`Refusal::Wrong`] where the passphrase is another one, or is none and the assessment not unlocked.
pub(in crate::ui) async fn duplicate_locked(
    session: Session,
    id: &RecordId,
    passphrase: Option<&str>,
) -> Result<RecordId, Refusal> {
    let (locked, text, lock) = opened(session, id, passphrase).await?;
    standards_here(session, &text).await?;
    let copy = file::read(&text, &session.standards())?;
    let (copy, public) = copy_of(session, copy, &locked.title);
    let lock = lock.of_copy(&public);
    let sealed = lock
        .seal(&file::write(&copy), &copy.id, &copy.changed)
        .await?;
    if !session.is_live() {
        return Err(Refusal::Gone);
    }
    let fresh = RecordId::new(clock::fresh_name());
    session.device(|device| {
        let record = device.archive().keep(&sealed, None, &fresh)?.record;
        set_card(device.archive(), &record)?;
        Ok(record.id)
    })
}

/// Gives a locked assessment its names. That of the open one is sealed like any other change. Of another one it is done by the
/// window that writes it, if there is one; else it is sealed anew here, and the record is held meanwhile.
///
/// # Errors
/// Why it is called as it was; [`Refusal::Wrong`] where the passphrase is another one, or is none and the assessment not unlocked.
pub(in crate::ui) async fn name_locked(
    session: Session,
    id: &RecordId,
    naming: Naming,
    passphrase: Option<&str>,
) -> Result<(), Refusal> {
    if is_written_here(session, id) {
        return name_written(session, id, naming).await;
    }
    let (_, _, lock) = opened(session, id, passphrase).await?;
    if !session.is_live() {
        return Err(Refusal::Gone);
    }
    if session.device(Device::is_in_memory) {
        return seal_named(session, id, &lock, &naming.public).await;
    }
    let answer = Rc::new(RefCell::new(None));
    let named = Promise::new(&mut |resolve, _| {
        let (record, lock, answer) = (id.clone(), lock.clone(), answer.clone());
        let (public, done) = (naming.public.clone(), resolve.clone());
        let told = Closure::once_into_js(move |stored: JsValue| -> JsValue {
            let named = async move {
                let named = match stored.as_bool() {
                    None => seal_named(session, &record, &lock, &public).await,
                    Some(true) => Ok(()),
                    Some(false) => Err(Refusal::Busy),
                };
                answer.replace(Some(named));
                drop(done.call0(&JsValue::NULL));
                Ok(JsValue::UNDEFINED)
            };
            // The record is held until that is done.
            future_to_promise(named).into()
        });
        let name = Array::of1(&naming.public.as_str().into());
        let asked = ["name".into(), id.to_string().into(), name.into(), told];
        if !session.ask_windows(&asked) {
            drop(resolve.call0(&JsValue::NULL));
        }
    });
    // It is never rejected.
    drop(JsFuture::from(named).await);
    let named = answer.take();
    named.unwrap_or(Err(Refusal::Busy))
}

/// Whether no other window writes it: where its pack is another one now, nobody changes more than its title.
fn is_written_here(session: Session, id: &RecordId) -> bool {
    let is_open = session.device(Device::open_record).as_ref() == Some(id);
    let role = untrack(|| session.role());
    is_open && matches!(role, Role::Writes | Role::Parted(_) | Role::OtherPack)
}

/// Names what is open and written here.
async fn name_written(session: Session, id: &RecordId, naming: Naming) -> Result<(), Refusal> {
    let lock = held(id).ok_or(Refusal::Gone)?;
    let before = lock.set_title(&naming.public);
    let renamed = before != naming.public.trim();
    if let Some([title, label]) = &naming.own {
        name_open(session, title, label);
    }
    seal_open(session);
    settled().await;
    let named = stored(session, id).map(|(_, locked)| locked.title == naming.public.trim());
    if named != Ok(true) {
        lock.set_title(&before);
    }
    if !named? {
        return Err(StorageError::NotKept.into());
    }
    if renamed {
        name_history(id, &lock).await;
    }
    Ok(())
}

/// Seals what nobody writes anew, with another title that everybody may read.
async fn seal_named(
    session: Session,
    id: &RecordId,
    lock: &Lock,
    public: &str,
) -> Result<(), Refusal> {
    let (record, locked) = stored(session, id)?;
    let text = lock.open(&locked).await?;
    let before = lock.set_title(public);
    let named = async {
        let sealed = lock.seal(&text, &locked.id, &locked.changed).await?;
        if !session.is_live() {
            return Err(Refusal::Gone);
        }
        session.device(|device| {
            let archive = device.archive();
            let record = archive.seal_anew(&sealed, &record)?;
            set_card(archive, &record.ok_or(Refusal::Busy)?)
        })
    };
    let named = named.await;
    if named.is_err() {
        lock.set_title(&before);
    } else if before != public.trim() {
        name_history(id, lock).await;
    }
    named
}

/// Has the snapshots of a record named like it: who takes a word out of its title wants nobody to read it there either. One that cannot
/// be sealed anew stays as it is.
async fn name_history(id: &RecordId, lock: &Lock) {
    seal_history(id, Some(lock), Some(lock), true).await;
}

/// Gives what is open and written here the title that another window asks for; calls back when it is stored.
pub(in crate::ui) fn take_name(session: Session, public: String, stored: impl FnOnce() + 'static) {
    let open = session.device(Device::open_record);
    let Some(id) =
        open.filter(|id| session.device(Device::is_locked) && is_written_here(session, id))
    else {
        return;
    };
    spawn_local(async move {
        let naming = Naming { public, own: None };
        if name_written(session, &id, naming).await.is_ok() && session.is_live() {
            stored();
        }
    });
}
