//! What an assessment says about a programme. Always provisional: the score is a self-score.

use super::evaluate::{Facts, Verdict};
use super::model::{Measure, Programme, Rule};
use crate::assessment::{Assessment, ConditionAnswer};
use crate::keyed::Keyed;
use crate::scoring::Scoreboard;
use crate::standard::{ConditionId, Hundredths, ProgrammeId, TierId};

/// What an assessment says about a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeResult {
    /// The programme.
    pub id: ProgrammeId,
    /// Whether the organisation may apply.
    pub eligibility: Verdict,
    /// The tiers, the highest first.
    pub tiers: Vec<TierResult>,
    /// The highest tier all of whose conditions hold, for an organisation that may apply.
    pub tier: Option<TierId>,
    /// The highest tier that the score supports, every condition taken for granted.
    pub by_score: Option<TierId>,
    /// The conditions that are not answered yet.
    pub open: Vec<ConditionId>,
    /// The conditions that were answered and do not hold.
    pub failed: Vec<ConditionId>,
}

/// What an assessment says about a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierResult {
    /// The tier.
    pub id: TierId,
    /// Whether it is granted, its own rule and eligibility together.
    pub verdict: Verdict,
    /// Whether the score supports it, every condition taken for granted.
    pub by_score: Verdict,
    /// The points that the total asks for, where it asks for any.
    pub threshold: Option<Hundredths>,
    /// The points still missing to that; zero when reached.
    pub distance: Option<Hundredths>,
}

impl ProgrammeResult {
    /// Evaluates a programme.
    pub fn of(
        programme: &Programme,
        board: &Scoreboard,
        assessment: &Assessment,
    ) -> ProgrammeResult {
        let nothing = Keyed::new();
        let declared = assessment.conditions.get(&programme.id).unwrap_or(&nothing);
        ProgrammeResult::with(programme, board, declared)
    }

    /// Evaluates a programme on what was declared for it.
    pub fn with(
        programme: &Programme,
        board: &Scoreboard,
        declared: &Keyed<ConditionId, ConditionAnswer>,
    ) -> ProgrammeResult {
        let known = Facts {
            board,
            declared: Some(declared),
        };
        let granted = Facts {
            board,
            declared: None,
        };
        let eligibility = programme.eligibility.evaluate(&known);
        let tiers: Vec<TierResult> = programme
            .tiers
            .iter()
            .map(|tier| {
                let threshold = tier.threshold(board.total.possible);
                TierResult {
                    id: tier.id.clone(),
                    verdict: tier.rule.evaluate(&known).min(eligibility),
                    by_score: tier.rule.evaluate(&granted),
                    threshold,
                    distance: threshold
                        .map(|points| (points - board.total.earned).max(Hundredths::ZERO)),
                }
            })
            .collect();
        let first = |holds: fn(&TierResult) -> bool| {
            tiers
                .iter()
                .find(|tier| holds(tier))
                .map(|tier| tier.id.clone())
        };
        let answered = |verdict: Verdict| {
            let conditions = programme.conditions.iter().map(|condition| &condition.id);
            conditions
                .filter(|id| condition_verdict(programme, id, &known) == verdict)
                .cloned()
                .collect()
        };
        ProgrammeResult {
            id: programme.id.clone(),
            eligibility,
            tier: first(|tier| tier.verdict == Verdict::Met),
            by_score: first(|tier| tier.by_score == Verdict::Met),
            open: answered(Verdict::Open),
            failed: answered(Verdict::Failed),
            tiers,
        }
    }

    /// The lowest tier that the score does not reach yet, with its distance: the next step of the ladder.
    pub fn next(&self) -> Option<&TierResult> {
        let mut upwards = self.tiers.iter().rev();
        upwards.find(|tier| {
            tier.distance
                .is_some_and(|distance| distance > Hundredths::ZERO)
        })
    }
}

/// The verdict on one condition: that of the rule that asks for it; one that no rule asks for only has to be answered.
fn condition_verdict(programme: &Programme, id: &ConditionId, facts: &Facts<'_>) -> Verdict {
    let mut rules = programme.tiers.iter().map(|tier| &tier.rule);
    let leaf =
        leaf_for(&programme.eligibility, id).or_else(|| rules.find_map(|rule| leaf_for(rule, id)));
    match leaf {
        Some(leaf) => leaf.evaluate(facts),
        None if facts.declared.is_some_and(|all| all.contains_key(id)) => Verdict::Met,
        None => Verdict::Open,
    }
}

fn leaf_for<'a>(rule: &'a Rule, id: &ConditionId) -> Option<&'a Rule> {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => parts.iter().find_map(|part| leaf_for(part, id)),
        Rule::Declared(found) | Rule::AtLeast(Measure::Number(found, _)) => {
            (found == id).then_some(rule)
        }
        Rule::AtLeast(Measure::Total(_) | Measure::BestCategory(_)) => None,
    }
}
