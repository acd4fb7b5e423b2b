//! Scores are exact, proposals follow their rule, and the evidence check asks on the right side of every threshold.

mod answers;

use answers::{SHENZHEN_STANDARD, all_at, blank, legal_percent, percent, scored};
use excellence_assessment::assessment::{
    Assessment, Class, Coverage, Direction, Indicator, ItemAnswer, Line, Year,
};
use excellence_assessment::scoring::{Finding, Mend, Rule, Scoreboard, nearest, propose};
use excellence_assessment::standard::{Band, Hundredths, ItemId, Percent, Points};
use proptest::option;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn board(assessment: &Assessment) -> Scoreboard {
    Scoreboard::of(&SHENZHEN_STANDARD, assessment)
}

// ---- points

#[test]
fn the_worked_example_holds() {
    let board = board(&scored([("1.1", 70)]));
    let item = board.item(&"1.1".into()).expect("an item");
    assert_eq!(item.band, Some(Band(4)));
    assert_eq!(item.earned.to_string(), "14.00");
    assert_eq!(item.possible.to_string(), "20.00");
}

#[test]
fn every_legal_percent_lies_in_its_band() {
    let lowest = [(0, 0), (10, 1), (30, 2), (50, 3), (70, 4), (90, 5)];
    for value in (0..=100).step_by(5) {
        let band = lowest.iter().rev().find(|(from, _)| *from <= value);
        let expected = band.map(|(_, band)| Band(*band));
        let board = board(&scored([("6.3", value)]));
        assert_eq!(
            board.item(&"6.3".into()).expect("an item").band,
            expected,
            "{value} %"
        );
    }
}

#[test]
fn a_percent_between_the_steps_has_no_band() {
    for value in [1, 4, 6, 9, 26, 29, 49, 69, 89, 99] {
        assert_eq!(
            SHENZHEN_STANDARD.scale.band_of(percent(value)),
            None,
            "{value} %"
        );
    }
}

#[test]
fn what_is_not_scored_is_open_and_not_zero() {
    let none = board(&blank());
    let nothing = board(&scored([("1.1", 0)]));
    assert_eq!(none.item(&"1.1".into()).expect("an item").percent, None);
    assert_eq!(
        (
            none.total.earned.get(),
            none.total.ceiling.get(),
            none.total.scored
        ),
        (0, 50_000, 0)
    );
    assert_eq!(
        (
            nothing.total.earned.get(),
            nothing.total.ceiling.get(),
            nothing.total.scored
        ),
        (0, 48_000, 1)
    );
    assert_eq!(none.total.open().get(), 50_000);
    assert!(!none.total.is_complete());
    assert!(board(&all_at(0)).total.is_complete());
}

#[test]
fn a_category_sums_its_own_items_alone() {
    let board = board(&scored([
        ("2.1", 55),
        ("2.2", 55),
        ("2.3", 55),
        ("3.1", 100),
    ]));
    let earned: Vec<i64> = board
        .categories
        .iter()
        .map(|c| c.total.earned.get())
        .collect();
    assert_eq!(earned, [0, 4675, 2000, 0, 0, 0]);
}

fn partial() -> impl Strategy<Value = BTreeMap<&'static str, Option<Percent>>> {
    let ids: Vec<&str> = SHENZHEN_STANDARD
        .items()
        .map(|item| item.id.as_str())
        .collect();
    proptest::collection::vec(option::of(legal_percent()), ids.len())
        .prop_map(move |percents| ids.iter().copied().zip(percents).collect())
}

fn with_percents(percents: &BTreeMap<&str, Option<Percent>>) -> Assessment {
    let given = percents
        .iter()
        .filter_map(|(id, percent)| Some((*id, u32::from((*percent)?.get()))));
    scored(given)
}

