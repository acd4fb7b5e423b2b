//! The items side by side: what is claimed, how much of it the evidence supports, the headroom above, the target.

mod draw;
mod model;

pub use draw::svg;
pub use model::{Bar, Bars};
