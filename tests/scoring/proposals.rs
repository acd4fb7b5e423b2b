//! What the placed factors propose.

use super::STEPS;
use super::answers::{SHENZHEN_STANDARD, percent};
use excellence_assessment::scoring::propose;
use excellence_assessment::standard::Band;

/// The proposal by the words of the rule: band, percent, factors apart.
fn proposal_by_its_words(factors: [u8; 4]) -> (u8, u8, bool) {
    let reach = |band: u8| factors.iter().filter(|factor| **factor >= band).count();
    let band = (0..=5)
        .rev()
        .find(|band| reach(*band) >= 3)
        .expect("all reach band 0");
    let start = match band {
        0 => 0,
        5 => 95,
        band => STEPS[usize::from(band)][1],
    };
    let above = factors.iter().filter(|factor| **factor > band).count();
    let below = factors.iter().filter(|factor| **factor < band).count();
    let mut percent = i32::from(start);
    for _ in 0..above {
        percent += 5;
    }
    if below > 0 {
        percent -= 5;
    }
    let steps = STEPS[usize::from(band)];
    let (first, last) = (steps[0], steps[steps.len() - 1]);
    let percent = percent.clamp(first.into(), last.into());
    let apart = factors.iter().max().expect("four") - factors.iter().min().expect("four") >= 2;
    (band, u8::try_from(percent).expect("a percent"), apart)
}

#[test]
fn every_placing_of_the_four_factors_gives_the_proposal_that_the_rule_words() {
    for guide in &SHENZHEN_STANDARD.guides {
        for n in 0..6u16.pow(4) {
            let bands = [n / 216, n / 36 % 6, n / 6 % 6, n % 6]
                .map(|band| u8::try_from(band).expect("0 to 5"));
            let ids = guide.factors.iter().map(|factor| factor.id.clone());
            let factors = ids.zip(bands.map(Band)).collect();
            let found = propose(&SHENZHEN_STANDARD.scale, guide, &factors).expect("all placed");
            let found = (found.band.0, found.percent.get(), found.apart.is_some());
            assert_eq!(
                found,
                proposal_by_its_words(bands),
                "{} {bands:?}",
                guide.id
            );
        }
    }
}

#[test]
fn a_proposal_tells_its_reasons() {
    let guide = &SHENZHEN_STANDARD.guides[1];
    let bands = [("Le", 2), ("T", 5), ("C", 3), ("I", 3)];
    let factors = bands
        .map(|(id, band)| (id.into(), Band(band)))
        .into_iter()
        .collect();
    let found = propose(&SHENZHEN_STANDARD.scale, guide, &factors).expect("all placed");
    assert_eq!(found.start, percent(55));
    assert_eq!(found.percent, percent(55));
    assert_eq!(found.above, ["T".into()]);
    assert_eq!(found.below, ["Le".into()]);
    assert_eq!(found.apart, Some(("Le".into(), "T".into())));
}

#[test]
fn three_placed_factors_propose_nothing() {
    let guide = &SHENZHEN_STANDARD.guides[0];
    let factors = ["A", "D", "L"]
        .map(|id| (id.into(), Band(3)))
        .into_iter()
        .collect();
    assert_eq!(propose(&SHENZHEN_STANDARD.scale, guide, &factors), None);
}
