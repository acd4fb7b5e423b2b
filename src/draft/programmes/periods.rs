//! The periods of a programme: how long each is, and where the day on which it began was given, when it ends.

use super::super::annex::text;
use super::super::text::{line, visible};
use super::super::tree::{Cell, Inline, Row, RowKind, Table};
use super::super::words;
use super::Case;
use crate::assessment::TextField;
use crate::language::Lang;
use crate::programme::procedure::{Due, Length, Period};
use crate::programme::working_days::{Day, Exceptions};
use crate::standard::NoteId;

/// How long a period is, or by when something is due: 5个工作日.
pub fn due_word(due: Due, lang: Lang) -> String {
    match (lang, due) {
        (Lang::Zh, Due::After(Length::WorkingDays(days))) => format!("{days}个工作日"),
        (Lang::En, Due::After(Length::WorkingDays(days))) => format!("{days} working days"),
        (Lang::Zh, Due::After(Length::Days(days))) => format!("{days}个自然日"),
        (Lang::En, Due::After(Length::Days(days))) => format!("{days} calendar days"),
        (Lang::Zh, Due::After(Length::Months(months))) => format!("{months}个月"),
        (Lang::En, Due::After(Length::Months(months))) => format!("{months} months"),
        (Lang::Zh, Due::Yearly { month, day }) => format!("每年{month}月{day}日为止"),
        (Lang::En, Due::Yearly { month, day }) => {
            format!("every year, by {month:02}-{day:02} at the latest")
        }
    }
}

/// The day on which a period ends that began on `start`: 2026-12-11 周五. `days_off` is the list of days off as the user wrote it;
/// where not all of it could be read, that is told.
pub fn end_word(length: Length, start: Day, days_off: &str, lang: Lang) -> String {
    const WEEK: [(&str, &str); 7] = [
        ("周一", "Monday"),
        ("周二", "Tuesday"),
        ("周三", "Wednesday"),
        ("周四", "Thursday"),
        ("周五", "Friday"),
        ("周六", "Saturday"),
        ("周日", "Sunday"),
    ];
    let (exceptions, bad) = Exceptions::read(days_off);
    let end = length.end(start, &exceptions);
    let (zh, en) = WEEK[end.weekday() % WEEK.len()];
    let day = match lang {
        Lang::Zh => format!("{end} {zh}"),
        Lang::En => format!("{en}, {end}"),
    };
    let in_part = matches!(length, Length::WorkingDays(_)) && !bad.is_empty();
    let rest = if in_part {
        words::DAYS_OFF_IN_PART.get(lang)
    } else {
        ""
    };
    format!("{day}{rest}")
}

impl Case<'_> {
    /// The periods; nothing where the programme has none.
    pub(super) fn periods(&self) -> Option<Table> {
        let lang = self.source.lang;
        let periods = &self.pack.procedure.periods;
        let rows = periods.iter().map(|period| self.period(period)).collect();
        let head = [
            words::COL_PERIOD,
            words::COL_CLAUSE,
            words::COL_LENGTH,
            words::COL_BEGINS,
            words::COL_ENDS,
        ];
        (!periods.is_empty()).then(|| Table {
            caption: words::PERIODS_CAPTION.get(lang).to_owned(),
            head: head.map(|title| title.get(lang).to_owned()).to_vec(),
            numeric: vec![false; 5],
            rows,
        })
    }

    fn period(&self, period: &Period) -> Row {
        let lang = self.source.lang;
        let note = |id: &str| {
            let field = TextField::Programme(self.pack.programme.id.clone(), NoteId::from(id));
            self.source.assessment.text(&field)
        };
        let start = note(&format!("period.{}", period.id)).trim();
        let end = match period.due {
            Due::After(length) => {
                Day::read(start).map(|day| end_word(length, day, note("days-off"), lang))
            }
            Due::Yearly { .. } => None,
        };
        let begins: Cell = match line(&visible(start)) {
            empty if empty.is_empty() => text("—"),
            written => vec![Inline::Answer(written)],
        };
        Row {
            kind: RowKind::Plain,
            cells: vec![
                text(&line(period.title.get(lang))),
                text(&line(&period.clause)),
                text(&due_word(period.due, lang)),
                begins,
                text(end.as_deref().unwrap_or("—")),
            ],
        }
    }
}
