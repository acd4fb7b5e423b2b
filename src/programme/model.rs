//! What a programme asks and grants, as read from its pack.

use crate::language::Text;
use crate::standard::{
    ConditionId, Hundredths, Percent, ProgrammeId, Reading, Standard, StandardId, TierId,
};

/// A certification or award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// The official title.
    pub title: Text,
    /// Who grants it.
    pub grantor: Text,
    /// The document that sets it up.
    pub source: Text,
    /// The standards whose scores it reads.
    pub standards: Vec<StandardId>,
    /// Which score counts officially.
    pub official_score: Text,
    /// The official scores that can be entered beside the self-score; none of them is asked for.
    pub scores: Vec<Condition>,
    /// Its conditions.
    pub conditions: Vec<Condition>,
    /// What has to hold before any tier is granted.
    pub eligibility: Rule,
    /// What an application has to pass before any tier can be granted, in its order; one that failed rules out every tier.
    pub stages: Vec<Tier>,
    /// Its tiers, the highest first.
    pub tiers: Vec<Tier>,
    /// How unclear clauses are read.
    pub readings: Vec<Reading>,
}

/// Something that the organisation declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its id.
    pub id: ConditionId,
    /// What kind of answer it takes.
    pub kind: ConditionKind,
    /// The question.
    pub asks: Text,
    /// What holds where the answer is yes, or what the number or score is of; the question where the pack has no statement.
    pub statement: Text,
    /// The clause.
    pub clause: String,
    /// Whether it is asked of the person who applies, not of the organisation.
    pub of_person: bool,
    /// Whether it is one of several ways: once another way is open, it need not hold.
    pub alternative: bool,
}

/// What kind of answer a condition takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ConditionKind {
    /// Yes or no.
    #[default]
    Declared,
    /// A whole number of some unit.
    Number {
        /// The unit.
        unit: Text,
        /// The numbers that may be chosen, with their names; none where any number may be given.
        choices: Vec<Choice>,
    },
    /// A score that somebody else gives, entered with its full marks.
    Score {
        /// The full marks that are usual.
        full: u32,
    },
}

/// A number that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The number.
    pub value: u32,
    /// What it is called.
    pub title: Text,
}

/// What a programme grants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Its id.
    pub id: TierId,
    /// The official name.
    pub title: Text,
    /// What has to hold.
    pub rule: Rule,
    /// The clause.
    pub clause: String,
}

/// What has to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Every part.
    All(Vec<Rule>),
    /// At least one part.
    Any(Vec<Rule>),
    /// A measure that is at least so much; 以上 is inclusive.
    AtLeast(Measure),
    /// A condition that was declared to hold.
    Declared(ConditionId),
}

/// A measure and the least it has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The total, as a percent of all points; where official scores decide, the one of that id.
    Total(Percent, Option<ConditionId>),
    /// The best category, as a percent of its own points. Of an official score the total alone is entered: from the total of that id the
    /// best category is known to be no less.
    BestCategory(Percent, Option<ConditionId>),
    /// The number given for a condition.
    Number(ConditionId, u32),
    /// The score entered for a condition, as a percent of its full marks. No self-score stands in for it.
    Score(ConditionId, Percent),
}

/// The rule that asks for nothing.
impl Default for Rule {
    fn default() -> Rule {
        Rule::All(Vec::new())
    }
}

impl Programme {
    /// The choice that a rule asks for, or one above it, where the condition is answered by choosing.
    pub fn choice(&self, id: &ConditionId, least: u32) -> Option<&Choice> {
        match &self.condition(id)?.kind {
            ConditionKind::Number { choices, .. } => {
                choices.iter().find(|choice| choice.value == least)
            }
            ConditionKind::Declared | ConditionKind::Score { .. } => None,
        }
    }

    /// How much a rule asks for, to be put behind the statement of a condition: nothing where all rules ask for the same number, which the
    /// statement says.
    pub fn amount(&self, id: &ConditionId, least: u32) -> String {
        let tiers = self.stages.iter().chain(&self.tiers);
        let rules = tiers.map(|tier| &tier.rule).chain([&self.eligibility]);
        let mut asked = Vec::new();
        rules.for_each(|rule| rule.least_numbers(id, &mut asked));
        match asked.iter().any(|other| *other != least) {
            true => format!(" ≥ {least}"),
            false => String::new(),
        }
    }

    /// A condition, or an official score, by its id.
    pub fn condition(&self, id: &ConditionId) -> Option<&Condition> {
        let mut all = self.conditions.iter().chain(&self.scores);
        all.find(|condition| condition.id == *id)
    }

    /// Whether it reads the scores of a standard.
    pub fn reads(&self, standard: &Standard) -> bool {
        self.standards.contains(&standard.id)
    }

    /// A tier by its id.
    pub fn tier(&self, id: &TierId) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == *id)
    }
}

impl Rule {
    /// The least numbers that it asks for a condition.
    fn least_numbers(&self, id: &ConditionId, found: &mut Vec<u32>) {
        match self {
            Rule::All(parts) | Rule::Any(parts) => {
                parts.iter().for_each(|part| part.least_numbers(id, found));
            }
            Rule::AtLeast(Measure::Number(asked, least)) if asked == id => found.push(*least),
            Rule::AtLeast(_) | Rule::Declared(_) => {}
        }
    }
}

impl Tier {
    /// The percent of the total that the tier cannot do without; `None` where no total is asked for.
    pub fn total_percent(&self) -> Option<Percent> {
        needed_total(&self.rule)
    }

    /// The points of `possible` that the tier cannot do without.
    pub fn threshold(&self, possible: Hundredths) -> Option<Hundredths> {
        let percent = i64::from(self.total_percent()?.get());
        // Rounded up: a score is a whole number of hundredths, and a percent may fall between two.
        Some(Hundredths::new(
            (possible.get() * percent + 99).div_euclid(100),
        ))
    }
}

fn needed_total(rule: &Rule) -> Option<Percent> {
    match rule {
        Rule::All(parts) => parts.iter().filter_map(needed_total).max(),
        Rule::Any(parts) => {
            let parts: Option<Vec<Percent>> = parts.iter().map(needed_total).collect();
            parts?.into_iter().min()
        }
        Rule::AtLeast(Measure::Total(percent, _)) => Some(*percent),
        Rule::AtLeast(Measure::BestCategory(..) | Measure::Number(..) | Measure::Score(..))
        | Rule::Declared(_) => None,
    }
}

impl Rule {
    /// Whether any leaf of the rule is one of those.
    pub(super) fn has(&self, those: &dyn Fn(&Rule) -> bool) -> bool {
        match self {
            Rule::All(parts) | Rule::Any(parts) => parts.iter().any(|part| part.has(those)),
            Rule::AtLeast(_) | Rule::Declared(_) => those(self),
        }
    }

    /// The condition that a leaf asks for.
    pub(super) fn asks_for(&self) -> Option<&ConditionId> {
        match self {
            Rule::Declared(id) | Rule::AtLeast(Measure::Number(id, _) | Measure::Score(id, _)) => {
                Some(id)
            }
            Rule::All(_)
            | Rule::Any(_)
            | Rule::AtLeast(Measure::Total(..) | Measure::BestCategory(..)) => None,
        }
    }

    /// Whether the self-score has a say.
    pub fn reads_own_score(&self) -> bool {
        self.has(&|leaf| {
            matches!(
                leaf,
                Rule::AtLeast(Measure::Total(..) | Measure::BestCategory(..))
            )
        })
    }
}
