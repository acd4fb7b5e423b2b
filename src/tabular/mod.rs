//! Blocks pasted from Excel or WPS, and CSV: from cells to indicators and back.
//!
//! Three steps, each of which can be looked at before the next: [`Grid`] parts the cells, [`Columns`] says how each column
//! is understood, and [`Block`] reads the rows as indicators. Nothing is lost without a word: whatever is not taken over, or
//! not as it stands there, is a [`Problem`] with its row and column. Nothing is changed here; the text is already decoded.
//!
//! ```
//! use excellence_assessment::assessment::{Line, Year};
//! use excellence_assessment::tabular::{Block, Columns, Grid, Meaning};
//!
//! let grid = Grid::read("指标\t单位\t2024年\t2025年\t2025年目标\n营业收入\t万元\t9,800\t1.2亿\t—");
//! let columns = Columns::of(&grid, Year::new(2025).unwrap());
//! assert_eq!(columns.all[3].meaning, Meaning::Figure(Line::Value, Year::new(2025).unwrap()));
//! let block = Block::read(&grid, &columns, &[]);
//! assert_eq!(block.indicators[0].values.figures.get(Year::new(2025).unwrap()), "12000");
//! assert!(block.problems.is_empty());
//! ```

mod choice;
mod columns;
mod csv;
mod exchange;
mod formula;
mod grid;
mod heading;
mod problem;
mod quantity;
mod rows;
mod sheet;
mod terms;
#[cfg(test)]
mod tests;

pub use columns::{Column, Columns};
pub use csv::{csv, csv_text};
pub use formula::{guarded, unguarded};
pub use grid::{Delimiter, Grid, GridRow};
pub use heading::Meaning;
pub use problem::{Place, Problem, Trouble};
pub use quantity::{NoFigure, Quantity};
pub use rows::Block;
pub use sheet::{Holds, Sheet, SheetCell, SheetColumn};
