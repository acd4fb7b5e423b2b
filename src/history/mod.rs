//! History: earlier states of a stored assessment, to be looked at, compared and brought back.
//!
//! A [`Snapshot`] says of one state when it was taken, why, and how far the assessment was; the state itself is the text of
//! its assessment file. Both lie in an [`Attic`], away from `localStorage`, which holds forty assessments and little more.
//! [`History`] takes snapshots and thins them ([`thinning`]); those with a name stay until their owner deletes them.
//!
//! [`Urgency`] says how strongly a file should be suggested, from what was changed since the last one.
//!
//! Nothing here knows a browser or a clock: moments come in as seconds.

mod attic;
mod keeper;
mod pace;
mod reminder;
mod snapshot;
pub mod thinning;

pub use attic::{Attic, MemoryAttic};
pub use keeper::History;
pub use pace::{AFTER_A_PAUSE, WORK, is_due, is_due_at_opening};
pub use reminder::{Circumstances, Urgency};
pub use snapshot::{Cause, Seconds, Snapshot, SnapshotId};
