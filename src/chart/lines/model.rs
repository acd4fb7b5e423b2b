//! What the line figure shows.

use crate::assessment::{Direction, Indicator, Line, Years};
use crate::chart::numbers::{NOTHING, Numbers};
use crate::chart::pen::printable;
use crate::decimal::Decimal;
use crate::language::{Lang, Phrase};

/// An indicator over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// The language of its labels.
    pub lang: Lang,
    /// What is measured.
    pub name: String,
    /// The unit of its figures.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// The consecutive years.
    pub years: Vec<u16>,
    /// The series that have a figure in one of those years, in the order of the table.
    pub tracks: Vec<Track>,
}

/// A series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Which one.
    pub line: Line,
    /// Its figure of each year; `None` where there is none, or none that can be read.
    pub points: Vec<Option<Decimal>>,
}

const UNNAMED: Phrase = Phrase::new("未命名的指标", "Indicator without a name");
const YEAR: Phrase = Phrase::new("年份", "Year");
const HIGHER: Phrase = Phrase::new("越高越好", "higher is better");
const LOWER: Phrase = Phrase::new("越低越好", "lower is better");
const ON_TARGET: Phrase = Phrase::new("越接近目标越好", "nearer to the target is better");
const EMPTY: Phrase = Phrase::new("还没有可以画出的数值", "no figure to draw yet");

impl Lines {
    /// The figure of an indicator in some years.
    pub fn of(indicator: &Indicator, years: Years, lang: Lang) -> Lines {
        let tracks = Line::ALL.into_iter().map(|line| Track {
            line,
            points: years
                .all()
                .map(|year| indicator.number(line, year))
                .collect(),
        });
        let name = printable(&indicator.name);
        Lines {
            lang,
            name: match name.is_empty() {
                true => UNNAMED.get(lang).to_owned(),
                false => name,
            },
            unit: printable(&indicator.unit),
            direction: indicator.direction,
            years: years.all().map(|year| year.get()).collect(),
            tracks: tracks.filter(Track::has_figures).collect(),
        }
    }

    /// Whether a series has figures of several years: one alone is a dot, and the table says as much.
    pub fn has_course(&self) -> bool {
        let known = |track: &Track| track.points.iter().flatten().count();
        self.tracks.iter().any(|track| known(track) > 1)
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.tracks.is_empty()
    }

    /// What stands below the name: unit, the last value, which way is better.
    pub(super) fn subtitle(&self) -> String {
        let mut parts = Vec::new();
        if let Some((year, value)) = self.last() {
            let unit = match self.lang {
                _ if self.unit.is_empty() => String::new(),
                Lang::Zh => self.unit.clone(),
                Lang::En => format!("\u{a0}{}", self.unit),
            };
            parts.push(match self.lang {
                Lang::Zh => format!("{year}年 {value}{unit}"),
                Lang::En => format!("{year}: {value}{unit}"),
            });
        } else if !self.unit.is_empty() {
            parts.push(self.unit.clone());
        }
        parts.push(self.better().to_owned());
        parts.join(" · ")
    }

    fn better(&self) -> &'static str {
        let words = match self.direction {
            Direction::Higher => HIGHER,
            Direction::Lower => LOWER,
            Direction::OnTarget => ON_TARGET,
        };
        words.get(self.lang)
    }

    /// The last value.
    fn last(&self) -> Option<(u16, Decimal)> {
        let values = self.tracks.iter().find(|track| track.line == Line::Value)?;
        let mut found = self.years.iter().zip(&values.points).rev();
        found.find_map(|(year, value)| Some((*year, (*value)?)))
    }

    /// The figure in words.
    pub fn summary(&self) -> String {
        let lang = self.lang;
        let (colon, comma, semicolon, stop) = match lang {
            Lang::Zh => ("：", "，", "；", "。"),
            Lang::En => (": ", ", ", "; ", "."),
        };
        let tracks = self.tracks.iter().map(|track| {
            let points = self.years.iter().zip(&track.points);
            let points = points.map(|(year, value)| match value {
                Some(value) => format!("{year} {value}"),
                None => format!("{year} {NOTHING}"),
            });
            let points: Vec<String> = points.collect();
            format!("{} {}", name(track.line).get(lang), points.join(comma))
        });
        let tracks: Vec<String> = tracks.collect();
        let said = match tracks.is_empty() {
            true => EMPTY.get(lang).to_owned(),
            false => tracks.join(semicolon),
        };
        let unit = match (self.unit.is_empty(), lang) {
            (true, _) => String::new(),
            (false, Lang::Zh) => format!("（{}）", self.unit),
            (false, Lang::En) => format!(" ({})", self.unit),
        };
        format!(
            "{}{unit}{comma}{}{colon}{said}{stop}",
            self.name,
            self.better()
        )
    }

    /// The numbers of the figure: a row a year.
    pub fn numbers(&self) -> Numbers {
        let tracks = self.tracks.iter();
        let heads = tracks.map(|track| name(track.line).get(self.lang).to_owned());
        let rows = self.years.iter().enumerate().map(|(at, year)| {
            let figures = self.tracks.iter().map(|track| match track.points.get(at) {
                Some(Some(value)) => value.to_string(),
                _ => NOTHING.to_owned(),
            });
            [year.to_string()].into_iter().chain(figures).collect()
        });
        Numbers {
            rows: rows.collect(),
            head: [YEAR.get(self.lang).to_owned()]
                .into_iter()
                .chain(heads)
                .collect(),
        }
    }
}

impl Track {
    fn has_figures(&self) -> bool {
        self.points.iter().any(Option::is_some)
    }
}

/// What a line is called in a figure.
pub(super) fn name(line: Line) -> Phrase {
    match line {
        Line::Value => Phrase::new("实际", "actual"),
        Line::Target => Phrase::new("目标", "target"),
        Line::Industry => Phrase::new("行业平均", "industry"),
        Line::Competitor => Phrase::new("竞争对手", "competitor"),
        Line::Benchmark => Phrase::new("标杆", "benchmark"),
    }
}
