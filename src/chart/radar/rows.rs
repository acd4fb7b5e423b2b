//! One or two categories as bars, one below the other: with so few axes a radar would be a point or a line. The parts look as on
//! the radar: bands, what is earned, in dashes what is open, other profiles, tiers.

use super::draw::{key, stroke, tier};
use super::layout::{FONT, KEY_LINE, SMALL};
use super::model::{Axis, Radar};
use crate::chart::colours;
use crate::chart::pen::{Pen, Side, figure, fitted, width};

/// The bars are as long as the figure is wide, with room at the end for half a number.
const WIDTH: i32 = 1300;
const LEFT: i32 = 30;
const RIGHT: i32 = WIDTH - 50;
/// Half the height of the bands, and of the bar on them.
const HALF: i32 = 60;
const BAR: i32 = 34;
/// From the middle of a category's name to the middle of its bands.
const BELOW_NAME: i32 = 115;
/// Above the first name, and between the bands of a category and the next name.
const GAP: i32 = 84;
/// From one line of another profile to the next.
const LINE: i32 = 30;

/// The figure as an SVG element.
pub(super) fn svg(radar: &Radar) -> String {
    let lines = count(radar.profiles.len()) * LINE;
    let step = BELOW_NAME + HALF + lines + GAP;
    let last = GAP + step * count(radar.axes.len());
    let from = (LEFT, last + KEY_LINE);
    let height = from.1 + count(radar.key().len()) * KEY_LINE;
    figure((WIDTH, height), &radar.summary(radar.lang), |pen| {
        for (index, axis) in radar.axes.iter().enumerate() {
            let top = GAP + step * count(index);
            name(pen, axis, top);
            row(pen, radar, axis, top + BELOW_NAME);
            for (line, profile) in radar.profiles.iter().enumerate() {
                let Some(share) = profile.shares.get(index).copied().flatten() else {
                    continue;
                };
                let y = top + BELOW_NAME + HALF + LINE * count(line + 1);
                stroke(pen, &[(LEFT, y), (x(share), y)], profile);
            }
            for percent in radar.tier_percents() {
                let x = x(i64::from(percent) * 10);
                let y = top + BELOW_NAME;
                tier(pen, &[(x, y - HALF), (x, y + HALF)], radar, percent);
            }
        }
        numbers(pen, radar, last);
        key(pen, radar, from);
    })
}

/// The category, and its share at the end of the line.
fn name(pen: &Pen<'_>, axis: &Axis, y: i32) {
    let room = RIGHT - LEFT - width(&axis.label, FONT) - FONT;
    let (name, size) = fitted(&axis.name, FONT, room);
    pen.text(&name, (LEFT, y), Side::Right, size, colours::NAME);
    pen.bold(&axis.label, (RIGHT, y), Side::Left, FONT, colours::PERCENT);
}

/// The bands, and on them what is earned and, in dashes, what is open.
fn row(pen: &Pen<'_>, radar: &Radar, axis: &Axis, y: i32) {
    let mut from = LEFT;
    for (index, ring) in radar.rings.iter().enumerate() {
        let to = x(i64::from(ring.upper) * 10);
        let colour = colours::band(index, radar.rings.len());
        pen.bar((from, y - HALF), (to, y + HALF), colour);
        pen.line(vec![(to, y - HALF), (to, y + HALF)], colours::PAPER, 4);
        from = to;
    }
    let (earned, ceiling) = (x(axis.earned), x(axis.ceiling));
    if axis.ceiling > axis.earned {
        let open = [
            (earned, y - BAR),
            (ceiling, y - BAR),
            (ceiling, y + BAR),
            (earned, y + BAR),
            (earned, y - BAR),
        ];
        pen.dashed(&open, 26, colours::RANGE, 7);
    }
    if axis.scored > 0 {
        pen.bar((LEFT, y - BAR), (earned, y + BAR), colours::EARNED);
    }
}

/// Where bands end and tiers lie, below the last category. Where two would touch, a tier comes before a band.
fn numbers(pen: &Pen<'_>, radar: &Radar, y: i32) {
    const APART: i32 = 70;
    let tiers = radar.tiers.iter().map(|tier| (tier.percent, true));
    let bands = radar.rings.iter().map(|ring| (ring.upper, false));
    let mut taken: Vec<i32> = Vec::new();
    for (percent, is_tier) in tiers.chain(bands) {
        let x = x(i64::from(percent) * 10);
        if taken.iter().all(|other| (other - x).abs() >= APART) {
            taken.push(x);
            let (at, number) = ((x, y - GAP / 3), percent.to_string());
            match is_tier {
                true => pen.bold(&number, at, Side::Middle, SMALL, colours::TIER),
                false => pen.text(&number, at, Side::Middle, SMALL, colours::SMALL_NUMBER),
            }
        }
    }
}

/// Where tenths of a percent stand.
fn x(tenths: i64) -> i32 {
    let tenths = i32::try_from(tenths.clamp(0, 1000)).unwrap_or_default();
    LEFT + (RIGHT - LEFT) * tenths / 1000
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or_default()
}
