//! A table of a form: rows that are filled in one after the other.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, Row, View, button, div, el, here};
use super::super::super::widgets::{dom_id, typed_here, write};
use super::super::super::words;
use super::field::note_of;
use crate::application::Answers;
use crate::programme::form::{Column, Table};
use crate::standard::ProgrammeId;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The rows that are printed, and as many more as somebody wants.
pub(super) fn table_entry(programme: &'static ProgrammeId, table: &'static Table) -> El {
    let session = use_session();
    let lang = use_lang();
    let begun = session.assessment(|assessment| {
        let answers = Answers {
            assessment,
            standard: session.standard(),
            programme,
        };
        answers.rows(table)
    });
    let rows = RwSignal::new(begun);
    let number = el("th").attr("scope", "col").text(match &table.number {
        Some(number) => number.get(lang),
        None => words::FORM_ROW.get(lang),
    });
    let heads = table.columns.iter();
    let heads = heads.map(|column| el("th").attr("scope", "col").text(column.label.get(lang)));
    let body = el("tbody").keyed(move || {
        let row = |row: u32| -> Row {
            (
                row.to_string(),
                Box::new(move || row_entry(programme, table, row)),
            )
        };
        (1..=rows.get()).map(row).collect()
    });
    let add = button("ea-button", move |_| rows.update(|rows| *rows += 1))
        .live_flag("disabled", move || {
            session.is_read_only() || rows.get() >= Table::MOST
        })
        .text(words::ADD_ROW.get(lang));
    let grid = div("table", "ea-table ea-form-table")
        .child(el("thead").child(el("tr").child(number).children(heads)))
        .child(body);
    el("div")
        .child(div("div", "ea-table-box").child(grid))
        .child(add)
}

fn row_entry(programme: &'static ProgrammeId, table: &'static Table, row: u32) -> El {
    let cells = table.columns.iter();
    let cells = cells.map(|column| el("td").child(cell(programme, table, row, column)));
    el("tr")
        .child(el("th").attr("scope", "row").text(&row.to_string()))
        .children(cells)
}

fn cell(
    programme: &'static ProgrammeId,
    table: &'static Table,
    row: u32,
    column: &'static Column,
) -> View {
    let session = use_session();
    let lang = use_lang();
    let own = note_of(programme, &table.note(row, column));
    let (shown, typed) = (own.clone(), typed_here());
    let heard = typed.clone();
    div("input", "ea-text")
        .attr("type", "text")
        .attr("id", &dom_id(&own))
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("aria-label", &format!("{} {row}", column.label.get(lang)))
        .live_entry(move || session.text_from_elsewhere(&shown, &heard))
        .live_flag("readOnly", move || session.is_read_only())
        .on("input", move |event| {
            if let Some(input) = here::<HtmlInputElement>(&event) {
                typed.set(write(session, &own, input.value()));
            }
        })
        .into()
}
