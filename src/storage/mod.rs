//! Stored assessments: where they are kept, how they are found again, and what is said when that fails.
//!
//! [`Shelf`] is the one small interface to a place that keeps texts under keys: the browser's `localStorage`
//! (`BrowserShelf`) or memory ([`MemoryShelf`]). [`Archive`] keeps assessments on a shelf, one record each, and beside each
//! record a [`Card`] for the list.
//!
//! # How a record is written
//!
//! A record is an assessment file in an envelope (see the module `envelope`), in a slot whose name is its revision:
//! `record/‹id›/17`. The next writing goes into the next slot and is read back; only then is it the present one, and the
//! slot before it is emptied. So no slot is ever written twice, whatever breaks off in between leaves the old text or the
//! new one whole, and at rest a record takes its size once: two copies at rest would halve what the five million
//! characters of `localStorage` hold.
//!
//! Why numbers and not two slots in turn: the keys alone say whether a card is up to date, and a damaged slot is in
//! nobody's way.
//!
//! # What a browser forgets
//!
//! A browser may keep in memory what was written to `localStorage`, and forget it when it is killed. So records are copied to
//! IndexedDB (`src/element/copies.js`), nothing is said to be stored before the copy is on the disk (`when_copied`), and what is
//! missing in `localStorage` is put back before the next window begins.
//!
//! # Rules
//!
//! - The newest slot that is whole is the present one; changes are whole where what they are of is. A damaged slot stays where it
//!   is and is listed; only its owner deletes it. Where the newest one is damaged and its copy is whole, the copy is written beside
//!   it (see the module `mend`).
//! - A record that another window changed, or that a newer program wrote, is not written over: the text is kept as a record
//!   of its own.
//! - A text without envelope, as version 0.1.0 stored it, is read as it is. Its first change is written as a new record;
//!   when that one has been read back, the old text is taken away.
//! - A locked record is a record whose text is a locked file: it is written, copied, deleted and set aside like any other, and no
//!   open text is put beside it.
//! - Where the shelf is full, steps to undo give way to answers.
//! - What is deleted is marked as deleted and stays to the letter until the bin is emptied (see the module `bin`).

mod archive;
mod aside;
mod beside;
mod bin;
#[cfg(feature = "interface")]
mod browser;
mod card;
mod changes;
mod changing;
mod envelope;
#[cfg(test)]
mod fault_shelf;
mod forget;
#[cfg(test)]
mod given;
mod keep;
mod list;
mod mend;
mod original;
mod packs;
#[cfg(test)]
mod reads;
mod record;
mod remembered;
#[cfg(test)]
mod safety;
mod seal_anew;
mod shelf;
mod slots;
mod usage;

pub use archive::Archive;
pub use bin::Deleted;
#[cfg(feature = "interface")]
pub use browser::{BrowserShelf, copy_of, set_copier, when_copied};
pub use card::Card;
pub use envelope::{Broken, Revision};
pub use record::{Kept, Listed, Record, RecordId, Unreadable};
pub use shelf::{MemoryShelf, Shelf, StorageError};
pub use usage::{NEARLY_FULL, QUOTA, Usage};
