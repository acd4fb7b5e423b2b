//! The interface: pages, widgets, and the state they share.
//!
//! Views compute no score: they read memos of [`Session`] and send commands to it. A keystroke goes to one field, and
//! only what shows that field wakes up (see [`session`]).

mod app;
mod build;
mod carrying;
mod catalogue;
mod clock;
mod device;
mod documents;
mod editions;
mod encoding;
mod focus;
mod forms;
mod history;
mod later;
mod leaving;
mod left_behind;
mod library;
mod lock;
mod mending;
mod migrating;
mod misfits;
mod navigate;
mod newer;
mod opening;
mod own_packs;
mod pages;
mod preferences;
pub mod programmes;
mod render;
mod role;
mod saving;
pub mod session;
mod settled;
mod styles;
mod timer;
mod widgets;
mod windows;
mod word;
mod words;

pub use app::mount;
pub use clock::today;
pub use editions::keep;
pub use later::{
    checked_file, fetch_then, open_locked_text, open_pack, open_programme, open_text, packs_for,
    read_programmes, styles, wear,
};
pub use navigate::Page;
pub use preferences::{Preferences, Theme};
pub use role::Role;
pub use session::Session;
