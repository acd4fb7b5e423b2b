//! Earlier states on this device: where they are kept, when they are taken, how one comes back, and how strongly a file is
//! suggested. All of it in the later part; what is decided here is decided by [`crate::history`].
//!
//! Snapshots lie in IndexedDB, because `localStorage` holds forty assessments of 60,000 characters and little more. Where
//! the browser denies it, there is no history, which is said on its page, and all else works on.
//!
//! Of a locked assessment everything is sealed with its key but when and why a snapshot was taken ([`sealing`]).
//!
//! Why objects of the browser are asked `by_name`: every method that is bound with a type of its own brings a shim into the
//! script that the first page loads, and that load is nearly full. What is here needs a few dozen of them, and a crate over
//! IndexedDB (`idb`, `rexie`) brings as many; by name it adds none.

mod attic;
pub(super) mod by_name;
pub(super) mod gzip;
mod lasting;
mod present;
mod restore;
mod sealing;
mod seen;
mod watch;

pub(super) use attic::history;
pub(super) use lasting::{Lasting, ask_to_keep, lasting};
pub(super) use present::{empty_bin, forget, keep_present, text_of};
pub(super) use restore::{restore, way_back};
pub(super) use sealing::seal_history;
pub(super) use seen::Seen;
pub(super) use watch::{forget_watched, note_file, watch};
