//! What the heading of a column says, in Chinese or English.

use super::terms::{
    AVERAGE, BENCHMARK, BESIDE, BEST, COLUMNS, COMPETITOR, FIELDS, NAMED, NUMBERS, NUMERALS,
    OF_A_YEAR, OF_UNITS, OTHERS, PARTS, PLACES, SURE, TARGET, UNITS, VALUES, YEAR_ENDS,
};
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

/// A heading: what it says, whether that is a part of a year, and the unit in its brackets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    pub said: Option<Said>,
    pub part: bool,
    pub unit: String,
}

impl Heading {
    /// Reads a heading.
    pub(super) fn read(text: &str) -> Heading {
        let (before, within) = in_brackets(text);
        let [whole, before, inner] = [text, before, within].map(comparable);
        // 2026年（目标） says a target: what stands in its brackets is no unit.
        if !is_meant(&inner) {
            return Heading {
                said: said(&before),
                part: is_part(&before),
                // 目标（≥95%） has a bound in its brackets.
                unit: if within.starts_with(['≥', '≤', '>', '<', '＞', '＜']) {
                    String::new()
                } else {
                    within.to_owned()
                },
            };
        }
        // 指标（2025年） is a name all the same; 2025年（1-9月） is not the year.
        let column = said(&before).filter(|said| matches!(said, Said::All(_)));
        Heading {
            said: said(&whole).or(column),
            part: is_part(&whole),
            unit: String::new(),
        }
    }
}

/// Whether the words in the brackets of a heading say what the column holds.
fn is_meant(within: &str) -> bool {
    // Empty says nothing, and A alone is a unit.
    let says = VALUES[1..].contains(&within) || OF_A_YEAR[1..].contains(&within);
    let known = says || line(within).is_some() || has(within, &OTHERS);
    known || is_part(within) || when(within).0 != When::Unsaid
}

/// Whether a part of a year is named: 1-9月, 一季度, 上半年.
fn is_part(text: &str) -> bool {
    let numeral = |found: char| found.is_ascii_digit() || NUMERALS.contains(found);
    let counted = |word: &&str| {
        let mut found = text.match_indices(*word);
        found.any(|(at, _)| text[..at].trim_end().ends_with(numeral))
    };
    has(text, &PARTS) || ["月", "季"].iter().any(counted)
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The series that a text names; the first that fits counts.
fn line(text: &str) -> Option<Line> {
    let has = |words: &[&str]| has(text, words);
    let (field, place) = (has(&FIELDS), has(&PLACES));
    if has(&COMPETITOR) {
        Some(Line::Competitor)
    } else if has(&BENCHMARK) || (field || place) && has(&BEST) {
        Some(Line::Benchmark)
    } else if field || place && has(&AVERAGE) {
        Some(Line::Industry)
    } else {
        has(&TARGET).then_some(Line::Target)
    }
}

fn said(text: &str) -> Option<Said> {
    let (when, rest) = when(text);
    // 2023/实际, 2023年（实际）
    let rest = rest.trim_matches([' ', '/', '_', ':', '(', ')']);
    let has = |words: &[&str]| has(rest, words);
    let line = line(rest);
    if has(&["来源", "出处", "source"]) {
        return Some(Said::All(Meaning::Source(line.unwrap_or(Line::Value))));
    }
    if when == When::Unsaid && NUMBERS.contains(&rest) {
        return Some(Said::All(Meaning::Number));
    }
    // 2025年目标完成 is what became of the target, 2026-2030年目标 that of no single year.
    let became = line == Some(Line::Target) && has(&["完成", "达成", "实现"]);
    let more = line == Some(Line::Target) && rest.contains(|found: char| found.is_ascii_digit());
    let value = VALUES.contains(&rest) || OF_A_YEAR.contains(&rest);
    if became || !value && is_part(rest) || has(&OTHERS) || has(&BESIDE) {
        return None;
    }
    if when != When::Unsaid {
        let line = line.or(value.then_some(Line::Value)).filter(|_| !more);
        return line.map(|line| Said::Figure(line, when));
    }
    // 行业排名 is a class and no average; 指标目标 is a target and no name.
    let class = has(&["位次", "排名", "rank"]).then_some(Meaning::Class);
    match (class, line) {
        (Some(class), _) => Some(Said::All(class)),
        (None, Some(line)) => Some(Said::Figure(line, When::Unsaid)),
        (None, None) if !rest.is_empty() && VALUES.contains(&rest) => {
            Some(Said::Figure(Line::Value, When::Unsaid))
        }
        (None, None) => column(rest).map(Said::All),
    }
}

/// The column without figures that a text names.
fn column(text: &str) -> Option<Meaning> {
    let end = text.rsplit(' ').next().unwrap_or(text);
    if UNITS.contains(&end) || has(text, &OF_UNITS) {
        return Some(Meaning::Unit);
    }
    let mut columns = COLUMNS.iter().filter(|_| !text.contains("单位"));
    let found = columns.find(|(_, words)| has(text, words));
    found.map(|(meaning, _)| *meaning)
}

/// Whether a text is the usual heading of the names or the units, and no indicator.
pub(super) fn is_sure(text: &str) -> bool {
    SURE.contains(&comparable(text).as_str())
}

/// Whether a heading names something beside the indicators, and surely not the indicators.
pub(super) fn is_beside(text: &str) -> bool {
    has(&comparable(text), &BESIDE)
}

/// How surely a heading names the indicators themselves: 指标名称 more than 指标, 二级指标 more than 一级指标 or 项目.
pub(super) fn name_rank(text: &str) -> u8 {
    let text = comparable(text);
    let has = |words: &[&str]| has(&text, words);
    if has(&["一级"]) {
        return 0;
    }
    let named = 8 * u8::from(has(&["名称", "name"]));
    let level = 2 * u8::from(has(&["二级"])) + 4 * u8::from(has(&["三级", "四级"]));
    1 + named + level + u8::from(has(&["指标", "indicator", "kpi", "metric"]))
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
        let fiscal = text[..start].trim_end().ends_with("fy");
        let short = length == 2 && (fiscal || after.trim_start().starts_with('年'));
        let century = if short { "20" } else { "" };
        let Some(year) = Year::from_key(&format!("{century}{digits}")) else {
            continue;
        };
        let after = after.trim_start();
        let after = after.strip_prefix('财').unwrap_or(after);
        let after = after.strip_prefix('年').unwrap_or(after);
        let after = after.strip_prefix(YEAR_ENDS).unwrap_or(after);
        let before = text[..start].trim_end();
        let before = before.strip_suffix("fy").unwrap_or(before);
        return (When::In(year), format!("{before}{after}"));
    }
    (When::Unsaid, text.to_owned())
}

fn without(text: &str, name: &str) -> Option<String> {
    let (before, after) = text.split_once(name)?;
    let after = after.strip_prefix(YEAR_ENDS).unwrap_or(after);
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
