//! The percent that the product proposes for an item.
//!
//! The rule is the product's own, not the standard's, and says so wherever it is explained. It follows examiner guidance:
//! no average, and no single factor that decides alone.

use crate::keyed::Keyed;
use crate::standard::{Band, FactorId, Guide, Percent, Scale};
use std::cmp::Ordering;

/// A proposed percent and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The proposed band.
    pub band: Band,
    /// The percent from which the steps are counted.
    pub start: Percent,
    /// The proposed percent.
    pub percent: Percent,
    /// The factors above the band: one step up each.
    pub above: Vec<FactorId>,
    /// The factors below the band: one step down each.
    pub below: Vec<FactorId>,
    /// The lowest and the highest factor, where they are two or more bands apart.
    pub apart: Option<(FactorId, FactorId)>,
}

/// Proposes a percent once every factor of the guide is placed in a band; `None` before.
///
/// The band is the highest that all factors but one reach, or both where there are two. The percent is the band's second-lowest
/// step (the lowest in a band of two), one step up for each factor above the band, one down for each below, never leaving the band.
///
/// ```
/// # use excellence_assessment::{scoring::propose, standard::{Band, Standard, SHENZHEN}};
/// let standard = Standard::read(SHENZHEN).unwrap();
/// let guide = &standard.guides[0];
/// // A, D and I at 70–85 %, L one band lower: band 4, one step down from 75.
/// let bands = [("A", 4), ("D", 4), ("L", 3), ("I", 4)];
/// let factors = bands.into_iter().map(|(id, band)| (id.into(), Band(band))).collect();
/// let proposal = propose(&standard.scale, guide, &factors).unwrap();
/// assert_eq!((proposal.band, proposal.start.get(), proposal.percent.get()), (Band(4), 75, 70));
/// ```
pub fn propose(scale: &Scale, guide: &Guide, factors: &Keyed<FactorId, Band>) -> Option<Proposal> {
    let placed: Vec<(&FactorId, Band)> = guide
        .factors
        .iter()
        .map(|factor| Some((&factor.id, *factors.get(&factor.id)?)))
        .collect::<Option<_>>()?;
    let (mut least, mut second) = (None, None);
    for (_, band) in &placed {
        if least.is_none_or(|least| *band < least) {
            (least, second) = (Some(*band), least);
        } else if second.is_none_or(|second| *band < second) {
            second = Some(*band);
        }
    }
    let band = second.filter(|_| placed.len() > 2).or(least)?;
    let steps = scale.percents_in(band);
    let start = usize::from(steps.len() > 2);
    let on = |side: Ordering| -> Vec<FactorId> {
        let factors = placed.iter().filter(|(_, other)| other.cmp(&band) == side);
        factors.map(|(id, _)| (*id).clone()).collect()
    };
    let (above, below) = (on(Ordering::Greater), on(Ordering::Less));
    let step = (start + above.len())
        .saturating_sub(below.len())
        .min(steps.len().saturating_sub(1));
    let lowest = placed.iter().min_by_key(|(_, band)| *band)?;
    let highest = placed.iter().rev().max_by_key(|(_, band)| *band)?;
    let apart = (highest.1.0 - lowest.1.0 >= 2).then(|| (lowest.0.clone(), highest.0.clone()));
    Some(Proposal {
        band,
        start: *steps.get(start)?,
        percent: *steps.get(step)?,
        above,
        below,
        apart,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{SHENZHEN, Standard};
    use proptest::prelude::*;

    fn proposed(bands: [u8; 4]) -> Proposal {
        let standard = Standard::read(SHENZHEN).expect("the pack is tested elsewhere");
        let ids = ["A", "D", "L", "I"];
        let factors = ids
            .into_iter()
            .zip(bands)
            .map(|(id, band)| (id.into(), Band(band)))
            .collect();
        propose(&standard.scale, &standard.guides[0], &factors).expect("all placed")
    }

    #[test]
    fn one_weak_factor_does_not_pull_the_item_down_alone() {
        let proposal = proposed([4, 4, 0, 4]);
        assert_eq!(proposal.band, Band(4));
        assert_eq!(proposal.percent.get(), 70);
        assert_eq!(proposal.apart, Some(("L".into(), "A".into())));
    }

    #[test]
    fn one_strong_factor_does_not_lift_it_alone() {
        let proposal = proposed([5, 2, 2, 2]);
        assert_eq!(proposal.band, Band(2));
        assert_eq!(proposal.percent.get(), 40);
    }

    #[test]
    fn even_factors_give_the_second_lowest_step() {
        let percents = [0, 15, 35, 55, 75, 95];
        for (band, percent) in (0..).zip(percents) {
            assert_eq!(proposed([band; 4]).percent.get(), percent);
        }
    }

    #[test]
    fn steps_never_leave_the_band() {
        assert_eq!(proposed([0, 0, 5, 5]).percent.get(), 5);
        assert_eq!(proposed([3, 3, 5, 5]).percent.get(), 65);
    }

    #[test]
    fn neither_of_two_factors_is_left_out() {
        let standard = Standard::read(SHENZHEN).expect("the pack is tested elsewhere");
        let mut guide = standard.guides[0].clone();
        guide.factors.truncate(2);
        let factors = [("A".into(), Band(4)), ("D".into(), Band(1))];
        let factors = factors.into_iter().collect();
        let proposal = propose(&standard.scale, &guide, &factors).expect("both placed");
        assert_eq!(proposal.band, Band(1));
    }

    #[test]
    fn nothing_is_proposed_before_every_factor_is_placed() {
        let standard = Standard::read(SHENZHEN).expect("the pack is tested elsewhere");
        let factors = [("A".into(), Band(3))].into_iter().collect();
        assert_eq!(
            propose(&standard.scale, &standard.guides[0], &factors),
            None
        );
    }

    proptest! {
        #[test]
        fn raising_a_factor_never_lowers_the_proposal(bands in [0u8..=5, 0..=5, 0..=5, 0..=5], at in 0usize..4) {
            let mut raised = bands;
            raised[at] = (raised[at] + 1).min(5);
            prop_assert!(proposed(raised).percent >= proposed(bands).percent);
        }

        #[test]
        fn three_of_the_four_reach_the_band(bands in [0u8..=5, 0..=5, 0..=5, 0..=5]) {
            let band = proposed(bands).band.0;
            prop_assert!(bands.iter().filter(|b| **b >= band).count() >= 3);
            prop_assert!(bands.iter().filter(|b| **b > band).count() < 3);
        }
    }
}
