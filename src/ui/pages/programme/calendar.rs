//! The periods of a programme, and the day on which each ends.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, clause, div, el};
use super::super::super::session::Session;
use super::super::super::widgets::text_box;
use super::super::super::words;
use super::super::{hint, section};
use super::procedure::note_line;
use crate::assessment::TextField;
use crate::programme::procedure::{Due, Length, Period};
use crate::programme::working_days::{BadLine, Day, Exceptions};
use crate::standard::ProgrammeId;

/// All periods; those in working days with the list of days off.
pub(super) fn periods(id: &'static ProgrammeId, periods: &'static [Period]) -> El {
    let session = use_session();
    let lang = use_lang();
    let list = TextField::Programme(id.clone(), "days-off".into());
    let working = |period: &Period| matches!(period.due, Due::After(Length::WorkingDays(_)));
    let counted = |period: &Period| matches!(period.due, Due::After(_));
    let wrong = {
        let list = list.clone();
        move || {
            let bad = Exceptions::read(&session.text(&list)).err()?;
            let lines: Vec<String> = bad.iter().map(|BadLine(line)| line.to_string()).collect();
            let said = words::bad_lines(lang, &lines.join(", "));
            Some(div("p", "ea-error").attr("role", "alert").text(&said))
        }
    };
    let entries = periods.iter().map(|period| entry(id, period, &list));
    let entries: Vec<El> = entries.collect();
    let exceptions = periods.iter().any(working).then(|| {
        let label = words::EXCEPTIONS.get(lang);
        let field = text_box(list.clone(), label, words::EXCEPTIONS_HINT.get(lang), 3);
        div("div", "ea-days-off").child(field).live(wrong)
    });
    section(words::PERIODS.get(lang), None)
        .child(
            periods
                .iter()
                .any(counted)
                .then(|| hint(words::PERIODS_LEAD.get(lang))),
        )
        .child(div("ul", "ea-periods").children(entries))
        .child(exceptions)
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
        .child(el("strong").text(&words::due(lang, period.due)));
    let Due::After(length) = period.due else {
        return el("li").child(lead);
    };
    let start = TextField::Programme(id.clone(), format!("period.{}", period.id).as_str().into());
    let (begun, list) = (start.clone(), list.clone());
    let end = move || {
        let end = end(session, &begun, &list, length);
        end.map_or_else(String::new, |day| words::ends_on(lang, &day.to_string()))
    };
    el("li").attr("data-period", &period.id).child(lead).child(
        div("div", "ea-material-fields")
            .child(note_line(start, words::PERIOD_START, title, "date"))
            .child(div("output", "ea-period-end").live_text(end)),
    )
}

/// When a period ends; nothing while its beginning, or the list of days off, cannot be read.
fn end(session: Session, start: &TextField, list: &TextField, length: Length) -> Option<Day> {
    let start = Day::read(&session.text(start))?;
    match length {
        Length::WorkingDays(days) => {
            let exceptions = Exceptions::read(&session.text(list)).ok()?;
            Some(exceptions.end(start, days))
        }
        Length::Days(days) => Some(start.after(days)),
        Length::Months(months) => Some(start.months_after(months)),
    }
}
