//! Packs of other shapes, and the second standard of the product: nothing of the first one is wired into the code.

mod answers;

use answers::percent;
use excellence_assessment::assessment::{Assessment, file};
use excellence_assessment::chart::{Drawing, Radar, radar};
use excellence_assessment::draft::Draft;
use excellence_assessment::language::Lang;
use excellence_assessment::programme::{Pack, ProgrammeResult, Verdict};
use excellence_assessment::scoring::{Scoreboard, propose};
use excellence_assessment::standard::{Band, GBT_19580, Hundredths, Percent, Standard};
use serde_json::{Value, json};

fn text(word: &str) -> Value {
    json!({"zh": format!("{word}（中）"), "en": word})
}

fn guide(id: &str, factors: &[&str], bands: usize) -> Value {
    let factor = |factor: &&str| {
        let wordings: Vec<Value> = (0..bands)
            .map(|band| text(&format!("{factor} {band}")))
            .collect();
        json!({"id": factor, "title": text(factor), "asks": text("?"), "bands": wordings})
    };
    let factors: Vec<Value> = factors.iter().map(factor).collect();
    json!({"id": id, "title": text(id), "clause": "9", "factors": factors})
}

/// A pack with these points by item, the guides of its categories, and these bands.
fn pack(id: &str, categories: &[(&[u32], &str)], guides: &[Value], bands: &Value) -> Standard {
    let mut all = Vec::new();
    for (at, (points, guide)) in (1..).zip(categories) {
        let items: Vec<Value> = (1..)
            .zip(*points)
            .map(|(n, points)| {
                let id = format!("{at}.{n}");
                let point = json!({"id": format!("{id}-a"), "heading": text("One"), "clause": "1", "asks": text("?")});
                json!({"id": id, "title": text("Item"), "points": points, "guide": guide, "clause": "1",
                    "basic": text("?"), "overall": text("?"), "guidance": [point]})
            })
            .collect();
        let sum: u32 = points.iter().sum();
        all.push(
            json!({"id": at.to_string(), "title": text("Category"), "clause": "1", "points": sum,
            "summary": text("S"), "items": items}),
        );
    }
    let pack = json!({
        "format": "excellence-standard", "version": 1, "id": id, "title": text("T"), "short": text("T"),
        "edition": text("E"), "date": "2026", "source": text("S"), "unofficial": text("U"),
        "profile": {"title": text("P"), "clause": "0", "summary": text("S"), "sections": []},
        "scale": {"bands": bands}, "guides": guides, "categories": all,
        "quantity_words": [], "values": [], "terms": [], "readings": [], "checks": {},
    });
    Standard::read(&pack.to_string()).expect("no fault")
}

/// Seven categories with 17 items and 1,000 points, six of process and one of results, as the Baldrige criteria have them.
fn baldrige_like() -> Standard {
    let bands = json!([
        {"percents": [0, 5]}, {"percents": [10, 15, 20, 25]}, {"percents": [30, 35, 40, 45]},
        {"percents": [50, 55, 60, 65]}, {"percents": [70, 75, 80, 85]}, {"percents": [90, 95, 100]}]);
    let guides = [
        guide("process", &["A", "D", "L", "I"], 6),
        guide("result", &["Le", "T", "C", "I"], 6),
    ];
    let categories: [(&[u32], &str); 7] = [
        (&[70, 50], "process"),
        (&[45, 40], "process"),
        (&[40, 45], "process"),
        (&[45, 45], "process"),
        (&[40, 45], "process"),
        (&[45, 40], "process"),
        (&[120, 80, 80, 80, 90], "result"),
    ];
    pack("baldrige-like", &categories, &guides, &bands)
}

/// Five bands of 20 %, three factors, no results.
fn five_bands() -> Standard {
    let bands = json!([
        {"percents": [0]}, {"percents": [20, 30, 40]}, {"percents": [50, 60]}, {"percents": [70, 80]}, {"percents": [100]}]);
    let guides = [guide("only", &["x", "y", "z"], 5)];
    pack(
        "five",
        &[(&[7, 13], "only"), (&[30], "only")],
        &guides,
        &bands,
    )
}

