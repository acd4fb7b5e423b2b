//! How near an organisation is to a programme: the order of the overview.

use super::evaluate::Verdict;
use super::result::ProgrammeResult;
use crate::standard::Hundredths;

/// How far there is to go, the nearest first when sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nearness {
    /// Where it stands.
    pub standing: Standing,
    /// How many conditions are answered and do not hold.
    pub failed: usize,
    /// Whether no score supports a tier of it yet, where it has tiers.
    pub unsupported: bool,
    /// How many conditions are not answered.
    pub open: usize,
    /// The points missing to the next tier, of the score that counts now; zero where none are.
    pub distance: Hundredths,
}

/// Where an organisation stands, from near to far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A tier is reached, by the official scores where they decide, else by the self-score, with all conditions.
    Reached,
    /// It may apply, and no tier is ruled out for good; or no tier is computed.
    MayApply,
    /// Conditions or scores are still open.
    Open,
    /// It may apply, but what was answered rules every tier out.
    NoTier,
    /// It may not apply.
    NotEligible,
}

impl Nearness {
    /// How near a result is.
    pub fn of(result: &ProgrammeResult) -> Nearness {
        let mut tiers = result.tiers.iter();
        let open_tier = tiers.any(|tier| result.verdict_now(tier) == Verdict::Open);
        let standing = match result.eligibility {
            _ if result.tier_now().is_some() => Standing::Reached,
            Verdict::Failed => Standing::NotEligible,
            Verdict::Open if result.tiers.is_empty() || open_tier => Standing::Open,
            Verdict::Met if result.tiers.is_empty() || open_tier => Standing::MayApply,
            Verdict::Open | Verdict::Met => Standing::NoTier,
        };
        Nearness {
            standing,
            failed: result.failed.len(),
            unsupported: result.supported_now().is_none(),
            open: result.open.len(),
            distance: result.distance_now().unwrap_or_default(),
        }
    }
}

/// The places of `results`, the nearest first; what is equally near stays in its order.
pub fn nearest_first(results: &[ProgrammeResult]) -> Vec<usize> {
    let mut places: Vec<(Nearness, usize)> = Vec::new();
    for (place, result) in results.iter().enumerate() {
        let near = Nearness::of(result);
        let at = places.partition_point(|(other, _)| *other <= near);
        places.insert(at, (near, place));
    }
    places.into_iter().map(|(_, place)| place).collect()
}
