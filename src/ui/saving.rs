//! Files of the open assessment: read again before they count as saved. In the later part.

use super::device::Device;
use super::role::Role;
use super::session::{Notice, Session};
use super::widgets::download;
use super::words;
use crate::export::Kind;
use crate::reading::MAX_BYTES;
use leptos::prelude::*;

/// Saves the assessment as a file. The text is read again before it is handed out: only one that opens as what is on screen
/// counts as saved, and one that opens as something else is not handed out at all.
pub(super) fn save_file(session: Session) {
    // Of what a newer program wrote, only the original is whole; there is nothing here that could read it again.
    let is_original = is_original(session);
    let text = session.file();
    let lang = session.lang.get_untracked();
    let whole = !is_original && session.reads_back(&text);
    if text.len() > MAX_BYTES {
        session.notice.set(Some(Notice {
            title: words::TOO_LARGE_TO_OPEN.get(lang).to_owned(),
            lines: Vec::new(),
        }));
    } else if !whole && !is_original {
        return session.report(words::FILE_DIFFERS.get(lang).to_owned(), Vec::new());
    }
    if download(session, Kind::Json, &text.into()) && whole {
        session.device(Device::set_exported);
        // Whoever counts what no file has counts anew.
        session.saved.notify();
    }
}

/// The file, when it was read again and says what is shown; of what a newer program wrote, the original.
///
/// # Errors
/// Why it cannot be called exported: one sentence.
pub(super) fn checked_file(session: Session) -> Result<String, String> {
    let text = session.file();
    if is_original(session) || session.reads_back(&text) {
        return Ok(text);
    }
    let why = if text.len() > MAX_BYTES {
        words::TOO_LARGE_TO_OPEN
    } else {
        words::FILE_DIFFERS
    };
    Err(why.get(session.lang.get_untracked()).to_owned())
}

fn is_original(session: Session) -> bool {
    matches!(untrack(|| session.role()), Role::Newer(_))
}
