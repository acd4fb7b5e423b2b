//! The rules: every condition alone, and every number on both of its sides.

use super::{ALL, IDS, NO, YES, board, everything_holds, ids, n, pack, result, score, with};
use excellence_assessment::assessment::ConditionAnswer;
use excellence_assessment::keyed::Keyed;
use excellence_assessment::programme::{
    Answers, ConditionKind, Facts, Measure, ProgrammeResult, Rule, Scores, Verdict,
};
use excellence_assessment::standard::ConditionId;

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
                    Measure::BestCategory(percent, _) => {
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
