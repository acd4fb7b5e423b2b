//! Assessments whose pack is another one now: what they remember of it, how they are shown, and what goes over to the present one.

mod answers;

use answers::{SHENZHEN_STANDARD, assessment, blank, percent};
use excellence_assessment::assessment::{
    Action, Assessment, Coverage, Indicator, ItemAnswer, file,
};
use excellence_assessment::language::Lang;
use excellence_assessment::mapping::{Left, Migrated, migrate};
use excellence_assessment::reading;
use excellence_assessment::scoring::Scoreboard;
use excellence_assessment::standard::{Band, MadeOn, SHENZHEN, Standard, Standards};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The Shenzhen pack, changed: no item 1.2, no points 1.1-1 and 6.2-4, no factor `I` of processes, no 65 %, no highest band, no
/// second section, and the results of 3.3 are scored as a process.
static CHANGED: LazyLock<String> = LazyLock::new(|| {
    let mut pack: Value = serde_json::from_str(SHENZHEN).expect("JSON");
    let list = |value: &'_ mut Value| value.as_array().cloned().expect("a list");
    let mut scale = list(&mut pack["scale"]["bands"]);
    scale.pop();
    let bands = scale.len();
    let highest = scale[bands - 1]["percents"].as_array_mut();
    highest.expect("a list").push(json!(100));
    for band in &mut scale {
        let percents = band["percents"].as_array_mut().expect("a list");
        percents.retain(|percent| *percent != json!(65));
    }
    pack["scale"]["bands"] = Value::from(scale);
    for guide in pack["guides"].as_array_mut().expect("a list") {
        let process = guide["id"] == "process";
        let factors = guide["factors"].as_array_mut().expect("a list");
        factors.retain(|factor| !process || factor["id"] != "I");
        for factor in factors {
            factor["bands"]
                .as_array_mut()
                .expect("a list")
                .truncate(bands);
        }
    }
    pack["profile"]["sections"]
        .as_array_mut()
        .expect("a list")
        .remove(1);
    for category in pack["categories"].as_array_mut().expect("a list") {
        let items = category["items"].as_array_mut().expect("a list");
        items.retain(|item| item["id"] != "1.2");
        for item in &mut *items {
            let points = item["guidance"].as_array_mut().expect("a list");
            points.retain(|point| point["id"] != "1.1-1" && point["id"] != "6.2-4");
        }
        let sum: u64 = items
            .iter()
            .filter_map(|item| item["points"].as_u64())
            .sum();
        category["points"] = json!(sum);
    }
    pack.to_string()
});

static PRESENT: LazyLock<Standard> =
    LazyLock::new(|| Standard::read(&CHANGED).expect("another edition without faults"));

/// What an assessment on it remembers of it.
static MADE_ON: LazyLock<MadeOn> = LazyLock::new(|| MadeOn::of(&CHANGED).expect("JSON"));

fn migrated(old: &Assessment) -> Migrated {
    let standards = (&*SHENZHEN_STANDARD, &*PRESENT);
    migrate(
        old,
        standards,
        Some(MADE_ON.value()),
        ("new", "2026-11-20T01:00:00Z"),
        Lang::Zh,
    )
}

/// An answer to an item, and what of it does not fit.
fn left_of(item: &str, answer: ItemAnswer) -> Vec<(Left, String)> {
    let mut old = blank();
    old.items.insert(item.into(), answer);
    migrated(&old).left
}

fn with(change: impl FnOnce(&mut ItemAnswer)) -> ItemAnswer {
    let mut answer = ItemAnswer::default();
    change(&mut answer);
    answer
}

