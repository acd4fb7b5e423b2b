//! The cells of a pasted block or a CSV file: which character parts them, quotes, rows.
//!
//! Why not the `csv` or the `csv-core` crate: with them a quote that is never closed, such as one that stands for inches, swallows
//! the rest of the block without a word, and empty rows are not counted. Where quotes are right, both read the same, and a
//! test says so.

/// What parts the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// Excel, WPS and Numbers paste this way.
    Tab,
    /// CSV.
    Comma,
    /// CSV where the comma is the decimal point.
    Semicolon,
}

impl Delimiter {
    /// All of them, the likeliest first.
    pub const ALL: [Delimiter; 3] = [Delimiter::Tab, Delimiter::Semicolon, Delimiter::Comma];

    /// The character.
    pub fn character(self) -> char {
        match self {
            Delimiter::Tab => '\t',
            Delimiter::Comma => ',',
            Delimiter::Semicolon => ';',
        }
    }
}

/// A row of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// Which row of the block it is, counted from 1; empty rows count.
    pub number: usize,
    /// Its cells, white space at both ends left out.
    pub cells: Vec<String>,
}

impl GridRow {
    /// The text of a cell; empty where the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// A block of cells. Rows in which nothing stands are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// What parted the cells.
    pub delimiter: Delimiter,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// Of a block whose rows and columns were exchanged: which rows of it the columns are.
    pub(super) across: Option<Vec<usize>>,
}

impl Grid {
    /// Reads a block: with the first delimiter that gives every row the same number of cells, else with the first that parts
    /// any row.
    ///
    /// ```
    /// # use excellence_assessment::tabular::{Delimiter, Grid};
    /// let grid = Grid::read("指标,2024\r\n\"质量, 环境\",98");
    /// assert_eq!(grid.delimiter, Delimiter::Comma);
    /// assert_eq!(grid.rows[1].cells, ["质量, 环境", "98"]);
    /// ```
    pub fn read(text: &str) -> Grid {
        let mut grids = Delimiter::ALL.map(|delimiter| Grid::read_with(text, delimiter));
        let even = |grid: &Grid| {
            let width = grid.width();
            width > 1 && grid.rows.iter().all(|row| row.cells.len() == width)
        };
        let best = grids.iter().position(even);
        let parted = || grids.iter().position(|grid| grid.width() > 1);
        let place = best.or_else(parted).unwrap_or_default();
        std::mem::replace(&mut grids[place], Grid::empty())
    }

    /// Reads a block with a delimiter.
    pub fn read_with(text: &str, delimiter: Delimiter) -> Grid {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut rows = split(text, delimiter.character());
        rows.retain(|row| !row.is_blank());
        Grid {
            delimiter,
            rows,
            across: None,
        }
    }

    /// The number of cells of the longest row.
    pub fn width(&self) -> usize {
        let widths = self.rows.iter().map(|row| row.cells.len());
        widths.max().unwrap_or_default()
    }

    /// Whether its rows are the columns of the block as it was pasted.
    pub fn is_exchanged(&self) -> bool {
        self.across.is_some()
    }

    /// The number of a column in the block as it was pasted, counted from 1; of an exchanged block that of the row which it was.
    pub fn number_of(&self, column: usize) -> usize {
        let across = self.across.as_ref();
        let number = across.and_then(|across| across.get(column));
        number.copied().unwrap_or(column + 1)
    }

    fn empty() -> Grid {
        Grid {
            delimiter: Delimiter::Tab,
            rows: Vec::new(),
            across: None,
        }
    }
}

