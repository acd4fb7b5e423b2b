//! Where everything of the radar stands, in units of the drawing. Nothing is measured: the width of a label is estimated
//! from its characters, generously, and labels move outwards until they touch neither the rings nor each other.

use super::super::pen::Point;
use super::model::{Axis, Radar};
use std::f64::consts::{FRAC_PI_2, TAU};

/// The radius of the outermost ring. Large, because plotters rounds to whole units.
pub(super) const RADIUS: f64 = 600.0;
/// The size of the labels: about twelve pixels where the figure is 270 pixels wide.
pub(super) const FONT: i32 = 56;
/// The size of the ring numbers, and of the key.
pub(super) const SMALL: i32 = 42;

/// The size of the labels once more, to be multiplied.
const EM: f64 = FONT as f64;
const LINE_HEIGHT: f64 = EM * 1.3;
/// Between the lines of the key.
pub(super) const KEY_LINE: i32 = 62;
/// Between the rings and a label.
const GAP: f64 = 24.0;
/// Around everything.
const MARGIN: f64 = 16.0;
/// The widest line of a name before it is broken, and the most it may have after, in ems.
const BREAK_AT: f64 = 7.0;
const WIDEST: f64 = 9.5;

/// Where everything stands.
pub(super) struct Layout {
    /// Width and height.
    pub size: (i32, i32),
    /// Where the key begins: the middle of its first sample.
    pub key: Point,
    /// The centre of the rings.
    centre: (f64, f64),
    /// How many axes there are.
    axes: usize,
    /// The label of each axis.
    pub labels: Vec<Label>,
}

/// A label: the lines of the name, then the percent.
pub(super) struct Label {
    /// The lines.
    pub lines: Vec<String>,
    /// The middle of the first line, before the centre is known.
    first: (f64, f64),
}

impl Layout {
    pub(super) fn of(radar: &Radar) -> Layout {
        let mut boxes: Vec<Frame> = Vec::new();
        let mut labels = Vec::new();
        for (index, axis) in radar.axes.iter().enumerate() {
            let lines = lines(axis);
            let width = lines.iter().map(|line| ems(line)).fold(0.0, f64::max) * EM;
            let height = LINE_HEIGHT * count(lines.len());
            let frame = Frame::best(index, radar.axes.len(), (width, height), &boxes);
            labels.push(Label {
                lines,
                first: (frame.x, frame.y - height / 2.0 + LINE_HEIGHT / 2.0),
            });
            boxes.push(frame);
        }
        let reach = |side: fn(&Frame) -> f64| boxes.iter().map(side).fold(RADIUS, f64::max);
        let (left, right) = (
            reach(|b| b.width / 2.0 - b.x),
            reach(|b| b.x + b.width / 2.0),
        );
        let (top, bottom) = (
            reach(|b| b.height / 2.0 - b.y),
            reach(|b| b.y + b.height / 2.0),
        );
        // Equal on both sides, so that the rings stand in the middle of their column.
        let side = left.max(right) + MARGIN;
        let (width, height) = (whole(side * 2.0), whole(top + bottom + MARGIN * 2.0));
        let lines = i32::try_from(radar.key().len()).unwrap_or_default();
        let below = if lines > 0 {
            KEY_LINE * lines + KEY_LINE / 2
        } else {
            0
        };
        Layout {
            size: (width, height + below),
            key: (width / 2 - 560, height + KEY_LINE),
            centre: (side, top + MARGIN),
            axes: radar.axes.len(),
            labels,
        }
    }

    /// The point of an axis at some tenths of a percent.
    pub(super) fn at(&self, axis: usize, tenths: i64) -> Point {
        let (x, y) = direction(count(axis), self.axes);
        // At most 1000, which a float holds exactly.
        #[expect(clippy::cast_precision_loss, reason = "0 to 1000")]
        let distance = RADIUS * tenths as f64 / 1000.0;
        self.place((x * distance, y * distance))
    }

    /// The outline at some tenths of a percent on every axis.
    pub(super) fn ring(&self, axes: usize, tenths: i64) -> Vec<Point> {
        (0..axes).map(|axis| self.at(axis, tenths)).collect()
    }

    /// The middle of a line of a label.
    pub(super) fn line(&self, label: &Label, line: usize) -> Point {
        let (x, y) = label.first;
        self.place((x, y + LINE_HEIGHT * count(line)))
    }

