//! The evidence check: where a score says more than the answers support.
//!
//! The rules are the product's own; each rests on a clause, which the pack names (`checks`). A finding is a question, not
//! an accusation, and changes nothing.
//!
//! A finding can be dismissed with a reason. It stays a finding, and the draft shows it with the reason; it no longer limits the
//! supported percent: whoever reads the draft sees why, and can judge the reason. Without a reason nothing is dismissed.

use super::indicators::{IndicatorFacts, ItemFacts, Quantity, Share, Trend};
use crate::assessment::{Coverage, ItemAnswer, Line, Year};
use crate::keyed::Keyed;
use crate::standard::{FactorId, IndicatorId, Item, ItemId, Percent, PointId, RuleId, Standard};

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
    /// A result item at 30 % and more: fewer than 3 indicators with figures.
    FewIndicators,
    /// A result item at 30 % and more: most core indicators with fewer than 3 consecutive years.
    ShortSeries,
    /// A result item at 50 % and more: most core indicators without an industry, competitor or benchmark value.
    NoComparison,
    /// A result item at 50 % and more: half or more of the core indicators moving the wrong way.
    AdverseTrend,
    /// A result item at 90 % and more: no indicator classed 卓越, by the organisation or by its comparisons.
    NotLeading,
    /// A process item at 70 % and more while a result item of its category is scored 25 % or less.
    ResultLags,
}

impl Rule {
    /// All rules, in the order of their findings.
    pub const ALL: [Rule; 9] = [
        Rule::NoEvidence,
        Rule::GuidanceUncovered,
        Rule::FactorGap,
        Rule::FewIndicators,
        Rule::ShortSeries,
        Rule::NoComparison,
        Rule::AdverseTrend,
        Rule::NotLeading,
        Rule::ResultLags,
    ];

    /// The name of the rule in packs and files.
    pub fn key(self) -> &'static str {
        match self {
            Rule::NoEvidence => "no-evidence",
            Rule::GuidanceUncovered => "guidance-uncovered",
            Rule::FactorGap => "factor-gap",
            Rule::FewIndicators => "few-indicators",
            Rule::ShortSeries => "short-series",
            Rule::NoComparison => "no-comparison",
            Rule::AdverseTrend => "adverse-trend",
            Rule::NotLeading => "not-leading",
            Rule::ResultLags => "result-lags",
        }
    }

    /// The percent from which it asks.
    fn from(self) -> u8 {
        match self {
            Rule::FactorGap => 0,
            Rule::NoEvidence | Rule::FewIndicators | Rule::ShortSeries => 30,
            Rule::GuidanceUncovered | Rule::NoComparison | Rule::AdverseTrend => 50,
            Rule::ResultLags => 70,
            Rule::NotLeading => 90,
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
    /// The indicators concerned, each with its name in the organisation's own words.
    pub indicators: Vec<(IndicatorId, String)>,
    /// The result item that lags.
    pub lagging: Option<ItemId>,
    /// The field where it is mended.
    pub mend: Mend,
    /// The reason for which it was dismissed.
    pub dismissed: Option<String>,
}

/// The field of an item where a finding is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// The evidence of a guidance point.
    Evidence(ItemId, PointId),
    /// How far a guidance point is covered.
    Coverage(PointId),
    /// The account of a factor.
    Note(FactorId),
    /// The table of indicators: rows are missing.
    Table,
    /// A figure of an indicator.
    Figure(IndicatorId, Line, Year),
    /// The class of an indicator.
    Class(IndicatorId),
}

/// What the rules look at.
pub(super) struct Subject<'a> {
    pub standard: &'a Standard,
    pub item: &'a Item,
    pub answer: &'a ItemAnswer,
    /// The scored result items of the same category.
    pub results: &'a [(ItemId, Percent)],
    /// What the indicators show; `None` where the item is not scored by results.
    pub facts: Option<&'a ItemFacts>,
    /// The dismissed rules of the item and the reasons.
    pub dismissed: Option<&'a Keyed<RuleId, String>>,
}

/// Percent from which all guidance points, and all of them fully, are expected.
const ALL_FROM: u8 = 70;
const FULLY_FROM: u8 = 90;
/// How many bands a factor may lie below its item before it is pointed out.
const FACTOR_GAP: u8 = 2;
/// A result up to this percent lags.
const RESULT_UP_TO: u8 = 25;
/// So many indicators are few no longer (clause 附录一 2, Le).
const INDICATORS: usize = 3;

