//! Files with many assessments, and files to be shared: nothing of the answers is lost in the one, no name stays in the
//! fields of the other.

mod answers;
mod golden;

use answers::{SHENZHEN_STANDARD, assessment, blank, scored};
use excellence_assessment::assessment::collection::{self, Collection, Found};
use excellence_assessment::assessment::{
    Action, Assessment, Indicator, Neutral, file, redact, scores_only,
};
use excellence_assessment::reading::Fault;
use excellence_assessment::scoring::Scoreboard;
use proptest::prelude::*;
use std::fmt::Write;

const SAVED: &str = "2026-11-21T08:00:00Z";
const NEUTRAL: Neutral<'static> = Neutral {
    organisation: "某组织",
    place: "某地",
    author: "某人",
    client: "某客户",
};

fn read(text: &str) -> Result<Collection, Vec<Fault>> {
    collection::read(text, &*SHENZHEN_STANDARD).expect("a file of many")
}

fn named(name: &str, percent: u32) -> Assessment {
    let mut assessment = scored([("1.1", percent)]);
    assessment.id = format!("id of {name}");
    assessment.organisation.name = name.to_owned();
    assessment
}

fn whole(collection: Collection) -> Vec<(Assessment, bool)> {
    let entries = collection.entries.into_iter();
    let whole = entries.map(|entry| (entry.assessment.expect("whole"), entry.archived));
    whole.collect()
}

// ---- many in one file

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn many_are_read_as_they_were_written(
        many in proptest::collection::vec((assessment(), any::<bool>()), 0..5),
    ) {
        let text = collection::write(SAVED, &many);
        let found = read(&text).map(whole);
        prop_assert_eq!(found, Ok(many));
    }

    #[test]
    fn no_cut_of_a_file_of_many_is_taken_for_whole(cut in 0usize..1000) {
        let text = collection::write(SAVED, &[(named("甲公司", 70), false), (named("乙公司", 30), true)]);
        let cut = text.floor_char_boundary(cut * (text.len() - 2) / 1000);
        if let Some(read) = collection::read(&text[..cut], &*SHENZHEN_STANDARD) {
            prop_assert!(read.is_err());
        }
    }
}

#[test]
fn a_file_of_one_is_no_file_of_many() {
    let one = file::write(&named("excellence-assessments", 70));
    assert!(collection::read(&one, &*SHENZHEN_STANDARD).is_none());
    for other in ["", "7", "[]", "{}", "{\"format\": \"other\"}"] {
        assert!(collection::read(other, &*SHENZHEN_STANDARD).is_none());
    }
    let many = collection::write(SAVED, &[]);
    assert!(file::read(&many, &*SHENZHEN_STANDARD).is_err());
    let cut = &many[..many.len() - 3];
    assert!(collection::read(cut, &*SHENZHEN_STANDARD).is_some_and(|read| read.is_err()));
}

#[test]
fn the_golden_file_of_many_opens_and_is_written_again_with_assessments_of_today() {
    let mut first = named("甲公司", 70);
    first.title = String::from("甲公司 中期");
    first.label = String::from("客户：甲集团");
    let many = [
        (first, false),
        (named("乙公司", 30), true),
        (blank(), false),
    ];
    let text = golden::committed("tests/fixtures/files/many/v1.json");
    let today = text.replace(
        "\"version\": 1,\n        \"id\"",
        "\"version\": 2,\n        \"id\"",
    );
    assert_eq!(collection::write(SAVED, &many), today);
    let found = read(&text).expect("no fault");
    assert_eq!(found.saved, SAVED);
    assert!(found.holds(&many[1].0));
    assert!(!found.holds(&named("乙公司", 35)));
    assert_eq!(whole(found), many);
}

