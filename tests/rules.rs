//! The rule engine is total: whatever the rules ask, whatever was answered and whatever the scores are, there is a verdict.

use excellence_assessment::assessment::{Assessment, ConditionAnswer};
use excellence_assessment::keyed::Keyed;
use excellence_assessment::language::{Lang, Text};
use excellence_assessment::programme::nearness::nearest_first;
use excellence_assessment::programme::{
    Answers, Condition, ConditionKind, Facts, Measure, Programme, ProgrammeResult, Rule, Scores,
    Tier, Verdict,
};
use excellence_assessment::scoring::{CategoryScore, Scoreboard, Total};
use excellence_assessment::standard::{ConditionId, Hundredths, Percent};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// What rules ask for; the last one is no condition of any programme.
const ASKED: [&str; 5] = ["a", "b", "c", "d", "nowhere"];

/// More points than any standard has, in hundredths.
const MOST: i64 = 1_000_000_000_000;

fn id() -> impl Strategy<Value = ConditionId> {
    select(ASKED.to_vec()).prop_map(ConditionId::from)
}

fn percent() -> impl Strategy<Value = Percent> {
    (0u32..=100).prop_map(|percent| Percent::new(percent).expect("a percent"))
}

fn rule() -> impl Strategy<Value = Rule> {
    let leaf = prop_oneof![
        (percent(), option::of(id()))
            .prop_map(|(percent, official)| Rule::AtLeast(Measure::Total(percent, official))),
        percent().prop_map(|percent| Rule::AtLeast(Measure::BestCategory(percent, None))),
        (id(), number()).prop_map(|(id, least)| Rule::AtLeast(Measure::Number(id, least))),
        (id(), percent()).prop_map(|(id, percent)| Rule::AtLeast(Measure::Score(id, percent))),
        id().prop_map(Rule::Declared),
    ];
    leaf.prop_recursive(8, 48, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Rule::All),
            vec(inner, 0..4).prop_map(Rule::Any),
        ]
    })
}

/// Any number, those at the ends often.
fn number() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), Just(u32::MAX), 0u32..5, any::<u32>()]
}

fn answer() -> impl Strategy<Value = ConditionAnswer> {
    prop_oneof![
        any::<bool>().prop_map(ConditionAnswer::Declared),
        number().prop_map(ConditionAnswer::Number),
        // Full marks of nothing are refused by the file, and decide nothing here.
        (number(), number()).prop_map(|(score, full)| ConditionAnswer::Score { score, full }),
    ]
}

fn answers() -> impl Strategy<Value = Answers> {
    vec(option::of(answer()), ASKED.len()).prop_map(|answers| {
        let given = ASKED.into_iter().zip(answers);
        given
            .filter_map(|(id, answer)| Some((id.into(), answer?)))
            .collect()
    })
}

/// A sum of any standard, of one without a point among them.
fn total() -> impl Strategy<Value = Total> {
    let possible = prop_oneof![Just(0), Just(50_000), Just(100_000), 0..=MOST];
    (possible, 0u32..=100, 0u32..=100).prop_map(|(possible, earned, more)| {
        let part = |percent: u32| possible / 100 * i64::from(percent.min(100));
        Total {
            earned: Hundredths::new(part(earned)),
            ceiling: Hundredths::new(part(earned + more)),
            possible: Hundredths::new(possible),
            supported: Hundredths::new(part(earned)),
            scored: usize::from(earned > 0),
            items: 1,
        }
    })
}

/// A scoreboard of any number of categories, none among them.
fn board() -> impl Strategy<Value = Scoreboard> {
    (total(), vec(total(), 0..9)).prop_map(|(total, categories)| Scoreboard {
        items: Vec::new(),
        categories: (categories.into_iter().enumerate())
            .map(|(place, total)| CategoryScore {
                id: place.to_string().as_str().into(),
                total,
            })
            .collect(),
        total,
    })
}

fn text() -> Text {
    Text {
        zh: "某".into(),
        en: "one".into(),
    }
}

fn condition(id: &str, kind: ConditionKind, alternative: bool) -> Condition {
    Condition {
        id: id.into(),
        kind,
        asks: text(),
        statement: text(),
        clause: "1".into(),
        of_person: false,
        alternative,
    }
}

fn tiers(rules: Vec<Rule>) -> Vec<Tier> {
    let tier = |(place, rule): (usize, Rule)| Tier {
        id: place.to_string().as_str().into(),
        title: text(),
        rule,
        clause: "1".into(),
    };
    rules.into_iter().enumerate().map(tier).collect()
}

