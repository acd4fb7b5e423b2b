//! The evidence check by words and places: every rule on both sides of its threshold.

use super::answers::{SHENZHEN_STANDARD, legal_percent, percent, scored};
use super::{STEPS, board};
use excellence_assessment::assessment::Coverage::{Full, None as Uncovered, Partial};
use excellence_assessment::assessment::{Assessment, Coverage, ItemAnswer};
use excellence_assessment::scoring::{Finding, Rule};
use excellence_assessment::standard::{Band, Hundredths, ItemId, Percent};
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What is said about item 1.1 and its result item 1.3.
#[derive(Clone, Debug)]
pub(super) struct Said {
    evidence: &'static str,
    coverage: [Option<Coverage>; 4],
    factors: [Option<u8>; 4],
    result: Option<u32>,
}

/// Nothing to ask about: evidence, all points covered fully, no factors, no result.
pub(super) const SOUND: Said = Said {
    evidence: "总经理每月主持例会。",
    coverage: [Some(Full); 4],
    factors: [None; 4],
    result: None,
};

pub(super) fn answer(item: &str, said: &Said, percent: Option<Percent>) -> ItemAnswer {
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
