//! The radar: what each category has earned of its own points, over the bands of the scale; beside it, where there is more to
//! show, what the evidence supports, the target profile, and the lines of the tiers. One or two categories span no area: theirs
//! are shown as bars over the bands.

mod draw;
mod layout;
mod model;
mod rows;

pub use draw::svg;
pub use model::{Axis, Profile, Radar, Ring, TierLine};
