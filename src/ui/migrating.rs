//! Assessments whose pack is another one now: opened as they were, and taken to the present pack as a copy. In the later part.

use super::app::{use_lang, use_session};
use super::build::{El, View, button, div, el};
use super::carrying::say;
use super::clock;
use super::device::{open_as_new, save_now, show_stored, still_open};
use super::editions::{any_edition, edition, fetch};
use super::misfits;
use super::navigate::Page;
use super::own_packs::made_on;
use super::session::{Notice, Session};
use super::widgets::hand_over;
use super::words;
use crate::assessment::Extra;
use crate::keyed::Keyed;
use crate::mapping::{Migrated, migrate};
use crate::reading::{Node, Value};
use crate::standard::Standard;
use crate::storage::{Record, Unreadable};
use leptos::prelude::*;

/// The unknown field of a file under which stands what did not fit.
const LEFT_BEHIND: &str = "left-behind";

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
    let left: Vec<(String, String)> = left
        .into_iter()
        .map(|(left, text)| (say(session, from, &left), text))
        .collect();
    let mut lines = Vec::new();
    if left.is_empty() {
        lines.push(words::ALL_FITS.get(lang).to_owned());
    } else {
        lines.push(words::NOT_FITTING.get(lang).to_owned());
        lines.extend(left.iter().map(|(what, _)| what.clone()));
        put(&mut assessment.extra, left);
    }
    open_as_new(session, assessment);
    session.page.set(Page::Scoreboard);
    session.arrivals.update(|arrivals| *arrivals += 1);
    let title = words::fill(words::MIGRATED, lang, &[to.short.get(lang)]);
    session.notice.set(Some(Notice { title, lines }));
}

/// Puts what did not fit behind what did not fit before.
fn put(extra: &mut Extra, left: Vec<(String, String)>) {
    let node = |value| Node { value, at: 0 };
    let mut all = match extra.remove(LEFT_BEHIND) {
        Some(Node {
            value: Value::List(all),
            ..
        }) => all,
        _ => Vec::new(),
    };
    for (what, text) in left {
        let mut entry = Keyed::new();
        entry.insert(String::from("what"), node(Value::Text(what)));
        entry.insert(String::from("text"), node(Value::Text(text)));
        all.push(node(Value::Object(entry)));
    }
    extra.insert(LEFT_BEHIND.to_owned(), node(Value::List(all)));
}

/// What did not fit when the open assessment was taken to the present pack, to be read and copied.
pub(super) fn left_behind() -> View {
    let session = use_session();
    let lang = use_lang();
    let left: Vec<(String, String)> = session.assessment(|assessment| {
        let all = assessment.extra.get(LEFT_BEHIND);
        let all = all.into_iter().flat_map(|all| all.value.entries());
        all.filter_map(|entry| {
            let text = |key| Some(entry.get(key)?.as_text()?.to_owned());
            text("what").zip(text("text"))
        })
        .collect()
    });
    if left.is_empty() {
        return View::Nothing;
    }
    let entry = |(what, text): &(String, String)| {
        el("div")
            .child(el("dt").text(what))
            .child(div("dd", "ea-typed").text(text))
    };
    let entries: Vec<El> = left.iter().map(entry).collect();
    let blocks: Vec<String> = left
        .iter()
        .map(|(what, text)| format!("{what}\n{text}"))
        .collect();
    let all = blocks.join("\n\n") + "\n";
    let download = button("ea-button", move |_| {
        let name = format!("{}.txt", words::LEFT_BEHIND.get(lang));
        if let Err(error) = hand_over(&name, "text/plain", &all) {
            session.report(format!("{error:?}"), Vec::new());
        }
    });
    div("section", "ea-section ea-left-behind")
        .child(el("h2").text(words::LEFT_BEHIND.get(lang)))
        .child(div("p", "ea-hint").text(words::LEFT_BEHIND_HINT.get(lang)))
        .child(div("p", "ea-actions").child(download.text(words::DOWNLOAD_TEXT.get(lang))))
        .child(div("dl", "ea-definitions").children(entries))
        .into()
}
