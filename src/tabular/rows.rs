//! From understood columns to indicators; whatever cannot be read is named.

use super::choice::{self, CLASS, CORE, DIRECTION};
use super::columns::{Column, Columns};
use super::formula;
use super::grid::{Grid, GridRow};
use super::heading::{Meaning, in_brackets};
use super::problem::{Place, Problem, Trouble};
use super::quantity::{Bound, NoFigure, Quantity};
use crate::assessment::{Direction, Indicator, Line, MAX_INDICATORS, Year};
use crate::standard::{GuidancePoint, IndicatorId};

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The indicators, in the order of their rows. Their ids are `row-` and the number of the row: whoever adds them to an item
    /// gives them ids of their own.
    pub indicators: Vec<Indicator>,
    /// What was not taken over, or not as it stood there, in the order of the block.
    pub problems: Vec<Problem>,
}

impl Block {
    /// Reads the rows of a block. `points` are the guidance points of the item.
    pub fn read(grid: &Grid, columns: &Columns, points: &[GuidancePoint]) -> Block {
        let mut block = Block {
            indicators: Vec::new(),
            problems: columns.problems(grid),
        };
        let rows = grid.rows.get(columns.begin..).unwrap_or_default();
        for (count, row) in rows.iter().enumerate() {
            if count == MAX_INDICATORS {
                let most = MAX_INDICATORS;
                block
                    .problems
                    .push(of_row(grid, row, Trouble::TooMany { most }));
                break;
            }
            let mut reader = RowReader {
                grid,
                row,
                columns: &columns.all,
                points,
                problems: &mut block.problems,
            };
            block.indicators.extend(reader.indicator());
        }
        block
    }
}

fn of_row(grid: &Grid, row: &GridRow, trouble: Trouble) -> Problem {
    Problem {
        row: Some(row.number),
        column: None,
        found: row.cells.join(" ").trim().to_owned(),
        trouble,
        exchanged: grid.is_exchanged(),
    }
}

impl Columns {
    /// The rows above the headings and the columns that are not taken over.
    fn problems(&self, grid: &Grid) -> Vec<Problem> {
        let above = grid.rows.iter().take(self.above);
        let mut problems: Vec<Problem> = above
            .map(|row| of_row(grid, row, Trouble::AboveHeadings))
            .collect();
        for (index, column) in self.all.iter().enumerate() {
            let rows = grid.rows.get(self.begin..).unwrap_or_default();
            let mut cells = rows.iter().map(|row| row.cell(index));
            let found = cells.find(|cell| !cell.is_empty());
            // The title over a block is a heading without cells once rows and columns are exchanged.
            let titled = grid.is_exchanged() && !column.heading.is_empty();
            let found = found.or_else(|| titled.then_some(column.heading.as_str()));
            if let (Meaning::Unused, Some(found)) = (column.meaning, found) {
                problems.push(Problem {
                    row: None,
                    column: Some(place(grid, index, column)),
                    found: found.to_owned(),
                    trouble: Trouble::Unused,
                    exchanged: grid.is_exchanged(),
                });
            }
        }
        problems
    }
}

fn place(grid: &Grid, index: usize, column: &Column) -> Place {
    Place {
        index,
        number: grid.number_of(index),
        heading: column.heading.clone(),
    }
}

/// Reads one row.
struct RowReader<'a> {
    grid: &'a Grid,
    row: &'a GridRow,
    columns: &'a [Column],
    points: &'a [GuidancePoint],
    problems: &'a mut Vec<Problem>,
}

