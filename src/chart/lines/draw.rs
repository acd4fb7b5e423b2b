//! The line figure as SVG.

use super::axis::Axis;
use super::model::{Lines, Track, name};
use crate::assessment::Line;
use crate::chart::colours;
use crate::chart::pen::{Pen, Point, Side, figure, fitted, width};
use plotters::style::RGBColor;

/// The size of the drawing: 280 pixels by 190 and four units each, so that several stand side by side.
const SIZE: (i32, i32) = (1120, 760);
const FONT: i32 = 52;
const SMALL: i32 = 44;
/// The edges of the plot.
const TOP: i32 = 200;
const BOTTOM: i32 = 660;
const MARGIN: i32 = 12;
/// Between a label and what it belongs to.
const GAP: i32 = 22;
/// From one label at the end of a line to the next.
const LABEL: i32 = 50;

/// The figure as an SVG element.
pub fn svg(lines: &Lines) -> String {
    figure(SIZE, &lines.summary(), |pen| {
        let room = SIZE.0 - 2 * MARGIN;
        let (title, size) = fitted(&lines.name, FONT, room);
        pen.bold(&title, (MARGIN, 44), Side::Right, size, colours::PERCENT);
        let (below, size) = fitted(&lines.subtitle(), SMALL, room);
        pen.text(
            &below,
            (MARGIN, 108),
            Side::Right,
            size,
            colours::SMALL_NUMBER,
        );
        Plot::of(lines).draw(pen, lines);
    })
}

/// Where the plot stands.
struct Plot {
    axis: Axis,
    left: i32,
    right: i32,
    years: usize,
}

impl Plot {
    fn of(lines: &Lines) -> Plot {
        let tracks = lines.tracks.iter();
        let axis = Axis::of(
            tracks
                .clone()
                .flat_map(|track| &track.points)
                .flatten()
                .copied(),
        );
        let ticks = axis.ticks(BOTTOM - TOP, lines.lang);
        let numbers = ticks.iter().map(|(_, label)| width(label, SMALL));
        let labels = tracks.map(|track| width(name(track.line).get(lines.lang), SMALL));
        Plot {
            axis,
            left: MARGIN + numbers.max().unwrap_or_default().min(360) + GAP,
            right: SIZE.0 - MARGIN - labels.max().unwrap_or_default() - GAP,
            years: lines.years.len(),
        }
    }

    /// Where a year stands. A single one stands in the middle.
    fn x(&self, year: usize) -> i32 {
        let (from, to) = (self.left + 40, self.right - 30);
        let at = i32::try_from(year).unwrap_or_default();
        match i32::try_from(self.years).unwrap_or_default() - 1 {
            ..=0 => i32::midpoint(from, to),
            gaps => from + (to - from) * at / gaps,
        }
    }

    fn draw(&self, pen: &Pen<'_>, lines: &Lines) {
        for (place, label) in self.axis.ticks(BOTTOM - TOP, lines.lang) {
            let y = BOTTOM - place;
            pen.line(vec![(self.left, y), (self.right, y)], colours::RULE, 3);
            if !lines.is_empty() {
                let (label, size) = fitted(&label, SMALL, 360);
                pen.text(
                    &label,
                    (self.left - GAP, y),
                    Side::Left,
                    size,
                    colours::SMALL_NUMBER,
                );
            }
        }
        self.year_labels(pen, lines);
        // The values come last, above all others.
        for track in lines.tracks.iter().rev() {
            self.track(pen, track);
        }
        self.names(pen, lines);
    }

    /// The years below; every second, third … where they would touch, the last one always.
    fn year_labels(&self, pen: &Pen<'_>, lines: &Lines) {
        let last = self.years.saturating_sub(1);
        let each = width("2025", SMALL) + 2 * GAP;
        let gap = if last > 0 {
            self.x(1) - self.x(0)
        } else {
            each
        };
        let every = usize::try_from((each + gap - 1) / gap.max(1))
            .unwrap_or(1)
            .max(1);
        for (at, year) in lines.years.iter().enumerate() {
            let at_x = self.x(at);
            if (last - at).is_multiple_of(every) {
                let place = (at_x, BOTTOM + 50);
                pen.text(
                    &year.to_string(),
                    place,
                    Side::Middle,
                    SMALL,
                    colours::SMALL_NUMBER,
                );
            }
        }
    }

    /// One series: lines between neighbouring years, nothing across a gap.
    fn track(&self, pen: &Pen<'_>, track: &Track) {
        let (colour, dash) = look(track.line);
        let at = |year: usize| -> Option<Point> {
            let value = (*track.points.get(year)?)?;
            Some((self.x(year), BOTTOM - self.axis.place(value, BOTTOM - TOP)))
        };
        for year in 0..self.years {
            let Some(point) = at(year) else { continue };
            if let Some(next) = at(year + 1) {
                match dash {
                    None => pen.line(vec![point, next], colour, 12),
                    Some(dash) => pen.dashed(&[point, next], dash, colour, 7),
                }
            }
            pen.dot(
                point,
                if track.line == Line::Value { 17 } else { 9 },
                colour,
            );
        }
    }

    /// The name of each series, where it ends; those that would touch are moved apart.
    fn names(&self, pen: &Pen<'_>, lines: &Lines) {
        let mut labels: Vec<(i32, &Track)> = Vec::new();
        for track in &lines.tracks {
            let value = track.points.iter().rev().find_map(|point| *point);
            let y = value.map_or(BOTTOM, |value| {
                BOTTOM - self.axis.place(value, BOTTOM - TOP)
            });
            let place = labels.partition_point(|(other, _)| *other <= y);
            labels.insert(place, (y, track));
        }
        let mut lowest = TOP - LABEL / 2;
        for (y, _) in &mut labels {
            *y = (*y).max(lowest);
            lowest = *y + LABEL;
        }
        let mut highest = BOTTOM + LABEL / 4;
        for (y, _) in labels.iter_mut().rev() {
            *y = (*y).min(highest);
            highest = *y - LABEL;
        }
        for (y, track) in labels {
            let (colour, _) = look(track.line);
            let place = (self.right + GAP, y);
            let text = name(track.line).get(lines.lang);
            match track.line {
                Line::Value => pen.bold(text, place, Side::Right, SMALL, colour),
                _ => pen.text(text, place, Side::Right, SMALL, colour),
            }
        }
    }
}

/// The colour of a line, and the length of its dashes: no line is told by its colour alone.
fn look(line: Line) -> (RGBColor, Option<i32>) {
    match line {
        Line::Value => (colours::EARNED, None),
        Line::Target => (colours::TARGET, Some(34)),
        Line::Industry => (colours::COMPARED, Some(12)),
        Line::Competitor => (colours::RANGE, Some(20)),
        Line::Benchmark => (colours::TIER, Some(52)),
    }
}
