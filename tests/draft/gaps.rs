//! What is missing is said, each gap in its place.

use super::gaps_of;
use super::given::Given;
use excellence_assessment::assessment::ItemAnswer;
use excellence_assessment::export::{html, markdown};
use excellence_assessment::language::Lang;
use std::collections::BTreeSet;

#[test]
fn no_two_gaps_say_the_same() {
    let given = Given::packs();
    for lang in [Lang::Zh, Lang::En] {
        let draft = given.draft(&given.blank(), lang);
        let said: BTreeSet<&str> = draft.gaps.iter().map(|gap| gap.missing.as_str()).collect();
        assert_eq!(said.len(), draft.gaps.len());
    }
}

#[test]
fn a_gap_stands_for_exactly_what_is_missing() {
    let given = Given::packs();
    for lang in [Lang::Zh, Lang::En] {
        for assessment in [given.example(lang), given.blank(), given.partial(lang)] {
            let mut missing = Vec::new();
            for section in &given.standard.profile.sections {
                if assessment
                    .profile
                    .get(&section.id)
                    .is_none_or(|text| text.trim().is_empty())
                {
                    missing.push(section.id.to_string());
                }
            }
            let untouched = ItemAnswer::default();
            for item in given.standard.items() {
                let answer = assessment.item(&item.id).unwrap_or(&untouched);
                for point in &item.guidance {
                    if answer.evidence(&point.id).trim().is_empty() {
                        missing.push(point.id.to_string());
                    }
                }
                if given.standard.is_result(item) {
                    let mut indicators = answer.indicators.iter();
                    if indicators.all(|indicator| indicator.values.figures.is_empty()) {
                        missing.push(item.id.to_string());
                    }
                } else {
                    let deployed = given.standard.guide_of(item).factors.iter().skip(1);
                    for factor in deployed {
                        if answer
                            .notes
                            .get(&factor.id)
                            .is_none_or(|note| note.trim().is_empty())
                        {
                            missing.push(format!("{} {}", item.id, factor.id));
                        }
                    }
                }
            }
            let draft = given.draft(&assessment, lang);
            let marked: Vec<String> = draft.chapters.iter().flat_map(gaps_of).collect();
            let listed: Vec<String> = draft.gaps.iter().map(|gap| gap.place.key()).collect();
            assert_eq!(marked, missing);
            assert_eq!(listed, missing);
            let mark = match lang {
                Lang::Zh => "【待补证据】",
                Lang::En => "【evidence to be added】",
            };
            for text in [markdown::write(&draft), html::write(&draft)] {
                assert_eq!(text.matches(mark).count(), missing.len());
            }
        }
    }
}