proptest! {
    #[test]
    fn earned_is_the_exact_sum_and_the_ceiling_adds_what_is_open(percents in partial()) {
        let found = board(&with_percents(&percents));
        let (mut earned, mut open) = (0, 0);
        for item in SHENZHEN_STANDARD.items() {
            match percents[item.id.as_str()] {
                Some(percent) => earned += i64::from(item.points.0) * i64::from(percent.get()),
                None => open += i64::from(item.points.0) * 100,
            }
        }
        prop_assert_eq!(found.total.earned.get(), earned);
        prop_assert_eq!(found.total.ceiling.get(), earned + open);
        prop_assert_eq!(found.total.open().get(), open);
        prop_assert_eq!(found.categories.iter().map(|c| c.total.earned.get()).sum::<i64>(), earned);
    }

    #[test]
    fn however_it_is_completed_the_final_score_lies_in_the_range(
        percents in partial(),
        rest in proptest::collection::vec(legal_percent(), 18),
    ) {
        let before = board(&with_percents(&percents));
        let completed = percents.iter().zip(rest).map(|((id, percent), rest)| (*id, Some(percent.unwrap_or(rest))));
        let after = board(&with_percents(&completed.collect()));
        prop_assert!(after.total.is_complete());
        prop_assert!(before.total.earned <= after.total.earned && after.total.earned <= before.total.ceiling);
        for (before, after) in before.categories.iter().zip(&after.categories) {
            prop_assert!(before.total.earned <= after.total.earned && after.total.earned <= before.total.ceiling);
        }
    }
}

// ---- proposals

/// The six bands, typed from the standard.
const STEPS: [&[u8]; 6] = [
    &[0, 5],
    &[10, 15, 20, 25],
    &[30, 35, 40, 45],
    &[50, 55, 60, 65],
    &[70, 75, 80, 85],
    &[90, 95, 100],
];

/// The proposal by the words of the rule: band, percent, factors apart.
fn proposal_by_its_words(factors: [u8; 4]) -> (u8, u8, bool) {
    let reach = |band: u8| factors.iter().filter(|factor| **factor >= band).count();
    let band = (0..=5)
        .rev()
        .find(|band| reach(*band) >= 3)
        .expect("all reach band 0");
    let start = match band {
        0 => 0,
        5 => 95,
        band => STEPS[usize::from(band)][1],
    };
    let above = factors.iter().filter(|factor| **factor > band).count();
    let below = factors.iter().filter(|factor| **factor < band).count();
    let mut percent = i32::from(start);
    for _ in 0..above {
        percent += 5;
    }
    if below > 0 {
        percent -= 5;
    }
    let steps = STEPS[usize::from(band)];
    let (first, last) = (steps[0], steps[steps.len() - 1]);
    let percent = percent.clamp(first.into(), last.into());
    let apart = factors.iter().max().expect("four") - factors.iter().min().expect("four") >= 2;
    (band, u8::try_from(percent).expect("a percent"), apart)
}

#[test]
fn every_placing_of_the_four_factors_gives_the_proposal_that_the_rule_words() {
    for guide in &SHENZHEN_STANDARD.guides {
        for n in 0..6u16.pow(4) {
            let bands = [n / 216, n / 36 % 6, n / 6 % 6, n % 6]
                .map(|band| u8::try_from(band).expect("0 to 5"));
            let ids = guide.factors.iter().map(|factor| factor.id.clone());
            let factors = ids.zip(bands.map(Band)).collect();
            let found = propose(&SHENZHEN_STANDARD.scale, guide, &factors).expect("all placed");
            let found = (found.band.0, found.percent.get(), found.apart.is_some());
            assert_eq!(
                found,
                proposal_by_its_words(bands),
                "{} {bands:?}",
                guide.id
            );
        }
    }
}

#[test]
fn a_proposal_tells_its_reasons() {
    let guide = &SHENZHEN_STANDARD.guides[1];
    let bands = [("Le", 2), ("T", 5), ("C", 3), ("I", 3)];
    let factors = bands
        .map(|(id, band)| (id.into(), Band(band)))
        .into_iter()
        .collect();
    let found = propose(&SHENZHEN_STANDARD.scale, guide, &factors).expect("all placed");
    assert_eq!(found.start, percent(55));
    assert_eq!(found.percent, percent(55));
    assert_eq!(found.above, ["T".into()]);
    assert_eq!(found.below, ["Le".into()]);
    assert_eq!(found.apart, Some(("Le".into(), "T".into())));
}

#[test]
fn three_placed_factors_propose_nothing() {
    let guide = &SHENZHEN_STANDARD.guides[0];
    let factors = ["A", "D", "L"]
        .map(|id| (id.into(), Band(3)))
        .into_iter()
        .collect();
    assert_eq!(propose(&SHENZHEN_STANDARD.scale, guide, &factors), None);
}

