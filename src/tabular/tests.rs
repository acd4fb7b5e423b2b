//! Blocks as they come from Excel and WPS, and the way out and back.

mod headings;

use super::*;
use crate::assessment::{Class, Direction, Indicator, Line, Year, Years};
use crate::decimal::DecimalError;
use crate::language::Lang;
use crate::standard::{GuidancePoint, SHENZHEN, Standard};
use proptest::collection::vec;
use proptest::prelude::*;

fn year(year: u32) -> Year {
    Year::new(year).expect("a year of the test")
}

fn points() -> Vec<GuidancePoint> {
    let standard = Standard::read(SHENZHEN).expect("the pack is tested elsewhere");
    let item = standard.item(&"1.3".into()).expect("a result item");
    item.guidance.clone()
}

fn read(text: &str) -> Block {
    let grid = Grid::read(text);
    Block::read(&grid, &Columns::of(&grid, year(2025)), &points())
}

/// Reads a block whose years may go down.
fn read_either_way(text: &str) -> (bool, Block) {
    let grid = Grid::read(text);
    let down = grid.has_years_going_down();
    let grid = if down { grid.exchanged() } else { grid };
    let columns = Columns::of(&grid, year(2025));
    (down, Block::read(&grid, &columns, &points()))
}

fn meanings(text: &str) -> Vec<Meaning> {
    let columns = Columns::of(&Grid::read(text), year(2025));
    columns.all.iter().map(|column| column.meaning).collect()
}

/// What the columns of a block mean, `-` where one is not taken; `|` stands for a tab.
fn understood(text: &str) -> String {
    let meanings = meanings(&text.replace('|', "\t"));
    let said = meanings.into_iter().map(|meaning| match meaning {
        Meaning::Name => String::from("name"),
        Meaning::Unit => String::from("unit"),
        Meaning::Number => String::from("no"),
        Meaning::Class => String::from("class"),
        Meaning::Figure(Line::Value, year) => year.to_string(),
        Meaning::Figure(line, year) => format!("{line:?} {year}").to_lowercase(),
        Meaning::Unused => String::from("-"),
        other => format!("{other:?}"),
    });
    said.collect::<Vec<_>>().join("|")
}

/// Whether each block is understood so.
fn all_understood(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(understood(text), *expected, "{text}");
    }
}

/// The figures of a series, as `2024: 98`.
fn figures(indicator: &Indicator, line: Line) -> Vec<String> {
    let figures = indicator.series(line).figures.iter();
    figures
        .map(|(year, text)| format!("{year}: {text}"))
        .collect()
}

/// Where the problems are and what they are about.
fn places(block: &Block) -> Vec<(Option<usize>, Option<usize>, &str)> {
    let problems = block.problems.iter();
    problems
        .map(|p| (p.row, p.column.as_ref().map(|c| c.index), p.found.as_str()))
        .collect()
}

#[test]
fn a_usual_table_with_chinese_headings() {
    let block = read(
        "序号\t指标名称\t单位\t类型\t方向\t2023年\t2024年\t2025年\t目标值\t行业平均\t最强竞争对手\t标杆\t数据来源\t水平\n\
         1\t顾客满意度\t％\t核心\t越高越好\t９１．５\t93.0%\t95\t≥94%\t90\t94\t—\t第三方调查\t卓越\n\
         2\t投诉数量\t件\t辅助\t越低越好\t1,204\t980\t\t900\t\t\t\t客服系统\t\n",
    );
    let [first, second] = &block.indicators[..] else {
        panic!("two indicators, not {}", block.indicators.len());
    };
    assert_eq!(
        (first.name.as_str(), first.unit.as_str()),
        ("顾客满意度", "％")
    );
    assert_eq!(
        figures(first, Line::Value),
        ["2023: 91.5", "2024: 93.0", "2025: 95"]
    );
    assert_eq!(figures(first, Line::Target), ["2025: 94"]);
    assert_eq!(figures(first, Line::Industry), ["2025: 90"]);
    assert_eq!(figures(first, Line::Competitor), ["2025: 94"]);
    assert!(first.benchmark.figures.is_empty());
    assert_eq!(first.values.source, "第三方调查");
    assert_eq!(first.class, Some(Class::Outstanding));
    assert_eq!(second.direction, Direction::Lower);
    assert!(!second.core);
    // Empty is not zero.
    assert_eq!(figures(second, Line::Value), ["2023: 1204", "2024: 980"]);
    assert_eq!(places(&block), [(Some(2), Some(8), "≥94%")]);
    assert_eq!(block.problems[0].trouble, Trouble::Bound(None));
}

