//! The bars as SVG.

use super::model::{Bar, Bars, CLAIMED, HEADROOM, NOT_SCORED, SUPPORTED, TARGET};
use crate::chart::colours;
use crate::chart::pen::{FONT, Pen, SMALL, Side, WIDTH, figure, fitted, width};
use crate::language::Phrase;

/// From one bar to the next, and what comes between two categories.
const ROW: i32 = 66;
const BETWEEN: i32 = 26;
/// The names before them have as much room as the longest wants, within these.
const NAMES: std::ops::RangeInclusive<i32> = 420..=880;
/// Where the bars end.
const RIGHT: i32 = 1220;
const HALF: i32 = 19;
const GAP: i32 = 20;
/// Above the first bar: the numbers of the scale.
const TOP: i32 = 90;

/// The figure as an SVG element.
pub fn svg(bars: &Bars) -> String {
    let places = places(bars);
    let bottom = places.last().map_or(TOP, |last| last + ROW);
    let key = placed(bars, bottom);
    let last = key.last().map_or(bottom, |(_, (_, y))| *y);
    figure((WIDTH, last + 40), &bars.summary(), |pen| {
        let left = left(bars);
        scale(pen, left, bottom - ROW / 2);
        for (bar, y) in bars.bars.iter().zip(&places) {
            row(pen, bars, left, bar, *y);
        }
        for ((word, sample), place) in key {
            entry(pen, word.get(bars.lang), sample, place);
        }
    })
}

/// The middle of each bar.
fn places(bars: &Bars) -> Vec<i32> {
    let mut y = TOP - ROW / 2;
    let mut before = None;
    let places = bars.bars.iter().map(|bar| {
        let new = before
            .replace(bar.category)
            .is_some_and(|before| before != bar.category);
        y += ROW + if new { BETWEEN } else { 0 };
        y
    });
    places.collect()
}

/// Where the bars begin.
fn left(bars: &Bars) -> i32 {
    let names = bars.bars.iter().map(|bar| width(&bar.name, FONT) + GAP);
    names.max().unwrap_or(0).clamp(*NAMES.start(), *NAMES.end())
}

/// Where a percent stands on bars that begin somewhere.
fn x(left: i32, percent: u8) -> i32 {
    left + (RIGHT - left) * i32::from(percent) / 100
}

/// Fine lines for every quarter, with their numbers.
fn scale(pen: &Pen<'_>, left: i32, bottom: i32) {
    for percent in [0, 25, 50, 75, 100] {
        let x = x(left, percent);
        pen.line(vec![(x, TOP - 20), (x, bottom)], colours::RULE, 3);
        let number = percent.to_string();
        pen.text(
            &number,
            (x, TOP - 48),
            Side::Middle,
            SMALL,
            colours::SMALL_NUMBER,
        );
    }
}

fn row(pen: &Pen<'_>, bars: &Bars, left: i32, bar: &Bar, y: i32) {
    let (name, size) = fitted(&bar.name, FONT, left - GAP);
    pen.text(&name, (0, y), Side::Right, size, colours::NAME);
    pen.bar((left, y - HALF), (RIGHT, y + HALF), colours::BANDS[2]);
    let end = (RIGHT + GAP, y);
    match bar.claimed {
        None => {
            let room = WIDTH - RIGHT - GAP;
            let (text, size) = fitted(NOT_SCORED.get(bars.lang), SMALL, room);
            pen.text(&text, end, Side::Right, size, colours::SMALL_NUMBER);
        }
        Some(claimed) => {
            let supported = bar.supported.unwrap_or(claimed);
            pen.bar(
                (left, y - HALF),
                (x(left, supported.get()), y + HALF),
                colours::EARNED,
            );
            stripes(pen, x(left, supported.get()), x(left, claimed.get()), y);
            let number = format!("{}%", claimed.get());
            pen.bold(&number, end, Side::Right, FONT, colours::PERCENT);
        }
    }
    if let Some(target) = bar.target {
        mark(pen, x(left, target.get()), y);
    }
}

/// What is claimed and not supported: stripes, so that it is told from the rest without colour.
fn stripes(pen: &Pen<'_>, from: i32, to: i32, y: i32) {
    if to > from {
        let outline = vec![
            (from, y - HALF),
            (to, y - HALF),
            (to, y + HALF),
            (from, y + HALF),
            (from, y - HALF),
        ];
        pen.line(outline, colours::RANGE, 5);
        let mut x = from + 14;
        while x < to {
            pen.line(vec![(x, y - HALF), (x, y + HALF)], colours::RANGE, 5);
            x += 14;
        }
    }
}

/// A target: a line across the bar with a point above it.
fn mark(pen: &Pen<'_>, x: i32, y: i32) {
    pen.line(
        vec![(x, y - HALF - 6), (x, y + HALF + 6)],
        colours::TARGET,
        9,
    );
    let point = vec![
        (x - 15, y - HALF - 16),
        (x + 15, y - HALF - 16),
        (x, y - HALF + 4),
    ];
    pen.area(point, colours::TARGET, 1.0);
}

/// How a part of the key looks.
#[derive(Clone, Copy)]
enum Sample {
    Supported,
    Claimed,
    Headroom,
    Target,
}

fn key(bars: &Bars) -> Vec<(Phrase, Sample)> {
    let mut key = Vec::new();
    if bars.has_claims() {
        key.push((SUPPORTED, Sample::Supported));
        key.push((CLAIMED, Sample::Claimed));
    } else {
        key.push((CLAIMED, Sample::Supported));
    }
    key.push((HEADROOM, Sample::Headroom));
    if bars.has_targets() {
        key.push((TARGET, Sample::Target));
    }
    key
}

/// How long a sample is.
const LONG: i32 = 70;

/// Where the parts of the key stand: one beside the other, and in a further line where there is no more room.
fn placed(bars: &Bars, bottom: i32) -> Vec<((Phrase, Sample), (i32, i32))> {
    let (mut x, mut y) = (0, bottom);
    let mut placed = Vec::new();
    for (word, sample) in key(bars) {
        let long = LONG + GAP + width(word.get(bars.lang), SMALL);
        if x > 0 && x + long > WIDTH {
            (x, y) = (0, y + ROW);
        }
        placed.push(((word, sample), (x, y)));
        x += long + 2 * GAP;
    }
    placed
}

/// One part of the key.
fn entry(pen: &Pen<'_>, word: &str, sample: Sample, (left, y): (i32, i32)) {
    match sample {
        Sample::Supported => pen.bar((left, y - HALF), (left + LONG, y + HALF), colours::EARNED),
        Sample::Claimed => stripes(pen, left + 3, left + LONG, y),
        Sample::Headroom => pen.bar((left, y - HALF), (left + LONG, y + HALF), colours::BANDS[2]),
        Sample::Target => mark(pen, left + LONG / 2, y),
    }
    let at = (left + LONG + GAP, y);
    pen.text(word, at, Side::Right, SMALL, colours::NAME);
}
