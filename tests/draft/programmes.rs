//! The programmes in a draft, and the overview of all as a document of its own.

use super::given::{Given, TODAY};
use super::{cells, packs};
use excellence_assessment::assessment::{Assessment, ConditionAnswer};
use excellence_assessment::draft::{Block, Choice, Draft, Inline, Programmes, Table};
use excellence_assessment::export::{csv, markdown};
use excellence_assessment::language::Lang;
use excellence_assessment::standard::{GBT_19580, Standard};
use std::collections::BTreeSet;

/// The tables of the annex of programmes, and what stands at the head of its sections.
fn programmes_of(draft: &Draft) -> (Vec<&Table>, Vec<&str>) {
    let mut chapters = draft.chapters.iter();
    let annex = chapters.find(|chapter| chapter.id == "annex-programmes");
    let blocks = annex.map_or(&[][..], |annex| &annex.blocks);
    let tables = blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let heads = blocks.iter().filter_map(|block| match block {
        Block::Heading { level: 1, text, .. } => Some(text.as_str()),
        _ => None,
    });
    (tables.collect(), heads.collect())
}

#[test]
fn all_programmes_stand_in_a_table_and_those_that_are_worked_on_have_a_section() {
    let given = Given::packs();
    let (yes, no) = (
        ConditionAnswer::Declared(true),
        ConditionAnswer::Declared(false),
    );
    let mut assessment = given.example(Lang::Zh);
    let draft = |assessment: &Assessment, programmes| {
        let choice = Choice {
            programmes,
            ..Choice::default()
        };
        let Given {
            standard,
            programmes,
        } = &given;
        Draft::chosen(standard, programmes, assessment, &choice, Lang::Zh, TODAY)
    };
    let maturity = "卓越绩效管理成熟度等级认定";
    let followed = draft(&assessment, Programmes::Followed);
    let (tables, heads) = programmes_of(&followed);
    assert_eq!(heads, [maturity]);
    let overview = cells(tables[0]);
    assert_eq!(overview.len(), 11);
    assert_eq!(overview[0][..2], [maturity, "达到"]);
    // The draft says what the overview says, in its order.
    let glances = followed.glances.iter();
    let titles: Vec<&str> = glances.map(|glance| glance.title.as_str()).collect();
    let rows: Vec<&str> = overview.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(rows, titles);
    // Declaring anything, or noting who hands in what, is working on it.
    let declared = assessment
        .conditions
        .entry("shanghai-model".into())
        .or_default();
    declared.insert("leading".into(), yes);
    let declared = assessment
        .conditions
        .entry("shenzhen-service".into())
        .or_default();
    declared.insert("legal".into(), no);
    let notes = assessment
        .programmes
        .entry("hangzhou-cultivation".into())
        .or_default();
    notes.insert("material.overview.state".into(), "begun".to_owned());
    notes.insert("material.overview.owner".into(), "质量部".to_owned());
    notes.insert("material.overview.date".into(), "2026-03-31".to_owned());
    assessment
        .programmes
        .entry("shenzhen-qi".into())
        .or_default()
        .insert("material.form.owner".into(), " ".to_owned());
    let followed = draft(&assessment, Programmes::Followed);
    let (tables, heads) = programmes_of(&followed);
    assert_eq!(heads.len(), 4, "{heads:?}");
    assert_eq!(heads.first(), Some(&maturity), "the nearest first");
    assert_eq!(heads.last(), Some(&"优秀技术服务机构认定"), "not eligible");
    let materials = tables
        .iter()
        .filter(|table| table.caption == "材料清单")
        .flat_map(|table| cells(table));
    let materials: Vec<Vec<String>> = materials.collect();
    assert!(materials.contains(&vec![
        "组织概述（简介）".to_owned(),
        "三（二）".to_owned(),
        "纸质3份、电子文档、组织概述不超过3000字".to_owned(),
        "进行中".to_owned(),
        "质量部".to_owned(),
        "2026-03-31".to_owned(),
    ]));
    assert_eq!(followed.materials.len(), materials.len());
    let text = markdown::write(&followed);
    assert!(text.contains("资格：不符合申报条件") && text.contains("不成立的条件（1）："));
    assert!(text.contains("得分线对照另一份标准"));
    // Everything, or nothing.
    let all = draft(&assessment, Programmes::All);
    assert_eq!(programmes_of(&all).1.len(), 11);
    let none = draft(&assessment, Programmes::None);
    assert_eq!(programmes_of(&none).0.len(), 0);
    assert!(none.glances.is_empty() && none.materials.is_empty());
}

