//! Tables: the head is repeated on every page, and no row is broken.

use super::faces::is_chinese;
use super::pages::{CELL, Frame};
use super::run::{Around, Look, inline, run};
use super::settings::Setting;
use super::xml::Xml;
use crate::draft::{Inline, Row, RowKind, Table};

/// The most that one text makes its column ask for, in thousandths of its size.
const LONGEST: u32 = 30_000;

/// The most that a word, which is not broken, makes its column ask for.
const LONGEST_WORD: u32 = 10_000;

/// Chinese is broken after so much of it.
const CHINESE_WORD: u32 = 4000;

/// What the cells of a row add to its text: their margins and the line above them. The line above the table is twice as thick, and so
/// is the one below it (see the style `DraftTable`).
const ROW: u32 = 70;
const TOP: u32 = 10;
const BOTTOM: u32 = 20;

/// Up to this part of a page, a table is not broken between pages: a longer one would leave too much of a page empty.
const WHOLE: u32 = 5;

/// How high the rows of a table are, in twentieths of a point.
pub(super) struct Heights {
    /// The row of headings.
    pub head: u32,
    /// The rows below it, those that stay together as one.
    pub parts: Vec<u32>,
}

impl Heights {
    /// Those of a table in columns of some widths.
    pub(super) fn of(table: &Table, setting: &Setting, columns: &[u32]) -> Heights {
        let height = |cells: &mut dyn Iterator<Item = u32>| cells.max().unwrap_or(0) + ROW;
        let room = |column: u32| column.saturating_sub(CELL);
        let row = |row: &Row| {
            let bold = row.kind != RowKind::Plain;
            if row.kind == RowKind::Group {
                let first = row.cells.first().map_or(&[][..], Vec::as_slice);
                let room = room(columns.iter().sum());
                return setting.pieces(room, first, bold).height() + ROW;
            }
            height(
                &mut row
                    .cells
                    .iter()
                    .zip(columns)
                    .map(|(cell, column)| setting.pieces(room(*column), cell, bold).height()),
            )
        };
        let together = table.rows.chunk_by(is_joined);
        let mut parts: Vec<u32> = together.map(|rows| rows.iter().map(row).sum()).collect();
        if let Some(last) = parts.last_mut() {
            *last += BOTTOM;
        }
        let mut titles = table.head.iter().zip(columns).map(|(title, column)| {
            let mut lines = setting.lines(room(*column));
            setting.set(&mut lines, title, true);
            setting.extent(lines).height()
        });
        Heights {
            head: height(&mut titles) + TOP,
            parts,
        }
    }

    /// Whether the table is kept on one page.
    pub(super) fn stays_whole(&self, frame: Frame) -> bool {
        self.head + self.parts.iter().sum::<u32>() <= frame.height / WHOLE
    }
}

/// The widths of the columns, which fill the width of a page. Every column has what its longest word needs; what is left goes to
/// those that want more, in equal parts, so that none stays narrow beside a wide one that has room to spare.
pub(super) fn columns(table: &Table, setting: &Setting, page: u32) -> Vec<u32> {
    let wish = |column: usize| {
        let shown = table.rows.iter().filter(|row| row.kind != RowKind::Group);
        let cells =
            shown.filter_map(|row| Some((row.cells.get(column)?, row.kind != RowKind::Plain)));
        let is_numeric = table.numeric.get(column) == Some(&true);
        let (mut least, mut longest) = (head_width(setting, &table.head[column]), 0);
        let (mut sum, mut count) = (0, 0);
        for (cell, bold) in cells {
            let all = setting.width(cell, bold);
            longest = all.max(longest);
            sum += all;
            count += 1;
            least = least.max(match is_numeric {
                true => all.min(LONGEST_WORD),
                false => word_width(setting, cell, bold),
            });
        }
        // What stands in a few rows alone takes no room from what stands in all.
        let wanted = longest.min(2 * sum / count.max(1));
        let length = |width: u32| (width * setting.em).div_ceil(1000) + CELL + 40;
        (
            length(least),
            length(wanted.max(least).min(LONGEST.max(least))),
        )
    };
    let wishes: Vec<(u32, u32)> = (0..table.head.len()).map(wish).collect();
    let least: u32 = wishes.iter().map(|(least, _)| least).sum();
    let more: Vec<u32> = wishes
        .iter()
        .map(|(least, wanted)| wanted - least)
        .collect();
    let mut columns: Vec<u32> = match page.checked_sub(least) {
        Some(left) => {
            let most = fair(&more, left);
            let given = wishes.iter().zip(&more);
            given
                .map(|((least, _), more)| least + more.min(&most))
                .collect()
        }
        None => narrowed(table, &wishes, page),
    };
    // Where all have what they want, the rest makes them wider alike.
    let sum = columns.iter().sum::<u32>().max(1);
    columns
        .iter_mut()
        .for_each(|column| *column = *column * page / sum);
    // What rounding left.
    let sum: u32 = columns.iter().sum();
    if let Some(last) = columns.last_mut() {
        *last = (*last + page).saturating_sub(sum).max(CELL);
    }
    columns
}

