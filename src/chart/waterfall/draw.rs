//! The waterfall as SVG: a row an item, so that names find room on a phone.

use super::model::{NOW, THEN, Waterfall};
use crate::chart::colours;
use crate::chart::pen::{FONT, Pen, SMALL, Side, WIDTH, figure, fitted, width};
use crate::standard::Hundredths;

const ROW: i32 = 122;
/// The bars stand below their names, over the whole width: so far below, and so high.
const BELOW: i32 = 34;
const HIGH: i32 = 34;
const TOP: i32 = 96;
/// Where the bars end; numbers stand to their right.
const RIGHT: i32 = 1190;
/// What a bar of a total shows of all that is below the first rise, of the whole width.
const STUMP: i64 = 6;
/// Where a bar is broken that does not begin at zero.
const BREAK: i32 = 50;

/// The figure as an SVG element.
pub fn svg(waterfall: &Waterfall) -> String {
    let rows = i32::try_from(waterfall.rises.len()).unwrap_or_default() + 2;
    let size = (WIDTH, TOP + rows * ROW + 10);
    figure(size, &waterfall.summary(), |pen| draw(pen, waterfall))
}

fn draw(pen: &Pen<'_>, waterfall: &Waterfall) {
    let (before, after) = (waterfall.before.get(), waterfall.after().get());
    let top = waterfall
        .threshold
        .map_or(after, |points| points.get().max(after));
    let span = (top - before).max(1);
    // The axis begins a little below the present total: what rises is what is shown.
    let low = (before - span / STUMP - 1).max(0);
    let x = |score: Hundredths| {
        let place = (score.get() - low) * i64::from(RIGHT) / (top - low).max(1);
        i32::try_from(place).unwrap_or_default().clamp(0, RIGHT)
    };
    let mut y = TOP;
    let name = |text: &str, number: &str, y: i32| {
        let beside = (WIDTH, y + BELOW + HIGH / 2);
        pen.bold(number, beside, Side::Left, FONT, colours::PERCENT);
        let (text, size) = fitted(text, FONT, RIGHT - 20);
        pen.text(&text, (0, y), Side::Right, size, colours::NAME);
    };
    let bar = |from: i32, to: i32, y: i32, colour| {
        pen.bar(
            (from, y + BELOW),
            (to.max(from + 6), y + BELOW + HIGH),
            colour,
        );
    };
    // A bar of a total, broken where the axis does not begin at zero.
    let total = |sum: Hundredths, y: i32| {
        bar(0, x(sum), y, colours::EARNED);
        let breaks: &[i32] = if low > 0 { &[BREAK, BREAK + 20] } else { &[] };
        for at in breaks {
            let ends = vec![(at - 10, y + BELOW + HIGH + 8), (at + 10, y + BELOW - 8)];
            pen.line(ends, colours::PAPER, 8);
        }
    };
    // What holds one bar to the next, with room for the name between them.
    let link = |at: i32, y: i32, next: &str| {
        let (top, bottom) = (y + BELOW + HIGH, y + ROW + BELOW);
        let is_free = at > width(next, FONT) + 10;
        let pieces = match is_free {
            true => vec![(top, bottom)],
            false => vec![(top, y + ROW - FONT / 2), (y + ROW + FONT / 2, bottom)],
        };
        for (from, to) in pieces {
            pen.line(vec![(at, from), (at, to)], colours::RULE, 4);
        }
    };
    let lang = waterfall.lang;
    name(NOW.get(lang), &waterfall.before.to_string(), y);
    total(waterfall.before, y);
    let mut sum = waterfall.before;
    for rise in &waterfall.rises {
        let from = x(sum);
        let text = format!("{}  {}", rise.name, rise.change);
        link(from, y, &text);
        y += ROW;
        sum = sum + rise.gain;
        name(&text, &format!("+{}", rise.gain), y);
        bar(from, x(sum), y, colours::RANGE);
    }
    link(x(sum), y, THEN.get(lang));
    y += ROW;
    name(THEN.get(lang), &sum.to_string(), y);
    total(sum, y);
    if let Some(threshold) = waterfall.threshold {
        let at = x(threshold);
        pen.dashed(
            &[(at, TOP - 50), (at, y + BELOW + HIGH)],
            22,
            colours::TIER,
            7,
        );
        let (text, size) = fitted(&format!("{} {threshold}", waterfall.tier), SMALL, WIDTH);
        // Ends at the line where there is room to its left, else begins at the edge.
        match width(&text, size) + 20 < at {
            true => pen.bold(&text, (at - 16, TOP - 62), Side::Left, size, colours::TIER),
            false => pen.bold(&text, (0, TOP - 62), Side::Right, size, colours::TIER),
        }
    }
}
