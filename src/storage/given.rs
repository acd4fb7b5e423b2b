//! What the tests of the archive begin with.

use super::archive::Archive;
use super::card::Card;
use super::record::RecordId;
use super::shelf::{MemoryShelf, Shelf};
use crate::reading::Fault;
use std::rc::Rc;

/// An archive in memory, and the shelf under it.
pub(super) fn archive() -> (Archive, Rc<MemoryShelf>) {
    let shelf = Rc::new(MemoryShelf::default());
    (Archive::new(shelf.clone()), shelf)
}

pub(super) fn id(name: &str) -> RecordId {
    RecordId::new(name)
}

/// A card that has the text of the record for a name.
pub(super) fn describe(text: &str) -> Result<Card, Vec<Fault>> {
    Ok(Card {
        name: text.to_owned(),
        ..Card::default()
    })
}

/// Has somebody else write to the shelf.
pub(super) fn set(shelf: &MemoryShelf, key: &str, text: &str) {
    assert_eq!(shelf.set(key, text), Ok(()));
}
