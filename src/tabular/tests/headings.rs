//! How the columns of a block are understood.

use super::*;

#[test]
fn headings_in_two_rows_as_merged_cells_leave_them() {
    let text =
        "指标\t单位\t2024年\t\t2025年\t\n\t\t实际\t目标\t实际\t目标\n满意度\t%\t91\t90\t93\t92";
    let value = |n| Meaning::Figure(Line::Value, year(n));
    let target = |n| Meaning::Figure(Line::Target, year(n));
    let expected = [
        Meaning::Name,
        Meaning::Unit,
        value(2024),
        target(2024),
        value(2025),
        target(2025),
    ];
    assert_eq!(meanings(text), expected);
    assert_eq!(
        figures(&read(text).indicators[0], Line::Target),
        ["2024: 90", "2025: 92"]
    );
}

#[test]
fn the_row_that_names_the_years_is_found_under_a_group_or_a_title() {
    all_understood(&[
        (
            "序号|指标名称|单位|近三年数据|||行业对比||\n|||2023年|2024年|2025年|行业均值|标杆值|竞争对手\n1|合格率|%|96|97|98|95|99|97",
            "no|name|unit|2023|2024|2025|industry 2025|benchmark 2025|competitor 2025",
        ),
        (
            "近三年主要质量指标||||单位：%\n项目|2023年|2024年|2025年|2025年目标\n合格率|96|97|98|99",
            "name|2023|2024|2025|target 2025",
        ),
        (
            "主要质量指标||||计量单位\n项目|2023年|2024年|2025年|2025年目标\n合格率|96|97|98|99",
            "name|2023|2024|2025|target 2025",
        ),
    ]);
    let block = read("主要质量指标\t\t单位\n项目\t2024年\t2025年\n合格率\t97\t98");
    assert_eq!(places(&block), [(Some(1), None, "主要质量指标  单位")]);
}

#[test]
fn a_row_of_units_under_the_headings_gives_the_units() {
    let block = read("指标\t2024\t2025\t行业均值\n\t万元\t万元\t（亿元）\n收入\t9800\t9900\t2");
    assert_eq!(block.indicators.len(), 1);
    assert_eq!(block.indicators[0].unit, "万元");
    assert_eq!(
        figures(&block.indicators[0], Line::Industry),
        ["2025: 20000"]
    );
    assert_eq!(block.problems, []);
    let columns = Columns::of(&Grid::read("指标\t2025\n单位\t%\n甲\t9"), year(2025));
    assert_eq!(
        (columns.begin, columns.all[1].heading.as_str()),
        (2, "2025（%）")
    );
    // A row without a name is not one of units.
    assert_eq!(read("指标\t2024\t2025\n\t95%\t96%").indicators.len(), 1);
}

#[test]
fn without_headings_years_are_counted_back() {
    let text = "1\t满意度\t%\t核心\t91\t92\t93\n2\t投诉\t件\t辅助\t2021\t2007\t1998";
    let value = |n| Meaning::Figure(Line::Value, year(n));
    let expected = [
        Meaning::Number,
        Meaning::Name,
        Meaning::Unit,
        Meaning::Core,
        value(2023),
        value(2024),
        value(2025),
    ];
    assert_eq!(meanings(text), expected);
    let columns = Columns::of(&Grid::read(text), year(2025));
    assert!(columns.all[4].assumed);
    assert_eq!(read(text).indicators[1].name, "投诉");
}

#[test]
fn years_alone_are_headings_and_figures_that_look_like_years_are_not() {
    let value = |n| Meaning::Figure(Line::Value, year(n));
    assert_eq!(
        meanings("\t2024\t2025\n产量\t5\t6"),
        [Meaning::Name, value(2024), value(2025)]
    );
    assert_eq!(
        meanings("产量\t2012\t1998\n销量\t5\t6"),
        [Meaning::Name, value(2024), value(2025)]
    );
}