#[test]
fn a_bound_of_a_target_says_which_way_is_better_where_no_cell_does() {
    let block = read(
        "指标\t单位\t2024\t2025\t2025目标\n员工流失率\t%\t7.9\t6.8\t≤8\n工伤事故\t起\t2\t1\t不超过1\n合格率\t%\t98\t99\t≥98.5\n产值\t亿元\t≥2\t3\t4",
    );
    let directions: Vec<Direction> = block.indicators.iter().map(|one| one.direction).collect();
    use Direction::{Higher, Lower};
    assert_eq!(directions, [Lower, Lower, Higher, Higher]);
    assert_eq!(figures(&block.indicators[1], Line::Target), ["2025: 1"]);
    let told: Vec<&Trouble> = block.problems.iter().map(|one| &one.trouble).collect();
    let expected = [Some(Lower), Some(Lower), Some(Higher), None].map(Trouble::Bound);
    assert_eq!(told, expected.iter().collect::<Vec<_>>());
    assert!(block.problems[0].say(Lang::Zh).contains("越低越好"));
    assert!(block.problems[0].say(Lang::En).contains("lower"));
}

#[test]
fn a_sign_of_money_says_nothing_of_size() {
    let block = read(
        "项目\t单位\t2024\t2025\n人均培训投入\t万元\t¥0.98\t￥1,200.50\n利润\t亿元\t¥3,000万\t¥1.25\n单价\t\t¥12\t¥1.2万\n",
    );
    let [training, profit, price] = &block.indicators[..] else {
        panic!("three indicators");
    };
    assert_eq!(
        figures(training, Line::Value),
        ["2024: 0.98", "2025: 1200.50"]
    );
    // One with a size of its own is turned into that of the row.
    assert_eq!(figures(profit, Line::Value), ["2024: 0.3000", "2025: 1.25"]);
    assert_eq!(price.unit, "元");
    assert_eq!(figures(price, Line::Value), ["2024: 12", "2025: 12000"]);
    let block = read("项目\t2024（万元）\t2025（万元）\n税收\t¥980\t￥1,200\n");
    assert_eq!(
        figures(&block.indicators[0], Line::Value),
        ["2024: 980", "2025: 1200"]
    );
    assert_eq!(block.problems, []);
}

#[test]
fn sizes_become_the_unit_of_the_row() {
    let block = read(
        "指标\t单位\t2024\t2025\n收入\t万元\t9800\t1.2亿\n利润\t\t3,000万\t0.4亿元\n资产\t亿元\t5000万\t2",
    );
    let [income, profit, assets] = &block.indicators[..] else {
        panic!("three indicators");
    };
    assert_eq!(figures(income, Line::Value), ["2024: 9800", "2025: 12000"]);
    assert_eq!(profit.unit, "万");
    assert_eq!(figures(profit, Line::Value), ["2024: 3000", "2025: 4000"]);
    assert_eq!(figures(assets, Line::Value), ["2024: 0.5000", "2025: 2"]);
    assert_eq!(block.problems, []);
}

#[test]
fn the_unit_may_stand_in_the_heading_or_the_name() {
    let block = read("指标\t2024年（万元）\t2025年（亿元）\n收入\t9800\t1.2");
    assert_eq!(block.indicators[0].unit, "万元");
    assert_eq!(
        figures(&block.indicators[0], Line::Value),
        ["2024: 9800", "2025: 12000"]
    );
    let block = read("指标\t2024\t2025\n收入（万元）\t9800\t9900\n收入（合并）\t1\t2");
    let names: Vec<&str> = block
        .indicators
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["收入", "收入（合并）"]);
    assert_eq!(block.indicators[0].unit, "万元");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_taken() {
    let block = read(
        "指标\t单位\t2023\t2024\t2025\t备注\n\
         甲\t件\t约98\t#DIV/0!\t3\t注意\n\
         乙\t\t1.2亿\t9800\t1.2E+05\t\n\
         丙\t万元\t5%\t12,34\t7\t\n\
         \t件\t1\t2\t3\t",
    );
    let found = [
        (None, Some(5), "注意"),
        (Some(2), Some(2), "约98"),
        (Some(2), Some(3), "#DIV/0!"),
        (Some(3), Some(3), "9800"),
        (Some(3), Some(4), "1.2E+05"),
        (Some(4), Some(2), "5%"),
        (Some(4), Some(3), "12,34"),
        (Some(5), None, "件 1 2 3"),
    ];
    assert_eq!(places(&block), found);
    assert_eq!(block.problems[3].trouble, Trouble::UnclearUnit);
    assert_eq!(
        block.problems[6].trouble,
        Trouble::NoFigure(NoFigure::NotANumber(DecimalError::Grouping))
    );
    // Kept as it stands, to be mended in the table; an error of the spreadsheet says nothing and is left out.
    assert_eq!(
        figures(&block.indicators[0], Line::Value),
        ["2023: 约98", "2025: 3"]
    );
    assert_eq!(
        figures(&block.indicators[1], Line::Value),
        ["2023: 1.2", "2024: 9800", "2025: 1.2E+05"]
    );
    assert_eq!(
        figures(&block.indicators[2], Line::Value),
        ["2023: 5%", "2024: 12,34", "2025: 7"]
    );
    assert_eq!(block.indicators.len(), 4);
}