/// The widths of columns of which not all have what their longest word needs: words are broken before numbers are, as long as those
/// leave them a third of the page.
fn narrowed(table: &Table, wishes: &[(u32, u32)], page: u32) -> Vec<u32> {
    let is_firm = |column: usize| table.numeric.get(column) == Some(&true);
    let sum = |firm: bool| -> u32 {
        let columns = wishes.iter().enumerate();
        let chosen = columns.filter(|(column, _)| is_firm(*column) == firm);
        chosen.map(|(_, (least, _))| least).sum()
    };
    let (firm, rest) = (sum(true), sum(false));
    let width = |(column, (least, _)): (usize, &(u32, u32))| match firm <= page / 3 * 2 {
        true if is_firm(column) => *least,
        true => least * (page - firm) / rest.max(1),
        false => least * page / (firm + rest).max(1),
    };
    wishes.iter().enumerate().map(width).collect()
}

/// What the longest word of a cell needs; Chinese is broken after four characters, a number or a Latin word in it is not, nor a bracket
/// from it.
fn word_width(setting: &Setting, cell: &[Inline], bold: bool) -> u32 {
    let width = |text: &str| setting.face.width(text, bold);
    let word = |word: &str| {
        // Between a wide bracket and what is Latin there is a gap, too.
        let gaps = |run: &str| if run.is_ascii() { 0 } else { 500 };
        let runs = word.split(is_chinese).map(|run| width(run) + gaps(run));
        let whole = runs.max().unwrap_or(0).min(LONGEST_WORD);
        whole.max(width(word).min(CHINESE_WORD))
    };
    let printed: String = cell.iter().map(|piece| piece.printed()).collect();
    printed.split_whitespace().map(word).max().unwrap_or(0)
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
fn head_width(setting: &Setting, title: &str) -> u32 {
    let words = title
        .split_whitespace()
        .map(|word| setting.face.width(word, true));
    let longest = words.max().unwrap_or(0);
    match title.is_ascii() {
        true => longest,
        false => longest.min(CHINESE_WORD),
    }
}

/// A table without its caption.
pub(super) fn table(
    xml: &mut Xml,
    around: &mut dyn Around,
    table: &Table,
    setting: &Setting,
    frame: Frame,
) {
    let columns = columns(table, setting, frame.width);
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
        let keep = Heights::of(table, setting, &columns).stays_whole(frame);
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
        for (index, shown) in table.rows.iter().enumerate() {
            let next = table.rows.get(index + 1);
            let keep = next.is_some_and(|next| keep || is_joined(shown, next));
            row(xml, around, shown, &columns, keep, &side);
        }
    });
}

/// Whether two rows stay together: a head of rows with its first, the last row with the sum below it.
fn is_joined(row: &Row, next: &Row) -> bool {
    row.kind == RowKind::Group || matches!(next.kind, RowKind::Sum | RowKind::Total)
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

/// A table of two columns without lines whose cells are written elsewhere: figures beside each other. No row is broken.
pub(super) fn beside<T>(
    xml: &mut Xml,
    frame: Frame,
    rows: &[T],
    cell: &mut dyn FnMut(&mut Xml, &T, usize),
) {
    let columns = [frame.width / 2, frame.width - frame.width / 2];
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            let width = frame.width.to_string();
            xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        });
        grid(xml, &columns);
        for row in rows {
            xml.element("w:tr", &[], |xml| {
                row_properties(xml, false);
                for (column, width) in columns.iter().enumerate() {
                    xml.element("w:tc", &[], |xml| {
                        xml.element("w:tcPr", &[], |xml| {
                            let width = width.to_string();
                            xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
                        });
                        cell(xml, row, column);
                    });
                }
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
