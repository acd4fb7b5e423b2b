//! Figures, drawn with plotters as SVG.
//!
//! A figure is plain data first ([`Radar`], [`Lines`], …), so that a writer may draw it, tell it in words, show its numbers, or
//! build the native chart of its own format from it: [`Drawing`]. Drawing uses shapes and single lines of text only: plotters
//! measures text by adding an element to the page, so nothing here asks it to measure, and the room for labels is estimated
//! from their characters.
//!
//! This is the only place with floating point, and none of it reaches a score: only the radar's circle and its labels are
//! placed with it. Everything that stands for a number is placed in integers.

pub mod bars;
mod colours;
pub mod distribution;
mod drawing;
pub mod lines;
mod numbers;
mod pen;
pub mod radar;
mod share;
mod svg;
pub mod waterfall;

pub use bars::Bars;
pub use distribution::Distribution;
pub use drawing::Drawing;
pub use lines::Lines;
pub use numbers::{NOTHING, Numbers};
pub use radar::Radar;
pub use share::share;
pub use waterfall::Waterfall;