    fn place(&self, (x, y): (f64, f64)) -> Point {
        let round = |value: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "a few thousand at most")]
            let rounded = value.round() as i32;
            rounded
        };
        (round(self.centre.0 + x), round(self.centre.1 + y))
    }
}

/// The box of a label, by its middle.
#[derive(Clone, Copy)]
struct Frame {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// The outer edges of the rings: directions are dear to compute, and every place that is tried asks for them.
struct Rings {
    /// How far the edges are from the middle.
    distance: f64,
    /// The directions in which they lie.
    edges: Vec<(f64, f64)>,
}

impl Rings {
    fn of(axes: usize) -> Rings {
        Rings {
            distance: match axes {
                0..3 => RADIUS,
                _ => RADIUS * sine_cosine(TAU / count(axes) / 2.0).1,
            },
            edges: (0..axes)
                .map(|axis| direction(count(axis) + 0.5, axes))
                .collect(),
        }
    }
}

impl Frame {
    /// The best box for the label of an axis: outside the rings, clear of the other boxes, near the end of the axis and
    /// not wider than it has to be, because width is what a narrow column lacks.
    fn best(axis: usize, axes: usize, size: (f64, f64), others: &[Frame]) -> Frame {
        let end = direction(count(axis), axes);
        let rings = Rings::of(axes);
        let cost = |frame: &Frame| {
            let across = (frame.x - end.0 * RADIUS).abs() - frame.width / 2.0;
            let down = (frame.y - end.1 * RADIUS).abs() - frame.height / 2.0;
            let (across, down) = (across.max(0.0), down.max(0.0));
            let away = (across * across + down * down).sqrt();
            let beyond = frame.x.abs() + frame.width / 2.0 - RADIUS;
            beyond.max(0.0) + away
        };
        let turns = (-TURNS..=TURNS).map(|turn| f64::from(turn) * TURN);
        let frames = turns.map(|turn| {
            let towards = direction(count(axis) + turn / TAU * count(axes.max(1)), axes);
            Frame::outside(towards, &rings, size, others)
        });
        let best = frames.min_by(|a, b| cost(a).total_cmp(&cost(b)));
        best.unwrap_or_else(|| Frame::outside(end, &rings, size, others))
    }

    /// The nearest box in a direction that touches neither the rings nor the other boxes.
    fn outside((x, y): (f64, f64), rings: &Rings, size: (f64, f64), others: &[Frame]) -> Frame {
        let mut distance = RADIUS / 2.0;
        loop {
            distance += 6.0;
            let frame = Frame {
                x: x * distance,
                y: y * distance,
                width: size.0,
                height: size.1,
            };
            let free = others.iter().all(|other| !frame.touches(other));
            if (free && frame.clears(rings)) || distance > RADIUS * 5.0 {
                return frame;
            }
        }
    }

    /// Whether the box lies wholly beyond one edge of the outermost ring, or beyond its end to a side.
    fn clears(&self, rings: &Rings) -> bool {
        let beyond = |(x, y): (f64, f64), edge: f64| {
            let half = (x.abs() * self.width + y.abs() * self.height) / 2.0;
            x * self.x + y * self.y - half >= edge + GAP
        };
        let ends = [(0.0, -1.0), (0.0, 1.0), (-1.0, 0.0), (1.0, 0.0)];
        let mut edges = rings.edges.iter();
        edges.any(|towards| beyond(*towards, rings.distance))
            || ends.iter().any(|to| beyond(*to, RADIUS))
    }

