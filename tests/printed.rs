//! What the programme packs say is printed in their documents: titles, and under which clause each condition, tier and step
//! stands. Typed from the documents, not from the packs.

use excellence_assessment::programme::Pack;
use std::fs;
use std::path::Path;

/// A thing of a pack, by id or by printed title, and its clause.
type Clauses = &'static [(&'static str, &'static str)];

/// What a document prints about a programme.
struct Printed {
    id: &'static str,
    title: &'static str,
    conditions: Clauses,
    tiers: Clauses,
    steps: Clauses,
}

/// Section 五 of document 000 and its section 四, clause by clause, then documents 001, 003 and 002.
const PRINTED: [Printed; 11] = [
    Printed {
        id: "shenzhen-maturity",
        title: "卓越绩效管理成熟度等级认定",
        conditions: &[
            ("legal", "三（一）1"),
            ("years", "三（一）1"),
            ("order", "三（一）1"),
            ("clean", "三（一）1"),
            ("adopted", "三（一）2"),
            ("results", "五（一）1"),
            ("distinctive", "五（一）1"),
            ("innovation-practice", "五（一）2"),
            ("outstanding-innovation", "五（一）2"),
            ("practising", "五（一）3"),
            ("sustainable", "五（一）3"),
        ],
        tiers: &[
            ("卓越经营组织", "五（一）1"),
            ("卓越创新组织", "五（一）2"),
            ("卓越绩效先进组织", "五（一）3"),
        ],
        steps: &[
            ("申请与受理", "四（一）1"),
            ("认定评价", "四（一）2"),
            ("综合审议", "四（一）3"),
        ],
    },
    Printed {
        id: "shenzhen-qi",
        title: "企业QI效能等级认定",
        conditions: &[
            ("manufacturer", "三（二）"),
            ("lawful", "三（二）"),
            ("measured", "三（二）"),
            ("placement", "五（二）"),
        ],
        tiers: &[
            ("5级（领跑阶段，智能应用）", "五（二）1"),
            ("4级（并跑阶段，融合应用）", "五（二）2"),
            ("3级（跟跑阶段，集成应用）", "五（二）3"),
            ("2级（起跑阶段，有效应用）", "五（二）4"),
            ("1级（模仿阶段，基本应用）", "五（二）5"),
        ],
        steps: &[
            ("申请与受理", "四（二）1"),
            ("开展自评", "四（二）2"),
            ("现场评审", "四（二）3"),
            ("综合审议", "四（二）4"),
        ],
    },
    Printed {
        id: "shenzhen-employer",
        title: "卓越绩效最佳雇主认定",
        conditions: &[
            ("legal", "三（三）1"),
            ("years", "三（三）1"),
            ("order", "三（三）1"),
            ("clean", "三（三）1"),
            ("adopted", "三（三）2"),
            ("expectations", "三（三）2"),
            ("competitive", "三（三）2"),
            ("engagement", "五（三）"),
        ],
        tiers: &[("卓越绩效最佳雇主", "五（三）")],
        steps: &[
            ("申请与受理", "四（三）1"),
            ("认定评价", "四（三）2"),
            ("综合审议", "四（三）3"),
        ],
    },
    Printed {
        id: "shenzhen-service",
        title: "优秀技术服务机构认定",
        conditions: &[
            ("legal", "三（四）1"),
            ("years", "三（四）1"),
            ("order", "三（四）1"),
            ("clean", "三（四）1"),
            ("service", "三（四）2"),
            ("clients", "三（四）3"),
            ("satisfaction", "五（四）"),
        ],
        tiers: &[("优秀技术服务机构", "五（四）")],
        steps: &[
            ("申请与受理", "四（四）1"),
            ("认定评价", "四（四）2"),
            ("综合审议", "四（四）3"),
        ],
    },
    Printed {
        id: "shenzhen-leader",
        title: "卓越组织（企业）经营者认定",
        conditions: &[
            ("founder", "三（五）1"),
            ("conduct", "三（五）1"),
            ("responsibility", "三（五）1"),
            ("promotes", "三（五）1"),
            ("legal", "三（五）2"),
            ("years", "三（五）2"),
            ("order", "三（五）2"),
            ("clean", "三（五）2"),
            ("award", "五（五）"),
            ("practising", "五（五）"),
            ("benefit", "五（五）"),
        ],
        tiers: &[("卓越组织（企业）经营者", "五（五）")],
        steps: &[
            ("申请与受理", "四（五）1"),
            ("认定评价", "四（五）2"),
            ("综合审议", "四（五）3"),
        ],
    },
    Printed {
        id: "shenzhen-assessor",
        title: "卓越绩效优秀评审员认定",
        conditions: &[
            ("award-years", "三（六）"),
            ("award-days", "三（六）"),
            ("consecutive", "五（六）1"),
            ("recognised", "五（六）1"),
            ("hours", "五（六）2"),
            ("sharing", "五（六）2"),
        ],
        tiers: &[("卓越绩效优秀评审员", "五（六）")],
        steps: &[
            ("申请与受理", "四（六）1"),
            ("认定评价", "四（六）2"),
            ("综合审议", "四（六）3"),
        ],
    },
    Printed {
        id: "shenzhen-mayor",
        title: "深圳市市长质量奖（经济类）",
        conditions: &[],
        tiers: &[],
        steps: &[],
    },
    Printed {
        id: "hangzhou-cultivation",
        title: "杭州市实施卓越绩效模式培育",
        conditions: &[
            ("principles", "二（一）"),
            ("responsibility", "二（一）"),
            ("credit", "二（一）"),
            ("practice-years", "二（二）"),
            ("waived-field", "二（二）"),
            ("leading", "二（二）"),
            ("inspections", "二（三）"),
            ("accidents", "二（三）"),
            ("complaints", "二（三）"),
            ("trusted", "二（三）"),
            ("not-public-body", "二（五）"),
            ("single", "二（六）"),
            ("subsidiaries", "二（六）"),
        ],
        tiers: &[
            ("得分620分（含）以上", "四（三）4"),
            ("得分610分（含）以上，但不足620分", "四（三）4"),
            ("得分600分（含）以上，但不足610分", "四（三）4"),
        ],
        steps: &[
            ("资格审查", "四（一）"),
            ("材料评审", "四（二）"),
            ("现场评审", "四（三）"),
            ("征求意见", "四（四）"),
            ("社会公示", "四（五）"),
            ("审定公布", "四（六）"),
        ],
    },
    Printed {
        id: "shanghai-model",
        title: "卓越质量管理模式（组织）",
        conditions: SHANGHAI_ORGANISATION,
        tiers: &[],
        steps: SHANGHAI_STEPS,
    },
    Printed {
        id: "shanghai-practice",
        title: "卓越管理创新实践（单项）",
        conditions: SHANGHAI_ORGANISATION,
        tiers: &[],
        steps: SHANGHAI_STEPS,
    },
    Printed {
        id: "shanghai-experience",
        title: "卓越管理创新经验（个人）",
        conditions: &[
            ("values", "附件1 第六条（一）"),
            ("employed", "附件1 第六条（二）"),
            ("quality-years", "附件1 第六条（二）"),
            ("achievement", "附件1 第六条（三）"),
            ("standing", "附件1 第六条（四）"),
        ],
        tiers: &[],
        steps: SHANGHAI_STEPS,
    },
];

