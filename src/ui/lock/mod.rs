//! Assessments locked with a passphrase: sealing, opening, and setting, changing and taking away the passphrase. All of it in
//! the later part.
//!
//! A locked record is a record whose text is a [locked file](crate::assessment::locked). The archive writes it like any other,
//! into a new slot that is read back before the old one goes, so it is as safe as an open one, and so are its copies, its mark in
//! the bin and its damaged slots. What stands beside it says nothing: its card shows what its owner lets everybody read, the
//! steps to undo and what is known of its snapshots are sealed with the same key.
//!
//! # The key
//!
//! It is derived once when the assessment is unlocked, cannot be taken out of the browser, and lives in this page alone
//! ([`keys`]), until somebody locks, in whatever window, or the page goes. The passphrase is kept nowhere.
//!
//! # Saving
//!
//! Sealing takes a few milliseconds and cannot be waited for when a page goes away. So what is typed is sealed all the time, as
//! soon as an open assessment would be stored; a page that goes before is asked to wait by the browser's own question
//! ([`leaving`](super::leaving)). What is lost at most, where a browser is killed or does not ask, is what was typed in the
//! last half second, which is what is promised of open ones as well.
//!
//! # Locking what was open
//!
//! First the sealed text is opened again and compared; then it is stored and read back; only then the open text goes, with its
//! copies. What stood beside it goes before, the snapshots, the damaged slots and what lies in the bin of the same assessment
//! after ([`change`]). What breaks off in between is finished when it is unlocked the next time.

mod change;
mod crypto;
mod files;
mod keys;
mod naming;
mod opening;
mod saving;

pub(super) use change::{change, lock, others, unlock_for_good};
pub(super) use crypto::is_available;
pub(super) use files::{locked_file_name, save_locked, save_open};
pub(super) use keys::{Lock, Refusal, held, open_elsewhere_locked};
pub(super) use naming::{Naming, duplicate_locked, name_locked, take_name};
pub(super) use opening::{ask_for_file, follow, load, lock_now, open, shut, unlock};
pub(super) use saving::{seal_open, settled};