// ---- the evidence check

use Coverage::{Full, None as Uncovered, Partial};

/// What is said about item 1.1 and its result item 1.3.
#[derive(Clone, Debug)]
struct Said {
    evidence: &'static str,
    coverage: [Option<Coverage>; 4],
    factors: [Option<u8>; 4],
    result: Option<u32>,
}

/// Nothing to ask about: evidence, all points covered fully, no factors, no result.
const SOUND: Said = Said {
    evidence: "总经理每月主持例会。",
    coverage: [Some(Full); 4],
    factors: [None; 4],
    result: None,
};

fn answer(item: &str, said: &Said, percent: Option<Percent>) -> ItemAnswer {
    let mut answer = ItemAnswer {
        percent,
        ..ItemAnswer::default()
    };
    for (n, coverage) in (1..).zip(said.coverage) {
        let point = answer
            .guidance
            .entry(format!("{item}-{n}").as_str().into())
            .or_default();
        point.coverage = coverage;
    }
    if let Some(point) = answer.guidance.values_mut().nth(2) {
        point.evidence = said.evidence.to_owned();
    }
    let standard = &SHENZHEN_STANDARD;
    let guide = standard.guide_of(standard.item(&item.into()).expect("an item"));
    for (factor, band) in guide.factors.iter().zip(said.factors) {
        if let Some(band) = band {
            answer.factors.insert(factor.id.clone(), Band(band));
        }
    }
    answer
}

fn assessment_of(item: &str, said: &Said, value: u32) -> Assessment {
    let mut assessment = scored(said.result.map(|result| ("1.3", result)));
    assessment
        .items
        .insert(item.into(), answer(item, said, Some(percent(value))));
    assessment
}

fn rules_at(item: &str, said: &Said, value: u32) -> Vec<Rule> {
    let board = board(&assessment_of(item, said, value));
    let findings = board
        .findings()
        .filter(|finding| finding.item.as_str() == item);
    findings.map(|finding| finding.rule).collect()
}

#[test]
fn each_rule_fires_from_its_threshold_on_and_not_below() {
    let no_evidence = Said {
        evidence: " \n\t",
        ..SOUND
    };
    let covered = |coverage: [Option<Coverage>; 4]| Said { coverage, ..SOUND };
    let one_half = covered([Some(Partial), Some(Full), Some(Uncovered), None]);
    let under_half = covered([Some(Partial), Some(Uncovered), Some(Uncovered), None]);
    let one_open = covered([Some(Full), Some(Full), Some(Full), None]);
    let one_denied = covered([Some(Full), Some(Uncovered), Some(Full), Some(Full)]);
    let one_partial = covered([Some(Full), Some(Full), Some(Partial), Some(Full)]);
    let factor = |band: u8| Said {
        factors: [None, Some(band), None, None],
        ..SOUND
    };
    let result = |result: u32| Said {
        result: Some(result),
        ..SOUND
    };
    let (evidence, guidance) = (Some(Rule::NoEvidence), Some(Rule::GuidanceUncovered));
    let (gap, lags) = (Some(Rule::FactorGap), Some(Rule::ResultLags));
    let table: Vec<(&str, Said, u32, Option<Rule>)> = vec![
        ("nothing to ask at the top", SOUND, 100, None),
        ("no evidence at 25", no_evidence.clone(), 25, None),
        ("no evidence at 30", no_evidence.clone(), 30, evidence),
        ("no evidence at 100", no_evidence, 100, evidence),
        ("half covered at 50", one_half.clone(), 50, None),
        ("half covered at 65", one_half.clone(), 65, None),
        ("half covered at 70", one_half, 70, guidance),
        ("one of four covered at 45", under_half.clone(), 45, None),
        ("one of four covered at 50", under_half, 50, guidance),
        ("one point unanswered at 65", one_open.clone(), 65, None),
        ("one point unanswered at 70", one_open, 70, guidance),
        ("one point not covered at 65", one_denied.clone(), 65, None),
        ("one point not covered at 70", one_denied, 70, guidance),
        ("one point in part at 85", one_partial.clone(), 85, None),
        ("one point in part at 90", one_partial, 90, guidance),
        ("factor 0 at 25", factor(0), 25, None),
        ("factor 0 at 30", factor(0), 30, gap),
        ("factor 1 at 45", factor(1), 45, None),
        ("factor 1 at 50", factor(1), 50, gap),
        ("factor 2 at 65", factor(2), 65, None),
        ("factor 2 at 70", factor(2), 70, gap),
        ("factor 3 at 85", factor(3), 85, None),
        ("factor 3 at 90", factor(3), 90, gap),
        ("factor 4 at 100", factor(4), 100, None),
        ("result 25 beside 65", result(25), 65, None),
        ("result 25 beside 70", result(25), 70, lags),
        ("result 30 beside 70", result(30), 70, None),
        ("result 0 beside 100", result(0), 100, lags),
        ("no result beside 100", SOUND, 100, None),
    ];
    for (case, said, value, expected) in table {
        let found = rules_at("1.1", &said, value);
        assert_eq!(found, Vec::from_iter(expected), "{case}");
    }
}