#[test]
fn faults_stand_with_the_assessment_that_has_them_and_the_others_are_whole() {
    let many = ["甲公司", "乙公司", "丙公司"].map(|name| (named(name, 70), false));
    let text = collection::write(SAVED, &many);
    let faulty = text.replacen("\"percent\": 70", "\"percent\": 72", 2);
    let faulty = faulty.replacen("\"percent\": 72", "\"percent\": 70", 1);
    let faulty = faulty.replacen("\"version\": 1", "\"version\": 1, \"later\": 2", 1);
    let found = read(&faulty).expect("no fault of the whole").entries;
    let sound: Vec<bool> = found.iter().map(|entry| entry.assessment.is_ok()).collect();
    assert_eq!(sound, [true, false, true]);
    let Found {
        name, assessment, ..
    } = &found[1];
    let faults = assessment.as_ref().expect_err("a percent off the grid");
    let lines = faulty.lines().position(|line| line.contains("72"));
    assert_eq!(
        (
            name.as_str(),
            faults.len(),
            faults[0].path.as_str(),
            faults[0].line
        ),
        (
            "乙公司",
            1,
            "$.assessments[1].assessment.items.\"1.1\".percent",
            lines.map(|line| line + 1)
        )
    );
}

#[test]
fn what_is_wrong_with_a_file_of_many_is_said() {
    let text = collection::write(
        SAVED,
        &[(named("甲公司", 70), false), (named("乙公司", 30), true)],
    );
    let cases = [
        (
            "newer",
            text.replacen("\"version\": 1", "\"version\": 2", 1),
        ),
        ("no moment", text.replacen(SAVED, "today", 1)),
        ("no list", text.replacen("\"assessments\"", "\"others\"", 1)),
        ("cut short", text[..text.len() / 2].to_owned()),
        (
            "one newer",
            text.replacen(
                "\"version\": 2,\n        \"id\"",
                "\"version\": 9,\n        \"id\"",
                1,
            ),
        ),
        (
            "one of another program",
            text.replacen("\"excellence-assessment\"", "\"x\"", 1),
        ),
        (
            "one of another standard",
            text.replacen("shenzhen-mayor-2019", "other", 1),
        ),
        (
            "one is no object",
            text.replacen("\"assessment\": {", "\"assessment\": 7, \"was\": {", 1),
        ),
        (
            "a key twice",
            text.replacen("\"percent\": 30", "\"percent\": 30, \"percent\": 35", 1),
        ),
    ];
    let mut said = String::new();
    for (name, text) in cases {
        let faults = match read(&text) {
            Err(faults) => golden::spoken(&faults),
            Ok(found) => {
                let mut all = String::new();
                for entry in found.entries {
                    if let Err(faults) = entry.assessment {
                        all += &format!("“{}”\n{}", entry.name, golden::spoken(&faults));
                    }
                }
                all
            }
        };
        assert!(!faults.is_empty(), "{name}");
        writeln!(said, "# {name}\n\n{faults}").expect("a text");
    }
    golden::matches(&golden::fixture("files/many/faults.txt"), &said);
}

// ---- without names

/// Every text of an assessment, wherever it stands.
fn texts(assessment: &Assessment) -> String {
    file::write(assessment)
}

