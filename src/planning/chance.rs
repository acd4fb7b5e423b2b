//! How sure a total is, where items carry a lowest and a highest percent.
//!
//! The assumption, said wherever a chance is shown: items are independent of each other, and every legal percent of an item
//! between its lowest and its highest is equally likely. From it everything follows by counting: a distribution holds how many
//! of all combinations lead to each score, in hundredths of a point, as whole numbers. Nothing is sampled and nothing rounded
//! but the last digit shown, downwards.

use crate::assessment::ConditionAnswer;
use crate::keyed::Keyed;
use crate::programme::{Facts, Measure, OwnScore, Programme, Rule, Scores, Tier, Verdict};
use crate::standard::{ConditionId, Hundredths, Percent, Standard};

/// The lowest and the highest percent that an item may turn out to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lowest.
    pub low: Percent,
    /// The highest.
    pub high: Percent,
}

/// The range of an item out of what was answered: what is missing of it is the decided percent, else the other end. Ends the
/// wrong way round are turned. `None` where nothing is known.
pub fn ranges(
    percent: Option<Percent>,
    low: Option<Percent>,
    high: Option<Percent>,
) -> Option<Range> {
    let low_end = low.or(percent).or(high)?;
    let high_end = high.or(percent).or(low)?;
    Some(Range {
        low: low_end.min(high_end),
        high: low_end.max(high_end),
    })
}

/// The distribution of the total, and of what programmes ask of categories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// Of the total, all categories as they come.
    total: Counts,
    /// All points.
    possible: Hundredths,
    /// Of each category, with its points.
    categories: Vec<(Counts, Hundredths)>,
    /// The unit of every score, in hundredths.
    unit: i64,
}

/// How many of all combinations hold: a probability without rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    part: u128,
    whole: u128,
}

/// The chance that a tier is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    /// By the score alone, every condition taken for granted.
    pub by_score: Share,
    /// With the conditions as declared; what is not declared does not hold.
    pub declared: Share,
    /// The same, if all that is not declared comes to hold.
    pub at_most: Share,
}

/// How many combinations lead to each score.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Counts {
    /// The lowest score, in units.
    low: usize,
    /// How many combinations lead to it and to each one above.
    counts: Vec<u128>,
}

impl Counts {
    /// Nothing yet: one way to have no points.
    fn none() -> Counts {
        Counts {
            low: 0,
            counts: vec![1],
        }
    }

    /// An item whose scores are equally likely.
    fn of(scores: &[usize]) -> Counts {
        let low = scores.iter().copied().min().unwrap_or_default();
        let high = scores.iter().copied().max().unwrap_or_default();
        let mut counts = vec![0; high - low + 1];
        for score in scores {
            counts[score - low] += 1;
        }
        Counts { low, counts }
    }

    /// The sum of two independent scores.
    fn plus(&self, other: &Counts) -> Counts {
        let mut counts = vec![0u128; self.counts.len() + other.counts.len() - 1];
        for (at, mine) in self
            .counts
            .iter()
            .enumerate()
            .filter(|(_, mine)| **mine > 0)
        {
            for (sum, theirs) in counts[at..].iter_mut().zip(&other.counts) {
                if *theirs > 0 {
                    *sum += mine * theirs;
                }
            }
        }
        Counts {
            low: self.low + other.low,
            counts,
        }
    }

    /// The same without the combinations that reach so many units.
    fn below(&self, limit: usize) -> Counts {
        let mut counts = self.counts.clone();
        for (at, count) in counts.iter_mut().enumerate() {
            if self.low + at >= limit {
                *count = 0;
            }
        }
        Counts {
            low: self.low,
            counts,
        }
    }
}

/// So many totals are counted in less than a second; the standards of the product have a tenth of them.
const MOST_SCORES: i64 = 20_000;

