//! Programmes: the Shenzhen maturity grades on both sides of every number, and the rule engine on anything.

mod answers;
mod golden;

use answers::{SHENZHEN_STANDARD, all_at, blank, declared, legal_percent, percent};
use excellence_assessment::assessment::{Assessment, ConditionAnswer};
use excellence_assessment::keyed::Keyed;
use excellence_assessment::programme::{
    Facts, Measure, PACKS, Pack, Programme, ProgrammeResult, Rule, Scores, Verdict,
};
use excellence_assessment::scoring::Scoreboard;
use excellence_assessment::standard::{ConditionId, Percent};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::fs;
use std::sync::LazyLock;

static MATURITY: LazyLock<Programme> =
    LazyLock::new(|| Programme::read(PACKS[0]).expect("the pack of the product has no fault"));

type Declared = Keyed<ConditionId, ConditionAnswer>;

const DECLARATIONS: [&str; 10] = [
    "legal",
    "order",
    "clean",
    "adopted",
    "results",
    "distinctive",
    "innovation-practice",
    "outstanding-innovation",
    "practising",
    "sustainable",
];

/// Everything declared to hold, two years in operation.
fn everything_holds() -> Declared {
    let yes = DECLARATIONS.map(|id| (id, ConditionAnswer::Declared(true)));
    let mut all = declared(yes);
    all.insert("years".into(), ConditionAnswer::Number(2));
    all
}

fn but(id: &str, answer: Option<ConditionAnswer>) -> Declared {
    let mut all = everything_holds();
    match answer {
        Some(answer) => all.insert(id.into(), answer),
        None => all.remove(&ConditionId::from(id)),
    };
    all
}

fn result(assessment: &Assessment, declared: &Declared) -> ProgrammeResult {
    let board = Scoreboard::of(&SHENZHEN_STANDARD, assessment);
    ProgrammeResult::with(&MATURITY, &board, declared)
}

fn tier(assessment: &Assessment, declared: &Declared) -> Option<String> {
    result(assessment, declared)
        .tier
        .map(|tier| tier.to_string())
}

/// All items at one percent, some at another.
fn all_at_but(value: u32, others: &[(&str, u32)]) -> Assessment {
    let mut assessment = all_at(value);
    for (item, value) in others {
        assessment.items.entry((*item).into()).or_default().percent = Some(percent(*value));
    }
    assessment
}

/// The least that a total can fall short on the grid of percents: a quarter of a point, 0.05 %.
fn a_quarter_point_below(value: u32) -> Assessment {
    // One step of 20 points up brings 1.00, one step of 25 points down takes 1.25.
    all_at_but(value, &[("1.1", value + 5), ("2.1", value - 5)])
}

const NO: ConditionAnswer = ConditionAnswer::Declared(false);

#[test]
fn each_total_is_reached_exactly_and_missed_by_the_least_step() {
    let plain = but("outstanding-innovation", Some(NO));
    let outstanding = everything_holds();
    for (value, declared, at, below) in [
        (40, &plain, Some("advanced"), None),
        (50, &outstanding, Some("innovation"), Some("advanced")),
        (60, &plain, Some("operation"), Some("innovation")),
    ] {
        let (reached, missed) = (all_at(value), a_quarter_point_below(value));
        let earned = |assessment| {
            Scoreboard::of(&SHENZHEN_STANDARD, assessment)
                .total
                .earned
                .get()
        };
        assert_eq!(earned(&reached), i64::from(value) * 500);
        assert_eq!(earned(&missed), i64::from(value) * 500 - 25);
        assert_eq!(tier(&reached, declared).as_deref(), at, "{value} %");
        assert_eq!(
            tier(&missed, declared).as_deref(),
            below,
            "just below {value} %"
        );
    }
}

#[test]
fn one_category_at_exactly_55_percent_of_its_own_points_is_enough() {
    let plain = but("outstanding-innovation", Some(NO));
    for category in &SHENZHEN_STANDARD.categories {
        let items: Vec<&str> = category.items.iter().map(|item| item.id.as_str()).collect();
        let at_55: Vec<(&str, u32)> = items.iter().map(|item| (*item, 55)).collect();
        let mut below = at_55.clone();
        below[0].1 = 50;
        let exactly = all_at_but(50, &at_55);
        assert_eq!(
            tier(&exactly, &plain).as_deref(),
            Some("innovation"),
            "category {}",
            category.id
        );
        let below = all_at_but(50, &below);
        assert_eq!(
            tier(&below, &plain).as_deref(),
            Some("advanced"),
            "category {}",
            category.id
        );
        assert_eq!(
            tier(&below, &everything_holds()).as_deref(),
            Some("innovation"),
            "outstanding innovation stands in for category {}",
            category.id
        );
    }
}