fn all_at(standard: &Standard, value: u32) -> Assessment {
    let now = String::from("2026-03-02T01:00:00Z");
    let mut assessment = Assessment::new(String::from("a"), standard.id.clone(), now);
    for item in standard.items() {
        let answer = assessment.items.entry(item.id.clone()).or_default();
        answer.percent = Some(percent(value));
        let top = u8::try_from(standard.scale.band_count() - 1).expect("few bands");
        for factor in &standard.guide_of(item).factors {
            answer.factors.insert(factor.id.clone(), Band(top));
        }
        let point = item.guidance[0].id.clone();
        answer.guidance.entry(point).or_default().evidence = "证据".to_owned();
    }
    assessment
}

/// Scores, draws, writes and reads an assessment at one percent.
fn walk(standard: &Standard, value: u32) -> Scoreboard {
    let assessment = all_at(standard, value);
    let read = file::read(&file::write(&assessment), standard);
    assert_eq!(read.as_ref(), Ok(&assessment), "{}", standard.id);
    let board = Scoreboard::of(standard, &assessment);
    for lang in [Lang::Zh, Lang::En] {
        let figure = radar::svg(&Radar::of(standard, &board, lang));
        assert!(!figure.is_empty());
        let draft = Draft::of(standard, &[], &assessment, lang, "2026-11-20");
        assert!(
            draft.chapters.len() >= standard.categories.len(),
            "a chapter for each category"
        );
    }
    board
}

#[test]
fn a_pack_with_seven_categories_and_17_items_is_scored() {
    let standard = baldrige_like();
    let counts = (
        standard.categories.len(),
        standard.items().count(),
        standard.points().0,
    );
    assert_eq!(counts, (7, 17, 1000));
    assert_eq!(
        standard
            .items()
            .filter(|item| standard.is_result(item))
            .count(),
        5
    );
    let board = walk(&standard, 55);
    assert_eq!(board.total.earned, Hundredths::new(55_000));
    assert_eq!(board.categories[6].total.earned, Hundredths::new(24_750));
}

#[test]
fn a_pack_with_five_bands_and_no_results_is_scored() {
    let standard = five_bands();
    assert!(standard.items().all(|item| !standard.is_result(item)));
    assert_eq!(walk(&standard, 70).total.earned, Hundredths::new(3500));
    let range = |band| standard.scale.range(Band(band));
    assert_eq!([range(0), range(1), range(4)], ["0%", "20–40%", "100%"]);
    // A percent between the bands is none of the pack's.
    let odd = file::write(&all_at(&standard, 25));
    assert!(file::read(&odd, &standard).is_err());
    // Three factors: the second-lowest band decides, as with four.
    let guide = &standard.guides[0];
    for (bands, band, expected) in [
        ([1, 1, 1], 1, 30),
        ([1, 1, 2], 1, 40),
        ([0, 1, 1], 1, 20),
        ([4, 4, 4], 4, 100),
        ([0, 0, 4], 0, 0),
    ] {
        let factors = ["x", "y", "z"].into_iter().zip(bands);
        let factors = factors.map(|(id, band)| (id.into(), Band(band))).collect();
        let proposed = propose(&standard.scale, guide, &factors).expect("a proposal");
        assert_eq!(
            (proposed.band, proposed.percent),
            (Band(band), percent(expected)),
            "{bands:?}"
        );
    }
}

/// One category with two items.
fn one_category() -> Standard {
    let bands = json!([{"percents": [0, 5]}, {"percents": [50, 55]}, {"percents": [100]}]);
    let guides = [guide("only", &["x"], 3)];
    pack("one", &[(&[20, 30], "only")], &guides, &bands)
}

#[test]
fn one_or_two_categories_are_bars_and_three_are_a_radar() {
    let draw = |standard: &Standard| {
        let board = Scoreboard::of(standard, &all_at(standard, 50));
        Radar::of(standard, &board, Lang::En)
    };
    for (standard, is_round) in [
        (one_category(), false),
        (five_bands(), false),
        (baldrige_like(), true),
    ] {
        let radar = draw(&standard);
        assert_eq!(radar.is_round(), is_round, "{}", standard.id);
        let (summary, svg) = (radar.summary(Lang::En), radar::svg(&radar));
        assert_eq!(summary.starts_with("Radar of "), is_round, "{summary}");
        assert!(summary.contains("Category 50.0%"), "{summary}");
        let named = svg.matches(">\nCategory\n<").count();
        assert_eq!(named, standard.categories.len(), "{svg}");
        assert_eq!(
            svg.matches("50.0").count(),
            2 * named,
            "in words and beside its bar"
        );
        let numbers = Drawing::Radar(radar).numbers();
        assert_eq!(numbers.rows.len(), standard.categories.len());
    }
}

