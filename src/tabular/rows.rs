//! From understood columns to indicators; whatever cannot be read is named.

use super::choice::{self, CLASS, CORE, DIRECTION};
use super::columns::{Column, Columns};
use super::formula;
use super::grid::{Grid, GridRow};
use super::heading::{Meaning, in_brackets};
use super::problem::{Place, Problem, Trouble};
use super::quantity::{Bound, NoFigure, Quantity};
use super::terms::{LOWER, NOT_LOWER, NOTES, NUMERALS, UNIT_ENDS};
use crate::assessment::{Direction, Indicator, Line, MAX_INDICATORS, Year};
use crate::decimal::Decimal;
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
        let mut lower: Vec<String> = Vec::new();
        for (count, row) in rows.iter().enumerate() {
            if count == MAX_INDICATORS {
                let most = MAX_INDICATORS;
                block
                    .problems
                    .push(of_row(grid, row, Trouble::TooMany { most }));
                break;
            }
            if is_no_indicator(row, &columns.all) {
                block.problems.push(of_row(grid, row, Trouble::NoIndicator));
                continue;
            }
            let mut reader = RowReader {
                grid,
                row,
                columns: &columns.all,
                points,
                problems: &mut block.problems,
                lower: &mut lower,
            };
            block.indicators.extend(reader.indicator());
        }
        if !lower.is_empty() {
            block.problems.push(Problem {
                row: None,
                column: None,
                found: lower.join(" · "),
                trouble: Trouble::LowerByName,
                exchanged: grid.is_exchanged(),
            });
        }
        block
    }
}

/// Whether a row is a footnote or the title of a section: no figure stands in it, and its text begins as theirs do.
fn is_no_indicator(row: &GridRow, columns: &[Column]) -> bool {
    let cells = columns.iter().enumerate();
    let cells = cells.map(|(place, column)| (column.meaning, row.cell(place)));
    let filled: Vec<(Meaning, &str)> = cells.filter(|(_, cell)| !cell.is_empty()).collect();
    let figure = |(meaning, _): &(Meaning, &str)| matches!(meaning, Meaning::Figure(..));
    let Some((meaning, text)) = filled.first().filter(|_| !filled.iter().any(figure)) else {
        return false;
    };
    let numbers = *meaning == Meaning::Number;
    is_note(text)
        || match filled.len() {
            // 一、质量类; and whatever else stands alone under 序号.
            1 => is_numbered(text) || numbers && !text.contains(|found: char| found.is_numeric()),
            // 一 under 序号, 质量类 under 指标.
            2 => numbers && text.chars().all(|found| NUMERALS.contains(found)),
            _ => false,
        }
}

fn is_note(text: &str) -> bool {
    let text = text
        .trim_start_matches(['(', '（', '*', '※'])
        .to_lowercase();
    NOTES.iter().any(|word| {
        let rest = text.strip_prefix(word).unwrap_or_default();
        let rest = rest.trim_start_matches(|found: char| found.is_numeric() || found == ' ');
        rest.starts_with([':', '：'])
    })
}

/// Whether a text begins with a Chinese number as titles do: 一、 or （一）.
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(['(', '（']);
    let after = rest.trim_start_matches(|found| NUMERALS.contains(found));
    after.len() < rest.len() && after.starts_with(['、', '.', '．', ')', '）'])
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
    /// The names of the indicators that are better the lower they are by their names alone.
    lower: &'a mut Vec<String>,
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
        if !self.is_directed() && is_better_low(&indicator.name) {
            indicator.direction = Direction::Lower;
            self.lower.push(indicator.name.clone());
        }
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
        // 0.93 among 92.5% and 94.1%; 0.93 among 0.8% is a percent.
        let most = Decimal::from(50);
        let mut numbers = read.iter().filter_map(|(.., read)| read.as_ref().ok());
        let percents = is_percent(&into.unit) && numbers.any(|read| read.number >= most);
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
                    if percents && quantity.unit.is_empty() && is_share(quantity.number) {
                        self.problem(index, Trouble::Share);
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

    /// Whether a column of the block or a bound in the row says in which direction the indicator is better.
    fn is_directed(&self) -> bool {
        let mut columns = self.columns.iter();
        let bound = |problem: &Problem| {
            problem.row == Some(self.row.number)
                && matches!(problem.trouble, Trouble::Bound(Some(_)))
        };
        columns.any(|column| column.meaning == Meaning::Direction)
            || self.problems.iter().any(bound)
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

fn is_percent(unit: &str) -> bool {
    matches!(unit.trim(), "%" | "％" | "百分比")
}

/// Whether a number can be a part of one: more than nothing, less than one.
fn is_share(number: Decimal) -> bool {
    number > Decimal::default() && number < Decimal::from(1)
}

/// Whether the name of an indicator plainly says that lower is better.
fn is_better_low(name: &str) -> bool {
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    has(&LOWER) && !has(&NOT_LOWER)
}

/// Whether a text is a usual unit.
pub(super) fn is_unit(text: &str) -> bool {
    let short = text.chars().count() <= 8;
    short && UNIT_ENDS.iter().any(|end| text.ends_with(end))
}
