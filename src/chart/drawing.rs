//! Any of the figures.

use super::svg::texts;
use super::{Bars, Distribution, Lines, Numbers, Radar, Waterfall};
use super::{bars, distribution, lines, radar, waterfall};

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// The categories on their axes.
    Radar(Radar),
    /// An indicator over the years.
    Lines(Lines),
    /// The items side by side.
    Bars(Bars),
    /// The way to a tier, item by item.
    Waterfall(Waterfall),
    /// How likely each total is.
    Distribution(Distribution),
}

impl Drawing {
    /// The figure as an SVG element: it has a `viewBox` and no size of its own, the role `img`, the summary as its label, and
    /// no ids, so that it can stand more than once on a page.
    pub fn svg(&self) -> String {
        match self {
            Drawing::Radar(radar) => radar::svg(radar),
            Drawing::Lines(lines) => lines::svg(lines),
            Drawing::Bars(bars) => bars::svg(bars),
            Drawing::Waterfall(waterfall) => waterfall::svg(waterfall),
            Drawing::Distribution(distribution) => distribution::svg(distribution),
        }
    }

    /// The figure as an SVG file, so many pixels wide: for a picture of it.
    pub fn picture(&self, across: u32) -> String {
        let svg = self.svg();
        let sizes = svg.split_once("viewBox=\"0 0 ").and_then(|(_, rest)| {
            let (sizes, _) = rest.split_once('"')?;
            let (width, height) = sizes.split_once(' ')?;
            Some((width.parse::<u32>().ok()?, height.parse::<u32>().ok()?))
        });
        let (width, height) = sizes.unwrap_or((1, 1));
        let down = across * height / width.max(1);
        svg.replacen(
            "<svg ",
            &format!("<svg width=\"{across}\" height=\"{down}\" "),
            1,
        )
    }

    /// The figure in words: its text alternative.
    pub fn summary(&self) -> String {
        match self {
            Drawing::Radar(radar) => radar.summary(radar.lang),
            Drawing::Lines(lines) => lines.summary(),
            Drawing::Bars(bars) => bars.summary(),
            Drawing::Waterfall(waterfall) => waterfall.summary(),
            Drawing::Distribution(distribution) => distribution.summary(),
        }
    }

    /// The numbers of the figure.
    pub fn numbers(&self) -> Numbers {
        match self {
            Drawing::Radar(radar) => radar.numbers(),
            Drawing::Lines(lines) => lines.numbers(),
            Drawing::Bars(bars) => bars.numbers(),
            Drawing::Waterfall(waterfall) => waterfall.numbers(),
            Drawing::Distribution(distribution) => distribution.numbers(),
        }
    }

    /// Every text that the figure prints.
    pub fn labels(&self) -> Vec<String> {
        texts(&self.svg())
    }
}
