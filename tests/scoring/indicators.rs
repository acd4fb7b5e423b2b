//! The evidence check by tables of indicators.

use super::answers::{blank, legal_percent, percent};
use super::board;
use super::evidence::{SOUND, answer};
use excellence_assessment::assessment::{Assessment, Class, Direction, Indicator, Line, Year};
use excellence_assessment::scoring::{Finding, Mend, Rule};
use excellence_assessment::standard::Points;
use proptest::option;
use proptest::prelude::*;

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