#[test]
fn several_rules_fire_together_in_their_order() {
    let said = Said {
        evidence: "",
        coverage: [None; 4],
        factors: [Some(0); 4],
        result: Some(10),
    };
    let of_a_process = [
        Rule::NoEvidence,
        Rule::GuidanceUncovered,
        Rule::FactorGap,
        Rule::ResultLags,
    ];
    assert_eq!(rules_at("1.1", &said, 70), of_a_process);
    let of_a_result = [
        Rule::NoEvidence,
        Rule::GuidanceUncovered,
        Rule::FactorGap,
        Rule::FewIndicators,
        Rule::NotLeading,
    ];
    let said = Said {
        result: None,
        ..said
    };
    assert_eq!(rules_at("1.3", &said, 90), of_a_result);
    assert!(
        Rule::ALL.is_sorted(),
        "findings are in the order of the rules"
    );
}

#[test]
fn an_item_that_is_not_scored_is_not_asked_about() {
    let mut assessment = scored([("1.3", 10)]);
    let said = Said {
        evidence: "",
        coverage: [None; 4],
        factors: [Some(0); 4],
        result: None,
    };
    assessment
        .items
        .insert("1.1".into(), answer("1.1", &said, None));
    let board = board(&assessment);
    let item = board.item(&"1.1".into()).expect("an item");
    assert_eq!((item.findings.len(), item.supported), (0, None));
}

#[test]
fn a_result_item_does_not_lag_behind_itself_nor_behind_another_category() {
    let sound_result = answer("1.3", &SOUND, Some(percent(20)));
    let mut assessment = scored([]);
    assessment.items.insert("1.3".into(), sound_result);
    assessment
        .items
        .insert("2.1".into(), answer("2.1", &SOUND, Some(percent(90))));
    let lagging = |assessment: &Assessment| -> Vec<Finding> {
        let board = board(assessment);
        let findings = board.findings().cloned();
        findings
            .filter(|finding| finding.rule == Rule::ResultLags)
            .collect()
    };
    assert_eq!(lagging(&assessment), []);
    assessment
        .items
        .insert("1.3".into(), answer("1.3", &SOUND, Some(percent(90))));
    assessment
        .items
        .insert("2.3".into(), answer("2.3", &SOUND, Some(percent(20))));
    let found = lagging(&assessment);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].item.as_str(), found[0].lagging.as_ref()),
        ("2.1", Some(&ItemId::from("2.3")))
    );
}

#[test]
fn a_finding_names_the_points_and_the_factors_concerned() {
    let said = Said {
        coverage: [Some(Full), None, Some(Partial), Some(Uncovered)],
        factors: [Some(4), Some(2), Some(1), Some(3)],
        ..SOUND
    };
    let board = board(&assessment_of("1.1", &said, 70));
    let found: Vec<_> = board.findings().collect();
    assert_eq!(found[0].points, ["1.1-2".into(), "1.1-4".into()]);
    assert_eq!(found[1].factors, ["D".into(), "L".into()]);
}

