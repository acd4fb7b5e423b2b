//! IndexedDB as an attic: two stores under the same keys, `‹record›/‹id›`; the list of snapshots does not read their texts.
//!
//! The database is opened for each call and closed after it, so that no window holds it against a newer version.

use super::super::lock::{Lock, held};
use super::by_name::{call, event, get, global, list, set};
use super::gzip::{pack, unpack};
use super::sealing;
use crate::assessment::locked::is_locked;
use crate::history::{Attic, History, Snapshot, SnapshotId};
use crate::storage::{RecordId, StorageError};
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Event};

const DATABASE: &str = "excellence-assessment-history";
const SNAPSHOTS: &str = "snapshots";
const TEXTS: &str = "texts";

/// The history of the assessments on this device.
pub(in crate::ui) fn history() -> History<BrowserAttic> {
    History(BrowserAttic)
}

/// The browser's IndexedDB. Can be taken away at any time, so every call asks for it anew.
pub(in crate::ui) struct BrowserAttic;

impl Attic for BrowserAttic {
    async fn snapshots(&self, record: &RecordId) -> Result<Vec<Snapshot>, StorageError> {
        let lock = held(record);
        let mut snapshots = Vec::new();
        for (public, note) in known(record).await? {
            // What was sealed and cannot be opened is known as far as everybody may know it.
            snapshots.push(
                match (&lock, note) {
                    (Some(lock), Some(note)) => sealing::open(lock, &public, &note).await,
                    _ => None,
                }
                .unwrap_or(public),
            );
        }
        Ok(snapshots)
    }

    async fn text(&self, snapshot: &Snapshot) -> Result<Option<String>, StorageError> {
        let Some(text) = stored_text(snapshot).await? else {
            return Ok(None);
        };
        if !is_locked(&text) {
            return Ok(Some(text));
        }
        let lock = held(&snapshot.record).ok_or(StorageError::Locked)?;
        let opened = lock.open_text(&text).await;
        opened.map(Some).ok_or(StorageError::Locked)
    }

    async fn put(&self, snapshot: &Snapshot, text: Option<&str>) -> Result<(), StorageError> {
        let lock = held(&snapshot.record);
        match (lock, text) {
            (None, text) => write(snapshot, None, text).await,
            (Some(lock), text) => put_sealed(&lock, snapshot, text).await,
        }
    }

    async fn remove(&self, record: &RecordId, ids: &[SnapshotId]) -> Result<(), StorageError> {
        let done = transact("readwrite", |stores| {
            let mut last = JsValue::UNDEFINED;
            for id in ids {
                let key = key(record, id);
                call(&stores.texts, "delete", std::slice::from_ref(&key))?;
                last = call(&stores.snapshots, "delete", &[key])?;
            }
            Ok(last)
        });
        done.await.map(drop)
    }
}

/// What is known of the snapshots of a record, each with what is sealed of it.
pub(super) async fn known(
    record: &RecordId,
) -> Result<Vec<(Snapshot, Option<String>)>, StorageError> {
    let found = transact("readonly", |stores| {
        // '0' is the character after '/'.
        let (from, to) = (format!("{record}/"), format!("{record}0"));
        let range = global("IDBKeyRange")?;
        let range = call(&range, "bound", &[from.into(), to.into()])?;
        call(&stores.snapshots, "getAll", &[range])
    });
    let found: Array = found.await?.unchecked_into();
    let read = |line: JsValue| {
        let line = line.as_string()?;
        let (public, note) = match line.split_once('\n') {
            Some((public, note)) => (public, Some(note.to_owned())),
            None => (line.as_str(), None),
        };
        Some((Snapshot::read(public)?, note))
    };
    let snapshots = found.iter().filter_map(read);
    let own = snapshots.filter(|(one, _)| one.record == *record);
    Ok(own.collect())
}