#[test]
fn every_problem_says_where_it_is_and_what_would_be_right() {
    let block = read("报表\n指标\t方向\t2025\t备注\n甲\t向左\t约98\t注\n乙\t\t#REF!\t");
    for problem in &block.problems {
        for lang in [Lang::Zh, Lang::En] {
            let said = problem.say(lang);
            assert!(said.len() > problem.found.len(), "{said}");
        }
    }
    let said: Vec<String> = block.problems.iter().map(|p| p.say(Lang::En)).collect();
    assert_eq!(
        said[0],
        "row 1: “报表” stands above the headings; not taken."
    );
    assert!(
        said[2].starts_with("row 3, column 2 “方向”: “向左”"),
        "{}",
        said[2]
    );
    assert!(said[2].contains("higher, lower, on target"), "{}", said[2]);
}

#[test]
fn years_that_go_down_are_recognised() {
    let down = [
        "年份\t满意度\t投诉\n2023\t91\t5\n2024\t93\t4\n2025\t95\t3",
        "\t满意度（%）\t投诉（件）\n2023年\t91\t5\n2024年\t93\t4\n2025年\t95\t3",
        "指标\t满意度\t投诉\n单位\t%\t件\n2023\t91\t5\n2024\t93\t4\n2025\t95\t3\n2025年目标\t96\t2",
        "Year,On time,Complaints\n2023,91,5\n2024,93,4\n2025,95,3",
        // The latest first; a gap; a title above.
        "年度\t满意度\t投诉\n2025\t95\t3\n2024\t93\t\n2023\t91\t—",
        "某公司绩效\t\t\n年份\t满意度\t投诉\n2024\t93\t4\n2025\t95\t3",
        "年份\t目标完成率\t行业排名指标\n2024\t93\t4\n2025\t95\t3",
        "前年\t91\n去年\t93\n今年\t95",
        // Years in merged cells, what they hold beside them.
        "年份\t\t满意度\t投诉\n2024年\t实际\t93\t4\n\t目标\t94\t3\n2025年\t实际\t95\t3\n\t目标\t96\t2",
    ];
    for text in down {
        let (exchanged, block) = read_either_way(text);
        assert!(exchanged, "{text}");
        assert!(!block.indicators.is_empty(), "{text}");
        let latest = block.indicators[0].values.figures.get(year(2025));
        assert_eq!(latest, "95", "{text}");
    }
    let across = [
        "指标\t2023\t2024\t2025\n满意度\t91\t93\t95",
        "\t2024\t2025\n2023\t5\t6\n2024\t7\t8",
        "满意度\t91\t93\t95\n投诉\t5\t4\t3",
        "产量\t2012\t1998\n销量\t5\t6",
        // One figure a row is another kind of block.
        "年度\t指标\t值\n2024\t满意度\t93\n2025\t投诉\t3",
        "年度\t指标\t值\n2024\t满意度\t93\n2024\t投诉\t3\n2025\t满意度\t95",
        "2024",
        "",
    ];
    for text in across {
        assert!(!read_either_way(text).0, "{text}");
    }
}

#[test]
fn a_block_whose_years_go_down_is_read_as_the_other_way_round() {
    let (_, down) = read_either_way(
        "指标\t满意度\t营业收入\n单位\t%\t万元\n方向\t越高越好\t\n2024\t93\t9,800\n2025\t95%\t1.2亿\n2025年目标\t96\t—\n行业平均\t90\t",
    );
    let (_, across) = read_either_way(
        "指标\t单位\t方向\t2024\t2025\t2025年目标\t行业平均\n满意度\t%\t越高越好\t93\t95%\t96\t90\n营业收入\t万元\t\t9,800\t1.2亿\t—\t",
    );
    assert_eq!(down, across);
    assert_eq!(down.problems, []);
}

