//! The least steps to a tier.
//!
//! A step raises one item to the next percent of the scale. The plan has the fewest steps that meet what the tier asks of
//! the scores; among those it changes the fewest items; among those it is always the same one. It is no advice where to
//! improve: it says how far the tier is.

use super::goal::{Beside, Goal, goals};
use super::knapsack::{Cost, NEVER, Offer, Table};
use crate::assessment::ConditionAnswer;
use crate::keyed::Keyed;
use crate::programme::{Facts, OwnScore, Programme, Scores, Tier, Verdict};
use crate::scoring::Scoreboard;
use crate::standard::{ConditionId, Hundredths, ItemId, Percent, Standard};
use std::iter;

/// The most steps an item where nobody says: a climb from 35 % to 95 % would be true, and no advice.
pub const CLIMB: u8 = 4;

/// What a plan may not do.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits<'a> {
    /// The items that stay as they are.
    pub fixed: &'a [ItemId],
    /// The most steps an item may climb.
    pub steps: Option<u8>,
}

/// How far a tier is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prospect {
    /// The way of the scores.
    pub way: Way,
    /// The conditions not answered yet; the tier needs them beside its scores.
    pub open: Vec<ConditionId>,
    /// The conditions that were answered and do not hold: without them no score is enough.
    pub failed: Vec<ConditionId>,
    /// The conditions that could stand in for a score, and were not declared to hold.
    pub instead: Vec<ConditionId>,
}

/// The way of the scores to a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The scores are enough.
    Reached,
    /// The fewest steps.
    Steps(Plan),
    /// No steps that are allowed are enough.
    Impossible(Why),
}

/// The fewest steps to a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many they are.
    pub steps: usize,
    /// The items that climb, in the order of the standard.
    pub raises: Vec<Raise>,
    /// The total before.
    pub before: Hundredths,
    /// The total after.
    pub after: Hundredths,
}

/// An item that climbs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// The item.
    pub item: ItemId,
    /// Its percent now; `None` is not scored, and is counted from zero.
    pub from: Option<Percent>,
    /// Its percent then.
    pub to: Percent,
    /// How many steps that is.
    pub steps: u8,
    /// The points that it brings.
    pub gain: Hundredths,
}

/// Why no steps are enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The total stays too low.
    Total {
        /// The highest that can be reached.
        most: Hundredths,
        /// What is needed.
        needed: Hundredths,
    },
    /// Every category stays below a percent of its own points.
    Category {
        /// That percent.
        needed: Percent,
    },
    /// The conditions that were declared leave no way.
    Conditions,
}

/// The least steps to a tier from the present scores. An item that is not scored counts from zero.
///
/// ```
/// # use excellence_assessment::{assessment::{Assessment, Command}, keyed::Keyed, planning::{Limits, Way, plan}, programme::{PACKS, Programme}, scoring::Scoreboard, standard::{Percent, Standard, SHENZHEN}};
/// let standard = Standard::read(SHENZHEN).unwrap();
/// let programme = Programme::read(PACKS[0]).unwrap();
/// let mut assessment = Assessment::default();
/// for item in standard.items() {
///     assessment.apply(Command::Percent(item.id.clone(), Percent::new(55)));
/// }
/// // 55 % everywhere is 275 points; 60 % of 500 is 300. 25 points are 13 steps of the six items with 40 points, 2 points each.
/// let board = Scoreboard::of(&standard, &assessment);
/// let prospect = plan(&standard, &board, &programme, &programme.tiers[0], &Keyed::new(), Limits::default());
/// let Way::Steps(plan) = prospect.way else { panic!() };
/// assert_eq!((plan.steps, plan.after.to_string()), (13, "301.00".to_string()));
/// // Five conditions of application, and two of the tier.
/// assert_eq!(prospect.open.len(), 7);
/// ```
pub fn plan(
    standard: &Standard,
    board: &Scoreboard,
    programme: &Programme,
    tier: &Tier,
    declared: &Keyed<ConditionId, ConditionAnswer>,
    limits: Limits<'_>,
) -> Prospect {
    let facts = Facts {
        scores: Scores::Own(board),
        declared: Some(declared),
    };
    let mut beside = Beside::default();
    // Who may not apply, or fails at a stage, has no tier.
    let stages = programme.stages.iter().map(|stage| &stage.rule);
    let before = iter::once(&programme.eligibility).chain(stages);
    let mut wanted = goals(&tier.rule, &facts);
    for rule in before.clone() {
        let may = goals(rule, &facts);
        let both = |goal: Goal| may.iter().map(move |other| goal.and(*other));
        wanted = wanted.into_iter().flat_map(both).collect();
    }
    for rule in before.chain([&tier.rule]) {
        beside.add(rule, &facts);
    }
    let ground = Ground::of(standard, board, limits);
    let way = if wanted.is_empty() {
        Way::Impossible(Why::Conditions)
    } else if wanted.iter().any(|goal| goal.is_met(board)) {
        Way::Reached
    } else {
        match ground.least(&wanted) {
            Some(steps) => Way::Steps(ground.plan(&steps)),
            None => Way::Impossible(ground.why(&wanted)),
        }
    };
    let Beside {
        open,
        failed,
        instead,
    } = beside;
    // What a plan has reached by scores needs no stand-in.
    let instead = if way == Way::Reached {
        Vec::new()
    } else {
        instead
    };
    Prospect {
        way,
        open,
        failed,
        instead,
    }
}

