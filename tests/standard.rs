//! The standard of the product is the official one, and a pack with faults names them all.

mod golden;

use excellence_assessment::language::Text;
use excellence_assessment::reading::Problem;
use excellence_assessment::standard::{Hundredths, SHENZHEN, Standard};
use serde_json::Value;
use std::fs;
use std::sync::LazyLock;

static STANDARD: LazyLock<Standard> =
    LazyLock::new(|| Standard::read(SHENZHEN).expect("the pack of the product has no fault"));

/// What the official text prints, typed from it.
struct Printed {
    category: Title,
    items: [(Title, [&'static str; 4]); 3],
}

/// Id, title, points, and the title that section 六 prints where it differs.
type Title = (&'static str, &'static str, u32, Option<&'static str>);

const PRINTED: [Printed; 6] = [
    Printed {
        category: ("1", "领导", 80, Some("远见卓识的领导")),
        items: [
            (
                ("1.1", "文化引领", 20, None),
                ["文化建立", "文化传递", "机制保障", "文化发展"],
            ),
            (
                ("1.2", "组织治理", 20, None),
                ["治理结构", "治理规范", "风险防控", "治理优化"],
            ),
            (
                ("1.3", "领导的结果", 40, Some("领导结果")),
                ["诚信守法", "品牌信誉", "组织业绩", "社会责任"],
            ),
        ],
    },
    Printed {
        category: ("2", "战略规划", 85, Some("面向未来的战略规划")),
        items: [
            (
                ("2.1", "战略制定", 25, None),
                ["战略分析", "战略定位", "战略目标", "战略部署"],
            ),
            (
                ("2.2", "战略实施", 20, None),
                ["目标分解", "资源调配", "战略监测", "战略优化"],
            ),
            (
                ("2.3", "战略规划的结果", 40, None),
                ["战略有效", "竞争优势", "战略领先", "战略突破"],
            ),
        ],
    },
    Printed {
        category: ("3", "聚焦顾客", 85, None),
        items: [
            (
                ("3.1", "顾客服务", 20, None),
                ["顾客识别", "顾客了解", "服务支撑", "服务优化"],
            ),
            (
                ("3.2", "顾客增值", 25, None),
                ["顾客文化", "价值识别", "价值开发", "价值提升"],
            ),
            (
                ("3.3", "聚焦顾客的结果", 40, None),
                ["顾客保持", "顾客契合", "市场开发", "市场认可"],
            ),
        ],
    },
    Printed {
        category: ("4", "以人为本", 75, None),
        items: [
            (
                ("4.1", "人力资源管理", 15, None),
                ["量能预测", "管理机制", "权益保障", "绩效管理"],
            ),
            (
                ("4.2", "人力资源开发", 20, None),
                ["人本文化", "员工支持", "员工赋能", "新型组织"],
            ),
            (
                ("4.3", "以人为本的结果", 40, Some("以人为本结果")),
                ["员工管理", "员工发展", "员工贡献", "价值产出"],
            ),
        ],
    },
    Printed {
        category: ("5", "持续创新", 90, None),
        items: [
            (
                ("5.1", "创新系统", 25, None),
                ["创新环境", "创新机制", "创新形式", "成果转化"],
            ),
            (
                ("5.2", "创新生态", 25, None),
                ["创意来源", "知识利用", "创新管理", "创新系统"],
            ),
            (
                ("5.3", "持续创新的结果", 40, None),
                ["创新投入", "创新能力", "创新水平", "创新价值"],
            ),
        ],
    },
    Printed {
        category: ("6", "高质量的运营", 85, None),
        items: [
            (
                ("6.1", "运营系统", 25, None),
                ["运营设计", "过程控制", "运营管理", "模式升级"],
            ),
            (
                ("6.2", "营运质量", 20, None),
                ["质量策划", "质量管理", "质量保证", "优质发展"],
            ),
            (
                ("6.3", "高质量运营的结果", 40, None),
                ["质量水平", "运营效率", "运营效果", "发展能力"],
            ),
        ],
    },
];

fn zh(text: &Text) -> &str {
    &text.zh
}

#[test]
fn categories_and_items_have_the_printed_ids_titles_and_points() {
    assert_eq!(STANDARD.categories.len(), PRINTED.len());
    for (category, printed) in STANDARD.categories.iter().zip(&PRINTED) {
        let title = |id, title, points, other| (id, zh(title), points, Option::map(other, zh));
        let points = category.points().0;
        let found = title(
            category.id.as_str(),
            &category.title,
            points,
            category.other_title.as_ref(),
        );
        assert_eq!(found, printed.category);
        let items = category.items.iter().map(|item| {
            title(
                item.id.as_str(),
                &item.title,
                item.points.0,
                item.other_title.as_ref(),
            )
        });
        let expected = printed.items.iter().map(|(title, _)| *title);
        assert_eq!(items.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }
}

#[test]
fn every_item_has_the_four_printed_headings_in_order() {
    let printed = PRINTED.iter().flat_map(|category| &category.items);
    assert_eq!(STANDARD.items().count(), 18);
    for (item, ((id, ..), headings)) in STANDARD.items().zip(printed) {
        let found = item.guidance.iter();
        let found = found.map(|point| (point.id.to_string(), zh(&point.heading)));
        let expected = (1..)
            .zip(headings)
            .map(|(n, heading)| (format!("{id}-{n}"), *heading));
        assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }
    let points = STANDARD.items().map(|item| item.guidance.len());
    assert_eq!(points.sum::<usize>(), 72);
}

#[test]
fn the_whole_is_500_points() {
    assert_eq!(STANDARD.points().0, 500);
    assert_eq!(Hundredths::from(STANDARD.points()).to_string(), "500.00");
}

#[test]
fn results_are_the_third_item_of_every_category_and_worth_40_points() {
    for item in STANDARD.items() {
        assert_eq!(
            STANDARD.is_result(item),
            item.id.as_str().ends_with(".3"),
            "{}",
            item.id
        );
        assert_eq!(STANDARD.is_result(item), item.points.0 == 40, "{}", item.id);
    }
}

#[test]
fn process_points_are_deepened_by_section_five_and_result_points_offer_indicators() {
    for item in STANDARD.items() {
        for (n, point) in (1..).zip(&item.guidance) {
            let id = &point.id;
            if STANDARD.is_result(item) {
                assert!(point.deepens.is_none(), "{id} deepens nothing");
                assert!(!point.groups.is_empty(), "{id} has groups of indicators");
                for group in &point.groups {
                    assert!(!group.examples.is_empty(), "{id} {}", group.name.zh);
                }
            } else {
                let deepens = point.deepens.as_ref().expect("a process point is deepened");
                assert_eq!(deepens.clause, format!("五 {}（{n}）", item.id));
                assert!(point.groups.is_empty(), "{id} is no result");
            }
            assert_eq!(point.clause, format!("六 {} {}", item.id, point.heading.zh));
        }
        assert_eq!(item.clause, format!("五 {0}；六 {0}", item.id));
    }
}

#[test]
fn the_groups_of_indicators_are_the_printed_ones() {
    let printed = [
        ("1.3-1", &["守法经营", "治理有效", "风险防控"][..]),
        ("1.3-2", &["社会形象", "品牌评价", "信用信誉"]),
        ("1.3-3", &["组织规模", "盈利能力", "增长质量", "行业贡献"]),
        ("1.3-4", &["经济贡献", "环境贡献", "社会责任", "公众福利"]),
        ("2.3-1", &["战略实施效果", "战略评审"]),
        ("2.3-2", &["行业优势", "增值能力"]),
        ("2.3-3", &["业务拓展", "业务增长"]),
        ("2.3-4", &["核心能力", "影响力", "全球化程度"]),
        ("3.3-1", &["服务质量", "服务效率", "有效性"]),
        ("3.3-2", &["顾客认可", "顾客开发"]),
        ("3.3-3", &["市场适应性", "开发效率"]),
        ("3.3-4", &["市场竞争力", "市场增长"]),
        ("4.3-1", &["员工稳定", "员工权益", "管理有效"]),
        ("4.3-2", &["人员结构", "人员培训", "职业发展"]),
        ("4.3-3", &["工作绩效", "员工参与"]),
        ("4.3-4", &["创造价值", "人才育成"]),
        ("5.3-1", &["创新投入", "人才储备"]),
        ("5.3-2", &["科技能力", "创新资源", "创新管理"]),
        ("5.3-3", &["创新效率", "创新质量", "创新领先优势"]),
        ("5.3-4", &["创新收益", "社会价值"]),
        ("6.3-1", &["质量达标", "质量优胜", "质量成本", "质量安全"]),
        ("6.3-2", &["业务效率", "成本管控", "信息化率", "智能化率"]),
        ("6.3-3", &["经济社会成效", "外部评价"]),
        ("6.3-4", &["质量型发展", "可持续性"]),
    ];
    let results = STANDARD.items().filter(|item| STANDARD.is_result(item));
    let found: Vec<(&str, Vec<&str>)> = results
        .flat_map(|item| &item.guidance)
        .map(|point| {
            let groups = point.groups.iter().map(|group| zh(&group.name));
            (point.id.as_str(), groups.collect())
        })
        .collect();
    assert_eq!(found.len(), printed.len());
    for ((id, groups), (printed_id, printed)) in found.iter().zip(printed) {
        assert_eq!((*id, groups.as_slice()), (printed_id, printed));
    }
}

#[test]
fn the_scale_has_the_six_printed_bands() {
    let bands = STANDARD.scale.bands().map(|(band, percents)| {
        let percents: Vec<u8> = percents.iter().map(|percent| percent.get()).collect();
        (band.0, percents)
    });
    let expected = [
        (0, vec![0, 5]),
        (1, vec![10, 15, 20, 25]),
        (2, vec![30, 35, 40, 45]),
        (3, vec![50, 55, 60, 65]),
        (4, vec![70, 75, 80, 85]),
        (5, vec![90, 95, 100]),
    ];
    assert_eq!(bands.collect::<Vec<_>>(), expected);
}

#[test]
fn the_two_guides_have_the_printed_factors_with_a_wording_for_every_band() {
    let factors = |index: usize| -> Vec<(&str, &str, &str)> {
        let factors = STANDARD.guides[index].factors.iter();
        let named = factors.map(|f| (f.id.as_str(), zh(&f.title), f.title.en.as_str()));
        named.collect()
    };
    let guides: Vec<&str> = STANDARD
        .guides
        .iter()
        .map(|guide| guide.id.as_str())
        .collect();
    assert_eq!(guides, ["process", "result"]);
    let process = [
        ("A", "方法", "Approach"),
        ("D", "展开", "Deployment"),
        ("L", "学习", "Learning"),
        ("I", "整合", "Integration"),
    ];
    let result = [
        ("Le", "水平", "Levels"),
        ("T", "趋势", "Trends"),
        ("C", "对比", "Comparisons"),
        ("I", "整合", "Integration"),
    ];
    assert_eq!((factors(0), factors(1)), (process.into(), result.into()));
    for factor in STANDARD.guides.iter().flat_map(|guide| &guide.factors) {
        assert_eq!(factor.bands.len(), 6, "wordings of {}", factor.id);
    }
}

#[test]
fn the_profile_has_the_three_parts_of_section_zero() {
    let sections = STANDARD.profile.sections.iter();
    let sections = sections.map(|section| (section.id.as_str(), zh(&section.title)));
    assert_eq!(
        sections.collect::<Vec<_>>(),
        [
            ("situation", "基本情况"),
            ("environment", "竞争环境"),
            ("competence", "核心竞争力")
        ]
    );
    for section in &STANDARD.profile.sections {
        assert!(!section.prompts.is_empty(), "prompts of {}", section.id);
    }
}

#[test]
fn the_seven_core_values_stand_in_their_order() {
    let values: Vec<&str> = STANDARD
        .values
        .iter()
        .map(|value| zh(&value.word))
        .collect();
    assert_eq!(
        values,
        [
            "质量成就未来",
            "领导的远见卓识",
            "创造价值",
            "创新驱动",
            "系统管理",
            "顾客导向",
            "基于事实的管理"
        ]
    );
}

#[test]
fn the_terms_of_appendix_two_bear_their_printed_names() {
    let terms: Vec<&str> = STANDARD.terms.iter().map(|term| zh(&term.word)).collect();
    assert_eq!(
        terms,
        [
            "高质量发展",
            "深圳质量",
            "质量型发展",
            "卓越绩效",
            "核心竞争力",
            "使命",
            "愿景",
            "顾客",
            "利益相关者",
            "运营系统",
            "创新",
            "顾客增值",
            "有效性",
            "整合",
            "系统的"
        ]
    );
    let terms = STANDARD.terms.iter();
    let terms: Vec<String> = terms.map(|term| term.word.en.to_lowercase()).collect();
    assert_eq!(
        terms,
        [
            "high quality development",
            "quality shenzhen",
            "excellent development",
            "performance excellence",
            "core competencies",
            "mission",
            "vision",
            "customer",
            "stakeholders",
            "operation system",
            "innovation",
            "customer value",
            "effective",
            "integration",
            "systematic"
        ]
    );
}

#[test]
fn the_words_of_quantity_and_quality_are_explained() {
    let words: Vec<&str> = STANDARD
        .quantity_words
        .iter()
        .map(|word| zh(&word.word))
        .collect();
    assert_eq!(
        words,
        [
            "少量",
            "部分",
            "多数",
            "大多数",
            "完全",
            "良好",
            "优异",
            "卓越",
            "较好",
            "数年"
        ]
    );
    let meaning = |word: &str| {
        let mut words = STANDARD.quantity_words.iter();
        let found = words.find(|found| found.word.zh == word);
        found.map_or("", |found| found.meaning.zh.as_str())
    };
    for (word, number) in [
        ("少量", "15%"),
        ("部分", "30%"),
        ("多数", "30%"),
        ("大多数", "50%"),
        ("优异", "四分之一"),
        ("卓越", "5%"),
    ] {
        assert!(meaning(word).contains(number), "{word}: {}", meaning(word));
    }
}

#[test]
fn every_rule_of_the_evidence_check_names_its_clause() {
    use excellence_assessment::scoring::Rule;
    let keys: Vec<&str> = STANDARD.checks.keys().map(String::as_str).collect();
    let mut rules: Vec<&str> = Rule::ALL.into_iter().map(Rule::key).collect();
    rules.sort_unstable();
    assert_eq!(keys, rules);
}

#[test]
fn the_pack_says_what_it_is() {
    assert_eq!(STANDARD.id.as_str(), "shenzhen-mayor-2019");
    assert_eq!(STANDARD.date, "2019");
    assert!(STANDARD.title.zh.contains("深圳市市长质量奖评定标准"));
    assert!(STANDARD.title.zh.contains("经济类"));
    assert!(STANDARD.unofficial.zh.contains("非官方"));
    assert!(STANDARD.unofficial.en.contains("unofficial"));
    assert!(STANDARD.edition.zh.contains("2019"));
}

/// Every text of every pack with its place.
fn texts() -> Vec<(String, String, String)> {
    fn walk(place: &str, value: &Value, texts: &mut Vec<(String, String, String)>) {
        match value {
            Value::Object(map) => {
                if let (Some(Value::String(zh)), Some(Value::String(en))) =
                    (map.get("zh"), map.get("en"))
                {
                    texts.push((place.to_owned(), zh.clone(), en.clone()));
                }
                for (key, value) in map {
                    walk(&format!("{place}.{key}"), value, texts);
                }
            }
            Value::Array(entries) => {
                for (index, entry) in entries.iter().enumerate() {
                    walk(&format!("{place}[{index}]"), entry, texts);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut texts = Vec::new();
    for folder in ["standards", "programmes", "programmes/forms"] {
        let entries =
            fs::read_dir(golden::fixture("../..").join(folder)).expect("a folder of packs");
        for entry in entries {
            let path = entry.expect("a readable folder").path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let pack = fs::read_to_string(&path).expect("a readable pack");
                let name = path
                    .file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned();
                walk(
                    &name,
                    &serde_json::from_str(&pack).expect("JSON"),
                    &mut texts,
                );
            }
        }
    }
    assert!(texts.len() > 500, "the packs were found");
    texts
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[test]
fn every_text_says_something_in_both_languages() {
    for (place, zh, en) in texts() {
        assert!(zh.chars().any(char::is_alphanumeric), "{place}: {zh:?}");
        assert!(
            en.chars().any(|c| c.is_ascii_alphanumeric()),
            "{place}: {en:?}"
        );
        assert_eq!(
            (zh.trim(), en.trim()),
            (zh.as_str(), en.as_str()),
            "{place}: blanks around"
        );
    }
}

/// 以上 and its like are quoted where the reading of a printed word is explained.
fn without_quoted_words(text: &str) -> String {
    let mut quoted = false;
    let mut rest = String::new();
    for c in text.chars() {
        match c {
            '“' => quoted = true,
            '”' => quoted = false,
            _ if quoted => {}
            _ => rest.push(c),
        }
    }
    rest
}

#[test]
fn english_texts_hold_no_chinese() {
    for (place, _, en) in texts() {
        let rest = without_quoted_words(&en);
        let rest = rest.replace("(重要)", "").replace("(重大)", "");
        let foreign: String = rest
            .chars()
            .filter(|c| is_han(*c) || "，。；：？！（）、《》【】％".contains(*c))
            .collect();
        assert_eq!(foreign, "", "{place}: {en}");
    }
}

#[test]
fn chinese_sentences_hold_no_ascii_punctuation() {
    for (place, zh, _) in texts() {
        let characters: Vec<char> = zh.chars().collect();
        for (at, c) in characters.iter().enumerate() {
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let chinese = beside
                .filter_map(|at| characters.get(at))
                .any(|c| is_han(*c));
            assert!(
                !(chinese && ",.;:?!()\"'".contains(*c)),
                "{place}: {c} in {zh}"
            );
        }
    }
}

#[test]
fn a_pack_with_faults_names_them_all_in_both_languages() {
    let cases = golden::cases("packs");
    let faulty = cases.iter().filter(|(name, _)| name != "foreign");
    let mut count = 0;
    for (name, folder) in faulty {
        let pack = fs::read_to_string(folder.join("pack.json")).expect("a pack");
        let faults = Standard::read(&pack).expect_err(name);
        golden::matches(&folder.join("faults.txt"), &golden::spoken(&faults));
        for fault in &faults {
            assert!(fault.line.is_some(), "{name}: {fault:?} has a line");
        }
        count += 1;
    }
    assert!(count >= 11, "the packs with faults were found");
}

#[test]
fn one_wrong_place_brings_one_fault_and_not_one_for_each_place_that_refers_to_it() {
    let broken = |find: &str, replace: &str| {
        assert!(SHENZHEN.contains(find), "{find}");
        Standard::read(&SHENZHEN.replacen(find, replace, 1)).expect_err("one fault")
    };
    let percents = broken("[10, 15, 20, 25]", "[10, \"15\", 20, 25]");
    assert_eq!(percents.len(), 1, "{percents:?}");
    let guide = broken("\"en\": \"Process scoring guide\"", "\"en\": \"\"");
    assert_eq!(guide.len(), 1, "{guide:?}");
}

#[test]
fn a_small_pack_of_another_shape_reads() {
    let pack = fs::read_to_string(golden::fixture("packs/foreign/pack.json")).expect("a pack");
    let standard = Standard::read(&pack).expect("no fault");
    assert_eq!(standard.categories.len(), 2);
    assert_eq!(standard.points().0, 100);
    assert_eq!(standard.scale.band_count(), 3);
    assert!(
        standard.items().all(|item| !standard.is_result(item)),
        "no result items"
    );
    let percents: Vec<u8> = standard
        .scale
        .percents()
        .map(|percent| percent.get())
        .collect();
    assert_eq!(percents, [0, 20, 40, 60, 80, 100]);
}

#[test]
fn a_pack_of_ten_thousand_faults_is_reported_up_to_the_limit() {
    let keys: Vec<String> = (0..10_000).map(|n| format!("\"k{n}\": 0")).collect();
    let pack = format!(
        "{{\"format\": \"excellence-standard\", \"version\": 1, {}}}",
        keys.join(",")
    );
    let faults = Standard::read(&pack).expect_err("faults");
    assert_eq!(faults.len(), excellence_assessment::reading::MAX_FAULTS);
    assert!(
        faults
            .iter()
            .any(|fault| fault.problem == Problem::UnknownKey)
    );
}

#[test]
fn the_minimal_pack_of_the_manual_reads() {
    let manual = golden::committed("standards/README.md");
    let example = manual
        .split("```json\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let standard = Standard::read(example.expect("an example")).expect("no fault");
    assert_eq!(standard.points().0, 10);
}

#[test]
fn the_manual_names_every_key_of_a_pack() {
    fn keys<'a>(schema: &'a Value, found: &mut Vec<&'a str>) {
        match schema {
            Value::Object(map) => {
                for (key, value) in map {
                    if let ("properties", Value::Object(properties)) = (key.as_str(), value) {
                        found.extend(properties.keys().map(String::as_str));
                    }
                    keys(value, found);
                }
            }
            Value::Array(entries) => entries.iter().for_each(|entry| keys(entry, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let manual = golden::committed("standards/README.md");
    let schema =
        serde_json::from_str(&golden::committed("schemas/standard.schema.json")).expect("JSON");
    let mut named = Vec::new();
    keys(&schema, &mut named);
    assert!(named.len() > 40, "the keys were found");
    for key in named {
        assert!(
            manual.contains(&format!("`{key}`")),
            "the manual does not name {key}"
        );
    }
}

#[test]
fn every_pack_in_the_folder_is_read_without_a_fault() {
    let mut read = 0;
    for entry in fs::read_dir(golden::fixture("../../standards")).expect("a folder of packs") {
        let path = entry.expect("an entry").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let pack = fs::read_to_string(&path).expect("a text");
            assert!(Standard::read(&pack).is_ok(), "{}", path.display());
            read += 1;
        }
    }
    assert!(read > 0);
}