#[test]
fn problems_of_an_exchanged_block_name_the_places_of_the_pasted_one() {
    let text = "某公司绩效\t\t\n\n年份\t满意度\t投诉\n2024\t93\t约4\n2025\t95\t3\n备注\t\t核实";
    let (down, block) = read_either_way(text);
    assert!(down);
    let say = |lang| {
        let said = block.problems.iter().map(|problem| problem.say(lang));
        said.collect::<Vec<_>>()
    };
    let said = say(Lang::Zh).join("\n");
    assert!(said.contains("第3列第4行“2024”：“约4”"), "{said}");
    assert!(said.contains("第6行“备注”：没有读懂这一行"), "{said}");
    assert!(said.contains("第1行“某公司绩效”"), "the title: {said}");
    let said = say(Lang::En).join("\n");
    assert!(said.contains("column 3, row 4 “2024”"), "{said}");
}

#[test]
fn the_words_that_a_problem_offers_are_read() {
    for (lang, heads, between) in [
        (Lang::Zh, ["类型", "方向", "自评级别"], "、"),
        (Lang::En, ["Type", "Direction", "Class"], ", "),
    ] {
        for heading in heads {
            let refused = read(&format!("指标\t{heading}\t2025\n甲\t?\t1"));
            let said = refused.problems[0].say(lang);
            let (_, offered) = said.rsplit_once(['：', ':']).expect("words are offered");
            let offered = offered.trim().trim_end_matches(['。', '.']);
            for word in offered.split(between) {
                let block = read(&format!("指标\t{heading}\t2025\n甲\t{word}\t1"));
                assert_eq!(block.problems, [], "{heading}: {word}");
            }
        }
    }
}

#[test]
fn signs_and_words_for_no_data_are_no_figures() {
    let signs = "NA|不适用|未统计|无数据|―|─|---|…|...|\\|*|null|未开展|保密|N/A|-|—|/|无|暂无";
    for sign in signs.split('|') {
        let block = read(&format!("指标\t2024\t2025\n合格率\t{sign}\t98"));
        assert_eq!(
            figures(&block.indicators[0], Line::Value),
            ["2025: 98"],
            "{sign}"
        );
        assert_eq!(block.problems, [], "{sign}");
    }
}

#[test]
fn footnotes_and_titles_of_sections_are_no_indicators() {
    let block = read(
        "序号\t指标\t2024\t2025\n一、质量类\t\t\t\n1\t合格率\t97\t98\n\t（二）效率类\t\t\n三\t财务类\t\t\n\
         人力类\t\t\t\n2\t收入\t5\t6\n3\t一次合格率\t\t\n\t合计\t7\t8\n注1：2025年为快报数\t\t\t\n\t资料来源: 年报\t\t\n\tNote: audited\t\t",
    );
    let names: Vec<&str> = block
        .indicators
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["合格率", "收入", "一次合格率", "合计"]);
    let found = [
        (Some(2), None, "一、质量类"),
        (Some(4), None, "（二）效率类"),
        (Some(5), None, "三 财务类"),
        (Some(6), None, "人力类"),
        (Some(10), None, "注1：2025年为快报数"),
        (Some(11), None, "资料来源: 年报"),
        (Some(12), None, "Note: audited"),
    ];
    assert_eq!(places(&block), found);
    assert!(block.problems[0].say(Lang::Zh).contains("分节标题"));
    assert!(block.problems[0].say(Lang::En).contains("section"));
}

#[test]
fn a_share_among_percents_is_named() {
    let block =
        read("指标\t2023\t2024\t2025\n客户满意度\t92.5%\t0.93\t94.1％\n不良率\t0.8%\t0.6\t1.2%");
    assert_eq!(places(&block)[0], (Some(2), Some(2), "0.93"));
    assert_eq!(block.problems[0].trouble, Trouble::Share);
    let taken = figures(&block.indicators[0], Line::Value);
    assert_eq!(taken, ["2023: 92.5", "2024: 0.93", "2025: 94.1"]);
    let shares = block
        .problems
        .iter()
        .filter(|one| one.trouble == Trouble::Share);
    assert_eq!(shares.count(), 1);
}