impl Confidence {
    /// The distribution of a total whose items have these ranges, in the order of the standard; `None` where one has none, or
    /// where there are more combinations than 2¹²⁶ (28 items with the whole scale each are not as many) or more than 20,000
    /// totals apart by what all scores have in common.
    ///
    /// ```
    /// # use excellence_assessment::{planning::{Confidence, Range}, standard::{Hundredths, Percent, Standard, SHENZHEN}};
    /// let standard = Standard::read(SHENZHEN).unwrap();
    /// let percent = |number| Percent::new(number).unwrap();
    /// let mut ranges = vec![Some(Range { low: percent(50), high: percent(50) }); 18];
    /// // 1.3 has 40 points: at 45, 50 or 55 % the total is 248, 250 or 252.
    /// ranges[2] = Some(Range { low: percent(45), high: percent(55) });
    /// let confidence = Confidence::of(&standard, &ranges).unwrap();
    /// assert_eq!(confidence.at_least(Hundredths::new(25000)).text(), "66.6%");
    /// ```
    pub fn of(standard: &Standard, ranges: &[Option<Range>]) -> Option<Confidence> {
        let mut known = ranges.iter().copied();
        let mut scores: Vec<Vec<Vec<i64>>> = Vec::new();
        let (mut unit, mut whole) = (0, 1u128);
        for category in &standard.categories {
            let mut items = Vec::new();
            for item in &category.items {
                let Range { low, high } = known.next().flatten()?;
                let steps = standard
                    .scale
                    .percents()
                    .filter(|step| (low..=high).contains(step));
                let mut steps: Vec<i64> = steps.map(|step| step.of(item.points).get()).collect();
                if steps.is_empty() {
                    steps.push(low.of(item.points).get());
                }
                unit = steps.iter().fold(unit, |unit, score| divisor(unit, *score));
                let count = u128::try_from(steps.len()).ok()?;
                whole = whole.checked_mul(count).filter(|whole| *whole <= MOST)?;
                items.push(steps);
            }
            scores.push(items);
        }
        let unit = unit.max(1);
        let possible = Hundredths::from(standard.points());
        if possible.get() / unit > MOST_SCORES {
            return None;
        }
        let in_units = |score: &i64| usize::try_from(score / unit).unwrap_or_default();
        let categories = scores
            .iter()
            .zip(&standard.categories)
            .map(|(items, category)| {
                let counts = items.iter().fold(Counts::none(), |sum, item| {
                    let item: Vec<usize> = item.iter().map(in_units).collect();
                    sum.plus(&Counts::of(&item))
                });
                (counts, Hundredths::from(category.points()))
            });
        let categories: Vec<_> = categories.collect();
        Some(Confidence {
            total: sum(categories.iter().map(|(counts, _)| counts)),
            possible,
            categories,
            unit,
        })
    }

