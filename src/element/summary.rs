//! What `summary()` gives: scores and tiers, no answers.

use crate::programme::ProgrammeResult;
use crate::scoring::{CategoryScore, ItemScore, Scoreboard};
use crate::standard::{ConditionId, Percent, StandardId, TierId};
use crate::ui::Session;
use crate::ui::programmes::packs_here;
use crate::writing::Json;
use leptos::prelude::GetUntracked;
use std::sync::Arc;

/// The version of this shape.
const FORMAT: u32 = 1;

/// The scores of an assessment. Points are in hundredths.
pub(super) struct Summary {
    standard: StandardId,
    /// Whether the organisation is invented.
    fictional: bool,
    board: Arc<Scoreboard>,
    programmes: Vec<ProgrammeResult>,
}

impl Summary {
    /// The summary of a session as it is now, computed from the answers alone.
    pub(super) fn of(session: Session) -> Summary {
        let standard = session.standard();
        let board = session.assessment(|assessment| Scoreboard::of(standard, assessment));
        Summary::by(session, Arc::new(board))
    }

    /// The same by the scores that the page has at hand: for events, which come while somebody types.
    pub(super) fn at_hand(session: Session) -> Summary {
        match session.board.try_get_untracked() {
            Some(board) => Summary::by(session, board),
            None => Summary::of(session),
        }
    }

    fn by(session: Session, board: Arc<Scoreboard>) -> Summary {
        let standard = session.standard();
        session.assessment(|assessment| {
            let of = |programme| ProgrammeResult::of(programme, &board, assessment);
            // The first one is here from the beginning, all of them once their packs have arrived.
            let programmes = match packs_here() {
                Some(packs) => packs.iter().map(|pack| of(&pack.programme)).collect(),
                None => session.all_programmes().iter().map(of).collect(),
            };
            Summary {
                standard: standard.id.clone(),
                fictional: assessment.fictional,
                board,
                programmes,
            }
        })
    }

    /// The summary as JSON.
    pub(super) fn to_json(&self) -> String {
        let mut json = Json::compact();
        self.write(&mut json);
        json.finish()
    }

    pub(super) fn write(&self, json: &mut Json) {
        let total = &self.board.total;
        json.object(|json| {
            json.key("format").number(FORMAT);
            json.key("standard").text(self.standard.as_str());
            // Always: a self-score.
            json.key("provisional").boolean(true);
            json.key("fictional").boolean(self.fictional);
            json.key("earned").number(total.earned.get());
            // Earned, and what is still open.
            json.key("ceiling").number(total.ceiling.get());
            json.key("possible").number(total.possible.get());
            json.key("supported").number(total.supported.get());
            json.key("items").object(|json| {
                for score in &self.board.items {
                    item(json.key(score.id.as_str()), score);
                }
            });
            json.key("categories").object(|json| {
                for score in &self.board.categories {
                    category(json.key(score.id.as_str()), score);
                }
            });
            json.key("programmes").object(|json| {
                for result in &self.programmes {
                    programme(json.key(result.id.as_str()), result);
                }
            });
        });
    }
}

fn item(json: &mut Json, score: &ItemScore) {
    let proposed = score.proposal.as_ref().map(|proposal| proposal.percent);
    json.object(|json| {
        // `null` is not scored.
        percent(json.key("percent"), score.percent);
        json.key("earned").number(score.earned.get());
        json.key("possible").number(score.possible.get());
        percent(json.key("supported"), score.supported);
        percent(json.key("proposed"), proposed);
    });
}

fn category(json: &mut Json, score: &CategoryScore) {
    json.object(|json| {
        json.key("earned").number(score.total.earned.get());
        json.key("ceiling").number(score.total.ceiling.get());
        json.key("possible").number(score.total.possible.get());
    });
}

fn programme(json: &mut Json, result: &ProgrammeResult) {
    json.object(|json| {
        tier(json.key("tier"), result.tier.as_ref());
        tier(json.key("byScore"), result.by_score.as_ref());
        conditions(json.key("open"), &result.open);
        conditions(json.key("failed"), &result.failed);
    });
}

fn percent(json: &mut Json, percent: Option<Percent>) {
    json.nullable(percent, |json, percent| json.number(percent.get()));
}

fn tier(json: &mut Json, tier: Option<&TierId>) {
    json.nullable(tier, |json, tier| json.text(tier.as_str()));
}

fn conditions(json: &mut Json, ids: &[ConditionId]) {
    json.list(ids, |json, id| json.text(id.as_str()));
}