#[test]
fn a_name_says_that_lower_is_better_where_nothing_else_does() {
    let block = read(
        "指标\t2024\t2025\n投诉率\t2\t1\n投诉处理及时率\t97\t98\n成本降低率\t3\t4\n无事故天数\t300\t365\n\
         存货周转天数\t40\t35\nDefect rate\t2\t1\n满意度\t9\t9",
    );
    use Direction::{Higher, Lower};
    let directions: Vec<Direction> = block.indicators.iter().map(|one| one.direction).collect();
    assert_eq!(
        directions,
        [Lower, Higher, Higher, Higher, Lower, Lower, Higher]
    );
    let [told] = &block.problems[..] else {
        panic!("one remark, not {:?}", block.problems);
    };
    assert!(
        told.say(Lang::Zh)
            .starts_with("投诉率 · 存货周转天数 · Defect rate")
    );
    assert!(told.say(Lang::En).contains("lower"));
    // A column of directions says it for all rows.
    let block = read("指标\t方向\t2024\t2025\n投诉率\t\t2\t1");
    assert_eq!(block.indicators[0].direction, Higher);
    assert_eq!(block.problems, []);
}

#[test]
fn another_meaning_can_be_given() {
    let grid = Grid::read("指标\t2024\t2025\t备注\n满意度\t91\t92\t90");
    let mut columns = Columns::of(&grid, year(2025));
    columns.all[3].meaning = Meaning::Figure(Line::Industry, year(2025));
    let block = Block::read(&grid, &columns, &[]);
    assert_eq!(figures(&block.indicators[0], Line::Industry), ["2025: 90"]);
    assert_eq!(block.problems, []);
}

#[test]
fn no_more_rows_are_read_than_an_item_may_have() {
    let rows: String = (0..250).map(|n| format!("指标{n}\t1\t2\n")).collect();
    let block = read(&format!("指标\t2024\t2025\n{rows}"));
    assert_eq!(block.indicators.len(), 200);
    assert_eq!(block.problems[0].row, Some(202));
    assert_eq!(block.problems[0].trouble, Trouble::TooMany { most: 200 });
}

#[test]
fn the_file_runs_no_formula() {
    let mut indicator = Indicator::new("a".into());
    indicator.name = String::from("=HYPERLINK(\"http://x\")");
    indicator.unit = String::from("@SUM(1)");
    indicator
        .values
        .figures
        .set(year(2025), String::from("-5.0"));
    indicator
        .values
        .figures
        .set(year(2024), String::from("-5 or so"));
    let years = Years::up_to(year(2025));
    let text = csv(&[indicator], years, Lang::Zh);
    let row = text.lines().nth(1).expect("a row");
    assert!(
        row.starts_with(
            "\"'=HYPERLINK(\"\"http://x\"\")\",'@SUM(1),,核心,越高越好,,'-5 or so,-5.0,"
        ),
        "{row}"
    );
    assert!(
        text.starts_with("\u{feff}指标,单位,要点,类型,方向,2023,2024,2025,数据来源,2023 目标"),
        "{text}"
    );
}

prop_compose! {
    /// A text as a person could type it, formulas and separators among them.
    fn any_text()(text in "[-=+@'＝,;\t\"\n a-z指标（）%万0-9]{0,12}") -> String {
        text.trim().to_owned()
    }
}

prop_compose! {
    fn any_figures()(figures in vec((2016..=2027_u32, -99_999..99_999_i32, 0..4_u32), 0..4)) -> Vec<(Year, String)> {
        let text = |digits: i32, scale: u32| {
            let unit = 10_i32.pow(scale);
            let sign = if digits < 0 { "-" } else { "" };
            let (whole, rest) = ((digits / unit).abs(), (digits % unit).abs());
            match usize::try_from(scale) {
                Ok(width) if width > 0 => format!("{sign}{whole}.{rest:0width$}"),
                _ => format!("{sign}{whole}"),
            }
        };
        figures.into_iter().map(|(n, digits, scale)| (year(n), text(digits, scale))).collect()
    }
}

