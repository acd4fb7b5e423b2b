//! Whatever is answered and whatever stands in a pack: nothing panics, and what is decided agrees with itself.

use super::answers;
use super::{ALL, IDS, board, everything_holds, score};
use excellence_assessment::assessment::ConditionAnswer;
use excellence_assessment::programme::nearness::nearest_first;
use excellence_assessment::programme::{Answers, Pack, ProgrammeResult, Verdict};
use excellence_assessment::standard::Hundredths;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

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
        but in proptest::option::of(0usize..4),
    ) {
        let programme = &ALL[which].programme;
        let asked = programme.conditions.iter().chain(&programme.scores);
        let any: Answers = asked.zip(given).filter_map(|(one, answer)| Some((one.id.clone(), answer?))).collect();
        // Where everything holds but for a few answers, tiers are reached.
        let answers = match but {
            None => any,
            Some(few) => {
                let mut answers = everything_holds(IDS[which]);
                for (id, answer) in any.iter().take(few) {
                    answers.insert(id.clone(), *answer);
                }
                answers
            }
        };
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