const SHANGHAI_ORGANISATION: Clauses = &[
    ("registered", "附件1 第五条（一）"),
    ("years", "附件1 第五条（一）"),
    ("lawful", "附件1 第五条（二）"),
    ("character", "附件1 第五条（三）"),
    ("leading", "附件1 第五条（四）"),
    ("contribution", "附件1 第五条（四）"),
    ("activity", "附件1 第五条（五）"),
    ("responsibility", "附件1 第五条（六）"),
];

const SHANGHAI_STEPS: Clauses = &[
    ("自愿申报", "附件1 第七条"),
    ("条件审查", "附件1 第九条"),
    ("成果初审", "附件1 第十条"),
    ("专家会审", "附件1 第十一条、通知二（三）2"),
    ("现场验证", "附件1 第十二条"),
    ("结果审定和公示", "附件1 第十三条、第十七条"),
    ("宣传推广", "附件1 第十四条、通知二（三）4"),
];

fn pack(id: &str) -> Pack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("programmes");
    let pack = fs::read_to_string(folder.join(format!("{id}.json"))).expect("a pack");
    Pack::read(&pack).expect("no fault")
}

/// Pairs of a thing's name and its clause.
fn pairs<'a, T>(
    things: &'a [T],
    of: impl Fn(&'a T) -> (&'a str, &'a String),
) -> Vec<(&'a str, &'a str)> {
    let pair = |thing| {
        let (name, clause) = of(thing);
        (name, clause.as_str())
    };
    things.iter().map(pair).collect()
}

