//! Percents, bands and points: integers only.
//!
//! In binary floating point 55 % of 85 points is not 46.75, and an exact 55 % would fail its threshold.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// A percent of an item's points, 0 to 100. Which ones may be given is said by a [`Scale`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(
        description = "A percent of an item's points. The standard says which ones may be given.",
        extend("maximum" = 100)
    )
)]
#[cfg_attr(feature = "schema", derive(serde::Serialize), serde(transparent))]
pub struct Percent(u8);

impl Percent {
    /// A percent; `None` above 100.
    pub fn new(percent: u32) -> Option<Percent> {
        u8::try_from(percent)
            .ok()
            .filter(|percent| *percent <= 100)
            .map(Percent)
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The percent of some points.
    ///
    /// ```
    /// # use excellence_assessment::standard::{Percent, Points};
    /// // 1.1 文化引领, 20 points, scored 70 %.
    /// let score = Percent::new(70).unwrap().of(Points(20));
    /// assert_eq!(score.to_string(), "14.00");
    /// // 55 % of a category of 85 points, which floating point misses.
    /// assert_eq!(Percent::new(55).unwrap().of(Points(85)).get(), 4675);
    /// ```
    pub fn of(self, points: Points) -> Hundredths {
        Hundredths(i64::from(self.0) * i64::from(points.0))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0)
    }
}

/// One of the ranges of percents, counted from 0, the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", derive(serde::Serialize), serde(transparent))]
pub struct Band(pub u8);

/// Points of an item or category, as the standard prints them: whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(pub u32);

impl Sum for Points {
    fn sum<I: Iterator<Item = Points>>(points: I) -> Points {
        Points(points.map(|points| points.0).sum())
    }
}

/// A score, or a difference of scores, in hundredths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hundredths(i64);

impl Hundredths {
    /// No points.
    pub const ZERO: Hundredths = Hundredths(0);

    /// A number of hundredths.
    pub const fn new(hundredths: i64) -> Hundredths {
        Hundredths(hundredths)
    }

    /// The number of hundredths.
    pub fn get(self) -> i64 {
        self.0
    }

    /// Whether this is at least `percent` of `possible`. Exact; 以上 is inclusive.
    pub fn reaches(self, percent: Percent, possible: Hundredths) -> bool {
        self.0 * 100 >= i64::from(percent.get()) * possible.0
    }

    /// This as a percent of `possible`, in tenths of a percent, rounded down so that a threshold never seems reached
    /// before it is. For display alone. Zero where nothing is possible.
    pub fn tenths_of_percent(self, possible: Hundredths) -> i64 {
        if possible.0 == 0 {
            0
        } else {
            (self.0 * 1000).div_euclid(possible.0)
        }
    }

    /// The same as it is written: `62.5%`.
    pub fn percent_of(self, possible: Hundredths) -> String {
        tenths(self.tenths_of_percent(possible))
    }
}

/// Tenths of a percent as they are written: `62.5%`.
pub fn tenths(tenths: i64) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

impl From<Points> for Hundredths {
    fn from(points: Points) -> Hundredths {
        Hundredths(i64::from(points.0) * 100)
    }
}

impl Add for Hundredths {
    type Output = Hundredths;
    fn add(self, other: Hundredths) -> Hundredths {
        Hundredths(self.0 + other.0)
    }
}

impl Sub for Hundredths {
    type Output = Hundredths;
    fn sub(self, other: Hundredths) -> Hundredths {
        Hundredths(self.0 - other.0)
    }
}

impl Sum for Hundredths {
    fn sum<I: Iterator<Item = Hundredths>>(scores: I) -> Hundredths {
        scores.fold(Hundredths::ZERO, Add::add)
    }
}

/// Points with two decimals: `14.00`.
impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let absolute = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", absolute / 100, absolute % 100)
    }
}

/// The percents that may be given, in bands (clause 附录一 2): `0 5 | 10 15 20 25 | … | 90 95 100`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    bands: Vec<Vec<Percent>>,
}

impl Scale {
    /// A scale of bands, each with its percents in rising order; the reading of a pack checks that.
    pub(crate) fn new(bands: Vec<Vec<Percent>>) -> Scale {
        Scale { bands }
    }

    /// All bands from the lowest up, each with its percents.
    pub fn bands(&self) -> impl DoubleEndedIterator<Item = (Band, &[Percent])> {
        (0..)
            .map(Band)
            .zip(self.bands.iter().map(Vec::as_slice))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// How many bands there are.
    pub fn band_count(&self) -> usize {
        self.bands.len()
    }

    /// The percents of one band from the lowest up; none for a band that the scale does not have.
    pub fn percents_in(&self, band: Band) -> &[Percent] {
        self.bands
            .get(usize::from(band.0))
            .map_or(&[], Vec::as_slice)
    }

    /// All percents that may be given, from the lowest up.
    pub fn percents(&self) -> impl DoubleEndedIterator<Item = Percent> + '_ {
        self.bands.iter().flatten().copied()
    }

    /// The band of a percent; `None` where the percent may not be given.
    pub fn band_of(&self, percent: Percent) -> Option<Band> {
        self.bands()
            .find(|(_, percents)| percents.contains(&percent))
            .map(|(band, _)| band)
    }

    /// The shade of a band out of a ramp of so many, from pale to deep: bands of another number are spread over it.
    pub fn shade(&self, band: Band, shades: usize) -> usize {
        let last = self.bands.len().saturating_sub(1).max(1);
        (usize::from(band.0) * shades.saturating_sub(1) / last).min(shades.saturating_sub(1))
    }

    /// The range of a band for display: `70–85%`.
    pub fn range(&self, band: Band) -> String {
        match self.percents_in(band) {
            [] => String::new(),
            [only] => only.to_string(),
            [first, .., last] => format!("{}–{last}", first.get()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_lowest_band_is_pale_and_the_highest_deep_however_many_there_are() {
        let shades = |count: u8| -> Vec<usize> {
            let scale = Scale::new(vec![vec![Percent(0)]; usize::from(count)]);
            (0..count).map(|band| scale.shade(Band(band), 6)).collect()
        };
        assert_eq!(shades(6), [0, 1, 2, 3, 4, 5]);
        assert_eq!(shades(5), [0, 1, 2, 3, 5]);
        assert_eq!(shades(1), [0]);
        assert_eq!(shades(11).last(), Some(&5));
    }

    #[test]
    fn scores_show_two_decimals() {
        assert_eq!(Hundredths::new(31250).to_string(), "312.50");
        assert_eq!(Hundredths::new(5).to_string(), "0.05");
        assert_eq!(Hundredths::new(-2375).to_string(), "-23.75");
    }

    #[test]
    fn an_exact_threshold_is_reached() {
        let possible = Hundredths::from(Points(85));
        let percent = Percent(55);
        assert!(Hundredths::new(4675).reaches(percent, possible));
        assert!(!Hundredths::new(4674).reaches(percent, possible));
    }

    proptest! {
        #[test]
        fn a_sum_of_scores_is_the_score_of_the_sum(percent in 0u32..=100, a in 0u32..2000, b in 0u32..2000) {
            let percent = Percent::new(percent).expect("in range");
            prop_assert_eq!(percent.of(Points(a)) + percent.of(Points(b)), percent.of(Points(a + b)));
        }

        #[test]
        fn the_shown_percent_never_exceeds_the_true_one(earned in 0i64..50_000) {
            let possible = Hundredths::new(50_000);
            let shown = Hundredths::new(earned).tenths_of_percent(possible);
            prop_assert!(shown * 50_000 <= earned * 1000 && earned * 1000 < (shown + 1) * 50_000);
        }
    }
}
