//! What `summary()` gives: scores and tiers, no answers.

use super::to_json;
use crate::programme::ProgrammeResult;
use crate::scoring::Scoreboard;
use crate::standard::{
    CategoryId, ConditionId, Hundredths, ItemId, Percent, ProgrammeId, StandardId, TierId,
};
use crate::ui::Session;
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of this shape.
const FORMAT: u32 = 1;

/// The scores of an assessment. Points are in hundredths.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Summary {
    format: u32,
    standard: StandardId,
    /// Always true: a self-score.
    provisional: bool,
    /// Whether the organisation is invented.
    fictional: bool,
    earned: Hundredths,
    /// Earned, and what is still open.
    ceiling: Hundredths,
    possible: Hundredths,
    supported: Hundredths,
    items: BTreeMap<ItemId, ItemSummary>,
    categories: BTreeMap<CategoryId, CategorySummary>,
    programmes: BTreeMap<ProgrammeId, ProgrammeSummary>,
}

#[derive(Serialize)]
struct ItemSummary {
    /// `null` is not scored.
    percent: Option<Percent>,
    earned: Hundredths,
    possible: Hundredths,
    supported: Option<Percent>,
    proposed: Option<Percent>,
}

#[derive(Serialize)]
struct CategorySummary {
    earned: Hundredths,
    ceiling: Hundredths,
    possible: Hundredths,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProgrammeSummary {
    tier: Option<TierId>,
    by_score: Option<TierId>,
    open: Vec<ConditionId>,
    failed: Vec<ConditionId>,
}

impl Summary {
    /// The summary of a session as it is now, computed from the answers alone.
    pub(super) fn of(session: Session) -> Summary {
        let standard = session.standard();
        let (board, results) = session.assessment(|assessment| {
            let board = Scoreboard::of(standard, assessment);
            let programmes = session.all_programmes().iter();
            let results: Vec<ProgrammeResult> = programmes
                .map(|programme| ProgrammeResult::of(programme, &board, assessment))
                .collect();
            (board, results)
        });
        let total = board.total;
        Summary {
            format: FORMAT,
            standard: standard.id.clone(),
            provisional: true,
            fictional: session.assessment(|assessment| assessment.fictional),
            earned: total.earned,
            ceiling: total.ceiling,
            possible: total.possible,
            supported: total.supported,
            items: items(&board),
            categories: categories(&board),
            programmes: results.into_iter().map(programme).collect(),
        }
    }

    /// The summary as JSON.
    pub(super) fn to_json(&self) -> String {
        to_json(self)
    }
}

fn items(board: &Scoreboard) -> BTreeMap<ItemId, ItemSummary> {
    let summary = |item: &crate::scoring::ItemScore| ItemSummary {
        percent: item.percent,
        earned: item.earned,
        possible: item.possible,
        supported: item.supported,
        proposed: item.proposal.as_ref().map(|proposal| proposal.percent),
    };
    let items = board.items.iter();
    items.map(|item| (item.id.clone(), summary(item))).collect()
}

fn categories(board: &Scoreboard) -> BTreeMap<CategoryId, CategorySummary> {
    let summary = |category: &crate::scoring::CategoryScore| CategorySummary {
        earned: category.total.earned,
        ceiling: category.total.ceiling,
        possible: category.total.possible,
    };
    let categories = board.categories.iter();
    categories
        .map(|category| (category.id.clone(), summary(category)))
        .collect()
}

fn programme(result: ProgrammeResult) -> (ProgrammeId, ProgrammeSummary) {
    let summary = ProgrammeSummary {
        tier: result.tier,
        by_score: result.by_score,
        open: result.open,
        failed: result.failed,
    };
    (result.id, summary)
}