#[test]
fn periods_say_when_they_end_where_the_day_of_their_beginning_was_given() {
    let given = Given::packs();
    let periods = |list: &str, lang| {
        let mut assessment = given.example(lang);
        let notes = assessment
            .programmes
            .entry("hangzhou-cultivation".into())
            .or_default();
        for (note, text) in [
            ("days-off", list),
            ("period.qualified-list", "2026-09-28"),
            ("period.site-list", "节后"),
            ("period.refund", "2026-11-30"),
        ] {
            notes.insert(note.into(), text.to_owned());
        }
        let draft = given.draft(&assessment, lang);
        let (tables, _) = programmes_of(&draft);
        let is_periods = |table: &&&Table| {
            table.caption.starts_with("期限") || table.caption.starts_with("Periods")
        };
        // Nothing is known of the other programmes, and most have no periods.
        let found: Vec<_> = tables.iter().filter(is_periods).collect();
        assert_eq!(found.len(), 1);
        cells(found[0])
    };
    let rows = periods("2026年10月1日至7日放假", Lang::Zh);
    let row = |clause: &str| {
        let found = rows.iter().find(|row| row[1] == clause);
        found.expect("a period")[2..].to_vec()
    };
    assert_eq!(
        row("四（一）4"),
        ["5个工作日", "2026-09-28", "2026-10-12 周一"]
    );
    assert_eq!(row("四（二）2"), ["7个工作日", "节后", "—"]);
    assert_eq!(row("五（二）5"), ["3个月", "2026-11-30", "2027-02-28 周日"]);
    assert_eq!(row("五（二）4"), ["每年5月31日为止", "—", "—"]);
    // What could not be read in the list is told where it may matter.
    let rows = periods("国庆放假", Lang::En);
    let ends: Vec<&str> = rows.iter().map(|row| row[4].as_str()).collect();
    assert!(ends.contains(&"Monday, 2026-10-05 (without what cannot be read in the list)"));
    assert!(ends.contains(&"Sunday, 2027-02-28"));
}

#[test]
fn an_official_score_stands_beside_the_self_score_with_a_distance_in_its_own_full_marks() {
    let given = Given::packs();
    let mut assessment = given.example(Lang::Zh);
    let declared = assessment.conditions.entry("shenzhen-maturity".into());
    let official = ConditionAnswer::Score {
        score: 58_000,
        full: 1000,
    };
    declared.or_default().insert("official".into(), official);
    let draft = given.draft(&assessment, Lang::Zh);
    let (tables, _) = programmes_of(&draft);
    let table = |caption: &str| {
        let found = tables.iter().find(|table| table.caption == caption);
        cells(found.expect("a table"))
    };
    // 277 of 500 is 23 short of 60 %; 580 of 1000 is 20 short.
    let tiers = table("各等级（暂定）");
    let highest = [
        "卓越经营组织",
        "五（一）1",
        "300.00",
        "23.00",
        "未达到",
        "不成立",
    ];
    assert_eq!(tiers[0][..6], highest);
    assert_eq!(tiers[0][6..], ["未达到 · 还差20.00分", "不成立"]);
    assert_eq!(tiers[1][6], "达到");
    assert_eq!(tiers[2][6], "已达更高等级");
    let conditions = table("逐项条件（暂定）");
    let verdict = |condition: &str| {
        let row = conditions.iter().find(|row| row[0] == condition);
        row.expect("a condition")[3].clone()
    };
    assert_eq!(verdict("总分达到60%"), "不成立；只看正式得分：不成立");
    assert_eq!(verdict("总分达到50%"), "成立；只看正式得分：成立");
}

