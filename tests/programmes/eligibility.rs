//! Who may apply, in the programmes that know several ways or waive something.

use super::{NO, YES, n, result, with};
use excellence_assessment::assessment::ConditionAnswer;
use excellence_assessment::programme::Verdict;
use excellence_assessment::standard::ConditionId;

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