impl RowReader<'_> {
    /// The indicator of the row; `None` where nothing stands in the columns that are used.
    fn indicator(&mut self) -> Option<Indicator> {
        let taken = |column: &Column| !matches!(column.meaning, Meaning::Unused | Meaning::Number);
        let mut cells = self.columns.iter().enumerate();
        cells.find(|(place, column)| taken(column) && !self.row.cell(*place).is_empty())?;
        let mut indicator = Indicator::new(IndicatorId::from(&*format!("row-{}", self.row.number)));
        for (index, column) in self.columns.iter().enumerate() {
            let cell = formula::unguarded(self.row.cell(index));
            if !cell.is_empty() {
                self.take_text(&mut indicator, index, column.meaning, cell);
            }
        }
        self.take_figures(&mut indicator);
        if indicator.name.is_empty() {
            self.problems
                .push(of_row(self.grid, self.row, Trouble::NoName));
        }
        Some(indicator)
    }

    fn take_text(&mut self, into: &mut Indicator, index: usize, meaning: Meaning, cell: &str) {
        let understood = match meaning {
            Meaning::Name => {
                cell.clone_into(&mut into.name);
                true
            }
            Meaning::Unit => {
                cell.clone_into(&mut into.unit);
                true
            }
            Meaning::Source(line) => {
                cell.clone_into(&mut into.series_mut(line).source);
                true
            }
            Meaning::Group => {
                let names = |point: &&GuidancePoint| {
                    let heading = &point.heading;
                    // 1.3-1 and its heading together are what the table shows.
                    let rest = cell.strip_prefix(point.id.as_str());
                    let rest = rest.map_or(cell, str::trim_start);
                    ["", &*heading.zh, &*heading.en].contains(&rest)
                };
                into.group = self.points.iter().find(names).map(|point| point.id.clone());
                into.group.is_some()
            }
            Meaning::Core => choice::read(CORE, cell)
                .map(|core| into.core = core)
                .is_some(),
            Meaning::Direction => {
                let found = choice::read(DIRECTION, cell);
                found.map(|direction| into.direction = direction).is_some()
            }
            Meaning::Class => choice::read(CLASS, cell)
                .map(|class| into.class = class)
                .is_some(),
            Meaning::Figure(..) | Meaning::Number | Meaning::Unused => true,
        };
        if !understood {
            self.problem(index, Trouble::NotAChoice { meaning });
        }
    }

    /// Takes the figures over in the unit of the row: that of its unit cell, of the headings, of the brackets of its name, or
    /// of its first figure with a unit.
    fn take_figures(&mut self, into: &mut Indicator) {
        let mut read: Vec<(usize, Line, Year, Result<Quantity, NoFigure>)> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            if let Meaning::Figure(line, year) = column.meaning {
                let cell = formula::unguarded(self.row.cell(index));
                let quantity = Quantity::read(cell).transpose();
                read.extend(quantity.map(|quantity| (index, line, year, quantity)));
            }
        }
        let of_figures = || {
            let mut units = read.iter().filter_map(|(.., read)| read.as_ref().ok());
            units
                .find(|read| !read.unit.is_empty())
                .map(|read| read.unit.clone())
        };
        let mut stated = true;
        if into.unit.is_empty() {
            let headed = read.iter().map(|(index, ..)| &self.columns[*index].unit);
            let headed = headed.into_iter().find(|unit| !unit.is_empty()).cloned();
            let unit = headed.or_else(|| self.unit_of_name(into));
            stated = unit.is_some();
            into.unit = unit.or_else(of_figures).unwrap_or_default();
        }
        let directed = self.says_direction();
        for (index, line, year, quantity) in read {
            let typed = formula::unguarded(self.row.cell(index));
            let figure = match quantity {
                Ok(quantity) => {
                    if let Some(bound) = quantity.bound {
                        // What is to stay under its target is better the lower it is.
                        let direction =
                            (line == Line::Target && !directed).then_some(match bound {
                                Bound::Least => Direction::Higher,
                                Bound::Most => Direction::Lower,
                            });
                        into.direction = direction.unwrap_or(into.direction);
                        self.problem(index, Trouble::Bound(direction));
                    }
                    self.in_unit(index, quantity, &into.unit, stated, typed)
                }
                Err(why) => {
                    self.problem(index, Trouble::NoFigure(why));
                    if why == NoFigure::SheetError {
                        String::new()
                    } else {
                        typed.to_owned()
                    }
                }
            };
            into.series_mut(line).figures.set(year, figure);
        }
    }

    /// A figure in the unit of the row; as it stands there where that cannot be said.
    fn in_unit(
        &mut self,
        index: usize,
        mut read: Quantity,
        unit: &str,
        stated: bool,
        typed: &str,
    ) -> String {
        let headed = &self.columns[index].unit;
        if read.unit.is_empty() {
            read.unit.clone_from(headed);
        } else if read.by_sign && stated {
            // Before the figures of a table in 万元 it stands for as many 万元.
            let known = if headed.is_empty() { unit } else { headed };
            if read.in_unit(known).is_some() {
                known.clone_into(&mut read.unit);
            }
        }
        if read.unit.is_empty() {
            let of_row = Quantity {
                unit: unit.to_owned(),
                ..read.clone()
            };
            if stated || !of_row.is_sized() {
                return read.number.to_string();
            }
            self.problem(index, Trouble::UnclearUnit);
            return typed.to_owned();
        }
        match read.in_unit(unit) {
            Some(number) => number.to_string(),
            None => {
                let unit = unit.to_owned();
                self.problem(index, Trouble::OtherUnit { unit });
                typed.to_owned()
            }
        }
    }

    /// Whether a cell of the row says in which direction the indicator is better.
    fn says_direction(&self) -> bool {
        let mut columns = self.columns.iter().enumerate();
        columns.any(|(index, column)| {
            column.meaning == Meaning::Direction && !self.row.cell(index).is_empty()
        })
    }

    /// The unit in the brackets of the name, which loses it. Where a column holds the units, names stay as they are.
    fn unit_of_name(&self, into: &mut Indicator) -> Option<String> {
        if self
            .columns
            .iter()
            .any(|column| column.meaning == Meaning::Unit)
        {
            return None;
        }
        let (name, unit) = in_brackets(&into.name);
        let unit = Some(unit).filter(|unit| is_unit(unit))?.to_owned();
        into.name = name.to_owned();
        Some(unit)
    }

    fn problem(&mut self, index: usize, trouble: Trouble) {
        self.problems.push(Problem {
            row: Some(self.row.number),
            column: Some(place(self.grid, index, &self.columns[index])),
            found: self.row.cell(index).to_owned(),
            trouble,
            exchanged: self.grid.is_exchanged(),
        });
    }
}

/// What units end with; 收入（合并） has none in its brackets.
const UNIT_ENDS: [&str; 24] = [
    "%", "％", "‰", "元", "万", "亿", "件", "次", "人", "天", "日", "小时", "分", "年", "吨", "家",
    "个", "项", "台", "套", "倍", "ppm", "kg", "h",
];

/// Whether a text is a usual unit.
pub(super) fn is_unit(text: &str) -> bool {
    let short = text.chars().count() <= 8;
    short && UNIT_ENDS.iter().any(|end| text.ends_with(end))
}