#[test]
fn a_heading_that_is_not_understood_moves_no_figure_to_another_year() {
    all_understood(&[
        (
            "序号|指标|单位|2023年|2024年|2025年|3年平均|目标值\n1|合格率|%|96.2|97.1|98.0|97.1|97.5",
            "no|name|unit|2023|2024|2025|-|target 2025",
        ),
        (
            "指标|2023年末|2024年底|2025年度\n合格率|96|97|98",
            "name|2023|2024|2025",
        ),
        (
            "项目|2023 年|2024 年|2025 年\n合格率|96.2|97.1|98.0",
            "name|2023|2024|2025",
        ),
        (
            "指标|2023年数据|2024年完成情况|2025年实际\n合格率|96|97|98",
            "name|2023|2024|2025",
        ),
        (
            "指标|2023/实际|2024A|2025E|2025年（预计）\n合格率|96|97|98|98",
            "name|2023|2024|-|-",
        ),
        (
            "指标|1季度|2季度|3季度|4季度|2024年\n合格率|96|97|98|97|97",
            "name|-|-|-|-|2024",
        ),
        ("指标|1月|2月|3月\n合格率|96|97|98", "name|-|-|-"),
        // A row of data is none of headings for its name.
        (
            "项目目标完成数量|目标|3次|4次\n投诉|甲|5次|6次",
            "name|unit|2024|2025",
        ),
    ]);
    let block = read("指标\t1月\t2月\n合格率\t96\t97");
    assert_eq!(
        places(&block),
        [(None, Some(1), "96"), (None, Some(2), "97")]
    );
}

#[test]
fn usual_headings_are_understood() {
    let cases = [
        (
            "指标名称|计量单位|责任部门|指标方向|2022|2023|2025目标|行业标杆值|数据来源|备注",
            "name|unit|-|Direction|2022|2023|target 2025|benchmark 2023|Source(Value)|-",
        ),
        (
            "指标|单位|前年|去年|今年|今年目标|同比",
            "name|unit|2023|2024|2025|target 2025|-",
        ),
        (
            "质量指标|单位|2025年目标值|2025年实际值|达成情况",
            "name|unit|target 2025|2025|-",
        ),
        (
            "一级指标|二级指标|三级指标|单位|2024|2025",
            "-|-|name|unit|2024|2025",
        ),
        (
            "名称|2023 年度|2024 年度|行业先进值|行业平均值|国家标准值",
            "name|2023|2024|benchmark 2024|industry 2024|-",
        ),
        (
            "指标|2023年平均|2024年1-12月|2025年全年|2025年行业前10%",
            "name|2023|2024|2025|benchmark 2025",
        ),
        ("指标|2023财年|FY24|FY2025", "name|2023|2024|2025"),
        ("测评指标|单位|2023年水平|2024年决算", "name|unit|2023|2024"),
        (
            "Measure|Unit|Year 2023|2024 Actual|2025 YTD|2025 (Target)|Peer average|Best in class",
            "name|unit|2023|2024|-|target 2025|industry 2024|benchmark 2024",
        ),
        // A month is not its year.
        ("指标|2023.12|2024.12", "name|-|-"),
        ("指标|2023-12-31|2024-12-31", "name|-|-"),
    ];
    for (headings, expected) in cases {
        let count = headings.split('|').count();
        let row: Vec<String> = (1..count).map(|n| format!("{n}.5")).collect();
        let text = format!("{headings}\n甲|{}", row.join("|"));
        assert_eq!(understood(&text), expected, "{headings}");
    }
    let columns = Columns::of(&Grid::read("指标\t目标（≥）\n甲\t9"), year(2025));
    assert_eq!(columns.all[1].unit, "");
}

#[test]
fn words_in_the_brackets_of_a_heading_say_what_it_is() {
    all_understood(&[
        (
            "指标|2025年（实际）|2025年（目标）|2026年（目标）|行业均值（2024）|2025年（1-9月）\n产值|1|2|3|4|5",
            "name|2025|target 2025|target 2026|industry 2024|-",
        ),
        (
            "指标（2025年）|单位|实际（2024年）|2025年(万元)|2025年1-9月目标|2025年上半年|2026-2030年目标\n产值|万元|1|2|3|4|5",
            "name|unit|2024|2025|-|-|-",
        ),
        (
            "指标|2025年(Q1)|上半年目标|2024年（前三季度）\n产值|1|2|3",
            "name|-|-|-",
        ),
    ]);
    let columns = Columns::of(
        &Grid::read("指标\t2026年（目标）\t2025年（万元/月）\n产值\t2\t3"),
        year(2025),
    );
    let units: Vec<&str> = columns
        .all
        .iter()
        .map(|column| column.unit.as_str())
        .collect();
    assert_eq!(units, ["", "", "万元/月"]);
}

