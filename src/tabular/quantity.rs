//! A figure as it stands in a spreadsheet: a number, and the unit that follows it.

use crate::decimal::{Decimal, DecimalError};

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub number: Decimal,
    /// The unit as written: `%`, `万元`, `亿`; empty where none stands there.
    pub unit: String,
    /// Whether its unit is 元 for its sign of money alone: that says nothing of size, and stands in tables of 万元 too.
    pub by_sign: bool,
    /// As what bound it stood there, `≥ 95` or `95以上`. The number alone is kept.
    pub bound: Option<Bound>,
}

/// A bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// At least so much: `≥ 95`, `95以上`.
    Least,
    /// At most so much: `≤ 3`, `3以内`.
    Most,
}

/// Why a cell is not a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFigure {
    /// An error value of the spreadsheet, or a column too narrow to show its number.
    SheetError,
    /// Scientific notation, in which spreadsheets drop digits.
    Scientific,
    /// Not a number.
    NotANumber(DecimalError),
}

/// What people write where there is no figure, and the signs that they draw there: —, ---, …, /.
const BLANKS: [&str; 16] = [
    "n/a",
    "#n/a",
    "na",
    "n.a.",
    "nil",
    "null",
    "none",
    "无",
    "暂无",
    "无数据",
    "暂无数据",
    "不适用",
    "未统计",
    "未开展",
    "未提供",
    "保密",
];
const BLANK_SIGNS: &str = "-—–−－―─/／\\*＊.．…";

/// Signs and words that make a figure a bound.
const LEAST_BEFORE: [&str; 8] = ["≥", "≧", ">=", ">", "＞", "不低于", "不少于", "不小于"];
const LEAST_AFTER: [&str; 2] = ["及以上", "以上"];
const MOST_BEFORE: [&str; 8] = ["≤", "≦", "<=", "<", "＜", "不高于", "不超过", "不大于"];
const MOST_AFTER: [&str; 3] = ["及以下", "以下", "以内"];

