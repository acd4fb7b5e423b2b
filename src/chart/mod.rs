//! Figures, drawn with plotters as SVG.
//!
//! A figure is plain data first ([`Radar`]), so that a writer may draw it, tell it in words, or build the native chart of
//! its own format from it. Drawing uses shapes and single lines of text only: plotters measures text by adding an element
//! to the page, so nothing here asks it to measure, and the room for labels is estimated from their characters.
//!
//! This is the only place with floating point, and none of it reaches a score.

pub mod radar;
mod share;
mod svg;

pub use radar::Radar;
pub use share::share;
