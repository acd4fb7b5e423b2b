//! The distribution as SVG.

use super::model::Distribution;
use crate::chart::colours;
use crate::chart::pen::{Pen, SMALL, Side, WIDTH, figure, fitted, width};
use crate::planning::Share;
use crate::standard::Hundredths;

/// The height of the highest bar.
const HIGH: i32 = 420;
/// A line of text above the bars: one a tier, so that none touches another.
const LINE: i32 = 60;
const MARGIN: i32 = 90;

/// The figure as an SVG element.
pub fn svg(distribution: &Distribution) -> String {
    let lines = i32::try_from(distribution.tiers.len()).unwrap_or_default();
    let bottom = lines * LINE + 30 + HIGH;
    figure((WIDTH, bottom + 80), &distribution.summary(), |pen| {
        draw(pen, distribution, bottom);
    })
}

fn draw(pen: &Pen<'_>, distribution: &Distribution, bottom: i32) {
    let bins = &distribution.bins;
    let Some((first, last)) = bins.first().zip(bins.last()) else {
        return;
    };
    let each = last.to.get() - last.from.get();
    // A single bar, or few, stand in the middle with room around them.
    let (low, high) = (first.from.get() - each * 2, last.to.get() + each * 2);
    let x = |score: i64| {
        let place = (score - low) * i64::from(WIDTH - 2 * MARGIN) / (high - low).max(1);
        MARGIN + i32::try_from(place).unwrap_or_default()
    };
    let most = bins
        .iter()
        .map(|bin| bin.share)
        .fold(Share::NONE, Share::larger);
    for bin in bins {
        let height = bin.share.length(most, HIGH);
        let height = if bin.share.is_none() {
            0
        } else {
            height.max(3)
        };
        let (left, right) = (x(bin.from.get()), x(bin.to.get()));
        pen.bar(
            (left + 2, bottom - height),
            ((right - 2).max(left + 4), bottom),
            colours::RANGE,
        );
    }
    pen.line(vec![(0, bottom), (WIDTH, bottom)], colours::RULE, 4);
    ends(pen, distribution, bottom, x);
    let tiers = distribution.tiers.iter().enumerate();
    for (line, tier) in tiers.filter_map(|(line, tier)| Some((line, (tier, tier.threshold?)))) {
        let (tier, threshold) = tier;
        let y = i32::try_from(line).unwrap_or_default() * LINE + 34;
        let (at, side) = beside(threshold, (low, high), x);
        let text = format!(
            "{} · {threshold} {}",
            tier.chance.by_score.text(),
            tier.name
        );
        let text = match side {
            Place::Below => format!("◂ {text}"),
            Place::Above => format!("{text} ▸"),
            Place::Within => {
                pen.dashed(
                    &[(at, bottom - HIGH - 20), (at, bottom)],
                    22,
                    colours::TIER,
                    6,
                );
                text
            }
        };
        let (text, size) = fitted(&text, SMALL, WIDTH);
        // In the middle above its line, as far as the edges allow.
        let half = width(&text, size) / 2;
        let middle = at.clamp(half.min(WIDTH / 2), (WIDTH - half).max(WIDTH / 2));
        pen.bold(&text, (middle, y), Side::Middle, size, colours::TIER);
    }
}

/// The lowest, the median and the highest total, below the axis.
fn ends(pen: &Pen<'_>, distribution: &Distribution, bottom: i32, x: impl Fn(i64) -> i32) {
    let y = bottom + 44;
    let (low, high) = distribution.range;
    let number = |score: Hundredths| (x(score.get()), score.to_string());
    let room = width("000.00", SMALL);
    let (from, to) = (x(low.get()), x(high.get()));
    let (middle, median) = number(distribution.median);
    pen.bold(&median, (middle, y), Side::Middle, SMALL, colours::PERCENT);
    pen.line(
        vec![(middle, bottom), (middle, bottom + 16)],
        colours::PERCENT,
        7,
    );
    if middle - from > room {
        let (at, text) = number(low);
        pen.text(&text, (at, y), Side::Middle, SMALL, colours::SMALL_NUMBER);
    }
    if to - middle > room {
        let (at, text) = number(high);
        pen.text(&text, (at, y), Side::Middle, SMALL, colours::SMALL_NUMBER);
    }
}

/// Where a threshold stands beside what is drawn.
enum Place {
    Below,
    Within,
    Above,
}

fn beside(threshold: Hundredths, (low, high): (i64, i64), x: impl Fn(i64) -> i32) -> (i32, Place) {
    match threshold.get() {
        score if score < low => (0, Place::Below),
        score if score > high => (WIDTH, Place::Above),
        score => (x(score), Place::Within),
    }
}
