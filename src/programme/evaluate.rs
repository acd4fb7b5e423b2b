//! Evaluating a rule on what is known: every rule and every set of facts has a verdict.

use super::model::{Measure, Rule};
use crate::assessment::ConditionAnswer;
use crate::keyed::Keyed;
use crate::scoring::{Scoreboard, Total};
use crate::standard::{ConditionId, Percent};

/// Whether something holds, given that not everything is answered yet. The order is from bad to good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It cannot hold any more.
    Failed,
    /// It may hold once more is answered.
    Open,
    /// It holds.
    Met,
}

/// Scores that a rule can ask: those of an assessment, or such as may come.
pub trait Scores {
    /// Whether the total is at least so many percent of all points.
    fn total(&self, least: Percent) -> Verdict;
    /// Whether the best category is at least so many percent of its own points.
    fn best_category(&self, least: Percent) -> Verdict;
}

/// What is known.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The scores.
    pub board: &'a dyn Scores,
    /// What was declared; `None` takes every condition for granted, so that the score alone decides.
    pub declared: Option<&'a Keyed<ConditionId, ConditionAnswer>>,
}

impl Rule {
    /// Whether the rule holds.
    pub fn evaluate(&self, facts: &Facts<'_>) -> Verdict {
        match self {
            Rule::All(parts) => {
                let verdicts = parts.iter().map(|part| part.evaluate(facts));
                verdicts.min().unwrap_or(Verdict::Met)
            }
            Rule::Any(parts) => {
                let verdicts = parts.iter().map(|part| part.evaluate(facts));
                verdicts.max().unwrap_or(Verdict::Failed)
            }
            Rule::AtLeast(measure) => measure.evaluate(facts),
            Rule::Declared(id) => facts.answer(id, |answer| match answer {
                ConditionAnswer::Declared(holds) => holds,
                ConditionAnswer::Number(_) => false,
            }),
        }
    }
}

impl Measure {
    fn evaluate(&self, facts: &Facts<'_>) -> Verdict {
        match self {
            Measure::Total(percent) => facts.board.total(*percent),
            Measure::BestCategory(percent) => facts.board.best_category(*percent),
            Measure::Number(id, least) => facts.answer(id, |answer| match answer {
                ConditionAnswer::Number(number) => number >= *least,
                ConditionAnswer::Declared(_) => false,
            }),
        }
    }
}

impl Scores for Scoreboard {
    fn total(&self, least: Percent) -> Verdict {
        of_total(&self.total, least)
    }

    fn best_category(&self, least: Percent) -> Verdict {
        let categories = self.categories.iter();
        let verdicts = categories.map(|category| of_total(&category.total, least));
        verdicts.max().unwrap_or(Verdict::Failed)
    }
}

impl Facts<'_> {
    fn answer(&self, id: &ConditionId, holds: impl Fn(ConditionAnswer) -> bool) -> Verdict {
        match self.declared.map(|declared| declared.get(id)) {
            None => Verdict::Met,
            Some(None) => Verdict::Open,
            Some(Some(answer)) if holds(*answer) => Verdict::Met,
            Some(Some(_)) => Verdict::Failed,
        }
    }
}

/// Reached when what is earned is enough, open when what can still be earned is, failed otherwise.
fn of_total(total: &Total, percent: Percent) -> Verdict {
    if total.earned.reaches(percent, total.possible) {
        Verdict::Met
    } else if total.ceiling.reaches(percent, total.possible) {
        Verdict::Open
    } else {
        Verdict::Failed
    }
}