#[test]
fn a_target_far_ahead_moves_no_column_without_a_year() {
    all_understood(&[
        (
            "指标|2023年|2024年|2030年目标|行业均值|标杆\n产值|1|2|9|3|4",
            "name|2023|2024|target 2030|industry 2024|benchmark 2024",
        ),
        // The years of a form that nothing was entered for yet.
        (
            "指标|2023年|2024年|2025年|目标值\n产值|1|2||4",
            "name|2023|2024|2025|target 2024",
        ),
        (
            "指标|2030年目标|行业均值\n产值|9|3",
            "name|target 2030|industry 2025",
        ),
    ]);
}

#[test]
fn the_heading_that_names_the_indicators_most_surely_is_their_name() {
    all_understood(&[
        (
            "指标类别|指标名称|单位|2024\n质量|合格率|%|96",
            "-|name|unit|2024",
        ),
        (
            "一级指标|二级指标|2024|2025\n质量|合格率|96|97",
            "-|name|2024|2025",
        ),
        ("项目|指标|2024|2025\n质量|合格率|96|97", "-|name|2024|2025"),
        (
            "指标编号|指标名称|2024|2025\nQ-1|合格率|96|97",
            "-|name|2024|2025",
        ),
        (
            "序号|质量目标|计算公式|目标值|2023|2024\n1|合格率|合格数/总数|≥95%|96|97",
            "no|name|-|target 2024|2023|2024",
        ),
        ("指标及说明|2024|2025\n合格率|96|97", "name|2024|2025"),
    ]);
}

#[test]
fn a_department_is_no_unit() {
    for department in [
        "责任单位",
        "主管单位",
        "填报单位",
        "归口单位",
        "责任部门",
        "单位名称",
    ] {
        let text = format!("指标|{department}|计量单位|2024|2025\n合格率|质量部|%|96|97");
        assert_eq!(understood(&text), "name|-|unit|2024|2025", "{department}");
    }
}

#[test]
fn the_best_of_a_field_is_a_benchmark_and_a_difference_is_no_figure() {
    for best in [
        "行业第一",
        "行业最优值",
        "行业最高",
        "行业领先",
        "国际先进水平",
        "国内先进",
        "对标企业",
        "对标值",
        "Industry best",
    ] {
        let text = format!("指标|2024|2025|{best}|行业平均|竞品\n产值|1|2|3|4|5");
        let expected = "name|2024|2025|benchmark 2025|industry 2025|competitor 2025";
        assert_eq!(understood(&text), expected, "{best}");
    }
    for other in [
        "与行业均值差",
        "差距",
        "较上年",
        "同比",
        "增长率",
        "2025年增长率",
        "2025年目标达成率",
        "目标完成率",
        "目标完成情况",
    ] {
        let text = format!("指标|2024|2025|{other}|目标值|国内平均\n产值|1|2|3|4|5");
        let expected = "name|2024|2025|-|target 2025|industry 2025";
        assert_eq!(understood(&text), expected, "{other}");
    }
}

#[test]
fn english_headings() {
    let block = read(
        "Indicator,Unit,Direction,2024,2025,2025 target,Industry average,Source\nOn time,%,higher,97.5,98.1,98,95,ERP",
    );
    assert_eq!(figures(&block.indicators[0], Line::Industry), ["2025: 95"]);
    assert_eq!(figures(&block.indicators[0], Line::Target), ["2025: 98"]);
    assert_eq!(block.indicators[0].values.source, "ERP");
    assert_eq!(block.problems, []);
}
