//! All programmes at a glance as CSV: for Excel and WPS, where one looks at several organisations.

use crate::draft::{Draft, Glance};
use crate::language::Phrase;
use crate::tabular::{csv_text, guarded};

const HEADS: [Phrase; 11] = [
    Phrase::new("组织名称", "Organisation"),
    Phrase::new("认定项目", "Programme"),
    Phrase::new("授予单位", "Granted by"),
    Phrase::new("目前", "Now"),
    Phrase::new("等级（暂定）", "Tier (provisional)"),
    Phrase::new("只看得分（暂定）", "By score alone (provisional)"),
    Phrase::new("只看正式得分", "By the official score alone"),
    Phrase::new(
        "距下一等级的分数（暂定）",
        "Points to the next tier (provisional)",
    ),
    Phrase::new("条件", "Conditions"),
    Phrase::new("不成立的条件", "Conditions not met"),
    Phrase::new("待定的条件", "Conditions still open"),
];

/// The programmes of a draft, the nearest first, a row each; the headings alone where it has none. Texts that would run as formulas
/// are guarded.
pub fn write(draft: &Draft) -> String {
    let lang = draft.lang;
    let row = |glance: &Glance| {
        let distance = glance.distance.map(|points| points.to_string());
        let cells = [
            draft.organisation.clone(),
            glance.title.clone(),
            glance.grantor.clone(),
            glance.said(lang).to_owned(),
            glance.tier.clone(),
            glance.by_score.clone(),
            glance.by_official.clone(),
            distance.unwrap_or_default(),
            glance.conditions.clone(),
            glance.failed.join("\n"),
            glance.open.join("\n"),
        ];
        cells.map(|cell| guarded(&cell)).to_vec()
    };
    let head = HEADS.map(|head| head.get(lang).to_owned()).to_vec();
    csv_text(std::iter::once(head).chain(draft.glances.iter().map(row)))
}
