//! Where the points to the next tier are nearest.

use super::scoreboard::Scoreboard;
use crate::standard::{Hundredths, ItemId, Percent, Standard};

/// What raising one item would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The item.
    pub item: ItemId,
    /// The next percent of the scale above the decided one; the lowest above zero where the item is not scored.
    pub next: Percent,
    /// The points that this one step brings.
    pub gain: Hundredths,
    /// The percent at which this item alone closes the distance; `None` where its points are not enough, or only after a
    /// climb of more than [`REACH`]: a way from 25 % to 85 % would be true, and no advice.
    pub closes_at: Option<Percent>,
}

/// How many percent an item may have to climb to be called near.
pub const REACH: u8 = 20;

/// The items where `distance` points are nearest: first those that close it alone with the fewest steps, then those whose
/// next step brings most; between equals, the lower score first. Items at the top are left out.
pub fn nearest(standard: &Standard, board: &Scoreboard, distance: Hundredths) -> Vec<Step> {
    let percents: Vec<Percent> = standard.scale.percents().collect();
    let mut steps: Vec<(Order, Step)> = Vec::new();
    for (item, score) in standard.items().zip(&board.items) {
        let now = score.percent.unwrap_or_default();
        let above = percents.iter().filter(|percent| **percent > now);
        let above: Vec<Percent> = above.copied().collect();
        let gain = |percent: Percent| percent.of(item.points) - score.earned;
        let Some(next) = above.first().copied() else {
            continue;
        };
        let near = |percent: Percent| score.percent.is_none() || percent.get() - now.get() <= REACH;
        let closing = above
            .iter()
            .position(|percent| gain(*percent).get() >= distance.get())
            .filter(|index| near(above[*index]));
        let step = Step {
            item: item.id.clone(),
            next,
            gain: gain(next),
            closes_at: closing.map(|index| above[index]),
        };
        // Into its place at once: a few dozen items, and a sort weighs more than all of this file.
        let order = (closing.unwrap_or(usize::MAX), -step.gain.get(), now);
        let place = steps.partition_point(|(other, _)| *other <= order);
        steps.insert(place, (order, step));
    }
    steps.into_iter().map(|(_, step)| step).collect()
}

/// How many steps close the distance, the gain of the next one turned round, and the percent now: the least comes first.
type Order = (usize, i64, Percent);
