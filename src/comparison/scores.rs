//! What follows from the answers that differ: scores, tiers, declarations.

use super::Sides;
use super::fields::fields;
use crate::assessment::{Assessment, ConditionAnswer, Field};
use crate::programme::{Programme, ProgrammeResult, Verdict};
use crate::scoring::{Scoreboard, Total};
use crate::standard::{
    CategoryId, ConditionId, Hundredths, ItemId, Percent, ProgrammeId, Standard, TierId,
};

/// Two states side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The fields that differ, in the order of the standard.
    pub fields: Vec<Field>,
    /// The totals.
    pub total: Sides<Total>,
    /// All categories in their order.
    pub categories: Vec<CategoryDifference>,
    /// All programmes in their order.
    pub programmes: Vec<ProgrammeDifference>,
}

/// A category in both states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryDifference {
    /// The category.
    pub id: CategoryId,
    /// Its totals.
    pub total: Sides<Total>,
    /// Its items in their order.
    pub items: Vec<ItemDifference>,
}

/// An item in both states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDifference {
    /// The item.
    pub id: ItemId,
    /// The decided percents; `None` is not scored, which is not zero.
    pub percent: Sides<Option<Percent>>,
    /// The points earned.
    pub earned: Sides<Hundredths>,
}

/// A programme in both states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeDifference {
    /// The programme.
    pub id: ProgrammeId,
    /// The highest tier by score and declarations.
    pub tier: Sides<Option<TierId>>,
    /// The verdict on each tier, the highest first.
    pub tiers: Vec<(TierId, Sides<Verdict>)>,
    /// The declarations that differ.
    pub conditions: Vec<(ConditionId, Sides<Option<ConditionAnswer>>)>,
}

impl Comparison {
    /// Compares two states of answers to one standard.
    pub fn of(
        standard: &Standard,
        programmes: &[Programme],
        states: Sides<&Assessment>,
    ) -> Comparison {
        let boards = states.map(|state| Scoreboard::of(standard, state));
        let fields = fields(standard, programmes, states.before, states.after);
        let programmes = programmes.iter().map(|programme| {
            let results = Sides {
                before: ProgrammeResult::of(programme, &boards.before, states.before),
                after: ProgrammeResult::of(programme, &boards.after, states.after),
            };
            programme_difference(programme, &results, &fields, states)
        });
        let programmes = programmes.collect();
        Comparison {
            total: boards.as_ref().map(|board| board.total),
            categories: categories(standard, &boards),
            programmes,
            fields,
        }
    }

