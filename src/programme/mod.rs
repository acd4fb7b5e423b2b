//! Certifications and awards: what they ask, what they grant, and what an assessment says about them.
//!
//! A programme is data: conditions that are declared, and tiers whose rules are small trees over declarations, numbers,
//! official scores and percents. [`Programme::read`] takes what decides out of a pack, [`Pack::read`] also how to apply;
//! [`ProgrammeResult::of`] evaluates. Nothing here asks where answers come from or how a result is shown.

mod evaluate;
pub mod form;
mod model;
pub mod nearness;
pub mod procedure;
mod read;
mod result;
pub mod working_days;

pub use evaluate::{Answers, Facts, OwnScore, Scores, Verdict};
pub use model::{Choice, Condition, ConditionKind, Measure, Programme, Rule, Tier};
pub use procedure::Procedure;
pub use read::{FORMAT, MOST_MARKS};
pub use result::{ProgrammeResult, TierResult};

use crate::reading::{self, Fault, Reader};

/// The packs that the first page needs, compiled in, without what only the page of a programme shows: see `build.rs`.
pub const PACKS: [&str; 1] = [include_str!(concat!(
    env!("OUT_DIR"),
    "/beside-the-scores.json"
))];

/// A programme and how to apply for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// What decides.
    pub programme: Programme,
    /// How to apply.
    pub procedure: Procedure,
}

impl Programme {
    /// Reads what decides out of a programme pack, or an edition of one. What belongs to its procedure is not looked at.
    ///
    /// # Errors
    /// All faults of that part of the pack, each with path and line.
    pub fn read(pack: &str) -> Result<Programme, Vec<Fault>> {
        reading::document(pack, &read::programme)
    }
}

impl Pack {
    /// Reads a whole programme pack, or an edition of one.
    ///
    /// # Errors
    /// All faults of the pack, each with path and line.
    pub fn read(pack: &str) -> Result<Pack, Vec<Fault>> {
        reading::document(pack, &Pack::of)
    }

    /// Reads a list of whole packs, as the build puts them together: all in one language.
    ///
    /// # Errors
    /// All faults of all packs, each with path and line.
    pub fn read_list(packs: &str) -> Result<Vec<Pack>, Vec<Fault>> {
        reading::document(packs, &|root| root.list(&Pack::of))
    }

    /// Packs of the build, and behind them those of somebody else. One of these that has the id of one of the build is left out: it may
    /// have been remembered since before that came.
    pub fn joined(of_build: &[Pack], own: &[Pack]) -> Vec<Pack> {
        let is_new = |pack: &&Pack| {
            of_build
                .iter()
                .all(|one| one.programme.id != pack.programme.id)
        };
        let own = own.iter().filter(is_new);
        of_build.iter().chain(own).cloned().collect()
    }

    fn of(root: &Reader<'_>) -> Option<Pack> {
        let programme = read::programme(root)?;
        let pack = root.object()?;
        read::highest_first(&pack, &programme.tiers);
        let procedure = procedure::procedure(&pack);
        Some(Pack {
            programme,
            procedure,
        })
    }
}
