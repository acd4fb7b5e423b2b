//! All programmes of the product: their packs read without a fault, and decide as their documents say, on both sides of every
//! number and for every condition alone.

mod answers;

use answers::declared;
use excellence_assessment::assessment::ConditionAnswer;
use excellence_assessment::keyed::Keyed;
use excellence_assessment::programme::nearness::{Nearness, Standing, nearest_first};
use excellence_assessment::programme::procedure::{Applicant, Due, Length};
use excellence_assessment::programme::{
    Answers, ConditionKind, Facts, Measure, Pack, ProgrammeResult, Rule, Scores, Verdict,
};
use excellence_assessment::scoring::{CategoryScore, Scoreboard, Total};
use excellence_assessment::standard::{CategoryId, ConditionId, Hundredths};
use proptest::prelude::*;
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

#[test]
fn with_everything_at_the_printed_numbers_all_may_apply_and_nothing_is_open() {
    for id in IDS {
        let found = result(id, &everything_holds(id));
        assert_eq!(found.eligibility, Verdict::Met, "{id}");
        assert_eq!((found.open, found.failed), (vec![], vec![]), "{id}");
    }
    let tier = |id| {
        result(id, &everything_holds(id))
            .tier
            .map(|tier| tier.to_string())
    };
    let tiers = IDS.map(tier);
    let tiers = tiers.each_ref().map(Option::as_deref);
    assert_eq!(
        tiers,
        [
            None, // no score
            Some("level-5"),
            Some("employer"),
            Some("service"),
            Some("leader"),
            Some("assessor"),
            None, // no threshold
            None, // no score
            None, // no level is computed
            None,
            None,
        ]
    );
}

#[test]
fn each_condition_alone_is_named_as_failed_or_open_and_hinders() {
    let mut looked_at = 0;
    for id in IDS {
        let programme = &pack(id).programme;
        let before = result(id, &everything_holds(id));
        for condition in programme.conditions.iter().filter(|one| !one.alternative) {
            let name = condition.id.as_str();
            let too_little = match condition.kind {
                ConditionKind::Declared => NO,
                ConditionKind::Number { .. } => n(0),
                ConditionKind::Score { full } => score(0, full),
            };
            let failed = result(id, &with(id, &[(name, Some(too_little))]));
            assert_eq!(ids(&failed.failed), [name], "{id} {name}");
            let open = result(id, &with(id, &[(name, None)]));
            assert_eq!(ids(&open.open), [name], "{id} {name}");
            let worse = |now: &ProgrammeResult| {
                let hindered = |now: &ProgrammeResult| {
                    let pairs = now.tiers.iter().zip(&before.tiers);
                    pairs
                        .filter(|(now, before)| now.verdict < before.verdict)
                        .count()
                };
                now.eligibility < before.eligibility || hindered(now) > 0
            };
            // Whatever a maturity grade asks for is decided only where a score is.
            if id != "shenzhen-maturity" {
                assert!(worse(&failed) && worse(&open), "{id} {name} hinders");
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 60, "conditions were found");
}

/// The leaves of a rule that hold a number.
fn thresholds<'a>(rule: &'a Rule, found: &mut Vec<&'a Measure>) {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => {
            parts.iter().for_each(|part| thresholds(part, found));
        }
        Rule::AtLeast(measure) => found.push(measure),
        Rule::Declared(_) => {}
    }
}