impl Goal {
    fn is_met(self, scores: &dyn OwnScore) -> bool {
        let total = scores.total(self.total) == Verdict::Met;
        total
            && (self.best == Percent::default() || scores.best_category(self.best) == Verdict::Met)
    }
}

/// The present scores, and where they may climb.
#[derive(Clone, Debug)]
struct Ground {
    /// In the order of the standard.
    spots: Vec<Spot>,
    /// Earned and possible, by category.
    categories: Vec<(Hundredths, Hundredths)>,
    /// Earned and possible.
    total: (Hundredths, Hundredths),
}

/// An item and where it may climb.
#[derive(Clone, Debug)]
struct Spot {
    id: ItemId,
    category: usize,
    from: Option<Percent>,
    /// The percents that it may climb to, each with the points that it brings; rising.
    above: Vec<(Percent, Hundredths)>,
}

impl Ground {
    fn of(standard: &Standard, board: &Scoreboard, limits: Limits<'_>) -> Ground {
        let mut scores = board.items.iter();
        let mut spots = Vec::new();
        for (category, found) in standard.categories.iter().enumerate() {
            for (item, score) in found.items.iter().zip(&mut scores) {
                let now = score.percent.unwrap_or_default();
                let most = match limits.fixed.contains(&item.id) {
                    true => 0,
                    false => limits.steps.map_or(usize::MAX, usize::from),
                };
                let above = standard.scale.percents().filter(|percent| *percent > now);
                let above = above.map(|percent| (percent, percent.of(item.points) - score.earned));
                spots.push(Spot {
                    id: item.id.clone(),
                    category,
                    from: score.percent,
                    above: above.take(most).collect(),
                });
            }
        }
        let categories = board.categories.iter().map(|category| &category.total);
        Ground {
            spots,
            categories: categories.map(|sum| (sum.earned, sum.possible)).collect(),
            total: (board.total.earned, board.total.possible),
        }
    }

    /// The fewest steps that meet any of the goals, by item; `None` where none can be met.
    fn least(&self, goals: &[Goal]) -> Option<Vec<u8>> {
        let unit = self.unit();
        let offers: Vec<Offer> = self.spots.iter().map(|spot| spot.offer(unit)).collect();
        let mut best: (Cost, Vec<u8>) = (NEVER, Vec::new());
        for goal in goals {
            let need = units(missing(self.total, goal.total), unit);
            let table = Table::of(&offers, need);
            if table.cost(need) >= best.0 {
                continue;
            }
            let steps = table.steps(&offers, need);
            // The total alone is a lower bound; where its cheapest plan lifts a category far enough, nothing is cheaper.
            if self.lifts(&steps, goal.best) {
                best = (table.cost(need), steps);
                continue;
            }
            for category in 0..self.categories.len() {
                let own = units(missing(self.categories[category], goal.best), unit);
                if let Some(found) = self.least_with(&offers, category, own, need, best.0) {
                    best = found;
                }
            }
        }
        (best.0 != NEVER).then_some(best.1)
    }

