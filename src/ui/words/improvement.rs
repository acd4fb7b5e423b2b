//! The words of the way to the next tier, of trying out other percents, of targets, and of the improvement plan.

use crate::assessment::Status;
use crate::language::{Lang, Phrase};
use crate::planning::Plan;
use crate::standard::{Hundredths, Percent};

words! {
    IMPROVEMENT = "改进", "Improvement";
    IMPROVEMENT_LEAD = "离目标等级还有几步，换几个得分率试一试，定下目标，写成计划。", "How far a tier is, what other percents would mean, what to aim at, and what to do.";
}

// The way to a tier.
words! {
    WAY = "到下一等级", "The way to the next tier";
    WAY_NOTE = "一档是从一个得分率到相邻的一个。给出的是档数最少的一条路；档数相同，取改动条目最少的。它只算距离，不建议先改哪里。", "A step leads from one percent to the next. This is a way with the fewest steps, and among those one that changes the fewest items. It measures the distance; it is no advice where to begin.";
    WAY_WITHOUT_TIERS = "没有一个项目按这套标准的得分定等级，所以没有可算的路。", "No programme takes its tiers from scores on this standard, so there is no way to compute.";
    TIER = "等级", "Tier";
    MOST_STEPS = "每个条目最多上调", "An item may climb by at most";
    NO_LIMIT = "不限", "any number of steps";
    HELD_FIXED = "保持不变的条目", "Items held fixed";
    SCORES_REACHED = "按现有得分，这一等级对分数的要求已经满足（暂定）。", "The present scores meet what this tier asks of them (provisional).";
    UNSCORED_FROM_ZERO = "未评的条目从0算起；全部评完后再看，才是真实的距离。", "Items that are not scored are counted from 0: the distance is the true one when all of them are scored.";
    CONDITIONS_LEAVE_NO_WAY = "已申明的条件不允许只靠分数达到这一等级。", "With the conditions as declared, no score leads to this tier.";
    STILL_TO_DECLARE = "除分数外还要满足，尚未申明", "Beside the scores, not declared yet";
    DECLARED_NOT = "已申明不成立，单靠分数不够", "Declared as not met: scores alone are not enough";
    COULD_STAND_IN = "可以代替分数要求，尚未申明成立", "Could stand in for a score, and is not declared as met";
    TRY_THIS = "放进试算", "Try it out";
    AIM_AT_THIS = "设为目标", "Aim at it";
    WATERFALL = "从现在到目标等级", "From the present total to the tier";
}

// Percents beside the decided ones.
words! {
    AIMS = "试算、目标与把握", "Trying out, targets, confidence";
    AIMS_NOTE = "试算不改动自评，关闭网页即放弃；目标与最低、最高得分率存进自评。", "What is tried out changes nothing and is gone when you close the page. Targets and the lowest and highest percents are kept.";
    AS_IS = "现状", "Present";
    TRIED = "试算", "Try";
    TRIED_TOTAL = "试算：{}分 → {}分（{}，暂定）", "Tried out: {} → {} points ({}, provisional)";
    TO_BE = "目标", "Target";
    LOWEST = "最低", "Lowest";
    HIGHEST = "最高", "Highest";
    RANGE_TURNED = "最低高于最高，按二者之间计算。", "The lowest is above the highest; what lies between them is counted.";
    RANGE_BESIDE = "现状{}不在最低与最高之间。", "The present {} is not between the lowest and the highest.";
    UNSCORED_AS_ZERO = "未评的条目在各栏中都按0分计。", "Items that are not scored count as 0 in every column.";
    WHAT_IF = "试算结果", "What it would mean";
    NOTHING_TRIED = "还没有试算：在上表“试算”一列换几个得分率。", "Nothing is tried out yet: choose other percents in the column “Try” above.";
    THEN = "试算后", "Then";
    TAKE_PERCENTS = "采用到自评", "Take over";
    DISCARD = "放弃试算", "Discard";
    CATEGORY = "类目", "Category";
}

