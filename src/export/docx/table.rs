//! Tables: the head is repeated on every page, and no row is broken.

use super::pages::{CELL, Frame, TABLE_EM, width, width_of};
use super::run::{Around, Look, inline, run};
use super::xml::Xml;
use crate::draft::{Inline, Row, RowKind, Table};

/// Up to this many rows, a table is not broken between pages.
const WHOLE: usize = 16;

/// The most that one text makes its column ask for, in hundredths of its size.
const LONGEST: u32 = 3000;

/// Whether a table is kept on one page.
pub(super) fn stays_whole(table: &Table) -> bool {
    table.rows.len() <= WHOLE
}

/// The widths of the columns, which fill the width of a page: what is short has its room, what is long shares the rest.
pub(super) fn columns(table: &Table, page: u32) -> Vec<u32> {
    let shown = table.rows.iter().filter(|row| row.kind != RowKind::Group);
    let wanted: Vec<u32> = (0..table.head.len())
        .map(|column| {
            let cells = shown.clone().filter_map(|row| row.cells.get(column));
            let widest = cells.map(|cell| width_of(cell)).max().unwrap_or(0);
            let head = head_width(&table.head[column]);
            widest.max(head).min(LONGEST) * TABLE_EM / 100 + CELL + 40
        })
        .collect();
    let sum: u32 = wanted.iter().sum();
    let fair = fair(&wanted, page);
    // Columns that give or take: the long ones, or all.
    let long: u32 = wanted.iter().filter(|wanted| **wanted > fair).sum();
    let flexible = |wanted: u32| wanted > fair || long == 0;
    let free: u32 = wanted.iter().filter(|wanted| flexible(**wanted)).sum();
    let fixed = sum - free;
    let room = page.saturating_sub(fixed).max(page / 4);
    // Where many are short, they give what the long ones need at least.
    let left = fixed.min(page - room);
    let mut columns: Vec<u32> = wanted
        .iter()
        .map(|wanted| match flexible(*wanted) {
            true => wanted * room / free.max(1),
            false => wanted * left / fixed.max(1),
        })
        .collect();
    // What rounding left.
    let sum: u32 = columns.iter().sum();
    if let Some(last) = columns.last_mut() {
        *last = (*last + page).saturating_sub(sum).max(CELL);
    }
    columns
}

/// The width up to which a column is short: an equal share of what the shorter ones leave.
fn fair(wanted: &[u32], page: u32) -> u32 {
    let mut sorted = wanted.to_vec();
    sorted.sort_unstable();
    let (mut left, mut fair) = (page, 0);
    for (others, wanted) in (1..=wanted.len()).rev().zip(sorted) {
        fair = left / u32::try_from(others).unwrap_or(1);
        if wanted > fair {
            break;
        }
        left -= wanted;
    }
    fair
}

/// What the title of a column needs: its longest word; Chinese is broken after four characters.
fn head_width(title: &str) -> u32 {
    let words = title.split_whitespace().map(width);
    let longest = words.max().unwrap_or(0);
    // Bold is wider.
    match title.is_ascii() {
        true => longest * 115 / 100,
        false => longest.min(400),
    }
}

/// A table without its caption.
pub(super) fn table(xml: &mut Xml, around: &mut dyn Around, table: &Table, frame: Frame) {
    let columns = columns(table, frame.width);
    let is_strip = table.rows.len() == 1 && table.numeric.iter().all(|numeric| *numeric);
    let side = |column: usize| match table.numeric.get(column) {
        _ if is_strip => "center",
        Some(true) => "right",
        _ => "left",
    };
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.style("w:tblStyle", "DraftTable");
            xml.empty(
                "w:tblW",
                &[("w:w", &frame.width.to_string()), ("w:type", "dxa")],
            );
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.empty(
                "w:tblLook",
                &[("w:val", "0020"), ("w:firstRow", "1"), ("w:noVBand", "1")],
            );
            xml.value("w:tblCaption", &table.caption);
        });
        grid(xml, &columns);
        let keep = stays_whole(table);
        xml.element("w:tr", &[], |xml| {
            row_properties(xml, true);
            for (column, (title, width)) in table.head.iter().zip(&columns).enumerate() {
                let cell = Cell {
                    width: *width,
                    span: 1,
                    shade: Some("E6EEF1"),
                    side: side(column),
                    keep: true,
                };
                cell.write(xml, |xml| run(xml, Look::BOLD, title));
            }
        });
        let last = table.rows.len().saturating_sub(1);
        for (index, shown) in table.rows.iter().enumerate() {
            // A head of rows stays with its first row, the last row with the sum below it.
            let next = table.rows.get(index + 1);
            let joined = shown.kind == RowKind::Group
                || next.is_some_and(|next| matches!(next.kind, RowKind::Sum | RowKind::Total));
            let keep = index < last && (keep || joined);
            row(xml, around, shown, &columns, keep, &side);
        }
    });
}

