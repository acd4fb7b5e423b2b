//! The wording of the draft, in both languages, and how it writes numbers, dates and findings.

use crate::assessment::ConditionAnswer;
use crate::language::{Lang, Phrase};
use crate::programme::nearness::Standing;
use crate::programme::{Condition, ConditionKind, Verdict};
use crate::scoring::{Finding, Rule};
use crate::standard::{Hundredths, Item, ItemId, Percent, Points, Standard};

macro_rules! phrases {
    ($($name:ident: $zh:literal, $en:literal;)*) => {$(
        pub(super) const $name: Phrase = Phrase::new($zh, $en);
    )*};
}

/// What marks a gap.
pub const GAP: Phrase = Phrase::new("【待补证据】", "【evidence to be added】");
/// What stands beside every score.
pub const PROVISIONAL: Phrase = Phrase::new("暂定", "provisional");

phrases! {
    TITLE: "卓越绩效自评报告草稿", "Performance-excellence self-evaluation: draft";
    NO_NAME: "（组织名称未填写）", "(organisation not named)";
    PROVISIONAL_UNOFFICIAL: "暂定，非官方", "provisional, not official";
    FICTIONAL: "虚构示例", "fictional example";
    FICTIONAL_NOTICE: "本报告中的组织、人员和数据均为虚构，仅作示例。", "The organisation, people and figures in this report are invented and serve as an example only.";
    PROVISIONAL_NOTICE: "得分、得分率与等级都来自自评，一律为暂定，不代表任何评审机构的结论。", "Scores, percents and tiers come from a self-assessment. All are provisional and bind no awarding body.";
    INDUSTRY: "行业", "Industry";
    PLACE: "所在地", "Place";
    PERIOD: "自评期间", "Period assessed";
    AUTHOR: "编制", "Written by";
    DATE: "日期", "Date";
    PART: "本文件内容", "In this file";
    PART_ALONE: "只有一章：{}", "One chapter alone: {}";
    STANDARD: "标准", "Standard";
    PROGRAMME: "认定项目", "Programme";
    ORGANISATION: "组织名称", "Organisation";
    DOCUMENT: "标题", "Title";
    STATE: "暂定标记", "State";

    ITEM_POINTS: "{}分", "{} points";
    BASIC: "基本要求", "Basic requirement";
    OVERALL: "总体要求", "Overall requirement";
    RESULTS: "结果", "Results";
    RESULT_FACTORS: "对结果的说明", "About these results";
    STRENGTHS: "优势", "Strengths";
    OPPORTUNITIES: "改进机会", "Opportunities for improvement";
    NONE_WRITTEN: "尚未填写。", "Not written yet.";
    SCORE: "评分（暂定）", "Score (provisional)";
    BANDS_CAPTION: "{}各评价要素所在的分数段（暂定）", "Band of each factor of {} (provisional)";
    NOT_CHOSEN: "未选", "not chosen";
    NOT_SCORED: "未评", "not scored";
    NOT_SCORED_LINE: "未评 · {}分待定（暂定）", "Not scored · {} points still open (provisional)";
    SCORE_LINE: "得分率{} · 得分{} / {}分（暂定）", "{} · {} of {} points (provisional)";
    SUPPORTED_LINE: "现有证据支持到{}，即{}分（暂定）。", "The evidence so far supports {}, that is {} points (provisional).";
    UNSUPPORTED_LINE: "还没有证据，这样只支持到{}，即{}分（暂定）。", "There is no evidence yet; so no more than {} is supported, that is {} points (provisional).";
    REASON: "评分理由", "Reason for this score";
    CHECK: "证据核查", "Evidence check";
    CATEGORY_LINE: "本类目暂定得分：{}", "Provisional score of this category: {}";
    RUN_IN: "　", "\u{2002}";

    MISSING_POINT: "{}的证据", "evidence for {}";
    MISSING_FACTOR: "{}“{}”的说明", "an account of “{1}” for {0}";
    MISSING_INDICATORS: "{}的指标与数据", "indicators with figures for {}";
    MISSING_SECTION: "“{}”的介绍", "an account of “{}”";

    ANNEX: "附录{}", "Annex {}";
    SCORES_TITLE: "得分（暂定）", "Scores (provisional)";
    SCORES_CAPTION: "各条目与类目的得分（暂定）", "Scores by item and category (provisional)";
    COL_ITEM: "条目", "Item";
    COL_POINTS: "分值", "Points";
    COL_PERCENT: "得分率", "Percent";
    COL_EARNED: "得分", "Earned";
    COL_SUPPORTED_PERCENT: "证据支持的得分率", "Percent supported";
    COL_SUPPORTED: "证据支持的得分", "Points supported";
    COL_OPEN: "未评", "Open";
    SUM: "小计：{}", "Sum: {}";
    TOTAL: "合计", "Total";
    TOTAL_LINE: "已得{}分，满分{}分；得分率{}（暂定）。", "{} of {} points earned; percent: {} (provisional).";
    TOTAL_NONE: "还没有条目评过分：满分{}分全部待定（暂定）。", "No item is scored yet: all {} points are open (provisional).";
    OPEN_LINE: "未评的条目还有{}分，最终得分将在{}与{}之间。", "Items not yet scored hold {} points: the final score will lie between {} and {}.";
    CLOSED_LINE: "全部条目都已评分。", "Every item is scored.";
    SUPPORTED_TOTAL: "已评的条目中，现有证据支持到{}分（暂定）；相差{}分，原因见各条目的证据核查。", "For the items scored, the evidence so far supports {} points (provisional); for the {} points of difference, see the evidence check of each item.";
    SUPPORTED_ALL: "证据核查没有疑问：现有证据支持已评条目的全部得分（暂定）。", "The evidence check has no question: the evidence supports every score given (provisional).";
    SUPPORTED_DISMISSED: "证据核查的疑问都已搁置，理由见各条目；已评条目的得分因此没有调低（暂定）。", "Every question of the evidence check was put aside, for the reasons given with the items; so no score is lowered (provisional).";
    FACTS: "表中数据显示（“结果较好”按全部有数据的指标计；其余按核心指标计，没有核心指标时按全部指标计）：", "What the table shows; “acceptable” is counted over all indicators with figures, the rest over the core ones, or over all where none is core:";
    RADAR_OPEN_CAPTION: "各类目得分率（暂定）；虚线为未评条目全部得满分时的上限", "Percent by category (provisional); dashes: the most that the open items allow";
    RADAR_CAPTION: "各类目得分率（暂定）", "Percent by category (provisional)";

    PROGRAMMES_TITLE: "认定项目（暂定）", "Programmes (provisional)";
    OVERVIEW_TITLE: "认定与奖项总览（暂定）", "Programmes at a glance (provisional)";
    NO_PROGRAMME: "这里没有认定项目。", "There is no programme here.";
    GLANCE_CAPTION: "全部认定与奖项，按接近的程度排列（暂定）", "All programmes, the nearest first (provisional)";
    COL_NOW: "目前", "Now";
    COL_CONDITIONS: "条件", "Conditions";
    COL_NEXT: "距下一等级", "To the next tier";
    NO_COMPUTED_TIER: "不计算等级", "no tier is computed";
    POINTS_SHORT: "还差{}分", "{} points short";
    GRANTOR: "{}；依据：{}。", "{}. Source: {}.";
    TIER_REACHED: "按得分与申明，条件全部成立的最高等级：{}（暂定）。", "Highest tier whose conditions are all met, by score and declarations: {} (provisional).";
    TIER_NONE: "按得分与申明，还没有条件全部成立的等级（暂定）。", "By score and declarations, no tier has all its conditions met yet (provisional).";
    BY_SCORE: "只看得分：{}（暂定）。", "By score alone: {} (provisional).";
    BY_SCORE_NONE: "只看得分，还没有达到任何等级（暂定）。", "By score alone, no tier is reached yet (provisional).";
    OFFICIAL_SCORE: "{}：{}（来源：{}；日期：{}）。", "{}: {} (source: {}; date: {}).";
    BY_OFFICIAL: "只看正式得分，折成它自己满分的百分比：{}（等级暂定）。", "By the official score alone, as a percent of its own full marks: {} (tier provisional).";
    BY_OFFICIAL_NONE: "只看正式得分，还没有达到任何等级（暂定）。", "By the official score alone, no tier is reached (provisional).";
    OFFICIAL_TIER: "按正式得分与全部条件：{}（等级暂定）。", "By the official score and all conditions: {} (tier provisional).";
    OFFICIAL_TIER_NONE: "按正式得分与全部条件，还没有达到任何等级（暂定）。", "By the official score and all conditions, no tier is reached (provisional).";
    SCORE_OF_ANOTHER: "得分线对照另一份标准：本次自评的得分不用于这一项目，也不换算。", "Its score lines rest on another standard: the score of this assessment does not count for it and is not converted.";
    OTHER_STANDARD: "另一份标准", "another standard";
    NOTHING_ASKED: "来源文件没有写申报条件，这里不判断资格。", "The source states no conditions; nothing is decided about eligibility here.";
    ELIGIBLE: "资格：符合申报条件（按申明，暂定）。", "Eligibility: the conditions of application are met, by what was declared (provisional).";
    CANNOT_APPLY: "资格：不符合申报条件（按申明，暂定）。", "Eligibility: a condition of application is not met, by what was declared (provisional).";
    MAY_OPEN: "资格：待定（暂定）。", "Eligibility: not yet decided (provisional).";
    FAILED_CONDITIONS: "不成立的条件（{}）：", "Conditions not met ({}):";
    OPEN_CONDITIONS: "待定的条件（{}）：", "Conditions still open ({}):";
    MANY_OPEN: "待定的条件：{}，见下面的“逐项条件”表。", "Conditions still open: {}; see the table of conditions below.";
    LEVELS: "{}。{}", "{}. {}";
    NEXT_OWN: "按自评得分，", "By the self-score: ";
    HIGHER: "已达更高等级", "a higher one is reached";
    NEXT: "距离“{}”（{}分）还差{}分（暂定）。分数最近的条目：", "{2} points short of “{0}” ({1} points), provisional. Where the points are nearest:";
    NEXT_OPEN: "{}：尚未评分，最多可得{}分", "{}: not scored yet, at most {} points";
    NEXT_ALONE: "{}：{}，单此一项即可补足", "{}: {}, which alone is enough";
    NEXT_STEP: "{}：{}，可得{}分", "{}: {}, which brings {} points";
    NEXT_FROM: "由{}提到{}", "from {} to {}";
    TIERS_CAPTION: "各等级（暂定）", "Tiers (provisional)";
    COL_TIER: "等级", "Tier";
    COL_CLAUSE: "条款", "Clause";
    COL_THRESHOLD: "所需得分", "Points needed";
    COL_DISTANCE: "还差", "Still missing";
    COL_BY_SCORE: "只看得分", "By score";
    COL_VERDICT: "全部条件", "All conditions";
    COL_BY_OFFICIAL: "只看正式得分", "By official score";
    SHORT: " · 还差{}分", " · {} points short";
    BY_OFFICIAL_SCORE: "；只看正式得分：", "; by the official score: ";
    COL_OFFICIAL: "正式得分与全部条件", "Official score, all conditions";
    CONDITIONS_CAPTION: "逐项条件（暂定）", "Condition by condition (provisional)";
    COL_CONDITION: "条件", "Condition";
    COL_DECLARED: "申明或得分", "Declared or scored";
    COL_HOLDS: "判断", "Verdict";
    ELIGIBILITY: "申请条件", "To apply";
    ONE_OF: "任一：", "One of: ";
    WAY: "任一途径，途径{}：", "One of several ways, way {}: ";
    TOTAL_AT_LEAST: "总分达到{}", "Total of at least {}";
    CATEGORY_AT_LEAST: "至少一个类目达到其分值的{}", "At least one category at {} of its own points";
    BEST: "{}：{}", "{}: {}";
    MET: "成立", "met";
    OPEN: "待定", "open";
    FAILED: "不成立", "not met";
    REACHED: "达到", "reached";
    NOT_REACHED: "未达到", "not reached";
    YES: "是", "yes";
    NO: "否", "no";
    NOT_DECLARED: "未申明", "not declared";
    OR_HIGHER: "“{}”或以上", "“{}” or higher";
    READINGS: "条款的读法", "How clauses are read";
    PERIODS_CAPTION: "期限（起始日不计入；工作日不含周六、周日和所列休息日）", "Periods (the first day does not count; working days leave out Saturdays, Sundays and the days off listed)";
    COL_PERIOD: "事项", "What";
    COL_LENGTH: "期限", "How long";
    COL_BEGINS: "起始日", "Begins";
    COL_ENDS: "到期日", "Ends";
    DAYS_OFF_IN_PART: "（清单里读不懂的没有计入）", " (without what cannot be read in the list)";
    MATERIALS_CAPTION: "材料清单", "Material to hand in";
    COL_MATERIAL: "材料", "Material";
    COL_FORM: "形式与字数", "Form and length";
    AT_MOST: "{}不超过{}字", "{}: up to {} characters";
    COL_BY: "日期", "By";
    COPIES: "纸质{}份", "{} on paper";
    ELECTRONIC: "电子文档", "electronic";
    MATERIAL_OPEN: "未开始", "not begun";
    MATERIAL_BEGUN: "进行中", "in work";
    MATERIAL_DONE: "已备齐", "ready";

    STEPS_LINE: "分数上档数最少的一条路（每个条目最多上调{}档）：共提{}档，改动条目数{}，总分到{}分（暂定）。", "A way with the fewest steps of the scale, at most {} an item: steps in all {}, items changed {}; the total is then {} points (provisional).";
    FREE_STEPS_LINE: "分数上档数最少的一条路：共提{1}档，改动条目数{2}，总分到{3}分（暂定）。", "A way with the fewest steps of the scale: steps in all {1}, items changed {2}; the total is then {3} points (provisional).";
    WATERFALL_CAPTION: "从现在到“{}”的一条路（暂定）", "A way from the present total to “{}” (provisional)";
    BARS_CAPTION: "各条目的得分率、证据支持与余量（暂定）", "Items: percent, what the evidence supports, headroom (provisional)";
    SURE: "条目带有最低与最高得分率。假定各条目互不影响，每个条目在其间的每一档可能性相同，逐一计数（暂定）：", "Items carry a lowest and a highest percent. Taking items as independent and each step between as equally likely, all combinations are counted (provisional):";
    SURE_CAPTION: "总分的分布与达到各等级的可能性（暂定）", "Distribution of the total, and the chance of each tier (provisional)";
    CHANCES_CAPTION: "达到各等级的可能性（暂定）", "Chance of each tier (provisional)";
    PLAN_TITLE: "目标与改进计划（暂定）", "Targets and improvement plan (provisional)";
    TARGET_TOTAL: "达到各条目的目标后，总分将由{}分变为{}分（暂定）。", "With every target reached, the total rises from {} to {} points (provisional).";
    TARGETS_CAPTION: "各条目的目标（暂定）", "Targets by item (provisional)";
    COL_TARGET: "目标得分率", "Target percent";
    COL_GAIN: "增加得分", "Gain in points";
    ACTIONS_CAPTION: "改进计划", "Improvement plan";
    NO_ACTIONS: "还没有写下措施。", "No action is written yet.";
    COL_ACTION: "措施", "Action";
    COL_OWNER: "负责人", "Owner";
    COL_DUE: "完成时间", "Due";
    COL_STATUS: "状态", "Status";
    PLANNED: "未开始", "not begun";
    UNDERWAY: "进行中", "under way";
    DONE: "已完成", "done";

    REFERENCE: "（证据{}）", " [evidence {}]";
    EVIDENCE_TITLE: "证据清单", "List of evidence";
    EVIDENCE_CAPTION: "证据清单", "Evidence by guidance point";
    NO_EVIDENCE: "还没有填写证据。", "No evidence is written yet.";
    COL_NUMBER: "序号", "No.";
    COL_POINT: "要点", "Guidance point";
    COL_BEGINNING: "证据开头", "Evidence, first words";
    GAPS_TITLE: "待补清单", "List of what is missing";
    GAPS_CAPTION: "尚缺的内容", "What is missing, with its place";
    NO_GAPS: "没有待补的内容。", "Nothing is missing.";
    COL_PLACE: "位置", "Place";
    COL_MISSING: "缺什么", "What is missing";
    COUNTS_TITLE: "字数", "Character counts";
    COUNTS_CAPTION: "各章字数", "Characters by chapter";
    LIMITS_CAPTION: "字数与限制", "Characters and limits";
    COL_TEXT: "材料", "Text";
    COL_MOST: "限制", "Limit";
    STATE_OF_LENGTH: "是否超出", "Within it";
    WITHIN: "未超", "yes";
    EXCESS: "超出{}字", "over by {} characters";
    COUNTS_NOTE: "不计空白，表格和图中的文字计入；本附录不计。“自述”只计贵组织填写的内容和由其数据形成的表、图，标题、要求提示、待补标记等不计，附录中的引用不重复计；字数限制只与自述比较。", "White space is not counted; the text of tables and figures is. This annex is left out. “Own” counts only what the organisation wrote and the tables and figures of its data: no headings, briefs of requirements or marks of what is missing, and nothing again where an annex quotes it. Limits are held against it alone.";
    MAIN_TEXT: "正文小计", "Main text";
    COL_CHAPTER: "章", "Chapter";
    COL_ALL: "全部字数", "All characters";
    COL_OWN: "其中自述", "Own";

    FOUND_NO_EVIDENCE: "得分率已是30%或更高，依据写在哪里？", "The percent is 30% or more: where is the evidence for it?";
    FOUND_UNCOVERED: "这样的得分率，要求要点覆盖到相应程度：{}是否做到了？", "A percent this high expects the guidance points to be covered: is that so for {}?";
    FOUND_FACTOR_GAP: "{}比条目的分数段低两段或更多：整体判断是否仍然成立？", "{} lies two or more bands below the band of the item: does the judgement of the whole still stand?";
    FOUND_FEW_INDICATORS: "得分率已是30%或更高，而有数据的指标不足3个：还有哪些指标能说明这一结果？", "The percent is 30% or more with figures for fewer than 3 indicators: which others show this result?";
    FOUND_SHORT_SERIES: "得分率已是30%或更高，而{}没有连续三年的数据：能否补上更早的年份？", "The percent is 30% or more without three consecutive years for {}: can earlier years be added?";
    FOUND_NO_COMPARISON: "得分率已是50%或更高，而{}没有行业平均、竞争对手或标杆的数据：与谁相比算好？", "The percent is 50% or more without an industry, competitor or benchmark figure for {}: good beside whom?";
    FOUND_ADVERSE_TREND: "得分率已是50%或更高，而{}在变差：这样的得分率是否仍然成立？", "The percent is 50% or more while {} is getting worse: does it still stand?";
    FOUND_NOT_LEADING: "得分率已是90%或更高，而没有一个指标达到卓越：领先体现在哪里？", "The percent is 90% or more and no indicator is in the highest class: where does the organisation lead?";
    FOUND_MORE: "{}等{}项", "{} and more, {} in all";
    FOUND_DISMISSED: "（已搁置，理由：{}）", " (Put aside, for this reason: {})";
    FOUND_RESULT_LAGS: "过程评到70%或更高，而“{}”不高于25%：过程的成效体现在哪些结果上？", "The process is at 70% or more while “{}” is at 25% or less: which results show that the process works?";
    CLAUSE: "（{}）", " ({})";
    COMMA: "、", ", ";
    QUOTED: "“{}”", "“{}”";
}

