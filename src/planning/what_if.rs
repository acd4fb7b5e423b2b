//! Other percents tried out on a copy: the assessment stays as it is.

use crate::assessment::{Assessment, Command};
use crate::programme::{Programme, ProgrammeResult};
use crate::scoring::Scoreboard;
use crate::standard::{ItemId, Percent, Standard};

/// What an assessment would say with other percents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The scores.
    pub board: Scoreboard,
    /// The programmes, in their order.
    pub programmes: Vec<ProgrammeResult>,
}

impl WhatIf {
    /// What an assessment would say if these items had these percents.
    pub fn of(
        standard: &Standard,
        programmes: &[Programme],
        assessment: &Assessment,
        percents: &[(ItemId, Option<Percent>)],
    ) -> WhatIf {
        let mut tried = assessment.clone();
        for (item, percent) in percents {
            tried.apply(Command::Percent(item.clone(), *percent));
        }
        let board = Scoreboard::of(standard, &tried);
        let results = programmes.iter();
        WhatIf {
            programmes: results
                .map(|programme| ProgrammeResult::of(programme, &board, &tried))
                .collect(),
            board,
        }
    }
}