    /// Every score that the total may have, from the lowest up, with its share of the combinations.
    pub fn scores(&self) -> impl Iterator<Item = (Hundredths, Share)> + '_ {
        let whole = self.whole();
        let counts = self.total.counts.iter().enumerate();
        let here = counts.filter(|(_, part)| **part > 0);
        here.map(move |(at, part)| (self.score(at), Share { part: *part, whole }))
    }

    /// The lowest and the highest total.
    pub fn range(&self) -> (Hundredths, Hundredths) {
        let last = self.total.counts.len() - 1;
        (self.score(0), self.score(last))
    }

    /// The share of the combinations whose total is at least so much.
    pub fn at_least(&self, least: Hundredths) -> Share {
        self.share(|score| score >= least)
    }

    /// The lowest total that at least so many thousandths of the combinations do not exceed: 500 is the median.
    pub fn quantile(&self, thousandths: u32) -> Hundredths {
        let whole = self.whole();
        let mut part = 0;
        for (at, count) in self.total.counts.iter().enumerate() {
            part += count;
            if (Share { part, whole }).thousandths() >= thousandths {
                return self.score(at);
            }
        }
        self.range().1
    }

    /// The chance of a tier: what it asks of the scores, and the conditions of its programme.
    pub fn chance(
        &self,
        programme: &Programme,
        tier: &Tier,
        declared: &Keyed<ConditionId, ConditionAnswer>,
    ) -> Chance {
        let mut asked = Vec::new();
        best_categories(&programme.eligibility, &mut asked);
        best_categories(&tier.rule, &mut asked);
        for stage in &programme.stages {
            best_categories(&stage.rule, &mut asked);
        }
        asked.sort_unstable();
        asked.dedup();
        // How many combinations lead to a total while no category reaches the next percent that is asked for.
        let below = asked.iter().map(|percent| {
            let limit = |possible: Hundredths| {
                let least = (possible.get() * i64::from(percent.get()) + 99).div_euclid(100);
                usize::try_from((least + self.unit - 1).div_euclid(self.unit)).unwrap_or_default()
            };
            let categories = self.categories.iter();
            let limited: Vec<Counts> = categories
                .map(|(counts, possible)| counts.below(limit(*possible)))
                .collect();
            sum(limited.iter())
        });
        let below: Vec<Counts> = below.collect();
        let levels = [None].into_iter().chain(asked.iter().copied().map(Some));
        let mut parts = [0u128; 3];
        for (level, best) in levels.enumerate() {
            for at in 0..self.total.counts.len() {
                let upper = below
                    .get(level)
                    .map_or(self.total.counts[at], |counts| counts.counts[at]);
                let lower = level
                    .checked_sub(1)
                    .map_or(0, |level| below[level].counts[at]);
                if upper == lower {
                    continue;
                }
                let scores = Possible {
                    total: (self.score(at), self.possible),
                    best,
                };
                let verdict = |declared| {
                    let facts = Facts {
                        scores: Scores::Own(&scores),
                        declared,
                    };
                    let may = programme.eligibility.evaluate(&facts);
                    let mut stages = programme.stages.iter();
                    // What failed at a stage is not granted; one that is open hinders nothing, see `ProgrammeResult`.
                    match stages.any(|stage| stage.rule.evaluate(&facts) == Verdict::Failed) {
                        true => Verdict::Failed,
                        false => tier.rule.evaluate(&facts).min(may),
                    }
                };
                let declared = verdict(Some(declared));
                let holds = [
                    verdict(None) == Verdict::Met,
                    declared == Verdict::Met,
                    declared != Verdict::Failed,
                ];
                for (part, _) in parts.iter_mut().zip(holds).filter(|(_, holds)| *holds) {
                    *part += upper - lower;
                }
            }
        }
        let whole = self.whole();
        let [by_score, declared, at_most] = parts.map(|part| Share { part, whole });
        Chance {
            by_score,
            declared,
            at_most,
        }
    }

    fn share(&self, holds: impl Fn(Hundredths) -> bool) -> Share {
        let counts = self.total.counts.iter().enumerate();
        let here = counts.filter(|(at, _)| holds(self.score(*at)));
        Share {
            part: here.map(|(_, count)| count).sum(),
            whole: self.whole(),
        }
    }

    fn whole(&self) -> u128 {
        self.total.counts.iter().sum()
    }

    fn score(&self, at: usize) -> Hundredths {
        let units = i64::try_from(self.total.low + at).unwrap_or(i64::MAX);
        Hundredths::new(units.saturating_mul(self.unit))
    }
}

/// A combination: its total, and the highest percent asked for that its best category reaches.
struct Possible {
    total: (Hundredths, Hundredths),
    best: Option<Percent>,
}

impl OwnScore for Possible {
    fn total(&self, least: Percent) -> Verdict {
        met(self.total.0.reaches(least, self.total.1))
    }

    fn best_category(&self, least: Percent) -> Verdict {
        met(self.best.is_some_and(|best| best >= least))
    }
}

fn met(holds: bool) -> Verdict {
    if holds { Verdict::Met } else { Verdict::Failed }
}

fn sum<'a>(counts: impl Iterator<Item = &'a Counts>) -> Counts {
    counts.fold(Counts::none(), |sum, next| sum.plus(next))
}

fn best_categories(rule: &Rule, found: &mut Vec<Percent>) {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => {
            for part in parts {
                best_categories(part, found);
            }
        }
        Rule::AtLeast(Measure::BestCategory(percent, _)) => found.push(*percent),
        Rule::AtLeast(Measure::Total(..) | Measure::Number(..) | Measure::Score(..))
        | Rule::Declared(_) => {}
    }
}

/// The most combinations: twice as many still fit, which is what [`Share::thousandths`] needs.
const MOST: u128 = 1 << 126;

impl Share {
    /// The share in thousandths, rounded down.
    pub fn thousandths(self) -> u32 {
        // Digit by digit, as on paper: a product with 1000 would not fit.
        let Share { part, whole } = self;
        let mut rest = part;
        let mut digits = 0;
        if whole > 0 && rest >= whole {
            return 1000;
        }
        for _ in 0..3 {
            let (mut digit, mut ten) = (0, 0);
            for _ in 0..10 {
                ten += rest;
                if ten >= whole {
                    ten -= whole;
                    digit += 1;
                }
            }
            rest = ten;
            digits = digits * 10 + digit;
        }
        digits
    }