#[test]
fn conditions_tiers_and_steps_stand_in_their_clauses() {
    for printed in &PRINTED {
        let pack = pack(printed.id);
        let (id, programme) = (printed.id, &pack.programme);
        assert_eq!(programme.title.zh, printed.title);
        let conditions = pairs(&programme.conditions, |one| (one.id.as_str(), &one.clause));
        assert_eq!(conditions, printed.conditions, "conditions of {id}");
        let tiers = pairs(&programme.tiers, |one| (&one.title.zh, &one.clause));
        assert_eq!(tiers, printed.tiers, "tiers of {id}");
        let steps = pairs(&pack.procedure.steps, |one| (&one.title.zh, &one.clause));
        assert_eq!(steps, printed.steps, "steps of {id}");
    }
}

#[test]
fn a_number_that_is_asked_for_is_told_in_the_question() {
    for (id, condition, numbers) in [
        ("shenzhen-maturity", "years", &["2"][..]),
        ("shenzhen-maturity", "clean", &["2"]),
        ("shenzhen-employer", "years", &["2"]),
        ("shenzhen-employer", "clean", &["2"]),
        ("shenzhen-employer", "engagement", &["75"]),
        ("shenzhen-service", "years", &["3"]),
        ("shenzhen-service", "clean", &["3"]),
        ("shenzhen-service", "clients", &["3", "15"]),
        ("shenzhen-service", "satisfaction", &["75"]),
        ("shenzhen-leader", "years", &["3"]),
        ("shenzhen-leader", "clean", &["2"]),
        ("shenzhen-assessor", "award-years", &["3", "10", "5", "7"]),
        ("shenzhen-assessor", "consecutive", &["3"]),
        ("shenzhen-assessor", "hours", &["20"]),
        ("hangzhou-cultivation", "practice-years", &["3"]),
        ("hangzhou-cultivation", "leading", &["3"]),
        ("hangzhou-cultivation", "inspections", &["3"]),
        ("hangzhou-cultivation", "accidents", &["3"]),
        ("hangzhou-cultivation", "complaints", &["3"]),
        ("hangzhou-cultivation", "trusted", &["3"]),
        ("shanghai-model", "years", &["3"]),
        ("shanghai-model", "activity", &["2"]),
        ("shanghai-practice", "years", &["3"]),
        ("shanghai-practice", "activity", &["2"]),
        ("shanghai-experience", "quality-years", &["10"]),
    ] {
        let pack = pack(id);
        let found = pack.programme.condition(&condition.into());
        let asks = &found.expect("a condition").asks;
        for text in [&asks.zh, &asks.en] {
            let told = text.split(|c: char| !c.is_ascii_digit());
            let told: Vec<&str> = told.filter(|number| !number.is_empty()).collect();
            assert_eq!(told, numbers, "{id} {condition}: {text}");
        }
    }
}

#[test]
fn breaches_are_of_the_weight_that_each_clause_prints() {
    for (id, weight) in [
        ("shenzhen-maturity", "重要"),
        ("shenzhen-employer", "重大"),
        ("shenzhen-service", "重要"),
        ("shenzhen-leader", "重大"),
    ] {
        let pack = pack(id);
        let clean = pack.programme.condition(&"clean".into());
        let asks = &clean.expect("a condition").asks;
        assert!(asks.zh.contains(weight), "{id}: {}", asks.zh);
        assert!(asks.en.contains(weight), "{id}: {}", asks.en);
    }
}
