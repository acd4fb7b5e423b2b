//! How likely each total is, with the lines of the tiers.

mod draw;
mod model;

pub use draw::svg;
pub use model::{Bin, Distribution, TierChance};
