//! Locking with a passphrase: unlocking what is asked for, setting a passphrase, and what is done with what is unlocked.

pub(super) mod form;
mod setting;
mod unlocked;
mod unlocking;

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, div, el};
use super::super::device::Device;
use super::super::lock::is_available;
use super::super::session::Session;
use super::super::words;
use super::{heading, hint, section};
use crate::assessment::Assessment;
use crate::language::Phrase;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// What was done, to be said by the page that is shown next.
    static SAID: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The page of the lock.
pub(super) fn lock_page() -> View {
    let session = use_session();
    let lang = use_lang();
    let asked = session.device(Device::asked);
    let asking = asked.is_some();
    let title = if asking {
        words::LOCKED
    } else {
        words::PASSPHRASE_PAGE
    };
    let content = if !is_available() {
        View::from(notice(words::LOCK_UNAVAILABLE))
    } else if let Some(asked) = asked {
        unlocking::unlocking(asked)
    } else if session.device(Device::open_record).is_none() {
        notice(words::LOCK_NOTHING).into()
    } else if session.device(Device::is_locked) {
        unlocked::unlocked()
    } else {
        setting::setting()
    };
    let said = SAID.take();
    let said = (!said.is_empty()).then(|| {
        let lines = said.iter().map(|line| el("p").text(line));
        div("div", "ea-said").attr("role", "status").children(lines)
    });
    // Behind an assessment that is not unlocked yet there is none whose pages one could go to.
    let sealed = asking && session.assessment(Assessment::is_blank);
    let class = if sealed {
        "ea-lock ea-sealed"
    } else {
        "ea-lock"
    };
    let page = div("div", class).child(said).child(content);
    View::from(vec![heading(title.get(lang)), page])
}

fn notice(word: Phrase) -> El {
    div("p", "ea-notice")
        .attr("role", "note")
        .text(word.get(use_lang()))
}

/// Says what was done on the page that comes next, and shows that.
fn done(session: Session, word: Phrase, left: usize) {
    let lang = session.lang.get_untracked();
    let mut lines = vec![word.get(lang).to_owned()];
    lines.extend(words::some(lang, words::SNAPSHOTS_LEFT, left));
    SAID.set(lines);
    session.generation.update(|generation| *generation += 1);
    session.arrivals.update(|arrivals| *arrivals += 1);
}
