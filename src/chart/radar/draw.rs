//! The radar as SVG.

use super::super::colours;
use super::super::pen::{Pen, Point, Side, figure, width};
use super::layout::{FONT, KEY_LINE, Layout, SMALL};
use super::model::{Axis, Profile, Radar};
use super::rows;
use plotters::style::RGBColor;

/// The radar as an SVG element.
///
/// ```
/// # use excellence_assessment::{assessment::Assessment, chart::{Radar, radar}, language::Lang, scoring::Scoreboard, standard::{Standard, SHENZHEN}};
/// let standard = Standard::read(SHENZHEN).unwrap();
/// let board = Scoreboard::of(&standard, &Assessment::default());
/// let svg = radar::svg(&Radar::of(&standard, &board, Lang::En));
/// assert!(svg.starts_with("<svg viewBox=\"0 0 ") && svg.ends_with("</svg>\n"));
/// assert!(svg.contains("not scored"));
/// ```
pub fn svg(radar: &Radar) -> String {
    if !radar.is_round() {
        return rows::svg(radar);
    }
    let layout = Layout::of(radar);
    figure(layout.size, &radar.summary(radar.lang), |pen| {
        draw(pen, radar, &layout);
    })
}

fn draw(pen: &Pen<'_>, radar: &Radar, layout: &Layout) {
    rings(pen, radar, layout);
    let all = |share: fn(&Axis) -> i64| -> Vec<Point> {
        let axes = radar.axes.iter().enumerate();
        axes.map(|(index, axis)| layout.at(index, share(axis)))
            .collect()
    };
    if radar.has_range() {
        pen.dashed(&closed(&all(|axis| axis.ceiling)), 26, colours::RANGE, 7);
    }
    tiers(pen, radar, layout);
    earned(pen, radar, &all(|axis| axis.earned), layout.at(0, 0));
    for profile in &radar.profiles {
        beside(pen, profile, layout);
    }
    ring_numbers(pen, radar, layout);
    tier_numbers(pen, radar, layout);
    for label in &layout.labels {
        let last = label.lines.len().saturating_sub(1);
        for (index, line) in label.lines.iter().enumerate() {
            let place = layout.line(label, index);
            match index == last {
                true => pen.bold(line, place, Side::Middle, FONT, colours::PERCENT),
                false => pen.text(line, place, Side::Middle, FONT, colours::NAME),
            }
        }
    }
    key(pen, radar, layout.key);
}

/// The bands from the outermost in, then the axes.
fn rings(pen: &Pen<'_>, radar: &Radar, layout: &Layout) {
    let (axes, count) = (radar.axes.len(), radar.rings.len());
    for (index, ring) in radar.rings.iter().enumerate().rev() {
        let outline = layout.ring(axes, i64::from(ring.upper) * 10);
        pen.area(outline.clone(), colours::band(index, count), 1.0);
        pen.line(closed(&outline), colours::PAPER, 4);
    }
    for axis in 0..axes {
        let spoke = vec![layout.at(axis, 0), layout.at(axis, 1000)];
        pen.line(spoke, colours::PAPER, 4);
    }
}

/// The lines of the tiers: where every category would be if all had the percent that the total needs.
fn tiers(pen: &Pen<'_>, radar: &Radar, layout: &Layout) {
    for percent in radar.tier_percents() {
        let outline = closed(&layout.ring(radar.axes.len(), i64::from(percent) * 10));
        tier(pen, &outline, radar, percent);
    }
}

/// A line of the tiers that ask this percent. Each percent has dashes of its own, the longer the more it asks.
pub(super) fn tier(pen: &Pen<'_>, points: &[Point], radar: &Radar, percent: u8) {
    const DASHES: [i32; 4] = [8, 16, 30, 52];
    let percents = radar.tier_percents();
    let rank = percents.iter().position(|other| *other == percent);
    let dash = DASHES[rank.unwrap_or_default() % DASHES.len()];
    pen.dashed(points, dash, colours::TIER, 5);
}

