//! The assessments that are stored on this device. One that cannot be read is shown, kept and handed out, never hidden.

use super::super::app::{use_lang, use_session};
use super::super::clock;
use super::super::device::{Device, open_stored};
use super::super::session::Notice;
use super::super::widgets::hand_over;
use super::super::words;
use crate::assessment::{Assessment, file};
use crate::reading::Fault;
use crate::scoring::Scoreboard;
use crate::storage::{Record, SlotId};
use leptos::prelude::*;

/// The list of stored assessments, the last changed first.
#[component]
pub(super) fn StoredList() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let version = RwSignal::new(0);
    let entries = move || {
        version.track();
        let mut read: Vec<Stored> = session
            .device(Device::records)
            .into_iter()
            .map(|record| Stored {
                assessment: file::read(&record.text, session.standard()),
                record,
            })
            .collect();
        read.sort_by_key(|stored| std::cmp::Reverse(stored.changed()));
        if read.is_empty() {
            return view! { <p class="ea-hint">{words::NONE_STORED.get(lang)}</p> }.into_any();
        }
        let entries = read
            .into_iter()
            .map(|stored| view! { <Entry stored version/> });
        view! { <ul class="ea-stored">{entries.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="ea-section">
            <h2>{words::STORED.get(lang)}</h2>
            {entries}
        </section>
    }
}

/// A record and what is in it.
struct Stored {
    record: Record,
    assessment: Result<Assessment, Vec<Fault>>,
}

impl Stored {
    fn changed(&self) -> String {
        let assessment = self.assessment.as_ref();
        assessment.map_or_else(|_| String::new(), |assessment| assessment.changed.clone())
    }
}

/// One record: what it is, and what can be done with it.
#[component]
fn Entry(stored: Stored, version: RwSignal<u32>) -> impl IntoView {
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
    let slot = record.slot.clone();
    let continue_button = assessment.is_ok().then(|| {
        let on_click = move |_| {
            if let Err(faults) = open_stored(session, &slot) {
                session.notice.set(Some(Notice {
                    title: words::UNREADABLE.get(lang).to_owned(),
                    lines: faults.iter().map(|fault| fault.say(lang)).collect(),
                }));
            }
        };
        view! { <button type="button" class="ea-button ea-continue" on:click=on_click>{words::CONTINUE.get(lang)}</button> }
    });
    let text = record.text.clone();
    let file_name = format!("{title}.json");
    let hand_out = move |_| {
        if let Err(error) = hand_over(&file_name, "application/json", &text) {
            session.notice.set(Some(Notice {
                title: format!("{error:?}"),
                lines: Vec::new(),
            }));
        }
    };
    view! {
        <li class="ea-stored-entry" class:ea-damaged=assessment.is_err()>
            <p class="ea-stored-title" dir="auto">
                {title}
                {open_now.then(|| view! { <span class="ea-tag">{words::OPEN_NOW.get(lang)}</span> })}
            </p>
            <p class="ea-hint">{about}</p>
            <div class="ea-actions">
                {continue_button}
                <button type="button" class="ea-button" on:click=hand_out>
                    {if assessment.is_ok() { words::SAVE_AS_FILE } else { words::DOWNLOAD_TEXT }.get(lang)}
                </button>
                <DeleteButton record=record.slot version open_now/>
            </div>
        </li>
    }
}

/// Deletes a record after a second click. The one that is open cannot be deleted from under its window.
#[component]
fn DeleteButton(record: SlotId, version: RwSignal<u32>, open_now: bool) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let asking = RwSignal::new(false);
    let delete = move |_| match session.device(|device| device.remove(&record)) {
        Ok(()) => version.update(|version| *version += 1),
        Err(error) => session.notice.set(Some(Notice {
            title: words::not_saved(error).get(lang).to_owned(),
            lines: Vec::new(),
        })),
    };
    let delete = StoredValue::new_local(delete);
    let content = move || {
        if asking.get() {
            view! {
                <span class="ea-hint">{words::DELETE_SURE.get(lang)}</span>
                <button type="button" class="ea-button ea-danger" on:click=move |event| delete.with_value(|delete| delete(event))>
                    {words::DELETE_YES.get(lang)}
                </button>
                <button type="button" class="ea-button" on:click=move |_| asking.set(false)>{words::CANCEL.get(lang)}</button>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="ea-button ea-delete" on:click=move |_| asking.set(true)>{words::DELETE.get(lang)}</button>
            }
            .into_any()
        }
    };
    (!open_now).then(|| view! { <span class="ea-actions">{content}</span> })
}

fn name_of(assessment: &Assessment, lang: crate::language::Lang) -> String {
    let name = assessment.organisation.name.trim();
    let name = if name.is_empty() {
        words::UNNAMED.get(lang)
    } else {
        name
    };
    let period = assessment.organisation.period.trim();
    if period.is_empty() {
        name.to_owned()
    } else {
        format!("{name} {period}")
    }
}

/// When it was changed, how far it is, and its provisional score.
fn about(session: super::super::Session, assessment: &Assessment) -> String {
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
