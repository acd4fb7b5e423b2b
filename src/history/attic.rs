//! A place that keeps snapshots and their texts.

use super::snapshot::{Snapshot, SnapshotId};
use crate::storage::{RecordId, StorageError};
use std::cell::RefCell;
use std::future::Future;

/// A place that keeps snapshots and their texts. What it does takes a while, so every answer is awaited.
pub trait Attic {
    /// The snapshots of a record, in any order. What cannot be read is left out and stays.
    ///
    /// # Errors
    /// [`StorageError::Denied`] where the place cannot be read.
    fn snapshots(
        &self,
        record: &RecordId,
    ) -> impl Future<Output = Result<Vec<Snapshot>, StorageError>>;

    /// The text of a snapshot; `None` where it is not there any more.
    ///
    /// # Errors
    /// [`StorageError::Denied`] where the place cannot be read, [`StorageError::NotKept`] where the text is damaged.
    fn text(
        &self,
        snapshot: &Snapshot,
    ) -> impl Future<Output = Result<Option<String>, StorageError>>;

    /// Keeps a snapshot; with its text, or beside the text that is there.
    ///
    /// # Errors
    /// Why it could not be kept; then neither of both is.
    fn put(
        &self,
        snapshot: &Snapshot,
        text: Option<&str>,
    ) -> impl Future<Output = Result<(), StorageError>>;

    /// Forgets snapshots of a record and their texts.
    ///
    /// # Errors
    /// [`StorageError::Denied`] where the place cannot be written.
    fn remove(
        &self,
        record: &RecordId,
        ids: &[SnapshotId],
    ) -> impl Future<Output = Result<(), StorageError>>;
}

/// An attic that lasts as long as the page.
#[derive(Debug, Default)]
pub struct MemoryAttic(RefCell<Vec<(Snapshot, String)>>);

impl Attic for MemoryAttic {
    async fn snapshots(&self, record: &RecordId) -> Result<Vec<Snapshot>, StorageError> {
        let kept = self.0.borrow();
        let own = kept.iter().filter(|(one, _)| one.record == *record);
        Ok(own.map(|(one, _)| one.clone()).collect())
    }

    async fn text(&self, snapshot: &Snapshot) -> Result<Option<String>, StorageError> {
        let kept = self.0.borrow();
        let found = kept.iter().find(|(one, _)| one.id == snapshot.id);
        Ok(found.map(|(_, text)| text.clone()))
    }

    async fn put(&self, snapshot: &Snapshot, text: Option<&str>) -> Result<(), StorageError> {
        let mut kept = self.0.borrow_mut();
        let place = kept.iter().position(|(one, _)| one.id == snapshot.id);
        let before = place.map(|place| kept.remove(place).1);
        let text = text.map(str::to_owned).or(before);
        kept.push((snapshot.clone(), text.ok_or(StorageError::NotKept)?));
        Ok(())
    }

    async fn remove(&self, record: &RecordId, ids: &[SnapshotId]) -> Result<(), StorageError> {
        let gone = |one: &Snapshot| one.record == *record && ids.contains(&one.id);
        self.0.borrow_mut().retain(|(one, _)| !gone(one));
        Ok(())
    }
}
