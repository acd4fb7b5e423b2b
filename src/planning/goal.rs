//! What scores have to reach so that a rule can hold.

use crate::programme::{Facts, Measure, Rule, Verdict};
use crate::standard::{ConditionId, Percent};

/// One way for scores to meet a rule: a percent of the total, and one of the best category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Goal {
    /// The least percent of all points; 0 where none is asked for.
    pub total: Percent,
    /// The least percent of the best category's own points; 0 where none is asked for.
    pub best: Percent,
}

impl Goal {
    /// Both goals at once.
    pub(super) fn and(self, other: Goal) -> Goal {
        Goal {
            total: self.total.max(other.total),
            best: self.best.max(other.best),
        }
    }
}

/// The ways for scores to meet a rule, each enough alone.
///
/// What has to be declared in any case is taken for granted: whoever shows a plan names it beside ([`Beside`]). Where a
/// declaration may stand in for a score, it counts only if it was made.
pub(super) fn goals(rule: &Rule, facts: &Facts<'_>) -> Vec<Goal> {
    ways(rule, facts, true)
}

fn ways(rule: &Rule, facts: &Facts<'_>, granted: bool) -> Vec<Goal> {
    match rule {
        Rule::All(parts) => parts.iter().fold(vec![Goal::default()], |so_far, part| {
            let ways = ways(part, facts, granted);
            let both = |one: &Goal| ways.iter().map(|other| one.and(*other)).collect::<Vec<_>>();
            easiest(so_far.iter().flat_map(both).collect())
        }),
        Rule::Any(parts) => {
            let any = |granted| -> Vec<Goal> {
                let ways = parts.iter().flat_map(|part| ways(part, facts, granted));
                easiest(ways.collect())
            };
            let made = any(false);
            // Nothing but declarations that were not made: they are named beside, as any other.
            if made.is_empty() && granted {
                any(true)
            } else {
                made
            }
        }
        Rule::AtLeast(Measure::Total(total, _)) => vec![Goal {
            total: *total,
            ..Goal::default()
        }],
        Rule::AtLeast(Measure::BestCategory(best, _)) => vec![Goal {
            best: *best,
            ..Goal::default()
        }],
        // What is entered counts as what is declared: no self-score stands in for it.
        Rule::AtLeast(Measure::Number(..) | Measure::Score(..)) | Rule::Declared(_) => {
            let holds = granted || rule.evaluate(facts) == Verdict::Met;
            holds.then(Goal::default).into_iter().collect()
        }
    }
}

/// The goals of which none asks for as much as another one and more: a pack may join so many ways that not all of them can be looked at.
fn easiest(mut goals: Vec<Goal>) -> Vec<Goal> {
    goals.sort_by_key(|goal| (goal.total, goal.best));
    let mut last: Option<Percent> = None;
    goals.retain(|goal| {
        let easier = last.is_none_or(|last| goal.best < last);
        if easier {
            last = Some(goal.best);
        }
        easier
    });
    goals
}

/// The conditions that stand beside what scores have to reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// Those not answered yet.
    pub open: Vec<ConditionId>,
    /// Those that were answered and do not hold.
    pub failed: Vec<ConditionId>,
    /// Those that could stand in for a score, and were not declared to hold.
    pub instead: Vec<ConditionId>,
}

impl Beside {
    /// Adds the conditions of a rule.
    pub(super) fn add(&mut self, rule: &Rule, facts: &Facts<'_>) {
        self.walk(rule, facts, false);
    }

    fn walk(&mut self, rule: &Rule, facts: &Facts<'_>, or_else: bool) {
        let id = match rule {
            Rule::All(parts) => {
                for part in parts {
                    self.walk(part, facts, or_else);
                }
                return;
            }
            Rule::Any(parts) => {
                if rule.evaluate(facts) != Verdict::Met {
                    let scores = parts.iter().any(asks_scores);
                    for part in parts {
                        self.walk(part, facts, or_else || scores);
                    }
                }
                return;
            }
            Rule::AtLeast(Measure::Total(..) | Measure::BestCategory(..)) => return,
            Rule::Declared(id) | Rule::AtLeast(Measure::Number(id, _) | Measure::Score(id, _)) => {
                id
            }
        };
        let list = match rule.evaluate(facts) {
            Verdict::Met => return,
            _ if or_else => &mut self.instead,
            Verdict::Open => &mut self.open,
            Verdict::Failed => &mut self.failed,
        };
        if !list.contains(id) {
            list.push(id.clone());
        }
    }
}

fn asks_scores(rule: &Rule) -> bool {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => parts.iter().any(asks_scores),
        Rule::AtLeast(Measure::Total(..) | Measure::BestCategory(..)) => true,
        Rule::AtLeast(Measure::Number(..) | Measure::Score(..)) | Rule::Declared(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::Scores;

    #[test]
    fn ways_that_ask_for_more_than_another_are_left_out_however_many_a_rule_joins() {
        let percent = |number| Percent::new(number).expect("a percent");
        let total = |least| Rule::AtLeast(Measure::Total(percent(least), None));
        let best = |least| Rule::AtLeast(Measure::BestCategory(percent(least), None));
        // Three to the power of 60 ways, joined one by one.
        let part = Rule::Any(vec![
            total(50),
            best(70),
            Rule::All(vec![total(40), best(60)]),
        ]);
        let rule = Rule::All(vec![part; 60]);
        let facts = Facts {
            scores: Scores::Foreign,
            declared: None,
        };
        let goal = |total, best| Goal {
            total: percent(total),
            best: percent(best),
        };
        assert_eq!(
            goals(&rule, &facts),
            [goal(0, 70), goal(40, 60), goal(50, 0)]
        );
    }
}
