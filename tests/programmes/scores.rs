//! What decides by a score: one's own, an official one, a placement.

use super::answers::{self, declared};
use super::{NO, YES, board, everything_holds, ids, n, pack, result, score, with};
use excellence_assessment::assessment::ConditionAnswer;
use excellence_assessment::programme::nearness::{Nearness, Standing, nearest_first};
use excellence_assessment::programme::{ProgrammeResult, Verdict};
use excellence_assessment::scoring::Scoreboard;
use excellence_assessment::standard::Hundredths;

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
fn from_an_official_total_of_55_percent_the_best_category_is_known() {
    let id = "shenzhen-maturity";
    for (official, tier) in [
        (27_499, "advanced"), // One category may reach 55 %, or none.
        (27_500, "innovation"),
        (35_000, "innovation"),
    ] {
        let answers = [
            ("official", Some(score(official, 500))),
            ("distinctive", Some(NO)),
            ("outstanding-innovation", Some(NO)),
        ];
        let found = result(id, &with(id, &answers));
        assert_eq!(found.official_tier, Some(tier.into()), "{official}");
        let open = found
            .tiers
            .iter()
            .any(|tier| tier.official == Verdict::Open);
        assert_eq!(open, tier == "advanced", "{official}");
    }
}

#[test]
fn a_tier_below_the_one_that_is_reached_is_known_as_such() {
    let id = "hangzhou-cultivation";
    let found = result(id, &with(id, &[("site-score", Some(score(61_500, 1000)))]));
    let below = found
        .tiers
        .iter()
        .map(|tier| found.is_below(tier, |one| one.by_official));
    assert_eq!(below.collect::<Vec<bool>>(), [false, false, true]);
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
    assert_eq!(nothing.distance_now(), nothing.tiers[2].distance);
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
        assert_eq!(found.distance_now(), Some(Hundredths::new(next)));
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
fn at_a_glance_an_official_score_counts_where_it_decides_and_the_self_score_elsewhere() {
    // The self-score, what was entered, and what counts: standing, tier, points missing.
    let glance = |id: &str, own: i64, entered: &[(&str, ConditionAnswer)]| {
        let entered: Vec<_> = entered
            .iter()
            .map(|(id, score)| (*id, Some(*score)))
            .collect();
        let answers = with(id, &entered);
        let found = ProgrammeResult::with(&pack(id).programme, &board(own), &answers);
        let near = Nearness::of(&found);
        let tier = found.tier_now().map(|tier| tier.as_str().to_owned());
        (near.standing, tier, near.distance.get(), near.unsupported)
    };
    let reached =
        |tier: &str, distance| (Standing::Reached, Some(tier.to_owned()), distance, false);
    let none = |distance| (Standing::NoTier, None, distance, true);
    let (maturity, official) = ("shenzhen-maturity", "official");
    assert_eq!(glance(maturity, 55_400, &[]), reached("innovation", 4600));
    // The highest tier is reached: nothing is missing, whatever the self-score says.
    let good = [(official, score(31_000, 500))];
    assert_eq!(glance(maturity, 0, &good), reached("operation", 0));
    // Below every tier, and short of the lowest in its own full marks.
    let poor = [(official, score(19_000, 500))];
    assert_eq!(glance(maturity, 55_400, &poor), none(1000));

    let cultivation = "hangzhou-cultivation";
    let (material, site) = ("material-score", "site-score");
    assert_eq!(glance(cultivation, 60_400, &[]), reached("site-600", 600));
    let closed = [(material, score(54_900, 1000)), (site, score(62_500, 1000))];
    assert_eq!(glance(cultivation, 60_400, &closed), none(100));
    let passed = [(material, score(56_000, 1000)), (site, score(65_000, 1000))];
    assert_eq!(glance(cultivation, 0, &passed), reached("site-620", 0));
    // The material alone decides no tier.
    let half = [(material, score(56_000, 1000))];
    assert_eq!(glance(cultivation, 60_400, &half), reached("site-600", 600));
    // Who passed it waits for the site review, whatever a lower self-score says.
    let waits = (Standing::MayApply, None, 0, true);
    assert_eq!(glance(cultivation, 50_000, &half), waits);
    // 52 % of the total say nothing of the best category: that is open, and not the points of the tier above.
    let total = [
        (official, score(26_000, 500)),
        ("outstanding-innovation", NO),
    ];
    assert_eq!(glance(maturity, 43_200, &total), reached("advanced", 0));
}

#[test]
fn an_answer_of_another_kind_is_open() {
    let id = "shenzhen-maturity";
    for (condition, answer) in [
        ("years", YES),
        ("legal", n(1)),
        ("legal", score(100, 100)),
        ("official", YES),
    ] {
        let found = result(id, &with(id, &[(condition, Some(answer))]));
        assert_eq!(
            ids(&found.failed),
            Vec::<&str>::new(),
            "{condition} {answer:?}"
        );
        let open = ids(&found.open);
        assert!(
            condition == "official" || open == [condition],
            "{condition}: {open:?}"
        );
        assert_eq!(found.by_official, None, "{condition} {answer:?}");
    }
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
