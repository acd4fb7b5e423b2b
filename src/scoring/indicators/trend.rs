//! Which way an indicator moves.
//!
//! The standard asks for trends (clause 附录一 2, factor T) and defines none; the rule is the product's own. Looked at are the
//! consecutive years with figures, up to the newest figure. 数年 is at least three years: with fewer nothing is said. Then,
//! with the direction of the indicator in mind:
//!
//! - *favourable*: the last year is better than the first, and more of the steps between years lead up than down; or the
//!   indicator is level and met its target in every one of these years: no accident in three years is no lack of progress;
//! - *adverse*: the last year is worse than the first, and more of the steps lead down than up;
//! - *level*: anything else: nothing moves, or ups and downs without a direction.
//!
//! Only order counts, never a ratio: negative figures and a first year of zero are figures as any other. On target means that
//! the distance to the target shrinks.

use crate::assessment::{Direction, Indicator, Line, Year};
use crate::decimal::Decimal;
use std::cmp::Ordering;

/// 数年 is at least so many years (clause 附录一 2, product's reading).
pub const SEVERAL_YEARS: usize = 3;

/// Which way an indicator moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// The better way, or level at its target.
    Favourable,
    /// Neither way.
    Level,
    /// The worse way.
    Adverse,
    /// Fewer than three consecutive years, or on target without a target.
    NotEnough,
}

/// The movement of an indicator, and what it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// Which way it moves.
    pub trend: Trend,
    /// The newest year with a figure.
    pub last: Option<Year>,
    /// How many consecutive years have figures, up to the newest.
    pub years: usize,
    /// How many steps between them are for the better.
    pub better: usize,
    /// How many are for the worse.
    pub worse: usize,
    /// Whether it is level and met its target in every year, and is favourable for that reason.
    pub held: bool,
}

impl Course {
    /// Reads the movement of an indicator.
    ///
    /// ```
    /// # use excellence_assessment::{assessment::{Indicator, Year}, scoring::{Course, Trend}};
    /// let mut indicator = Indicator::new("a".into());
    /// for (year, figure) in [(2022, "90"), (2023, "95"), (2024, "93"), (2025, "97")] {
    ///     indicator.values.figures.set(Year::new(year).unwrap(), figure.into());
    /// }
    /// let course = Course::of(&indicator);
    /// // Better than in 2022, and two steps up against one down.
    /// assert_eq!((course.trend, course.years, course.better, course.worse), (Trend::Favourable, 4, 2, 1));
    /// ```
    pub fn of(indicator: &Indicator) -> Course {
        let run = run(indicator);
        let mut course = Course {
            trend: Trend::NotEnough,
            last: run.first().map(|(year, _)| *year),
            years: run.len(),
            better: 0,
            worse: 0,
            held: false,
        };
        if run.len() < SEVERAL_YEARS {
            return course;
        }
        let Some(merits) = merits(indicator, &run) else {
            return course;
        };
        for pair in merits.windows(2) {
            // From the newest back.
            match pair[0].cmp(&pair[1]) {
                Ordering::Greater => course.better += 1,
                Ordering::Less => course.worse += 1,
                Ordering::Equal => {}
            }
        }
        let whole = merits.first().cmp(&merits.last());
        let steps = course.better.cmp(&course.worse);
        course.trend = match (whole, steps) {
            (Ordering::Greater, Ordering::Greater) => Trend::Favourable,
            (Ordering::Less, Ordering::Less) => Trend::Adverse,
            _ => Trend::Level,
        };
        if course.trend == Trend::Level {
            course.held = run
                .iter()
                .all(|(year, value)| meets(indicator, *year, *value) == Some(true));
        }
        if course.held {
            course.trend = Trend::Favourable;
        }
        course
    }
}

/// The consecutive years with figures that can be read, from the newest back.
fn run(indicator: &Indicator) -> Vec<(Year, Decimal)> {
    let mut run: Vec<(Year, Decimal)> = Vec::new();
    for (year, value) in indicator.numbers(Line::Value).rev() {
        if run
            .last()
            .is_some_and(|(later, _)| later.get() - year.get() != 1)
        {
            break;
        }
        run.push((year, value));
    }
    run
}

