//! Indicators as the cells of a sheet: what CSV and the workbook are written from, and what is read back as a pasted block.

use super::choice::{self, CLASS, CORE, DIRECTION};
use crate::assessment::{Class, Direction, Indicator, Line, Series, Year, Years, number};
use crate::decimal::Decimal;
use crate::language::{Lang, Phrase};

/// Indicators as a sheet: headings and cells that [`super::Block`] reads as the same indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The columns.
    pub columns: Vec<SheetColumn>,
    /// A row for each indicator, as long as `columns`.
    pub rows: Vec<Vec<SheetCell>>,
}

/// A column of a [`Sheet`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its heading.
    pub heading: String,
    /// What it holds.
    pub holds: Holds,
    /// Whether it is of a target or a comparison and nothing stands in it: what is read back is the same without it.
    pub spare: bool,
}

/// What a column of a [`Sheet`] holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// What is measured.
    Name,
    /// Any text.
    Text,
    /// One of these words, or nothing.
    Choice(Vec<&'static str>),
    /// Figures.
    Figures,
}

/// A cell of a [`Sheet`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetCell {
    /// What somebody typed; may be empty. Not guarded: see [`super::guarded`].
    Typed(String),
    /// A word of ours; may be empty.
    Word(&'static str),
    /// A number, whatever its sign.
    Number(Decimal),
}

impl Sheet {
    /// The sheet of some indicators. The years are those of the table and any in which a figure stands. Unknown fields of the
    /// file are not in it.
    pub fn of(indicators: &[Indicator], years: Years, lang: Lang) -> Sheet {
        let columns = columns(indicators, years);
        let cells = |indicator| {
            let cells = columns.iter().map(|column| column.cell(indicator, lang));
            cells.collect()
        };
        Sheet {
            rows: indicators.iter().map(cells).collect(),
            columns: (columns.iter())
                .map(|column| SheetColumn {
                    heading: column.heading(lang),
                    holds: column.holds(lang),
                    spare: column.is_spare(indicators),
                })
                .collect(),
        }
    }

    /// The sheet without its spare columns.
    pub fn without_spare(mut self) -> Sheet {
        let kept: Vec<bool> = self.columns.iter().map(|column| !column.spare).collect();
        for row in &mut self.rows {
            let mut kept = kept.iter();
            row.retain(|_| kept.next() == Some(&true));
        }
        self.columns.retain(|column| !column.spare);
        self
    }
}

/// The headings of texts.
const NAME: Phrase = Phrase::new("指标", "Indicator");
const UNIT: Phrase = Phrase::new("单位", "Unit");
const GROUP: Phrase = Phrase::new("要点", "Guidance point");
const KIND: Phrase = Phrase::new("类型", "Type");
const BETTER: Phrase = Phrase::new("方向", "Direction");
const OWN_CLASS: Phrase = Phrase::new("自评级别", "Class");
const SOURCE: Phrase = Phrase::new("来源", "source");

/// A column and what it means.
enum Column {
    Name,
    Unit,
    Group,
    Core,
    Direction,
    Class,
    Figure(Line, Year),
    Source(Line),
}

fn columns(indicators: &[Indicator], years: Years) -> Vec<Column> {
    let mut columns = vec![
        Column::Name,
        Column::Unit,
        Column::Group,
        Column::Core,
        Column::Direction,
    ];
    for line in Line::ALL {
        let filled = indicators.iter().map(|indicator| indicator.series(line));
        let mut shown: Vec<Year> = filled
            .flat_map(|series| series.figures.iter().map(|(year, _)| year))
            .collect();
        match line {
            Line::Value | Line::Target => shown.extend(years.all()),
            // Comparisons are rare: one year to fill in, and those that are filled.
            Line::Industry | Line::Competitor | Line::Benchmark => shown.push(years.last),
        }
        shown.sort();
        shown.dedup();
        columns.extend(shown.into_iter().map(|year| Column::Figure(line, year)));
        columns.push(Column::Source(line));
    }
    columns.push(Column::Class);
    columns
}

/// The heading of a series.
fn line_word(line: Line) -> Phrase {
    match line {
        Line::Value => Phrase::new("数据", "Data"),
        Line::Target => Phrase::new("目标", "Target"),
        Line::Industry => Phrase::new("行业平均", "Industry average"),
        Line::Competitor => Phrase::new("最强对手", "Strongest competitor"),
        Line::Benchmark => Phrase::new("标杆", "Benchmark"),
    }
}

impl Column {
    fn heading(&self, lang: Lang) -> String {
        let word = match self {
            Column::Name => NAME,
            Column::Unit => UNIT,
            Column::Group => GROUP,
            Column::Core => KIND,
            Column::Direction => BETTER,
            Column::Class => OWN_CLASS,
            Column::Figure(Line::Value, year) => return year.to_string(),
            Column::Figure(line, year) => return format!("{year} {}", line_word(*line).get(lang)),
            Column::Source(line) => {
                let between = match lang {
                    Lang::Zh => "",
                    Lang::En => " ",
                };
                return [line_word(*line).get(lang), SOURCE.get(lang)].join(between);
            }
        };
        word.get(lang).to_owned()
    }

    fn is_spare(&self, indicators: &[Indicator]) -> bool {
        let none = |line: Line, is_empty: &dyn Fn(&Series) -> bool| {
            let mut series = indicators.iter().map(|indicator| indicator.series(line));
            line != Line::Value && series.all(is_empty)
        };
        match self {
            Column::Figure(line, year) => {
                none(*line, &|series| series.figures.get(*year).is_empty())
            }
            Column::Source(line) => none(*line, &|series| series.source.is_empty()),
            Column::Name
            | Column::Unit
            | Column::Group
            | Column::Core
            | Column::Direction
            | Column::Class => false,
        }
    }

    fn holds(&self, lang: Lang) -> Holds {
        match self {
            Column::Name => Holds::Name,
            Column::Unit | Column::Group | Column::Source(_) => Holds::Text,
            Column::Core => Holds::Choice(
                [true, false]
                    .map(|core| choice::word(CORE, core, lang))
                    .to_vec(),
            ),
            Column::Direction => {
                let words = Direction::ALL.map(|one| choice::word(DIRECTION, one, lang));
                Holds::Choice(words.to_vec())
            }
            Column::Class => {
                let words = Class::ALL.map(|class| choice::word(CLASS, Some(class), lang));
                Holds::Choice(words.to_vec())
            }
            Column::Figure(..) => Holds::Figures,
        }
    }

    fn cell(&self, indicator: &Indicator, lang: Lang) -> SheetCell {
        match self {
            Column::Name => SheetCell::Typed(indicator.name.clone()),
            Column::Unit => SheetCell::Typed(indicator.unit.clone()),
            Column::Group => {
                let group = indicator.group.as_ref();
                SheetCell::Typed(group.map_or_else(String::new, |point| point.to_string()))
            }
            Column::Core => SheetCell::Word(choice::word(CORE, indicator.core, lang)),
            Column::Direction => {
                SheetCell::Word(choice::word(DIRECTION, indicator.direction, lang))
            }
            Column::Class => SheetCell::Word(match indicator.class {
                Some(class) => choice::word(CLASS, Some(class), lang),
                None => "",
            }),
            Column::Figure(line, year) => {
                let typed = indicator.series(*line).figures.get(*year);
                number(typed).map_or_else(|| SheetCell::Typed(typed.to_owned()), SheetCell::Number)
            }
            Column::Source(line) => SheetCell::Typed(indicator.series(*line).source.clone()),
        }
    }
}
