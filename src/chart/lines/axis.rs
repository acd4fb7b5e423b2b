//! The axis of the values: round numbers, exact places. Everything is a whole number at one scale.

use crate::decimal::Decimal;
use crate::language::Lang;

/// The most gaps between its ticks, before both ends are made round.
const GAPS: i128 = 3;

/// More than this and places are no longer whole numbers of 128 bits: digits that no figure shows are given up.
const MOST: i128 = 1_000_000_000_000_000_000_000_000_000_000;

/// An axis from its lowest tick to its highest.
pub(super) struct Axis {
    /// How many digits stand after the point; may be below zero where digits were given up.
    scale: i32,
    /// The lowest tick.
    low: i128,
    /// From one tick to the next.
    step: i128,
    /// How many gaps there are.
    gaps: i128,
}

impl Axis {
    /// An axis on which all values find room.
    pub(super) fn of(values: impl Iterator<Item = Decimal> + Clone) -> Axis {
        let mut scale = i32::from(values.clone().map(Decimal::scale).max().unwrap_or_default());
        loop {
            let numbers = values.clone().map(|value| whole(value, scale));
            let low = numbers.clone().min().unwrap_or_default();
            let high = numbers.max().unwrap_or_default();
            if low.abs().max(high.abs()) > MOST {
                scale -= 1;
                continue;
            }
            let mut step = 1;
            let mut factors = [2, 5, 10].into_iter().cycle();
            let mut ten = 1;
            while (high - low).max(1) > GAPS * step {
                let factor = factors.next().unwrap_or(10);
                step = ten * factor;
                if factor == 10 {
                    ten *= 10;
                }
            }
            let mut first = low.div_euclid(step);
            let mut last = -(-high).div_euclid(step);
            // A flat line stands in the middle.
            if first == last {
                first -= 1;
                last += 1;
            }
            return Axis {
                scale,
                low: first * step,
                step,
                gaps: last - first,
            };
        }
    }

    /// How far above the lowest tick a value stands, of `room`.
    pub(super) fn place(&self, value: Decimal, room: i32) -> i32 {
        self.at(whole(value, self.scale), room)
    }

    fn at(&self, number: i128, room: i32) -> i32 {
        let place = (number - self.low) * i128::from(room) / (self.step * self.gaps);
        i32::try_from(place).unwrap_or_default()
    }

    /// The ticks, each with its place and its label.
    pub(super) fn ticks(&self, room: i32, lang: Lang) -> Vec<(i32, String)> {
        let numbers = (0..=self.gaps).map(|gap| self.low + gap * self.step);
        let largest = numbers.clone().map(i128::abs).max().unwrap_or_default();
        let (power, unit) = unit(largest, self.scale, lang);
        let label = |number: i128| match number {
            0 => String::from("0"),
            _ => format!("{}{unit}", printed(number, self.scale + power)),
        };
        numbers
            .map(|number| (self.at(number, room), label(number)))
            .collect()
    }
}

/// The unit of large numbers, and its power of ten.
fn unit(largest: i128, scale: i32, lang: Lang) -> (i32, &'static str) {
    let units = match lang {
        Lang::Zh => [(8, "亿"), (4, "万")],
        Lang::En => [(6, "M"), (3, "k")],
    };
    // Five digits and fewer are printed as they are.
    let is_large = |power: i32| {
        let digits = u32::try_from(scale + power.max(5)).unwrap_or_default();
        10_i128
            .checked_pow(digits)
            .is_some_and(|least| largest >= least)
    };
    let found = units.into_iter().find(|(power, _)| is_large(*power));
    found.unwrap_or((0, ""))
}

/// A value as a whole number at a scale; digits that the scale has no room for are given up.
fn whole(value: Decimal, scale: i32) -> i128 {
    let digits = value.to_string().replace('.', "");
    let digits = i128::from(digits.parse::<i64>().unwrap_or_default());
    let shift = scale - i32::from(value.scale());
    let ten = 10_i128.pow(shift.unsigned_abs());
    if shift < 0 {
        digits / ten
    } else {
        digits * ten
    }
}

/// A whole number at a scale as a decimal, without zeros at its end.
fn printed(number: i128, scale: i32) -> String {
    let mut number = number;
    let mut scale = scale;
    while scale < 0 {
        number *= 10;
        scale += 1;
    }
    while scale > 0 && number % 10 == 0 {
        number /= 10;
        scale -= 1;
    }
    let scale = scale.unsigned_abs() as usize;
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    let sign = if number < 0 { "−" } else { "" };
    let point = if scale > 0 { "." } else { "" };
    format!("{sign}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(values: &[&str], lang: Lang) -> Vec<String> {
        let values: Vec<Decimal> = values
            .iter()
            .map(|text| text.parse().expect("a number"))
            .collect();
        let axis = Axis::of(values.iter().copied());
        axis.ticks(1000, lang)
            .into_iter()
            .map(|(_, label)| label)
            .collect()
    }

    #[test]
    fn ticks_are_round() {
        let cases: [(&[&str], &[&str]); 8] = [
            (&["92.5", "95.1", "98.5"], &["92", "94", "96", "98", "100"]),
            (&["0.12", "0.13"], &["0.12", "0.13"]),
            (&["-3", "4"], &["−5", "0", "5"]),
            (&["50"], &["49", "50", "51"]),
            (&["0"], &["−1", "0", "1"]),
            (&["99999", "12"], &["0", "5万", "10万"]),
            (
                &["12500000", "18000000"],
                &["1200万", "1400万", "1600万", "1800万"],
            ),
            (&["150000000", "400000000"], &["1亿", "2亿", "3亿", "4亿"]),
        ];
        for (values, ticks) in cases {
            assert_eq!(labels(values, Lang::Zh), ticks, "{values:?}");
        }
        assert_eq!(
            labels(&["1200000", "1800000"], Lang::En),
            ["1.2M", "1.4M", "1.6M", "1.8M"]
        );
    }

    proptest! {
        #[test]
        fn every_value_finds_its_place(values in proptest::collection::vec((any::<bool>(), 0i64..1_000_000_000_000_000_000, 0u8..=18), 1..20)) {
            let values: Vec<Decimal> = values.into_iter().map(|(negative, digits, scale)| {
                let scale = usize::from(scale);
                let digits = format!("{digits:0>width$}", width = scale + 1);
                let (whole, fraction) = digits.split_at(digits.len() - scale);
                let sign = if negative { "-" } else { "" };
                let text = if scale > 0 { format!("{sign}{whole}.{fraction}") } else { format!("{sign}{whole}") };
                text.parse().expect("at most 18 digits")
            }).collect();
            let axis = Axis::of(values.iter().copied());
            let ticks = axis.ticks(520, Lang::Zh);
            prop_assert!((2..=6).contains(&ticks.len()), "{} ticks", ticks.len());
            prop_assert_eq!(ticks[0].0, 0);
            prop_assert_eq!(ticks[ticks.len() - 1].0, 520);
            let places: Vec<i32> = values.iter().map(|value| axis.place(*value, 520)).collect();
            prop_assert!(places.iter().all(|place| (0..=520).contains(place)));
            // A higher value never stands lower.
            for (one, place) in values.iter().zip(&places) {
                for (other, beside) in values.iter().zip(&places) {
                    prop_assert!(one < other || place >= beside);
                }
            }
        }
    }
}
