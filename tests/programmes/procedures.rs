//! How to apply: materials, copies, limits, periods.

use super::{ALL, pack};
use excellence_assessment::programme::procedure::{Applicant, Due, Length};

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