    /// Whether both states have the same answers.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

impl Sides<Hundredths> {
    /// How many points there are more in the second state; negative where there are fewer.
    pub fn difference(self) -> Hundredths {
        self.after - self.before
    }
}

fn categories(standard: &Standard, boards: &Sides<Scoreboard>) -> Vec<CategoryDifference> {
    let mut items = (boards.before.items.iter()).zip(&boards.after.items);
    let totals = (boards.before.categories.iter()).zip(&boards.after.categories);
    let categories = standard.categories.iter().zip(totals);
    let difference = categories.map(|(category, (before, after))| CategoryDifference {
        id: category.id.clone(),
        total: Sides {
            before: before.total,
            after: after.total,
        },
        items: (items.by_ref().take(category.items.len()))
            .map(|(before, after)| ItemDifference {
                id: before.id.clone(),
                percent: Sides {
                    before: before.percent,
                    after: after.percent,
                },
                earned: Sides {
                    before: before.earned,
                    after: after.earned,
                },
            })
            .collect(),
    });
    difference.collect()
}

fn programme_difference(
    programme: &Programme,
    results: &Sides<ProgrammeResult>,
    fields: &[Field],
    states: Sides<&Assessment>,
) -> ProgrammeDifference {
    let tiers = (results.before.tiers.iter()).zip(&results.after.tiers);
    let conditions = fields.iter().filter_map(|field| match field {
        Field::Condition(of, condition) if *of == programme.id => {
            let answers = states.map(|state| state.condition(&programme.id, condition));
            Some((condition.clone(), answers))
        }
        _ => None,
    });
    ProgrammeDifference {
        id: programme.id.clone(),
        tier: results.as_ref().map(|result| result.tier.clone()),
        tiers: tiers
            .map(|(before, after)| {
                let verdicts = Sides {
                    before: before.verdict,
                    after: after.verdict,
                };
                (before.id.clone(), verdicts)
            })
            .collect(),
        conditions: conditions.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::changes::changes;
    use super::super::fields::every_field;
    use super::*;
    use crate::assessment::{Action, Command, Coverage, Indicator, TableChange, Year};
    use crate::programme::PACKS;
    use crate::standard::Band;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static STANDARD: LazyLock<Standard> = LazyLock::new(|| {
        Standard::read(include_str!("../../standards/shenzhen-mayor-2019.json")).expect("a pack")
    });
    static PROGRAMMES: LazyLock<Vec<Programme>> = LazyLock::new(|| {
        let read = |pack: &&str| Programme::read(pack).expect("a pack");
        PACKS.iter().map(read).collect()
    });

    /// A change of any field.
    fn command() -> impl Strategy<Value = Command> {
        let every = every_field(&STANDARD, &PROGRAMMES);
        let text = prop_oneof!["[a-z，。甲乙丙 ]{0,12}", Just(String::new())];
        (proptest::sample::select(every), 0..21u32, text).prop_map(|(field, number, text)| {
            match field {
                Field::Text(field) => Command::Text(field, text),
                Field::Percent(item) => Command::Percent(item, Percent::new(number * 5)),
                Field::Factor(item, factor) => {
                    let band = u8::try_from(number % 7).ok().filter(|band| *band < 6);
                    Command::Factor(item, factor, band.map(Band))
                }
                Field::Coverage(item, point) => {
                    let coverage = Coverage::ALL.get(number as usize % 4).copied();
                    Command::Coverage(item, point, coverage)
                }
                Field::Condition(programme, condition) => {
                    let answer = (number < 20).then_some(ConditionAnswer::Number(number));
                    Command::Condition(programme, condition, answer)
                }
                Field::Outlook(item, which) => {
                    Command::Outlook(item, which, Percent::new(number * 5))
                }
                Field::Table(item) => {
                    let mut row = Indicator::new(format!("n{}", number % 3).as_str().into());
                    row.name = text;
                    row.core = number % 2 == 0;
                    row.values.figures.set(Year::FIRST, number.to_string());
                    let to = (number < 15).then_some((0, row.clone()));
                    let change = TableChange {
                        years: None,
                        rows: vec![(row.id, to)],
                    };
                    Command::Table(item, change)
                }
                Field::Percents(which) => {
                    let percents = vec![
                        ("1.1".into(), Percent::new(number * 5)),
                        ("1.3".into(), None),
                    ];
                    Command::Percents(which, percents)
                }
                Field::Plan => {
                    let mut action = Action::new(format!("n{}", number % 3).as_str().into());
                    action.owner = text;
                    let to = (number < 15).then_some((0, action.clone()));
                    Command::Plan(action.id, to)
                }
                Field::Indicator(..) | Field::Dismissal(..) => {
                    Command::Dismiss("1.1".into(), "no-evidence".into(), Some(text))
                }
            }
        })
    }

    fn state() -> impl Strategy<Value = Assessment> {
        proptest::collection::vec(command(), 0..40).prop_map(|commands| {
            let mut state = Assessment::default();
            for command in commands {
                state.apply(command);
            }
            state
        })
    }

    fn compare(before: &Assessment, after: &Assessment) -> Comparison {
        Comparison::of(&STANDARD, &PROGRAMMES, Sides { before, after })
    }

    proptest! {
        #[test]
        fn a_state_compared_with_itself_is_empty(state in state()) {
            let comparison = compare(&state, &state.clone());
            prop_assert!(comparison.is_empty());
            prop_assert!(!comparison.total.differ());
            for category in &comparison.categories {
                prop_assert!(!category.total.differ());
                prop_assert!(category.items.iter().all(|item| !item.earned.differ()));
            }
            for programme in &comparison.programmes {
                prop_assert!(programme.conditions.is_empty() && !programme.tier.differ());
            }
        }

        #[test]
        fn two_states_are_told_apart_by_any_answer(before in state(), after in state()) {
            // All that a state holds is one of the fields.
            prop_assert_eq!(compare(&before, &after).is_empty(), before == after);
        }

        #[test]
        fn differences_sum_up_and_turn_round(before in state(), after in state()) {
            let there = compare(&before, &after);
            let back = compare(&after, &before);
            let total = there.total.map(|total| total.earned).difference();
            let by_category: Hundredths = there.categories.iter()
                .map(|category| category.total.map(|total| total.earned).difference()).sum();
            let by_item: Hundredths = there.categories.iter().flat_map(|category| &category.items)
                .map(|item| item.earned.difference()).sum();
            prop_assert_eq!(by_category, total);
            prop_assert_eq!(by_item, total);
            prop_assert_eq!(back.total.map(|total| total.earned).difference(), Hundredths::ZERO - total);
            prop_assert_eq!(there.fields, back.fields);
        }

        #[test]
        fn every_declaration_that_differs_is_listed_once(before in state(), after in state()) {
            let comparison = compare(&before, &after);
            let declared = comparison.fields.iter().filter(|field| matches!(field, Field::Condition(..)));
            let listed: usize = comparison.programmes.iter().map(|one| one.conditions.len()).sum();
            prop_assert_eq!(declared.count(), listed);
        }
    }

    #[test]
    fn what_is_declared_for_a_programme_that_is_not_at_hand_differs_too() {
        let mut after = Assessment::default();
        let answer = Some(ConditionAnswer::Declared(true));
        after.apply(Command::Condition(
            "shenzhen-qi".into(),
            "legal".into(),
            answer,
        ));
        let field = Field::Condition("shenzhen-qi".into(), "legal".into());
        let nothing = Assessment::default();
        for (one, other) in [(&nothing, &after), (&after, &nothing)] {
            assert_eq!(compare(one, other).fields, std::slice::from_ref(&field));
        }
        let there = changes(&STANDARD, &PROGRAMMES, &nothing, &after);
        let mut again = Assessment::default();
        there
            .into_iter()
            .for_each(|change| drop(again.apply(change)));
        assert_eq!(again.conditions, after.conditions);
    }

    #[test]
    fn not_scored_and_zero_differ_though_both_earn_nothing() {
        let mut after = Assessment::default();
        after.apply(Command::Percent("1.1".into(), Percent::new(0)));
        let comparison = compare(&Assessment::default(), &after);
        assert_eq!(comparison.fields, [Field::Percent("1.1".into())]);
        assert!(!comparison.categories[0].items[0].earned.differ());
        assert!(comparison.total.differ(), "the range is another one");
    }
}
