//! The assessments that are stored on this device. One that cannot be read is shown, kept and handed out, never hidden.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, around, button, div, el};
use super::super::clock;
use super::super::device::{Device, open_stored};
use super::super::history::forget;
use super::super::opening::open_salvaged;
use super::super::session::{Notice, Session};
use super::super::widgets::hand_over;
use super::super::words;
use super::hint;
use crate::draft::visible;
use crate::language::Lang;
use crate::storage::{Card, Listed, RecordId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// The list of stored assessments, the last changed first. In the later part.
pub(in crate::ui) fn stored_list() -> El {
    let session = use_session();
    let lang = use_lang();
    let version = RwSignal::new(0);
    let entries = move || {
        version.track();
        let records = session.device(|device| device.list(session.standard()));
        let mut stored: Vec<Listed> = Vec::new();
        for record in records {
            let later = |other: &Listed| changed(other) >= changed(&record);
            stored.insert(stored.partition_point(later), record);
        }
        if stored.is_empty() {
            return View::from(hint(words::NONE_STORED.get(lang)));
        }
        let entries = stored.into_iter().map(|stored| entry(stored, version));
        View::from(div("ul", "ea-stored").children(entries))
    };
    el("div").live(entries)
}

fn changed(listed: &Listed) -> &str {
    listed.card.as_ref().map_or("", |card| &card.changed)
}

/// One record: what it is, and what can be done with it.
fn entry(listed: Listed, version: RwSignal<u32>) -> El {
    let session = use_session();
    let lang = use_lang();
    let Listed { id, card } = listed;
    let open_now = session.device(Device::open_record).as_ref() == Some(&id);
    let (title, about) = match &card {
        Ok(card) => (name_of(card, lang), about(card, lang)),
        Err(unreadable) => (
            words::UNREADABLE.get(lang).to_owned(),
            words::unreadable(lang, unreadable)
                .into_iter()
                .next()
                .unwrap_or_default(),
        ),
    };
    let readable = card.is_ok();
    let record = id.clone();
    let file_name = format!("{title}.json");
    let hand_out = button("ea-button", move |_| {
        let text = session.device(|device| device.text(&record));
        let text = text.unwrap_or_default();
        if let Err(error) = hand_over(&file_name, "application/json", &text) {
            notify(session, format!("{error:?}"), Vec::new());
        }
    });
    let hand_out = hand_out.text(
        if readable {
            words::SAVE_AS_FILE
        } else {
            words::DOWNLOAD_TEXT
        }
        .get(lang),
    );
    let class = if readable {
        "ea-stored-entry"
    } else {
        "ea-stored-entry ea-damaged"
    };
    let tag = open_now.then(|| div("span", "ea-tag").text(words::OPEN_NOW.get(lang)));
    let actions = div("div", "ea-actions")
        .child(if readable {
            continue_button(id.clone(), version)
        } else {
            salvage_button(id.clone())
        })
        .child(hand_out)
        .child((!open_now).then(|| delete_button(id, version)));
    div("li", class)
        .child(
            div("p", "ea-stored-title")
                .attr("dir", "auto")
                .text(&title)
                .child(tag),
        )
        .child(hint(&about))
        .child(actions)
}

fn continue_button(id: RecordId, version: RwSignal<u32>) -> El {
    let session = use_session();
    let lang = use_lang();
    let open = button("ea-button ea-continue", move |_| {
        if let Err(unreadable) = open_stored(session, &id) {
            let lines = words::unreadable(lang, &unreadable);
            notify(session, words::UNREADABLE.get(lang).to_owned(), lines);
            version.update(|version| *version += 1);
        }
    });
    open.text(words::CONTINUE.get(lang))
}

/// Opens what can be read of a damaged record, beside it.
fn salvage_button(id: RecordId) -> El {
    let session = use_session();
    let salvage = button("ea-button ea-salvage", move |_| open_salvaged(session, &id));
    salvage.text(words::OPEN_SALVAGED.get(use_lang()))
}

/// Deletes a record after a second click. The one that is open is not offered: it cannot be deleted from under its window.
fn delete_button(id: RecordId, version: RwSignal<u32>) -> El {
    let session = use_session();
    let lang = use_lang();
    let asking = RwSignal::new(false);
    let content = move || {
        if !asking.get() {
            let ask = button("ea-button ea-delete", move |event| {
                asking.set(true);
                focus_later(&event, ".ea-cancel");
            });
            return vec![ask.text(words::DELETE.get(lang))];
        }
        let id = id.clone();
        let delete = button("ea-button ea-danger", move |_| {
            match session.device(|device| device.remove(&id)) {
                Ok(()) => {
                    forget(id.clone());
                    version.update(|version| *version += 1);
                    session.arrivals.update(|arrivals| *arrivals += 1);
                }
                Err(error) => notify(
                    session,
                    words::not_saved(error).get(lang).to_owned(),
                    Vec::new(),
                ),
            }
        });
        let cancel = button("ea-button ea-cancel", move |event| {
            asking.set(false);
            focus_later(&event, ".ea-delete");
        });
        vec![
            div("span", "ea-hint").text(words::DELETE_SURE.get(lang)),
            delete.text(words::DELETE_YES.get(lang)),
            cancel.text(words::CANCEL.get(lang)),
        ]
    };
    div("span", "ea-actions").live(content)
}

/// Gives the focus to a button of the same record once it is there: the one that was pressed is gone.
fn focus_later(event: &Event, selector: &'static str) {
    let Some(record) = around::<Element>(event, "li") else {
        return;
    };
    request_animation_frame(move || {
        let button = record.query_selector(selector).unwrap_or_default();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            drop(button.focus());
        }
    });
}

fn notify(session: Session, title: String, lines: Vec<String>) {
    session.notice.set(Some(Notice { title, lines }));
}

fn name_of(card: &Card, lang: Lang) -> String {
    let name = card.name.trim();
    let name = if name.is_empty() {
        words::UNNAMED.get(lang)
    } else {
        name
    };
    let period = card.period.trim();
    let title = if period.is_empty() {
        name.to_owned()
    } else {
        format!("{name} {period}")
    };
    visible(&title).into_owned()
}

/// When it was changed, how far it is, its provisional score, and when it was last saved as a file.
fn about(card: &Card, lang: Lang) -> String {
    let mut parts = vec![
        clock::day_of(&card.changed),
        words::scored(lang, card.scored, card.items),
    ];
    if card.scored > 0 {
        let points = words::points(lang, card.earned);
        parts.push(format!(
            "{}{}{points}",
            words::PROVISIONAL.get(lang),
            words::SEPARATOR.get(lang)
        ));
    }
    if card.fictional {
        parts.push(words::FICTIONAL.get(lang).to_owned());
    }
    if !card.exported.is_empty() {
        parts.push(words::exported_on(lang, &clock::day_of(&card.exported)));
    }
    parts.join(" · ")
}
