//! Words of indicators, targets and the plan.

use crate::assessment::{ActionText, Cell, Class, Direction, Line, Outlook, Trait};
use crate::language::{Lang, Phrase};

words! {
    INDICATORS = "指标", "Indicators";
    PLAN = "改进计划", "Improvement plan";
    DISMISSED = "已搁置的核查提示", "Finding put aside";
    UNIT = "单位", "Unit";
    CORE = "核心指标", "Core";
    SUPPORTING = "辅助指标", "Supporting";
    NOT_KNOWN = "未知", "Not known";
}

/// What a series is called.
pub(in crate::ui) fn line_word(line: Line) -> Phrase {
    match line {
        Line::Value => Phrase::new("实际值", "Actual"),
        Line::Target => Phrase::new("目标值", "Target"),
        Line::Industry => Phrase::new("行业平均", "Industry average"),
        Line::Competitor => Phrase::new("最强对手", "Strongest competitor"),
        Line::Benchmark => Phrase::new("标杆", "Benchmark"),
    }
}

/// Which way is better.
pub(in crate::ui) fn direction_word(direction: Direction) -> Phrase {
    match direction {
        Direction::Higher => Phrase::new("越高越好", "Higher is better"),
        Direction::Lower => Phrase::new("越低越好", "Lower is better"),
        Direction::OnTarget => Phrase::new("越接近目标越好", "On target is best"),
    }
}

/// A class, in the words of the note of 附录一; nothing known where there is none.
pub(in crate::ui) fn class_word(class: Option<Class>) -> Phrase {
    match class {
        None => NOT_KNOWN,
        Some(Class::Below) => Phrase::new("未达行业平均", "Below average"),
        Some(Class::Good) => Phrase::new("良好", "Good"),
        Some(Class::Excellent) => Phrase::new("优异", "Excellent"),
        Some(Class::Outstanding) => Phrase::new("卓越", "Outstanding"),
    }
}

/// What is chosen about an indicator.
pub(in crate::ui) fn trait_word(about: Trait) -> Phrase {
    match about {
        Trait::Core => Phrase::new("核心或辅助", "Core or supporting"),
        Trait::Direction => Phrase::new("方向", "Direction"),
        Trait::Class => Phrase::new("自评级别", "Own class"),
        Trait::Group => Phrase::new("所属要点", "Heading"),
    }
}

/// A percent beside the decided one.
pub(in crate::ui) fn outlook_word(which: Outlook) -> Phrase {
    match which {
        Outlook::Target => Phrase::new("目标得分率", "Target percent"),
        Outlook::Low => Phrase::new("最低可能得分率", "Lowest likely percent"),
        Outlook::High => Phrase::new("最高可能得分率", "Highest likely percent"),
    }
}

/// What a text of an action says.
pub(in crate::ui) fn action_word(text: ActionText) -> Phrase {
    match text {
        ActionText::Action => Phrase::new("措施", "Action"),
        ActionText::Owner => Phrase::new("负责人", "Owner"),
        ActionText::Due => Phrase::new("完成时间", "Due"),
    }
}

/// What a text of an indicator is called.
pub(in crate::ui) fn cell_word(lang: Lang, cell: Cell) -> String {
    match cell {
        Cell::Name => Phrase::new("名称", "name").get(lang).to_owned(),
        Cell::Unit => UNIT.get(lang).to_owned(),
        Cell::Source(line) => source_of(lang, line),
        Cell::Figure(line, year) => format!("{} {year}", line_word(line).get(lang)),
    }
}

/// What the source of a series is called.
pub(in crate::ui) fn source_of(lang: Lang, line: Line) -> String {
    match (lang, line) {
        (Lang::Zh, Line::Value) => String::from("数据来源"),
        (Lang::En, Line::Value) => String::from("Source of the data"),
        (Lang::Zh, _) => format!("{}的来源", line_word(line).get(lang)),
        (Lang::En, _) => format!("{}: source", line_word(line).get(lang)),
    }
}

/// The rows and years of a table in a few words.
pub(in crate::ui) fn table_of(lang: Lang, rows: usize, years: Option<(String, u8)>) -> String {
    let rows = match lang {
        Lang::Zh => format!("{rows}项指标"),
        Lang::En => format!("indicators: {rows}"),
    };
    match (lang, years) {
        (_, None) => rows,
        (Lang::Zh, Some((last, count))) => format!("{rows}，截至{last}年的{count}年"),
        (Lang::En, Some((last, count))) => format!("{rows}, years: {count} up to {last}"),
    }
}

/// The actions of a plan in a few words.
pub(in crate::ui) fn plan_of(lang: Lang, all: usize, done: usize) -> String {
    match lang {
        Lang::Zh => format!("{all}项措施，已完成{done}项"),
        Lang::En => format!("actions: {all}, done: {done}"),
    }
}