#[test]
fn one_strong_category_does_not_make_up_for_a_total_below_50_percent() {
    let strong = all_at_but(40, &[("5.1", 100), ("5.2", 100), ("5.3", 60)]);
    assert_eq!(
        tier(&strong, &everything_holds()).as_deref(),
        Some("advanced")
    );
}

#[test]
fn two_years_are_enough_and_one_is_not() {
    let years = |years| but("years", Some(ConditionAnswer::Number(years)));
    assert_eq!(tier(&all_at(60), &years(2)).as_deref(), Some("operation"));
    let young = result(&all_at(60), &years(1));
    assert_eq!((young.tier, young.eligibility), (None, Verdict::Failed));
    assert_eq!(young.failed, ["years".into()]);
}

#[test]
fn sixty_percent_without_a_distinctive_practice_falls_to_the_next_tier() {
    let found = result(&all_at(65), &but("distinctive", Some(NO)));
    assert_eq!(found.tier, Some("innovation".into()));
    assert_eq!(found.by_score, Some("operation".into()));
    assert_eq!(found.failed, ["distinctive".into()]);
}

#[test]
fn each_condition_alone_decides_what_its_clause_says() {
    // At 65 %, 52 % with no category at 55 %, and 45 %: the tier when the condition alone does not hold.
    let table: [(&str, [Option<&str>; 3]); 10] = [
        ("legal", [None, None, None]),
        ("order", [None, None, None]),
        ("clean", [None, None, None]),
        ("adopted", [None, None, None]),
        (
            "results",
            [Some("innovation"), Some("innovation"), Some("advanced")],
        ),
        (
            "distinctive",
            [Some("innovation"), Some("innovation"), Some("advanced")],
        ),
        (
            "innovation-practice",
            [Some("operation"), Some("advanced"), Some("advanced")],
        ),
        (
            "outstanding-innovation",
            [Some("operation"), Some("advanced"), Some("advanced")],
        ),
        ("practising", [Some("operation"), Some("innovation"), None]),
        ("sustainable", [Some("operation"), Some("innovation"), None]),
    ];
    let middle = all_at_but(
        50,
        &[
            ("1.1", 55),
            ("2.1", 55),
            ("3.1", 55),
            ("5.1", 55),
            ("6.1", 55),
            ("4.1", 55),
        ],
    );
    let scores = [all_at(65), middle, all_at(45)];
    let unhindered = ["operation", "innovation", "advanced"];
    for (score, best) in scores.iter().zip(unhindered) {
        assert_eq!(tier(score, &everything_holds()).as_deref(), Some(best));
    }
    for (condition, tiers) in table {
        for (at, (score, expected)) in scores.iter().zip(tiers).enumerate() {
            // At 65 % it has nothing to stand in for.
            let named = match condition {
                "outstanding-innovation" if at == 0 => vec![],
                _ => vec![condition.into()],
            };
            let denied = result(score, &but(condition, Some(NO)));
            assert_eq!(
                denied.tier.as_ref().map(|tier| tier.as_str()),
                expected,
                "without {condition}"
            );
            assert_eq!((denied.failed, denied.open), (named.clone(), vec![]));
            let unanswered = result(score, &but(condition, None));
            assert_eq!(
                unanswered.tier.as_ref().map(|tier| tier.as_str()),
                expected,
                "{condition} unanswered"
            );
            assert_eq!((unanswered.failed, unanswered.open), (vec![], named));
        }
    }
}

#[test]
fn an_unanswered_condition_leaves_open_what_a_denied_one_rules_out() {
    let operation = |declared: &Declared| result(&all_at(60), declared).tiers[0].verdict;
    assert_eq!(operation(&everything_holds()), Verdict::Met);
    for condition in [
        "legal",
        "years",
        "order",
        "clean",
        "adopted",
        "results",
        "distinctive",
    ] {
        assert_eq!(
            operation(&but(condition, None)),
            Verdict::Open,
            "{condition}"
        );
    }
    for condition in [
        "legal",
        "order",
        "clean",
        "adopted",
        "results",
        "distinctive",
    ] {
        assert_eq!(
            operation(&but(condition, Some(NO))),
            Verdict::Failed,
            "{condition}"
        );
    }
}