/// Puts values into the places `{}` of a template, in order; `{2}` names its value instead.
pub(super) fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len());
    let (mut rest, mut next) = (template, 0);
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or(("", after));
        let index = name.parse().unwrap_or(next);
        filled.push_str(before);
        filled.push_str(values.get(index).copied().unwrap_or_default());
        (rest, next) = (after, index + 1);
    }
    filled + rest
}

/// The score of an item: `65% · 13.00 of 20 points (provisional)`.
pub(super) fn score_line(
    decided: Option<Percent>,
    earned: Hundredths,
    points: Points,
    lang: Lang,
) -> String {
    let points = points.0.to_string();
    match decided {
        Some(decided) => fill(
            SCORE_LINE.get(lang),
            &[&decided.to_string(), &earned.to_string(), &points],
        ),
        None => fill(NOT_SCORED_LINE.get(lang), &[&points]),
    }
}

/// A date, `2026-11-20`, as it is written out; anything else as it is.
pub(super) fn date(iso: &str, lang: Lang) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Option<Vec<usize>> = iso.split('-').map(|part| part.parse().ok()).collect();
    match parts.as_deref() {
        Some([year, month @ 1..=12, day @ 1..=31]) => match lang {
            Lang::Zh => format!("{year}年{month}月{day}日"),
            Lang::En => format!("{day} {} {year}", MONTHS[month - 1]),
        },
        _ => super::text::line(iso),
    }
}