    /// Whether no combination holds.
    pub fn is_none(self) -> bool {
        self.part == 0
    }

    /// The share as a percent with one digit: `66.6%`; *below 0.1* where it is less but not nothing. Rounded down, so that
    /// nothing is certain before it is.
    pub fn text(self) -> String {
        let thousandths = self.thousandths();
        let number = match thousandths {
            0 if self.part > 0 => String::from("<0.1"),
            0 => String::from("0"),
            1000 => String::from("100"),
            _ => format!("{}.{}", thousandths / 10, thousandths % 10),
        };
        format!("{number}%")
    }

    /// The share of several scores together, out of the same combinations.
    pub(crate) fn plus(self, other: Share) -> Share {
        Share {
            part: self.part + other.part,
            whole: self.whole.max(other.whole),
        }
    }

    /// Nothing.
    pub(crate) const NONE: Share = Share { part: 0, whole: 0 };

    /// The larger of two shares of the same combinations.
    pub(crate) fn larger(self, other: Share) -> Share {
        if other.part > self.part { other } else { self }
    }

    /// How long a bar is for this share, where the bar of `most` is `room` long.
    pub(crate) fn length(self, most: Share, room: i32) -> i32 {
        // Both have the same whole. Shifted until a product fits: less than a thousandth of a unit is lost.
        let shift = (u128::BITS - most.part.leading_zeros()).saturating_sub(90);
        let (part, most) = (self.part >> shift, most.part >> shift);
        let room = u128::try_from(room).unwrap_or_default();
        i32::try_from(part * room / most.max(1)).unwrap_or_default()
    }
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
    use super::*;
    use crate::assessment::{Assessment, Command};
    use crate::programme::{PACKS, ProgrammeResult};
    use crate::scoring::Scoreboard;
    use crate::standard::{Points, SHENZHEN};
    use proptest::prelude::*;

    fn percent(number: u32) -> Percent {
        Percent::new(number).expect("a percent")
    }

