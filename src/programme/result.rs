//! What an assessment says about a programme. Always provisional: the score is a self-score.

use super::evaluate::{Answers, Facts, Scores, Verdict};
use super::model::{Measure, Programme, Rule, Tier};
use crate::assessment::Assessment;
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
    /// What has to be passed before a tier, in its order.
    pub stages: Vec<TierResult>,
    /// The tiers, the highest first.
    pub tiers: Vec<TierResult>,
    /// The highest tier all of whose conditions hold, for an organisation that may apply.
    pub tier: Option<TierId>,
    /// The highest tier that the score supports, every condition taken for granted; none where no tier asks for a score.
    pub by_score: Option<TierId>,
    /// The same for the official scores that were entered.
    pub by_official: Option<TierId>,
    /// The highest tier by the official scores all of whose conditions hold.
    pub official_tier: Option<TierId>,
    /// The conditions that are not answered yet.
    pub open: Vec<ConditionId>,
    /// The conditions that were answered and do not hold.
    pub failed: Vec<ConditionId>,
}

/// What an assessment says about a tier, or a stage before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierResult {
    /// The tier.
    pub id: TierId,
    /// Whether it is granted, its own rule and eligibility together.
    pub verdict: Verdict,
    /// Whether the score supports it, every condition taken for granted.
    pub by_score: Verdict,
    /// Whether the official scores support it, every other condition taken for granted; open where they were not entered.
    pub by_official: Verdict,
    /// Whether it is granted by the official scores, eligibility and all conditions together.
    pub official: Verdict,
    /// The points that the total asks for, where it asks for any and the assessment is on a standard that is read.
    pub threshold: Option<Hundredths>,
    /// The points still missing to that; zero when reached.
    pub distance: Option<Hundredths>,
    /// The points that an entered official score is short of, in its own full marks; zero when reached, none where no official
    /// score that the rule reads was entered.
    pub official_distance: Option<Hundredths>,
    /// Whether an official total, once there is one, decides in place of the self-score.
    pub is_judged: bool,
}

impl ProgrammeResult {
    /// Evaluates a programme. An assessment on a standard that the programme does not read has no score for it.
    pub fn of(
        programme: &Programme,
        board: &Scoreboard,
        assessment: &Assessment,
    ) -> ProgrammeResult {
        let nothing = Keyed::new();
        let declared = assessment.conditions.get(&programme.id).unwrap_or(&nothing);
        let own = programme.own_score(assessment, board);
        ProgrammeResult::by(programme, own, declared)
    }

    /// Evaluates a programme on a score and what was declared for it.
    pub fn with(programme: &Programme, board: &Scoreboard, declared: &Answers) -> ProgrammeResult {
        ProgrammeResult::by(programme, Scores::Own(board), declared)
    }

    fn by(programme: &Programme, own: Scores<'_>, declared: &Answers) -> ProgrammeResult {
        let known = Facts {
            scores: own,
            declared: Some(declared),
        };
        let eligibility = programme.eligibility.evaluate(&known);
        let all = Views {
            eligibility,
            known,
            granted: Facts {
                declared: None,
                ..known
            },
            official: Facts {
                scores: Scores::Official(declared),
                ..known
            },
            official_alone: Facts {
                scores: Scores::Official(declared),
                declared: None,
            },
        };
        let stages: Vec<TierResult> = programme.stages.iter().map(|stage| all.of(stage)).collect();
        let mut tiers: Vec<TierResult> = programme.tiers.iter().map(|tier| all.of(tier)).collect();
        for tier in &mut tiers {
            for stage in &stages {
                tier.after(stage);
            }
        }
        // Without conditions, a tier that reads no score would seem reached by everyone.
        let first = |reads: &dyn Fn(&Rule) -> bool, verdict: fn(&TierResult) -> Verdict| {
            let mut both = programme.tiers.iter().zip(&tiers);
            let found =
                both.find(|(tier, result)| verdict(result) == Verdict::Met && reads(&tier.rule));
            found.map(|(tier, _)| tier.id.clone())
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
            tier: first(&|_| true, |tier| tier.verdict),
            by_score: first(&Rule::reads_own_score, |tier| tier.by_score),
            by_official: first(&reads_official_score, |tier| tier.by_official),
            official_tier: first(&reads_official_score, |tier| tier.official),
            open: answered(Verdict::Open),
            failed: answered(Verdict::Failed),
            stages,
            tiers,
        }
    }

