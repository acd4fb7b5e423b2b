//! Indicators: the measured series of a result item.
//!
//! A figure is kept as the text that was typed, so that one that cannot be read yet is not lost; [`Indicator::number`] reads
//! it as an exact decimal. Empty is not zero: a year without a figure has none. What an indicator shows about trend and
//! comparison is not said here.

use super::model::Extra;
use crate::decimal::Decimal;
use crate::standard::{IndicatorId, PointId};
use std::fmt;

/// The most indicators that an item may have.
pub const MAX_INDICATORS: usize = 200;

/// A calendar year from 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// The first year that is read.
    pub const FIRST: Year = Year(1900);
    /// The last year that is read.
    pub const LAST: Year = Year(2199);

    /// A year; `None` outside 1900 to 2199.
    pub fn new(year: u32) -> Option<Year> {
        let year = u16::try_from(year).ok().map(Year)?;
        (Year::FIRST..=Year::LAST).contains(&year).then_some(year)
    }

    /// The year as it stands in a file: four digits.
    pub fn from_key(key: &str) -> Option<Year> {
        let digits = key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit());
        Year::new(digits.then(|| key.parse().ok()).flatten()?)
    }

    /// The number.
    pub fn get(self) -> u16 {
        self.0
    }

    /// The year some years earlier; the first one where there is none.
    pub fn earlier(self, years: u16) -> Year {
        Year(self.0.saturating_sub(years)).max(Year::FIRST)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The consecutive years that a table shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Years {
    /// The last of them.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "u16", range(min = 1900, max = 2199))
    )]
    pub last: Year,
    /// How many there are, 1 to 10.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10)))]
    pub count: u8,
}

impl Years {
    /// How many years a table shows unless it is told: 数年 is at least three years (附录一, note).
    pub const USUAL: u8 = 3;
    /// The most years that a table shows.
    pub const MOST: u8 = 10;

    /// The usual number of years up to one.
    pub fn up_to(last: Year) -> Years {
        Years {
            last,
            count: Years::USUAL,
        }
    }

    /// The years in their order; none before [`Year::FIRST`].
    ///
    /// ```
    /// # use excellence_assessment::assessment::{Year, Years};
    /// let years = Years::up_to(Year::new(2025).unwrap());
    /// assert!(years.all().map(Year::get).eq([2023, 2024, 2025]));
    /// ```
    pub fn all(self) -> impl DoubleEndedIterator<Item = Year> + ExactSizeIterator {
        let before = u16::from(self.count.clamp(1, Years::MOST)) - 1;
        let first = self.last.earlier(before);
        (first.0..=self.last.0).map(Year)
    }

    /// Whether a year is one of them.
    pub fn contains(self, year: Year) -> bool {
        self.all().any(|one| one == year)
    }
}

/// The figures of one series as they were typed, by year. A year without a figure is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(Vec<(Year, String)>);

impl Figures {
    /// What was typed for a year; empty where nothing was.
    pub fn get(&self, year: Year) -> &str {
        let place = self.place(year);
        place.map_or("", |place| self.0[place].1.as_str())
    }

    /// Writes the figure of a year and gives back the one before; an empty one removes it.
    pub fn set(&mut self, year: Year, text: String) -> String {
        match self.place(year) {
            Ok(place) if text.is_empty() => self.0.remove(place).1,
            Ok(place) => std::mem::replace(&mut self.0[place].1, text),
            Err(place) => {
                if !text.is_empty() {
                    self.0.insert(place, (year, text));
                }
                String::new()
            }
        }
    }

    /// All figures in the order of their years.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Year, &str)> {
        self.0.iter().map(|(year, text)| (*year, text.as_str()))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, year: Year) -> Result<usize, usize> {
        self.0.binary_search_by_key(&year, |(known, _)| *known)
    }
}

impl FromIterator<(Year, String)> for Figures {
    fn from_iter<I: IntoIterator<Item = (Year, String)>>(figures: I) -> Self {
        let mut all = Figures::default();
        for (year, text) in figures {
            all.set(year, text);
        }
        all
    }
}

/// The series of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// What was reached.
    Value,
    /// What was aimed at.
    Target,
    /// The average of the industry.
    Industry,
    /// The strongest competitor.
    Competitor,
    /// A benchmark.
    Benchmark,
}

impl Line {
    /// All of them, in the order of the table.
    pub const ALL: [Line; 5] = [
        Line::Value,
        Line::Target,
        Line::Industry,
        Line::Competitor,
        Line::Benchmark,
    ];

    /// Those that the values are compared with.
    pub const COMPARED: [Line; 3] = [Line::Industry, Line::Competitor, Line::Benchmark];