/// The percents of the tiers beside the first axis, over all lines and on paper, so that no line runs through one. Numbers
/// that would stand on each other are written in one.
fn tier_numbers(pen: &Pen<'_>, radar: &Radar, layout: &Layout) {
    const AROUND: i32 = 6;
    let percents = radar.tier_percents();
    for near in percents.chunk_by(|one, next| next - one < TOGETHER) {
        let (low, high) = (near[0], near[near.len() - 1]);
        let (x, y) = layout.at(0, i64::from(low + high) * 5);
        let numbers: Vec<String> = near.iter().map(u8::to_string).collect();
        let numbers = numbers.join("·");
        let (end, middle) = (x - 20, y - 4);
        let (wide, half) = (width(&numbers, SMALL), SMALL / 2 - 2);
        pen.bar(
            (end - wide - AROUND, middle - half),
            (end + AROUND, middle + half),
            colours::PAPER,
        );
        pen.bold(&numbers, (end, middle), Side::Left, SMALL, colours::TIER);
    }
}

/// Tiers that are no further apart than this have their numbers in one place: a line of them is seven percent high.
const TOGETHER: u8 = 7;

/// What is earned: a shape with a point on every axis that has a score. Beside an axis that has none the shape stays open.
fn earned(pen: &Pen<'_>, radar: &Radar, points: &[Point], centre: Point) {
    const FILL: f64 = 0.22;
    if radar.is_closed() {
        pen.area(points.to_vec(), colours::EARNED, FILL);
        pen.line(closed(points), colours::EARNED, 11);
    } else {
        let scored = |axis: usize| radar.axes[axis].scored > 0;
        for axis in (0..points.len()).filter(|axis| scored(*axis)) {
            let (before, next) = (axis + points.len() - 1, axis + 1);
            let (before, next) = (before % points.len(), next % points.len());
            if !(scored(before) && scored(next)) {
                pen.line(vec![centre, points[axis]], colours::EARNED, 11);
            }
            if scored(next) {
                pen.area(
                    vec![centre, points[axis], points[next]],
                    colours::EARNED,
                    FILL,
                );
                pen.line(vec![points[axis], points[next]], colours::EARNED, 11);
            }
        }
    }
    let points = points.iter().zip(&radar.axes);
    for (point, _) in points.filter(|(_, axis)| axis.scored > 0) {
        pen.dot(*point, 17, colours::EARNED);
    }
}

/// Another profile: its outline.
fn beside(pen: &Pen<'_>, profile: &Profile, layout: &Layout) {
    let points = profile.shares.iter().enumerate();
    let points: Vec<Point> = points
        .filter_map(|(axis, share)| Some(layout.at(axis, (*share)?)))
        .collect();
    stroke(pen, &closed(&points), profile);
}

/// Profiles are told apart by their dashes, and by colour.
pub(super) fn stroke(pen: &Pen<'_>, points: &[Point], profile: &Profile) {
    let colour: RGBColor = match profile.is_target {
        true => colours::TARGET,
        false => colours::COMPARED,
    };
    let dash = if profile.is_target { 44 } else { 20 };
    pen.dashed(points, dash, colour, 9);
}

/// Where the bands end, along the first axis; not where tiers have their numbers.
fn ring_numbers(pen: &Pen<'_>, radar: &Radar, layout: &Layout) {
    for ring in radar.numbered_rings() {
        let (x, y) = layout.at(0, i64::from(ring.upper) * 10);
        let place = (x + 14, y + 34);
        let number = ring.upper.to_string();
        pen.text(&number, place, Side::Right, SMALL, colours::SMALL_NUMBER);
    }
}

/// What the lines mean, below the figure; `from` is the middle of the first sample's beginning.
pub(super) fn key(pen: &Pen<'_>, radar: &Radar, from: Point) {
    const SAMPLE: i32 = 130;
    let places = (from.1..).step_by(KEY_LINE.unsigned_abs() as usize);
    for (entry, y) in radar.key().iter().zip(places) {
        let x = from.0;
        let sample = vec![(x, y), (x + SAMPLE, y)];
        match entry.profile {
            Some(profile) => stroke(pen, &sample, &radar.profiles[profile]),
            None => match entry.tier {
                Some(percent) => tier(pen, &sample, radar, percent),
                None => pen.line(sample, colours::EARNED, 11),
            },
        }
        let place = (x + SAMPLE + 30, y);
        pen.text(&entry.text, place, Side::Right, SMALL, colours::NAME);
    }
}

fn closed(outline: &[Point]) -> Vec<Point> {
    outline.iter().chain(outline.first()).copied().collect()
}
