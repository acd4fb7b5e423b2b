//! Opening what comes from outside: a file, the example, a text from the page around the element.

use super::clock;
use super::device::{open_as_new, open_beside, stored_alike};
use super::editions::with_standards;
use super::encoding::decoded;
use super::history::note_file;
use super::later::Answer;
use super::library;
use super::lock;
use super::navigate::Page;
use super::newer::view_newer_file;
use super::own_packs::{open_pack_text, open_programme_text};
use super::session::{Notice, Session};
use super::words;
use crate::assessment::locked::{self, Locked, seems_locked};
use crate::assessment::{collection, file};
use crate::programme;
use crate::reading::{Fault, Problem, beginning};
use crate::standard;
use crate::storage::{RecordId, Unreadable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

thread_local! {
    /// Whether the example was asked for and is not shown yet.
    static COMING: Cell<bool> = const { Cell::new(false) };
}

/// What a file holds.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    /// One assessment, locked or not, or many.
    Assessments,
    /// A standard of somebody else.
    Standard,
    /// A programme of somebody else.
    Programme,
}

impl Holds {
    /// What a text means to be, by the format that it names near its beginning; nothing where that is none of ours.
    fn told_by(text: &str) -> Option<Holds> {
        let (_, after) = beginning(text).split_once("\"format\"")?;
        let value = after.trim_start().strip_prefix(':')?.trim_start();
        let kinds = [
            (file::FORMAT, Holds::Assessments),
            (collection::FORMAT, Holds::Assessments),
            (locked::FORMAT, Holds::Assessments),
            (standard::FORMAT, Holds::Standard),
            (programme::FORMAT, Holds::Programme),
        ];
        let mut kinds = kinds.into_iter();
        let told = kinds.find(|(format, _)| value.starts_with(&format!("\"{format}\"")));
        told.map(|(_, holds)| holds)
    }
}

/// Reads a file and opens what it holds, wherever it was chosen or dropped; `wanted` is what is asked for there, and what a file is
/// read as that does not say what it is.
pub(super) fn open_file(session: Session, file: File, wanted: Holds) {
    spawn_local(async move {
        let (name, text) = (file.name(), text_of(&file).await);
        if !session.is_live() {
            return;
        }
        let not_opened = |why| {
            let title = words::file_not_opened(session.lang.get_untracked(), &name);
            session.report(title, why);
        };
        match text {
            Ok(text) if is_of_office(&text) => {
                not_opened(vec![
                    words::OF_OFFICE
                        .get(session.lang.get_untracked())
                        .to_owned(),
                ]);
            }
            Ok(text) => match Holds::told_by(&text).unwrap_or(wanted) {
                Holds::Assessments => open_named(session, &name, &text),
                Holds::Standard => open_pack_text(session, name, text),
                Holds::Programme => open_programme_text(session, name, text),
            },
            Err(fault) => not_opened(lines(session, &[fault])),
        }
    });
}

/// Whether a file is one of Word, Excel, WPS or PDF, or a packed one, by the letters that these begin with.
pub(super) fn is_of_office(text: &str) -> bool {
    // The last are the letters of the older files, read as GB18030.
    ["PK\u{3}\u{4}", "%PDF", "\u{90a2}\u{11}\u{5537}"]
        .iter()
        .any(|letters| text.starts_with(letters))
}

/// The text of a file. Its size is looked at before anything of it is read; what cannot be read as text is no JSON either, and
/// is reported as such by whoever reads on.
///
/// # Errors
/// That it is too large.
pub(super) async fn text_of(file: &File) -> Result<String, Fault> {
    #[expect(clippy::cast_precision_loss, reason = "a few mebibytes are exact")]
    let too_large = file.size() > collection::MAX_BYTES as f64;
    if too_large {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a file's size"
        )]
        let bytes = file.size() as usize;
        let most = collection::MAX_BYTES;
        return Err(Fault::whole(Problem::TooLarge { bytes, most }));
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    let bytes = bytes.map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec());
    Ok(decoded(bytes.unwrap_or_default()))
}

/// Fetches the example in the language of the interface and opens it.
pub(super) fn open_example(session: Session) {
    // Asked for twice, as by a double click, it comes once.
    if COMING.replace(true) {
        return;
    }
    let lang = session.lang.get_untracked();
    let name = format!("manufacturer.{}.json", lang.key());
    session.fetch_asset(&name, move |text| {
        match text {
            _ if !session.is_live() => {}
            Some(text) => open_named(session, words::LOAD_EXAMPLE.get(lang), &text),
            None => session.report(words::EXAMPLE_FAILED.get(lang).to_owned(), Vec::new()),
        }
        // Behind the task that shows it.
        set_timeout(|| COMING.set(false), Duration::ZERO);
    });
}