    /// The word that stands in the file.
    pub fn key(self) -> &'static str {
        match self {
            Line::Value => "values",
            Line::Target => "targets",
            Line::Industry => "industry",
            Line::Competitor => "competitor",
            Line::Benchmark => "benchmark",
        }
    }
}

/// One series, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct Series {
    /// The figures as typed, by year; decimals, or what cannot be read as one yet.
    #[cfg_attr(feature = "schema", schemars(with = "FiguresByYear"))]
    pub figures: Figures,
    /// The source.
    #[cfg_attr(feature = "schema", schemars(skip_serializing_if = "String::is_empty"))]
    pub source: String,
    /// Unknown fields.
    #[cfg_attr(
        feature = "schema",
        schemars(flatten, with = "super::model::UnknownFields")
    )]
    pub extra: Extra,
}

/// How figures stand in the schema.
#[cfg(feature = "schema")]
type FiguresByYear = std::collections::BTreeMap<String, String>;

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, serde::Serialize),
    serde(rename_all = "kebab-case")
)]
pub enum Direction {
    /// More is better.
    #[default]
    Higher,
    /// Less is better.
    Lower,
    /// The nearer to the target the better.
    OnTarget,
}

impl Direction {
    /// All of them.
    pub const ALL: [Direction; 3] = [Direction::Higher, Direction::Lower, Direction::OnTarget];

    /// The word that stands in the file.
    pub fn key(self) -> &'static str {
        match self {
            Direction::Higher => "higher",
            Direction::Lower => "lower",
            Direction::OnTarget => "on-target",
        }
    }
}

/// Where the organisation sees an indicator, in the words of the note of 附录一.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema, serde::Serialize),
    serde(rename_all = "lowercase")
)]
pub enum Class {
    /// Not above the average of the industry.
    Below,
    /// 良好: above the average of the industry.
    Good,
    /// 优异: in its top quarter.
    Excellent,
    /// 卓越: in its top 5 %, exemplary, or ahead of the strongest competitor.
    Outstanding,
}

impl Class {
    /// All of them, from the lowest up.
    pub const ALL: [Class; 4] = [
        Class::Below,
        Class::Good,
        Class::Excellent,
        Class::Outstanding,
    ];

    /// The word that stands in the file.
    pub fn key(self) -> &'static str {
        match self {
            Class::Below => "below",
            Class::Good => "good",
            Class::Excellent => "excellent",
            Class::Outstanding => "outstanding",
        }
    }
}

/// One indicator of a result item.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Indicator {
    /// Tells it from the others of its item.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    pub id: IndicatorId,
    /// What is measured.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub name: String,
    /// The unit of all its figures.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub unit: String,
    /// The guidance point under whose heading it stands, if it stands under one.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub group: Option<PointId>,
    /// Whether it is a core indicator; else it is a supporting one. Core where it is left out.
    #[cfg_attr(feature = "schema", schemars(default = "core"))]
    pub core: bool,
    /// Which way is better.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub direction: Direction,
    /// Its class in the organisation's own judgement; `null` is not known.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub class: Option<Class>,
    /// What was reached, and the source of the data.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub values: Series,
    /// What was aimed at.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub targets: Series,
    /// The average of the industry.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub industry: Series,
    /// The strongest competitor.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub competitor: Series,
    /// A benchmark.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub benchmark: Series,
    /// Unknown fields.
    #[cfg_attr(
        feature = "schema",
        schemars(flatten, with = "super::model::UnknownFields")
    )]
    pub extra: Extra,
}

#[cfg(feature = "schema")]
fn core() -> bool {
    true
}

impl Indicator {
    /// An indicator without figures: a core one, of which more is better.
    pub fn new(id: IndicatorId) -> Indicator {
        Indicator {
            id,
            name: String::new(),
            unit: String::new(),
            group: None,
            core: true,
            direction: Direction::default(),
            class: None,
            values: Series::default(),
            targets: Series::default(),
            industry: Series::default(),
            competitor: Series::default(),
            benchmark: Series::default(),
            extra: Extra::new(),
        }
    }

    /// One of its series.
    pub fn series(&self, line: Line) -> &Series {
        match line {
            Line::Value => &self.values,
            Line::Target => &self.targets,
            Line::Industry => &self.industry,
            Line::Competitor => &self.competitor,
            Line::Benchmark => &self.benchmark,
        }
    }

    /// One of its series, to be changed.
    pub fn series_mut(&mut self, line: Line) -> &mut Series {
        match line {
            Line::Value => &mut self.values,
            Line::Target => &mut self.targets,
            Line::Industry => &mut self.industry,
            Line::Competitor => &mut self.competitor,
            Line::Benchmark => &mut self.benchmark,
        }
    }

