//! Carrying an assessment from the Shenzhen standard to GB/T 19580: every text arrives, or is listed.

mod answers;

use answers::{SHENZHEN_STANDARD, assessment, blank, percent};
use excellence_assessment::assessment::{Action, Assessment, Class, Indicator, Year, Years, file};
use excellence_assessment::language::Lang;
use excellence_assessment::mapping::{Carried, Left, Mapping, SHENZHEN_TO_GBT, carry};
use excellence_assessment::scoring::Scoreboard;
use excellence_assessment::standard::{GBT_19580, Hundredths, Standard};
use proptest::prelude::*;
use std::sync::LazyLock;

static GBT: LazyLock<Standard> =
    LazyLock::new(|| Standard::read(GBT_19580).expect("the pack of the product has no fault"));

static MAPPING: LazyLock<Mapping> = LazyLock::new(|| {
    Mapping::read(SHENZHEN_TO_GBT, &SHENZHEN_STANDARD, &GBT).expect("the mapping has no fault")
});

fn carried(old: &Assessment) -> Carried {
    let now = "2026-11-20T01:00:00Z";
    carry(
        &MAPPING,
        old,
        (&SHENZHEN_STANDARD, &GBT),
        ("new", now),
        Lang::Zh,
    )
}

#[test]
fn all_points_but_one_and_all_sections_have_a_place() {
    let all = SHENZHEN_STANDARD.items().flat_map(|item| &item.guidance);
    let without: Vec<&str> = all
        .map(|point| point.id.as_str())
        .filter(|id| !MAPPING.points.iter().any(|(from, _)| from.as_str() == *id))
        .collect();
    assert_eq!(
        without,
        ["6.2-4"],
        "what has no counterpart is not forced into one"
    );
    assert_eq!(MAPPING.profile.len(), 3);
    // Results feed results, and processes processes.
    for (from, to) in &MAPPING.points {
        let is_result = |standard: &Standard, id: &str| {
            let mut items = standard.items();
            let item = items.find(|item| item.guidance.iter().any(|one| one.id.as_str() == id));
            standard.is_result(item.expect("an item"))
        };
        assert_eq!(
            is_result(&SHENZHEN_STANDARD, from.as_str()),
            is_result(&GBT, to.as_str()),
            "{from} → {to}"
        );
    }
}

#[test]
fn two_texts_for_one_place_follow_each_other_under_their_headings() {
    let mut old = blank();
    for (point, text) in [("1.1-1", "甲"), ("1.1-2", "乙")] {
        let answer = old.items.entry("1.1".into()).or_default();
        answer.guidance.entry(point.into()).or_default().evidence = text.to_owned();
    }
    let new = carried(&old);
    let answer = new.assessment.item(&"4.1.2".into()).expect("an answer");
    assert_eq!(
        answer.evidence(&"4.1.2-1".into()),
        "〔1.1-1 文化建立〕\n甲\n\n〔1.1-2 文化传递〕\n乙"
    );
    assert_eq!(new.left, []);
}

#[test]
fn nothing_is_converted_into_points_and_what_stays_behind_is_listed() {
    let mut old = blank();
    old.organisation.name = "甲公司".to_owned();
    let answer = old.items.entry("6.2".into()).or_default();
    answer.percent = Some(percent(70));
    answer.strengths = "强".to_owned();
    answer.guidance.entry("6.2-4".into()).or_default().evidence = "证据".to_owned();
    let action = |id: &str, [action, owner, due]: [&str; 3]| Action {
        action: action.to_owned(),
        owner: owner.to_owned(),
        due: due.to_owned(),
        ..Action::new(id.into())
    };
    let mut first = action("n1", ["建台账", "质量部", "2027-03-31"]);
    first.item = Some("6.2".into());
    old.plan = vec![first, action("n2", ["培训", "", ""])];
    let new = carried(&old);
    assert_eq!(
        new.left,
        [
            (Left::Evidence("6.2-4".into()), "证据".to_owned()),
            (Left::Judgement("6.2".into()), "得分率：70%".to_owned()),
            (Left::Remarks("6.2".into()), "优势：强".to_owned()),
            (
                Left::Plan,
                "6.2：建台账 · 质量部 · 2027-03-31\n培训".to_owned()
            ),
        ]
    );
    assert_eq!(new.assessment.organisation.name, "甲公司");
    assert_eq!(new.assessment.standard, GBT.id);
    let board = Scoreboard::of(&GBT, &new.assessment);
    assert_eq!(board.total.earned, Hundredths::ZERO);
    assert_eq!((board.total.scored, board.total.items), (0, 23));
}

#[test]
fn an_indicator_goes_with_its_figures_to_the_item_that_its_heading_feeds() {
    let mut old = blank();
    let indicator = |id: &str, group: Option<&str>| {
        let mut indicator = Indicator::new(id.into());
        indicator.name = format!("指标{id}");
        indicator.group = group.map(Into::into);
        let year = Year::new(2025).expect("a year");
        indicator.values.figures.set(year, String::from("12.5"));
        indicator
    };
    let years = Years {
        last: Year::new(2025).expect("a year"),
        count: 5,
    };
    let answer = old.items.entry("1.3".into()).or_default();
    answer.years = Some(years);
    answer.indicators = vec![indicator("n1", Some("1.3-3")), indicator("n2", None)];
    let answer = old.items.entry("6.3".into()).or_default();
    let mut other = indicator("n1", Some("6.3-3"));
    other.name = String::from("另一个指标");
    answer.indicators = vec![other];
    let answer = old.items.entry("4.3".into()).or_default();
    answer.indicators = vec![indicator("n1", None)];
    let new = carried(&old);
    // 4.7.4 is fed by two items, in which the same id stands.
    let finance = new.assessment.item(&"4.7.4".into()).expect("an answer");
    let ids: Vec<&str> = finance
        .indicators
        .iter()
        .map(|row| row.id.as_str())
        .collect();
    assert_eq!(ids, ["n1", "n2"]);
    assert_eq!(finance.years, Some(years));
    for row in &finance.indicators {
        assert_eq!(row.group, Some("4.7.4-1".into()));
        assert_eq!(row.values.figures.iter().count(), 1);
    }
    // All headings of 4.3 feed one item, those of 1.3 several.
    let people = new.assessment.item(&"4.7.5".into()).expect("an answer");
    assert_eq!(people.indicators, [indicator("n1", None)]);
    let [(left, text)] = new.left.as_slice() else {
        panic!("one stays: {:?}", new.left);
    };
    assert_eq!(*left, Left::Indicator("1.3".into(), "指标n2".to_owned()));
    assert!(text.contains("指标n2") && text.contains("12.5"), "{text}");
}