fn row(
    xml: &mut Xml,
    around: &mut dyn Around,
    row: &Row,
    columns: &[u32],
    keep: bool,
    side: &dyn Fn(usize) -> &'static str,
) {
    let (shade, bold) = match row.kind {
        RowKind::Plain => (None, false),
        RowKind::Group | RowKind::Sum => (Some("F4F7F8"), true),
        RowKind::Total => (Some("E6EEF1"), true),
    };
    xml.element("w:tr", &[], |xml| {
        row_properties(xml, false);
        let spans = row.kind == RowKind::Group;
        for (column, (cell, width)) in row.cells.iter().zip(columns).enumerate() {
            if spans && column > 0 {
                continue;
            }
            let shown = Cell {
                width: if spans { columns.iter().sum() } else { *width },
                span: if spans { columns.len() } else { 1 },
                shade,
                side: side(column),
                keep,
            };
            shown.write(xml, |xml| pieces(xml, around, cell, bold));
        }
    });
}

fn pieces(xml: &mut Xml, around: &mut dyn Around, cell: &[Inline], bold: bool) {
    for piece in cell {
        inline(xml, around, piece, bold);
    }
}

/// A table of two columns without lines: what is known, on the cover.
pub(super) fn facts(xml: &mut Xml, around: &mut dyn Around, facts: &[(String, Inline)]) {
    const COLUMNS: [u32; 2] = [1800, 5200];
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            let width: u32 = COLUMNS.iter().sum();
            xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            xml.value("w:jc", "center");
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        });
        grid(xml, &COLUMNS);
        for (label, value) in facts {
            xml.element("w:tr", &[], |xml| {
                row_properties(xml, false);
                let cell = |width| Cell {
                    width,
                    span: 1,
                    shade: None,
                    side: "left",
                    keep: false,
                };
                cell(COLUMNS[0]).write(xml, |xml| run(xml, Look::QUIET, label));
                cell(COLUMNS[1]).write(xml, |xml| inline(xml, around, value, false));
            });
        }
    });
}

fn grid(xml: &mut Xml, columns: &[u32]) {
    xml.element("w:tblGrid", &[], |xml| {
        for width in columns {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
    });
}

fn row_properties(xml: &mut Xml, head: bool) {
    xml.element("w:trPr", &[], |xml| {
        xml.empty("w:cantSplit", &[]);
        if head {
            xml.empty("w:tblHeader", &[]);
        }
    });
}

struct Cell {
    width: u32,
    span: usize,
    shade: Option<&'static str>,
    side: &'static str,
    /// Whether it stays with the row below it.
    keep: bool,
}

impl Cell {
    fn write(&self, xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
        xml.element("w:tc", &[], |xml| {
            xml.element("w:tcPr", &[], |xml| {
                xml.empty(
                    "w:tcW",
                    &[("w:w", &self.width.to_string()), ("w:type", "dxa")],
                );
                if self.span > 1 {
                    xml.value("w:gridSpan", &self.span.to_string());
                }
                if let Some(fill) = self.shade {
                    let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)];
                    xml.empty("w:shd", &shade);
                }
                xml.value("w:vAlign", "center");
            });
            xml.element("w:p", &[], |xml| {
                xml.element("w:pPr", &[], |xml| {
                    xml.style("w:pStyle", "TableText");
                    if self.keep {
                        xml.empty("w:keepNext", &[]);
                    }
                    xml.value("w:jc", self.side);
                });
                content(xml);
            });
        });
    }
}
