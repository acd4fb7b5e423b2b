//! All programmes of the product: their packs read without a fault, and decide as their documents say, on both sides of every
//! number and for every condition alone.

#[path = "../answers/mod.rs"]
mod answers;
mod any_input;
mod eligibility;
mod procedures;
mod rules;
mod scores;

use answers::declared;
use excellence_assessment::assessment::ConditionAnswer;
use excellence_assessment::keyed::Keyed;
use excellence_assessment::programme::{Answers, ConditionKind, Pack, ProgrammeResult};
use excellence_assessment::scoring::{CategoryScore, Scoreboard, Total};
use excellence_assessment::standard::{CategoryId, ConditionId, Hundredths};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The ids, in the order of the documents 000, 001, 003, 002.
const IDS: [&str; 11] = [
    "shenzhen-maturity",
    "shenzhen-qi",
    "shenzhen-employer",
    "shenzhen-service",
    "shenzhen-leader",
    "shenzhen-assessor",
    "shenzhen-mayor",
    "hangzhou-cultivation",
    "shanghai-model",
    "shanghai-practice",
    "shanghai-experience",
];

static ALL: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("programmes");
    let read = |id: &&str| {
        let pack = fs::read_to_string(folder.join(format!("{id}.json"))).expect("a pack");
        let said = |faults: Vec<excellence_assessment::reading::Fault>| -> Vec<String> {
            let say = |fault: &excellence_assessment::reading::Fault| {
                fault.say(excellence_assessment::language::Lang::En)
            };
            faults.iter().map(say).collect()
        };
        Pack::read(&pack).map_err(said).expect(id)
    };
    IDS.iter().map(read).collect()
});

fn pack(id: &str) -> &'static Pack {
    let found = ALL.iter().find(|pack| pack.programme.id.as_str() == id);
    found.expect("a programme of the product")
}

const YES: ConditionAnswer = ConditionAnswer::Declared(true);
const NO: ConditionAnswer = ConditionAnswer::Declared(false);

fn n(number: u32) -> ConditionAnswer {
    ConditionAnswer::Number(number)
}

/// A score in hundredths out of full marks.
fn score(score: u32, full: u32) -> ConditionAnswer {
    ConditionAnswer::Score { score, full }
}

/// A scoreboard whose total is so many hundredths, of 1,000 points in one category.
fn board(earned: i64) -> Scoreboard {
    let total = Total {
        earned: Hundredths::new(earned),
        ceiling: Hundredths::new(earned),
        possible: Hundredths::new(100_000),
        supported: Hundredths::new(earned),
        scored: 1,
        items: 1,
    };
    Scoreboard {
        items: Vec::new(),
        categories: vec![CategoryScore {
            id: CategoryId::from("1"),
            total,
        }],
        total,
    }
}

fn result(id: &str, answers: &Answers) -> ProgrammeResult {
    ProgrammeResult::with(&pack(id).programme, &board(0), answers)
}

/// Answers with which every condition of a programme holds, each number at the printed one.
fn everything_holds(id: &str) -> Answers {
    let numbers: &[(&str, ConditionAnswer)] = match id {
        "shenzhen-maturity" | "shenzhen-mayor" => &[("years", n(2))],
        "shenzhen-qi" => &[("placement", n(5))],
        "shenzhen-employer" => &[("years", n(2)), ("engagement", score(7500, 100))],
        "shenzhen-service" => &[
            ("years", n(3)),
            ("clients", n(15)),
            ("satisfaction", score(7500, 100)),
        ],
        "shenzhen-leader" | "shanghai-model" | "shanghai-practice" => &[("years", n(3))],
        "shenzhen-assessor" => &[
            ("award-years", n(3)),
            ("award-days", n(10)),
            ("consecutive", n(3)),
            ("hours", n(20)),
        ],
        "hangzhou-cultivation" => &[("practice-years", n(3))],
        "shanghai-experience" => &[("quality-years", n(10))],
        other => panic!("{other} is no programme of the product"),
    };
    let mut all = Keyed::new();
    for condition in &pack(id).programme.conditions {
        if condition.kind == ConditionKind::Declared {
            all.insert(condition.id.clone(), YES);
        }
    }
    for (condition, answer) in numbers {
        if pack(id).programme.condition(&(*condition).into()).is_some() {
            all.insert((*condition).into(), *answer);
        }
    }
    all
}

fn with(id: &str, answers: &[(&str, Option<ConditionAnswer>)]) -> Answers {
    let mut all = everything_holds(id);
    for (condition, answer) in answers {
        let condition = ConditionId::from(*condition);
        assert!(
            pack(id).programme.condition(&condition).is_some(),
            "{id} asks {condition}"
        );
        match answer {
            Some(answer) => all.insert(condition, *answer),
            None => all.remove(&condition),
        };
    }
    all
}

fn ids(ids: &[ConditionId]) -> Vec<&str> {
    ids.iter().map(ConditionId::as_str).collect()
}

#[test]
fn the_eleven_programmes_are_all_the_packs_there_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("programmes");
    let entries = fs::read_dir(folder).expect("a folder");
    let mut found: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter_map(|name| Some(name.strip_suffix(".json")?.to_owned()))
        .collect();
    let mut expected = IDS.to_vec();
    found.sort();
    expected.sort_unstable();
    assert_eq!(found, expected);
    let read: Vec<&str> = ALL.iter().map(|pack| pack.programme.id.as_str()).collect();
    assert_eq!(read, IDS);
}

/// In documents they stand beside their answers, where a question would read oddly.
#[test]
fn every_condition_and_official_score_has_a_statement_that_asks_nothing() {
    for pack in ALL.iter() {
        let Pack { programme, .. } = pack;
        for asked in programme.conditions.iter().chain(&programme.scores) {
            for statement in [&asked.statement.zh, &asked.statement.en] {
                let end = statement.trim_end_matches([')', '）']).chars().last();
                let is_question = matches!(end, Some('?' | '？')) || statement.contains("是否");
                assert!(!is_question, "{} {}: {statement}", programme.id, asked.id);
            }
        }
    }
}

#[test]
fn where_a_condition_has_no_statement_its_question_stands_for_it() {
    let text = fs::read_to_string("programmes/shenzhen-qi.json").expect("a pack");
    let mut pack: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let conditions = pack["conditions"].as_array_mut().expect("conditions");
    for condition in conditions {
        let left_out = condition
            .as_object_mut()
            .expect("an object")
            .remove("statement");
        assert!(left_out.is_some());
    }
    let read = Pack::read(&pack.to_string()).expect("no fault");
    for condition in &read.programme.conditions {
        assert_eq!(condition.statement, condition.asks);
    }
}

#[test]
fn the_example_of_the_manual_is_read_and_decides() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("programmes");
    let manual = fs::read_to_string(folder.join("README.md")).expect("the manual");
    let example = manual.split("```json\n").nth(1);
    let example = example.and_then(|rest| rest.split("```").next());
    let pack = Pack::read(example.expect("an example")).expect("no fault");
    let tier = |earned, years| {
        let answers = declared([("years", n(years))]);
        ProgrammeResult::with(&pack.programme, &board(earned), &answers).tier
    };
    assert_eq!(tier(75_000, 2), Some("tidy".into()));
    assert_eq!((tier(74_999, 2), tier(75_000, 1)), (None, None));
}
