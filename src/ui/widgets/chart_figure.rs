//! A figure with its caption, in words, and its numbers as a table.

use super::super::app::use_lang;
use super::super::build::{El, div, el};
use super::super::words;
use crate::chart::{Drawing, Numbers};

/// A figure as it is now.
pub(in crate::ui) fn chart_figure(caption: &str, drawing: &Drawing) -> El {
    let lang = use_lang();
    let svg = drawing.svg();
    let numbers = div("details", "ea-why")
        .child(el("summary").text(words::NUMBERS.get(lang)))
        .child(numbers_table(caption, &drawing.numbers()));
    let caption = (!caption.is_empty()).then(|| el("figcaption").text(caption));
    div("figure", "ea-chart")
        .child(caption)
        .child(div("div", "ea-figure").live_figure(move || svg.clone()))
        .child(numbers)
}

/// The numbers of a figure.
fn numbers_table(caption: &str, numbers: &Numbers) -> El {
    let heads = numbers.head.iter();
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head));
    let rows = numbers.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let tag = if column == 0 { "th" } else { "td" };
            let here = el(tag).text(cell);
            if column == 0 {
                here.attr("scope", "row")
            } else {
                here
            }
        });
        el("tr").children(cells)
    });
    let table = div("table", "ea-table")
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(rows));
    div("div", "ea-table-box")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", caption)
        .child(table)
}