    fn touches(&self, other: &Frame) -> bool {
        let across = (self.x - other.x).abs() < (self.width + other.width) / 2.0 + GAP * 2.0;
        let down = (self.y - other.y).abs() < (self.height + other.height) / 2.0;
        across && down
    }
}

/// How far a label may turn away from its axis, in steps either way.
const TURNS: i32 = 10;
const TURN: f64 = TAU / 90.0;

/// The direction of an axis; the first points up, the others follow clockwise. Halves lie between two axes.
fn direction(axis: f64, axes: usize) -> (f64, f64) {
    let (sine, cosine) = sine_cosine(TAU * axis / count(axes.max(1)) - FRAC_PI_2);
    (cosine, sine)
}

/// Both of an angle of a few turns, far more exact than a unit of the drawing: a twentieth of the code that the standard
/// library brings for angles of any size.
fn sine_cosine(angle: f64) -> (f64, f64) {
    let quarters = (angle / FRAC_PI_2).round();
    let rest = angle - quarters * FRAC_PI_2;
    // The power series; the rest is at most an eighth of a turn.
    let (mut sine, mut cosine, mut term) = (0.0, 0.0, 1.0);
    for power in 1..=16 {
        match power % 4 {
            1 => cosine += term,
            2 => sine += term,
            3 => cosine -= term,
            _ => sine -= term,
        }
        term *= rest / f64::from(power);
    }
    match quarters.rem_euclid(4.0) {
        0.0 => (sine, cosine),
        1.0 => (cosine, -sine),
        2.0 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

fn lines(axis: &Axis) -> Vec<String> {
    let mut lines = broken(&axis.name);
    lines.push(axis.label.clone());
    lines
}

/// A name on at most two lines, cut with an ellipsis where even that is not enough.
fn broken(name: &str) -> Vec<String> {
    if ems(name) <= BREAK_AT {
        return vec![name.to_owned()];
    }
    let half = ems(name) / 2.0;
    let breaks = name
        .char_indices()
        .filter(|(_, c)| *c == ' ' || ems_of(*c) == WIDE);
    let distance = |at: usize| (ems(&name[..at]) - half).abs();
    let middle = breaks
        .map(|(at, _)| at)
        .filter(|at| *at > 0)
        .min_by(|a, b| distance(*a).total_cmp(&distance(*b)));
    let parts = match middle {
        Some(at) => vec![&name[..at], &name[at..]],
        None => vec![name],
    };
    parts
        .into_iter()
        .map(|part| shortened(part.trim()))
        .collect()
}

fn shortened(line: &str) -> String {
    if ems(line) <= WIDEST {
        return line.to_owned();
    }
    let mut short = String::new();
    for c in line.chars() {
        if ems(&short) + ems_of(c) + 1.0 > WIDEST {
            break;
        }
        short.push(c);
    }
    short.push('…');
    short
}

/// The width of a Chinese character, in ems.
const WIDE: f64 = 1.0;

/// The estimated width of a line, in ems.
fn ems(line: &str) -> f64 {
    line.chars().map(ems_of).sum()
}

fn ems_of(c: char) -> f64 {
    match c {
        '\u{2e80}'.. => WIDE,
        ' ' | '\u{a0}' | '.' | ',' | 'i' | 'l' | 'j' | 't' | 'f' => 0.34,
        'm' | 'w' | 'M' | 'W' | '%' | '—' | '…' => 0.95,
        'A'..='Z' => 0.72,
        _ => 0.6,
    }
}

fn count(number: usize) -> f64 {
    // Lines and categories: a few dozen at most.
    f64::from(u16::try_from(number).unwrap_or(u16::MAX))
}

fn whole(size: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a few thousand")]
    let whole = size.ceil() as i32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;

    fn radar(names: &[&str]) -> Radar {
        let axis = |name: &&str| Axis {
            name: (*name).to_owned(),
            earned: 500,
            ceiling: 1000,
            scored: 1,
            label: String::from("50.0–100.0%"),
        };
        Radar {
            lang: Lang::Zh,
            axes: names.iter().map(axis).collect(),
            rings: Vec::new(),
            profiles: Vec::new(),
            tiers: Vec::new(),
        }
    }

    #[test]
    fn labels_stay_inside_and_apart_for_any_number_of_categories() {
        for axes in 0..=24 {
            let radar = radar(&vec!["高质量的运营"; axes]);
            let layout = Layout::of(&radar);
            let mut places = Vec::new();
            for label in &layout.labels {
                let (x, y) = layout.line(label, 0);
                let (width, height) = layout.size;
                assert!(x > 0 && y > 0 && x < width && y < height);
                places.push((x, y));
            }
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), axes);
        }
    }

    #[test]
    fn sines_and_cosines_are_those_of_the_standard_library() {
        for degrees in -720..=720 {
            let angle = f64::from(degrees).to_radians();
            let (sine, cosine) = sine_cosine(angle);
            assert!((sine - angle.sin()).abs() < 1e-12, "{degrees}");
            assert!((cosine - angle.cos()).abs() < 1e-12, "{degrees}");
        }
    }

    #[test]
    fn long_names_take_two_lines_and_then_an_ellipsis() {
        assert_eq!(broken("高质量的运营"), ["高质量的运营"]);
        assert_eq!(
            broken("High-quality operations"),
            ["High-quality", "operations"]
        );
        let lines = broken(&"很".repeat(40));
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.ends_with('…')));
    }
}