/// An item by number and title: `1.1 文化引领`.
pub(super) fn item_name(item: &Item, lang: Lang) -> String {
    super::text::line(&format!("{} {}", item.id, item.title.get(lang)))
}

fn named(standard: &Standard, id: &ItemId, lang: Lang) -> String {
    standard
        .item(id)
        .map_or_else(|| id.to_string(), |item| item_name(item, lang))
}

/// What was declared for a condition.
pub(super) fn declared(
    condition: &Condition,
    answer: Option<&ConditionAnswer>,
    lang: Lang,
) -> String {
    match (answer, &condition.kind) {
        (None, _) => NOT_DECLARED.get(lang).to_owned(),
        (Some(ConditionAnswer::Declared(true)), _) => YES.get(lang).to_owned(),
        (Some(ConditionAnswer::Declared(false)), _) => NO.get(lang).to_owned(),
        (Some(ConditionAnswer::Number(number)), ConditionKind::Number { unit, choices }) => {
            match choices.iter().find(|choice| choice.value == *number) {
                Some(choice) => super::text::line(choice.title.get(lang)),
                None => format!("{number} {}", super::text::line(unit.get(lang))),
            }
        }
        (Some(ConditionAnswer::Number(number)), _) => number.to_string(),
        (Some(ConditionAnswer::Score { score, full }), _) => {
            format!("{} / {full}", Hundredths::new(i64::from(*score)))
        }
    }
}

