//! The indicators of a result item as a table.

use super::indicator_words as said;
use super::text::line;
use super::tree::{Block, Cell, Inline, Row, RowKind, Table};
use super::{Source, words};
use crate::assessment::{Indicator, Line, Series, Year, number};
use crate::language::{Lang, Phrase};
use crate::standard::Item;

/// The table of an item's indicators, in the years that were chosen for it, without the columns in which nothing stands; nothing where
/// there are no indicators.
pub(super) fn table(source: &Source<'_>, item: &Item) -> Option<Block> {
    let lang = source.lang;
    let answer = source.assessment.item(&item.id);
    let rows = answer.map_or(&[][..], |answer| &answer.indicators);
    let years: Vec<Year> = source.assessment.years(&item.id).all().collect();
    let word = |phrase: Phrase| phrase.get(lang).to_owned();
    let mut head = vec![word(said::INDICATOR)];
    head.extend(years.iter().map(Year::to_string));
    head.extend([
        word(said::line(Line::Target)),
        word(said::COMPARED),
        word(said::OWN_CLASS),
        word(said::DATA_SOURCE),
    ]);
    let mut numeric = vec![false; head.len()];
    // The years and the target.
    numeric[1..years.len() + 2].fill(true);
    let rows = rows.iter().map(|indicator| Row {
        kind: RowKind::Plain,
        cells: cells(indicator, &years, lang),
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
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: words::fill(said::CAPTION.get(lang), &[&line(item.id.as_str())]),
            head,
            numeric,
            rows,
        })
    })
}

fn cells(indicator: &Indicator, years: &[Year], lang: Lang) -> Vec<Cell> {
    let text = |text: &str| Inline::Text(text.to_owned());
    let mut name = vec![Inline::Answer(line(&indicator.name))];
    let unit = line(&indicator.unit);
    let mut about = Vec::new();
    if !unit.is_empty() {
        name.push(text(said::OPEN.get(lang)));
        name.push(Inline::Answer(unit));
        name.push(text(said::CLOSE.get(lang)));
    }
    if !indicator.core {
        about.push(said::SUPPORTING.get(lang));
    }
    about.push(said::direction(indicator.direction).get(lang));
    name.push(text(said::ABOUT.get(lang)));
    name.push(text(&about.join(said::COMMA.get(lang))));
    let mut cells = vec![name];
    let figures = years.iter().map(|year| figure(&indicator.values, *year));
    cells.extend(figures);
    cells.push(latest(&indicator.targets, years, lang));
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
    cells.push(compared);
    let class = indicator.class;
    let class = class.map(|class| text(said::class(class).get(lang)));
    cells.push(class.into_iter().collect());
    let source = line(&indicator.values.source);
    let source = (!source.is_empty()).then_some(Inline::Answer(source));
    cells.push(source.into_iter().collect());
    cells
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
