//! From answers to points: proposals, scores, ranges, the evidence check. Pure integer arithmetic.
//!
//! An item's percent is a judgement of the whole by the person who scores (clause 附录一 1). This module proposes and
//! questions; it never changes what was decided.

mod evidence_check;
mod indicators;
mod nearest;
mod proposal;
mod scoreboard;

pub use evidence_check::{Finding, Mend, Rule};
pub use indicators::{
    BandProposal, Course, Fact, IndicatorFacts, ItemFacts, Measure, Need, Quantity, SEVERAL_YEARS,
    Share, Standing, Trend, propose_bands,
};
pub use nearest::{REACH, Rise, Step, nearest};
pub use proposal::{Proposal, propose};
pub use scoreboard::{CategoryScore, ItemScore, Scoreboard, Total};