/// Any programme, on the standard `own` or on another.
fn programme() -> impl Strategy<Value = Programme> {
    let standards = vec(select(vec!["own", "another"]), 0..3);
    let alternatives = vec(any::<bool>(), 4);
    (
        rule(),
        vec(rule(), 0..3),
        vec(rule(), 0..6),
        standards,
        alternatives,
    )
        .prop_map(
            |(eligibility, stages, granted, standards, alternatives)| Programme {
                id: "p".into(),
                title: text(),
                grantor: text(),
                source: text(),
                standards: standards.into_iter().map(Into::into).collect(),
                official_score: text(),
                scores: vec![condition(
                    "d",
                    ConditionKind::Score { full: 0 },
                    alternatives[3],
                )],
                conditions: vec![
                    condition("a", ConditionKind::Declared, alternatives[0]),
                    condition(
                        "b",
                        ConditionKind::Number {
                            unit: text(),
                            choices: Vec::new(),
                        },
                        alternatives[1],
                    ),
                    condition("c", ConditionKind::Score { full: 1 }, alternatives[2]),
                ],
                eligibility,
                stages: tiers(stages),
                tiers: tiers(granted),
                readings: Vec::new(),
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_rule_has_a_verdict_whatever_is_known(rule in rule(), board in board(), answers in answers()) {
        let nothing = Keyed::new();
        for scores in [Scores::Own(&board), Scores::Official(&answers), Scores::Official(&nothing), Scores::Foreign] {
            for declared in [None, Some(&nothing), Some(&answers)] {
                let facts = Facts { scores, declared };
                let verdict = rule.evaluate(&facts);
                // All and any are what they say, and so is a rule that is asked twice.
                prop_assert_eq!(Rule::All(vec![rule.clone(), rule.clone()]).evaluate(&facts), verdict);
                prop_assert_eq!(Rule::Any(vec![rule.clone()]).evaluate(&facts), verdict);
                prop_assert_eq!(Rule::All(vec![rule.clone(), Rule::Any(vec![])]).evaluate(&facts), Verdict::Failed);
                prop_assert_eq!(Rule::Any(vec![rule.clone(), Rule::All(vec![])]).evaluate(&facts), Verdict::Met);
            }
        }
    }

    #[test]
    fn every_programme_has_a_result_whatever_its_rules_and_the_standard_are(
        programme in programme(),
        board in board(),
        answers in answers(),
        own in any::<bool>(),
    ) {
        let standard = if own { "own" } else { "foreign" };
        let mut assessment = Assessment::new("a".into(), standard.into(), "2026-11-20T08:00:00Z".into());
        assessment.conditions.insert(programme.id.clone(), answers);
        let found = ProgrammeResult::of(&programme, &board, &assessment);
        prop_assert_eq!(found.tiers.len(), programme.tiers.len());
        prop_assert_eq!(found.stages.len(), programme.stages.len());
        prop_assert!(found.tier.is_none() || found.eligibility == Verdict::Met);
        let reads = own && programme.standards.contains(&"own".into());
        for (tier, result) in programme.tiers.iter().zip(&found.tiers) {
            let has_line = reads && tier.total_percent().is_some();
            prop_assert_eq!(result.threshold.is_some(), has_line);
            prop_assert!(result.distance.is_none_or(|distance| distance >= Hundredths::ZERO));
            // A share of no points is reached by none, and a distance to it is none.
            if board.total.possible == Hundredths::ZERO {
                prop_assert!(result.distance.is_none_or(|distance| distance == Hundredths::ZERO));
            }
            prop_assert!(result.verdict <= found.eligibility);
        }
        let all: Vec<ProgrammeResult> = vec![found.clone(), found];
        prop_assert_eq!(nearest_first(&all), [0, 1]);
        let glance = excellence_assessment::draft::Glance::of(&programme, &all[0], Lang::En);
        prop_assert_eq!(glance.open.len() + glance.failed.len(), all[0].open.len() + all[0].failed.len());
    }
}

#[test]
fn a_rule_within_rules_a_thousand_deep_is_decided() {
    let mut rule = Rule::Declared("a".into());
    for depth in 0..1000 {
        rule = match depth % 2 {
            0 => Rule::All(vec![rule]),
            _ => Rule::Any(vec![rule]),
        };
    }
    let yes: Answers = [("a".into(), ConditionAnswer::Declared(true))]
        .into_iter()
        .collect();
    let nothing = Keyed::new();
    for (declared, expected) in [(&yes, Verdict::Met), (&nothing, Verdict::Open)] {
        let facts = Facts {
            scores: Scores::Foreign,
            declared: Some(declared),
        };
        assert_eq!(rule.evaluate(&facts), expected);
    }
}