/// The text of a snapshot as it lies there, locked or not.
pub(super) async fn stored_text(snapshot: &Snapshot) -> Result<Option<String>, StorageError> {
    let key = key(&snapshot.record, &snapshot.id);
    let packed = transact("readonly", |stores| call(&stores.texts, "get", &[key]));
    let packed = packed.await?;
    if packed.is_undefined() {
        return Ok(None);
    }
    let text = unpack(&packed).await;
    text.map(Some).ok_or(StorageError::NotKept)
}

/// Keeps a snapshot sealed.
pub(super) async fn put_sealed(
    lock: &Lock,
    snapshot: &Snapshot,
    text: Option<&str>,
) -> Result<(), StorageError> {
    let note = sealing::seal(lock, snapshot).await?;
    let text = match text {
        Some(text) => Some(sealing::seal_text(lock, snapshot, text).await?),
        None => None,
    };
    write(&sealing::public(snapshot), Some(&note), text.as_deref()).await
}

/// Writes what is known of a snapshot, with what is sealed of it, and its text, as they are.
pub(super) async fn write(
    snapshot: &Snapshot,
    note: Option<&str>,
    text: Option<&str>,
) -> Result<(), StorageError> {
    // A transaction ends as soon as nothing is asked of it, so what takes time comes before it.
    let packed = match text {
        Some(text) => Some(pack(text).await),
        None => None,
    };
    let key = key(&snapshot.record, &snapshot.id);
    let mut line = snapshot.write();
    if let Some(note) = note {
        line = line + "\n" + note;
    }
    let done = transact("readwrite", |stores| {
        if let Some(packed) = packed {
            call(&stores.texts, "put", &[packed, key.clone()])?;
        }
        call(&stores.snapshots, "put", &[line.into(), key])
    });
    done.await.map(drop)
}

fn key(record: &RecordId, id: &SnapshotId) -> JsValue {
    format!("{record}/{}", id.0).into()
}

/// The two stores within a transaction.
struct Stores {
    snapshots: JsValue,
    texts: JsValue,
}

/// Does something within one transaction, which is written as a whole or not at all; gives back the result of the last
/// request.
async fn transact(
    mode: &str,
    ask: impl FnOnce(Stores) -> Result<JsValue, JsValue>,
) -> Result<JsValue, StorageError> {
    let database = open().await.map_err(|error| from_js(&error))?;
    let done = within(&database, mode, ask).await;
    // A database that is closed already stays so.
    let _ = call(&database, "close", &[]);
    done.map_err(|error| from_js(&error))
}

async fn within(
    database: &JsValue,
    mode: &str,
    ask: impl FnOnce(Stores) -> Result<JsValue, JsValue>,
) -> Result<JsValue, JsValue> {
    let names = list(&[SNAPSHOTS.into(), TEXTS.into()]);
    let transaction = call(database, "transaction", &[names.into(), mode.into()])?;
    let store = |name: &str| call(&transaction, "objectStore", &[name.into()]);
    let request = ask(Stores {
        snapshots: store(SNAPSHOTS)?,
        texts: store(TEXTS)?,
    })?;
    event(&transaction, "oncomplete", "onabort").await?;
    if request.is_undefined() {
        Ok(request)
    } else {
        get(&request, "result")
    }
}

/// Opens the database, and makes its stores where it is new.
async fn open() -> Result<JsValue, JsValue> {
    let factory = global("indexedDB")?;
    let request = call(&factory, "open", &[DATABASE.into(), 1.into()])?;
    let asked = request.clone();
    let make_stores: Box<dyn FnMut(Event)> = Box::new(move |_| {
        let made = get(&asked, "result").and_then(|database| {
            call(&database, "createObjectStore", &[SNAPSHOTS.into()])?;
            call(&database, "createObjectStore", &[TEXTS.into()])
        });
        // Without its stores nothing can be asked of the database, and that is reported.
        drop(made);
    });
    let make_stores = Closure::wrap(make_stores);
    set(&request, "onupgradeneeded", make_stores.as_ref())?;
    event(&request, "onsuccess", "onerror").await?;
    get(&request, "result")
}

fn from_js(error: &JsValue) -> StorageError {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError") => StorageError::Full,
        _ => StorageError::Denied,
    }
}
