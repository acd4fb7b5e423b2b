//! Assessments whose pack is another one now: opened as they were, and taken to the present pack as a copy. In the later part.

use super::clock;
use super::device::{open_as_new, save_now, show_stored, still_open};
use super::editions::{any_edition, edition, fetch};
use super::left_behind::{keep, say};
use super::misfits;
use super::navigate::Page;
use super::own_packs::made_on;
use super::session::{Notice, Session};
use super::words;
use crate::mapping::{Migrated, migrate};
use crate::standard::Standard;
use crate::storage::{Record, Unreadable};
use leptos::prelude::*;

/// Opens a record which has ids that its standard has not: an earlier edition of the standard had them. Where that is not all, says
/// what is wrong with it.
pub(super) fn open_misfit(session: Session, record: Record) {
    let is_open = still_open(session);
    let text = record.text.clone();
    misfits::read_as_made(session, &text, move |read| {
        if !is_open() {
            return;
        }
        match read {
            Ok(assessment) => {
                save_now(session);
                let log = session.device(|device| device.undo_log(&record));
                show_stored(session, record, assessment, log);
            }
            Err(faults) => {
                session.device(|device| device.archive().forget_card(&record.id));
                let lang = session.lang.get_untracked();
                let lines = words::unreadable(lang, &Unreadable::Faults(faults));
                session.report(words::UNREADABLE.get(lang).to_owned(), lines);
            }
        }
    });
}

/// Goes on with what is open on the present pack: a copy, and a list of what did not fit.
pub(super) fn go_on(session: Session) {
    let from = session.standard();
    let id = from.id.to_string();
    let here = edition(&id, session.lang.get_untracked()).is_some();
    let wanted = (!here).then(|| id.clone());
    let is_open = still_open(session);
    let then = move || {
        let present = || edition(&id, session.lang.get_untracked()).or_else(|| any_edition(&id));
        // Another assessment may be open by now.
        if is_open()
            && let Some(to) = present()
        {
            go_on_with(session, from, to);
        }
    };
    fetch(session, wanted.into_iter().collect(), Box::new(then));
}

fn go_on_with(session: Session, from: &'static Standard, to: &'static Standard) {
    let lang = session.lang.get_untracked();
    let (id, now) = (clock::fresh_name(), clock::now());
    let made_on = made_on(to);
    let Migrated {
        mut assessment,
        left,
    } = session.assessment(|old| migrate(old, (from, to), made_on, (&id, &now), lang));
    let mut lines = Vec::new();
    if left.is_empty() {
        lines.push(words::ALL_FITS.get(lang).to_owned());
    } else {
        lines.push(words::NOT_FITTING.get(lang).to_owned());
        lines.extend(left.iter().map(|(left, _)| say(lang, from, left)));
        keep(&mut assessment.extra, lang, from, left);
    }
    open_as_new(session, assessment);
    session.page.set(Page::Scoreboard);
    session.arrivals.update(|arrivals| *arrivals += 1);
    let title = words::fill(words::MIGRATED, lang, &[to.short.get(lang)]);
    session.notice.set(Some(Notice { title, lines }));
}
