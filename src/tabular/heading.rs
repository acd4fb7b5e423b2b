//! What the heading of a column says, in Chinese or English.

use crate::assessment::{Line, Year};
use crate::decimal::narrow;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// What is measured.
    Name,
    /// The unit.
    Unit,
    /// The guidance point under which the indicator stands.
    Group,
    /// Core or supporting.
    Core,
    /// Which way is better.
    Direction,
    /// The organisation's own class.
    Class,
    /// The figures of one year.
    Figure(Line, Year),
    /// Where a series comes from; of the values: the source of the data.
    Source(Line),
    /// Running numbers: nothing to keep.
    Number,
    /// Not understood, or not wanted: not taken over.
    Unused,
}

/// What a heading says, before the years are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Everything.
    All(Meaning),
    /// A series; the year stands elsewhere.
    Figure(Line, When),
}

/// When a figure was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// In a year.
    In(Year),
    /// So many years before the last one.
    Before(u16),
    /// The heading does not say: the last one is read.
    Unsaid,
}

/// A heading: what it says, and the unit in its brackets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    pub said: Option<Said>,
    pub unit: String,
}

/// Series and the words that name them; the first that is found counts.
const LINES: [(Line, &[&str]); 4] = [
    (Line::Competitor, &["竞争", "对手", "competitor", "rival"]),
    (
        Line::Benchmark,
        &["标杆", "benchmark", "best in class", "best-in-class"],
    ),
    (
        Line::Industry,
        &["行业", "同行", "同业", "industry", "sector", "peer"],
    ),
    (
        Line::Target,
        &["目标", "计划", "预算", "target", "goal", "plan"],
    ),
];

/// Columns without figures and the words that name them; the first that is found counts.
const COLUMNS: [(Meaning, &[&str]); 6] = [
    (Meaning::Unit, &["单位", "unit"]),
    (Meaning::Direction, &["方向", "direction", "better"]),
    (
        Meaning::Class,
        &[
            "位次", "排名", "等级", "级别", "水平", "class", "rank", "level",
        ],
    ),
    (Meaning::Core, &["核心", "类型", "性质", "core", "type"]),
    (
        Meaning::Group,
        &["要点", "分组", "guidance point", "heading", "group"],
    ),
    (
        Meaning::Name,
        &[
            "指标",
            "名称",
            "项目",
            "indicator",
            "name",
            "measure",
            "metric",
            "kpi",
        ],
    ),
];

/// What may stand beside the year of a value.
const VALUES: [&str; 12] = [
    "",
    "实际",
    "实际值",
    "实绩",
    "完成",
    "完成值",
    "值",
    "数值",
    "actual",
    "actuals",
    "value",
    "result",
];

/// Years by name, and how long ago they are.
const NAMED: [(&str, u16); 5] = [
    ("本年", 0),
    ("今年", 0),
    ("去年", 1),
    ("上年", 1),
    ("前年", 2),
];

/// Headings of running numbers.
const NUMBERS: [&str; 6] = ["序号", "编号", "no.", "no", "#", "id"];

impl Heading {
    /// Reads a heading.
    pub(super) fn read(text: &str) -> Heading {
        let (text, unit) = in_brackets(text);
        let plain = comparable(text);
        let (when, rest) = when(&plain);
        Heading {
            said: said(when, rest.trim()),
            unit: unit.to_owned(),
        }
    }
}

fn said(when: When, rest: &str) -> Option<Said> {
    let has = |words: &[&str]| words.iter().any(|word| rest.contains(word));
    let line = LINES.iter().find(|(_, words)| has(words));
    let line = line.map(|(line, _)| *line);
    if has(&["来源", "出处", "source"]) {
        return Some(Said::All(Meaning::Source(line.unwrap_or(Line::Value))));
    }
    if when != When::Unsaid {
        let line = line.or(VALUES.contains(&rest).then_some(Line::Value));
        return line.map(|line| Said::Figure(line, when));
    }
    if NUMBERS.contains(&rest) {
        return Some(Said::All(Meaning::Number));
    }
    // 行业排名 is a class and no average; 指标目标 is a target and no name.
    let class = has(&["位次", "排名", "rank"]).then_some(Meaning::Class);
    let column = || COLUMNS.iter().find(|(_, words)| has(words));
    match (class, line) {
        (Some(class), _) => Some(Said::All(class)),
        (None, Some(line)) => Some(Said::Figure(line, When::Unsaid)),
        (None, None) if !rest.is_empty() && VALUES.contains(&rest) => {
            Some(Said::Figure(Line::Value, When::Unsaid))
        }
        (None, None) => column().map(|(meaning, _)| Said::All(*meaning)),
    }
}

