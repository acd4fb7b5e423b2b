//! The periods of a programme, and the day on which each ends.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, clause, div, el};
use super::super::super::session::Session;
use super::super::super::widgets::{dom_id, text_area};
use super::super::super::words;
use super::super::{hint, section};
use super::procedure::note_line;
use crate::assessment::TextField;
use crate::decimal::half_width;
use crate::draft::{due_word, end_word};
use crate::language::{Lang, Phrase};
use crate::programme::procedure::{Due, Length, Period};
use crate::programme::working_days::{BadEntry, Day, Exceptions};
use crate::standard::ProgrammeId;
use leptos::prelude::*;

/// The most working days of a period that the user gives.
const MOST: u32 = 9999;

/// How much of an entry that cannot be read is shown.
const SHOWN: usize = 30;

/// All periods; those in working days with one of any length and the list of days off.
pub(super) fn periods(id: &'static ProgrammeId, periods: &'static [Period]) -> El {
    let lang = use_lang();
    let list = note(id, "days-off");
    let working = |period: &Period| matches!(period.due, Due::After(Length::WorkingDays(_)));
    let counted = |period: &Period| matches!(period.due, Due::After(_));
    let entries = periods.iter().map(|period| entry(id, period, &list));
    let mut entries: Vec<El> = entries.collect();
    let working = periods.iter().any(working);
    if working {
        entries.push(any_length(id, &list));
    }
    section(words::PERIODS.get(lang), None)
        .child(
            periods
                .iter()
                .any(counted)
                .then(|| hint(words::PERIODS_LEAD.get(lang))),
        )
        .child(working.then(|| hint(words::WORKING_LEAD.get(lang))))
        .child(div("ul", "ea-periods").children(entries))
        .child(working.then(|| days_off(list)))
}

fn note(id: &'static ProgrammeId, note: &str) -> TextField {
    TextField::Programme(id.clone(), note.into())
}

fn entry(id: &'static ProgrammeId, period: &'static Period, list: &TextField) -> El {
    let session = use_session();
    let lang = use_lang();
    let title = period.title.get(lang);
    let lead = el("p")
        .text(title)
        .text(" ")
        .child(clause().text(&period.clause))
        .text(" ")
        .child(el("strong").text(&due_word(period.due, lang)));
    let Due::After(length) = period.due else {
        return el("li").child(lead);
    };
    let start = note(id, &format!("period.{}", period.id));
    let (begun, list) = (start.clone(), list.clone());
    let end = move || said(session, lang, &begun, &list, Ok(length));
    el("li").attr("data-period", &period.id).child(lead).child(
        div("div", "ea-material-fields")
            .child(note_line(start, words::PERIOD_START, title, "date"))
            .child(div("output", "ea-period-end").live_text(end)),
    )
}

/// A period of as many working days as the user gives.
fn any_length(id: &'static ProgrammeId, list: &TextField) -> El {
    let session = use_session();
    let lang = use_lang();
    let title = words::ANY_PERIOD.get(lang);
    let (days, start) = (note(id, "any-period-days"), note(id, "any-period-start"));
    let (given, begun, list) = (days.clone(), start.clone(), list.clone());
    let end = move || {
        let days = length(&session.text(&given)).map(Length::WorkingDays);
        said(session, lang, &begun, &list, days)
    };
    el("li")
        .attr("data-any-period", "")
        .child(el("p").text(title))
        .child(
            div("div", "ea-material-fields")
                .child(note_line(start, words::PERIOD_START, title, "date"))
                .child(note_line(days, words::PERIOD_DAYS, title, "text"))
                .child(div("output", "ea-period-end").live_text(end)),
        )
}

/// The working days that a text gives, or why there are none.
fn length(text: &str) -> Result<u32, Phrase> {
    match half_width(text).trim() {
        "" => Err(words::NO_DAYS),
        days => {
            let days = days.parse().ok().filter(|days| *days <= MOST);
            days.ok_or(words::NOT_DAYS)
        }
    }
}

/// The day on which a period ends, or why there is none.
fn said(
    session: Session,
    lang: Lang,
    start: &TextField,
    list: &TextField,
    length: Result<Length, Phrase>,
) -> String {
    let (start, list) = (session.text(start), session.text(list));
    let length = match length {
        Ok(length) => length,
        Err(why) => return why.get(lang).to_owned(),
    };
    let Some(start) = Day::read(&start) else {
        let why = match start.trim().is_empty() {
            true => words::NO_START,
            false => words::NOT_A_START,
        };
        return why.get(lang).to_owned();
    };
    words::ends_on(lang, &end_word(length, start, &list, lang))
}

/// The list of days off and of days worked, and what of it cannot be read.
fn days_off(list: TextField) -> El {
    let session = use_session();
    let lang = use_lang();
    let id = dom_id(&list);
    let said_id = format!("{id}-said");
    let read = list.clone();
    let too_long = RwSignal::new(false);
    let wrong = move || {
        if too_long.get() {
            return Some(words::TOO_LONG.get(lang).to_owned());
        }
        let (_, bad) = Exceptions::read(&session.text(&read));
        let named = bad.iter().map(
            |BadEntry {
                 line,
                 text,
                 lacks_year,
             }| {
                let text: String = text.chars().take(SHOWN).collect();
                words::bad_entry(lang, *line, &text, *lacks_year)
            },
        );
        let named: Vec<String> = named.collect();
        (!named.is_empty()).then(|| words::bad_entries(lang, &named))
    };
    let wrong = Memo::new(move |_| wrong());
    let label = div("label", "ea-label")
        .attr("for", &id)
        .text(words::EXCEPTIONS.get(lang))
        .child(div("span", "ea-hint").text(words::EXCEPTIONS_HINT.get(lang)));
    let area = text_area(list, 3, too_long)
        .attr("aria-describedby", &said_id)
        .live_attr("aria-invalid", move || {
            wrong.get().map(|_| String::from("true"))
        });
    let error = move || {
        let error = |said: String| div("p", "ea-error").attr("role", "alert").text(&said);
        wrong.get().map(error)
    };
    div("div", "ea-field ea-days-off")
        .child(label)
        .child(area)
        .child(el("div").attr("id", &said_id).live(error))
}
