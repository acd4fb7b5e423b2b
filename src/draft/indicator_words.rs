//! The words of the table of indicators in the draft.

use crate::assessment::{Class, Direction, Line};
use crate::language::Phrase;

pub(super) const CAPTION: Phrase = Phrase::new("{}的指标", "{} Indicators");
pub(super) const INDICATOR: Phrase = Phrase::new("指标", "Indicator");
pub(super) const COMPARED: Phrase = Phrase::new("对比", "Compared with");
pub(super) const OWN_CLASS: Phrase = Phrase::new("自评级别", "Own class");
pub(super) const DATA_SOURCE: Phrase = Phrase::new("数据来源", "Source of the data");
pub(super) const SUPPORTING: Phrase = Phrase::new("辅助指标", "supporting");
pub(super) const FROM_TO: Phrase = Phrase::new("（{}—{}年）", ", {}–{}");
pub(super) const IN_YEAR: Phrase = Phrase::new("（{}年）", " ({})");
/// Around a unit or a source.
pub(super) const OPEN: Phrase = Phrase::new("（", " (");
pub(super) const CLOSE: Phrase = Phrase::new("）", ")");
/// Before what is said of an indicator.
pub(super) const ABOUT: Phrase = Phrase::new("：", ": ");
/// Between two things that are said of it.
pub(super) const COMMA: Phrase = Phrase::new("，", ", ");
/// Between two comparisons.
pub(super) const SEMICOLON: Phrase = Phrase::new("；", "; ");

/// What a series is called.
pub fn line(line: Line) -> Phrase {
    match line {
        Line::Value => Phrase::new("实际值", "Actual"),
        Line::Target => Phrase::new("目标值", "Target"),
        Line::Industry => Phrase::new("行业平均", "Industry average"),
        Line::Competitor => Phrase::new("最强对手", "Strongest competitor"),
        Line::Benchmark => Phrase::new("标杆", "Benchmark"),
    }
}

/// Which way is better.
pub(super) fn direction(direction: Direction) -> Phrase {
    match direction {
        Direction::Higher => Phrase::new("越高越好", "higher is better"),
        Direction::Lower => Phrase::new("越低越好", "lower is better"),
        Direction::OnTarget => Phrase::new("越接近目标越好", "on target is best"),
    }
}

/// A class, in the words of the note of 附录一.
pub(super) fn class(class: Class) -> Phrase {
    match class {
        Class::Below => Phrase::new("低于平均", "Below average"),
        Class::Good => Phrase::new("良好", "Good"),
        Class::Excellent => Phrase::new("优异", "Superior"),
        Class::Outstanding => Phrase::new("卓越", "Excellent"),
    }
}