/// Every number that decides anything: programme, where it stands (empty for eligibility), what is measured, the least.
const THRESHOLDS: [(&str, &str, &str, u32); 30] = [
    ("shenzhen-maturity", "", "years", 2),
    ("shenzhen-maturity", "operation", "total", 60),
    ("shenzhen-maturity", "innovation", "total", 50),
    ("shenzhen-maturity", "innovation", "best category", 55),
    ("shenzhen-maturity", "advanced", "total", 40),
    ("shenzhen-qi", "level-5", "placement", 5),
    ("shenzhen-qi", "level-4", "placement", 4),
    ("shenzhen-qi", "level-3", "placement", 3),
    ("shenzhen-qi", "level-2", "placement", 2),
    ("shenzhen-qi", "level-1", "placement", 1),
    ("shenzhen-employer", "", "years", 2),
    ("shenzhen-employer", "employer", "engagement", 75),
    ("shenzhen-service", "", "years", 3),
    ("shenzhen-service", "", "clients", 15),
    ("shenzhen-service", "service", "satisfaction", 75),
    ("shenzhen-leader", "", "years", 3),
    ("shenzhen-assessor", "", "award-years", 3),
    ("shenzhen-assessor", "", "award-days", 10),
    ("shenzhen-assessor", "", "award-years", 5),
    ("shenzhen-assessor", "", "award-days", 7),
    ("shenzhen-assessor", "assessor", "consecutive", 3),
    ("shenzhen-assessor", "assessor", "hours", 20),
    ("hangzhou-cultivation", "", "practice-years", 3),
    ("hangzhou-cultivation", "site-review", "total", 55),
    ("hangzhou-cultivation", "site-620", "total", 62),
    ("hangzhou-cultivation", "site-610", "total", 61),
    ("hangzhou-cultivation", "site-600", "total", 60),
    ("shanghai-model", "", "years", 3),
    ("shanghai-practice", "", "years", 3),
    ("shanghai-experience", "", "quality-years", 10),
];

#[test]
fn every_number_of_every_rule_is_listed_and_decides_on_both_sides() {
    let mut seen = Vec::new();
    for id in IDS {
        let programme = &pack(id).programme;
        let tiers = programme.stages.iter().chain(&programme.tiers);
        let rules = tiers.map(|tier| (tier.id.as_str(), &tier.rule));
        for (place, rule) in std::iter::once(("", &programme.eligibility)).chain(rules) {
            let mut measures = Vec::new();
            thresholds(rule, &mut measures);
            for measure in measures {
                let verdict = |scores: Scores<'_>, answers: &Answers| {
                    let declared = Some(answers);
                    Rule::AtLeast(measure.clone()).evaluate(&Facts { scores, declared })
                };
                let by_answer = |condition: &ConditionId, answer: ConditionAnswer| {
                    let answers: Answers = [(condition.clone(), answer)].into_iter().collect();
                    verdict(Scores::Foreign, &answers)
                };
                let by_board = |points: i64| {
                    let board = board(points);
                    verdict(Scores::Own(&board), &Keyed::new())
                };
                let by_official = |condition: &ConditionId, marks: u32| {
                    let entered = [(condition.clone(), score(marks, 1000))];
                    let entered: Answers = entered.into_iter().collect();
                    verdict(Scores::Official(&entered), &entered)
                };
                // Below, at, above: of a number, of a share of 1,000 points in hundredths.
                let sides = |at: &dyn Fn(i64) -> Verdict, least: i64| {
                    assert_eq!(at(least - 1), Verdict::Failed, "{id} {place} {measure:?}");
                    assert_eq!(at(least), Verdict::Met, "{id} {place} {measure:?}");
                    assert_eq!(at(least + 1), Verdict::Met, "{id} {place} {measure:?}");
                };
                let whole = |number: i64| u32::try_from(number).expect("a number");
                match measure {
                    Measure::Number(condition, least) => {
                        let at = |number| by_answer(condition, n(whole(number)));
                        sides(&at, i64::from(*least));
                        seen.push((id, place, condition.to_string(), *least));
                    }
                    Measure::Score(condition, percent) => {
                        let at = |marks| by_answer(condition, score(whole(marks), 1000));
                        sides(&at, i64::from(percent.get()) * 1000);
                        seen.push((id, place, condition.to_string(), percent.get().into()));
                    }
                    Measure::Total(percent, official) => {
                        sides(&by_board, i64::from(percent.get()) * 1000);
                        seen.push((id, place, String::from("total"), percent.get().into()));
                        if let Some(condition) = official {
                            let at = |marks| by_official(condition, whole(marks));
                            sides(&at, i64::from(percent.get()) * 1000);
                        }
                    }
                    Measure::BestCategory(percent) => {
                        sides(&by_board, i64::from(percent.get()) * 1000);
                        seen.push((
                            id,
                            place,
                            String::from("best category"),
                            percent.get().into(),
                        ));
                    }
                }
            }
        }
    }
    let listed = THRESHOLDS.map(|(id, place, of, least)| (id, place, of.to_owned(), least));
    assert_eq!(seen, listed);
}

