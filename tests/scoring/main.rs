//! Scores are exact, proposals follow their rule, and the evidence check asks on the right side of every threshold.

#[path = "../answers/mod.rs"]
mod answers;
mod evidence;
mod indicators;
mod proposals;

use answers::{SHENZHEN_STANDARD, all_at, blank, legal_percent, percent, scored};
use excellence_assessment::assessment::Assessment;
use excellence_assessment::scoring::{Rise, Scoreboard, nearest};
use excellence_assessment::standard::{Band, Hundredths, ItemId, Percent};
use proptest::option;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn board(assessment: &Assessment) -> Scoreboard {
    Scoreboard::of(&SHENZHEN_STANDARD, assessment)
}

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

/// The six bands, typed from the standard.
const STEPS: [&[u8]; 6] = [
    &[0, 5],
    &[10, 15, 20, 25],
    &[30, 35, 40, 45],
    &[50, 55, 60, 65],
    &[70, 75, 80, 85],
    &[90, 95, 100],
];

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
            let Some(now) = percents[step.item.as_str()] else {
                let most = SHENZHEN_STANDARD.item(&step.item).expect("an item").points.0;
                prop_assert_eq!((step.rise, step.gain.get()), (Rise::Open, i64::from(most) * 100));
                continue;
            };
            let now = u32::from(now.get());
            let next = percent(now + 5);
            prop_assert_eq!(gain(&step.item, next), step.gain.get());
            let closing = (now + 5..=(now + 20).min(100)).step_by(5).map(percent).find(|value| gain(&step.item, *value) >= distance);
            prop_assert_eq!(step.rise, closing.map_or(Rise::Next(next), |at| Rise::Closes(next, at)), "{}", step.item);
        }
        let places = steps.iter().map(|step| match step.rise {
            Rise::Open => 0,
            Rise::Closes(..) => 1,
            Rise::Next(_) => 2,
        });
        prop_assert!(places.is_sorted(), "what is not scored comes first, then those that close the distance");
    }
}