    /// The fewest steps that bring `own` units within one category and `need` in all; `None` where they cost no less than
    /// `bound`.
    fn least_with(
        &self,
        offers: &[Offer],
        category: usize,
        own: usize,
        need: usize,
        bound: Cost,
    ) -> Option<(Cost, Vec<u8>)> {
        let side = |within: bool| -> Vec<Offer> {
            let pairs = self.spots.iter().zip(offers);
            let here = pairs.filter(|(spot, _)| (spot.category == category) == within);
            here.map(|(_, offer)| offer.clone()).collect()
        };
        let (inner, outer) = (side(true), side(false));
        let most: usize = inner.iter().filter_map(|offer| offer.last()).sum();
        if most < own {
            return None;
        }
        let most = most.min(need.max(own));
        let (within, without) = (Table::of(&inner, most), Table::of(&outer, need));
        let costs = (own..=most).map(|gain| {
            let rest = need.saturating_sub(gain);
            (within.cost(gain).saturating_add(without.cost(rest)), gain)
        });
        let (cost, gain) = costs.min()?;
        if cost >= bound {
            return None;
        }
        let mut inside = within.steps(&inner, gain).into_iter();
        let mut outside = without.steps(&outer, need.saturating_sub(gain)).into_iter();
        let steps = self.spots.iter().map(|spot| {
            let side = match spot.category == category {
                true => &mut inside,
                false => &mut outside,
            };
            side.next().unwrap_or_default()
        });
        Some((cost, steps.collect()))
    }

    /// The largest unit that every gain is a whole number of, in hundredths.
    fn unit(&self) -> i64 {
        let gains = self.spots.iter().flat_map(|spot| &spot.above);
        let unit = gains.fold(0, |unit, (_, gain)| divisor(unit, gain.get()));
        unit.max(1)
    }

    /// Whether some steps lift any category to a percent of its own points.
    fn lifts(&self, steps: &[u8], percent: Percent) -> bool {
        percent == Percent::default() || {
            let mut earned: Vec<Hundredths> = self.categories.iter().map(|sum| sum.0).collect();
            for (spot, steps) in self.spots.iter().zip(steps) {
                earned[spot.category] = earned[spot.category] + spot.gain(*steps);
            }
            let mut both = earned.iter().zip(&self.categories);
            both.any(|(earned, (_, possible))| earned.reaches(percent, *possible))
        }
    }

    fn plan(&self, steps: &[u8]) -> Plan {
        let climbing = self.spots.iter().zip(steps);
        let raises = climbing.filter_map(|(spot, steps)| {
            let (to, gain) = *spot.above.get(usize::from(*steps).checked_sub(1)?)?;
            Some(Raise {
                item: spot.id.clone(),
                from: spot.from,
                to,
                steps: *steps,
                gain,
            })
        });
        let raises: Vec<Raise> = raises.collect();
        let gain: Hundredths = raises.iter().map(|raise| raise.gain).sum();
        Plan {
            steps: steps.iter().map(|steps| usize::from(*steps)).sum(),
            raises,
            before: self.total.0,
            after: self.total.0 + gain,
        }
    }

    /// Why none of the goals can be met: by the one that asks least.
    fn why(&self, goals: &[Goal]) -> Why {
        let gain: Hundredths = self.spots.iter().map(|spot| spot.gain(u8::MAX)).sum();
        let most = self.total.0 + gain;
        let least = goals.iter().min_by_key(|goal| (goal.total, goal.best));
        let goal = least.copied().unwrap_or_default();
        if most.reaches(goal.total, self.total.1) {
            Why::Category { needed: goal.best }
        } else {
            let needed = self.total.0 + missing(self.total, goal.total);
            Why::Total { most, needed }
        }
    }
}

impl Spot {
    fn offer(&self, unit: i64) -> Offer {
        let gains = self.above.iter().map(|(_, gain)| units(*gain, unit));
        gains.collect()
    }

    /// The points that so many steps bring; all that are allowed where there are not as many.
    fn gain(&self, steps: u8) -> Hundredths {
        let steps = usize::from(steps).min(self.above.len());
        steps
            .checked_sub(1)
            .map_or(Hundredths::ZERO, |step| self.above[step].1)
    }
}

/// The points that are missing to a percent; none where it is reached.
fn missing((earned, possible): (Hundredths, Hundredths), percent: Percent) -> Hundredths {
    // Rounded up: a score is a whole number of hundredths.
    let needed = (possible.get() * i64::from(percent.get()) + 99).div_euclid(100);
    Hundredths::new((needed - earned.get()).max(0))
}

