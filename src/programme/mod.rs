//! Certifications and awards: what they ask, what they grant, and what an assessment says about them.
//!
//! A programme is data: conditions that are declared, and tiers whose rules are small trees over declarations, numbers and
//! percents. [`Programme::read`] takes a pack; [`ProgrammeResult::of`] evaluates it. Nothing here asks where answers come
//! from or how a result is shown.

mod evaluate;
mod model;
mod read;
mod result;

pub use evaluate::{Facts, Scores, Verdict};
pub use model::{Condition, ConditionKind, Counted, Limit, Measure, Programme, Rule, Tier};
pub use result::{ProgrammeResult, TierResult};

use crate::reading::{self, Fault};

/// The packs of all programmes, compiled in.
pub const PACKS: [&str; 1] = [include_str!("../../programmes/shenzhen-maturity.json")];

impl Programme {
    /// Reads a programme pack.
    ///
    /// # Errors
    /// All faults of the pack, each with path and line.
    pub fn read(pack: &str) -> Result<Programme, Vec<Fault>> {
        reading::document(pack, &read::programme)
    }
}