/// The year in a heading, and the heading without it.
fn when(text: &str) -> (When, String) {
    for (name, ago) in NAMED {
        if let Some(rest) = without(text, name) {
            return (When::Before(ago), rest);
        }
    }
    let bytes = text.as_bytes();
    let digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let starts =
        (0..bytes.len()).filter(|place| digit(*place) && (*place == 0 || !digit(place - 1)));
    for start in starts {
        let length = (start..).take_while(|place| digit(*place)).count();
        let (digits, after) = text[start..].split_at(length);
        let century = if length == 2 && after.starts_with('年') {
            "20"
        } else {
            ""
        };
        let Some(year) = Year::from_key(&format!("{century}{digits}")) else {
            continue;
        };
        let after = after.strip_prefix("年").unwrap_or(after);
        let after = after.strip_prefix('度').unwrap_or(after);
        let before = text[..start].trim_end();
        let before = before.strip_suffix("fy").unwrap_or(before);
        return (When::In(year), format!("{before}{after}"));
    }
    (When::Unsaid, text.to_owned())
}

fn without(text: &str, name: &str) -> Option<String> {
    let (before, after) = text.split_once(name)?;
    let after = after.strip_prefix('度').unwrap_or(after);
    Some(format!("{before}{after}"))
}

/// A text and what stands in brackets at its end.
pub(super) fn in_brackets(text: &str) -> (&str, &str) {
    let text = text.trim();
    let parted = text
        .strip_suffix([')', '）'])
        .and_then(|text| text.rsplit_once(['(', '（']));
    match parted {
        Some((before, within)) if !before.trim().is_empty() => (before.trim(), within.trim()),
        _ => (text, ""),
    }
}

/// Half-width, small letters, line breaks as spaces: for comparing only.
fn comparable(text: &str) -> String {
    let comparable = |found: char| match narrow(found) {
        found if found.is_whitespace() => ' ',
        found => found,
    };
    let text: String = text.trim().chars().map(comparable).collect();
    text.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<Said> {
        Heading::read(text).said
    }

    fn year(year: u32) -> When {
        When::In(Year::new(year).expect("a year of the test"))
    }

    #[test]
    fn headings_of_figures() {
        let cases = [
            ("2023", Line::Value, year(2023)),
            ("２０２３年", Line::Value, year(2023)),
            ("2023年度", Line::Value, year(2023)),
            ("2023年实际值", Line::Value, year(2023)),
            ("23年", Line::Value, year(2023)),
            ("FY2023", Line::Value, year(2023)),
            ("2023 actual", Line::Value, year(2023)),
            ("2023年（万元）", Line::Value, year(2023)),
            ("2023年目标", Line::Target, year(2023)),
            ("目标\n2023", Line::Target, year(2023)),
            ("Target 2023", Line::Target, year(2023)),
            ("目标值", Line::Target, When::Unsaid),
            ("2023年行业平均", Line::Industry, year(2023)),
            ("行业平均水平", Line::Industry, When::Unsaid),
            ("最强竞争对手", Line::Competitor, When::Unsaid),
            ("Strongest competitor", Line::Competitor, When::Unsaid),
            ("行业标杆", Line::Benchmark, When::Unsaid),
            ("实际值", Line::Value, When::Unsaid),
            ("本年", Line::Value, When::Before(0)),
            ("上年度", Line::Value, When::Before(1)),
            ("前年实际", Line::Value, When::Before(2)),
        ];
        for (text, line, when) in cases {
            assert_eq!(said(text), Some(Said::Figure(line, when)), "{text}");
        }
    }

    #[test]
    fn headings_of_texts() {
        let cases = [
            ("指标", Meaning::Name),
            ("绩效指标名称", Meaning::Name),
            ("KPI", Meaning::Name),
            ("单位", Meaning::Unit),
            ("指标单位", Meaning::Unit),
            ("核心/辅助", Meaning::Core),
            ("指标类型", Meaning::Core),
            ("指标方向", Meaning::Direction),
            ("行业排名", Meaning::Class),
            ("自评等级", Meaning::Class),
            ("自评级别", Meaning::Class),
            ("数据来源", Meaning::Source(Line::Value)),
            ("行业平均来源", Meaning::Source(Line::Industry)),
            ("Benchmark source", Meaning::Source(Line::Benchmark)),
            ("要点", Meaning::Group),
            ("序号", Meaning::Number),
            ("No.", Meaning::Number),
        ];
        for (text, meaning) in cases {
            assert_eq!(said(text), Some(Said::All(meaning)), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_not_guessed() {
        for text in [
            "",
            "备注",
            "2023Q1",
            "2023年上半年",
            "1234567",
            "Remarks",
            "3000",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn the_unit_stands_in_brackets() {
        assert_eq!(Heading::read("2023年（万元）").unit, "万元");
        assert_eq!(Heading::read("营业收入(亿元)").unit, "亿元");
        assert_eq!(in_brackets("(a)"), ("(a)", ""));
    }
}