// How sure the total is.
words! {
    CONFIDENCE = "总分的把握", "How sure the total is";
    CONFIDENCE_NOTE = "假定各条目互不影响，且每个条目在最低与最高之间的每一档可能性相同；由此逐一计数，精确到百分之一分。这是本程序的算法，不是标准的。", "It is assumed that items are independent and that every step of an item between its lowest and its highest percent is equally likely; all combinations are counted, to a hundredth of a point. The method is the program’s own, not the standard’s.";
    NO_RANGES = "给一些条目填上最低与最高得分率，这里就给出总分的分布和达到各等级的可能性。", "Give some items a lowest and a highest percent: the distribution of the total and the chance of each tier are shown here.";
    DISTRIBUTION = "总分的分布与达到各等级的可能性", "Distribution of the total, and the chance of each tier";
    NUMBERS = "数据表", "Numbers as a table";
}

// The plan.
words! {
    PLAN_LEAD = "做什么、为哪个条目、谁负责、何时完成。会写进草稿。", "What to do, for which item, by whom, until when. It becomes part of the draft.";
    PLAN_EMPTY = "还没有措施。", "No actions yet.";
    ADD_ACTION = "添加措施", "Add an action";
    REMOVE_ACTION = "删除", "Remove";
    STATUS = "状态", "Status";
    NO_ITEM = "不针对某个条目", "no single item";
    PLAN_FULL = "已到500项措施的上限。", "A plan holds 500 actions at most.";
}

// Figures.
words! {
    BARS = "各条目：自评、证据支持与余量", "Items: claimed, supported, headroom";
    PROFILES = "各类目：现状、证据支持与目标", "Categories: present, supported, target";
    INDICATOR_FIGURES = "指标走势", "Indicators over the years";
}

/// How far an action is.
pub(in crate::ui) fn status_word(status: Status) -> Phrase {
    match status {
        Status::Planned => Phrase::new("未开始", "Not begun"),
        Status::Underway => Phrase::new("进行中", "Under way"),
        Status::Done => Phrase::new("已完成", "Done"),
    }
}

/// So many steps an item.
pub(in crate::ui) fn steps(lang: Lang, steps: u8) -> String {
    match lang {
        Lang::Zh => format!("{steps}档"),
        Lang::En if steps == 1 => String::from("1 step"),
        Lang::En => format!("{steps} steps"),
    }
}

/// The least steps, and what they bring.
pub(in crate::ui) fn least_steps(lang: Lang, plan: &Plan) -> String {
    let (steps, items) = (plan.steps, plan.raises.len());
    let (before, after) = (plan.before, plan.after);
    match lang {
        Lang::Zh => {
            format!("最少{steps}档，改动{items}个条目：{before}分→{after}分（暂定）。")
        }
        Lang::En => {
            let step = if steps == 1 { "step" } else { "steps" };
            let item = if items == 1 { "item" } else { "items" };
            format!(
                "At least {steps} {step} of {items} {item}: {before} → {after} points (provisional)."
            )
        }
    }
}

/// That the total stays too low.
pub(in crate::ui) fn total_too_low(lang: Lang, most: Hundredths, needed: Hundredths) -> String {
    match lang {
        Lang::Zh => format!("做不到：在这些限制下最多{most}分，需要{needed}分（暂定）。"),
        Lang::En => format!(
            "Not possible: within these limits {most} points can be reached, {needed} are needed (provisional)."
        ),
    }
}

/// That every category stays too low.
pub(in crate::ui) fn categories_too_low(lang: Lang, needed: Percent) -> String {
    match lang {
        Lang::Zh => format!("做不到：在这些限制下，没有一个类目能达到其自身分值的{needed}。"),
        Lang::En => format!(
            "Not possible: within these limits no category reaches {needed} of its own points."
        ),
    }
}

/// Why there is no distribution: how many items have neither a percent nor a range; where none, there are too many combinations.
pub(in crate::ui) fn without_range(lang: Lang, items: usize) -> String {
    match (lang, items) {
        (Lang::Zh, 0) => {
            String::from("可能的组合太多，无法逐一计数；收窄一些条目的最低与最高得分率后给出分布。")
        }
        (Lang::En, 0) => String::from(
            "There are too many combinations to count: the distribution is shown once the ranges of some items are narrower.",
        ),
        (Lang::Zh, _) => {
            format!("还有{items}个条目没有得分率，也没有最低与最高得分率；补齐后给出分布。")
        }
        (Lang::En, _) => format!(
            "Items with neither a percent nor a lowest and highest one: {items}. The distribution is shown once there are none."
        ),
    }
}

/// What a percent of an item is for, read out.
pub(in crate::ui) fn percent_for(item: &str, what: &str) -> String {
    format!("{item} {what}")
}