/// The rules by the words of their table, for one item.
fn rules_by_their_words(item: &str, said: &Said, value: u32) -> BTreeSet<Rule> {
    let covered = |least: &[Coverage]| {
        let points = said.coverage.iter().flatten();
        points.filter(|coverage| least.contains(coverage)).count()
    };
    let (in_part, fully) = (covered(&[Partial, Full]), covered(&[Full]));
    let band = STEPS
        .iter()
        .position(|steps| steps.iter().any(|step| u32::from(*step) == value));
    let band = band.expect("a legal percent");
    let mut rules = BTreeSet::new();
    if value >= 30 && said.evidence.trim().is_empty() {
        rules.insert(Rule::NoEvidence);
    }
    if (value >= 50 && in_part < 2) || (value >= 70 && in_part < 4) || (value >= 90 && fully < 4) {
        rules.insert(Rule::GuidanceUncovered);
    }
    if said
        .factors
        .iter()
        .flatten()
        .any(|factor| usize::from(*factor) + 2 <= band)
    {
        rules.insert(Rule::FactorGap);
    }
    if item != "1.3" && value >= 70 && said.result.is_some_and(|result| result <= 25) {
        rules.insert(Rule::ResultLags);
    }
    // A result item without indicators.
    if item == "1.3" && value >= 30 {
        rules.insert(Rule::FewIndicators);
    }
    if item == "1.3" && value >= 90 {
        rules.insert(Rule::NotLeading);
    }
    rules
}

