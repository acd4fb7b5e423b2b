//! One cell of the table: a native field. The browser owns what is typed; it is kept as typed, and one that cannot be read says
//! so where it stands.

use super::super::super::build::{El, div, el, here};
use super::super::super::widgets::{dom_id, field_form, write};
use super::super::super::words;
use super::Sheet;
use crate::assessment::{Cell, Command, Line, Year, number};
use crate::standard::IndicatorId;
use crate::tabular::Quantity;
use leptos::prelude::untrack;
use web_sys::HtmlInputElement;

/// A field for a text of a row.
pub(super) fn field(sheet: Sheet, id: &IndicatorId, cell: Cell, read_only: bool) -> El {
    let session = sheet.session;
    let text = sheet.text(id, cell);
    let shown = text.clone();
    let input = div("input", "ea-text")
        .attr("type", "text")
        .attr("id", &dom_id(&text))
        .attr("form", &form_id(sheet, id, cell.line()))
        .attr("autocomplete", "off")
        .live_value(move || session.text(&shown))
        .on("input", move |event| {
            let typed = here::<HtmlInputElement>(&event).map(|input| input.value());
            if let Some(typed) = typed {
                write(session, &text, typed);
            }
        });
    if read_only {
        input.attr("readonly", "")
    } else {
        input
    }
}

/// The cell of a figure.
pub(super) fn figure(
    sheet: Sheet,
    id: &IndicatorId,
    line: Line,
    year: Year,
    column: usize,
    read_only: bool,
) -> El {
    let session = sheet.session;
    let cell = Cell::Figure(line, year);
    let text = sheet.text(id, cell);
    let named = [
        dom_id(&sheet.text(id, Cell::Name)),
        line_id(sheet, id, line),
        format!("ea-year-{year}"),
    ];
    let (unit, own) = (sheet.text(id, Cell::Unit), text.clone());
    let input = field(sheet, id, cell, read_only)
        .on("change", move |event| {
            let typed = here::<HtmlInputElement>(&event).map(|input| input.value());
            let typed = typed.unwrap_or_default();
            if let Some(plain) = plain(&typed, &untrack(|| session.text(&unit))) {
                session.send(Command::Text(own.clone(), plain));
            }
        })
        .attr("data-column", &column.to_string())
        .attr("aria-labelledby", &named.join(" "))
        .live_attr("aria-invalid", move || {
            let typed = session.text(&text);
            let unread = !typed.trim().is_empty() && number(&typed).is_none();
            unread.then(|| String::from("true"))
        });
    div("td", "ea-value")
        .attr("role", "cell")
        .attr("data-year", &year.to_string())
        .attr("data-says", words::NOT_A_NUMBER.get(sheet.lang))
        .child(input)
}

/// What was typed with a unit, as in a cell of a spreadsheet, in the unit of the row; nothing where it is a plain number already, or
/// is none.
fn plain(typed: &str, unit: &str) -> Option<String> {
    if number(typed).is_some() {
        return None;
    }
    let read = Quantity::read(typed).ok()??;
    let known = read.in_unit(unit).filter(|_| read.bound.is_none())?;
    // A sign of money says nothing of size.
    let number = if read.by_sign { read.number } else { known };
    Some(number.to_string())
}

/// The cell of a source.
pub(super) fn source(sheet: Sheet, id: &IndicatorId, line: Line, read_only: bool) -> El {
    let name = dom_id(&sheet.text(id, Cell::Name));
    let label = words::source_of(sheet.lang, line);
    let input = field(sheet, id, Cell::Source(line), read_only)
        .attr("dir", "auto")
        .attr("data-column", "source")
        .attr("placeholder", words::ORIGIN.get(sheet.lang))
        .attr("aria-label", &label)
        .attr("aria-describedby", &name);
    div("td", "ea-source").attr("role", "cell").child(input)
}

/// The id of the heading of a line of a row.
pub(super) fn line_id(sheet: Sheet, id: &IndicatorId, line: Line) -> String {
    format!("ea-line-{}-{id}-{}", sheet.item.id, line.key())
}

/// The form that the fields of a line belong to, or those beside the lines; what it is for says [`field_form`].
pub(super) fn line_form(sheet: Sheet, id: &IndicatorId, line: Option<Line>) -> El {
    let form = field_form("ea-line-form").attr("id", &form_id(sheet, id, line));
    form.attr("hidden", "")
}

fn form_id(sheet: Sheet, id: &IndicatorId, line: Option<Line>) -> String {
    let line = line.map_or("about", Line::key);
    format!("ea-form-{}-{id}-{line}", sheet.item.id)
}

/// The heading of a line of a row.
pub(super) fn line_head(sheet: Sheet, id: &IndicatorId, line: Line) -> El {
    el("th")
        .attr("class", "ea-series")
        .attr("scope", "row")
        .attr("role", "rowheader")
        .attr("id", &line_id(sheet, id, line))
        .text(words::line_word(line).get(sheet.lang))
        .child(line_form(sheet, id, Some(line)))
}
