//! The words of the workbook.

use crate::language::Phrase;

macro_rules! phrases {
    ($($name:ident: $zh:literal, $en:literal;)*) => {$(
        pub(super) const $name: Phrase = Phrase::new($zh, $en);
    )*};
}

phrases! {
    FONT: "微软雅黑", "Calibri";
    TITLE: "卓越绩效自评工作簿（暂定）", "Performance-excellence self-assessment: workbook (provisional)";
    KEYWORDS: "卓越绩效，自评，暂定", "performance excellence, self-assessment, provisional";
    PROVISIONAL: "暂定", "provisional";
    BETWEEN: " · ", " · ";
    PAGE: "第 &P 页　共 &N 页", "Page &P of &N";

    ABOUT: "说明", "About";
    SHEETS: "工作表", "Sheets";
    NO_SHEETS: "所选范围没有表格。", "There is no table for this part.";

    SCORES: "得分", "Scores";
    SCORES_TITLE: "得分（暂定）", "Scores (provisional)";
    SCORES_PURPOSE: "各条目、类目与总分，带公式和图；改得分率，其余随之重算。", "Items, categories and total with formulas and a chart: change a percent and the rest follows.";
    SCORES_NOTE: "浅黄色的得分率可改，只能取分数段中的值；得分、小计、合计和图随之重算。未评的条目不是零分，计入“未评”。“证据支持”是导出时核查的结果，不重算。", "Percents on yellow can be changed, to those of the bands alone; scores, sums, total and chart follow. An item not scored is open, not zero. What the evidence supports was checked when this file was made and does not follow.";
    ITEM: "条目", "Item";
    POINTS: "分值", "Points";
    PERCENT: "得分率", "Percent";
    EARNED: "得分", "Earned";
    OPEN: "未评", "Open";
    SUPPORTED_PERCENT: "证据支持的得分率", "Percent supported";
    SUPPORTED: "证据支持的得分", "Points supported";
    TARGET: "目标得分率", "Target percent";
    THEN: "达到目标后的得分", "Points at target";
    SUM: "小计：{}", "Sum: {}";
    TOTAL: "合计", "Total";
    NOT_SCORED: "未评", "not scored";
    PERCENT_TITLE: "得分率", "Percent";
    PERCENT_PROMPT: "从列表中选；未评的留空。", "Choose from the list; leave empty what is not scored.";
    PERCENT_ERROR: "标准只允许0%到100%之间每5%一档的得分率。", "The standard allows steps of 5% from 0% to 100% alone.";
    PERCENT_ERROR_OTHER: "请从列表中选：标准只允许这些得分率。", "Choose from the list: the standard allows no other percent.";

    RADAR_TITLE: "各类目得分率（暂定）", "Percent by category (provisional)";
    CATEGORY: "类目", "Category";
    PRESENT: "现状", "Present";
    CEILING: "未评条目全得满分", "With all open points";
    SUPPORTED_LINE: "证据支持", "Supported";
    TARGET_LINE: "目标", "Target";

    INDICATORS: "指标", "Indicators";
    INDICATORS_TITLE: "{}的指标（暂定）", "{}: indicators (provisional)";
    INDICATORS_PURPOSE: "指标表：从标题行起复制，可贴回本条目的指标表。", "The table of indicators: copied from its headings on, it can be pasted back into this item.";
    INDICATORS_NOTE: "从标题行起选中并复制，可贴回自评中本条目的指标表。", "Select from the headings on and copy: it can be pasted back into the table of this item.";

    FINDINGS: "证据核查", "Evidence check";
    FINDINGS_TITLE: "证据核查（暂定）", "Evidence check (provisional)";
    FINDINGS_PURPOSE: "得分高于证据支持之处，逐条列为问题。", "Where a score says more than the evidence supports, as questions.";
    FINDINGS_NOTE: "是要回答的问题，不改变已定的得分率。", "Questions to look into; they change no percent.";
    NO_FINDINGS: "没有疑问。", "No questions.";
    QUESTION: "疑问", "Question";
    STATE: "状态", "State";
    ASKED: "待回答", "open";
    PUT_ASIDE: "已搁置", "put aside";
    REASON: "搁置的理由", "Put aside because";

    PLAN: "改进计划", "Plan";
    PLAN_TITLE: "改进计划（暂定）", "Improvement plan (provisional)";
    PLAN_PURPOSE: "措施、负责人、完成时间与状态。", "Actions, owners, dates and states.";
    PLAN_NOTE: "目标得分率见“得分”表。", "Target percents stand on the sheet of scores.";
    PLAN_WITHOUT_TARGETS: "还没有设定目标得分率。", "No target percent is set yet.";
    NO_ACTIONS: "还没有写下措施。", "No action is written yet.";
    NUMBER: "序号", "No.";
    ACTION: "措施", "Action";
    OWNER: "负责人", "Owner";
    DUE: "完成时间", "Due";

    PROGRAMMES: "认定项目", "Programmes";
    PROGRAMMES_TITLE: "认定与奖项总览（暂定）", "Programmes at a glance (provisional)";
    PROGRAMMES_PURPOSE: "各认定与奖项目前的资格、等级与差距，最接近的在前。", "Where each programme stands: eligibility, tier, distance; the nearest first.";
    PROGRAMMES_NOTE: "按导出时的得分与申明判断，不随本工作簿的改动重算。没有回答的条件不算不成立。", "By scores and declarations when this file was made; it does not follow changes of this workbook. A condition that is not answered does not count as not met.";
    NO_PROGRAMMES: "没有认定项目。", "There is no programme.";
    PROGRAMME: "认定项目", "Programme";
    NOW: "目前", "Now";
    TIER: "等级（暂定）", "Tier (provisional)";
    BY_SCORE: "只看得分（暂定）", "By score alone (provisional)";
    BY_OFFICIAL: "只看正式得分", "By the official score alone";
    CONDITIONS: "条件", "Conditions";
    DISTANCE: "距下一等级（分）", "Points to the next tier";
    FAILED: "不成立的条件", "Conditions not met";
    UNANSWERED: "待定的条件", "Conditions still open";

    MATERIALS: "材料清单", "Material";
    MATERIALS_TITLE: "材料清单（得分与等级暂定）", "Material to hand in (scores and tiers are provisional)";
    MATERIALS_PURPOSE: "已着手的项目要提交的材料：状态、负责人、日期。", "What is handed in for the programmes that are worked on: state, owner, date.";
    MATERIALS_NOTE: "只列已着手的项目：申明过条件，或登记过材料、正式得分。", "Of the programmes that are worked on alone: something was declared, entered or noted.";
    NO_MATERIALS: "没有要提交的材料。", "There is nothing to hand in.";
    MATERIAL: "材料", "Material";
    CLAUSE: "条款", "Clause";
    FORM: "形式", "Form";
    BY: "日期", "By";

    EVIDENCE: "证据清单", "Evidence";
    EVIDENCE_TITLE: "证据清单（暂定）", "List of evidence (provisional)";
    EVIDENCE_PURPOSE: "全部证据，编号与自评报告草稿中的“证据N”一致。", "All evidence, with the numbers by which the draft refers to it.";
    EVIDENCE_NOTE: "编号与同一范围的自评报告草稿中的“证据N”一致。", "Numbers as the draft of the same parts refers to them.";
    NO_EVIDENCE: "还没有填写证据。", "No evidence is written yet.";
    POINT: "要点", "Guidance point";
    COVERAGE: "覆盖程度", "Coverage";
    WRITTEN: "证据", "Evidence";

    BANDS: "分数段", "Bands";
    BANDS_TITLE: "分数段与得分率（评分暂定）", "Bands and percents (scores are provisional)";
    BANDS_PURPOSE: "标准允许的得分率；“得分”表的下拉列表取自这里。", "The percents that the standard allows; the lists of the scores take them from here.";
    BANDS_NOTE: "“得分”表的下拉列表取自这里，请勿改动。", "The lists on the sheet of scores take them from here: leave them as they are.";
    BAND: "分数段", "Band";

    APPLICATION_FORM: "申报表", "Application form";
    WRITTEN_CHARACTERS: "字数", "Characters";
    ALLOWED: "限制", "Limit";
    EXCESS: "超出", "Too many";

    CONTINUES: "……（单元格已满，接下一行）", "… (this cell is full; continued in the next row)";
    CONTINUED: "（接上一行）……", "(continued) …";
    CUT: "……（超出单元格的上限，其余{}字见自评文件）", "… (more than a cell holds: {} more characters in the assessment file)";
}