fn said() -> impl Strategy<Value = Said> {
    let coverage =
        || option::of(prop_oneof![1 => Just(Uncovered), 1 => Just(Partial), 3 => Just(Full)]);
    let factor = || option::of(0u8..6);
    (
        prop_oneof![1 => Just(""), 3 => Just("有记录。")],
        [coverage(), coverage(), coverage(), coverage()],
        [factor(), factor(), factor(), factor()],
        option::of(legal_percent().prop_map(|percent| u32::from(percent.get()))),
    )
        .prop_map(|(evidence, coverage, factors, result)| Said {
            evidence,
            coverage,
            factors,
            result,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_rules_fire_as_their_table_words_it(said in said(), claimed in legal_percent(), result_item in any::<bool>()) {
        let item = if result_item { "1.3" } else { "1.1" };
        let said = if result_item { Said { result: None, ..said } } else { said };
        let value = u32::from(claimed.get());
        let found: BTreeSet<Rule> = rules_at(item, &said, value).into_iter().collect();
        prop_assert_eq!(found, rules_by_their_words(item, &said, value));
    }

    #[test]
    fn the_supported_percent_is_the_highest_up_to_the_claimed_one_at_which_nothing_is_asked(
        said in said(),
        claimed in legal_percent(),
    ) {
        let claimed = u32::from(claimed.get());
        let quiet = (0..=claimed).step_by(5).filter(|value| rules_by_their_words("1.1", &said, *value).is_empty());
        let expected = quiet.max().map(percent);
        let board = board(&assessment_of("1.1", &said, claimed));
        let item = board.item(&"1.1".into()).expect("an item");
        prop_assert_eq!(item.supported, expected);
        prop_assert_eq!(item.percent, Some(percent(claimed)), "what was decided stays");
        let supported = expected.map_or(Hundredths::ZERO, |percent| Hundredths::new(20 * i64::from(percent.get())));
        let others = board.total.supported.get() - supported.get();
        let result = board.item(&"1.3".into()).and_then(|item| item.supported);
        prop_assert_eq!(others, result.map_or(0, |percent| 40 * i64::from(percent.get())));
    }
}

#[test]
fn a_claim_without_any_support_falls_below_each_threshold_in_turn() {
    let only_text = Said {
        coverage: [None; 4],
        ..SOUND
    };
    let nothing = Said {
        evidence: "",
        ..only_text.clone()
    };
    let lagging = Said {
        result: Some(20),
        ..SOUND
    };
    for (said, supported) in [(SOUND, 95), (only_text, 45), (nothing, 25), (lagging, 65)] {
        let board = board(&assessment_of("1.1", &said, 95));
        let item = board.item(&"1.1".into()).expect("an item");
        assert_eq!(item.supported, Some(percent(supported)));
    }
}

// ---- the evidence check of indicators

fn year(year: u32) -> Year {
    Year::new(year).expect("a year of the test")
}

/// A core indicator with figures up to 2025, of which more is better.
fn core(values: &[&str]) -> Indicator {
    let mut indicator = Indicator::new("x".into());
    for (ago, value) in (0..).zip(values.iter().rev()) {
        let year = year(2025).earlier(ago);
        indicator.values.figures.set(year, (*value).to_owned());
    }
    indicator
}

fn compared(line: Line, value: &str, mut indicator: Indicator) -> Indicator {
    let series = indicator.series_mut(line);
    series.figures.set(year(2025), value.to_owned());
    indicator
}

fn supporting(indicator: Indicator) -> Indicator {
    Indicator {
        core: false,
        ..indicator
    }
}

fn classed(class: Class, indicator: Indicator) -> Indicator {
    Indicator {
        class: Some(class),
        ..indicator
    }
}

/// Nothing to ask below 90 %: three years, rising, compared.
fn sound() -> Indicator {
    compared(Line::Industry, "3", core(&["1", "2", "3"]))
}

fn with_indicators(indicators: &[Indicator], value: u32) -> Assessment {
    let mut assessment = blank();
    let mut answer = answer("1.3", &SOUND, Some(percent(value)));
    answer.indicators = indicators.to_vec();
    for (n, indicator) in answer.indicators.iter_mut().enumerate() {
        indicator.id = format!("i{n}").as_str().into();
        indicator.name = format!("指标{n}");
    }
    assessment.items.insert("1.3".into(), answer);
    assessment
}

fn findings_of(indicators: &[Indicator], value: u32) -> Vec<Finding> {
    let board = board(&with_indicators(indicators, value));
    board.findings().cloned().collect()
}

#[test]
fn each_rule_of_indicators_fires_from_its_threshold_on_and_not_below() {
    let few = Some(Rule::FewIndicators);
    let (short, alone) = (Some(Rule::ShortSeries), Some(Rule::NoComparison));
    let (adverse, behind) = (Some(Rule::AdverseTrend), Some(Rule::NotLeading));
    let sounds = |n| vec![sound(); n];
    let and = |n, more: &[Indicator]| [sounds(n), more.to_vec()].concat();
    let leading = || classed(Class::Outstanding, sound());
    let two_years = || compared(Line::Industry, "3", core(&["2", "3"]));
    let with_gap = || {
        let mut indicator = compared(Line::Industry, "3", core(&["2", "3"]));
        indicator.values.figures.set(year(2022), "1".into());
        indicator
    };
    let no_comparison = || core(&["1", "2", "3"]);
    let unreadable = || compared(Line::Industry, "about 3", core(&["1", "2", "3"]));
    let falling = || compared(Line::Industry, "3", core(&["3", "2", "1"]));
    let flat = || compared(Line::Industry, "3", core(&["2", "2", "2"]));
    let rising_but_lower_is_better = || Indicator {
        direction: Direction::Lower,
        ..sound()
    };
    let empty = || compared(Line::Industry, "3", core(&[]));
    let ahead = || compared(Line::Competitor, "2", sound());
    let table: Vec<(&str, Vec<Indicator>, u32, Option<Rule>)> = vec![
        ("no indicator at 25", sounds(0), 25, None),
        ("no indicator at 30", sounds(0), 30, few),
        ("two at 25", sounds(2), 25, None),
        ("two at 30", sounds(2), 30, few),
        ("three at 30", sounds(3), 30, None),
        ("three at 85", sounds(3), 85, None),
        ("a third without a figure", and(2, &[empty()]), 30, few),
        (
            "a third that supports",
            and(2, &[supporting(sound())]),
            30,
            None,
        ),
        (
            "half of them short at 25",
            and(2, &[two_years(), two_years()]),
            25,
            None,
        ),
        (
            "half of them short at 30",
            and(2, &[two_years(), two_years()]),
            30,
            short,
        ),
        (
            "fewer than half short",
            and(3, &[two_years(), two_years()]),
            85,
            None,
        ),
        (
            "a gap makes a series short",
            and(1, &[with_gap(), with_gap()]),
            30,
            short,
        ),
        (
            "short ones that only support",
            and(2, &[supporting(two_years()), supporting(two_years())]),
            85,
            None,
        ),
        (
            "half not compared at 45",
            and(2, &[no_comparison(), no_comparison()]),
            45,
            None,
        ),
        (
            "half not compared at 50",
            and(2, &[no_comparison(), no_comparison()]),
            50,
            alone,
        ),
        (
            "fewer than half not compared",
            and(3, &[no_comparison(), no_comparison()]),
            85,
            None,
        ),
        (
            "a comparison that cannot be read is none",
            and(1, &[unreadable(), unreadable()]),
            50,
            alone,
        ),
        (
            "half falling at 45",
            and(2, &[falling(), falling()]),
            45,
            None,
        ),
        (
            "half falling at 50",
            and(2, &[falling(), falling()]),
            50,
            adverse,
        ),
        (
            "fewer than half falling",
            and(3, &[falling(), falling()]),
            85,
            None,
        ),
        ("level is not falling", and(1, &[flat(), flat()]), 85, None),
        (
            "rising where less is better",
            and(
                1,
                &[rising_but_lower_is_better(), rising_but_lower_is_better()],
            ),
            50,
            adverse,
        ),
        ("none leading at 85", sounds(3), 85, None),
        ("none leading at 90", sounds(3), 90, behind),
        ("one leading at 100", and(2, &[leading()]), 100, None),
        (
            "one supporting and leading at 100",
            and(3, &[supporting(leading())]),
            100,
            None,
        ),
        (
            "one ahead of its competitor at 100",
            and(2, &[ahead()]),
            100,
            None,
        ),
        (
            "only superior at 90",
            and(2, &[classed(Class::Excellent, sound())]),
            90,
            behind,
        ),
        (
            "where none is core all weigh",
            vec![supporting(two_years()); 3],
            30,
            short,
        ),
    ];
    for (case, indicators, value, expected) in table {
        let found: Vec<Rule> = findings_of(&indicators, value)
            .iter()
            .map(|f| f.rule)
            .collect();
        assert_eq!(found, Vec::from_iter(expected), "{case}");
    }
}

#[test]
fn a_finding_names_the_indicators_and_leads_to_the_field_that_mends_it() {
    let two_years = core(&["2", "3"]);
    let falling = compared(Line::Benchmark, "3", core(&["3", "2", "1"]));
    let found = findings_of(&[sound(), two_years, falling.clone(), falling], 90);
    let said = |rule| {
        let finding = found
            .iter()
            .find(|finding| finding.rule == rule)
            .expect("it fires");
        let names = finding.indicators.iter().map(|(_, name)| name.as_str());
        (names.collect::<Vec<_>>(), finding.mend.clone())
    };
    let figure = |id: &str, line, n| Mend::Figure(id.into(), line, year(n));
    assert_eq!(
        said(Rule::AdverseTrend),
        (vec!["指标2", "指标3"], figure("i2", Line::Value, 2025))
    );
    assert_eq!(said(Rule::NotLeading), (vec![], Mend::Class("i0".into())));
    let found = findings_of(&[core(&["2", "3"]), core(&["2", "3"]), sound()], 50);
    assert_eq!(found[0].mend, figure("i0", Line::Value, 2023));
    assert_eq!(found[1].mend, figure("i0", Line::Industry, 2025));
    assert_eq!(findings_of(&[], 30)[0].mend, Mend::Table);
}

#[test]
fn a_finding_that_was_dismissed_with_a_reason_stays_and_limits_no_longer() {
    let mut assessment = with_indicators(&vec![sound(); 2], 60);
    let score = |assessment: &Assessment| {
        let board = board(assessment);
        let item = board.item(&"1.3".into()).expect("an item").clone();
        (
            item.supported,
            item.findings[0].dismissed.clone(),
            board.open_findings(),
        )
    };
    assert_eq!(score(&assessment), (Some(percent(25)), None, 1));
    let dismiss = |assessment: &mut Assessment, reason: &str| {
        let rules = assessment.dismissed.entry("1.3".into()).or_default();
        rules.insert("few-indicators".into(), reason.into());
    };
    dismiss(&mut assessment, "另有附件说明");
    let reason = Some(String::from("另有附件说明"));
    assert_eq!(score(&assessment), (Some(percent(60)), reason, 0));
    // Without a reason nothing is dismissed.
    dismiss(&mut assessment, " ");
    assert_eq!(score(&assessment), (Some(percent(25)), None, 1));
}

fn any_indicator() -> impl Strategy<Value = Indicator> {
    let figure = || prop_oneof![Just(""), Just("1"), Just("2"), Just("3"), Just("x")];
    (
        proptest::collection::vec(figure(), 0..5),
        option::of(figure()),
        any::<bool>(),
        0..5_usize,
    )
        .prop_map(|(values, industry, is_core, class)| {
            let mut indicator = core(&values);
            if let Some(industry) = industry {
                indicator = compared(Line::Industry, industry, indicator);
            }
            indicator.core = is_core;
            indicator.class = Class::ALL.get(class).copied();
            indicator
        })
}

proptest! {
    #[test]
    fn what_indicators_support_never_exceeds_the_claim_and_grows_with_it(
        indicators in proptest::collection::vec(any_indicator(), 0..7),
    ) {
        let mut before = percent(0);
        for value in (0..=100).step_by(5) {
            let board = board(&with_indicators(&indicators, value));
            let item = board.item(&"1.3".into()).expect("an item");
            let supported = item.supported.expect("a scored item");
            prop_assert!(supported <= percent(value));
            prop_assert!(supported >= before);
            prop_assert_eq!(item.findings.is_empty(), supported == percent(value));
            prop_assert_eq!(supported.of(Points(40)), board.total.supported);
            before = supported;
        }
    }

    #[test]
    fn dismissing_everything_supports_the_claim(
        indicators in proptest::collection::vec(any_indicator(), 0..7),
        claimed in legal_percent(),
    ) {
        let mut assessment = with_indicators(&indicators, claimed.get().into());
        let rules = assessment.dismissed.entry("1.3".into()).or_default();
        for rule in Rule::ALL {
            rules.insert(rule.key().into(), "理由".into());
        }
        let board = board(&assessment);
        prop_assert_eq!(board.total.supported, board.total.earned);
        prop_assert_eq!(board.open_findings(), 0);
    }

    #[test]
    fn one_more_sound_core_indicator_never_supports_less(
        indicators in proptest::collection::vec(any_indicator(), 0..7),
    ) {
        let supported = |indicators: &[Indicator]| board(&with_indicators(indicators, 100)).total.supported;
        // The first core indicator changes which ones weigh.
        prop_assume!(indicators.iter().any(|one| one.core && one.numbers(Line::Value).next().is_some()));
        let more = [indicators.clone(), vec![sound()]].concat();
        prop_assert!(supported(&more) >= supported(&indicators));
    }
}

// ---- where points are nearest

proptest! {
    #[test]
    fn a_step_that_closes_the_distance_is_the_lowest_within_reach_that_does(percents in partial(), quarters in 1i64..240) {
        // Scores are whole quarters of a point, so that many a step closes the distance exactly.
        let distance = quarters * 25;
        let assessment = with_percents(&percents);
        let before = board(&assessment);
        let steps = nearest(&SHENZHEN_STANDARD, &before, Hundredths::new(distance));
        let listed: BTreeSet<&str> = steps.iter().map(|step| step.item.as_str()).collect();
        let below_top = percents.iter().filter(|(_, percent)| percent.is_none_or(|percent| percent.get() < 100));
        prop_assert_eq!(listed, below_top.map(|(id, _)| *id).collect::<BTreeSet<_>>());
        let gain = |item: &ItemId, value: Percent| {
            let mut raised = assessment.clone();
            raised.items.entry(item.clone()).or_default().percent = Some(value);
            board(&raised).total.earned.get() - before.total.earned.get()
        };
        for step in &steps {
            prop_assert_eq!(gain(&step.item, step.next), step.gain.get());
            let now = percents[step.item.as_str()].map_or(0, |percent| u32::from(percent.get()));
            let reach = percents[step.item.as_str()].map_or(100, |_| now + 20);
            let closing = (now + 5..=reach.min(100)).step_by(5).map(percent).find(|value| gain(&step.item, *value) >= distance);
            prop_assert_eq!(step.closes_at, closing, "{}", step.item);
        }
        let closes: Vec<bool> = steps.iter().map(|step| step.closes_at.is_some()).collect();
        prop_assert!(closes.is_sorted_by(|a, b| a >= b), "those that close the distance come first");
    }
}