#[test]
fn a_blank_assessment_has_every_tier_open_and_every_condition_to_answer() {
    let found = result(&blank(), &Declared::new());
    assert_eq!((found.tier, found.by_score), (None, None));
    assert!(found.tiers.iter().all(|tier| tier.verdict == Verdict::Open));
    let conditions: Vec<_> = MATURITY
        .conditions
        .iter()
        .map(|condition| condition.id.clone())
        .collect();
    assert_eq!((found.open, found.failed), (conditions, vec![]));
}

#[test]
fn distances_are_points_to_the_total_and_never_negative() {
    let found = result(&a_quarter_point_below(50), &Declared::new());
    let ladder: Vec<(&str, Option<i64>, Option<i64>)> = found
        .tiers
        .iter()
        .map(|tier| {
            let get = |points: Option<excellence_assessment::standard::Hundredths>| {
                points.map(|points| points.get())
            };
            (tier.id.as_str(), get(tier.threshold), get(tier.distance))
        })
        .collect();
    assert_eq!(
        ladder,
        [
            ("operation", Some(30_000), Some(5_025)),
            ("innovation", Some(25_000), Some(25)),
            ("advanced", Some(20_000), Some(0)),
        ]
    );
    assert_eq!(
        found.next().map(|tier| tier.id.as_str()),
        Some("innovation")
    );
    let top = result(&all_at(60), &Declared::new());
    assert_eq!(top.next(), None);
}

#[test]
fn the_score_alone_takes_every_condition_for_granted() {
    let by_score = |value| {
        let found = result(&all_at(value), &but("legal", Some(NO)));
        found.by_score.map(|tier| tier.to_string())
    };
    let tiers = [35, 40, 45, 50, 55, 60, 100].map(by_score);
    let tiers = tiers.each_ref().map(Option::as_deref);
    let (advanced, innovation, operation) =
        (Some("advanced"), Some("innovation"), Some("operation"));
    assert_eq!(
        tiers,
        [
            None, advanced, advanced, innovation, innovation, operation, operation
        ]
    );
}

#[test]
fn the_tiers_are_named_as_printed() {
    let titles: Vec<&str> = MATURITY
        .tiers
        .iter()
        .map(|tier| tier.title.zh.as_str())
        .collect();
    assert_eq!(titles, ["卓越经营组织", "卓越创新组织", "卓越绩效先进组织"]);
    assert_eq!(MATURITY.standards, ["shenzhen-mayor-2019".into()]);
}

/// The maturity grades by the words of their clauses. `None` is not answered or not decided yet.
fn maturity_by_its_words(board: &Scoreboard, declared: &Declared) -> [Option<bool>; 3] {
    fn and(parts: &[Option<bool>]) -> Option<bool> {
        if parts.contains(&Some(false)) {
            Some(false)
        } else {
            parts
                .iter()
                .copied()
                .collect::<Option<Vec<_>>>()
                .map(|_| true)
        }
    }
    let yes = |id: &str| match declared.get(&ConditionId::from(id)) {
        Some(ConditionAnswer::Declared(holds)) => Some(*holds),
        Some(ConditionAnswer::Number(_) | ConditionAnswer::Score { .. }) => Some(false),
        None => None,
    };
    let years = match declared.get(&ConditionId::from("years")) {
        Some(ConditionAnswer::Number(years)) => Some(*years >= 2),
        Some(ConditionAnswer::Declared(_) | ConditionAnswer::Score { .. }) => Some(false),
        None => None,
    };
    let share = |earned: i64, ceiling: i64, possible: i64, percent: i64| {
        if earned * 100 >= possible * percent {
            Some(true)
        } else if ceiling * 100 >= possible * percent {
            None
        } else {
            Some(false)
        }
    };
    let total = |percent| {
        let total = &board.total;
        share(total.earned.get(), total.ceiling.get(), 50_000, percent)
    };
    let categories = board.categories.iter().map(|category| {
        let total = &category.total;
        share(
            total.earned.get(),
            total.ceiling.get(),
            total.possible.get(),
            55,
        )
    });
    // One of several: not any of them is the same as all of them not.
    let not = |part: Option<bool>| part.map(|holds| !holds);
    let mut alternatives: Vec<Option<bool>> = categories.map(not).collect();
    alternatives.push(not(yes("outstanding-innovation")));
    let single_or_outstanding = not(and(&alternatives));
    let may_apply = and(&[
        yes("legal"),
        years,
        yes("order"),
        yes("clean"),
        yes("adopted"),
    ]);
    [
        and(&[may_apply, total(60), yes("results"), yes("distinctive")]),
        and(&[
            may_apply,
            total(50),
            single_or_outstanding,
            yes("innovation-practice"),
        ]),
        and(&[may_apply, total(40), yes("practising"), yes("sustainable")]),
    ]
}