#[test]
fn what_has_no_place_any_more_is_given_back_with_its_text_and_the_rest_goes_over() {
    let said = |text: &str| String::from(text);
    let evidence = |item: &str, point: &str| {
        let written = with(|answer| {
            answer.guidance.entry(point.into()).or_default().evidence = said("证据");
        });
        left_of(item, written)
    };
    assert_eq!(evidence("1.1", "1.1-2"), []);
    assert_eq!(
        evidence("1.1", "1.1-1"),
        [(Left::Evidence("1.1-1".into()), said("证据"))]
    );
    assert_eq!(
        evidence("1.2", "1.2-1"),
        [(Left::Evidence("1.2-1".into()), said("证据"))]
    );

    let judged = |text: &str| [(Left::Judgement("1.1".into()), said(text))];
    let scored = |value| left_of("1.1", with(|answer| answer.percent = Some(percent(value))));
    assert_eq!(scored(60), []);
    assert_eq!(scored(65), judged("得分率：65%"));
    let aimed = left_of("1.1", with(|answer| answer.target = Some(percent(95))));
    assert_eq!(aimed, judged("目标得分率：95%"));
    let placed = |factor: &str, band| {
        let placed = with(|answer| {
            answer.factors.insert(factor.into(), Band(band));
        });
        left_of("1.1", placed)
    };
    assert_eq!(placed("A", 4), []);
    assert_eq!(placed("A", 5), judged("方法：90–100%"));
    assert_eq!(placed("I", 2), judged("整合：30–45%"));
    let covered = with(|answer| {
        answer.guidance.entry("1.1-1".into()).or_default().coverage = Some(Coverage::Partial);
    });
    assert_eq!(left_of("1.1", covered), judged("1.1-1 文化建立：部分覆盖"));

    let noted = with(|answer| {
        answer.notes.insert("I".into(), said("因为"));
    });
    assert_eq!(
        left_of("1.1", noted),
        [(Left::Remarks("1.1".into()), said("整合：因为"))]
    );
    let gone = with(|answer| {
        answer.strengths = said("强");
        answer.private = said("私");
        answer.percent = Some(percent(60));
    });
    assert_eq!(
        left_of("1.2", gone),
        [
            (Left::Judgement("1.2".into()), said("得分率：60%")),
            (Left::Remarks("1.2".into()), said("优势：强\n内部备注：私")),
        ]
    );
    let mut indicator = Indicator::new("n1".into());
    indicator.name = said("留存率");
    indicator.group = Some("6.2-4".into());
    let shown = with(|answer| answer.indicators = vec![indicator.clone()]);
    let lost = (Left::Indicator("6.2".into(), said("留存率")), said("6.2-4"));
    assert_eq!(left_of("6.2", shown), [lost]);
    let gone = with(|answer| answer.indicators = vec![indicator]);
    let lost = left_of("1.2", gone);
    assert_eq!(lost[0].0, Left::Indicator("1.2".into(), said("留存率")));
    assert!(lost[0].1.contains("\"留存率\""));
}

#[test]
fn a_percent_and_a_place_go_over_only_to_a_band_that_means_the_same() {
    let mut pack: Value = serde_json::from_str(SHENZHEN).expect("JSON");
    pack["scale"]["bands"] = json!([
        {"percents": [0, 20]}, {"percents": [40]}, {"percents": [60, 80, 100]},
    ]);
    for guide in pack["guides"].as_array_mut().expect("a list") {
        for factor in guide["factors"].as_array_mut().expect("a list") {
            factor["bands"].as_array_mut().expect("a list").truncate(3);
        }
    }
    let other = Standard::read(&pack.to_string()).expect("another scale");
    let mut old = blank();
    let answer = old.items.entry("1.1".into()).or_default();
    // 60% was two bands below the best, and would be the best.
    answer.percent = Some(percent(60));
    answer.low = Some(percent(0));
    for (factor, band) in [("A", 0), ("D", 1), ("L", 2)] {
        answer.factors.insert(factor.into(), Band(band));
    }
    let standards = (&*SHENZHEN_STANDARD, &other);
    let Migrated { assessment, left } = migrate(&old, standards, None, ("new", "now"), Lang::Zh);
    let answer = assessment.item(&"1.1".into()).expect("an answer");
    assert_eq!((answer.percent, answer.low), (None, Some(percent(0))));
    let placed: Vec<_> = answer
        .factors
        .iter()
        .map(|(id, band)| (id.as_str(), band.0))
        .collect();
    assert_eq!(placed, [("A", 0)]);
    let said = String::from("展开：10–25%\n学习：30–45%\n得分率：60%");
    assert_eq!(left, [(Left::Judgement("1.1".into()), said)]);
}

