//! The blocks of a chapter as HTML.

use super::escape::html;
use crate::chart::Drawing;
use crate::draft::typed::{Marker, typed_entry};
use crate::draft::{Block, Inline, Row, RowKind, Table, Tone};

/// From this many columns on, a table may be wider than a phone and scrolls by itself.
const WIDE: usize = 4;

/// Up to this many rows, a table is not broken between pages.
const WHOLE: usize = 16;

/// A block. `id` is the id of a heading, where it gets one.
pub(super) fn block(block: &Block, id: Option<&str>) -> String {
    match block {
        Block::Heading { level, text, aside } => {
            let level = level + 2;
            let id = id.map_or_else(String::new, |id| format!(" id=\"{id}\""));
            let aside = match aside.is_empty() {
                true => String::new(),
                false => format!(" <span class=\"draft-aside\">{}</span>", html(aside)),
            };
            format!("<h{level}{id}>{}{aside}</h{level}>\n", html(text))
        }
        Block::Paragraph(line) => format!("<p>{}</p>\n", inlines(line)),
        Block::List(lines) => {
            let lines: String = lines.iter().map(|line| entry(line)).collect();
            format!("<ul>\n{lines}</ul>\n")
        }
        Block::Requirement(lines) => {
            let lines: String = lines
                .iter()
                .map(|line| format!("<p>{}</p>\n", inlines(line)))
                .collect();
            format!("<div class=\"draft-requirement\">\n{lines}</div>\n")
        }
        Block::Table(shown) => table(shown),
        Block::Figure(figure) => format!(
            "<figure class=\"draft-figure{}\">\n{}<figcaption>{}</figcaption>\n</figure>\n",
            kind(&figure.drawing),
            figure.drawing.svg(),
            html(&figure.caption)
        ),
    }
}

/// An entry of a list. A dot that was typed is that of the list, a number stands in its place.
fn entry(line: &[Inline]) -> String {
    match typed_entry(line) {
        Some(([], found, after)) if found.marker == Marker::Bullet => {
            format!(
                "<li><bdi>{}</bdi>{}</li>\n",
                html(found.text),
                inlines(after)
            )
        }
        Some(_) => format!("<li class=\"draft-typed\">{}</li>\n", inlines(line)),
        None => format!("<li>{}</li>\n", inlines(line)),
    }
}

/// The class of a figure beside its own: several of indicators stand side by side.
fn kind(drawing: &Drawing) -> &'static str {
    match drawing {
        Drawing::Lines(_) => " draft-multiple",
        Drawing::Radar(_) | Drawing::Bars(_) | Drawing::Waterfall(_) | Drawing::Distribution(_) => {
            ""
        }
    }
}

pub(super) fn inlines(line: &[Inline]) -> String {
    line.iter().map(inline).collect()
}

pub(super) fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => html(text),
        Inline::Listed(number) => number.to_string(),
        Inline::Referred(_, text) => html(text),
        Inline::Strong(text) => format!("<strong>{}</strong>", html(text)),
        Inline::Answer(text) => format!("<bdi>{}</bdi>", html(text)),
        Inline::State(tone, text) => {
            let tone = match tone {
                Tone::Good => "good",
                Tone::Open => "open",
                Tone::Bad => "bad",
            };
            format!(
                "<span class=\"draft-state draft-{tone}\">{}</span>",
                html(text)
            )
        }
        Inline::Gap(gap) => format!(
            "<mark class=\"draft-gap\" data-place=\"{}\"><b>{}</b>{}</mark>",
            html(&gap.place.key()),
            html(&gap.mark),
            html(&gap.missing)
        ),
    }
}

fn table(table: &Table) -> String {
    let classes: Vec<&str> = (0..table.head.len())
        .map(|column| class(table, column))
        .collect();
    let head = table.head.iter().zip(&classes);
    let head: String = head
        .map(|(title, class)| format!("<th scope=\"col\"{class}>{}</th>", html(title)))
        .collect();
    // Rows that belong together stay on one page: a group with its head, a sum with what it sums.
    let mut rows = String::from("<tbody>\n");
    for (index, shown) in table.rows.iter().enumerate() {
        let after_sum = index > 0 && table.rows[index - 1].kind == RowKind::Sum;
        if index > 0 && (after_sum || shown.kind == RowKind::Group) {
            rows.push_str("</tbody>\n<tbody>\n");
        }
        rows.push_str(&row(shown, &classes));
    }
    let caption = html(&table.caption);
    // A region that scrolls has to be reached with the keyboard, and then has to have a name.
    let region = match table.head.len() >= WIDE && !is_strip(table) {
        true => format!(" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\""),
        false => String::new(),
    };
    let kind = match table.rows.len() {
        _ if is_strip(table) => " draft-strip",
        ..=WHOLE => " draft-whole",
        _ => "",
    };
    format!(
        "<div class=\"draft-table{kind}\"{region}><table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n{rows}</tbody>\n</table></div>\n"
    )
}

/// The class of a column: numbers stand to the right, short texts on one line, and the one long text takes the room.
fn class(table: &Table, column: usize) -> &'static str {
    let numeric = |column: usize| table.numeric.get(column) == Some(&true);
    let long = |column: &usize| !numeric(*column) && length(table, *column) > SHORT;
    let others = (0..table.head.len()).filter(long).count();
    match long(&column) {
        _ if numeric(column) => " class=\"draft-number\"",
        false => " class=\"draft-short\"",
        true if others == 1 => " class=\"draft-long\"",
        true => "",
    }
}

/// The longest text of a column that still stays on one line, in characters.
const SHORT: usize = 14;

/// The length of the longest text in a column.
fn length(table: &Table, column: usize) -> usize {
    let rows = table.rows.iter().filter(|row| row.kind != RowKind::Group);
    let cells = rows.filter_map(|row| row.cells.get(column));
    let lengths = cells.map(|cell| cell.iter().map(|i| i.printed().chars().count()).sum());
    lengths.max().unwrap_or(0)
}

/// Whether every cell of a table is short and equal in weight: the bands of the factors, side by side.
fn is_strip(table: &Table) -> bool {
    table.rows.len() == 1 && table.numeric.iter().all(|numeric| *numeric)
}

fn row(row: &Row, classes: &[&str]) -> String {
    let kind = match row.kind {
        RowKind::Plain => "",
        RowKind::Group => {
            let name = row
                .cells
                .first()
                .map_or_else(String::new, |cell| inlines(cell));
            return format!(
                "<tr class=\"draft-group\"><th scope=\"rowgroup\" colspan=\"{}\">{name}</th></tr>\n",
                row.cells.len()
            );
        }
        RowKind::Sum => " class=\"draft-sum\"",
        RowKind::Total => " class=\"draft-total\"",
    };
    let cells = row.cells.iter().zip(classes).enumerate();
    let cells: String = cells
        .map(|(column, (cell, class))| match (row.kind, column) {
            (RowKind::Sum | RowKind::Total, 0) => {
                format!("<th scope=\"row\">{}</th>", inlines(cell))
            }
            _ => format!("<td{class}>{}</td>", inlines(cell)),
        })
        .collect();
    format!("<tr{kind}>{cells}</tr>\n")
}
