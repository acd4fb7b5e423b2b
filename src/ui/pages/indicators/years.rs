//! Which years the table shows.

use super::super::super::build::{El, View, div, el, here};
use super::super::super::clock;
use super::super::super::words;
use super::Sheet;
use crate::assessment::{Command, TableChange, Year, Years};
use crate::language::Phrase;
use web_sys::{Event, HtmlSelectElement};

/// So many years before the present one can be the last.
const BACK: u16 = 15;

/// The last year, and how many.
pub(super) fn years(sheet: Sheet) -> View {
    let years = sheet.table(|years, _| years);
    let today = clock::today();
    let now = today
        .get(..4)
        .and_then(Year::from_key)
        .unwrap_or(years.last);
    // The present year and the next one, for plans; and what was chosen, wherever it lies.
    let first = now.earlier(BACK).min(years.last).get();
    let end = (now.get() + 1).max(years.last.get());
    let lasts = (first..=end)
        .rev()
        .map(|year| (u32::from(year), year.to_string()));
    let least = Years::USUAL.min(years.count);
    let counts = (least..=Years::MOST).map(|count| (u32::from(count), count.to_string()));
    let last = pick(
        words::LAST_YEAR,
        "ea-last-year",
        lasts,
        years.last.get().into(),
        sheet,
        |years, chosen| {
            if let Some(year) = Year::new(chosen) {
                years.last = year;
            }
        },
    );
    let count = pick(
        words::YEARS,
        "ea-year-count",
        counts,
        years.count.into(),
        sheet,
        |years, chosen| years.count = u8::try_from(chosen).unwrap_or(years.count),
    );
    div("div", "ea-years").child(last).child(count).into()
}

fn pick(
    word: Phrase,
    class: &'static str,
    options: impl Iterator<Item = (u32, String)>,
    chosen: u32,
    sheet: Sheet,
    set: fn(&mut Years, u32),
) -> El {
    let options =
        options.map(|(value, text)| el("option").attr("value", &value.to_string()).text(&text));
    let choose = move |event: Event| {
        let select = here::<HtmlSelectElement>(&event);
        if let Some(value) = select.and_then(|select| select.value().parse().ok()) {
            let mut years = sheet.now(|years, _| years);
            set(&mut years, value);
            let change = TableChange {
                years: Some(years),
                rows: Vec::new(),
            };
            sheet
                .session
                .send(Command::Table(sheet.item.id.clone(), change));
            sheet.focus(&event, class.to_owned());
        }
    };
    let select = div("select", class)
        .attr("id", class)
        .children(options)
        .live_value(move || chosen.to_string())
        .on("change", choose);
    el("label")
        .child(el("span").text(word.get(sheet.lang)))
        .child(select)
}