prop_compose! {
    fn any_indicator()(
        name in "[a-z=+'指标（）万%,\"]{1,9}",
        unit in any_text(),
        sources in vec(any_text(), 5),
        series in vec(any_figures(), 5),
        core in any::<bool>(),
        direction in 0..3_usize,
        class in 0..5_usize,
        group in 0..5_usize,
    ) -> Indicator {
        let mut indicator = Indicator::new("x".into());
        indicator.name = name;
        indicator.unit = unit;
        indicator.core = core;
        indicator.direction = Direction::ALL[direction];
        indicator.class = Class::ALL.get(class).copied();
        indicator.group = ["1.3-1", "1.3-2", "1.3-3", "1.3-4"].get(group).map(|id| (*id).into());
        for ((line, source), figures) in Line::ALL.into_iter().zip(sources).zip(series) {
            indicator.series_mut(line).source = source;
            indicator.series_mut(line).figures = figures.into_iter().collect();
        }
        indicator
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(indicators in vec(any_indicator(), 0..5), last in 2018..2026_u32, english in any::<bool>()) {
        let lang = if english { Lang::En } else { Lang::Zh };
        let text = csv(&indicators, Years::up_to(year(last)), lang);
        let mut block = read(&text);
        // A figure below 1 in percent is asked about, and kept.
        block.problems.retain(|problem| problem.trouble != Trouble::Share);
        prop_assert_eq!(&block.problems, &[]);
        for indicator in &mut block.indicators {
            indicator.id = "x".into();
        }
        prop_assert_eq!(block.indicators, indicators);
    }

    #[test]
    fn exchanged_twice_every_cell_is_where_it_was(rows in vec(vec("[0-9a-z]{1,2}", 3), 1..5)) {
        let text: String = rows.iter().map(|row| row.join("\t") + "\n").collect();
        let grid = Grid::read(&text);
        prop_assert_eq!(grid.exchanged().exchanged().rows, grid.rows);
    }

    #[test]
    fn what_is_written_is_read_back_the_other_way_round(indicators in vec(any_indicator(), 1..4), last in 2018..2026_u32) {
        let text = csv(&indicators, Years::up_to(year(last)), Lang::Zh);
        let grid = Grid::read(&text);
        prop_assert!(!grid.has_years_going_down());
        let grid = grid.exchanged().exchanged();
        let columns = Columns::of(&grid, year(2025));
        prop_assert_eq!(Block::read(&grid, &columns, &points()).indicators, read(&text).indicators);
    }

    #[test]
    fn no_block_makes_it_panic(text in "[-指标单位目标2015 年实际,;\t\n\"'=%万亿元0-9.()#E+]{0,200}") {
        read_either_way(&text);
        let block = read(&text);
        for problem in &block.problems {
            prop_assert!(!problem.say(Lang::Zh).is_empty() && !problem.say(Lang::En).is_empty());
        }
    }

    #[test]
    fn no_cell_is_lost_without_a_word(rows in vec(vec("[0-9]{1,3}|[a-z]{1,3}|up|↓|核心|no|卓越|一般|[0-9]%|约[0-9]|", 4), 1..6)) {
        let text: String = rows.iter().map(|row| row.join("\t") + "\n").collect();
        let grid = Grid::read(&text);
        let columns = Columns::of(&grid, year(2025));
        let block = Block::read(&grid, &columns, &[]);
        for (index, row) in grid.rows.iter().enumerate() {
            let is_heading = (columns.above..columns.begin).contains(&index);
            let id = format!("row-{}", row.number);
            let taken = block.indicators.iter().find(|one| one.id.as_str() == id);
            for (place, column) in columns.all.iter().enumerate() {
                let cell = row.cell(place);
                let named = block.problems.iter().any(|problem| {
                    let here = problem.column.as_ref().is_none_or(|column| column.index == place);
                    here && problem.row.is_none_or(|number| number == row.number)
                });
                let kept = taken.is_some_and(|one| match column.meaning {
                    Meaning::Name => one.name == cell,
                    Meaning::Unit => one.unit == cell,
                    Meaning::Figure(line, year) => {
                        let figure = one.series(line).figures.get(year);
                        figure == cell || cell.strip_suffix('%') == Some(figure) || figure.parse::<u32>().ok() == cell.parse().ok()
                    }
                    Meaning::Core => choice::read(choice::CORE, cell) == Some(one.core),
                    Meaning::Direction => {
                        choice::read(choice::DIRECTION, cell) == Some(one.direction)
                    }
                    Meaning::Class => choice::read(choice::CLASS, cell) == Some(one.class),
                    _ => false,
                });
                let heads = is_heading && column.heading.contains(cell);
                let counts = column.meaning == Meaning::Number;
                prop_assert!(cell.is_empty() || named || kept || heads || counts, "{cell} of row {}", row.number);
            }
        }
    }
}
