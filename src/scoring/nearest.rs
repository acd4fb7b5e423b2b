//! Where the points to the next tier are nearest.

use super::scoreboard::Scoreboard;
use crate::standard::{Hundredths, ItemId, Percent, Standard};

/// What raising one item would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The item.
    pub item: ItemId,
    /// How far it is raised.
    pub rise: Rise,
    /// The points that this brings; of an item that is not scored, the most that it can.
    pub gain: Hundredths,
}

/// How far an item is raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rise {
    /// It is not scored: what it brings is open.
    Open,
    /// To the next percent of the scale, which does not close the distance, nor do the points of this item within [`REACH`].
    Next(Percent),
    /// To the next percent of the scale; at the other one, this item alone closes the distance.
    Closes(Percent, Percent),
}

/// How many percent an item may have to climb to be called near: a way from 25 % to 85 % would be true, and no advice.
pub const REACH: u8 = 20;

/// The items where `distance` points are nearest: first those that are not scored, by the most that they can bring; then those that
/// close the distance alone with the fewest steps; then those whose next step brings most; between equals, the lower score first.
/// Items at the top are left out.
pub fn nearest(standard: &Standard, board: &Scoreboard, distance: Hundredths) -> Vec<Step> {
    let percents: Vec<Percent> = standard.scale.percents().collect();
    let mut steps: Vec<(Order, Step)> = Vec::new();
    for (item, score) in standard.items().zip(&board.items) {
        let (rise, gain, order) = match score.percent {
            None => {
                let most = score.possible;
                (Rise::Open, most, (0, -most.get(), Percent::default()))
            }
            Some(now) => {
                let above = || percents.iter().copied().filter(|percent| *percent > now);
                let gain = |percent: Percent| percent.of(item.points) - score.earned;
                let Some(next) = above().next() else {
                    continue;
                };
                let near = above().take_while(|percent| percent.get() - now.get() <= REACH);
                let closing = near
                    .zip(1..)
                    .find(|(percent, _)| gain(*percent) >= distance);
                let (rise, steps) = closing
                    .map_or((Rise::Next(next), usize::MAX), |(at, steps)| {
                        (Rise::Closes(next, at), steps)
                    });
                (rise, gain(next), (steps, -gain(next).get(), now))
            }
        };
        let step = Step {
            item: item.id.clone(),
            rise,
            gain,
        };
        // Into its place at once: a few dozen items, and a sort weighs more than all of this file.
        let place = steps.partition_point(|(other, _)| *other <= order);
        steps.insert(place, (order, step));
    }
    steps.into_iter().map(|(_, step)| step).collect()
}

/// How many steps close the distance, none for an item that is not scored; the gain turned round, and the percent now: the least
/// comes first.
type Order = (usize, i64, Percent);