#[test]
fn levels_that_are_chosen_from_say_which_choice_each_asks_for() {
    let given = Given::packs();
    let choice = Choice {
        programmes: Programmes::All,
        ..Choice::default()
    };
    let Given {
        standard,
        programmes,
    } = &given;
    let mut assessment = given.blank();
    let declared = assessment.conditions.entry("shenzhen-qi".into());
    let placed = ConditionAnswer::Number(3);
    declared.or_default().insert("placement".into(), placed);
    let draft = Draft::chosen(standard, programmes, &assessment, &choice, Lang::En, TODAY);
    let text = markdown::write(&draft);
    for level in [
        "Level 5: leading, intelligent use",
        "Level 1: imitating, basic use",
    ] {
        let row = format!("| “{level}” or higher |");
        assert_eq!(text.matches(&row).count(), 1, "{row}");
    }
}

#[test]
fn of_a_blank_assessment_the_programmes_are_a_table_alone() {
    let given = Given::packs();
    let draft = given.draft(&given.blank(), Lang::En);
    let (tables, heads) = programmes_of(&draft);
    assert_eq!((tables.len(), heads.len()), (1, 0));
    let decided = cells(tables[0]).into_iter().map(|row| row[1].clone());
    let decided: BTreeSet<String> = decided.collect();
    let expected = ["Not yet decided", "—"].map(str::to_owned);
    assert_eq!(decided, BTreeSet::from(expected));
}

#[test]
fn the_overview_is_a_document_of_its_own() {
    let given = Given::packs();
    let choice = Choice {
        scores: false,
        chapter: Some(String::from("programmes")),
        ..Choice::default()
    };
    let Given {
        standard,
        programmes,
    } = &given;
    let example = given.example(Lang::En);
    let draft = Draft::chosen(standard, programmes, &example, &choice, Lang::En, TODAY);
    let ids: Vec<&str> = draft.chapters.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["annex-programmes"]);
    assert_eq!(draft.title, "Programmes at a glance (provisional)");
    assert!(draft.gaps.is_empty());
}

#[test]
fn the_overview_as_csv_has_a_row_for_each_programme_and_no_formula() {
    let given = Given::packs();
    let mut assessment = given.example(Lang::Zh);
    assessment.organisation.name = "=1+1".to_owned();
    let csv = csv::write(&given.draft(&assessment, Lang::Zh));
    let csv = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    let (head, rows) = csv.split_once("\r\n").expect("headings");
    assert_eq!(head.split(',').count(), 11);
    assert_eq!(rows.matches("\r\n").count(), 11);
    assert!(rows.starts_with("'=1+1,卓越绩效管理成熟度等级认定,"));
    assert!(
        rows.split("\r\n")
            .all(|row| row.is_empty() || row.starts_with("'=1+1,"))
    );
}

#[test]
fn in_hangzhou_the_overview_and_the_self_evaluation_have_the_printed_limits() {
    let programmes = packs::all();
    let standard = Standard::read(GBT_19580).expect("a pack without faults");
    let now = String::from("2026-11-20T08:00:00Z");
    let mut assessment = Assessment::new("a".into(), standard.id.clone(), now);
    let section = standard.profile.sections[0].id.clone();
    assessment.profile.insert(section, "字".repeat(3001));
    let draft = Draft::of(&standard, &programmes, &assessment, Lang::Zh, TODAY);
    let found: Vec<(&str, &str, usize)> = draft
        .lengths
        .iter()
        .map(|one| (one.of.as_str(), one.clause.as_str(), one.most))
        .collect();
    let expected = [
        ("组织概述", "三（二）", 3000),
        ("自我评价（含图表）", "三（三）", 60_000),
    ];
    assert_eq!(found, expected);
    assert!(draft.lengths[0].excess() > 0 && draft.lengths[1].excess() == 0);
    let last = draft.chapters.last().expect("the counts");
    let said = last
        .inlines()
        .iter()
        .map(Inline::printed)
        .collect::<String>();
    let excess = format!("超出{}字", draft.lengths[0].excess());
    assert!(said.contains(&excess) && said.contains("杭州市实施卓越绩效模式培育"));
}
