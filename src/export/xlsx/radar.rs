//! The radar beside the scores: a small table of shares by category, which follows the scores, and a native chart of it. One or two
//! categories, which span no area, are bars.

use super::page::{HEAD, Page};
use super::scores::{
    EARNED, OPEN, POINTS, Rows, SUPPORTED, Scores, THEN, share_result, tenths, write_formula,
};
use super::{Result, cell, look, words};
use crate::chart::Radar;
use crate::language::Phrase;
use crate::scoring::{CategoryScore, Scoreboard};
use crate::standard::Hundredths;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLayout, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartMarker, ChartMarkerType, ChartType, ColNum, Color, RowNum,
};

/// The height of the chart, in pixels.
const HEIGHT: u32 = 430;
/// The least width of it and the gap before it, in digits.
const WIDTH: u32 = 66;
/// The rows that the chart covers.
const COVERED: RowNum = HEIGHT / look::ROW_PIXELS + 1;

/// A line of the radar, and a column of its table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Present,
    Ceiling,
    Supported,
    Target,
}

impl Line {
    /// What is drawn: what is earned, and what differs from it.
    fn drawn(scores: &Scores<'_>) -> Vec<Line> {
        let total = &scores.source.board.total;
        let mut lines = vec![Line::Present];
        if !total.is_complete() {
            lines.push(Line::Ceiling);
        }
        if total.supported < total.earned {
            lines.push(Line::Supported);
        }
        if scores.then.is_some() {
            lines.push(Line::Target);
        }
        lines
    }

    fn name(self) -> Phrase {
        match self {
            Line::Present => words::PRESENT,
            Line::Ceiling => words::CEILING,
            Line::Supported => words::SUPPORTED_LINE,
            Line::Target => words::TARGET_LINE,
        }
    }

    /// The cells that it adds, in the row of a category.
    fn columns(self) -> &'static [ColNum] {
        match self {
            Line::Present => &[EARNED],
            Line::Ceiling => &[EARNED, OPEN],
            Line::Supported => &[SUPPORTED],
            Line::Target => &[THEN],
        }
    }

    fn points(self, now: &CategoryScore, then: Option<&CategoryScore>) -> Hundredths {
        match self {
            Line::Present => now.total.earned,
            Line::Ceiling => now.total.ceiling,
            Line::Supported => now.total.supported,
            Line::Target => then.map_or(now.total.earned, |then| then.total.earned),
        }
    }

    fn colour(self) -> (Color, ChartLineDashType) {
        match self {
            Line::Present => (look::EARNED, ChartLineDashType::Solid),
            Line::Ceiling => (look::RANGE, ChartLineDashType::Dash),
            Line::Supported => (look::COMPARED, ChartLineDashType::RoundDot),
            Line::Target => (look::TARGET, ChartLineDashType::LongDash),
        }
    }
}

/// The widths of the columns that table and chart take, with one between them and the scores.
pub(super) fn widths(scores: &Scores<'_>) -> Vec<u32> {
    let mut widths = vec![3, 22];
    widths.extend(Line::drawn(scores).iter().map(|_| 13));
    // The chart needs room where the table is narrow.
    let across: u32 = widths.iter().sum();
    widths.extend((across < WIDTH).then(|| WIDTH - across));
    widths
}