#[test]
fn each_of_several_ways_alone_may_fail_where_another_holds() {
    // What is answered instead of what holds, all else holding; whether the programme still may be applied for, and its tier.
    let no = Some(NO);
    let none = Some(n(0));
    let table = [
        // Without a score there is no category that it could stand in for.
        (
            "shenzhen-maturity",
            "outstanding-innovation",
            no,
            true,
            None,
        ),
        ("shenzhen-leader", "award", no, true, Some("leader")),
        ("shenzhen-leader", "practising", no, true, Some("leader")),
        ("shenzhen-leader", "benefit", no, true, Some("leader")),
        ("shenzhen-assessor", "award-years", none, false, None),
        ("shenzhen-assessor", "award-days", none, false, None),
        ("hangzhou-cultivation", "practice-years", none, true, None),
        ("hangzhou-cultivation", "waived-field", no, true, None),
        ("hangzhou-cultivation", "single", no, true, None),
        ("hangzhou-cultivation", "subsidiaries", no, true, None),
        ("shanghai-model", "leading", no, true, None),
        ("shanghai-model", "contribution", no, true, None),
        ("shanghai-practice", "leading", no, true, None),
        ("shanghai-practice", "contribution", no, true, None),
    ];
    for (id, condition, instead, eligible, tier) in table {
        let found = result(id, &with(id, &[(condition, instead)]));
        assert_eq!(
            found.eligibility == Verdict::Met,
            eligible,
            "{id} {condition}"
        );
        let reached = found.tier.as_ref().map(|tier| tier.as_str());
        assert_eq!(reached, tier, "{id} {condition}");
        let named = found.failed.contains(&condition.into());
        let no_other = !eligible || id == "shenzhen-maturity";
        assert_eq!(named, no_other, "{id} {condition}");
    }
    let mut listed: Vec<(&str, &str)> = table.iter().map(|row| (row.0, row.1)).collect();
    let mut all: Vec<(&str, &str)> = Vec::new();
    for pack in ALL.iter() {
        let conditions = pack.programme.conditions.iter();
        let alternative = conditions.filter(|condition| condition.alternative);
        all.extend(alternative.map(|one| (pack.programme.id.as_str(), one.id.as_str())));
    }
    listed.sort_unstable();
    all.sort_unstable();
    assert_eq!(listed, all);
}

#[test]
fn what_only_stands_in_for_something_is_named_as_failed_only_where_that_does_not_hold() {
    // The best category of a maturity grade, in hundredths of 1,000 points.
    let id = "shenzhen-maturity";
    for (answer, category, failed, open) in [
        (Some(NO), 55_000, false, false),
        (None, 55_000, false, false),
        (Some(NO), 54_999, true, false),
        (None, 54_999, false, true),
        (Some(YES), 54_999, false, false),
    ] {
        let answers = with(id, &[("outstanding-innovation", answer)]);
        let found = ProgrammeResult::with(&pack(id).programme, &board(category), &answers);
        let named = |ids: &[ConditionId]| ids.contains(&"outstanding-innovation".into());
        assert_eq!(
            (named(&found.failed), named(&found.open)),
            (failed, open),
            "{answer:?} at {category}"
        );
        let innovation = category >= 55_000 || answer == Some(YES);
        assert_eq!(found.tier == Some("innovation".into()), innovation);
    }
    // A leader with an award needs no practice.
    let leader = result(
        "shenzhen-leader",
        &with("shenzhen-leader", &[("practising", Some(NO))]),
    );
    assert_eq!(
        (leader.failed, leader.tier),
        (vec![], Some("leader".into()))
    );
    let both = [("practising", Some(NO)), ("award", Some(NO))];
    let leader = result("shenzhen-leader", &with("shenzhen-leader", &both));
    assert_eq!(ids(&leader.failed), ["award", "practising"]);
}