/// Values of which more is better: lower ones with their sign turned, distances to the target below zero.
fn merits(indicator: &Indicator, run: &[(Year, Decimal)]) -> Option<Vec<Decimal>> {
    let merit = |(year, value): &(Year, Decimal)| match indicator.direction {
        Direction::Higher => Some(*value),
        Direction::Lower => Some(-*value),
        Direction::OnTarget => {
            let distance = value.minus(target(indicator, *year)?)?;
            Some(if distance.is_negative() {
                distance
            } else {
                -distance
            })
        }
    };
    run.iter().map(merit).collect()
}

/// The target of a year: its own, else the newest before it, else the first after it.
pub(super) fn target(indicator: &Indicator, year: Year) -> Option<Decimal> {
    let before = indicator
        .numbers(Line::Target)
        .rfind(|(other, _)| *other <= year);
    let found = before.or_else(|| indicator.numbers(Line::Target).next());
    found.map(|(_, target)| target)
}

/// Whether a value reaches the target of its year; `None` where there is no target.
pub(super) fn meets(indicator: &Indicator, year: Year, value: Decimal) -> Option<bool> {
    let target = target(indicator, year)?;
    Some(match indicator.direction {
        Direction::Higher => value >= target,
        Direction::Lower => value <= target,
        Direction::OnTarget => value == target,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{indicator, year};
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn trend(direction: Direction, values: &str, targets: &str) -> (Trend, usize) {
        let mut indicator = indicator(values, targets);
        indicator.direction = direction;
        let course = Course::of(&indicator);
        (course.trend, course.years)
    }

    #[test]
    fn the_rule_on_cases() {
        use Direction::{Higher, Lower, OnTarget};
        use Trend::{Adverse, Favourable, Level, NotEnough};
        // The figures end in 2025; `_` is a year without one.
        let cases = [
            ("rising", Higher, "90 92 95", "", Favourable, 3),
            (
                "rising, and less is better",
                Lower,
                "90 92 95",
                "",
                Adverse,
                3,
            ),
            ("falling", Higher, "95 92 90", "", Adverse, 3),
            (
                "falling, and less is better",
                Lower,
                "12 9 7",
                "",
                Favourable,
                3,
            ),
            ("flat", Higher, "95 95 95", "", Level, 3),
            (
                "flat in other digits",
                Higher,
                "95 95.0 95.00",
                "",
                Level,
                3,
            ),
            (
                "flat below its target",
                Higher,
                "95 95 95",
                "96 96 96",
                Level,
                3,
            ),
            (
                "flat at its target",
                Higher,
                "95 95 95",
                "95 95 95",
                Favourable,
                3,
            ),
            (
                "no accident for years",
                Lower,
                "0 0 0",
                "_ _ 0",
                Favourable,
                3,
            ),
            (
                "zig-zag back to the start",
                Higher,
                "90 95 90 95 90",
                "",
                Level,
                5,
            ),
            (
                "zig-zag that ends above its start",
                Higher,
                "90 95 91",
                "",
                Level,
                3,
            ),
            (
                "zig-zag that ends below its start",
                Higher,
                "90 95 80",
                "",
                Level,
                3,
            ),
            (
                "zig-zag above its target",
                Higher,
                "97 99 96",
                "95 95 95",
                Favourable,
                3,
            ),
            (
                "more ups than downs",
                Higher,
                "90 95 93 97",
                "",
                Favourable,
                4,
            ),
            ("more downs than ups", Higher, "97 93 95 90", "", Adverse, 4),
            (
                "one jump among standing years",
                Higher,
                "90 90 90 91",
                "",
                Favourable,
                4,
            ),
            (
                "many small ups and one deep fall",
                Higher,
                "90 91 92 93 50",
                "",
                Level,
                5,
            ),
            ("two years", Higher, "90 95", "", NotEnough, 2),
            ("one year", Higher, "95", "", NotEnough, 1),
            ("nothing", Higher, "_", "", NotEnough, 0),
            (
                "a gap before the last two years",
                Higher,
                "80 _ 90 95",
                "",
                NotEnough,
                2,
            ),
            (
                "a gap before three years",
                Higher,
                "99 _ 90 92 95",
                "",
                Favourable,
                3,
            ),
            (
                "the newest year not yet there",
                Higher,
                "90 92 95 _",
                "",
                Favourable,
                3,
            ),
            (
                "a figure that cannot be read is a gap",
                Higher,
                "80 x 90 95",
                "",
                NotEnough,
                2,
            ),
            ("negative and rising", Higher, "-5 -3 -1", "", Favourable, 3),
            ("negative and falling", Higher, "-1 -3 -5", "", Adverse, 3),
            ("loss to profit", Higher, "-2 0 3", "", Favourable, 3),
            ("from zero", Higher, "0 1 2", "", Favourable, 3),
            (
                "from zero, and less is better",
                Lower,
                "0 0 1",
                "",
                Adverse,
                3,
            ),
            (
                "towards the target from both sides",
                OnTarget,
                "90 112 101",
                "100 100 100",
                Level,
                3,
            ),
            (
                "nearer to the target every year",
                OnTarget,
                "90 107 101",
                "100 100 100",
                Favourable,
                3,
            ),
            (
                "away from the target",
                OnTarget,
                "100 102 97",
                "100 100 100",
                Adverse,
                3,
            ),
            (
                "on the target",
                OnTarget,
                "100 100.0 100",
                "100 100 100",
                Favourable,
                3,
            ),
            (
                "the target moves with the years",
                OnTarget,
                "10 21 30",
                "13 23 31",
                Favourable,
                3,
            ),
            (
                "on target with one target for all years",
                OnTarget,
                "90 95 99",
                "_ _ 100",
                Favourable,
                3,
            ),
            (
                "on target without a target",
                OnTarget,
                "90 95 99",
                "",
                NotEnough,
                3,
            ),
        ];
        for (name, direction, values, targets, expected, years) in cases {
            assert_eq!(
                trend(direction, values, targets),
                (expected, years),
                "{name}"
            );
        }
    }

    #[test]
    fn it_says_what_it_was_read_from() {
        let course = Course::of(&indicator("1 2 _ 90 95 93 97", ""));
        let expected = Course {
            trend: Trend::Favourable,
            last: Some(year(2025)),
            years: 4,
            better: 2,
            worse: 1,
            held: false,
        };
        assert_eq!(course, expected);
        assert!(Course::of(&indicator("95 95 95", "90 90 90")).held);
    }

    fn spoken(values: &[i32]) -> String {
        values.iter().map(|value| format!("{value} ")).collect()
    }

    proptest! {
        #[test]
        fn turning_the_direction_turns_the_trend(values in vec(-9..9_i32, 0..9)) {
            let values = spoken(&values);
            let turned = match trend(Direction::Higher, &values, "").0 {
                Trend::Favourable => Trend::Adverse,
                Trend::Adverse => Trend::Favourable,
                same => same,
            };
            prop_assert_eq!(trend(Direction::Lower, &values, "").0, turned);
        }

        #[test]
        fn the_unit_does_not_matter(values in vec(-9..9_i32, 0..9), zero in -99..99_i32) {
            let moved: Vec<i32> = values.iter().map(|value| value * 100 + zero).collect();
            prop_assert_eq!(
                trend(Direction::Higher, &spoken(&values), ""),
                trend(Direction::Higher, &spoken(&moved), "")
            );
        }

        #[test]
        fn a_better_newest_year_never_makes_it_worse(values in vec(-9..9_i32, 3..9), more in 0..9_i32) {
            let rank = |values: &[i32]| match trend(Direction::Higher, &spoken(values), "").0 {
                Trend::Adverse => 0,
                Trend::Level => 1,
                _ => 2,
            };
            let mut raised = values.clone();
            if let Some(last) = raised.last_mut() {
                *last += more;
            }
            prop_assert!(rank(&raised) >= rank(&values));
        }
    }
}
