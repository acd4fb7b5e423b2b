//! Blocks whose indicators stand side by side and whose years stand one below the other: recognised, and read with rows and
//! columns exchanged. Problems still name the rows and columns of the block as it was pasted.

use super::columns::has_headings;
use super::grid::{Grid, GridRow};
use super::heading::{Heading, Said, When};
use super::quantity::Quantity;

/// Among so many rows at the top, years side by side are looked for.
const TOP: usize = 5;

impl Grid {
    /// Whether the first column holds years, and figures stand beside them, and no row at the top holds years.
    ///
    /// ```
    /// # use excellence_assessment::tabular::Grid;
    /// assert!(Grid::read("年份\t满意度\t投诉\n2024\t93\t4\n2025\t95\t3").has_years_going_down());
    /// assert!(!Grid::read("指标\t2024\t2025\n满意度\t93\t95").has_years_going_down());
    /// ```
    pub fn has_years_going_down(&self) -> bool {
        let side_by_side = |row: &GridRow| {
            has_headings(row) && row.cells.iter().skip(1).any(|cell| dated(cell).is_some())
        };
        if self.is_exchanged() || self.rows.iter().take(TOP).any(side_by_side) {
            return false;
        }
        let column = self.column(0);
        let said: Vec<Said> = column.cells.iter().filter_map(|cell| dated(cell)).collect();
        let repeated = (1..said.len()).any(|place| said[..place].contains(&said[place]));
        if said.len() < 2 || repeated || !has_headings(&column) {
            return false;
        }
        let of_years = self.rows.iter().filter(|row| dated(row.cell(0)).is_some());
        let beside = of_years.flat_map(|row| row.cells.iter().skip(1));
        let (mut figures, mut texts) = (0, 0);
        for cell in beside {
            match Quantity::read(cell) {
                Ok(Some(_)) => figures += 1,
                Ok(None) => {}
                Err(_) => texts += 1,
            }
        }
        figures > texts
    }

    /// The block with rows and columns exchanged. Columns in which nothing stands are left out.
    #[must_use]
    pub fn exchanged(&self) -> Grid {
        let columns = (0..self.width()).map(|place| self.column(place));
        Grid {
            delimiter: self.delimiter,
            rows: columns.filter(|column| !column.is_blank()).collect(),
            across: Some(self.rows.iter().map(|row| row.number).collect()),
        }
    }

    /// A column as a row.
    fn column(&self, place: usize) -> GridRow {
        let cells = self.rows.iter().map(|row| row.cell(place).to_owned());
        GridRow {
            number: place + 1,
            cells: cells.collect(),
        }
    }
}

/// What a heading says that names a year.
fn dated(text: &str) -> Option<Said> {
    let said = Heading::read(text).said;
    said.filter(|said| matches!(said, Said::Figure(_, When::In(_) | When::Before(_))))
}