/// Words of size that begin a unit, and the power of ten that they stand for. 千 is not among them: 千克 is a unit.
const SIZES: [(&str, i32); 5] = [("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4)];

impl Quantity {
    /// Reads a cell; `None` where it is empty or says that there is no figure. Empty is not zero.
    ///
    /// ```
    /// # use excellence_assessment::tabular::Quantity;
    /// let read = Quantity::read("￥１，２００．５０ 万").unwrap().unwrap();
    /// assert_eq!((read.number.to_string().as_str(), read.unit.as_str()), ("1200.50", "万元"));
    /// assert_eq!(Quantity::read("—"), Ok(None));
    /// ```
    pub fn read(cell: &str) -> Result<Option<Quantity>, NoFigure> {
        let mut text = cell.trim();
        let drawn = text.chars().all(|found| BLANK_SIGNS.contains(found));
        if drawn || BLANKS.iter().any(|blank| text.eq_ignore_ascii_case(blank)) {
            return Ok(None);
        }
        if text.starts_with('#') {
            return Err(NoFigure::SheetError);
        }
        let bound = bound(text);
        text = bound.map_or(text, |(_, rest)| rest);
        // Bookkeepers put what is below zero in brackets.
        let bracketed = text
            .strip_prefix(['(', '（'])
            .and_then(|rest| rest.strip_suffix([')', '）']));
        text = bracketed.unwrap_or(text);
        let money = text.strip_prefix(['¥', '￥']).map(str::trim_start);
        text = money.unwrap_or(text);
        let end = text.find(|found| !of_a_number(found));
        let (digits, unit) = text.split_at(end.unwrap_or(text.len()));
        let unit = unit.trim();
        if !digits.is_empty() && is_exponent(unit) {
            return Err(NoFigure::Scientific);
        }
        let stray = |found| NoFigure::NotANumber(DecimalError::NotANumber { found });
        // 约98, 3～5, 2024年1月: more than a number and its unit.
        let more = |found: &char| found.is_numeric() || matches!(found, '~' | '～');
        if let Some(found) = unit.chars().find(more) {
            return Err(stray(unit.chars().next().unwrap_or(found)));
        }
        let sign = if bracketed.is_some() { "-" } else { "" };
        let number = match (sign.to_owned() + digits.trim()).parse() {
            Ok(number) => number,
            Err(DecimalError::Empty) => {
                let found = unit.chars().next();
                return Err(found.map_or(NoFigure::NotANumber(DecimalError::Empty), stray));
            }
            Err(error) => return Err(NoFigure::NotANumber(error)),
        };
        let ends_so = money.is_none() || unit.ends_with('元');
        let by_sign = money.is_some() && unit.is_empty();
        Ok(Some(Quantity {
            number,
            unit: if ends_so {
                unit.replace('％', "%")
            } else {
                format!("{unit}元")
            },
            by_sign,
            bound: bound.map(|(bound, _)| bound),
        }))
    }

    /// The number in another unit, exactly; `None` where the units differ in more than size.
    ///
    /// ```
    /// # use excellence_assessment::tabular::Quantity;
    /// let read = Quantity::read("1.2亿").unwrap().unwrap();
    /// assert_eq!(read.in_unit("万元").unwrap().to_string(), "12000");
    /// assert_eq!(read.in_unit("%"), None);
    /// ```
    pub fn in_unit(&self, unit: &str) -> Option<Decimal> {
        let ((size, base), (other_size, other_base)) = (parts(&self.unit), parts(unit));
        // 亿 alone is 亿元 where the others are in 元, and of no percents.
        let left_out =
            |size, base: &str, other| size > 0 && base.is_empty() && !matches!(other, "%" | "‰");
        let same = base == other_base
            || left_out(size, base, other_base)
            || left_out(other_size, other_base, base);
        same.then(|| self.number.shifted(size - other_size))
            .flatten()
    }

    /// Whether its unit begins with a word of size.
    pub fn is_sized(&self) -> bool {
        parts(&self.unit).0 > 0
    }
}

/// What bound a text says, and the rest of it.
fn bound(text: &str) -> Option<(Bound, &str)> {
    let stated = |before: &[&str], after: &[&str], bound| {
        let rest = first(text, before, |text, sign| text.strip_prefix(sign))
            .or_else(|| first(text, after, |text, word| text.strip_suffix(word)));
        rest.map(|rest| (bound, rest))
    };
    stated(&LEAST_BEFORE, &LEAST_AFTER, Bound::Least)
        .or_else(|| stated(&MOST_BEFORE, &MOST_AFTER, Bound::Most))
}

/// The first of some affixes that can be taken off, and what remains.
fn first<'a>(
    text: &'a str,
    affixes: &[&str],
    strip: fn(&'a str, &str) -> Option<&'a str>,
) -> Option<&'a str> {
    let mut rests = affixes.iter().filter_map(|affix| strip(text, affix));
    rests.next().map(str::trim)
}

/// The power of ten in a unit, and the unit without it.
fn parts(unit: &str) -> (i32, &str) {
    let unit = unit.trim();
    for (word, size) in SIZES {
        // 万分之 and 百万分之 make the number smaller: they are units of their own.
        if let Some(base) = unit
            .strip_prefix(word)
            .filter(|base| !base.starts_with('分'))
        {
            return (size, base.trim());
        }
    }
    match unit {
        "％" | "百分比" => (0, "%"),
        _ => (0, unit),
    }
}

/// Whether a character can be part of a number as people type it.
fn of_a_number(found: char) -> bool {
    matches!(found, '0'..='9' | '０'..='９' | '.' | '．' | ',' | '，' | '+' | '＋' | '\'' | '’')
        || matches!(found, '-' | '－' | '−' | '–' | '﹣')
        || matches!(found, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Whether a unit is an exponent: `E+05`.
fn is_exponent(unit: &str) -> bool {
    let exponent = unit.strip_prefix(['E', 'e']);
    exponent.is_some_and(|rest| rest.trim_start_matches(['+', '-']).parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(cell: &str) -> (String, String, Option<Bound>) {
        let read = Quantity::read(cell).expect("a figure").expect("not empty");
        (read.number.to_string(), read.unit, read.bound)
    }

    #[test]
    fn figures_as_people_write_them() {
        let cases = [
            ("98.5%", "98.5", "%"),
            ("９８．５％", "98.5", "%"),
            ("1,234.50", "1234.50", ""),
            ("3,450 万元", "3450", "万元"),
            ("1.2亿", "1.2", "亿"),
            ("-3.5 件", "-3.5", "件"),
            ("(1,234)", "-1234", ""),
            ("（５％）", "-5", "%"),
            ("¥12", "12", "元"),
            ("￥1.2亿元", "1.2", "亿元"),
            ("4次/年", "4", "次/年"),
        ];
        for (cell, number, unit) in cases {
            assert_eq!(read(cell), (number.into(), unit.into(), None), "{cell}");
        }
        let bounds = [
            ("≥95%", "95", "%", Bound::Least),
            ("95%以上", "95", "%", Bound::Least),
            (">=95", "95", "", Bound::Least),
            ("不低于90分", "90", "分", Bound::Least),
            ("≤ 3", "3", "", Bound::Most),
            ("3件以内", "3", "件", Bound::Most),
            ("不超过0.5%", "0.5", "%", Bound::Most),
        ];
        for (cell, number, unit, bound) in bounds {
            assert_eq!(
                read(cell),
                (number.into(), unit.into(), Some(bound)),
                "{cell}"
            );
        }
    }

    #[test]
    fn empty_is_not_zero() {
        for cell in [
            "",
            " ",
            "\u{3000}",
            "-",
            "—",
            "/",
            "N/A",
            "#N/A",
            "无",
            "暂无",
            "NA",
            "不适用",
            "未统计",
            "无数据",
            "\u{2015}",
            "─",
            "---",
            "…",
            "...",
            "\\",
            "*",
            "null",
            "未开展",
            "保密",
        ] {
            assert_eq!(Quantity::read(cell), Ok(None), "{cell}");
        }
        assert_eq!(read("0"), ("0".into(), String::new(), None));
    }

    #[test]
    fn what_is_no_figure_says_why() {
        use NoFigure::{NotANumber, Scientific, SheetError};
        let stray = |found| NotANumber(DecimalError::NotANumber { found });
        let cases = [
            ("#DIV/0!", SheetError),
            ("########", SheetError),
            ("1.2E+05", Scientific),
            ("约98", stray('约')),
            ("3～5", stray('～')),
            ("2024年1月", stray('年')),
            ("良好", stray('良')),
            ("%", stray('%')),
            ("12,34", NotANumber(DecimalError::Grouping)),
            ("1 2", NotANumber(DecimalError::Grouping)),
        ];
        for (cell, why) in cases {
            assert_eq!(Quantity::read(cell), Err(why), "{cell}");
        }
    }

    #[test]
    fn sizes_are_changed_exactly() {
        let cases = [
            ("1.2亿", "万元", Some("12000")),
            ("9800万", "亿元", Some("0.9800")),
            ("1.2亿元", "亿元", Some("1.2")),
            ("3百万元", "万元", Some("300")),
            ("1.5万亿", "亿", Some("15000")),
            ("3万次", "次", Some("30000")),
            ("5%", "百分比", Some("5")),
            ("3万次", "万元", None),
            ("5%", "万元", None),
            ("5件", "", None),
            ("3万分之", "分之", None),
            ("¥1.2万", "元", Some("12000")),
        ];
        for (cell, unit, number) in cases {
            let read = Quantity::read(cell).expect("a figure").expect("not empty");
            let found = read.in_unit(unit).map(|number| number.to_string());
            assert_eq!(found.as_deref(), number, "{cell} in {unit}");
        }
    }

    proptest! {
        #[test]
        fn no_cell_makes_it_panic(cell in "[-0-9０-９.,，%％万亿元(（)）≥≤#E+ 以上约件]{0,16}") {
            if let Ok(Some(read)) = Quantity::read(&cell) {
                let _ = read.in_unit("万元");
            }
        }
    }
}