    /// The first stage that the official scores rule out: what closes every tier behind it.
    pub fn closed_by_official(&self) -> Option<usize> {
        let failed = |stage: &TierResult| stage.by_official == Verdict::Failed;
        self.stages.iter().position(failed)
    }

    /// Whether an official score was entered that a stage or a tier reads.
    pub fn has_official(&self) -> bool {
        let mut all = self.stages.iter().chain(&self.tiers);
        all.any(|one| one.official_distance.is_some())
    }

    /// What counts for a tier now: the official scores where they decide it, else the self-score. What official scores leave open, as
    /// one of several is still missing, no self-score rules out unless it stands in for them.
    pub fn verdict_now(&self, tier: &TierResult) -> Verdict {
        match tier.official {
            _ if !self.has_official() => tier.verdict,
            Verdict::Open if self.awaits_official(tier) => Verdict::Open,
            Verdict::Open => tier.verdict,
            Verdict::Met | Verdict::Failed => tier.official,
        }
    }

    /// Whether official scores were entered, one that decides about the tier is missing, and the self-score reaches no tier meanwhile.
    fn awaits_official(&self, tier: &TierResult) -> bool {
        let stands_in =
            |tier: &TierResult| tier.official == Verdict::Open && tier.verdict == Verdict::Met;
        self.has_official() && tier.is_judged && !self.tiers.iter().any(stands_in)
    }

    /// Whether a tier is reached, in some view, and a higher one too.
    pub fn is_below(&self, tier: &TierResult, view: fn(&TierResult) -> Verdict) -> bool {
        let at = self.tiers.iter().position(|one| one.id == tier.id);
        let higher = at.map_or(&[][..], |at| &self.tiers[..at]);
        let reached = |one: &TierResult| view(one) == Verdict::Met;
        reached(tier) && higher.iter().any(reached)
    }

    /// The highest tier by what counts now.
    pub fn tier_now(&self) -> Option<&TierId> {
        let mut tiers = self.tiers.iter();
        let reached = tiers.find(|tier| self.verdict_now(tier) == Verdict::Met);
        reached.map(|tier| &tier.id)
    }

    /// The highest tier that the score which counts now supports.
    pub fn supported_now(&self) -> Option<&TierId> {
        let mut tiers = self.tiers.iter();
        let decides = self.has_official() && tiers.all(|tier| tier.by_official != Verdict::Open);
        let own = self.by_score.as_ref().filter(|_| !decides);
        self.by_official.as_ref().or(own)
    }

    /// The points missing at the lowest stage or tier that is not reached by the score which counts now; none where no points are, and
    /// where something else than points is open at the tier above the one that is reached.
    pub fn distance_now(&self) -> Option<Hundredths> {
        let official = self.has_official();
        let short = |one: &TierResult| match one.by_official {
            Verdict::Met if official => None,
            Verdict::Failed if official => one.official_distance,
            Verdict::Open if self.awaits_official(one) => None,
            _ => one.distance.or(one.official_distance),
        };
        let reached = |tier: &TierResult| self.verdict_now(tier) == Verdict::Met;
        let above = self.tiers.iter().position(reached);
        let above = above.and_then(|at| self.tiers.get(at.checked_sub(1)?));
        if above.is_some_and(|tier| {
            self.verdict_now(tier) == Verdict::Open
                && short(tier).unwrap_or_default() == Hundredths::ZERO
        }) {
            return None;
        }
        let stages = self
            .stages
            .iter()
            .filter(|stage| stage.by_official == Verdict::Failed);
        let all = stages.chain(self.tiers.iter().rev());
        let mut short = all.filter_map(short);
        short.find(|distance| *distance > Hundredths::ZERO)
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

impl Programme {
    /// The self-score of an assessment, if this programme reads its standard.
    pub fn own_score<'a>(&self, assessment: &Assessment, board: &'a Scoreboard) -> Scores<'a> {
        if self.standards.contains(&assessment.standard) {
            Scores::Own(board)
        } else {
            Scores::Foreign
        }
    }
}

/// The four ways in which a rule is looked at.
struct Views<'a> {
    /// Nobody whom the programme does not admit reaches a stage or a tier.
    eligibility: Verdict,
    /// The self-score and what was declared.
    known: Facts<'a>,
    /// The self-score alone.
    granted: Facts<'a>,
    /// The official scores and what was declared.
    official: Facts<'a>,
    /// The official scores alone.
    official_alone: Facts<'a>,
}