/// A score in whole units, rounded up.
fn units(score: Hundredths, unit: i64) -> usize {
    let units = (score.get() + unit - 1).div_euclid(unit);
    usize::try_from(units).unwrap_or_default()
}

/// The greatest common divisor.
fn divisor(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}

#[cfg(test)]
mod tests {
    use super::super::knapsack::steps_of;
    use super::*;
    use crate::programme::PACKS;
    use crate::scoring::Scoreboard;
    use crate::standard::{Points, SHENZHEN};
    use proptest::prelude::*;

    /// A little standard: items with points, a category and a percent, on a scale of quarters or fifths.
    fn ground(items: &[(u32, usize, usize)], scale: &[u32], most: usize) -> Ground {
        let percent = |number| Percent::new(number).expect("a percent");
        let mut categories = vec![(Hundredths::ZERO, Hundredths::ZERO); 3];
        let mut spots = Vec::new();
        for (number, (points, category, at)) in items.iter().enumerate() {
            let now = percent(scale[at % scale.len()]);
            let points = Points(*points);
            let sum = &mut categories[*category];
            *sum = (sum.0 + now.of(points), sum.1 + Hundredths::from(points));
            let above = scale.iter().filter(|number| percent(**number) > now);
            let above = above.map(|number| {
                (
                    percent(*number),
                    percent(*number).of(points) - now.of(points),
                )
            });
            spots.push(Spot {
                id: number.to_string().as_str().into(),
                category: *category,
                from: Some(now),
                above: above.take(most).collect(),
            });
        }
        let total = categories
            .iter()
            .fold((Hundredths::ZERO, Hundredths::ZERO), |sum, next| {
                (sum.0 + next.0, sum.1 + next.1)
            });
        Ground {
            spots,
            categories,
            total,
        }
    }

    /// Every choice of steps, tried.
    fn tried(ground: &Ground, goals: &[Goal]) -> Option<(usize, usize, Vec<u8>)> {
        let mut best: Option<(usize, usize, Vec<u8>)> = None;
        let mut steps = vec![0u8; ground.spots.len()];
        loop {
            let gain: Hundredths = ground
                .spots
                .iter()
                .zip(&steps)
                .map(|(spot, steps)| spot.gain(*steps))
                .sum();
            let meets = goals.iter().any(|goal| {
                (ground.total.0 + gain).reaches(goal.total, ground.total.1)
                    && ground.lifts(&steps, goal.best)
            });
            if meets {
                let sum = steps.iter().map(|steps| usize::from(*steps)).sum();
                let items = steps.iter().filter(|steps| **steps > 0).count();
                if best
                    .as_ref()
                    .is_none_or(|(s, i, _)| (sum, items) < (*s, *i))
                {
                    best = Some((sum, items, steps.clone()));
                }
            }
            let mut at = 0;
            loop {
                let Some(spot) = ground.spots.get(at) else {
                    return best;
                };
                if usize::from(steps[at]) < spot.above.len() {
                    steps[at] += 1;
                    break;
                }
                steps[at] = 0;
                at += 1;
            }
        }
    }

    fn cost(steps: &[u8]) -> (usize, usize) {
        let sum = steps.iter().map(|steps| usize::from(*steps)).sum();
        (sum, steps.iter().filter(|steps| **steps > 0).count())
    }

