//! What would be: the least steps to a tier, other percents tried out, how sure a total is.
//!
//! All of it is exact: whole steps of the scale, points in hundredths, chances as counts of cases. Nothing here changes an
//! answer, and whatever comes out is provisional, as every score.

mod chance;
mod goal;
mod knapsack;
mod planner;
mod what_if;

pub use chance::{Chance, Confidence, Range, Share, ranges};
pub use planner::{CLIMB, Limits, Plan, Prospect, Raise, Way, Why, plan};
pub use what_if::WhatIf;
