//! One stored assessment: what it is, how far it is, how safe it is, and what can be done with it.

use super::super::super::build::{El, button, div, el};
use super::super::super::clock;
use super::super::super::device::{Device, goes_on, open_stored};
use super::super::super::library::Trouble;
use super::super::super::lock::{held, open};
use super::super::super::newer::view_newer;
use super::super::super::opening::open_salvaged;
use super::super::super::widgets::hand_over;
use super::super::super::words;
use super::super::{Asked, compare, hint};
use super::actions::more;
use super::{Library, Row};
use crate::draft::visible;
use crate::standard::Hundredths;
use crate::storage::{Card, RecordId, Unreadable};
use leptos::prelude::*;

/// Where a row is found again.
pub(super) fn selector(id: &RecordId) -> String {
    format!("[data-record='{id}'] .ea-button")
}

/// One record.
pub(super) fn entry(library: Library, row: &Row) -> El {
    let lang = library.lang;
    let id = &row.listed.id;
    let name = row.name(lang);
    let open_now = library.session.device(Device::open_record).as_ref() == Some(id);
    let tag = |text: &str| div("span", "ea-tag").attr("dir", "auto").text(text);
    let open_tag = open_now.then(|| tag(words::OPEN_NOW.get(lang)));
    let title = div("p", "ea-stored-title")
        .child(el("span").attr("dir", "auto").text(&name))
        .child(open_tag);
    let entry = match &row.listed.card {
        Ok(card) => {
            let label = visible(card.label.trim()).into_owned();
            let label = (!label.is_empty()).then(|| tag(&label));
            let example = card.fictional.then(|| tag(words::FICTIONAL.get(lang)));
            let locked = card.locked.then(|| {
                let word = if held(id).is_some() {
                    words::UNLOCKED_TAG
                } else {
                    words::LOCKED_TAG
                };
                tag(word.get(lang)).attr("data-locked", "")
            });
            div("li", "ea-stored-entry")
                .child(title.child(locked).child(label).child(example))
                .child(hint(&about(library, card)))
                .child(safety(library, card))
                .child(readable_actions(library, row, &name))
        }
        Err(why) => div("li", "ea-stored-entry ea-damaged")
            .child(title)
            .child(hint(&first_line(library, why)))
            .child(damaged_actions(library, row, &name, why.is_newer())),
    };
    entry.attr("data-record", &id.to_string())
}

fn readable_actions(library: Library, row: &Row, name: &str) -> El {
    let id = row.listed.id.clone();
    let locked = row.listed.card.as_ref().is_ok_and(|card| card.locked);
    let word = if locked && held(&id).is_none() {
        words::UNLOCK
    } else {
        words::CONTINUE
    };
    let open_it = button("ea-button ea-continue", move |_| {
        let session = library.session;
        if goes_on(session, &id) {
            return;
        }
        if locked {
            return open(session, id.clone());
        }
        let opened = open_stored(session, &id).map_err(Trouble::Unreadable);
        // Another window may have deleted it for good.
        let is_there = session.device(|device| device.text(&id)).is_some();
        let opened = opened.and(if is_there { Ok(()) } else { Err(Trouble::Gone) });
        if opened.is_err() {
            library.act(opened.map(|()| String::new()));
        }
    });
    let copy = row.listed.id.clone();
    let side_by_side = row.original.clone().map(|original| {
        button("ea-button ea-compare-both", move |_| {
            compare(
                library.session,
                Asked::Record(original.clone()),
                Asked::Record(copy.clone()),
            );
        })
        .text(words::COMPARE_ORIGINAL.get(library.lang))
    });
    div("div", "ea-actions")
        .child(open_it.text(word.get(library.lang)))
        .child(side_by_side)
        .child(more(library, row, name))
}

/// Opening what can be read of it beside it, or looking at it where a newer program wrote it; and its text as it stands there.
fn damaged_actions(library: Library, row: &Row, name: &str, newer: bool) -> El {
    let (session, lang) = (library.session, library.lang);
    let id = row.listed.id.clone();
    let open = if newer {
        button("ea-button ea-view", move |_| view_newer(session, &id)).text(words::VIEW.get(lang))
    } else {
        button("ea-button ea-salvage", move |_| open_salvaged(session, &id))
            .text(words::OPEN_SALVAGED.get(lang))
    };
    let id = row.listed.id.clone();
    let file_name = format!("{name}.json");
    let text = button("ea-button", move |_| {
        let text = session.device(|device| device.text(&id));
        let text = text.unwrap_or_default();
        if let Err(error) = hand_over(&file_name, "application/json", &text) {
            session.report(format!("{error:?}"), Vec::new());
        }
    });
    div("div", "ea-actions")
        .child(open)
        .child(text.text(words::DOWNLOAD_TEXT.get(lang)))
        .child(super::actions::delete(library, row, name))
}

fn first_line(library: Library, why: &Unreadable) -> String {
    let lines = words::unreadable(library.lang, why);
    lines.into_iter().next().unwrap_or_default()
}

/// The period, how far it is, its provisional score, and the standard.
fn about(library: Library, card: &Card) -> String {
    let (session, lang) = (library.session, library.lang);
    if card.locked {
        return words::LOCKED_ABOUT.get(lang).to_owned();
    }
    let mut parts = Vec::new();
    let period = card.period.trim();
    if !period.is_empty() {
        parts.push(visible(period).into_owned());
    }
    parts.push(words::scored(lang, card.scored, card.items));
    // Where the card does not say it, what is open does if it is on the same standard.
    let open = session.total.get_untracked().possible;
    let known = card.possible != Hundredths::ZERO;
    let possible = if known { card.possible } else { open };
    // Of what is scored in part, a percent of all points would look like a low one.
    let whole = card.scored > 0 && card.scored == card.items;
    if whole && (known || card.standard == session.standard().id.as_str()) {
        let percent = card.earned.percent_of(possible);
        let (word, colon) = (words::PROVISIONAL.get(lang), words::SEPARATOR.get(lang));
        parts.push(format!("{word}{colon}{percent}"));
    }
    parts.push(library.title_of(&card.standard));
    parts.join(" · ")
}

/// When it was last stored and last saved as a file, and whether it was changed since.
fn safety(library: Library, card: &Card) -> El {
    let lang = library.lang;
    // An opened file, or a new name, is stored later than it was changed.
    let (changed, stored) = (clock::day_of(&card.changed), clock::day_of(&card.saved));
    let earlier =
        (changed != stored).then(|| words::fill(words::CHANGED_ON, lang, &[&changed]) + " · ");
    let stored = earlier.unwrap_or_default() + &words::fill(words::STORED_ON, lang, &[&stored]);
    let ago = || words::exported_ago(lang, clock::days_since(&card.exported));
    // A word says it as well as the colour.
    let (class, file) = if card.exported.is_empty() {
        ("ea-warns", words::NEVER_EXPORTED.get(lang).to_owned())
    } else if card.changed > card.exported {
        let since = words::CHANGED_SINCE.get(lang);
        ("ea-warns", format!("{} · {since}", ago()))
    } else {
        ("ea-safe", ago())
    };
    div("p", "ea-hint")
        .text(&stored)
        .text(" · ")
        .child(div("span", class).text(&file))
}
