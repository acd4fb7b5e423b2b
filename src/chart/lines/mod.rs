//! The line figure of an indicator: values, target and lines of comparison over the years. A year without a figure is a gap.

mod axis;
mod draw;
mod model;

pub use draw::svg;
pub use model::{Lines, Track};
