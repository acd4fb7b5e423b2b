//! Strokes, areas and words of a figure. Nothing is measured: the width of a text is estimated from its characters.

use super::svg::{Svg, escaped};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};
use std::convert::Infallible;

/// The faces, Chinese ones first.
pub(super) const FACES: &str = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif";

/// The width of a figure whose rows have names: 360 pixels of a phone, four units each.
pub(super) const WIDTH: i32 = 1440;
/// The size of its words.
pub(super) const FONT: i32 = 48;
/// The size of its small words.
pub(super) const SMALL: i32 = 42;
/// The size that nothing goes below: nine pixels of a phone.
const LEAST: i32 = 36;

/// A point of the drawing.
pub(super) type Point = (i32, i32);

/// Where a text stands beside its point.
#[derive(Clone, Copy)]
pub(super) enum Side {
    /// It begins there.
    Right,
    /// It is centred there.
    Middle,
    /// It ends there.
    Left,
}

/// What is drawn on.
pub(super) struct Pen<'a>(DrawingArea<Svg<'a>, Shift>);

/// A figure as an SVG element: it has a `viewBox` and no size of its own, the role `img`, its summary as label, and no ids, so
/// that it can stand more than once on a page.
pub(super) fn figure(size: (i32, i32), summary: &str, draw: impl FnOnce(&Pen<'_>)) -> String {
    let (width, height) = size;
    let mut shapes = String::new();
    draw(&Pen(Svg::new(
        &mut shapes,
        (width.unsigned_abs(), height.unsigned_abs()),
    )
    .into_drawing_area()));
    let label = escaped(summary);
    format!(
        "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\" xmlns=\"http://www.w3.org/2000/svg\">\n{shapes}</svg>\n"
    )
}

impl Pen<'_> {
    /// A line from point to point.
    pub(super) fn line(&self, points: Vec<Point>, colour: RGBColor, width: u32) {
        let line = PathElement::new(points, colour.stroke_width(width));
        done(self.0.draw(&line));
    }

    /// A line from point to point in dashes of about so many units.
    pub(super) fn dashed(&self, points: &[Point], dash: i32, colour: RGBColor, width: u32) {
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            for piece in dashes(*from, *to, dash) {
                self.line(piece, colour, width);
            }
        }
    }

    /// An area.
    pub(super) fn area(&self, corners: Vec<Point>, colour: RGBColor, opacity: f64) {
        let area = Polygon::new(corners, colour.mix(opacity).filled());
        done(self.0.draw(&area));
    }

    /// A filled rectangle between two corners; nothing where it has no width or height.
    pub(super) fn bar(&self, (left, top): Point, (right, bottom): Point, colour: RGBColor) {
        if right > left && bottom > top {
            let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
            self.area(corners, colour, 1.0);
        }
    }

    /// A dot.
    pub(super) fn dot(&self, centre: Point, radius: i32, colour: RGBColor) {
        done(self.0.draw(&Circle::new(centre, radius, colour.filled())));
    }

    /// A line of text at half its height.
    pub(super) fn text(&self, text: &str, at: Point, side: Side, size: i32, colour: RGBColor) {
        self.words(text, at, side, size, colour, FontStyle::Normal);
    }

    /// The same in bold.
    pub(super) fn bold(&self, text: &str, at: Point, side: Side, size: i32, colour: RGBColor) {
        self.words(text, at, side, size, colour, FontStyle::Bold);
    }

    fn words(
        &self,
        text: &str,
        at: Point,
        side: Side,
        size: i32,
        colour: RGBColor,
        style: FontStyle,
    ) {
        let across = match side {
            Side::Right => HPos::Left,
            Side::Middle => HPos::Center,
            Side::Left => HPos::Right,
        };
        let style = TextStyle {
            font: FontDesc::new(FontFamily::Name(FACES), f64::from(size), style),
            color: colour.to_backend_color(),
            pos: Pos::new(across, VPos::Center),
        };
        done(self.0.draw(&Text::new(text, at, style)));
    }
}

/// Writing into a String does not fail.
fn done(drawn: Result<(), DrawingAreaErrorKind<Infallible>>) {
    drawn.expect("writing into a String does not fail");
}

/// A line cut into dashes.
pub(super) fn dashes(from: Point, to: Point, dash: i32) -> Vec<Vec<Point>> {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let length = across.abs().max(down.abs());
    // An odd number of pieces: the line begins and ends with a dash.
    let pieces = (length / dash).max(1) | 1;
    let at = |piece: i32| {
        (
            from.0 + across * piece / pieces,
            from.1 + down * piece / pieces,
        )
    };
    (0..pieces)
        .step_by(2)
        .map(|piece| vec![at(piece), at(piece + 1)])
        .collect()
}

/// The estimated width of a text, generously.
pub(super) fn width(text: &str, size: i32) -> i32 {
    let hundredths: i32 = text.chars().map(hundredths_of_em).sum();
    hundredths * size / 100
}

/// A text that is no wider than `room`, and its size: written smaller where it would be, and cut with an ellipsis where that is
/// not enough.
pub(super) fn fitted(text: &str, size: i32, room: i32) -> (String, i32) {
    let fits = |size: &i32| width(text, *size) <= room;
    match (LEAST..=size).rev().find(fits) {
        Some(size) => (text.to_owned(), size),
        None => (cut(text, LEAST, room), LEAST),
    }
}

fn cut(text: &str, size: i32, room: i32) -> String {
    let mut short = String::new();
    for c in text.chars() {
        if width(&short, size) + (hundredths_of_em(c) + 95) * size / 100 > room {
            break;
        }
        short.push(c);
    }
    format!("{}…", short.trim_end())
}

fn hundredths_of_em(c: char) -> i32 {
    match c {
        '\u{2e80}'.. => 100,
        ' ' | '\u{a0}' | '.' | ',' | 'i' | 'l' | 'j' | 't' | 'f' => 34,
        'm' | 'w' | 'M' | 'W' | '%' | '—' | '…' => 95,
        'A'..='Z' => 72,
        _ => 60,
    }
}

/// A name on one line, without control characters and without marks that change the direction of writing.
pub(super) fn printable(name: &str) -> String {
    let shown = name.chars().map(|c| match c {
        c if c.is_whitespace() => ' ',
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    shown.collect::<String>().trim().to_owned()
}