#[test]
fn numbers_decide_at_the_printed_value() {
    for (id, condition, least, clause) in [
        ("shenzhen-maturity", "years", 2, "三（一）1"),
        ("shenzhen-employer", "years", 2, "三（三）1"),
        ("shenzhen-service", "years", 3, "三（四）1"),
        ("shenzhen-service", "clients", 15, "三（四）3"),
        ("shenzhen-leader", "years", 3, "三（五）2"),
        ("shenzhen-assessor", "consecutive", 3, "五（六）1"),
        ("shenzhen-assessor", "hours", 20, "五（六）2"),
        ("shanghai-model", "years", 3, "附件1 第五条（一）"),
        ("shanghai-practice", "years", 3, "附件1 第五条（一）"),
        (
            "shanghai-experience",
            "quality-years",
            10,
            "附件1 第六条（二）",
        ),
    ] {
        let found = pack(id)
            .programme
            .condition(&condition.into())
            .expect("a condition");
        assert_eq!(found.clause, clause, "{id} {condition}");
        let failed = |number| result(id, &with(id, &[(condition, Some(n(number)))])).failed;
        assert_eq!(ids(&failed(least)), [""; 0], "{id} {condition} {least}");
        assert_eq!(ids(&failed(least + 1)), [""; 0], "{id} {condition}");
        assert_eq!(ids(&failed(least - 1)), [condition], "{id} {condition}");
    }
}

#[test]
fn official_scores_decide_at_75_of_their_own_full_marks() {
    for (id, condition, tier) in [
        ("shenzhen-employer", "engagement", "employer"),
        ("shenzhen-service", "satisfaction", "service"),
    ] {
        for (answer, reached) in [
            (score(7500, 100), true),
            (score(7499, 100), false),
            (score(375, 5), true),
            (score(374, 5), false),
            (score(10_000, 100), true),
            // More than the full marks is no score.
            (score(10_001, 100), false),
            // A whole number without full marks is another kind of answer.
            (n(80), false),
        ] {
            let found = result(id, &with(id, &[(condition, Some(answer))]));
            let expected = reached.then(|| tier.into());
            assert_eq!(found.tier, expected, "{id} {answer:?}");
            assert_eq!(found.by_official, expected, "{id} {answer:?}");
            assert_eq!(found.by_score, None, "no self-score has a say");
        }
        let typo = result(id, &with(id, &[(condition, Some(score(10_001, 100)))]));
        assert_eq!(
            (ids(&typo.open), ids(&typo.failed)),
            (vec![condition], vec![])
        );
        let short = result(id, &with(id, &[(condition, Some(score(7499, 100)))]));
        assert_eq!(Nearness::of(&short).distance, Hundredths::new(1), "{id}");
    }
}

#[test]
fn the_qi_level_is_the_own_placement() {
    for level in 1..=5 {
        let found = result(
            "shenzhen-qi",
            &with("shenzhen-qi", &[("placement", Some(n(level)))]),
        );
        let tier = found.tier.map(|tier| tier.to_string());
        assert_eq!(tier, Some(format!("level-{level}")));
        assert_eq!((found.failed, found.by_score), (vec![], None));
    }
    let titles = |tier: &excellence_assessment::programme::Tier| tier.title.zh.clone();
    let titles: Vec<String> = pack("shenzhen-qi")
        .programme
        .tiers
        .iter()
        .map(titles)
        .collect();
    assert_eq!(
        titles,
        [
            "5级（领跑阶段，智能应用）",
            "4级（并跑阶段，融合应用）",
            "3级（跟跑阶段，集成应用）",
            "2级（起跑阶段，有效应用）",
            "1级（模仿阶段，基本应用）"
        ]
    );
}