    /// The figure of a year as an exact decimal; `None` where there is none or where it cannot be read.
    ///
    /// ```
    /// # use excellence_assessment::assessment::{Indicator, Line, Year};
    /// let year = Year::new(2025).unwrap();
    /// let mut indicator = Indicator::new("a".into());
    /// indicator.values.figures.set(year, "１２.50".into());
    /// assert_eq!(indicator.number(Line::Value, year).unwrap().to_string(), "12.50");
    /// indicator.values.figures.set(year, "12 or so".into());
    /// assert_eq!(indicator.number(Line::Value, year), None);
    /// assert_eq!(indicator.values.figures.get(year), "12 or so");
    /// ```
    pub fn number(&self, line: Line, year: Year) -> Option<Decimal> {
        number(self.series(line).figures.get(year))
    }

    /// The figures of a series that can be read, in the order of their years.
    pub fn numbers(&self, line: Line) -> impl DoubleEndedIterator<Item = (Year, Decimal)> {
        let figures = self.series(line).figures.iter();
        figures.filter_map(|(year, text)| Some((year, number(text)?)))
    }

    /// One of its texts; a figure that is not there is empty.
    pub fn text(&self, cell: Cell) -> &str {
        match cell {
            Cell::Name => &self.name,
            Cell::Unit => &self.unit,
            Cell::Source(line) => &self.series(line).source,
            Cell::Figure(line, year) => self.series(line).figures.get(year),
        }
    }

    /// Writes one of its texts and gives back the one before.
    pub(super) fn write(&mut self, cell: Cell, text: String) -> String {
        let place = match cell {
            Cell::Name => &mut self.name,
            Cell::Unit => &mut self.unit,
            Cell::Source(line) => &mut self.series_mut(line).source,
            Cell::Figure(line, year) => return self.series_mut(line).figures.set(year, text),
        };
        std::mem::replace(place, text)
    }

    /// How much text it holds, in bytes, about.
    pub(super) fn size(&self) -> usize {
        let series = Line::ALL.map(|line| {
            let series = self.series(line);
            let figures = series.figures.iter();
            series.source.len() + figures.map(|(_, text)| text.len() + 10).sum::<usize>()
        });
        self.name.len() + self.unit.len() + series.iter().sum::<usize>() + 100
    }
}

/// A typed figure as an exact decimal; `None` where it cannot be read.
pub fn number(text: &str) -> Option<Decimal> {
    text.trim().parse().ok()
}

/// The address of a text of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// What is measured.
    Name,
    /// The unit.
    Unit,
    /// The source of a series.
    Source(Line),
    /// The figure of a year in a series.
    Figure(Line, Year),
}

impl Cell {
    /// The line that it is in; none where it says what the indicator is.
    pub fn line(self) -> Option<Line> {
        match self {
            Cell::Name | Cell::Unit => None,
            Cell::Source(line) | Cell::Figure(line, _) => Some(line),
        }
    }
}

/// A choice that was made about an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Core or supporting.
    Core(bool),
    /// Which way is better.
    Direction(Direction),
    /// Its class; `None` is not known.
    Class(Option<Class>),
    /// The guidance point under whose heading it stands.
    Group(Option<PointId>),
}

/// What is chosen about an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trait {
    /// Core or supporting.
    Core,
    /// Which way is better.
    Direction,
    /// Its class.
    Class,
    /// The heading under which it stands.
    Group,
}

impl Trait {
    /// All of them.
    pub const ALL: [Trait; 4] = [Trait::Core, Trait::Direction, Trait::Class, Trait::Group];

    /// A word for it: the key of the field in the file.
    pub fn key(self) -> &'static str {
        match self {
            Trait::Core => "core",
            Trait::Direction => "direction",
            Trait::Class => "class",
            Trait::Group => "group",
        }
    }
}

impl Choice {
    /// What it is about.
    pub fn of(&self) -> Trait {
        match self {
            Choice::Core(_) => Trait::Core,
            Choice::Direction(_) => Trait::Direction,
            Choice::Class(_) => Trait::Class,
            Choice::Group(_) => Trait::Group,
        }
    }
}

impl Indicator {
    /// What is chosen now.
    pub fn choice(&self, about: Trait) -> Choice {
        match about {
            Trait::Core => Choice::Core(self.core),
            Trait::Direction => Choice::Direction(self.direction),
            Trait::Class => Choice::Class(self.class),
            Trait::Group => Choice::Group(self.group.clone()),
        }
    }

    /// Makes a choice and gives back the one before.
    pub(super) fn choose(&mut self, choice: Choice) -> Choice {
        let before = self.choice(choice.of());
        match choice {
            Choice::Core(core) => self.core = core,
            Choice::Direction(direction) => self.direction = direction,
            Choice::Class(class) => self.class = class,
            Choice::Group(group) => self.group = group,
        }
        before
    }
}
