//! The blocks of a chapter as HTML.

use super::escape::html;
use crate::chart::radar;
use crate::draft::{Block, Inline, Row, RowKind, Table, Tone};

/// From this many columns on, a table may be wider than a phone and scrolls by itself.
const WIDE: usize = 4;

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
            let lines: String = lines
                .iter()
                .map(|line| format!("<li>{}</li>\n", inlines(line)))
                .collect();
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
            "<figure class=\"draft-figure\">\n{}<figcaption>{}</figcaption>\n</figure>\n",
            radar::svg(&figure.radar),
            html(&figure.caption)
        ),
    }
}

pub(super) fn inlines(line: &[Inline]) -> String {
    line.iter().map(inline).collect()
}

pub(super) fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => html(text),
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
    let class = |column: usize| match table.numeric.get(column) {
        Some(true) => " class=\"draft-number\"",
        _ => "",
    };
    let head: String = table
        .head
        .iter()
        .enumerate()
        .map(|(column, title)| format!("<th scope=\"col\"{}>{}</th>", class(column), html(title)))
        .collect();
    let rows: String = table.rows.iter().map(|shown| row(shown, class)).collect();
    let caption = html(&table.caption);
    // A region that scrolls has to be reached with the keyboard, and then has to have a name.
    let region = match table.head.len() >= WIDE && !is_strip(table) {
        true => format!(" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\""),
        false => String::new(),
    };
    let strip = if is_strip(table) { " draft-strip" } else { "" };
    format!(
        "<div class=\"draft-table{strip}\"{region}><table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}

/// Whether every cell of a table is short and equal in weight: the bands of the factors, side by side.
fn is_strip(table: &Table) -> bool {
    table.rows.len() == 1 && table.numeric.iter().all(|numeric| *numeric)
}

fn row<'a>(row: &Row, class: impl Fn(usize) -> &'a str) -> String {
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
    let cells: String = row
        .cells
        .iter()
        .enumerate()
        .map(|(column, cell)| match (row.kind, column) {
            (RowKind::Sum | RowKind::Total, 0) => {
                format!("<th scope=\"row\">{}</th>", inlines(cell))
            }
            _ => format!("<td{}>{}</td>", class(column), inlines(cell)),
        })
        .collect();
    format!("<tr{kind}>{cells}</tr>\n")
}
