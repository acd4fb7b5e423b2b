//! The radar: what each category has earned of its own points, over the bands of the scale; beside it, where there is more to
//! show, what the evidence supports, the target profile, and the lines of the tiers.

mod draw;
mod layout;
mod model;

pub use draw::svg;
pub use model::{Axis, Profile, Radar, Ring, TierLine};