/// Random answers, near the thresholds often: a percent for all items with small changes, some items not scored.
fn percents() -> impl Strategy<Value = Vec<Option<Percent>>> {
    let change = prop_oneof![4 => Just(0i32), 1 => Just(5), 1 => Just(-5), 1 => -40i32..40];
    let item = prop_oneof![8 => change.prop_map(Some), 1 => Just(None)];
    (select(vec![35, 40, 45, 50, 55, 60, 65]), vec(item, 18)).prop_map(|(base, items)| {
        let near = |change: i32| {
            percent(u32::try_from((base + change / 5 * 5).clamp(0, 100)).expect("a percent"))
        };
        items.into_iter().map(|change| change.map(near)).collect()
    })
}

fn with_percents(percents: &[Option<Percent>]) -> Assessment {
    let mut assessment = blank();
    for (item, percent) in SHENZHEN_STANDARD.items().zip(percents) {
        assessment.items.entry(item.id.clone()).or_default().percent = *percent;
    }
    assessment
}

fn declarations() -> impl Strategy<Value = Declared> {
    let answers = vec(
        prop_oneof![1 => Just(None), 1 => Just(Some(false)), 6 => Just(Some(true))],
        10,
    );
    (answers, option::weighted(0.9, 0u32..5)).prop_map(|(answers, years)| {
        let given = DECLARATIONS.into_iter().zip(answers);
        let given = given.filter_map(|(id, answer)| Some((id, ConditionAnswer::Declared(answer?))));
        let mut all = declared(given);
        if let Some(years) = years {
            all.insert("years".into(), ConditionAnswer::Number(years));
        }
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_maturity_grades_are_decided_as_their_clauses_word_it(percents in percents(), declared in declarations()) {
        let board = Scoreboard::of(&SHENZHEN_STANDARD, &with_percents(&percents));
        let found = ProgrammeResult::with(&MATURITY, &board, &declared);
        let expected = maturity_by_its_words(&board, &declared);
        for (tier, expected) in found.tiers.iter().zip(expected) {
            let verdict = match expected {
                Some(true) => Verdict::Met,
                Some(false) => Verdict::Failed,
                None => Verdict::Open,
            };
            prop_assert_eq!(tier.verdict, verdict, "{}", tier.id);
        }
        let highest = found.tiers.iter().zip(expected).find(|(_, met)| *met == Some(true));
        prop_assert_eq!(found.tier, highest.map(|(tier, _)| tier.id.clone()));
    }
}

// ---- the rule engine

/// Conditions by their kind: declared, a number, a score.
const DECLARED: [&str; 2] = ["a", "b"];
const NUMBERS: [&str; 2] = ["c", "d"];
const SCORES: [&str; 2] = ["e", "f"];

fn id(of: [&'static str; 2]) -> impl Strategy<Value = ConditionId> {
    select(of.to_vec()).prop_map(ConditionId::from)
}

fn rules() -> impl Strategy<Value = Rule> {
    let leaf = prop_oneof![
        legal_percent().prop_map(|percent| Rule::AtLeast(Measure::Total(percent, None))),
        legal_percent().prop_map(|percent| Rule::AtLeast(Measure::BestCategory(percent, None))),
        (id(NUMBERS), 0u32..4).prop_map(|(id, least)| Rule::AtLeast(Measure::Number(id, least))),
        (id(SCORES), legal_percent())
            .prop_map(|(id, percent)| Rule::AtLeast(Measure::Score(id, percent))),
        id(DECLARED).prop_map(Rule::Declared),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Rule::All),
            vec(inner, 0..4).prop_map(Rule::Any),
        ]
    })
}

/// An answer to every condition, each of its kind.
fn answers() -> impl Strategy<Value = Vec<(ConditionId, ConditionAnswer)>> {
    let declared = any::<bool>().prop_map(ConditionAnswer::Declared);
    let number = (0u32..5).prop_map(ConditionAnswer::Number);
    // More than the full marks is no score, and stays open.
    let score = (0u32..=100, 1u32..6).prop_map(|(percent, full)| ConditionAnswer::Score {
        score: percent * full,
        full,
    });
    let all = (vec(declared, 2), vec(number, 2), vec(score, 2));
    all.prop_map(|(declared, numbers, scores)| {
        let ids = [DECLARED, NUMBERS, SCORES].concat();
        let answers = [declared, numbers, scores].concat();
        ids.into_iter()
            .map(ConditionId::from)
            .zip(answers)
            .collect()
    })
}

