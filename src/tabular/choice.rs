//! The words for what is chosen about an indicator: the first of each is the one that is written. Those that the table and the
//! draft show are among them, so that what is copied from there is read back; a test of the interface goes over them.

use crate::assessment::{Class, Direction};
use crate::language::Lang;

type Words<T> = [(T, &'static str, &'static str, &'static [&'static str])];

/// Core or supporting.
pub(super) const CORE: &Words<bool> = &[
    (
        true,
        "核心",
        "core",
        &["核心指标", "关键", "key", "是", "yes", "√", "✓"],
    ),
    (
        false,
        "辅助",
        "supporting",
        &["辅助指标", "支撑", "一般", "基本", "basic", "否", "no", "×"],
    ),
];

/// Which way is better.
pub(super) const DIRECTION: &Words<Direction> = &[
    (
        Direction::Higher,
        "越高越好",
        "higher",
        &[
            "高",
            "越大越好",
            "望大",
            "正向",
            "上升",
            "up",
            "↑",
            "higher is better",
        ],
    ),
    (
        Direction::Lower,
        "越低越好",
        "lower",
        &[
            "低",
            "越小越好",
            "望小",
            "逆向",
            "负向",
            "下降",
            "down",
            "↓",
            "lower is better",
        ],
    ),
    (
        Direction::OnTarget,
        "越接近目标越好",
        "on target",
        &["望目", "目标", "接近目标", "on-target", "target"],
    ),
];

/// The organisation's own class, in the words of the note of 附录一.
pub(super) const CLASS: &Words<Option<Class>> = &[
    (
        Some(Class::Below),
        "低于平均",
        "below average",
        &["未达行业平均", "低于行业平均", "below", "一般"],
    ),
    (Some(Class::Good), "良好", "good", &["高于行业平均"]),
    (
        Some(Class::Excellent),
        "优异",
        "superior",
        &["前四分之一", "top quarter", "前25%"],
    ),
    (
        Some(Class::Outstanding),
        "卓越",
        "excellent",
        &["领先", "leading", "outstanding", "前5%"],
    ),
    (
        None,
        "未知",
        "not known",
        &["不详", "unknown", "class not known"],
    ),
];

/// What a word stands for.
pub(super) fn read<T: Copy>(words: &Words<T>, text: &str) -> Option<T> {
    let text = text.trim().to_lowercase();
    // 自评：良好 is how the table shows a class.
    let text = text
        .trim_start_matches("自评")
        .trim_start_matches(['：', ':', ' ']);
    let found = words
        .iter()
        .find(|(_, zh, en, more)| text == *zh || text == *en || more.contains(&text));
    found.map(|(value, ..)| *value)
}

/// The word for a value.
pub(super) fn word<T: Copy + PartialEq>(words: &Words<T>, value: T, lang: Lang) -> &'static str {
    let found = words.iter().find(|(known, ..)| *known == value);
    found.map_or("", |(_, zh, en, _)| match lang {
        Lang::Zh => *zh,
        Lang::En => *en,
    })
}
