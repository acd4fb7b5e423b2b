//! The Word file: what it wears, remembered on this device, and how it is made while the page goes on. All of it in the later part.
//!
//! Template and logo lie in IndexedDB, because `localStorage` is for assessments and has no room for files. Objects of the browser
//! are asked by name, as for the history: see there.

mod kept;
mod looks;
mod making;
mod picture;
mod wear;

pub(super) use kept::{Looks, looks};
pub(super) use looks::looks_box;
pub(super) use making::word_button;
pub(super) use picture::drawn;
pub(super) use wear::wear;