/// The rows of a text. A cell that begins with a quote goes on to the one that closes it; where none does, the quote is a
/// character as any other, so that no cell swallows what follows it.
fn split(mut rest: &str, delimiter: char) -> Vec<GridRow> {
    let mut rows = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    while !rest.is_empty() {
        let (cell, mut after) = match quoted(rest, delimiter) {
            Some((cell, after)) => (cell, after),
            None => {
                let end = rest.find([delimiter, '\n', '\r']).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        cells.push(cell.trim().to_owned());
        if let Some(next) = after.strip_prefix(delimiter) {
            if !next.is_empty() {
                rest = next;
                continue;
            }
            // What stands behind the last delimiter is a cell too.
            cells.push(String::new());
            after = next;
        }
        let mut ends = ["\r\n", "\n", "\r"].into_iter();
        let next = ends.find_map(|end| after.strip_prefix(end));
        rest = next.unwrap_or_default();
        rows.push(GridRow {
            number: rows.len() + 1,
            cells: std::mem::take(&mut cells),
        });
    }
    rows
}

/// The cell in quotes with which a text begins, and what follows it; `None` where there is none that is closed at the end of
/// a cell.
fn quoted(text: &str, delimiter: char) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text.strip_prefix('"')?;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        if after.is_empty() || after.starts_with([delimiter, '\n', '\r']) {
            return Some((cell, after));
        }
        // Two quotes are one.
        rest = after.strip_prefix('"')?;
        cell.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(grid: &Grid) -> Vec<(usize, Vec<&str>)> {
        let rows = grid.rows.iter();
        rows.map(|row| (row.number, row.cells.iter().map(String::as_str).collect()))
            .collect()
    }

    #[test]
    fn a_block_from_a_spreadsheet_is_parted_by_tabs() {
        let grid = Grid::read("指标\t2024\t2025\r\n满意度, %\t95\t\r\n");
        assert_eq!(grid.delimiter, Delimiter::Tab);
        let expected = [
            (1, vec!["指标", "2024", "2025"]),
            (2, vec!["满意度, %", "95", ""]),
        ];
        assert_eq!(cells(&grid), expected);
    }

    #[test]
    fn quotes_keep_what_parts_and_breaks() {
        let grid = Grid::read("a,\"b \"\"c\"\",\nd\"\nx,y");
        let expected = [(1, vec!["a", "b \"c\",\nd"]), (2, vec!["x", "y"])];
        assert_eq!(cells(&grid), expected);
    }

    #[test]
    fn a_semicolon_parts_where_the_comma_is_a_decimal_point() {
        let grid = Grid::read("name;2024\nx;1,5\ny;2,5");
        assert_eq!(grid.delimiter, Delimiter::Semicolon);
    }

    #[test]
    fn a_single_semicolon_in_a_text_does_not_part() {
        let grid = Grid::read("name,2024\nx; y,15");
        assert_eq!(grid.delimiter, Delimiter::Comma);
    }

    #[test]
    fn a_quote_that_is_never_closed_swallows_nothing() {
        let grid = Grid::read("管径 5\"\t1\n\"长度\t2\n宽度\t3");
        assert_eq!(grid.rows.len(), 3);
        let grid = Grid::read("\"长度\t2\n宽度\t3");
        assert_eq!(cells(&grid)[1], (2, vec!["宽度", "3"]));
    }

    #[test]
    fn empty_rows_are_left_out_and_counted() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["", "a\tb", "", "\t", "c\td", ""].join(end);
            let numbers: Vec<usize> = Grid::read(&text).rows.iter().map(|r| r.number).collect();
            assert_eq!(numbers, [2, 5], "{end:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let grid = Grid::read("\u{feff}指标,2024");
        assert_eq!(grid.rows[0].cells[0], "指标");
    }

    /// What the usual library reads, rows in which nothing stands left out.
    fn by_csv_core(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv_core::Reader::new();
        let (mut rows, mut row, mut rest) = (Vec::new(), Vec::new(), text.as_bytes());
        let (mut cell, mut length) = (vec![0; text.len() + 1], 0);
        loop {
            let (result, read, written) = reader.read_field(rest, &mut cell[length..]);
            rest = &rest[read..];
            length += written;
            match result {
                csv_core::ReadFieldResult::Field { record_end } => {
                    let text = String::from_utf8_lossy(&cell[..length]);
                    row.push(text.trim().to_owned());
                    length = 0;
                    if record_end {
                        rows.push(std::mem::take(&mut row));
                    }
                }
                csv_core::ReadFieldResult::End => break,
                _ => {}
            }
        }
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        rows
    }

    proptest! {
        #[test]
        fn well_quoted_cells_are_read_as_by_the_usual_library(
            rows in proptest::collection::vec(proptest::collection::vec("[a-c指, \n\r\"]{0,6}", 1..4), 0..5),
            end in "\r\n|\n",
        ) {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let lines = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","));
            let text = lines.collect::<Vec<_>>().join(&end);
            let read = Grid::read_with(&text, Delimiter::Comma).rows;
            let read: Vec<Vec<String>> = read.into_iter().map(|row| row.cells).collect();
            prop_assert_eq!(read, by_csv_core(&text));
        }

        #[test]
        fn nothing_panics_and_every_letter_is_kept(text in "[a-c指, ;\t\r\n\"]{0,60}") {
            for grid in [Grid::read(&text), Grid::read_with(&text, Delimiter::Tab)] {
                let kept: String = grid.rows.iter().flat_map(|row| &row.cells).map(String::as_str).collect();
                let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
                prop_assert_eq!(letters(&kept), letters(&text));
                prop_assert!(grid.rows.windows(2).all(|pair| pair[0].number < pair[1].number));
            }
        }
    }
}