/// Opens an assessment file by its text; gives back what is wrong with it, a line each.
pub(super) fn open_text(session: Session, text: &str) -> Vec<String> {
    if seems_locked(text) {
        let lang = session.lang.get_untracked();
        return vec![words::LOAD_WITH_PASSPHRASE.get(lang).to_owned()];
    }
    let read = read_and_show(session, text, move || note_file(session));
    read.map_or_else(|faults| lines(session, &faults), |()| Vec::new())
}

/// Opens a locked file by its text and its passphrase; calls back with what is wrong with it, a line each. One that is not locked
/// is opened all the same.
pub(super) fn open_locked_text(session: Session, text: String, passphrase: String, done: Answer) {
    if !seems_locked(&text) {
        return done(open_text(session, &text));
    }
    spawn_local(async move {
        let opened = lock::load(session, &text, &passphrase).await;
        done(opened.err().unwrap_or_default());
    });
}

/// Opens an assessment file and goes to its scores, or shows what is wrong with it; of a file that a newer program wrote, what
/// is known of it. Those of a file of many are added to the stored ones.
fn open_named(session: Session, name: &str, text: &str) {
    let (name, text) = (name.to_owned(), text.to_owned());
    with_standards(session, &text.clone(), move || {
        if session.is_live() {
            open_here(session, &name, &text);
        }
    });
}

/// The same, when its standard is here or cannot be had.
fn open_here(session: Session, name: &str, text: &str) {
    if seems_locked(text) {
        return match Locked::read(text) {
            Ok(locked) => {
                session.store_now();
                session.notice.set(None);
                lock::ask_for_file(session, name, locked);
            }
            Err(faults) => {
                let title = words::file_not_opened(session.lang.get_untracked(), name);
                session.report(title, lines(session, &faults));
            }
        };
    }
    if let Some(many) = collection::read(text, &session.standards()) {
        return match many {
            Ok(collection) => library::add(session, name, collection),
            Err(faults) => {
                let title = words::file_not_opened(session.lang.get_untracked(), name);
                session.report(title, lines(session, &faults));
            }
        };
    }
    let show_scores = move || {
        note_file(session);
        session.notice.set(None);
        session.page.set(Page::Scoreboard);
        session.arrivals.update(|arrivals| *arrivals += 1);
    };
    if let Err(faults) = read_and_show(session, text, show_scores) {
        let lang = session.lang.get_untracked();
        let why = Unreadable::Faults(faults);
        if why.is_newer() && view_newer_file(session, name, text) {
            session.notice.set(None);
            session.arrivals.update(|arrivals| *arrivals += 1);
            return;
        }
        let title = words::file_not_opened(lang, name);
        session.report(title, words::unreadable(lang, &why));
    }
}

/// Reads an assessment file and looks for it among the stored ones now, and shows it in the next task, with `then` after it: all at
/// once, the page would answer nothing for too long where the file is large. The present assessment stays stored as it is.
///
/// # Errors
/// All faults of the file; the present assessment is untouched.
fn read_and_show(
    session: Session,
    text: &str,
    then: impl FnOnce() + 'static,
) -> Result<(), Vec<Fault>> {
    let assessment = file::read(text, &session.standards())?;
    let same = stored_alike(session, &assessment);
    let show = move || {
        if session.is_live() {
            open_beside(session, assessment, same);
            then();
        }
    };
    set_timeout(show, Duration::ZERO);
    Ok(())
}

/// Opens what can be read of a damaged record as a new one, and says what was lost; the damaged one stays as it is.
pub(super) fn open_salvaged(session: Session, id: &RecordId) {
    let text = session.device(|device| device.text(id)).unwrap_or_default();
    with_standards(session, &text.clone(), move || {
        if session.is_live() {
            salvage(session, &text);
        }
    });
}

fn salvage(session: Session, text: &str) {
    let lang = session.lang.get_untracked();
    let (fresh, now) = (clock::fresh_name(), clock::now());
    let (assessment, lost) = file::salvage(text, &session.standards(), &fresh, &now);
    if assessment.is_blank() {
        session.report(words::NOTHING_READABLE.get(lang).to_owned(), Vec::new());
        return;
    }
    open_as_new(session, assessment);
    session.page.set(Page::Profile);
    let mut lines: Vec<String> = lost.iter().map(|fault| fault.say(lang)).collect();
    if lines.is_empty() {
        lines.push(words::LOST_UNKNOWN.get(lang).to_owned());
    }
    session.notice.set(Some(Notice {
        title: words::SALVAGED.get(lang).to_owned(),
        lines,
    }));
}

fn lines(session: Session, faults: &[Fault]) -> Vec<String> {
    let lang = session.lang.get_untracked();
    faults.iter().map(|fault| fault.say(lang)).collect()
}