/// Answers to some of them.
fn facts() -> impl Strategy<Value = Declared> {
    (answers(), vec(any::<bool>(), 6)).prop_map(|(answers, given)| {
        let given = answers.into_iter().zip(given).filter(|(_, given)| *given);
        given.map(|(answer, _)| answer).collect()
    })
}

fn verdict(rule: &Rule, percents: &[Option<Percent>], declared: &Declared) -> Verdict {
    let board = Scoreboard::of(&SHENZHEN_STANDARD, &with_percents(percents));
    rule.evaluate(&Facts {
        scores: Scores::Own(&board),
        declared: Some(declared),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn answering_more_never_overturns_a_verdict_and_answering_all_decides(
        rule in rules(),
        percents in percents(),
        rest in vec(legal_percent(), 18),
        given in facts(),
        more in answers(),
    ) {
        let before = verdict(&rule, &percents, &given);
        let all: Vec<_> = percents.iter().zip(rest).map(|(percent, rest)| Some(percent.unwrap_or(rest))).collect();
        let mut complete: Declared = more.into_iter().collect();
        complete.extend(given);
        let after = verdict(&rule, &all, &complete);
        prop_assert_ne!(after, Verdict::Open, "everything is answered");
        if before != Verdict::Open {
            prop_assert_eq!(after, before);
        }
    }

    #[test]
    fn the_score_alone_is_never_worse_than_the_score_with_its_conditions(
        rule in rules(),
        percents in percents(),
        given in facts(),
    ) {
        let board = Scoreboard::of(&SHENZHEN_STANDARD, &with_percents(&percents));
        let granted = rule.evaluate(&Facts { scores: Scores::Own(&board), declared: None });
        let known = rule.evaluate(&Facts { scores: Scores::Own(&board), declared: Some(&given) });
        prop_assert!(granted >= known);
    }
}

// ---- packs

#[test]
fn a_programme_pack_with_faults_names_them_all_in_both_languages() {
    let mut count = 0;
    for (name, folder) in golden::cases("programmes") {
        let pack = fs::read_to_string(folder.join("pack.json")).expect("a pack");
        if name == "sound" {
            continue;
        }
        let faults = Pack::read(&pack).expect_err(&name);
        golden::matches(&folder.join("faults.txt"), &golden::spoken(&faults));
        count += 1;
    }
    assert!(count >= 9, "the packs with faults were found");
}

#[test]
fn a_small_programme_of_another_shape_reads_and_decides() {
    let pack = fs::read_to_string(golden::fixture("programmes/sound/pack.json")).expect("a pack");
    let programme = Programme::read(&pack).expect("no fault");
    let board = Scoreboard::of(&SHENZHEN_STANDARD, &all_at(70));
    let decide = |answers: &[(&str, ConditionAnswer)]| {
        let found = ProgrammeResult::with(&programme, &board, &declared(answers.iter().copied()));
        (found.tier.map(|tier| tier.to_string()), found.eligibility)
    };
    let open = ("open", ConditionAnswer::Declared(true));
    assert_eq!(decide(&[]), (None, Verdict::Open));
    assert_eq!(decide(&[open]), (Some(String::from("blue")), Verdict::Met));
    let ships = |ships| ("ships", ConditionAnswer::Number(ships));
    assert_eq!(decide(&[open, ships(99)]).0.as_deref(), Some("blue"));
    assert_eq!(decide(&[open, ships(100)]).0.as_deref(), Some("gold"));
}

#[test]
fn a_condition_that_no_rule_asks_for_is_open_only_until_it_is_answered() {
    let pack = fs::read_to_string(golden::fixture("programmes/sound/pack.json")).expect("a pack");
    let pack = pack.replace(
        r#""eligibility": {"declared": "open"}"#,
        r#""eligibility": {"all": []}"#,
    );
    let programme = Programme::read(&pack).expect("no fault");
    let board = Scoreboard::of(&SHENZHEN_STANDARD, &all_at(95));
    let open = |answers: &[(&str, ConditionAnswer)]| {
        ProgrammeResult::with(&programme, &board, &declared(answers.iter().copied())).open
    };
    assert_eq!(open(&[]), ["open".into(), "ships".into()]);
    assert_eq!(open(&[("open", NO)]), ["ships".into()]);
}