#[test]
fn a_bar_of_a_category_is_as_long_as_its_share_and_dashes_say_what_is_open() {
    let standard = one_category();
    let drawn = |scored: &[u32]| {
        let mut assessment = all_at(&standard, 50);
        for (item, value) in standard.items().zip([0, 1]) {
            let answer = assessment.items.entry(item.id.clone()).or_default();
            answer.percent = scored.get(value).map(|value| percent(*value));
        }
        let board = Scoreboard::of(&standard, &assessment);
        radar::svg(&Radar::of(&standard, &board, Lang::Zh))
    };
    // Earned is dark; the bands and the figure are 1220 units wide from 30.
    let bar = |svg: &str| {
        let earned = svg
            .split('<')
            .find(|shape| shape.starts_with("polygon") && shape.contains("#0F5B70"));
        let earned = earned.map(|shape| shape.split("points=\"").nth(1).expect("points"));
        earned.map(|points| {
            points
                .split(['"', ' '])
                .nth(1)
                .expect("a corner")
                .to_owned()
        })
    };
    let corner = |svg: &str| bar(svg).map(|corner| corner.split(',').next().expect("x").to_owned());
    assert_eq!(corner(&drawn(&[100, 100])).as_deref(), Some("1250"));
    assert_eq!(corner(&drawn(&[50, 50])).as_deref(), Some("640"));
    assert_eq!(corner(&drawn(&[50, 100])).as_deref(), Some("1006"));
    assert_eq!(corner(&drawn(&[])), None, "nothing is scored");
    let dashes = |svg: &str| svg.matches("#3F7F92").count();
    assert_eq!(dashes(&drawn(&[50, 50])), 0);
    assert!(dashes(&drawn(&[50])) > 4 && dashes(&drawn(&[])) > 4);
}

#[test]
fn a_programme_of_somebody_else_reads_the_scores_of_their_own_pack() {
    let standard = five_bands();
    let pack = json!({
        "format": "excellence-programme", "version": 1, "id": "prize", "title": text("Prize"), "grantor": text("G"),
        "source": text("S"), "standards": ["five"], "official_score": text("O"), "conditions": [],
        "eligibility": {"all": []}, "readings": [],
        "tiers": [{"id": "one", "title": text("One"), "clause": "1", "rule": {"at_least": {"percent": "total", "value": 70}}}],
    });
    let pack = Pack::read(&pack.to_string()).expect("no fault");
    for (value, verdict) in [(70, Verdict::Met), (60, Verdict::Failed)] {
        let assessment = all_at(&standard, value);
        let board = Scoreboard::of(&standard, &assessment);
        let found = ProgrammeResult::of(&pack.programme, &board, &assessment);
        assert_eq!(found.tiers[0].verdict, verdict);
        assert_eq!(found.tiers[0].threshold, Some(Hundredths::new(3500)));
    }
}

// ---- GB/T 19580-2012

/// Id, name and points.
type Named = (&'static str, &'static str, u32);

