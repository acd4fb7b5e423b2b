//! Stored assessments: where they are kept, how they are found again, and what is said when that fails.
//!
//! [`Shelf`] is the one small interface to a place that keeps texts under keys: the browser's `localStorage`
//! ([`BrowserShelf`]) or memory ([`MemoryShelf`]). [`Archive`] keeps assessments on a shelf, one record a slot. A record is
//! the assessment file itself, so that any record can be handed to the user as it is, even a damaged one.
//!
//! Rules: a record that cannot be read stays where it is and is reported; a record that another window changed is not
//! written over.

mod archive;
mod browser;
mod shelf;

pub use archive::{Archive, Record, SlotId, Written};
pub use browser::BrowserShelf;
pub use shelf::{MemoryShelf, Shelf, StorageError};