    const POINTS: [u32; 6] = [15, 20, 25, 40, 7, 30];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn no_choice_of_steps_is_cheaper(
            items in proptest::collection::vec((0usize..6, 0usize..3, 0usize..6), 1..6),
            even in any::<bool>(),
            most in 1usize..6,
            goals in proptest::collection::vec((0u32..=100, prop_oneof![Just(0u32), 0u32..=100]), 1..3),
        ) {
            let items: Vec<_> = items.into_iter().map(|(points, category, at)| (POINTS[points], category, at)).collect();
            // An uneven scale too: the rule is not ours to bend.
            let scale: &[u32] = if even { &[0, 20, 40, 60, 80, 100] } else { &[0, 5, 10, 50, 90, 100] };
            let ground = ground(&items, scale, most);
            let goals: Vec<Goal> = goals.into_iter().map(|(total, best)| Goal {
                total: Percent::new(total).expect("in range"),
                best: Percent::new(best).expect("in range"),
            }).collect();
            let found = ground.least(&goals);
            let tried = tried(&ground, &goals);
            prop_assert_eq!(found.as_deref().map(cost), tried.as_ref().map(|(steps, items, _)| (*steps, *items)));
            if let Some(steps) = found {
                let plan = ground.plan(&steps);
                let meets = goals.iter().any(|goal| plan.after.reaches(goal.total, ground.total.1) && ground.lifts(&steps, goal.best));
                prop_assert!(meets);
                prop_assert_eq!(plan.raises.len(), cost(&steps).1);
            }
        }
    }

    /// The Shenzhen standard at even percents.
    fn even(percent: u32) -> (Standard, Programme, Scoreboard) {
        let standard = Standard::read(SHENZHEN).expect("the pack is tested elsewhere");
        let mut assessment = crate::assessment::Assessment::default();
        for item in standard.items() {
            assessment.apply(crate::assessment::Command::Percent(
                item.id.clone(),
                Percent::new(percent),
            ));
        }
        let board = Scoreboard::of(&standard, &assessment);
        let programme = Programme::read(PACKS[0]).expect("the pack is tested elsewhere");
        (standard, programme, board)
    }

    fn to_tier(percent: u32, tier: usize, limits: Limits<'_>) -> Prospect {
        let (standard, programme, board) = even(percent);
        plan(
            &standard,
            &board,
            &programme,
            &programme.tiers[tier],
            &Keyed::new(),
            limits,
        )
    }

    #[test]
    fn items_held_fixed_do_not_climb_and_no_item_climbs_further_than_allowed() {
        let fixed: [ItemId; 2] = ["1.3".into(), "2.3".into()];
        let limits = Limits {
            fixed: &fixed,
            steps: Some(2),
        };
        let Way::Steps(plan) = to_tier(55, 0, limits).way else {
            panic!("it can be reached")
        };
        assert!(
            plan.raises
                .iter()
                .all(|raise| !fixed.contains(&raise.item) && raise.steps <= 2)
        );
        // Eight steps of the four items left with 40 points bring 16, and eight of smaller ones at least 9.
        assert_eq!((plan.steps, plan.raises.len()), (16, 8));
        assert!(plan.after >= Hundredths::new(30000));
    }

    #[test]
    fn what_cannot_be_reached_says_why() {
        let limits = Limits {
            fixed: &[],
            steps: Some(0),
        };
        assert_eq!(
            to_tier(55, 0, limits).way,
            Way::Impossible(Why::Total {
                most: Hundredths::new(27500),
                needed: Hundredths::new(30000)
            })
        );
    }

    #[test]
    fn a_category_is_lifted_where_the_total_is_there_already() {
        // 50 % everywhere is enough for the total; one category still needs 55 % of its own points. Of 80 points that is 4
        // more: two steps of the item with 40.
        let prospect = to_tier(50, 1, Limits::default());
        let Way::Steps(plan) = prospect.way else {
            panic!("it can be reached")
        };
        assert_eq!(plan.steps, 2);
        assert_eq!(
            plan.raises
                .iter()
                .map(|raise| raise.item.as_str())
                .collect::<Vec<_>>(),
            ["1.3"]
        );
        assert_eq!(prospect.instead, ["outstanding-innovation".into()]);
    }

    #[test]
    fn a_declaration_that_was_made_stands_in_for_the_category() {
        let (standard, programme, board) = even(50);
        let declared = [(
            "outstanding-innovation".into(),
            ConditionAnswer::Declared(true),
        )]
        .into_iter()
        .collect();
        let prospect = plan(
            &standard,
            &board,
            &programme,
            &programme.tiers[1],
            &declared,
            Limits::default(),
        );
        assert_eq!(prospect.way, Way::Reached);
        assert!(
            prospect.open.contains(&"legal".into())
                && !prospect.open.contains(&"outstanding-innovation".into())
        );
    }

    #[test]
    fn costs_are_steps_first() {
        let table = Table::of(&[vec![3, 6], vec![4]], 7);
        assert_eq!(steps_of(table.cost(7)), 2);
        assert_eq!(table.steps(&[vec![3, 6], vec![4]], 7), [1, 1]);
        assert_eq!(table.steps(&[vec![3, 6], vec![4]], 6), [2, 0]);
    }
}