impl Views<'_> {
    fn of(&self, tier: &Tier) -> TierResult {
        let total = match self.known.scores {
            Scores::Own(board) => board.sum(),
            Scores::Official(_) | Scores::Foreign => None,
        };
        let threshold = total.and_then(|total| tier.threshold(total.possible));
        let missing = |points: Hundredths, earned| (points - earned).max(Hundredths::ZERO);
        TierResult {
            id: tier.id.clone(),
            verdict: tier.rule.evaluate(&self.known).min(self.eligibility),
            by_score: tier.rule.evaluate(&self.granted),
            by_official: tier.rule.evaluate(&self.official_alone),
            official: tier.rule.evaluate(&self.official).min(self.eligibility),
            threshold,
            distance: threshold
                .zip(total)
                .map(|(points, total)| missing(points, total.earned)),
            official_distance: tier.rule.official_distance(&self.known),
            is_judged: tier
                .rule
                .has(&|leaf| matches!(leaf, Rule::AtLeast(Measure::Total(_, Some(_))))),
        }
    }
}

impl TierResult {
    /// What failed at a stage cannot be granted any more; a stage that is open hinders nothing that is known already.
    fn after(&mut self, stage: &TierResult) {
        let rules_out = |verdict: &mut Verdict, before: Verdict| {
            if before == Verdict::Failed {
                *verdict = Verdict::Failed;
            }
        };
        rules_out(&mut self.verdict, stage.verdict);
        rules_out(&mut self.by_score, stage.by_score);
        rules_out(&mut self.by_official, stage.by_official);
        rules_out(&mut self.official, stage.official);
    }
}

fn reads_official_score(rule: &Rule) -> bool {
    rule.has(&|leaf| {
        matches!(
            leaf,
            Rule::AtLeast(Measure::Total(_, Some(_)) | Measure::Score(..))
        )
    })
}

/// The verdict on one condition: that of eligibility where it asks for it, else the best of the tiers that do; one that no rule
/// asks for only has to be answered.
fn condition_verdict(programme: &Programme, id: &ConditionId, facts: &Facts<'_>) -> Verdict {
    let alternative = programme
        .condition(id)
        .is_some_and(|found| found.alternative);
    let asks = |leaf: &Rule| leaf.asks_for() == Some(id);
    let verdict = |rule: &Rule| {
        rule.has(&asks).then(|| match alternative {
            true => by_another_way(rule, id, facts),
            false => worst_leaf(rule, id, facts),
        })
    };
    let tiers = programme.stages.iter().chain(&programme.tiers);
    let in_tiers = tiers.filter_map(|tier| verdict(&tier.rule)).max();
    match verdict(&programme.eligibility).or(in_tiers) {
        Some(verdict) => verdict,
        None if facts.declared.is_some_and(|all| all.contains_key(id)) => Verdict::Met,
        None => Verdict::Open,
    }
}

/// The verdict on a condition that is one of several ways: it counts as failed only when all ways have, and as open only as
/// long as none holds.
fn by_another_way(rule: &Rule, id: &ConditionId, facts: &Facts<'_>) -> Verdict {
    match rule {
        Rule::All(parts) => {
            let asks = |leaf: &Rule| leaf.asks_for() == Some(id);
            let asking = parts.iter().filter(|part| part.has(&asks));
            let verdicts = asking.map(|part| by_another_way(part, id, facts));
            verdicts.min().unwrap_or(Verdict::Met)
        }
        Rule::Any(_) => match (rule.evaluate(facts), worst_leaf(rule, id, facts)) {
            (Verdict::Met, _) => Verdict::Met,
            // Another way is still open.
            (Verdict::Open, Verdict::Failed) => Verdict::Met,
            (Verdict::Open | Verdict::Failed, leaf) => leaf,
        },
        Rule::AtLeast(_) | Rule::Declared(_) => rule.evaluate(facts),
    }
}

/// The worst verdict of the leaves that ask for a condition.
fn worst_leaf(rule: &Rule, id: &ConditionId, facts: &Facts<'_>) -> Verdict {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => {
            let verdicts = parts.iter().map(|part| worst_leaf(part, id, facts));
            verdicts.min().unwrap_or(Verdict::Met)
        }
        leaf if leaf.asks_for() == Some(id) => leaf.evaluate(facts),
        Rule::AtLeast(_) | Rule::Declared(_) => Verdict::Met,
    }
}
