//! Indicators as CSV: for Excel and WPS, and for reading back.

use super::choice::{self, CLASS, CORE, DIRECTION};
use super::formula::guarded;
use crate::assessment::{Indicator, Line, Year, Years, number};
use crate::language::{Lang, Phrase};

/// The headings of texts.
const NAME: Phrase = Phrase::new("指标", "Indicator");
const UNIT: Phrase = Phrase::new("单位", "Unit");
const GROUP: Phrase = Phrase::new("要点", "Guidance point");
const KIND: Phrase = Phrase::new("类型", "Type");
const BETTER: Phrase = Phrase::new("方向", "Direction");
const OWN_CLASS: Phrase = Phrase::new("等级", "Class");
const SOURCE: Phrase = Phrase::new("来源", "source");

/// Indicators as CSV with commas, quotes where needed, and a byte order mark, by which Excel knows UTF-8. The years are those of
/// the table and any in which a figure stands. Texts that would run as formulas are guarded. Unknown fields of the file are not
/// in it.
///
/// What [`super::Block`] reads from it are the same indicators: texts without white space at their ends, figures in their
/// plain form.
pub fn csv(indicators: &[Indicator], years: Years, lang: Lang) -> String {
    let columns = columns(indicators, years);
    let mut text = String::from("\u{feff}");
    let mut row = |cells: Vec<String>| {
        let quoted: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&quoted.join(","));
        text.push_str("\r\n");
    };
    row(columns.iter().map(|column| column.heading(lang)).collect());
    for indicator in indicators {
        row(columns
            .iter()
            .map(|column| column.cell(indicator, lang))
            .collect());
    }
    text
}

/// A column of the file.
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

    fn cell(&self, indicator: &Indicator, lang: Lang) -> String {
        match self {
            Column::Name => guarded(&indicator.name),
            Column::Unit => guarded(&indicator.unit),
            Column::Group => {
                let group = indicator.group.as_ref();
                group.map_or_else(String::new, |point| guarded(point.as_str()))
            }
            Column::Core => choice::word(CORE, indicator.core, lang).to_owned(),
            Column::Direction => choice::word(DIRECTION, indicator.direction, lang).to_owned(),
            Column::Class => match indicator.class {
                Some(class) => choice::word(CLASS, Some(class), lang).to_owned(),
                None => String::new(),
            },
            Column::Figure(line, year) => {
                let typed = indicator.series(*line).figures.get(*year);
                // A number is written as one, whatever its sign.
                number(typed).map_or_else(|| guarded(typed), |number| number.to_string())
            }
            Column::Source(line) => guarded(&indicator.series(*line).source),
        }
    }
}

/// A cell in quotes where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '\t', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