/// Where an organisation stands.
pub fn standing(standing: Standing) -> Phrase {
    match standing {
        Standing::Reached => Phrase::new("达到", "Reached"),
        Standing::MayApply => Phrase::new("符合申报条件", "Eligible"),
        Standing::Open => Phrase::new("待定", "Not yet decided"),
        Standing::NoTier => Phrase::new("未达到等级", "No tier"),
        Standing::NotEligible => Phrase::new("不符合申报条件", "Not eligible"),
    }
}

/// How many conditions are open and how many failed.
pub(super) fn conditions_left(lang: Lang, open: usize, failed: usize) -> String {
    match (lang, open, failed) {
        (Lang::Zh, 0, 0) => String::from("全部成立"),
        (Lang::En, 0, 0) => String::from("all met"),
        (Lang::Zh, open, 0) => format!("{open}项待定"),
        (Lang::En, open, 0) => format!("{open} open"),
        (Lang::Zh, 0, failed) => format!("{failed}项不成立"),
        (Lang::En, 0, failed) => format!("{failed} not met"),
        (Lang::Zh, open, failed) => format!("{failed}项不成立，{open}项待定"),
        (Lang::En, open, failed) => format!("{failed} not met, {open} open"),
    }
}

/// A verdict on a condition.
pub(super) fn holds(verdict: Verdict) -> Phrase {
    match verdict {
        Verdict::Met => MET,
        Verdict::Open => OPEN,
        Verdict::Failed => FAILED,
    }
}

