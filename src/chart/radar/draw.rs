//! The radar as SVG.

use super::super::svg::{Svg, escaped};
use super::colours;
use super::layout::{FONT, Layout, Point, SMALL};
use super::model::{Axis, Radar};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use std::convert::Infallible;

type Area<'a> = DrawingArea<Svg<'a>, Shift>;
type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// The faces, Chinese ones first.
const FACES: &str = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif";

/// The radar as an SVG element: it has a `viewBox` and no size of its own, the role `img`, the summary as its label, and
/// no ids, so that it can stand more than once on a page.
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
    let layout = Layout::of(radar);
    let mut shapes = String::new();
    {
        let area = Svg::new(&mut shapes, layout.size).into_drawing_area();
        draw(&area, radar, &layout).expect("writing into a String does not fail");
    }
    let (width, height) = layout.size;
    let label = escaped(&radar.summary(radar.lang));
    format!(
        "<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\" xmlns=\"http://www.w3.org/2000/svg\">\n{shapes}</svg>\n"
    )
}

/// The radar as an SVG file, so many pixels wide: for a picture of it.
pub fn picture(radar: &Radar, across: u32) -> String {
    let (width, height) = Layout::of(radar).size;
    let down = across * height / width.max(1);
    let sized = format!("<svg width=\"{across}\" height=\"{down}\" ");
    svg(radar).replacen("<svg ", &sized, 1)
}

fn draw(area: &Area<'_>, radar: &Radar, layout: &Layout) -> Drawn {
    rings(area, radar, layout)?;
    let all = |share: fn(&Axis) -> i64| -> Vec<Point> {
        let axes = radar.axes.iter().enumerate();
        axes.map(|(index, axis)| layout.at(index, share(axis)))
            .collect()
    };
    if radar.has_range() {
        range(area, &all(|axis| axis.ceiling))?;
    }
    earned(area, radar, &all(|axis| axis.earned), layout.at(0, 0))?;
    ring_numbers(area, radar, layout)?;
    for label in &layout.labels {
        let last = label.lines.len().saturating_sub(1);
        for (index, line) in label.lines.iter().enumerate() {
            let style = match index == last {
                true => text(FONT, colours::PERCENT, FontStyle::Bold),
                false => text(FONT, colours::NAME, FontStyle::Normal),
            };
            area.draw(&Text::new(line.as_str(), layout.line(label, index), style))?;
        }
    }
    area.present()
}

/// The bands from the outermost in, then the axes.
fn rings(area: &Area<'_>, radar: &Radar, layout: &Layout) -> Drawn {
    let (axes, count) = (radar.axes.len(), radar.rings.len());
    for (index, ring) in radar.rings.iter().enumerate().rev() {
        let edge = |axis| layout.at(axis, i64::from(ring.upper) * 10);
        let outline: Vec<Point> = (0..axes).map(edge).collect();
        let fill = colours::band(index, count).filled();
        area.draw(&Polygon::new(outline.clone(), fill))?;
        area.draw(&PathElement::new(
            closed(&outline),
            stroke(colours::LINE, 4),
        ))?;
    }
    for axis in 0..axes {
        let spoke = vec![layout.at(axis, 0), layout.at(axis, 1000)];
        area.draw(&PathElement::new(spoke, stroke(colours::LINE, 4)))?;
    }
    Ok(())
}

/// What can still be earned: a dashed outline.
fn range(area: &Area<'_>, outline: &[Point]) -> Drawn {
    let closed = closed(outline);
    for (from, to) in closed.iter().zip(closed.iter().skip(1)) {
        for dash in dashes(*from, *to) {
            area.draw(&PathElement::new(dash, stroke(colours::RANGE, 7)))?;
        }
    }
    Ok(())
}

/// What is earned: a shape with a point on every axis that has a score. Beside an axis that has none the shape stays open.
fn earned(area: &Area<'_>, radar: &Radar, points: &[Point], centre: Point) -> Drawn {
    let fill = colours::EARNED.mix(0.22).filled();
    let line = stroke(colours::EARNED, 11);
    if radar.is_closed() {
        area.draw(&Polygon::new(points.to_vec(), fill))?;
        area.draw(&PathElement::new(closed(points), line))?;
    } else {
        let scored = |axis: usize| radar.axes[axis].scored > 0;
        for axis in (0..points.len()).filter(|axis| scored(*axis)) {
            let (before, next) = (axis + points.len() - 1, axis + 1);
            let (before, next) = (before % points.len(), next % points.len());
            if !(scored(before) && scored(next)) {
                area.draw(&PathElement::new(vec![centre, points[axis]], line))?;
            }
            if scored(next) {
                let wedge = vec![centre, points[axis], points[next]];
                area.draw(&Polygon::new(wedge, fill))?;
                area.draw(&PathElement::new(vec![points[axis], points[next]], line))?;
            }
        }
    }
    for (point, _) in points
        .iter()
        .zip(&radar.axes)
        .filter(|(_, axis)| axis.scored > 0)
    {
        area.draw(&Circle::new(*point, 17, colours::EARNED.filled()))?;
    }
    Ok(())
}

/// Where the bands end, along the first axis.
fn ring_numbers(area: &Area<'_>, radar: &Radar, layout: &Layout) -> Drawn {
    for ring in radar.numbered_rings() {
        let (x, y) = layout.at(0, i64::from(ring.upper) * 10);
        let style = text(SMALL, colours::RING_NUMBER, FontStyle::Normal);
        let style = style.pos(Pos::new(HPos::Left, VPos::Center));
        let place = (x + 14, y + 34);
        area.draw(&Text::new(ring.upper.to_string(), place, style))?;
    }
    Ok(())
}

fn text(size: f64, colour: RGBColor, style: FontStyle) -> TextStyle<'static> {
    let font = FontDesc::new(FontFamily::Name(FACES), size, style);
    let middle = Pos::new(HPos::Center, VPos::Center);
    TextStyle {
        font,
        color: colour.to_backend_color(),
        pos: middle,
    }
}

fn stroke(colour: RGBColor, width: u32) -> ShapeStyle {
    colour.stroke_width(width)
}

fn closed(outline: &[Point]) -> Vec<Point> {
    outline.iter().chain(outline.first()).copied().collect()
}

/// A line cut into dashes.
fn dashes(from: Point, to: Point) -> Vec<Vec<Point>> {
    const DASH: i32 = 26;
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let length = across.abs().max(down.abs());
    // An odd number of pieces: the line begins and ends with a dash.
    let pieces = (length / DASH).max(1) | 1;
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
