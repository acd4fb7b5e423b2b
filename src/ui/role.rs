//! Whether what is open may be changed here, and what other windows say of it.
//!
//! One window or element writes a record, the others follow it. Which one is settled by a lock of the browser, see `share` in
//! `windows.js`; where the browser has none, everybody writes, and the archive sees to it that nothing is written over.

use crate::storage::RecordId;
use std::rc::Rc;

/// Whether what is open may be changed here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// It may.
    #[default]
    Writes,
    /// It may: it is a copy that was parted from this record, which another window changed.
    Parted(RecordId),
    /// Another window or element writes it, and this one shows what that one stores.
    Follows {
        /// Whether it was written here until the other one took it over.
        taken: bool,
    },
    /// The pack that it was made on is another one now, or gone: answers and scores are shown as they were.
    OtherPack,
    /// A newer program wrote this; what is known of it is shown.
    Newer(Original),
}

/// What a newer program wrote, as it stands: it is handed out like this and written nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// What a file of it is called.
    pub name: String,
    /// Its text.
    pub text: Rc<str>,
    /// Whether it is a stored record; else it is a file that was opened.
    pub stored: bool,
}

/// What other windows and elements with the same record say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// Another one writes the record that was opened here.
    Theirs,
    /// Another one took it over.
    Taken,
    /// It is to be written here from now on.
    Mine,
    /// It was stored elsewhere.
    Changed,
    /// Another one asks for it.
    Wanted,
    /// Another one, which does not have it open, gives it a title and a label.
    Named,
    /// It was locked elsewhere.
    Locked,
}

/// The events that `windows.js` sends when it hears something.
pub(super) const EVENTS: [(&str, Heard); 7] = [
    ("ea-theirs", Heard::Theirs),
    ("ea-taken", Heard::Taken),
    ("ea-mine", Heard::Mine),
    ("ea-changed", Heard::Changed),
    ("ea-wanted", Heard::Wanted),
    ("ea-named", Heard::Named),
    ("ea-locked", Heard::Locked),
];
