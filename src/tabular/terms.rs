//! The words by which headings, units, notes and names are understood, in Chinese and English. Headings are compared once their
//! full-width signs are half-width, and all of them in small letters.

use super::heading::Meaning;

/// Whom a comparison is with, where the best of them may be meant.
pub(super) const FIELDS: [&str; 6] = ["行业", "同行", "同业", "industry", "sector", "peer"];

/// Places of which the average or the best is a comparison, and nothing else.
pub(super) const PLACES: [&str; 11] = [
    "国内",
    "国际",
    "全国",
    "世界",
    "全球",
    "全省",
    "省内",
    "national",
    "world",
    "global",
    "international",
];

/// Words of the best of many: 行业第一 is no average.
pub(super) const BEST: [&str; 21] = [
    "第一", "最优", "最高", "最好", "最佳", "领先", "一流", "优秀", "前三", "前五", "前十", "前列",
    "前1", "前2", "前3", "前5", "头部", "龙头", "best", "lead", "top",
];

/// Words of an average.
pub(super) const AVERAGE: [&str; 4] = ["平均", "均值", "average", "mean"];

/// Words that name a competitor.
pub(super) const COMPETITOR: [&str; 5] = ["竞争", "对手", "竞品", "competitor", "rival"];

/// Words that name a benchmark.
pub(super) const BENCHMARK: [&str; 9] = [
    "标杆",
    "对标",
    "先进",
    "benchmark",
    "best in class",
    "best-in-class",
    "best practice",
    "world class",
    "world-class",
];

/// Words that name a target.
pub(super) const TARGET: [&str; 6] = ["目标", "计划", "预算", "target", "goal", "plan"];

/// Words of figures that are neither reached nor aimed at: how far apart two are, by how much one grew, what is expected.
pub(super) const OTHERS: [&str; 35] = [
    "差",
    "同比",
    "环比",
    "较上",
    "较去",
    "较目标",
    "较行业",
    "比上",
    "增长",
    "增幅",
    "增速",
    "增减",
    "变化",
    "变动",
    "达成率",
    "完成率",
    "达标率",
    "实现率",
    "分位",
    "行业最低",
    "行业最差",
    "预计",
    "预测",
    "预估",
    "估计",
    "gap",
    "differ",
    "varia",
    "growth",
    "versus",
    "vs",
    "yoy",
    "forecast",
    "estimate",
    "achiev",
];

/// Words of columns that stand beside an indicator and are nothing of it: its code, its formula, who is responsible.
pub(super) const BESIDE: [&str; 36] = [
    "类别",
    "分类",
    "编号",
    "编码",
    "代码",
    "代号",
    "公式",
    "算法",
    "定义",
    "解释",
    "说明",
    "口径",
    "权重",
    "频次",
    "周期",
    "备注",
    "责任",
    "负责",
    "主管",
    "归口",
    "填报",
    "牵头",
    "部门",
    "科室",
    "category",
    "code",
    "formula",
    "definition",
    "description",
    "weight",
    "frequency",
    "remark",
    "department",
    "business unit",
    "owner",
    "responsib",
];

/// Words of a part of a year, which is not the year.
pub(super) const PARTS: [&str; 13] = [
    "半年",
    "累计",
    "至今",
    "截至",
    "截止",
    "q1",
    "q2",
    "q3",
    "q4",
    "ytd",
    "half-year",
    "first half",
    "year to date",
];

/// Units are named so; 责任单位 and 主管单位 are departments.
pub(super) const UNITS: [&str; 4] = ["单位", "unit", "units", "uom"];
pub(super) const OF_UNITS: [&str; 8] = [
    "计量单位",
    "度量单位",
    "计算单位",
    "指标单位",
    "数据单位",
    "金额单位",
    "货币单位",
    "unit of",
];

/// Columns without figures and the words that name them; the first that is found counts.
pub(super) const COLUMNS: [(Meaning, &[&str]); 5] = [
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
pub(super) const VALUES: [&str; 12] = [
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

/// And what may stand there only where the year is said: 情况 alone is no figure.
pub(super) const OF_A_YEAR: [&str; 21] = [
    "a",
    "情况",
    "完成情况",
    "实际情况",
    "实际完成",
    "实际完成值",
    "实际完成情况",
    "数据",
    "实际数据",
    "结果",
    "业绩",
    "水平",
    "实测值",
    "平均",
    "平均值",
    "均值",
    "全年",
    "1-12月",
    "决算",
    "data",
    "year",
];

/// Years by name, and how long ago they are.
pub(super) const NAMED: [(&str, u16); 5] = [
    ("本年", 0),
    ("今年", 0),
    ("去年", 1),
    ("上年", 1),
    ("前年", 2),
];

/// What may follow 年: 2023年度, 2023年末.
pub(super) const YEAR_ENDS: [char; 3] = ['度', '末', '底'];

/// Headings of running numbers.
pub(super) const NUMBERS: [&str; 7] = ["序号", "指标序号", "编号", "no.", "no", "#", "id"];

/// Headings that no row but that of the headings has.
pub(super) const SURE: [&str; 14] = [
    "指标",
    "指标名称",
    "绩效指标",
    "名称",
    "项目",
    "项目名称",
    "单位",
    "计量单位",
    "indicator",
    "kpi",
    "metric",
    "measure",
    "name",
    "unit",
];

/// The digits of Chinese.
pub(super) const NUMERALS: &str = "一二三四五六七八九十";

/// Words with which a footnote begins, before a colon.
pub(super) const NOTES: [&str; 9] = [
    "注",
    "备注",
    "说明",
    "资料来源",
    "数据来源",
    "来源",
    "note",
    "notes",
    "source",
];

/// Words of what is better the lower it is.
pub(super) const LOWER: [&str; 32] = [
    "投诉",
    "不良",
    "不合格",
    "返修",
    "返工",
    "缺陷",
    "事故",
    "工伤",
    "伤亡",
    "周转天数",
    "流失",
    "离职",
    "退货",
    "能耗",
    "成本",
    "故障",
    "差错",
    "报废",
    "废品",
    "逾期",
    "停机",
    "排放",
    "complaint",
    "defect",
    "rework",
    "scrap",
    "accident",
    "injur",
    "attrition",
    "downtime",
    "emission",
    "cost",
];

/// Words beside them with which that is no longer plain: 投诉处理及时率, 成本降低率, 无事故天数.
pub(super) const NOT_LOWER: [&str; 40] = [
    "满意",
    "及时",
    "处理",
    "解决",
    "响应",
    "回复",
    "关闭",
    "整改",
    "降",
    "减",
    "节约",
    "节省",
    "节能",
    "检出",
    "识别",
    "利润",
    "收益",
    "投入",
    "完成",
    "达成",
    "达标",
    "覆盖",
    "间隔",
    "挽回",
    "预防",
    "控制",
    "演练",
    "无",
    "零缺陷",
    "零事故",
    "reduc",
    "sav",
    "resol",
    "clos",
    "free",
    "satisf",
    "on time",
    "on-time",
    "respon",
    "avoid",
];

/// What units end with; 收入（合并） has none in its brackets.
pub(super) const UNIT_ENDS: [&str; 24] = [
    "%", "％", "‰", "元", "万", "亿", "件", "次", "人", "天", "日", "小时", "分", "年", "吨", "家",
    "个", "项", "台", "套", "倍", "ppm", "kg", "h",
];
