//! The assessments that are stored on this device. One that cannot be read is shown, kept and handed out, never hidden.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, around, button, div, el};
use super::super::clock;
use super::super::device::{Device, open_stored};
use super::super::session::{Notice, Session};
use super::super::widgets::hand_over;
use super::super::words;
use super::hint;
use crate::assessment::{Assessment, file};
use crate::draft::visible;
use crate::language::Lang;
use crate::reading::Fault;
use crate::scoring::Scoreboard;
use crate::storage::{Record, SlotId};
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
        let records = session.device(Device::records).into_iter();
        let mut stored: Vec<Stored> = Vec::new();
        for record in records {
            let record = Stored::read(session, record);
            let later = |other: &Stored| other.changed() >= record.changed();
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

/// A record and what is in it.
struct Stored {
    record: Record,
    assessment: Result<Assessment, Vec<Fault>>,
}

impl Stored {
    fn read(session: Session, record: Record) -> Stored {
        Stored {
            assessment: file::read(&record.text, session.standard()),
            record,
        }
    }

    fn changed(&self) -> &str {
        let assessment = self.assessment.as_ref();
        assessment.map_or("", |assessment| &assessment.changed)
    }
}

/// One record: what it is, and what can be done with it.
fn entry(stored: Stored, version: RwSignal<u32>) -> El {
    let session = use_session();
    let lang = use_lang();
    let Stored { record, assessment } = stored;
    let open_now = session.device(Device::open_slot).as_ref() == Some(&record.slot);
    let (title, about) = match &assessment {
        Ok(assessment) => (name_of(assessment, lang), about(session, assessment)),
        Err(faults) => (
            words::UNREADABLE.get(lang).to_owned(),
            faults
                .first()
                .map(|fault| fault.say(lang))
                .unwrap_or_default(),
        ),
    };
    let readable = assessment.is_ok();
    let slot = record.slot.clone();
    let file_name = format!("{title}.json");
    let hand_out = button("ea-button", move |_| {
        if let Err(error) = hand_over(&file_name, "application/json", &record.text) {
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
        .child(readable.then(|| continue_button(slot.clone())))
        .child(hand_out)
        .child((!open_now).then(|| delete_button(slot, version)));
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

fn continue_button(slot: SlotId) -> El {
    let session = use_session();
    let lang = use_lang();
    let open = button("ea-button ea-continue", move |_| {
        if let Err(faults) = open_stored(session, &slot) {
            let lines = faults.iter().map(|fault| fault.say(lang)).collect();
            notify(session, words::UNREADABLE.get(lang).to_owned(), lines);
        }
    });
    open.text(words::CONTINUE.get(lang))
}

/// Deletes a record after a second click. The one that is open is not offered: it cannot be deleted from under its window.
fn delete_button(slot: SlotId, version: RwSignal<u32>) -> El {
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
        let slot = slot.clone();
        let delete = button("ea-button ea-danger", move |_| {
            match session.device(|device| device.remove(&slot)) {
                Ok(()) => {
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

fn name_of(assessment: &Assessment, lang: Lang) -> String {
    let name = assessment.organisation.name.trim();
    let name = if name.is_empty() {
        words::UNNAMED.get(lang)
    } else {
        name
    };
    let period = assessment.organisation.period.trim();
    let title = if period.is_empty() {
        name.to_owned()
    } else {
        format!("{name} {period}")
    };
    visible(&title).into_owned()
}

/// When it was changed, how far it is, and its provisional score.
fn about(session: Session, assessment: &Assessment) -> String {
    let lang = session.lang.get_untracked();
    let total = Scoreboard::of(session.standard(), assessment).total;
    let mut parts = vec![
        clock::day_of(&assessment.changed),
        words::scored(lang, total.scored, total.items),
    ];
    if total.scored > 0 {
        let points = words::points(lang, total.earned);
        parts.push(format!(
            "{}{}{points}",
            words::PROVISIONAL.get(lang),
            words::SEPARATOR.get(lang)
        ));
    }
    if assessment.fictional {
        parts.push(words::FICTIONAL.get(lang).to_owned());
    }
    parts.join(" · ")
}