impl Subject<'_> {
    /// All findings for the item if its score were `percent`, those among them that are dismissed.
    pub(super) fn findings(&self, percent: Percent) -> Vec<Finding> {
        Rule::ALL
            .into_iter()
            .filter_map(|rule| self.finding(rule, percent))
            .collect()
    }

    /// The highest percent, not above `claimed`, at which no rule fires that is not dismissed. The lowest of the scale where
    /// there is none.
    pub(super) fn supported(&self, claimed: Percent) -> Percent {
        let scale = &self.standard.scale;
        let quiet = |percent: &Percent| {
            let findings = self.findings(*percent);
            findings.iter().all(|finding| finding.dismissed.is_some())
        };
        let mut from_above = scale.percents().rev().filter(|percent| *percent <= claimed);
        from_above
            .find(quiet)
            .or_else(|| scale.percents().next())
            .unwrap_or(claimed)
    }

    fn finding(&self, rule: Rule, percent: Percent) -> Option<Finding> {
        if percent.get() < rule.from() {
            return None;
        }
        let (mut points, mut factors, mut indicators) = (Vec::new(), Vec::new(), Vec::new());
        let mut lagging = None;
        let mend = match rule {
            Rule::NoEvidence => {
                let missing = !self.answer.has_evidence();
                missing
                    .then(|| self.first_evidence(&self.item.id))
                    .flatten()
            }
            Rule::GuidanceUncovered => {
                points = self.uncovered(percent.get());
                let first = points.first().cloned();
                first.map(Mend::Coverage)
            }
            Rule::FactorGap => {
                factors = self.lower_factors(percent);
                factors.first().cloned().map(Mend::Note)
            }
            Rule::ResultLags => {
                let lags = |(_, result): &&(ItemId, Percent)| result.get() <= RESULT_UP_TO;
                let found = self
                    .results
                    .iter()
                    .find(lags)
                    .filter(|_| self.facts.is_none());
                lagging = found.map(|(id, _)| id.clone());
                lagging.as_ref().and_then(|id| self.first_evidence(id))
            }
            _ => {
                let (concerned, mend) = of_indicators(rule, self.facts?)?;
                indicators = concerned;
                Some(mend)
            }
        }?;
        let reason = self.dismissed.and_then(|rules| rules.get(rule.key()));
        let reason = reason.filter(|reason| !reason.trim().is_empty());
        Some(Finding {
            rule,
            item: self.item.id.clone(),
            points,
            factors,
            indicators,
            lagging,
            mend,
            dismissed: reason.cloned(),
        })
    }

    /// The evidence of the first guidance point of an item.
    fn first_evidence(&self, id: &ItemId) -> Option<Mend> {
        let point = self.standard.item(id)?.guidance.first()?;
        Some(Mend::Evidence(id.clone(), point.id.clone()))
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
            _ => {
                let open = below(Coverage::Partial);
                if 2 * (all - open.len()) < all {
                    open
                } else {
                    Vec::new()
                }
            }
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

/// The indicators that a rule asks about and the field that mends it; `None` where it does not fire. Most of them is half or
/// more, as 大多数 is read (clause 附录一 note 1).
fn of_indicators(rule: Rule, facts: &ItemFacts) -> Option<(Vec<(IndicatorId, String)>, Mend)> {
    let concerned = |fires: fn(&IndicatorFacts) -> bool,
                     mend: fn(&IndicatorFacts) -> Option<Mend>| {
        let found = facts.weighing.iter().filter(|one| fires(one));
        let found: Vec<&IndicatorFacts> = found.collect();
        let share = Share {
            part: found.len(),
            whole: facts.weighing.len(),
        };
        let first = found.first().filter(|_| share.reaches(Quantity::Most))?;
        let named = found.iter().map(|one| (one.id.clone(), one.name.clone()));
        Some((named.collect(), mend(first).unwrap_or(Mend::Table)))
    };
    match rule {
        Rule::FewIndicators if facts.count() < INDICATORS => Some((Vec::new(), Mend::Table)),
        Rule::ShortSeries => concerned(
            |one| !one.is_long(),
            |one| {
                // The year before those that have figures.
                let ago = u16::try_from(one.course.years).ok()?;
                let missing = one.course.last?.earlier(ago);
                Some(Mend::Figure(one.id.clone(), Line::Value, missing))
            },
        ),
        Rule::NoComparison => concerned(
            |one| !one.standing.compared,
            |one| {
                Some(Mend::Figure(
                    one.id.clone(),
                    Line::Industry,
                    one.course.last?,
                ))
            },
        ),
        Rule::AdverseTrend => concerned(
            |one| one.course.trend == Trend::Adverse,
            |one| Some(Mend::Figure(one.id.clone(), Line::Value, one.course.last?)),
        ),
        Rule::NotLeading if facts.outstanding == 0 => {
            let first = facts.weighing.first();
            let mend = first.map(|one| Mend::Class(one.id.clone()));
            Some((Vec::new(), mend.unwrap_or(Mend::Table)))
        }
        _ => None,
    }
}