#[test]
fn names_leave_their_fields_and_the_texts_where_they_stand_letter_for_letter() {
    let mut assessment = named("深圳市甲精密制造有限公司", 70);
    assessment.title = String::from("甲公司 2026");
    assessment.label = String::from("甲集团");
    let organisation = &mut assessment.organisation;
    organisation.place = String::from("深圳龙岗");
    organisation.author = String::from("质量部张三");
    organisation.industry = String::from("精密制造");
    let profile = "深圳市甲精密制造有限公司（甲集团）在深圳龙岗，总经理李四。";
    assessment
        .profile
        .insert("situation".into(), profile.to_owned());
    let answer = assessment.items.entry("1.1".into()).or_default();
    answer.private = String::from("李四不同意");
    answer.notes.insert("A".into(), String::from("王五的访谈"));
    answer.strengths = String::from("质量部张三牵头");
    let point = answer.guidance.entry("1.1-1".into()).or_default();
    point.evidence = String::from("见甲公司 2026手册");
    let mut indicator = Indicator::new("n1".into());
    indicator.name = String::from("甲公司 2026纳税额");
    indicator.values.source = String::from("甲集团年报");
    answer.indicators.push(indicator);
    let mut action = Action::new("n1".into());
    action.action = String::from("请质量部张三补数据");
    action.owner = String::from("赵六");
    assessment.plan.push(action);

    let redacted = redact(assessment.clone(), "new", NEUTRAL);
    let text = texts(&redacted.assessment);
    for name in [
        "甲精密",
        "甲公司",
        "甲集团",
        "龙岗",
        "张三",
        "王五",
        "赵六",
        "甲集团",
        "不同意",
        "id of",
    ] {
        assert!(!text.contains(name), "{name} in {text}");
    }
    assert!(
        text.contains("某组织（某客户）在某地，总经理李四。"),
        "other names stay"
    );
    assert!(text.contains("精密制造"), "the industry stays");
    assert_eq!(redacted.replaced, 8);
    assert_eq!(redacted.assessment.organisation.name, "某组织");
    assert!(text.contains("某组织纳税额") && text.contains("某客户年报"));
}

#[test]
fn a_name_within_another_leaves_no_rest_and_one_character_is_no_name() {
    let mut assessment = named("甲", 70);
    assessment.title = String::from("华新");
    assessment.label = String::from("华新科技集团");
    let answer = assessment.items.entry("1.1".into()).or_default();
    answer.strengths = String::from("甲方与华新科技集团、华新");
    let redacted = redact(assessment.clone(), "new", NEUTRAL);
    let answer = redacted.assessment.items.get("1.1").expect("there");
    assert_eq!(answer.strengths, "甲方与某客户、某组织");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn scores_survive_both_ways_of_sharing_and_can_be_opened(assessment in assessment()) {
        let score = |assessment: &Assessment| {
            let board = Scoreboard::of(&SHENZHEN_STANDARD, assessment);
            (board.total.earned, board.total.scored, assessment.conditions.clone())
        };
        let before = score(&assessment);
        for shared in [redact(assessment.clone(), "new", NEUTRAL).assessment, scores_only(assessment.clone(), "new")] {
            prop_assert_eq!(score(&shared), before.clone());
            prop_assert_eq!(&shared.id, "new");
            prop_assert_eq!(file::read(&file::write(&shared), &*SHENZHEN_STANDARD), Ok(shared));
        }
    }

    #[test]
    fn scores_alone_hold_no_text(assessment in assessment()) {
        let mut shared = scores_only(assessment.clone(), "new");
        // What is left is the same whatever was written.
        let mut other = assessment;
        for answer in other.items.values_mut() {
            answer.strengths = String::from("another");
            answer.private = String::from("another");
            answer.reason = String::from("another");
            answer.opportunities = String::from("another");
            for point in answer.guidance.values_mut() {
                point.evidence = String::from("another");
            }
            for note in answer.notes.values_mut() {
                *note = String::from("another");
            }
            answer.indicators.truncate(1);
            answer.years = None;
        }
        other.plan.clear();
        other.organisation.name = String::from("another");
        other.organisation.industry = String::from("another");
        other.organisation.place = String::from("another");
        other.organisation.period = String::from("another");
        other.organisation.author = String::from("another");
        other.title = String::from("another");
        other.label = String::from("another");
        let texts = other.profile.values_mut().chain(other.programmes.values_mut().flat_map(|notes| notes.values_mut()));
        for text in texts.chain(other.dismissed.values_mut().flat_map(|rules| rules.values_mut())) {
            *text = String::from("another");
        }
        shared.items.retain(|_, answer| answer.percent.is_some());
        let mut again = scores_only(other, "new");
        again.items.retain(|_, answer| answer.percent.is_some());
        prop_assert_eq!(again, shared);
    }
}
