//! Evaluating a rule on what is known: every rule and every set of facts has a verdict.

use super::model::{Measure, Rule};
use crate::assessment::ConditionAnswer;
use crate::keyed::Keyed;
use crate::scoring::{Scoreboard, Total};
use crate::standard::{ConditionId, Hundredths, Percent};

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

/// What was declared for the conditions of a programme, and the official scores that were entered.
pub type Answers = Keyed<ConditionId, ConditionAnswer>;

/// A self-score that a rule can ask: that of an assessment, or such as may come.
pub trait OwnScore {
    /// Whether the total is at least so many percent of all points.
    fn total(&self, least: Percent) -> Verdict;
    /// Whether the best category is at least so many percent of its own points.
    fn best_category(&self, least: Percent) -> Verdict;
    /// The sum itself, where there is one.
    fn sum(&self) -> Option<&Total> {
        None
    }
}

/// Which scores decide.
#[derive(Clone, Copy)]
pub enum Scores<'a> {
    /// The self-score. Always provisional.
    Own(&'a dyn OwnScore),
    /// The official scores among the answers; one that was not entered is open.
    Official(&'a Answers),
    /// None: the assessment is on a standard that the programme does not read. Nothing is converted.
    Foreign,
}

/// What is known.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The scores.
    pub scores: Scores<'a>,
    /// What was declared; `None` takes every condition for granted, so that the score alone decides.
    pub declared: Option<&'a Answers>,
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
            Rule::Declared(id) => facts.answer(id, &|answer| match answer {
                ConditionAnswer::Declared(holds) => Some(holds),
                ConditionAnswer::Number(_) | ConditionAnswer::Score { .. } => None,
            }),
        }
    }
}

impl Rule {
    /// The points that the entered official scores are short of, each in its own full marks: the most of all parts, the least
    /// of several ways. None where none was entered.
    pub(super) fn official_distance(&self, facts: &Facts<'_>) -> Option<Hundredths> {
        let entered = facts.declared?;
        let distance = |part: &Rule| part.official_distance(facts);
        match self {
            Rule::All(parts) => parts.iter().filter_map(distance).max(),
            Rule::Any(parts) => {
                let least = parts.iter().filter_map(distance).min();
                // Another way may have been gone.
                let is_met = self.evaluate(facts) == Verdict::Met;
                least.map(|least| if is_met { Hundredths::ZERO } else { least })
            }
            Rule::AtLeast(Measure::Total(percent, Some(id)) | Measure::Score(id, percent)) => {
                match entered.get(id)? {
                    answer if answer.exceeds_full_marks() => None,
                    ConditionAnswer::Score { score, full } => {
                        // A percent of whole marks is a whole number of hundredths.
                        let least = i64::from(percent.get()) * i64::from(*full);
                        let missing = Hundredths::new(least - i64::from(*score));
                        Some(missing.max(Hundredths::ZERO))
                    }
                    ConditionAnswer::Declared(_) | ConditionAnswer::Number(_) => None,
                }
            }
            Rule::AtLeast(
                Measure::Total(_, None) | Measure::BestCategory(..) | Measure::Number(..),
            )
            | Rule::Declared(_) => None,
        }
    }
}

impl Measure {
    fn evaluate(&self, facts: &Facts<'_>) -> Verdict {
        match self {
            Measure::Total(percent, official) => match facts.scores {
                Scores::Own(board) => board.total(*percent),
                Scores::Official(entered) => of_official(entered, official.as_ref(), *percent),
                Scores::Foreign => Verdict::Open,
            },
            Measure::BestCategory(percent, official) => match facts.scores {
                Scores::Own(board) => board.best_category(*percent),
                // The total lies between the categories: the best is no less, and may be more.
                Scores::Official(entered) => {
                    let total = of_official(entered, official.as_ref(), *percent);
                    total.max(Verdict::Open)
                }
                Scores::Foreign => Verdict::Open,
            },
            Measure::Number(id, least) => facts.answer(id, &|answer| match answer {
                ConditionAnswer::Number(number) => Some(number >= *least),
                ConditionAnswer::Declared(_) | ConditionAnswer::Score { .. } => None,
            }),
            Measure::Score(id, percent) => match (facts.scores, facts.declared) {
                (Scores::Official(entered), _) | (_, Some(entered)) => {
                    of_official(entered, Some(id), *percent)
                }
                (Scores::Own(_) | Scores::Foreign, None) => Verdict::Met,
            },
        }
    }
}

impl OwnScore for Scoreboard {
    fn total(&self, least: Percent) -> Verdict {
        of_total(&self.total, least)
    }

    fn best_category(&self, least: Percent) -> Verdict {
        let categories = self.categories.iter();
        let verdicts = categories.map(|category| of_total(&category.total, least));
        verdicts.max().unwrap_or(Verdict::Failed)
    }

    fn sum(&self) -> Option<&Total> {
        Some(&self.total)
    }
}

impl Facts<'_> {
    /// An answer of another kind, given when the pack was another, answers nothing: `holds` says nothing of it.
    fn answer(&self, id: &ConditionId, holds: &dyn Fn(ConditionAnswer) -> Option<bool>) -> Verdict {
        let Some(declared) = self.declared else {
            return Verdict::Met;
        };
        match declared.get(id).and_then(|answer| holds(*answer)) {
            Some(true) => Verdict::Met,
            Some(false) => Verdict::Failed,
            None => Verdict::Open,
        }
    }
}

/// An official score as a percent of its own full marks. Exact; open where none was entered, and where what was entered is none.
fn of_official(entered: &Answers, id: Option<&ConditionId>, percent: Percent) -> Verdict {
    match id.and_then(|id| entered.get(id)) {
        Some(answer) if answer.exceeds_full_marks() => Verdict::Open,
        // Hundredths over whole marks, in percent.
        Some(ConditionAnswer::Score { score, full })
            if u64::from(*score) >= u64::from(percent.get()) * u64::from(*full) =>
        {
            Verdict::Met
        }
        Some(ConditionAnswer::Score { .. }) => Verdict::Failed,
        _ => Verdict::Open,
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