/// Categories with their items, and their points.
const GBT: [(Named, &[Named]); 7] = [
    (
        ("4.1", "领导", 110),
        &[
            ("4.1.2", "高层领导的作用", 50),
            ("4.1.3", "组织治理", 30),
            ("4.1.4", "社会责任", 30),
        ],
    ),
    (
        ("4.2", "战略", 90),
        &[("4.2.2", "战略制定", 40), ("4.2.3", "战略部署", 50)],
    ),
    (
        ("4.3", "顾客与市场", 90),
        &[
            ("4.3.2", "顾客和市场的了解", 40),
            ("4.3.3", "顾客关系与顾客满意", 50),
        ],
    ),
    (
        ("4.4", "资源", 130),
        &[
            ("4.4.2", "人力资源", 60),
            ("4.4.3", "财务资源", 15),
            ("4.4.4", "信息和知识资源", 20),
            ("4.4.5", "技术资源", 15),
            ("4.4.6", "基础设施", 10),
            ("4.4.7", "相关方关系", 10),
        ],
    ),
    (
        ("4.5", "过程管理", 100),
        &[
            ("4.5.2", "过程的识别与设计", 50),
            ("4.5.3", "过程的实施与改进", 50),
        ],
    ),
    (
        ("4.6", "测量、分析与改进", 80),
        &[
            ("4.6.2", "测量、分析和评价", 40),
            ("4.6.3", "改进与创新", 40),
        ],
    ),
    (
        ("4.7", "结果", 400),
        &[
            ("4.7.2", "产品和服务结果", 80),
            ("4.7.3", "顾客与市场结果", 80),
            ("4.7.4", "财务结果", 80),
            ("4.7.5", "资源结果", 60),
            ("4.7.6", "过程有效性结果", 50),
            ("4.7.7", "领导方面的结果", 50),
        ],
    ),
];

#[test]
fn gbt_19580_has_seven_categories_23_items_and_1000_points() {
    let standard = Standard::read(GBT_19580).expect("no fault");
    assert_eq!((standard.points().0, standard.items().count()), (1000, 23));
    assert_eq!(standard.categories.len(), GBT.len());
    for (category, ((id, title, points), items)) in standard.categories.iter().zip(GBT) {
        assert_eq!(
            (
                category.id.as_str(),
                category.title.zh.as_str(),
                category.points().0
            ),
            (id, title, points)
        );
        let found = category.items.iter();
        let found: Vec<_> = found
            .map(|item| (item.id.as_str(), item.title.zh.as_str(), item.points.0))
            .collect();
        assert_eq!(found, items);
        for item in &category.items {
            assert_eq!(standard.is_result(item), id == "4.7", "{}", item.id);
            assert!(item.guidance.len() >= 2, "{} is guided", item.id);
            for point in &item.guidance {
                assert_eq!(point.groups.is_empty(), id != "4.7", "{}", point.id);
                assert_ne!(point.asks.zh, point.asks.en);
            }
        }
    }
    assert!(
        standard.source.zh.contains("没有与正式出版的标准核对"),
        "it says what was not checked"
    );
    assert_eq!(walk(&standard, 60).total.earned, Hundredths::new(60_000));
}

#[test]
fn gbt_19580_has_the_bands_and_factors_of_the_first_standard() {
    let standard = Standard::read(GBT_19580).expect("no fault");
    assert_eq!(standard.scale, answers::SHENZHEN_STANDARD.scale);
    let factors = |standard: &Standard| -> Vec<Vec<String>> {
        let ids = |guide: &excellence_assessment::standard::Guide| {
            guide
                .factors
                .iter()
                .map(|factor| factor.id.to_string())
                .collect()
        };
        standard.guides.iter().map(ids).collect()
    };
    assert_eq!(factors(&standard), factors(&answers::SHENZHEN_STANDARD));
    assert_eq!(standard.scale.percents().last(), Percent::new(100));
}

#[test]
fn what_gbt_19580_borrows_cites_the_standard_it_is_borrowed_from() {
    let borrowed = |clause: &str| format!("深圳标准 {clause}");
    let (standard, lender) = (
        Standard::read(GBT_19580).expect("no fault"),
        &*answers::SHENZHEN_STANDARD,
    );
    for (guide, lent) in standard.guides.iter().zip(&lender.guides) {
        assert_eq!(guide.clause, borrowed(&lent.clause));
        assert_eq!(guide.factors, lent.factors);
    }
    assert_eq!(standard.quantity_words.len(), lender.quantity_words.len());
    for (word, lent) in standard.quantity_words.iter().zip(&lender.quantity_words) {
        assert_eq!(
            (&word.word, &word.clause),
            (&lent.word, &borrowed(&lent.clause))
        );
    }
    let rules = |standard: &Standard| -> Vec<String> { standard.checks.keys().cloned().collect() };
    assert_eq!(rules(&standard), rules(lender));
    for clause in standard.checks.values() {
        assert!(clause.starts_with("深圳标准 "), "{clause}");
    }
}
