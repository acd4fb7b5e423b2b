//! The evidence check: where a score says more than the answers support.
//!
//! The rules are the product's own; each rests on a clause, which the pack names (`checks`). A finding is a question, not
//! an accusation, and changes nothing. The rules that read an indicator table (few indicators, short series, no
//! comparison, adverse trend, not leading) come with that table as further rules of [`Rule`].

use crate::assessment::{Coverage, ItemAnswer};
use crate::standard::{FactorId, Item, ItemId, Percent, PointId, Standard};

/// A rule of the evidence check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// At 30 % and more: no evidence at all in the item.
    NoEvidence,
    /// At 50 %: fewer than half of the guidance points covered at least in part. At 70 %: one not covered. At 90 %: one
    /// not covered fully.
    GuidanceUncovered,
    /// A factor two or more bands below the band of the item.
    FactorGap,
    /// A process item at 70 % and more while a result item of its category is scored 25 % or less.
    ResultLags,
}

impl Rule {
    /// All rules, in the order of their findings.
    pub const ALL: [Rule; 4] = [
        Rule::NoEvidence,
        Rule::GuidanceUncovered,
        Rule::FactorGap,
        Rule::ResultLags,
    ];

    /// The name of the rule in packs.
    pub fn key(self) -> &'static str {
        match self {
            Rule::NoEvidence => "no-evidence",
            Rule::GuidanceUncovered => "guidance-uncovered",
            Rule::FactorGap => "factor-gap",
            Rule::ResultLags => "result-lags",
        }
    }
}

/// What a rule found in an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The item.
    pub item: ItemId,
    /// The guidance points concerned.
    pub points: Vec<PointId>,
    /// The factors concerned.
    pub factors: Vec<FactorId>,
    /// The result item that lags.
    pub lagging: Option<ItemId>,
}

/// What the rules look at.
pub(super) struct Subject<'a> {
    pub standard: &'a Standard,
    pub item: &'a Item,
    pub answer: &'a ItemAnswer,
    /// The scored result items of the same category.
    pub results: &'a [(ItemId, Percent)],
}

/// Percent from which evidence is expected.
const EVIDENCE_FROM: u8 = 30;
/// Percent from which half of the guidance points, all of them, and all of them fully are expected.
const HALF_FROM: u8 = 50;
const ALL_FROM: u8 = 70;
const FULLY_FROM: u8 = 90;
/// How many bands a factor may lie below its item before it is pointed out.
const FACTOR_GAP: u8 = 2;
/// A process from this percent on, with a result up to that one.
const PROCESS_FROM: u8 = 70;
const RESULT_UP_TO: u8 = 25;

impl Subject<'_> {
    /// All findings for the item if its score were `percent`.
    pub(super) fn findings(&self, percent: Percent) -> Vec<Finding> {
        Rule::ALL
            .into_iter()
            .filter_map(|rule| self.finding(rule, percent))
            .collect()
    }

    /// The highest percent, not above `claimed`, at which no rule fires. The lowest of the scale where there is none.
    pub(super) fn supported(&self, claimed: Percent) -> Percent {
        let scale = &self.standard.scale;
        let quiet = |percent: &Percent| self.findings(*percent).is_empty();
        let mut from_above = scale.percents().rev().filter(|percent| *percent <= claimed);
        from_above
            .find(quiet)
            .or_else(|| scale.percents().next())
            .unwrap_or(claimed)
    }

    fn finding(&self, rule: Rule, percent: Percent) -> Option<Finding> {
        let mut finding = Finding {
            rule,
            item: self.item.id.clone(),
            points: Vec::new(),
            factors: Vec::new(),
            lagging: None,
        };
        let fires = match rule {
            Rule::NoEvidence => percent.get() >= EVIDENCE_FROM && !self.answer.has_evidence(),
            Rule::GuidanceUncovered => {
                finding.points = self.uncovered(percent.get());
                !finding.points.is_empty()
            }
            Rule::FactorGap => {
                finding.factors = self.lower_factors(percent);
                !finding.factors.is_empty()
            }
            Rule::ResultLags => {
                let lags = |(_, result): &&(ItemId, Percent)| result.get() <= RESULT_UP_TO;
                let claims = percent.get() >= PROCESS_FROM && !self.standard.is_result(self.item);
                finding.lagging = self.results.iter().find(lags).map(|(id, _)| id.clone());
                claims && finding.lagging.is_some()
            }
        };
        fires.then_some(finding)
    }

    /// The guidance points that are covered less than `percent` asks for; none where enough are covered.
    fn uncovered(&self, percent: u8) -> Vec<PointId> {
        let below = |least: Coverage| -> Vec<PointId> {
            let points = self.item.guidance.iter().map(|point| &point.id);
            points
                .filter(|id| self.answer.coverage(id).is_none_or(|found| found < least))
                .cloned()
                .collect()
        };
        let all = self.item.guidance.len();
        match percent {
            FULLY_FROM.. => below(Coverage::Full),
            ALL_FROM.. => below(Coverage::Partial),
            HALF_FROM.. => {
                let open = below(Coverage::Partial);
                if 2 * (all - open.len()) < all {
                    open
                } else {
                    Vec::new()
                }
            }
            _ => Vec::new(),
        }
    }

    fn lower_factors(&self, percent: Percent) -> Vec<FactorId> {
        let Some(band) = self.standard.scale.band_of(percent) else {
            return Vec::new();
        };
        let factors = self.answer.factors.iter();
        factors
            .filter(|(_, factor)| factor.0 + FACTOR_GAP <= band.0)
            .map(|(id, _)| id.clone())
            .collect()
    }
}