/// A verdict on what the score alone supports.
pub(super) fn reach(verdict: Verdict) -> Phrase {
    match verdict {
        Verdict::Met => REACHED,
        Verdict::Open => OPEN,
        Verdict::Failed => NOT_REACHED,
    }
}

/// So many indicators are named in a finding.
const SHOWN: usize = 3;

/// A finding of the evidence check as a question, with the clause that its rule rests on.
///
/// ```
/// # use excellence_assessment::{draft::words, language::Lang, scoring::{Finding, Mend, Rule}, standard::{Standard, SHENZHEN}};
/// let standard = Standard::read(SHENZHEN).unwrap();
/// let finding = Finding {
///     rule: Rule::NoEvidence, item: "1.1".into(), points: vec![], factors: vec![], indicators: vec![], lagging: None,
///     mend: Mend::Table, dismissed: None,
/// };
/// let question = words::finding(&finding, &standard, Lang::En);
/// assert!(question.starts_with("The percent is 30% or more: where is the evidence for it?"));
/// ```
pub fn finding(finding: &Finding, standard: &Standard, lang: Lang) -> String {
    let item = standard.item(&finding.item);
    let quoted = |names: Vec<&str>| {
        let quoted = |name: &&str| fill(QUOTED.get(lang), &[name]);
        let names: Vec<String> = names.iter().map(quoted).collect();
        super::text::line(&names.join(COMMA.get(lang)))
    };
    let indicators = || {
        let unnamed = super::fact_words::UNNAMED.get(lang);
        let names = finding.indicators.iter().map(|(_, name)| name.trim());
        let named = names.map(|own| if own.is_empty() { unnamed } else { own });
        let shown: Vec<&str> = named.take(SHOWN).collect();
        let all = finding.indicators.len();
        let names = quoted(shown);
        if all > SHOWN {
            fill(FOUND_MORE.get(lang), &[&names, &all.to_string()])
        } else {
            names
        }
    };
    let question = match finding.rule {
        Rule::NoEvidence => FOUND_NO_EVIDENCE.get(lang).to_owned(),
        Rule::GuidanceUncovered => {
            let points = item.map_or(&[][..], |item| &item.guidance).iter();
            let concerned = points.filter(|point| finding.points.contains(&point.id));
            let names = concerned.map(|point| point.heading.get(lang)).collect();
            fill(FOUND_UNCOVERED.get(lang), &[&quoted(names)])
        }
        Rule::FactorGap => {
            let factors = item.map_or(&[][..], |item| &standard.guide_of(item).factors);
            let concerned = factors
                .iter()
                .filter(|factor| finding.factors.contains(&factor.id));
            let names = concerned.map(|factor| factor.title.get(lang)).collect();
            fill(FOUND_FACTOR_GAP.get(lang), &[&quoted(names)])
        }
        Rule::FewIndicators => FOUND_FEW_INDICATORS.get(lang).to_owned(),
        Rule::ShortSeries => fill(FOUND_SHORT_SERIES.get(lang), &[&indicators()]),
        Rule::NoComparison => fill(FOUND_NO_COMPARISON.get(lang), &[&indicators()]),
        Rule::AdverseTrend => fill(FOUND_ADVERSE_TREND.get(lang), &[&indicators()]),
        Rule::NotLeading => FOUND_NOT_LEADING.get(lang).to_owned(),
        Rule::ResultLags => {
            let lagging = finding.lagging.as_ref();
            let name = lagging.map(|id| named(standard, id, lang));
            fill(
                FOUND_RESULT_LAGS.get(lang),
                &[name.as_deref().unwrap_or_default()],
            )
        }
    };
    let clause = standard.checks.get(finding.rule.key());
    let clause = clause.map(|clause| fill(CLAUSE.get(lang), &[&super::text::line(clause)]));
    question + &clause.unwrap_or_default()
}

/// That a finding was dismissed, and why; empty where it was not.
pub fn dismissal(finding: &Finding, lang: Lang) -> String {
    let reason = finding.dismissed.as_deref().map(super::text::line);
    let said = reason.map(|reason| fill(FOUND_DISMISSED.get(lang), &[&reason]));
    said.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_never_become_places() {
        assert_eq!(fill("{} of {}", &["{}", "b"]), "{} of b");
        assert_eq!(fill("{1}, {0}", &["a", "b"]), "b, a");
        assert_eq!(fill("{}", &[]), "");
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date("2026-11-20", Lang::Zh), "2026年11月20日");
        assert_eq!(date("2026-11-02", Lang::En), "2 November 2026");
        assert_eq!(date("soon", Lang::En), "soon");
    }
}