/// Eligibility by several answers, with the conditions that are named as failed and as open.
fn may_apply(
    id: &str,
    answers: &[(&str, Option<ConditionAnswer>)],
) -> (Verdict, Vec<String>, Vec<String>) {
    let found = result(id, &with(id, answers));
    let names = |ids: &[ConditionId]| ids.iter().map(ToString::to_string).collect();
    (found.eligibility, names(&found.failed), names(&found.open))
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn an_assessor_has_three_years_with_ten_days_or_five_with_seven() {
    use Verdict::{Failed, Met, Open};
    let both = ["award-years", "award-days"];
    for (years, days, verdict, failed, open) in [
        (Some(3), Some(10), Met, &[][..], &[][..]),
        (Some(3), Some(9), Failed, &both, &[]),
        (Some(2), Some(10), Failed, &["award-years"], &[]),
        (Some(2), Some(365), Failed, &["award-years"], &[]),
        (Some(5), Some(7), Met, &[], &[]),
        (Some(5), Some(6), Failed, &["award-days"], &[]),
        (Some(4), Some(7), Failed, &both, &[]),
        (Some(4), Some(9), Failed, &both, &[]),
        (Some(4), Some(10), Met, &[], &[]),
        (None, Some(10), Open, &[], &["award-years"]),
        (Some(5), None, Open, &[], &["award-days"]),
        (None, None, Open, &[], &both),
    ] {
        let answers = [("award-years", years.map(n)), ("award-days", days.map(n))];
        let found = may_apply("shenzhen-assessor", &answers);
        // Each number is named that one of the two ways misses.
        let (mut expected_failed, mut found_failed) = (names(failed), found.1);
        expected_failed.sort();
        found_failed.sort();
        assert_eq!(found.0, verdict, "{years:?} {days:?}");
        assert_eq!(found_failed, expected_failed, "{years:?} {days:?}");
        let mut found_open = found.2;
        found_open.sort();
        let mut expected_open = names(open);
        expected_open.sort();
        assert_eq!(found_open, expected_open, "{years:?} {days:?}");
    }
}

#[test]
fn a_leader_has_an_award_or_practice_with_benefit() {
    for (award, practising, benefit, reached) in [
        (true, false, false, true),
        (false, true, true, true),
        (false, true, false, false),
        (false, false, true, false),
        (false, false, false, false),
    ] {
        let yes = |holds| Some(ConditionAnswer::Declared(holds));
        let answers = [
            ("award", yes(award)),
            ("practising", yes(practising)),
            ("benefit", yes(benefit)),
        ];
        let found = result("shenzhen-leader", &with("shenzhen-leader", &answers));
        assert_eq!(
            found.tier.is_some(),
            reached,
            "{award} {practising} {benefit}"
        );
        assert_eq!(
            found.failed.is_empty(),
            reached,
            "{award} {practising} {benefit}"
        );
    }
}

#[test]
fn hangzhou_waives_the_years_of_practice_alone() {
    use Verdict::{Failed, Met, Open};
    let id = "hangzhou-cultivation";
    for (years, waived, verdict, failed, open) in [
        (Some(3), Some(NO), Met, &[][..], &[][..]),
        (Some(2), Some(YES), Met, &[], &[]),
        (None, Some(YES), Met, &[], &[]),
        (Some(3), None, Met, &[], &[]),
        (
            Some(2),
            Some(NO),
            Failed,
            &["practice-years", "waived-field"],
            &[],
        ),
        (Some(2), None, Open, &[], &["waived-field"]),
        (None, Some(NO), Open, &[], &["practice-years"]),
    ] {
        let answers = [("practice-years", years.map(n)), ("waived-field", waived)];
        let found = may_apply(id, &answers);
        assert_eq!(
            found,
            (verdict, names(failed), names(open)),
            "{years:?} {waived:?}"
        );
    }
    // What is asked of the last three years besides stays.
    for condition in [
        "leading",
        "inspections",
        "accidents",
        "complaints",
        "trusted",
    ] {
        let answers = [("waived-field", Some(YES)), (condition, Some(NO))];
        assert_eq!(may_apply(id, &answers).0, Failed, "{condition}");
    }
}

#[test]
fn a_group_applies_in_hangzhou_when_its_subsidiaries_meet_the_conditions() {
    use Verdict::{Failed, Met, Open};
    for (single, subsidiaries, verdict) in [
        (Some(YES), None, Met),
        (Some(YES), Some(NO), Met),
        (Some(NO), Some(YES), Met),
        (Some(NO), Some(NO), Failed),
        (Some(NO), None, Open),
        (None, None, Open),
    ] {
        let answers = [("single", single), ("subsidiaries", subsidiaries)];
        let found = may_apply("hangzhou-cultivation", &answers);
        assert_eq!(found.0, verdict, "{single:?} {subsidiaries:?}");
    }
}

#[test]
fn shanghai_takes_leading_figures_or_a_contribution() {
    for id in ["shanghai-model", "shanghai-practice"] {
        for (leading, contribution, verdict) in [
            (YES, NO, Verdict::Met),
            (NO, YES, Verdict::Met),
            (NO, NO, Verdict::Failed),
        ] {
            let answers = [
                ("leading", Some(leading)),
                ("contribution", Some(contribution)),
            ];
            assert_eq!(may_apply(id, &answers).0, verdict, "{id}");
        }
    }
}

#[test]
fn hangzhou_has_a_line_for_the_material_and_three_for_the_site() {
    let id = "hangzhou-cultivation";
    let programme = &pack(id).programme;
    for (earned, stage, tier) in [
        (54_999, Verdict::Failed, None),
        (55_000, Verdict::Met, None),
        (59_999, Verdict::Met, None),
        (60_000, Verdict::Met, Some("site-600")),
        (60_999, Verdict::Met, Some("site-600")),
        (61_000, Verdict::Met, Some("site-610")),
        (61_999, Verdict::Met, Some("site-610")),
        (62_000, Verdict::Met, Some("site-620")),
    ] {
        // A self-score shows both readings.
        let own = ProgrammeResult::with(programme, &board(earned), &everything_holds(id));
        assert_eq!(own.stages[0].verdict, stage, "{earned}");
        let found = own.tier.as_ref().map(|tier| tier.as_str());
        assert_eq!(
            (found, own.by_score.is_some()),
            (tier, tier.is_some()),
            "{earned}"
        );
        // Official scores are two, of the material and of the site.
        let hundredths = u32::try_from(earned).expect("a score");
        let entered = |material: Option<u32>, site: Option<u32>| {
            let answers = [
                ("material-score", material.map(|marks| score(marks, 1000))),
                ("site-score", site.map(|marks| score(marks, 1000))),
            ];
            result(id, &with(id, &answers))
        };
        let site = entered(None, Some(hundredths));
        let found = site.by_official.as_ref().map(|tier| tier.as_str());
        assert_eq!(found, tier, "site score {earned}");
        assert_eq!(site.official_tier, site.by_official, "{earned}");
        let material = entered(Some(hundredths), None);
        assert_eq!(
            material.stages[0].by_official, stage,
            "material score {earned}"
        );
        assert_eq!(material.by_official, None);
        // Whoever did not pass the material review has no site score.
        let both = entered(Some(54_999), Some(hundredths));
        assert_eq!(both.by_official, None, "{earned}");
    }
    for (tier, title) in [
        ("site-620", "得分620分（含）以上"),
        ("site-610", "得分610分（含）以上，但不足620分"),
        ("site-600", "得分600分（含）以上，但不足610分"),
    ] {
        let found = programme.tier(&tier.into()).expect("a tier");
        assert_eq!(found.title.zh, title);
    }
}

#[test]
fn an_official_score_says_what_it_is_short_of_and_which_stage_it_closes() {
    let id = "hangzhou-cultivation";
    let entered = |scores: &[(&str, Option<ConditionAnswer>)]| result(id, &with(id, scores));
    let nothing = entered(&[]);
    assert!(!nothing.has_official());
    assert_eq!(nothing.official_distance(), None);
    for (material, short, closed) in [
        (50_000, 5000, Some(0)),
        (54_999, 1, Some(0)),
        (55_000, 0, None),
    ] {
        let material = ("material-score", Some(score(material, 1000)));
        let found = entered(&[material, ("site-score", Some(score(61_900, 1000)))]);
        let distance = found.stages[0].official_distance;
        assert_eq!(distance, Some(Hundredths::new(short)), "{material:?}");
        assert_eq!(found.closed_by_official(), closed, "{material:?}");
        // 619 of 620, 610 and 600.
        let tiers = found.tiers.iter().map(|tier| tier.official_distance);
        let tiers: Vec<_> = tiers.flatten().map(|short| short.get()).collect();
        assert_eq!(tiers, [100, 0, 0], "{material:?}");
        assert_eq!(found.by_official.is_some(), closed.is_none());
        let next = if short > 0 { short } else { 100 };
        assert_eq!(found.official_distance(), Some(Hundredths::new(next)));
    }
    // In its own full marks.
    let found = entered(&[("material-score", Some(score(5450, 100)))]);
    assert_eq!(found.stages[0].official_distance, Some(Hundredths::new(50)));
}

#[test]
fn an_official_score_of_a_maturity_grade_is_a_share_of_its_own_full_marks() {
    let id = "shenzhen-maturity";
    for (answer, tier) in [
        (score(60_000, 1000), Some("operation")),
        (score(59_999, 1000), Some("innovation")),
        (score(25_000, 500), Some("innovation")),
        (score(24_999, 500), Some("advanced")),
        (score(4000, 100), Some("advanced")),
        (score(3999, 100), None),
    ] {
        let found = result(id, &with(id, &[("official", Some(answer))]));
        let official = found.official_tier.as_ref().map(|tier| tier.as_str());
        assert_eq!(official, tier, "{answer:?}");
        assert_eq!(found.tier, None, "the self-score stays what it is");
    }
    // Of an official score the categories are not known: 50 % then rests on outstanding innovation.
    let plain = [
        ("official", Some(score(25_000, 500))),
        ("outstanding-innovation", Some(NO)),
    ];
    let found = result(id, &with(id, &plain));
    assert_eq!(found.official_tier, Some("advanced".into()));
    assert_eq!(found.tiers[1].official, Verdict::Open);
}

#[test]
fn an_assessment_on_another_standard_has_no_score_for_a_programme() {
    let id = "hangzhou-cultivation";
    let mut assessment = answers::all_at(100);
    assessment
        .conditions
        .insert(id.into(), everything_holds(id));
    let board = Scoreboard::of(&answers::SHENZHEN_STANDARD, &assessment);
    let found = ProgrammeResult::of(&pack(id).programme, &board, &assessment);
    assert_eq!((found.tier.clone(), found.by_score.clone()), (None, None));
    assert_eq!(found.eligibility, Verdict::Met);
    assert!(found.tiers.iter().all(|tier| tier.verdict == Verdict::Open));
    assert!(found.tiers.iter().all(|tier| tier.threshold.is_none()));
}

#[test]
fn materials_have_the_printed_copies_and_limits() {
    let limits = |id: &str| -> Vec<(String, u32, Vec<u32>)> {
        let materials = pack(id).procedure.materials.iter();
        let of = |material: &excellence_assessment::programme::procedure::Material| {
            let characters = material.limits.iter().map(|limit| limit.characters);
            (material.id.clone(), material.copies, characters.collect())
        };
        materials.map(of).collect()
    };
    let entry = |id: &str, copies, limits: &[u32]| (id.to_owned(), copies, limits.to_vec());
    assert_eq!(
        limits("hangzhou-cultivation"),
        [
            entry("form", 3, &[]),
            entry("overview", 3, &[3000]),
            entry("self-evaluation", 3, &[60_000]),
            entry("summary", 3, &[]),
            entry("evidence", 1, &[]),
        ]
    );
    for (id, content) in [
        ("shanghai-model", 8000),
        ("shanghai-practice", 8000),
        ("shanghai-experience", 5000),
    ] {
        let form = entry("form", 3, &[30, 2000, content]);
        assert_eq!(limits(id), [form, entry("evidence", 3, &[])], "{id}");
    }
    for id in [
        "hangzhou-cultivation",
        "shanghai-model",
        "shanghai-practice",
        "shanghai-experience",
    ] {
        assert!(
            pack(id)
                .procedure
                .materials
                .iter()
                .all(|one| one.electronic),
            "{id}"
        );
    }
}

#[test]
fn periods_and_validity_are_as_printed() {
    let periods = |id: &str| -> Vec<(String, Due)> {
        let periods = pack(id).procedure.periods.iter();
        periods
            .map(|period| (period.id.clone(), period.due))
            .collect()
    };
    let working = |id: &str, days| (id.to_owned(), Due::After(Length::WorkingDays(days)));
    assert_eq!(
        periods("hangzhou-cultivation"),
        [
            working("report-change", 5),
            working("qualified-list", 5),
            working("site-list", 7),
            working("final-list", 7),
            working("objection", 5),
            ("refund".to_owned(), Due::After(Length::Months(3))),
            (
                "yearly-report".to_owned(),
                Due::Yearly { month: 5, day: 31 }
            ),
        ]
    );
    for id in ["shanghai-model", "shanghai-practice", "shanghai-experience"] {
        assert_eq!(
            periods(id),
            [("publication".to_owned(), Due::After(Length::Days(7)))]
        );
        let levels = pack(id).procedure.levels.as_ref().expect("levels");
        let titles: Vec<&str> = levels
            .titles
            .iter()
            .map(|title| title.zh.as_str())
            .collect();
        assert_eq!(titles, ["标杆级", "优秀级", "推进级"]);
        assert!(levels.reason.zh.contains("没有公布"), "the reason is given");
    }
    for pack in ALL.iter() {
        let id = pack.programme.id.as_str();
        let years = pack
            .procedure
            .validity
            .as_ref()
            .map(|validity| validity.years);
        let of_000 = id.starts_with("shenzhen-") && id != "shenzhen-mayor";
        assert_eq!(years, of_000.then_some(3), "{id}");
        let person = [
            "shenzhen-leader",
            "shenzhen-assessor",
            "shanghai-experience",
        ];
        let applicant = pack.procedure.applicant == Applicant::Person;
        assert_eq!(applicant, person.contains(&id), "{id}");
    }
}

#[test]
fn what_is_nearest_comes_first() {
    let results: Vec<ProgrammeResult> = vec![
        result(
            "hangzhou-cultivation",
            &with("hangzhou-cultivation", &[("credit", Some(NO))]),
        ),
        result("shenzhen-service", &declared([])),
        result("shenzhen-employer", &everything_holds("shenzhen-employer")),
        result("shanghai-model", &everything_holds("shanghai-model")),
        result(
            "shenzhen-service",
            &with("shenzhen-service", &[("clients", None)]),
        ),
        result(
            "shenzhen-leader",
            &with(
                "shenzhen-leader",
                &[("award", Some(NO)), ("benefit", Some(NO))],
            ),
        ),
    ];
    let standings: Vec<Standing> = results
        .iter()
        .map(|one| Nearness::of(one).standing)
        .collect();
    assert_eq!(
        standings,
        [
            Standing::NotEligible,
            Standing::Open,
            Standing::Reached,
            Standing::MayApply,
            Standing::Open,
            Standing::NoTier,
        ]
    );
    assert_eq!(nearest_first(&results), [2, 3, 4, 1, 5, 0]);
}

fn any_answer() -> impl Strategy<Value = ConditionAnswer> {
    prop_oneof![
        any::<bool>().prop_map(ConditionAnswer::Declared),
        any::<u32>().prop_map(ConditionAnswer::Number),
        (0u32..30).prop_map(ConditionAnswer::Number),
        (any::<u32>(), any::<u32>())
            .prop_map(|(score, full)| ConditionAnswer::Score { score, full }),
        (0u32..110_000).prop_map(|marks| score(marks, 1000)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_damaged_pack_is_read_or_refused_with_its_faults(which in 0usize..11, at in any::<proptest::sample::Index>(), cut in any::<bool>(), instead in "[0-9a-z{}\\[\\]\",:]{0,3}") {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("programmes");
        let sound = fs::read_to_string(folder.join(format!("{}.json", IDS[which]))).expect("a pack");
        let places: Vec<usize> = sound.char_indices().map(|(place, _)| place).collect();
        let place = places[at.index(places.len())];
        let after = sound[place..].chars().next().map_or(place, |one| place + one.len_utf8());
        let rest = if cut { "" } else { &sound[after..] };
        let read = Pack::read(&format!("{}{instead}{rest}", &sound[..place]));
        prop_assert!(read.is_ok() || read.is_err_and(|faults| !faults.is_empty()));
    }

    #[test]
    fn every_programme_decides_on_any_answers(
        which in 0usize..11,
        given in proptest::collection::vec(proptest::option::weighted(0.8, any_answer()), 40),
        earned in 0i64..=100_000,
        open in 0i64..=100_000,
        foreign in any::<bool>(),
    ) {
        let programme = &ALL[which].programme;
        let asked = programme.conditions.iter().chain(&programme.scores);
        let answers: Answers = asked.zip(given).filter_map(|(one, answer)| Some((one.id.clone(), answer?))).collect();
        let mut board = board(earned);
        board.total.ceiling = Hundredths::new((earned + open).min(100_000));
        let mut assessment = answers::blank();
        assessment.standard = match programme.standards.first() {
            Some(standard) if !foreign => standard.clone(),
            _ => "another".into(),
        };
        assessment.conditions.insert(programme.id.clone(), answers);
        let found = ProgrammeResult::of(programme, &board, &assessment);
        prop_assert!(found.tier.is_none() || found.eligibility == Verdict::Met);
        prop_assert!(found.official_tier.is_none() || found.eligibility == Verdict::Met);
        prop_assert!(!(foreign && found.by_score.is_some()));
        prop_assert_eq!(found.open.iter().find(|id| found.failed.contains(id)), None);
        for tier in &found.tiers {
            prop_assert!(tier.verdict <= tier.by_score, "{}", tier.id);
            prop_assert!(tier.official <= tier.by_official, "{}", tier.id);
        }
        let near = nearest_first(&[found.clone(), found]);
        prop_assert_eq!(near, [0, 1]);
    }
}