#[test]
fn an_indicator_that_two_items_have_comes_once_with_what_either_knows() {
    let year = Year::new(2025).expect("a year");
    let indicator = |value: &str| {
        let mut indicator = Indicator::new("n1".into());
        indicator.name = String::from("人均产值");
        indicator.values.figures.set(year, value.to_owned());
        indicator
    };
    let carried_with = |other: Indicator| {
        let mut old = blank();
        let mut first = indicator("12.5");
        first.group = Some("1.3-3".into());
        first.industry.figures.set(year, String::from("11"));
        old.items.entry("1.3".into()).or_default().indicators = vec![first];
        let answer = old.items.entry("6.3".into()).or_default();
        answer.indicators = vec![Indicator {
            group: Some("6.3-3".into()),
            ..other
        }];
        let new = carried(&old);
        assert_eq!(new.left, []);
        let finance = new.assessment.item(&"4.7.4".into()).expect("an answer");
        finance.indicators.clone()
    };
    let mut same = indicator("12.5");
    same.class = Some(Class::Excellent);
    same.values.source = String::from("年报");
    let rows = carried_with(same);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].class, Some(Class::Excellent));
    assert_eq!(rows[0].values.source, "年报");
    assert_eq!(rows[0].industry.figures.iter().count(), 1);
    // Other figures, another average of the industry: nobody but the organisation knows which is right.
    assert_eq!(carried_with(indicator("12.6")).len(), 2);
    let mut doubted = indicator("12.5");
    doubted.industry.figures.set(year, String::from("10"));
    assert_eq!(carried_with(doubted).len(), 2);
}

#[test]
fn a_mapping_with_faults_names_them_all() {
    let broken = SHENZHEN_TO_GBT
        .replace(r#""to": "4.1.2-1""#, r#""to": "9.9""#)
        .replace(r#"{"from": "1.1-4""#, r#"{"from": "1.1-3""#);
    let faults = Mapping::read(&broken, &SHENZHEN_STANDARD, &GBT).expect_err("faults");
    let places: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(places, ["$.points[0].to", "$.points[1].to", "$.points[3]"]);
    let swapped = Mapping::read(SHENZHEN_TO_GBT, &GBT, &SHENZHEN_STANDARD);
    assert!(swapped.is_err(), "the standards are those that it names");
}

proptest! {
    #[test]
    fn every_text_arrives_or_is_listed_and_the_new_file_can_be_read(old in assessment()) {
        let new = carried(&old);
        let told = |what: &Left| {
            let mut left = new.left.iter();
            left.find(|(left, _)| left == what).map(|(_, text)| text)
        };
        let written = file::write(&new.assessment);
        let read = file::read(&written, &*GBT);
        prop_assert_eq!(read.as_ref(), Ok(&new.assessment));
        let mut texts = String::new();
        for answer in new.assessment.items.values() {
            for point in answer.guidance.values() {
                texts += &point.evidence;
            }
        }
        for (item, answer) in old.items.iter() {
            for (id, point) in answer.guidance.iter() {
                // Blanks are no evidence.
                let arrived = point.evidence.trim().is_empty() || texts.contains(&point.evidence);
                let listed = new.left.contains(&(Left::Evidence(id.clone()), point.evidence.clone()));
                prop_assert!(arrived || listed, "{}", id);
            }
            for indicator in &answer.indicators {
                let figures = |new: &Assessment| {
                    let mut rows = new.items.values().flat_map(|answer| &answer.indicators);
                    rows.any(|row| row.name == indicator.name && row.values == indicator.values)
                };
                let listed = Left::Indicator(item.clone(), indicator.name.clone());
                prop_assert!(figures(&new.assessment) || told(&listed).is_some());
            }
            let judged = answer.percent.is_some() || !answer.factors.is_empty();
            prop_assert!(!judged || told(&Left::Judgement(item.clone())).is_some());
            for text in [&answer.reason, &answer.strengths, &answer.opportunities, &answer.private] {
                let told = told(&Left::Remarks(item.clone()));
                let listed = told.is_some_and(|told| told.contains(text.as_str()));
                prop_assert!(text.trim().is_empty() || listed, "{}", item);
            }
        }
        for (id, text) in old.profile.iter() {
            let mut sections = new.assessment.profile.values();
            let arrived = text.trim().is_empty() || sections.any(|other| other.contains(text.as_str()));
            prop_assert!(arrived || told(&Left::Profile(id.clone())) == Some(text), "{}", id);
        }
        let board = Scoreboard::of(&GBT, &new.assessment);
        prop_assert_eq!(board.total.scored, 0);
    }
}
