//! The way to a tier: from the present total, item by item, to the points that it needs.

mod draw;
mod model;

pub use draw::svg;
pub use model::{Rise, Waterfall};