    fn packs() -> (Standard, Programme) {
        let standard = Standard::read(SHENZHEN).expect("the pack is tested elsewhere");
        (
            standard,
            Programme::read(PACKS[0]).expect("the pack is tested elsewhere"),
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        /// Every combination of a few items is scored by the product itself, and counted.
        #[test]
        fn chances_are_what_counting_gives(
            base in 40u32..60,
            wide in proptest::collection::vec((0usize..18, 0u32..20, 0u32..5), 1..4),
            declares in any::<bool>(),
            staged in any::<bool>(),
        ) {
            let (standard, mut programme) = packs();
            if staged {
                // A stage that fails, or not, by the declaration that is left open or denied below.
                let mut stage = programme.tiers[0].clone();
                stage.rule = Rule::Declared("outstanding-innovation".into());
                programme.stages.push(stage);
            }
            let base = base / 5 * 5;
            let mut ranges = vec![Range { low: percent(base), high: percent(base) }; 18];
            for (item, low, width) in wide {
                ranges[item] = Range { low: percent(low * 5), high: percent((low + width).min(20) * 5) };
            }
            let declared: Keyed<ConditionId, ConditionAnswer> = programme.conditions.iter()
                .filter(|condition| declares || condition.id.as_str() != "outstanding-innovation")
                .map(|condition| (condition.id.clone(), match condition.id.as_str() {
                    "years" => ConditionAnswer::Number(3),
                    "outstanding-innovation" => ConditionAnswer::Declared(false),
                    _ => ConditionAnswer::Declared(true),
                })).collect();
            let known: Vec<Option<Range>> = ranges.iter().copied().map(Some).collect();
            let confidence = Confidence::of(&standard, &known).expect("all are known");
            let ids: Vec<_> = standard.items().map(|item| item.id.clone()).collect();
            let mut all = vec![Assessment::default()];
            for (id, range) in ids.iter().zip(&ranges) {
                let steps: Vec<Percent> = standard.scale.percents().filter(|p| (range.low..=range.high).contains(p)).collect();
                all = all.iter().flat_map(|so_far| steps.iter().map(|step| {
                    let mut next = so_far.clone();
                    next.apply(Command::Percent(id.clone(), Some(*step)));
                    next
                }).collect::<Vec<_>>()).collect();
            }
            let boards: Vec<Scoreboard> = all.iter().map(|one| Scoreboard::of(&standard, one)).collect();
            let whole = boards.len() as u128;
            for (score, share) in confidence.scores() {
                let part = boards.iter().filter(|board| board.total.earned == score).count() as u128;
                prop_assert_eq!(share, Share { part, whole });
            }
            let sorted = { let mut totals: Vec<_> = boards.iter().map(|board| board.total.earned).collect(); totals.sort_unstable(); totals };
            prop_assert_eq!(confidence.quantile(500), sorted[(sorted.len() - 1) / 2]);
            prop_assert_eq!(confidence.range(), (sorted[0], sorted[sorted.len() - 1]));
            for (at, tier) in programme.tiers.iter().enumerate() {
                let results: Vec<_> = boards.iter().map(|board| ProgrammeResult::with(&programme, board, &declared).tiers[at].clone()).collect();
                let chance = confidence.chance(&programme, tier, &declared);
                let by_score = results.iter().filter(|result| result.by_score == Verdict::Met).count() as u128;
                let met = results.iter().filter(|result| result.verdict == Verdict::Met).count() as u128;
                let may = results.iter().filter(|result| result.verdict != Verdict::Failed).count() as u128;
                prop_assert_eq!(chance, Chance {
                    by_score: Share { part: by_score, whole },
                    declared: Share { part: met, whole },
                    at_most: Share { part: may, whole },
                });
            }
        }

        #[test]
        fn a_share_is_rounded_down(whole in prop_oneof![1u128..1000, 1u128..1 << 110], part in any::<u128>()) {
            let part = part % (whole + 1);
            let thousandths = u128::from(Share { part, whole }.thousandths());
            prop_assert_eq!(thousandths, part * 1000 / whole);
        }

        #[test]
        fn a_share_of_the_most_combinations_lies_within_the_whole(part in 0u128..=MOST) {
            let thousandths = u128::from(Share { part, whole: MOST }.thousandths());
            // A thousandth of the whole, rounded down, that many times and once more.
            let thousandth = MOST / 1000;
            prop_assert!(thousandths <= 1000 && thousandth * thousandths <= part);
            prop_assert!(thousandths == 1000 || part < (thousandth + 1) * (thousandths + 1));
        }
    }

    #[test]
    fn more_totals_than_can_be_counted_at_once_are_not_counted() {
        let (mut standard, _) = packs();
        let wide = vec![
            Some(Range {
                low: percent(0),
                high: percent(100)
            });
            18
        ];
        // Without anything in common, each step is a matter of hundredths.
        let categories = standard.categories.iter_mut();
        let items = categories.flat_map(|category| &mut category.items);
        for (item, points) in items.zip(9973..) {
            item.points = Points(points);
        }
        assert_eq!(Confidence::of(&standard, &wide), None);
    }

    #[test]
    fn the_whole_scale_everywhere_is_counted_without_overflow() {
        let (standard, programme) = packs();
        let wide = vec![
            Some(Range {
                low: percent(0),
                high: percent(100)
            });
            18
        ];
        let confidence = Confidence::of(&standard, &wide).expect("21 to the power of 18 fits");
        assert_eq!(confidence.whole(), 21u128.pow(18));
        // As much above the middle as below it.
        assert_eq!(confidence.quantile(500).to_string(), "250.00");
        let chance = confidence.chance(&programme, &programme.tiers[0], &Keyed::new());
        assert!(chance.by_score.thousandths() > 0 && chance.declared.is_none());
        assert_eq!(chance.at_most, chance.by_score);
    }

    #[test]
    fn nothing_is_certain_before_it_is() {
        let whole = 3000;
        let text = |part| Share { part, whole }.text();
        assert_eq!(
            [text(0), text(1), text(2999), text(3000)],
            ["0%", "<0.1%", "99.9%", "100%"]
        );
    }

    #[test]
    fn a_range_takes_the_percent_for_the_end_that_is_missing() {
        let at = |percent: u32| Percent::new(percent);
        assert_eq!(ranges(None, None, None), None);
        let range = |low, high| {
            Some(Range {
                low: percent(low),
                high: percent(high),
            })
        };
        assert_eq!(ranges(at(50), None, at(60)), range(50, 60));
        assert_eq!(ranges(at(50), None, None), range(50, 50));
        assert_eq!(ranges(None, at(70), at(40)), range(40, 70));
    }
}
