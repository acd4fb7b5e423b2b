//! The indicators of a result item in tables.

use super::indicator_words as said;
use super::text::line;
use super::tree::{Block, Cell, Inline, Row, RowKind, Table};
use super::{Source, words};
use crate::assessment::{Indicator, Line, Series, Year, number};
use crate::language::{Lang, Phrase};
use crate::standard::Item;

/// How many characters the figures of a row may have beside what else is told of an indicator, so that no figure is broken on A4.
const FIGURES: usize = 30;
/// A year is four characters wide at least.
const YEAR: usize = 4;

/// The table of an item's indicators, in the years that were chosen for it, without the columns in which nothing stands; several where
/// there are more years than one has room for, the last of which tells what else is known. None where there are no indicators.
pub(super) fn tables(source: &Source<'_>, item: &Item) -> Vec<Block> {
    let answer = source.assessment.item(&item.id);
    let indicators = answer.map_or(&[][..], |answer| &answer.indicators);
    let years: Vec<Year> = source.assessment.years(&item.id).all().collect();
    let filled = |year: &Year| {
        indicators
            .iter()
            .any(|one| !figure(&one.values, *year).is_empty())
    };
    let shown: Vec<Year> = years.iter().copied().filter(filled).collect();
    let figures = indicators
        .iter()
        .flat_map(|one| shown.iter().map(|year| figure(&one.values, *year)));
    let lengths = figures
        .flatten()
        .map(|figure| figure.printed().chars().count());
    let longest = lengths.max().unwrap_or(0).max(YEAR);
    let count = shown.len().div_ceil((FIGURES / longest).max(2)).max(1);
    let mut parts: Vec<&[Year]> = shown.chunks(shown.len().div_ceil(count).max(1)).collect();
    let last = parts.pop().unwrap_or(&[]);
    let earlier = parts.into_iter().map(|part| (part, None));
    let tables = earlier.chain([(last, Some(&years[..]))]);
    let is_split = count > 1;
    tables
        .filter_map(|(part, all)| table(source, item, indicators, part, all, is_split))
        .collect()
}

/// The indicators in some years, and where `all` the years are given what else is known of them.
fn table(
    source: &Source<'_>,
    item: &Item,
    indicators: &[Indicator],
    years: &[Year],
    all: Option<&[Year]>,
    is_split: bool,
) -> Option<Block> {
    let lang = source.lang;
    let word = |phrase: Phrase| phrase.get(lang).to_owned();
    let mut head = vec![word(said::INDICATOR)];
    head.extend(years.iter().map(Year::to_string));
    let mut numeric = vec![true; head.len()];
    numeric[0] = false;
    if all.is_some() {
        head.extend([
            word(said::line(Line::Target)),
            word(said::COMPARED),
            word(said::OWN_CLASS),
            word(said::DATA_SOURCE),
        ]);
        numeric.extend([true, false, false, false]);
    }
    let rows = indicators.iter().map(|indicator| {
        let mut cells = vec![name(indicator, all.is_some(), lang)];
        cells.extend(years.iter().map(|year| figure(&indicator.values, *year)));
        cells.extend(
            all.map(|all| beside(indicator, all, lang))
                .into_iter()
                .flatten(),
        );
        Row {
            kind: RowKind::Plain,
            cells,
        }
    });
    let mut rows: Vec<Row> = rows.collect();
    for column in (1..head.len()).rev() {
        if rows.iter().all(|row| row.cells[column].is_empty()) {
            head.remove(column);
            numeric.remove(column);
            rows.iter_mut()
                .for_each(|row| drop(row.cells.remove(column)));
        }
    }
    let mut caption = words::fill(said::CAPTION.get(lang), &[&line(item.id.as_str())]);
    if is_split {
        caption += &match years {
            [] => String::new(),
            [year] => words::fill(said::IN_YEAR.get(lang), &[&year.to_string()]),
            [first, .., last] => {
                let span = [first, last].map(Year::to_string);
                words::fill(
                    said::FROM_TO.get(lang),
                    &span.each_ref().map(String::as_str),
                )
            }
        };
    }
    (!rows.is_empty()).then_some(Block::Table(Table {
        caption,
        head,
        numeric,
        rows,
    }))
}

/// What an indicator is called, with its unit, and where it is told what kind of indicator it is.
fn name(indicator: &Indicator, with_kind: bool, lang: Lang) -> Cell {
    let text = |text: &str| Inline::Text(text.to_owned());
    let mut name = vec![Inline::Answer(line(&indicator.name))];
    let unit = line(&indicator.unit);
    if !unit.is_empty() {
        name.push(text(said::OPEN.get(lang)));
        name.push(Inline::Answer(unit));
        name.push(text(said::CLOSE.get(lang)));
    }
    if with_kind {
        let mut about = Vec::new();
        if !indicator.core {
            about.push(said::SUPPORTING.get(lang));
        }
        about.push(said::direction(indicator.direction).get(lang));
        name.push(text(said::ABOUT.get(lang)));
        name.push(text(&about.join(said::COMMA.get(lang))));
    }
    name
}

/// What else is known: target, comparison, own class, source.
fn beside(indicator: &Indicator, years: &[Year], lang: Lang) -> [Cell; 4] {
    let text = |text: &str| Inline::Text(text.to_owned());
    let mut compared = Vec::new();
    for series in Line::COMPARED {
        let latest = latest(indicator.series(series), years, lang);
        if latest.is_empty() {
            continue;
        }
        if !compared.is_empty() {
            compared.push(text(said::SEMICOLON.get(lang)));
        }
        compared.push(text(said::line(series).get(lang)));
        compared.push(text(" "));
        compared.extend(latest);
        let source = line(&indicator.series(series).source);
        if !source.is_empty() {
            compared.push(text(said::OPEN.get(lang)));
            compared.push(Inline::Answer(source));
            compared.push(text(said::CLOSE.get(lang)));
        }
    }
    let class = indicator.class;
    let class = class.map(|class| text(said::class(class).get(lang)));
    let source = line(&indicator.values.source);
    let source = (!source.is_empty()).then_some(Inline::Answer(source));
    [
        latest(&indicator.targets, years, lang),
        compared,
        class.into_iter().collect(),
        source.into_iter().collect(),
    ]
}

/// The figure of a year, as a plain number where it is one; nothing where there is none.
fn figure(series: &Series, year: Year) -> Cell {
    let typed = series.figures.get(year);
    let shown = number(typed).map_or_else(|| line(typed), |number| number.to_string());
    let shown = (!shown.is_empty()).then_some(Inline::Answer(shown));
    shown.into_iter().collect()
}

/// The latest figure of a series, with its year where that is not the last of the table.
fn latest(series: &Series, years: &[Year], lang: Lang) -> Cell {
    let figures = series.figures.iter().rev();
    let shown = figures
        .map(|(year, _)| year)
        .find(|year| years.contains(year));
    let Some(year) = shown else { return Vec::new() };
    let mut cell = figure(series, year);
    if years.last() != Some(&year) {
        let year = words::fill(said::IN_YEAR.get(lang), &[&year.to_string()]);
        cell.push(Inline::Text(year));
    }
    cell
}