/// Writes both with `first` as the first column; gives back the last cell that they cover.
pub(super) fn write(
    page: &mut Page<'_>,
    scores: &Scores<'_>,
    sheet: &str,
    first: ColNum,
) -> Result<(RowNum, ColNum)> {
    let source = scores.source;
    let lines = Line::drawn(scores);
    let columns = first + 1..;
    let look = page.look;
    page.write(HEAD, first, source.say(words::CATEGORY), &look.head)?;
    for (column, line) in columns.clone().zip(&lines) {
        page.write(HEAD, column, source.say(line.name()), &look.head_number)?;
    }
    let mut row = HEAD;
    for rows in &scores.categories {
        row += 1;
        let title = rows.category.title.get(source.lang);
        page.write(row, first, &cell::line(title), &look.item.name)?;
        for (column, line) in columns.clone().zip(&lines) {
            let (formula, result) = share(scores, rows, *line);
            write_formula(
                page,
                (row, column),
                &formula,
                Some(result),
                &look.item.share,
            )?;
        }
    }
    let widths = widths(scores);
    let last_column = first - 1 + ColNum::try_from(widths.len() - 1).unwrap_or_default();
    // A chapter alone is one of the categories of the chart, and has its numbers.
    if source.choice.chapter.is_some() {
        return Ok((row, last_column));
    }
    let radar = Radar::of(source.standard, &source.board, source.lang);
    let mut chart = Chart::new(match radar.is_round() {
        true => ChartType::RadarWithMarkers,
        false => ChartType::Column,
    });
    for (column, line) in columns.zip(&lines) {
        let (colour, dash) = line.colour();
        let mut stroke = ChartLine::new();
        stroke.set_color(colour).set_width(2).set_dash_type(dash);
        let mut dots = ChartFormat::new();
        dots.set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(colour))
            .set_border(ChartLine::new().set_color(colour));
        let mut marker = ChartMarker::new();
        marker
            .set_type(ChartMarkerType::Circle)
            .set_size(5)
            .set_format(&mut dots);
        let series = chart
            .add_series()
            .set_name((sheet, HEAD, column))
            .set_categories((sheet, HEAD + 1, first, row, first))
            .set_values((sheet, HEAD + 1, column, row, column));
        match radar.is_round() {
            true => series
                .set_marker(&marker)
                .set_format(ChartFormat::new().set_line(&stroke)),
            false => series.set_format(&mut dots),
        };
    }
    dress(&mut chart, scores, &widths[1..]);
    if radar.is_round() {
        let inner = ChartLayout::new()
            .set_offset(0.25, 0.24)
            .set_dimensions(0.5, 0.52);
        chart.plot_area().set_layout(&inner);
    }
    chart.set_alt_text(radar.summary(source.lang));
    let top = row + 2;
    page.sheet.insert_chart(top, first, &chart)?;
    Ok((top + COVERED, last_column))
}

/// The share of a category on a line: its formula and its result.
fn share(scores: &Scores<'_>, rows: &Rows<'_>, line: Line) -> (String, String) {
    let at = |column: &ColNum| row_col_to_cell(rows.sum, *column);
    let cells: Vec<String> = line.columns().iter().map(at).collect();
    let sum = format!("SUM({})", cells.join(","));
    let formula = format!("={}/1000", tenths(&sum, &at(&POINTS)));
    let of = |board: &'_ Scoreboard| {
        let categories = board.categories.iter();
        let mut categories = categories.filter(|one| one.id == rows.category.id);
        categories.next().cloned()
    };
    let then = scores.then.as_ref().and_then(of);
    let result = of(&scores.source.board).map_or(0, |now| {
        let points = line.points(&now, then.as_ref());
        points.tenths_of_percent(now.total.possible)
    });
    (formula, share_result(result))
}

/// Title, axes and key.
fn dress(chart: &mut Chart, scores: &Scores<'_>, widths: &[u32]) {
    let source = scores.source;
    let font = |size: u8| {
        let mut font = ChartFont::new();
        font.set_name(source.say(words::FONT))
            .set_size(size)
            .set_color(look::QUIET);
        font
    };
    let across: u32 = widths.iter().map(|width| width * 7 + 5).sum();
    // The frame lies within the last column.
    chart.set_width(across - 4).set_height(HEIGHT);
    let mut title = font(12);
    title.set_bold();
    chart
        .title()
        .set_name(source.say(words::RADAR_TITLE))
        .set_font(&title);
    chart.x_axis().set_font(&font(10));
    chart
        .y_axis()
        .set_min(0)
        .set_max(1)
        .set_major_unit(0.2)
        .set_num_format("0%")
        .set_font(&font(8))
        .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(look::RULE)))
        .set_major_gridlines_line(ChartLine::new().set_color(look::RULE));
    chart
        .legend()
        .set_position(ChartLegendPosition::Bottom)
        .set_font(&font(10));
    let lines = ChartLine::new().set_color(look::RULE).clone();
    chart
        .chart_area()
        .set_format(ChartFormat::new().set_border(&lines));
}