#[test]
fn sections_reasons_and_actions_without_a_place_are_given_back() {
    let mut old = blank();
    let section = &SHENZHEN_STANDARD.profile.sections[1].id;
    old.profile.insert(section.clone(), String::from("概况"));
    let dismissed = old.dismissed.entry("1.2".into()).or_default();
    dismissed.insert("no-evidence".into(), String::from("理由"));
    let mut action = Action::new("a1".into());
    action.action = String::from("做");
    action.item = Some("1.2".into());
    old.plan = vec![action.clone()];
    let Migrated { assessment, left } = migrated(&old);
    assert_eq!(
        left,
        [
            (Left::Profile(section.clone()), String::from("概况")),
            (
                Left::Judgement("1.2".into()),
                String::from("核查提示搁置的理由：理由")
            ),
            (Left::Plan, String::from("1.2：做")),
        ]
    );
    action.item = None;
    assert_eq!(assessment.plan, [action]);
}

/// A page that has another edition of the pack than the file was made on.
struct Page {
    stand_in: Standard,
}

impl Standards for Page {
    fn named(&self, _: &str) -> &Standard {
        &PRESENT
    }

    fn made_on(&self, id: &str, made_on: Option<&reading::Value>) -> &Standard {
        match made_on.and_then(MadeOn::read) {
            Some(made_on) if made_on.fingerprint != MADE_ON.fingerprint => &self.stand_in,
            _ => self.named(id),
        }
    }
}

#[test]
fn a_file_says_on_which_pack_it_was_made_and_is_read_by_that_where_it_is_another_one_now() {
    let mut old = blank();
    let made_on = MadeOn::of(SHENZHEN).expect("JSON");
    old.made_on = Some(made_on.value());
    for (item, value) in [("1.2", 65), ("2.1", 100)] {
        old.items.entry(item.into()).or_default().percent = Some(percent(value));
    }
    let text = file::write(&old);
    let page = Page {
        stand_in: made_on.stand_in().expect("an outline is a pack"),
    };
    let read = file::read(&text, &page).expect("every id is in the outline");
    assert_eq!(read, old);
    assert_eq!(
        Scoreboard::of(&page.stand_in, &read).total,
        Scoreboard::of(&SHENZHEN_STANDARD, &old).total,
        "the score as it was"
    );
    let new = migrated(&old).assessment;
    assert_eq!(file::read(&file::write(&new), &page), Ok(new));
}

#[test]
fn what_another_program_wrote_under_the_name_of_the_pack_is_kept_as_it_stands() {
    let other = file::write(&blank()).replacen(
        "\"conditions\": {}",
        "\"conditions\": {},\n  \"pack\": [\n    7\n  ]",
        1,
    );
    let read = file::read(&other, &*SHENZHEN_STANDARD).expect("no fault");
    assert_eq!(read.made_on, None);
    assert_eq!(file::write(&read), other);
}

proptest! {
    #[test]
    fn on_the_same_pack_everything_goes_over(old in assessment()) {
        let same = (&*SHENZHEN_STANDARD, &*SHENZHEN_STANDARD);
        let Migrated { assessment, left } = migrate(&old, same, old.made_on.clone(), (&old.id, &old.changed), Lang::Zh);
        prop_assert_eq!(left, []);
        prop_assert_eq!(assessment, old);
    }

    #[test]
    fn every_text_goes_over_or_is_given_back_and_the_new_file_can_be_read(old in assessment()) {
        let Migrated { assessment, left } = migrated(&old);
        let written = file::write(&assessment);
        let read = file::read(&written, &*PRESENT);
        prop_assert_eq!(read.as_ref(), Ok(&assessment));
        let given_back = |text: &str| left.iter().any(|(_, one)| one.contains(text));
        for (id, answer) in old.items.iter() {
            let new = assessment.item(id).cloned().unwrap_or_default();
            for (point, written) in answer.guidance.iter() {
                let text = written.evidence.as_str();
                prop_assert!(text.trim().is_empty() || new.evidence(point) == text || given_back(text));
            }
            for (text, now) in [
                (&answer.reason, &new.reason),
                (&answer.strengths, &new.strengths),
                (&answer.opportunities, &new.opportunities),
                (&answer.private, &new.private),
            ] {
                prop_assert!(text.trim().is_empty() || now == text || given_back(text));
            }
            if let Some(percent) = answer.percent {
                prop_assert!(new.percent == Some(percent) || given_back(&percent.to_string()));
            }
            for indicator in &answer.indicators {
                let rows = new.indicators.iter();
                let mut rows = rows.filter(|row| row.id == indicator.id && row.values == indicator.values);
                prop_assert!(rows.next().is_some() || given_back(&file::indicator_text(indicator)));
            }
        }
    }
}
